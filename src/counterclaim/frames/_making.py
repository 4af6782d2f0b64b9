"""From datasets and results to frames: Arrow first, which keeps what is absent apart from zero."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from counterclaim.consistency import Report
from counterclaim.model import Claim, Dataset
from counterclaim.parsing.yaml_text import MissingExtraError
from counterclaim.tables.columns import Column
from counterclaim.tables.layout import ORDER
from counterclaim.tables.rows import Written, sheets_of
from counterclaim.time import day_text

Backend = Literal["pandas", "polars", "pyarrow"]
Frame = Any
"""A data frame of the library that was asked for."""

_EXTRA = "frames"


def claims_frame(dataset: Dataset, backend: Backend = "pandas") -> Frame:
    """Return the claims of a dataset as a frame: a row a claim, a column a field.

    The columns are those of the sheet `claims` of the tables, and behind them the first and
    last possible day of the statement (`stated.first`, `stated.last`, ISO dates or absent).
    Lists in a cell are separated by semicolons; what is absent is null.

    Raises:
        MissingExtraError: The library of the frame is not installed.
    """
    sheet = next(sheet for sheet in sheets_of(dataset) if sheet.name == "claims")
    data, kinds = _columns(sheet)
    for name, days in _days(dataset.claims).items():
        data[name] = days
        kinds[name] = "text"
    return _frame(data, kinds, backend)


def conflicts_frame(report: Report, backend: Backend = "pandas") -> Frame:
    """Return the conflicts of a report as a frame: a row for each claim of each conflict.

    Columns: `conflict` (its id), `grade`, `kind`, `question`, `rule`, `deployment`, `matter`,
    `process`, `claim` (its id, to join the frame of the claims by), `place` (of the claim in
    the conflict, from 1) and `claims` (how many there are).

    Raises:
        MissingExtraError: The library of the frame is not installed.
    """
    names = ("conflict", "grade", "kind", "question", "rule", "deployment", "matter", "process")
    columns: dict[str, list[Any]] = {name: [] for name in (*names, "claim", "place", "claims")}
    for found in report.conflicts:
        about = found.subject
        start = (found.id, found.grade, found.kind, found.question, found.rule)
        row = (*start, about.deployment, about.matter, about.process)
        for place, claim in enumerate(found.claims, start=1):
            values = (*row, claim, place, len(found.claims))
            for name, value in zip(columns, values, strict=True):
                columns[name].append(value)
    kinds = dict.fromkeys(columns, "text") | {"place": "whole", "claims": "whole"}
    return _frame(columns, kinds, backend)


def dataset_frames(dataset: Dataset, backend: Backend = "pandas") -> dict[str, Frame]:
    """Return a whole dataset as frames, by the names of the sheets of the tables.

    `dataset_from_frames` makes the same dataset of them again. Sheets without rows are left
    out, except `claims`.

    Raises:
        MissingExtraError: The library of the frames is not installed.
        TableError: The dataset does not fit into tables.
    """
    return {
        sheet.name: _frame(*_columns(sheet), backend)
        for sheet in sheets_of(dataset)
        if sheet.rows or sheet.name == "claims"
    }


def _columns(sheet: Written) -> tuple[dict[str, list[Any]], dict[str, str]]:
    """Return the columns of a sheet, and of what kind each is."""
    kinds = dict.fromkeys(sheet.headers, "text")
    if len(sheet.columns) == len(sheet.headers):  # else they are the keys of the settings
        kinds |= {column.header: _kind(column) for column in sheet.columns}
    data: dict[str, list[Any]] = {
        name: [row[place] for row in sheet.rows] for place, name in enumerate(sheet.headers)
    }
    return data, kinds


def _kind(column: Column) -> str:
    if column.header == ORDER:
        return "whole"
    return column.kind if column.kind in ("number", "flag") else "text"


def _days(claims: Sequence[Claim]) -> dict[str, list[str | None]]:
    ends = [(claim.stated.earliest, claim.stated.latest) for claim in claims]
    return {
        name: [None if end[place] is None else day_text(end[place] or 0) for end in ends]
        for place, name in enumerate(("stated.first", "stated.last"))
    }


def _frame(data: Mapping[str, list[Any]], kinds: Mapping[str, str], backend: Backend) -> Frame:
    try:
        import narwhals as nw  # noqa: PLC0415
        import pyarrow as pa  # type: ignore[import-untyped] # noqa: PLC0415
    except ImportError as error:
        raise MissingExtraError("frames", _EXTRA) from error
    types = {"text": pa.string(), "number": pa.float64(), "whole": pa.int64(), "flag": pa.bool_()}
    table = pa.table({name: pa.array(data[name], types[kinds[name]]) for name in data})
    frame = nw.from_native(table, eager_only=True)
    if backend == "pyarrow":
        return table
    try:
        return frame.to_polars() if backend == "polars" else frame.to_pandas()
    except ImportError as error:
        raise MissingExtraError(f"a frame of {backend}", backend) from error
