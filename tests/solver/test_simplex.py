"""The exact solver of bounds and sums, against Z3 and by the certificates that it gives."""

import z3
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.solver.simplex import Bound, Clash, System, in_parts, solve

VARIABLES = 4


@st.composite
def systems(draw):
    """Draw small systems with sums whose factors are mostly 1 or -1."""
    rows = {}
    for number in range(draw(st.integers(0, 4))):
        names = draw(st.lists(st.integers(0, VARIABLES - 1), min_size=1, max_size=4, unique=True))
        rows[VARIABLES + number] = {
            name: draw(st.sampled_from((1, -1, 1, -1, 2, -3))) for name in names
        }
    bounds = [
        Bound(draw(st.integers(0, VARIABLES + len(rows) - 1)), value, lower, number)
        for number, (value, lower) in enumerate(
            draw(st.lists(st.tuples(st.integers(-4, 6), st.booleans()), max_size=10))
        )
    ]
    closed = [
        Bound(name, 9 if not lower else -9, lower, (name, lower))
        for name in range(VARIABLES)
        for lower in (True, False)
    ]
    return System((*bounds, *closed), rows, draw(st.sampled_from((0, VARIABLES))))


def z3_verdict(system):
    """Decide the same system in Z3."""
    make = z3.Int if system.whole else z3.Real
    names = [make(f"v{number}") for number in range(VARIABLES)]
    known = dict(enumerate(names))
    for row, factors in system.rows.items():
        known[row] = z3.Sum([factor * known[name] for name, factor in factors.items()])
    solver = z3.Solver()
    for bound in system.bounds:
        value = known[bound.variable]
        solver.add(value >= bound.value if bound.lower else value <= bound.value)
    return solver.check() == z3.sat


@given(systems())
def test_the_verdict_is_that_of_z3(system):
    """A system has values exactly where Z3 finds some, and the values lie within all bounds."""
    answer = solve(system)
    assert answer.exact
    assert (answer.clash is None) == z3_verdict(system)
    if answer.clash is None:
        values = dict(answer.values)
        for row, factors in system.rows.items():
            assert values[row] == sum(f * values.get(name, 0) for name, f in factors.items())
        for bound in system.bounds:
            value = values[bound.variable]
            assert value >= bound.value if bound.lower else value <= bound.value


@given(systems())
def test_the_bounds_of_a_clash_clash_by_themselves(system):
    """With nothing but the bounds that a clash names, there is still no solution."""
    clash = solve(system).clash
    if clash is not None:
        named = {bound.tag for bound, _ in clash.terms}
        rest = [bound for bound in system.bounds if bound.tag in named]
        assert not z3_verdict(System(rest, system.rows, system.whole))


@given(systems())
def test_a_clash_adds_up(system):
    """Without whole numbers, the bounds times their multipliers leave a sum below zero."""
    clash = solve(System(system.bounds, system.rows, 0)).clash
    if clash is None:
        return
    total = {}
    gap = 0
    for bound, factor in clash.terms:
        assert factor > 0
        sign = factor if bound.lower else -factor
        gap += sign * bound.value
        for name, inner in system.rows.get(bound.variable, {bound.variable: 1}).items():
            total[name] = total.get(name, 0) + sign * inner
    assert gap > 0
    assert not any(total.values())


@given(systems(), st.integers(0, 6))
def test_parts_and_later_bounds_change_no_verdict(system, first):
    """Settled in parts, and with some bounds added later, the verdict is that of the whole."""
    early = System(system.bounds[first:], system.rows, system.whole)
    parts = in_parts(early)
    later = list(system.bounds[:first])
    known = not isinstance(parts, Clash) and all(b.variable in parts.part_of for b in later)
    end = parts.with_bounds(later) if known else parts
    if known or isinstance(parts, Clash):
        assert isinstance(end, Clash) == (solve(system).clash is not None) or not known
