"""Reading entities of FollowTheMoney: persons and bodies as actors, notes as statements."""

from collections.abc import Mapping
from typing import Any

from counterclaim.findings import Location, RecordKind
from counterclaim.findings.json_values import kind_of
from counterclaim.findings.quoting import quoted
from counterclaim.interchange._gathering import Gathering, Place, identifier_of
from counterclaim.interchange._iris import identifier_iri
from counterclaim.interchange._parsing import parsed
from counterclaim.interchange._values import Imported
from counterclaim.interchange.ftm._entities import Entity, merged
from counterclaim.interchange.ftm._terms import (
    DERIVED_FROM,
    IDENTIFIERS,
    KINDS,
    KINDS_OF_NAMES,
    OTHER_IDENTIFIERS,
    PART_OF,
    PUBLISHED_BY,
    REPRESENTS,
    SAYS,
    SCHEMAS,
    record_id_of,
)
from counterclaim.model import Identifier, Name

_COUNTRIES = ("country", "jurisdiction", "nationality", "mainCountry", "citizenship")
_NOTES = ("notes", "description", "summary")
_SOURCES = ("Article", "Document", "HyperText", "PlainText", "Pages")
_LINKS = ("UnknownLink", "Representation", "Similar")


def from_ftm(data: str | bytes, path: str | None = None) -> Imported:
    """Read entities, a line of JSON each or in one list.

    Persons, organizations, public bodies and companies become actors, documents sources, and
    notes statements that a person still has to read. Lines with one id are parts of one
    entity, as FollowTheMoney has it. Equal identifiers and `Similar` join nothing.

    Args:
        data: The text of the file, or its UTF-8 bytes.
        path: Its name, for the findings.
    """
    gathering = Gathering(path)
    entities = merged(_objects(data, gathering), gathering)
    for entity in entities:
        kind: RecordKind = "actor" if entity.schema in KINDS else "source"
        if entity.schema in KINDS or entity.schema in _SOURCES:
            name = (entity.peek("name") or entity.peek("title") or [entity.id])[0]
            wanted = record_id_of(entity.id, kind) or entity.id
            gathering.record(kind, entity.id, name, wanted)
    links = _Links(entities, gathering)
    for entity in entities:
        if entity.schema in KINDS:
            _actor(entity, links, gathering)
        elif entity.schema in _SOURCES:
            _source(entity, links, gathering)
        elif entity.schema == "Note":
            _note(entity, links, gathering)
        elif entity.schema not in _LINKS:
            shown = quoted(entity.schema)
            message = f"an entity of the schema {shown} is not read"
            gathering.remark("unread", message, entity.pointer)
    links.finish()
    return gathering.imported()


