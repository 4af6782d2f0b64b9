"""Times in the words of a statement: where they stand, their role, and their EDTF."""

import re
from collections.abc import Iterator
from datetime import date
from types import MappingProxyType

from attrs import frozen

from counterclaim.reading.calendar import Parts, edtf_of
from counterclaim.reading.language import Language
from counterclaim.time import EdtfError, day_text, parse_edtf

_A_MONTH = 31
_SPREADS = MappingProxyType({"weekday": 0, "dayword": 1, "inspan": 7, "within": 7, "needs": 7})
"""Over how many days the day of a statement may be spread for a time to be counted from it."""
_ROLES_OF_FORMS = MappingProxyType({"within": "by", "needs": "by", "ago": "on", "past": "during"})


@frozen(kw_only=True)
class TimeWords:
    """A time in a statement: its place, its form and role, and its EDTF in both directions.

    `ahead` holds where what is spoken of lies after the statement, `behind` where it is past.
    """

    start: int
    end: int
    form: str
    role: str
    ahead: str | None
    behind: str | None


def find_times(text: str, stated: str | None, language: Language) -> tuple[TimeWords, ...]:
    """Return the times in a statement that can be told in EDTF, in their order."""
    taken = [False] * (len(text) + 1)
    found = []
    for form, pattern in language.times:
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(taken[start:end]) or not _is_time(text, form, match, language):
                continue
            one = _time_words(text, form, match, stated, language)
            if one is not None:
                found.append(one)
                taken[one.start : end] = [True] * (end - one.start)
    return tuple(sorted(found, key=lambda one: one.start))


def _time_words(
    text: str, form: str, match: re.Match[str], stated: str | None, language: Language
) -> TimeWords | None:
    parts = _parts(match, language)
    if parts is None:
        return None
    role, start = _role_before(text, match.start(), language)
    # a whole date that is half told of a statement of an unknown day stays words
    ahead, behind = (
        edtf_of(form, parts, _counted_from(stated, form, last=not side), ahead=side)
        for side in (True, False)
    )
    if ahead is None and behind is None:
        return None
    role = _ROLES_OF_FORMS.get(form, role or "on")
    if role == "before":
        ahead, behind = _day_before(ahead), _day_before(behind)
        role = "by"
    if role == "until":
        ahead, behind = _last_day(ahead), _last_day(behind)
    return TimeWords(start=start, end=match.end(), form=form, role=role, ahead=ahead, behind=behind)


def _role_before(text: str, start: int, language: Language) -> tuple[str | None, int]:
    before = text[max(0, start - 40) : start].lower()
    found = language.role_before.search(before)
    if found is None:
        return None, start
    return language.roles[found["role"]], start - len(before) + found.start()


def _is_time(text: str, form: str, match: re.Match[str], language: Language) -> bool:
    """Tell whether words that look like a time are one: `may` is no month by itself."""
    held = match.groupdict()
    if form in ("month", "season", "year"):
        alone = held.get("year") is None or form == "year"
        after_role = _role_before(text, match.start(), language)[0] is not None
        if form == "year":
            return after_role or re.match(r"\s*(?:$|[,;:.)])", text[match.end() :]) is not None
        if form == "season":
            return after_role or not alone or held.get("which") is not None
        if alone and match["month"].lower() in language.calendar["doubtful"]:
            capital = match["month"][0].isupper()
            return capital and (after_role or held.get("which") is not None)
    if form in ("day", "day_range") and match["month"].islower():
        return match["month"].lower() not in language.calendar["doubtful"] or len(text) < 200
    return True


def _parts(match: re.Match[str], language: Language) -> Parts | None:
    held = {name: value for name, value in match.groupdict().items() if value is not None}
    calendar = language.calendar

    def valued(name: str) -> int | None:
        return int(calendar[name][held[name].lower()]) if name in held else None

    def number(name: str) -> int | None:
        found = re.match(r"\d+", held[name]) if name in held else None
        return None if found is None else int(found[0])

    span = held.get("number")
    count = number("number")
    if span is not None and count is None:
        count = int(language.numbers["number"].get(span.lower(), "1"))
    feast = calendar["feast"][held["feast"].lower()].split("-") if "feast" in held else None
    return Parts(
        year=number("year"),
        month=valued("month"),
        day=number("day"),
        day2=number("day2"),
        part=calendar["part"][held["part"].lower()] if "part" in held else None,
        which=valued("which"),
        unit=calendar["unit"][held["unit"].lower()] if "unit" in held else None,
        number=count,
        weekday=valued("weekday"),
        season=valued("season"),
        days=valued("dayword"),
        feast=None if feast is None else (int(feast[0]), int(feast[1])),
        iso=held.get("iso"),
    )


def _counted_from(stated: str | None, form: str, *, last: bool) -> date | None:
    """Return the day from which relative times count; None where it is not known so well."""
    try:
        known = parse_edtf(stated or "")
    except EdtfError:
        return None
    if known.earliest is None or known.latest is None:
        return None
    if known.latest - known.earliest > _SPREADS.get(form, _A_MONTH):
        return None
    try:
        return date.fromordinal(known.latest if last else known.earliest)
    except ValueError:
        return None


def _day_before(edtf: str | None) -> str | None:
    """Return the day or month before a time, for words such as `before September`."""
    if edtf is None:
        return None
    first = parse_edtf(edtf).earliest
    if first is None:
        return None
    return day_text(first - 1)[: len(edtf)] if edtf[0] != "[" else day_text(first - 1)


def _last_day(edtf: str | None) -> str | None:
    """Return the last day of a time: an end that is a month or a year ends with its last day."""
    latest = None if edtf is None else parse_edtf(edtf).latest
    return None if latest is None else day_text(latest)


def overlapping(times: tuple[TimeWords, ...], start: int, end: int) -> Iterator[TimeWords]:
    """Yield the times that have a place in common with a part of the statement."""
    return (one for one in times if one.start < end and start < one.end)
