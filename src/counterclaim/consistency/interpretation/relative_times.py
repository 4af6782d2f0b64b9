"""Times that hang on another subject: how far from its anchor a claim may be."""

from attrs import evolve

from counterclaim.codelists import TimeRole
from counterclaim.model import Claim, TimeReference
from counterclaim.time import Duration, Edtf, parse_duration, smallest_unit


def dated(claim: Claim, role: TimeRole, days: tuple[int | None, int | None]) -> Claim:
    """Return a claim with a time between two days in the place of its relative one."""
    first, last = days
    core = first if first is not None and first == last else None
    time = Edtf(
        text=f"[{first}..{last}]",
        earliest=first,
        latest=last,
        core_first=core,
        core_last=core,
        precision="day",
    )
    return evolve(claim, when=TimeReference(role=role, edtf=time))


def spread_of(offset: Duration) -> tuple[Duration, Duration]:
    """Return the least and the greatest offset: one smallest unit either way."""
    less, more = _changed(offset, -1), _changed(offset, 1)
    return (more, less) if offset.negative else (less, more)


def _changed(offset: Duration, units: int) -> Duration:
    """Return an offset with so many more of its smallest unit."""
    unit, sign = smallest_unit(offset), "-" if offset.negative else ""
    if offset.weeks:
        return parse_duration(f"{sign}P{offset.weeks + units}W")
    years, months = offset.years + units * unit.years, offset.months + units * unit.months
    return parse_duration(f"{sign}P{years}Y{months}M{offset.days + units * unit.days}D")
