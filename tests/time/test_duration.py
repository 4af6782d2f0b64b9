"""Durations and their sum with a day."""

import pickle

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.time.texts import NOISE, SOME_DAYS, damaged, duration_texts

from counterclaim.time import (
    DurationError,
    add_duration,
    day_number,
    day_text,
    parse_duration,
    smallest_unit,
)
from counterclaim.time._days import calendar_date, month_length

COUNTS = st.integers(0, 5_000)


def fault_of(text):
    """Return the error with which a text is refused, None if it is read."""
    try:
        parse_duration(text)
    except DurationError as error:
        return error
    return None


@pytest.mark.parametrize(
    ("text", "years", "months", "weeks", "days", "negative"),
    [
        ("P6M", 0, 6, 0, 0, False),
        ("P1Y6M15D", 1, 6, 0, 15, False),
        ("P2W", 0, 0, 2, 0, False),
        ("P0D", 0, 0, 0, 0, False),
        ("P007D", 0, 0, 0, 7, False),
        ("-P1Y2D", 1, 0, 0, 2, True),
        ("-P0D", 0, 0, 0, 0, True),
    ],
)
def test_parts(text, years, months, weeks, days, negative):
    """Each number goes to its own unit, and the sign to the whole."""
    found = parse_duration(text)
    assert attrs.astuple(found) == (text, years, months, weeks, days, negative)
    assert str(found) == text
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - our own


@pytest.mark.parametrize(
    ("text", "position", "reason"),
    [
        ("", 0, "begins with P"),
        ("6M", 0, "begins with P"),
        ("six months", 3, "no spaces"),
        ("p6m", 0, "capitals"),
        ("+P6M", 0, "no plus sign"),
        ("P-6M", 1, "stands before the P"),
        ("P", 0, "none at all is P0D"),
        ("-P", 1, "none at all is P0D"),
        ("PM", 0, "a number stands before each unit"),
        ("P6", 2, "a unit follows the number"),
        ("PT6H", 1, "no time of day"),
        ("P1DT6H", 3, "no time of day"),
        ("P6H", 2, "no time of day"),
        ("P0.5Y", 2, "no fractions"),
        ("P1,5M", 2, "no fractions"),
        ("P1Y2W", 3, "weeks stand alone"),
        ("P2W1D", 2, "weeks stand alone"),
        ("P1D6M", 0, "in this order"),
        ("P1M1M", 0, "in this order"),
        ("P6M/P7M", 3, "numbers and the letters"),
        ("P6M ", 3, "no spaces"),
        ("P6M\n", 3, "no spaces"),
        ("P\uff16M", 1, "another digit"),
        ("\u2212P6M", 0, "hyphen of the keyboard"),
        ("P" + 200 * "0" + "D", 200, "longer than 200 characters"),
    ],
)
def test_place_and_reason(text, position, reason):
    """A text that is no duration is refused at the right character, for a reason that helps."""
    with pytest.raises(DurationError) as caught:
        parse_duration(text)
    error = caught.value
    assert reason in error.reason
    assert error.position == position
    assert f"is not a duration: {error.reason} (at character {position})" in str(error)
    assert str(pickle.loads(pickle.dumps(error))) == str(error)  # noqa: S301 - our own


def test_only_strings_are_read():
    """A number is not taken for a duration."""
    with pytest.raises(TypeError, match="a duration is a string, not int"):
        parse_duration(30)


@given(duration_texts())
def test_text_is_kept(text):
    """The text comes back exactly as it was given."""
    assert parse_duration(text).text == text


@given(NOISE | damaged(duration_texts()))
def test_other_texts_are_faults_with_a_place(text):
    """Whatever the text, it is read, or refused with a place in it and a reason."""
    error = fault_of(text)
    if error is None:
        assert parse_duration(text).text == text
    else:
        assert error.text == text
        assert 0 <= error.position <= len(text)
        assert error.reason


