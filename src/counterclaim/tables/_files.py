"""Which tables a path holds, and reading them."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from counterclaim.documents import Reading
from counterclaim.documents.reading import nothing_read
from counterclaim.findings import Finding, Location
from counterclaim.findings.finding import fault
from counterclaim.findings.quoting import quoted
from counterclaim.findings.suggestions import close_match
from counterclaim.tables._assemble import SETTINGS_COLUMNS, assemble
from counterclaim.tables._cells import Table
from counterclaim.tables._names import Sorted, sort_names
from counterclaim.tables._workbook.package import WorkbookError, macros
from counterclaim.tables._workbook.reading import read_workbook
from counterclaim.tables.csv_text import parse_csv
from counterclaim.tables.layout import layout, sheet_names

TableFormat = Literal["csv", "xlsx"]

MAX_CSV = 500_000_000
"""The most bytes of a CSV file that is read."""

_MAIN = "claims"
_CSV = ".csv"
_WORKBOOKS: Mapping[str, str | None] = MappingProxyType(
    {".xlsx": None, ".xlsm": "macros", ".xltm": "macros", ".xls": "old", ".ods": "old"}
)
"""Endings of workbooks, and why those are not read that are not."""


def format_of(path: "str | os.PathLike[str]") -> TableFormat | None:
    """Return the format of the tables at a path, or None if there are none.

    A folder that holds `claims.csv` is `csv`. A file is `xlsx` by the end of its name; so are
    the older workbooks, of which reading says that they are not read.
    """
    place = Path(os.fsdecode(path))
    if place.suffix.lower() in _WORKBOOKS and not place.is_dir():
        return "xlsx"
    return "csv" if _MAIN in _csv_files(place) else None


def read_tables(
    path: "str | os.PathLike[str]",
    format: TableFormat | None = None,  # noqa: A002  (the word for it)
) -> Reading:
    """Read a folder of CSV files or a workbook, and return the good records with all findings.

    Nothing that the tables hold raises. Findings name the sheet and the cell, and so
    does `documents.locate` for what was read.

    Args:
        path: The folder, or the workbook.
        format: `csv` or `xlsx`; by default a folder is `csv` and a file `xlsx`.

    Raises:
        MissingExtraError: The format needs a package that is not installed.
    """
    name = os.fsdecode(path)
    try:
        place = Path(name)
        chosen = format or ("csv" if place.is_dir() else "xlsx")
        return _read_folder(place, name) if chosen == "csv" else _read_workbook(place, name)
    except WorkbookError as error:
        at = Location(path=name, sheet=error.sheet, cell=error.cell)
        found = fault(error.code, error.reason, at, error.hint)
        return nothing_read(name, found)
    except (OSError, ValueError) as error:
        # ValueError: a null character in the name
        reason = getattr(error, "strerror", None) or str(error)
        at = Location(path=name)
        found = fault("read.file", f"it cannot be read: {reason}", at)
        return nothing_read(name, found)


def _read_workbook(place: Path, name: str) -> Reading:
    suffix = place.suffix.lower()
    why = _WORKBOOKS.get(suffix)
    if suffix == _CSV:
        hint = f"Name the folder that holds {_MAIN}{_CSV} and the other files."
        found = fault("read.format", "this is one file of several", Location(path=name), hint)
        return nothing_read(name, found)
    if why == "macros":
        raise macros()
    if why == "old":
        raise WorkbookError(
            "table.old-format", f"files that end in {suffix} are not read", "Save it as .xlsx."
        )
    tables, names = read_workbook(place, lambda given: sort_names(given).used)
    return assemble(tables, name, tuple(_other_sheets(sort_names(names), name)))


def _read_folder(place: Path, name: str) -> Reading:
    files = {
        file.name[: -len(_CSV)]: file
        for file in sorted(place.iterdir())
        if file.suffix.lower() == _CSV
        and not file.name.startswith(".")
        # a pipe would be waited for
        and (file.is_file() or not file.exists())
    }
    named = sort_names(files)
    tables = tuple(
        _read_csv(files[named.used[sheet]], sheet) for sheet in sheet_names() if sheet in named.used
    )
    return assemble(tables, name, tuple(_other_sheets(named, name)))


def _csv_files(folder: Path) -> Mapping[str, str]:
    """Return the CSV files of a folder by the sheets that they are."""
    try:
        names = [file.name for file in folder.iterdir() if file.is_file()]
    except (OSError, ValueError):  # no folder, or a null character in the name
        return {}
    stems = (name[: -len(_CSV)] for name in names if name.lower().endswith(_CSV))
    return sort_names(sorted(stems)).used


def _read_csv(file: Path, sheet: str) -> Table:
    path = str(file)
    if file.stat().st_size > MAX_CSV:
        at = Location(path=path, sheet=sheet)
        reason = f"the file has more than {MAX_CSV:,} bytes"
        found = fault("table.limit", reason, at, "Use JSON Lines for data of this size.")
        return Table(name=sheet, path=path, findings=(found,))
    return parse_csv(file.read_bytes(), sheet, path, _headers(sheet))


def _headers(sheet: str) -> frozenset[str]:
    columns = next(
        ((*one.columns, *one.short) for one in layout() if one.name == sheet), SETTINGS_COLUMNS
    )
    return frozenset(column.header for column in columns)


def _other_sheets(named: Sorted, path: str) -> Iterator[Finding]:
    for copy, sheet in named.copies.items():
        yield Finding(
            code="table.copy",
            severity="warning",
            message=f"the sheet {quoted(copy)} looks like a copy of {sheet}; it was not read",
            location=Location(path=path, sheet=copy),
            hint=f"Delete it, or put its rows into {sheet}.",
        )
    for other in named.others:
        at = Location(path=path, sheet=other)
        absent = [name for name in sheet_names() if name not in named.used]
        meant = close_match(other, absent)
        if meant is None:
            yield Finding(
                code="table.unread-sheet",
                severity="note",
                message=f"the sheet {quoted(other)} does not belong to the format; it was not read",
                location=at,
            )
        else:
            reason = f"the sheet {quoted(other)} was not read"
            yield fault("table.unknown-sheet", reason, at, f"Name it {meant}.")
    if _MAIN not in named.used:
        at = Location(path=path)
        hint = f"The sheets are {', '.join(sheet_names())}; only claims is needed."
        yield fault("table.missing-sheet", f"there is no sheet {_MAIN}", at, hint)
