"""Sums that fail: numbers of one step, whoever told them and in whatever order."""

from collections.abc import Iterator, Mapping, Sequence

from counterclaim.consistency.background.context import Context
from counterclaim.consistency.background.deadlines import deadline
from counterclaim.consistency.background.disputes import settled
from counterclaim.consistency.interpretation.claims import LIKELY, WEAK, Interpretation
from counterclaim.consistency.interpretation.lines import FUTURE, PAST
from counterclaim.consistency.interpretation.quantities import Bounds, widened
from counterclaim.consistency.interpretation.times import Window, share_a_day
from counterclaim.consistency.results.found import Found, Summand
from counterclaim.consistency.search.pairs import may_meet
from counterclaim.solver.estimates import Contradiction, Entry, Estimate, Parts, Step
from counterclaim.solver.graphs import connected

Partitions = Mapping[str, Sequence[Parts]]
"""The partitions of each whole, with their parts."""
_MOMENT_DAYS = 31
"""Numbers of those there belong to one moment where they are at most so many days apart."""
_FEW_DAYS = 27
_UNITS = ("persons", "units", "bases", "vehicles")


def failing_sums(
    claims: Sequence[Interpretation], partitions: Partitions, context: Context
) -> Iterator[Found]:
    """Yield the sets of numbers of one step that do not add up, among claims of one tree."""
    for unit in _UNITS:
        numbers = [claim for claim in claims if _takes_part(claim, unit)]
        if len(numbers) > 1:
            yield from _of_one_unit(numbers, partitions, context)


def _takes_part(claim: Interpretation, unit: str) -> bool:
    figure = claim.figure
    if figure is None or figure.outside or figure.vague or figure.role in ("net", "other"):
        return False
    quantity = figure.quantity
    if claim.grade == WEAK or quantity.unit != unit or quantity.kind or quantity.phase:
        return False
    return claim.subject.deployment is not None


def _of_one_unit(
    claims: Sequence[Interpretation], partitions: Partitions, context: Context
) -> Iterator[Found]:
    entries = [_entry(number, claim, context) for number, claim in enumerate(claims)]
    together = _Together(claims, context)
    wholes = context.structure.wholes
    near = sorted({x for entry in entries for x in (entry.key[0], *wholes[entry.key[0]])})
    own = {name: partitions[name] for name in near if name in partitions}
    step = Step(entries, own, together.fits)
    for entry in step.contradictions():
        if together.holds(entry.least, entry.most):
            yield _found(entry, claims, entries)


def _entry(number: int, claim: Interpretation, context: Context) -> Entry:
    figure = claim.figure
    if figure is None or claim.subject.deployment is None:
        raise TypeError("a number of a deployment takes part in sums")
    role = figure.role
    return Entry(
        number=number,
        key=(claim.subject.deployment, figure.quantity.population),
        role=role if role in ("stock", "rest", "out", "in") else "stock",
        bounds=_bounds(claim, context),
        some=figure.some or _is_one_of_several(claim),
    )


def _is_one_of_several(claim: Interpretation) -> bool:
    """Tell whether a movement is told of a few days: others may have moved on other days."""
    when, figure = claim.claim.when, claim.figure
    if claim.manner != "fact" or when is None or figure is None:
        return False
    return when.role in ("at", "during") and figure.window.last - figure.window.first < _FEW_DAYS


def _bounds(claim: Interpretation, context: Context) -> Bounds:
    """Return the bounds of a number in a sum: a round one may be off by half its last digit."""
    figure = claim.figure
    if figure is None:
        return None, None
    if figure.approximate:
        return figure.bounds
    return widened(figure.said, figure.quantity.unit, context.policy.round_percent)


def _found(
    contradiction: Contradiction, claims: Sequence[Interpretation], entries: Sequence[Entry]
) -> Found:
    first, second = contradiction.least, contradiction.most
    numbers = sorted(first.entries | second.entries, key=lambda n: (claims[n].stated, n))
    members = tuple(claims[number] for number in numbers)
    grade = max(claim.grade for claim in members)
    if first.flows | second.flows or not _one_day(members):
        grade = max(grade, LIKELY)
    missing = contradiction.missing
    return Found(
        ids=frozenset(claim.claim.id for claim in members),
        grade=grade,
        claims=members,
        summands=tuple(Summand(claims[n], entries[n].bounds) for n in numbers),
        rules=("balance", "partition_exhaustive") if second.complete else ("balance",),
        gap=float(contradiction.gap),
        ended_by=frozenset() if missing is None else frozenset((missing,)),
    )


def _one_day(members: Sequence[Interpretation]) -> bool:
    figures = [claim.figure for claim in members if claim.figure is not None]
    return all(share_a_day(figures[0].window, other.window) for other in figures[1:])


