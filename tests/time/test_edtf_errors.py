"""Where a text fails to be a date, and what the error says."""

import pickle

import pytest

from counterclaim.time import EdtfError, parse_edtf

FAULTS = [
    ("", 0, "a date is missing"),
    ("?", 0, "a date is missing"),
    (" 2024", 0, "no spaces"),
    ("2024-09-06 ", 10, "no spaces"),
    ("2024\n", 4, "no spaces"),
    ("2024-\uff10\uff19", 5, "another digit"),
    ("2024\u201309", 4, "hyphen of the keyboard"),
    ("2024-09-06\u200b", 10, "not used here"),
    ("September 2024", 0, "a month is written as a number"),
    ("Sep-2024", 0, "a month is written as a number"),
    ("today", 0, '"t" is not part of a date'),
    ("2025-02-29", 8, "February 2025 has 28 days"),
    ("1900-02-29", 8, "February 1900 has 28 days"),
    ("-0043-02-29", 9, "February -0043 has 28 days"),
    ("2024-09-31", 8, "September 2024 has 30 days"),
    ("2024-09-00", 8, "left out: 2024-09"),
    ("2024-00", 5, "left out: 2024"),
    ("2024-13", 5, "a month is 01 to 12"),
    ("2024-20", 5, "a month is 01 to 12"),
    ("2024-42", 5, "a month is 01 to 12"),
    ("2024-21-06", 8, "a season has no days: write 2024-21"),
    ("2024-21-XX", 8, "X stands for"),
    ("2024-27", 5, "write 2024-23"),
    ("2024-30", 5, "write [2024-12..2025-02]"),
    ("-0001-30", 6, "write [-0001-12..0000-02]"),
    ("2024-33", 5, "first quarter"),
    ("2024-39", 5, "2024-09/2024-12 for all"),
    ("2024-41", 5, "write [2024-07..2024-12]"),
    ("-0000", 0, "there is no year -0000"),
    ("-0000-01", 0, "there is no year -0000"),
    ("20240906", 0, "the basic format"),
    ("2024-250", 0, "a day of the year"),
    ("2024-W36", 5, "a week date"),
    ("2024-9-6", 5, "two digits"),
    ("2024-09-6", 8, "two digits"),
    ("06-09-2024", 0, "begins with its year"),
    ("24", 0, "begins with its year"),
    ("12024", 0, "after a Y"),
    ("12024-09-06", 0, "after a Y"),
    ("+2024", 0, "no plus sign"),
    ("Y2024", 0, "five or more digits"),
    ("Y02024", 0, "the first of them not 0"),
    ("Y", 0, "five or more digits"),
    ("Y12024-09", 0, "stands alone"),
    ("-Y12024", 1, '"Y" is not part of a date'),
    ("Y17E8", 3, "an exponential year"),
    ("1950S2", 4, "significant digits"),
    ("Y171010000S3", 10, "significant digits"),
    ("202x", 3, "a capital X"),
    ("19uu", 2, "a capital X"),
    ("2XXX", 1, "last one or two digits"),
    ("XXXX", 0, "last one or two digits"),
    ("XXXX-09", 0, "last one or two digits"),
    ("20X4", 2, "last one or two digits"),
    ("20XX-09", 2, "last one or two digits"),
    ("2024-XX-06", 5, "X stands for"),
    ("2024-1X", 6, "X stands for"),
    ("2024-09-0X", 9, "X stands for"),
    ("2024?-09", 4, "at the end of the date"),
    ("2024-?09", 5, "at the end of the date"),
    ("~2024", 0, "at the end of the date"),
    ("2024?~", 4, "% means both"),
    ("2024-", 4, "write a date as"),
    ("2024-09-06-01", 10, "write a date as"),
    ("2024--09", 4, "write a date as"),
    ("2024.09.06", 0, "with hyphens, and its year first"),
    ("2024,2025", 4, "needs brackets"),
    ("2024..2025", 4, "written 2024/2025"),
    ("..2025", 0, "two dots stand in a set"),
    ("..", 0, "two dots stand in a set"),
    ("{2024,2025}", 0, "an all-of set"),
    ("2024]", 4, "a one-of set stands alone"),
    ("/", 0, "at least one of its ends"),
    ("../..", 2, "at least one of its ends"),
    ("../", 2, "at least one of its ends"),
    ("/..", 0, "at least one of its ends"),
    ("2024/2025/2026", 9, "one slash"),
    ("06/09/2024", 5, "one slash"),
    ("2026/2025", 5, "it starts on 2026-01-01 at the earliest and ends on 2025-12-31"),
    ("2024-09-06/2024-08", 11, "the interval ends before it starts"),
    ("2024/2025-13", 10, "a month is 01 to 12"),
    ("2024-13/2025", 5, "a month is 01 to 12"),
    ("2024/ 2025", 5, "no spaces"),
    ("2024/...", 5, "two dots stand in a set"),
    ("2024/?", 5, "a date is missing"),
    ("[2024..2025]/2026", 0, "a one-of set stands alone"),
    ("2024-09-06T12:00:00Z/2024-09-08", 10, "a time of day is read only"),
    ("[2024-09-06T12:00:00Z]", 11, "a time of day is read only"),
    ("[", 1, "a set ends with ]"),
    ("[2024", 5, "a set ends with ]"),
    ("[2024]?", 7, "a set ends with ]"),
    ("[]", 1, "a date is missing"),
    ("[..]", 3, "a date is missing"),
    ("[2024,]", 6, "a date is missing"),
    ("[,2024]", 1, "a date is missing"),
    ("[2024, 2025]", 6, "no spaces"),
    ("[2024,..2025]", 6, "a date is missing"),
    ("[2024..,2025]", 7, "a date is missing"),
    ("[..2024..2025]", 7, "two dots stand in a set"),
    ("[..2024,2026..]", 14, "open at one end at most"),
    ("[2026..2024]", 7, "the range ends before it starts"),
    ("[2024-09-06..2025-09]", 13, "not day and month"),
    ("[2024,2025-09]", 6, "not year and month"),
    ("[..2024,2025-09]", 8, "not year and month"),
    ("[2024-09-06,2024-09..]", 12, "2024-09-01..2024-09-30 for 2024-09"),
    ("2024T12:00", 4, "a time follows a whole date"),
    ("2024-09T12:00", 7, "a time follows a whole date"),
    ("2024-09-XXT12:00", 10, "a time follows a whole date"),
    ("2024-09-06~T12:00", 11, "a time follows a whole date"),
    ("T12:00", 0, "a date is missing"),
    ("2024-09-31T12:00", 8, "has 30 days"),
    ("2024-09-06T", 11, "an hour is 00 to 23"),
    ("2024-09-06T24:00:00", 11, "the end of a day is 00:00 of the next day"),
    ("2024-09-06T12", 13, "minutes follow the hour"),
    ("2024-09-06T1200", 13, "minutes follow the hour"),
    ("2024-09-06T12:60", 13, "minutes follow the hour"),
    ("2024-09-06T12:00:60Z", 17, "seconds are 00 to 59"),
    ("2024-09-06T12:00:00,5", 19, "a full stop"),
    ("2024-09-06T12:00:00.", 19, "a time is written"),
    ("2024-09-06T12:00:00+0300", 20, "an offset is written"),
    ("2024-09-06T12:00:00+24:00", 20, "an offset is written"),
    ("2024-09-06T12:00:00z", 19, "a capital letter"),
    ("2024-09-06T12:00:00Z?", 20, "takes no qualifier"),
    ("2024-09-06T12:00:00 Z", 19, "no spaces"),
    ("2024-09-06T12:00:00Zulu", 20, "a time is written"),
    ("2024" + 197 * " ", 200, "longer than 200 characters"),
]


