"""What a check has to say about a file: a code, a place, a message, a hint."""

from typing import Literal

from attrs import frozen

Severity = Literal["error", "warning", "note"]
RecordKind = Literal["actor", "source", "deployment", "claim", "dataset"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
"""From the gravest to the slightest."""


@frozen(kw_only=True)
class Location:
    """Where a finding is.

    `pointer` is a JSON Pointer (RFC 6901) into the document, or into the record for JSON
    Lines; `line` and `column` count from 1. In a table `sheet` is the name of the sheet or file,
    and `cell` the place in it, such as `C3`.
    """

    path: str | None = None
    record_kind: RecordKind | None = None
    record_id: str | None = None
    pointer: str | None = None
    line: int | None = None
    column: int | None = None
    sheet: str | None = None
    cell: str | None = None


@frozen(kw_only=True)
class Finding:
    """One fault, or remark, with a stable code; the text is for people.

    `related` are further places that have to do with it, such as the first of two records
    with one id.
    """

    code: str
    severity: Severity
    message: str
    location: Location = Location()
    hint: str | None = None
    related: tuple[Location, ...] = ()


def at_least(severity: Severity, threshold: Severity) -> bool:
    """Tell whether a severity is as grave as the threshold or graver."""
    return SEVERITIES.index(severity) <= SEVERITIES.index(threshold)
