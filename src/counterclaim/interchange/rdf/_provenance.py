"""PROV-O of others: agents as actors, entities as sources, entities with a text as statements."""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from counterclaim.interchange._gathering import Gathering
from counterclaim.interchange._iris import VOCABULARY
from counterclaim.interchange.rdf._shape import PROV, RDF, RDFS, SCHEMA

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

_FOAF = "http://xmlns.com/foaf/0.1/"
_DC = "http://purl.org/dc/terms/"
_OWL = "http://www.w3.org/2002/07/owl#"
_PEOPLE = (f"{PROV}Person", f"{_FOAF}Person", f"{SCHEMA}Person", "http://schema.org/Person")
_BODIES = (
    f"{PROV}Organization",
    f"{_FOAF}Organization",
    f"{SCHEMA}Organization",
    "http://schema.org/Organization",
)
_AGENTS = (f"{PROV}Agent", f"{_FOAF}Agent", f"{PROV}SoftwareAgent")
_NAMES = (f"{RDFS}label", f"{_FOAF}name", f"{SCHEMA}name", "http://schema.org/name")
_TITLES = (f"{_DC}title", "http://purl.org/dc/elements/1.1/title", *_NAMES)
_DATES = (f"{PROV}generatedAtTime", f"{_DC}issued", f"{_DC}created", f"{_DC}date")
_SAME = (
    f"{_OWL}sameAs",
    f"{SCHEMA}sameAs",
    "http://schema.org/sameAs",
    "http://www.w3.org/2004/02/skos/core#exactMatch",
    f"{PROV}alternateOf",
)
_PARTY = (f"{PROV}actedOnBehalfOf",)
_MAKERS = (f"{PROV}wasAttributedTo", f"{_DC}creator", f"{_DC}publisher")
_ORIGINS = (
    f"{PROV}hadPrimarySource",
    f"{PROV}wasQuotedFrom",
    f"{PROV}wasDerivedFrom",
    f"{PROV}wasRevisionOf",
    f"{_DC}source",
)


class _Reader:
    """A graph, what is already read of it, and what is gathered."""

    def __init__(self, graph: "Graph", done: Collection["Node"], gathering: Gathering) -> None:
        from rdflib import URIRef  # noqa: PLC0415  (an extra)

        self.graph = graph
        self.gathering = gathering
        self.make = URIRef
        self.used: dict[Node, set[str]] = {}
        subjects = {one for one in graph.subjects() if isinstance(one, URIRef)}
        self.subjects = sorted(subjects - set(done), key=str)

    def types(self, node: "Node") -> set[str]:
        """Return the types of a node."""
        return {str(one) for one in self.graph.objects(node, self.make(f"{RDF}type"))}

    def values(self, node: "Node", names: Collection[str]) -> list[str]:
        """Return the values of the first properties, and remember that they were read."""
        self.used.setdefault(node, set()).update(names)
        found = [
            str(value)
            for name in names
            for value in sorted(self.graph.objects(node, self.make(name)), key=str)
        ]
        return list(dict.fromkeys(found))


def provenance_in(graph: "Graph", done: Collection["Node"], gathering: Gathering) -> None:
    """Read agents and entities that are no records of the vocabulary."""
    reader = _Reader(graph, done, gathering)
    agents = {str(node): node for node in reader.subjects if _is_agent(reader, node)}
    entities = [node for node in reader.subjects if _is_entity(reader, node, agents)]
    said = [node for node in entities if reader.values(node, (f"{PROV}value",))]
    sources = [node for node in entities if node not in said]
    for iri, node in agents.items():
        names = reader.values(node, _NAMES)
        gathering.record("actor", iri, names[0] if names else iri)
    for node in sources:
        titles = reader.values(node, _TITLES)
        gathering.record("source", str(node), titles[0] if titles else str(node))
    for iri, node in agents.items():
        _actor(iri, node, reader)
    for node in sources:
        _source(node, reader)
    for node in said:
        _statement(node, reader)
    _tell(reader, {*agents.values(), *entities})


def _is_agent(reader: _Reader, node: "Node") -> bool:
    if reader.types(node) & {*_PEOPLE, *_BODIES, *_AGENTS}:
        return True
    pointed = (*_MAKERS[:1], f"{PROV}actedOnBehalfOf")
    acting = reader.values(node, _PARTY)
    return bool(acting) or any((None, reader.make(name), node) in reader.graph for name in pointed)


def _is_entity(reader: _Reader, node: "Node", agents: Collection[str]) -> bool:
    return f"{PROV}Entity" in reader.types(node) and str(node) not in agents


