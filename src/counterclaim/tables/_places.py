"""From JSON Pointers to cells: where each value of the assembled dataset came from."""

from collections.abc import Iterable, Mapping

from attrs import evolve, frozen

from counterclaim.findings import Finding, Location
from counterclaim.findings.pointers import steps_of
from counterclaim.tables._cells import Row, Table

Key = tuple[str, int, tuple[str, ...]]
"""A list of the dataset, the index of a record in it, and the path of a list in the record."""


@frozen
class Origin:
    """The row from which a record, or an item of a list in it, was read."""

    table: Table
    row: Row
    places: Mapping[str, int]

    def at(self, header: str | None) -> Location:
        """Return the place of a column in this row; without a header, that of its id."""
        place = self.places.get(header or "id", 0)
        return self.table.at(place, self.row.number, self.row.line)


@frozen
class Cells:
    """Where the values of a dataset came from: a cell for each JSON Pointer into it."""

    records: Mapping[tuple[str, int], Origin]
    items: Mapping[Key, tuple[Origin, ...]]
    settings: Mapping[str, Location]
    whole: Location

    def of(self, pointer: str) -> Location:
        """Return the place of a value, or the nearest one to a value that is not there.

        Args:
            pointer: A JSON Pointer (RFC 6901), as those of the findings and of
                `Reading.location`.
        """
        steps = steps_of(pointer)
        if len(steps) < 2 or not steps[1].isdigit():
            return self.settings.get(steps[0] if steps else "", self.whole)
        name, index, path = steps[0], int(steps[1]), steps[2:]
        origin = self.records.get((name, index))
        if origin is None:
            return self.whole
        for length in range(len(path), 0, -1):
            items = self.items.get((name, index, path[:length]))
            if items:
                step = path[length] if length < len(path) else "0"
                item = items[int(step)] if step.isdigit() and int(step) < len(items) else items[0]
                return item.at(_header(item, path[length + 1 :]))
        return origin.at(_header(origin, path))

    def find(self, wanted: Iterable[Location]) -> Mapping[Location, Location]:
        """Return places with their sheet and cell, found by their pointers."""
        return {place: _located(place, self) for place in wanted}


def _header(origin: Origin, path: tuple[str, ...]) -> str | None:
    """Return the header of the value at a path, or of the first value inside it."""
    for length in range(len(path), 0, -1):
        header = ".".join(path[:length])
        if header in origin.places:
            return header
    for length in range(len(path), 0, -1):
        start = ".".join(path[:length]) + "."
        inside = [name for name in origin.places if name.startswith(start)]
        if inside:
            return min(inside, key=lambda name: origin.places[name])
    return None


def placed(found: Finding, cells: Cells) -> Finding:
    """Return a finding with its cell, and those of the places that have to do with it."""
    message = found.message
    related = tuple(_located(one, cells) for one in found.related)
    start, comma, pointer = message.rpartition(", ")
    if found.code == "reference.duplicate-id" and pointer.startswith("/"):
        # the message names the other record by its pointer, which nobody sees in a table
        other = cells.of(pointer)
        message = f"{start}{comma}{other.sheet}!{other.cell}"
    return evolve(found, message=message, location=_located(found.location, cells), related=related)


def _located(location: Location, cells: Cells) -> Location:
    if location.cell is not None or location.pointer is None:
        return location
    cell = cells.of(location.pointer)
    return evolve(location, path=cell.path, sheet=cell.sheet, cell=cell.cell, line=cell.line)
