"""Times in words: their role, and their EDTF counted from the day of the statement."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reading.language import language
from counterclaim.reading.times import find_times
from counterclaim.time import parse_edtf

STATED = "2025-03-10"
"""A Monday."""


def times(text, stated=STATED, code="en"):
    return [(one.role, one.ahead, one.behind) for one in find_times(text, stated, language(code))]


@pytest.mark.parametrize(
    ("text", "role", "ahead"),
    [
        ("all gone within 30 days", "by", "2025-04-09"),
        ("by the end of next month", "by", "2025-04-30"),
        ("out by Thursday", "by", "2025-03-13"),
        ("home by Christmas", "by", "2025-12-25"),
        ("by 5 June", "by", "2025-06-05"),
        ("by June 5, 2026", "by", "2026-06-05"),
        ("by early next year", "by", "[2026-01..2026-04]"),
        ("no later than 1 May", "by", "2025-05-01"),
        ("before September", "by", "2025-08"),
        ("until the end of 2026", "until", "2026-12-31"),
        ("until May 2026", "until", "2026-05-31"),
        ("not before 2027", "not_before", "2027"),
        ("in two weeks", "on", "2025-03-24"),
        ("next year", "on", "2026"),
        ("in the summer of 2025", "on", "2025-22"),
        ("on 3 April", "on", "2025-04-03"),
        ("in mid-April", "on", "[2025-04-11..2025-04-20]"),
        ("the last phase begins tomorrow", "on", "2025-03-11"),
    ],
)
def test_what_lies_ahead(text, role, ahead):
    """Each wording gives its role and its days, for something that is to come."""
    assert [(one[0], one[1]) for one in times(text)] == [(role, ahead)]


@pytest.mark.parametrize(
    ("text", "role", "behind"),
    [
        ("they left on Friday", "on", "2025-03-07"),
        ("since mid-January", "since", "[2025-01-11..2025-01-20]"),
        ("on 10 May they left", "on", "2024-05-10"),
        ("yesterday", "on", "2025-03-09"),
        ("two days ago", "on", "2025-03-08"),
        ("since November", "since", "2024-11"),
        ("last month", "on", "2025-02"),
        ("in the past five days", "during", "[2025-03-05..2025-03-10]"),
        ("between 7 and 9 February", "on", "[2025-02-07..2025-02-09]"),
    ],
)
def test_what_is_past(text, role, behind):
    """The same for something that has been."""
    assert [(one[0], one[2]) for one in times(text)] == [(role, behind)]


@pytest.mark.parametrize(
    "text",
    [
        "they may leave",
        "2,500 troops are there",
        "the march goes on",
        "we will leave soon",
        "in the coming weeks",
        "within 16 months of taking office",
        "2019 soldiers",
    ],
)
def test_what_is_no_time(text):
    """A hedge is no month, a number no year, and soon no date."""
    assert times(text) == []


def test_days_are_not_counted_from_a_day_that_is_not_known():
    """Of a statement of some day in March no Thursday can be told, but a month can."""
    assert times("by Thursday", "2025-03") == []
    assert times("by Thursday", None) == []
    assert times("by September", "2025-03") == [("by", "2025-09", "2024-09")]
    assert times("by September 2026", None) == [("by", "2026-09", "2026-09")]


def test_another_language():
    """French tables give the same values."""
    assert times("d'ici fin mai", code="fr") == [("by", "2025-05-31", "2024-05-31")]
    assert times("le 3 mars", code="fr") == [("on", "2026-03-03", "2025-03-03")]


@given(st.text(max_size=80), st.dates().map(str))
def test_any_text_gives_days_that_exist(text, stated):
    """Whatever the words are, what is found is EDTF, and inside the text."""
    for one in find_times(text, stated, language("en")):
        assert 0 <= one.start < one.end <= len(text)
        for edtf in (one.ahead, one.behind):
            assert edtf is None or parse_edtf(edtf)
