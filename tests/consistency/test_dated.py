"""By which days a conflict about dates fails."""

import pytest
from attrs import evolve
from hypothesis import given
from tests.consistency.said import at, joined, report, stage
from tests.consistency.support import UNCAPPED, busy_datasets
from tests.oracle.strategies import DAY_ZERO

from counterclaim.consistency import Dated, check


def plan(name, code, when, *, said=0, **more):
    """Return a plan."""
    return stage(name, code, when, stated=said, modality="plan", **more)


def clash(*claims):
    """Return the dates of the only conflict of some claims, and the days between them.

    Days are counted from day zero.
    """
    (conflict,) = report(*claims).conflicts
    assert {claim.id for claim in claims} == {*conflict.claims}

    def day(number):
        return None if number is None else number - DAY_ZERO

    dates = {
        dated.claim: (dated.role, day(dated.first_day), day(dated.last_day))
        for dated in conflict.explanation.dates
    }
    return dates, conflict.explanation.days_apart


def test_by_one_day_and_until_a_later_one():
    """Completed by one day and somebody there until another: the days between them."""
    dates, apart = clash(
        plan("a", "present", at(102, "until")), plan("b", "completed", at(10, "by"), said=5)
    )
    assert dates == {"a": ("until", 102, None), "b": ("by", None, 10)}
    assert apart == 92


def test_by_one_day_and_not_before_a_later_one():
    """Not before a day: that day is the first."""
    dates, apart = clash(
        plan("a", "completed", at(20, "not_before")),
        plan("b", "completed", at(12, "by"), speaker="iraq"),
    )
    assert dates == {"a": ("not_before", 20, None), "b": ("by", None, 12)}
    assert apart == 8


def test_not_by_one_day_and_by_an_earlier_one():
    """Who denies a deadline leaves the days after it."""
    dates, apart = clash(
        plan("a", "completed", at(20, "by"), polarity="denied"),
        plan("b", "completed", at(12, "by"), speaker="iraq"),
    )
    assert dates == {"a": ("by", 21, None), "b": ("by", None, 12)}
    assert apart == 9


def test_not_until_one_day_and_until_a_later_one():
    """Who says that they will not stay until a day has them gone on the day before it."""
    dates, apart = clash(
        plan("a", "present", at(20, "until"), polarity="denied"),
        plan("b", "present", at(30, "until"), speaker="iraq"),
    )
    assert dates == {"a": ("until", None, 19), "b": ("until", 30, None)}
    assert apart == 11


def test_two_entries():
    """Two days of beginning are told both, and how far apart they are."""
    dates, apart = clash(
        stage("a", "completed", 3, enters=True),
        stage("b", "completed", 5, enters=True, speaker="iraq"),
    )
    assert dates == {"a": ("at", 3, 3), "b": ("at", 5, 5)}
    assert apart == 2


def test_entries_in_coarse_times_are_apart_by_the_days_between():
    """Of a year and a month of the next year it is the days between them that fail."""
    dates, apart = clash(
        stage("a", "completed", at("2023"), stated=60, enters=True),
        stage("b", "completed", at("2024-03"), stated=61, enters=True, speaker="iraq"),
    )
    assert apart == 31 + 29 + 1
    assert dates["b"][1] - dates["a"][2] == apart


def test_an_entry_and_a_time_until():
    """Out as from one day and somebody there until a later one."""
    dates, apart = clash(
        plan("a", "present", at(20, "until")),
        plan("b", "completed", at(12), enters=True, speaker="iraq"),
    )
    assert dates == {"a": ("until", 20, None), "b": ("at", 12, 12)}
    assert apart == 8


def test_dates_of_three_claims():
    """Two claims on dates clash only by what the third one joins: it has no date."""
    dates, apart = clash(
        plan("a", "present", at(20, "until"), of="d3"),
        plan("b", "completed", at(12, "by"), speaker="iraq"),
        joined("c", "part_of", "d3", "d0"),
    )
    assert {*dates} == {"a", "b"}
    assert apart == 8


def test_a_strict_reading_counts_from_its_day():
    """Where a month is read strictly, its first day is the deadline."""
    (conflict,) = report(
        plan("a", "present", at("2024-10-20", "until")),
        plan("b", "completed", at("2024-10", "by"), speaker="iraq"),
    ).conflicts
    assert conflict.severity == "note"
    assert conflict.explanation.days_apart == 19


def test_deadlines_that_are_moved():
    """Of a target that is put off both deadlines are told, and the days between them."""
    dates, apart = clash(
        plan("a", "completed", at(10, "by")), plan("b", "completed", at(40, "by"), said=5)
    )
    assert dates == {"a": ("by", None, 10), "b": ("by", None, 40)}
    assert apart == 30


def test_a_condition_that_is_added_has_the_days_of_both():
    """Of a plan and a condition the deadlines are told; none where there is none."""
    condition = {"modality": "conditional", "condition": "if", "stated": 5}
    dates, apart = clash(
        plan("a", "completed", at(10, "by")), stage("b", "completed", None, **condition)
    )
    assert dates == {"a": ("by", None, 10)}
    assert apart is None


@pytest.mark.parametrize(
    "pair",
    [
        (stage("a", "completed"), stage("b", "under_way")),
        (stage("a", "none"), stage("b", "final_stages", 2)),
        (plan("a", "completed", at(10, "by")), stage("b", "present", 30, speaker="iraq")),
    ],
)
def test_other_conflicts_have_no_dates(pair):
    """What clashes on one day, or in what is presumed of later days, is no clash of dates."""
    assert clash(*pair) == ({}, None)


@given(busy_datasets())
def test_dates_are_two_and_too_far_apart(dataset):
    """Where there are dates, one is too early for the other by just the days between them."""
    for conflict in check(dataset, UNCAPPED).conflicts:
        why = conflict.explanation
        assert {dated.claim for dated in why.dates} <= {*conflict.claims}
        if {"deadline_moved", "condition_added"} & {*why.rules}:
            continue
        assert (why.days_apart is None) == (why.dates == ())
        if why.dates:
            assert all(isinstance(dated, Dated) for dated in why.dates)
            lasts = [dated.last_day for dated in why.dates if dated.last_day is not None]
            firsts = [dated.first_day for dated in why.dates if dated.first_day is not None]
            assert max(firsts) - min(lasts) == why.days_apart > 0
            assert not why.terms


def test_dates_do_not_hang_on_the_order_of_claims():
    """The dates come in the order of the claims of the conflict."""
    claims = (
        plan("b", "present", at(20, "until")),
        plan("a", "completed", at(12, "by"), speaker="iraq"),
    )
    (one,) = report(*claims).conflicts
    (other,) = report(*reversed(claims)).conflicts
    assert one == evolve(other)
    assert [dated.claim for dated in one.explanation.dates] == [*one.claims]
