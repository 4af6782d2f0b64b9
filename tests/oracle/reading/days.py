"""Days on which something is so, and whether two answers can hold on one line.

Whether they can is tried, day by day: for each day that a "some day" may choose, over a calendar
that is padded on both sides.
"""

from attrs import frozen

from counterclaim.codelists.stages import FACETS, TRANSITIONS

LONG = 10_000_000
"""A day later than all dates; its negative is earlier than all."""


@frozen
class Days:
    """Every day, or some day, from a first to a last one."""

    every: bool
    first: int
    last: int

    @property
    def empty(self):
        """Whether there is no such day."""
        return self.first > self.last or self.first >= LONG or self.last <= -LONG

    @property
    def surely(self):
        """Whether it is so on each of its days: a "some day" of one day as well."""
        return self.every or self.first == self.last


def some(first, last):
    """Return some day from a first to a last one."""
    return Days(every=False, first=first, last=last)


def every(first, last):
    """Return every day from a first to a last one."""
    return Days(every=True, first=first, last=last)


def share_a_day(one, other):
    """Tell whether two surely share a day: two of every day that overlap, or some in every."""
    if one.empty or other.empty:
        return False
    if one.surely and other.surely:
        return max(one.first, other.first) <= min(one.last, other.last)
    if one.surely:
        return one.first <= other.first and other.last <= one.last
    return other.surely and other.first <= one.first and one.last <= other.last


STATES = {entry.facet: entry.states for entry in FACETS}
STATES["execution"] = ("not_started", "held", *STATES["execution"][1:])


def _steps(facet, *, soft):
    steps = {state: {state} for state in STATES[facet]}
    for step in TRANSITIONS:
        if step.facet == facet and (soft or step.kind == "hard"):
            target = step.target
            if (step.source, target) == ("not_started", "suspended"):
                target = "held"
            steps[step.source].add(target)
    if facet == "execution":
        steps["held"] |= {"main_phase", "cancelled"}
    if facet == "decision":
        # what was talked about may be as if it had never been
        for talked in ("under_discussion", "on_hold"):
            steps[talked].add("not_discussed")
    return steps


def _reach(facet, *, soft):
    """Return what may follow each state: stages that nobody reported may lie between."""
    reach = _steps(facet, soft=soft)
    for _ in reach:
        for state in reach:
            reach[state] = set().union(*(reach[n] for n in reach[state]))
    return reach


REACH = {(facet, soft): _reach(facet, soft=soft) for facet in STATES for soft in (False, True)}


def _calendar(*spans):
    ends = {day for span in spans for day in (span.first, span.last) if abs(day) < LONG} or {0}
    days = {day + more for day in ends for more in (-2, -1, 0, 1, 2)}
    return sorted(days)


def can_hold(facet, one, other, *, soft):
    """Tell whether some history of a line has both answers, each its states and its days."""
    reach = REACH[facet, soft]
    (states, days), (others, other_days) = one, other
    calendar = _calendar(days, other_days)
    if facet in SEVERAL and (days.every or other_days.every) and _within(days, other_days):
        return False

    def choices(span):
        found = [day for day in calendar if span.first <= day <= span.last]
        return [found] if span.every else [[day] for day in found]

    return any(
        _follows(facet, reach, (states, set(mine)), (others, set(yours)))
        for mine in choices(days)
        for yours in choices(other_days)
    )


def _within(one, other):
    """Tell whether a "some day" cannot but lie in an "every day", or two of these overlap."""
    if one.every and other.every:
        return max(one.first, other.first) <= min(one.last, other.last)
    whole, part = (one, other) if one.every else (other, one)
    return whole.first <= part.first and part.last <= whole.last


SEVERAL = ("decision", "announcement")
"""Facets in which several states may follow one another on one day."""


def _follows(facet, reach, one, other):
    (states, mine), (others, yours) = one, other
    several = facet in SEVERAL
    now = set(STATES[facet])

    def then(before, wanted):
        return {state for state in wanted if any(state in reach[b] for b in before)}

    for day in sorted(mine | yours):
        if day in mine and day in yours:
            both = states & others
            if several:
                both = (
                    then(then(now, states), others)
                    | then(then(now, others), states)
                    | (then(now, both))
                )
                now = both
            else:
                now = then(now, both)
        else:
            now = then(now, states if day in mine else others)
        if not now:
            return False
    return True
