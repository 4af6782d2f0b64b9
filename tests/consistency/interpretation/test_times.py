"""From the time of a claim to the days that it is about, role by role."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.consistency.data import stage

from counterclaim.consistency.interpretation.lines import FUTURE, PAST
from counterclaim.consistency.interpretation.times import (
    TimeReading,
    Window,
    every,
    farthest,
    is_about_future,
    set_ahead_apart,
    share_a_day,
    some,
    window_of,
)
from counterclaim.time import day_number

DAY = day_number(2024, 5, 10)
MONTH = "2024-05"
FIRST, LAST = day_number(2024, 5, 1), day_number(2024, 5, 31)


def claim(role=None, time=None, *, stated="2024-05-10", denied=False):
    """Return a claim of a stage with a time."""
    when = None if role is None else (role, time)
    polarity = "denied" if denied else "affirmed"
    return stage("c", "present", day=stated, when=when, polarity=polarity)


def reading(*words, fact=True, stay=False, **more):
    """Return the weak and the strong reading of a claim."""
    found = window_of(claim(*words, **more), fact=fact, stay=stay)
    return (found.weak, found.strong) if isinstance(found, TimeReading) else found


@pytest.mark.parametrize(
    ("found", "weak", "strong"),
    [
        (reading(), every(DAY, DAY), every(DAY, DAY)),
        (reading(stated=MONTH), some(FIRST, LAST), every(FIRST, LAST)),
        (reading(stated=MONTH, fact=False), some(FIRST, FUTURE), None),
        (reading(stated=MONTH, fact=False, stay=True), every(LAST, FUTURE), every(FIRST, FUTURE)),
        (reading("at", MONTH), some(FIRST, LAST), every(FIRST, LAST)),
        (reading("during", f"{MONTH}-01/{MONTH}-31"), every(FIRST, LAST), None),
        (reading("at", f"{MONTH}-01/{MONTH}-31~"), every(FIRST, LAST), every(FIRST, LAST)),
        (reading("by", MONTH), some(PAST, LAST), some(PAST, FIRST)),
        (reading("by", MONTH, denied=True), every(PAST, FIRST), every(PAST, LAST)),
        (reading("until", MONTH), every(FIRST - 1, FIRST - 1), every(FIRST - 1, LAST - 1)),
        (
            reading("until", MONTH, denied=True),
            some(FIRST - 1, LAST - 1),
            some(FIRST - 1, FIRST - 1),
        ),
        (reading("since", "2024-04-30"), every(FIRST - 1, DAY), every(FIRST - 1, DAY)),
        (reading("since", MONTH), some(FIRST, DAY), every(FIRST, DAY)),
        (reading("since", MONTH, fact=False), every(LAST, FUTURE), every(FIRST, FUTURE)),
        (reading("not_before", "2024-06-01"), every(DAY, LAST), every(DAY, LAST)),
        (reading("by", "2024-06-01", fact=False), some(DAY, LAST + 1), some(DAY, LAST + 1)),
        (
            reading("by", "2024-06-01", fact=False, denied=True),
            every(DAY, LAST + 1),
            every(DAY, LAST + 1),
        ),
        (reading("until", "2024-06-01", fact=False), every(DAY, LAST), every(DAY, LAST)),
        (
            reading("until", "2024-06-01", fact=False, denied=True),
            some(DAY, LAST),
            some(DAY, LAST),
        ),
        (
            reading("by", "2024-06", stated=MONTH, fact=False),
            some(FIRST, day_number(2024, 6, 30)),
            some(LAST, LAST + 1),
        ),
    ],
)
def test_each_role_of_a_time(found, weak, strong):
    """The weak reading is what holds whatever the exact dates are, the strong one the nearest."""
    assert found == (weak, strong)


@pytest.mark.parametrize(
    ("found", "reason"),
    [
        (reading(stated="../2024-05-10"), "undated"),
        (reading(stated="2024-05-10/.."), "undated"),
        (reading("since", MONTH, stated="2024-05-10/.."), "undated"),
        (reading("since", MONTH, stated="../2024-05-10"), "undated"),
        (reading("by", MONTH, stated="../2024-05-10", fact=False), "undated"),
        (reading("until", MONTH, stated="2024-05-10/..", fact=False), "undated"),
        (reading("not_before", MONTH, stated="2024-05-10/.."), "undated"),
        (reading("until", "2024-05-10", fact=False), "empty_window"),
        (reading("not_before", "2024-05-10"), "empty_window"),
    ],
)
def test_dates_that_leave_no_day(found, reason):
    """A date that is open where the time needs it, and an end before the beginning."""
    assert found == reason


def test_an_open_statement_is_no_matter_where_the_time_is_its_own():
    """A report with a time needs no date of its statement."""
    assert reading("at", MONTH, stated="../2024-05-10")[0] == some(FIRST, LAST)
    assert reading("by", MONTH, stated="../2024-06-10")[0] == some(PAST, LAST)
    assert reading(stated="2024-05-10/..", fact=False)[0] == some(DAY, FUTURE)


def test_not_before_is_about_the_opposite():
    """What is not so before a day is the complement, on the days up to it."""
    assert window_of(claim("not_before", "2024-06-01"), fact=True, stay=False).complement
    assert not window_of(claim("until", "2024-06-01"), fact=False, stay=False).complement


@pytest.mark.parametrize(
    ("time", "ahead"),
    [("2024-05-11", True), ("2024-05-10", False), ("2024-05", False), ("2024-06", True)],
)
def test_a_time_wholly_after_the_statement_is_of_the_future(time, ahead):
    """A month that has begun is none."""
    assert is_about_future(claim("at", time)) is ahead
    assert is_about_future(claim()) is False


def test_days_after_the_statement_are_set_apart():
    """Nobody can report those; what is on some day of a time is left as it is."""
    told = window_of(claim("during", "2024-05-01/2024-05-31"), fact=True, stay=False)
    apart = set_ahead_apart(told, claim())
    assert (apart.weak, apart.ahead) == (every(FIRST, DAY), every(DAY + 1, LAST))
    over = set_ahead_apart(told, claim(stated="2024-05-31"))
    assert (over.weak, over.ahead) == (every(FIRST, LAST), None)
    month = window_of(claim("at", MONTH), fact=True, stay=False)
    assert set_ahead_apart(month, claim()) is month


DAYS = st.integers(0, 6)
WINDOWS = st.builds(
    lambda one, other, throughout: (every if throughout else some)(*sorted((one, other))),
    DAYS,
    DAYS,
    st.booleans(),
)


def choices(window):
    """Return the sets of days on which a content may hold."""
    days = range(window.first, window.last + 1)
    return [set(days)] if window.every else [{day} for day in days]


@given(WINDOWS, WINDOWS)
def test_windows_share_a_day_where_every_choice_does(one, other):
    """Surely a day in common: whatever days are chosen, they meet."""
    meets = all(left & right for left in choices(one) for right in choices(other))
    assert share_a_day(one, other) is meets
    assert share_a_day(other, one) is meets


@given(WINDOWS, WINDOWS)
def test_the_farthest_distance_is_that_of_the_worst_choice(one, other):
    """No choice of days is farther apart than that; of a span its nearest day counts."""
    farthest_apart = max(
        min(abs(a - b) for a in left for b in right)
        for left in choices(one)
        for right in choices(other)
    )
    assert farthest(one, other) == farthest(other, one) == farthest_apart


def test_a_window_without_a_day_is_empty():
    """Beyond an open end there are no days."""
    assert every(2, 1).empty
    assert Window(PAST, PAST, every=True).empty
    assert Window(FUTURE, FUTURE, every=True).empty
    assert not every(1, 1).empty
    assert not Window(PAST, FUTURE, every=False).empty
