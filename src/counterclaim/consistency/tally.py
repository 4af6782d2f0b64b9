"""Whether the numbers of some claims can all be true: a search over days, with exact sums.

What is left to choose is tried in turn, and what a failure did not rest on is not tried again.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from counterclaim.consistency.amounts import Flow, Lasting, Quantity, Stock
from counterclaim.consistency.books import SHARES, Books
from counterclaim.consistency.ledger import (
    Chosen,
    Ledger,
    Literal,
    Obligation,
    Option,
    Said,
    Verdict,
    places_of,
    starting,
)
from counterclaim.solver.simplex import Bound, Clash, Parts, System, Value, in_parts

_SLIGHTLY = Fraction(1, 10**30)
"""How far a fraction lies at least beyond a bound that is denied: less than figures differ."""


def examine(ledger: Ledger) -> Verdict | None:
    """Return a clash of the numbers, or None where there is none."""
    return Search(ledger).run()


def open_books(ledger: Ledger, counted: Iterable[str]) -> tuple[Books, list[Obligation]]:
    """Return the books of a ledger and what can be met in several ways, the fewest ways first.

    There are variables for the presences of the `counted`.
    """
    obligations = sorted(_obligations(ledger), key=lambda entry: len(entry.options))
    books = Books(ledger)
    for claim, item in ledger.items:
        books.add(claim, item)
    for obligation in obligations:
        for option in obligation.options:
            books.prepare(option)
    active = _active(ledger)
    for name in counted:
        quantity = Quantity(name, "persons")
        for slot in range(len(ledger.slots)) if quantity in books.dynamic else active:
            books.stock(quantity, slot)
    books.close()
    return books, obligations


def _active(ledger: Ledger) -> Sequence[int]:
    """Return the slots on which some number is bounded: on others presences say enough."""
    slots = ledger.slots
    if any(rule.equal for rule in ledger.sums):
        return range(len(slots))
    found: set[int] = set()
    for _, item in ledger.items:
        if isinstance(item, Stock):
            found.update(places_of(slots, item.window.first, item.window.last))
        elif isinstance(item, Lasting):
            found.update(starting(slots, item.first, item.last))
        else:
            found.update(range(len(slots)))
    return sorted(found)


class Search:
    """The search for numbers that fit; it can be repeated with other presences.

    `counted` are the deployments whose presences may be given.
    """

    def __init__(self, ledger: Ledger, counted: Iterable[str] = ()) -> None:
        self.books, self.obligations = open_books(ledger, counted)
        self.base = in_parts(System(self.books.bounds, self.books.rows, SHARES))

    def run(self, literals: Iterable[Literal] = ()) -> Verdict | None:
        """Return a clash of the numbers with some presences, or None."""
        base = self.base
        if isinstance(base, Clash):
            return verdict_of(base)
        state: Parts | Clash = base
        known = [literal for literal in literals if self.books.knows(literal)]
        if known:
            state = base.with_bounds(self.books.literal(literal) for literal in known)
        clash = state if isinstance(state, Clash) else self._meet(state, 0)
        return None if clash is None else verdict_of(clash)

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
            if not any(is_choice(bound, number) for bound, _ in clash.terms):
                return clash
            terms.update(dict.fromkeys(clash.terms))
        own = Bound(-1, 0, lower=True, tag=Said(obligation.claim, obligation.item, -1))
        kept = tuple(term for term in terms if not is_choice(term[0], number))
        return Clash((*kept, (own, 0)), adds_up=False)


def is_choice(bound: Bound, number: int) -> bool:
    """Tell whether a bound is from a way to meet the obligation with a number."""
    return isinstance(bound.tag, Chosen) and bound.tag.number == number


def _obligations(ledger: Ledger) -> list[Obligation]:
    found = []
    for claim, item in ledger.items:
        if isinstance(item, Flow):
            if len(item.alternatives) > 1:
                options = tuple(Option(item.quantity, (), x) for x in item.alternatives)
                found.append(Obligation(claim, item, options))
        elif isinstance(item, Stock) and (item.outside or not item.window.every):
            places = places_of(ledger.slots, item.window.first, item.window.last)
            ways = [_ways(item, place) for place in places]
            if item.window.every:
                found += [Obligation(claim, item, way) for way in ways]
            else:
                flat = tuple(option for way in ways for option in way)
                found.append(Obligation(claim, item, flat))
    return found


def _ways(item: Stock, place: int) -> tuple[Option, ...]:
    """Return the ways to meet a demand on a slot: within both bounds, or beyond one of them."""
    quantity = item.quantity
    if not item.outside:
        bounds = [(place, item.low, True), (place, item.high, False)]
        kept = tuple((slot, value, lower) for slot, value, lower in bounds if value is not None)
        return (Option(quantity, kept),)
    found = []
    step = _SLIGHTLY if quantity.unit == "fraction" else 1
    if item.low is not None:
        found.append(Option(quantity, ((place, item.low - step, False),)))
    if item.high is not None:
        found.append(Option(quantity, ((place, item.high + step, True),)))
    return tuple(found)


def verdict_of(clash: Clash) -> Verdict:
    """Return a clash with the claims and the presences that it rests on."""
    claims: set[int] = set()
    literals: set[Literal] = set()
    for bound, _ in clash.terms:
        tag = bound.tag.source if isinstance(bound.tag, Chosen) else bound.tag
        if isinstance(tag, Said):
            claims.add(tag.claim)
        elif isinstance(tag, Literal):
            literals.add(tag)
    return Verdict(frozenset(claims), frozenset(literals), clash)
