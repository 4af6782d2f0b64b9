"""What a code that a report shows means: its page. Each package writes those of its own codes."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from attrs import frozen

from counterclaim.findings.finding import Finding, Location, Severity

Group = Literal[
    "definition",
    "presumption",
    "assumption",
    "kind",
    "question",
    "grade",
    "skip",
    "finding",
    "rule",
]

GROUPS: Mapping[Group, str] = MappingProxyType(
    {
        "definition": "Definitions: what the words mean",
        "presumption": "Presumptions: what is taken to be so unless somebody says otherwise",
        "assumption": "Other assumptions of a conflict",
        "kind": "Kinds of conflicts",
        "question": "What a conflict is about",
        "grade": "How sure a conflict is",
        "skip": "Reasons why a claim takes no part",
        "finding": "Findings about a file",
        "rule": "Rules about the quality of data",
    }
)


@frozen(kw_only=True)
class CodeEntry:
    """One code: its group, a short title, what it means, why it is there, and an example.

    `remedy` says what to do about it, where something can be done. `severity` is how grave it is,
    for findings and rules. For a rule about the quality of data `instead` is the example without
    the fault.
    """

    code: str
    group: Group
    title: str
    meaning: str
    why: str
    example: str
    remedy: str | None = None
    instead: str | None = None
    severity: Severity | None = None


def entry(  # noqa: PLR0917  (a row of a table)
    group: Group, code: str, title: str, meaning: str, why: str, example: str, remedy: str = ""
) -> CodeEntry:
    """Return an entry from the columns of a table."""
    return CodeEntry(
        code=code,
        group=group,
        title=title,
        meaning=meaning,
        why=why,
        example=example,
        remedy=remedy or None,
    )


def finding(
    code: str,
    title: str,
    meaning: str,
    why: str,
    example: str,
    remedy: str,
    *,
    severity: Severity = "error",
) -> CodeEntry:
    """Return the entry of a finding from the columns of a table."""
    return CodeEntry(
        code=code,
        group="finding",
        title=title,
        meaning=meaning,
        why=why,
        example=example,
        remedy=remedy,
        severity=severity,
    )


def finding_of(
    entry: CodeEntry,
    message: str,
    at: Location,
    hint: str | None = None,
    related: tuple[Location, ...] = (),
) -> Finding:
    """Return a finding with the code and the severity of an entry."""
    return Finding(
        code=entry.code,
        severity=entry.severity or "error",
        message=message,
        location=at,
        hint=hint,
        related=related,
    )
