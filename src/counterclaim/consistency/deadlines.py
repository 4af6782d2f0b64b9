"""Plans that take back what the same side promised before, and two days of one change.

A deadline is put off while it stands, or a plan that hung on nothing is made to hang on a
condition; or one change is said to have happened on two days. All are rules on pairs.
"""

from collections.abc import Iterable, Iterator, Sequence

from counterclaim.consistency.amounts import Bounds, Quantity, is_stock
from counterclaim.consistency.reading import Read
from counterclaim.consistency.states import COMPLETED, FUTURE, Timeline
from counterclaim.consistency.theory import Nogood
from counterclaim.consistency.windows import hull
from counterclaim.model import Claim, Count, Stage
from counterclaim.structure.hierarchy import Structure, Subject

_STEPS = ("started", "under_way", "final_stages", "completed")
"""What a process reaches one after the other: a condition on one is a condition on the next."""

_STEPS_OF_NUMBERS = ("leaving", "arriving", "net_change")
"""Movements that a plan may be to carry out: nobody plans losses."""


def moved_deadlines(reads: Iterable[Read], structure: Structure) -> list[Nogood]:
    """Return the pairs of plans in which a later one of the same side puts off a deadline."""
    plans = [read for read in _plans(reads) if _has_deadline(read)]
    earlier: dict[tuple[object, ...], list[Read]] = {}
    for read in plans:
        target = _target(read)
        if target is not None:
            earlier.setdefault(target, []).append(read)
    pairs = {
        frozenset((first.claim.id, later.claim.id)): None
        for later in plans
        for target in _targets_of_wholes(later, structure)
        for first in earlier.get(target, ())
        if _put_off(first, later) and not _related(first.claim, later.claim)
        if _backs_out(first, later, structure)
    }
    return [Nogood(pair, "deadline_moved", 1) for pair in pairs]


def added_conditions(reads: Iterable[Read], structure: Structure) -> list[Nogood]:
    """Return the pairs of a plan and a condition that the same side adds to it later."""
    plans: dict[Subject, list[Read]] = {}
    conditions = []
    for read in _plans(reads):
        if read.manner == "conditional":
            conditions.append(read)
        elif not (_has_deadline(read) and _deadline(read.claim)[1] >= FUTURE):
            plans.setdefault(read.subject, []).append(read)
    return [
        Nogood(
            frozenset((plan.claim.id, condition.claim.id)),
            "condition_added",
            max(_hedged(plan), _hedged(condition)),
            own_tier=True,
        )
        for condition in conditions
        for plan in plans.get(condition.subject, ())
        if _needs(plan, condition) and not _related(plan.claim, condition.claim)
        if _backs_out(plan, condition, structure) and _set_while_planned(plan, condition)
    ]


def entered_twice(reads: Sequence[Read], standing: Sequence[Read]) -> list[Nogood]:
    """Return the pairs of claims that give two days of one change, with no way back between.

    `standing` are the claims that nobody has withdrawn.
    """
    entries: dict[tuple[object, ...], list[Read]] = {}
    for read in reads:
        line = read.timeline
        if read.enters_on_date and line is not None and line.facet != "presence":
            entries.setdefault((line, read.code), []).append(read)
    told: dict[Timeline, list[Read]] = {}
    if any(len(group) > 1 for group in entries.values()):
        for read in standing:
            if read.affirmed and read.timeline is not None:
                told.setdefault(read.timeline, []).append(read)
    return [
        Nogood(frozenset((first.claim.id, second.claim.id)), "entered_once")
        for group in entries.values()
        for first in group
        for second in group
        if first.window.last < second.window.first and not _left_between(first, second, told)
    ]


def _left_between(first: Read, second: Read, told: dict[Timeline, list[Read]]) -> bool:
    """Tell whether another stage is told of days between two entries."""
    if first.timeline is None or first.mask is None:
        return False
    return any(
        other.mask is not None
        and not other.mask & first.mask
        and other.window.first < second.window.first
        and other.window.last > first.window.last
        for other in told.get(first.timeline, ())
    )


def _plans(reads: Iterable[Read]) -> list[Read]:
    """Return the affirmed plans and conditional claims."""
    return [
        read
        for read in reads
        if read.affirmed and read.manner in ("plan", "conditional") and not read.reading.complement
    ]