@pytest.mark.parametrize(
    ("day", "text", "expected"),
    [
        ((2024, 9, 30), "P6M", "2025-03-30"),
        ((2024, 8, 31), "P6M", "2025-02-28"),
        ((2023, 8, 31), "P6M", "2024-02-29"),
        ((2024, 2, 29), "P1Y", "2025-02-28"),
        ((2024, 2, 29), "-P4Y", "2020-02-29"),
        ((2024, 1, 31), "P1M1D", "2024-03-01"),
        ((2024, 3, 31), "-P1M1D", "2024-02-28"),
        ((2024, 12, 15), "P1M", "2025-01-15"),
        ((2024, 1, 15), "-P1M", "2023-12-15"),
        ((2024, 12, 31), "P2W", "2025-01-14"),
        ((9999, 12, 31), "P1D", "+10000-01-01"),
        ((1, 1, 1), "-P1Y1D", "-0001-12-31"),
    ],
)
def test_sums(day, text, expected):
    """Months come before days, and a month that is too short gives its last day."""
    assert day_text(add_duration(day_number(*day), parse_duration(text))) == expected


@given(SOME_DAYS, COUNTS, st.sampled_from(["", "-"]))
def test_days_and_weeks_are_plain_numbers(day, count, sign):
    """Days are added as they are, weeks as seven days each."""
    signed = -count if sign else count
    assert add_duration(day, parse_duration(f"{sign}P{count}D")) == day + signed
    assert add_duration(day, parse_duration(f"{sign}P{count}W")) == day + 7 * signed


@given(SOME_DAYS, COUNTS)
def test_twelve_months_are_a_year(day, count):
    """Years and twelve times as many months lead to the same day, both ways."""
    for sign in ("", "-"):
        years = add_duration(day, parse_duration(f"{sign}P{count}Y"))
        assert years == add_duration(day, parse_duration(f"{sign}P{12 * count}M"))


@given(SOME_DAYS, COUNTS, st.booleans())
def test_months_keep_the_day_of_the_month(day, count, negative):
    """Months lead to the month that many later, and to the same day of it or its last."""
    text = f"{'-' if negative else ''}P{count}M"
    year, month, day_of_month = calendar_date(day)
    found_year, found_month, found_day = calendar_date(add_duration(day, parse_duration(text)))
    signed = -count if negative else count
    assert 12 * found_year + found_month == 12 * year + month + signed
    assert found_day == min(day_of_month, month_length(found_year, found_month))


@given(SOME_DAYS, st.integers(0, 400), duration_texts())
def test_order_of_days_is_kept(day, later, text):
    """A later day plus a duration is never before an earlier day plus the same."""
    duration = parse_duration(text)
    assert add_duration(day, duration) <= add_duration(day + later, duration)


@given(SOME_DAYS, duration_texts())
def test_sign_gives_the_direction(day, text):
    """A duration leads forward, a negative one back, and none stays."""
    duration = parse_duration(text)
    moved = add_duration(day, duration) - day
    counts = (duration.years, duration.months, duration.weeks, duration.days)
    if not any(counts):
        assert moved == 0
    else:
        assert (moved < 0) == duration.negative
        assert moved != 0


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("P6M", "P1M"),
        ("P1Y6M", "P1M"),
        ("P1Y0M", "P1Y"),
        ("P1Y15D", "P1D"),
        ("-P3W", "P1W"),
        ("P0D", "P0D"),
        ("-P0Y", "P0D"),
    ],
)
def test_smallest_unit(text, unit):
    """The slack is one of the smallest unit that is counted, never negative."""
    assert smallest_unit(parse_duration(text)) == parse_duration(unit)


@given(SOME_DAYS, duration_texts())
def test_smallest_unit_is_no_longer_than_the_duration(day, text):
    """The slack never leads further than the duration itself does."""
    duration = parse_duration(text)
    forward = attrs.evolve(duration, negative=False)
    assert day <= add_duration(day, smallest_unit(duration)) <= add_duration(day, forward)
