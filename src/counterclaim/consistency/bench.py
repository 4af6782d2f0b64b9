"""Numbers laid out once and asked about many times: claims are switched on and off, not built.

The subsets of some claims share slots, variables and sums; only the bounds differ. Slots may be
finer than a subset needs, which changes no answer. Bounds are put in and taken back in place, and
the simplex method goes on from where it stands: after a small change it is soon done.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from attrs import define, field, frozen

from counterclaim.consistency.amounts import Days, Quantity
from counterclaim.consistency.books import SHARES
from counterclaim.consistency.ledger import (
    Ledger,
    Literal,
    Obligation,
    Said,
    Spells,
    Verdict,
    hosts_of,
    with_slots,
)
from counterclaim.consistency.tally import is_choice, open_books, verdict_of
from counterclaim.solver.simplex import (
    MAX_BRANCHES,
    Bound,
    Clash,
    Effort,
    System,
    Tableau,
    Value,
)

ALWAYS = -1
"""Stands for a claim where a bound is in force whoever speaks."""
Side = tuple[int, bool]
"""A variable from below (True) or from above."""


@frozen
class _Ways:
    """The ways to meet an obligation, as bounds, and the place of it among all of them."""

    number: int
    obligation: Obligation
    bounds: tuple[tuple[Bound, ...], ...]


@define
class _Level:
    """An obligation that is being met: what is left to try, and what has failed."""

    ways: _Ways
    left: Iterator[Sequence[Bound]]
    mark: int
    terms: dict[tuple[Bound, Value], None] = field(factory=dict)


def lay_out(
    ledger: Ledger, counted: Iterable[str], days: AbstractSet[int], effort: Effort | None = None
) -> "Bench":
    """Return a bench for the claims of a ledger, with slots that begin on some days besides."""
    return Bench(with_slots(ledger, days), counted, days, effort)


class Bench:
    """The numbers of some claims, ready to be asked about subsets of these.

    `counted` are the deployments whose presences may be given, `days` those on which slots
    were made to begin for them.
    """

    def __init__(
        self,
        ledger: Ledger,
        counted: Iterable[str],
        days: AbstractSet[int],
        effort: Effort | None = None,
    ) -> None:
        self.ledger, self.days = ledger, days
        self.counted = frozenset(counted)
        self.claims = frozenset(claim for claim, _ in ledger.items)
        self.hosts = hosts_of(item for _, item in ledger.items)
        self.starts = frozenset(first for first, _ in ledger.slots)
        self.books, obligations = open_books(ledger, sorted(self.counted))
        self.sides: dict[Side, list[tuple[int, Bound]]] = {}
        self.sides_of: dict[int, dict[Side, None]] = {}
        for bound in self.books.bounds:
            claim = bound.tag.claim if isinstance(bound.tag, Said) else ALWAYS
            side = (bound.variable, bound.lower)
            self.sides.setdefault(side, []).append((claim, bound))
            self.sides_of.setdefault(claim, {})[side] = None
        for (_, lower), bounds in self.sides.items():
            bounds.sort(key=lambda entry: entry[1].value, reverse=lower)
        self.ways = [
            _Ways(
                number,
                obligation,
                tuple(
                    tuple(self.books.choice(number, obligation.claim, obligation.item, option))
                    for option in obligation.options
                ),
            )
            for number, obligation in enumerate(obligations)
        ]
        self.tableau = Tableau(System((), self.books.rows, SHARES), effort)
        self.active = self.claims
        self.trail: list[tuple[int, Bound | None, Bound | None]] = []
        self._set(self.sides)

    def serves(self, claims: AbstractSet[int], counted: AbstractSet[str]) -> bool:
        """Tell whether the bench can be asked about some claims, and some presences."""
        return claims <= self.claims and counted <= self.counted

    def ask(self, claims: AbstractSet[int], spells: Spells | None = None) -> Verdict | None:
        """Return a clash of the numbers of some claims with some presences, or None.

        Slots begin wherever a presence changes.
        """
        changed = self.active ^ claims
        self.active = frozenset(claims)
        sides = (side for claim in sorted(changed) for side in self.sides_of.get(claim, ()))
        self._set(dict.fromkeys(sides))
        for bound in self._presences(spells or {}):
            self._narrow(bound)
        clash = self._search([ways for ways in self.ways if ways.obligation.claim in claims])
        self._undo(0)
        return None if clash is None else verdict_of(clash)

    def ends_among(self, slots: Sequence[Days], slot: int) -> Sequence[int]:
        """Return the places of the first and the last of some other slots that a slot touches.

        In between a stock may stay as it is; but where some number is said of some day only,
        it may be one of those in between.
        """
        first, last = self.ledger.slots[slot]
        start = bisect_right(slots, first, key=lambda other: other[0]) - 1
        end = bisect_right(slots, last, key=lambda other: other[0])
        hosted = any(begin <= last and first <= close for begin, close in self.hosts)
        return range(start, end) if hosted else sorted({start, end - 1})

    def _set(self, sides: Iterable[Side]) -> None:
        """Put the strongest bounds of the active claims in force."""
        bounds = self.tableau
        for side in sides:
            name, lower = side
            best = next(
                (
                    bound
                    for claim, bound in self.sides[side]
                    if claim == ALWAYS or claim in self.active
                ),
                None,
            )
            if lower:
                bounds.restrict(name, best, bounds.upper.get(name))
            else:
                bounds.restrict(name, bounds.lower.get(name), best)

    def _presences(self, spells: Spells) -> Iterator[Bound]:
        stocks = self.books.stocks
        for name, runs in sorted(spells.items()):
            quantity = self.books.same(Quantity(name, "persons"))
            place = 0
            for slot, (first, _) in enumerate(self.ledger.slots):
                while place + 1 < len(runs) and runs[place + 1][0] <= first:
                    place += 1
                if (quantity, slot) in stocks:
                    yield self.books.literal(Literal(name, slot, runs[place][1]))

    def _narrow(self, bound: Bound) -> None:
        """Put a bound in force on top of others, if it says more, until it is taken back."""
        name, tableau = bound.variable, self.tableau
        low, high = tableau.lower.get(name), tableau.upper.get(name)
        if bound.lower:
            if low is None or bound.value > low.value:
                self.trail.append((name, low, high))
                tableau.restrict(name, bound, high)
        elif high is None or bound.value < high.value:
            self.trail.append((name, low, high))
            tableau.restrict(name, low, bound)

    def _undo(self, mark: int) -> None:
        while len(self.trail) > mark:
            self.tableau.restrict(*self.trail.pop())

    def _search(self, obligations: Sequence[_Ways]) -> Clash | None:
        """Meet obligations in turn; what a failure did not rest on is not tried again."""
        levels: list[_Level] = []
        clash = self._settle([MAX_BRANCHES])
        while True:
            if clash is None:
                if len(levels) == len(obligations):
                    return None
                ways = obligations[len(levels)]
                levels.append(_Level(ways, self._in_turn(ways), len(self.trail)))
            elif not levels:
                return clash
            else:
                level = levels[-1]
                self._undo(level.mark)
                if not any(is_choice(bound, level.ways.number) for bound, _ in clash.terms):
                    levels.pop()
                    continue
                level.terms.update(dict.fromkeys(clash.terms))
            level = levels[-1]
            option = next(level.left, None)
            if option is None:
                clash = _all_failed(level)
                levels.pop()
                continue
            for bound in option:
                self._narrow(bound)
            clash = self._settle([MAX_BRANCHES])

    def _in_turn(self, ways: _Ways) -> Iterator[Sequence[Bound]]:
        """Return ways to meet an obligation, first those that the numbers at hand meet."""
        return iter(sorted(ways.bounds, key=lambda option: not all(map(self._is_met, option))))

    def _is_met(self, bound: Bound) -> bool:
        value = self.tableau.values.get(bound.variable, 0)
        return value >= bound.value if bound.lower else value <= bound.value

    def _settle(self, left: list[int]) -> Clash | None:
        """Find values within all bounds, whole where they have to be; see `Tableau.settle`."""
        clash = self.tableau.run()
        if clash is not None:
            return clash
        broken = self.tableau.first_broken()
        if broken is None or not left[0]:
            return None
        left[0] -= 1
        floor = self.tableau.values[broken] // 1
        terms: list[tuple[Bound, Value]] = []
        for value, lower in ((floor, False), (floor + 1, True)):
            mark = len(self.trail)
            self._narrow(Bound(broken, value, lower))
            clash = self._settle(left)
            self._undo(mark)
            if clash is None:
                return None
            terms += [term for term in clash.terms if term[0].tag is not None]
        return Clash(tuple(dict.fromkeys(terms)), adds_up=False)


def _all_failed(level: _Level) -> Clash:
    ways = level.ways
    said = Said(ways.obligation.claim, ways.obligation.item, -1)
    kept = tuple(term for term in level.terms if not is_choice(term[0], ways.number))
    return Clash((*kept, (Bound(-1, 0, lower=True, tag=said), 0)), adds_up=False)
