"""The bounds of a figure after its allowances."""

from fractions import Fraction

OPEN = Fraction(10**15)


def half_unit(bound):
    """Return half a unit of the last digit of a bound that is not zero."""
    if not bound:
        return Fraction(0)
    number, unit = Fraction(str(abs(bound))), Fraction(1)
    while (number / unit).denominator != 1:
        unit /= 10
    while (number / unit) % 10 == 0:
        unit *= 10
    return unit / 2


def widened(bound, percent):
    """Return by how much a bound is widened: per cent, at most half a unit."""
    return min(abs(Fraction(str(bound))) * percent / 100, half_unit(bound))


def bounds(says, percent=None):
    """Return the least and the most of a figure; `percent` widens what is not approximate."""
    if says.basis == "vague":
        return Fraction(1), OPEN
    share = 10 if says.approximate else percent
    low = -OPEN if says.low is None else Fraction(str(says.low))
    high = OPEN if says.high is None else Fraction(str(says.high))
    if says.measure != "net_change" and says.low is None:
        low = Fraction(0)
    if share:
        if says.low is not None:
            low -= widened(says.low, share)
        if says.high is not None:
            high += widened(says.high, share)
    if says.measure != "net_change":
        low = max(low, Fraction(0))
    return low, high


def exact(says):
    """Return the bounds without any allowance."""
    low = Fraction(0) if says.low is None else Fraction(str(says.low))
    if says.measure == "net_change" and says.low is None:
        low = -OPEN
    return low, OPEN if says.high is None else Fraction(str(says.high))


def at_least_one(says, *, denied=False):
    """Tell whether a figure says that there is at least one."""
    return not denied and bounds(says)[0] >= 1


def nobody(says, *, denied=False):
    """Tell whether a count of everybody says that there is nobody."""
    return not denied and says.population is None and bounds(says)[1] < 1