def partitions_of(context: Context) -> Partitions:
    """Return the recorded parts of every whole, by partition; none of wholes within themselves."""
    deployments = context.structure.deployments
    parts: dict[tuple[str, str], list[str]] = {}
    for deployment in deployments.values():
        for part in deployment.part_of:
            if part.whole in deployments and part.whole != deployment.id:
                parts.setdefault((part.whole, part.partition), []).append(deployment.id)
    exhaustive = "partition_exhaustive" not in context.policy.disabled
    circles = [names for names in connected(context.structure.wholes.steps) if len(names) > 1]
    circular = {name for names in circles for name in names}
    found: dict[str, list[Parts]] = {}
    for (whole, partition), names in sorted(parts.items()):
        if whole in circular:
            continue
        complete = exhaustive and partition in deployments[whole].exhaustive
        found.setdefault(whole, []).append(Parts(whole, tuple(sorted(names)), complete))
    return found


class _Together:
    """Which numbers can belong to one step; what was asked once is remembered."""

    def __init__(self, claims: Sequence[Interpretation], context: Context) -> None:
        self._claims = claims
        self._context = context
        self._pairs: dict[tuple[int, int], bool] = {}

    def fits(self, numbers: frozenset[int]) -> bool:
        """Tell whether some numbers can all belong to one step, pair by pair."""
        listed = sorted(numbers)
        return all(
            self._pair(one, other)
            for place, one in enumerate(listed)
            for other in listed[place + 1 :]
        )

    def _pair(self, one: int, other: int) -> bool:
        known = self._pairs.get((one, other))
        if known is None:
            known = one_step(self._claims[one], self._claims[other], self._context)
            self._pairs[one, other] = known
        return known

    def holds(self, first: Estimate, second: Estimate) -> bool:
        """Tell whether each stock lies on that side of the movements on which it was taken."""
        before, after = first.before | second.before, first.after | second.after
        flows = first.flows | second.flows
        if before & after:
            return False
        claims = self._claims
        if not flows:
            kinds = {(self._role(n), claims[n].relative) for n in before | after}
            if len(kinds) > 1:
                return False
            return not before if ("rest", False) in kinds else not after
        return all(_lies_before(claims[s], claims[f]) for s in before for f in flows) and all(
            _lies_after(claims[s], claims[f]) for s in after for f in flows
        )

    def _role(self, number: int) -> str:
        figure = self._claims[number].figure
        return "" if figure is None else figure.role


def one_step(first: Interpretation, second: Interpretation, context: Context) -> bool:
    """Tell whether two numbers can belong to one step."""
    if settled(first, second, context) or not may_meet(first, second, context, one_step=True):
        return False
    one, other = first.figure, second.figure
    if one is None or other is None:
        return False
    if one.role == other.role and one.quantity == other.quantity and one.role != "stock":
        return False  # two numbers of one thing are compared, and not added
    stocks = one.role == other.role == "stock"
    if stocks and first.manner == second.manner == "fact":
        days = _MOMENT_DAYS if one.quantity != other.quantity else context.policy.step_days
        return _distance(one.window, other.window) <= days
    if _deadlines_differ(first, second):
        return False
    if {one.role, other.role} == {"stock", "rest"} or _covers(first, second):
        return _distance(one.window, other.window) <= context.policy.reversal_days
    apart = max(first.stated[1], second.stated[1]) - min(first.stated[0], second.stated[0])
    return apart <= context.policy.step_days or first.relative or second.relative


def _distance(one: Window, other: Window) -> int:
    """Return the days between two windows, 0 where they meet."""
    return max(0, other.first - one.last, one.first - other.last)


def _deadlines_differ(first: Interpretation, second: Interpretation) -> bool:
    if not first.dated or not second.dated or first.manner == "fact" or second.manner == "fact":
        return False
    one, other = deadline(first.claim), deadline(second.claim)
    return one[0] > other[1] or other[0] > one[1]


def _covers(first: Interpretation, second: Interpretation) -> bool:
    """Tell whether the days of a movement take in the day of the other number."""
    for flow, other in ((first, second), (second, first)):
        if flow.figure is None or other.figure is None or flow.figure.role not in ("out", "in"):
            continue
        window = flow.figure.window
        day = other.stated if other.figure.role == "rest" else _days(other)
        if flow.dated and PAST < window.first <= day[0] and day[1] <= window.last:
            return True
    return False


def _days(claim: Interpretation) -> tuple[int, int]:
    window = claim.window if claim.figure is None else claim.figure.window
    return window.first, window.last


def _lies_before(stock: Interpretation, flow: Interpretation) -> bool:
    """Tell whether a stock is one of the time before a movement was over."""
    if stock.relative:
        when = stock.claim.when
        return when is not None and when.role == "until"
    held, moving = stock.figure, flow.figure
    if held is None or moving is None or held.role == "rest":
        return False
    if flow.manner != "fact":
        return held.window.last <= max(moving.window.last, flow.stated[1])
    # of a total up to a day it is not known when it began
    return moving.window.first > PAST and held.window.last <= moving.window.first


def _lies_after(stock: Interpretation, flow: Interpretation) -> bool:
    """Tell whether a stock is one of the time when a movement was over."""
    if stock.relative:
        when = stock.claim.when
        return when is not None and when.role in ("since", "at")
    held, moving = stock.figure, flow.figure
    if held is None or moving is None:
        return False
    if held.role == "rest":
        return True
    if flow.manner != "fact":
        return moving.window.last < FUTURE and held.window.first >= moving.window.last
    return held.window.first >= moving.window.last
