"""What a check has to say about a file: a code, a place, a message, a hint."""

import re
from collections.abc import Iterable
from typing import Literal

from attrs import field, frozen

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


def fault(
    code: str,
    message: str,
    at: Location,
    hint: str | None = None,
    related: tuple[Location, ...] = (),
) -> Finding:
    """Return a finding of the severity error."""
    return Finding(
        code=code, severity="error", message=message, location=at, hint=hint, related=related
    )


def at_least(severity: Severity, threshold: Severity) -> bool:
    """Tell whether a severity is as grave as the threshold or graver."""
    return SEVERITIES.index(severity) <= SEVERITIES.index(threshold)


@frozen(kw_only=True)
class Grouped:
    """Findings of which those with one cause are listed up to a limit only.

    Attributes:
        shown: The findings that are listed, in their order.
        hidden: For each group that is not listed whole, its first finding and how many of it
            are not listed; in the order of the first findings.
    """

    shown: tuple[Finding, ...]
    hidden: tuple[tuple[Finding, int], ...] = field(default=())


_PARTICULAR = re.compile(r'"(?:[^"\\]++|\\.?)*+(?:"|\Z)|\b[0-9][0-9A-Za-z.,:-]*+')
"""What differs between the messages of one cause: what is quoted, and numbers and dates."""


def group_findings(findings: Iterable[Finding], limit: int) -> Grouped:
    """List of findings with one cause the first few only, and count the others.

    Findings have one cause where code, severity and kind of record are the same and the
    messages are alike but for quoted words and numbers.

    Args:
        findings: The findings, in their order.
        limit: How many of a group are listed, at least 1.

    Raises:
        ValueError: The limit is below 1.
    """
    if limit < 1:
        raise ValueError(f"the limit is at least 1, not {limit}")
    counts: dict[tuple[object, ...], int] = {}
    first: dict[tuple[object, ...], Finding] = {}
    shown = []
    for found in findings:
        shape = _PARTICULAR.sub("_", found.message)
        key = (found.code, found.severity, found.location.record_kind, shape)
        counts[key] = counts.get(key, 0) + 1
        first.setdefault(key, found)
        if counts[key] <= limit:
            shown.append(found)
    hidden = [(first[key], count - limit) for key, count in counts.items() if count > limit]
    return Grouped(shown=tuple(shown), hidden=tuple(hidden))
