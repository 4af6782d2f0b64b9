"""Places and countries by their names: kind of place, country, and which lies within which."""

import csv
import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from attrs import frozen


@frozen
class KnownPlace:
    """A place of the gazetteer.

    `country` is an ISO 3166-1 code, empty for seas and the like; `within` is the name of a
    larger place in which it lies, where that is no country with a code.
    """

    name: str
    kind: str
    country: str
    within: str = ""


@frozen(eq=False)
class Gazetteer:
    """Places by their names in lower letters, and countries by the names of their people."""

    places: Mapping[str, KnownPlace]
    countries: Mapping[str, KnownPlace]

    def place(self, name: str) -> KnownPlace | None:
        """Return a place by one of its names."""
        key = _key(name)
        return self.places.get(key) or self.places.get(key.removeprefix("the "))

    def country_in(self, name: str) -> KnownPlace | None:
        """Return the country with whose name, or that of its people, a name begins."""
        words = _key(name).removeprefix("the ").split(" ")
        for end in range(min(5, len(words)), 0, -1):
            found = self.countries.get(" ".join(words[:end]))
            if found is not None:
                return found
        return None


@cache
def gazetteer() -> Gazetteer:
    """Return the gazetteer of the package."""
    return _gazetteer(())


def with_places(rows: Iterable[Mapping[str, str]]) -> Gazetteer:
    """Return the gazetteer with rows of one's own: name, kind, country, within, names."""
    return _gazetteer(tuple(rows))


@cache
def table(name: str) -> tuple[Mapping[str, str], ...]:
    """Return the rows of a table of this package."""
    text = files("counterclaim.drafting").joinpath("data", f"{name}.csv").read_text("utf-8")
    return tuple(csv.DictReader(text.splitlines()))


def _gazetteer(more: tuple[Mapping[str, str], ...]) -> Gazetteer:
    countries: dict[str, KnownPlace] = {}
    places: dict[str, KnownPlace] = {}
    for row in table("countries"):
        known = KnownPlace(row["name"], "country", row["country"])
        for name in (row["name"], *filter(None, row["names"].split(";"))):
            countries[_key(name)] = known
        places[_key(row["name"])] = known
        for name in filter(None, row["names"].split(";")):
            # the names of people are no names of places, but do no harm
            places.setdefault(_key(name), known)
    for given in (*table("places"), *more):
        known = KnownPlace(
            given["name"], given["kind"], given.get("country", ""), given.get("within", "")
        )
        for name in (given["name"], *filter(None, given.get("names", "").split(";"))):
            places[_key(name)] = known
    return Gazetteer(MappingProxyType(places), MappingProxyType(countries))


def _key(name: str) -> str:
    return re.sub(r"\s+", " ", name.strip().strip(".").lower().replace("\u2019", "'"))
