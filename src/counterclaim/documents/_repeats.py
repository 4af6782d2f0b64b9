"""Records that several files make of the same name: one of them is enough."""

from collections.abc import Sequence
from types import MappingProxyType
from typing import Any

from attrs import evolve

from counterclaim.documents.reading import Reading
from counterclaim.findings import RecordKind
from counterclaim.model.registry import LISTS


def without_repeats(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Return readings of which no two have a record that is made of the same name.

    A record that is written in full goes before one that is made, and the first that is made
    before the others.
    """
    if not any(reading.written for reading in readings):
        return tuple(readings)
    taken: set[tuple[RecordKind, str]] = {
        (kind, record.id)
        for reading in readings
        for name, kind in LISTS.items()
        for index, record in enumerate(getattr(reading.dataset, name))
        if not _is_made(reading, kind, index)
    }
    return tuple(_without(reading, taken) for reading in readings)


def _is_made(reading: Reading, kind: RecordKind, index: int) -> bool:
    # claims of short forms have a place of their own as well, and are no records made of names
    return kind != "claim" and (kind, index) in reading.written


def _without(reading: Reading, taken: set[tuple[RecordKind, str]]) -> Reading:
    """Return a reading without the made records that are taken; take those that it keeps."""
    lists: dict[str, Any] = {}
    positions = dict(reading.positions)
    written = {key: place for key, place in reading.written.items() if key[0] == "claim"}
    for name, kind in LISTS.items():
        if kind == "claim":
            continue
        kept: list[Any] = []
        places: list[int] = []
        for index, record in enumerate(getattr(reading.dataset, name)):
            if _is_made(reading, kind, index):
                if (kind, record.id) in taken:
                    continue
                taken.add((kind, record.id))
                written[kind, len(kept)] = reading.written[kind, index]
            kept.append(record)
            places.append(reading.positions[kind][index])
        lists[name] = tuple(kept)
        positions[kind] = tuple(places)
    return evolve(
        reading,
        dataset=evolve(reading.dataset, **lists),
        positions=MappingProxyType(positions),
        written=MappingProxyType(written),
    )