@pytest.mark.parametrize(("text", "position", "reason"), FAULTS)
def test_place_and_reason(text, position, reason):
    """A text that is no date is refused at the right character, for a reason that helps."""
    with pytest.raises(EdtfError) as caught:
        parse_edtf(text)
    assert reason in caught.value.reason
    assert caught.value.position == position


@pytest.mark.parametrize(
    "written",
    [
        "2024-21",
        "2024-23",
        "[2024-12..2025-02]",
        "2024-09/2024-12",
        "[-0001-12..0000-02]",
        "19XX",
        "Y170000",
        "2024-09-02/2024-09-08",
        "[2024-09-06,2024-09-08]",
        "2024-09-06T12:00:00Z",
        "Y12024",
        "2024/..",
        "0900-06-09",
    ],
)
def test_advice_can_be_followed(written):
    """What the errors tell people to write is itself a date."""
    assert parse_edtf(written).text == written


def test_message():
    """The message quotes the text, says what is wrong, and where."""
    with pytest.raises(EdtfError) as caught:
        parse_edtf("2025-02-30")
    assert str(caught.value) == (
        '"2025-02-30" is not a date: February 2025 has 28 days (at character 8)'
    )


def test_message_of_an_unprintable_text():
    """A message stays on one line, bounded, and free of marks that turn the line around."""
    with pytest.raises(EdtfError) as caught:
        parse_edtf('"\u202e\n\ud800' + 100 * "9")
    message = str(caught.value)
    assert message.startswith('"\\"\\u202e\\n\\ud8009')
    assert '9..." is not a date' in message
    assert message.isprintable()
    assert len(message) < 200


