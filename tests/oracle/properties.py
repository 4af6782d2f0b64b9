"""Properties: pairs of claims that exclude one another by the values that they give.

Places are codes of ISO 3166, or names that no deployment of the dataset records.
"""

import re
from fractions import Fraction
from itertools import combinations

from tests.oracle.windows import hull

from counterclaim.model import Attribute
from counterclaim.time import EdtfError, parse_edtf

ONE_VALUE_KEYS = ("destination", "mission_name")
ONE_VALUE_TYPES = ("boolean", "date", "number")
CODE = re.compile("[A-Z]{2}(-[A-Z0-9]{1,3})?")
"""ISO 3166: a country or a part of one."""


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
        if any(_denied(value, affirmed, denied) for value in (affirmed.value, *affirmed.implies)):
            yield "denied_value"
    elif _exclusive(mine) and _exclusive(yours):
        booleans = mine.value_type == yours.value_type == "boolean"
        if booleans and {mine.value, yours.value} == {"true", "false"}:
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
    if one.value_type == "number":
        return _number(one.value) == _number(other.value)
    if one.value_type == "set":
        return _members(one.value) == _members(other.value)
    if one.value_type == "date":
        mine, yours = _date(one.value), _date(other.value)
        if mine is None or yours is None:
            return True
        return max(hull(mine)[0], hull(yours)[0]) <= min(hull(mine)[1], hull(yours)[1])
    return one.value_type == "place" and not _apart(one.value, other.value)


def _apart(one, other):
    known = [CODE.fullmatch(value) is not None for value in (one, other)]
    if all(known):
        return one[:2] != other[:2] or ("-" in one and "-" in other and one != other)
    return not any(known)


def _denied(value, affirmed, denied):
    """Tell whether a value that is affirmed is or lies in one that is denied."""
    if _plain(value) == _plain(denied.value):
        return True
    if affirmed.value_type == "set":
        several = denied.value_type == "set"
        without = _members(denied.value) if several else {_plain(denied.value)}
        single = len(without) == 1 and without <= _members(value)
        return single or without == _members(value)
    if affirmed.value_type != denied.value_type:
        return False
    if affirmed.value_type == "number":
        return _number(value) is not None and _number(value) == _number(denied.value)
    if affirmed.value_type == "place":
        both = CODE.fullmatch(value) and CODE.fullmatch(denied.value)
        return bool(both) and value.startswith(f"{denied.value}-")
    if affirmed.value_type == "date":
        inner, outer = _date(value), _date(denied.value)
        if inner is None or outer is None or outer.unknown_start or outer.unknown_end:
            return False
        listed = "," in denied.value
        inside = hull(outer)[0] <= hull(inner)[0] and hull(inner)[1] <= hull(outer)[1]
        return inside and not listed
    return False


def _number(text):
    try:
        return Fraction(text)
    except ValueError:
        return None


def _date(text):
    try:
        return parse_edtf(text)
    except EdtfError:
        return None


def _plain(text):
    return " ".join(text.split()).casefold()


def _members(text):
    return {_plain(member) for member in text.split(";")} - {""}
