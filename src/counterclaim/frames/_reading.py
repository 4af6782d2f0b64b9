"""From frames to datasets, as strictly as tables are read: every fault has its row and column."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from attrs import evolve

from counterclaim.findings import Finding
from counterclaim.findings.suggestions import close_match
from counterclaim.model import Dataset
from counterclaim.parsing.yaml_text import MissingExtraError
from counterclaim.pipeline.reading import InvalidDocumentError
from counterclaim.structure.references import check_references
from counterclaim.tables._assemble import assemble
from counterclaim.tables._cells import CellValue, DateCell, FaultyCell, NumberCell, Row, Table
from counterclaim.tables._convert import number_text
from counterclaim.tables._flatten import flatten
from counterclaim.tables._items import items_text
from counterclaim.tables.layout import sheet_names

_DERIVED = ("stated.first", "stated.last")
"""Columns that `claims_frame` adds, and that say nothing new."""
_ABSENT = ("NAType", "NaTType")


def dataset_from_frame(frame: object, base: Dataset | None = None) -> Dataset:
    """Return a dataset with the claims of a frame.

    The frame is of pandas, polars, Arrow or DuckDB, or of what else narwhals knows, and has
    the columns of `claims_frame`: at least `id`, `text`, `speaker`, `sources`, `stated`, those
    of the subject and `says.type`.

    Args:
        frame: The claims.
        base: A dataset whose other records, and whose description of itself, are kept. Of its
            claims only what a single frame has no column for: relays, relations and the
            subjects of a scope, for the claims of the frame that have the same ids.

    Raises:
        InvalidDocumentError: The claims have errors, or refer to records that are not there.
        MissingExtraError: narwhals is not installed.
        TypeError: It is no frame.
    """
    claims = _table("claims", frame)
    read, findings = _read([claims, *(_lists(base, claims) if base is not None else ())])
    whole = read if base is None else evolve(base, claims=read.claims)
    # the references count with the records of the base
    kept = [found for found in findings if not found.code.startswith("reference.")]
    kept += check_references(whole)
    return _sound(whole, kept)


def dataset_from_frames(frames: Mapping[str, object]) -> Dataset:
    """Return the dataset that `dataset_frames` has made frames of.

    Args:
        frames: Frames by the names of the sheets of the tables, `claims` at least.

    Raises:
        InvalidDocumentError: The records have errors.
        MissingExtraError: narwhals is not installed.
        TypeError: One of them is no frame.
        KeyError: There is no sheet of a name, or none of the claims.
    """
    for name in ("claims", *frames):
        if name not in frames or name not in sheet_names():
            meant = close_match(name, sheet_names())
            hint = "the frames need the claims" if name == "claims" else f"did you mean {meant}?"
            raise KeyError(f"{name}: {hint}")
    return _sound(*_read([_table(name, frames[name]) for name in sheet_names() if name in frames]))


def _sound(dataset: Dataset, findings: Sequence[Finding]) -> Dataset:
    if any(found.severity == "error" for found in findings):
        raise InvalidDocumentError(tuple(findings))
    return dataset


def _lists(base: Dataset, claims: Table) -> Iterator[Table]:
    """Yield the sheets of the lists inside the claims of a dataset, for the claims of a table."""
    headers = claims.rows[0].cells.values()
    place = next((place for place, name in enumerate(headers) if name == "id"), 0)
    kept = {row.cells.get(place) for row in claims.rows[1:]}
    for sheet in flatten(base):
        if sheet.name.startswith("claims."):
            rows = [values for values in sheet.rows if values[0] in kept]
            yield _rows(sheet.name, sheet.headers, rows)


def _read(tables: Sequence[Table]) -> tuple[Dataset, tuple[Finding, ...]]:
    reading = assemble(tables, "frame")
    return reading.dataset, reading.findings


def _table(name: str, frame: object) -> Table:
    try:
        import narwhals as nw  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtraError("frames", "frames") from error
    known: Any = nw.from_native(frame)  # type: ignore[call-overload, unused-ignore]
    if isinstance(known, nw.LazyFrame):
        known = known.collect("pyarrow")
    kept = [column for column in known.columns if name != "claims" or column not in _DERIVED]
    return _rows(name, kept, known.select(kept).iter_rows())


def _rows(name: str, headers: Sequence[str], values: Iterable[Sequence[object]]) -> Table:
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
