"""Which datasets the paths of a command stand for, and what is read from them."""

import io
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import cast

from attrs import evolve, frozen

from counterclaim.cli.outcome import UsageError
from counterclaim.documents import Format, Reading
from counterclaim.documents.streams import bounded_bytes
from counterclaim.findings import Finding, Location
from counterclaim.model import Dataset
from counterclaim.parsing.limits import STANDARD
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
        passed_over: Why it is not read, where it was found in a folder.
    """

    name: str
    format: DataFormat | None = None
    empty: bool = False
    passed_over: str | None = None

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
    excluded is passed over. A path that was given is never excluded itself. What several paths
    lead to is taken once. Pipes and other things that are no files are not read in folders, and
    links to folders are not followed; a note names them.

    Raises:
        UsageError: Standard input is asked for twice, or as a table.
    """
    if paths.count("-") > 1:
        raise UsageError("standard input, -, can be read only once")
    if "-" in paths and chosen in ("csv", "xlsx"):
        raise UsageError(f"standard input, -, cannot be {chosen}: name the file or the folder")
    seen: set[str] = set()
    for source in _inputs(paths, chosen, is_excluded):
        identity = os.path.normcase(os.path.realpath(source.name))
        if source.name == "-" or identity not in seen:
            yield source
        seen.add(identity)


def _inputs(
    paths: Sequence[str], chosen: DataFormat | None, is_excluded: Callable[[str], bool]
) -> Iterator[Input]:
    for path in paths:
        if path == "-" or not os.path.isdir(path) or _is_dataset(path, chosen):  # noqa: PTH112  (paths stay as they were typed)
            yield Input(name=path, format=chosen)
        else:
            below = sorted(datasets_below(path, tables=chosen is None))
            found = [name for name in below if not is_excluded(name)]
            inputs = [
                Input(name=name, format=chosen, passed_over=_why_passed_over(name))
                for name in found
            ]
            yield from inputs
            if all(source.passed_over is not None for source in inputs):
                yield Input(name=path, empty=True)


def read_input(source: Input) -> Reading:
    """Return what an input holds, with a finding where it cannot be read."""
    if source.passed_over is not None:
        return _passed_over(source)
    if source.empty:
        return empty_folder(source.name)
    if source.name != "-":
        return read(source.name, source.format)
    stream = getattr(sys.stdin, "buffer", None)
    if stream is None and sys.stdin is not None:  # a stream without bytes, as in a test
        stream = io.BytesIO(sys.stdin.read().encode("utf-8", "surrogatepass"))
    format_ = cast("Format", source.format or "json")
    data = b"" if stream is None else bounded_bytes(stream, format_, STANDARD)
    reading = reads(data, format_)
    findings = tuple(
        evolve(found, location=evolve(found.location, path=STANDARD_INPUT))
        for found in reading.findings
    )
    return evolve(reading, findings=findings, path=STANDARD_INPUT)


def _passed_over(source: Input) -> Reading:
    found = Finding(
        code="read.passed-over",
        severity="note",
        message=f"this was not read: {source.passed_over}",
        location=Location(path=source.name),
        hint="Name it to have it read.",
    )
    return Reading(dataset=Dataset(), findings=(found,), path=source.name)


def _why_passed_over(name: str) -> str | None:
    """Return why something in a folder is not read, or None if it is."""
    if os.path.islink(name) and os.path.isdir(name):  # noqa: PTH112, PTH114
        return "it is a link to a folder"
    if os.path.exists(name) and not os.path.isfile(name) and not os.path.isdir(name):  # noqa: PTH110, PTH112, PTH113
        return "it is a pipe or a device, and no file"
    return None


def _is_dataset(folder: str, chosen: DataFormat | None) -> bool:
    return chosen == "csv" or (chosen is None and is_table_folder(folder))
