"""Reading one date: the part of an expression that is not an interval, a set or a time of day."""

from typing import Literal, TypeAlias

from counterclaim.time._days import day_number, month_length, shift_months
from counterclaim.time._faults import date_fault
from counterclaim.time.errors import EdtfError

Precision: TypeAlias = Literal["day", "month", "season", "year", "decade", "century", "longer"]
"""How finely a date is stated, from the finest to the coarsest."""

Span: TypeAlias = tuple[int, int, Precision]
"""The first day and the last day of a date, and its precision."""

QUALIFIERS = ("?", "~", "%")


def read_date(text: str, start: int, end: int) -> Span:
    """Return the days of the date that stands in `text[start:end]`.

    Raises:
        EdtfError: No supported date stands there.
    """
    body = text[start:end]
    if body[-1:] in QUALIFIERS:
        body = body[:-1]
    negative = body[:1] == "-"
    unsigned = body[1:] if negative else body
    size = len(unsigned)
    year_digits = unsigned[:4]
    span: Span | None = None
    if year_digits.isdigit():
        year = -int(year_digits) if negative else int(year_digits)
        if negative and year == 0:
            span = None
        elif size == 4:
            span = _years(year, year, "year")
        elif size == 7 and unsigned[4] == "-":
            span = _month(year, unsigned[5:])
        elif size == 10 and unsigned[4] == unsigned[7] == "-":
            span = _day(year, unsigned[5:7], unsigned[8:])
    elif size == 4 and year_digits[3] == "X":
        span = _masked_years(year_digits, negative=negative)
    elif body[:1] == "Y":
        span = _long_year(body[1:])
    if span is None:
        offset, reason = date_fault(text[start:end])
        raise EdtfError(text, start + offset, reason)
    return span


def _years(first: int, last: int, precision: Precision) -> Span:
    return day_number(first, 1, 1), day_number(last, 12, 31), precision


def _month(year: int, code: str) -> Span | None:
    if code == "XX":
        return _years(year, year, "year")
    if not code.isdigit():
        return None
    month = int(code)
    if 1 <= month <= 12:
        first = day_number(year, month, 1)
        return first, first + month_length(year, month) - 1, "month"
    if 21 <= month <= 24:
        return _season(year, month)
    return None


def _season(year: int, code: int) -> Span:
    # Meteorological seasons of the north: spring (21) is March to May, and the winter (24) of a
    # year begins in its December.
    first_month = 3 * (code - 20)
    last_year, last_month = shift_months(year, first_month, 2)
    last_day = month_length(last_year, last_month)
    return (
        day_number(year, first_month, 1),
        day_number(last_year, last_month, last_day),
        "season",
    )


def _day(year: int, month_code: str, day_code: str) -> Span | None:
    if day_code == "XX":
        # A season has no days to leave unspecified.
        return None if month_code[0] == "2" else _month(year, month_code)
    if not (month_code.isdigit() and day_code.isdigit()):
        return None
    month, day_of_month = int(month_code), int(day_code)
    if not (1 <= month <= 12 and 1 <= day_of_month <= month_length(year, month)):
        return None
    day = day_number(year, month, day_of_month)
    return day, day, "day"


def _masked_years(mask: str, *, negative: bool) -> Span | None:
    known = mask.rstrip("X")
    width = 10 ** (4 - len(known))
    if not (known.isdigit() and width <= 100):
        return None
    low = int(known) * width
    precision: Precision = "decade" if width == 10 else "century"
    if negative:
        # There is no year -0000, so -000X ends with the year -0001.
        return _years(-(low + width - 1), -max(low, 1), precision)
    return _years(low, low + width - 1, precision)


def _long_year(number: str) -> Span | None:
    digits = number.removeprefix("-")
    if len(digits) < 5 or digits[0] == "0" or not digits.isdigit():
        return None
    year = int(number)
    return _years(year, year, "year")
