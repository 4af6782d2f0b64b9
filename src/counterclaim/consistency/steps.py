"""What was there, what moves, and what is there then do not add up: why not, as a sum."""

from collections.abc import Sequence
from itertools import permutations

from attrs import evolve, frozen

from counterclaim.consistency.amounts import (
    Days,
    Flow,
    Stock,
    bounds_of,
    drift_after,
    drifted,
)
from counterclaim.consistency.policy import Policy, RuleCode
from counterclaim.consistency.result import Explanation, SubjectView, Term
from counterclaim.consistency.states import FUTURE, PAST
from counterclaim.consistency.theory import Compiled
from counterclaim.consistency.windows import hull
from counterclaim.model import Claim, Count
from counterclaim.solver.simplex import Value


@frozen
class Misfit:
    """By how much a step does not add up.

    The report has drifted by `percent`, or is taken strictly, without a drift. `bounds` are what
    is left of it, what moves and what is said to remain: the least of the first, if `too_many`
    remain, or else the most. They are `short_by` apart.
    """

    percent: int
    strict: bool
    too_many: bool
    bounds: tuple[Value, Value, Value]
    short_by: Value


def misfit_of(report: Claim, move: Claim, target: Claim, policy: Policy) -> Misfit | None:
    """Return how a report, a movement and what it leaves do not add up, or None where they do."""
    first, last = hull(report.stated)
    begun, moved = hull(move.stated)
    reached = hull(target.stated)
    if first > moved + policy.drift_days or first > reached[1] or PAST in (first, reached[0]):
        return None
    age = max(last, reached[1], moved) - min(first, reached[0], begun)
    found = None
    if age <= policy.figure_days:
        found = _misfit((report, move, target), policy, drift_after(age, policy), strict=False)
    if found is None and age <= policy.figure_note_days:
        found = _misfit((report, move, target), policy, 0, strict=True)
    return found


def _misfit(
    claims: tuple[Claim, Claim, Claim | None], policy: Policy, percent: int, *, strict: bool
) -> Misfit | None:
    """Compare what was there and what moves with what is there then: at least nobody."""
    told = [claim for claim in claims if claim is not None]
    counts = [claim.says for claim in told if isinstance(claim.says, Count)]
    if len(counts) < len(told):
        return None
    low, high = drifted(bounds_of(counts[0], policy), percent)
    least, most = bounds_of(counts[1], policy)
    fewest, greatest = bounds_of(counts[2], policy) if len(counts) > 2 else (0, None)
    sign = 1 if counts[1].measure == "arriving" else -1
    if sign < 0:
        least, most = most, least
    if low is not None and least is not None and greatest is not None:
        over = low + sign * least - greatest
        if over > 0:
            return Misfit(
                percent, strict, too_many=True, bounds=(low, least, greatest), short_by=over
            )
    if high is not None and most is not None and fewest is not None:
        under = fewest - high - sign * most
        if under > 0:
            return Misfit(
                percent, strict, too_many=False, bounds=(high, most, fewest), short_by=under
            )
    return None


def closure_explanation(members: Sequence[Compiled], policy: Policy) -> Explanation | None:
    """Explain reports and the one movement between them by the sum that does not hold.

    Without a second report more leave than are there.
    """
    for report, move, *after in permutations(members):
        says = move.claim.says
        if not isinstance(says, Count) or says.measure not in ("leaving", "arriving"):
            continue
        end = _days(after[0])[0] if after else _days(move)[1]
        age = end - _days(report)[1]
        if age < 0:
            continue
        claims = (report.claim, move.claim, after[0].claim if after else None)
        found = _misfit(claims, policy, drift_after(age, policy), strict=False)
        found = found or _misfit(claims, policy, 0, strict=True)
        if found is not None:
            return _explanation(found, (report, move, *after), policy, "closure")
    return None


def step_explanation(members: Sequence[Compiled], policy: Policy) -> Explanation | None:
    """Explain three claims of one step by the sum that does not hold."""
    for report, move, target in permutations(members, 3):
        says = move.claim.says
        if not isinstance(says, Count) or says.measure not in ("leaving", "arriving"):
            continue
        found = misfit_of(report.claim, move.claim, target.claim, policy)
        if found is not None:
            return _explanation(found, (report, move, target), policy, "step_arithmetic")
    return None


def _explanation(
    found: Misfit, members: Sequence[Compiled], policy: Policy, rule: RuleCode
) -> Explanation:
    report, move, *_ = members
    arriving = isinstance(move.claim.says, Count) and move.claim.says.measure == "arriving"
    sides = (found.too_many, found.too_many == arriving, not found.too_many)
    whats = ("stock", "arriving" if arriving else "leaving", "stock")
    terms = tuple(
        _term(member, what, number, at_least=at_least)
        for member, what, number, at_least in zip(members, whats, found.bounds, sides, strict=False)
    )
    report_term = evolve(
        terms[0], reported=_reported(report.claim, found, policy), drift=found.percent
    )
    terms = (report_term, *terms[1:])
    days = [day for term in terms for day in (term.first_day, term.last_day) if day is not None]
    return Explanation(
        subject=SubjectView(
            deployment=report.claim.about.deployment,
            matter=report.claim.about.matter,
            facet="presence",
        ),
        first_day=min(days, default=None),
        last_day=max(days, default=None),
        ruled_out=(),
        rules=(rule,),
        terms=terms,
        short_by=int(found.short_by),
    )


def _reported(claim: Claim, found: Misfit, policy: Policy) -> float | None:
    if not isinstance(claim.says, Count):
        return None
    low, high = bounds_of(claim.says, policy)
    bound = low if found.too_many else high
    return None if bound is None else int(bound)


def _term(member: Compiled, what: str, number: Value, *, at_least: bool) -> Term:
    claim, (first, last) = member.claim, _days(member)
    says = claim.says
    return Term(
        subject=member.subject.deployment or claim.about.matter or "",
        what=what,
        at_least=at_least,
        number=int(number),
        population=says.population if isinstance(says, Count) else None,
        first_day=None if first == PAST else first,
        last_day=None if last == FUTURE else last,
        some_day=any(isinstance(x, Stock) and not x.window.every for x in member.numbers[:1]),
        claims=(claim.id,),
    )


def _days(member: Compiled) -> Days:
    """Return the days on which a stock is said to be there, or over which a movement is."""
    for item in member.numbers:
        if isinstance(item, Flow):
            return item.alternatives[0].first, item.alternatives[0].last
        if isinstance(item, Stock):
            return item.window.first, item.window.last
    return hull(member.claim.stated)
