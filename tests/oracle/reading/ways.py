"""Ways in which two claims exclude one another, and what keeps two from being compared."""

from attrs import field, frozen

from tests.oracle.reading.policy import POLICY
from tests.oracle.reading.claims import LIKELY, WEAK


@frozen
class Way:
    """How firmly some claims exclude one another, by which rule, and what would explain it.

    `ended` are the lines with the reports that end a presumption; `moves` the figures that differ.
    """

    grade: int
    rule: str
    ended: tuple = ()
    moves: object = None
    links: tuple = field(default=(), eq=False)


OWN = ("updates", "supersedes", "corrects", "retracts", "qualifies")
ANYBODY = ("repeats", "supports")


def relates(one, other, kinds):
    """Tell whether a claim bears on another in one of some ways."""
    return any(r.claim == other.id and r.kind in kinds for r in one.claim.relations)


def settled(one, other):
    """Tell whether one of two claims says itself how it bears on the other."""
    for mine, yours in ((one, other), (other, one)):
        if relates(mine, yours, ANYBODY):
            return True
        if relates(mine, yours, OWN) and mine.may_settle(yours):
            return True
    return False


def earlier_first(one, other):
    """Return two claims in the order in which they were stated."""
    return sorted((one, other), key=lambda view: (view.s0, view.s1, view.id))


def _later_plan_of_more(one, other):
    first, second = earlier_first(one, other)
    if first.s1 >= second.s0:
        return False
    plans = first.modality == second.modality == "plan"
    return plans and bool(first.parties) and first.parties < second.parties


def _plans_far_apart(one, other):
    if not (one.modality == other.modality == "plan"):
        return False
    if one.same_party(other):
        return False
    first, second = earlier_first(one, other)
    if second.s0 - first.s1 < POLICY.plan_days:
        return False
    observes = second.structure.only_observes(second.claim.speaker)
    return not (first.of_force and observes)


def compared(one, other):
    """Tell whether two claims are compared at all, but for an explicit dispute."""
    if settled(one, other):
        return False
    if one.possible and other.possible:
        return False
    conditions = {one.claim.condition, other.claim.condition}
    if one.modality == other.modality == "conditional" and len(conditions) == 2:
        return False
    for mine, yours in ((one, other), (other, one)):
        if mine.modality == "forecast" and yours.fact and mine.s1 < yours.s0:
            return False
    return not (_later_plan_of_more(one, other) or _plans_far_apart(one, other))


def weaker_by_age(one, other):
    """Return WEAK for an intention against a fact of a year after it, else the firmest grade."""
    for mine, yours in ((one, other), (other, one)):
        if mine.intends and yours.fact:
            end = mine.s1 if mine.when is None or mine.time is None else max(mine.s1, mine.l)
            if yours.s0 - end > 365:
                return WEAK
    return 0


__all__ = ["LIKELY", "WEAK", "Way", "compared", "earlier_first", "relates", "settled", "weaker_by_age"]
