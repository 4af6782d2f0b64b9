"""Nodes of JSON-LD as publishers write them: one value or a list, prefixes, references by id."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from counterclaim.findings.json_values import kind_of
from counterclaim.interchange._gathering import Gathering

_PREFIX = re.compile(r"(?:schema|sdo):|https?://schema[.]org/")
_CONTEXT = re.compile(r"https?://(?:www[.])?schema[.]org(?:/.*)?")
_KEYWORDS = ("@context", "@type", "@id", "type", "id")
_MANY = ("@graph", "dataFeedElement", "itemListElement", "item")
"""Keys whose values are further nodes of their own."""


def term(text: str) -> str:
    """Return a term of schema.org without its prefix."""
    return _PREFIX.sub("", text, count=1)


def listed(value: object) -> list[Any]:
    """Return one value or a list of values as a list."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


class Node:
    """An object of the file; it remembers which of its keys were read."""

    def __init__(self, value: Mapping[str, Any], pointer: str) -> None:
        self.values = {term(key): item for key, item in value.items()}
        self.keys = {term(key): key for key in value}
        self.pointer = pointer
        self._read: set[str] = set()

    @property
    def types(self) -> tuple[str, ...]:
        """Its types, without prefixes."""
        stated = self.values.get("@type", self.values.get("type"))
        return tuple(term(one) for one in listed(stated) if isinstance(one, str))

    @property
    def id(self) -> str | None:
        """Its own address."""
        stated = self.values.get("@id", self.values.get("id"))
        return stated if isinstance(stated, str) else None

    @property
    def is_reference(self) -> bool:
        """Whether it says nothing but the address of another node."""
        return self.id is not None and set(self.values) <= {"@id", "id", "@type", "type"}

    def at(self, key: str) -> str:
        """Return the pointer to the value of a key."""
        name = self.keys.get(key, key).replace("~", "~0").replace("/", "~1")
        return f"{self.pointer}/{name}"

    def take(self, key: str) -> list[Any]:
        """Return the values of a key, and remember that they were read."""
        self._read.add(key)
        return listed(self.values.get(key))

    def text(self, key: str, gathering: Gathering) -> str | None:
        """Return the first text of a key; say so where there are others, or none is a text."""
        found = [(plain_text(value), value) for value in self.take(key)]
        texts = [text for text, _ in found if text is not None]
        for text, value in found:
            if text is None:
                got = "an empty one" if isinstance(value, str) else kind_of(value)
                message = f"expected a text, got {got}; it was left out"
                gathering.remark("value", message, self.at(key))
        if len(texts) > 1:
            message = f"{key}: the first of {len(texts)} values was read"
            gathering.remark("value", message, self.at(key))
        return texts[0] if texts else None

    def nodes(self, key: str) -> Iterator["Node | str"]:
        """Yield the values of a key as nodes; texts as they are."""
        several = isinstance(self.values.get(key), list)
        for index, value in enumerate(self.take(key)):
            place = f"{self.at(key)}/{index}" if several else self.at(key)
            if isinstance(value, Mapping):
                yield Node(value, place)
            elif isinstance(value, str):
                yield value

    def finish(self, gathering: Gathering) -> None:
        """Say which keys were not read."""
        for key in self.values:
            if key not in self._read and key not in _KEYWORDS:
                gathering.remark("unread", f"{key}: it has no counterpart", self.at(key))


def plain_text(value: object) -> str | None:
    """Return a text, or that of a value with a language; None for what is no text."""
    if isinstance(value, Mapping):
        value = value.get("@value")
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return str(value) or None


def nodes_of(value: object, gathering: Gathering) -> list[Node]:
    """Return the nodes at the top of a file: single, in lists, graphs and feeds."""
    found: list[Node] = []
    waiting = [(value, "")]
    while waiting:
        item, pointer = waiting.pop(0)
        if isinstance(item, list):
            waiting[:0] = [(one, f"{pointer}/{index}") for index, one in enumerate(item)]
        elif isinstance(item, Mapping):
            node = Node(item, pointer)
            _check_context(node, gathering)
            inner = [key for key in _MANY if key in node.values]
            waiting[:0] = [(node.values[key], node.at(key)) for key in inner]
            is_holder = bool(inner) and not {"Claim", "ClaimReview"} & set(node.types)
            if not is_holder:
                found.append(node)
        else:
            message = f"expected an object, got {kind_of(item)}; it was left out"
            gathering.remark("unread", message, pointer)
    return found


def _check_context(node: Node, gathering: Gathering) -> None:
    for context in listed(node.values.get("@context")):
        if isinstance(context, Mapping):
            vocabulary = context.get("@vocab")
            stated = [vocabulary] if isinstance(vocabulary, str) else []
        else:
            stated = [context] if isinstance(context, str) else []
        for iri in stated:
            if not _CONTEXT.fullmatch(iri):
                gathering.remark(
                    "context",
                    "the context is not that of schema.org, and nothing is fetched; keys were "
                    "read as terms of schema.org",
                    node.at("@context"),
                    "Convert the file to the context https://schema.org.",
                )
