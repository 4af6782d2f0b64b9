"""Dates for formats that know years, months and days only."""

import pytest
from hypothesis import given

from counterclaim.interchange._dates import coarse_date, date_in, plain_date
from counterclaim.strategies import dates
from counterclaim.time import parse_edtf


@given(dates())
def test_a_coarse_date_holds_every_day_of_the_date(date):
    """What comes out is never narrower than what was stated."""
    coarse = coarse_date(date)
    if coarse is not None:
        wider = parse_edtf(coarse)
        assert plain_date(wider) == coarse
        assert wider.earliest <= date.earliest
        assert date.latest <= wider.latest


@pytest.mark.parametrize(
    ("text", "coarse"),
    [
        ("2024", "2024"),
        ("2024-09-06", "2024-09-06"),
        ("[2024-09-07..2024-09-30]", "2024-09"),
        ("2024-09-06/2024-12-31", "2024"),
        ("2024-09~", "2024-09"),
        ("2024/2025", None),
        ("../2025", None),
        ("2024/", None),
        ("-0044", None),
        ("Y17000000002", None),
    ],
)
def test_coarse_dates(text, coarse):
    """The narrowest day, month or year that certainly holds the date."""
    assert coarse_date(parse_edtf(text)) == coarse


@pytest.mark.parametrize(
    ("text", "date", "timed"),
    [
        ("2024-09-06", "2024-09-06", False),
        ("2024-09-06T12:00:00Z", "2024-09-06", True),
        ("2024-09-06T12:00:00.000+02:00", "2024-09-06", True),
        ("2024-09-06 12:00", "2024-09-06", True),
        ("6 September 2024", None, False),
        ("2024-02-30T12:00:00Z", None, False),
    ],
)
def test_dates_of_others(text, date, timed):
    """The day as written is kept; that a time of day is left out is told."""
    found, left_out = date_in(text)
    assert (None if found is None else str(found), left_out) == (date, timed)
