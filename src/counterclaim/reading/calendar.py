"""From the parts of a time in words to EDTF, counted from the day of the statement."""

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from types import MappingProxyType

from attrs import evolve, frozen


@frozen(kw_only=True)
class Parts:
    """The parts of a time as the words name them; what they leave out is None.

    `which` is 1 for next, 0 for this and -1 for last; `season` a number of EDTF.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    day2: int | None = None
    part: str | None = None
    which: int | None = None
    unit: str | None = None
    number: int | None = None
    weekday: int | None = None
    season: int | None = None
    days: int | None = None
    feast: tuple[int, int] | None = None
    iso: str | None = None


def edtf_of(form: str, parts: Parts, stated: date | None, *, ahead: bool) -> str | None:
    """Return the EDTF of a time, or None where the words do not give one.

    Args:
        form: The form of the expression, as in the table of times.
        parts: Its parts.
        stated: The day from which it is counted; None where that is not known to the day.
        ahead: Whether it lies after the statement, where the words leave that open.
    """
    try:
        return _FORMS[form](parts, stated, ahead)
    except (ValueError, OverflowError):  # no such day
        return None


def _dated(parts: Parts, stated: date | None, ahead: bool) -> int | None:  # noqa: FBT001
    """Return the year that is named, or the one that is nearest in the direction asked for."""
    if parts.year is not None or stated is None or parts.month is None:
        return parts.year
    if parts.which == 1:
        return stated.year + (parts.month <= stated.month)
    if parts.which == -1:
        return stated.year - (parts.month >= stated.month)
    here = (parts.month, parts.day or stated.day)
    now = (stated.month, stated.day)
    if ahead:
        return stated.year + (here < now)
    return stated.year - (here > now)


def _day(parts: Parts, stated: date | None, ahead: bool) -> str | None:  # noqa: FBT001
    year = _dated(parts, stated, ahead)
    if year is None or parts.month is None or parts.day is None:
        return None
    return date(year, parts.month, parts.day).isoformat()


def _day_range(parts: Parts, stated: date | None, ahead: bool) -> str | None:  # noqa: FBT001
    first = _day(parts, stated, ahead)
    last = _day(evolve(parts, day=parts.day2), stated, ahead)
    return None if first is None or last is None or last <= first else f"[{first}..{last}]"


def _month(parts: Parts, stated: date | None, ahead: bool) -> str | None:  # noqa: FBT001
    year = _dated(parts, stated, ahead)
    return None if year is None or parts.month is None else f"{year:04}-{parts.month:02}"


_THIRDS = MappingProxyType({"start": 0, "early": 0, "mid": 1, "late": 2})


def _part_month(parts: Parts, stated: date | None, ahead: bool) -> str | None:  # noqa: FBT001
    month = _month(parts, stated, ahead)
    return None if month is None else _part_of_month(month, parts.part or "")


def _part_of_month(month: str, part: str) -> str:
    last = monthrange(int(month[:4]), int(month[5:]))[1]
    if part == "end":
        return f"{month}-{last:02}"
    if part in ("first_half", "second_half"):
        first, end = (1, 15) if part == "first_half" else (16, last)
    else:
        third = _THIRDS[part]
        first, end = 10 * third + 1, last if third == 2 else 10 * third + 10
    return f"[{month}-{first:02}..{month}-{end:02}]"


def _part_of_year(year: int, part: str) -> str:
    if part == "end":
        return f"{year:04}-12-31"
    if part in ("first_half", "second_half"):
        first, end = (1, 6) if part == "first_half" else (7, 12)
    else:
        first = 4 * _THIRDS[part] + 1
        end = first + 3
    return f"[{year:04}-{first:02}..{year:04}-{end:02}]"


def _part_year(parts: Parts, stated: date | None, ahead: bool) -> str | None:  # noqa: ARG001, FBT001
    return None if parts.year is None else _part_of_year(parts.year, parts.part or "")


def _part_next(parts: Parts, stated: date | None, ahead: bool) -> str | None:  # noqa: ARG001, FBT001
    if stated is None:
        return None
    which = parts.which or 0
    if parts.unit == "year":
        return _part_of_year(stated.year + which, parts.part or "")
    if parts.unit == "month":
        return _part_of_month(_shifted(stated, which, "month").isoformat()[:7], parts.part or "")
    monday = stated - timedelta(days=stated.weekday()) + timedelta(weeks=which)
    first, last = {"end": (4, 6), "late": (3, 6), "mid": (2, 3)}.get(parts.part or "", (0, 2))
    days = (monday + timedelta(days=first), monday + timedelta(days=last))
    return days[1].isoformat() if parts.part == "end" else _range(*days)


def _season(parts: Parts, stated: date | None, ahead: bool) -> str | None:  # noqa: FBT001
    if parts.season is None:
        return None
    year = parts.year
    if year is None:
        if stated is None:
            return None
        middle = {21: 4, 22: 7, 23: 10, 24: 1}[parts.season]
        year = stated.year
        if parts.which is not None and parts.which != 0:
            ahead = parts.which > 0
        if ahead and middle + 1 < stated.month:
            year += 1
        if not ahead and middle > stated.month:
            year -= 1
    return f"{year:04}-{parts.season}"


def _weekday(parts: Parts, stated: date | None, ahead: bool) -> str | None:  # noqa: FBT001
    if stated is None or parts.weekday is None:
        return None
    if parts.which is not None and parts.which != 0:
        ahead = parts.which > 0
    distance = (parts.weekday - stated.isoweekday()) % 7
    if not ahead and distance:
        distance -= 7
    if distance == 0 and parts.which:
        distance = 7 * parts.which
    return (stated + timedelta(days=distance)).isoformat()


def _feast(parts: Parts, stated: date | None, ahead: bool) -> str | None:  # noqa: FBT001
    if parts.feast is None:
        return None
    month, day = parts.feast
    return _day(evolve(parts, month=month, day=day), stated, ahead)


def _dayword(parts: Parts, stated: date | None, ahead: bool) -> str | None:  # noqa: ARG001, FBT001
    if stated is None:
        return None
    return (stated + timedelta(days=parts.days or 0)).isoformat()


def _later(parts: Parts, stated: date | None, ahead: bool) -> str | None:  # noqa: ARG001, FBT001
    if stated is None or parts.number is None:
        return None
    return _shifted(stated, parts.number, parts.unit).isoformat()


def _ago(parts: Parts, stated: date | None, ahead: bool) -> str | None:  # noqa: ARG001, FBT001
    if stated is None or parts.number is None:
        return None
    day = _shifted(stated, -parts.number, parts.unit)
    spread = {"day": 0, "week": 3, "month": 15, "year": 180}[parts.unit or "day"]
    if not spread:
        return day.isoformat()
    if parts.unit in ("month", "year"):
        return day.isoformat()[: 7 if parts.unit == "month" else 4]
    return _range(day - timedelta(days=spread), day + timedelta(days=spread))


def _past(parts: Parts, stated: date | None, ahead: bool) -> str | None:  # noqa: ARG001, FBT001
    if stated is None or parts.number is None:
        return None
    return _range(_shifted(stated, -parts.number, parts.unit), stated)


def _next(parts: Parts, stated: date | None, ahead: bool) -> str | None:  # noqa: ARG001, FBT001
    if stated is None:
        return None
    which = parts.which or 0
    if parts.unit == "year":
        return f"{stated.year + which:04}"
    if parts.unit == "month":
        return _shifted(stated, which, "month").isoformat()[:7]
    if parts.unit == "week":
        monday = stated - timedelta(days=stated.weekday()) + timedelta(weeks=which)
        return _range(monday, monday + timedelta(days=6))
    return (stated + timedelta(days=which)).isoformat()


def _year(parts: Parts, stated: date | None, ahead: bool) -> str | None:  # noqa: ARG001, FBT001
    return None if parts.year is None else f"{parts.year:04}"


def _iso(parts: Parts, stated: date | None, ahead: bool) -> str | None:  # noqa: ARG001, FBT001
    if parts.iso is None:
        return None
    date.fromisoformat(parts.iso if len(parts.iso) == 10 else f"{parts.iso}-01")
    return parts.iso


def _range(first: date, last: date) -> str:
    return f"[{first.isoformat()}..{last.isoformat()}]"


def _shifted(day: date, number: int, unit: str | None) -> date:
    if unit == "day":
        return day + timedelta(days=number)
    if unit == "week":
        return day + timedelta(weeks=number)
    months = day.year * 12 + day.month - 1 + number * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


_FORMS: Mapping[str, Callable[[Parts, date | None, bool], str | None]] = MappingProxyType(
    {
        "ago": _ago,
        "day": _day,
        "day_range": _day_range,
        "dayword": _dayword,
        "feast": _feast,
        "inspan": _later,
        "iso": _iso,
        "month": _month,
        "needs": _later,
        "next": _next,
        "part_month": _part_month,
        "part_next": _part_next,
        "part_year": _part_year,
        "past": _past,
        "season": _season,
        "weekday": _weekday,
        "within": _later,
        "year": _year,
    }
)
