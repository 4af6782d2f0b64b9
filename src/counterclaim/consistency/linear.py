"""Whether bounds and sums can all hold, exactly, and if not, which of them clash.

The simplex method for bounded variables of Dutertre and de Moura ("A fast linear-arithmetic
solver for DPLL(T)", 2006) with Bland's rule, in whole numbers and fractions. A clash comes
with multipliers: the bounds, each times its multiplier, add up to a contradiction (Farkas'
lemma). Whole numbers are reached by branching.
"""

from collections.abc import Hashable, Mapping, Sequence
from fractions import Fraction

from attrs import frozen

Value = int | Fraction
_MAX_BRANCHES = 64


@frozen
class Bound:
    """A bound of a variable, from below where `lower`; `tag` says where it comes from."""

    variable: int
    value: Value
    lower: bool
    tag: Hashable = None


@frozen
class System:
    """Variables with bounds; those of `rows` are sums of others, times their factors.

    Variables below `whole` are whole numbers.
    """

    bounds: Sequence[Bound]
    rows: Mapping[int, Mapping[int, int]]
    whole: int


@frozen
class Clash:
    """Bounds that contradict one another, each with its multiplier."""

    terms: tuple[tuple[Bound, Value], ...]


@frozen
class Answer:
    """Either values of the variables or a clash; `exact` where whole numbers were settled."""

    values: Mapping[int, Value]
    clash: Clash | None
    exact: bool = True


def _divided(value: Value, by: Value) -> Value:
    if by in (1, -1):
        return value if by == 1 else -value
    quotient = Fraction(value) / by
    return quotient.numerator if quotient.denominator == 1 else quotient


class _Tableau:
    """The state of the method: rows of basic variables over the others, and their values."""

    def __init__(self, system: System) -> None:
        self.lower: dict[int, Bound] = {}
        self.upper: dict[int, Bound] = {}
        for bound in system.bounds:
            kept = self.lower if bound.lower else self.upper
            old = kept.get(bound.variable)
            if old is None or (bound.value > old.value if bound.lower else bound.value < old.value):
                kept[bound.variable] = bound
        self.rows: dict[int, dict[int, Value]] = {
            basic: dict(row) for basic, row in system.rows.items()
        }
        free = {name for row in self.rows.values() for name in row}
        free.update(name for name in (*self.lower, *self.upper) if name not in self.rows)
        self.values: dict[int, Value] = {name: self._start(name) for name in sorted(free)}
        for basic, row in self.rows.items():
            self.values[basic] = sum(factor * self.values[name] for name, factor in row.items())

    def _start(self, name: int) -> Value:
        if name in self.lower:
            return self.lower[name].value
        return min(0, self.upper[name].value) if name in self.upper else 0

    def crossed(self) -> Clash | None:
        """Return a variable whose own bounds exclude one another."""
        for name, low in self.lower.items():
            high = self.upper.get(name)
            if high is not None and low.value > high.value:
                return Clash(((low, 1), (high, 1)))
        return None

    def _room(self, name: int, *, up: bool) -> bool:
        bound = (self.upper if up else self.lower).get(name)
        if bound is None:
            return True
        value = self.values[name]
        return value < bound.value if up else value > bound.value

    def run(self) -> Clash | None:
        """Move the basic variables within their bounds; return a clash where that fails."""
        while True:
            violated = self._violated()
            if violated is None:
                return None
            basic, bound = violated
            row = self.rows[basic]
            entering = next(
                (
                    name
                    for name in sorted(row)
                    if self._room(name, up=(row[name] > 0) == bound.lower)
                ),
                None,
            )
            if entering is None:
                terms: list[tuple[Bound, Value]] = [(bound, 1)]
                for name, factor in sorted(row.items()):
                    up = (factor > 0) == bound.lower
                    limit = (self.upper if up else self.lower)[name]
                    terms.append((limit, factor if factor > 0 else -factor))
                return Clash(tuple(terms))
            self._pivot(basic, entering, bound.value)

    def _violated(self) -> tuple[int, Bound] | None:
        for basic in sorted(self.rows):
            value = self.values[basic]
            low, high = self.lower.get(basic), self.upper.get(basic)
            if low is not None and value < low.value:
                return basic, low
            if high is not None and value > high.value:
                return basic, high
        return None

    def _pivot(self, basic: int, entering: int, target: Value) -> None:
        row = self.rows.pop(basic)
        factor = row.pop(entering)
        step = _divided(target - self.values[basic], factor)
        self.values[basic] = target
        self.values[entering] += step
        new = {name: _divided(-other, factor) for name, other in row.items()}
        new[basic] = _divided(1, factor)
        for name, other in self.rows.items():
            share = other.pop(entering, 0)
            if not share:
                continue
            self.values[name] += share * step
            for inner, amount in new.items():
                total = other.get(inner, 0) + share * amount
                if total:
                    other[inner] = total
                else:
                    other.pop(inner, None)
        self.rows[entering] = new


def solve(system: System) -> Answer:
    """Return values within all bounds, or bounds that contradict one another.

    Where whole numbers cannot be settled within a fixed number of branches, `exact` is False
    and the values are fractions.
    """
    return _solve(system, [_MAX_BRANCHES])


def _solve(system: System, left: list[int]) -> Answer:
    tableau = _Tableau(system)
    clash = tableau.crossed() or tableau.run()
    if clash is not None:
        return Answer({}, clash)
    broken = next(
        (
            name
            for name, value in sorted(tableau.values.items())
            if name < system.whole and value != int(value)
        ),
        None,
    )
    if broken is None:
        return Answer(tableau.values, None)
    if not left[0]:
        return Answer(tableau.values, None, exact=False)
    left[0] -= 1
    floor = tableau.values[broken] // 1
    terms: list[tuple[Bound, Value]] = []
    for value, lower in ((floor, False), (floor + 1, True)):
        split = Bound(broken, value, lower, None)
        branch = System((*system.bounds, split), system.rows, system.whole)
        answer = _solve(branch, left)
        if answer.clash is None:
            return answer
        terms += [term for term in answer.clash.terms if term[0].tag is not None]
    return Answer({}, Clash(tuple(dict.fromkeys(terms))))
