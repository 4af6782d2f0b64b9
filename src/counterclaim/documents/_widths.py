"""Dates of statements that are about right: `2025-09-12~` stands for some days around it.

A date of the format marked with `~` moves no day. In the short form of a claim the mark of
`stated` has a width, so that a person need not work out days.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

from counterclaim.time import EdtfError, day_text, parse_edtf

WIDTHS: Mapping[str, int] = MappingProxyType({"day": 2, "month": 7, "year": 31})
"""So many days before and after a date that is about right, by how exact it is."""

_ABOUT = re.compile(r"(?P<before>~?)(?P<date>[0-9]{4}(?:-[0-9]{2}){0,2})(?P<after>~?)")
_RANGE = re.compile(r"\[(?P<first>[0-9]{4}-[0-9]{2}-[0-9]{2})\.\.[0-9]{4}-[0-9]{2}-[0-9]{2}\]")


def widened(stated: str) -> str:
    """Return the days for which a date with the mark `~` before or after it stands.

    Any other text comes back as it is.
    """
    found = _ABOUT.fullmatch(stated)
    if found is None or len(found["before"] + found["after"]) != 1:
        return stated
    try:
        date = parse_edtf(found["date"])
    except EdtfError:
        return stated
    width = WIDTHS[date.precision]
    if date.earliest is None or date.latest is None:  # never of such a date
        return stated
    return f"[{day_text(date.earliest - width)}..{day_text(date.latest + width)}]"


def narrowed(stated: str) -> str:
    """Return the date with `~` that stands for some days; any other text as it is."""
    found = _RANGE.fullmatch(stated)
    if found is None:
        return stated
    first = parse_edtf(found["first"]).earliest or 0
    for precision, length in (("day", 10), ("month", 7), ("year", 4)):
        short = f"{day_text(first + WIDTHS[precision])[:length]}~"
        if widened(short) == stated:
            return short
    return stated
