"""Records are built from dates, texts and lists of Python, and nothing is lost or guessed."""

from datetime import UTC, date, datetime

import pandas as pd
import pytest

from counterclaim.model import About, Change, Claim, InvalidValueError, Relative, TimeReference
from counterclaim.model.claim import Anchor
from counterclaim.time import parse_duration, parse_edtf


def claim(**fields):
    """Return a claim; fields are added to what it needs at least."""
    return Claim(
        **{
            "id": "c",
            "text": "words",
            "speaker": "a",
            "sources": ("s",),
            "stated": parse_edtf("2024-09-08"),
            "about": About(matter="talks"),
            "says": Change(direction="up"),
            **fields,
        }
    )


@pytest.mark.parametrize(
    ("given", "text"),
    [
        (date(2024, 9, 8), "2024-09-08"),
        (datetime(2024, 9, 8, 10, 30, tzinfo=UTC), "2024-09-08T10:30:00+00:00"),
        (pd.Timestamp("2024-09-08T10:30:00Z"), "2024-09-08T10:30:00+00:00"),
        ("2024-09-08", "2024-09-08"),
        ("2024-09~", "2024-09~"),
        ("[2024-09-06,2024-09-08]", "[2024-09-06,2024-09-08]"),
        (parse_edtf("2024/2025"), "2024/2025"),
    ],
)
def test_dates_are_given_in_any_form_that_is_exact(given, text):
    """A date, a time and a text of EDTF become the same expression."""
    assert claim(stated=given).stated == parse_edtf(text)


def test_lists_are_tuples():
    """A list is kept as a tuple, its items checked."""
    assert claim(sources=["s", "t"]) == claim(sources=("s", "t"))


def test_a_duration_is_given_as_its_text():
    """So that nothing has to be imported for six months."""
    anchor = Anchor(deployment="d", process="withdrawal", code="started")
    assert Relative(offset="P6M", anchor=anchor).offset == parse_duration("P6M")


@pytest.mark.parametrize("given", ["8 September 2024", "2024-13", "", 20240908, 2024.0, ["2024"]])
def test_what_is_no_date_is_refused_with_its_field(given):
    """The message names the field; nothing is read into a number or another spelling."""
    with pytest.raises(InvalidValueError) as caught:
        claim(stated=given)
    assert caught.value.field == "stated"


def test_inner_records_take_them_too():
    """The time of a claim is built as easily."""
    assert TimeReference(role="by", edtf=date(2025, 9, 30)).edtf == parse_edtf("2025-09-30")
