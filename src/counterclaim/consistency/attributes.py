"""Properties that two claims give differently: rules on pairs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from itertools import combinations

from counterclaim.consistency.policy import RuleCode
from counterclaim.consistency.reading import Read
from counterclaim.consistency.theory import Nogood
from counterclaim.consistency.windows import hull
from counterclaim.model import Attribute, Deployment
from counterclaim.structure.places import NOWHERE, Places, places_of, plain
from counterclaim.time import Edtf, EdtfError, parse_edtf

SINGLE_KEYS = frozenset(("destination", "mission_name"))
"""Keys of which a subject usually has one value at a time (code list of attribute keys)."""
SINGLE_TYPES = frozenset(("boolean", "date", "number"))
"""Types of which a property has one value, unless the claim says otherwise."""


def _members(value: str) -> frozenset[str]:
    return frozenset(plain(part) for part in value.split(";") if part.strip())


def _number(value: str) -> Decimal | None:
    try:
        number = Decimal(value)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _date(value: str) -> Edtf | None:
    try:
        return parse_edtf(value)
    except EdtfError:
        return None


def _share_a_day(one: str, other: str) -> bool:
    first, second = _date(one), _date(other)
    if first is None or second is None:
        return True
    (begin, end), (start, close) = hull(first), hull(second)
    return begin <= close and start <= end


def _lies_within(inner: str, outer: str) -> bool:
    """Tell whether a date surely lies within another, all days of which are known."""
    first, second = _date(inner), _date(outer)
    if first is None or second is None:
        return False
    if second.unknown_start or second.unknown_end or "," in second.text:
        return False  # an end that is not known, or days left out between those of a set
    (begin, end), (start, close) = hull(first), hull(second)
    return start <= begin and end <= close


def same_value(left: Attribute, right: Attribute, places: Places = NOWHERE) -> bool:
    """Tell whether two values may be one: equal, or as equal as their type allows."""
    one, other = left.value, right.value
    if plain(one) == plain(other):
        return True
    kinds = {left.value_type, right.value_type}
    if kinds == {"number"}:
        return _number(one) == _number(other)
    if kinds == {"set"}:
        return _members(one) == _members(other)
    if kinds == {"date"}:
        return _share_a_day(one, other)
    return kinds == {"place"} and not places.apart(one, other)


def excluded_by_denial(held: Attribute, denied: Attribute, places: Places = NOWHERE) -> bool:
    """Tell whether a value, or one that it implies, is or lies in one that is denied."""
    return any(_is_denied(value, held, denied, places) for value in (held.value, *held.implies))


def _is_denied(value: str, held: Attribute, denied: Attribute, places: Places) -> bool:
    if plain(value) == plain(denied.value):
        return True
    if held.value_type == "set":
        several = denied.value_type == "set"
        members = _members(denied.value) if several else {plain(denied.value)}
        return members == _members(value) or (len(members) == 1 and members <= _members(value))
    if held.value_type != denied.value_type:
        return False
    match held.value_type:
        case "number":
            number = _number(value)
            return number is not None and number == _number(denied.value)
        case "date":
            return _lies_within(value, denied.value)
        case "place":
            return places.within(value, denied.value)
        case _:
            return False


def _single(says: Attribute) -> bool:
    if says.exclusive is not None:
        return says.exclusive
    return says.key in SINGLE_KEYS or says.value_type in SINGLE_TYPES


def _names(values: Iterable[str], says: Attribute) -> bool:
    return plain(says.value) in {plain(value) for value in values}


def _affirmed_rules(left: Attribute, right: Attribute, places: Places) -> Iterator[RuleCode]:
    if _names(left.excludes, right) or _names(right.excludes, left):
        yield "excluded_value"
    implied = _names(left.implies, right) or _names(right.implies, left)
    single = _single(left) and _single(right) and not implied
    if single and not same_value(left, right, places):
        yield "single_value"


def _neither(left: Attribute, right: Attribute) -> bool:
    """Tell whether two denials leave nothing: that it is true, and that it is false."""
    both = left.value_type == right.value_type == "boolean" and left.value != right.value
    return both and _single(left) and _single(right)


def _rules(left: Read, right: Read, places: Places) -> Iterator[RuleCode]:
    """Yield the rules by which two claims on one property exclude one another."""
    one, other = left.claim.says, right.claim.says
    if not isinstance(one, Attribute) or not isinstance(other, Attribute):
        return
    if left.affirmed and right.affirmed:
        yield from _affirmed_rules(one, other, places)
    elif left.affirmed == right.affirmed:
        if _neither(one, other):
            yield "denied_value"
    else:
        held, denied = (one, other) if left.affirmed else (other, one)
        if excluded_by_denial(held, denied, places):
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


def _name_places(groups: Iterable[Sequence[Read]]) -> bool:
    """Tell whether two claims that may meet are about places."""
    return any(
        isinstance(read.claim.says, Attribute) and read.claim.says.value_type == "place"
        for group in groups
        if len(group) > 1
        for read in group
    )


def rival_values(reads: Iterable[Read], deployments: Mapping[str, Deployment]) -> list[Nogood]:
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
    places = places_of(deployments) if _name_places(groups.values()) else NOWHERE
    for group in groups.values():
        for left, right in combinations(group, 2):
            if _meet(left, right):
                pair = frozenset((left.claim.id, right.claim.id))
                found += [Nogood(pair, code, 0) for code in _rules(left, right, places)]
    return found
