"""Which quantity a count is about, and between which numbers it lies."""

from fractions import Fraction

from tests.oracle.theory import Quantity
from tests.oracle.who_and_what import is_stock
from tests.oracle.windows import hull

from counterclaim.model import Change

FLOWS = {"leaving": "left", "arriving": "came", "net_change": "net", "lost": "left"}


def quantity_of(claim, subject, *, of_period=True):
    """Return the quantity that a count or a change is about.

    Without `of_period`, a count for a period is about the quantity of the days.
    """
    count = claim.says
    if isinstance(count, Change):
        return Quantity("stock", subject)
    kind = "stock"
    if count.unit == "fraction":
        kind = f"fraction {count.measure}"
    elif count.measure in ("ceiling", "lost"):
        kind = count.measure
    period = None
    if of_period and is_stock(claim) and claim.when is not None and claim.when.role == "for":
        period = hull(claim.when.edtf)
    return Quantity(kind, subject, count.unit, count.population, period)


def flow_of(claim):
    """Return `left`, `came` or `net` for a movement."""
    return "net" if isinstance(claim.says, Change) else FLOWS[claim.says.measure]


def bounds(claim, policy, *, widened):
    """Return the low and the high bound, None where open."""
    says = claim.says
    if isinstance(says, Change):
        return {"up": (1, None), "down": (None, -1), "none": (0, 0)}[says.direction]
    if says.basis == "vague":
        return (1 if says.low is not None and says.low >= 1 else None), None
    low, high = (None if bound is None else Fraction(str(bound)) for bound in (says.low, says.high))
    if says.approximate and widened:
        low = None if low is None else low - _width(low, says.unit, policy)
        high = None if high is None else high + _width(high, says.unit, policy)
    return low, high


def _width(bound, unit, policy):
    """Return by how much an approximate bound is widened."""
    share = abs(bound) * policy.approximate_percent / 100
    if unit == "fraction":
        return share
    digits = str(abs(int(bound)))
    last_digit = len(digits) - len(digits.rstrip("0"))
    half_unit = Fraction(10**last_digit, 2)
    return min(share, half_unit) // 1
