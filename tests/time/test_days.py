"""Days of any year and their numbers."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.time import day_number, day_text
from counterclaim.time._days import calendar_date, month_length

ANY_DAY = st.integers(-(10**12), 10**12)


@given(st.dates())
def test_numbers_are_those_of_datetime(date):
    """Within years 1 to 9999 a day has the number and the text that datetime gives it."""
    assert day_number(date.year, date.month, date.day) == date.toordinal()
    assert calendar_date(date.toordinal()) == (date.year, date.month, date.day)
    assert day_text(date.toordinal()) == date.isoformat()


@given(ANY_DAY)
def test_number_and_date_are_inverse(day):
    """A day of any year is found again from its year, month and day."""
    assert day_number(*calendar_date(day)) == day


@given(ANY_DAY)
def test_days_follow_one_another(day):
    """The next number is the next day of the month, or the first of the next month."""
    year, month, day_of_month = calendar_date(day)
    if day_of_month < month_length(year, month):
        expected = (year, month, day_of_month + 1)
    elif month < 12:
        expected = (year, month + 1, 1)
    else:
        expected = (year + 1, 1, 1)
    assert calendar_date(day + 1) == expected


@given(st.integers(-(10**9), 10**9))
def test_leap_years(year):
    """A year has 366 days if 4 divides it, unless 100 does and 400 does not."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    assert day_number(year + 1, 1, 1) - day_number(year, 1, 1) == 365 + leap
    assert month_length(year, 2) == 28 + leap


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (1, "0001-01-01"),
        (0, "0000-12-31"),
        (-365, "0000-01-01"),
        (-366, "-0001-12-31"),
        (dt.date.max.toordinal(), "9999-12-31"),
        (dt.date.max.toordinal() + 1, "+10000-01-01"),
        (day_number(-12024, 2, 29), "-12024-02-29"),
    ],
)
def test_text_at_the_edges(day, text):
    """Years outside 0000 to 9999 have a sign, and no other year has."""
    assert day_text(day) == text


@pytest.mark.parametrize("date", [(2025, 2, 29), (2024, 13, 1), (-1, 2, 29), (0, 0, 1)])
def test_day_outside_the_calendar(date):
    """A day that does not exist has no number."""
    with pytest.raises(ValueError, match=r"must be in|out of range"):
        day_number(*date)
