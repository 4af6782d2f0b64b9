"""Plans of one party that take back what an earlier one promised: rules on pairs.

A deadline is put off while it stands, or a plan that hung on nothing is made to hang on a
condition.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from counterclaim.consistency.amounts import is_stock
from counterclaim.consistency.reading import Read
from counterclaim.consistency.states import FUTURE
from counterclaim.consistency.structure import Structure
from counterclaim.consistency.theory import Nogood
from counterclaim.consistency.windows import hull
from counterclaim.model import Claim, Count, Stage

_STEPS = ("started", "under_way", "final_stages", "completed")
"""What a process reaches one after the other: a condition on one is a condition on the next."""

_STEPS_OF_NUMBERS = ("leaving", "arriving", "net_change")
"""Movements that a plan may be to carry out: nobody plans losses."""


def moved_deadlines(reads: Iterable[Read], structure: Structure) -> list[Nogood]:
    """Return the pairs of plans of one party in which the later one puts off a deadline."""
    groups: dict[tuple[object, ...], list[Read]] = {}
    for read in reads:
        target = _target(read) if _has_deadline(read) and read.manner == "plan" else None
        if target is not None:
            groups.setdefault(target, []).append(read)
    return [
        Nogood(frozenset((left.claim.id, right.claim.id)), "deadline_moved", 1)
        for group in groups.values()
        for left, right in _in_order(group)
        if not _related(left.claim, right.claim) and _moved(left, right, structure)
    ]


def added_conditions(reads: Iterable[Read], structure: Structure) -> list[Nogood]:
    """Return the pairs of plans of one party in which the later one adds a condition."""
    groups: dict[tuple[object, ...], tuple[list[Read], list[Read]]] = {}
    for read in reads:
        party = structure.party(read.claim.speaker)
        if party is None or read.manner not in ("plan", "conditional"):
            continue
        for target in _conditioned(read):
            plain, conditional = groups.setdefault((party, *target), ([], []))
            (plain if read.manner == "plan" else conditional).append(read)
    pairs = {
        frozenset((first.claim.id, second.claim.id)): (first, second)
        for plain, conditional in groups.values()
        for first in plain
        for second in conditional
        if not _related(first.claim, second.claim) and _still_stands(first, second)
    }
    return [
        Nogood(pair, "condition_added", max(_hedged(first), _hedged(second)), own_tier=True)
        for pair, (first, second) in pairs.items()
    ]


def _target(read: Read) -> tuple[object, ...] | None:
    """Return what a plan is to reach."""
    says = read.claim.says
    if not read.affirmed or read.reading.complement:
        return None
    if isinstance(says, Stage) and read.timeline is not None:
        return (read.timeline, says.code)
    if isinstance(says, Count) and read.amounts is not None:
        bounds = (read.amounts.low, read.amounts.high)
        if is_stock(says):
            return (read.amounts.quantity, *bounds)
        if says.measure in _STEPS_OF_NUMBERS and says.movement == "total" and says.basis != "vague":
            return (read.amounts.quantity, says.measure, *bounds)
    return None


def _conditioned(read: Read) -> Iterator[tuple[object, ...]]:
    """Yield what a plan reaches, or what a conditional claim makes hang on its condition."""
    says, target = read.claim.says, _target(read)
    if target is None:
        return
    if read.manner == "conditional" and isinstance(says, Stage) and says.code in _STEPS:
        for code in _STEPS[_STEPS.index(says.code) :]:
            yield (read.timeline, code)
    else:
        yield target


def _has_deadline(read: Read) -> bool:
    when = read.claim.when
    return when is not None and when.role == "by"


def _related(left: Claim, right: Claim) -> bool:
    """Tell whether one claim brings the other up to date, repeats or qualifies it."""
    kinds = ("updates", "supersedes", "corrects", "retracts", "repeats", "qualifies")
    pairs = ((left, right), (right, left))
    return any(
        relation.kind in kinds and relation.claim == other.id
        for claim, other in pairs
        for relation in claim.relations
    )


def _moved(earlier: Read, later: Read, structure: Structure) -> bool:
    """Tell whether a party sets a surely later deadline, or none, while its first one stands."""
    old, new = _deadline(earlier.claim), _deadline(later.claim)
    own = structure.party(earlier.claim.speaker)
    one_party = own is not None and own == structure.party(later.claim.speaker)
    put_off = new[0] > old[1] or new[1] == FUTURE > old[1]
    return one_party and put_off and hull(later.claim.stated)[0] <= old[1]


def _still_stands(plan: Read, conditional: Read) -> bool:
    """Tell whether a condition is set after a plan was made, and before its time is over."""
    said = hull(conditional.claim.stated)[0]
    over = _deadline(plan.claim)[1]
    return hull(plan.claim.stated)[0] <= said <= over


def _hedged(read: Read) -> int:
    return 2 if read.claim.commitment == "possible" else 1


def _deadline(claim: Claim) -> tuple[int, int]:
    time = None if claim.when is None else claim.when.edtf
    return (FUTURE, FUTURE) if time is None else hull(time)


def _in_order(group: Sequence[Read]) -> Iterator[tuple[Read, Read]]:
    ordered = sorted(group, key=lambda read: (hull(read.claim.stated), read.claim.id))
    return combinations(ordered, 2)
