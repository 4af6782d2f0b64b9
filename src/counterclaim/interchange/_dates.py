"""Between EDTF and the dates that other formats know."""

import re

from counterclaim.time import Edtf, EdtfError, day_text, parse_edtf

_PLAIN = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
_LENGTHS = tuple(map(len, ("2024-09-07", "2024-09", "2024")))
_WITH_TIME = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9:.]+(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?)?"
)


def plain_date(date: Edtf | None) -> str | None:
    """Return a date that is a year, a month or a day and nothing else; else None."""
    return date.text if date is not None and _PLAIN.fullmatch(date.text) else None


def coarse_date(date: Edtf | None) -> str | None:
    """Return the day, month or year in which a date certainly is; None where there is none.

    A plain date stands for itself; `[2024-09-07..2024-09-30]` is in 2024-09.
    """
    if date is None or date.earliest is None or date.latest is None:
        return None
    plain = plain_date(date)
    if plain is not None:
        return plain
    first, last = day_text(date.earliest), day_text(date.latest)
    for length in _LENGTHS:
        if first[:length] == last[:length] and _PLAIN.fullmatch(first[:length]):
            return first[:length]
    return None


def first_day(date: Edtf | None) -> str | None:
    """Return the first day that a date can be, as YYYY-MM-DD, where it is one of four digits."""
    if date is None or date.earliest is None:
        return None
    text = day_text(date.earliest)
    return text if len(text) == len("2024-01-01") else None


def date_in(text: str) -> tuple[Edtf | None, bool]:
    """Read a date of another format.

    Returns:
        The date, or None where it is none; and whether a time of day was left out.
    """
    timed = _WITH_TIME.fullmatch(text)
    try:
        return parse_edtf(timed[1] if timed else text), timed is not None
    except EdtfError:
        return None, False
