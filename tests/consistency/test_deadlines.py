"""Deadlines that a party puts off."""

import pytest
from attrs import evolve
from tests.consistency.said import at, count, found, report, stage, told

from counterclaim.consistency import Assumption, Policy

PLAN = {"modality": "plan"}


def plan(name, last, stated, code="completed", **more):
    """Return a plan to reach a stage by a day."""
    more = {"process": "handover", **PLAN, **more}
    return stage(name, code, at(last, "by"), stated=stated, **more)


def test_a_later_deadline_of_one_party_is_a_reversal():
    """Out in ten days, and two days later out in twenty: a warning that rests on the rule."""
    (conflict,) = report(plan("a", 10, 0), plan("b", 22, 2, speaker="general")).conflicts
    assert conflict.claims == ("a", "b")
    assert (conflict.severity, conflict.kind, conflict.basis) == ("warning", "reversal", "date")
    assert conflict.explanation.rules == ("deadline_moved",)
    assert Assumption(code="deadline_moved", claims=("a", "b")) in conflict.assumptions
    off = Policy(disabled=frozenset({"deadline_moved"}))
    assert found(plan("a", 10, 0), plan("b", 22, 2), policy=off) == {}


@pytest.mark.parametrize(
    ("last", "stated", "meet"),
    [
        (11, 2, True),
        (10, 2, False),
        (9, 2, False),
        (22, 10, True),
        (22, 11, False),
    ],
)
def test_days_decide(last, stated, meet):
    """The second deadline is surely later, and it is set while the first one stands."""
    expected = {"a b": "warning"} if meet else {}
    assert found(plan("a", 10, 0), plan("b", last, stated)) == expected


@pytest.mark.parametrize(
    ("first", "second", "meet"),
    [
        ("2024-10", "2024-10-31", False),
        ("2024-10", "2024-11-01", True),
        ("2024-10", "2024-11", True),
        ("2024-10-05", "2024-10", False),
        ("[2024-10-01..2024-10-05]", "2024-10-06", True),
    ],
)
def test_coarse_deadlines_meet_where_one_is_surely_later(first, second, meet):
    """A deadline within the other's possible days is not surely later."""
    expected = {"a b": "warning"} if meet else {}
    assert found(plan("a", first, 0), plan("b", second, 2)) == expected


def test_the_order_of_statements_counts_and_not_that_of_names():
    """An earlier deadline set later keeps the later one; names say nothing."""
    assert found(plan("b", 10, 0), plan("a", 22, 2)) == {"a b": "warning"}
    assert found(plan("a", 22, 0), plan("b", 10, 2)) == {}


@pytest.mark.parametrize(
    "other",
    [
        {"speaker": "iraq"},
        {"speaker": "officials"},
        {"code": "started"},
        {"process": "relocation"},
        {"round": 2},
        {"of": "d1"},
        {"modality": "forecast"},
    ],
)
def test_another_party_target_or_manner_moves_nothing(other):
    """Only affirmed plans of one party for one target are compared."""
    assert found(plan("a", 10, 0), plan("b", 22, 2, **other)) == {}


@pytest.mark.parametrize(
    "kind", ["updates", "supersedes", "corrects", "retracts", "repeats", "qualifies"]
)
def test_who_says_so_moves_nothing(kind):
    """A later plan that says how it bears on the first is no conflict."""
    first, second = plan("a", 10, 0), plan("b", 22, 2)
    assert found(first, plan("b", 22, 2, relations=[(kind, "a")])) == {}
    if kind in ("repeats", "qualifies"):
        assert found(plan("a", 10, 0, relations=[(kind, "b")]), second) == {}
    supported = plan("b", 22, 2, relations=[("supports", "a")])
    assert found(first, supported) == {"a b": "warning"}


def test_a_denied_plan_is_judged_by_its_days():
    """Not to be out by a later day contradicts the first plan by itself, and moves nothing."""
    (conflict,) = report(plan("a", 10, 0), plan("b", 22, 2, polarity="denied")).conflicts
    assert "deadline_moved" not in conflict.explanation.rules


def test_other_roles_are_no_deadlines():
    """What is to be so at or until a day is no deadline for it."""
    for role in ("at", "until", "since"):
        late = evolve(plan("b", 22, 2, code="under_way"), when=at(22, role))
        assert found(plan("a", 10, 0, code="under_way"), late) == {}


@pytest.mark.parametrize(
    ("figure", "measure", "meet"),
    [
        (500, "remaining", True),
        (500, "present", True),
        (400, "remaining", False),
        ((None, 500), "remaining", False),
        (500, "leaving", False),
    ],
)
def test_a_stock_is_a_target_too(figure, measure, meet):
    """The same number by a later day puts off a deadline; a movement is no target."""
    first = count("a", 500, at(10, "by"), measure="remaining", **PLAN)
    later = count("b", figure, at(22, "by"), stated=2, measure=measure, **PLAN)
    assert found(first, later) == ({"a b": "warning"} if meet else {})


def test_speech_and_properties_have_no_deadline():
    """What is no stage and no number is passed over."""
    word = told("w", "iraq", "said", "a", when=None, stated=0, **PLAN)
    assert found(plan("a", 10, 0), evolve(word, when=at(22, "by"))) == {}


def leaving(name, figure, last, stated, **more):
    """Return a plan that so many leave by a day."""
    return count(
        name, figure, at(last, "by"), stated=stated, **{**PLAN, "measure": "leaving", **more}
    )


@pytest.mark.parametrize("measure", ["leaving", "arriving", "net_change"])
def test_a_movement_is_put_off(measure):
    """600 by one day, and later by another, is a moved deadline like that of a stage."""
    one = leaving("a", 600, 10, 0, measure=measure)
    assert found(one, leaving("b", 600, 22, 2, measure=measure)) == {"a b": "warning"}
    assert found(one, leaving("b", 600, 9, 2, measure=measure)) == {}
    (conflict,) = report(one, leaving("b", 600, 22, 2, measure=measure)).conflicts
    assert (conflict.kind, conflict.explanation.rules) == ("reversal", ("deadline_moved",))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {"figure": 700}),
        ({}, {"measure": "arriving"}),
        ({}, {"unit": "vehicles"}),
        ({}, {"population": "combat"}),
        ({"movement": "some"}, {"movement": "some"}),
        ({"basis": "vague"}, {"basis": "vague"}),
        ({"measure": "lost"}, {"measure": "lost"}),
        ({"polarity": "denied"}, {"polarity": "denied"}),
    ],
)
def test_another_movement_is_another_target(one, other):
    """Another number, measure or unit is another step, and so is some of what moves."""
    first = leaving("a", one.pop("figure", 600), 10, 0, **one)
    second = leaving("b", other.pop("figure", 600), 22, 2, **other)
    rules = {rule for c in report(first, second).conflicts for rule in c.explanation.rules}
    assert "deadline_moved" not in rules
