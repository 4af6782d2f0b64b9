"""What actors are said to have said, set against what they say."""

import pytest
from tests.consistency.said import count, found, give, report, stage, told

from counterclaim.consistency import Assumption, Policy

OFF = Policy(disabled=frozenset({"own_words"}))


def own(*claims, policy=None):
    """Return what is found of pairs with the claim about words, by the other claim."""
    sets = found(*claims, policy=policy)
    return {names: severity for names, severity in sets.items() if "w" in names.split()}


def test_words_meet_an_own_claim_that_they_clash_with():
    """Who is said to have said 2,000 and says 900 is held to both: a warning, by one rule."""
    claims = (
        count("a", 900, speaker="general"),
        count("t", 2000, speaker="iraq"),
        told("w", "general", "said", "t"),
    )
    (conflict,) = [entry for entry in report(*claims).conflicts if "w" in entry.claims]
    assert set(conflict.claims) == {"a", "w"}
    assert (conflict.severity, conflict.kind, conflict.basis) == (
        "warning",
        "disagreement",
        "mixed",
    )
    assert conflict.explanation.rules == ("own_words",)
    assert Assumption(code="own_words", claims=conflict.claims) in conflict.assumptions
    assert own(*claims, policy=OFF) == {}


def test_only_claims_of_the_very_actor_are_its_words():
    """What the same party says through somebody else is not held against an actor's words."""
    target, word = count("t", 2000, speaker="iraq"), told("w", "general", "said", "t")
    assert own(count("a", 900, speaker="general"), target, word) == {"a w": "warning"}
    assert own(count("a", 900, speaker="pentagon"), target, word) == {}


@pytest.mark.parametrize(
    ("reserve", "severity"),
    [
        ({}, "warning"),
        ({"modality": "plan"}, "warning"),
        ({"commitment": "possible"}, "note"),
        ({"modality": "forecast"}, "note"),
    ],
)
def test_a_clash_of_contents_is_as_grave_as_the_contents_and_never_an_error(reserve, severity):
    """What the two contents alone give is the severity, but for errors."""
    claims = (
        stage("a", "none", process="handover", speaker="general", **reserve),
        stage("t", "under_way", process="handover", speaker="iraq"),
        told("w", "general", "confirmed", "t"),
    )
    assert own(*claims) == {"a w": severity}


@pytest.mark.parametrize(
    ("stance", "polarity", "own_code", "meets"),
    [
        ("said", "affirmed", "none", True),
        ("said", "affirmed", "under_way", False),
        ("said", "denied", "under_way", True),
        ("said", "denied", "none", False),
        ("confirmed", "denied", "under_way", True),
        ("denied", "affirmed", "under_way", True),
        ("denied", "affirmed", "none", False),
        ("denied", "denied", "none", True),
        ("denied", "denied", "under_way", False),
        ("silent", "affirmed", "under_way", True),
        ("silent", "affirmed", "none", True),
        ("silent", "denied", "none", False),
        ("evasive", "affirmed", "completed", True),
    ],
)
def test_each_stance_against_each_claim(stance, polarity, own_code, meets):
    """A stance, affirmed or denied, meets the own claims that the table of the model names."""
    claims = (
        stage("a", own_code, process="handover", speaker="general"),
        stage("t", "under_way", process="handover", speaker="iraq"),
        told("w", "general", stance, "t", 3, polarity=polarity),
    )
    assert own(*claims) == ({"a w": "warning"} if meets else {})


@pytest.mark.parametrize("stance", ["denied", "silent", "evasive"])
def test_only_what_was_surely_said_by_then_counts(stance):
    """An own claim made on the day counts, one of the day after does not."""
    target = stage("t", "under_way", process="handover", speaker="iraq")
    for day, severity in ((5, {"a w": "warning"}), (6, {})):
        own_claim = stage("a", "under_way", 0, stated=day, process="handover", speaker="general")
        assert own(own_claim, target, told("w", "general", stance, "t", 5)) == severity


def test_what_somebody_said_is_compared_with_all_that_it_says():
    """A claim that an actor said something meets also what the actor says later."""
    target = stage("t", "under_way", process="handover", speaker="iraq")
    later = stage("a", "none", 0, stated=9, process="handover", speaker="general")
    assert own(later, target, told("w", "general", "said", "t", 5)) == {"a w": "warning"}


def test_an_actor_may_quote_its_own_claim():
    """The target itself, and a claim with its content, are no other words."""
    target = count("t", 900, speaker="general")
    assert found(target, told("w", "general", "said", "t")) == {}
    again = count("a", 900, speaker="general")
    assert found(target, again, told("w", "general", "said", "t")) == {}


@pytest.mark.parametrize(
    ("first", "second", "meet"),
    [
        (("said", "affirmed"), ("said", "denied"), True),
        (("said", "affirmed"), ("confirmed", "denied"), True),
        (("said", "affirmed"), ("silent", "affirmed"), True),
        (("said", "affirmed"), ("denied", "affirmed"), False),
        (("denied", "affirmed"), ("denied", "denied"), True),
        (("denied", "affirmed"), ("silent", "affirmed"), False),
        (("said", "denied"), ("silent", "affirmed"), False),
        (("silent", "denied"), ("said", "affirmed"), False),
    ],
)
def test_two_reports_of_one_actors_words(first, second, meet):
    """Two reports on one content exclude one another as the model says, in either order."""
    target = stage("t", "under_way", process="handover", speaker="iraq")
    for one, other in ((first, second), (second, first)):
        v = told("v", "general", one[0], "t", polarity=one[1])
        w = told("w", "general", other[0], "t", polarity=other[1], speaker="iraq")
        assert found(target, v, w) == ({"v w": "warning"} if meet else {})
        of_another = told("w", "joint", other[0], "t", polarity=other[1], speaker="iraq")
        assert found(target, v, of_another) == {}


def test_speech_without_a_known_target_says_nothing():
    """A claim about the content of a claim that is not there, or of itself, meets nothing."""
    own_claim = give("a", "Qatar", speaker="general")
    assert found(own_claim, told("w", "general", "denied", "nowhere", 3)) == {}
    assert found(own_claim, told("w", "general", "denied", "w", 3)) == {}
    first, second = (told(n, "general", "said", t, 3) for n, t in (("v", "w"), ("w", "v")))
    assert found(own_claim, first, second) == {}


def test_relations_of_the_contents_do_not_make_them_clash():
    """That the target disputes the own claim is no clash of the contents."""
    own_claim = give("a", "orders", key="reason", speaker="general")
    target = give("t", "goodwill", key="reason", speaker="iraq", relations=[("disputes", "a")])
    word = told("w", "general", "said", "t", 3)
    assert found(own_claim, target, word) == {"a t": "warning"}
