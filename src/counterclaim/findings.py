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
    Lines; `line` counts from 1.
    """

    path: str | None = None
    record_kind: RecordKind | None = None
    record_id: str | None = None
    pointer: str | None = None
    line: int | None = None
    column: int | None = None


@frozen(kw_only=True)
class Finding:
    """One fault, or remark, with a stable code; the text is for people."""

    code: str
    severity: Severity
    message: str
    location: Location = Location()
    hint: str | None = None


def at_least(severity: Severity, threshold: Severity) -> bool:
    """Tell whether a severity is as grave as the threshold or graver."""
    return SEVERITIES.index(severity) <= SEVERITIES.index(threshold)
