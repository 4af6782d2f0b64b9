"""Dates as claims state them: the Extended Date/Time Format (EDTF) with the day as the grain.

Source of the forms: ISO 8601-2:2019, Annex A, as published by the Library of Congress,
https://www.loc.gov/standards/datetime/ - levels 0 and 1, and the one-of sets of level 2.
"""

import re
from typing import Literal, TypeAlias

from attrs import field, frozen

from counterclaim.time._dates import Precision, Span, read_date
from counterclaim.time._days import day_text
from counterclaim.time._faults import clock_fault
from counterclaim.time._spoken import written_date
from counterclaim.time.errors import MAX_LENGTH, EdtfError, foreign_fault

Kind: TypeAlias = Literal["moment", "interval"]
"""At some moment within (`moment`), or throughout (`interval`)."""

_COARSENESS: tuple[Precision, ...] = (
    "day",
    "month",
    "season",
    "year",
    "decade",
    "century",
    "longer",
)

_CLOCK = re.compile(
    r"(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?"
    r"(?:Z|[+-](?:[01][0-9]|2[0-3])(?::[0-5][0-9])?)?"
)


@frozen(kw_only=True)
class Edtf:
    """A date, a one-of set of dates, or an interval, with the days it can cover.

    Values come from `parse_edtf`. Two are equal when their texts are.

    Days are proleptic Gregorian day numbers (1 is 0001-01-01; see `day_number`). The qualifiers
    `? ~ %` are kept as flags and move no day.

    Attributes:
        text: The text exactly as given.
        earliest: The first day of the hull, or None where the beginning is open or unknown.
        latest: The last day of the hull, or None where the end is open or unknown.
        core_first: The first day that certainly belongs; None where the start is open and where
            no day does (see `has_core`).
        core_last: The last day that certainly belongs; None where the end is open and where no
            day does.
        precision: For a date, that of its coarsest part that is stated (`2024-XX` is a year).
            For a set or an interval, the coarsest of the dates in it; `longer` for a set with
            an open end, as its moment may be any of an unbounded time.
    """

    text: str
    earliest: int | None = field(eq=False, repr=False)
    latest: int | None = field(eq=False, repr=False)
    core_first: int | None = field(eq=False, repr=False)
    core_last: int | None = field(eq=False, repr=False)
    precision: Precision = field(eq=False, repr=False)

    def __str__(self) -> str:
        return self.text

    @property
    def kind(self) -> Kind:
        """Whether it is at some moment within its days (`moment`) or throughout (`interval`).

        A date, however coarse, and a one-of set are moments; `a/b` is an interval.
        """
        return "interval" if "/" in self.text else "moment"

    @property
    def has_core(self) -> bool:
        """Whether some days certainly belong.

        For an interval they are those from the last possible day of its start to the first
        possible day of its end: none if the start may fall after the end, and none if either end
        is unknown. For a moment there is one only if the hull is a single day.
        """
        # One end at least is stated, so a core always has a bound.
        return self.core_first is not None or self.core_last is not None

    @property
    def open_start(self) -> bool:
        """Whether the beginning is left open with two dots: `../2025`, `[..2025]`."""
        return self.text.startswith(("..", "[.."))

    @property
    def open_end(self) -> bool:
        """Whether the end is left open with two dots: `2024/..`, `[2024..]`."""
        return self.text.endswith(("..", "..]"))

    @property
    def unknown_start(self) -> bool:
        """Whether the start of an interval is unknown: `/2025`."""
        return self.text.startswith("/")

    @property
    def unknown_end(self) -> bool:
        """Whether the end of an interval is unknown: `2024/`."""
        return self.text.endswith("/")

    @property
    def uncertain(self) -> bool:
        """Whether a date in it is marked uncertain: `?` or `%`."""
        return "?" in self.text or "%" in self.text

    @property
    def approximate(self) -> bool:
        """Whether a date in it is marked approximate: `~` or `%`."""
        return "~" in self.text or "%" in self.text

    @property
    def days(self) -> int | None:
        """The number of days in the hull, or None if it is unbounded."""
        if self.earliest is None or self.latest is None:
            return None
        return self.latest - self.earliest + 1


