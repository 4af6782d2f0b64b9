"""Naming what is wrong with a text that is not a supported date, and what to write instead."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from types import MappingProxyType

from counterclaim.findings.quoting import quoted
from counterclaim.time._days import month_length, shift_months
from counterclaim.time._spoken import written_date

_DAY_NUMBER, _SECONDS = "day number", "seconds"
_FORMS = "write a date as 2024, 2024-09 or 2024-09-06"

_MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

# Tried in order; the fault is where the pattern is found. The texts are ASCII by now.
_FEATURES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), reason)
    for pattern, reason in (
        # whole numbers of days since the end of 1899 that are dates from 1954 to 2091
        (r"^[2-6][0-9]{4}(?:\.[0-9]+)?$", _DAY_NUMBER),
        # as in drafts of EDTF of 2012
        (
            r"^(?i:unknown|unk)$",
            (
                "an unknown end of an interval is left empty, as in 2024-09-06/; a date of which "
                "nothing is known is left out"
            ),
        ),
        (
            r"^(?i:open)$",
            (
                "an open end of an interval is written as two dots, 2024-09-06/..; an end that is "
                "known by its date"
            ),
        ),
        (
            r"(?i:\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)",
            "a month is written as a number, as in 2024-09 or 2024-09-06",
        ),
        (
            r"^(?i:c\.|ca\.?|circa|about|around) ?(?=[0-9])",
            "that a date is about right is written with ~ behind it, as in 2024~",
        ),
        (r"(?<=[0-9])s$", "a decade is written with an X for its last digit, as in 202X"),
        (
            r"Q[1-4]",
            "a quarter is written as some moment in its months, as in [2024-07..2024-09]",
        ),
        (
            r"^[0-9]{1,4}\.[0-9]{1,2}\.[0-9]{1,4}$",
            "a date is written with hyphens, and its year first, as in 2024-09-06",
        ),
        # seconds, or thousandths of them, since 1970, from 2001 on
        (r"^1[0-9]{9}(?:[0-9]{3})?$", _SECONDS),
        (r"\s", "a date has no spaces"),
        (
            r"[{}]",
            (
                "an all-of set {a,b} speaks of several dates at once and is not supported: write "
                "[a,b] for one of them, a/b for all the time from a to b, or a claim for each"
            ),
        ),
        (r"[\[\]]", "a one-of set stands alone: one [ at its beginning and one ] at its end"),
        (r",", "a list of dates needs brackets: [2024-09-06,2024-09-08]"),
        (
            r"\.\.",
            (
                "two dots stand in a set, [2024..2025], or for an open end of an interval, "
                "2024/..; an interval with two ends is written 2024/2025"
            ),
        ),
        (
            r"(?<=[0-9])E",
            "an exponential year is not supported: write all its digits, as in Y170000",
        ),
        (
            r"(?<=[0-9])S",
            (
                "significant digits (S) are not supported: write X for digits that are not known, "
                "as in 19XX"
            ),
        ),
        (
            r"T",
            (
                "a time of day is read only in a date that stands alone: in an interval or a set "
                "write the day, as in 2024-09-06"
            ),
        ),
        (
            r"(?<=[0-9-])W",
            "a week date is not supported: write its days, as in 2024-09-02/2024-09-08",
        ),
        (r"[?~%](?=[?~%])", "a date takes only one of ? ~ %, and % means both ? and ~"),
        (
            r"[?~%](?=.)",
            (
                "a qualifier for a part of a date is not supported: write ? ~ or % at the end of "
                "the date, for the whole of it"
            ),
        ),
        (r"[xu]", "an unspecified digit is written as a capital X"),
        (
            r"X",
            (
                "X stands for the last one or two digits of a year without month, for a day, or "
                "for a month with nothing known after it: 202X, 20XX, 2024-09-XX, 2024-XX, "
                "2024-XX-XX"
            ),
        ),
        (r"\+", "a year has no plus sign: write 2024, or Y12024 for a year of five or more digits"),
        (r"^Y-?[0-9]+-", "a year with Y stands alone, without a month or a day"),
        (r"^Y-?[0-9]*$", "Y is for a year of five or more digits, the first of them not 0"),
        (r"[^0-9-]", ""),
        (r"^-0000", "there is no year -0000: the year before 0001 is 0000"),
        (r"^[0-9]{8}$", "the basic format is not supported: write hyphens, as in 2024-09-06"),
        (r"^-?[0-9]{4}-[0-9]{3}$", "a day of the year is not supported: write month and day"),
        (
            r"^-?[0-9]{5,}",
            "a year has four digits; one of five or more stands alone after a Y, as in Y12024",
        ),
        (r"^-?[0-9]{1,3}(?![0-9])", "a date begins with its year in four digits, as in 0900-06-09"),
        (r"(?<=-)[0-9](?![0-9])", "a month and a day have two digits, as in 2024-09-06"),
    )
)

_CALENDAR = re.compile(r"(-?[0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?")
_BEGINNING = re.compile(r"(?:-?[0-9]{4}(?:-[0-9]{2}){0,2})?")

# Code: name, first month, number of months (ISO 8601-2, sub-year groupings).
_SUB_YEARS = {
    29: ("spring of the southern hemisphere", 9, 3),
    30: ("summer of the southern hemisphere", 12, 3),
    31: ("autumn of the southern hemisphere", 3, 3),
    32: ("winter of the southern hemisphere", 6, 3),
    33: ("first quarter", 1, 3),
    34: ("second quarter", 4, 3),
    35: ("third quarter", 7, 3),
    36: ("fourth quarter", 10, 3),
    37: ("first four months", 1, 4),
    38: ("second four months", 5, 4),
    39: ("last four months", 9, 4),
    40: ("first half", 1, 6),
    41: ("second half", 7, 6),
}


def date_fault(part: str) -> tuple[int, str]:
    """Return where a part of an expression fails to be a date, and why.

    Args:
        part: ASCII text that is no supported date, with its qualifier if it has one.
    """
    body = part[:-1] if part[-1:] in ("?", "~", "%") else part
    if not body:
        return 0, f"a date is missing: {_FORMS}"
    place, reason = _fault(part, body)
    instead = written_date(part)
    return place, reason if instead is None else f"{reason.partition(':')[0]}: {instead}"


def _fault(part: str, body: str) -> tuple[int, str]:
    calendar = _CALENDAR.fullmatch(body)
    if calendar is not None and calendar[1] != "-0000":
        return _calendar_fault(calendar)
    for pattern, reason in _FEATURES:
        found = pattern.search(part)
        if found is not None:
            if reason in _NUMBERS:
                return 0, _NUMBERS[reason](found[0])
            return found.start(), reason or f"{quoted(found[0])} is not part of a date: {_FORMS}"
    beginning = _BEGINNING.match(part)
    return beginning.end() if beginning is not None else 0, _FORMS


def _day_number_reason(text: str) -> str:
    whole = text.partition(".")[0]
    day = (date(1899, 12, 30) + timedelta(days=int(whole))).isoformat()
    return f"{whole} is the day number of a spreadsheet for {day}: write the date as a text"


def _seconds_reason(text: str) -> str:
    day = date(1970, 1, 1) + timedelta(seconds=int(text[:10]))
    return f"this is a count of seconds since 1970, for {day.isoformat()}: write the date"


_NUMBERS: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {_DAY_NUMBER: _day_number_reason, _SECONDS: _seconds_reason}
)


def _calendar_fault(calendar: re.Match[str]) -> tuple[int, str]:
    year_text, month_text, day_text = calendar.groups()
    year, month = int(year_text), int(month_text)
    if 25 <= month <= 41:
        return calendar.start(2), _sub_year_reason(year, year_text, month)
    if day_text is not None and 21 <= month <= 24:
        return calendar.start(3), f"a season has no days: write {year_text}-{month_text}"
    if month == 0:
        return calendar.start(2), f"a month that is not known is left out: {year_text}"
    if not 1 <= month <= 12:
        return calendar.start(2), "a month is 01 to 12, and a season 21 to 24"
    if day_text == "00":
        return calendar.start(3), f"a day that is not known is left out: {year_text}-{month_text}"
    length = month_length(year, month)
    return calendar.start(3), f"{_MONTH_NAMES[month - 1]} {year_text} has {length} days"


def _sub_year_reason(year: int, year_text: str, code: int) -> str:
    if code <= 28:
        return (
            f"season code {code} is not supported: write {year_text}-{code - 4}, which is the "
            "season of the northern hemisphere"
        )
    name, first_month, months = _SUB_YEARS[code]
    last_year, last_month = shift_months(year, first_month, months - 1)
    sign = "-" if last_year < 0 else ""
    first = f"{year_text}-{first_month:02d}"
    last = f"{sign}{abs(last_year):04d}-{last_month:02d}"
    return (
        f"code {code} ({name}) is not supported: write [{first}..{last}] for some moment in "
        f"those months, {first}/{last} for all of them"
    )


_CLOCK_FEATURES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), reason)
    for pattern, reason in (
        (r"\s", "a date has no spaces"),
        (r"[?~%]", "a date with a time takes no qualifier: write the day alone, 2024-09-06~"),
        (r",", "the fraction of a second follows a full stop, as in 12:00:00.5"),
        (r"^24:00", "the end of a day is 00:00 of the next day: write that day, or the day alone"),
        (r"^(?![01][0-9]|2[0-3])", "an hour is 00 to 23"),
        (r"(?<=^..)(?!:[0-5][0-9])", "minutes follow the hour as :00 to :59"),
        (r"(?<=^.....:)(?![0-5][0-9])", "seconds are 00 to 59"),
        (r"(?<=[+-])(?!([01][0-9]|2[0-3])(:[0-5][0-9])?$)", "an offset is written +03 or +03:00"),
        (r"z", "the Z of universal time is a capital letter"),
    )
)

_CLOCK_BEGINNING = re.compile(r"[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:Z|[+-][0-9:]+)?")


def clock_fault(clock: str) -> tuple[int, str]:
    """Return where the part of a date after the T fails to be a time of day, and why."""
    for pattern, reason in _CLOCK_FEATURES:
        found = pattern.search(clock)
        if found is not None:
            return found.start(), reason
    beginning = _CLOCK_BEGINNING.match(clock)
    return (
        beginning.end() if beginning is not None else 0,
        "a time is written 12:00 or 12:00:00, and after it Z, an offset such as +03:00, or nothing",
    )
