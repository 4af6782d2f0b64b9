"""Kinds, questions, assumptions and distinctions of conflicts."""

import pytest
from attrs import evolve
from tests.consistency.data import dataset_of, distinction, number, said, stage

from counterclaim.consistency import Assumption, SubjectView, check
from counterclaim.model import About, Attribute, Said, Scope


def conflict(*claims, pair=None):
    """Return the only conflict of some claims, or that of a pair."""
    found = check(dataset_of(*claims)).conflicts
    if pair is not None:
        found = [x for x in found if x.claims == pair]
    assert len(found) == 1, found
    return found[0]


YES = stage("a", "present")
NO = stage("b", "absent", speaker="iraq")


def leaving(name, code, **more):
    """Return a claim about the withdrawal."""
    return stage(name, code, "withdrawal", **more)


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        (YES, NO, "disagreement"),
        (YES, evolve(NO, speaker="general"), "self_contradiction"),
        (YES, evolve(NO, speaker="joint"), "self_contradiction"),
        (evolve(YES, utterance="u"), evolve(NO, utterance="u"), "misreport"),
        (evolve(YES, utterance="u"), NO, "disagreement"),
        (evolve(YES, speaker="officials"), evolve(NO, speaker="officials"), "disagreement"),
        (
            leaving("a", "completed", when=("at", "2024-09-20")),
            leaving("b", "under_way", day=9, speaker="general"),
            "reversal",
        ),
        (
            leaving("a", "completed", modality="plan", when=("by", "2024-09-25")),
            stage("b", "present", speaker="iraq", day=6, when=("at", "2024-09-26")),
            "unfulfilled",
        ),
        (
            leaving("a", "completed", modality="plan", when=("by", "2024-09-25")),
            stage("b", "present", speaker="general", day=6, when=("at", "2024-09-26")),
            "reversal",
        ),
        (
            leaving("a", "completed", modality="forecast", when=("by", "2024-09-25")),
            leaving("b", "none", speaker="iraq", modality="plan"),
            "disagreement",
        ),
    ],
)
def test_who_contradicts_whom(first, second, kind):
    """One utterance, a plan against a later report, one party with or without a turn, or two."""
    assert conflict(first, second).kind == kind


def test_a_plan_is_not_unfulfilled_before_its_day():
    """A report before the deadline is against a plan only where it is to hold throughout."""
    by = leaving("a", "completed", modality="plan", when=("by", "2024-10-25"))
    denial = leaving("b", "none", speaker="iraq", day=3)
    undated = leaving("a", "completed", modality="plan")
    assert conflict(undated, denial).kind == "unfulfilled"
    until = stage("a", "present", modality="plan", when=("until", "2024-10-25"))
    assert conflict(until, stage("b", "absent", speaker="iraq", day=3)).kind == "unfulfilled"
    assert conflict(until, stage("b", "absent", speaker="iraq", day=0)).kind == "disagreement"
    assert check(dataset_of(by, denial)).conflicts == ()


@pytest.mark.parametrize(
    ("claims", "question"),
    [
        ((leaving("a", "none"), leaving("b", "under_way", speaker="iraq")), "leaving"),
        ((YES, NO), "presence"),
        ((YES, leaving("b", "completed", speaker="iraq")), "presence"),
        ((number("a", "present", 1), number("b", "present", 2)), "number"),
        ((number("a", "present", 1), NO), "presence"),
        (
            (
                stage("a", "started", "handover"),
                stage("b", "not_started", "handover", speaker="iraq"),
            ),
            "process",
        ),
        (
            (
                stage("a", "started", "arrival"),
                stage("b", "none", "arrival", speaker="iraq"),
            ),
            "presence",
        ),
        (
            (
                leaving("a", "agreed", when=("at", "2024-09-19/2024-09-20")),
                leaving("b", "rejected"),
            ),
            "decision",
        ),
        (
            (
                leaving("a", "announced"),
                leaving("b", "unannounced", day=1),
            ),
            "announcement",
        ),
        (
            (
                said("a", Attribute(key="destination", value="x")),
                said("b", Attribute(key="destination", value="y")),
            ),
            "property",
        ),
        (
            (
                YES,
                said(
                    "b",
                    Said(actor="usa", stance="said", claim="a"),
                    polarity="denied",
                    speaker="iraq",
                    day=1,
                ),
            ),
            "speech",
        ),
    ],
)
def test_what_is_answered_differently(claims, question):
    """One of the questions of the guide."""
    assert conflict(*claims).question == question


def codes(found):
    """Return the codes of the assumptions with their claims."""
    return [(entry.code, entry.claims) for entry in found.assumptions]


def test_what_the_members_bring_along_is_listed_first():
    """Guesses, plans and hedges, then rules, then parts."""
    plan = leaving("a", "completed", modality="plan", commitment="probable", inferred=True)
    found = conflict(plan, evolve(leaving("b", "none", speaker="iraq"), commitment="probable"))
    assert codes(found)[:4] == [
        ("inferred_subject", ("a",)),
        ("plan", ("a",)),
        ("hedged", ("a",)),
        ("hedged", ("b",)),
    ]
    forecast = leaving("a", "completed", modality="forecast", when=("at", "2024-09-20"))
    against = leaving("b", "none", speaker="iraq", modality="conditional", condition="x")
    listed = codes(conflict(forecast, evolve(against, when=forecast.when)))
    assert listed[:2] == [("forecast", ("a",)), ("conditional", ("b",))]


def test_parts_are_named_with_their_wholes():
    """Where a conflict joins them."""
    found = conflict(stage("a", "present", of="d1"), NO)
    assert found.assumptions[-1] == Assumption(code="part_of", part="d1", whole="d0")
    assert found.subject == SubjectView(deployment="d0")


def test_claims_that_join_are_named():
    """As an assumption of their own, after the rules."""
    two = (About(deployment="d2"), About(deployment="d1"))
    joins = said("s", Scope(relation="same_as", subjects=two))
    claims = (stage("a", "present", of="d1"), stage("b", "absent", of="d2"), joins)
    found = conflict(*claims)
    assert set(found.claims) == {"a", "b", "s"}
    assert found.assumptions[-1] == Assumption(code="claimed_part", claims=("s",))


def test_what_holds_the_members_apart_is_named():
    """Claims of distinctions whose subjects they are; a process counts where one is named."""
    part = stage("a", "present", of="d1")
    assert conflict(part, NO, distinction("x")).distinctions == ("x",)
    assert conflict(part, NO, distinction("x", "d0", "d2")).distinctions == ()
    assert conflict(YES, NO, distinction("x")).distinctions == ()
    named = evolve(
        distinction("x"),
        says=Scope(
            relation="distinct_from",
            subjects=(
                About(deployment="d0", process="withdrawal"),
                About(deployment="d1", process="withdrawal"),
            ),
        ),
    )
    assert conflict(part, NO, named).distinctions == ()
    gone = (leaving("a", "none", of="d1"), leaving("b", "completed", speaker="iraq"))
    assert conflict(*gone, named).distinctions == ("x",)
