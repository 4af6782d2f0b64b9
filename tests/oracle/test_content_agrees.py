"""Contents other than stages and numbers: hand-worked verdicts, and engine against oracle."""

from collections import Counter

import pytest
from hypothesis import Phase, given, seed, settings
from tests.oracle.content_cases import CONTENT_CASES
from tests.oracle.content_strategies import content_policies, joined_datasets
from tests.oracle.reading import read
from tests.oracle.relative_strategies import SHORT_DAYS, relative_datasets, relative_policies
from tests.oracle.speech_cases import SPEECH_CASES
from tests.oracle.speech_strategies import spoken_datasets, spoken_policies
from tests.oracle.test_engine_agrees import SLOW, compare, found_by_checker
from tests.oracle.z3_worlds import Worlds, conflicts, minimal_sets

from counterclaim.consistency.policy import Policy

ALL_CASES = CONTENT_CASES + SPEECH_CASES
CASES = pytest.mark.parametrize("case", ALL_CASES, ids=lambda case: case.name)


@CASES
def test_verdict_of_the_oracle(case):
    """The oracle finds exactly the conflicts that were worked out."""
    assert conflicts(case.dataset) == case.expected


@CASES
def test_verdict_of_the_checker(case):
    """The checker finds exactly the conflicts that were worked out."""
    assert found_by_checker(case.dataset, Policy()) == case.expected


@pytest.mark.parametrize(
    "case", [case for case in ALL_CASES if case.rule], ids=lambda case: case.name
)
def test_verdict_rests_on_the_rule(case):
    """Without the rule that a case is about, its verdict is another."""
    assert conflicts(case.dataset, Policy(disabled=frozenset({case.rule}))) != case.expected


@settings(max_examples=300, deadline=None, suppress_health_check=SLOW)
@given(joined_datasets(), content_policies())
def test_claimed_parts(dataset, policy):
    """Where claims join deployments, and speak of phases, the sets are the oracle's."""
    compare(dataset, policy)


@settings(max_examples=250, deadline=None, suppress_health_check=SLOW)
@given(relative_datasets(), relative_policies())
def test_relative_times(dataset, policy):
    """Where times hang on other subjects, the sets are the oracle's."""
    compare(dataset, policy)


@settings(max_examples=400, deadline=None, suppress_health_check=SLOW)
@given(spoken_datasets(), spoken_policies())
def test_properties_deadlines_and_speech(dataset, policy):
    """Where claims speak of properties, deadlines and words, the sets are the oracle's."""
    compare(dataset, policy)


@pytest.mark.long
@settings(max_examples=4_000, deadline=None, suppress_health_check=SLOW)
@given(spoken_datasets(), spoken_policies())
def test_properties_deadlines_and_speech_long(dataset, policy):
    """Where claims speak of properties and words the sets are the oracle's, on thousands."""
    compare(dataset, policy)


@pytest.mark.long
@settings(max_examples=4_000, deadline=None, suppress_health_check=SLOW)
@given(relative_datasets(), relative_policies())
def test_relative_times_long(dataset, policy):
    """Where times hang on other subjects the sets are the oracle's, on thousands of datasets."""
    compare(dataset, policy)


@pytest.mark.long
@settings(max_examples=4_000, deadline=None, suppress_health_check=SLOW)
@given(joined_datasets(), content_policies())
def test_claimed_parts_long(dataset, policy):
    """Where claims join deployments the sets are the oracle's, on thousands of datasets."""
    compare(dataset, policy)


@settings(max_examples=15, deadline=None, suppress_health_check=SLOW)
@given(relative_datasets(max_claims=4), relative_policies())
def test_more_days_change_nothing(dataset, policy):
    """A longer calendar leaves every verdict on relative times as it is."""
    theory = read(dataset, policy)
    longer = Worlds(theory, theory.enough() + 5)
    assert minimal_sets(theory, longer.satisfiable) == conflicts(dataset, policy)


@pytest.mark.parametrize("draw", [joined_datasets, relative_datasets, spoken_datasets])
def test_share_of_conflicts(draw):
    """More than an eighth of the datasets have a conflict, and each severity is seen."""
    seen = Counter()

    @settings(
        max_examples=25,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=SLOW,
    )
    @given(draw())
    def look(dataset):
        found = conflicts(dataset, SHORT_DAYS)
        seen["datasets"] += 1
        seen["with conflict"] += bool(found)
        seen.update(set(found.values()))

    for number in range(5):
        seed(number)(look)()
    assert seen["with conflict"] > seen["datasets"] / 8
    assert all(seen[severity] for severity in ("error", "warning", "note")), seen
