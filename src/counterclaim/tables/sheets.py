"""One sheet of a file as it stands: rows and cells, whatever its columns are called."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from counterclaim.tables._cells import CellValue, FaultyCell, NumberCell, Row, Table
from counterclaim.tables._workbook.package import WorkbookError
from counterclaim.tables._workbook.reading import read_workbook
from counterclaim.tables.csv_text import parse_csv

__all__ = [
    "CellValue",
    "FaultyCell",
    "NumberCell",
    "Row",
    "Table",
    "WorkbookError",
    "csv_sheet",
    "workbook_sheet",
]

csv_sheet = parse_csv


def workbook_sheet(path: Path, choose: Callable[[Sequence[str]], str]) -> Table:
    """Return one sheet of a workbook.

    Args:
        path: The file.
        choose: Gives, of the names of all sheets, the one that is read.

    Raises:
        OSError: The file cannot be read.
        MissingExtraError: A package that this needs is not installed.
        WorkbookError: The file is not a workbook that is read.
    """

    def chosen(names: Sequence[str]) -> Mapping[str, str]:
        name = choose(names)
        return {name: name}

    tables, _ = read_workbook(path, chosen)
    return tables[0]
