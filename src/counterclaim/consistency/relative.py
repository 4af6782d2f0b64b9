"""Times that hang on another subject: six months after talks began, until all are out.

On a day on which the other subject enters its stage the relative time becomes a set of days.
For a stretch of such days there is a rough reading too: what is demanded whichever it is.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise

from attrs import evolve, frozen

from counterclaim.codelists import TimeRole, facet_of
from counterclaim.consistency.amounts import Item, Stock
from counterclaim.consistency.policy import Policy
from counterclaim.consistency.reading import Read, base_constraints, read_claim, tier_of
from counterclaim.consistency.states import (
    COMPLETED,
    FUTURE,
    PAST,
    RETURNED,
    Timeline,
    complement,
    stage_mask,
)
from counterclaim.consistency.theory import Anchored, Constraint
from counterclaim.consistency.windows import Window, every, hull, some
from counterclaim.model import Anchor, Claim, TimeReference
from counterclaim.structure.hierarchy import Structure, Subject
from counterclaim.time import Duration, Edtf, add_duration, parse_duration, smallest_unit

Days = tuple[int, int]
_FAR = 400
_FIRST, _LAST = -(10**11), 10**11
"""Days between which anchors are looked for, far beyond the calendar of any data."""
_ROOM = 6


def anchor_of(anchor: Anchor, structure: Structure) -> tuple[Timeline, int] | None:
    """Return the timeline and the states of an anchor, or None where it does not resolve."""
    if anchor.deployment not in structure.deployments:
        return None
    subject, facet = Subject(anchor.deployment), facet_of(anchor.code)
    if facet == "presence":
        line = Timeline(subject, facet)
    else:
        by = None if facet == "execution" else structure.decider(anchor.deployment, None)
        line = Timeline(subject, facet, anchor.process, anchor.round, by, anchor.phase)
    return line, stage_mask(line, anchor.code, affirmed=True)


def anchored_read(
    claim: Claim, structure: Structure, policy: Policy
) -> tuple[Read, Anchored] | None:
    """Read a claim with a relative time, or return None where it cannot be placed."""
    when = claim.when
    if when is None or when.relative is None:
        return None
    found = anchor_of(when.relative.anchor, structure)
    if found is None:
        return None
    line, mask = found
    said = hull(claim.stated)
    if said[0] == PAST or said[1] == FUTURE:
        return None
    later = (said[1] + _FAR, said[1] + _FAR)  # some date, only to learn what it is about
    read = read_claim(_dated(claim, when.role, later), structure, policy)
    if not isinstance(read, Read):
        return None
    content = read.timeline if read.amounts is None else read.amounts.quantity
    if content is None:
        return None
    manner: str = claim.modality
    tier = tier_of(claim, manner)
    return evolve(read, claim=claim, manner=manner, tier=tier), Anchored(
        claim, line, mask, tier, content, when.role, spread_of(when.relative.offset)
    )


def _dated(claim: Claim, role: TimeRole, days: tuple[int | None, int | None]) -> Claim:
    first, last = days
    core = first if first is not None and first == last else None
    time = Edtf(
        text=f"[{first}..{last}]",
        earliest=first,
        latest=last,
        core_first=core,
        core_last=core,
        precision="day",
    )
    return evolve(claim, when=TimeReference(role=role, edtf=time))


def _changed(offset: Duration, units: int) -> Duration:
    """Return an offset with so many more of its smallest unit."""
    unit, sign = smallest_unit(offset), "-" if offset.negative else ""
    if offset.weeks:
        return parse_duration(f"{sign}P{offset.weeks + units}W")
    years, months = offset.years + units * unit.years, offset.months + units * unit.months
    return parse_duration(f"{sign}P{years}Y{months}M{offset.days + units * unit.days}D")


def spread_of(offset: Duration) -> tuple[Duration, Duration]:
    """Return the least and the greatest offset: one smallest unit either way."""
    less, more = _changed(offset, -1), _changed(offset, 1)
    return (more, less) if offset.negative else (less, more)


def _moved(day: int, spread: tuple[Duration, Duration]) -> Days:
    return add_duration(day, spread[0]), add_duration(day, spread[1])


@frozen
class Choice:
    """What is demanded where an anchor comes on some day of a stretch, or never (None)."""

    days: Days | None
    demands: tuple[Constraint, ...]
    items: tuple[Item, ...] = ()


@frozen
class Placing:
    """A claim with a relative time, to be read as the days are tried."""

    anchored: Anchored
    structure: Structure
    policy: Policy

    def comes(self, first: int, last: int) -> tuple[Constraint, ...]:
        """Demand that the anchor comes on one of some days, and not before."""
        line, mask, tier = self.anchored.line, self.anchored.mask, self.anchored.tier
        if first == PAST:
            return (self._holds_by(some(PAST, last)),)
        before = Constraint(line, every(PAST, first - 1), complement(line, mask), tier)
        return (Constraint(line, some(first, last), mask, tier), before)

    def on(self, day: int) -> Choice | None:
        """Return what is demanded where the anchor comes on a day; None where it cannot.

        The day `PAST` stands for an anchor that has always held.
        """
        if day == PAST:
            come: tuple[Constraint, ...] = (self._holds_by(every(PAST, PAST + 1)),)
        else:
            come = self.comes(day, day)
        said = self._said(day)
        return None if said is None else Choice((day, day), (*come, *said[0]), said[1])

    def _holds_by(self, window: Window) -> Constraint:
        """Demand that the anchor holds where it may always have been so.

        What has always been completed was never entered, so that somebody may be there.
        """
        line, mask = self.anchored.line, self.anchored.mask
        if line.returns and mask & COMPLETED:
            mask |= RETURNED
        return Constraint(line, window, mask, self.anchored.tier)

    def within(self, first: int, last: int) -> Choice | None:
        """Return what is demanded at least, whichever day of a stretch is the anchor's."""
        if first == last:
            return self.on(first)
        come = self.comes(first, last)
        early, late = self._said(first), self._said(min(last, _LAST))
        if early is None and late is None:
            return None
        if early is None or late is None:
            return Choice((first, last), come)
        weak = tuple(
            evolve(one, window=_joint(one.window, other.window))
            for one, other in zip(early[0][:1], late[0][:1], strict=False)
        )
        stocks = tuple(
            evolve(one, window=_joint(one.window, other.window))
            for one, other in zip(early[1], late[1], strict=False)
            if isinstance(one, Stock) and isinstance(other, Stock)
        )
        return Choice((first, last), (*come, *weak), stocks)

    def days_after(self, days: Days) -> Days:
        """Return the days that the relative time may be, where the anchor comes on some days."""
        least, greatest = self.anchored.spread
        first = days[0] if days[0] <= PAST else add_duration(days[0], least)
        last = days[1] if days[1] >= FUTURE else add_duration(days[1], greatest)
        return first, last

    def never(self) -> Choice | None:
        """Return what is demanded where the anchor never comes; then only `until` holds."""
        if self.anchored.role != "until":
            return None
        line, mask, tier = self.anchored.line, self.anchored.mask, self.anchored.tier
        away = Constraint(line, every(PAST, FUTURE), complement(line, mask), tier)
        said = self._read((FUTURE, FUTURE))
        return None if said is None else Choice(None, (away, *said[0]), said[1])

    def _said(self, day: int) -> tuple[tuple[Constraint, ...], tuple[Item, ...]] | None:
        if day == PAST:  # so is the time of the claim, with room for what may have come before
            return self._read((None, PAST + _ROOM))
        return self._read(_moved(day, self.anchored.spread))

    def _read(
        self, days: tuple[int | None, int | None]
    ) -> tuple[tuple[Constraint, ...], tuple[Item, ...]] | None:
        """Return the weak reading for some days; None where there is no day for it."""
        claim = _dated(self.anchored.claim, self.anchored.role, days)
        read = read_claim(claim, self.structure, self.policy)
        tier = self.anchored.tier
        if not isinstance(read, Read):
            # no day is left: "on some day" fails, "on every day" asks for nothing
            return None if read == "empty_window" and _asks_for_a_day(self.anchored) else ((), ())
        said = (found for found in base_constraints(read) if found.code is None)
        items = () if read.amounts is None or self.anchored.role == "for" else read.amounts.items
        return (
            tuple(evolve(found, tier=tier) for found in said),
            tuple(evolve(item, tier=tier) for item in items if item.code is None),
        )


