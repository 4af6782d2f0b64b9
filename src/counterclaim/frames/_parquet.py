"""Datasets as a folder of Parquet files, a file a sheet: what DuckDB and others query in place."""

import os
from pathlib import Path

from counterclaim.files import write_together
from counterclaim.frames._making import dataset_frames
from counterclaim.frames._reading import dataset_from_frames
from counterclaim.model import Dataset
from counterclaim.parsing.yaml_text import MissingExtraError
from counterclaim.tables.layout import sheet_names

_END = ".parquet"


def write_parquet(dataset: Dataset, folder: "str | os.PathLike[str]") -> None:
    """Write a dataset into a folder, which is made if it is not there: a file a sheet.

    Raises:
        MissingExtraError: pyarrow is not installed.
        TableError: The dataset does not fit into tables.
        OSError: The files cannot be written.
    """
    try:
        import pyarrow as pa  # type: ignore[import-untyped] # noqa: PLC0415
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtraError("Parquet", "frames") from error
    place = Path(folder)
    files = {}
    for name, table in dataset_frames(dataset, "pyarrow").items():
        sink = pa.BufferOutputStream()
        parquet.write_table(table, sink)
        files[str(place / f"{name}{_END}")] = sink.getvalue().to_pybytes()
    place.mkdir(parents=True, exist_ok=True)
    for name in sheet_names():
        stale = place / f"{name}{_END}"
        if str(stale) not in files:
            stale.unlink(missing_ok=True)
    write_together(files)


def read_parquet(folder: "str | os.PathLike[str]") -> Dataset:
    """Read a dataset from a folder of Parquet files.

    Raises:
        InvalidDocumentError: The records have errors.
        MissingExtraError: pyarrow is not installed.
        KeyError: The folder has no file of the claims.
        OSError: A file cannot be read.
    """
    try:
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtraError("Parquet", "frames") from error
    place = Path(folder)
    found = {name: place / f"{name}{_END}" for name in sheet_names()}
    return dataset_from_frames(
        {name: parquet.ParquetFile(path).read() for name, path in found.items() if path.exists()}
    )
