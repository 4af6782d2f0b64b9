"""From frames to datasets, as strictly as tables are read: every fault has its row and column."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import evolve

from counterclaim.findings import Finding
from counterclaim.findings.suggestions import close_match
from counterclaim.model import Dataset
from counterclaim.parsing.yaml_text import MissingExtraError
from counterclaim.pipeline.reading import InvalidDocumentError
from counterclaim.structure.references import check_references
from counterclaim.tables.layout import sheet_names
from counterclaim.tables.rows import Table, reading_of, sheets_of, table_of

_DERIVED = ("stated.first", "stated.last")
"""Columns that `claims_frame` adds, and that say nothing new."""


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
    for sheet in sheets_of(base):
        if sheet.name.startswith("claims."):
            rows = [values for values in sheet.rows if values[0] in kept]
            yield table_of(sheet.name, sheet.headers, rows)


def _read(tables: Sequence[Table]) -> tuple[Dataset, tuple[Finding, ...]]:
    reading = reading_of(tables)
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
    return table_of(name, kept, known.select(kept).iter_rows())
