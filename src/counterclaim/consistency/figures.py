"""What is presumed of numbers beyond the words: that figures last, and what steps leave.

The page on the consistency model defines every rule; each function here is one of them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from attrs import evolve

from counterclaim.consistency.amounts import (
    Amounts,
    Days,
    Item,
    Lasting,
    Quantity,
    Stock,
    drift_after,
    drifted,
    spans_of,
)
from counterclaim.consistency.coverage import Coverage, covering, loosened
from counterclaim.consistency.policy import Policy
from counterclaim.consistency.reading import Read, execution_of
from counterclaim.consistency.states import FUTURE, PAST, UNDER_WAY, complement
from counterclaim.consistency.steps import misfit_of
from counterclaim.consistency.theory import Constraint, Nogood
from counterclaim.consistency.windows import Window, every, hull
from counterclaim.model import Change, Claim, Count
from counterclaim.structure.hierarchy import Structure, Subject

_Windows = Mapping[str, tuple[Days, ...]]
Covered = Mapping[str, tuple[tuple[Days, ...], tuple[Days, ...]]]


def figure_persists(
    amounts: Amounts, read: Read, updated: int | None, policy: Policy
) -> list[Item]:
    """Return what a report of a stock says of later days: with a drift, and strictly."""
    if not amounts.report:
        return []
    window = amounts.window
    if read.is_interval and window.last < hull(read.claim.stated)[0]:
        return []  # its end has been told, and nothing is said of later days
    origin = window.last if window.every else window.first
    start = window.last + 1 if window.every else window.last
    if origin <= PAST or start >= FUTURE:
        return []
    bounds = (amounts.low, amounts.high)
    end = FUTURE if updated is None else updated - 1
    steps = [
        (first, last, *drifted(bounds, percent))
        for first, last, percent in _periods(
            origin, start, min(origin + policy.figure_days, end), policy
        )
    ]
    found: list[Item] = []
    if steps:
        found.append(Lasting(amounts.quantity, origin, tuple(steps), max(1, read.tier)))
    last = min(origin + policy.figure_note_days, end)
    if start <= last:
        strict = ((start, last, *bounds),)
        found.append(Lasting(amounts.quantity, origin, strict, 2))
    return found


def target_stands(amounts: Amounts, read: Read, end: int | None, policy: Policy) -> Iterator[Item]:
    """Yield that no more are there after a deadline than were to be left, but for a drift.

    `end` is the first day on which it may be otherwise, if there is one: somebody comes, or the
    plan was updated.
    """
    says, when = read.claim.says, read.claim.when
    if not isinstance(says, Count) or says.measure != "remaining" or amounts.high is None:
        return
    if read.manner != "plan" or not read.affirmed or when is None or when.role != "by":
        return
    if amounts.quantity.kind != "stock" or says.basis == "vague":
        return
    due = amounts.window.last
    limit = min(due + policy.figure_days, FUTURE if end is None else end - 1)
    for first, last, percent in _periods(due, due + 1, limit, policy):
        high = drifted((None, amounts.high), percent)[1]
        tier = max(1, read.tier)
        yield Stock(amounts.quantity, every(first, last), None, high, tier, "target_stands")


def _periods(origin: int, start: int, end: int, policy: Policy) -> Iterator[tuple[int, int, int]]:
    """Yield the days from one to another, by the per cent of the drift since an origin."""
    grace, days = policy.figure_grace_days, policy.drift_days
    first = start
    while first <= end:
        age = first - origin
        periods = 0 if age <= grace else -(-(age - grace) // days)
        last = min(origin + grace + periods * days, end)
        yield first, last, drift_after(age, policy)
        first = last + 1


def contemporaneous(
    amounts: Amounts, read: Read, near: Sequence[tuple[str, Window]], policy: Policy
) -> Iterator[Item]:
    """Yield that figures of the present that were told in one month are of the same days."""
    if not amounts.report or read.claim.when is not None:
        return
    first, last = read.window.first, read.window.last
    if read.window.every or last - first + 1 > policy.contemporaneous_days:
        return
    shared = {
        (max(first, other.first), min(last, other.last))
        for claim, other in near
        if claim != read.claim.id
    }
    for begin, end in sorted(days for days in shared if days[0] <= days[1]):
        tier = max(1, read.tier)
        window = every(begin, end)
        yield Stock(amounts.quantity, window, amounts.low, amounts.high, tier, "contemporaneous")


def ceiling_holds(amounts: Amounts, read: Read, policy: Policy) -> Iterator[Item]:
    """Yield that nobody is there beyond what is allowed."""
    says = read.claim.says
    if isinstance(says, Count) and says.measure == "ceiling" and read.affirmed:
        if amounts.high is None or not amounts.quantity.kind.startswith("ceiling"):
            return
        quantity = amounts.quantity
        stock = evolve(quantity, kind="stock")
        window = _period(read.claim) or amounts.window
        when = read.claim.when
        if when is not None and when.role == "by":
            window = every(window.first, window.last + policy.figure_days)
        yield Stock(stock, window, None, amounts.high, max(1, read.tier), "ceiling_holds")


def period_figure(amounts: Amounts, read: Read) -> Iterator[Item]:
    """Yield that the figure for a period is right on each of its days."""
    window, quantity = _period(read.claim), amounts.quantity
    kind, separator, _ = quantity.kind.partition(" for ")
    if window is not None and separator and read.affirmed:
        stock = evolve(quantity, kind=kind)
        tier = max(1, read.tier)
        yield Stock(stock, window, amounts.low, amounts.high, tier, "period_figure")


def _period(claim: Claim) -> Window | None:
    """Return every day of the period for which a figure is given, or None."""
    when = claim.when
    if when is None or when.role != "for" or when.edtf is None:
        return None
    return every(*hull(when.edtf))


def change_excludes_withdrawal(read: Read) -> Iterator[Constraint]:
    """Yield that nothing is being withdrawn while the number grows or stays."""
    says = read.claim.says
    if not isinstance(says, Change) or says.direction == "down" or not read.affirmed:
        return
    days = spans_of(read.claim, fact=read.manner == "fact")[0]
    if days[0] > days[1] or days[0] <= PAST:
        return
    for process in ("withdrawal", "reduction"):
        line = execution_of(read.subject, process, read.claim.about.round)
        mask = complement(line, UNDER_WAY)
        tier = max(1, read.tier)
        yield Constraint(line, every(*days), mask, tier, "change_excludes_withdrawal")


def numbers_of(
    read: Read,
    updated: int | None,
    policy: Policy,
    near: Mapping[Quantity, Sequence[tuple[str, Window]]],
    coming: Callable[[int], int | None],
) -> tuple[Item, ...]:
    """Return everything that a claim says in numbers, with what is presumed of it.

    `near` are the figures of the present that claims give, by quantity; `coming` tells the
    first day after one on which somebody is said to come.
    """
    amounts = read.amounts
    if amounts is None:
        return ()
    found = [*amounts.items, *figure_persists(amounts, read, updated, policy)]
    found += [*ceiling_holds(amounts, read, policy), *period_figure(amounts, read)]
    found += contemporaneous(amounts, read, near.get(amounts.quantity, ()), policy)
    ends = [day for day in (coming(amounts.window.last), updated) if day is not None]
    found += target_stands(amounts, read, min(ends, default=None), policy)
    return tuple(item for item in found if item.code not in policy.disabled)


def covered_days(
    reads: Iterable[Read], coverage: Coverage, structure: Structure, names: Iterable[str]
) -> Covered:
    """Return the days on which figures may change, by deployment: people leave, people come."""
    moving: dict[str, dict[str, set[Days]]] = {"out": {}, "in": {}}
    for entry in loosened(reads):
        moving[entry.direction].setdefault(entry.deployment, set()).add(entry.days)
    out, into = (
        {name: tuple(sorted(days)) for name, days in moving[direction].items()}
        for direction in ("out", "in")
    )

    def both(name: str, told: _Windows, besides: _Windows) -> tuple[Days, ...]:
        subject = Subject(name)
        days = {*covering(told, subject, structure), *covering(besides, subject, structure)}
        return tuple(sorted(days))

    return {
        name: (both(name, coverage.out, out), both(name, coverage.into, into))
        for name in sorted(names)
    }


def step_arithmetic(reads: Sequence[Read], policy: Policy) -> list[Nogood]:
    """Return the triples of a report, a movement and what it leaves that do not add up."""
    by_quantity: dict[Quantity, list[Read]] = {}
    for read in reads:
        if read.amounts is not None and read.affirmed and read.amounts.quantity.counts_persons:
            by_quantity.setdefault(read.amounts.quantity, []).append(read)
    found: list[Nogood] = []
    for group in by_quantity.values():
        moves = [read for read in group if _is_step(read)]
        targets = [read for read in group if moves and _is_target(read)]
        for target in targets:
            for move in moves:
                for report in group:
                    if (
                        report.amounts is not None
                        and report.amounts.report
                        and report is not target
                    ):
                        found += _misfit(report, move, target, policy)
    return found


def _is_step(read: Read) -> bool:
    says = read.claim.says
    return (
        isinstance(says, Count)
        and says.measure in ("leaving", "arriving")
        and says.movement == "total"
        and says.basis != "vague"
        and read.manner in ("fact", "plan", "conditional")
    )


def _is_target(read: Read) -> bool:
    says = read.claim.says
    return (
        isinstance(says, Count)
        and (read.claim.when is None or read.claim.when.role != "not_before")
        and (
            says.measure == "remaining"
            or (says.measure == "present" and read.manner in ("plan", "conditional", "forecast"))
        )
    )


def _misfit(report: Read, move: Read, target: Read, policy: Policy) -> Iterator[Nogood]:
    found = misfit_of(report.claim, move.claim, target.claim, policy)
    if found is not None:
        base = max(report.tier, move.tier, target.tier)
        names = frozenset((report.claim.id, move.claim.id, target.claim.id))
        yield Nogood(names, "step_arithmetic", 2 if found.strict else max(1, base))
