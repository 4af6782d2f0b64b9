"""The table of clashes: what is judged of each pair of readings in each situation."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import get_args

from attrs import frozen

from counterclaim.codelists.clashes.decisions import ANNOUNCED, DECIDED
from counterclaim.codelists.clashes.entry import GAPS, Entry, Extent, Gap, Parties, Verdict
from counterclaim.codelists.clashes.groups import GROUPS
from counterclaim.codelists.clashes.leaving import GOING, GONE, PLANNED
from counterclaim.codelists.clashes.numbers import NUMBERS
from counterclaim.codelists.clashes.others import OTHERS
from counterclaim.codelists.clashes.presence import COMING, PRESENT
from counterclaim.codelists.clashes.samples import SAMPLES

ENTRIES: Mapping[str, tuple[Entry, ...]] = MappingProxyType(
    {
        "Gone": GONE,
        "Going": GOING,
        "Planned and refused": PLANNED,
        "There or not": PRESENT,
        "Coming and staying": COMING,
        "Numbers": NUMBERS,
        "Decided and discussed": DECIDED,
        "Announced": ANNOUNCED,
        "Properties, relations and statements": OTHERS,
    }
)
"""All entries by topic. The first that fits a pair decides; without one there is no clash."""


@frozen
class Cell:
    """One pair of samples in one situation, and what is judged of it."""

    first: str
    second: str
    parties: Parties
    gap: Gap
    extent: Extent
    verdict: Verdict
    reason: str


def cells() -> Iterator[Cell]:
    """Yield every cell of the table, also those without a clash, in the order of the samples."""
    deciding = _deciding()
    for first in SAMPLES:
        for second in SAMPLES:
            for extent in get_args(Extent):
                found = deciding.get((first, second, extent))
                for parties in get_args(Parties):
                    for gap in GAPS:
                        yield _cell(first, second, parties, gap, extent, found)


def _cell(
    first: str,
    second: str,
    parties: Parties,
    gap: Gap,
    extent: Extent,
    found: tuple[Entry, bool] | None,
) -> Cell:
    verdict: Verdict = "none"
    reason = ""
    if found is not None:
        entry, in_order = found
        grid = entry.in_order if in_order else entry.reversed_order
        verdict = grid[parties, gap]
        reason = entry.reason
    return Cell(first, second, parties, gap, extent, verdict, reason)


def _deciding() -> Mapping[tuple[str, str, Extent], tuple[Entry, bool]]:
    """Return the entry that decides each pair of samples, and whether its left one is first."""
    found: dict[tuple[str, str, Extent], tuple[Entry, bool]] = {}
    for topic in ENTRIES.values():
        for entry in topic:
            left, right = samples_of(entry.left), samples_of(entry.right)
            for in_order, firsts, seconds in ((True, left, right), (False, right, left)):
                for extent in _extents(entry, in_order=in_order):
                    for first in firsts:
                        for second in seconds:
                            found.setdefault((first, second, extent), (entry, in_order))
    return found


def samples_of(names: Iterable[str]) -> tuple[str, ...]:
    """Return the samples that names of groups, readings and samples stand for.

    Raises KeyError for a name that is none of these.
    """
    by_reading: dict[str, list[str]] = {}
    for sample in SAMPLES.values():
        by_reading.setdefault(sample.reading, []).append(sample.name)
    found: list[str] = []
    for name in names:
        for member in GROUPS.get(name, (name,)):
            found += by_reading.get(member) or [SAMPLES[member].name]
    return tuple(dict.fromkeys(found))


def _extents(entry: Entry, *, in_order: bool) -> Iterator[Extent]:
    if entry.whole:
        yield "same"
    if entry.part in ("left", "both"):
        yield "first_of_part" if in_order else "second_of_part"
    if entry.part in ("right", "both"):
        yield "second_of_part" if in_order else "first_of_part"
