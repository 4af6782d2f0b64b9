"""The verdicts of the oracle on cases worked out by hand."""

import pytest
from tests.oracle.strategies import RULES
from tests.oracle.worked_cases import CASES, WITH_RULES_OFF
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


@pytest.mark.parametrize(("rule", "case"), WITH_RULES_OFF)
def test_verdict_without_a_rule(rule, case):
    """What rests on the other rules stays a conflict when one is switched off."""
    assert conflicts(case.dataset, Policy(disabled=frozenset({rule}))) == case.expected


def test_every_rule_has_a_case():
    """Each definition and presumption has a case that rests on it."""
    assert {case.rule for case in CASES if case.rule} == set(RULES)
