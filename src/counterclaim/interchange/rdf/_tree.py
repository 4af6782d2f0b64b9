"""A dataset as a tree of nodes: its records, and what PROV-O says of them."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from counterclaim.codec import unstructure
from counterclaim.interchange._iris import (
    base_of,
    code_iri,
    identifier_iri,
    record_iri,
)
from counterclaim.interchange.rdf._shape import (
    DATATYPES,
    PROV,
    RDFS,
    SCHEMA,
    Shape,
    class_iri,
    kind_of_record,
    shapes_of,
)
from counterclaim.model import Dataset, Identifier
from counterclaim.model.registry import CONTENT_TYPES

_REVISIONS = ("corrects", "updates", "supersedes")
_PEOPLE = ("person", "unnamed")


@frozen
class Iri:
    """An address."""

    text: str


@frozen
class Literal:
    """A text with its datatype; None for a plain text."""

    text: str
    datatype: str | None = None


@frozen
class Node:
    """Something with types and properties; without an address it stands where it is used."""

    iri: str | None
    types: tuple[str, ...]
    properties: tuple[tuple[str, "Value"], ...]


@frozen
class Sequence:
    """Values in their order."""

    items: tuple["Value", ...]


Value = Iri | Literal | Node | Sequence

Json = Mapping[str, Any]


def tree_of(dataset: Dataset) -> Node:
    """Return a dataset as a node, with its records below it."""
    base = base_of(dataset)
    value = unstructure(dataset)
    first_hand = {
        source["id"] for source in value.get("sources", ()) if not source.get("derived_from")
    }
    return _node(Dataset, value, base, frozenset(first_hand))


def _node(model: type, value: Json, base: str, first_hand: frozenset[str]) -> Node:
    kind = kind_of_record(model)
    iri = None
    if kind == "dataset":
        iri = base
    elif kind is not None:
        iri = record_iri(base, kind, value["id"])
    properties: list[tuple[str, Value]] = []
    for shape in shapes_of(model):
        if shape.name not in value:
            continue
        held = value[shape.name]
        if shape.many:
            items = tuple(_value(shape, item, base, first_hand) for item in held)
            properties.append((shape.iri, Sequence(items)))
        else:
            properties.append((shape.iri, _value(shape, held, base, first_hand)))
    types, added = _provenance(kind, value, base, first_hand)
    return Node(iri, (class_iri(model), *types), (*properties, *added))


def _value(shape: Shape, held: Any, base: str, first_hand: frozenset[str]) -> Value:  # noqa: ANN401
    if shape.form == "content":
        model = CONTENT_TYPES[held["type"]]
        return _node(model, {**held}, base, first_hand)
    if shape.form == "node" and shape.model is not None:
        return _node(shape.model, held, base, first_hand)
    if shape.form == "reference" and shape.refers_to is not None:
        return Iri(record_iri(base, shape.refers_to, held))
    if shape.form == "code" and shape.code_list is not None:
        return Iri(code_iri(shape.code_list, held))
    text = held if isinstance(held, str) else json.dumps(held, ensure_ascii=False)
    return Literal(text, DATATYPES[shape.form])


def _provenance(
    kind: str | None, value: Json, base: str, first_hand: frozenset[str]
) -> tuple[tuple[str, ...], tuple[tuple[str, Value], ...]]:
    """Return the types and properties that PROV-O has for a record."""
    if kind == "actor":
        person = f"{PROV}{'Person' if value['kind'] in _PEOPLE else 'Organization'}"
        return (f"{PROV}Agent", person), tuple(_of_actor(value, base))
    if kind == "source":
        return (f"{PROV}Entity",), tuple(_of_source(value, base))
    if kind == "claim":
        return (f"{PROV}Entity",), tuple(_of_claim(value, base, first_hand))
    if kind in ("deployment", "dataset"):
        label = value.get("name" if kind == "deployment" else "title")
        return (f"{PROV}Entity",), () if label is None else ((f"{RDFS}label", Literal(label)),)
    return (), ()


def _of_actor(value: Json, base: str) -> Iterator[tuple[str, Value]]:
    yield f"{RDFS}label", Literal(value["name"])
    for other in dict.fromkeys(value.get("represents", ())):
        yield f"{PROV}actedOnBehalfOf", Iri(record_iri(base, "actor", other))
    for held in value.get("identifiers", ()):
        iri = identifier_iri(Identifier(scheme=held["scheme"], id=held["id"]))
        if iri is not None:
            yield f"{SCHEMA}sameAs", Iri(iri)


def _of_source(value: Json, base: str) -> Iterator[tuple[str, Value]]:
    if "title" in value:
        yield f"{RDFS}label", Literal(value["title"])
    if "publisher" in value:
        yield f"{PROV}wasAttributedTo", Iri(record_iri(base, "actor", value["publisher"]))
    for other in dict.fromkeys(value.get("derived_from", ())):
        yield f"{PROV}wasDerivedFrom", Iri(record_iri(base, "source", other))


def _of_claim(value: Json, base: str, first_hand: frozenset[str]) -> Iterator[tuple[str, Value]]:
    yield f"{PROV}value", Literal(value["text"])
    yield f"{PROV}wasAttributedTo", Iri(record_iri(base, "actor", value["speaker"]))
    quoted = value.get("text_kind") == "quotation"
    for source in dict.fromkeys(value["sources"]):
        at = Iri(record_iri(base, "source", source))
        yield f"{PROV}{'wasQuotedFrom' if quoted else 'wasDerivedFrom'}", at
        if source in first_hand:
            yield f"{PROV}hadPrimarySource", at
    for relation in value.get("relations", ()):
        if relation["kind"] in _REVISIONS:
            yield f"{PROV}wasRevisionOf", Iri(record_iri(base, "claim", relation["claim"]))


DERIVED = (
    f"{PROV}value",
    f"{PROV}wasAttributedTo",
    f"{PROV}wasQuotedFrom",
    f"{PROV}wasDerivedFrom",
    f"{PROV}hadPrimarySource",
    f"{PROV}wasRevisionOf",
    f"{PROV}actedOnBehalfOf",
    f"{RDFS}label",
    f"{SCHEMA}sameAs",
)
"""Properties that repeat what a record says in the words of others; they are not read back."""
