"""Objects of STIX that others wrote, as actors, sources and statements."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from counterclaim.findings.quoting import quoted
from counterclaim.interchange._gathering import Gathering, identifier_of
from counterclaim.interchange._iris import identifier_in
from counterclaim.interchange.stix._terms import KINDS, TLP_IDS, license_statement
from counterclaim.time import Edtf

Item = Mapping[str, Any]

_COMMON = ("type", "id", "spec_version", "created", "modified", "object_marking_refs", "revoked")


class Bundle:
    """The objects of a file by their ids, and what they have become."""

    def __init__(self, objects: Mapping[str, Item], gathering: Gathering) -> None:
        self.objects = objects
        self.gathering = gathering
        self.statements: dict[str, str] = {}
        self.reported: dict[str, list[str]] = {}

    def register(self, item: Item, pointer: str) -> str:
        """Make an empty actor for an identity."""
        name = item.get("name")
        if not isinstance(name, str) or not name:
            self.gathering.remark("assumed", "the identity has no name; its id was taken", pointer)
            name = str(item.get("id"))
        actor = self.gathering.record("actor", item.get("id"), name, str(item.get("id")))
        self.gathering.put("actor", actor, "name", name, f"{pointer}/name")
        return actor

    def actor(self, reference: object, at: str) -> str | None:
        """Return the actor that a reference names."""
        known = isinstance(reference, str)
        found = self.gathering.known("actor", reference) if known else None
        if found is None and reference is not None:
            message = f"{quoted(str(reference))} is no identity of the file; it was left out"
            self.gathering.remark("value", message, at)
        return found

    def named(self, name: str, at: str) -> str:
        """Return the actor of which the file gives the name only."""
        known = self.gathering.known("actor", ("name", name))
        if known is not None:
            return known
        actor = self.gathering.record("actor", ("name", name), name)
        self.gathering.put("actor", actor, "name", name, at)
        message = "the file does not say what kind of actor it is; organization was taken"
        self.gathering.remark("assumed", message, at)
        return actor

    def leftover(self, item: Item, pointer: str, *read: str) -> None:
        """Say which properties of an object were not read."""
        for key in item:
            if key not in _COMMON and key not in read:
                self.gathering.remark("unread", f"{key}: it has no counterpart", f"{pointer}/{key}")


def actor_fields(item: Item, pointer: str, bundle: Bundle) -> None:
    """Give an actor what an identity says about it."""
    gathering = bundle.gathering
    actor = gathering.known("actor", item.get("id"))
    if actor is None:
        return
    stated = item.get("identity_class")
    kind = KINDS.get(str(stated))
    if kind is None:
        message = "the class of the identity does not tell the kind; organization was taken"
        gathering.remark("assumed", message, f"{pointer}/identity_class")
    gathering.put("actor", actor, "kind", kind or "organization", pointer)
    if "description" in item:
        gathering.put("actor", actor, "note", item["description"], f"{pointer}/description")
    found = []
    for index, reference in enumerate(_listed(item, "external_references")):
        at = f"{pointer}/external_references/{index}"
        url = reference.get("url") if isinstance(reference, Mapping) else None
        identifier = identifier_in(url) if isinstance(url, str) else None
        if identifier is None and isinstance(reference, Mapping):
            identifier = identifier_of(reference.get("source_name"), reference.get("external_id"))
        if identifier is None:
            gathering.remark("unread", "the reference is no identifier of a known scheme", at)
        elif identifier not in found:
            found.append(identifier)
    if found:
        at = f"{pointer}/external_references"
        gathering.put("actor", actor, "identifiers", tuple(found), at)
    read = ("name", "identity_class", "description", "external_references", "created_by_ref")
    bundle.leftover(item, pointer, *read)


def _report(item: Item, pointer: str, bundle: Bundle) -> None:
    """Make a source of a report."""
    gathering = bundle.gathering
    own = str(item.get("id"))
    source = gathering.record("source", own, str(item.get("name", "")), own)
    gathering.put("source", source, "kind", "report", pointer)
    for key, field in (("name", "title"), ("description", "note"), ("lang", "language")):
        if key in item:
            gathering.put("source", source, field, item[key], f"{pointer}/{key}")
    published = _date(item, "published", pointer, gathering)
    if published is not None:
        gathering.put("source", source, "published", published, f"{pointer}/published")
    publisher = bundle.actor(item.get("created_by_ref"), f"{pointer}/created_by_ref")
    if publisher is not None:
        gathering.put("source", source, "publisher", publisher, f"{pointer}/created_by_ref")
    urls = _urls(item, pointer, gathering)
    for url, at in urls[:1]:
        gathering.put("source", source, "url", url, at)
    for _, at in urls[1:]:
        gathering.remark("unread", "a source has one address; the first was read", at)
    for reference in _listed(item, "object_refs"):
        bundle.reported.setdefault(str(reference), []).append(source)
    bundle.leftover(
        item,
        pointer,
        *("name", "description", "lang", "published", "created_by_ref", "external_references"),
        "object_refs",
    )


def _note(item: Item, pointer: str, bundle: Bundle) -> None:
    """Make a statement of a note."""
    _said(item, pointer, bundle, "content", _abstract(item))
    bundle.leftover(item, pointer, *_SAID, "content", "abstract")


def _opinion(item: Item, pointer: str, bundle: Bundle) -> None:
    """Make a statement of an opinion, and a remark on what it is an opinion of."""
    value = str(item.get("opinion"))
    targets = [str(one) for one in _listed(item, "object_refs")]
    own = _said(item, pointer, bundle, "explanation", f"Opinion: {value}.")
    for target in targets:
        if target in bundle.statements and bundle.statements[target] != own:
            by = "" if own is None else f" by {own}"
            bundle.gathering.add_note(bundle.statements[target], f"Opinion{by}: {value}.")
    bundle.leftover(item, pointer, *_SAID, "explanation", "opinion")


_SAID = ("authors", "lang", "created_by_ref", "external_references", "object_refs")


def _said(item: Item, pointer: str, bundle: Bundle, key: str, note: str | None) -> str | None:
    gathering = bundle.gathering
    text = item.get(key)
    if not isinstance(text, str) or not text:
        hint = f"Give it `{key}`."
        gathering.remark("left-out", "there are no words in it to read", pointer, hint)
        return None
    own = str(item.get("id"))
    sources = list(bundle.reported.get(own, ()))
    for url, at in _urls(item, pointer, gathering):
        source = gathering.record("source", ("url", url), url)
        if gathering.put("source", source, "url", url, at):
            sources.append(source)
    targets = [_shown(str(one), bundle) for one in _listed(item, "object_refs")]
    about = f"About: {', '.join(targets)}." if targets else None
    words = " ".join(part for part in (note, about) if part)
    statement = gathering.statement(
        own,
        text,
        speaker=_speaker(item, pointer, bundle),
        sources=tuple(dict.fromkeys(sources)),
        stated=_date(item, "created", pointer, gathering),
        language=item.get("lang") if isinstance(item.get("lang"), str) else None,
        note=words or None,
        pointer=pointer,
    )
    bundle.statements[own] = statement
    return statement


def _speaker(item: Item, pointer: str, bundle: Bundle) -> str | None:
    """Return who wrote the words: the first author by name, else who made the object."""
    authors = [one for one in _listed(item, "authors") if isinstance(one, str) and one]
    if len(authors) > 1:
        message = f"a statement has one speaker; {quoted(authors[0])} was taken of {len(authors)}"
        bundle.gathering.remark("value", message, f"{pointer}/authors")
    if authors:
        return bundle.named(authors[0], f"{pointer}/authors/0")
    return bundle.actor(item.get("created_by_ref"), f"{pointer}/created_by_ref")


def _relationship(item: Item, pointer: str, bundle: Bundle) -> None:
    """Keep that two identities are said to be one; tell of every other relationship."""
    source, target = str(item.get("source_ref")), str(item.get("target_ref"))
    actor = bundle.gathering.known("actor", source)
    other = bundle.gathering.known("actor", target)
    verb = str(item.get("relationship_type"))
    if verb == "duplicate-of" and actor is not None and other is not None:
        bundle.gathering.address(target, other)
        bundle.gathering.same_as(actor, target, pointer)
        return
    words = f"{_shown(source, bundle)} {verb} {_shown(target, bundle)}"
    bundle.gathering.remark("unread", f"a relationship is not read: {words}", pointer)


def finish(bundle: Bundle) -> None:
    """Say which reports hold things that were not read with them."""
    for reference in bundle.reported:
        if reference not in bundle.objects:
            message = f"{quoted(reference)} is in a report but not in the file"
            bundle.gathering.remark("value", message, "")


def marked(
    definitions: Iterable[tuple[Item, str]],
    objects: Iterable[tuple[Item, str]],
    own_license: object,
    gathering: Gathering,
) -> None:
    """Say how the use of the objects is limited, once for each marking."""
    words = {marking: f"TLP:{name.upper()}" for name, marking in TLP_IDS.items()}
    for item, _ in definitions:
        definition = item.get("definition")
        values = definition.values() if isinstance(definition, Mapping) else ()
        kind = item.get("definition_type", "")
        stated = ", ".join(map(str, values)) or str(kind)
        words[str(item.get("id"))] = str(item.get("name", stated))
    uses: dict[str, list[str]] = {}
    for item, pointer in objects:
        for reference in _listed(item, "object_marking_refs"):
            uses.setdefault(str(reference), []).append(pointer)
        if "granular_markings" in item:
            message = "parts of the object are marked; see there before you use them"
            gathering.remark("marking", message, f"{pointer}/granular_markings")
    own = license_statement(own_license) if isinstance(own_license, str) else None
    for marking, places in uses.items():
        said = words.get(marking, marking)
        if said != own:
            count = "1 object" if len(places) == 1 else f"{len(places)} objects"
            message = f"marked {quoted(said)}, on {count}; a dataset has no place for it"
            gathering.remark("marking", message, f"{places[0]}/object_marking_refs")


def _shown(reference: str, bundle: Bundle) -> str:
    """Return the name of what a reference names, with its id."""
    name = bundle.objects.get(reference, {}).get("name")
    return f"{name} ({reference})" if isinstance(name, str) else reference


def _abstract(item: Item) -> str | None:
    abstract = item.get("abstract")
    return f"{abstract}." if isinstance(abstract, str) and abstract else None


def _listed(item: Item, key: str) -> list[Any]:
    value = item.get(key)
    return value if isinstance(value, list) else []


def _urls(item: Item, pointer: str, gathering: Gathering) -> list[tuple[str, str]]:
    found = []
    for index, reference in enumerate(_listed(item, "external_references")):
        at = f"{pointer}/external_references/{index}"
        url = reference.get("url") if isinstance(reference, Mapping) else None
        if isinstance(url, str):
            found.append((url, f"{at}/url"))
        else:
            gathering.remark("unread", "the reference has no address", at)
    return found


def _date(item: Item, key: str, pointer: str, gathering: Gathering) -> Edtf | None:
    return gathering.date(item[key], f"{pointer}/{key}") if key in item else None


READERS: Mapping[str, Callable[[Item, str, Bundle], None]] = MappingProxyType(
    {
        "identity": actor_fields,
        "report": _report,
        "note": _note,
        "opinion": _opinion,
        "relationship": _relationship,
    }
)
"""What reads each type of object."""
