"""Which days are covered by a claimed movement, and so defeat what is presumed of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from counterclaim.consistency.amounts import spans_of
from counterclaim.consistency.policy import Policy
from counterclaim.consistency.reading import Read
from counterclaim.consistency.states import (
    COMPLETED,
    FUTURE,
    PAST,
    PRESENT,
    RETURNED,
    STARTED,
)
from counterclaim.consistency.windows import hull
from counterclaim.model import Change, Count
from counterclaim.structure.hierarchy import Structure, Subject

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


def _stage_days(read: Read, later: int) -> Days:
    """Return the days of a process: before and after, as far as the stage leaves it open."""
    mask = (read.mask or 0) & ~RETURNED
    first, last = read.window.first, read.window.last
    if mask == COMPLETED:
        return (PAST, last)
    return (PAST if mask & COMPLETED else first, min(FUTURE, last + later))


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


def _changed_presence(read: Read) -> tuple[str, list[Days]]:
    """Return the days on which somebody is said to have come, or the last one to have left."""
    if not read.enters or read.mask is None:
        return "", []
    return ("in" if read.mask == PRESENT else "out"), [(read.window.first, read.window.last)]


def _covered(read: Read, policy: Policy) -> tuple[str, list[Days]]:
    if not read.affirmed or read.subject.exceptions or read.subject.deployment is None:
        return "", []
    if not may_cover(read):
        return "", []
    if read.timeline is None:
        return _count_days(read)
    if read.timeline.facet == "presence":
        return _changed_presence(read)
    return _carried_out(read, policy)


def _carried_out(read: Read, policy: Policy) -> tuple[str, list[Days]]:
    """Return the days of a withdrawal, a reduction or an arrival that has begun."""
    line = read.timeline
    if line is None or line.facet != "execution" or line.phase is not None or not read.mask:
        return "", []
    if read.mask & ~(STARTED | RETURNED):
        return "", []
    if line.process in ("withdrawal", "reduction"):
        return "out", [_stage_days(read, FUTURE)]
    if line.process == "arrival":
        return "in", [_stage_days(read, policy.arrival_days)]
    return "", []


def _completions(reads: Iterable[Read]) -> dict[str, list[Days]]:
    """Return the days on which a withdrawal is reported to be completed, by deployment."""
    found: dict[str, list[Days]] = {}
    for read in reads:
        line, name = read.timeline, read.subject.deployment
        if line is None or not line.returns or name is None or read.subject.exceptions:
            continue
        if read.is_fact and read.mask == COMPLETED:
            found.setdefault(name, []).append((read.window.first, read.window.last))
    return {name: sorted(days) for name, days in found.items()}


def _ended(
    read: Read, days: Days, completions: Mapping[str, Sequence[Days]], structure: Structure
) -> Days:
    """Let a process end with a completed withdrawal that was reported of later days."""
    name = read.subject.deployment
    if name is None or read.timeline is None or read.timeline.facet != "execution":
        return days
    ends = [
        last
        for whole in (name, *structure.wholes[name])
        for first, last in completions.get(whole, ())
        if first > read.window.last
    ]
    return days[0], min((days[1], *ends))


@frozen
class Covering:
    """The days of a deployment that a claim covers, out or in."""

    claim: str
    deployment: str
    direction: str
    days: Days


def coverings_of(reads: Sequence[Read], structure: Structure, policy: Policy) -> Iterator[Covering]:
    """Yield what each of some claims covers, which nobody has withdrawn."""
    completions = _completions(reads)
    for read in reads:
        direction, days = _covered(read, policy)
        name = read.subject.deployment
        for entry in days if name is not None else ():
            ended = _ended(read, entry, completions, structure)
            yield Covering(read.claim.id, name or "", direction, ended)


def coverage_of(reads: Sequence[Read], structure: Structure, policy: Policy) -> Coverage:
    """Collect the covered days of every deployment from claims that are not withdrawn."""
    found: dict[str, dict[str, set[Days]]] = {"out": {}, "in": {}}
    for entry in coverings_of(reads, structure, policy):
        found[entry.direction].setdefault(entry.deployment, set()).add(entry.days)
    return Coverage(
        out={name: tuple(sorted(days)) for name, days in found["out"].items()},
        into={name: tuple(sorted(days)) for name, days in found["in"].items()},
    )


def loosened(reads: Iterable[Read]) -> Iterator[Covering]:
    """Yield the days on which figures may change besides, out and in.

    These are the days over which a change is told, those from a plan or forecast of a stock
    on, and all days where some are there in turns. What a step leaves behind lets others leave,
    and nobody come.
    """
    for read in reads:
        name = read.claim.about.deployment
        if read.amounts is None or not read.affirmed or name is None or not may_cover(read):
            continue
        directions = ("out",) if _leaves_some(read) else ("out", "in")
        for days in _loosened_days(read):
            for direction in directions:
                yield Covering(read.claim.id, name, direction, days)


def _leaves_some(read: Read) -> bool:
    """Tell whether a claim is about those whom a step leaves behind, so that others leave."""
    says = read.claim.says
    in_turns = isinstance(says, Count) and says.population == "rotational"
    return isinstance(says, Count) and says.measure == "remaining" and not in_turns


def _loosened_days(read: Read) -> Iterator[Days]:
    says = read.claim.says
    balance = isinstance(says, Count) and says.measure == "net_change" and says.unit != "fraction"
    if isinstance(says, Change) or balance:
        yield spans_of(read.claim, fact=read.manner == "fact")[0]
    if not isinstance(says, Count) or read.amounts is None or read.amounts.quantity.kind != "stock":
        return
    if says.population == "rotational" and says.measure in ("present", "remaining"):
        yield (PAST, FUTURE)
    elif says.measure == "remaining" or (says.measure == "present" and read.manner != "fact"):
        yield (hull(read.claim.stated)[0], FUTURE)