def _asks_for_a_day(anchored: Anchored) -> bool:
    """Tell whether a claim is about some day of its window, where that may be empty."""
    denied = anchored.claim.polarity == "denied"
    return anchored.role == ("until" if denied else "by")


def _joint(one: Window, other: Window) -> Window:
    """Return what two windows, and all between them, have in common."""
    first, last = max(one.first, other.first), min(one.last, other.last)
    if one.every and other.every and first <= last:
        return every(first, last)
    return Window(min(one.first, other.first), max(one.last, other.last), every=False)


def _first_that_reaches(edge: int, offset: Duration) -> int:
    """Return the first day from which an offset leads to an edge or beyond."""
    start = 730_120  # 2000-01-01: months and years differ by a few days elsewhere
    guess = edge - (add_duration(start, offset) - start)
    if not (offset.months or offset.years):
        return guess
    days = range(guess - 20, guess + 20)
    return days[0] + bisect_left(days, edge, key=lambda day: add_duration(day, offset))


def _days_before(edge: int, spread: tuple[Duration, Duration]) -> Days:
    """Return the first anchors of which the time may begin, and end, at an edge or later."""
    return _first_that_reaches(edge, spread[0]), _first_that_reaches(edge, spread[1])


def stretches(edges: Iterable[int]) -> list[Days]:
    """Return the stretches of days between some edges."""
    bounds = sorted({PAST, FUTURE + 1, *(edge for edge in edges if PAST < edge <= FUTURE)})
    return [(first, after - 1) for first, after in pairwise(bounds)]


