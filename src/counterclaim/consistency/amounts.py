"""What a claim says in numbers: demands on stocks and on totals of movements."""

from fractions import Fraction
from typing import Literal

from attrs import frozen

from counterclaim.codelists import Unit
from counterclaim.consistency.policy import Policy, RuleCode
from counterclaim.consistency.states import FUTURE, PAST
from counterclaim.consistency.windows import Reading, Window, every, hull
from counterclaim.model import Change, Claim, Count
from counterclaim.solver.simplex import Value
from counterclaim.structure.hierarchy import Subject

Days = tuple[int, int]
Bounds = tuple[Value | None, Value | None]
"""The least and the most, either of which may be open."""
NumberCode = RuleCode | Literal["strong_reading"]
Direction = Literal["out", "in", "net"]


@frozen(cache_hash=True)
class Quantity:
    """What is counted: who of which deployment, in which unit.

    `kind` is `stock` for those who are there and come and go; another word keeps numbers
    apart that never meet these (`ceiling`, `lost`, `share` and so on). A `matter` has its code
    in the place of the deployment.
    """

    deployment: str
    unit: Unit
    population: str | None = None
    kind: str = "stock"
    matter: bool = False

    @property
    def sort_key(self) -> tuple[str, str, str, str, bool]:
        """A stable order of quantities."""
        return (self.deployment, self.unit, self.population or "", self.kind, self.matter)

    @property
    def subject(self) -> Subject:
        """The deployment or matter as the subject of a timeline."""
        return Subject(None, self.deployment) if self.matter else Subject(self.deployment)

    @property
    def counts_persons(self) -> bool:
        """Whether the number is one of persons who are at a deployment, of any population."""
        return self.unit == "persons" and self.kind == "stock" and not self.matter


@frozen
class Stock:
    """On every or on some day of a window the stock lies within two bounds, or outside them."""

    quantity: Quantity
    window: Window
    low: Value | None
    high: Value | None
    tier: int
    code: NumberCode | None = None
    outside: bool = False


@frozen
class Total:
    """The total of a movement over some days is at least (`least`) or at most a number."""

    direction: Direction
    first: int
    last: int
    number: Value
    least: bool


@frozen
class Flow:
    """One of some alternatives holds of the movements of a quantity."""

    quantity: Quantity
    alternatives: tuple[Total, ...]
    tier: int
    code: NumberCode | None = None


@frozen
class Lasting:
    """What a report of a stock still says of later days, but for claimed movements.

    `steps` gives bounds for stretches of days; from those who left on covered days after
    `origin` the low bound gives way, from those who came the high one.
    """

    quantity: Quantity
    origin: int
    steps: tuple[tuple[int, int, Value | None, Value | None], ...]
    tier: int
    code: NumberCode = "figure_persists"

    @property
    def first(self) -> int:
        """The first day of which something is said."""
        return self.steps[0][0]

    @property
    def last(self) -> int:
        """The last day of which something is said."""
        return self.steps[-1][1]


Item = Stock | Flow | Lasting


@frozen
class Amounts:
    """What a count says: its quantity, its bounds after widening, and its items.

    `report` marks a figure that lasts, `movement` the total of a movement of persons,
    `planned` a stock that somebody means to reach; these take part in presumptions.
    """

    quantity: Quantity
    low: Value | None
    high: Value | None
    items: tuple[Item, ...]
    window: Window
    report: bool = False


def quantity_of(claim: Claim) -> Quantity | None:
    """Return what a count or a change counts, or None for another content."""
    says, about = claim.says, claim.about
    deployment, matter = about.deployment or about.matter or "", about.deployment is None
    if isinstance(says, Change):
        return Quantity(deployment, "persons", matter=matter)
    if not isinstance(says, Count):
        return None
    kind = "stock"
    if says.unit == "fraction":
        kind = f"share {says.measure}"
    elif says.measure in ("ceiling", "lost"):
        kind = says.measure
    if claim.when is not None and claim.when.role == "for" and is_stock(says):
        kind += f" for {claim.when.edtf}"
    return Quantity(deployment, says.unit, says.population, kind, matter)


def is_stock(says: Count) -> bool:
    """Tell whether a count is of a stock, or a share, which is compared like one."""
    return says.unit == "fraction" or says.measure in ("present", "remaining", "ceiling")


