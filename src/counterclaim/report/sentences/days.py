"""Days and dates in words: `8 September 2024` for a day number or an EDTF text."""

import re
from datetime import date

from counterclaim.report.sentences.vocabulary import MONTHS, QUALIFIERS, SEASONS
from counterclaim.time import Duration, Edtf, day_text

_YEAR = r"(?P<year>-?\d{4})"
_DATE = re.compile(rf"{_YEAR}(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?")
_MASKED = re.compile(r"(?P<known>\d{2,3})(?P<mask>X{1,2})")
_LONG_YEAR = re.compile(r"Y(?P<year>-?\d+)")
_CLOCK = re.compile(r"(?P<clock>[\d:.]+)(?P<zone>Z|[+-][\d:]+)?")


def day_words(day: int) -> str:
    """Return a day number in words, such as `8 September 2024`."""
    year, month, day_of_month = day_text(day).rsplit("-", 2)
    return f"{int(day_of_month)} {MONTHS[int(month) - 1]} {_year_words(year)}"


def span_words(first: date | None, last: date | None, *, every: bool) -> str:
    """Return some days in words, such as `on every day from 1 to 5 May 2025`.

    Args:
        first: The first of them; None is an open side.
        last: The last of them.
        every: Whether all of the days are meant, or some of them.
    """
    start = None if first is None else day_words(first.toordinal())
    end = None if last is None else day_words(last.toordinal())
    if start is not None and start == end:
        return f"on {start}"
    which = "on every day" if every else "on some day"
    if start is None:
        return which if end is None else f"{which} up to {end}"
    if end is None:
        return f"{which} from {start} on"
    return f"{which} {_span('from', start, 'to', end)}"


def date_words(time: Edtf) -> str:
    """Return a date, set or interval in words, without a preposition before a date."""
    text = time.text
    if "/" in text:
        return _interval_words(*text.split("/"))
    if text.startswith("["):
        return _set_words(text[1:-1])
    return _one_date(text)


def date_phrase(time: Edtf) -> str:
    """Return a date, set or interval in words, with `on` or `in` before a date."""
    words = date_words(time)
    if time.kind == "interval" or words.startswith("between"):
        return words
    exact = time.precision == "day" or words.startswith("some day")
    return f"on {words}" if exact else f"in {words}"


def duration_words(duration: Duration) -> str:
    """Return the length of a duration in words, such as `6 months`; no time is empty."""
    amounts = (
        (duration.years, "year"),
        (duration.months, "month"),
        (duration.weeks, "week"),
        (duration.days, "day"),
    )
    return " and ".join(counted(amount, unit) for amount, unit in amounts if amount)


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, which is put in the plural by an s."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _year_words(text: str) -> str:
    year = int(text)
    return str(year) if year > 0 else f"{1 - year} BC"


def _one_date(text: str) -> str:
    qualifier = QUALIFIERS.get(text[-1:], "")
    body = text[:-1] if qualifier else text
    day, _, clock = body.partition("T")
    words = _plain_date(day)
    if clock:
        words = f"{words}, {_clock_words(clock)}"
    return f"{qualifier} {words}" if qualifier else words


def _plain_date(text: str) -> str:
    masked = _MASKED.fullmatch(text)
    if masked is not None:
        known, width = masked["known"], len(masked["mask"])
        return f"the years {known}{'0' * width} to {known}{'9' * width}"
    long_year = _LONG_YEAR.fullmatch(text)
    if long_year is not None:
        return _year_words(long_year["year"])
    found = _DATE.fullmatch(text)
    if found is None:
        return text
    year, month, day = _year_words(found["year"]), found["month"], found["day"]
    if month is None:
        return year
    if month == "XX":
        return f"some {'month' if day is None else 'day'} of {year}"
    named = SEASONS.get(month) or MONTHS[int(month) - 1]
    if day is None:
        return f"{named} {year}"
    return f"some day of {named} {year}" if day == "XX" else f"{int(day)} {named} {year}"


def _clock_words(text: str) -> str:
    found = _CLOCK.fullmatch(text)
    if found is None or found["zone"] is None:
        return text
    zone = "" if found["zone"] == "Z" else found["zone"]
    return f"{found['clock']} UTC{zone}"


def _interval_words(start: str, end: str) -> str:
    if start == "..":
        return f"up to {_one_date(end)}"
    if end == "..":
        return f"from {_one_date(start)} on"
    first = _one_date(start) if start else "an unknown time"
    last = _one_date(end) if end else "an unknown time"
    return _span("from", first, "to", last)


def _span(opening: str, first: str, joint: str, last: str) -> str:
    """Join two dates; the month and the year that they share are said once."""
    start, end = first.split(), last.split()
    shared = 0
    while shared < min(len(start), len(end)) - 1 and start[-1 - shared] == end[-1 - shared]:
        shared += 1
    plain = len(start) == len(end) and start[0] not in ("about", "perhaps")
    kept = start[: len(start) - shared] if plain else start
    return f"{opening} {' '.join(kept)} {joint} {last}"


def _set_words(text: str) -> str:
    members = [_member_words(member) for member in text.split(",")]
    if len(members) == 1:
        return members[0]
    return f"one of {', '.join(members[:-1])} or {members[-1]}"


def _member_words(text: str) -> str:
    start, dots, end = text.partition("..")
    if not dots:
        return _one_date(text)
    if not start:
        return f"{_one_date(end)} or before"
    if not end:
        return f"{_one_date(start)} or after"
    return _span("between", _one_date(start), "and", _one_date(end))
