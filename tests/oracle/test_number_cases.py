"""The verdicts of the oracle on cases about numbers that were worked out by hand."""

import pytest
from tests.oracle.number_cases import NUMBER_CASES
from tests.oracle.number_strategies import NUMBER_RULES
from tests.oracle.z3_worlds import conflicts

from counterclaim.consistency.policy import Policy


@pytest.mark.parametrize("case", NUMBER_CASES, ids=lambda case: case.name)
def test_verdict(case):
    """The oracle finds exactly the conflicts that were worked out."""
    assert conflicts(case.dataset) == case.expected


@pytest.mark.parametrize(
    "case",
    [case for case in NUMBER_CASES if case.rule],
    ids=lambda case: f"{case.rule}: {case.name}",
)
def test_verdict_rests_on_the_rule(case):
    """Without the rule that a case is about, its verdict is another."""
    assert conflicts(case.dataset, Policy(disabled=frozenset({case.rule}))) != case.expected


def test_every_rule_has_a_case():
    """Each rule about numbers has a case that rests on it."""
    assert {case.rule for case in NUMBER_CASES if case.rule} == set(NUMBER_RULES)
