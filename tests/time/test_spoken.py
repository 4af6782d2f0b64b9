"""Dates as people write them: the message says what to write instead."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.time import EdtfError, parse_edtf
from counterclaim.time._spoken import written_date


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("March 2025", "write 2025-03"),
        ("Mar 2025", "write 2025-03"),
        ("10 March 2025", "write 2025-03-10"),
        ("10th of May 2024", "write 2024-05-10"),
        ("March 10, 2025", "write 2025-03-10"),
        ("Spring 2024", "write 2024-21"),
        ("2025-3", "write 2025-03"),
        ("2025/03/10", "write 2025-03-10"),
        ("2025.03.10", "write 2025-03-10"),
        ("31.12.2024", "write 2024-12-31"),
        ("3/9/2025", "write 2025-09-03 or 2025-03-09"),
    ],
)
def test_message_says_what_to_write(text, told):
    """The date that was meant is named in the form that is read; of two both are named."""
    with pytest.raises(EdtfError) as caught:
        parse_edtf(text)
    assert told in str(caught.value)


@pytest.mark.parametrize("text", ["soon", "Foo 2025", "31 February 2025", "13/13/2025", "", " "])
def test_what_is_no_date_gets_no_suggestion(text):
    """Nothing is guessed where the words name no day that there is."""
    assert written_date(text) is None


@given(st.dates(min_value=date(1000, 1, 1)))
def test_what_is_suggested_is_read(day):
    """What the message says to write is a date, and the one that was meant is among them."""
    for form in ("%d %B %Y", "%B %d, %Y", "%d.%m.%Y", "%m/%d/%Y", "%Y/%m/%d"):
        told = written_date(day.strftime(form))
        dates = told.removeprefix("write ").split(" or ")
        assert day.isoformat() in dates
        assert all(parse_edtf(text).precision == "day" for text in dates)
