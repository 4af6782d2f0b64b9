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

from attrs import frozen

from counterclaim.consistency.amounts import Days, Flow, Item, Lasting, Quantity, Stock, Total
from counterclaim.consistency.linear import Bound, Clash, Parts, System, Value, in_parts
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
    steps = {step[0] for item in items if isinstance(item, Lasting) for step in item.steps}
    return {day for day in steps if any(first <= day <= last for first, last in windows)}


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
    return Search(ledger).run()


class Search:
    """The search for numbers that fit; it can be repeated with other presences.

    `counted` are the deployments whose presences may be given.
    """

    def __init__(self, ledger: Ledger, counted: Iterable[str] = ()) -> None:
        self.ledger = ledger
        self.obligations = sorted(_obligations(ledger), key=lambda entry: len(entry.options))
        self.books = Books(ledger)
        for claim, item in ledger.items:
            self.books.add(claim, item)
        for obligation in self.obligations:
            for option in obligation.options:
                self.books.prepare(option)
        active = self._active()
        for name in counted:
            quantity = Quantity(name, "persons")
            slots = range(len(ledger.slots)) if quantity in self.books.dynamic else active
            for slot in slots:
                self.books.stock(quantity, slot)
        self.books.close()
        self.base = in_parts(System(self.books.bounds, self.books.rows, _SHARES))

    def _active(self) -> Sequence[int]:
        """Return the slots on which some number is bounded: on others presences say enough."""
        slots = self.ledger.slots
        if any(rule.equal for rule in self.ledger.sums):
            return range(len(slots))
        found: set[int] = set()
        for _, item in self.ledger.items:
            if isinstance(item, Stock):
                found.update(places_of(slots, item.window.first, item.window.last))
            elif isinstance(item, Lasting):
                found.update(_starting(slots, item.first, item.last))
            else:
                found.update(range(len(slots)))
        return sorted(found)

    def run(self, literals: Iterable[Literal] = ()) -> Verdict | None:
        """Return a clash of the numbers with some presences, or None."""
        base = self.base
        if isinstance(base, Clash):
            return _verdict(base)
        state: Parts | Clash = base
        known = [literal for literal in literals if self.books.knows(literal)]
        if known:
            state = base.with_bounds(self.books.literal(literal) for literal in known)
        clash = state if isinstance(state, Clash) else self._meet(state, 0)
        return None if clash is None else _verdict(clash)

    def _meet(self, parts: Parts, number: int) -> Clash | None:
        """Try the ways to meet the obligations from a number on."""
        if number == len(self.obligations):
            return None
        obligation = self.obligations[number]
        terms: dict[tuple[Bound, Value], None] = {}
        for option in obligation.options:
            more = self.books.choice(number, obligation.claim, obligation.item, option)
            tried = parts.with_bounds(more)
            clash = tried if isinstance(tried, Clash) else self._meet(tried, number + 1)
            if clash is None:
                return None
            if not any(_is_choice(bound, number) for bound, _ in clash.terms):
                return clash
            terms.update(dict.fromkeys(clash.terms))
        own = Bound(-1, 0, lower=True, tag=Said(obligation.claim, obligation.item, -1))
        kept = tuple(term for term in terms if not _is_choice(term[0], number))
        return Clash((*kept, (own, 0)))


def _is_choice(bound: Bound, number: int) -> bool:
    return isinstance(bound.tag, Chosen) and bound.tag.number == number


def _obligations(ledger: Ledger) -> list[_Obligation]:
    found = []
    for claim, item in ledger.items:
        if isinstance(item, Flow):
            if len(item.alternatives) > 1:
                options = tuple(_Option(item.quantity, (), x) for x in item.alternatives)
                found.append(_Obligation(claim, item, options))
        elif isinstance(item, Stock) and (item.outside or not item.window.every):
            places = places_of(ledger.slots, item.window.first, item.window.last)
            ways = [_ways(item, place) for place in places]
            if item.window.every:
                found += [_Obligation(claim, item, way) for way in ways]
            else:
                flat = tuple(option for way in ways for option in way)
                found.append(_Obligation(claim, item, flat))
    return found


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


