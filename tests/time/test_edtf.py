"""What a date, a set and an interval mean in days."""

import copy
import itertools
import pickle

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.time.texts import (
    EDTF_TEXTS,
    MODERN_DAYS,
    NOISE,
    SOME_DAYS,
    damaged,
    date_times,
    dates_of,
    sets,
    writings,
)

from counterclaim.time import EdtfError, day_number, day_text, parse_edtf
from counterclaim.time._days import calendar_date


def fault_of(text):
    """Return the error with which a text is refused, None if it is read."""
    try:
        parse_edtf(text)
    except EdtfError as error:
        return error
    return None


def bounds(text):
    """Return the first and the last day of a text as texts, None for no bound."""
    found = parse_edtf(text)
    return tuple(None if day is None else day_text(day) for day in (found.earliest, found.latest))


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("2023-24", "2023-12-01", "2024-02-29"),
        ("-0001-24", "-0001-12-01", "0000-02-29"),
        ("0000", "0000-01-01", "0000-12-31"),
        ("-201X", "-2019-01-01", "-2010-12-31"),
        ("-20XX", "-2099-01-01", "-2000-12-31"),
        ("-000X", "-0009-01-01", "-0001-12-31"),
        ("-00XX", "-0099-01-01", "-0001-12-31"),
        ("000X", "0000-01-01", "0009-12-31"),
        ("-0044-03-15", "-0044-03-15", "-0044-03-15"),
        ("Y-17000", "-17000-01-01", "-17000-12-31"),
        ("-0044-03-15T12:00", "-0044-03-15", "-0044-03-15"),
        ("2024-09-20/2024-09", "2024-09-20", "2024-09-30"),
        ("Y-17000/..", "-17000-01-01", None),
        ("[2026,2024]", "2024-01-01", "2026-12-31"),
        ("[2025]", "2025-01-01", "2025-12-31"),
        ("[..2024,2026]", None, "2026-12-31"),
        ("[2026,2024..]", "2024-01-01", None),
        ("[2024-21..2024-23]", "2024-03-01", "2024-11-30"),
        ("[2024-XX,2025]", "2024-01-01", "2025-12-31"),
    ],
)
def test_less_common_forms(text, earliest, latest):
    """Forms that the reference page leaves out have the right hull too."""
    assert bounds(text) == (earliest, latest)


@given(EDTF_TEXTS)
def test_text_is_kept(text):
    """The text comes back exactly as it was given."""
    found = parse_edtf(text)
    assert found.text == text == str(found)


@given(st.data(), SOME_DAYS)
def test_hull_contains_the_day_spoken_of(data, day):
    """Each way to write a date has a hull around the day, and in order."""
    found = parse_edtf(data.draw(dates_of(day)))
    assert found.earliest <= day <= found.latest
    assert found.days == found.latest - found.earliest + 1


@given(st.data(), SOME_DAYS)
def test_hull_has_exactly_the_days_spoken_of(data, day):
    """The first and the last day of a hull can be written that way; their neighbours cannot."""
    text = data.draw(st.sampled_from(writings(day)))
    found = parse_edtf(text)
    assert text in writings(found.earliest)
    assert text in writings(found.latest)
    assert text not in writings(found.earliest - 1)
    assert text not in writings(found.latest + 1)


@given(st.integers(0, 9999))
def test_year_is_its_months(year):
    """The months of a year follow one another without a gap and fill it."""
    whole = parse_edtf(f"{year:04d}")
    months = [parse_edtf(f"{year:04d}-{month:02d}") for month in range(1, 13)]
    assert months[0].earliest == whole.earliest
    assert months[-1].latest == whole.latest
    assert all(a.latest + 1 == b.earliest for a, b in itertools.pairwise(months))


@given(st.integers(0, 9998))
def test_seasons_follow_one_another(year):
    """The four seasons cover the time from March to February without a gap."""
    seasons = [parse_edtf(f"{year:04d}-{code}") for code in range(21, 25)]
    assert seasons[0].earliest == day_number(year, 3, 1)
    assert seasons[-1].latest == day_number(year + 1, 3, 1) - 1
    assert all(a.latest + 1 == b.earliest for a, b in itertools.pairwise(seasons))


@given(st.data(), st.integers(0, 9599), st.integers(0, 8))
def test_shift_by_a_calendar_cycle(data, year, form):
    """The same text 400 years later has the same days 146,097 days later."""
    month, day_of_month = data.draw(st.integers(3, 12)), data.draw(st.integers(1, 28))
    before = parse_edtf(writings(day_number(year, month, day_of_month))[form])
    after = parse_edtf(writings(day_number(year + 400, month, day_of_month))[form])
    assert after.earliest - before.earliest == after.latest - before.latest == 146_097


@given(st.data(), SOME_DAYS, SOME_DAYS)
def test_interval_from_its_ends(data, one, other):
    """The hull runs from the first start to the last end, the core from last to first."""
    first, last = sorted((one, other))
    start_text, end_text = data.draw(dates_of(first)), data.draw(dates_of(last))
    start, end = parse_edtf(start_text), parse_edtf(end_text)
    found = parse_edtf(f"{start_text}/{end_text}")
    assert found.kind == "interval"
    assert (found.earliest, found.latest) == (start.earliest, end.latest)
    assert found.has_core == (start.latest <= end.earliest)
    if found.has_core:
        assert (found.core_first, found.core_last) == (start.latest, end.earliest)
    else:
        assert found.core_first is found.core_last is None


