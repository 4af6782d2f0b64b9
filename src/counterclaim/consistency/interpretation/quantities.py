"""What a claim says in numbers: who is counted, within which bounds, at which step."""

from decimal import Decimal
from fractions import Fraction
from typing import Literal

from attrs import frozen

from counterclaim.codelists import Unit
from counterclaim.consistency.interpretation.lines import FUTURE, PAST
from counterclaim.consistency.interpretation.times import (
    Days,
    TimeReading,
    Window,
    every,
    possible_days,
    some,
)
from counterclaim.consistency.policy import Policy
from counterclaim.model import Change, Claim, Count
from counterclaim.solver.estimates import Value
from counterclaim.structure.hierarchy import Subject

Bounds = tuple[Value | None, Value | None]
"""The least and the most, either of which may be open."""
Role = Literal["stock", "rest", "out", "in", "net", "other"]
"""What a number is of: those who are there, those who remain after a step, who leave, who come,
how much the number changes, or a number of its own."""


@frozen(cache_hash=True)
class Quantity:
    """What is counted: who of which deployment or matter, in which unit, and what of them.

    `kind` is empty for those who are there and come and go; another word keeps numbers apart
    that are not theirs (`ceiling`, `lost`, `share leaving`, `for 2016` and so on).
    """

    subject: Subject
    unit: Unit
    population: str | None = None
    kind: str = ""
    phase: str | None = None

    @property
    def counts_persons(self) -> bool:
        """Whether the number is one of persons of a deployment, of any population."""
        return self.unit == "persons" and not self.kind and self.subject.deployment is not None


@frozen
class Figure:
    """A number that a claim gives.

    `said` are the bounds as spoken, `bounds` those after the allowance of an approximate
    figure; `window` the days of a stock, or those over which a movement is counted. With
    `outside` the number lies outside the bounds (a denied figure). `some` marks a movement of
    which the number is a part only, `vague` a number that is no more than "some".
    """

    quantity: Quantity
    role: Role
    said: Bounds
    bounds: Bounds
    window: Window
    outside: bool = False
    some: bool = False
    vague: bool = False
    approximate: bool = False

    @property
    def low(self) -> Value | None:
        """The least, after the allowance."""
        return self.bounds[0]

    @property
    def high(self) -> Value | None:
        """The most, after the allowance."""
        return self.bounds[1]


_ROLES: dict[str, Role] = {
    "present": "stock",
    "remaining": "rest",
    "ceiling": "other",
    "lost": "other",
    "leaving": "out",
    "arriving": "in",
    "net_change": "net",
}
_CHANGES: dict[str, Bounds] = {"up": (1, None), "down": (None, -1), "none": (0, 0)}


def exact(number: float) -> Value:
    """Return a number as it is written, without the errors of binary fractions."""
    return number if isinstance(number, int) else Fraction(Decimal(str(number)))


def unit_of_last_digit(number: int) -> int:
    """Return the place value of the last digit that is not zero: 100 for 2,500."""
    unit = 1
    while number and number % (unit * 10) == 0:
        unit *= 10
    return unit


def allowance(number: Value, unit: Unit, percent: int) -> Value:
    """Return how far a bound may be off: some per cent, at most half a unit of its last digit."""
    if unit == "fraction":
        return abs(Fraction(number)) * percent / 100
    whole = abs(int(number))
    return min(whole * percent // 100, unit_of_last_digit(whole) // 2)


def widened(bounds: Bounds, unit: Unit, percent: int) -> Bounds:
    """Return bounds that are off by as much as rounding allows."""
    low, high = bounds
    return (
        None if low is None else low - allowance(low, unit, percent),
        None if high is None else high + allowance(high, unit, percent),
    )


def figure_of(claim: Claim, manner: str, time: TimeReading, policy: Policy) -> Figure | None:
    """Return the number that a claim gives, or None where it gives none that can be compared."""
    says = claim.says
    if isinstance(says, Change):
        window = some(time.weak.first, time.weak.last)
        bounds = _CHANGES[says.direction]
        outside = claim.polarity == "denied"
        return Figure(_quantity(claim), "net", bounds, bounds, window, outside=outside)
    if not isinstance(says, Count):
        return None
    vague = says.basis == "vague"
    low = None if says.low is None else exact(says.low)
    high = None if says.high is None else exact(says.high)
    if vague:
        if says.unit == "fraction" or says.measure in ("net_change", "ceiling"):
            return None
        low, high = (1 if low is not None and low >= 1 else None), None
        if low is None:
            return None
    said = (low, high)
    denied = (claim.polarity == "denied") != time.complement
    bounds = said
    if says.approximate and not vague and not denied:
        bounds = widened(said, says.unit, policy.approximate_percent)
    role = _ROLES[says.measure] if says.unit != "fraction" else "other"
    return Figure(
        quantity=_quantity(claim),
        role=role,
        said=said,
        bounds=bounds,
        window=_window(claim, manner, role, time),
        outside=denied,
        some=says.movement == "some",
        vague=vague,
        approximate=says.approximate,
    )


def _quantity(claim: Claim) -> Quantity:
    says, about = claim.says, claim.about
    subject = Subject(about.deployment, about.matter)
    if not isinstance(says, Count):
        return Quantity(subject, "persons")
    kind = ""
    if says.unit == "fraction":
        kind = f"share {says.measure}"
    elif says.measure in ("ceiling", "lost"):
        kind = says.measure
    if claim.when is not None and claim.when.role == "for":
        kind = f"{kind} for {claim.when.edtf}".strip()
    return Quantity(subject, says.unit, says.population, kind, about.phase)


def _window(claim: Claim, manner: str, role: Role, time: TimeReading) -> Window:
    """Return the days of a stock, or those over which a movement is counted."""
    when = claim.when
    if when is None or when.edtf is None:
        return time.weak
    first, last = possible_days(when.edtf)
    if role in ("out", "in", "net") or _is_lost(claim):
        return some(*_span(claim, manner, (first, last)))
    if when.role == "by":
        return every(last, last) if last < FUTURE else time.weak
    if when.role == "for":
        return every(first, last)
    return time.weak


def _span(claim: Claim, manner: str, days: Days) -> Days:
    """Return the days over which a movement is counted, as far as the words leave them open."""
    role = claim.when.role if claim.when is not None else "at"
    said = possible_days(claim.stated)
    first, last = days
    match role:
        case "by" | "until":
            return (PAST if manner == "fact" else said[0], last)
        case "since" | "not_before":
            return (first, said[1] if manner == "fact" else FUTURE)
        case _:
            return (first, last)


def _is_lost(claim: Claim) -> bool:
    return isinstance(claim.says, Count) and claim.says.measure == "lost"
