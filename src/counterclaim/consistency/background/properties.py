"""Properties that two claims give differently: rules on pairs."""

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from counterclaim.consistency.background.context import Context
from counterclaim.consistency.background.registration import comparison
from counterclaim.consistency.background.rule import Clash
from counterclaim.consistency.interpretation.claims import Interpretation
from counterclaim.consistency.interpretation.times import possible_days
from counterclaim.model import Attribute
from counterclaim.structure.places import NOWHERE, Places, is_wide_region, plain
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
    (begin, end), (start, close) = possible_days(first), possible_days(second)
    return begin <= close and start <= end


def _lies_within(inner: str, outer: str) -> bool:
    """Tell whether a date surely lies within another, all days of which are known."""
    first, second = _date(inner), _date(outer)
    if first is None or second is None:
        return False
    if second.unknown_start or second.unknown_end or "," in second.text:
        return False  # an end that is not known, or days left out between those of a set
    (begin, end), (start, close) = possible_days(first), possible_days(second)
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
    if kinds != {"place"}:
        return False
    return not any(
        places.apart(here, there)
        for here in (one, *left.implies)
        for there in (other, *right.implies)
        if not (is_wide_region(here) or is_wide_region(there))
    )


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
    truth = says.value in ("true", "false")
    return truth or says.key in SINGLE_KEYS or says.value_type in SINGLE_TYPES


def _names(values: Iterable[str], says: Attribute) -> bool:
    return plain(says.value) in {plain(value) for value in values}


def _pair(first: Interpretation, second: Interpretation) -> tuple[Attribute, Attribute] | None:
    """Return the properties of two claims on one key of one subject, about a common day."""
    one, other = first.claim.says, second.claim.says
    if not isinstance(one, Attribute) or not isinstance(other, Attribute):
        return None
    about, also = first.claim.about, second.claim.about
    same = (
        one.key == other.key
        and about.deployment == also.deployment
        and about.matter == also.matter
        and (about.process, about.round, about.phase) == (also.process, also.round, also.phase)
    )
    return (one, other) if same and _meet(first, second) else None


def _meet(left: Interpretation, right: Interpretation) -> bool:
    """Tell whether two claims on a property that changes surely speak of a common day."""
    says = (left.claim.says, right.claim.says)
    if not any(isinstance(entry, Attribute) and entry.daily for entry in says):
        return True
    first, second = left.window, right.window
    if first.every and second.every:
        return first.first <= second.last and second.first <= first.last
    inner, outer = (first, second) if second.every else (second, first)
    return outer.every and outer.first <= inner.first and inner.last <= outer.last


def _firmness(first: Interpretation, second: Interpretation) -> int:
    return max(first.grade, second.grade)


@comparison(
    "single_value",
    "definition",
    of=("attribute",),
    between=("attribute",),
    title="One property has one value",
    meaning="Two different values of one property of one subject, where both claims say (or the "
    "key or the type means) that it has one only: destination, mission_name, booleans, "
    "dates, numbers, and what is marked `exclusive`. Places differ where they surely lie "
    "apart; a region of many countries lies apart from nothing.",
    why="It is what such a property means.",
    example='"They go home" and "they go to the neighbouring country".',
    because="this has one value only",
)
def single_value(first: Interpretation, second: Interpretation, context: Context) -> Clash | None:
    """A property with one value has no two."""
    pair = _pair(first, second)
    if pair is None or not first.affirmed or not second.affirmed:
        return None
    left, right = pair
    implied = _names(left.implies, right) or _names(right.implies, left)
    if implied or not _single(left) or not _single(right):
        return None
    if same_value(left, right, context.places):
        return None
    return Clash(_firmness(first, second), ())


@comparison(
    "excluded_value",
    "definition",
    of=("attribute",),
    between=("attribute",),
    title="A value that another one excludes",
    meaning="A claim may say which values its own value rules out; another claim that gives one "
    "of them contradicts it.",
    why="The words of the claim say so.",
    example='"They stay in the region, not at home" and "they go home".',
    because="the one value rules out the other",
)
def excluded_value(
    first: Interpretation, second: Interpretation, _context: Context
) -> Clash | None:
    """A value rules out those that it excludes."""
    pair = _pair(first, second)
    if pair is None or not first.affirmed or not second.affirmed:
        return None
    left, right = pair
    if _names(left.excludes, right) or _names(right.excludes, left):
        return Clash(_firmness(first, second), ())
    return None


@comparison(
    "denied_value",
    "definition",
    of=("attribute",),
    between=("attribute",),
    title="A value that is denied",
    meaning="One claim gives a value that another denies, or that lies within one that is denied; "
    "and of a property that is true or false not both are denied.",
    why="It is what denying means.",
    example='"The letter is genuine" and "the letter is not genuine".',
    because="one says it and the other denies it",
)
def denied_value(first: Interpretation, second: Interpretation, context: Context) -> Clash | None:
    """What one claim denies, another does not give."""
    pair = _pair(first, second)
    if pair is None or (first.affirmed and second.affirmed):
        return None
    left, right = pair
    if first.affirmed == second.affirmed:
        both = left.value_type == right.value_type == "boolean" and left.value != right.value
        clash = both and _single(left) and _single(right)
    else:
        held, denied = (left, right) if first.affirmed else (right, left)
        clash = excluded_by_denial(held, denied, context.places)
    return Clash(_firmness(first, second), ()) if clash else None


RULES = (single_value, excluded_value, denied_value)
