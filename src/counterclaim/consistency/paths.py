"""A quick look for numbers that fit: the least stocks that all bounds allow.

Those who come and go are settled first, in one simple way: no more than has to be, as late as
may be. What is left bounds a stock on each slot, and from one slot to the next. Among stocks within
such bounds there are least ones; parts take the least, and the whole has to be at least their
sum. So numbers that are found do fit; where none are found there may be some all the same.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from itertools import accumulate
from math import ceil, floor

from counterclaim.codelists.populations import wider_populations
from counterclaim.consistency.amounts import Days, Flow, Lasting, Quantity, Stock, Total
from counterclaim.consistency.ledger import Ledger, Spells, Sum, places_of, starting
from counterclaim.solver.simplex import Value

_OPEN = 10**40
"""Stands for no bound from above."""


def numbers_found(ledger: Ledger, spells: Spells) -> bool:
    """Tell whether numbers that fit some claims and presences were found; False says nothing.

    The ledger has slots, one of which begins wherever a presence changes.
    """
    try:
        return _Look(ledger, spells).finds()
    except _TooHard:
        return False


class _TooHard(Exception):  # noqa: N818  (it is no error)
    """What is said is not of the kind that this module looks at."""


class _Flows:
    """Those who leave or those who come, by slot: how many do at least and at most."""

    def __init__(self, width: int) -> None:
        self.capped = [False] * width
        self.least: list[Value] = [0] * width
        self.most: list[Value] = [_OPEN] * width
        self.wanted: list[Total] = []
        self.caps: list[Total] = []


class _Path:
    """The bounds of a stock by slot, and from one slot to the next."""

    def __init__(self, width: int, low: int, high: int) -> None:
        self.low: list[Value] = [low] * width
        self.high: list[Value] = [high] * width
        self.hosts: list[Stock] = []
        self.lasting: list[Lasting] = []
        self.flows: dict[str, _Flows] = {}

    def bound(self, place: int, low: Value | None, high: Value | None) -> None:
        """Add a bound on a slot."""
        if low is not None and low > self.low[place]:
            self.low[place] = low
        if high is not None and high < self.high[place]:
            self.high[place] = high


class _Look:
    def __init__(self, ledger: Ledger, spells: Spells) -> None:
        self.ledger = ledger
        self.slots = ledger.slots
        self.width = len(ledger.slots)
        self.paths: dict[Quantity, _Path] = {}
        if any(rule.equal for rule in ledger.sums):
            raise _TooHard
        for _, item in ledger.items:
            if isinstance(item, Lasting):
                self._path(item.quantity).lasting.append(item)
            elif isinstance(item, Flow):
                self._add_flow(item)
            else:
                self._add_stock(item)
        for quantity, path in self.paths.items():
            if path.flows:
                self._settle_flows(path)
            if path.lasting:
                self._add_lasting(quantity, path)
        for name, runs in spells.items():
            self._add_presence(name, runs)

    def _path(self, quantity: Quantity) -> _Path:
        path = self.paths.get(quantity)
        if path is None:
            share = quantity.unit == "fraction"
            low = -1 if quantity.kind.startswith("share net_change") else 0
            path = self.paths[quantity] = _Path(self.width, low, 1 if share else _OPEN)
        return path

    def _add_stock(self, item: Stock) -> None:
        path, window = self._path(item.quantity), item.window
        low, high = _whole(item.quantity, item.low, item.high)
        if item.outside:
            raise _TooHard
        if not window.every:
            path.hosts.append(item)
            return
        for place in places_of(self.slots, window.first, window.last):
            path.bound(place, low, high)

    def _add_flow(self, item: Flow) -> None:
        (total, *others) = item.alternatives
        if others or total.direction == "net" or type(total.number) is not int:
            raise _TooHard
        if not self.ledger.holds("balance", item.quantity.deployment):
            raise _TooHard
        path = self._path(item.quantity)
        if not path.flows:
            path.flows = {"out": _Flows(self.width), "in": _Flows(self.width)}
        flows = path.flows[total.direction]
        (flows.wanted if total.least else flows.caps).append(total)

    def _settle_flows(self, path: _Path) -> None:
        """Say on which slots somebody moves, and how many do."""
        for flows in path.flows.values():
            for total in flows.caps:
                for place in places_of(self.slots, total.first, total.last):
                    flows.capped[place] = True
        left, came = path.flows["out"], path.flows["in"]
        for flows in (left, came):
            moved = flows.least
            for total in sorted(flows.wanted, key=lambda total: total.last):
                places = places_of(self.slots, total.first, total.last)
                if any(_is_free(place, flows, left, came) for place in places):
                    continue  # as many as one likes may go there and back
                more = total.number - sum(moved[place] for place in places)
                if more > 0:
                    if not places:
                        raise _TooHard
                    moved[places[-1]] += more
            self._cap(flows)

    def _cap(self, flows: _Flows) -> None:
        """Say how many move at most: no more than at least, but where some have to."""
        most = flows.most
        caps = [(places_of(self.slots, x.first, x.last), x.number) for x in flows.caps]
        for place, capped in enumerate(flows.capped):
            if capped:
                most[place] = flows.least[place]
        for places, number in caps:
            if sum(most[place] for place in places) > number:
                raise _TooHard
        for place, moved in enumerate(flows.least):
            if moved and flows.capped[place]:
                most[place] += min(
                    number - sum(most[x] for x in places)
                    for places, number in caps
                    if place in places
                )

    def _add_lasting(self, quantity: Quantity, path: _Path) -> None:
        left, left_freely = self._moved(quantity, path, "out")
        came, came_freely = self._moved(quantity, path, "in")
        low_at, high_at = path.low, path.high
        for item in path.lasting:
            start = bisect_left(self.slots, item.origin + 1, key=_first)
            for first, last, *bounds in item.steps:
                low, high = _whole(quantity, *bounds)
                for place in starting(self.slots, first, last):
                    if low is not None and left_freely[place + 1] == left_freely[start]:
                        least = low - (left[place + 1] - left[start])
                        low_at[place] = max(low_at[place], least)
                    if high is not None and came_freely[place + 1] == came_freely[start]:
                        most = high + came[place + 1] - came[start]
                        high_at[place] = min(high_at[place], most)

    def _moved(
        self, quantity: Quantity, path: _Path, direction: str
    ) -> tuple[list[Value], list[int]]:
        """Return by slot how many moved before it on covered days, and on how many any may."""
        out, into = self.ledger.covered.get(quantity.deployment, ((), ()))
        if quantity.matter:
            out = into = ()
        covered = [False] * self.width
        for first, last in out if direction == "out" else into:
            for place in places_of(self.slots, first, last):
                covered[place] = True
        if not path.flows:
            return [0] * (self.width + 1), list(accumulate(covered, initial=0))
        left, came, own = path.flows["out"], path.flows["in"], path.flows[direction]
        amounts = (own.least[place] if here else 0 for place, here in enumerate(covered))
        free = (here and _is_free(place, own, left, came) for place, here in enumerate(covered))
        return list(accumulate(amounts, initial=0)), list(accumulate(free, initial=0))

    def _add_presence(self, name: str, runs: Sequence[tuple[int, bool]]) -> None:
        path = self._path(Quantity(name, "persons"))
        changes = [bisect_left(self.slots, day, key=_first) for day, _ in runs]
        for (_, present), begin, end in zip(runs, changes, [*changes[1:], self.width], strict=True):
            for place in range(begin, end):
                path.bound(place, *((1, None) if present else (None, 0)))

    def finds(self) -> bool:
        """Tell whether there are numbers."""
        least: dict[Quantity, list[Value]] = {}
        persons = [quantity for quantity in self.paths if quantity.counts_persons]
        for quantity, path in self.paths.items():
            if not quantity.counts_persons and self._least(path) is None:
                return False
        names = dict.fromkeys(quantity.deployment for quantity in persons)
        groups = sorted({x.population for x in persons if x.population is not None}, key=_depth)
        holding = _holding(groups)
        above: dict[str, list[Sum]] = {}
        for rule in self.ledger.sums:
            above.setdefault(rule.whole, []).append(rule)
        for name in _parts_first(names, above):
            nested = self.ledger.holds("population_within", name)
            for group in (*groups, None):
                quantity = Quantity(name, "persons", group)
                needed = [
                    [least[part] for x in rule.parts if (part := _of(x, group)) in least]
                    for rule in above.get(name, ())
                ]
                if nested:
                    within = (_of(name, narrower) for narrower in holding.get(group, ()))
                    needed += [[least[x]] for x in within if x in least]
                found = self._least_above(quantity, [rows for rows in needed if rows])
                if found is None:
                    return False
                if found:
                    least[quantity] = found
        return True

    def _least_above(
        self, quantity: Quantity, needed: Iterable[Sequence[Sequence[Value]]]
    ) -> list[Value] | None:
        """Return the least path of a stock that is at least some sums; none where it has none."""
        sums = [[sum(column) for column in zip(*rows, strict=True)] for rows in needed]
        if not sums and quantity not in self.paths:
            return []
        path = self._path(quantity)
        for row in sums:
            path.low = [max(low, total) for low, total in zip(path.low, row, strict=True)]
        return self._least(path)

    def _least(self, path: _Path) -> list[Value] | None:
        low, high = path.low, path.high
        for item in path.hosts:
            places = places_of(self.slots, item.window.first, item.window.last)
            least, most = _whole(item.quantity, item.low, item.high)
            place = next(
                (
                    place
                    for place in places
                    if (least is None or least <= high[place])
                    and (most is None or low[place] <= most)
                    and low[place] <= high[place]
                ),
                None,
            )
            if place is None:
                return None
            path.bound(place, least, most)
        if path.flows:
            _carry(low, path.flows["out"], path.flows["in"])
        return low if all(map(_at_most, low, high)) else None


def _at_most(low: Value, high: Value) -> bool:
    return low <= high


def _carry(low: list[Value], left: _Flows, came: _Flows) -> None:
    """Raise the least stocks to what can be left of those before, and to those after."""
    for place in range(1, len(low)):
        if left.most[place] < _OPEN:
            low[place] = max(low[place], low[place - 1] + came.least[place] - left.most[place])
    for place in range(len(low) - 1, 0, -1):
        if came.most[place] < _OPEN:
            before = low[place] - came.most[place] + left.least[place]
            low[place - 1] = max(low[place - 1], before)


def _is_free(place: int, own: _Flows, left: _Flows, came: _Flows) -> bool:
    """Tell whether any number may come and go on a slot; of the first one nothing is asked."""
    return not (own.capped[0] if not place else left.capped[place] or came.capped[place])


def _whole(
    quantity: Quantity, low: Value | None, high: Value | None
) -> tuple[Value | None, Value | None]:
    """Return bounds in whole numbers, where the quantity is counted in these."""
    if quantity.unit == "fraction":
        return low, high
    return None if low is None else ceil(low), None if high is None else floor(high)


def _first(slot: Days) -> int:
    return slot[0]


def _of(name: str, group: str | None) -> Quantity:
    return Quantity(name, "persons", group)


def _depth(group: str) -> tuple[int, str]:
    """Order groups of persons: those within others first."""
    return -len(wider_populations(group)), group


def _holding(groups: Sequence[str]) -> dict[str | None, list[str]]:
    """Return the groups that lie next within each of some groups, and within everybody."""
    found: dict[str | None, list[str]] = {}
    for group in groups:
        wider = next((other for other in wider_populations(group) if other in groups), None)
        found.setdefault(wider, []).append(group)
    return found


def _parts_first(names: Iterable[str], above: Mapping[str, Sequence[Sum]]) -> list[str]:
    """Return deployments with the parts before their wholes."""
    sorter = TopologicalSorter[str](dict.fromkeys(names, ()))
    for whole, rules in above.items():
        for rule in rules:
            sorter.add(whole, *rule.parts)
    try:
        return list(sorter.static_order())
    except CycleError:  # parts of one another
        raise _TooHard from None