def test_error_survives_pickling():
    """An error that crosses to another process keeps its parts and its message."""
    with pytest.raises(EdtfError) as caught:
        parse_edtf("2024-13")
    error = caught.value
    twin = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    assert (twin.text, twin.position, twin.reason) == (error.text, error.position, error.reason)
    assert str(twin) == str(error)


@pytest.mark.parametrize("value", [None, 2024, b"2024", ["2024"]])
def test_only_strings_are_read(value):
    """A value that is not a string is a mistake of the program, not of the data."""
    with pytest.raises(TypeError, match="a date is a string, not"):
        parse_edtf(value)


def test_longest_text():
    """A text of exactly 200 characters is read."""
    text = "Y" + 199 * "9"
    assert parse_edtf(text).text == text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("45000", "day number of a spreadsheet for 2023-03-15"),
        ("45000.25", "day number of a spreadsheet for 2023-03-15"),
        ("2023/unknown", "an unknown end of an interval is left empty"),
        ("unknown/2023", "an unknown end of an interval is left empty"),
        ("2023/open", "an open end of an interval is written as two dots"),
        ("2023-03-15T24:00", "the end of a day is 00:00 of the next day"),
        ("12345", "stands alone after a Y"),
    ],
)
def test_what_other_programs_and_drafts_write(text, told):
    """What is meant is said, so that it can be written."""
    with pytest.raises(EdtfError, match=told):
        parse_edtf(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("6 September 2024", "a month is written as a number"),
        ("Sept 2024", "a month is written as a number"),
        ("circa 2024", "written with ~ behind it"),
        ("ca. 2024", "written with ~ behind it"),
        ("1990s", "as in 202X"),
        ("2024-Q3", "[2024-07..2024-09]"),
        ("06.09.2024", "with hyphens, and its year first"),
        ("1700000000", "seconds since 1970, for 2023-11-14"),
        ("1700000000000", "seconds since 1970, for 2023-11-14"),
        ("2024-09-00", "left out: 2024-09"),
        ("2024-00-00", "left out: 2024"),
    ],
)
def test_what_people_write_for_a_date(text, told):
    """The message says what to write for what is meant."""
    with pytest.raises(EdtfError) as caught:
        parse_edtf(text)
    assert told in str(caught.value)
