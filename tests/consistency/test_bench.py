"""Quick ways to decide numbers, against the plain search: they give the same verdicts."""

from attrs import evolve
from counterclaim.consistency.bench import Bench
from counterclaim.consistency.compile import compile_dataset
from counterclaim.consistency.groups import groups_of
from counterclaim.consistency.joint import bearing_of, joint_problem, joint_world, spells_of
from counterclaim.consistency.ledger import Literal, with_slots
from counterclaim.consistency.paths import numbers_found
from counterclaim.consistency.solve import Solver
from counterclaim.consistency.tally import Search, examine
from counterclaim.consistency.worlds import find_world, lay_out
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.oracle.number_strategies import numbers_datasets, numbers_policies

from counterclaim.solver.minimal_sets import bits, mask_of


@st.composite
def solvers(draw, **options):
    """Draw a dataset and a policy; return a solver for one of its groups that has numbers."""
    dataset, policy = draw(numbers_datasets(**options)), draw(numbers_policies())
    theory = compile_dataset(dataset, policy)
    groups = [group for group in groups_of(theory, policy) if group.numbers]
    assume(groups)
    group = draw(st.sampled_from(groups))
    return Solver(group, draw(st.sampled_from((0, 1, 2))), policy, theory.structure)


def subsets(draw, solver):
    """Draw some sets of claims that a solver can be asked about."""
    members = [claim for claim in solver.group.members if claim not in solver.group.anchored]
    return draw(st.lists(st.sets(st.sampled_from(members)).map(sorted), max_size=8))


@given(solvers(max_claims=8), st.data())
def test_a_bench_answers_as_a_new_search_does(solver, data):
    """However often it is asked, about whatever subsets, the verdict is that of the search."""
    assume(not solver.group.claimed)
    ledger = solver.ledger(solver.numbers(solver.group.members))
    bench = Bench(with_slots(ledger), (), frozenset())
    for claims in subsets(data.draw, solver):
        items = solver.numbers(claims)
        verdict = bench.ask({claim for claim, _ in items})
        expected = examine(with_slots(solver.ledger(items)))
        assert (verdict is None) == (expected is None)
        if verdict is not None:
            core = [entry for entry in items if entry[0] in verdict.claims]
            assert examine(with_slots(solver.ledger(core))) is not None


@given(solvers(max_claims=8), st.data())
def test_numbers_that_are_found_quickly_are_there(solver, data):
    """Where numbers are found, the search finds no clash, on days of whatever spells."""
    assume(not solver.group.claimed)
    for claims in subsets(data.draw, solver):
        items = solver.numbers(claims)
        if numbers_found(with_slots(solver.ledger(items)), {}):
            assert examine(with_slots(solver.ledger(items))) is None


@given(solvers(max_claims=8))
def test_numbers_that_are_found_go_with_the_presences_of_a_world(solver):
    """The same with the presences of a history; the bench says the same of these."""
    assume(not solver.group.claimed and not solver.group.anchored)
    claims = solver.group.members
    problem, ledger, presence = solver.joint(solver.constraints(claims), solver.numbers(claims))
    bearing = bearing_of(ledger, presence)
    whole = joint_problem(problem, ledger, presence)
    slots, _ = lay_out(whole)
    world = find_world(whole, slots)
    assume(world is not None and len(set(slots)) == len(slots))
    spells = spells_of(world, bearing)
    laid = evolve(ledger, slots=slots)
    search = Search(laid, bearing)
    expected = search.run(
        Literal(name, place, present=present)
        for name, runs in spells.items()
        for place, (first, _) in enumerate(slots)
        for present in [next(state for day, state in reversed(runs) if day <= first)]
    )
    if numbers_found(laid, spells):
        assert expected is None
    days = frozenset(first for first, _ in slots)
    verdict = Bench(with_slots(ledger, days), bearing, days).ask(
        {claim for claim, _ in ledger.items}, spells
    )
    assert (verdict is None) == (expected is None)


@given(solvers(max_claims=8))
def test_the_desk_decides_as_the_plain_search_for_a_world(solver):
    """Stages and numbers together: the same verdict as by searching the worlds one by one."""
    assume(not solver.group.claimed and not solver.group.anchored)
    claims = solver.group.members
    constraints, items = solver.constraints(claims), solver.numbers(claims)
    assume(constraints and any(item.quantity.counts_persons for _, item in items))
    expected = (
        examine(with_slots(solver.ledger(items))) is None
        and joint_world(*solver.joint(constraints, items)) is not None
    )
    if solver.satisfiable(claims):
        assert expected
    elif expected:
        assert any(
            not solver.satisfiable([claim for claim, own in constraints if own.timeline == line])
            for line in {own.timeline for _, own in constraints}
        )


@given(st.sets(st.integers(0, 5000)))
def test_masks_hold_what_they_were_made_of(numbers):
    """A mask gives its elements back in order."""
    assert list(bits(mask_of(numbers))) == sorted(numbers)
