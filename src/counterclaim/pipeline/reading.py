"""Reading a dataset from whatever path there is: JSON, JSON Lines, YAML, tables."""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, cast

from counterclaim.documents import SUFFIXES, Format, Limits, MissingExtraError, Reading, format_of
from counterclaim.documents import read as read_document
from counterclaim.documents import reads as read_text
from counterclaim.documents.reading import nothing_read
from counterclaim.findings import Finding, Location
from counterclaim.findings.finding import fault
from counterclaim.findings.quoting import quoted
from counterclaim.model import Dataset
from counterclaim.parsing.limits import STANDARD

if TYPE_CHECKING:
    from counterclaim.tables import TableFormat

DataFormat = Literal["json", "jsonl", "yaml", "csv", "xlsx"]
"""The formats of datasets: those of documents, a folder of CSV files, a workbook."""

FilePath = str | os.PathLike[str]

_WORKBOOK = ".xlsx"
_TABLE_SUFFIXES = (".csv", _WORKBOOK)
_MAIN_TABLE = "claims.csv"
_HIDDEN = (".", "~$")
"""How the names of files begin that are hidden, or that a spreadsheet program holds open."""

_SHOWN = 5


class InvalidDocumentError(ValueError):
    """A file, or a text, does not hold a dataset without errors, or cannot be read.

    Attributes:
        findings: All findings, also those that are not errors.
    """

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(findings)
        self.findings = findings

    def __str__(self) -> str:
        """Count the errors and show the first few."""
        errors = [found for found in self.findings if found.severity == "error"]
        count = "1 error" if len(errors) == 1 else f"{len(errors)} errors"
        shown = [_one_line(found) for found in errors[:_SHOWN]]
        rest = len(errors) - _SHOWN
        return "\n  ".join([f"{count}:", *shown, *([f"and {rest} more"] if rest > 0 else [])])


def load(path: FilePath, format: DataFormat | None = None) -> Dataset:  # noqa: A002
    """Read a dataset that has no errors, in any format of the project.

    What a rule about the quality of data finds to be impossible, such as a claim that is related
    to itself, is an error too: what is loaded is what `counterclaim check` finds no error in.

    Args:
        path: A file, or a folder of CSV files.
        format: `json`, `jsonl`, `yaml`, `csv` or `xlsx`; by default told by the path.

    Raises:
        InvalidDocumentError: It cannot be read or has errors.
    """
    return _sound(read(path, format))


def loads(data: str | bytes, format: Format = "json") -> Dataset:  # noqa: A002
    """Read a text, or its UTF-8 bytes, that has no errors; see `load`.

    Raises:
        InvalidDocumentError: The text has errors.
    """
    return _sound(reads(data, format))


def read(
    path: FilePath,
    format: DataFormat | None = None,  # noqa: A002
    limits: Limits = STANDARD,
) -> Reading:
    """Read a dataset and return the good records with all findings.

    Args:
        path: A file, or a folder of CSV files.
        format: `json`, `jsonl`, `yaml`, `csv` or `xlsx`; by default told by the path.
        limits: How much is read of a document; what is larger gets a finding, `read.limit`.
            Tables have limits of their own.

    Returns:
        What was read. That it cannot be read, or that a package is missing, is a finding.
    """
    name = os.fspath(path)
    try:
        is_folder = os.path.isdir(name)  # noqa: PTH112  (as a text)
        if format in ("csv", "xlsx") or (format is None and (is_folder or format_of(name) is None)):
            reading = _from_tables(name, format)
            if reading is not None:
                return reading
        return read_document(name, cast("Format | None", format), limits)
    except MissingExtraError as error:
        return _unread(name, "read.package", str(error))


