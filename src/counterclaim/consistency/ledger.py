"""What claims say in numbers, laid out over the days: slots, choices, and where bounds come from.

Days between two changes of what is said are alike and form a slot; a number that is said of
some day only gets a day of its own there. On every slot a quantity has one stock; those who
come and go do so on its first day.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from attrs import evolve, frozen

from counterclaim.consistency.amounts import Days, Flow, Item, Lasting, Quantity, Stock, Total
from counterclaim.consistency.policy import RuleCode
from counterclaim.consistency.states import FUTURE, PAST
from counterclaim.solver.simplex import Clash, Value

OF_ONE_DEPLOYMENT: tuple[RuleCode, ...] = ("balance", "count_present", "population_within")
"""The rules about the numbers of a single deployment."""

Spells = Mapping[str, Sequence[tuple[int, bool]]]
"""By deployment the days on which it turns present (True) or absent, from the first day on."""


@frozen
class Said:
    """Where a bound comes from: a claim, or a rule about a part and its whole."""

    claim: int
    item: Item
    slot: int


@frozen
class Ruled:
    """A bound that a background rule sets; `subjects` are the part and the whole."""

    code: RuleCode
    subjects: tuple[str, ...]
    slot: int


@frozen
class Literal:
    """On the days of a slot somebody of a deployment is present, or nobody is."""

    deployment: str
    slot: int
    present: bool


@frozen
class Chosen:
    """One of the ways to meet an obligation; `number` is that of the obligation."""

    number: int
    source: Said


@frozen
class Sum:
    """The parts of a whole are together at most the whole, or exactly as many (`equal`)."""

    whole: str
    parts: tuple[str, ...]
    equal: bool


@frozen
class Ledger:
    """Claims in numbers, the rules between quantities, and the slots of days.

    `covered` gives, by deployment, the days on which somebody is said to leave and to come.
    `without` names rules that do not hold of a deployment, or of none of them (None).
    """

    items: Sequence[tuple[int, Item]]
    sums: Sequence[Sum]
    covered: Mapping[str, tuple[tuple[Days, ...], tuple[Days, ...]]]
    slots: Sequence[Days]
    without: frozenset[tuple[str, str | None]] = frozenset()

    def holds(self, code: str, deployment: str) -> bool:
        """Tell whether a rule about the numbers of one deployment holds."""
        return (code, None) not in self.without and (code, deployment) not in self.without


@frozen
class Verdict:
    """A clash, or None where all can hold; `literals` are those presences that it rests on."""

    claims: frozenset[int]
    literals: frozenset[Literal]
    clash: Clash | None


@frozen
class Option:
    """One way to meet an obligation: bounds of a stock on a slot, or the total of a movement."""

    quantity: Quantity
    bounds: tuple[tuple[int, Value, bool], ...] = ()  # slot, value, lower
    total: Total | None = None


@frozen
class Obligation:
    """What can be met in several ways, one of which has to be chosen."""

    claim: int
    item: Item
    options: tuple[Option, ...]


def edges_of(
    items: Iterable[Item], covered: Mapping[str, tuple[tuple[Days, ...], ...]]
) -> set[int]:
    """Return the days on which something that is said in numbers begins or has ended."""
    edges: set[int] = set()
    listed = list(items)
    for item in listed:
        if isinstance(item, Stock):
            edges.update((item.window.first, item.window.last + 1))
        elif isinstance(item, Flow):
            for total in item.alternatives:
                edges.update((total.first, total.last + 1))
        else:
            edges.update((item.origin + 1, item.first, item.last + 1))
    edges |= _loosening(listed)
    lasting = {item.quantity.deployment for item in listed if isinstance(item, Lasting)}
    for deployment in sorted(lasting):
        for windows in covered.get(deployment, ()):
            for first, last in windows:
                edges.update((first, last + 1))
    return {edge for edge in edges if PAST < edge <= FUTURE}


def _loosening(items: Sequence[Item]) -> set[int]:
    """Return the days on which a lasting figure gives way, where waiting for them may help."""
    windows = hosts_of(items)
    for item in items:
        if isinstance(item, Flow):
            windows += [(total.first, total.last) for total in item.alternatives]
        elif isinstance(item, Stock) and item.outside:
            windows.append((item.window.first, item.window.last))
    apart = _merged(windows)
    starts = [first for first, _ in apart]
    steps = {step[0] for item in items if isinstance(item, Lasting) for step in item.steps}
    return {
        day for day in steps if (place := bisect_right(starts, day)) and day <= apart[place - 1][1]
    }


def _merged(windows: Iterable[Days]) -> list[Days]:
    """Return the days of some windows as windows that do not overlap, in order."""
    found: list[Days] = []
    for first, last in sorted(windows):
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        elif first <= last:
            found.append((first, last))
    return found


def hosts_of(items: Iterable[Item]) -> list[Days]:
    """Return the days of every item that needs a day of its own."""
    return [
        (item.window.first, item.window.last)
        for item in items
        if isinstance(item, Stock) and not item.window.every
    ]


def slots_of(edges: Iterable[int], hosts: Sequence[Days]) -> list[Days]:
    """Cut the calendar at some days, with a day for each host and one more beside them."""
    bounds = sorted({PAST, FUTURE + 1, *edges, *(d for h in hosts for d in (h[0], h[1] + 1))})
    bounds = [day for day in bounds if PAST <= day <= FUTURE + 1]
    slots: list[Days] = []
    for first, after in pairwise(bounds):
        last = after - 1
        needed = sum(host[0] <= first and last <= host[1] for host in hosts)
        count = min(last - first + 1, needed + 1 if needed else 1)
        if first == PAST:
            slots.append((first, last - count + 1))
            slots += [(day, day) for day in range(last - count + 2, last + 1)]
        else:
            slots += [(day, day) for day in range(first, first + count - 1)]
            slots.append((first + count - 1, last))
    return slots


def with_slots(ledger: Ledger, days: AbstractSet[int] = frozenset()) -> Ledger:
    """Return a ledger with the slots that its own items ask for, and such as begin on some days."""
    items = [item for _, item in ledger.items]
    edges = edges_of(items, ledger.covered) | days
    return evolve(ledger, slots=slots_of(edges, hosts_of(items)))


def places_of(slots: Sequence[Days], first: int, last: int) -> range:
    """Return the places of the slots within some days."""
    start = bisect_left(slots, first, key=lambda slot: slot[0])
    return range(start, bisect_right(slots, last, lo=start, key=lambda slot: slot[1]))


def starting(slots: Sequence[Days], first: int, last: int) -> range:
    """Return the places of the slots whose first day is within some days."""
    start = bisect_left(slots, first, key=lambda slot: slot[0])
    return range(start, bisect_right(slots, last, lo=start, key=lambda slot: slot[0]))
