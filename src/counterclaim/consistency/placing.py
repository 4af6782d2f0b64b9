"""Whether relative times find days that fit: stretch by stretch first, and then day by day.

A stretch is read roughly, so that one in which nothing fits need not be looked into. In the
others single days are tried: all of a short stretch, and of a long one as many at its ends as
there are things that may have to happen in it, as all days farther in are like those.
"""

from collections.abc import Iterator, Sequence
from typing import Generic, Protocol, Self, TypeVar

from attrs import frozen

from counterclaim.consistency.amounts import Item
from counterclaim.consistency.groups import Group, is_linked
from counterclaim.consistency.policy import Policy
from counterclaim.consistency.relative import (
    Choice,
    Placing,
    edges_between,
    edges_for,
    is_monotone,
    later_is_easier,
    stretches,
)
from counterclaim.consistency.states import FUTURE, PAST, Timeline
from counterclaim.consistency.theory import Constraint
from counterclaim.structure.hierarchy import Structure

Days = tuple[int, int]
Said = Sequence[tuple[int, Constraint]]
S = TypeVar("S", bound="Asked")


class Asked(Protocol):
    """What is asked whether claims fit, once relative times have found days."""

    @property
    def group(self) -> Group:
        """The claims and what they say."""

    @property
    def policy(self) -> Policy:
        """The policy of the check."""

    @property
    def structure(self) -> Structure:
        """Who belongs to whom."""

    def constraints(self, claims: Sequence[int]) -> list[tuple[int, Constraint]]:
        """Return what claims say of timelines, with what was chosen."""

    def numbers(self, claims: Sequence[int]) -> list[tuple[int, Item]]:
        """Return what claims say in numbers, with what was chosen."""

    def comes(self, claim: int, line: Timeline, here: Said, demands: Sequence[Constraint]) -> bool:
        """Tell whether an anchor may come as demanded, by itself."""

    def unsatisfiable_part(self, claims: Sequence[int]) -> Sequence[int] | None:
        """Return claims that do not fit with what was chosen, or None."""

    def choosing(self, claim: int, choice: Choice) -> Self:
        """Return the same with a choice for a relative time."""


@frozen
class _Placed:
    """A claim with the stretch in which its anchor comes, or None where it never does."""

    claim: int
    days: Days | None


def settled(solver: S, plain: Sequence[int], hanging: Sequence[int]) -> S | None:
    """Return the solver in which relative times have found days that fit, or None."""
    if not hanging:
        return None if solver.unsatisfiable_part(plain) is not None else solver
    search = _Search(solver, tuple(plain))
    for placed in search.roughly(solver, hanging, ()):
        found = search.exactly(solver, placed)
        if found is not None:
            return found
    return None


@frozen
class _Search(Generic[S]):
    """Some claims that fit, for which relative times are to be placed."""

    start: S
    plain: tuple[int, ...]

    def roughly(
        self, solver: S, hanging: Sequence[int], before: tuple[_Placed, ...]
    ) -> Iterator[tuple[_Placed, ...]]:
        """Yield stretches for the anchors of claims in which rough readings fit."""
        if not hanging:
            yield before
            return
        claim, *rest = hanging
        for choice in self._choices(solver, claim, rest):
            tried = solver.choosing(claim, choice)
            if tried.unsatisfiable_part(self.plain) is None:
                yield from self.roughly(tried, rest, (*before, _Placed(claim, choice.days)))

    def _choices(self, solver: S, claim: int, rest: Sequence[int]) -> Iterator[Choice]:
        anchored = solver.group.anchored[claim]
        placing = Placing(anchored, solver.structure, solver.policy)
        said = solver.constraints(self.plain)
        items = [item for _, item in solver.numbers(self.plain)]
        ordered = stretches(edges_for(anchored, [entry for _, entry in said], items))
        if later_is_easier(anchored):
            ordered.reverse()
        alone = not is_linked(anchored.line)
        here = [entry for entry in said if entry[1].timeline == anchored.line]
        lines = [solver.group.anchored[other].line for other in rest]
        one_is_enough = alone and anchored.line not in lines and is_monotone(anchored)
        for first, last in ordered:
            choice = placing.within(first, last)
            if choice is None:
                continue  # the time would be over before the statement: it cannot be meant
            if alone and not solver.comes(claim, anchored.line, here, choice.demands):
                continue
            yield choice
            if one_is_enough:
                break
        never = placing.never()
        if never is not None:
            yield never

    def exactly(self, solver: S, placed: Sequence[_Placed]) -> S | None:
        """Return the solver in which anchors come on single days of stretches, or None."""
        if not placed:
            return solver
        now, *rest = placed
        placing = Placing(solver.group.anchored[now.claim], solver.structure, solver.policy)
        for choice in self._days(placing, now, placed):
            tried = solver.choosing(now.claim, choice)
            if tried.unsatisfiable_part(self.plain) is None:
                found = self.exactly(tried, rest)
                if found is not None:
                    return found
        return None

    def _days(self, placing: Placing, now: _Placed, placed: Sequence[_Placed]) -> Iterator[Choice]:
        if now.days is None:
            choices = iter([placing.never()])
        else:
            choices = (placing.on(day) for day in self._candidates(placing, now.days, placed))
        return (choice for choice in choices if choice is not None)

    def _candidates(self, placing: Placing, days: Days, placed: Sequence[_Placed]) -> Sequence[int]:
        """Return the days of a stretch that may differ from one another."""
        first, last = days
        if first == last:
            return [first]
        said = [entry for _, entry in self.start.constraints(self.plain)]
        room = 4 + 2 * len(placed) + sum(not entry.window.every for entry in said)
        edges = {first, last + 1}
        if len(placed) > 1:
            anchored = [self.start.group.anchored[one.claim] for one in placed]
            items = [item for _, item in self.start.numbers(self.plain)]
            known = set().union(*(edges_for(one, said, items) for one in anchored))
            edges |= {day for day in edges_between(anchored, known) if first < day <= last}
        found = {
            day
            for edge in edges
            if PAST < edge <= FUTURE
            for day in range(max(first, edge - room), min(last, edge + room) + 1)
        }
        ordered = sorted(found)
        if later_is_easier(placing.anchored):
            ordered.reverse()
        elif len(ordered) > room:  # a day well within a stretch has room around it
            ordered.insert(0, ordered.pop(len(ordered) // 2))
        return [*ordered, PAST] if first == PAST else ordered
