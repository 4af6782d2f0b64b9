"""Whether the numbers of some claims can all be true: a search over days, with exact sums.

Days between two changes of what is said are alike and form a slot; a number that is said of
some day only gets a day of its own there. On every slot a quantity has one stock; those who
come and go do so on its first day. What is left to choose is tried in turn, and what a
failure did not rest on is not tried again.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor

from attrs import field, frozen

from counterclaim.consistency.amounts import Days, Flow, Item, Lasting, Quantity, Stock, Total
from counterclaim.consistency.linear import Answer, Bound, Clash, System, Value, solve
from counterclaim.consistency.policy import RuleCode
from counterclaim.consistency.states import FUTURE, PAST

OF_ONE_DEPLOYMENT: tuple[RuleCode, ...] = ("balance", "count_present", "population_within")
"""The rules about the numbers of a single deployment."""

_SHARES = 1_000_000
_ROWS = 2_000_000


@frozen
class Said:
    """Where a bound comes from: a claim, or a rule about a part and its whole."""

    claim: int
    item: Item
    slot: int


@frozen
class Ruled:
    """A bound that a background rule sets; `subjects` are the part and the whole."""

    code: str
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
    literals: Sequence[Literal] = ()
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
class _Option:
    quantity: Quantity
    bounds: tuple[tuple[int, Value, bool], ...] = ()  # slot, value, lower
    total: Total | None = None


@frozen
class _Obligation:
    claim: int
    item: Item
    options: tuple[_Option, ...]


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
            edges.add(item.origin + 1)
            for first, last, _, _ in item.steps:
                edges.update((first, last + 1))
    lasting = {item.quantity.deployment for item in listed if isinstance(item, Lasting)}
    for deployment in sorted(lasting):
        for windows in covered.get(deployment, ()):
            for first, last in windows:
                edges.update((first, last + 1))
    return {edge for edge in edges if PAST < edge <= FUTURE}


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


def places_of(slots: Sequence[Days], first: int, last: int) -> range:
    """Return the places of the slots within some days."""
    start = bisect_left(slots, first, key=lambda slot: slot[0])
    return range(start, bisect_right(slots, last, lo=start, key=lambda slot: slot[1]))


def examine(ledger: Ledger) -> Verdict | None:
    """Return a clash of the numbers, or None where there is none."""
    return _Search(ledger).run()


@frozen
class _Search:
    ledger: Ledger
    variables: dict[Hashable, int] = field(factory=dict)  # the same in every system

    def run(self) -> Verdict | None:
        obligations = self._obligations()
        obligations.sort(key=lambda obligation: len(obligation.options))
        result = self._meet(obligations, [])
        if isinstance(result, Clash):
            return _verdict(result)
        return None

    def _meet(self, obligations: Sequence[_Obligation], chosen: list[_Option]) -> Clash | None:
        answer = self._solve(obligations, chosen)
        if answer.clash is not None:
            return answer.clash
        number = len(chosen)
        if number == len(obligations):
            return None
        terms: dict[tuple[Bound, Value], None] = {}
        for option in obligations[number].options:
            clash = self._meet(obligations, [*chosen, option])
            if clash is None:
                return None
            if not any(
                isinstance(bound.tag, Chosen) and bound.tag.number == number
                for bound, _ in clash.terms
            ):
                return clash
            terms.update(dict.fromkeys(clash.terms))
        source = Said(obligations[number].claim, obligations[number].item, -1)
        own = Bound(-1, 0, lower=True, tag=source)
        kept = tuple(
            term
            for term in terms
            if not (isinstance(term[0].tag, Chosen) and term[0].tag.number == number)
        )
        return Clash((*kept, (own, 0)))

    def _obligations(self) -> list[_Obligation]:
        found = []
        slots = self.ledger.slots
        for claim, item in self.ledger.items:
            if isinstance(item, Flow):
                if len(item.alternatives) > 1:
                    options = tuple(_Option(item.quantity, (), x) for x in item.alternatives)
                    found.append(_Obligation(claim, item, options))
            elif isinstance(item, Stock) and (item.outside or not item.window.every):
                places = places_of(slots, item.window.first, item.window.last)
                ways = [_ways(item, place) for place in places]
                if item.window.every:
                    found += [_Obligation(claim, item, way) for way in ways]
                else:
                    flat = tuple(option for way in ways for option in way)
                    found.append(_Obligation(claim, item, flat))
        return found

    def variable(self, kind: str, quantity: Quantity, slot: int) -> int:
        """Return the number of a variable of the systems."""
        key = (kind, quantity, slot)
        if key not in self.variables:
            base = _SHARES if quantity.unit == "fraction" else 0
            self.variables[key] = base + len(self.variables)
        return self.variables[key]

    def _solve(self, obligations: Sequence[_Obligation], chosen: Sequence[_Option]) -> Answer:
        builder = _Builder(self)
        for claim, item in self.ledger.items:
            builder.add(claim, item)
        for number, option in enumerate(chosen):
            source = obligations[number]
            builder.choose(number, source.claim, source.item, option)
        return solve(builder.system())


def _ways(item: Stock, place: int) -> tuple[_Option, ...]:
    """Return the ways to meet a demand on a slot: within both bounds, or beyond one of them."""
    quantity = item.quantity
    if not item.outside:
        bounds = [(place, item.low, True), (place, item.high, False)]
        kept = tuple((slot, value, lower) for slot, value, lower in bounds if value is not None)
        return (_Option(quantity, kept),)
    found = []
    step = 0 if quantity.unit == "fraction" else 1
    if item.low is not None:
        found.append(_Option(quantity, ((place, item.low - step, False),)))
    if item.high is not None:
        found.append(_Option(quantity, ((place, item.high + step, True),)))
    return tuple(found)


class _Builder:
    """Gathers the bounds and sums of one system."""

    def __init__(self, search: _Search) -> None:
        self.search = search
        self.ledger = search.ledger
        self.bounds: list[Bound] = []
        self.rows: dict[int, dict[int, int]] = {}
        self.stocks: dict[tuple[Quantity, int], int] = {}
        self.moves: dict[tuple[str, Quantity, int], int] = {}
        self.dynamic: set[Quantity] = {
            item.quantity for _, item in self.ledger.items if isinstance(item, Flow)
        }

    def stock(self, quantity: Quantity, slot: int) -> int:
        """Return the variable of a stock on a slot."""
        key = (quantity, slot)
        if key not in self.stocks:
            variable = self.search.variable("stock", quantity, slot)
            self.stocks[key] = variable
            self.bounds.append(Bound(variable, 0, lower=True, tag="never below zero"))
            if quantity.unit == "fraction":
                self.bounds.append(Bound(variable, 1, lower=False, tag="never above one"))
        return self.stocks[key]

    def move(self, direction: str, quantity: Quantity, slot: int) -> int:
        """Return the variable of those who come or leave on a slot."""
        key = (direction, quantity, slot)
        if key not in self.moves:
            variable = self.search.variable(direction, quantity, slot)
            self.moves[key] = variable
            self.bounds.append(Bound(variable, 0, lower=True, tag="never below zero"))
        return self.moves[key]

    def bound(self, variable: int, value: Value, tag: Hashable, *, lower: bool) -> None:
        """Add a bound, in whole numbers where the variable is whole."""
        if not _SHARES <= variable < _ROWS and isinstance(value, Fraction):
            value = ceil(value) if lower else floor(value)
        self.bounds.append(Bound(variable, value, lower, tag))

    def row(self, factors: Mapping[int, int]) -> int:
        """Return the variable of a sum."""
        if len(factors) == 1:
            ((variable, factor),) = factors.items()
            if factor == 1:
                return variable
        number = _ROWS + len(self.rows)
        self.rows[number] = dict(factors)
        return number

    def add(self, claim: int, item: Item) -> None:
        """Add what an item demands without a choice."""
        if isinstance(item, Flow):
            if len(item.alternatives) == 1:
                self._total(item.quantity, item.alternatives[0], Said(claim, item, -1))
        elif isinstance(item, Lasting):
            self._lasting(claim, item)
        elif item.window.every and not item.outside:
            for place in places_of(self.ledger.slots, item.window.first, item.window.last):
                variable, tag = self.stock(item.quantity, place), Said(claim, item, place)
                if item.low is not None:
                    self.bound(variable, item.low, tag, lower=True)
                if item.high is not None:
                    self.bound(variable, item.high, tag, lower=False)

    def choose(self, number: int, claim: int, item: Item, option: _Option) -> None:
        """Add what a chosen way to meet an obligation demands."""
        if option.total is not None:
            self._total(option.quantity, option.total, Chosen(number, Said(claim, item, -1)))
        for slot, value, lower in option.bounds:
            tag = Chosen(number, Said(claim, item, slot))
            self.bound(self.stock(option.quantity, slot), value, tag, lower=lower)

    def _total(self, quantity: Quantity, total: Total, tag: Hashable) -> None:
        factors: dict[int, int] = {}
        for place in places_of(self.ledger.slots, total.first, total.last):
            if total.direction in ("out", "net"):
                sign = -1 if total.direction == "net" else 1
                factors[self.move("out", quantity, place)] = sign
            if total.direction in ("in", "net"):
                factors[self.move("in", quantity, place)] = 1
        self.bound(self.row(factors), total.number, tag, lower=total.least)

    def _lasting(self, claim: int, item: Lasting) -> None:
        slots = self.ledger.slots
        out, into = self.ledger.covered.get(item.quantity.deployment, ((), ()))
        for first, last, low, high in item.steps:
            for place in places_of(slots, first, last):
                tag = Said(claim, item, place)
                if low is not None:
                    self._worn(item, place, (low, True), out, tag)
                if high is not None:
                    self._worn(item, place, (high, False), into, tag)

    def _worn(
        self,
        item: Lasting,
        place: int,
        limit: tuple[Value, bool],
        windows: Sequence[Days],
        tag: Said,
    ) -> None:
        """Add a lasting bound on a slot, less what may have moved on covered days since."""
        slots, (value, lower) = self.ledger.slots, limit
        start = bisect_left(slots, item.origin + 1, key=lambda slot: slot[0])
        moved = [
            number
            for number in range(start, place + 1)
            if any(begin <= slots[number][0] and slots[number][1] <= end for begin, end in windows)
        ]
        variable = self.stock(item.quantity, place)
        if not moved:
            self.bound(variable, value, tag, lower=lower)
        elif item.quantity in self.dynamic:
            direction, sign = ("out", 1) if lower else ("in", -1)
            factors = {variable: 1}
            for number in moved:
                factors[self.move(direction, item.quantity, number)] = sign
            self.bound(self.row(factors), value, tag, lower=lower)

    def system(self) -> System:
        """Return the system, with the rules between quantities and between days."""
        for literal in self.ledger.literals:
            variable = self.stock(Quantity(literal.deployment, "persons"), literal.slot)
            if literal.present:
                self.bound(variable, 1, literal, lower=True)
            else:
                self.bound(variable, 0, literal, lower=False)
        self._populations()
        self._sums()
        self._balance()
        return System(self.bounds, self.rows, _SHARES)

    def _populations(self) -> None:
        for quantity, slot in list(self.stocks):
            if not self.ledger.holds("population_within", quantity.deployment):
                continue
            if quantity.counts_persons and quantity.population is not None:
                everybody = Quantity(quantity.deployment, "persons")
                row = {self.stock(everybody, slot): 1, self.stock(quantity, slot): -1}
                tag = Ruled("population_within", (quantity.deployment,), slot)
                self.bound(self.row(row), 0, tag, lower=True)

    def _sums(self) -> None:
        spoken: dict[tuple[str | None, int], set[str]] = {}
        for quantity, slot in self.stocks:
            if quantity.counts_persons:
                spoken.setdefault((quantity.population, slot), set()).add(quantity.deployment)
        if not self.ledger.sums:
            return
        above: dict[str, list[Sum]] = {}
        for rule in self.ledger.sums:
            for part in rule.parts:
                above.setdefault(part, []).append(rule)
        for (population, slot), names in sorted(spoken.items(), key=_spoken_key):
            for rule, parts in _relevant(names, self.ledger.sums, above):
                row = {self.stock(Quantity(rule.whole, "persons", population), slot): 1}
                for part in parts:
                    row[self.stock(Quantity(part, "persons", population), slot)] = -1
                code = "partition_exhaustive" if rule.equal else "parts_within_whole"
                tag = Ruled(code, (*parts, rule.whole), slot)
                variable = self.row(row)
                self.bound(variable, 0, tag, lower=True)
                if rule.equal:
                    self.bound(variable, 0, tag, lower=False)

    def _balance(self) -> None:
        width = len(self.ledger.slots)
        for quantity in sorted(self.dynamic, key=lambda quantity: quantity.sort_key):
            if quantity.unit == "fraction" or not self.ledger.holds("balance", quantity.deployment):
                continue
            for place in range(1, width):
                row = {
                    self.stock(quantity, place): 1,
                    self.stock(quantity, place - 1): -1,
                    self.move("in", quantity, place): -1,
                    self.move("out", quantity, place): 1,
                }
                tag = Ruled("balance", (quantity.deployment,), place)
                variable = self.row(row)
                self.bound(variable, 0, tag, lower=True)
                self.bound(variable, 0, tag, lower=False)


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


def _verdict(clash: Clash) -> Verdict:
    claims: set[int] = set()
    literals: set[Literal] = set()
    for bound, _ in clash.terms:
        tag = bound.tag.source if isinstance(bound.tag, Chosen) else bound.tag
        if isinstance(tag, Said):
            claims.add(tag.claim)
        elif isinstance(tag, Literal):
            literals.add(tag)
    return Verdict(frozenset(claims), frozenset(literals), clash)
