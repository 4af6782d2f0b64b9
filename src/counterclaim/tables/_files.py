"""Which tables a path holds, and reading them."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from counterclaim.documents import Reading
from counterclaim.documents._reading import nothing_read
from counterclaim.findings import Finding, Location
from counterclaim.findings.quoting import quoted
from counterclaim.findings.suggestions import close_match
from counterclaim.tables._assemble import SETTINGS_COLUMNS, assemble, nowhere
from counterclaim.tables._cells import Table
from counterclaim.tables._csv import parse_csv
from counterclaim.tables._layout import HELPERS, layout, sheet_names
from counterclaim.tables._package import WorkbookError, macros
from counterclaim.tables._places import Cells
from counterclaim.tables._xlsx import read_workbook

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
    place = Path(path)
    if place.suffix.lower() in _WORKBOOKS and not place.is_dir():
        return "xlsx"
    return "csv" if (place / f"{_MAIN}{_CSV}").is_file() else None


def read_tables(
    path: "str | os.PathLike[str]",
    format: TableFormat | None = None,  # noqa: A002  (the word for it)
) -> Reading:
    """Read a folder of CSV files or a workbook, and return the good records with all findings.

    Nothing that the tables hold raises. Findings name the sheet and the cell.

    Args:
        path: The folder, or the workbook.
        format: `csv` or `xlsx`; by default a folder is `csv` and a file `xlsx`.

    Raises:
        MissingExtraError: The format needs a package that is not installed.
    """
    return read_tables_and_cells(path, format)[0]


def read_tables_and_cells(
    path: "str | os.PathLike[str]",
    format: TableFormat | None = None,  # noqa: A002
) -> tuple[Reading, Cells]:
    """Read tables as `read_tables` does, and return also where each value came from.

    Args:
        path: The folder, or the workbook.
        format: `csv` or `xlsx`; by default a folder is `csv` and a file `xlsx`.

    Raises:
        MissingExtraError: The format needs a package that is not installed.
    """
    name = os.fspath(path)
    try:
        place = Path(name)
        chosen = format or ("csv" if place.is_dir() else "xlsx")
        return _read_folder(place, name) if chosen == "csv" else _read_workbook(place, name)
    except WorkbookError as error:
        at = Location(path=name, sheet=error.sheet, cell=error.cell)
        found = _error(error.code, error.reason, at, error.hint)
        return nothing_read(name, found), nowhere(name)
    except (OSError, ValueError) as error:
        # ValueError: a null character in the name
        reason = getattr(error, "strerror", None) or str(error)
        at = Location(path=name)
        found = _error("read.file", f"it cannot be read: {reason}", at)
        return nothing_read(name, found), nowhere(name)


def _read_workbook(place: Path, name: str) -> tuple[Reading, Cells]:
    suffix = place.suffix.lower()
    why = _WORKBOOKS.get(suffix)
    if suffix == _CSV:
        hint = f"Name the folder that holds {_MAIN}{_CSV} and the other files."
        found = _error("read.format", "this is one file of several", Location(path=name), hint)
        return nothing_read(name, found), nowhere(name)
    if why == "macros":
        raise macros()
    if why == "old":
        raise WorkbookError(
            "table.old-format", f"files that end in {suffix} are not read", "Save it as .xlsx."
        )
    tables, others = read_workbook(place, frozenset(sheet_names()).__contains__)
    present = [table.name for table in tables]
    return assemble(tables, name, tuple(_other_sheets(present, others, name)))


def _read_folder(place: Path, name: str) -> tuple[Reading, Cells]:
    files = {
        file.stem: file
        for file in sorted(place.iterdir())
        if file.suffix.lower() == _CSV and not file.name.startswith(".")
    }
    known = [sheet for sheet in sheet_names() if sheet in files and files[sheet].suffix == _CSV]
    others = [files[stem].name.removesuffix(_CSV) for stem in files if stem not in known]
    tables = tuple(_read_csv(files[sheet], sheet) for sheet in known)
    return assemble(tables, name, tuple(_other_sheets(known, others, name)))


def _read_csv(file: Path, sheet: str) -> Table:
    path = str(file)
    if file.stat().st_size > MAX_CSV:
        at = Location(path=path, sheet=sheet)
        reason = f"the file has more than {MAX_CSV:,} bytes"
        found = _error("table.limit", reason, at, "Use JSON Lines for data of this size.")
        return Table(name=sheet, path=path, findings=(found,))
    return parse_csv(file.read_bytes(), sheet, path, _headers(sheet))


def _headers(sheet: str) -> frozenset[str]:
    columns = next(
        ((*one.columns, *one.short) for one in layout() if one.name == sheet), SETTINGS_COLUMNS
    )
    return frozenset(column.header for column in columns)


def _other_sheets(
    present: list[str], others: "list[str] | tuple[str, ...]", path: str
) -> Iterator[Finding]:
    for other in others:
        if other in HELPERS:
            continue
        at = Location(path=path, sheet=other)
        absent = [name for name in sheet_names() if name not in present]
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
            yield _error("table.unknown-sheet", reason, at, f"Name it {meant}.")
    if _MAIN not in present:
        at = Location(path=path)
        hint = f"The sheets are {', '.join(sheet_names())}; only claims is needed."
        yield _error("table.missing-sheet", f"there is no sheet {_MAIN}", at, hint)


def _error(code: str, message: str, at: Location, hint: str | None = None) -> Finding:
    return Finding(code=code, severity="error", message=message, location=at, hint=hint)