def _objects(data: str | bytes, gathering: Gathering) -> list[tuple[Mapping[str, Any], Place]]:
    """Return the objects of a file with their places."""
    text = data if isinstance(data, str) else data.decode("utf-8", "surrogateescape")
    at = Location(path=gathering.path)
    if text.lstrip().startswith("["):
        value = parsed(data, at, gathering)
        items: list[tuple[Any, Place]] = [
            (item, f"/{number}") for number, item in enumerate(value or ())
        ]
    else:
        lines = [(n, line) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
        raw = [(n, line.encode("utf-8", "surrogateescape")) for n, line in lines]
        items = [
            (parsed(line, Location(path=gathering.path, line=n), gathering), n) for n, line in raw
        ]
    found = []
    for item, pointer in items:
        if isinstance(item, Mapping):
            found.append((item, pointer))
        elif item is not None:
            message = f"expected an entity, got {kind_of(item)}"
            gathering.remark("document", message, pointer)
    return found


class _Links:
    """The links of a file by what they start from, and which of them were read."""

    def __init__(self, entities: list[Entity], gathering: Gathering) -> None:
        self.gathering = gathering
        self.all = [entity for entity in entities if entity.schema in _LINKS]
        self.read: set[str] = set()
        self.starting: dict[str, list[Entity]] = {}
        self.ending: dict[str, list[Entity]] = {}
        for link in self.all:
            ends = _ends(link)
            if ends is None:
                message = f"the {link.schema} does not say what it joins"
                gathering.remark("left-out", message, link.pointer)
            else:
                self.starting.setdefault(ends[0], []).append(link)
                self.ending.setdefault(ends[1], []).append(link)

    def targets(self, subject: str, role: str, kind: RecordKind) -> list[str]:
        """Return the records to which links of a role lead."""
        found = []
        for link in self.starting.get(subject, ()):
            ends = _ends(link)
            if ends is None or _role(link) != role:
                continue
            known = self.gathering.known(kind, ends[1])
            if known is not None:
                self.read.add(link.id)
                found.append(known)
        return found

    def says(self, note: str) -> tuple[str | None, Entity | None]:
        """Return who says a note, and the link that says so."""
        for link in self.ending.get(note, ()):
            ends = _ends(link)
            if ends is not None and _role(link) == SAYS:
                self.read.add(link.id)
                return self.gathering.known("actor", ends[0]), link
        return None, None

    def finish(self) -> None:
        """Keep what is said to be one, and tell of every other link."""
        for link in self.all:
            ends = _ends(link)
            if link.id in self.read or ends is None:
                continue
            actor = self.gathering.known("actor", ends[0])
            other = self.gathering.known("actor", ends[1])
            if link.schema == "Similar" and actor is not None and other is not None:
                self.gathering.address(ends[1], other)
                self.gathering.same_as(actor, ends[1], link.pointer)
            else:
                words = f"{ends[0]} {_role(link) or link.schema} {ends[1]}"
                message = f"a link is not read: {words}"
                self.gathering.remark("unread", message, link.pointer)


_ENDS = {
    "UnknownLink": ("subject", "object"),
    "Representation": ("agent", "client"),
    "Similar": ("candidate", "match"),
}


def _ends(link: Entity) -> tuple[str, str] | None:
    start, end = (link.peek(name) for name in _ENDS[link.schema])
    return (start[0], end[0]) if start and end else None


def _role(link: Entity) -> str:
    if link.schema == "Representation":
        return REPRESENTS
    return (link.peek("role") or [""])[0]


def _actor(entity: Entity, links: _Links, gathering: Gathering) -> None:
    actor = gathering.known("actor", entity.id)
    if actor is None:
        return
    at = entity.pointer
    names = entity.take("name")
    if not names:
        gathering.remark("assumed", "the entity has no name; its id was taken", at)
    named = names[0] if names else entity.id
    if entity.caption in names:
        named = str(entity.caption)
    gathering.put("actor", actor, "name", named, at)
    gathering.put("actor", actor, "kind", _kind(entity, gathering), at)
    others = [Name(text=one, kind="alias") for one in names if one != named]
    for prop, kind in KINDS_OF_NAMES.items():
        others += [Name(text=one, kind=kind) for one in entity.take(prop)]
    if others:
        gathering.put("actor", actor, "names", tuple(others), at)
    countries = list(dict.fromkeys(one.upper() for key in _COUNTRIES for one in entity.take(key)))
    if len(countries) > 1:
        message = f"country: the first of {len(countries)} was read: {', '.join(countries)}"
        gathering.remark("value", message, at)
    if countries:
        gathering.put("actor", actor, "country", countries[0], at)
    _identifiers(entity, actor, gathering)
    _noted(entity, "actor", actor, gathering)
    for field, role in (("represents", REPRESENTS), ("part_of", PART_OF)):
        parties = tuple(links.targets(entity.id, role, "actor"))
        if parties:
            gathering.put("actor", actor, field, parties, at)
    gathering.address(entity.id, actor)
    for other in entity.referents:
        gathering.same_as(actor, other, at)
    entity.finish(gathering)


def _kind(entity: Entity, gathering: Gathering) -> str:
    stated = entity.peek("classification")
    if record_id_of(entity.id, "actor") is not None and stated and stated[0] in SCHEMAS:
        entity.take("classification")
        entity.take("topics")
        return stated[0]
    if entity.schema == "LegalEntity":
        message = "a LegalEntity may be a person or a body; organization was taken"
        gathering.remark("assumed", message, entity.pointer)
    return KINDS[entity.schema]


def _identifiers(entity: Entity, actor: str, gathering: Gathering) -> None:
    """Give an actor its identifiers; one that another actor has as well is a candidate."""
    schemes = {prop: scheme for scheme, prop in IDENTIFIERS.items()} | dict(OTHER_IDENTIFIERS)
    found: list[Identifier] = []
    for prop, scheme in schemes.items():
        for value in entity.take(prop):
            identifier = identifier_of(scheme, value)
            if identifier is not None and identifier not in found:
                found.append(identifier)
    if found:
        gathering.put("actor", actor, "identifiers", tuple(found), entity.pointer)
    for identifier in found:
        iri = identifier_iri(identifier)
        if iri is not None and gathering.address(iri, actor) != actor:
            gathering.same_as(actor, iri, entity.pointer)


def _noted(entity: Entity, kind: RecordKind, record: str, gathering: Gathering) -> None:
    texts = [text for key in _NOTES for text in entity.take(key)]
    if len(texts) > 1:
        message = f"note: the first of {len(texts)} texts was read"
        gathering.remark("value", message, entity.pointer)
    if texts:
        gathering.put(kind, record, "note", texts[0], entity.pointer)


def _source(entity: Entity, links: _Links, gathering: Gathering) -> None:
    source = gathering.known("source", entity.id)
    if source is None:
        return
    at = entity.pointer
    for prop, field in (("title", "title"), ("sourceUrl", "url")):
        values = entity.take(prop)
        if len(values) > 1:
            message = f"{field}: the first of {len(values)} values was read"
            gathering.remark("value", message, at)
        if values:
            gathering.put("source", source, field, values[0], at)
    if record_id_of(entity.id, "source") is not None:
        for kind in entity.take("keywords")[:1]:
            gathering.put("source", source, "kind", kind, at)
    for prop, field in (("publishedAt", "published"), ("retrievedAt", "accessed")):
        for value in entity.take(prop)[:1]:
            date = gathering.date(value, at)
            if date is not None:
                gathering.put("source", source, field, date, at)
    for publisher in links.targets(entity.id, PUBLISHED_BY, "actor")[:1]:
        gathering.put("source", source, "publisher", publisher, at)
        entity.take("publisher")
    derived = tuple(links.targets(entity.id, DERIVED_FROM, "source"))
    if derived:
        gathering.put("source", source, "derived_from", derived, at)
    _noted(entity, "source", source, gathering)
    entity.finish(gathering)


def _note(entity: Entity, links: _Links, gathering: Gathering) -> None:
    texts = entity.take("description") or entity.take("name")
    if not texts:
        gathering.remark("left-out", "the note has no words to read", entity.pointer)
        return
    speaker, link = links.says(entity.id)
    dates = link.take("date") if link is not None else []
    about = entity.take("entity")
    if about and record_id_of(about[0], "deployment") is None:
        message = f"entity: a statement has no place for {', '.join(about)}"
        gathering.remark("unread", message, entity.pointer)
    sources = [gathering.known("source", one) for one in entity.take("proof")]
    notes = entity.take("notes")
    gathering.statement(
        record_id_of(entity.id, "claim") or entity.id,
        texts[0],
        speaker=speaker,
        sources=tuple(one for one in sources if one is not None),
        stated=gathering.date(dates[0], entity.pointer) if dates else None,
        note=notes[0] if notes else None,
        pointer=str(entity.pointer),
    )
    entity.finish(gathering)
