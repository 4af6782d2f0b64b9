"""Proleptic Gregorian days of any year, numbered as `datetime.date.toordinal` numbers them.

The calendar repeats after 400 years, so a year is moved by whole cycles into the first one, where
`datetime` can reckon, and the day is moved back by the same number of cycles.
"""

from datetime import date

_CYCLE_YEARS = 400
_CYCLE_DAYS = 146_097

_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def day_number(year: int, month: int, day: int) -> int:
    """Return the number of a day: 1 for 0001-01-01, 0 for the day before it, and so on.

    Args:
        year: Any year; 0 is the year before 1.
        month: 1 to 12.
        day: 1 to the length of the month.

    Raises:
        ValueError: The month or the day is not in the calendar.
    """
    if 1 <= year <= 9999:
        return date(year, month, day).toordinal()
    cycles, rest = divmod(year - 1, _CYCLE_YEARS)
    return date(rest + 1, month, day).toordinal() + cycles * _CYCLE_DAYS


def calendar_date(day: int) -> tuple[int, int, int]:
    """Return the year, month and day of the month of a numbered day."""
    cycles, rest = divmod(day - 1, _CYCLE_DAYS)
    found = date.fromordinal(rest + 1)
    return found.year + cycles * _CYCLE_YEARS, found.month, found.day


def day_text(day: int) -> str:
    """Return a numbered day as an ISO 8601 date.

    Years 0000 to 9999 have four digits; earlier ones a minus sign and at least four digits
    (`-0044-03-15`), later ones a plus sign (`+12025-03-15`).
    """
    year, month, day_of_month = calendar_date(day)
    if year < 0:
        return f"-{-year:04d}-{month:02d}-{day_of_month:02d}"
    sign = "+" if year > 9999 else ""
    return f"{sign}{year:04d}-{month:02d}-{day_of_month:02d}"


def month_length(year: int, month: int) -> int:
    """Return the number of days of a month, 1 to 12, of any year."""
    if month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0):
        return 29
    return _MONTH_LENGTHS[month - 1]


def shift_months(year: int, month: int, months: int) -> tuple[int, int]:
    """Return the year and the month that lie a number of months later (earlier if negative)."""
    shifted_year, index = divmod(12 * year + month - 1 + months, 12)
    return shifted_year, index + 1
