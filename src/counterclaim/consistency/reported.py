"""What bounds rest on: the figure as it was reported, its drift, and the period it is for."""

from collections.abc import Mapping

from attrs import evolve

from counterclaim.consistency.amounts import Lasting, bounds_of, drift_after
from counterclaim.consistency.policy import Policy
from counterclaim.consistency.result import Explanation, Term
from counterclaim.consistency.states import FUTURE, PAST
from counterclaim.consistency.theory import Compiled
from counterclaim.consistency.windows import hull
from counterclaim.model import Count


def with_reports(
    explanation: Explanation, members: Mapping[str, Compiled], policy: Policy
) -> Explanation:
    """Add to the bounds of an explanation what their claims, given by id, said."""
    if not explanation.terms:
        return explanation
    terms = tuple(
        _reported(term, members[term.claims[0]], policy) if term.claims else term
        for term in explanation.terms
    )
    days = [day for term in terms for day in (term.first_day, term.last_day) if day is not None]
    return evolve(
        explanation,
        terms=terms,
        first_day=min(days, default=None),
        last_day=max(days, default=None),
    )


def _reported(term: Term, member: Compiled, policy: Policy) -> Term:
    claim = member.claim
    if not isinstance(claim.says, Count):
        return term
    if term.what == "lasting":
        low, high = bounds_of(claim.says, policy)
        bound = low if term.at_least else high
        drift = 0 if bound is None or bound == term.number else _drift(term, member, policy)
        return evolve(term, reported=None if bound is None else int(bound), drift=drift)
    when = claim.when
    if when is None or when.role != "for" or when.edtf is None or term.rules:
        return term
    if term.what in ("leaving", "arriving", "change"):
        return term
    first, last = hull(when.edtf)
    return evolve(
        term,
        whole_period=True,
        first_day=None if first == PAST else first,
        last_day=None if last == FUTURE else last,
    )


def _drift(term: Term, member: Compiled, policy: Policy) -> int:
    """Return by how many per cent a figure may have drifted where a bound on it says so."""
    day = term.first_day
    for item in member.numbers:
        if isinstance(item, Lasting) and day is not None:
            for first, last, low, high in item.steps:
                if first <= day <= last and term.number == (low if term.at_least else high):
                    return drift_after(first - item.origin, policy)
    return 0
