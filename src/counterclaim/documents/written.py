"""Where the parts of claims and records stand that were made from short forms."""

from collections.abc import Iterable, Mapping

from attrs import evolve, frozen

from counterclaim.findings import Location
from counterclaim.parsing.positions import Finder

Base = tuple[int | None, str]
"""The line of a record in JSON Lines, and the pointer of a claim that was made from it."""


@frozen
class Places:
    """Where the parts of one claim were written.

    `record` is the pointer of the record that was written. `inside` leads from pointers into
    the claim to pointers into that record; what is not in it has the same pointer in both.
    """

    record: str
    inside: Mapping[str, str]

    def of(self, pointer: str) -> str:
        """Return the pointer to where a part of the claim was written."""
        if not pointer:
            return f"{self.record}{self.inside.get('', '')}"
        start = pointer
        while start:
            if start in self.inside:
                return f"{self.record}{self.inside[start]}{pointer[len(start) :]}"
            start = start.rpartition("/")[0]
        return f"{self.record}{pointer}"


@frozen(eq=False)
class WrittenFinder:
    """Finds the parts of claims where their short forms were written."""

    places: Mapping[Base, Places]
    finder: Finder | None = None

    def find(self, wanted: Iterable[Location]) -> Mapping[Location, Location]:
        """Return the places as they were written, with what the inner finder knows of them."""
        written = {place: self._written(place) for place in wanted}
        if self.finder is None:
            return written
        known = self.finder.find(dict.fromkeys(written.values()))
        return {place: known.get(found, found) for place, found in written.items()}

    def _written(self, place: Location) -> Location:
        pointer = place.pointer
        if pointer is None:
            return place
        start = pointer
        while True:
            places = self.places.get((place.line, start))
            if places is not None:
                return evolve(place, pointer=places.of(pointer[len(start) :]))
            if not start:
                return place
            start = start.rpartition("/")[0]
