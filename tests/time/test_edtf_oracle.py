"""The parser against the `edtf` package, an independent reading of the same standard.

Where the two differ the reason stands beside the text: a fault of the package, a form beyond the
standard that only one of them reads, or a choice of this library.
"""

import importlib.metadata
import math

import edtf
import pytest

from counterclaim.time import EdtfError, parse_edtf
from counterclaim.time._days import calendar_date

YEARS = ["0000", "0001", "1900", "2000", "2023", "2024", "9999", "-0044", "-0001"]

SAME = [
    *YEARS,
    *(f"{year}-{month:02d}" for year in ("1999", "2024", "-0044") for month in range(1, 13)),
    *(f"{year}-12-31" for year in YEARS),
    *("2024-02-29", "2000-02-29", "-0004-02-29", "2024-09-06", "1900-02-28"),
    *("2024-21", "2024-22", "2024-23", "-0044-21"),
    *("202X", "20XX", "-201X", "-20XX", "2024-XX", "2024-XX-XX", "2024-09-XX", "2024-02-XX"),
    *("2024?", "2024-09~", "2024-09-06%", "202X~", "2024-09-XX?"),
    *("Y12024", "Y-17000", "Y170000002"),
    *("2024-09-06T22:30:00", "2024-09-06T22:30:00Z", "2024-09-06T22:30:00-05:00"),
    *("2024-09-06T22:30:00+03",),
    *("2024/2026", "2024-09/2025-09", "2024-09-06/2025", "2024-09/2024-09", "-0044/2024"),
    *("2024~/2026?", "2024-09-06%/2025-09", "2024-06-XX/2024-07-03", "2024-21/2024-23"),
    *("../2026", "2024/..", "2024-09-06/..", "../2025-09~"),
    *("[2024,2026]", "[2026,2024]", "[2024..2026]", "[2024-09,2025-01..2025-03]"),
    *("[2024-09-06,2024-09-08]", "[..2025-09]", "[2025-09..]", "[..2024,2026]", "[2024~,2025]"),
]

REFUSED_BY_BOTH = [
    *("", "2024-13", "2024-00", "2024-09-31", "2024-9", "24", "20240906", "-0000", "Y2024"),
    *("2024-09-06T25:00:00", "2024-09-06T12:00:60Z", "/", "2024/2025/2026", "[2024", "]"),
    *("2024-09-06T12:00:00Z/2024-09-07", "[2024-09-06..2025-09]", "September 2024", "202x"),
]

DIFFERENT = [
    # text, our answer, the package's answer (None: refused), why
    ("2025-02-29", None, ((2025, 2, 29), (2025, 2, 29)), "its February has 29 days always"),
    ("1900-02-29", None, ((1900, 2, 29), (1900, 2, 29)), "its February has 29 days always"),
    ("2026/2025", None, ((2026, 1, 1), (2025, 12, 31)), "it does not compare the ends"),
    ("[2026..2024]", None, ((2026, 1, 1), (2024, 12, 31)), "it does not compare the ends"),
    ("../..", None, (-math.inf, math.inf), "we ask for one stated end"),
    ("/2026", (None, (2026, 12, 31)), ((2016, 12, 31), (2026, 12, 31)), "it guesses ten years"),
    ("2024/", ((2024, 1, 1), None), ((2024, 1, 1), (2034, 1, 1)), "it guesses ten years"),
    ("2024-24", ((2024, 12, 1), (2025, 2, 28)), ((2024, 12, 1), (2024, 12, 31)), "its winter"),
    ("2024-21~", ((2024, 3, 1), (2024, 5, 31)), None, "it qualifies no season"),
    ("2024-09-06T22:30Z", ((2024, 9, 6), (2024, 9, 6)), None, "it wants seconds"),
    ("2024-09-06T22:30:00.5Z", ((2024, 9, 6), (2024, 9, 6)), None, "it has no fractions"),
    ("2024-09-06T24:00:00", None, ((2024, 9, 6), (2024, 9, 6)), "hour 24 is the next day"),
    ("Y17000/..", ((17000, 1, 1), None), None, "it has no long years in intervals"),
    ("[2025]", ((2025, 1, 1), (2025, 12, 31)), None, "it wants two dates in a set"),
    ("[2024-21,2024-23]", ((2024, 3, 1), (2024, 11, 30)), None, "it has no seasons in sets"),
    ("[1667,1760-12]", None, ((1667, 1, 1), (1760, 12, 31)), "we want one precision in a list"),
    ("[2024, 2025]", None, ((2024, 1, 1), (2025, 12, 31)), "we take no spaces"),
    ("1XXX", None, ((1000, 1, 1), (1999, 12, 31)), "level 2"),
    ("2024-XX-06", None, ((2024, 1, 6), (2024, 12, 6)), "level 2"),
    ("2024-?09", None, ((2024, 9, 1), (2024, 9, 30)), "level 2"),
    ("{2024,2025}", None, ((2024, 1, 1), (2025, 12, 31)), "level 2"),
    ("1950S2", None, ((1950, 1, 1), (1950, 12, 31)), "level 2"),
    ("Y17E8", None, ((1_700_000_000, 1, 1), (1_700_000_000, 12, 31)), "level 2"),
    ("2024-33", None, ((2024, 1, 1), (2024, 3, 31)), "level 2"),
]


def ours(text):
    """Return our first and last day of a text as year, month, day; None if it is refused."""
    try:
        found = parse_edtf(text)
    except EdtfError:
        return None
    return tuple(
        None if day is None else calendar_date(day) for day in (found.earliest, found.latest)
    )


def theirs(text):
    """Return the package's first and last day of a text in the same way, with its infinities."""
    try:
        found = edtf.parse_edtf(text)
    except edtf.EDTFParseException:
        return None
    ends = (found.lower_strict(), found.upper_strict())
    return tuple(end if isinstance(end, float) else tuple(end[:3]) for end in ends)


@pytest.mark.parametrize("text", SAME)
def test_same_days(text):
    """Both readings give a text the same first and last day."""
    found = ours(text)
    assert found is not None
    first = -math.inf if found[0] is None else found[0]
    last = math.inf if found[1] is None else found[1]
    assert theirs(text) == (first, last)


@pytest.mark.parametrize("text", REFUSED_BY_BOTH)
def test_refused_by_both(text):
    """Both readings refuse a text that is no date."""
    assert ours(text) is None
    assert theirs(text) is None


@pytest.mark.parametrize(("text", "our_days", "their_days", "why"), DIFFERENT)
def test_known_difference(text, our_days, their_days, why):
    """Where the package answers otherwise, our answer is the one that is documented."""
    assert ours(text) == our_days, why
    if importlib.metadata.version("edtf") == "5.0.2":
        assert theirs(text) == their_days, why
