"""Which days are covered by a claimed movement, and so defeat what is presumed of them."""

from collections.abc import Iterable, Mapping

from attrs import frozen

from counterclaim.consistency.reading import Read
from counterclaim.consistency.states import COMPLETED, FUTURE, PAST, RETURNED, STARTED
from counterclaim.consistency.structure import Structure, Subject
from counterclaim.model import Count

Days = tuple[int, int]


@frozen
class Coverage:
    """Days on which people are said to leave or to come, by the deployment spoken of."""

    out: Mapping[str, tuple[Days, ...]]
    into: Mapping[str, tuple[Days, ...]]


def covering(
    windows: Mapping[str, tuple[Days, ...]], subject: Subject, structure: Structure
) -> tuple[Days, ...]:
    """Return the days covered for a subject: those of it, of its parts and of its wholes."""
    own = subject.deployment
    if own is None:
        return ()
    near = (own, *structure.wholes[own], *structure.parts[own])
    found = {
        days
        for name in near
        for days in windows.get(name, ())
        if structure.related(Subject(name), subject)
    }
    return tuple(sorted(found))


def first_covered(windows: Iterable[Days], after: int) -> int | None:
    """Return the first covered day later than a day, or None."""
    days = [max(first, after + 1) for first, last in windows if last > after]
    return min(days, default=None)


def touches(windows: Iterable[Days], first: int, last: int) -> bool:
    """Tell whether any day from `first` to `last` is covered."""
    return any(start <= last and end >= first for start, end in windows)


def _stage_days(read: Read) -> list[Days]:
    mask = (read.mask or 0) & ~RETURNED
    first, last = read.window.first, read.window.last
    if mask == COMPLETED:
        return [(PAST, last)]
    if mask & COMPLETED:
        return [(PAST, FUTURE)]
    return [(first, FUTURE)]


def _count_days(read: Read) -> tuple[str, list[Days]]:
    says = read.claim.says
    if not isinstance(says, Count) or says.unit == "fraction":
        return "", []
    if says.measure not in ("leaving", "arriving") or (says.high is not None and says.high < 1):
        return "", []
    direction = "out" if says.measure == "leaving" else "in"
    return direction, [(read.window.first, read.window.last)]


def may_cover(read: Read) -> bool:
    """Tell whether a claim is firm enough to defeat what is presumed of others."""
    return read.manner != "conditional" and read.claim.commitment != "possible"


def _covered(read: Read) -> tuple[str, list[Days]]:
    if not read.affirmed or read.subject.exceptions or read.subject.deployment is None:
        return "", []
    if not may_cover(read):
        return "", []
    if read.timeline is None:
        return _count_days(read)
    if read.timeline.facet != "execution" or read.timeline.phase is not None or not read.mask:
        return "", []
    if read.mask & ~(STARTED | RETURNED):
        return "", []
    process = read.timeline.process
    if process in ("withdrawal", "reduction"):
        return "out", _stage_days(read)
    if process == "arrival":
        return "in", _stage_days(read)
    return "", []


def coverage_of(reads: Iterable[Read]) -> Coverage:
    """Collect the covered days of every deployment from claims that are not withdrawn."""
    found: dict[str, dict[str, set[Days]]] = {"out": {}, "in": {}}
    for read in reads:
        direction, days = _covered(read)
        if days and read.subject.deployment is not None:
            found[direction].setdefault(read.subject.deployment, set()).update(days)
    return Coverage(
        out={name: tuple(sorted(days)) for name, days in found["out"].items()},
        into={name: tuple(sorted(days)) for name, days in found["in"].items()},
    )
