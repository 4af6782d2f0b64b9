"""From the time of a claim to the days on which its content is said to hold."""

from typing import Literal

from attrs import frozen

from counterclaim.consistency.states import FUTURE, PAST
from counterclaim.model import Claim
from counterclaim.time import Edtf

SkipReason = Literal["undated", "empty_window", "relative_time"]


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
class Reading:
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


def hull(time: Edtf) -> tuple[int, int]:
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
    return hull(claim.when.edtf)[0] > claim.stated.latest


def window_of(claim: Claim, *, fact: bool, stay: bool) -> Reading | SkipReason:
    """Return the days that a claim is about, weak and strong, or why there are none.

    `fact` tells a fact from a plan or forecast; `stay` marks a plan to leave things as they
    are, which is about all of the time from its statement on.
    """
    reading = _window(claim, fact=fact, stay=stay)
    if not isinstance(reading, Reading):
        return reading
    if reading.weak.empty:
        return "empty_window"
    if reading.strong is not None and reading.strong.empty:
        return Reading(reading.weak, None, reading.complement)
    return reading


def set_ahead_apart(reading: Reading, claim: Claim) -> Reading:
    """Set apart what a fact says of days after its statement: nobody can report those."""
    weak, strong, last = reading.weak, reading.strong, hull(claim.stated)[1]
    if not weak.every or not weak.first <= last < weak.last:
        return reading
    if strong is not None:
        strong = every(strong.first, min(strong.last, last))
    return Reading(every(weak.first, last), strong, reading.complement, every(last + 1, weak.last))


def _window(  # noqa: C901, PLR0911, PLR0912  (a table, one case a line)
    claim: Claim, *, fact: bool, stay: bool
) -> Reading | SkipReason:
    said_first, said_last = hull(claim.stated)
    when = claim.when
    if when is None:
        return _default(claim, fact=fact, stay=stay)
    if when.edtf is None:
        return "relative_time"
    first, last = hull(when.edtf)
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
            return Reading(every(PAST, first), every(PAST, last))
        case "by" if fact:
            return Reading(some(PAST, last), some(PAST, first))
        case "by" if denied:
            return Reading(every(said_last, first), every(said_first, last))
        case "by" if last >= FUTURE:
            return Reading(some(said_first, last))
        case "by":
            return Reading(some(said_first, last), some(said_last, first))
        case "until" if fact and denied:
            return Reading(some(first - 1, last - 1), some(first - 1, first - 1))
        case "until" if fact:
            return Reading(every(first - 1, first - 1), every(first - 1, last - 1))
        case "until" if denied:
            return Reading(some(said_first, last - 1), some(said_last, first - 1))
        case "until":
            return Reading(every(said_last, first - 1), every(said_first, last - 1))
        case "since" if fact and (said_first == PAST or said_last == FUTURE):
            return "undated"
        case "since" if fact and last > said_first:
            return Reading(some(first, said_last), every(first, said_last))
        case "since" if fact:
            return Reading(every(last, said_first), every(first, said_last))
        case "since":
            return Reading(every(last, FUTURE), every(first, FUTURE))
        case "not_before":
            return Reading(
                every(said_last, first - 1), every(said_first, last - 1), complement=True
            )


def _default(claim: Claim, *, fact: bool, stay: bool) -> Reading | SkipReason:
    said = claim.stated
    if said.earliest is None or (said.latest is None and (fact or stay)):
        return "undated"
    first, last = hull(said)
    if fact:
        return Reading(some(first, last), every(first, last))
    if stay:
        return Reading(every(last, FUTURE), every(first, FUTURE))
    return Reading(some(first, FUTURE))


def _at(time: Edtf) -> Reading:
    first, last = hull(time)
    strong = every(first, last)
    if time.kind == "interval" and time.has_core:
        core_first, core_last = _core(time)
        return Reading(every(core_first, core_last), strong)
    return Reading(some(first, last), strong)