def _unit_of_last_digit(number: int) -> int:
    unit = 1
    while number and number % (unit * 10) == 0:
        unit *= 10
    return unit


def margin(number: Value, unit: str, percent: int) -> Value:
    """Return how far an approximate bound is widened."""
    if unit == "fraction":
        return abs(Fraction(number)) * percent / 100
    whole = abs(int(number))
    share = whole * percent // 100
    return min(share, _unit_of_last_digit(whole) // 2)


def bounds_of(says: Count, policy: Policy, *, widen: bool = True) -> Bounds:
    """Return the bounds of a count in exact numbers, widened where they are approximate."""
    low: Value | None = None if says.low is None else _exact(says.low)
    high: Value | None = None if says.high is None else _exact(says.high)
    if says.basis == "vague":
        return (1 if low is not None and low >= 1 else None), None
    if says.approximate and widen:
        percent = policy.approximate_percent
        low = None if low is None else low - margin(low, says.unit, percent)
        high = None if high is None else high + margin(high, says.unit, percent)
    return low, high


def _exact(number: float) -> Value:
    return number if isinstance(number, int) else Fraction(str(number))


def spans_of(claim: Claim, *, fact: bool) -> tuple[Days, Days | None]:
    """Return the wide and the narrow days over which a movement is totalled.

    The narrow days are None where no day surely belongs to the time.
    """
    said_first, said_last = hull(claim.stated)
    when = claim.when
    if when is None or when.edtf is None:
        if fact:
            return (said_first, said_last), (said_last, said_first)
        return (said_first, FUTURE), (said_last, FUTURE)
    time = when.edtf
    first, last = hull(time)
    wide, narrow = (first, last), (first, last)
    match when.role:
        case "at" | "during" | "for" if time.kind == "interval":
            core = (
                PAST if time.core_first is None else time.core_first,
                FUTURE if time.core_last is None else time.core_last,
            )
            return wide, core if time.has_core else None
        case "at" | "during" | "for":
            return wide, None if time.text.startswith("[") and first != last else narrow
        case "by":
            start = (PAST, PAST) if fact else (said_first, said_last)
            wide, narrow = (start[0], last), (start[1], first)
        case "until":
            start = (PAST, PAST) if fact else (said_first, said_last)
            wide, narrow = (start[0], last - 1), (start[1], first - 1)
        case "since":
            end = (said_last, said_first) if fact else (FUTURE, FUTURE)
            wide, narrow = (first, end[0]), (last, end[1])
        case "not_before":
            return (first, FUTURE), None
    return wide, narrow


def _nonempty(days: Days | None) -> Days | None:
    """Return days, or None where there are none; before and after all days there are none."""
    if days is None or days[0] > days[1] or days[1] == PAST or days[0] == FUTURE:
        return None
    return days


def _flow_items(
    claim: Claim, quantity: Quantity, bounds: Bounds, tier: int, *, fact: bool
) -> list[Item] | None:
    """Return the totals that a movement demands, or None where its time leaves no days."""
    says = claim.says
    direction: Direction = "net"
    if isinstance(says, Count) and says.measure != "net_change":
        direction = "in" if says.measure == "arriving" else "out"
    low, high = bounds
    if isinstance(says, Count) and says.movement == "some" and direction != "net":
        high = None
    wide, narrow = spans_of(claim, fact=fact)
    if wide[0] > wide[1] or (direction == "net" and wide[0] == PAST):
        return None
    spans = (wide, wide if direction == "net" else _nonempty(narrow))
    if claim.polarity == "denied":
        return _denied_flow(quantity, direction, (low, high), spans, tier)
    return _affirmed_flow(quantity, direction, (low, high), spans, tier)


def _affirmed_flow(
    quantity: Quantity,
    direction: Direction,
    bounds: Bounds,
    spans: tuple[Days, Days | None],
    tier: int,
) -> list[Item]:
    (low, high), (wide, narrow) = bounds, spans

    def item(days: Days, number: Value, *, least: bool, strong: bool) -> Item:
        total = Total(direction, *days, number, least=least)
        return Flow(quantity, (total,), 2 if strong else tier, "strong_reading" if strong else None)

    items: list[Item] = []
    if low is not None:
        items.append(item(wide, low, least=True, strong=False))
        if narrow is not None and narrow != wide:
            items.append(item(narrow, low, least=True, strong=True))
    if high is not None:
        if narrow is not None:
            items.append(item(narrow, high, least=False, strong=False))
        if narrow != wide:
            items.append(item(wide, high, least=False, strong=True))
    return items


def _denied_flow(
    quantity: Quantity,
    direction: Direction,
    bounds: Bounds,
    spans: tuple[Days, Days | None],
    tier: int,
) -> list[Item]:
    (low, high), (wide, narrow) = bounds, spans
    alternatives = []
    if low is not None:
        if narrow is None:
            return []
        alternatives.append(Total(direction, *narrow, low - 1, least=False))
    if high is not None:
        alternatives.append(Total(direction, *wide, high + 1, least=True))
    if not alternatives:
        return []
    return [Flow(quantity, tuple(alternatives), tier)]


_CHANGES: dict[str, Bounds] = {
    "up": (1, None),
    "down": (None, -1),
    "none": (0, 0),
}


def amounts_of(
    claim: Claim, manner: str, tier: int, reading: Reading, policy: Policy
) -> Amounts | None:
    """Read the number of a count or a change; None where it is not read as a number at all.

    Without items it says nothing, but takes part: it may dispute, and cover days.
    """
    says, quantity = claim.says, quantity_of(claim)
    if quantity is None:
        return None
    fact = manner == "fact"
    window = reading.weak
    if isinstance(says, Change):
        bounds = _CHANGES[says.direction]
        items = _flow_items(claim, quantity, bounds, tier, fact=fact)
        return None if items is None else Amounts(quantity, *bounds, tuple(items), window)
    if not isinstance(says, Count):
        return None
    denied = claim.polarity == "denied"
    low, high = bounds_of(says, policy, widen=not denied)
    vague = says.basis == "vague"
    if vague and (says.unit == "fraction" or says.measure in ("net_change", "ceiling", "lost")):
        return None
    if not is_stock(says):
        items = _flow_items(claim, quantity, (low, high), tier, fact=fact)
        return None if items is None else Amounts(quantity, low, high, tuple(items), window)
    reading = _stock_reading(claim, reading)
    if reading.weak.empty:
        return None
    if vague and low is None:
        return Amounts(quantity, None, None, (), reading.weak)
    stocks = _stock_items(quantity, (low, high), reading, tier, outside=denied)
    report = (
        fact
        and not denied
        and claim.commitment in ("certain", "probable")
        and says.measure in ("present", "remaining")
        and says.basis != "vague"
        and quantity.kind == "stock"
        and not reading.complement
    )
    return Amounts(quantity, low, high, tuple(stocks), reading.weak, report)


def _stock_reading(claim: Claim, reading: Reading) -> Reading:
    """A stock with a deadline holds on its last day; a figure for a period does not change."""
    when = claim.when
    if when is None or when.edtf is None:
        return reading
    first, last = hull(when.edtf)
    if when.role == "by":
        return Reading(every(last, last), every(first, last) if first < last else None)
    if when.role == "for":
        return Reading(every(first, first))
    return reading


def _stock_items(
    quantity: Quantity,
    bounds: Bounds,
    reading: Reading,
    tier: int,
    *,
    outside: bool,
) -> list[Item]:
    outside ^= reading.complement
    low, high = bounds
    items: list[Item] = [Stock(quantity, reading.weak, low, high, tier, None, outside)]
    if reading.strong is not None and reading.strong != reading.weak and not outside:
        items.append(Stock(quantity, reading.strong, low, high, 2, "strong_reading"))
    if reading.ahead is not None:
        items.append(
            Stock(quantity, reading.ahead, low, high, max(1, tier), "holds_ahead", outside)
        )
    return items


def drifted(bounds: Bounds, percent: int) -> Bounds:
    """Return whole bounds after a drift of so many per cent: what whole numbers they leave."""
    low, high = bounds
    return (
        None if low is None else -(-low * max(0, 100 - percent) // 100),
        None if high is None else high * (100 + percent) // 100,
    )


def drift_after(days: int, policy: Policy) -> int:
    """Return the per cent by which a figure may have drifted after some days."""
    late = days - policy.figure_grace_days
    return policy.drift_percent * -(-late // policy.drift_days) if late > 0 else 0
