"""Records of the vocabulary in a graph, as the values of JSON."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from counterclaim.interchange._gathering import Gathering
from counterclaim.interchange._iris import VOCABULARY, code_in, record_id_in
from counterclaim.interchange.rdf._provenance import provenance_in
from counterclaim.interchange.rdf._shape import (
    RDF,
    XSD,
    Shape,
    class_iri,
    content_type,
    shapes_of,
)
from counterclaim.interchange.rdf._tree import DERIVED
from counterclaim.model.registry import CONTENT_TYPES, LISTS, RECORDS

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

_TYPE = f"{RDF}type"
_CLASSES: Mapping[str, type] = {class_iri(model): model for model in CONTENT_TYPES.values()}


class _Walk:
    """A graph, what was read of it, and the ids of its records by their addresses."""

    def __init__(self, graph: "Graph", gathering: Gathering) -> None:
        from rdflib import URIRef  # noqa: PLC0415  (an extra)

        self.graph = graph
        self.gathering = gathering
        self.make = URIRef
        self.read: set[Node] = set()
        self.ids = {
            str(subject): str(value)
            for subject, value in graph.subject_objects(URIRef(f"{VOCABULARY}id"))
        }

    def of_type(self, iri: str) -> list["Node"]:
        """Return what has a type, in the order of the addresses."""
        return sorted(set(self.graph.subjects(self.make(_TYPE), self.make(iri))), key=str)

    def objects(self, subject: "Node", iri: str) -> list["Node"]:
        """Return the values of a property."""
        return sorted(self.graph.objects(subject, self.make(iri)), key=str)

    def items(self, head: "Node", at: str) -> list["Node"]:
        """Return the items of a list; a value that is no list stands for itself."""
        nil, first, rest = (self.make(f"{RDF}{name}") for name in ("nil", "first", "rest"))
        if head != nil and (head, first, None) not in self.graph:
            return [head]
        found: list[Node] = []
        seen = set()
        while head != nil and head not in seen:
            seen.add(head)
            found += list(self.graph.objects(head, first))
            following = list(self.graph.objects(head, rest))
            if len(following) != 1:
                self.gathering.remark("document", "a list is broken off", at)
                break
            head = following[0]
        return found


def records_in(graph: "Graph", gathering: Gathering) -> dict[str, Any] | None:
    """Return the dataset in a graph as JSON; what others say in it goes to the gathering."""
    walk = _Walk(graph, gathering)
    heads = walk.of_type(class_iri(RECORDS["dataset"]))
    document: dict[str, Any] | None = None
    if heads:
        document = _record(RECORDS["dataset"], heads[0], walk)
        for other in heads[1:]:
            gathering.remark("unread", "a second dataset is not read", str(other))
    for name, kind in LISTS.items():
        model = RECORDS[kind]
        loose = [node for node in walk.of_type(class_iri(model)) if node not in walk.read]
        if loose:
            document = document or {"schema_version": "1.0"}
            document.setdefault(name, []).extend(_record(model, node, walk) for node in loose)
    provenance_in(graph, {*walk.read, *heads}, gathering)
    return document


def _record(model: type, node: "Node", walk: _Walk) -> dict[str, Any]:
    """Return a node as the values of JSON, and say what of it was not read."""
    walk.read.add(node)
    made: dict[str, Any] = {}
    tag = content_type(model)
    if tag is not None:
        made["type"] = tag
    known = {shape.iri: shape for shape in shapes_of(model)}
    for name, shape in known.items():
        values = walk.objects(node, name)
        if not values:
            continue
        if len(values) > 1 and not shape.many:
            message = f"{shape.name}: one value is expected, {len(values)} are there"
            walk.gathering.remark("value", message, _shown(node))
        if shape.many:
            items = [item for value in values for item in walk.items(value, _shown(node))]
            made[shape.name] = [_value(shape, item, walk) for item in items]
        else:
            made[shape.name] = _value(shape, values[0], walk)
    for name in sorted({str(one) for one in walk.graph.predicates(node)}):
        if name not in known and name not in DERIVED and name != _TYPE:
            walk.gathering.remark("unread", f"<{name}>: it has no counterpart", _shown(node))
    return made


def _value(shape: Shape, node: "Node", walk: _Walk) -> Any:  # noqa: ANN401  (a value of JSON)
    if shape.form == "content":
        types = sorted(str(one) for one in walk.graph.objects(node, walk.make(_TYPE)))
        model = next((_CLASSES[name] for name in types if name in _CLASSES), None)
        return str(node) if model is None else _record(model, node, walk)
    if shape.form == "node" and shape.model is not None:
        return _record(shape.model, node, walk)
    if shape.form == "reference" and shape.refers_to is not None:
        iri = str(node)
        return walk.ids.get(iri) or record_id_in(iri, shape.refers_to) or iri
    if shape.form == "code" and shape.code_list is not None:
        return code_in(str(node), shape.code_list) or str(node)
    return _literal(node)


def _literal(node: "Node") -> Any:  # noqa: ANN401
    """Return a literal as the value of JSON that its datatype says; others as their text."""
    datatype = str(getattr(node, "datatype", None) or "")
    text = str(node)
    numbers = tuple(f"{XSD}{name}" for name in ("integer", "double", "decimal", "boolean"))
    if datatype in numbers or datatype == f"{RDF}JSON":
        try:
            value = json.loads(text.lower() if datatype in numbers else text)
        except ValueError:
            return text
        is_whole = isinstance(value, float) and value.is_integer() and abs(value) < 2**53
        return int(value) if is_whole and datatype in numbers else value
    return text


def _shown(node: "Node") -> str:
    """Return the address of a node; those without one have no stable name."""
    return f"<{node}>" if type(node).__name__ == "URIRef" else "a node without an address"