@given(st.data(), SOME_DAYS)
def test_interval_without_one_end(data, day):
    """An open end leaves the core open there; an unknown end leaves no core."""
    text = data.draw(dates_of(day))
    date = parse_edtf(text)
    until, since = parse_edtf(f"../{text}"), parse_edtf(f"{text}/..")
    assert (until.earliest, until.latest) == (None, date.latest)
    assert (until.has_core, until.core_first, until.core_last) == (True, None, date.earliest)
    assert (since.earliest, since.latest) == (date.earliest, None)
    assert (since.has_core, since.core_first, since.core_last) == (True, date.latest, None)
    for found in (parse_edtf(f"/{text}"), parse_edtf(f"{text}/")):
        assert (found.has_core, found.core_first, found.core_last) == (False, None, None)
        assert found.days is None


@given(EDTF_TEXTS)
def test_core_lies_in_the_hull(text):
    """A core has no day outside the hull, and its days are in order."""
    found = parse_edtf(text)
    days = [found.earliest, found.core_first, found.core_last, found.latest]
    stated = [day for day in days if day is not None]
    assert stated == sorted(stated)
    assert stated
    if found.kind == "moment":
        assert found.has_core == (found.earliest == found.latest)


@given(st.data(), MODERN_DAYS, MODERN_DAYS, st.integers(0, 4))
def test_set_is_the_hull_of_its_members(data, one, other, form):
    """A list and a range reach from the first day of a member to the last day of another."""
    first, last = sorted((one, other))
    texts = [writings(day)[form] for day in (first, last)]
    members = [parse_edtf(text) for text in texts]
    hull = (min(m.earliest for m in members), max(m.latest for m in members))
    shuffled = data.draw(st.permutations(texts))
    for text in (f"[{texts[0]}..{texts[1]}]", f"[{','.join(shuffled)}]"):
        found = parse_edtf(text)
        assert found.kind == "moment"
        assert (found.earliest, found.latest) == hull
        assert found.precision == members[0].precision


@given(sets())
def test_set_is_open_where_two_dots_stand(text):
    """A set has no bound exactly where it begins or ends with two dots."""
    found = parse_edtf(text)
    assert found.open_start == (found.earliest is None)
    assert found.open_end == (found.latest is None)
    assert (found.precision == "longer") == (found.open_start or found.open_end)


@given(date_times())
def test_time_of_day_does_not_move_the_day(text):
    """A date with a time, whatever its offset, is the calendar day as written."""
    found, day = parse_edtf(text), parse_edtf(text[:10])
    assert attrs.evolve(found, text=text[:10]) == day
    assert (found.earliest, found.latest) == (day.earliest, day.latest)
    assert (found.precision, found.has_core) == ("day", True)


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("2024", ""),
        ("2024?", "uncertain"),
        ("2024~", "approximate"),
        ("2024-09%", "uncertain approximate"),
        ("2024-09?/2025~", "uncertain approximate"),
        ("[2024~,2025]", "approximate"),
        ("../2025", "open_start"),
        ("2025/..", "open_end"),
        ("/2025", "unknown_start"),
        ("2025/", "unknown_end"),
        ("[..2025]", "open_start"),
        ("[2024,2025..]", "open_end"),
        ("[2024..2025]", ""),
    ],
)
def test_flags(text, flags):
    """Each flag is set by its own mark and by no other."""
    found = parse_edtf(text)
    names = (
        "open_start",
        "open_end",
        "unknown_start",
        "unknown_end",
        "uncertain",
        "approximate",
    )
    assert {name for name in names if getattr(found, name)} == set(flags.split())


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("2024-09-06/2024-10", "month"),
        ("2024/2025-10-01", "year"),
        ("202X/..", "decade"),
        ("/20XX", "century"),
        ("2024-21/2024-12-01", "season"),
        ("Y20240", "year"),
    ],
)
def test_precision_is_the_coarsest(text, precision):
    """An interval is as precise as the coarser of its stated ends."""
    assert parse_edtf(text).precision == precision


def test_value():
    """Two readings of one text are equal, hash alike, and cannot be changed."""
    one, other = parse_edtf("2024-09"), parse_edtf("2024-09")
    assert one == other
    assert hash(one) == hash(other)
    assert one != parse_edtf("2024-09-XX")
    assert repr(one) == "Edtf(text='2024-09')"
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        one.text = "2025"


@given(EDTF_TEXTS)
def test_copies_are_whole(text):
    """Pickling and copying keep every part, also those that equality does not compare."""
    found = parse_edtf(text)
    for twin in (pickle.loads(pickle.dumps(found)), copy.deepcopy(found)):  # noqa: S301 - our own
        assert attrs.astuple(twin) == attrs.astuple(found)


@given(NOISE | damaged(EDTF_TEXTS) | st.text(max_size=20))
def test_other_texts_are_faults_with_a_place(text):
    """Whatever the text, it is read, or refused with a place in it and a reason."""
    error = fault_of(text)
    if error is None:
        assert parse_edtf(text).text == text
    else:
        assert error.text == text
        assert 0 <= error.position <= len(text)
        assert error.reason
        assert str(error).isprintable()


@given(SOME_DAYS)
def test_days_past_the_end_of_a_month(day):
    """The day after the last of a month is refused, and the reason gives the month's length."""
    assume(abs(calendar_date(day)[0]) <= 9999)
    month_text = writings(day)[1]
    length = parse_edtf(month_text).days
    for past in range(length + 1, 32):
        with pytest.raises(EdtfError, match=f"has {length} days") as caught:
            parse_edtf(f"{month_text}-{past}")
        assert caught.value.position == len(month_text) + 1
