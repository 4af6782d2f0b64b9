"""Two claims of one property that exclude one another."""

from fractions import Fraction

from counterclaim.structure.places import Places, plain
from counterclaim.time import parse_edtf
from tests.oracle.reading.claims import LIKELY, Attribute
from tests.oracle.reading.days import LONG, every, share_a_day
from tests.oracle.reading.ways import Way

ONE_VALUED = ("destination", "mission_name")
ONE_VALUED_TYPES = ("boolean", "date", "number")


def days_of(view):
    """Return the days of a property that may change from day to day."""
    return every(view.s0, view.s1) if view.when is None else view.days()[0]


def values_of(says):
    """Return a value and what it implies."""
    return (says.value, *says.implies)


def _parts(text):
    return frozenset(plain(item) for item in text.split(";") if item.strip())


def differ(kind, one, other, places):
    """Tell whether two values are surely different."""
    if kind == "boolean":
        return one != other
    if kind == "number":
        return Fraction(one) != Fraction(other)
    if kind == "date":
        a, b = parse_edtf(one), parse_edtf(other)
        (a0, a1), (b0, b1) = _span(a), _span(b)
        return a1 < b0 or b1 < a0
    if kind == "place":
        return places.apart(one, other)
    return plain(one) != plain(other)


def same(kind, one, other, places):
    """Tell whether a value is another one, or surely lies within it."""
    if kind == "place":
        return places.within(one, other)
    if kind == "date":
        (a0, a1), (b0, b1) = _span(parse_edtf(one)), _span(parse_edtf(other))
        return b0 <= a0 and a1 <= b1
    return not differ(kind, one, other, places)


def _span(edtf):
    first = -LONG if edtf.earliest is None else edtf.earliest
    return first, LONG if edtf.latest is None else edtf.latest


def single(says):
    """Tell whether a subject has one value of a property only."""
    if says.exclusive is not None:
        return says.exclusive
    return says.key in ONE_VALUED or says.value_type in ONE_VALUED_TYPES


def clashes(one, other, places=None):
    """Yield the ways in which two claims of one property exclude one another."""
    a, b = one.says, other.says
    if not (isinstance(a, Attribute) and isinstance(b, Attribute)) or a.key != b.key:
        return
    if one.subject != other.subject or one.process != other.process:
        return
    if (one.about.round, one.about.phase) != (other.about.round, other.about.phase):
        return
    if (a.daily or b.daily) and not share_a_day(days_of(one), days_of(other)):
        return
    base = max(one.grade, other.grade)
    places = places or Places({})
    for rule in _rules(one, other, places):
        yield Way(base, rule)


def _kind(one, other):
    return one.value_type if one.value_type == other.value_type else "text"


def _rules(one, other, places):
    a, b, kind = one.says, other.says, _kind(one.says, other.says)
    if one.affirmed and other.affirmed:
        if single(a) and single(b):
            if kind == "set":
                if _parts(a.value) != _parts(b.value):
                    yield "single_value"
            elif differ(kind, a.value, b.value, places):
                yield "single_value"
        for mine, yours in ((a, b), (b, a)):
            if any(same(kind, v, x, places) for x in mine.excludes for v in values_of(yours)):
                yield "excluded_value"
    elif one.affirmed != other.affirmed:
        said, denied = (a, b) if one.affirmed else (b, a)
        if kind == "set":
            if _parts(denied.value) <= _parts(said.value):
                yield "denied_value"
        elif any(same(kind, v, denied.value, places) for v in values_of(said)):
            yield "denied_value"
    elif kind == "boolean" and a.value != b.value:
        yield "denied_value"


__all__ = ["LIKELY", "clashes"]
