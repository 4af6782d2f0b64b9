"""Properties, deadlines that move: pairs of claims that exclude one another by their contents."""

import re
from fractions import Fraction
from itertools import combinations

from tests.oracle.windows import hull

from counterclaim.model import Attribute, Count, Stage
from counterclaim.time import parse_edtf

ONE_VALUE_KEYS = ("destination", "mission_name")
ONE_VALUE_TYPES = ("boolean", "date", "number")
CODE = re.compile("[A-Z]{2}(-[A-Z0-9]{1,3})?")
"""ISO 3166: a country or a part of one."""
REPLACING = ("updates", "supersedes", "corrects", "retracts", "repeats", "qualifies")


def rival_properties(compilation):
    """Return the pairs of claims whose properties exclude one another, with their tiers."""
    found = {}
    readings = [r for r in compilation.readings if isinstance(r.claim.says, Attribute)]
    for one, other in combinations(readings, 2):
        meet = _of_one_property(one.claim, other.claim) and _of_one_time(one, other)
        if meet and any(compilation.on(rule) for rule in _rules(one, other)):
            found[frozenset((one.id, other.id))] = max(one.tier, other.tier)
    return found


def _of_one_property(one, other):
    mine, yours = one.about, other.about
    same_subject = (mine.deployment, mine.matter) == (yours.deployment, yours.matter)
    fields = ("process", "round", "phase")
    same = all(getattr(mine, name) == getattr(yours, name) for name in fields)
    return same_subject and same and one.says.key == other.says.key


def _of_one_time(one, other):
    """Tell whether what may change by the day is surely said of one day."""
    if not (one.claim.says.daily or other.claim.says.daily):
        return True
    mine, yours = one.weak, other.weak
    if _on_every_day(mine) and _on_every_day(yours):
        return max(mine.first, yours.first) <= min(mine.last, yours.last)
    return any(
        _on_every_day(every) and every.first <= some.first and some.last <= every.last
        for some, every in ((mine, yours), (yours, mine))
    )


def _on_every_day(window):
    """Tell whether a window is about every day of it; a single day is."""
    return window.every or window.first == window.last


def _rules(one, other):
    mine, yours = one.claim.says, other.claim.says
    if one.affirmed and other.affirmed:
        implied = _names(mine.implies, yours) or _names(yours.implies, mine)
        if _exclusive(mine) and _exclusive(yours) and not implied and not same_value(mine, yours):
            yield "single_value"
        if _names(mine.excludes, yours) or _names(yours.excludes, mine):
            yield "excluded_value"
    elif one.affirmed != other.affirmed:
        affirmed, denied = (mine, yours) if one.affirmed else (yours, mine)
        if _lies_within(affirmed, denied) or _names(affirmed.implies, denied):
            yield "denied_value"


def _exclusive(says):
    if says.exclusive is not None:
        return says.exclusive
    return says.key in ONE_VALUE_KEYS or says.value_type in ONE_VALUE_TYPES


def _names(values, says):
    """Tell whether a value is named among others, in the same words."""
    return _plain(says.value) in {_plain(value) for value in values}


def same_value(one, other):
    """Tell whether two properties may have the same value."""
    if _plain(one.value) == _plain(other.value):
        return True
    if one.value_type != other.value_type:
        return False
    if one.value_type == "date":
        mine, yours = hull(parse_edtf(one.value)), hull(parse_edtf(other.value))
        return max(mine[0], yours[0]) <= min(mine[1], yours[1])
    return _lies_within(one, other) or _lies_within(other, one)


def _lies_within(one, other):
    """Tell whether who has one value surely has the other."""
    if _plain(one.value) == _plain(other.value):
        return True
    kind = one.value_type
    if kind != other.value_type:
        return False
    if kind == "number":
        return Fraction(one.value) == Fraction(other.value)
    if kind == "set":
        return _members(one.value) == _members(other.value)
    if kind == "place":
        codes = CODE.fullmatch(one.value) and CODE.fullmatch(other.value)
        return bool(codes) and one.value.startswith(f"{other.value}-")
    if kind == "date":
        mine, yours = parse_edtf(one.value), parse_edtf(other.value)
        inside = hull(yours)[0] <= hull(mine)[0] and hull(mine)[1] <= hull(yours)[1]
        return inside and yours.kind == "moment"
    return False


def _plain(text):
    return " ".join(text.split()).casefold()


def _members(text):
    return {_plain(member) for member in text.split(";")} - {""}


def moved_deadlines(compilation, amounts):
    """Return the pairs of plans of which the later one moves the deadline of the earlier."""
    found = {}
    if not compilation.on("deadline_moved"):
        return found
    plans = [
        reading
        for reading in compilation.readings
        if reading.affirmed
        and reading.modality == "plan"
        and reading.role == "by"
        and reading.party is not None
    ]
    for one, other in combinations(plans, 2):
        same_party = one.party == other.party
        if (
            not same_party
            or _target(one, amounts) is None
            or _target(one, amounts) != _target(other, amounts)
        ):
            continue
        if _replaces(one, other) or _replaces(other, one):
            continue
        if _moves(one, other) or _moves(other, one):
            found[frozenset((one.id, other.id))] = max(1, one.tier, other.tier)
    return found


def _target(reading, amounts):
    """Return what is to be reached: a stage of a timeline, or the bounds of a stock."""
    says = reading.claim.says
    if isinstance(says, Stage):
        return reading.timeline, says.code
    if isinstance(says, Count) and reading.amount.is_stock:
        return reading.amount.quantity, amounts.bounds(reading.amount)
    return None


def _replaces(one, other):
    return any(
        relation.claim == other.id and relation.kind in REPLACING
        for relation in one.claim.relations
    )


def _moves(first, second):
    """Tell whether a second plan sets a later deadline while that of the first stands."""
    later = second.stated[0] >= first.stated[0]
    standing = second.stated[0] <= first.time[1]
    return later and standing and second.time[0] > first.time[1]
