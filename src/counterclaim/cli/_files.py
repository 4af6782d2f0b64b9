"""Which files the paths of a command stand for, and what is read from them."""

import os
import sys
from collections.abc import Iterator, Sequence

from attrs import evolve

from counterclaim.cli._arguments import UsageError
from counterclaim.documents import SUFFIXES, Format, MissingExtraError, Reading, read, reads
from counterclaim.findings import Finding, Location
from counterclaim.model import Dataset

STANDARD_INPUT = "<stdin>"


def readings_of(paths: Sequence[str], chosen: Format | None) -> Iterator[tuple[str, Reading]]:
    """Yield the name and the reading of each file, in the order of the paths.

    A folder stands for the files in it and in the folders below it, in the order of their
    names. Where a folder holds files named `dataset` (with any known ending), these are its
    files; else all with a known ending are. Hidden files and folders are passed over.

    Raises:
        UsageError: Standard input is asked for twice.
    """
    if paths.count("-") > 1:
        raise UsageError("standard input, -, can be read only once")
    for path in paths:
        if path == "-":
            yield STANDARD_INPUT, _from_input(chosen)
        elif os.path.isdir(path):  # noqa: PTH112  (paths stay as they were typed)
            files = sorted(_files_below(path))
            if not files:
                yield path, _unread(path, "read.folder", _EMPTY_FOLDER, _HINT)
            for file in files:
                yield file, _from_file(file, chosen)
        else:
            yield path, _from_file(path, chosen)


_EMPTY_FOLDER = "there are no files of claims in this folder"
_HINT = f"Files of claims end in {', '.join(SUFFIXES)}."


def _files_below(folder: str) -> Iterator[str]:
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        known = [name for name in files if _is_known(name)]
        datasets = [name for name in known if os.path.splitext(name)[0] == "dataset"]  # noqa: PTH122
        yield from (os.path.join(place, name) for name in datasets or known)  # noqa: PTH118


def _is_known(name: str) -> bool:
    return not name.startswith(".") and os.path.splitext(name)[1].lower() in SUFFIXES  # noqa: PTH122


def _from_file(path: str, chosen: Format | None) -> Reading:
    try:
        return read(path, chosen)
    except MissingExtraError as error:
        return _unread(path, "read.package", str(error), None)


def _from_input(chosen: Format | None) -> Reading:
    stream = getattr(sys.stdin, "buffer", sys.stdin)
    data = b"" if stream is None else stream.read()
    try:
        reading = reads(data, chosen or "json")
    except MissingExtraError as error:
        return _unread(STANDARD_INPUT, "read.package", str(error), None)
    findings = tuple(
        evolve(found, location=evolve(found.location, path=STANDARD_INPUT))
        for found in reading.findings
    )
    return evolve(reading, findings=findings, path=STANDARD_INPUT)


def _unread(path: str, code: str, message: str, hint: str | None) -> Reading:
    found = Finding(
        code=code, severity="error", message=message, location=Location(path=path), hint=hint
    )
    return Reading(dataset=Dataset(), findings=(found,), path=path)
