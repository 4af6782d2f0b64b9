"""Between two reports of a number, what is claimed to move is taken to be all that moves."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from counterclaim.consistency.amounts import Bounds, Days, Quantity, drift_after, drifted, spans_of
from counterclaim.consistency.coverage import Covering, coverings_of, loosened
from counterclaim.consistency.policy import Policy
from counterclaim.consistency.reading import Read
from counterclaim.consistency.states import FUTURE, PAST
from counterclaim.consistency.theory import Nogood
from counterclaim.model import Count
from counterclaim.structure.hierarchy import Structure, Subject


@frozen
class _Told:
    """What a rule about the movements between two reports looks at.

    `coverings` are the claims by which days are covered, by deployment; `updated` the day on
    which a claim was updated.
    """

    structure: Structure
    policy: Policy
    coverings: Mapping[str, Sequence[Covering]]
    updated: Mapping[str, int]


def closure(
    reads: Sequence[Read],
    standing: Sequence[Read],
    structure: Structure,
    updated: Mapping[str, int],
    policy: Policy,
) -> list[Nogood]:
    """Return the reports that do not add up with the one movement between them.

    `standing` are the claims that nobody has withdrawn: these cover days.
    """
    groups: dict[Quantity, tuple[list[Read], list[Read]]] = {}
    for read in reads:
        if read.amounts is None or not read.amounts.quantity.counts_persons:
            continue
        reports, moves = groups.setdefault(read.amounts.quantity, ([], []))
        if read.amounts.report:
            reports.append(read)
        elif _is_move(read):
            moves.append(read)
    kept = {key: group for key, group in groups.items() if all(group)}
    if not kept:
        return []
    coverings: dict[str, list[Covering]] = {}
    for entry in (*coverings_of(standing, structure, policy), *loosened(standing)):
        coverings.setdefault(entry.deployment, []).append(entry)
    told = _Told(structure, policy, coverings, updated)
    return [
        nogood
        for reports, moves in kept.values()
        for move in moves
        for nogood in _around(move, reports, told)
    ]


def _is_move(read: Read) -> bool:
    says = read.claim.says
    return (
        isinstance(says, Count)
        and read.affirmed
        and says.measure in ("leaving", "arriving")
        and says.movement == "total"
        and says.basis != "vague"
        and read.manner in ("fact", "plan")
    )


def _around(move: Read, reports: Sequence[Read], told: _Told) -> Iterator[Nogood]:
    first, last = spans_of(move.claim, fact=move.manner == "fact")[0]
    if first <= PAST or last >= FUTURE:
        return
    limit = first - 1 if move.manner == "fact" else first
    before = _last_of(reports, limit)
    after = _first_of(reports, last)
    for report in before:
        yield from _more_than_there(report, move, last, told)
        for target in after:
            yield from _between(report, move, target, told)


def _last_of(reports: Sequence[Read], limit: int) -> list[Read]:
    """Return the latest reports of days up to a limit."""
    days = [read.window.last for read in reports if PAST < read.window.last <= limit]
    latest = max(days, default=None)
    return [read for read in reports if read.window.last == latest]


def _first_of(reports: Sequence[Read], limit: int) -> list[Read]:
    """Return the earliest reports of days from a limit on."""
    days = [read.window.first for read in reports if limit <= read.window.first < FUTURE]
    earliest = min(days, default=None)
    return [read for read in reports if read.window.first == earliest]


def _between(report: Read, move: Read, target: Read, told: _Told) -> Iterator[Nogood]:
    if report is target:
        return
    days = (report.window.last + 1, target.window.first)
    members = (report, move, target)
    if _is_covered(members, days, ("out", "in"), told):
        return
    yield from _tiers(members, days[1] - days[0] + 1, told)


def _more_than_there(report: Read, move: Read, last: int, told: _Told) -> Iterator[Nogood]:
    says = move.claim.says
    if not isinstance(says, Count) or says.measure != "leaving":
        return
    days = (report.window.last + 1, last)
    members = (report, move)
    if not _is_covered(members, days, ("in",), told):
        yield from _tiers(members, days[1] - days[0] + 1, told)


def _is_covered(
    members: Sequence[Read], days: Days, directions: Sequence[str], told: _Told
) -> bool:
    """Tell whether another claim covers some of the days, or the report was updated by then."""
    report = members[0]
    if told.updated.get(report.claim.id, FUTURE) <= days[1]:
        return True
    own = {read.claim.id for read in members}
    name = report.subject.deployment
    if name is None:
        return True
    subject = Subject(name)
    near = (name, *told.structure.wholes[name], *told.structure.parts[name])
    return any(
        entry.direction in directions
        and entry.claim not in own
        and entry.days[0] <= days[1]
        and entry.days[1] >= days[0]
        and told.structure.related(Subject(other), subject)
        for other in near
        for entry in told.coverings.get(other, ())
    )


def _tiers(members: Sequence[Read], age: int, told: _Told) -> Iterator[Nogood]:
    policy = told.policy
    names = frozenset(read.claim.id for read in members)
    tier = max(1, *(read.tier for read in members))
    if age <= policy.figure_days and _misfits(members, drift_after(age, policy)):
        yield Nogood(names, "closure", tier)
    elif age <= policy.figure_note_days and _misfits(members, 0):
        yield Nogood(names, "closure", 2)


def _misfits(members: Sequence[Read], percent: int) -> bool:
    """Tell whether what was there and what moves cannot be what is there in the end."""
    bounds = [_bounds(read) for read in members]
    low, high = drifted(bounds[0], percent)
    least, most = bounds[1]
    fewest, greatest = bounds[2] if len(bounds) > 2 else (0, None)
    says = members[1].claim.says
    if isinstance(says, Count) and says.measure == "leaving":
        least, most = (None if most is None else -most), (None if least is None else -least)
    too_many = low is not None and least is not None and greatest is not None
    too_few = high is not None and most is not None and fewest is not None
    if too_many and (low or 0) + (least or 0) > (greatest or 0):
        return True
    return too_few and (high or 0) + (most or 0) < (fewest or 0)


def _bounds(read: Read) -> Bounds:
    return (None, None) if read.amounts is None else (read.amounts.low, read.amounts.high)
