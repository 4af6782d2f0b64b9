"""Writing a dataset as schema.org: claims, their authors and appearances, and reviews."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Protocol

from counterclaim.findings import Finding, Location
from counterclaim.interchange._dates import coarse_date
from counterclaim.interchange._iris import (
    base_of,
    code_iri,
    country_iri,
    identifier_iri,
    record_iri,
)
from counterclaim.interchange._losses import Json, date_lost, fields_but, losses_of, no_place
from counterclaim.interchange._values import Exported
from counterclaim.interchange.schema_org._terms import ACTOR_TYPES, CONTEXT, SOURCE_TYPES
from counterclaim.model import Actor, Claim, Dataset, Deployment, Identifier, Name, Place, Source

Node = dict[str, Any]

_SPDX = re.compile(r"[A-Za-z0-9.+-]+")
_DATASET = ("schema_version", "id", "title", "description", "publisher", "license", "url")
_ACTOR = ("id", "kind", "name", "names", "country", "represents", "part_of", "identifiers", "note")
_SOURCE = ("id", "kind", "publisher", "title", "url", "archived_url", "language", "note")
_CLAIM = ("id", "text", "speaker", "sources", "language", "note")


class JudgementLike(Protocol):
    """A judgement as an export needs it; `about` has the ids of its claims as `claims`."""

    @property
    def about(self) -> object:
        """What was judged."""
        ...

    @property
    def verdict(self) -> str:
        """The verdict."""
        ...

    @property
    def by(self) -> str:
        """Who judged."""
        ...

    @property
    def on(self) -> date:
        """When."""
        ...

    @property
    def why(self) -> str:
        """Why."""
        ...


def to_schema_org(dataset: Dataset, judgements: Iterable[JudgementLike] = ()) -> Exported:
    """Write a dataset as JSON-LD of schema.org.

    Every claim is a `Claim` with its text, author, date and appearances. Each
    judgement on claims is a `ClaimReview`. Identifiers are full IRIs.

    Args:
        dataset: The dataset.
        judgements: What was decided about its conflicts.
    """
    base = base_of(dataset)
    known = {claim.id for claim in dataset.claims}
    reviews, lost = _reviews(dataset, base, judgements, known)
    graph = [
        _dataset(dataset, base),
        *(_actor(actor, base) for actor in dataset.actors),
        *(_source(source, base) for source in dataset.sources),
        *(_deployment(deployment, base) for deployment in dataset.deployments),
        *(_claim(claim, base) for claim in dataset.claims),
        *reviews,
    ]
    value = {"@context": CONTEXT, "@graph": [_without_none(node) for node in graph]}
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2) + "\n"
    return Exported(text=text, losses=(*losses_of(dataset, _LOST), *lost))


def _dataset(dataset: Dataset, base: str) -> Node:
    named = dataset.license
    is_spdx = named is not None and _SPDX.fullmatch(named)
    work = None if named is None else {"@type": "CreativeWork", "name": named}
    return {
        "@id": base,
        "@type": "Dataset",
        "identifier": dataset.id,
        "name": dataset.title,
        "description": dataset.description,
        "publisher": None
        if dataset.publisher is None
        else {"@type": "Organization", "name": dataset.publisher},
        "license": {"@id": f"https://spdx.org/licenses/{named}"} if is_spdx else work,
        "url": dataset.url,
        "datePublished": coarse_date(dataset.published),
    }


def _actor(actor: Actor, base: str) -> Node:
    type_name = ACTOR_TYPES.get(actor.kind, "Organization")
    is_person = type_name == "Person"
    country = None if actor.country is None else _country(actor.country)
    return {
        "@id": record_iri(base, "actor", actor.id),
        "@type": type_name,
        "additionalType": {"@id": code_iri("actor-kinds", actor.kind)},
        "name": actor.name,
        "alternateName": [_name(name) for name in actor.names],
        "nationality" if is_person else "location": country,
        "affiliation" if is_person else "memberOf": _references(base, "actor", actor.represents),
        "memberOf" if is_person else "parentOrganization": _references(
            base, "actor", actor.part_of
        ),
        **_identifiers(actor.identifiers),
        "description": actor.note,
    }


def _source(source: Source, base: str) -> Node:
    kind = source.kind
    return {
        "@id": record_iri(base, "source", source.id),
        "@type": SOURCE_TYPES.get(kind or "", "CreativeWork"),
        "additionalType": None if kind is None else {"@id": code_iri("source-kinds", kind)},
        "publisher": _reference(base, "actor", source.publisher),
        "name": source.title,
        "url": source.url,
        "archivedAt": source.archived_url,
        "datePublished": coarse_date(source.published),
        "inLanguage": source.language,
        "isBasedOn": _references(base, "source", source.derived_from),
        "description": source.note,
    }


def _deployment(deployment: Deployment, base: str) -> Node:
    wholes = (part.whole for part in deployment.part_of)
    return {
        "@id": record_iri(base, "deployment", deployment.id),
        "@type": "Event",
        "name": deployment.name,
        "organizer": _reference(base, "actor", deployment.force),
        "location": _place(deployment.place),
        "superEvent": _references(base, "deployment", wholes),
        "description": deployment.note,
    }


def _place(place: Place) -> Node:
    located = place.latitude is not None and place.longitude is not None
    geo = {"@type": "GeoCoordinates", "latitude": place.latitude, "longitude": place.longitude}
    return _without_none(
        {
            "@type": "Place",
            "name": place.name,
            "alternateName": [_name(name) for name in place.names],
            "address": None
            if place.country is None
            else {"@type": "PostalAddress", "addressCountry": place.country},
            "geo": geo if located else None,
            **_identifiers(place.identifiers),
        }
    )


def _claim(claim: Claim, base: str) -> Node:
    return {
        "@id": record_iri(base, "claim", claim.id),
        "@type": "Claim",
        "text": claim.text,
        "author": _reference(base, "actor", claim.speaker),
        "datePublished": coarse_date(claim.stated),
        "appearance": _references(base, "source", claim.sources),
        "inLanguage": claim.language,
        "about": _reference(base, "deployment", claim.about.deployment),
        "description": claim.note,
    }


def _reviews(
    dataset: Dataset, base: str, judgements: Iterable[JudgementLike], known: set[str]
) -> tuple[list[Node], list[Finding]]:
    """Return the reviews of claims, and a loss for each judgement on something else."""
    texts = {claim.id: claim.text for claim in dataset.claims}
    reviews: list[Node] = []
    losses = []
    for number, judged in enumerate(judgements):
        claims: tuple[str, ...] = getattr(judged.about, "claims", ())
        if not claims or not known.issuperset(claims):
            message = "the judgement is not about claims of the dataset; it was left out"
            at = Location(pointer=f"/judgements/{number}")
            losses.append(
                Finding(code="interchange.loss", severity="note", message=message, location=at)
            )
            continue
        reviews.append(
            {
                "@type": "ClaimReview",
                "claimReviewed": " / ".join(texts[name] for name in claims),
                "itemReviewed": _references(base, "claim", claims),
                "author": {"@type": "Person", "name": judged.by},
                "datePublished": judged.on.isoformat(),
                "reviewRating": {"@type": "Rating", "alternateName": judged.verdict},
                "reviewBody": judged.why,
                "url": dataset.url,
            }
        )
    return reviews, losses


def _name(name: Name) -> object:
    if name.language is None:
        return name.text
    return {"@value": name.text, "@language": name.language}


def _country(code: str) -> Node:
    return {"@id": country_iri(code), "@type": "Country", "identifier": code}


def _identifiers(identifiers: Iterable[Identifier]) -> Node:
    """Return the identifiers, in order, and the addresses that they have."""
    pairs = [(identifier, identifier_iri(identifier)) for identifier in identifiers]
    return {
        "identifier": [
            {"@type": "PropertyValue", "propertyID": held.scheme, "value": held.id}
            for held, _ in pairs
        ],
        "sameAs": [iri for _, iri in pairs if iri is not None],
    }


def _reference(base: str, kind: Any, record_id: str | None) -> Node | None:  # noqa: ANN401
    return None if record_id is None else {"@id": record_iri(base, kind, record_id)}


def _references(base: str, kind: Any, ids: Iterable[str]) -> list[Node]:  # noqa: ANN401
    return [{"@id": record_iri(base, kind, one)} for one in ids]


def _without_none(node: Mapping[str, Any]) -> Node:
    return {key: value for key, value in node.items() if value is not None and value != []}


def _lost_of_dataset(record: Json) -> Iterator[tuple[str, str]]:
    yield from fields_but((*_DATASET, "published"), "schema.org")(record)
    yield from date_lost(record, "published", "schema.org")


def _lost_of_actor(record: Json) -> Iterator[tuple[str, str]]:
    yield from fields_but(_ACTOR, "schema.org")(record)
    for index, name in enumerate(record.get("names", ())):
        if name["kind"] != "alias":
            message = f"kind: schema.org has aliases only; {name['kind']} comes back as alias"
            yield f"/names/{index}/kind", message
        if "source" in name:
            yield f"/names/{index}/source", no_place("source", "schema.org")


def _lost_of_source(record: Json) -> Iterator[tuple[str, str]]:
    held = (*_SOURCE, "published", "derived_from")
    yield from fields_but(held, "schema.org")(record)
    yield from date_lost(record, "published", "schema.org")


def _lost_of_deployment(_: Json) -> Iterator[tuple[str, str]]:
    message = "schema.org has events, not deployments; name, force and place come out, not back"
    yield "", message


def _lost_of_claim(record: Json) -> Iterator[tuple[str, str]]:
    yield from fields_but((*_CLAIM, "stated"), "schema.org")(record)
    yield from date_lost(record, "stated", "schema.org")


_LOST: Mapping[Any, Any] = {
    "dataset": _lost_of_dataset,
    "actor": _lost_of_actor,
    "source": _lost_of_source,
    "deployment": _lost_of_deployment,
    "claim": _lost_of_claim,
}
