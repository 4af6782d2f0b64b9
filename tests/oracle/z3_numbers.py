"""The quantities of a theory as whole numbers on the modelled days, for the oracle with Z3."""

import math
from bisect import bisect_left, bisect_right
from fractions import Fraction

from tests.oracle.theory import StandDemand, StockDemand, TotalDemand
from tests.oracle.z3_text import all_of, any_of, integer


class Ledger:
    """The lines that say what holds of all quantities, by the days of some worlds.

    Each quantity has its stock on each day, and where it matters running totals of those who
    came, of those who left, and of those who did so on covered days.
    """

    def __init__(self, worlds):
        self.numbers = worlds.theory.numbers
        self.worlds = worlds
        self.days = worlds.days
        self.lines = []
        self.running = {}
        self.index = {quantity: n for n, quantity in enumerate(self.numbers.quantities)}
        self.scale = {quantity: self._scale(quantity) for quantity in self.index}
        for quantity in self.index:
            self._stocks(quantity)
        self._laws()
        for name, demands in self.numbers.demands.items():
            for demand in demands:
                met = self._met(demand)
                self._add(demand.tier, f"(=> {worlds.claims[name]} {met})")
        for name, options in worlds.options.items():
            switch = worlds.claims[name]
            for when, demands in options:
                met = [] if demands is None else [self._met(demand) for demand in demands[1]]
                self._add(0, f"(=> (and {switch} {switch}.{when}) {all_of(met)})")

    # names and numbers

    def _demands_of(self, quantity):
        said = list(self.numbers.demands.values())
        said += [d[1] for own in self.worlds.options.values() for _, d in own if d is not None]
        return [demand for own in said for demand in own if demand.quantity == quantity]

    def _scale(self, quantity):
        """Return how many steps a fraction has to 1: all bounds, and a number between any two."""
        if not quantity.kind.startswith("fraction"):
            return 1
        stocks = self._demands_of(quantity)
        bounds = [bound for demand in stocks for bound in (demand.low, demand.high)]
        return 2 * math.lcm(*(bound.denominator for bound in bounds if bound is not None))

    def _stock(self, quantity, index):
        if quantity.period is not None or quantity.kind == "lost":
            index = 0
        return f"q{self.index[quantity]}.{index}"

    def _stocks(self, quantity):
        indexes = range(len(self.days)) if quantity.period is None else range(1)
        for index in indexes if quantity.kind != "lost" else ():
            name = self._stock(quantity, index)
            self.lines.append(f"(declare-const {name} Int)")
            if quantity.kind.startswith("fraction"):
                least = -self.scale[quantity] if quantity.kind.endswith("net_change") else 0
                self.lines.append(f"(assert (<= {integer(least)} {name} {self.scale[quantity]}))")
            else:
                self.lines.append(f"(assert (>= {name} 0))")
        if any(self._has_flows(demand) for demand in self._demands_of(quantity)):
            self._flows(quantity)

    def _has_flows(self, demand):
        return isinstance(demand, TotalDemand) or (
            isinstance(demand, StandDemand) and bool(demand.covered)
        )

    # those who came and left

    def _flows(self, quantity):
        came, left = (self._run(quantity, flow) for flow in ("came", "left"))
        if not self.numbers.balance or quantity.kind == "lost":
            return
        for index in range(len(self.days)):
            now = self._stock(quantity, index)
            before = self._stock(quantity, index - 1) if index else None
            moved = f"(- {_step(came, index)} {_step(left, index)})"
            if before is None:  # the day before is not modelled; nobody can be fewer than none
                self.lines.append(f"(assert (>= {now} {moved}))")
            else:
                self.lines.append(f"(assert (= {now} (+ {before} {moved})))")

    def _run(self, quantity, flow, covered=None):
        """Return the names of a running total of a flow, of all days or of the covered ones."""
        key = (quantity, flow, covered)
        if key in self.running:
            return self.running[key]
        name = f"r{len(self.running)}"
        names = self.running[key] = [f"{name}.{index}" for index in range(len(self.days))]
        self.lines += [f"(declare-const {total} Int)" for total in names]
        whole = None if covered is None else self._run(quantity, flow)
        for index, day in enumerate(self.days):
            step = _step(names, index)
            if whole is None:
                self.lines.append(f"(assert (>= {step} 0))")
            elif any(first <= day <= last for first, last in covered):
                self.lines.append(f"(assert (= {step} {_step(whole, index)}))")
            else:
                self.lines.append(f"(assert (= {step} 0))")
        return names

    def _over(self, quantity, flow, first, last):
        """Write the total of a flow over the days of a window."""
        begin, end = bisect_left(self.days, first), bisect_right(self.days, last)
        if flow == "net":
            came, left = (self._over(quantity, one, first, last) for one in ("came", "left"))
            return f"(- {came} {left})"
        names = self._run(quantity, flow)
        assert begin < end
        return names[end - 1] if begin == 0 else f"(- {names[end - 1]} {names[begin - 1]})"

    # the laws

    def _laws(self):
        for index in range(len(self.days)):
            for law in self.numbers.sums:
                together = " ".join(self._stock(part, index) for part in law.parts)
                sign = "=" if law.exact else "<="
                sums = f"({sign} (+ 0 {together}) {self._stock(law.whole, index)})"
                self._add(0, self.worlds.where(law.claims, sums))
            for timeline, quantity in self.numbers.present:
                here = self.worlds.cells[timeline][index][0]["present"]
                self._add(0, f"(= {here} (>= {self._stock(quantity, index)} 1))")

    # the claims

    def _met(self, demand):
        if isinstance(demand, TotalDemand):
            scale = self.scale[demand.quantity]
            return any_of(
                _between(
                    self._over(demand.quantity, demand.flow, total.first, total.last), total, scale
                )
                for total in demand.options
            )
        if isinstance(demand, StockDemand) and demand.quantity.period is not None:
            return self._held(demand, 0)
        begin, end = bisect_left(self.days, demand.first), bisect_right(self.days, demand.last)
        days = range(begin, end)
        if isinstance(demand, StandDemand):
            return all_of(self._stands(demand, index) for index in days)
        held = [self._held(demand, index) for index in days]
        return all_of(held) if demand.every else any_of(held)

    def _held(self, demand, index):
        scale = self.scale[demand.quantity]
        return _between(self._stock(demand.quantity, index), demand, scale)

    def _stands(self, demand, index):
        stock = self._stock(demand.quantity, index)
        moved = "0"
        if demand.covered:
            names = self._run(demand.quantity, demand.flow, demand.covered)
            origin = bisect_right(self.days, demand.origin) - 1
            moved = f"(- {names[index]} {names[origin]})"
        if demand.flow == "left":
            return f"(>= (+ {stock} {moved}) {integer(math.ceil(demand.bound))})"
        return f"(<= (- {stock} {moved}) {integer(math.floor(demand.bound))})"

    def _add(self, tier, formula):
        self.lines.append(f"(assert (=> {self.worlds.tiers[tier]} {formula}))")


def _step(names, index):
    return f"(- {names[index]} {names[index - 1]})" if index else names[0]


def _between(number, bounds, scale):
    """Say that a number lies between bounds, or without; open bounds are no limit."""
    inside = []
    for sign, bound in ((">=", bounds.low), ("<=", bounds.high)):
        if bound is not None:
            scaled = Fraction(bound) * scale
            assert scaled.denominator == 1
            inside.append(f"({sign} {number} {integer(int(scaled))})")
    return all_of(inside) if bounds.within else f"(not {all_of(inside)})"
