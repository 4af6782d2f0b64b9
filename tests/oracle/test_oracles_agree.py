"""The two oracles agree, and the oracle with Z3 does not depend on how many days it models."""

import math

import pytest
from attrs import evolve
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.oracle.brute_worlds import Search, follows
from tests.oracle.reading import read
from tests.oracle.strategies import RULES, SHORT, datasets, policies, policies_with_rules_off
from tests.oracle.theory import MOMENT_FACETS, STATES
from tests.oracle.z3_worlds import Worlds, minimal_sets, steps

SLOW = (HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large)
FEW = settings(max_examples=50, deadline=None, suppress_health_check=SLOW)
MANY = settings(max_examples=3000, deadline=None, suppress_health_check=SLOW)

TINY = datasets(max_claims=4, window=4, coarse=False)
SHORT_POLICIES = st.frozensets(st.sampled_from(RULES), max_size=3).map(
    lambda rules: evolve(SHORT, disabled=rules)
)


def agree(dataset, policy):
    """Compare all conflicts of a dataset that is small enough for the search by days."""
    theory = read(dataset, policy)
    assume(not theory.numbers.quantities)
    joint = [STATES[t.facet] for t in theory.timelines if t.facet not in MOMENT_FACETS]
    assume(math.prod(map(len, joint)) <= 72)
    begins, ends = theory.bounds()
    marks = begins | ends
    assume(not marks or max(marks) - min(marks) <= 12)
    found = minimal_sets(theory, Worlds(theory).satisfiable)
    assert found == minimal_sets(theory, Search(theory).satisfiable)


@FEW
@given(TINY, SHORT_POLICIES)
def test_z3_and_search_agree(dataset, policy):
    """Z3 and the search by days find the same conflicts with the same severities."""
    agree(dataset, policy)


@pytest.mark.long
@MANY
@given(TINY, SHORT_POLICIES)
def test_z3_and_search_agree_long(dataset, policy):
    """Z3 and the search by days find the same conflicts, on thousands of cases."""
    agree(dataset, policy)


def same_with_more_days(dataset, policy):
    """Compare the verdict on the days that are enough with that on many more."""
    theory = read(dataset, policy)
    more = theory.enough() + (3 if theory.numbers.quantities else 9)
    fewer = minimal_sets(theory, Worlds(theory).satisfiable)
    assert fewer == minimal_sets(theory, Worlds(theory, more).satisfiable)


@FEW
@given(datasets(), policies())
def test_more_days_change_nothing(dataset, policy):
    """Longer ends, and longer quiet times between, leave every verdict as it is."""
    same_with_more_days(dataset, policy)


@pytest.mark.long
@MANY
@given(datasets(), policies())
def test_more_days_change_nothing_long(dataset, policy):
    """More modelled days leave every verdict as it is, on thousands of cases."""
    same_with_more_days(dataset, policy)


@FEW
@given(datasets(max_claims=5), st.one_of(policies(), policies_with_rules_off()))
def test_timelines_left_out_change_nothing(dataset, policy):
    """The timelines that are left out as irrelevant are irrelevant."""
    needed, everything = read(dataset, policy), read(dataset, policy, prune=False)
    assert set(needed.timelines) <= set(everything.timelines)
    found = minimal_sets(needed, Worlds(needed).satisfiable)
    assert found == minimal_sets(everything, Worlds(everything, needed.enough()).satisfiable)


@settings(FEW, max_examples=20)
@given(datasets(), policies_with_rules_off())
def test_background_alone_is_satisfiable(dataset, policy):
    """Without any claim some world exists at every tier."""
    theory = read(dataset, policy)
    worlds = Worlds(theory)
    assert all(worlds.satisfiable((), tier) for tier in range(3))


@pytest.mark.parametrize("soft", [True, False], ids=["soft", "hard"])
@pytest.mark.parametrize("facet", STATES)
def test_one_relation_of_states(facet, soft):
    """The oracles agree on which states may follow a state, though they reckon it by themselves."""
    z3_steps = {state: set(after) for state, after in steps(facet, soft=soft).items()}
    assert z3_steps == follows(facet, soft=soft)