def _target(read: Read) -> tuple[object, ...] | None:
    """Return what a plan is to reach."""
    says = read.claim.says
    if isinstance(says, Stage) and read.timeline is not None:
        return (read.timeline, says.code)
    if not isinstance(says, Count) or read.amounts is None:
        return None
    bounds = (read.amounts.low, read.amounts.high)
    if is_stock(says):
        return (read.amounts.quantity, *bounds)
    if says.measure in _STEPS_OF_NUMBERS and says.movement == "total" and says.basis != "vague":
        return (read.amounts.quantity, says.measure, *bounds)
    return None


def _targets_of_wholes(read: Read, structure: Structure) -> Iterator[tuple[object, ...]]:
    """Yield the target of a plan, and that of the wholes which takes it in."""
    target = _target(read)
    if target is None:
        return
    yield target
    line, deployment = read.timeline, read.subject.deployment
    if line is not None and line.returns and read.mask == COMPLETED and deployment is not None:
        for whole in structure.wholes[deployment]:
            yield (Timeline(Subject(whole), "execution", "withdrawal", line.round), "completed")


def _stock(read: Read) -> tuple[Quantity, Bounds] | None:
    """Return the number that is to be there: nobody after a completed withdrawal."""
    says = read.claim.says
    if isinstance(says, Count) and read.amounts is not None and is_stock(says):
        return read.amounts.quantity, (read.amounts.low, read.amounts.high)
    return None


def _needs(plan: Read, condition: Read) -> bool:
    """Tell whether what is planned cannot be without what hangs on the condition."""
    conditional = _stock(condition)
    if conditional is None:
        return _needs_stage(plan, condition)
    quantity, (low, high) = conditional
    planned = _stock(plan)
    line = plan.timeline
    if line is not None and line.returns and plan.mask == COMPLETED:
        nobody = Quantity(quantity.deployment, "persons", quantity.population)
        planned = (nobody, (0, 0))
    if planned is None or planned[0] != quantity:
        return False
    least, most = planned[1]
    enough = low is None or (least is not None and least >= low)
    return enough and (high is None or (most is not None and most <= high))


def _needs_stage(plan: Read, condition: Read) -> bool:
    line, other = plan.timeline, condition.timeline
    if line is None or other is None:
        return False
    if line == other and plan.code == condition.code:
        return True
    if plan.code not in _STEPS or condition.code not in _STEPS:
        return False
    if line == other:
        return _STEPS.index(condition.code) < _STEPS.index(plan.code)
    reduction = other.process == "reduction" and line.returns and line.round == other.round
    return reduction and condition.code in ("started", "under_way")


def _has_deadline(read: Read) -> bool:
    when = read.claim.when
    return when is not None and when.role == "by"


def _related(left: Claim, right: Claim) -> bool:
    """Tell whether two claims are of one utterance, or one says how it bears on the other."""
    if left.utterance is not None and left.utterance == right.utterance:
        return True
    kinds = ("updates", "supersedes", "corrects", "retracts", "repeats", "qualifies")
    pairs = ((left, right), (right, left))
    return any(
        relation.kind in kinds and relation.claim == other.id
        for claim, other in pairs
        for relation in claim.relations
    )


def _backs_out(first: Read, later: Read, structure: Structure) -> bool:
    """Tell whether a party takes back what it promised, alone or together with others.

    What a joint speaker says later, all who are behind it have agreed on.
    """
    alone = structure.parties(later.claim.speaker)
    return len(alone) == 1 and alone <= structure.parties(first.claim.speaker)


def _put_off(first: Read, later: Read) -> bool:
    """Tell whether a surely later deadline, or none, is set while the first one stands."""
    old, new = _deadline(first.claim), _deadline(later.claim)
    put_off = new[0] > old[1] or new[1] >= FUTURE > old[1]
    return put_off and hull(first.claim.stated)[0] <= hull(later.claim.stated)[0] <= old[1]


def _set_while_planned(plan: Read, condition: Read) -> bool:
    """Tell whether a condition is set after a plan was made, and before its time is over.

    What one speaker says on one day is one thought: the condition then belongs to the plan.
    """
    said, planned = hull(condition.claim.stated), hull(plan.claim.stated)
    after = planned[1] if plan.claim.speaker == condition.claim.speaker else planned[0] - 1
    return after < said[0] <= _deadline(plan.claim)[1]


def _hedged(read: Read) -> int:
    return 2 if read.claim.commitment == "possible" else 1


def _deadline(claim: Claim) -> tuple[int, int]:
    time = None if claim.when is None else claim.when.edtf
    return (FUTURE, FUTURE) if time is None else hull(time)