def edges_for(
    anchored: Anchored, constraints: Sequence[Constraint], items: Sequence[Item]
) -> set[int]:
    """Return the days on which it can matter whether the anchor came before or after."""
    edges: set[int] = set()
    for constraint in constraints:
        edges.update((constraint.window.first, constraint.window.last + 1))
    for item in items:
        for first, last in _days_of(item):
            edges.update((first, last + 1))
    said = hull(anchored.claim.stated)
    edges.update((said[0], said[0] + 1, said[1], said[1] + 1))
    edges = {edge for edge in edges if _FIRST < edge < _LAST}
    edges |= {day for edge in edges for day in _days_before(edge, anchored.spread)}
    return {edge for edge in edges if _FIRST < edge < _LAST}


def edges_between(anchored: Iterable[Anchored], edges: Iterable[int]) -> set[int]:
    """Return edges with those that lie one or more relative times before or after them.

    Where several times hang on something, a day may be fixed by way of the others.
    """
    hanging = [one.spread for one in anchored]
    found = fresh = set(edges)
    for _ in hanging:
        fresh = {
            day
            for spread in hanging
            for edge in fresh
            for day in (*_days_before(edge, spread), *_moved(edge, spread))
            if _FIRST < day < _LAST
        } - found
        found = found | fresh
    return found


def _days_of(item: Item) -> list[Days]:
    window = getattr(item, "window", None)
    if window is not None:
        return [(window.first, window.last)]
    steps = getattr(item, "steps", None)
    if steps is not None:
        return [(first, last) for first, last, _, _ in steps]
    return [(total.first, total.last) for total in getattr(item, "alternatives", ())]


def is_monotone(anchored: Anchored) -> bool:
    """Tell whether the content asks for less the later (or the earlier) the anchor comes.

    What is said as a fact is read in one way before its statement and in another after it.
    """
    claim = anchored.claim
    return (
        claim.polarity == "affirmed"
        and claim.modality != "fact"
        and isinstance(anchored.content, Timeline)
        and anchored.role in ("by", "since", "until", "not_before")
        and anchored.line != anchored.content
    )


def later_is_easier(anchored: Anchored) -> bool:
    """Tell whether, as far as the role tells, a claim asks for less the later its anchor comes."""
    return anchored.role in ("by", "since")
