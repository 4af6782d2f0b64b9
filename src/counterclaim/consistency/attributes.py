"""Properties that two claims give differently: rules on pairs."""

import re
from collections.abc import Iterable
from itertools import combinations

from counterclaim.consistency.policy import RuleCode
from counterclaim.consistency.reading import Read
from counterclaim.consistency.theory import Nogood
from counterclaim.consistency.windows import hull
from counterclaim.model import Attribute
from counterclaim.time import EdtfError, parse_edtf

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


def _days(value: str) -> tuple[int, int] | None:
    try:
        return hull(parse_edtf(value))
    except EdtfError:
        return None


def same_value(left: Attribute, right: Attribute) -> bool:
    """Tell whether two values may be one: equal, or as equal as their type allows."""
    one, other = left.value, right.value
    if _plain(one) == _plain(other):
        return True
    kinds = {left.value_type, right.value_type}
    if kinds == {"number"}:
        return float(one) == float(other)
    if kinds == {"set"}:
        return _members(one) == _members(other)
    if kinds == {"date"}:
        first, second = _days(one), _days(other)
        return first is None or second is None or (first[0] <= second[1] and second[0] <= first[1])
    if kinds == {"place"} and _is_place_code(one) and _is_place_code(other):
        return one.startswith(other + "-") or other.startswith(one + "-")
    return False


def _single(says: Attribute) -> bool:
    if says.exclusive is not None:
        return says.exclusive
    return says.key in SINGLE_KEYS or says.value_type in SINGLE_TYPES


def _names(values: Iterable[str], says: Attribute) -> bool:
    return _plain(says.value) in {_plain(value) for value in values}


def _affirmed_rule(left: Attribute, right: Attribute) -> RuleCode | None:
    if _names(left.excludes, right) or _names(right.excludes, left):
        return "excluded_value"
    if _names(left.implies, right) or _names(right.implies, left):
        return None
    if _single(left) and _single(right) and not same_value(left, right):
        return "single_value"
    return None


def _rule(left: Read, right: Read) -> RuleCode | None:
    """Return the rule by which two claims on one property exclude one another."""
    one, other = left.claim.says, right.claim.says
    if not isinstance(one, Attribute) or not isinstance(other, Attribute):
        return None
    if left.affirmed and right.affirmed:
        return _affirmed_rule(one, other)
    if left.affirmed == right.affirmed:
        return None
    held, denied = (one, other) if left.affirmed else (other, one)
    exact = _plain(held.value) == _plain(denied.value)
    return "denied_value" if exact or _names(held.implies, denied) else None


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
            code = _rule(left, right)
            if code is not None and _meet(left, right):
                found.append(Nogood(frozenset((left.claim.id, right.claim.id)), code, 0))
    return found
