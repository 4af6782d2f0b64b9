"""Tables of values of Python, such as the rows of a data frame or of a database."""

import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from counterclaim.documents.reading import Reading
from counterclaim.model import Dataset
from counterclaim.tables._assemble import assemble
from counterclaim.tables._cells import CellValue, DateCell, FaultyCell, NumberCell, Row, Table
from counterclaim.tables._convert import number_text
from counterclaim.tables._flatten import Written, flatten
from counterclaim.tables._items import items_text

__all__ = ["Table", "Written", "reading_of", "sheets_of", "table_of"]

_ABSENT = ("NAType", "NaTType")
"""The types of what pandas writes for nothing."""


def sheets_of(dataset: Dataset) -> tuple[Written, ...]:
    """Return all sheets of a dataset with their rows; None stands for an empty cell.

    Raises:
        TableError: The dataset does not fit into tables.
    """
    return flatten(dataset)


def reading_of(tables: Sequence[Table]) -> Reading:
    """Return the records that some tables hold, with a finding for everything else."""
    return assemble(tables, "frame")


def table_of(name: str, headers: Sequence[str], values: Iterable[Sequence[object]]) -> Table:
    """Return a table of rows of values.

    Texts, numbers, flags, dates and lists of texts are taken, those of NumPy and pandas too;
    None and what pandas writes for nothing is an empty cell. Another value is a fault, which
    reading tells.

    Args:
        name: The name of the sheet.
        headers: The headers of the columns.
        values: The rows, each with a value for every column.
    """
    rows = [Row(1, dict(enumerate(headers)))]
    rows += [Row(number, dict(_cells(row))) for number, row in enumerate(values, start=2)]
    return Table(name=name, path="frame", rows=tuple(rows))


def _cells(values: Sequence[object]) -> Iterator[tuple[int, CellValue]]:
    for place, value in enumerate(values):
        cell = _cell(value)
        if cell is not None:
            yield place, cell


def _cell(value: Any) -> CellValue | None:  # noqa: ANN401  (whatever a frame holds)
    """Return what stands in a cell; None where nothing does."""
    if value is None or type(value).__name__ in _ABSENT:
        return None
    if type(value).__module__ == "numpy" and getattr(value, "ndim", None) == 0:
        value = value.item()
    if isinstance(value, str):
        return str(value) or None
    if isinstance(value, bool):
        return value
    if type(value) in (int, float):
        return _number(value)
    if isinstance(value, datetime):
        midnight = value.time().isoformat() == "00:00:00" and value.tzinfo is None
        return DateCell(value.date().isoformat() if midnight else value.isoformat())
    if isinstance(value, date):
        return DateCell(value.isoformat())
    items = _items(value)
    if items is not None:
        return items_text(items) if items else None
    return FaultyCell("schema.type", f"expected a text, a number or a date, got a {_kind(value)}")


def _number(value: float) -> CellValue | None:
    if math.isnan(value):
        return None
    if math.isinf(value):
        return FaultyCell("schema.number", "expected a number, got infinity", "Leave it empty.")
    # frames keep whole numbers as fractions where one of a column is absent
    whole = float(value).is_integer()
    return NumberCell(number_text(int(value) if whole else value), plain=True)


def _items(value: Any) -> list[str] | None:  # noqa: ANN401  (whatever a frame holds)
    """Return the items of a list in a cell, or None where it is no list of texts."""
    listed = value.tolist() if hasattr(value, "tolist") else value
    if not isinstance(listed, list | tuple):
        return None
    return [*listed] if all(isinstance(item, str) for item in listed) else None


def _kind(value: object) -> str:
    return type(value).__name__
