"""Dates as people and programs write them, in the form that is read."""

import re
from collections.abc import Iterator

from counterclaim.time._days import month_length

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_NAMED = re.compile(
    r"(?:(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?P<name>[A-Za-z]+)\.?,?"
    r"(?:\s+(?P<after>[0-9]{1,2})(?:st|nd|rd|th)?,?)?\s+(?P<year>[0-9]{4})"
)
_YEAR_FIRST = re.compile(r"(?P<year>[0-9]{4})[./ ](?P<month>[0-9]{1,2})[./ ](?P<day>[0-9]{1,2})")
_YEAR_LAST = re.compile(r"(?P<one>[0-9]{1,2})[./-](?P<other>[0-9]{1,2})[./-](?P<year>[0-9]{4})")
_SHORT = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})(?:-(?P<day>[0-9]{1,2}))?")


def written_date(text: str) -> str | None:
    """Return what to write for a date such as `March 2025` or `3/9/2025`; None for no such date.

    Where day and month may be either way round, both are named: nothing is guessed.
    """
    found = list(dict.fromkeys(_readings(text)))
    return f"write {' or '.join(found)}" if found else None


def _readings(text: str) -> Iterator[str]:
    named = _NAMED.fullmatch(text)
    if named is not None:
        yield from _named(named)
    for pattern in (_YEAR_FIRST, _SHORT):
        first = pattern.fullmatch(text)
        if first is not None:
            yield from _date(first["year"], int(first["month"]), first["day"])
    last = _YEAR_LAST.fullmatch(text)
    if last is not None:
        yield from _date(last["year"], int(last["other"]), last["one"])
        yield from _date(last["year"], int(last["one"]), last["other"])


def _named(found: re.Match[str]) -> Iterator[str]:
    name, day = found["name"].lower(), found["day"] or found["after"]
    if name in _SEASONS and day is None:
        yield f"{found['year']}-{_SEASONS[name]}"
    elif name[:3] in _MONTHS and not (found["day"] and found["after"]):
        yield from _date(found["year"], _MONTHS.index(name[:3]) + 1, day)


def _date(year: str, month: int, day: str | None) -> Iterator[str]:
    if not 1 <= month <= 12:
        return
    if day is None:
        yield f"{year}-{month:02d}"
    elif 1 <= int(day) <= month_length(int(year), month):
        yield f"{year}-{month:02d}-{int(day):02d}"