def reads(
    data: str | bytes,
    format: Format = "json",  # noqa: A002
    limits: Limits = STANDARD,
) -> Reading:
    """Read a text, or its UTF-8 bytes, and return the good records with all findings.

    Args:
        data: The text of a whole file.
        format: `json`, `jsonl` or `yaml`.
        limits: How much is read; what is larger gets a finding, `read.limit`.

    Returns:
        What was read. That a package is missing is a finding.
    """
    try:
        return read_text(data, format, limits)
    except MissingExtraError as error:
        return _unread(None, "read.package", str(error))


def is_table_folder(path: str) -> bool:
    """Tell whether a folder is a dataset in tables: whether it holds `claims.csv`."""
    from counterclaim.tables import format_of as table_format_of  # noqa: PLC0415

    return table_format_of(path) == "csv"


def datasets_below(folder: str, *, tables: bool = True) -> Iterator[str]:
    """Yield the datasets in a folder and in those below it, in no order.

    Where a folder holds files named `dataset` (with any known ending), these are its files; else
    all with a known ending are. Hidden files and folders are passed over.

    Args:
        folder: The folder.
        tables: Whether a folder below it with `claims.csv` is one dataset.
    """
    for place, folders, files in os.walk(folder):
        if place != folder and tables and is_table_folder(place):
            folders.clear()
            yield place
            continue
        folders[:] = sorted(name for name in folders if not name.startswith(_HIDDEN))
        known = [name for name in files if _is_known(name)]
        datasets = [name for name in known if os.path.splitext(name)[0] == "dataset"]  # noqa: PTH122
        yield from (os.path.join(place, name) for name in datasets or known)  # noqa: PTH118


def _is_known(name: str) -> bool:
    suffix = os.path.splitext(name)[1].lower()  # noqa: PTH122
    return not name.startswith(_HIDDEN) and (suffix in SUFFIXES or suffix == _WORKBOOK)


def _sound(reading: Reading) -> Dataset:
    # imported here, as the tables below: who reads a document needs no more
    from counterclaim.rules.impossible import impossible  # noqa: PLC0415

    findings = (*reading.findings, *impossible(reading.dataset, reading.location))
    if any(found.severity == "error" for found in findings):
        raise InvalidDocumentError(findings)
    return reading.dataset


def _one_line(found: Finding) -> str:
    at = found.location
    parts: Iterator[str | None] = iter(
        (
            at.path,
            None if at.line is None else f"line {at.line}",
            None if at.record_id is None else f"{at.record_kind} {quoted(at.record_id)}",
        )
    )
    place = ", ".join(part for part in parts if part)
    return f"{place}: {found.message}" if place else found.message


def _from_tables(path: str, chosen: "TableFormat | None") -> Reading | None:
    """Return what tables hold, or None where the path does not lead to any."""
    from counterclaim.tables import format_of as table_format_of  # noqa: PLC0415
    from counterclaim.tables import read_tables  # noqa: PLC0415

    suffix = os.path.splitext(path)[1].lower()  # noqa: PTH122
    if chosen is None and suffix not in _TABLE_SUFFIXES and table_format_of(path) is None:
        return _no_dataset(path) if os.path.isdir(path) else None  # noqa: PTH112
    return read_tables(path, chosen)


def _no_dataset(path: str) -> Reading:
    """Return the reading of a folder that is no dataset in tables."""
    inside = min(datasets_below(path), default=None)
    if inside is None:
        return empty_folder(path)
    hint = f"Name one of those in it, such as {inside}."
    return _unread(path, "read.folder", "this folder is not one dataset", hint)


def empty_folder(path: str) -> Reading:
    """Return the reading of a folder without files of claims that are to be read."""
    known = ", ".join((*SUFFIXES, _WORKBOOK))
    hint = f"Files of claims end in {known}; a folder of CSV files holds {_MAIN_TABLE}."
    return _unread(path, "read.folder", "there are no files of claims in this folder", hint)


def _unread(path: str | None, code: str, message: str, hint: str | None = None) -> Reading:
    """Return the reading of something that cannot be read."""
    return nothing_read(path, fault(code, message, Location(path=path), hint))
