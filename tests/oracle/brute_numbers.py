"""A second reading of quantities: a search forward over stocks and flows, without a solver.

Only for tiny cases: small whole numbers, every day between the first and the last bound, and
no stages.
"""

from itertools import product

from tests.oracle.theory import OPEN, StandDemand, StockDemand, TotalDemand

MOST = 4
"""The largest stock; claims speak of fewer."""
MOVED = 2
"""The most who come or leave on a day; claims speak of fewer."""


class Tally:
    """A running total that some demand needs, over the days of a window."""

    def __init__(self, quantity, flow, first, last, covered=None):
        self.quantity, self.flow, self.covered = quantity, flow, covered
        self.first, self.last = first, last

    def after(self, so_far, day, moves):
        """Return the total after a day."""
        if self.covered is not None:
            if day > self.last:
                return 0  # nobody asks any more
            if not any(first <= day <= last for first, last in self.covered):
                return so_far
        if not self.first <= day <= self.last:
            return so_far
        came, left = moves[self.quantity]
        moved = {"came": came, "left": left, "net": came - left}[self.flow]
        # more than any bound is as good as much more, but from a difference some may be taken off
        return so_far + moved if self.flow == "net" else min(so_far + moved, MOST)


class NumberSearch:
    """Demands on the quantities of a theory, searched day by day."""

    def __init__(self, theory):
        self.numbers = theory.numbers
        self.quantities = [q for q in self.numbers.quantities if q.period is None]
        self.periods = [q for q in self.numbers.quantities if q.period is not None]
        windows = self.numbers.windows()
        marks = {int(day) for window in windows for day in window if abs(day) != OPEN} or {0}
        self.days = range(min(marks) - 2, max(marks) + 3)
        assert len(self.days) < 40
        self.steps = {}
        self.moving = {
            demand.quantity
            for own in self.numbers.demands.values()
            for demand in own
            if isinstance(demand, TotalDemand)
            or (isinstance(demand, StandDemand) and demand.covered)
        }

    def satisfiable(self, claim_ids, tier):
        """Tell whether some world satisfies the claims at a tier, by their numbers alone."""
        demands = [
            demand
            for name in claim_ids
            for demand in self.numbers.demands[name]
            if demand.tier <= tier
        ]
        for number in self.periods:
            own = [demand for demand in demands if demand.quantity == number]
            if not any(all(_fits(figure, d) for d in own) for figure in range(MOST + 1)):
                return False
        own = [demand for demand in demands if demand.quantity.period is None]
        return self._search(own)

    def _search(self, demands):
        tallies, places = self._tallies(demands)
        somes = [d for d in demands if isinstance(d, StockDemand) and not d.every]
        found = {(None, frozenset(), (0,) * len(tallies))}
        for day in self.days:
            reached = set()
            for before, met, moved in found:
                for stocks, moves in self._steps(before):
                    totals = tuple(
                        tally.after(total, day, moves)
                        for tally, total in zip(tallies, moved, strict=True)
                    )
                    reached.add((stocks, met, totals))
            found = {
                (stocks, self._met(somes, day, stocks, met), totals)
                for stocks, met, totals in reached
                if self._stands(demands, day, stocks, totals, places)
            }
        return any(
            len(met) == len(somes)
            and all(
                any(
                    _fits(totals[places[id(demand)] + n], total)
                    for n, total in enumerate(demand.options)
                )
                for demand in demands
                if isinstance(demand, TotalDemand)
            )
            for _, met, totals in found
        )

    def _tallies(self, demands):
        """Return the totals that demands need, and where those of each demand begin."""
        tallies, places, since = [], {}, {}
        for demand in demands:
            places[id(demand)] = len(tallies)
            if isinstance(demand, TotalDemand):
                tallies += [
                    Tally(demand.quantity, demand.flow, total.first, total.last)
                    for total in demand.options
                ]
            elif isinstance(demand, StandDemand):
                key = (demand.quantity, demand.flow, demand.origin, demand.covered)
                if key not in since:
                    since[key] = len(tallies)
                    first = demand.origin + 1
                    tallies.append(
                        Tally(demand.quantity, demand.flow, first, demand.last, demand.covered)
                    )
                places[id(demand)] = since[key]
                tallies[since[key]].last = max(tallies[since[key]].last, demand.last)
        return tallies, places

    def _steps(self, stocks):
        """Return the stocks that may follow, with what came and left of each quantity."""
        if stocks not in self.steps:
            self.steps[stocks] = [step for step in self._all_steps(stocks) if self._lawful(step[0])]
        return self.steps[stocks]

    def _all_steps(self, stocks):
        few, moved = range(MOST + 1), range(MOVED + 1)
        choices = []
        for number, quantity in enumerate(self.quantities):
            before = few if stocks is None else [stocks[number]]
            if quantity not in self.moving:
                choices.append([(now, 0, 0) for now in few])
            elif quantity.kind == "lost":
                choices.append([(0, 0, left) for left in moved])
            elif not self.numbers.balance:
                choices.append(list(product(few, moved, moved)))
            else:
                steps = {
                    (stock + came - left, came, left)
                    for stock in before
                    for came in moved
                    for left in moved
                }
                choices.append([step for step in steps if 0 <= step[0] <= MOST])
        for chosen in product(*choices):
            moves = {
                quantity: step[1:] for quantity, step in zip(self.quantities, chosen, strict=True)
            }
            yield tuple(step[0] for step in chosen), moves

    def _stock(self, stocks, quantity):
        return stocks[self.quantities.index(quantity)]

    def _lawful(self, stocks):
        for law in self.numbers.sums:
            together = sum(self._stock(stocks, part) for part in law.parts)
            whole = self._stock(stocks, law.whole)
            if together > whole or (law.exact and together != whole):
                return False
        return True

    def _stands(self, demands, day, stocks, moved, places):
        for demand in demands:
            if isinstance(demand, TotalDemand) or not demand.first <= day <= demand.last:
                continue
            stock = self._stock(stocks, demand.quantity)
            if isinstance(demand, StockDemand):
                if demand.every and not _fits(stock, demand):
                    return False
            elif demand.flow == "left":
                if stock + moved[places[id(demand)]] < demand.bound:
                    return False
            elif stock - moved[places[id(demand)]] > demand.bound:
                return False
        return True

    def _met(self, somes, day, stocks, met):
        return met | {
            number
            for number, demand in enumerate(somes)
            if demand.first <= day <= demand.last
            and _fits(self._stock(stocks, demand.quantity), demand)
        }


def _fits(number, bounds):
    low = bounds.low is None or number >= bounds.low
    high = bounds.high is None or number <= bounds.high
    return (low and high) == bounds.within
