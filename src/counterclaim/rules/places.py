"""Rules about places and identifiers: coordinates, country codes, the shape of identifiers."""

import re
from collections.abc import Iterator, Mapping
from statistics import median
from types import MappingProxyType

from counterclaim.codelists.territories import OUTLYING
from counterclaim.findings.quoting import quoted
from counterclaim.model import Dataset, Identifier
from counterclaim.rules._context import Context
from counterclaim.rules._rule import Observation, RecordPath, at, rule

_FEWEST = 3
_NEAR = 10.0
_TIMES_NEARER = 3

_SHAPES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "wikidata": (r"Q[1-9][0-9]*", "Q and a number, such as Q796"),
        "geonames": (r"[1-9][0-9]{0,9}", "a number, such as 99237"),
        "iso3166_2": (r"[A-Z]{2}-[A-Z0-9]{1,3}", "a code such as IQ-AN"),
        "lei": (r"[A-Z0-9]{18}[0-9]{2}", "18 capitals or digits and two check digits"),
    }
)

_AIRFIELDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "icao": (r"[A-Z][A-Z0-9]{3}", "four capitals or digits, such as ORAA"),
        "iata": (r"[A-Z]{3}", "three capitals, such as IQA"),
    }
)
"""Of places only: airlines have codes of other shapes in these schemes."""


@rule(
    "place.zero-coordinates",
    "Coordinates of zero",
    "warning",
    does="Finds a place at 0 degrees north and 0 degrees east.",
    why="That is a spot in the Atlantic, and what many programs write for unknown.",
    fix="Leave out coordinates that are not known.",
    example="""
        {"deployments": [{"id": "lake", "place": {"name": "Lake base", "kind": "base",
                                                  "latitude": 0, "longitude": 0}}]}
    """,
    instead="""
        {"deployments": [{"id": "lake", "place": {"name": "Lake base", "kind": "base"}}]}
    """,
)
def zero_coordinates(dataset: Dataset, _: Context) -> Iterator[Observation]:
    for index, deployment in enumerate(dataset.deployments):
        if deployment.place.latitude == 0 and deployment.place.longitude == 0:
            message = "0 degrees north and east is open sea"
            yield Observation(at("deployment", index, "place", "latitude"), message)


@rule(
    "place.half-coordinates",
    "One coordinate without the other",
    "warning",
    does="Finds a place with a latitude and no longitude, or the other way round.",
    why="One of them alone is a line around the earth and no place.",
    fix="Add the other coordinate, or leave out both.",
    example="""
        {"deployments": [{"id": "lake", "place": {"name": "Lake base", "kind": "base",
                                                  "latitude": 33.8}}]}
    """,
    instead="""
        {"deployments": [{"id": "lake", "place": {"name": "Lake base", "kind": "base",
                                                  "latitude": 33.8, "longitude": 42.4}}]}
    """,
)
def half_coordinates(dataset: Dataset, _: Context) -> Iterator[Observation]:
    for index, deployment in enumerate(dataset.deployments):
        place = deployment.place
        if (place.latitude is None) != (place.longitude is None):
            given, missing = "latitude", "longitude"
            if place.latitude is None:
                given, missing = missing, given
            message = f"there is a {given} and no {missing}"
            yield Observation(at("deployment", index, "place", given), message)


@rule(
    "place.swapped-coordinates",
    "Coordinates that seem exchanged",
    "note",
    does="Finds a place that lies more than 10 degrees from the middle of all recorded places of "
    "its country, of which there are at least three, and would lie within 10 degrees and at "
    "least three times nearer with latitude and longitude exchanged.",
    why="Some programs write the longitude first.",
    fix="Exchange latitude and longitude, if the place is then where it should be.",
    example="""
        {"deployments": [
          {"id": "d1", "place": {"name": "Baghdad", "kind": "town", "country": "IQ",
                                 "latitude": 33.3, "longitude": 44.4}},
          {"id": "d2", "place": {"name": "Erbil", "kind": "town", "country": "IQ",
                                 "latitude": 36.2, "longitude": 44.0}},
          {"id": "d3", "place": {"name": "Ain al-Asad", "kind": "base", "country": "IQ",
                                 "latitude": 42.4, "longitude": 33.8}}]}
    """,
    instead="""
        {"deployments": [
          {"id": "d1", "place": {"name": "Baghdad", "kind": "town", "country": "IQ",
                                 "latitude": 33.3, "longitude": 44.4}},
          {"id": "d2", "place": {"name": "Erbil", "kind": "town", "country": "IQ",
                                 "latitude": 36.2, "longitude": 44.0}},
          {"id": "d3", "place": {"name": "Ain al-Asad", "kind": "base", "country": "IQ",
                                 "latitude": 33.8, "longitude": 42.4}}]}
    """,
)
def swapped_coordinates(dataset: Dataset, _: Context) -> Iterator[Observation]:
    countries: dict[str, list[tuple[int, float, float]]] = {}
    for index, deployment in enumerate(dataset.deployments):
        place = deployment.place
        if place.country is None or place.latitude is None or place.longitude is None:
            continue
        if (place.latitude, place.longitude) != (0, 0):
            entry = (index, place.latitude, place.longitude)
            countries.setdefault(place.country, []).append(entry)
    for country, places in countries.items():
        if len(places) < _FEWEST:
            continue
        middle = (median(entry[1] for entry in places), median(entry[2] for entry in places))
        for index, latitude, longitude in places:
            stated = _degrees(middle, latitude, longitude)
            exchanged = _degrees(middle, longitude, latitude)
            if stated > _NEAR >= exchanged and exchanged * _TIMES_NEARER <= stated:
                yield Observation(
                    at("deployment", index, "place", "latitude"),
                    f"far from the other places of {country}, and near them if latitude and "
                    "longitude are exchanged",
                )


