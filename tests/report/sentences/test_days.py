"""Days and dates in words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.report.sentences.days import (
    date_phrase,
    date_words,
    day_words,
    duration_words,
    span_words,
)
from counterclaim.time import parse_duration, parse_edtf

SIXTH = date(2024, 9, 6)


@pytest.mark.parametrize(
    ("text", "words", "phrase"),
    [
        ("2024-09-06", "6 September 2024", "on 6 September 2024"),
        ("2024-09", "September 2024", "in September 2024"),
        ("2024", "2024", "in 2024"),
        ("2024-22", "summer 2024", "in summer 2024"),
        ("202X", "the years 2020 to 2029", "in the years 2020 to 2029"),
        ("20XX", "the years 2000 to 2099", "in the years 2000 to 2099"),
        ("2024-XX", "some month of 2024", "in some month of 2024"),
        ("2024-XX-XX", "some day of 2024", "on some day of 2024"),
        ("2024-09-XX", "some day of September 2024", "on some day of September 2024"),
        ("2024-09-06~", "about 6 September 2024", "on about 6 September 2024"),
        ("2024?", "perhaps 2024", "in perhaps 2024"),
        ("2024%", "perhaps about 2024", "in perhaps about 2024"),
        ("-0043", "44 BC", "in 44 BC"),
        ("0000", "1 BC", "in 1 BC"),
        ("Y12024", "12024", "in 12024"),
        ("2024-09-06T22:30:00Z", "6 September 2024, 22:30:00 UTC", None),
        ("2024-09-06T22:30-05:00", "6 September 2024, 22:30 UTC-05:00", None),
        ("2024-09-06T22:30", "6 September 2024, 22:30", None),
        ("2024-09-06/2024-09-08", "from 6 to 8 September 2024", "from 6 to 8 September 2024"),
        ("2024-09-06/2024-10-02", "from 6 September to 2 October 2024", None),
        ("2024-09-06/2025-09-06", "from 6 September 2024 to 6 September 2025", None),
        ("2024-09/2024-10", "from September to October 2024", None),
        ("2024~/2024?", "from about 2024 to perhaps 2024", None),
        ("2024-09-06/..", "from 6 September 2024 on", None),
        ("../2024-09-06", "up to 6 September 2024", None),
        ("2024-09-06/", "from 6 September 2024 to an unknown time", None),
        ("/2024-09-06", "from an unknown time to 6 September 2024", None),
        ("[2024-09-06,2024-09-08]", "one of 6 September 2024 or 8 September 2024", None),
        ("[2024-09-07..2024-09-30]", "between 7 and 30 September 2024", None),
        ("[..2025-09]", "September 2025 or before", "in September 2025 or before"),
        ("[2025-09..]", "September 2025 or after", None),
        ("[2023,2025..2026]", "one of 2023 or between 2025 and 2026", None),
    ],
)
def test_dates_are_said_in_words(text, words, phrase):
    """Each form of a date has its words, and a preposition where one is needed."""
    assert date_words(parse_edtf(text)) == words
    if phrase is not None:
        assert date_phrase(parse_edtf(text)) == phrase


@given(st.dates())
def test_any_day_is_said_like_its_date(date):
    """A day number and the text of the same day have the same words."""
    assert day_words(date.toordinal()) == date_words(parse_edtf(date.isoformat()))


@pytest.mark.parametrize(
    ("first", "last", "every", "words"),
    [
        (SIXTH, SIXTH, True, "on 6 September 2024"),
        (SIXTH, SIXTH, False, "on 6 September 2024"),
        (SIXTH, date(2024, 9, 8), True, "on every day from 6 to 8 September 2024"),
        (SIXTH, date(2024, 10, 8), False, "on some day from 6 September to 8 October 2024"),
        (None, SIXTH, True, "on every day up to 6 September 2024"),
        (SIXTH, None, False, "on some day from 6 September 2024 on"),
        (None, None, False, "on some day"),
    ],
)
def test_runs_of_days_are_said_in_words(first, last, every, words):
    """A run of days has its words, also where a side is open."""
    assert span_words(first, last, every=every) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [("P6M", "6 months"), ("P1Y2D", "1 year and 2 days"), ("P1W", "1 week"), ("P0D", "")],
)
def test_durations_are_said_in_words(text, words):
    """A duration has its units in words; no time has none."""
    assert duration_words(parse_duration(text)) == words
