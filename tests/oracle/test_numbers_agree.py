"""Two readings of numbers agree, and the one with Z3 does not depend on the days it models."""

import pytest
from attrs import evolve
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.oracle.brute_numbers import NumberSearch
from tests.oracle.number_strategies import (
    TINY_FIGURES,
    numbers_datasets,
    numbers_policies,
    tiny_numbers,
)
from tests.oracle.reading import read
from tests.oracle.strategies import datasets, policies
from tests.oracle.z3_worlds import Worlds, minimal_sets

SLOW = (HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large)
FEW = settings(max_examples=25, deadline=None, suppress_health_check=SLOW)
MANY = settings(max_examples=2000, deadline=None, suppress_health_check=SLOW)
WITHOUT = st.sampled_from([(), ("balance",), ("figure_persists",), ("partition_exhaustive",)])


def agree(dataset, without):
    """Compare all conflicts of a tiny dataset."""
    policy = evolve(TINY_FIGURES, disabled=TINY_FIGURES.disabled | set(without))
    theory = read(dataset, policy)
    assume(theory.numbers.quantities)
    marks = [day for window in theory.numbers.windows() for day in window if abs(day) < 10**7]
    assume(not marks or max(marks) - min(marks) <= 12)
    assume(not any(theory.demands.values()))
    search = NumberSearch(theory)
    assume(len(search.moving) <= 1)
    assert minimal_sets(theory, Worlds(theory).satisfiable) == minimal_sets(
        theory, search.satisfiable
    )


@settings(FEW, max_examples=15)
@given(tiny_numbers(), WITHOUT)
def test_z3_and_search_agree(dataset, without):
    """Z3 and the search over stocks and flows find the same conflicts."""
    agree(dataset, without)


@pytest.mark.long
@settings(MANY, max_examples=500)
@given(tiny_numbers(), WITHOUT)
def test_z3_and_search_agree_long(dataset, without):
    """Z3 and the search over stocks and flows find the same conflicts, on thousands of cases."""
    agree(dataset, without)


def same_with_more_days(dataset, policy):
    """Compare the verdict on the days that are enough with that on more of each stretch."""
    theory = read(dataset, policy)
    fewer = minimal_sets(theory, Worlds(theory).satisfiable)
    assert fewer == minimal_sets(theory, Worlds(theory, theory.enough() + 3).satisfiable)


@FEW
@given(numbers_datasets(max_claims=4), numbers_policies())
def test_more_days_change_nothing(dataset, policy):
    """More days in each stretch leave every verdict as it is."""
    same_with_more_days(dataset, policy)


@pytest.mark.long
@MANY
@given(numbers_datasets(max_claims=5), numbers_policies())
def test_more_days_change_nothing_long(dataset, policy):
    """More days in each stretch leave every verdict as it is, on thousands of cases."""
    same_with_more_days(dataset, policy)


class Stretches(Worlds):
    """Worlds over the days that datasets with numbers have."""

    def _days(self):
        return self._days_of_stretches()


@FEW
@given(datasets(max_claims=5), policies())
def test_two_choices_of_days(dataset, policy):
    """The days near an edge and the days of stretches give the same verdicts on stages."""
    theory = read(dataset, policy)
    assume(not theory.numbers.quantities)
    found = minimal_sets(theory, Worlds(theory).satisfiable)
    assert found == minimal_sets(theory, Stretches(theory).satisfiable)
