"""Writing the tree of a dataset as Turtle and as JSON-LD."""

import json
import re
from collections.abc import Iterator
from typing import Any

from counterclaim.interchange._iris import VOCABULARY
from counterclaim.interchange._values import Exported
from counterclaim.interchange.rdf._context import context, type_of_term
from counterclaim.interchange.rdf._shape import DATATYPES, NATIVE, PREFIXES
from counterclaim.interchange.rdf._tree import Iri, Literal, Node, Sequence, Value, tree_of
from counterclaim.model import Dataset

_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_ESCAPED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_UNSAFE = re.compile(r'[\\"\x00-\x1f\x7f-\x9f\u2028\u2029]')
_NO_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')


def to_turtle(dataset: Dataset) -> Exported:
    """Write a dataset as Turtle, with its attributions and derivations in PROV-O.

    Nothing is lost.
    """
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    blocks = "\n".join(_block(node) for node in _with_address(tree_of(dataset)))
    return Exported(text=f"{prefixes}\n{blocks}")


def to_prov_json_ld(dataset: Dataset) -> Exported:
    """Write a dataset as JSON-LD of the same graph; its context stands in it.

    Nothing is lost.
    """
    value = {"@context": context(), **_object(tree_of(dataset))}
    return Exported(text=json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2) + "\n")


def _with_address(node: Node) -> Iterator[Node]:
    """Yield a node and those below it that have an address."""
    yield node
    for _, value in node.properties:
        for item in value.items if isinstance(value, Sequence) else (value,):
            if isinstance(item, Node) and item.iri is not None:
                yield from _with_address(item)


def _block(node: Node) -> str:
    return f"<{_iri(node.iri or '')}>{_predicates(node, '  ')} .\n"


def _predicates(node: Node, indent: str) -> str:
    lines = [f" a {', '.join(short(name) for name in node.types)}"]
    grouped: dict[str, list[str]] = {}
    for name, value in node.properties:
        grouped.setdefault(name, []).append(_object_text(value, indent))
    lines += [f"{short(name)} {', '.join(values)}" for name, values in grouped.items()]
    return f" ;\n{indent}".join(lines)


def _object_text(value: Value, indent: str) -> str:
    if isinstance(value, Iri):
        return short(value.text)
    if isinstance(value, Literal):
        return literal_text(value.text, value.datatype)
    if isinstance(value, Sequence):
        return f"( {' '.join(_object_text(item, indent) for item in value.items)} )"
    if value.iri is not None:
        return f"<{_iri(value.iri)}>"
    return f"[{_predicates(value, indent + '  ')} ]"


def literal_text(text: str, datatype: str | None = None) -> str:
    """Return a literal of Turtle."""
    if datatype in (DATATYPES[form] for form in NATIVE):
        return text
    safe = _UNSAFE.sub(lambda found: _escape(found[0]), text)
    return f'"{safe}"' if datatype is None else f'"{safe}"^^{short(datatype)}'


def _escape(mark: str) -> str:
    return _ESCAPED.get(mark, f"\\u{ord(mark):04X}")


def short(iri: str) -> str:
    """Return an address of Turtle, with a prefix where there is one."""
    for name, start in PREFIXES.items():
        if iri.startswith(start) and _LOCAL.fullmatch(iri[len(start) :]):
            return f"{name}:{iri[len(start) :]}"
    return f"<{_iri(iri)}>"


def _iri(iri: str) -> str:
    """Return an address with what Turtle does not allow in one written as UCHAR."""
    return _NO_IRI.sub(lambda found: f"\\u{ord(found[0]):04X}", iri)


def _object(node: Node) -> dict[str, Any]:
    made: dict[str, Any] = {} if node.iri is None else {"@id": node.iri}
    made["@type"] = [_compact(name) for name in node.types]
    for name, value in node.properties:
        key = name.removeprefix(VOCABULARY) if name.startswith(VOCABULARY) else _compact(name)
        if not isinstance(value, Sequence) and key in made:
            before = made[key] if isinstance(made[key], list) else [made[key]]
            made[key] = [*before, _plain(value, key)]
        else:
            made[key] = _plain(value, key)
    return made


def _plain(value: Value, key: str) -> Any:  # noqa: ANN401  (a value of JSON)
    if isinstance(value, Sequence):
        return [_plain(item, key) for item in value.items]
    if isinstance(value, Node):
        return _object(value)
    expected = type_of_term(key)
    if isinstance(value, Iri):
        return value.text if expected == "@id" else {"@id": value.text}
    if value.datatype in (DATATYPES[form] for form in NATIVE):
        return json.loads(value.text)
    if value.datatype == expected:
        return value.text
    return {"@value": value.text, "@type": value.datatype}


def _compact(iri: str) -> str:
    for name, start in PREFIXES.items():
        if iri.startswith(start):
            return f"{name}:{iri[len(start) :]}"
    return iri
