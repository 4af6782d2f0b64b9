"""Writing a dataset as a bundle of STIX 2.1."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from attrs import evolve, frozen

from counterclaim.codec import unstructure
from counterclaim.findings import Finding, Location, RecordKind
from counterclaim.interchange._dates import first_day
from counterclaim.interchange._iris import base_of, identifier_iri
from counterclaim.interchange._values import ConflictLike, Exported
from counterclaim.interchange.stix._terms import (
    EXTENSION_ID,
    EXTENSION_SCHEMA,
    IDENTITY_CLASSES,
    TLP_CREATED,
    TLP_IDS,
    Tlp,
    extension,
    license_statement,
    stix_id,
)
from counterclaim.model import Actor, Claim, Dataset, Deployment, Identifier, Place, Source
from counterclaim.model.registry import Record

Node = dict[str, Any]

_NO_DATE = "1970-01-01"


@frozen
class _Desk:
    """What every object of a bundle needs."""

    dataset: Dataset
    base: str
    created: str
    markings: tuple[str, ...]

    def id_of(self, type_name: str, kind: str, record_id: str) -> str:
        """Return the id of the object that is made from a record."""
        return stix_id(type_name, self.base, kind, record_id)

    @property
    def owner(self) -> str:
        """The id of the identity that stands for the dataset."""
        return stix_id("identity", self.base)

    def object(self, type_name: str, object_id: str, **properties: Any) -> Node:  # noqa: ANN401
        """Return an object, without the properties that are None or empty."""
        common = {
            "type": type_name,
            "spec_version": "2.1",
            "id": object_id,
            "created_by_ref": self.owner,
            "created": self.created,
            "modified": self.created,
            "object_marking_refs": list(self.markings),
        }
        found = {**common, **properties}
        return {key: value for key, value in found.items() if value not in (None, [], "")}


def to_stix(
    dataset: Dataset,
    conflicts: Iterable[ConflictLike] = (),
    created: date | None = None,
    tlp: Tlp | None = None,
) -> Exported:
    """Write a dataset as a bundle of STIX 2.1.

    Each object carries its record in an extension, so that nothing is lost for a reader of the
    extension; the page of the format says what others see.

    Args:
        dataset: The dataset.
        conflicts: Conflicts of its claims; each becomes an opinion that disagrees.
        created: The day that STIX shows as that of every object; by default the day on which
            the dataset was published, else its latest date.
        tlp: How far the bundle may be passed on.
    """
    day = created.isoformat() if created is not None else _day_of(dataset)
    losses = [] if day is not None else [_assumed("dataset", dataset.id, "created", _NO_DATE)]
    made = f"{day or _NO_DATE}T00:00:00.000Z"
    base = base_of(dataset)
    marks, markings = _markings(dataset, base, made, tlp)
    desk = _Desk(dataset, base, made, tuple(marks))
    losses += [
        _assumed("source", source.id, "published", made[:10])
        for source in dataset.sources
        if first_day(source.published) is None
    ]
    objects = [
        *markings,
        _owner(desk),
        _definition(desk),
        *(_identity(actor, desk) for actor in dataset.actors),
        *(made for actor in dataset.actors for made in _parties(actor, desk)),
        *(made for one in dataset.deployments for made in _deployment(one, desk)),
        *(_note(claim, desk) for claim in dataset.claims),
        *(_report(source, desk) for source in dataset.sources),
        *(_opinion(conflict, desk) for conflict in conflicts),
    ]
    bundle = {"type": "bundle", "id": stix_id("bundle", base), "objects": objects}
    text = json.dumps(bundle, ensure_ascii=False, allow_nan=False, indent=2) + "\n"
    return Exported(text=text, losses=tuple(losses))


def _day_of(dataset: Dataset) -> str | None:
    """Return the day on which a dataset was published, or the latest day that it states."""
    if (published := first_day(dataset.published)) is not None:
        return published
    dates = (
        *(source.published for source in dataset.sources),
        *(source.accessed for source in dataset.sources),
        *(claim.stated for claim in dataset.claims),
    )
    return max((day for day in map(first_day, dates) if day is not None), default=None)


def _assumed(kind: RecordKind, record_id: str | None, name: str, value: str) -> Finding:
    return Finding(
        code="interchange.assumed",
        severity="note",
        message=f"{name}: STIX needs a day and none is stated; {value} was written",
        location=Location(record_kind=kind, record_id=record_id),
    )


def _markings(
    dataset: Dataset, base: str, made: str, tlp: Tlp | None
) -> tuple[list[str], list[Node]]:
    """Return the ids of the markings of every object, and their definitions."""
    definitions = []
    if tlp is not None:
        name = f"TLP:{tlp.upper()}"
        definitions.append({**_marking(TLP_IDS[tlp], TLP_CREATED, "tlp", tlp), "name": name})
    if dataset.license is not None:
        words = license_statement(dataset.license)
        definitions.append(_marking(stix_id("marking-definition", base), made, "statement", words))
    return [definition["id"] for definition in definitions], definitions


def _marking(marking_id: str, created: str, kind: str, value: str) -> Node:
    return {
        "type": "marking-definition",
        "spec_version": "2.1",
        "id": marking_id,
        "created": created,
        "definition_type": kind,
        "definition": {kind: value},
    }


def _owner(desk: _Desk) -> Node:
    """Return the identity that stands for the dataset, with what it says about itself."""
    dataset = desk.dataset
    empty: dict[str, Any] = dict.fromkeys(("actors", "sources", "deployments", "claims"), ())
    return desk.object(
        "identity",
        desk.owner,
        name=dataset.publisher or dataset.title or "A dataset of claims",
        description=dataset.description,
        identity_class="unspecified",
        extensions=_record("dataset", evolve(dataset, **empty)),
    )


def _definition(desk: _Desk) -> Node:
    return {
        "type": "extension-definition",
        "spec_version": "2.1",
        "id": EXTENSION_ID,
        "created_by_ref": desk.owner,
        "created": desk.created,
        "modified": desk.created,
        "name": "counterclaim record",
        "description": "The record of an attributed claim, or of what it refers to.",
        "schema": EXTENSION_SCHEMA,
        "version": "1.0.0",
        "extension_types": ["property-extension"],
    }


def _record(kind: RecordKind, record: Record) -> Node:
    text = json.dumps(unstructure(record), ensure_ascii=False, allow_nan=False)
    return extension(kind, record_json=text)


def _identity(actor: Actor, desk: _Desk) -> Node:
    return desk.object(
        "identity",
        desk.id_of("identity", "actor", actor.id),
        name=actor.name,
        description=actor.note,
        identity_class=IDENTITY_CLASSES[actor.kind],
        external_references=_references(actor.identifiers),
        extensions=_record("actor", actor),
    )


def _references(identifiers: Iterable[Identifier]) -> list[Node]:
    found = []
    for identifier in identifiers:
        reference = {"source_name": identifier.scheme, "external_id": identifier.id}
        iri = identifier_iri(identifier)
        found.append(reference if iri is None else {**reference, "url": iri})
    return found


def _related(desk: _Desk, words: str, source: str, target: str, verb: str = "related-to") -> Node:
    return desk.object(
        "relationship",
        stix_id("relationship", desk.base, words, source, target),
        relationship_type=verb,
        description=words,
        source_ref=source,
        target_ref=target,
        extensions=extension("derived"),
    )


def _parties(actor: Actor, desk: _Desk) -> Iterator[Node]:
    """Yield what joins an actor to its party."""
    own = desk.id_of("identity", "actor", actor.id)
    for words, ids in (("represents", actor.represents), ("is part of", actor.part_of)):
        for other in dict.fromkeys(ids):
            yield _related(desk, words, own, desk.id_of("identity", "actor", other))


def _deployment(deployment: Deployment, desk: _Desk) -> Iterator[Node]:
    """Yield the campaign of a deployment, its place, and what joins them."""
    campaign = desk.id_of("campaign", "deployment", deployment.id)
    force = desk.id_of("identity", "actor", deployment.force)
    yield desk.object(
        "campaign",
        campaign,
        name=deployment.name,
        description=deployment.note or f"Deployment at {deployment.place.name}",
        objective=deployment.mission,
        extensions=_record("deployment", deployment),
    )
    yield _related(desk, "is a deployment of", campaign, force)
    location = _location(deployment.place, deployment.id, desk)
    if location is not None:
        yield location
        yield _related(desk, "is deployed at", force, location["id"], "located-at")
        yield _related(desk, "is at", campaign, location["id"])
    for part in dict.fromkeys(part.whole for part in deployment.part_of):
        whole = desk.id_of("campaign", "deployment", part)
        yield _related(desk, "is part of", campaign, whole)


def _location(place: Place, deployment: str, desk: _Desk) -> Node | None:
    """Return a place; STIX has no places that are in no country and at no point."""
    located = place.latitude is not None and place.longitude is not None
    if place.country is None and not located:
        return None
    return desk.object(
        "location",
        desk.id_of("location", "deployment", deployment),
        name=place.name,
        country=place.country,
        administrative_area=place.subdivision,
        latitude=place.latitude if located else None,
        longitude=place.longitude if located else None,
        external_references=_references(place.identifiers),
        extensions=extension("derived"),
    )


def _note(claim: Claim, desk: _Desk) -> Node:
    about = claim.about.deployment
    speaker = desk.id_of("identity", "actor", claim.speaker)
    named = next((one.name for one in desk.dataset.actors if one.id == claim.speaker), None)
    subject = [] if about is None else [desk.id_of("campaign", "deployment", about)]
    sources = {source.id: source for source in desk.dataset.sources}
    return desk.object(
        "note",
        desk.id_of("note", "claim", claim.id),
        abstract=f"Said by {named or claim.speaker}, {claim.stated}",
        content=claim.text,
        lang=claim.language,
        object_refs=[speaker, *subject],
        external_references=[_document(sources[one]) for one in claim.sources if one in sources],
        extensions=_record("claim", claim),
    )


def _document(source: Source) -> Node:
    """Return a reference to a source."""
    if source.url is not None:
        return {"source_name": source.title or source.id, "url": source.url}
    return {"source_name": source.title or source.id, "external_id": source.id}


def _report(source: Source, desk: _Desk) -> Node:
    claims = desk.dataset.claims
    notes = [desk.id_of("note", "claim", one.id) for one in claims if source.id in one.sources]
    publisher = source.publisher
    by = [] if publisher is None else [desk.id_of("identity", "actor", publisher)]
    published = first_day(source.published)
    return desk.object(
        "report",
        desk.id_of("report", "source", source.id),
        name=source.title or source.id,
        description=source.note,
        lang=source.language,
        published=desk.created if published is None else f"{published}T00:00:00.000Z",
        object_refs=[*by, *notes] or [desk.owner],
        external_references=[_document(source)],
        extensions=_record("source", source),
    )


def _opinion(conflict: ConflictLike, desk: _Desk) -> Node:
    return desk.object(
        "opinion",
        desk.id_of("opinion", "conflict", " ".join(conflict.claims)),
        opinion="disagree",
        explanation=conflict.sentence,
        object_refs=[desk.id_of("note", "claim", one) for one in conflict.claims],
        extensions=extension("conflict", grade=conflict.grade),
    )
