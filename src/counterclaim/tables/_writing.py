"""Writing datasets and templates as tables."""

import os
from collections.abc import Sequence
from pathlib import Path

from counterclaim.files import write_bytes, write_together
from counterclaim.model import Dataset
from counterclaim.parsing.text import BOM
from counterclaim.tables._convert import Scalar, number_text
from counterclaim.tables._files import TableFormat
from counterclaim.tables._flatten import Written, flatten
from counterclaim.tables._template import blank, readme
from counterclaim.tables._workbook.writing import workbook_bytes
from counterclaim.tables.csv_text import csv_text, escaped

FilePath = str | os.PathLike[str]


def write_tables(
    dataset: Dataset,
    path: FilePath,
    format: TableFormat | None = None,  # noqa: A002  (the word for it)
    *,
    short: bool = False,
    bom: bool = False,
) -> None:
    """Write a dataset as a folder of CSV files, or as a workbook.

    All sheets are written, those without rows too, so that nothing of an earlier dataset stays
    in a folder. The same dataset always gives the same bytes.

    Args:
        dataset: The dataset.
        path: The folder, which is made if it is not there, or the workbook.
        format: `csv` or `xlsx`; by default a path that ends in `.xlsx` is a workbook, and one
            without an ending a folder.
        short: Whether claims are written short, as readings; what is read is the same.
        bom: Whether CSV files begin with a byte-order mark, without which some spreadsheet
            programs read them in another encoding than UTF-8.

    Raises:
        ValueError: The format is not given and the path does not tell it.
        TableError: The dataset does not fit into tables.
        MissingExtraError: The format needs a package that is not installed.
        OSError: The files cannot be written.
    """
    chosen = format or _format_for(path)
    sheets = flatten(dataset, short=short)
    if chosen == "xlsx":
        write_bytes(workbook_bytes(sheets), path)
    else:
        _write_folder(sheets, Path(path), BOM if bom else b"")


def write_template(path: FilePath, format: TableFormat | None = None) -> None:  # noqa: A002
    """Write empty tables with all columns, to be filled in by hand.

    The workbook explains its columns, marks those that are needed and offers the codes to
    choose from; the CSV files have their headers only.

    Args:
        path: The folder or the workbook, as for `write_tables`.
        format: `csv` or `xlsx`, as for `write_tables`.

    Raises:
        ValueError: The format is not given and the path does not tell it.
        MissingExtraError: The format needs a package that is not installed.
        OSError: The files cannot be written.
    """
    chosen = format or _format_for(path)
    if chosen == "xlsx":
        write_bytes(workbook_bytes(blank(), tuple(readme())), path)
    else:
        _write_folder(blank(), Path(path), b"")


def _format_for(path: FilePath) -> TableFormat:
    place = Path(path)
    if place.suffix.lower() == ".xlsx":
        return "xlsx"
    if place.is_dir() or not place.suffix:
        return "csv"
    raise ValueError(
        f"{os.fspath(path)}: its format is not known; name a folder, or a file that ends in .xlsx"
    )


def _write_folder(sheets: Sequence[Written], folder: Path, start: bytes) -> None:
    texts = {
        sheet.name: csv_text(
            [sheet.headers, *([_cell(cell) for cell in row] for row in sheet.rows)]
        )
        for sheet in sheets
    }
    folder.mkdir(parents=True, exist_ok=True)
    write_together(
        {str(folder / f"{name}.csv"): start + text.encode("utf-8") for name, text in texts.items()}
    )


def _cell(value: Scalar | None) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return escaped(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return number_text(value)
