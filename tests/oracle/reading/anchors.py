"""Times that hang on another subject, read with the claims that say when that begins."""

from itertools import combinations

from tests.oracle.reading.claims import View, states_of
from tests.oracle.reading.days import LONG
from tests.oracle.reading.ways import Way, compared

from counterclaim.model import Stage
from counterclaim.structure.hierarchy import Subject
from counterclaim.time import add_duration, smallest_unit

SOME_DAY = 900_000
"""A day on which two times hang that nobody dates."""


def _of(view):
    when = view.claim.when
    return None if when is None else when.relative


def _moved(day, offset, slack, sign):
    if abs(day) >= LONG:
        return day
    there = add_duration(day, offset)
    return add_duration(there, slack) if sign > 0 else there - (add_duration(there, slack) - there)


def begins(view, anchor):
    """Return the days on which an anchor comes by what a claim says, or None."""
    if not isinstance(view.says, Stage) or not view.affirmed or _of(view) is not None:
        return None
    line = view.line
    wanted = states_of(anchor.code, line[1])
    if view.subject != Subject(anchor.deployment) or not view.states <= wanted:
        return None
    process = (view.process, line[3], line[4])
    if line[1] != "presence" and process != (anchor.process, anchor.round, anchor.phase):
        return None
    days = view.days()[0]
    if view.enters and view.stage == anchor.code:
        return days.first, days.last
    return (-LONG, days.first if days.every else days.last)


def placed(view, bounds, *, exact=False):
    """Return a claim with its time counted from the days of its anchor, or None."""
    relative = _of(view)
    first, last = bounds
    if last >= LONG or (first <= -LONG and view.role in ("until", "not_before")):
        return None
    offset, slack = relative.offset, smallest_unit(relative.offset)
    if exact:
        day = add_duration(first, offset)
        span = (day, day)
    else:
        span = (_moved(first, offset, slack, -1), _moved(last, offset, slack, 1))
    return View(view.world, view.claim, span=span)


def clashes(world, views, pair):
    """Yield the sets of claims with a time that hangs on another subject."""
    hanging = [view for view in views if _of(view) is not None]
    dated = [view for view in views if _of(view) is None]
    for view in hanging:
        if view.intends and view.role not in ("until", "not_before"):
            alone = View(world, view.claim, someday=True)
            for other in dated:
                for way in pair(world, alone, other):
                    yield frozenset((view.id, other.id)), way
        for teller in dated:
            bounds = begins(teller, _of(view).anchor)
            if bounds is not None:
                yield from _with(world, view, teller, bounds, dated, pair)
    for one, other in combinations(hanging, 2):
        if _of(one).anchor == _of(other).anchor:
            left, right = (placed(v, (SOME_DAY, SOME_DAY)) for v in (one, other))
            for way in pair(world, left, right):
                yield frozenset((one.id, other.id)), way


def _with(world, view, teller, bounds, dated, pair):
    found = placed(view, bounds)
    if found is None or found.days()[0].empty:
        return
    for other in dated:
        if other is not teller and not (compared(teller, other) and compared(view, teller)):
            continue
        for way in pair(world, found, other):
            names = frozenset((view.id, teller.id, other.id))
            yield names, Way(max(way.grade, teller.grade), way.rule, way.ended, way.moves)
