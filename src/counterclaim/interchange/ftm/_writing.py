"""Writing a dataset as entities of FollowTheMoney."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from counterclaim.findings import RecordKind
from counterclaim.interchange._dates import coarse_date
from counterclaim.interchange._iris import identifier_iri
from counterclaim.interchange._losses import Json, Lost, date_lost, fields_but, losses_of, no_place
from counterclaim.interchange._values import Exported
from counterclaim.interchange.ftm._terms import (
    DERIVED_FROM,
    IDENTIFIERS,
    NAMES,
    PART_OF,
    PUBLISHED_BY,
    REPRESENTS,
    SAYS,
    SCHEMAS,
    TOPICS,
    entity_id,
)
from counterclaim.model import Actor, Claim, Dataset, Deployment, Identifier, Source

Entity = dict[str, Any]

_NAME = "FollowTheMoney"
_ACTOR = ("id", "kind", "name", "names", "country", "represents", "part_of", "identifiers", "note")
_SOURCE = ("id", "kind", "publisher", "title", "url", "derived_from", "note")
_CLAIM = ("id", "text", "speaker", "sources", "note")


def to_ftm(dataset: Dataset) -> Exported:
    """Write a dataset as entities, a line of JSON each.

    Actors are persons, organizations and public bodies, sources are articles, deployments are
    events, claims are notes on them; links say who says what and who belongs to whom.
    """
    lines = [json.dumps(entity, ensure_ascii=False) + "\n" for entity in entities_of(dataset)]
    return Exported(text="".join(lines), losses=losses_of(dataset, _LOST))


def entities_of(dataset: Dataset) -> Iterator[Entity]:
    """Yield the entities of a dataset."""
    names = {actor.id: actor.name for actor in dataset.actors}
    for actor in dataset.actors:
        yield _actor(actor)
        yield from _links("actor", actor.id, REPRESENTS, "actor", actor.represents)
        yield from _links("actor", actor.id, PART_OF, "actor", actor.part_of)
    for source in dataset.sources:
        yield _source(source, names)
        publisher = () if source.publisher is None else (source.publisher,)
        yield from _links("source", source.id, PUBLISHED_BY, "actor", publisher)
        yield from _links("source", source.id, DERIVED_FROM, "source", source.derived_from)
    for deployment in dataset.deployments:
        yield _deployment(deployment)
    for claim in dataset.claims:
        yield from _claim(claim)


def _entity(schema: str, own_id: str, **properties: Iterable[str | None] | str | None) -> Entity:
    found: dict[str, list[str]] = {}
    for name, values in properties.items():
        several = (values,) if values is None or isinstance(values, str) else values
        kept = [value for value in several if value is not None]
        if kept:
            found[name] = kept
    return {"id": own_id, "schema": schema, "properties": found}


def _links(
    kind: str,
    own: str,
    role: str,
    other_kind: str,
    others: Iterable[str],
    **more: Any,  # noqa: ANN401
) -> Iterator[Entity]:
    """Yield a link to each of some records."""
    for number, other in enumerate(others):
        subject, target = entity_id(kind, own), entity_id(other_kind, other)
        link = f"link-{subject}-{role.replace(' ', '-')}-{number}-{target}"
        yield _entity("UnknownLink", link, subject=subject, object=target, role=role, **more)


def _actor(actor: Actor) -> Entity:
    named: dict[str, list[str]] = {}
    for name in actor.names:
        if name.kind in NAMES:
            named.setdefault(NAMES[name.kind], []).append(name.text)
    known = [one for one in actor.identifiers if _is_held(one)]
    return _entity(
        SCHEMAS[actor.kind],
        entity_id("actor", actor.id),
        name=actor.name,
        **named,
        country=None if actor.country is None else actor.country.lower(),
        classification=actor.kind,
        topics=TOPICS.get(actor.kind),
        **{
            field: [one.id for one in known if one.scheme == scheme]
            for scheme, field in IDENTIFIERS.items()
        },
        notes=actor.note,
    )


def _is_held(identifier: Identifier) -> bool:
    """Tell whether FollowTheMoney takes an identifier."""
    return identifier.scheme in IDENTIFIERS and identifier_iri(identifier) is not None


def _source(source: Source, names: Mapping[str, str]) -> Entity:
    return _entity(
        "Article",
        entity_id("source", source.id),
        title=source.title,
        sourceUrl=source.url,
        publisher=names.get(source.publisher or ""),
        publishedAt=coarse_date(source.published),
        retrievedAt=coarse_date(source.accessed),
        keywords=source.kind,
        notes=source.note,
    )


def _deployment(deployment: Deployment) -> Entity:
    place = deployment.place
    return _entity(
        "Event",
        entity_id("deployment", deployment.id),
        name=deployment.name,
        organizer=entity_id("actor", deployment.force),
        location=place.name,
        country=None if place.country is None else place.country.lower(),
        summary=deployment.mission,
        notes=deployment.note,
    )


def _claim(claim: Claim) -> Iterator[Entity]:
    """Yield the note with the words, and the link that says whose they are."""
    about = claim.about.deployment
    proof = [entity_id("source", one) for one in claim.sources]
    yield _entity(
        "Note",
        entity_id("claim", claim.id),
        description=claim.text,
        entity=None if about is None else entity_id("deployment", about),
        proof=proof,
        notes=claim.note,
    )
    yield from _links(
        "actor",
        claim.speaker,
        SAYS,
        "claim",
        (claim.id,),
        date=coarse_date(claim.stated),
        proof=proof,
    )


def _lost_of_actor(record: Json) -> Iterator[tuple[str, str]]:
    yield from fields_but(_ACTOR, _NAME)(record)
    for index, name in enumerate(record.get("names", ())):
        kind = name["kind"]
        if kind not in NAMES:
            yield f"/names/{index}", f"names: {_NAME} has no place for a {kind}"
            continue
        back = {"alias": "alias", "previousName": "former", "weakAlias": "short"}[NAMES[kind]]
        if kind != back:
            yield f"/names/{index}/kind", f"kind: {kind} comes back as {back}"
        for field in ("language", "source"):
            if field in name:
                yield f"/names/{index}/{field}", no_place(field, _NAME)
    for index, held in enumerate(record.get("identifiers", ())):
        if not _is_held(Identifier(scheme=held["scheme"], id=held["id"])):
            scheme = held["scheme"]
            yield f"/identifiers/{index}", f"identifiers: {_NAME} does not take one of {scheme}"


def _dated(held: tuple[str, ...], dates: tuple[str, ...]) -> Lost:
    """Return the losses of a record of which dates are held where they are plain."""

    def lost(record: Json) -> Iterator[tuple[str, str]]:
        yield from fields_but((*held, *dates), _NAME)(record)
        for name in dates:
            yield from date_lost(record, name, _NAME)

    return lost


def _lost_of_deployment(_: Json) -> Iterator[tuple[str, str]]:
    message = f"{_NAME} has events, not deployments; name, force and place come out, not back"
    yield "", message


_LOST: Mapping[RecordKind, Lost] = {
    "dataset": fields_but(("schema_version",), _NAME),
    "actor": _lost_of_actor,
    "source": _dated(_SOURCE, ("published", "accessed")),
    "deployment": _lost_of_deployment,
    "claim": _dated(_CLAIM, ("stated",)),
}
