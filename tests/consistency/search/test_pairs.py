"""Two claims alone: what they answer, and whether they may meet."""

from typing import get_args

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.consistency.data import ANY, dataset_of, number, stage

from counterclaim.consistency import Policy, check
from counterclaim.consistency.background.registry import RULES
from counterclaim.consistency.background.rule import Clash, Content, firmest
from counterclaim.consistency.check import read_claims
from counterclaim.consistency.search.pairs import CONTENTS, Rules, answers_of, clash_of, may_meet
from counterclaim.model import Relation


def both(first, second, policy=None):
    """Return two claims as they are read, with what rules look at."""
    context, (one, other), _ = read_claims(dataset_of(first, second), policy or Policy())
    return one, other, context


def clash(first, second, policy=None):
    """Return the clash of two claims."""
    one, other, context = both(first, second, policy)
    rules = Rules(context)
    sides = ((one, answers_of(one, context, rules)), (other, answers_of(other, context, rules)))
    return clash_of(*sides, context, rules)


@given(ANY, st.data())
def test_the_order_of_two_claims_does_not_matter(dataset, data):
    """A clash is as firm, and rests on as many rules, in either order."""
    context, claims, _ = read_claims(dataset, Policy())
    assume(len(claims) > 1)
    one, other = data.draw(st.permutations(claims))[:2]
    assume(not one.relative and not other.relative)
    rules = Rules(context)
    first = (one, answers_of(one, context, rules))
    second = (other, answers_of(other, context, rules))
    left = clash_of(first, second, context, rules)
    right = clash_of(second, first, context, rules)
    assert (left is None) is (right is None)
    if left is not None and right is not None:
        assert (left.grade, len(left.rules)) == (right.grade, len(right.rules))


@given(ANY, st.sampled_from([rule.code for rule in RULES]))
def test_a_rule_that_is_off_is_named_nowhere(dataset, code):
    """And no conflict of two gets firmer."""
    policy = Policy(disabled=[code], max_sets=10_000)
    before = {x.claims: x.grade for x in check(dataset, Policy(max_sets=10_000)).conflicts}
    ranks = ("certain", "likely", "weak")
    for found in check(dataset, policy).conflicts:
        assert code not in {found.rule, *(entry.code for entry in found.assumptions)}
        if len(found.claims) == 2 and found.claims in before and not found.explained:
            assert ranks.index(found.grade) >= ranks.index(before[found.claims]) or (
                before[found.claims] == "weak"
            )


def test_every_content_has_rules():
    """Contents are those that a rule may name, and each is looked at by some rule."""
    assert set(CONTENTS) == set(get_args(Content))
    _, _, context = both(stage("a", "present"), stage("b", "absent"))
    rules = Rules(context)
    assert {rule.code for kinds in rules.compare.values() for rule in kinds} == {
        rule.code for rule in RULES if rule.compare is not None
    }
    assert rules.codes == {rule.code for rule in RULES}


def test_the_firmest_clash_is_that_with_the_fewest_rules():
    """Of equal grade and number the first."""
    sure, long, other = (
        Clash(1, ("one_state",)),
        Clash(1, ("no_return", "one_state")),
        Clash(0, ("no_return", "already_held", "one_state")),
    )
    assert firmest([long, sure]) is sure
    assert firmest([sure, other]) is other
    assert firmest([]) is None
    assert firmest([sure, Clash(1, ("balance",))]) is sure


@pytest.mark.parametrize(
    ("first", "second", "meet"),
    [
        ({}, {}, True),
        ({"commitment": "possible"}, {"commitment": "possible"}, False),
        ({"commitment": "possible"}, {"commitment": "probable"}, True),
        ({"modality": "forecast"}, {"day": 1}, False),
        ({"modality": "forecast"}, {}, True),
        ({"modality": "forecast", "day": 1}, {}, True),
        ({"modality": "plan"}, {"modality": "plan", "day": 89}, True),
        ({"modality": "plan"}, {"modality": "plan", "day": 90}, False),
        ({"modality": "plan", "speaker": "general"}, {"modality": "plan", "day": 90}, False),
        ({"modality": "plan"}, {"modality": "plan", "day": 1, "speaker": "joint"}, False),
        ({"modality": "plan", "speaker": "iraq"}, {"modality": "plan", "day": 1}, True),
    ],
)
def test_which_claims_may_meet(first, second, meet):
    """Not two possibilities, no forecast that a fact overtakes, no plans of two seasons."""
    left = stage("a", "under_way", "withdrawal", **{"speaker": "usa", **first})
    right = stage("b", "none", "withdrawal", **{"speaker": "iraq", **second})
    one, other, context = both(left, right)
    assert may_meet(one, other, context) is meet
    assert may_meet(other, one, context) is meet


def test_a_joint_plan_overtakes_the_plan_of_one_side():
    """And not the other way round, nor on the same day."""

    def plans(*, joint, alone):
        left = stage("a", "present", modality="plan", speaker="usa", day=alone)
        right = stage("b", "completed", "withdrawal", modality="plan", speaker="joint", day=joint)
        one, other, context = both(left, right)
        return may_meet(one, other, context)

    assert not plans(alone=0, joint=1)
    assert plans(alone=0, joint=0)
    assert plans(alone=1, joint=0)


def test_plans_of_one_party_are_compared_at_any_distance():
    """Those of a party and of who only observes it too: it tells the plan that stands."""
    plan = {"modality": "plan"}
    early = stage("a", "completed", "withdrawal", speaker="usa", **plan)
    for speaker, meet in (("general", True), ("iraq", False), ("officials", True)):
        late = stage("b", "present", speaker=speaker, day=200, **plan)
        one, other, context = both(early, late)
        assert may_meet(one, other, context) is meet, speaker
    observed = stage("a", "completed", "withdrawal", speaker="officials", **plan)
    one, other, context = both(observed, stage("b", "present", speaker="usa", day=200, **plan))
    assert not may_meet(one, other, context)


def test_conditions_meet_where_they_are_one():
    """Two different conditions need not come together."""

    def hung(name, code, condition):
        return stage(name, code, "withdrawal", modality="conditional", condition=condition)

    assert clash(hung("a", "completed", "it is safe"), hung("b", "none", "it is safe"))
    assert not clash(hung("a", "completed", "it is safe"), hung("b", "none", "it is paid"))


def test_a_dispute_is_one_of_claims_that_may_not_meet_too():
    """What is said of another claim does not hang on how firm the two are."""
    maybe = stage("a", "present", commitment="possible")
    other = stage("b", "absent", commitment="possible", speaker="iraq")
    assert clash(maybe, other) is None
    disputes = evolve(other, relations=(Relation(kind="disputes", claim="a"),))
    assert clash(maybe, disputes).rules == ("explicit_dispute",)
    assert clash(maybe, disputes).grade == 2


def test_the_plan_of_two_who_stay_and_go_is_of_days_to_come():
    """Plans are compared from the later statement on."""
    goes = stage("a", "completed", "withdrawal", modality="plan", when=("by", "2024-10-01"))
    stays = stage("b", "present", modality="plan", day=20, when=("until", "2024-10-25"))
    assert clash(goes, stays).grade == 1
    early = stage("b", "present", modality="plan", day=0, when=("until", "2024-09-25"))
    assert clash(goes, early) is None


def test_figures_and_stages_meet():
    """A number of those there answers who is there."""
    found = clash(number("a", "present", 5), stage("b", "absent", speaker="iraq"))
    assert found.rules == ("count_present", "one_state")
    assert found.grade == 0
