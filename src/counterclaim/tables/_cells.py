"""What a cell may hold once its file is parsed, and the tables that the cells are in."""

from collections.abc import Mapping

from attrs import field, frozen

from counterclaim.findings import Finding, Location

MAX_ROWS = 1_048_576
MAX_COLUMNS = 1_000
MAX_CELL = 1_000_000
"""Limits of a sheet that is read: rows, columns, and characters in a cell."""


@frozen
class NumberCell:
    """A cell that a workbook keeps as a number.

    `text` is the number as the workbook writes it; `plain` tells that the format of the cell
    shows it so, without zeros in front or a sign of percent.
    """

    text: str
    plain: bool


@frozen
class DateCell:
    """A cell that a workbook keeps as a date; `text` is the ISO date as exact as it is shown."""

    text: str


@frozen
class FaultyCell:
    """A cell whose value is not read."""

    code: str
    reason: str
    hint: str | None = None


CellValue = str | bool | NumberCell | DateCell | FaultyCell
"""What stands in a cell; an empty cell does not exist."""


@frozen
class Row:
    """A row that is not empty.

    `number` counts from 1 as spreadsheets do; `cells` are by column, from 0; `line` is the line
    of the text at which the row starts, if there is a text.
    """

    number: int
    cells: Mapping[int, CellValue]
    line: int | None = None


@frozen(kw_only=True)
class Table:
    """A sheet as it was read; `path` is the file and `findings` what is wrong with it."""

    name: str
    path: str
    rows: tuple[Row, ...] = ()
    findings: tuple[Finding, ...] = field(default=(), repr=False)

    def at(self, column: int, row: int, line: int | None = None) -> Location:
        """Return the place of a cell, its column counted from 0 and its row from 1."""
        return Location(path=self.path, sheet=self.name, cell=cell_name(column, row), line=line)


def cell_name(column: int, row: int) -> str:
    """Return the name of a cell, such as `C3`; the column counts from 0, the row from 1."""
    return f"{letters(column)}{row}"


def letters(column: int) -> str:
    """Return the letters of a column, counted from 0: A, B, ..., Z, AA."""
    name = ""
    rest = column + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        name = chr(ord("A") + digit) + name
    return name


def shown(cell: CellValue) -> str:
    """Name the content of a cell for a message."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, NumberCell):
        return f"the number {cell.text[:30]}"
    if isinstance(cell, DateCell):
        return f"the date {cell.text}"
    return "a text" if isinstance(cell, str) else "something else"
