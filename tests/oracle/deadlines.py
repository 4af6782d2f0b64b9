"""Plans that are taken back: deadlines that are put off, and conditions that are added."""

from itertools import permutations

from tests.oracle.theory import OPEN
from tests.oracle.windows import hull

from counterclaim.model import Count, Stage

REPLACING = ("updates", "supersedes", "corrects", "retracts", "repeats", "qualifies")
STEPS = ("started", "under_way", "final_stages", "completed")


def taken_back(compilation, amounts):
    """Return the pairs that presumptions about plans take to exclude one another, with tiers."""
    found = {}
    plans = [
        reading
        for reading in compilation.readings
        if reading.affirmed
        and reading.modality in ("plan", "conditional")
        and not reading.times.of_complement
    ]
    for first, later in permutations(plans, 2):
        if _bear_on_another(first.claim, later.claim) or not _breaks(first, later):
            continue
        pair = frozenset((first.id, later.id))
        if compilation.on("deadline_moved") and _moves(first, later, compilation, amounts):
            _add(found, pair, max(1, first.tier, later.tier))
        if compilation.on("condition_added") and _adds_condition(first, later, amounts):
            hedged = "possible" in (first.claim.commitment, later.claim.commitment)
            _add(found, pair, 2 if hedged else 1)
    return found


def _add(found, pair, tier):
    found[pair] = min(tier, found.get(pair, tier))


def _bear_on_another(one, other):
    """Tell whether two claims are of one utterance, or one of them speaks of the other."""
    if one.utterance is not None and one.utterance == other.utterance:
        return True
    return any(
        relation.claim == target.id and relation.kind in REPLACING
        for claim, target in ((one, other), (other, one))
        for relation in claim.relations
    )


def _breaks(first, later):
    """Tell whether one party alone speaks later of what it was committed to before."""
    return len(later.committed) == 1 and later.committed <= first.committed


def _deadline(reading):
    when = reading.claim.when
    return (OPEN, OPEN) if when is None else hull(when.edtf)


def _moves(first, later, compilation, amounts):
    if first.role != "by" or later.role != "by":
        return False
    (_, last), (begin, end) = _deadline(first), _deadline(later)
    if not (begin > last or end == OPEN > last):
        return False
    if not first.stated[0] <= later.stated[0] <= last:
        return False
    target = _target(first, amounts)
    if target is None:
        return False
    return target == _target(later, amounts) or _is_part_of_it(first, later, compilation)


def _is_part_of_it(first, later, compilation):
    """Tell whether all of a whole was to leave first, and later a part of it."""
    both = all(
        reading.code == "completed"
        and reading.process == "withdrawal"
        and not reading.subject.exceptions
        and reading.subject.deployment is not None
        for reading in (first, later)
    )
    same_round = first.claim.about.round == later.claim.about.round
    wholes = compilation.records.wholes.get(later.subject, set())
    return both and same_round and first.subject in wholes


def _target(reading, amounts):
    """Return what is to be reached: a stage of a timeline, or the bounds of a number."""
    says = reading.claim.says
    if isinstance(says, Stage):
        return reading.timeline, says.code
    if not isinstance(says, Count):
        return None
    amount = reading.amount
    bounds = amounts.bounds(amount)
    if amount.is_stock:
        return amount.quantity, bounds
    planned = says.measure in ("leaving", "arriving", "net_change")
    total = planned and says.movement == "total" and says.basis != "vague"
    return (amount.quantity, says.measure, bounds) if total else None


def _adds_condition(plan, condition, amounts):
    if (plan.modality, condition.modality) != ("plan", "conditional"):
        return False
    if plan.subject != condition.subject:
        return False
    last = _deadline(plan)[1]
    if plan.role == "by" and last == OPEN:
        return False
    said = condition.stated[0]
    if plan.claim.speaker == condition.claim.speaker:
        after = said > plan.stated[1]
    else:
        after = said >= plan.stated[0]
    return after and said <= last and _needs(plan, condition, amounts)


def _needs(plan, condition, amounts):
    """Tell whether what is planned cannot be without what hangs on the condition."""
    if isinstance(condition.claim.says, Stage):
        return isinstance(plan.claim.says, Stage) and _needs_stage(plan, condition)
    if not isinstance(condition.claim.says, Count) or not condition.amount.is_stock:
        return False
    wanted = condition.amount.quantity
    low, high = amounts.bounds(condition.amount)
    if plan.code == "completed" and plan.process == "withdrawal":
        of_persons = wanted.kind == "stock" and wanted.unit == "persons" and wanted.period is None
        if not of_persons or plan.subject.matter is not None:
            return False
        least = most = 0
    elif isinstance(plan.claim.says, Count) and plan.amount.is_stock:
        if plan.amount.quantity != wanted:
            return False
        least, most = amounts.bounds(plan.amount)
    else:
        return False
    enough = low is None or (least is not None and least >= low)
    return enough and (high is None or (most is not None and most <= high))


def _needs_stage(plan, condition):
    steps = plan.code in STEPS and condition.code in STEPS
    if plan.timeline == condition.timeline:
        earlier = steps and STEPS.index(condition.code) < STEPS.index(plan.code)
        return plan.code == condition.code or earlier
    return (
        steps
        and plan.process == "withdrawal"
        and plan.timeline.facet == "execution"
        and plan.timeline.phase is None
        and condition.process == "reduction"
        and condition.timeline.facet == "execution"
        and condition.code in ("started", "under_way")
        and plan.claim.about.round == condition.claim.about.round
    )
