"""Files of claims: reading, writing, and what is wrong with them.

Three formats hold the same dataset: one JSON document, JSON Lines with one record a line, and
YAML. `read` and `reads` return what is good together with what is not; `load` and `loads`
raise instead where there is an error. `dump` and `dumps` write.
"""

import io
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from attrs import evolve

from counterclaim.documents._formats import SUFFIXES, Format, format_of
from counterclaim.documents._json import parse_json
from counterclaim.documents._reading import (
    Gathering,
    Reading,
    add_line,
    nothing_read,
    read_document,
)
from counterclaim.documents._text import decode, line_and_column, line_starts
from counterclaim.documents._tokens import offsets_of
from counterclaim.documents._writing import pieces
from counterclaim.documents._yaml import MissingExtraError, lines_of, parse_yaml
from counterclaim.findings import Finding, Location
from counterclaim.model import Dataset
from counterclaim.time.errors import quoted

__all__ = [
    "SUFFIXES",
    "Format",
    "InvalidDocumentError",
    "MissingExtraError",
    "Reading",
    "dump",
    "dumps",
    "format_of",
    "load",
    "loads",
    "read",
    "reads",
]

FilePath = str | os.PathLike[str]

_SHOWN = 5
_LARGEST_LOCATED = 10_000_000


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


def read(path: FilePath, format: Format | None = None) -> Reading:  # noqa: A002  (the word for it)
    """Read a file and return the good records with all findings.

    Args:
        path: The file.
        format: `json`, `jsonl` or `yaml`; by default told by the end of the name.

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
        if chosen == "jsonl":
            with Path(name).open("rb") as lines:
                return _read_lines(lines, name)
        return _read_whole(Path(name).read_bytes(), chosen, name)
    except (OSError, ValueError) as error:
        # ValueError: a null character in the name
        reason = getattr(error, "strerror", None) or str(error)
        return nothing_read(name, _file_finding("read.file", f"it cannot be read: {reason}", name))


def reads(data: str | bytes, format: Format = "json") -> Reading:  # noqa: A002
    """Read a text, or its UTF-8 bytes, and return the good records with all findings.

    Args:
        data: The text of a whole file.
        format: `json`, `jsonl` or `yaml`.

    Raises:
        MissingExtraError: The format needs a package that is not installed.
    """
    # half of a surrogate pair becomes bytes that are no UTF-8, and is reported as such
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    if format == "jsonl":
        return _read_lines(io.BytesIO(raw), None)
    return _read_whole(raw, format, None)


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


def dump(dataset: Dataset, path: FilePath, format: Format | None = None) -> None:  # noqa: A002
    """Write a dataset to a file, in UTF-8.

    Raises:
        ValueError: The format is not given and the name of the file does not tell it.
        OSError: The file cannot be written.
    """
    chosen = format or format_of(path)
    if chosen is None:
        known = ", ".join(SUFFIXES)
        raise ValueError(f"{os.fspath(path)}: its format is not known; name it {known}")
    with Path(path).open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(pieces(dataset, chosen))


def dumps(dataset: Dataset, format: Format = "json") -> str:  # noqa: A002
    """Return the text of a dataset; equal datasets give equal texts."""
    return "".join(pieces(dataset, format))


def _sound(reading: Reading) -> Dataset:
    if reading.errors:
        raise InvalidDocumentError(reading.findings)
    return reading.dataset


def _read_whole(data: bytes, format: Format, path: str | None) -> Reading:  # noqa: A002
    text = decode(data, Location(path=path))
    if isinstance(text, Finding):
        return nothing_read(path, text)
    if format == "yaml":
        yaml = parse_yaml(text, path)
        if yaml.findings:
            return nothing_read(path, *yaml.findings)
        reading = read_document(yaml.value, path)
        return _with_places(reading, {at: lines_of(yaml.places, at) for at in _pointers(reading)})
    parsed = parse_json(text, Location(path=path))
    if parsed.findings:
        return nothing_read(path, *parsed.findings)
    reading = read_document(parsed.value, path)
    pointers = _pointers(reading)
    if not pointers or len(text) > _LARGEST_LOCATED:
        return reading
    starts = line_starts(text)
    offsets = offsets_of(text, pointers)
    return _with_places(
        reading, {pointer: line_and_column(starts, offset) for pointer, offset in offsets.items()}
    )


def _pointers(reading: Reading) -> frozenset[str]:
    return frozenset(found.location.pointer or "" for found in reading.findings)


def _with_places(reading: Reading, places: Mapping[str, tuple[int, int] | None]) -> Reading:
    return evolve(reading, findings=tuple(_placed(found, places) for found in reading.findings))


def _placed(found: Finding, places: Mapping[str, tuple[int, int] | None]) -> Finding:
    place = places.get(found.location.pointer or "")
    if place is None:
        return found
    line, column = place
    return evolve(found, location=evolve(found.location, line=line, column=column))


def _read_lines(lines: Iterable[bytes], path: str | None) -> Reading:
    gathering = Gathering(path=path, lines=True)
    header_line: int | None = None
    seen = unparsed = False
    for number, raw in enumerate(lines, start=1):
        if not raw.strip():
            continue
        seen = True
        at = Location(path=path, line=number)
        text = decode(raw, at)
        if isinstance(text, Finding):
            gathering.findings.append(text)
            unparsed = True
            continue
        parsed = parse_json(text, at)
        if parsed.findings:
            gathering.findings.extend(parsed.findings)
            unparsed = True
        elif add_line(gathering, parsed.value, number, header_line):
            header_line = header_line or number
    if not seen:
        return nothing_read(path, _file_finding("parse.empty", "there is nothing in it", path))
    if header_line is None and not unparsed:
        gathering.findings.append(_no_header(path))
    return gathering.finish()


def _no_header(path: str | None) -> Finding:
    return Finding(
        code="structure.no-dataset",
        severity="note",
        message="no line describes the dataset; its records were read as version 1.0",
        location=Location(path=path, record_kind="dataset"),
        hint='Add a line {"record": "dataset", "schema_version": "1.0"}.',
    )


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
