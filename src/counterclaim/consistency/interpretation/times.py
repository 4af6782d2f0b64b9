"""From the time of a claim to the days on which its content is said to hold."""

from typing import Literal

from attrs import frozen

from counterclaim.consistency.interpretation.lines import FUTURE, PAST
from counterclaim.model import Claim
from counterclaim.time import Edtf

SkipReason = Literal[
    "undated",
    "empty_window",
    "relative_time",
    "modality",
    "commitment",
    "content",
    "unresolved",
    "after_as_of",
]
"""Why a claim takes no part."""
Days = tuple[int, int]
"""The first and the last of some days, as day numbers."""


@frozen
class Window:
    """Days from `first` to `last`; the content holds on every or on some of them."""

    first: int
    last: int
    every: bool

    @property
    def empty(self) -> bool:
        """Whether no day is left; beyond an open end there are none."""
        return self.first > self.last or self.last <= PAST or self.first >= FUTURE


@frozen
class TimeReading:
    """The weak and the strong reading of a time; `complement` where it is of the opposite.

    `ahead` are the days after the statement for which a fact claims to know.
    """

    weak: Window
    strong: Window | None = None
    complement: bool = False
    ahead: Window | None = None


def every(first: int, last: int) -> Window:
    """Return a window on every day of which something holds."""
    return Window(first, last, every=True)


def some(first: int, last: int) -> Window:
    """Return a window on some day of which something holds; one day is every day."""
    return Window(first, last, every=first == last)


def possible_days(time: Edtf) -> tuple[int, int]:
    """Return the first and last possible day, far away where a side is open."""
    first = PAST if time.earliest is None else time.earliest
    last = FUTURE if time.latest is None else time.latest
    return first, last


def _core(time: Edtf) -> tuple[int, int]:
    first = PAST if time.core_first is None else time.core_first
    last = FUTURE if time.core_last is None else time.core_last
    return first, last


def is_about_future(claim: Claim) -> bool:
    """Tell whether the time of a claim lies wholly after its statement."""
    if claim.when is None or claim.when.edtf is None or claim.stated.latest is None:
        return False
    return possible_days(claim.when.edtf)[0] > claim.stated.latest


def window_of(claim: Claim, *, fact: bool, stay: bool) -> TimeReading | SkipReason:
    """Return the days that a claim is about, weak and strong, or why there are none.

    `fact` tells a fact from a plan or forecast; `stay` marks a plan to leave things as they
    are, which is about all of the time from its statement on.
    """
    reading = _window(claim, fact=fact, stay=stay)
    if not isinstance(reading, TimeReading):
        return reading
    if reading.weak.empty:
        return "empty_window"
    if reading.strong is not None and reading.strong.empty:
        return TimeReading(reading.weak, None, reading.complement)
    return reading


def set_ahead_apart(reading: TimeReading, claim: Claim) -> TimeReading:
    """Set apart what a fact says of days after its statement: nobody can report those."""
    weak, strong, last = reading.weak, reading.strong, possible_days(claim.stated)[1]
    if not weak.every or not weak.first <= last < weak.last:
        return reading
    if strong is not None:
        strong = every(strong.first, min(strong.last, last))
    return TimeReading(
        every(weak.first, last), strong, reading.complement, every(last + 1, weak.last)
    )


def _window(  # noqa: C901, PLR0911, PLR0912  (a table, one case a line)
    claim: Claim, *, fact: bool, stay: bool
) -> TimeReading | SkipReason:
    said_first, said_last = possible_days(claim.stated)
    when = claim.when
    if when is None:
        return _default(claim, fact=fact, stay=stay)
    if when.edtf is None:
        return "relative_time"
    first, last = possible_days(when.edtf)
    denied = claim.polarity == "denied"
    needs_start = not fact and when.role in ("by", "until")
    if (needs_start or when.role == "not_before") and said_first == PAST:
        return "undated"
    if (needs_start or when.role == "not_before") and said_last == FUTURE:
        return "undated"
    match when.role:
        case "at" | "during" | "for":
            return _at(when.edtf)
        case "by" if fact and denied:
            return TimeReading(every(PAST, first), every(PAST, last))
        case "by" if fact:
            return TimeReading(some(PAST, last), some(PAST, first))
        case "by" if denied:
            return TimeReading(every(said_last, first), every(said_first, last))
        case "by" if last >= FUTURE:
            return TimeReading(some(said_first, last))
        case "by":
            return TimeReading(some(said_first, last), some(said_last, first))
        case "until" if fact and denied:
            return TimeReading(some(first - 1, last - 1), some(first - 1, first - 1))
        case "until" if fact:
            return TimeReading(every(first - 1, first - 1), every(first - 1, last - 1))
        case "until" if denied:
            return TimeReading(some(said_first, last - 1), some(said_last, first - 1))
        case "until":
            return TimeReading(every(said_last, first - 1), every(said_first, last - 1))
        case "since" if fact and (said_first == PAST or said_last == FUTURE):
            return "undated"
        case "since" if fact and last > said_first:
            return TimeReading(some(first, said_last), every(first, said_last))
        case "since" if fact:
            return TimeReading(every(last, said_first), every(first, said_last))
        case "since":
            return TimeReading(every(last, FUTURE), every(first, FUTURE))
        case "not_before":
            return TimeReading(
                every(said_last, first - 1), every(said_first, last - 1), complement=True
            )


def _default(claim: Claim, *, fact: bool, stay: bool) -> TimeReading | SkipReason:
    said = claim.stated
    if said.earliest is None or (said.latest is None and (fact or stay)):
        return "undated"
    first, last = possible_days(said)
    if fact:
        return TimeReading(some(first, last), every(first, last))
    if stay:
        return TimeReading(every(last, FUTURE), every(first, FUTURE))
    return TimeReading(some(first, FUTURE))


def _at(time: Edtf) -> TimeReading:
    first, last = possible_days(time)
    strong = every(first, last)
    if time.kind == "interval" and time.has_core:
        if not time.approximate and not time.uncertain:
            return TimeReading(strong)  # "from November to March" runs to the end of March
        core_first, core_last = _core(time)
        return TimeReading(every(core_first, core_last), strong)
    return TimeReading(some(first, last), strong)


def share_a_day(one: Window, other: Window) -> bool:
    """Tell whether two windows surely have a day in common on which both contents hold."""
    if one.every and other.every:
        return one.first <= other.last and other.first <= one.last
    inner, outer = (one, other) if other.every else (other, one)
    return outer.every and outer.first <= inner.first and inner.last <= outer.last


def farthest(one: Window, other: Window) -> int:
    """Return by how many days the contents of two windows may be apart at the most.

    Of a window on every day its nearest day counts.
    """
    return max(0, _latest_after(one, other), _latest_after(other, one))


def _latest_after(first: Window, second: Window) -> int:
    """Return how long after the content of one window that of another may be at the most."""
    start = first.last if first.every else first.first
    end = second.first if second.every else second.last
    return end - start
