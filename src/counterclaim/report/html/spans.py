"""The days of a statement as a drawing shows them: those that are sure, and those that may be."""

from attrs import frozen

from counterclaim.consistency.interpretation.lines import FUTURE, PAST
from counterclaim.consistency.interpretation.times import (
    TimeReading,
    is_about_future,
    possible_days,
    window_of,
)
from counterclaim.model import Claim, Stage

_NEAR = 5 * 365
"""How far beyond the days of the statements a drawing reaches, at most."""


@frozen
class Days:
    """Days from `first` to `last`, both included; None is an open side."""

    first: int | None
    last: int | None


@frozen(kw_only=True)
class Drawn:
    """A statement as it is drawn.

    Attributes:
        said: The days on one of which it was said.
        sure: Days on each of which its content is said to hold.
        maybe: Days on some of which it is said to hold, or on which it may.
        contrary: Whether it is said of these days that the content does not hold yet.
    """

    said: Days
    sure: Days | None = None
    maybe: Days | None = None
    contrary: bool = False


@frozen
class Scale:
    """The days that a drawing covers."""

    first: int
    last: int

    def place(self, day: float) -> float:
        """Return where a day stands, in per cent of the width, kept within the drawing."""
        share = (day - self.first) / max(1, self.last + 1 - self.first)
        return round(min(1.0, max(0.0, share)) * 100, 2)

    def bar(self, days: Days) -> tuple[float, float]:
        """Return the left edge and the width of a bar, in per cent."""
        left = 0.0 if days.first is None else self.place(days.first)
        right = 100.0 if days.last is None else self.place(days.last + 1)
        return left, round(max(0.0, right - left), 2)

    def middle(self, days: Days) -> float:
        """Return the middle of some days, in per cent."""
        left, width = self.bar(days)
        return round(left + width / 2, 2)


def drawn(claim: Claim) -> Drawn:
    """Return what is drawn of a claim."""
    said = _days(*possible_days(claim.stated))
    fact = claim.modality == "fact" and not is_about_future(claim)
    staying = isinstance(claim.says, Stage) and claim.says.code in ("none", "not_started")
    stay = not fact and (claim.polarity == "denied" or staying)
    reading = window_of(claim, fact=fact, stay=stay)
    if not isinstance(reading, TimeReading):
        return Drawn(said=said)
    weak, strong = reading.weak, reading.strong
    inner = _days(weak.first, weak.last)
    outer = inner if strong is None else _days(strong.first, strong.last)
    if weak.every:
        wider = outer if outer != inner else None
        return Drawn(said=said, sure=inner, maybe=wider, contrary=reading.complement)
    return Drawn(said=said, maybe=_hull(inner, outer), contrary=reading.complement)


def _days(first: int, last: int) -> Days:
    return Days(None if first <= PAST else first, None if last >= FUTURE else last)


def _hull(one: Days, other: Days) -> Days:
    first = None if None in (one.first, other.first) else min(one.first or 0, other.first or 0)
    last = None if None in (one.last, other.last) else max(one.last or 0, other.last or 0)
    return Days(first, last)


def scale_of(statements: list[Drawn]) -> Scale:
    """Return the days that a drawing of some statements covers.

    They are the days of the statements, and those that they are about as far as these are
    near: within five years.
    """
    said = [
        day for each in statements for day in (each.said.first, each.said.last) if day is not None
    ]
    about = [
        day
        for each in statements
        for days in (each.sure, each.maybe)
        if days is not None
        for day in (days.first, days.last)
        if day is not None
    ]
    low, high = min(said or about, default=1), max(said or about, default=1)
    near = [day for day in about if low - _NEAR <= day <= high + _NEAR]
    first, last = min([low, *near]), max([high, *near])
    room = max(3, (last - first) // 25)
    return Scale(first - room, last + room)
