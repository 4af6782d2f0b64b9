"""Which datasets the paths of a command stand for, and what is read from them."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import cast

from attrs import evolve, frozen

from counterclaim.cli.outcome import UsageError
from counterclaim.documents import Format, Reading
from counterclaim.pipeline.reading import (
    DataFormat,
    datasets_below,
    empty_folder,
    is_table_folder,
    read,
    reads,
)

STANDARD_INPUT = "<stdin>"


@frozen(kw_only=True)
class Input:
    """One dataset to be read.

    Attributes:
        name: The file, or the folder of CSV files, as it was named; `-` for standard input.
        format: The format that was given.
        empty: Whether it is a folder without any file of claims.
    """

    name: str
    format: DataFormat | None = None
    empty: bool = False

    @property
    def shown(self) -> str:
        """What reports call it."""
        return STANDARD_INPUT if self.name == "-" else self.name


def inputs_of(
    paths: Sequence[str], chosen: DataFormat | None, is_excluded: Callable[[str], bool]
) -> Iterator[Input]:
    """Yield the inputs that paths stand for, in the order of the paths.

    A folder with `claims.csv` is a dataset in tables. Any other folder stands for the datasets in
    it and in the folders below it, in the order of their names; see `datasets_below`. What is
    excluded is passed over. A path that was given is never excluded itself.

    Raises:
        UsageError: Standard input is asked for twice, or as a table.
    """
    if paths.count("-") > 1:
        raise UsageError("standard input, -, can be read only once")
    if "-" in paths and chosen in ("csv", "xlsx"):
        raise UsageError(f"standard input, -, cannot be {chosen}: name the file or the folder")
    for path in paths:
        if path == "-" or not os.path.isdir(path) or _is_dataset(path, chosen):  # noqa: PTH112  (paths stay as they were typed)
            yield Input(name=path, format=chosen)
        else:
            below = sorted(datasets_below(path, tables=chosen is None))
            found = [name for name in below if not is_excluded(name)]
            yield from (Input(name=name, format=chosen) for name in found)
            if not found:
                yield Input(name=path, empty=True)


def read_input(source: Input) -> Reading:
    """Return what an input holds, with a finding where it cannot be read."""
    if source.empty:
        return empty_folder(source.name)
    if source.name != "-":
        return read(source.name, source.format)
    stream = getattr(sys.stdin, "buffer", sys.stdin)
    data = b"" if stream is None else stream.read()
    reading = reads(data, cast("Format", source.format or "json"))
    findings = tuple(
        evolve(found, location=evolve(found.location, path=STANDARD_INPUT))
        for found in reading.findings
    )
    return evolve(reading, findings=findings, path=STANDARD_INPUT)


def _is_dataset(folder: str, chosen: DataFormat | None) -> bool:
    return chosen == "csv" or (chosen is None and is_table_folder(folder))
