"""From the pointers of findings to lines and columns, worked out only for those that are asked."""

import os
from array import array
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Protocol

from attrs import evolve, field, frozen

from counterclaim.findings import Finding, Location
from counterclaim.parsing.json_positions import items_of, offsets_of
from counterclaim.parsing.text import line_and_column, line_starts

Spot = tuple[int, int]
"""A line and a column, both from 1; columns count characters."""


class Finder(Protocol):
    """Knows where in what was read the values are."""

    def find(self, wanted: Iterable[Location]) -> Mapping[Location, Location]:
        """Return the places with what is known about them besides their pointers."""
        ...


def placed(findings: Iterable[Finding], finder: Finder | None) -> tuple[Finding, ...]:
    """Return findings with lines and columns, also those of the places related to them."""
    kept = tuple(findings)
    if finder is None or not kept:
        return kept
    wanted = dict.fromkeys(place for found in kept for place in (found.location, *found.related))
    known = finder.find(wanted)
    return tuple(
        evolve(
            found,
            location=known.get(found.location, found.location),
            related=tuple(known.get(place, place) for place in found.related),
        )
        for found in kept
    )


@frozen(eq=False)
class JsonFinder:
    """Finds values in the text of one JSON document."""

    text: str = field(repr=False)

    @cached_property
    def _starts(self) -> "array[int]":
        return line_starts(self.text)

    @cached_property
    def _items(self) -> Mapping[str, "array[int]"]:
        return items_of(self.text)

    def find(self, wanted: Iterable[Location]) -> Mapping[Location, Location]:
        """Return the places with their lines and columns."""
        groups: dict[int, dict[str, list[Location]]] = {}
        for location in wanted:
            if location.pointer is not None:
                start, inner = self._record(location.pointer)
                groups.setdefault(start, {}).setdefault(inner, []).append(location)
        found = {}
        for start, pointers in groups.items():
            for pointer, offset in offsets_of(self.text, pointers, start).items():
                line, column = line_and_column(self._starts, offset)
                for location in pointers[pointer]:
                    found[location] = evolve(location, line=line, column=column)
        return found

    def _record(self, pointer: str) -> tuple[int, str]:
        """Return where the record starts that a pointer leads into, and the rest of the pointer."""
        steps = pointer.split("/", 3)
        if len(steps) > 2 and steps[2].isdecimal() and str(int(steps[2][:20])) == steps[2]:
            items, index = self._items.get(steps[1], ()), int(steps[2])
            if index < len(items):
                return items[index], "".join(f"/{rest}" for rest in steps[3:])
        return 0, pointer


@frozen(eq=False)
class YamlFinder:
    """Finds values by the places that were noted while reading YAML."""

    spots: Mapping[str, Spot] = field(repr=False)

    def find(self, wanted: Iterable[Location]) -> Mapping[Location, Location]:
        """Return the places with their lines and columns."""
        return {
            location: evolve(location, line=spot[0], column=spot[1])
            for location in wanted
            if location.pointer is not None
            for spot in (spot_of(self.spots, location.pointer),)
            if spot is not None
        }


def spot_of(spots: Mapping[str, Spot], pointer: str) -> Spot | None:
    """Return the place of the value at a pointer, or of the innermost one around it."""
    while pointer and pointer not in spots:
        pointer = pointer[: pointer.rfind("/")]
    return spots.get(pointer)


@frozen(eq=False)
class LinesFinder:
    """Finds values in the lines of JSON Lines, which it reads again where it is asked.

    Attributes:
        starts: The offset in bytes at which each line starts.
        data: The bytes, or None where they are in the file.
        path: The file.
        stamp: Size and time of change of the file when it was read. A file that has changed
            since gives no columns.
    """

    starts: "array[int]" = field(repr=False)
    data: bytes | None = field(default=None, repr=False)
    path: str | None = None
    stamp: tuple[int, int] | None = None

    def find(self, wanted: Iterable[Location]) -> Mapping[Location, Location]:
        """Return the places, which have their lines already, with their columns."""
        lines: dict[int, dict[str, list[Location]]] = {}
        for location in wanted:
            if location.pointer is not None and location.line is not None:
                pointers = lines.setdefault(location.line, {})
                pointers.setdefault(location.pointer, []).append(location)
        found = {}
        for line, text in self._texts(sorted(lines)):
            for pointer, offset in offsets_of(text, lines[line]).items():
                for location in lines[line][pointer]:
                    found[location] = evolve(location, column=offset + 1)
        return found

    def _texts(self, lines: Iterable[int]) -> Iterator[tuple[int, str]]:
        if self.data is not None:
            for line in lines:
                start = self.starts[line - 1]
                end = self.data.find(b"\n", start)
                yield line, self.data[start : None if end < 0 else end].decode("utf-8")
            return
        if self.path is None:
            return
        try:
            with Path(self.path).open("rb") as file:
                if stamp_of(file.fileno()) != self.stamp:
                    return
                for line in lines:
                    file.seek(self.starts[line - 1])
                    yield line, file.readline().decode("utf-8")
        except OSError:
            return


def stamp_of(file: int) -> tuple[int, int]:
    """Return the size and the time of change of an open file."""
    known = os.fstat(file)
    return known.st_size, known.st_mtime_ns
