"""From a dataset to the rows of its sheets."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import evolve, frozen

from counterclaim.codec import unstructure
from counterclaim.documents.shortening import shorten
from counterclaim.findings.quoting import quoted
from counterclaim.model import Dataset
from counterclaim.model.registry import LISTS
from counterclaim.tables._cells import MAX_CELL, MAX_ROWS
from counterclaim.tables._convert import Scalar, scalar_of
from counterclaim.tables.columns import Column
from counterclaim.tables.layout import ORDER, RECORD, SETTINGS, Sheet, layout, settings


class TableError(ValueError):
    """A dataset does not fit into tables: a cell or sheet would be too large, or ids repeat."""


@frozen(kw_only=True)
class Written:
    """A sheet to be written: its headers, and its rows with None for an empty cell.

    `columns` are those of the rows; in the sheet of settings, those of the keys.
    """

    name: str
    headers: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[Scalar | None, ...], ...]


def flatten(dataset: Dataset, *, short: bool = False) -> tuple[Written, ...]:
    """Return all sheets of a dataset, those without rows too.

    Args:
        dataset: The dataset.
        short: Whether claims are written short, as readings.

    Raises:
        TableError: The dataset does not fit.
    """
    lists: dict[str, list[dict[str, Any]]] = (
        {name: [*shorten(dataset, flat=True).get(name, ())] for name in LISTS}
        if short
        else {name: [unstructure(record) for record in getattr(dataset, name)] for name in LISTS}
    )
    empty: dict[str, Any] = dict.fromkeys(LISTS, ())
    header = unstructure(evolve(dataset, **empty))
    sheets = (
        _settings(header),
        *(_sheet(sheet, lists[sheet.list_name]) for sheet in layout()),
    )
    for sheet in sheets:
        _check(sheet)
    return sheets


def _settings(header: Mapping[str, Any]) -> Written:
    rows = tuple(
        (column.header, scalar_of(column, header[column.header]))
        for column in settings()
        if column.header in header
    )
    return Written(name=SETTINGS, headers=("key", "value"), columns=settings(), rows=rows)


def _sheet(sheet: Sheet, records: Sequence[Mapping[str, Any]]) -> Written:
    columns = _used(sheet, records) if sheet.short else sheet.columns
    rows = _items(sheet, records) if sheet.path else _records(columns, records)
    return Written(
        name=sheet.name,
        headers=tuple(column.header for column in columns),
        columns=columns,
        rows=tuple(rows),
    )


def _used(sheet: Sheet, records: Sequence[Mapping[str, Any]]) -> tuple[Column, ...]:
    """Return the columns of a sheet: all in full or, with records written short, those used."""
    used = {key for record in records for key in record}
    short = tuple(column for column in sheet.short if column.header in used)
    if not short:
        return sheet.columns
    filled = [
        column
        for column in sheet.columns
        if column.header in _ALWAYS or any(_cell(column, record) is not None for record in records)
    ]
    first = tuple(column for column in filled if column.header in _FIRST)
    return (*first, *short, *(column for column in filled if column.header not in _FIRST))


_ALWAYS = ("id", "text", "stated")
_FIRST = (*_ALWAYS, "speaker", "sources")


def _records(
    columns: Sequence[Column], records: Sequence[Mapping[str, Any]]
) -> Iterator[tuple[Scalar | None, ...]]:
    for record in records:
        yield tuple(_cell(column, record) for column in columns)


def _items(
    sheet: Sheet, records: Sequence[Mapping[str, Any]]
) -> Iterator[tuple[Scalar | None, ...]]:
    seen: set[str] = set()
    repeated: set[str] = set()
    for record in records:
        (repeated if record["id"] in seen else seen).add(record["id"])
    for record in records:
        items = _at(record, sheet.path) or ()
        if items and record["id"] in repeated:
            raise TableError(
                f"{sheet.name}: two records have the id {quoted(record['id'])}, so that their "
                f"rows cannot be told apart"
            )
        for number, item in enumerate(items, start=1):
            row = {RECORD: record["id"], ORDER: number, **item}
            yield tuple(_cell(column, row) for column in sheet.columns)


def _cell(column: Column, record: Mapping[str, Any]) -> Scalar | None:
    value = _at(record, column.header.split("."))
    return None if value is None else scalar_of(column, value)


def _at(record: Mapping[str, Any], path: Sequence[str]) -> Any:  # noqa: ANN401  (a value of JSON)
    value: Any = record
    for step in path:
        value = value.get(step) if isinstance(value, Mapping) else None
    return value


def _check(sheet: Written) -> None:
    if len(sheet.rows) >= MAX_ROWS:
        raise TableError(f"{sheet.name}: more than {MAX_ROWS - 1:,} rows")
    for row in sheet.rows:
        for header, cell in zip(sheet.headers, row, strict=True):
            if isinstance(cell, str) and len(cell) > MAX_CELL:
                raise too_long(sheet.name, header, row, len(cell), MAX_CELL)


def too_long(
    sheet: str, header: str, row: Sequence[Scalar | None], length: int, limit: int
) -> TableError:
    """Return the error for a text that is too long for its cell."""
    return TableError(
        f"{sheet}: the {header} of {quoted(str(row[0]))} has {length:,} characters; "
        f"a cell holds at most {limit:,}"
    )
