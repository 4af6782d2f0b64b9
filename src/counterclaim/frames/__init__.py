"""Datasets and results as data frames of pandas, polars or Arrow, and back; and as Parquet.

A frame is a sheet of the tables: `claims` has a row a claim, and its columns are the paths of
the fields, such as `says.code`. Needs the extra `frames`.
"""

from counterclaim.frames._making import Backend, claims_frame, conflicts_frame, dataset_frames
from counterclaim.frames._parquet import read_parquet, write_parquet
from counterclaim.frames._reading import dataset_from_frame, dataset_from_frames

__all__ = [
    "Backend",
    "claims_frame",
    "conflicts_frame",
    "dataset_frames",
    "dataset_from_frame",
    "dataset_from_frames",
    "read_parquet",
    "write_parquet",
]
