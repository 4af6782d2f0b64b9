"""What a check has to say about a file, and the small tools that write it."""

from counterclaim.findings.finding import (
    SEVERITIES,
    Finding,
    Grouped,
    Location,
    RecordKind,
    Severity,
    at_least,
    group_findings,
)

__all__ = [
    "SEVERITIES",
    "Finding",
    "Grouped",
    "Location",
    "RecordKind",
    "Severity",
    "at_least",
    "group_findings",
]
