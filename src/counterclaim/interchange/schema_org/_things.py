"""Actors and sources as schema.org describes them."""

from collections.abc import Mapping

from counterclaim.findings import RecordKind
from counterclaim.interchange._gathering import Gathering, identifier_of
from counterclaim.interchange._iris import code_in, country_in, identifier_in, record_id_in
from counterclaim.interchange.schema_org._nodes import Node, plain_text
from counterclaim.interchange.schema_org._terms import KINDS_OF_WORKS, PEOPLE
from counterclaim.model import Identifier, Name

Nodes = Mapping[str, Node]
"""The nodes at the top of a file that have an address, by it."""


def is_actor(node: Node) -> bool:
    """Tell whether a node is a person or some kind of organization."""
    return any(
        name in PEOPLE or name.endswith(("Organization", "Agency", "Party", "NGO"))
        for name in node.types
    )


def is_work(node: Node) -> bool:
    """Tell whether a node is a document of a known type."""
    return any(name in KINDS_OF_WORKS or name in ("CreativeWork", "WebPage") for name in node.types)


def register(node: Node, kind: RecordKind, gathering: Gathering) -> str:
    """Make an empty record for a node, once, and return its id."""
    known = gathering.known(kind, _key(node))
    wanted = None if node.id is None else record_id_in(node.id, kind)
    if known is not None:
        return known
    name = plain_text(node.values.get("name")) or plain_text(node.values.get("url")) or ""
    return gathering.record(kind, _key(node), name, wanted)


def actor_of(value: Node | str, nodes: Nodes, gathering: Gathering, at: str) -> str:
    """Return the id of the actor that a value describes, names or refers to."""
    if isinstance(value, str):
        return _named(value, gathering, at)
    if value.is_reference:
        found = gathering.known("actor", value.id)
        if found is None:
            return _named(value.id or "", gathering, at)
        return found
    fresh = gathering.known("actor", _key(value)) is None
    actor = register(value, "actor", gathering)
    if fresh:
        fill_actor(value, actor, nodes, gathering)
    return actor


def fill_actor(node: Node, actor: str, nodes: Nodes, gathering: Gathering) -> None:
    """Give an actor what a node says about it."""
    name = node.text("name", gathering) or node.text("Name", gathering)
    url = node.text("url", gathering)
    if name is None:
        name = url or node.id or "unnamed"
        gathering.remark("assumed", f"the actor has no name; {name} was taken", node.pointer or "/")
    gathering.put("actor", actor, "name", name, node.at("name"))
    gathering.put("actor", actor, "kind", _kind(node, gathering), node.pointer)
    _names(node, actor, gathering)
    note = node.text("description", gathering) or node.text("jobTitle", gathering)
    if note is not None:
        gathering.put("actor", actor, "note", note, node.at("description"))
    _country(node, actor, gathering)
    is_person = any(name in PEOPLE for name in node.types)
    for field, key in (
        ("represents", "affiliation" if is_person else "memberOf"),
        ("part_of", "memberOf" if is_person else "parentOrganization"),
    ):
        ids = [actor_of(one, nodes, gathering, node.at(key)) for one in node.nodes(key)]
        others = tuple(one for one in ids if one != actor)
        if others:
            gathering.put("actor", actor, field, others, node.at(key))
    identifiers = _identifiers(node, gathering)
    if identifiers:
        gathering.put("actor", actor, "identifiers", identifiers, node.at("identifier"))
    for iri in filter(None, (node.id, url)):
        gathering.address(iri, actor)
    # what a dataset has no field for is kept as it was stated
    is_ours = node.id is not None and record_id_in(node.id, "actor") is not None
    addresses = {"id": None if is_ours else node.id, "url": url}
    extra = {key: value for key, value in addresses.items() if value is not None}
    if extra:
        gathering.put("actor", actor, "extra", extra, node.pointer)
    for value in node.take("sameAs"):
        stated = value.get("@id") if isinstance(value, Mapping) else value
        if not isinstance(stated, str):
            gathering.remark("value", "expected an address; it was left out", node.at("sameAs"))
        elif identifier_in(stated) not in identifiers:
            gathering.same_as(actor, stated, node.at("sameAs"))
    node.finish(gathering)


def source_of(value: Node | str, nodes: Nodes, gathering: Gathering, at: str) -> str | None:
    """Return the id of the source that a value describes, or is the address of."""
    if isinstance(value, str):
        fresh = gathering.known("source", value) is None
        source = gathering.record("source", value, value)
        if fresh:
            gathering.put("source", source, "url", value, at)
        return source
    if value.is_reference:
        known = gathering.known("source", value.id)
        return known or source_of(value.id or "", nodes, gathering, at)
    fresh = gathering.known("source", _key(value)) is None
    source = register(value, "source", gathering)
    if fresh:
        fill_source(value, source, nodes, gathering)
    return source


