"""Numbers that nothing ties to others: bounds on one stock, day by day, without a search.

Where no movement is totalled and no part or whole is counted, a stock may change from one day
to the next as it likes. Then all that can fail is a day on which some least is above some most,
or a number said of some day that fits on none.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from heapq import heappop, heappush
from operator import attrgetter

from attrs import frozen

from counterclaim.consistency.amounts import Days, Flow, Item, Lasting, Quantity, Stock
from counterclaim.consistency.states import FUTURE, PAST
from counterclaim.solver.simplex import Value

Covered = Mapping[str, tuple[tuple[Days, ...], tuple[Days, ...]]]


@frozen
class Limit:
    """On every day from `first` to `last` a stock is at least (or at most) a number."""

    first: int
    last: int
    number: Value
    least: bool
    claim: int


@frozen
class Stretch:
    """Days with the greatest least and the smallest most that are in force on them."""

    first: int
    last: int
    low: Limit | None
    high: Limit | None


def limits_of(claim: int, item: Item, covered: Covered) -> list[Limit]:
    """Return what an item says of every day of a stretch of days."""
    found: list[Limit] = []
    if isinstance(item, Stock):
        if item.window.every and not item.outside:
            days = (item.window.first, item.window.last)
            found += _both(days, days, (item.low, item.high), claim)
    elif isinstance(item, Lasting):
        out, into = covered.get(item.quantity.deployment, ((), ()))
        if item.quantity.matter:
            out = into = ()
        ends = _first_after(out, item.origin), _first_after(into, item.origin)
        for first, last, low, high in item.steps:
            lower = (first, min(last, ends[0] - 1))
            upper = (first, min(last, ends[1] - 1))
            found += _both(lower, upper, (low, high), claim)
    return found


def _both(
    lower: Days, upper: Days, bounds: tuple[Value | None, Value | None], claim: int
) -> list[Limit]:
    low, high = bounds
    found = []
    if low is not None and low > 0 and lower[0] <= lower[1]:
        found.append(Limit(*lower, low, least=True, claim=claim))
    if high is not None and upper[0] <= upper[1]:
        found.append(Limit(*upper, high, least=False, claim=claim))
    return found


def _first_after(windows: Sequence[Days], day: int) -> int:
    found = [max(first, day + 1) for first, last in windows if last > day]
    return min(found, default=FUTURE + 1)


def profile(limits: Sequence[Limit]) -> list[Stretch] | tuple[Limit, Limit]:
    """Return the stretches of days with their limits, or two limits that exclude one another."""
    begins = sorted(limits, key=attrgetter("first"))
    edges = sorted({PAST, *[limit.first for limit in limits], *[x.last + 1 for x in limits]})
    lows: list[tuple[Value, int, Limit]] = []
    highs: list[tuple[Value, int, Limit]] = []
    found: list[tuple[int, Limit | None, Limit | None]] = []
    place = 0
    for day in edges:
        while place < len(begins) and begins[place].first == day:
            limit = begins[place]
            if limit.least:
                heappush(lows, (-limit.number, place, limit))
            else:
                heappush(highs, (limit.number, place, limit))
            place += 1
        while lows and lows[0][2].last < day:
            heappop(lows)
        while highs and highs[0][2].last < day:
            heappop(highs)
        low = lows[0][2] if lows else None
        high = highs[0][2] if highs else None
        if found and low is found[-1][1] and high is found[-1][2]:
            continue
        if low is not None and high is not None and low.number > high.number:
            return low, high
        found.append((day, low, high))
    ends = [*(day - 1 for day, _, _ in found[1:]), FUTURE]
    return [Stretch(day, last, *sides) for (day, *sides), last in zip(found, ends, strict=True)]


@frozen
class Standing:
    """What day by day shows: the claims of a clash, if any, and whether none is sure."""

    clash: frozenset[int] | None
    sure: bool = True


def clash_of_standing(items: Sequence[tuple[int, Item]], limits: Sequence[Limit]) -> Standing:
    """Look for a clash in what is said of one stock that nothing ties; `limits` are its limits."""
    stretches = profile(limits)
    if isinstance(stretches, tuple):
        return Standing(frozenset(limit.claim for limit in stretches))
    starts = [stretch.first for stretch in stretches]
    hosts = [(x, item) for x, item in items if isinstance(item, Stock) and not item.window.every]
    sure = True
    for claim, item in hosts:
        window = item.window
        here = stretches[bisect_right(starts, window.first) - 1 : bisect_right(starts, window.last)]
        days = sum(
            min(stretch.last, window.last) - max(stretch.first, window.first) + 1
            for stretch in here
            if _fits(item, stretch)
        )
        if not days:
            against = [x for stretch in here for x in (stretch.low, stretch.high)]
            return Standing(frozenset({claim, *(x.claim for x in against if x is not None)}))
        sure &= days >= len(hosts)  # else two of them may need the same day
    return Standing(None, sure)


def _fits(item: Stock, stretch: Stretch) -> bool:
    low = 0 if stretch.low is None else stretch.low.number
    high = None if stretch.high is None else stretch.high.number
    least = low if item.low is None else max(low, item.low)
    most = high if item.high is None else item.high if high is None else min(high, item.high)
    return most is None or least <= most


def is_plain(items: Iterable[tuple[int, Item]]) -> bool:
    """Tell whether what is said of one stock can be decided day by day.

    Movements, numbers that are excluded, and fractions (which end at one) are left to the search.
    """
    return not any(
        isinstance(item, Flow)
        or item.quantity.unit == "fraction"
        or (isinstance(item, Stock) and item.outside)
        for _, item in items
    )


def by_quantity(
    items: Iterable[tuple[int, Item]],
) -> dict[Quantity, list[tuple[int, Item]]]:
    """Return items by their quantities."""
    found: dict[Quantity, list[tuple[int, Item]]] = {}
    for claim, item in items:
        found.setdefault(item.quantity, []).append((claim, item))
    return found
