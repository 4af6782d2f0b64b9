"""The verdicts of the oracle on cases worked out by hand."""

import pytest
from tests.oracle.strategies import DEFINITIONS_THAT_CARRY_OTHERS, RULES
from tests.oracle.worked_cases import CASES
from tests.oracle.z3_worlds import conflicts

from counterclaim.consistency.policy import Policy


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_verdict(case):
    """The oracle finds exactly the conflicts that were worked out."""
    assert conflicts(case.dataset) == case.expected


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.rule], ids=lambda case: f"{case.rule}: {case.name}"
)
def test_verdict_rests_on_the_rule(case):
    """Without the rule that a case is about, its verdict is another."""
    assert conflicts(case.dataset, Policy(disabled=frozenset({case.rule}))) != case.expected


def test_every_rule_has_a_case():
    """Each definition and presumption has a case that rests on it."""
    assert {case.rule for case in CASES if case.rule} == {*RULES, *DEFINITIONS_THAT_CARRY_OTHERS}