def _degrees(middle: tuple[float, float], latitude: float, longitude: float) -> float:
    # across the date line this is too much, where exchanged coordinates lie far off anyway
    return max(abs(middle[0] - latitude), abs(middle[1] - longitude))


@rule(
    "place.subdivision-of-other-country",
    "Subdivision of another country",
    "warning",
    does="Finds a place whose subdivision belongs to another country than `country` says. "
    "Territories with a country code of their own, such as PR and US-PR, are left alone.",
    why="One of the codes is wrong, and the place is found under the wrong country.",
    fix="Correct the country or the subdivision.",
    example="""
        {"deployments": [{"id": "lake", "place": {"name": "Lake base", "kind": "base",
                                                  "country": "IQ", "subdivision": "SY-DI"}}]}
    """,
    instead="""
        {"deployments": [{"id": "lake", "place": {"name": "Lake base", "kind": "base",
                                                  "country": "IQ", "subdivision": "IQ-AN"}}]}
    """,
)
def subdivision_of_other_country(dataset: Dataset, _: Context) -> Iterator[Observation]:
    for index, deployment in enumerate(dataset.deployments):
        country, subdivision = deployment.place.country, deployment.place.subdivision
        if country is None or subdivision is None:
            continue
        prefix, _dash, own = subdivision.partition("-")
        if country not in (prefix, own, OUTLYING.get(subdivision)):
            yield Observation(
                at("deployment", index, "place", "subdivision"),
                f"the subdivision {subdivision} does not belong to the country {country}",
                related=(at("deployment", index, "place", "country"),),
            )


@rule(
    "identifier.malformed",
    "Identifier of another shape than its scheme has",
    "warning",
    does="Finds an identifier that its scheme cannot have given: a Wikidata item is Q and a "
    "number, a GeoNames id a number, an ISO 3166-2 code such as IQ-AN, an LEI 20 characters with "
    "check digits (ISO 17442), and of a place an ICAO code has four characters and an IATA code "
    "three capitals. Other schemes are not looked at.",
    why="It finds nothing in the other data, or something else. Often the whole address was "
    "pasted, or the scheme is another one.",
    fix="Write the identifier alone, as the scheme gives it.",
    example="""
        {"actors": [{"id": "iraq", "kind": "state", "name": "Iraq",
                     "identifiers": [{"scheme": "wikidata", "id": "wiki/Q796"}]}]}
    """,
    instead="""
        {"actors": [{"id": "iraq", "kind": "state", "name": "Iraq",
                     "identifiers": [{"scheme": "wikidata", "id": "Q796"}]}]}
    """,
)
def malformed(dataset: Dataset, _: Context) -> Iterator[Observation]:
    for place, identifier, shapes in _identifiers(dataset):
        expected = shapes.get(identifier.scheme)
        if expected is None:
            continue
        pattern, words = expected
        if not re.fullmatch(pattern, identifier.id):
            yield Observation(place, f"{quoted(identifier.id)} is not {words}")
        elif identifier.scheme == "lei" and not has_lei_check_digits(identifier.id):
            yield Observation(place, f"the check digits of {quoted(identifier.id)} are wrong")


def _identifiers(
    dataset: Dataset,
) -> Iterator[tuple[RecordPath, Identifier, Mapping[str, tuple[str, str]]]]:
    for index, actor in enumerate(dataset.actors):
        for number, identifier in enumerate(actor.identifiers):
            yield at("actor", index, "identifiers", number, "id"), identifier, _SHAPES
    of_places = {**_SHAPES, **_AIRFIELDS}
    for index, deployment in enumerate(dataset.deployments):
        for number, identifier in enumerate(deployment.place.identifiers):
            path = at("deployment", index, "place", "identifiers", number, "id")
            yield path, identifier, of_places


def has_lei_check_digits(text: str) -> bool:
    """Tell whether the check digits fit (ISO 17442: letters as 10 to 35, remainder by 97 is 1)."""
    return int("".join(str(int(mark, 36)) for mark in text)) % 97 == 1


RULES = (
    zero_coordinates,
    half_coordinates,
    swapped_coordinates,
    subdivision_of_other_country,
    malformed,
)
