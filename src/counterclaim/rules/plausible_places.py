"""Rules about places that cannot be meant: codes of no country, coordinates of another place."""

from collections.abc import Iterator
from statistics import median

from counterclaim.codelists.countries import COUNTRIES, FORMER, MEANT
from counterclaim.findings.characters import comparable
from counterclaim.findings.quoting import quoted
from counterclaim.model import Dataset
from counterclaim.rules._context import Context, by_id
from counterclaim.rules._rule import Observation, RecordPath, at, rule

_FEWEST = 3
_NEAR = 10.0
_FAR = 60.0


@rule(
    "place.unknown-country",
    "Code of no country",
    "note",
    does="Finds a country code, of a place or an actor, that ISO 3166-1 does not have, such as UK "
    "for GB, SU or ZZ.",
    why="Whoever looks for a country by its code does not find the record, and two records of one "
    "country are taken for two countries.",
    fix="Write the code of ISO 3166-1, or leave it out.",
    example="""
        {"deployments": [{"id": "d1", "place": {"name": "Kent", "kind": "region",
                                                "country": "UK"}}]}
    """,
    instead="""
        {"deployments": [{"id": "d1", "place": {"name": "Kent", "kind": "region",
                                                "country": "GB"}}]}
    """,
)
def unknown_country(dataset: Dataset, _: Context) -> Iterator[Observation]:
    for place, code in _codes(dataset):
        if code in COUNTRIES:
            continue
        if code in MEANT:
            yield Observation(
                place,
                f"{code} is no code of ISO 3166-1; {MEANT[code]} is meant",
                hint=f"Write {MEANT[code]}.",
            )
        elif code in FORMER:
            yield Observation(place, f"{code} is no country of ISO 3166-1: it is {FORMER[code]}")
        else:
            yield Observation(place, f"{code} is no code of ISO 3166-1")


def _codes(dataset: Dataset) -> Iterator[tuple[RecordPath, str]]:
    for index, actor in enumerate(dataset.actors):
        if actor.country is not None:
            yield at("actor", index, "country"), actor.country
    for index, deployment in enumerate(dataset.deployments):
        if deployment.place.country is not None:
            yield at("deployment", index, "place", "country"), deployment.place.country


@rule(
    "place.same-coordinates",
    "Several places at one point",
    "note",
    does="Finds places of different names, none of them a country, whose coordinates are exactly "
    "the same.",
    why="It is mostly the middle of a country or region that stands for what is not known, and "
    "seems more exact than it is.",
    fix="Write the coordinates of each place, or leave them out.",
    example="""
        {"deployments": [
          {"id": "d1", "place": {"name": "Camp Oak", "kind": "base",
                                 "latitude": 33.25, "longitude": 43.75}},
          {"id": "d2", "place": {"name": "Camp Elm", "kind": "base",
                                 "latitude": 33.25, "longitude": 43.75}}]}
    """,
    instead="""
        {"deployments": [
          {"id": "d1", "place": {"name": "Camp Oak", "kind": "base",
                                 "latitude": 33.25, "longitude": 43.75}},
          {"id": "d2", "place": {"name": "Camp Elm", "kind": "base"}}]}
    """,
)
def same_coordinates(dataset: Dataset, _: Context) -> Iterator[Observation]:
    points: dict[tuple[float, float], dict[str, int]] = {}
    for index, deployment in by_id(dataset.deployments):
        place = deployment.place
        if place.latitude is None or place.longitude is None or place.kind == "country":
            continue
        if place.latitude == 0 and place.longitude == 0:
            continue  # a rule of its own
        names = points.setdefault((place.latitude, place.longitude), {})
        names.setdefault(comparable(place.name), index)
    for indexes in points.values():
        first, *others = indexes.values()
        if others:
            name = dataset.deployments[others[0]].place.name
            more = f" and {len(others) - 1} more" if len(others) > 1 else ""
            yield Observation(
                at("deployment", first, "place", "latitude"),
                f"the same point as {quoted(name)}{more}: is it the middle of a larger area?",
                related=tuple(at("deployment", other, "place", "latitude") for other in others[:5]),
            )


@rule(
    "place.far-from-country",
    "Place far from the others of its country",
    "note",
    does="Finds, among three places of one country or more, one whose coordinates are more than "
    "60 degrees from the middle of the others, or on the other side of the equator or of "
    "Greenwich and near them with the other sign.",
    why="A lost minus sign, or a wrong country, puts a place on the other side of the earth.",
    fix="Correct the coordinates, or the country.",
    example="""
        {"deployments": [
          {"id": "d1", "place": {"name": "P1", "kind": "base", "country": "BR",
                                 "latitude": -15.8, "longitude": -47.9}},
          {"id": "d2", "place": {"name": "P2", "kind": "base", "country": "BR",
                                 "latitude": -16.2, "longitude": -48.9}},
          {"id": "d3", "place": {"name": "P3", "kind": "base", "country": "BR",
                                 "latitude": -15.1, "longitude": 47.2}}]}
    """,
    instead="""
        {"deployments": [
          {"id": "d1", "place": {"name": "P1", "kind": "base", "country": "BR",
                                 "latitude": -15.8, "longitude": -47.9}},
          {"id": "d2", "place": {"name": "P2", "kind": "base", "country": "BR",
                                 "latitude": -16.2, "longitude": -48.9}},
          {"id": "d3", "place": {"name": "P3", "kind": "base", "country": "BR",
                                 "latitude": -15.1, "longitude": -47.2}}]}
    """,
)
def far_from_country(dataset: Dataset, _: Context) -> Iterator[Observation]:
    countries: dict[str, list[tuple[int, float, float]]] = {}
    for index, deployment in by_id(dataset.deployments):
        place = deployment.place
        if place.country and place.latitude is not None and place.longitude is not None:
            entry = (index, place.latitude, place.longitude)
            countries.setdefault(place.country, []).append(entry)
    for country, places in countries.items():
        if len(places) < _FEWEST:
            continue
        middle = (median(entry[1] for entry in places), median(entry[2] for entry in places))
        for index, latitude, longitude in places:
            told = _far(middle, latitude, longitude)
            if told:
                yield Observation(
                    at("deployment", index, "place", "latitude"),
                    f"far from the other places of {country}{told}",
                )


def _far(middle: tuple[float, float], latitude: float, longitude: float) -> str | None:
    """Return what to say of a place that is far from a point, or None if it is not."""
    stated = _degrees(middle, latitude, longitude)
    signs = ((-1, 1), (1, -1), (-1, -1))
    turned = min(_degrees(middle, one * latitude, other * longitude) for one, other in signs)
    if stated > _NEAR >= turned and turned * 3 <= stated:
        return ", and near them with the other sign"
    return ": more than 60 degrees" if stated > _FAR else None


def _degrees(middle: tuple[float, float], latitude: float, longitude: float) -> float:
    across = abs(middle[1] - longitude)
    return max(abs(middle[0] - latitude), min(across, 360 - across))


RULES = (unknown_country, same_coordinates, far_from_country)
