"""Whether bounds and sums can all hold, exactly, and if not, which of them clash.

The simplex method for bounded variables of Dutertre and de Moura ("A fast linear-arithmetic
solver for DPLL(T)", 2006), in whole numbers and fractions. A clash comes
with multipliers: the bounds, each times its multiplier, add up to a contradiction (Farkas'
lemma). Whole numbers are reached by branching.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import count

from attrs import frozen

Value = int | Fraction
MAX_BRANCHES = 64
_SPARSE_TURNS = 500


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
    """Bounds that contradict one another, each with its multiplier.

    `adds_up` is False where several cases had to be tried: then the bounds of all of them are
    here, and no sum of them shows the contradiction.
    """

    terms: tuple[tuple[Bound, Value], ...]
    adds_up: bool = True


@frozen
class Answer:
    """Either values of the variables or a clash; `exact` where whole numbers were settled."""

    values: Mapping[int, Value]
    clash: Clash | None
    exact: bool = True


def _divided(value: Value, by: Value) -> Value:
    if by in (1, -1):
        return value if by == 1 else -value
    return _plain(Fraction(value) / by)


def _plain(value: Value) -> Value:
    """Return a whole number as such: it is quicker, and tells that it is whole."""
    if type(value) is int or value.denominator != 1:
        return value
    return value.numerator


class OutOfEffort(Exception):  # noqa: N818  (it ends a search, and is no error)
    """A search for numbers has taken as many steps as it may."""


class Effort:
    """How many steps a search for numbers may still take; None for any number of them."""

    def __init__(self, left: int | None = None) -> None:
        self.left = left

    def spend(self, steps: int) -> None:
        """Count some steps; raises OutOfEffort where none are left."""
        if self.left is not None:
            self.left -= steps
            if self.left < 0:
                raise OutOfEffort


class Tableau:
    """The state of the method: rows of basic variables over the others, and their values.

    Bounds can be added one after the other; a copy is taken before what may be taken back. A
    step of its `effort` is one factor of one row that is worked out anew.
    """

    def __init__(self, system: System, effort: Effort | None = None) -> None:
        self.effort = Effort() if effort is None else effort
        self.whole = system.whole
        self.lower: dict[int, Bound] = {}
        self.upper: dict[int, Bound] = {}
        self.rows: dict[int, dict[int, Value]] = {
            basic: dict(row) for basic, row in system.rows.items()
        }
        self.columns: dict[int, set[int]] = {}
        for basic, row in self.rows.items():
            for name in row:
                self.columns.setdefault(name, set()).add(basic)
        self.values: dict[int, Value] = dict.fromkeys(sorted(self.columns), 0)
        self.values.update(dict.fromkeys(self.rows, 0))
        self.crossed: Clash | None = None
        self.crossing: dict[int, None] = {}
        self.broken: set[int] = set()
        self.add(system.bounds)

    def copy(self) -> "Tableau":
        """Return a tableau that can be changed without changing this one."""
        other = Tableau.__new__(Tableau)
        other.effort = self.effort
        other.whole = self.whole
        other.lower, other.upper = self.lower.copy(), self.upper.copy()
        other.rows = {basic: row.copy() for basic, row in self.rows.items()}
        other.columns = {name: basics.copy() for name, basics in self.columns.items()}
        other.values = self.values.copy()
        other.crossed = self.crossed
        other.crossing = self.crossing.copy()
        other.broken = self.broken.copy()
        return other

    def add(self, bounds: Iterable[Bound]) -> None:
        """Add bounds, and move the variables that are free to move within them."""
        for bound in bounds:
            name = bound.variable
            kept, against = (self.lower, self.upper) if bound.lower else (self.upper, self.lower)
            old = kept.get(name)
            if old is not None and (
                bound.value <= old.value if bound.lower else bound.value >= old.value
            ):
                continue
            kept[name] = bound
            other = against.get(name)
            if other is not None and self.crossed is None:
                low, high = (bound, other) if bound.lower else (other, bound)
                if low.value > high.value:
                    self.crossed = Clash(((low, 1), (high, 1)))
            value = self.values.setdefault(name, 0)
            if name in self.rows:
                self.broken.add(name)
            elif value < bound.value if bound.lower else value > bound.value:
                self._shift(name, bound.value - value)

    def restrict(self, name: int, low: Bound | None, high: Bound | None) -> None:
        """Give a variable bounds in the place of those that it has, which may be looser."""
        for kept, bound in ((self.lower, low), (self.upper, high)):
            if bound is None:
                kept.pop(name, None)
            else:
                kept[name] = bound
        if low is not None and high is not None and low.value > high.value:
            self.crossing[name] = None
            return
        self.crossing.pop(name, None)
        value = self.values.setdefault(name, 0)
        if name in self.rows:
            self.broken.add(name)
        elif low is not None and value < low.value:
            self._shift(name, low.value - value)
        elif high is not None and value > high.value:
            self._shift(name, high.value - value)

    def _shift(self, name: int, step: Value) -> None:
        self.values[name] = _plain(self.values[name] + step)
        for basic in self.columns.get(name, ()):
            self.values[basic] = _plain(self.values[basic] + self.rows[basic][name] * step)
            self.broken.add(basic)

    def _room(self, name: int, *, up: bool) -> bool:
        bound = (self.upper if up else self.lower).get(name)
        if bound is None:
            return True
        value = self.values[name]
        return value < bound.value if up else value > bound.value

    def run(self) -> Clash | None:
        """Move the basic variables within their bounds; return a clash where that fails."""
        if self.crossed is not None:
            return self.crossed
        for name in self.crossing:
            return Clash(((self.lower[name], 1), (self.upper[name], 1)))
        for turn in count():
            violated = self._violated()
            if violated is None:
                return None
            basic, bound = violated
            row = self.rows[basic]
            eligible = [
                name
                for name, factor in row.items()
                if self._room(name, up=(factor > 0) == bound.lower)
            ]
            if eligible:
                # few rows keep the rows short; after many turns Bland's rule makes an end
                columns = self.columns
                thin = turn < _SPARSE_TURNS
                self._pivot(
                    basic,
                    min(eligible, key=lambda name: (len(columns[name]), name))
                    if thin
                    else min(eligible),
                    bound.value,
                )
            else:
                terms: list[tuple[Bound, Value]] = [(bound, 1)]
                for name, factor in sorted(row.items()):
                    up = (factor > 0) == bound.lower
                    limit = (self.upper if up else self.lower)[name]
                    terms.append((limit, factor if factor > 0 else -factor))
                return Clash(tuple(terms))
        return None

    def _violated(self) -> tuple[int, Bound] | None:
        """Return the first basic variable outside its bounds (Bland's rule)."""
        for basic in sorted(self.broken):
            value = self.values[basic]
            low, high = self.lower.get(basic), self.upper.get(basic)
            if low is not None and value < low.value:
                return basic, low
            if high is not None and value > high.value:
                return basic, high
            self.broken.discard(basic)
        return None

    def _pivot(self, basic: int, entering: int, target: Value) -> None:
        row = self.rows.pop(basic)
        self.broken.discard(basic)
        for name in row:
            self.columns[name].discard(basic)
        factor = row.pop(entering)
        step = _divided(target - self.values[basic], factor)
        self.values[basic] = target
        self.values[entering] = _plain(self.values[entering] + step)
        new = {name: _divided(-other, factor) for name, other in row.items()}
        new[basic] = _divided(1, factor)
        touched = self.columns.pop(entering)
        self.effort.spend(1 + len(touched) * len(new))
        self.columns[basic] = set()
        for name in touched:
            other = self.rows[name]
            share = other.pop(entering)
            self.values[name] = _plain(self.values[name] + share * step)
            self.broken.add(name)
            for inner, amount in new.items():
                total = _plain(other.get(inner, 0) + share * amount)
                if total:
                    if inner not in other:
                        self.columns[inner].add(name)
                    other[inner] = total
                elif inner in other:
                    del other[inner]
                    self.columns[inner].discard(name)
        self.rows[entering] = new
        self.broken.add(entering)
        for name in new:
            self.columns[name].add(entering)

    def first_broken(self) -> int | None:
        """Return the first variable that has to be a whole number and is none."""
        return min(
            (
                name
                for name, value in self.values.items()
                if type(value) is not int and name < self.whole
            ),
            default=None,
        )

    def settle(self) -> Answer:
        """Return values within all bounds, or bounds that contradict one another.

        Where whole numbers cannot be settled within a fixed number of branches, `exact` is
        False and the values are fractions.
        """
        return self.settle_within([MAX_BRANCHES])

    def settle_within(self, left: list[int]) -> Answer:
        """The same with so many branches left."""
        clash = self.run()
        if clash is not None:
            return Answer({}, clash)
        broken = self.first_broken()
        if broken is None:
            return Answer(self.values, None)
        if not left[0]:
            return Answer(self.values, None, exact=False)
        left[0] -= 1
        floor = self.values[broken] // 1
        terms: list[tuple[Bound, Value]] = []
        for value, lower in ((floor, False), (floor + 1, True)):
            branch = self.copy()
            branch.add([Bound(broken, value, lower)])
            answer = branch.settle_within(left)
            if answer.clash is None:
                return answer
            terms += [term for term in answer.clash.terms if term[0].tag is not None]
        return Answer({}, Clash(tuple(dict.fromkeys(terms)), adds_up=False))


@frozen
class Parts:
    """A system in parts that share no variable, each settled by itself and only when touched.

    `part_of` gives the part of every variable; `tableaus` are settled and never changed.
    """

    part_of: Mapping[int, int]
    tableaus: Mapping[int, Tableau]

    def with_bounds(self, bounds: Iterable[Bound]) -> "Parts | Clash":
        """Return the parts with further bounds, or the clash that these bring about."""
        touched: dict[int, list[Bound]] = {}
        for bound in bounds:
            touched.setdefault(self.part_of[bound.variable], []).append(bound)
        if not touched:
            return self
        tableaus = dict(self.tableaus)
        for part, further in touched.items():
            tableau = tableaus[part].copy()
            tableau.add(further)
            clash = tableau.settle().clash
            if clash is not None:
                return clash
            tableaus[part] = tableau
        return Parts(self.part_of, tableaus)


def in_parts(system: System) -> Parts | Clash:
    """Split a system into parts that share no variable and settle each."""
    above: dict[int, int] = {}

    def top(name: int) -> int:
        root = name
        while above.setdefault(root, root) != root:
            root = above[root]
        while above[name] != root:
            above[name], name = root, above[name]
        return root

    for basic, row in system.rows.items():
        for name in row:
            above[top(name)] = top(basic)
    for bound in system.bounds:
        top(bound.variable)
    part_of = {name: top(name) for name in list(above)}
    bounds: dict[int, list[Bound]] = {}
    rows: dict[int, dict[int, Mapping[int, int]]] = {}
    for bound in system.bounds:
        bounds.setdefault(part_of[bound.variable], []).append(bound)
    for basic, row in system.rows.items():
        rows.setdefault(part_of[basic], {})[basic] = row
    tableaus = {}
    for part in dict.fromkeys(part_of.values()):
        own = System(bounds.get(part, ()), rows.get(part, {}), system.whole)
        tableau = Tableau(own)
        clash = tableau.settle().clash
        if clash is not None:
            return clash
        tableaus[part] = tableau
    return Parts(part_of, tableaus)


def solve(system: System) -> Answer:
    """Settle a system at once; see `Tableau.settle`."""
    return Tableau(system).settle()