class Books:
    """The bounds and sums of a ledger, as variables of a system."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.bounds: list[Bound] = []
        self.rows: dict[int, dict[int, int]] = {}
        self.stocks: dict[tuple[Quantity, int], int] = {}
        self.moves: dict[tuple[str, Quantity], list[int]] = {}
        self.first: dict[Quantity, int] = {}
        self.count = -1
        self.totals: dict[Total, int] = {}
        self.dynamic: set[Quantity] = {
            item.quantity for _, item in ledger.items if isinstance(item, Flow)
        }
        self.covered: dict[tuple[str, bool, str], list[bool]] = {}

    def _fresh(self, quantity: Quantity) -> int:
        self.count += 1
        return self.count + (_SHARES if quantity.unit == "fraction" else 0)

    def _free(self, quantity: Quantity) -> int:
        """Return a new variable that is not below zero."""
        variable = self._fresh(quantity)
        low = -1 if quantity.kind.startswith("share net_change") else 0
        self.bounds.append(Bound(variable, low, lower=True, tag="never below zero"))
        if quantity.unit == "fraction":
            self.bounds.append(Bound(variable, 1, lower=False, tag="never above one"))
        return variable

    def stock(self, quantity: Quantity, slot: int) -> int:
        """Return the variable of a stock on a slot.

        Where the quantity moves and stocks follow movements, it is what there was at first,
        and all who came up to the slot, less all who left.
        """
        variable = self.stocks.get((quantity, slot))
        if variable is not None:
            return variable
        if quantity not in self.dynamic or not self.ledger.holds("balance", quantity.deployment):
            variable = self._free(quantity)
        else:
            if quantity not in self.first:
                self.first[quantity] = self._fresh(quantity)
            came, left = self.moved("in", quantity, slot), self.moved("out", quantity, slot)
            variable = self.row({self.first[quantity]: 1, came: 1, left: -1})
            self.bounds.append(Bound(variable, 0, lower=True, tag="never below zero"))
        self.stocks[quantity, slot] = variable
        return variable

    def moved(self, direction: str, quantity: Quantity, slot: int) -> int:
        """Return the variable of all who came (`in`) or left (`out`) up to a slot."""
        kept = self.moves.get((direction, quantity))
        if kept is None:
            kept = [self._fresh(quantity) for _ in self.ledger.slots]
            self.moves[direction, quantity] = kept
            self.bounds.append(Bound(kept[0], 0, lower=True, tag="never below zero"))
            for before, after in pairwise(kept):
                step = self.row({after: 1, before: -1})
                self.bounds.append(Bound(step, 0, lower=True, tag="never below zero"))
        return kept[slot]

    def _between(self, direction: str, quantity: Quantity, first: int, last: int) -> dict[int, int]:
        """Return who came or left on the slots from one to another, as factors."""
        factors = {self.moved(direction, quantity, last): 1}
        if first > 0:
            factors[self.moved(direction, quantity, first - 1)] = -1
        return factors

    def bound(self, variable: int, value: Value, tag: Hashable, *, lower: bool) -> Bound:
        """Return a bound, in whole numbers where the variable is whole."""
        if not _SHARES <= variable < _ROWS and isinstance(value, Fraction):
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

    def prepare(self, option: _Option) -> None:
        """Make the variables that a way to meet an obligation needs."""
        if option.total is not None:
            self.totals[option.total] = self._total(option.quantity, option.total)
        for slot, _, _ in option.bounds:
            self.stock(option.quantity, slot)

    def choice(self, number: int, claim: int, item: Item, option: _Option) -> list[Bound]:
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
        came = self._between("in", quantity, first, last)
        left = self._between("out", quantity, first, last)
        return self.row({**came, **{name: -factor for name, factor in left.items()}})

    def _nobody(self, quantity: Quantity) -> int:
        variable = self._fresh(quantity)
        self.bounds.append(Bound(variable, 0, lower=True, tag="never below zero"))
        self.bounds.append(Bound(variable, 0, lower=False, tag="nobody"))
        return variable

    def _lasting(self, claim: int, item: Lasting) -> None:
        slots = self.ledger.slots
        start = bisect_left(slots, item.origin + 1, key=lambda slot: slot[0])
        for first, last, low, high in item.steps:
            for place in _starting(slots, first, last):
                tag = Said(claim, item, place)
                if low is not None:
                    self._worn(item.quantity, (start, place), "out", low, tag)
                if high is not None:
                    self._worn(item.quantity, (start, place), "in", high, tag)

    def _covered(self, quantity: Quantity, direction: str) -> list[bool]:
        key = (quantity.deployment, quantity.matter, direction)
        if key not in self.covered:
            out, into = self.ledger.covered.get(quantity.deployment, ((), ()))
            if quantity.matter:
                out = into = ()
            windows = out if direction == "out" else into
            self.covered[key] = [
                any(begin <= first and last <= end for begin, end in windows)
                for first, last in self.ledger.slots
            ]
        return self.covered[key]

    def _worn(
        self, quantity: Quantity, places: tuple[int, int], direction: str, value: Value, tag: Said
    ) -> None:
        """Add a lasting bound on a slot, less what may have moved on covered days since."""
        start, place = places
        variable, lower = self.stock(quantity, place), direction == "out"
        covered = self._covered(quantity, direction)
        if not any(covered[start : place + 1]):
            self.bounds.append(self.bound(variable, value, tag, lower=lower))
        elif quantity in self.dynamic:
            factors = {variable: 1}
            sign = 1 if lower else -1
            for first, last in _runs(covered, start, place):
                for name, factor in self._between(direction, quantity, first, last).items():
                    factors[name] = factors.get(name, 0) + sign * factor
            self.bounds.append(self.bound(self.row(factors), value, tag, lower=lower))

    def close(self) -> None:
        """Add the rules between quantities, once all variables are known."""
        self._populations()
        self._sums()

    def _rule(self, factors: Mapping[int, int], tag: Ruled, *, equal: bool) -> None:
        variable = self.row(factors)
        self.bounds.append(Bound(variable, 0, lower=True, tag=tag))
        if equal:
            self.bounds.append(Bound(variable, 0, lower=False, tag=tag))

    def _populations(self) -> None:
        for quantity, slot in list(self.stocks):
            if not quantity.counts_persons or quantity.population is None:
                continue
            if self.ledger.holds("population_within", quantity.deployment):
                everybody = Quantity(quantity.deployment, "persons")
                row = {self.stock(everybody, slot): 1, self.stock(quantity, slot): -1}
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
        for (population, slot), names in sorted(spoken.items(), key=_spoken_key):
            for rule, parts in _relevant(names, self.ledger.sums, above):
                row = {self.stock(Quantity(rule.whole, "persons", population), slot): 1}
                for part in parts:
                    row[self.stock(Quantity(part, "persons", population), slot)] = -1
                code = "partition_exhaustive" if rule.equal else "parts_within_whole"
                self._rule(row, Ruled(code, (*parts, rule.whole), slot), equal=rule.equal)


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


def _starting(slots: Sequence[Days], first: int, last: int) -> range:
    """Return the places of the slots whose first day is within some days."""
    start = bisect_left(slots, first, key=lambda slot: slot[0])
    return range(start, bisect_right(slots, last, lo=start, key=lambda slot: slot[0]))


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