def parse_edtf(text: str) -> Edtf:
    """Read a date, a one-of set of dates, or an interval.

    Args:
        text: EDTF of levels 0 and 1, or a one-of set of level 2; at most 200 characters.

    Raises:
        EdtfError: The text is not in a supported form, has a day that is not in the calendar, or
            has an end before its start. The error says where, and what to write instead.
        TypeError: The argument is not a string.
    """
    if not isinstance(text, str):
        raise TypeError(f"a date is a string, not {type(text).__name__}")
    if len(text) > MAX_LENGTH:
        raise EdtfError(text, MAX_LENGTH, f"it is longer than {MAX_LENGTH} characters")
    if not text.isascii():
        raise EdtfError(text, *foreign_fault(text))
    if "/" in text:
        return _interval(text)
    if text[:1] == "[":
        return _moment(text, *_set_span(text))
    if "T" in text:
        return _moment(text, *_date_time_span(text))
    return _moment(text, *read_date(text, 0, len(text)))


def _moment(text: str, earliest: int | None, latest: int | None, precision: Precision) -> Edtf:
    single = earliest == latest
    return Edtf(
        text=text,
        earliest=earliest,
        latest=latest,
        core_first=earliest if single else None,
        core_last=latest if single else None,
        precision=precision,
    )


def _date_time_span(text: str) -> Span:
    mark = text.index("T")
    span = read_date(text, 0, mark)
    if span[2] != "day" or not text[mark - 1].isdigit():
        reason = "a time follows a whole date without a qualifier, as in 2024-09-06T12:00:00Z"
        raise EdtfError(text, mark, reason)
    if _CLOCK.fullmatch(text, mark + 1) is None:
        offset, reason = clock_fault(text[mark + 1 :])
        raise EdtfError(text, mark + 1 + offset, reason)
    return span


def _interval(text: str) -> Edtf:
    slash = text.index("/")
    if "/" in text[slash + 1 :]:
        instead = written_date(text) or "2024-09-06"
        reason = f"an interval has one slash between its ends, and a date has hyphens: {instead}"
        raise EdtfError(text, text.index("/", slash + 1), reason)
    start_text, end_text = text[:slash], text[slash + 1 :]
    start = None if start_text in ("", "..") else read_date(text, 0, slash)
    end = None if end_text in ("", "..") else read_date(text, slash + 1, len(text))
    stated = [span for span in (start, end) if span is not None]
    if not stated:
        raise EdtfError(text, slash, "an interval states a date for at least one of its ends")
    if start is not None and end is not None and start[0] > end[1]:
        raise EdtfError(text, slash + 1, _reversed("interval", start, end))
    # An unknown end may be anywhere, so that no day is certain; an open one is no bound at all.
    has_core = start_text != "" and end_text != ""
    if start is not None and end is not None:
        has_core = start[1] <= end[0]
    return Edtf(
        text=text,
        earliest=None if start is None else start[0],
        latest=None if end is None else end[1],
        core_first=start[1] if has_core and start is not None else None,
        core_last=end[0] if has_core and end is not None else None,
        precision=_coarsest(stated),
    )


def _set_span(text: str) -> tuple[int | None, int | None, Precision]:
    close = len(text) - 1
    if text[close] != "]":
        raise EdtfError(text, len(text), "a set ends with ]")
    open_start, open_end = False, False
    spans: list[Span] = []
    begin = 1
    while begin <= close:
        comma = text.find(",", begin, close)
        end = close if comma == -1 else comma
        dots = text.find("..", begin, end)
        if dots == -1:
            spans.append(_member(text, begin, end, spans))
        elif dots == begin == 1:
            open_start = True
            spans.append(_member(text, dots + 2, end, spans))
        elif dots + 2 == end == close:
            open_end = True
            spans.append(_member(text, begin, dots, spans))
        else:
            first = _member(text, begin, dots, spans)
            last = _member(text, dots + 2, end, [first])
            if first[0] > last[0]:
                raise EdtfError(text, dots + 2, _reversed("range", first, last))
            spans += (first, last)
        begin = end + 1
    if open_start and open_end:
        raise EdtfError(text, close, "a set is open at one end at most")
    earliest = None if open_start else min(span[0] for span in spans)
    latest = None if open_end else max(span[1] for span in spans)
    return earliest, latest, "longer" if open_start or open_end else _coarsest(spans)


def _member(text: str, begin: int, end: int, before: list[Span]) -> Span:
    span = read_date(text, begin, end)
    if before and span[2] != before[0][2]:
        reason = (
            f"the dates of a set have one precision, not {before[0][2]} and {span[2]}: write the "
            "coarser in the finer, such as 2024-09-01..2024-09-30 for 2024-09"
        )
        raise EdtfError(text, begin, reason)
    return span


def _coarsest(spans: list[Span]) -> Precision:
    return _COARSENESS[max(_COARSENESS.index(span[2]) for span in spans)]


def _reversed(what: str, first: Span, last: Span) -> str:
    return (
        f"the {what} ends before it starts: it starts on {day_text(first[0])} at the earliest "
        f"and ends on {day_text(last[1])} at the latest"
    )
