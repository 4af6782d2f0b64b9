"""Which numbers of a workbook are dates, and how exact they are shown."""

import re
from datetime import datetime, timedelta
from typing import Literal

from attrs import frozen

from counterclaim.tables._cells import CellValue, DateCell, FaultyCell, NumberCell

Precision = Literal["year", "month", "day", "time"]

# Formats that workbooks name by number (ECMA-376, part 1, 18.8.30; 27 to 36 and 50 to 58 are
# those of East Asian calendars).
_MONTHS = frozenset([17])
_DAYS = frozenset([14, 15, 16, *range(27, 32), 36, *range(50, 59)])
_TIMES = frozenset([18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47])
_MOMENTS = frozenset([22])
_PLAIN = frozenset([0, 1, 49])
_PLAIN_CODES = frozenset(["General", "GENERAL", "general", "0", "@"])

_LITERAL = re.compile(r'"[^"]*"?|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]?', re.IGNORECASE)
_AM_PM = re.compile(r"am/pm|a/p", re.IGNORECASE)

_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
_SECONDS_OF_A_DAY = 86_400
_LAST_SERIAL = 2_958_465
_LEAP_SERIAL = 60


@frozen
class CellFormat:
    """How a cell shows its number: as a date to some precision, as a time of day, plainly."""

    precision: Precision | None = None
    only_time: bool = False
    plain: bool = False


def format_of(number: int, code: str | None) -> CellFormat:
    """Return what the number format of a cell means.

    Args:
        number: Its number.
        code: Its code, where the workbook states one, such as `yyyy-mm-dd`.
    """
    if code is not None:
        return _format_of_code(code)
    if number in _TIMES:
        return CellFormat(only_time=True)
    if number in _MONTHS:
        return CellFormat("month")
    if number in _DAYS:
        return CellFormat("day")
    if number in _MOMENTS:
        return CellFormat("time")
    return CellFormat(plain=number in _PLAIN)


def _format_of_code(code: str) -> CellFormat:
    if code in _PLAIN_CODES:
        return CellFormat(plain=True)
    if "general" in code.lower():
        return CellFormat()
    signs = _AM_PM.sub("h", _LITERAL.sub("", code)).lower().partition(";")[0]
    if "d" in signs or "y" in signs:
        if "h" in signs or "s" in signs:
            return CellFormat("time")
        if "d" in signs:
            return CellFormat("day")
        return CellFormat("month" if "m" in signs else "year")
    if "h" in signs or "s" in signs:
        return CellFormat(only_time=True)
    return CellFormat("month") if "m" in signs else CellFormat()


def number_cell(text: str, shown: CellFormat, *, since_1904: bool) -> CellValue:
    """Return what a number is in its format: a number, or a date."""
    if not _NUMBER.fullmatch(text):
        return FaultyCell("parse.xlsx", "the number of this cell is damaged", "Type it again.")
    if shown.only_time:
        return FaultyCell("schema.type", "the cell holds a time of day", "Format it as text.")
    if shown.precision is None:
        return NumberCell(text, shown.plain)
    moment = _moment(float(text), since_1904=since_1904)
    if moment is None:
        return FaultyCell("schema.date", "the date of this cell does not exist", "Type it as text.")
    return DateCell(_iso(moment, shown.precision))


def iso_cell(text: str) -> CellValue:
    """Return the date of a cell that states it as an ISO text."""
    day, _, time = text.partition("T")
    return DateCell(day if time in ("", "00:00:00", "00:00:00.000") else text)


def _moment(serial: float, *, since_1904: bool) -> datetime | None:
    """Return the moment that a count of days stands for, to the second."""
    if not 0 <= serial <= _LAST_SERIAL + 1:
        return None
    if since_1904:
        start = datetime(1904, 1, 1)  # noqa: DTZ001  (dates of a workbook have no time zone)
    elif int(serial) in (0, _LEAP_SERIAL):
        # the day 0, and the 29th of February 1900, which spreadsheets count and nobody saw
        return None
    else:
        days_before = 31 if serial < _LEAP_SERIAL else 30
        start = datetime(1899, 12, days_before)  # noqa: DTZ001
    try:
        return start + timedelta(seconds=round(serial * _SECONDS_OF_A_DAY))
    except OverflowError:
        return None


def _iso(moment: datetime, precision: Precision) -> str:
    if precision == "year":
        return f"{moment.year:04d}"
    if precision == "month":
        return f"{moment.year:04d}-{moment.month:02d}"
    # a time that the format hides is not lost
    if precision == "time" or (moment.hour, moment.minute, moment.second) != (0, 0, 0):
        return moment.isoformat()
    return moment.date().isoformat()
