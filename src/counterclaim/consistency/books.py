"""The bounds and sums of a ledger, as variables of a system of linear bounds."""

from bisect import bisect_left
from collections.abc import Hashable, Mapping, Sequence
from fractions import Fraction
from math import ceil, floor

from attrs import frozen

from counterclaim.codelists.populations import wider_populations
from counterclaim.consistency.amounts import Flow, Item, Lasting, Quantity, Total
from counterclaim.consistency.ledger import (
    Chosen,
    Ledger,
    Literal,
    Option,
    Ruled,
    Said,
    Sum,
    places_of,
    starting,
)
from counterclaim.consistency.policy import RuleCode
from counterclaim.solver.simplex import Bound, Value

SHARES = 1_000_000
"""Variables from here on are shares, which need not be whole numbers."""
_ROWS = 2_000_000


@frozen
class _Moving:
    """Those who left, and those who came, up to each slot.

    Where stocks follow movements, those who came are told by the stocks, but for the first slot.
    """

    left: list[int]
    came: list[int] | None
    first_came: int


class Books:
    """The bounds and sums of a ledger, as variables of a system."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.bounds: list[Bound] = []
        self.rows: dict[int, dict[int, int]] = {}
        self.stocks: dict[tuple[Quantity, int], int] = {}
        self.moves: dict[Quantity, _Moving] = {}
        self.count = -1
        self.totals: dict[Total, int] = {}
        self.dynamic: set[Quantity] = {
            item.quantity for _, item in ledger.items if isinstance(item, Flow)
        }
        self.covered: dict[tuple[str, bool, str], list[bool]] = {}
        self.worn: dict[tuple[Quantity, str, int, int], int] = {}
        self.quantities: dict[Quantity, Quantity] = {}

    def _fresh(self, quantity: Quantity) -> int:
        self.count += 1
        return self.count + (SHARES if quantity.unit == "fraction" else 0)

    def _free(self, quantity: Quantity) -> int:
        """Return a new variable that is not below zero."""
        variable = self._fresh(quantity)
        low = -1 if quantity.kind.startswith("share net_change") else 0
        self.bounds.append(Bound(variable, low, lower=True, tag="never below zero"))
        if quantity.unit == "fraction":
            self.bounds.append(Bound(variable, 1, lower=False, tag="never above one"))
        return variable

    def stock(self, quantity: Quantity, slot: int) -> int:
        """Return the variable of a stock on a slot."""
        variable = self.stocks.get((quantity, slot))
        if variable is not None:
            return variable
        variable = self.stocks[quantity, slot] = self._free(quantity)
        return variable

    def moving(self, quantity: Quantity) -> _Moving:
        """Return the variables of those who have come and left.

        Running totals keep the sums short: who left on some days is the difference of two.
        """
        kept = self.moves.get(quantity)
        if kept is None:
            left = self._running(quantity)
            if self.ledger.holds("balance", quantity.deployment):
                kept = _Moving(left, None, self._mover(quantity))
            else:
                kept = _Moving(left, self._running(quantity), -1)
            self.moves[quantity] = kept
            if kept.came is None:
                for slot in range(1, len(self.ledger.slots)):
                    came = self.row(self._between("in", quantity, slot, slot))
                    self.bounds.append(Bound(came, 0, lower=True, tag="never below zero"))
        return kept

    def _running(self, quantity: Quantity) -> list[int]:
        """Return the variables of a total that grows from slot to slot."""
        totals = [self._mover(quantity)]
        for _ in self.ledger.slots[1:]:
            total = self._fresh(quantity)
            more = self.row({total: 1, totals[-1]: -1})
            self.bounds.append(Bound(more, 0, lower=True, tag="never below zero"))
            totals.append(total)
        return totals

    def _mover(self, quantity: Quantity) -> int:
        variable = self._fresh(quantity)
        self.bounds.append(Bound(variable, 0, lower=True, tag="never below zero"))
        return variable

    def _between(self, direction: str, quantity: Quantity, first: int, last: int) -> dict[int, int]:
        """Return who came or left on the slots from one to another, as factors.

        Where stocks follow movements, those who came are the growth of the stock and those who
        left.
        """
        moving = self.moving(quantity)
        totals = moving.left if direction == "out" or moving.came is None else moving.came
        factors = {totals[last]: 1}
        if first > 0:
            factors[totals[first - 1]] = -1
        if direction == "out" or moving.came is not None:
            return factors
        if first == 0:
            factors = {totals[last]: 1, totals[0]: -1} if last else {}
            factors[moving.first_came] = 1
        stocks = (self.stock(quantity, last), self.stock(quantity, max(first - 1, 0)))
        return factors if stocks[0] == stocks[1] else {**factors, stocks[0]: 1, stocks[1]: -1}

    def bound(self, variable: int, value: Value, tag: Hashable, *, lower: bool) -> Bound:
        """Return a bound, in whole numbers where the variable is whole."""
        if not SHARES <= variable < _ROWS and isinstance(value, Fraction):
            value = ceil(value) if lower else floor(value)
        return Bound(variable, value, lower=lower, tag=tag)

    def row(self, factors: Mapping[int, int]) -> int:
        """Return the variable of a sum; sums of sums are written out."""
        flat: dict[int, int] = {}
        for variable, factor in factors.items():
            for name, inner in self.rows.get(variable, {variable: 1}).items():
                flat[name] = flat.get(name, 0) + factor * inner
        flat = {name: factor for name, factor in flat.items() if factor}
        if len(flat) == 1:
            ((variable, factor),) = flat.items()
            if factor == 1:
                return variable
        number = _ROWS + len(self.rows)
        self.rows[number] = flat
        return number

    def knows(self, literal: Literal) -> bool:
        """Tell whether a presence is about a stock that has a bound."""
        return (Quantity(literal.deployment, "persons"), literal.slot) in self.stocks

    def literal(self, literal: Literal) -> Bound:
        """Return what a presence means for the stock."""
        variable = self.stocks[Quantity(literal.deployment, "persons"), literal.slot]
        return Bound(variable, int(literal.present), lower=literal.present, tag=literal)

    def add(self, claim: int, item: Item) -> None:
        """Add what an item demands without a choice."""
        if isinstance(item, Flow):
            if len(item.alternatives) == 1:
                total = item.alternatives[0]
                tag = Said(claim, item, -1)
                variable = self._total(item.quantity, total)
                self.bounds.append(self.bound(variable, total.number, tag, lower=total.least))
        elif isinstance(item, Lasting):
            self._lasting(claim, item)
        elif item.window.every and not item.outside:
            for place in places_of(self.ledger.slots, item.window.first, item.window.last):
                variable, tag = self.stock(item.quantity, place), Said(claim, item, place)
                if item.low is not None:
                    self.bounds.append(self.bound(variable, item.low, tag, lower=True))
                if item.high is not None:
                    self.bounds.append(self.bound(variable, item.high, tag, lower=False))

    def prepare(self, option: Option) -> None:
        """Make the variables that a way to meet an obligation needs."""
        if option.total is not None:
            self.totals[option.total] = self._total(option.quantity, option.total)
        for slot, _, _ in option.bounds:
            self.stock(option.quantity, slot)

    def choice(self, number: int, claim: int, item: Item, option: Option) -> list[Bound]:
        """Return what a chosen way to meet an obligation demands."""
        found = []
        if option.total is not None:
            variable, total = self.totals[option.total], option.total
            tag = Chosen(number, Said(claim, item, -1))
            found.append(self.bound(variable, total.number, tag, lower=total.least))
        for slot, value, lower in option.bounds:
            tag = Chosen(number, Said(claim, item, slot))
            found.append(self.bound(self.stock(option.quantity, slot), value, tag, lower=lower))
        return found

    def _total(self, quantity: Quantity, total: Total) -> int:
        places = places_of(self.ledger.slots, total.first, total.last)
        if not places:
            return self._nobody(quantity)
        first, last = places[0], places[-1]
        if total.direction != "net":
            return self.row(self._between(total.direction, quantity, first, last))
        net = self._between("in", quantity, first, last)
        for name, factor in self._between("out", quantity, first, last).items():
            net[name] = net.get(name, 0) - factor
        return self.row(net)

    def _nobody(self, quantity: Quantity) -> int:
        variable = self._fresh(quantity)
        self.bounds.append(Bound(variable, 0, lower=True, tag="never below zero"))
        self.bounds.append(Bound(variable, 0, lower=False, tag="nobody"))
        return variable

    def _lasting(self, claim: int, item: Lasting) -> None:
        slots, quantity = self.ledger.slots, self.same(item.quantity)
        start = bisect_left(slots, item.origin + 1, key=lambda slot: slot[0])
        left = self._moving_from(quantity, "out", start)
        came = self._moving_from(quantity, "in", start)
        for first, last, low, high in item.steps:
            for place in starting(slots, first, last):
                tag = Said(claim, item, place)
                if low is not None:
                    self._worn(quantity, (left, place), "out", low, tag)
                if high is not None:
                    self._worn(quantity, (came, place), "in", high, tag)

    def same(self, quantity: Quantity) -> Quantity:
        """Return one object for equal quantities, which is quicker to look up."""
        return self.quantities.setdefault(quantity, quantity)

    def _covered(self, quantity: Quantity, direction: str) -> list[bool]:
        key = (quantity.deployment, quantity.matter, direction)
        if key not in self.covered:
            out, into = self.ledger.covered.get(quantity.deployment, ((), ()))
            if quantity.matter:
                out = into = ()
            flags = [False] * len(self.ledger.slots)
            for begin, end in out if direction == "out" else into:
                for place in places_of(self.ledger.slots, begin, end):
                    flags[place] = True
            self.covered[key] = flags
        return self.covered[key]

    def _moving_from(self, quantity: Quantity, direction: str, start: int) -> int:
        """Return the first slot from one on where somebody is said to move."""
        covered = self._covered(quantity, direction)
        return next((slot for slot in range(start, len(covered)) if covered[slot]), len(covered))

    def _worn(
        self, quantity: Quantity, places: tuple[int, int], direction: str, value: Value, tag: Said
    ) -> None:
        """Add a lasting bound on a slot, less what may have moved since it first could."""
        begin, place = places
        variable, lower = self.stock(quantity, place), direction == "out"
        if place < begin:
            self.bounds.append(self.bound(variable, value, tag, lower=lower))
        elif quantity in self.dynamic:
            key = (quantity, direction, begin, place)  # many figures share what moved since
            row = self.worn.get(key)
            if row is None:
                factors = {variable: 1}
                sign = 1 if lower else -1
                covered = self._covered(quantity, direction)
                for first, last in _runs(covered, begin, place):
                    for name, factor in self._between(direction, quantity, first, last).items():
                        factors[name] = factors.get(name, 0) + sign * factor
                row = self.worn[key] = self.row(factors)
            self.bounds.append(self.bound(row, value, tag, lower=lower))

    def close(self) -> None:
        """Add the rules between quantities, once all variables are known.

        A stock that moves is at least 0 on every day, also where nothing else is said of it.
        """
        for quantity in sorted(self.dynamic, key=lambda quantity: quantity.sort_key):
            if self.ledger.holds("balance", quantity.deployment):
                self.moving(quantity)
        self._populations()
        self._sums()

    def _rule(self, factors: Mapping[int, int], tag: Ruled, *, equal: bool) -> None:
        variable = self.row(factors)
        self.bounds.append(Bound(variable, 0, lower=True, tag=tag))
        if equal:
            self.bounds.append(Bound(variable, 0, lower=False, tag=tag))

    def _populations(self) -> None:
        spoken = {quantity.population for quantity, _ in self.stocks if quantity.counts_persons}
        pending = list(self.stocks)
        for quantity, slot in pending:
            if not quantity.counts_persons or quantity.population is None:
                continue
            if self.ledger.holds("population_within", quantity.deployment):
                groups = wider_populations(quantity.population)
                wider = next((group for group in groups if group in spoken), None)
                above = self._persons(quantity.deployment, wider)
                if (above, slot) not in self.stocks:
                    pending.append((above, slot))
                row = {self.stock(above, slot): 1, self.stock(quantity, slot): -1}
                tag = Ruled("population_within", (quantity.deployment,), slot)
                self._rule(row, tag, equal=False)

    def _sums(self) -> None:
        if not self.ledger.sums:
            return
        spoken: dict[tuple[str | None, int], set[str]] = {}
        for quantity, slot in self.stocks:
            if quantity.counts_persons:
                spoken.setdefault((quantity.population, slot), set()).add(quantity.deployment)
        above: dict[str, list[Sum]] = {}
        for rule in self.ledger.sums:
            for part in rule.parts:
                above.setdefault(part, []).append(rule)
        relevant: dict[frozenset[str], list[tuple[Sum, tuple[str, ...]]]] = {}
        for (population, slot), names in sorted(spoken.items(), key=_spoken_key):
            known = frozenset(names)
            if known not in relevant:
                relevant[known] = _relevant(names, self.ledger.sums, above)
            for rule, parts in relevant[known]:
                row = {self.stock(self._persons(rule.whole, population), slot): 1}
                for part in parts:
                    row[self.stock(self._persons(part, population), slot)] = -1
                code: RuleCode = "partition_exhaustive" if rule.equal else "parts_within_whole"
                self._rule(row, Ruled(code, (*parts, rule.whole), slot), equal=rule.equal)

    def _persons(self, deployment: str, population: str | None) -> Quantity:
        return self.same(Quantity(deployment, "persons", population))


def _runs(flags: Sequence[bool], first: int, last: int) -> list[tuple[int, int]]:
    """Return the stretches of true flags from one place to another."""
    found: list[tuple[int, int]] = []
    for place in range(first, last + 1):
        if flags[place]:
            if found and found[-1][1] == place - 1:
                found[-1] = (found[-1][0], place)
            else:
                found.append((place, place))
    return found


def _spoken_key(entry: tuple[tuple[str | None, int], set[str]]) -> tuple[str, int]:
    (population, slot), _ = entry
    return (population or "", slot)


def _relevant(
    names: set[str], sums: Sequence[Sum], above: Mapping[str, Sequence[Sum]]
) -> list[tuple[Sum, tuple[str, ...]]]:
    """Return the sums that can matter where some deployments have a number, with their parts."""
    known = set(names)
    pending = sorted(known)
    while pending:
        name = pending.pop()
        fresh = {rule.whole for rule in above.get(name, ())}
        fresh |= {part for rule in sums if rule.equal and rule.whole == name for part in rule.parts}
        pending += sorted(fresh - known)
        known |= fresh
    found = []
    for rule in sums:
        parts = tuple(part for part in rule.parts if part in known)
        if rule.whole in known and parts and (not rule.equal or len(parts) == len(rule.parts)):
            found.append((rule, parts))
    return found
