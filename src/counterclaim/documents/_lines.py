"""Reading JSON Lines: one record a line, line by line."""

from array import array
from typing import Any, BinaryIO

from attrs import define, field

from counterclaim.documents.gathering import Gathering, add_line
from counterclaim.documents.reading import Reading, nothing_read
from counterclaim.findings import Finding, Location
from counterclaim.findings.finding import fault
from counterclaim.parsing.json_text import parse_json, parse_sound
from counterclaim.parsing.limits import Limits, beyond
from counterclaim.parsing.positions import LinesFinder
from counterclaim.parsing.text import decode


@define
class _Lines:
    """The lines of a file one after the other, with the offset in bytes of each."""

    file: BinaryIO
    limits: Limits
    starts: "array[int]" = field(factory=lambda: array("q"))
    offset: int = 0

    def next(self) -> bytes:
        """Return the next line, cut off just beyond the limit; nothing at the end."""
        most = self.limits.line_bytes
        raw = self.file.readline(most + 1)
        self.starts.append(self.offset)
        self.offset += len(raw)
        rest = raw
        while len(rest) > most and not rest.endswith(b"\n"):
            rest = self.file.readline(most + 1)
            self.offset += len(rest)
        return raw


def read_lines(
    file: BinaryIO,
    path: str | None,
    limits: Limits,
    *,
    data: bytes | None = None,
    stamp: tuple[int, int] | None = None,
) -> Reading:
    """Read the lines of a file from its start.

    Args:
        file: The file.
        path: Its name.
        limits: What is too much.
        data: The bytes of the file if they are at hand; else it is read again to find columns.
        stamp: What tells later whether the file has changed; see `stamp_of`.
    """
    lines = _Lines(file, limits)
    finder = LinesFinder(lines.starts, data, path, stamp)
    gathering = Gathering(path=path, lines=True, finder=finder)
    header_line: int | None = None
    number = 0
    seen = unparsed = False
    while raw := lines.next():
        number += 1
        if not raw.strip():
            continue
        seen = True
        full = _limit_reached(lines, gathering, path, number)
        if full is not None:
            gathering.findings.append(full)
            unparsed = True
            break
        if len(raw) <= limits.text_length:
            record = parse_sound(raw)
            if record is not None and gathering.add_sound_line(record, number):
                continue
        value, findings = _parse(raw, Location(path=path, line=number), limits)
        gathering.findings.extend(findings)
        if findings:
            unparsed = True
        elif add_line(gathering, value, number, header_line):
            header_line = header_line or number
    if not seen:
        empty = "there is nothing in it"
        at = Location(path=path)
        return nothing_read(path, fault("parse.empty", empty, at))
    if header_line is None and not unparsed:
        gathering.findings.append(_no_header(path))
    return gathering.finish()


def _limit_reached(
    lines: _Lines, gathering: Gathering, path: str | None, number: int
) -> Finding | None:
    limits = lines.limits
    at = Location(path=path, line=number)
    if lines.offset > limits.lines_bytes:
        hint = f"Line {number} and what follows were not read; split the file."
        return beyond("the file has", limits.lines_bytes, "bytes", at, hint)
    if gathering.count >= limits.records:
        hint = f"Line {number} and what follows were not read; split the file."
        return beyond("the file has", limits.records, "records", at, hint)
    return None


def _parse(raw: bytes, at: Location, limits: Limits) -> tuple[Any, tuple[Finding, ...]]:
    if len(raw) > limits.line_bytes:
        hint = "Is it a document of its own? Then its format is json."
        return None, (beyond("the line has", limits.line_bytes, "bytes", at, hint),)
    text = decode(raw, at)
    if isinstance(text, Finding):
        return None, (text,)
    parsed = parse_json(text, at, limits.text_length)
    return parsed.value, parsed.findings


def _no_header(path: str | None) -> Finding:
    return Finding(
        code="structure.no-dataset",
        severity="note",
        message="no line describes the dataset; its records were read as version 1.0",
        location=Location(path=path, record_kind="dataset"),
        hint='Add a line {"record": "dataset", "schema_version": "1.0"}.',
    )