def fill_source(node: Node, source: str, nodes: Nodes, gathering: Gathering) -> None:
    """Give a source what a node says about it."""
    kind = _code(node, "source-kinds", gathering)
    known = (KINDS_OF_WORKS[name] for name in node.types if name in KINDS_OF_WORKS)
    kind = kind or (None if node.id and "#source/" in node.id else next(known, None))
    if kind is not None:
        gathering.put("source", source, "kind", kind, node.at("@type"))
    for field, keys in (
        ("title", ("name", "headline")),
        ("url", ("url",)),
        ("archived_url", ("archivedAt",)),
        ("language", ("inLanguage",)),
        ("note", ("description",)),
    ):
        for key in keys:
            text = node.text(key, gathering)
            if text is not None:
                gathering.put("source", source, field, text, node.at(key))
                break
    _published(node, source, gathering)
    for publisher in _first(node, "publisher", "author"):
        actor = actor_of(publisher, nodes, gathering, node.at("publisher"))
        gathering.put("source", source, "publisher", actor, node.at("publisher"))
    bases = (
        source_of(one, nodes, gathering, node.at("isBasedOn")) for one in node.nodes("isBasedOn")
    )
    derived = tuple(one for one in bases if one is not None and one != source)
    if derived:
        gathering.put("source", source, "derived_from", derived, node.at("isBasedOn"))
    node.finish(gathering)


def _published(node: Node, source: str, gathering: Gathering) -> None:
    text = node.text("datePublished", gathering)
    date = None if text is None else gathering.date(text, node.at("datePublished"))
    if date is not None:
        gathering.put("source", source, "published", date, node.at("datePublished"))


def _first(node: Node, *keys: str) -> list[Node | str]:
    """Return the first value of the first key that has one."""
    for key in keys:
        values = list(node.nodes(key)) if key in node.values else []
        if values:
            return values[:1]
    return []


def _named(name: str, gathering: Gathering, at: str) -> str:
    """Return the actor of which a file gives the name or address only."""
    known = gathering.known("actor", name)
    if known is not None:
        return known
    actor = gathering.record("actor", name, name, record_id_in(name, "actor"))
    gathering.put("actor", actor, "name", name.strip() or "unnamed", at)
    message = "the file does not say what kind of actor it is; organization was taken"
    gathering.remark("assumed", message, at)
    return actor


def _key(node: Node) -> object:
    """Return what tells an actor or source apart: its address, or all that names it."""
    if node.id is not None:
        return node.id
    return (node.types, plain_text(node.values.get("name")), plain_text(node.values.get("url")))


def _code(node: Node, code_list: str, gathering: Gathering) -> str | None:
    for value in node.take("additionalType"):
        iri = value.get("@id") if isinstance(value, Mapping) else value
        code = code_in(iri, code_list) if isinstance(iri, str) else None
        if code is not None:
            return code
        gathering.remark("unread", "additionalType: it is not known", node.at("additionalType"))
    return None


def _kind(node: Node, gathering: Gathering) -> str:
    code = _code(node, "actor-kinds", gathering)
    if code is not None:
        return code
    if any(name in PEOPLE for name in node.types):
        return "person"
    if not node.types:
        message = "the file does not say what kind of actor it is; organization was taken"
        gathering.remark("assumed", message, node.pointer)
    return "organization"


def _names(node: Node, actor: str, gathering: Gathering) -> None:
    names = []
    for value in node.take("alternateName"):
        text = plain_text(value)
        language = value.get("@language") if isinstance(value, Mapping) else None
        try:
            raw = value["@value"] if isinstance(value, Mapping) else value
            names.append(Name(text=raw, kind="alias", language=language))
        except (ValueError, KeyError):
            message = f"the name {text!r} cannot be kept; it was left out"
            gathering.remark("value", message, node.at("alternateName"))
    if names:
        gathering.put("actor", actor, "names", tuple(names), node.at("alternateName"))


def _country(node: Node, actor: str, gathering: Gathering) -> None:
    for key in ("nationality", "location"):
        if key not in node.values:
            continue
        for value in node.take(key):
            iri = value.get("@id", "") if isinstance(value, Mapping) else value
            stated = value.get("identifier") if isinstance(value, Mapping) else None
            code = stated or (country_in(iri) if isinstance(iri, str) else None)
            if code is None:
                message = f"{key}: no ISO 3166-1 code; it was left out"
                gathering.remark("value", message, node.at(key))
            else:
                gathering.put("actor", actor, "country", code, node.at(key))


def _identifiers(node: Node, gathering: Gathering) -> tuple[Identifier, ...]:
    found = []
    for value in node.take("identifier"):
        held = value if isinstance(value, Mapping) else {}
        made = identifier_of(held.get("propertyID"), held.get("value"))
        if made is None:
            message = "expected a scheme and an identifier; it was left out"
            gathering.remark("value", message, node.at("identifier"))
        else:
            found.append(made)
    return tuple(found)
