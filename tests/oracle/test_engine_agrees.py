"""The checker finds what the oracle finds: the same sets with the same severities."""

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from tests.oracle.number_cases import NUMBER_CASES
from tests.oracle.number_strategies import numbers_datasets, numbers_policies
from tests.oracle.strategies import datasets, policies, policies_with_rules_off
from tests.oracle.worked_cases import CASES
from tests.oracle.z3_worlds import conflicts

from counterclaim.consistency import check
from counterclaim.consistency.policy import Policy

SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large)
UNCAPPED = {"max_sets": 10_000, "max_work": 1_000_000_000}


def found_by_checker(dataset, policy):
    """Return the checker's conflicts in the form of the oracle's; each set comes once."""
    report = check(dataset, evolve(policy, **UNCAPPED))
    sets = {frozenset(conflict.claims): conflict.severity for conflict in report.conflicts}
    assert len(sets) == len(report.conflicts)
    return sets


@pytest.mark.parametrize("case", CASES + NUMBER_CASES, ids=lambda case: case.name)
def test_worked_cases(case):
    """The checker's verdict on a case worked out by hand is the expected one."""
    assert found_by_checker(case.dataset, Policy()) == case.expected


def compare(dataset, policy):
    """Compare the two verdicts on a dataset."""
    assert found_by_checker(dataset, policy) == conflicts(dataset, policy)


@settings(max_examples=350, deadline=None, suppress_health_check=SLOW)
@given(datasets(), policies())
def test_random_datasets(dataset, policy):
    """On random datasets the checker finds the oracle's sets, with no exception."""
    compare(dataset, policy)


@settings(max_examples=150, deadline=None, suppress_health_check=SLOW)
@given(datasets(), policies_with_rules_off())
def test_random_datasets_with_rules_off(dataset, policy):
    """The checker finds the oracle's sets also where rules are switched off."""
    compare(dataset, policy)


@settings(max_examples=500, deadline=None, suppress_health_check=SLOW)
@given(numbers_datasets(), numbers_policies())
def test_random_numbers(dataset, policy):
    """The checker finds the oracle's sets where nearly all claims speak of numbers."""
    compare(dataset, policy)


@pytest.mark.long
@settings(max_examples=9_000, deadline=None, suppress_health_check=SLOW)
@given(datasets(), policies())
def test_random_datasets_long(dataset, policy):
    """On thousands of random datasets the checker finds the oracle's sets."""
    compare(dataset, policy)


@pytest.mark.long
@settings(max_examples=3_000, deadline=None, suppress_health_check=SLOW)
@given(datasets(), policies_with_rules_off())
def test_random_datasets_with_rules_off_long(dataset, policy):
    """On thousands of random datasets with rules switched off the sets are the oracle's."""
    compare(dataset, policy)


@pytest.mark.long
@settings(max_examples=8_000, deadline=None, suppress_health_check=SLOW)
@given(numbers_datasets(), numbers_policies())
def test_random_numbers_long(dataset, policy):
    """On thousands of random datasets about numbers the sets are the oracle's."""
    compare(dataset, policy)
