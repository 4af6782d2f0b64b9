"""The marks of a time axis: a few round dates, by day, month or year."""

from collections.abc import Iterator

from attrs import frozen

from counterclaim.report.html.labels import MONTHS
from counterclaim.report.html.spans import Scale
from counterclaim.time import day_number, day_text

_MOST = 8


@frozen
class Mark:
    """A mark: where it stands, in per cent, and what it reads."""

    at: float
    text: str


def marks_of(scale: Scale) -> tuple[Mark, ...]:
    """Return at most eight marks of an axis."""
    days = scale.last + 1 - scale.first
    if days <= 70:
        return tuple(_day_marks(scale, 1 + days // _MOST))
    if days <= 365 * _MOST:
        step = next(step for step in (1, 2, 3, 6, 12) if days / (step * 30.4) <= _MOST + 1)
        return tuple(_month_marks(scale, step))
    years = days // 365
    step = next(
        digit * 10**zeros
        for zeros in range(len(str(years)) + 1)
        for digit in (1, 2, 5)
        if years / (digit * 10**zeros) <= _MOST
    )
    return tuple(_month_marks(scale, step * 12))


def _day_marks(scale: Scale, step: int) -> Iterator[Mark]:
    for day in range(scale.first + 1, scale.last, step):
        _, month, number = day_text(day).rsplit("-", 2)
        yield Mark(scale.place(day), f"{int(number)} {MONTHS[int(month) - 1]}")


def _month_marks(scale: Scale, step: int) -> Iterator[Mark]:
    year, month, _ = day_text(scale.first).rsplit("-", 2)
    # the first multiple of the step behind the first day
    number = ((int(year) * 12 + int(month) - 1) // step + 1) * step
    day = day_number(number // 12, number % 12 + 1, 1)
    while day <= scale.last:
        year_, month_ = divmod(number, 12)
        text = str(year_) if step % 12 == 0 else f"{MONTHS[month_]} {year_}"
        yield Mark(scale.place(day), text)
        number += step
        day = day_number(number // 12, number % 12 + 1, 1)
