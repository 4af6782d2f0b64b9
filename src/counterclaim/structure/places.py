"""Places that claims name: which of them lie apart, and which within one another.

A name is known where a deployment is recorded at a place of that name; a code of ISO 3166
speaks for itself. Of other names nothing is known but their words.
"""

from collections.abc import Iterable, Mapping
from itertools import product
from types import MappingProxyType

from attrs import field, frozen

from counterclaim.codelists.territories import (
    codes_around,
    is_place_code,
    may_meet,
    other_scheme,
)
from counterclaim.model import Deployment, Place
from counterclaim.solver.graphs import reached


def plain(text: str) -> str:
    """Return a text apart from case and spaces."""
    return " ".join(text.casefold().split())


_WIDE_REGIONS = frozenset(
    (
        "abroad",
        "africa",
        "asia",
        "central asia",
        "elsewhere",
        "europe",
        "eastern europe",
        "latin america",
        "middle east",
        "near east",
        "north africa",
        "other countries",
        "the caucasus",
        "the gulf",
        "the middle east",
        "the region",
        "west africa",
    )
)
"""Names that take in many countries, so that nothing is known to lie apart from them."""


def is_wide_region(value: str) -> bool:
    """Tell whether a value names a region of many countries, or no place in particular."""
    return plain(value) in _WIDE_REGIONS or plain(value).startswith("other ")


def names_of_place(place: Place) -> frozenset[str]:
    """Return all recorded names of a place, apart from case and spaces."""
    return frozenset((plain(place.name), *(plain(name.text) for name in place.names)))


@frozen
class _Spot:
    """A place as far as it is known.

    `codes` are those of what it lies in, `exact` those of just this place. `above` are the
    deployments in which that at the place lies, itself included, and `slots` the partitions
    by place in which one of these is recorded as a part, each with that part.
    """

    codes: frozenset[str]
    exact: frozenset[str]
    names: frozenset[str] = frozenset()
    deployment: str | None = None
    above: frozenset[str] = frozenset()
    slots: Mapping[str, frozenset[str]] = field(factory=dict)

    def is_within(self, other: "_Spot") -> bool:
        """Tell whether it surely lies within another place, or is it."""
        if self.names & other.names or other.deployment in self.above:
            return True
        around = frozenset[str]().union(*map(codes_around, self.codes))
        return bool(around & other.exact)

    def is_apart(self, other: "_Spot") -> bool:
        """Tell whether the two surely have nothing in common."""
        if self.is_within(other) or other.is_within(self):
            return False
        if any(not may_meet(*pair) for pair in product(self.codes, other.codes)):
            return True
        return any(
            not (parts & other.slots[whole])
            for whole, parts in self.slots.items()
            if whole in other.slots
        )


@frozen
class Places:
    """The places of the deployments of a dataset, by their names."""

    spots: Mapping[str, tuple[_Spot, ...]]

    def _known(self, value: str) -> tuple[_Spot, ...]:
        """Return what a value may be; several places may have one name."""
        found = self.spots.get(plain(value))
        if found is not None:
            return found
        return (_Spot(frozenset((value,)), frozenset((value,))),) if is_place_code(value) else ()

    def apart(self, one: str, other: str) -> bool:
        """Tell whether two values are surely two places, one of which is not in the other.

        Two names of which nothing is known are two places; one of which nothing is known may
        be any that is known.
        """
        if plain(one) == plain(other):
            return False
        first, second = self._known(one), self._known(other)
        if first and second:
            return all(left.is_apart(right) for left, right in product(first, second))
        if first or second:
            return False
        # a code of another scheme is no name: it may be the code of any country that is named
        return other_scheme(one) == other_scheme(other)

    def within(self, inner: str, outer: str) -> bool:
        """Tell whether a value surely lies within another, or is the same."""
        if plain(inner) == plain(outer):
            return True
        first, second = self._known(inner), self._known(outer)
        if not first or not second:
            return False
        return all(left.is_within(right) for left, right in product(first, second))


NOWHERE = Places(MappingProxyType({}))
"""No place is recorded: only codes are known."""


def places_of(deployments: Mapping[str, Deployment]) -> Places:
    """Return the places of some deployments."""
    found: dict[str, list[_Spot]] = {}
    for deployment in deployments.values():
        spot = _spot(deployment, deployments)
        for name in sorted(spot.names):
            found.setdefault(name, []).append(spot)
    return Places({name: tuple(spots) for name, spots in found.items()})


def _spot(deployment: Deployment, deployments: Mapping[str, Deployment]) -> _Spot:
    place = deployment.place
    # the deployment and those in whose places it lies, at any depth
    above = reached([deployment.id], lambda name: _by_place(name, deployments))
    slots: dict[str, set[str]] = {}
    for part in above:
        for whole in _by_place(part, deployments):
            slots.setdefault(whole, set()).add(part)
    exact = {entry.id for entry in place.identifiers if entry.scheme == "iso3166_2"}
    exact = {code for code in exact if is_place_code(code)}
    if place.kind == "country" and place.country is not None:
        exact.add(place.country)
    given = (code for code in (place.country, place.subdivision) if code is not None)
    return _Spot(
        codes=frozenset((*given, *exact)),
        exact=frozenset(exact),
        names=names_of_place(place),
        deployment=deployment.id,
        above=frozenset(above),
        slots={whole: frozenset(parts) for whole, parts in slots.items()},
    )


def _by_place(name: str, deployments: Mapping[str, Deployment]) -> Iterable[str]:
    """Return the wholes of which a deployment is recorded as a part at one place."""
    return [
        part.whole
        for part in deployments[name].part_of
        if part.partition == "place" and part.whole in deployments
    ]
