"""Times that hang on another subject, read with the claims that say when that begins."""

from attrs import evolve

from counterclaim.structure.hierarchy import Subject
from counterclaim.time import add_duration, smallest_unit
from tests.oracle.reading.claims import Stage, View
from tests.oracle.reading.days import LONG
from tests.oracle.reading.ways import Way, compared


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
    if not isinstance(view.says, Stage) or not view.affirmed or view.says.code != anchor.code:
        return None
    line = view.line
    if view.subject != Subject(anchor.deployment) or _of(view) is not None:
        return None
    if line[1] != "presence":
        if (view.process, line[3], line[4]) != (anchor.process, anchor.round, anchor.phase):
            return None
    days = view.days()[0]
    if view.enters:
        return days.first, days.last
    return (-LONG, days.first if days.every else days.last)


def placed(view, bounds):
    """Return a claim with its time counted from the days of its anchor, or None."""
    relative = _of(view)
    first, last = bounds
    if first <= -LONG and view.role in ("until", "since", "not_before"):
        return None
    slack = smallest_unit(relative.offset)
    span = (_moved(first, relative.offset, slack, -1), _moved(last, relative.offset, slack, 1))
    return View(view.world, view.claim, span=span)


def clashes(world, views, pair):
    """Yield the sets of claims with a time that hangs on another subject."""
    hanging = [view for view in views if _of(view) is not None]
    for view in hanging:
        if view.claim.modality == "plan":
            alone = View(world, evolve(view.claim, when=None))
            for other in views:
                if other is not view and _of(other) is None:
                    for way in pair(world, alone, other):
                        yield frozenset((view.id, other.id)), way
        for teller in views:
            bounds = begins(teller, _of(view).anchor)
            if bounds is None or teller is view:
                continue
            dated = placed(view, bounds)
            if dated is None or dated.days()[0].empty:
                continue
            for other in views:
                if other is view or _of(other) is not None:
                    continue
                for way in pair(world, dated, other):
                    names = frozenset((view.id, teller.id, other.id))
                    yield names, Way(max(way.grade, teller.grade), way.rule, way.ended, way.moves)


__all__ = ["clashes", "compared"]
