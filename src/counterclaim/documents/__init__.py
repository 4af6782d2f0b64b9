"""Files of claims: reading, writing, and what is wrong with them.

Three formats hold the same dataset: one JSON document, JSON Lines with one record a line, and
YAML. `read` and `reads` return what is good together with what is not. `dump` and `dumps`
write. `counterclaim.load` reads these and tables too, and raises where there is an error.
"""

import io
import os
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from stat import S_ISREG
from types import MappingProxyType

from attrs import evolve

from counterclaim.documents._formats import SUFFIXES, Format, format_of
from counterclaim.documents._lines import read_lines
from counterclaim.documents._writing import pieces
from counterclaim.documents.gathering import read_document
from counterclaim.documents.reading import Reading, nothing_read, reading_of
from counterclaim.documents.together import together
from counterclaim.files import write_whole
from counterclaim.findings import Finding, Location, RecordKind
from counterclaim.findings.finding import fault
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
    "Limits",
    "MissingExtraError",
    "Reading",
    "dump",
    "dumps",
    "format_of",
    "locate",
    "locate_claims",
    "locate_findings",
    "read",
    "reading_of",
    "reads",
    "together",
]

FilePath = str | os.PathLike[str]


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
            name, fault("read.format", "its format is not known", Location(path=name), hint)
        )
    try:
        return _read_file(name, chosen, limits)
    except (OSError, ValueError) as error:
        # ValueError: a null character in the name
        reason = getattr(error, "strerror", None) or str(error)
        return nothing_read(
            name, fault("read.file", f"it cannot be read: {reason}", Location(path=name))
        )


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


def locate_claims(reading: Reading, claims: Collection[str]) -> Mapping[str, Location]:
    """Return the places of some claims by their ids; of claims with one id, of the first.

    Places have lines and columns, or sheets and cells, as far as the reading can tell them.

    Args:
        reading: What was read. A dataset that was not read from a file has no places.
        claims: The ids that are wanted. Ids that the dataset lacks are left out.
    """
    wanted = frozenset(claims)
    first: dict[str, Location] = {}
    count = len(reading.positions.get("claim", ()))
    for index, claim in enumerate(reading.dataset.claims[:count]):
        if claim.id in wanted and claim.id not in first:
            first[claim.id] = reading.location("claim", index)
    known = {} if reading.finder is None else reading.finder.find(first.values())
    return MappingProxyType({name: known.get(at, at) for name, at in first.items()})


def dump(dataset: Dataset, path: FilePath, format: Format | None = None) -> None:  # noqa: A002
    """Write a dataset to a file, in UTF-8: whole, or not at all.

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
            file.writelines(pieces(dataset, chosen))

    write_whole(path, write)


def dumps(dataset: Dataset, format: Format = "json") -> str:  # noqa: A002
    """Return the text of a dataset; equal datasets give equal texts."""
    return "".join(pieces(dataset, format))


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
