"""What the numbers of one step say of one quantity: directly, or through sums.

A step has two moments: before it, when they *were* there, and after it, when they *remain*. A
number of one moment is known directly, from the populations that make it up, from the parts of
a partition, or from the other moment with those who left and came. Each way is an *estimate*:
the least and the most that it can be, and the numbers that it rests on.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations, islice, product
from typing import Literal

from attrs import evolve, frozen

from counterclaim.solver.graphs import connected

Value = int | Fraction
"""A number, exact."""
Moment = Literal["before", "after"]
Bounds = tuple[Value | None, Value | None]
Key = tuple[str, str | None]
"""A deployment and a population of it; None is everybody."""
MAX_ESTIMATES = 200
"""How many estimates of one quantity are compared at the most."""
_MAKE_UP = ("uniformed", "civilian")
"""Populations that together are everybody."""


@frozen
class Entry:
    """A number that takes part: of whom, what of them, and within which bounds.

    `number` is its place in the list of all numbers.
    """

    number: int
    key: Key
    role: Literal["stock", "rest", "out", "in"]
    bounds: Bounds
    some: bool = False


@frozen
class Estimate:
    """The least and the most of one quantity at one moment, and the numbers behind it.

    `before` and `after` are stocks taken for those moments, `flows` the movements used.
    `complete` tells whether it rests on parts that are all of a whole, `summed` whether it is
    more than one number.
    """

    bounds: Bounds
    entries: frozenset[int]
    before: frozenset[int] = frozenset()
    after: frozenset[int] = frozenset()
    flows: frozenset[int] = frozenset()
    complete: bool = False

    @property
    def summed(self) -> bool:
        """Whether more than one number stands behind it."""
        return len(self.entries) > 1


@frozen
class Contradiction:
    """The least of one estimate is above the most of another of the same quantity, by a gap.

    `missing` is the kind of movement that would close the gap: more who left, or who came.
    """

    least: Estimate
    most: Estimate
    gap: Value
    missing: Literal["out", "in"] | None


@frozen
class Parts:
    """The parts of a whole in one partition, and whether they are all of it."""

    whole: str
    parts: tuple[str, ...]
    exhaustive: bool


def add(first: Bounds, second: Bounds) -> Bounds:
    """Return the bounds of a sum."""
    low = None if first[0] is None or second[0] is None else first[0] + second[0]
    high = None if first[1] is None or second[1] is None else first[1] + second[1]
    return low, high


def subtract(first: Bounds, second: Bounds) -> Bounds:
    """Return the bounds of a difference."""
    low = None if first[0] is None or second[1] is None else first[0] - second[1]
    high = None if first[1] is None or second[0] is None else first[1] - second[0]
    return low, high


def joined(bounds: Bounds, estimates: Sequence[Estimate]) -> Estimate:
    """Return an estimate that rests on all of some others."""
    return Estimate(
        bounds,
        frozenset().union(*(entry.entries for entry in estimates)),
        frozenset().union(*(entry.before for entry in estimates)),
        frozenset().union(*(entry.after for entry in estimates)),
        frozenset().union(*(entry.flows for entry in estimates)),
        any(entry.complete for entry in estimates),
    )


class Step:
    """The numbers that may belong to one step, with all estimates of each quantity.

    No whole is a part of itself at any remove.
    """

    def __init__(
        self,
        entries: Sequence[Entry],
        partitions: Mapping[str, Sequence[Parts]],
        fits: Callable[[frozenset[int]], bool],
    ) -> None:
        self._partitions = partitions
        self._fits = fits
        self._stocks: dict[tuple[Key, Moment], list[Estimate]] = {}
        self._flows: dict[tuple[Key, str], list[Estimate]] = {}
        self._roles = {entry.number: entry.role for entry in entries}
        self._known: dict[tuple[Key, Moment, bool], tuple[Estimate, ...]] = {}
        for entry in entries:
            self._place(entry)
        self.keys = tuple(sorted({entry.key for entry in entries}, key=_order))
        self._from_the_parts_up()

    def _from_the_parts_up(self) -> None:
        """Estimate parts before their wholes, so that no chain of them is too deep for a stack."""
        edges = {
            whole: [part for partition in partitions for part in partition.parts]
            for whole, partitions in self._partitions.items()
        }
        populations = dict.fromkeys((None, *(population for _, population in self.keys)))
        for members in connected(edges):
            for where, population, moment in product(members, populations, _MOMENTS):
                self.estimates((where, population), moment, moved=False)
                self.estimates((where, population), moment)

    def _place(self, entry: Entry) -> None:
        own = frozenset((entry.number,))
        if entry.role in ("out", "in"):
            bounds = (entry.bounds[0], None) if entry.some else entry.bounds
            estimate = Estimate(bounds, own, flows=own)
            self._flows.setdefault((entry.key, entry.role), []).append(estimate)
            return
        after = Estimate(entry.bounds, own, after=own)
        self._stocks.setdefault((entry.key, "after"), []).append(after)
        if entry.role == "stock":
            before = Estimate(entry.bounds, own, before=own)
            self._stocks.setdefault((entry.key, "before"), []).append(before)

    def contradictions(self) -> Iterator[Contradiction]:
        """Yield the pairs of estimates of one quantity that exclude one another.

        At least one of the two is a sum, and the numbers of both can belong to one step.
        """
        wholes = dict.fromkeys((*self.keys, *((whole, None) for whole in self._partitions)))
        for key in wholes:
            for moment in _MOMENTS:
                estimates = self.estimates(key, moment)
                for first in estimates:
                    yield from self._excluded(first, estimates, moment)
            yield from self._too_many(key)

    def _excluded(
        self, first: Estimate, estimates: Sequence[Estimate], moment: Moment
    ) -> Iterator[Contradiction]:
        low = first.bounds[0]
        for second in estimates if low is not None else ():
            high = second.bounds[1]
            if high is None or low is None or low <= high:
                continue
            if first.flows & second.flows:
                continue  # what both have moved by the same number is compared as it is
            if first.flows and second.flows and self._moves(first) != self._moves(second):
                continue  # the one leaves out who came, and the other who left
            if (first.summed or second.summed) and self._fits(first.entries | second.entries):
                missing: Literal["out", "in"] | None = None
                if first.flows or second.flows:
                    missing = "out" if (moment == "after") == bool(first.flows) else "in"
                yield Contradiction(first, second, low - high, missing)

    def _moves(self, estimate: Estimate) -> set[str]:
        """Return which kinds of movement an estimate takes into account."""
        return {self._roles[number] for number in estimate.flows}

    def _too_many(self, key: Key) -> Iterator[Contradiction]:
        """Yield where more leave than are there."""
        for left in self._totals(key, "out"):
            for held in self.estimates(key, "before", moved=False):
                low, high = left.bounds[0], held.bounds[1]
                if low is None or high is None or low <= high:
                    continue
                if self._fits(left.entries | held.entries):
                    yield Contradiction(left, held, low - high, "in")

    def estimates(self, key: Key, moment: Moment, *, moved: bool = True) -> tuple[Estimate, ...]:
        """Return the estimates of a quantity at a moment; `moved` counts those over the step."""
        known = self._known.get((key, moment, moved))
        if known is None:
            found = self._direct(key, moment)
            if moved:
                found += self._over_the_step(key, moment)
            found += self._of_parts(key, moment, moved=moved)
            known = tuple(islice((x for x in found if self._fits(x.entries)), MAX_ESTIMATES))
            self._known[key, moment, moved] = known
        return known

    def _direct(self, key: Key, moment: Moment) -> list[Estimate]:
        """Return the estimates by a number of the very quantity, or of what makes it up."""
        found = list(self._stocks.get((key, moment), ()))
        where, population = key
        if population is None:
            groups = [self._stocks.get(((where, name), moment), ()) for name in _MAKE_UP]
            found += _sums(groups)
        return found

    def _totals(self, key: Key, role: str) -> list[Estimate]:
        """Return the estimates of those who left or came."""
        found = list(self._flows.get((key, role), ()))
        where, population = key
        if population is None:
            groups = [self._flows.get(((where, name), role), ()) for name in _MAKE_UP]
            found += _sums(groups)
        return found

    def _of_parts(self, key: Key, moment: Moment, *, moved: bool) -> Iterator[Estimate]:
        """Yield the sums of two or more parts; what is left out of a sum is not below zero."""
        where, population = key
        for partition in self._partitions.get(where, ()):
            groups = [
                self.estimates((part, population), moment, moved=moved) for part in partition.parts
            ]
            told = [group for group in groups if group]
            if len(told) < 2:
                continue
            for chosen in islice(_choices(told), MAX_ESTIMATES):
                low: Value | None = 0
                high: Value | None = 0
                for part in chosen:
                    low, high = add((low, high), (part.bounds[0] or 0, part.bounds[1]))
                complete = partition.exhaustive and len(chosen) == len(groups)
                total = joined((low, high if complete else None), chosen)
                yield evolve(total, complete=total.complete or complete)

    def _over_the_step(self, key: Key, moment: Moment) -> Iterator[Estimate]:
        """Yield what follows from the other moment with those who left and came."""
        other: Moment = "before" if moment == "after" else "after"
        stocks = self.estimates(key, other, moved=False)
        out, into = self._totals(key, "out"), self._totals(key, "in")
        movements = [(left, None) for left in out] + [(None, came) for came in into]
        movements += [(left, came) for left in out for came in into]  # type: ignore[misc]
        for stock, (left, came) in islice(product(stocks, movements), MAX_ESTIMATES):
            bounds = stock.bounds
            if moment == "after":
                bounds = bounds if left is None else subtract(bounds, left.bounds)
                bounds = bounds if came is None else add(bounds, came.bounds)
            else:
                bounds = bounds if left is None else add(bounds, left.bounds)
                bounds = bounds if came is None else subtract(bounds, came.bounds)
            used = [x for x in (stock, left, came) if x is not None]
            low = bounds[0]
            yield joined((low if low is None else max(low, 0), bounds[1]), used)


_MOMENTS: tuple[Moment, ...] = ("before", "after")


def _choices(groups: Sequence[Sequence[Estimate]]) -> Iterator[tuple[Estimate, ...]]:
    """Yield one estimate of each group, and then of fewer groups: of two, of three and so on.

    At most half of those that are compared are of all groups, so that smaller sums come in too.
    """
    yield from islice(product(*groups), MAX_ESTIMATES // 2)
    for size in range(2, len(groups)):
        for some in combinations(groups, size):
            yield from product(*some)


def _sums(groups: Sequence[Sequence[Estimate]]) -> list[Estimate]:
    """Return the sums of one estimate of each group; none where a group is empty."""
    found = []
    for chosen in islice(product(*groups), MAX_ESTIMATES):
        bounds: Bounds = (0, 0)
        for entry in chosen:
            bounds = add(bounds, entry.bounds)
        found.append(joined(bounds, chosen))
    return found


def _order(key: Key) -> tuple[str, str]:
    return key[0], key[1] or ""
