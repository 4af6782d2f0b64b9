"""Files of claims: reading, writing, and what is wrong with them.

Three formats hold the same dataset: one JSON document, JSON Lines with one record a line, and
YAML. `read` and `reads` return what is good together with what is not; `load` and `loads`
raise instead where there is an error. `dump` and `dumps` write.
"""

import io
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from stat import S_ISREG

from attrs import evolve

from counterclaim.documents._formats import SUFFIXES, Format, format_of
from counterclaim.documents._lines import read_lines
from counterclaim.documents._reading import Reading, nothing_read, read_document
from counterclaim.documents._writing import pieces
from counterclaim.files import write_whole
from counterclaim.findings import Finding, Location, RecordKind
from counterclaim.findings.quoting import quoted
from counterclaim.model import Dataset
from counterclaim.parsing.json_text import parse_json
from counterclaim.parsing.limits import STANDARD, Limits, beyond
from counterclaim.parsing.positions import Finder, JsonFinder, YamlFinder, placed, stamp_of
from counterclaim.parsing.text import decode
from counterclaim.parsing.yaml_text import MissingExtraError, parse_yaml

__all__ = [
    "SUFFIXES",
    "Finder",
    "Format",
    "InvalidDocumentError",
    "Limits",
    "MissingExtraError",
    "Reading",
    "dump",
    "dumps",
    "format_of",
    "load",
    "loads",
    "locate",
    "locate_findings",
    "read",
    "reads",
]

FilePath = str | os.PathLike[str]

_SHOWN = 5


class InvalidDocumentError(ValueError):
    """A file, or a text, does not hold a dataset without errors.

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


def read(
    path: FilePath,
    format: Format | None = None,  # noqa: A002  (the word for it)
    limits: Limits = STANDARD,
) -> Reading:
    """Read a file and return the good records with all findings.

    Args:
        path: The file.
        format: `json`, `jsonl` or `yaml`; by default told by the end of the name.
        limits: How much is read; what is larger gets a finding, `read.limit`.

    Raises:
        MissingExtraError: The format needs a package that is not installed.
    """
    name = os.fspath(path)
    chosen = format or format_of(name)
    if chosen is None:
        hint = f"Name it {', '.join(SUFFIXES)}, or say which format it has."
        return nothing_read(
            name, _file_finding("read.format", "its format is not known", name, hint)
        )
    try:
        return _read_file(name, chosen, limits)
    except (OSError, ValueError) as error:
        # ValueError: a null character in the name
        reason = getattr(error, "strerror", None) or str(error)
        return nothing_read(name, _file_finding("read.file", f"it cannot be read: {reason}", name))


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

    Raises:
        MissingExtraError: The format needs a package that is not installed.
    """
    # half of a surrogate pair becomes bytes that are no UTF-8, and is reported as such
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    if format == "jsonl":
        return read_lines(io.BytesIO(raw), None, limits, data=raw)
    return _read_whole(raw, format, None, limits)


def locate(reading: Reading, kind: RecordKind, index: int, pointer: str = "") -> Location:
    """Return where a value of a record stands: file, pointer, record, line and column.

    For many places at once `locate_findings` is faster.

    Args:
        reading: What was read.
        kind: The kind of the record; `dataset` for what the dataset says about itself.
        index: Its index in the list of the dataset; 0 for the dataset.
        pointer: JSON Pointer to the value inside the record; the record itself by default. For
            a value that is not there the place is that of the innermost value around it.

    Raises:
        IndexError: There is no such record.
        KeyError: Nothing was read from a file.
    """
    base = reading.location(kind, index)
    place = evolve(base, pointer=f"{base.pointer or ''}{pointer}")
    return place if reading.finder is None else reading.finder.find([place]).get(place, place)


def locate_findings(reading: Reading, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings about a reading with lines and columns.

    Places count that have a pointer, and in JSON Lines a line too, as `Reading.location` gives
    them; others stay as they are.
    """
    return placed(findings, reading.finder)


def load(path: FilePath, format: Format | None = None) -> Dataset:  # noqa: A002
    """Read a file that has no errors.

    Raises:
        InvalidDocumentError: The file cannot be read or has errors.
        MissingExtraError: The format needs a package that is not installed.
    """
    return _sound(read(path, format))


def loads(data: str | bytes, format: Format = "json") -> Dataset:  # noqa: A002
    """Read a text, or its UTF-8 bytes, that has no errors.

    Raises:
        InvalidDocumentError: The text has errors.
        MissingExtraError: The format needs a package that is not installed.
    """
    return _sound(reads(data, format))


def dump(
    dataset: Dataset,
    path: FilePath,
    format: Format | None = None,  # noqa: A002
    *,
    short: bool = False,
) -> None:
    """Write a dataset to a file, in UTF-8: whole, or not at all.

    Args:
        dataset: The dataset.
        path: The file.
        format: `json`, `jsonl` or `yaml`; by default told by the end of the name.
        short: Whether to write it in short forms; what is read is the same.

    Raises:
        ValueError: The format is not given and the name of the file does not tell it.
        OSError: The file cannot be written.
    """
    chosen = format or format_of(path)
    if chosen is None:
        known = ", ".join(SUFFIXES)
        raise ValueError(f"{os.fspath(path)}: its format is not known; name it {known}")

    def write(place: str) -> None:
        with Path(place).open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(pieces(dataset, chosen, short=short))

    write_whole(path, write)


def dumps(dataset: Dataset, format: Format = "json", *, short: bool = False) -> str:  # noqa: A002
    """Return the text of a dataset, in short forms if wanted; equal datasets give equal texts."""
    return "".join(pieces(dataset, format, short=short))


def _sound(reading: Reading) -> Dataset:
    if reading.errors:
        raise InvalidDocumentError(reading.findings)
    return reading.dataset


def _read_whole(data: bytes, format: Format, path: str | None, limits: Limits) -> Reading:  # noqa: A002
    at = Location(path=path)
    most = limits.yaml_bytes if format == "yaml" else limits.json_bytes
    if len(data) > most:
        hint = "Use JSON Lines, a record a line, for data of this size."
        return nothing_read(path, beyond("the file has", most, "bytes", at, hint))
    text = decode(data, at)
    if isinstance(text, Finding):
        return nothing_read(path, text)
    if format == "yaml":
        yaml = parse_yaml(text, path, limits.text_length)
        if yaml.findings:
            return nothing_read(path, *yaml.findings)
        return read_document(yaml.value, path, limits, YamlFinder(yaml.places))
    parsed = parse_json(text, at, limits.text_length)
    if parsed.findings:
        return nothing_read(path, *parsed.findings)
    return read_document(parsed.value, path, limits, JsonFinder(text))


def _read_file(name: str, format: Format, limits: Limits) -> Reading:  # noqa: A002
    with Path(name).open("rb") as file:
        if format != "jsonl":
            most = limits.yaml_bytes if format == "yaml" else limits.json_bytes
            return _read_whole(file.read(most + 1), format, name, limits)
        if S_ISREG(os.fstat(file.fileno()).st_mode):
            return read_lines(file, name, limits, stamp=stamp_of(file.fileno()))
        # a pipe gives its bytes once
        data = file.read(limits.lines_bytes + 1)
        return read_lines(io.BytesIO(data), name, limits, data=data)


def _file_finding(code: str, message: str, path: str | None, hint: str | None = None) -> Finding:
    at = Location(path=path)
    return Finding(code=code, severity="error", message=message, location=at, hint=hint)


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
