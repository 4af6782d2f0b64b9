"""Which files the paths of a command stand for, and what is read from them."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Literal, cast

from attrs import evolve, frozen

from counterclaim.cli.outcome import UsageError
from counterclaim.documents import SUFFIXES, Format, MissingExtraError, Reading, read, reads
from counterclaim.findings import Finding, Location
from counterclaim.model import Dataset
from counterclaim.tables import Cells, read_tables_and_cells
from counterclaim.tables import format_of as table_format_of

DataFormat = Literal["json", "jsonl", "yaml", "csv", "xlsx"]

STANDARD_INPUT = "<stdin>"
_WORKBOOK = ".xlsx"
_TABLE_SUFFIXES = (".csv", _WORKBOOK)
_MAIN_TABLE = "claims.csv"
_HIDDEN = (".", "~$")
"""How the names of files begin that are hidden, or that a spreadsheet program holds open."""


@frozen(kw_only=True)
class Input:
    """One dataset to be read.

    Attributes:
        name: The file, or the folder of CSV files, as it was named; `-` for standard input.
        format: The format that was given.
        empty: Whether it is a folder without any file of claims.
    """

    name: str
    format: DataFormat | None = None
    empty: bool = False

    @property
    def shown(self) -> str:
        """What reports call it."""
        return STANDARD_INPUT if self.name == "-" else self.name


def inputs_of(
    paths: Sequence[str], chosen: DataFormat | None, is_excluded: Callable[[str], bool]
) -> Iterator[Input]:
    """Yield the inputs that paths stand for, in the order of the paths.

    A folder with `claims.csv` is a dataset in tables. Any other folder stands for the files in
    it and in the folders below it, in the order of their names. Where a folder holds files
    named `dataset` (with any known ending), these are its files; else all with a known ending
    are. Hidden files and folders are passed over, and what is excluded. A path that was given
    is never excluded itself.

    Raises:
        UsageError: Standard input is asked for twice, or as a table.
    """
    if paths.count("-") > 1:
        raise UsageError("standard input, -, can be read only once")
    if "-" in paths and chosen in ("csv", "xlsx"):
        raise UsageError(f"standard input, -, cannot be {chosen}: name the file or the folder")
    for path in paths:
        if path == "-" or not os.path.isdir(path) or _is_table(path, chosen):  # noqa: PTH112  (paths stay as they were typed)
            yield Input(name=path, format=chosen)
        else:
            found = [name for name in sorted(_below(path, chosen)) if not is_excluded(name)]
            yield from (Input(name=name, format=chosen) for name in found)
            if not found:
                yield Input(name=path, empty=True)


def read_input(source: Input) -> Reading:
    """Return what an input holds, with a finding where it cannot be read."""
    if source.empty:
        return _empty_folder(source.name)
    try:
        if source.name == "-":
            return _from_input(source.format)
        if source.format in ("csv", "xlsx"):
            return _from_tables(source.name, source.format)
        suffix = os.path.splitext(source.name)[1].lower()  # noqa: PTH122
        is_table = suffix in _TABLE_SUFFIXES or table_format_of(source.name) is not None
        if source.format is None and is_table:
            return _from_tables(source.name, None)
        return read(source.name, cast("Format | None", source.format))
    except MissingExtraError as error:
        return _unread(source.shown, "read.package", str(error))


@frozen(eq=False)
class _CellFinder:
    """Finds values by the cells that they came from."""

    cells: Cells

    def find(self, wanted: Iterable[Location]) -> Mapping[Location, Location]:
        """Return the places with their sheets and cells."""
        found = {}
        for location in wanted:
            if location.pointer is not None and location.cell is None:
                at = self.cells.of(location.pointer)
                found[location] = evolve(
                    location, path=at.path, sheet=at.sheet, cell=at.cell, line=at.line
                )
        return found


def _from_tables(path: str, chosen: Literal["csv", "xlsx"] | None) -> Reading:
    reading, cells = read_tables_and_cells(path, chosen)
    return evolve(reading, finder=_CellFinder(cells))


def _empty_folder(path: str) -> Reading:
    """Return the reading of a folder without files of claims."""
    known = ", ".join((*SUFFIXES, _WORKBOOK))
    hint = f"Files of claims end in {known}; a folder of CSV files holds {_MAIN_TABLE}."
    return _unread(path, "read.folder", "there are no files of claims in this folder", hint)


def _unread(path: str, code: str, message: str, hint: str | None = None) -> Reading:
    """Return the reading of something that cannot be read."""
    found = Finding(
        code=code, severity="error", message=message, location=Location(path=path), hint=hint
    )
    return Reading(dataset=Dataset(), findings=(found,), path=path)


def _is_table(folder: str, chosen: DataFormat | None) -> bool:
    return chosen == "csv" or (chosen is None and table_format_of(folder) == "csv")


def _below(folder: str, chosen: DataFormat | None) -> Iterator[str]:
    for place, folders, files in os.walk(folder):
        if place != folder and chosen is None and table_format_of(place) == "csv":
            folders.clear()
            yield place
            continue
        folders[:] = sorted(name for name in folders if not name.startswith(_HIDDEN))
        known = [name for name in files if _is_known(name)]
        datasets = [name for name in known if os.path.splitext(name)[0] == "dataset"]  # noqa: PTH122
        yield from (os.path.join(place, name) for name in datasets or known)  # noqa: PTH118


def _is_known(name: str) -> bool:
    suffix = os.path.splitext(name)[1].lower()  # noqa: PTH122
    return not name.startswith(_HIDDEN) and (suffix in SUFFIXES or suffix == _WORKBOOK)


def _from_input(chosen: DataFormat | None) -> Reading:
    stream = getattr(sys.stdin, "buffer", sys.stdin)
    data = b"" if stream is None else stream.read()
    reading = reads(data, cast("Format", chosen or "json"))
    findings = tuple(
        evolve(found, location=evolve(found.location, path=STANDARD_INPUT))
        for found in reading.findings
    )
    return evolve(reading, findings=findings, path=STANDARD_INPUT)
