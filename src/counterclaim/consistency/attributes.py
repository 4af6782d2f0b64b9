"""Properties that two claims give differently, and deadlines that were moved: rules on pairs."""

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import combinations, permutations

from counterclaim.consistency.amounts import is_stock
from counterclaim.consistency.policy import RuleCode
from counterclaim.consistency.reading import Read
from counterclaim.consistency.states import FUTURE
from counterclaim.consistency.structure import Structure
from counterclaim.consistency.theory import Nogood
from counterclaim.consistency.windows import hull
from counterclaim.model import Attribute, Claim, Count, Stage
from counterclaim.time import parse_edtf

SINGLE_KEYS = frozenset(("destination", "mission_name"))
"""Keys of which a subject usually has one value at a time (code list of attribute keys)."""
SINGLE_TYPES = frozenset(("boolean", "date", "number"))
"""Types of which a property has one value, unless the claim says otherwise."""

_PLACE_CODE = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?")


def _plain(value: str) -> str:
    return " ".join(value.casefold().split())


def _members(value: str) -> frozenset[str]:
    return frozenset(_plain(part) for part in value.split(";") if part.strip())


def _is_place_code(value: str) -> bool:
    return _PLACE_CODE.fullmatch(value) is not None


def same_value(left: Attribute, right: Attribute) -> bool:
    """Tell whether two values may be one: equal, or as equal as their type allows."""
    if left.value_type == right.value_type == "date":
        first, second = hull(parse_edtf(left.value)), hull(parse_edtf(right.value))
        return first[0] <= second[1] and second[0] <= first[1]
    return _lies_within(left, right) or _lies_within(right, left)


def _lies_within(left: Attribute, right: Attribute) -> bool:
    """Tell whether what has one value surely has the other."""
    one, other = left.value, right.value
    if _plain(one) == _plain(other):
        return True
    if left.value_type != right.value_type:
        return False
    match left.value_type:
        case "number":
            return Fraction(one) == Fraction(other)
        case "set":
            return _members(one) == _members(other)
        case "place":
            codes = _is_place_code(one) and _is_place_code(other)
            return codes and one.startswith(other + "-")
        case "date":
            inner, outer = parse_edtf(one), parse_edtf(other)
            (first, last), (begin, end) = hull(inner), hull(outer)
            return outer.kind == "moment" and begin <= first and last <= end
    return False


def _single(says: Attribute) -> bool:
    if says.exclusive is not None:
        return says.exclusive
    return says.key in SINGLE_KEYS or says.value_type in SINGLE_TYPES


def _names(values: Iterable[str], says: Attribute) -> bool:
    return _plain(says.value) in {_plain(value) for value in values}


def _affirmed_rules(left: Attribute, right: Attribute) -> Iterator[RuleCode]:
    if _names(left.excludes, right) or _names(right.excludes, left):
        yield "excluded_value"
    implied = _names(left.implies, right) or _names(right.implies, left)
    if _single(left) and _single(right) and not implied and not same_value(left, right):
        yield "single_value"


def _rules(left: Read, right: Read) -> Iterator[RuleCode]:
    """Yield the rules by which two claims on one property exclude one another."""
    one, other = left.claim.says, right.claim.says
    if not isinstance(one, Attribute) or not isinstance(other, Attribute):
        return
    if left.affirmed and right.affirmed:
        yield from _affirmed_rules(one, other)
    elif left.affirmed != right.affirmed:
        held, denied = (one, other) if left.affirmed else (other, one)
        if _lies_within(held, denied) or _names(held.implies, denied):
            yield "denied_value"


def _meet(left: Read, right: Read) -> bool:
    """Tell whether two claims on a property that changes surely speak of a common day."""
    says = (left.claim.says, right.claim.says)
    if not any(isinstance(entry, Attribute) and entry.daily for entry in says):
        return True
    first, second = left.window, right.window
    if first.every and second.every:
        return first.first <= second.last and second.first <= first.last
    inner, outer = (first, second) if second.every else (second, first)
    return outer.every and outer.first <= inner.first and inner.last <= outer.last


def rival_values(reads: Iterable[Read]) -> list[Nogood]:
    """Return the pairs of claims that give one property of one subject differently."""
    groups: dict[tuple[object, ...], list[Read]] = {}
    for read in reads:
        says, about = read.claim.says, read.claim.about
        if isinstance(says, Attribute):
            key = (
                about.deployment,
                about.matter,
                about.process,
                about.round,
                about.phase,
                says.key,
            )
            groups.setdefault(key, []).append(read)
    found = []
    for group in groups.values():
        for left, right in combinations(group, 2):
            if _meet(left, right):
                pair = frozenset((left.claim.id, right.claim.id))
                found += [Nogood(pair, code, 0) for code in _rules(left, right)]
    return found


def _target(read: Read) -> tuple[object, ...] | None:
    """Return what a plan with a deadline is to reach by then."""
    when, says = read.claim.when, read.claim.says
    if when is None or when.role != "by" or not read.affirmed or read.manner != "plan":
        return None
    if isinstance(says, Stage) and read.timeline is not None:
        return (read.timeline, says.code)
    if isinstance(says, Count) and read.amounts is not None and is_stock(says):
        return (read.amounts.quantity, read.amounts.low, read.amounts.high)
    return None


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
    """Tell whether a party sets a surely later deadline while its first one stands."""
    old, new = _deadline(earlier.claim), _deadline(later.claim)
    own = structure.party(earlier.claim.speaker)
    one_party = own is not None and own == structure.party(later.claim.speaker)
    first, second = hull(earlier.claim.stated)[0], hull(later.claim.stated)[0]
    return one_party and new[0] > old[1] and first <= second <= old[1]


def _deadline(claim: Claim) -> tuple[int, int]:
    time = None if claim.when is None else claim.when.edtf
    return (FUTURE, FUTURE) if time is None else hull(time)


def moved_deadlines(reads: Iterable[Read], structure: Structure) -> list[Nogood]:
    """Return the pairs of plans of one party in which the later one puts off a deadline."""
    groups: dict[tuple[object, ...], list[Read]] = {}
    for read in reads:
        target = _target(read)
        if target is not None:
            groups.setdefault(target, []).append(read)
    pairs = {
        frozenset((left.claim.id, right.claim.id)): None
        for group in groups.values()
        for left, right in permutations(group, 2)
        if not _related(left.claim, right.claim) and _moved(left, right, structure)
    }
    return [Nogood(pair, "deadline_moved", 1) for pair in pairs]