def _actor(iri: str, node: "Node", reader: _Reader) -> None:
    gathering = reader.gathering
    actor = gathering.known("actor", iri)
    if actor is None:
        return
    at = f"<{iri}>"
    types = reader.types(node)
    names = reader.values(node, _NAMES)
    if not names:
        gathering.remark("assumed", "the agent has no name; its address was taken", at)
    _first(gathering, names, "name", at)
    gathering.put("actor", actor, "name", names[0] if names else iri, at)
    kind = "person" if types & set(_PEOPLE) else "organization"
    if not types & {*_PEOPLE, *_BODIES}:
        message = "the file does not say what kind of actor it is; organization was taken"
        gathering.remark("assumed", message, at)
    gathering.put("actor", actor, "kind", kind, at)
    parties = [_actor_at(one, gathering, at) for one in reader.values(node, _PARTY)]
    if parties:
        gathering.put("actor", actor, "represents", tuple(parties), at)
    gathering.address(iri, actor)
    gathering.put("actor", actor, "extra", {"iri": iri}, at)
    for same in reader.values(node, _SAME):
        gathering.same_as(actor, same, at)


def _source(node: "Node", reader: _Reader) -> None:
    gathering = reader.gathering
    iri, at = str(node), f"<{node}>"
    source = gathering.record("source", iri, iri)
    titles = reader.values(node, _TITLES)
    _first(gathering, titles, "title", at)
    if titles:
        gathering.put("source", source, "title", titles[0], at)
    if iri.startswith("http"):
        gathering.put("source", source, "url", iri, at)
    dates = reader.values(node, _DATES)
    _first(gathering, dates, "published", at)
    date = gathering.date(dates[0], at) if dates else None
    if date is not None:
        gathering.put("source", source, "published", date, at)
    makers = [_actor_at(one, gathering, at) for one in reader.values(node, _MAKERS)]
    _first(gathering, makers, "publisher", at)
    if makers:
        gathering.put("source", source, "publisher", makers[0], at)
    origins = tuple(_sources_at(node, reader))
    if origins:
        gathering.put("source", source, "derived_from", origins, at)


def _statement(node: "Node", reader: _Reader) -> None:
    gathering = reader.gathering
    at = f"<{node}>"
    texts = reader.values(node, (f"{PROV}value",))
    _first(gathering, texts, "text", at)
    makers = [_actor_at(one, gathering, at) for one in reader.values(node, _MAKERS)]
    _first(gathering, makers, "speaker", at)
    dates = reader.values(node, _DATES)
    _first(gathering, dates, "stated", at)
    gathering.statement(
        None,
        texts[0],
        speaker=makers[0] if makers else None,
        sources=tuple(_sources_at(node, reader)),
        stated=gathering.date(dates[0], at) if dates else None,
        note=next(iter(reader.values(node, _TITLES)), None),
        pointer=at,
    )


def _sources_at(node: "Node", reader: _Reader) -> Iterator[str]:
    for iri in reader.values(node, _ORIGINS):
        known = reader.gathering.known("source", iri)
        if known is None:
            known = reader.gathering.record("source", iri, iri)
            field = "url" if iri.startswith("http") else "title"
            reader.gathering.put("source", known, field, iri, f"<{node}>")
        if known != reader.gathering.known("source", str(node)):
            yield known


def _actor_at(iri: str, gathering: Gathering, at: str) -> str:
    known = gathering.known("actor", iri)
    if known is not None:
        return known
    actor = gathering.record("actor", iri, iri)
    gathering.put("actor", actor, "name", iri, at)
    gathering.remark("assumed", "the agent has no name; its address was taken", at)
    return actor


def _first(gathering: Gathering, values: Collection[str], name: str, at: str) -> None:
    if len(values) > 1:
        gathering.remark("value", f"{name}: the first of {len(values)} values was read", at)


def _tell(reader: _Reader, read: Collection["Node"]) -> None:
    """Say what was not read: whole subjects, and properties of those that were."""
    for node in reader.subjects:
        types = sorted(reader.types(node))
        if str(node).startswith(VOCABULARY) and not types:
            continue
        if node not in read:
            shown = ", ".join(f"<{one}>" for one in types) or "without a type"
            reader.gathering.remark(
                "unread", f"something of the type {shown} is not read", f"<{node}>"
            )
            continue
        names = {str(one) for one in reader.graph.predicates(node)}
        for name in sorted(names - reader.used.get(node, set()) - {f"{RDF}type"}):
            message = f"<{name}>: it has no counterpart"
            reader.gathering.remark("unread", message, f"<{node}>")
