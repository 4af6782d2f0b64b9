"""Near misses: what would be a conflict if it meant the same of one thing."""

import pytest
from attrs import evolve
from hypothesis import given
from tests.consistency.data import ANY, UNCAPPED, dataset_of, number, stage

from counterclaim.consistency import NearMiss, check, near_misses

YES = stage("a", "under_way", "handover")
DONE = stage("b", "completed", "handover", speaker="iraq")


def if_(name, code, condition):
    """Return a claim that holds on a condition."""
    return stage(name, code, "withdrawal", modality="conditional", condition=condition)


@pytest.mark.parametrize(
    ("claims", "difference", "rule"),
    [
        ((YES, evolve(DONE, stated=stage("x", "present", day=1).stated)), "day", "one_state"),
        (
            (number("a", "present", 900), number("b", "present", 500, population="combat")),
            "population",
            "one_number",
        ),
        (
            (evolve(YES, commitment="possible"), evolve(DONE, commitment="possible")),
            "certainty",
            "one_state",
        ),
        (
            (if_("a", "completed", "it is safe"), if_("b", "none", "it is paid for")),
            "condition",
            "one_state",
        ),
    ],
)
def test_what_would_make_a_conflict(claims, difference, rule):
    """The day, the population, the hedge or the condition, and the rule by which they would."""
    expected = (NearMiss(claims=("a", "b"), difference=difference, rule=rule),)
    assert near_misses(dataset_of(*claims)) == expected
    assert near_misses(dataset_of(*claims[::-1])) == expected


@pytest.mark.parametrize(
    "claims",
    [
        (YES, DONE),
        (YES, evolve(DONE, about=stage("x", "completed", "handover", of="d1").about)),
        (YES, evolve(DONE, stated=stage("x", "present", day=32).stated)),
        (YES, stage("b", "under_way", "handover", day=5)),
        (YES,),
        (),
    ],
)
def test_what_is_no_near_miss(claims):
    """A conflict, another subject, another month, and what says the same."""
    assert near_misses(dataset_of(*claims)) == ()


def test_a_month_is_near_and_a_day_more_is_not():
    """31 days between the two."""
    late = evolve(DONE, stated=stage("x", "present", day=31).stated)
    assert [entry.difference for entry in near_misses(dataset_of(YES, late))] == ["day"]


@given(ANY)
def test_a_near_miss_is_no_conflict(dataset):
    """Each pair once, in order, and none that is reported."""
    found = near_misses(dataset)
    names = [entry.claims for entry in found]
    assert names == sorted(set(names))
    pairs = {frozenset(entry.claims) for entry in check(dataset, UNCAPPED).conflicts}
    assert not pairs & {frozenset(pair) for pair in names}
