"""Durations of whole days, weeks, months and years, and their sum with a day.

Source of the forms: ISO 8601-1:2019, durations with designators.
"""

import re

from attrs import frozen

from counterclaim.time._days import calendar_date, day_number, month_length, shift_months
from counterclaim.time.errors import MAX_LENGTH, DurationError, foreign_fault

_DURATION = re.compile(
    r"(?P<sign>-?)P(?:(?P<weeks>[0-9]+)W"
    r"|(?:(?P<years>[0-9]+)Y)?(?:(?P<months>[0-9]+)M)?(?:(?P<days>[0-9]+)D)?)"
)

# Tried in order; the fault is where the pattern is found. The texts are ASCII by now.
_FAULTS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), reason)
    for pattern, reason in (
        (r"\s", "a duration has no spaces"),
        (r"[a-z]", "the letters of a duration are capitals"),
        (r"^\+", "a duration has no plus sign: without a minus sign it leads to later days"),
        (r"^(?!-?P)", "a duration begins with P, or with -P if it leads to earlier days"),
        (r"T", "a duration has no time of day: the day is the smallest unit"),
        (r"[.,]", "a duration has no fractions: write a smaller unit, as in P6M for half a year"),
        (r"(?<=P)-", "the minus sign stands before the P"),
        (r"(?<=[YMD])[0-9]+W|W(?=.)", "weeks stand alone: write them as days, 7 for each"),
        (r"[HS]", "a duration has no time of day: the day is the smallest unit"),
        (r"[^0-9PYMWD-]", "a duration has numbers and the letters P, Y, M, W and D"),
        (r"P(?=[YMWD]|$)", "a number stands before each unit, as in P6M; none at all is P0D"),
        (r"(?<=[0-9])$", "a unit follows the number: Y, M, W or D"),
    )
)


@frozen(kw_only=True)
class Duration:
    """A duration in whole calendar units. Values come from `parse_duration`.

    Attributes:
        text: The text exactly as given.
        years: Whole years, 0 or more.
        months: Whole months, 0 or more.
        weeks: Whole weeks, 0 or more; if not 0, the other units are.
        days: Whole days, 0 or more.
        negative: Whether a minus sign leads to earlier days.
    """

    text: str
    years: int
    months: int
    weeks: int
    days: int
    negative: bool

    def __str__(self) -> str:
        return self.text


def parse_duration(text: str) -> Duration:
    """Read a duration: `PnYnMnD` with any of its units left out, or `PnW`.

    Args:
        text: At most 200 characters. `P0D` is no time; a minus sign before the P is allowed.

    Raises:
        DurationError: The text is in another form. The error says where, and what to write.
        TypeError: The argument is not a string.
    """
    if not isinstance(text, str):
        raise TypeError(f"a duration is a string, not {type(text).__name__}")
    if len(text) > MAX_LENGTH:
        raise DurationError(text, MAX_LENGTH, f"it is longer than {MAX_LENGTH} characters")
    if not text.isascii():
        raise DurationError(text, *foreign_fault(text))
    found = _DURATION.fullmatch(text)
    if found is None or text[-1] == "P":
        raise DurationError(text, *_fault(text))
    return Duration(
        text=text,
        years=int(found["years"] or 0),
        months=int(found["months"] or 0),
        weeks=int(found["weeks"] or 0),
        days=int(found["days"] or 0),
        negative=found["sign"] == "-",
    )


def add_duration(day: int, duration: Duration) -> int:
    """Return the number of the day that lies a duration after a day (before, if negative).

    Years and months are counted first; where the month reached has no such day its last day is
    taken (31 January and one month is the end of February). Weeks and days are counted from there.
    """
    sign = -1 if duration.negative else 1
    year, month, day_of_month = calendar_date(day)
    year, month = shift_months(year, month, sign * (12 * duration.years + duration.months))
    day_of_month = min(day_of_month, month_length(year, month))
    return day_number(year, month, day_of_month) + sign * (7 * duration.weeks + duration.days)


def smallest_unit(duration: Duration) -> Duration:
    """Return one of the smallest unit that the duration counts: one month for `P6M` or `P1Y6M`.

    Units of which it counts none are passed over (`P1Y0M` gives one year). The result is never
    negative, and no time (`P0D`) for a duration of no time.
    """
    for letter, count in (
        ("D", duration.days),
        ("W", duration.weeks),
        ("M", duration.months),
        ("Y", duration.years),
    ):
        if count:
            return parse_duration(f"P1{letter}")
    return parse_duration("P0D")


def _fault(text: str) -> tuple[int, str]:
    for pattern, reason in _FAULTS:
        found = pattern.search(text)
        if found is not None:
            return found.start(), reason
    return 0, "the units stand once each, in this order: years, months, days, as in P1Y6M15D"
