"""What is selected, ignored and regraded, applied to findings and conflicts."""

from collections.abc import Collection, Iterable
from typing import get_args

from attrs import evolve

from counterclaim.configuration._values import Configuration, Grade
from counterclaim.consistency import Conflict, Kind
from counterclaim.documents.codes import FAULT_CODES
from counterclaim.findings import SEVERITIES, Finding, Severity
from counterclaim.judgements import JUDGEMENT_CODES
from counterclaim.report.options import conflict_code

_BESIDE = (
    "read.folder",
    "read.package",
    "parse.toml",
    "configuration.two-files",
    "configuration.not-taken",
    "configuration.outside",
)
"""Codes of findings that are no fault of a file of claims."""


def known_codes() -> tuple[str, ...]:
    """Return the codes that can be selected, ignored and regraded, in alphabetical order.

    They are those of findings, and `conflict.` with the kind for conflicts.
    """
    return tuple(
        sorted(
            {
                *(entry.code for entry in FAULT_CODES),
                *JUDGEMENT_CODES,
                *_BESIDE,
                *(f"conflict.{kind}" for kind in get_args(Kind)),
            }
        )
    )


def families_of(codes: Iterable[str]) -> tuple[str, ...]:
    """Return the families of some codes, which are what stands before the point."""
    return tuple(sorted({code.partition(".")[0] for code in codes}))


def graded(findings: Iterable[Finding], configuration: Configuration) -> tuple[Finding, ...]:
    """Return the findings that are to be reported, each with its severity, in their order."""
    grades = ((found, _grade(found.code, found.severity, configuration)) for found in findings)
    return tuple(evolve(found, severity=grade) for found, grade in grades if grade != "off")


def graded_conflicts(
    conflicts: Iterable[Conflict], configuration: Configuration
) -> tuple[Conflict, ...]:
    """Return the conflicts that are to be reported, each with its severity, gravest first."""
    grades = (
        (conflict, _grade(conflict_code(conflict), conflict.severity, configuration))
        for conflict in conflicts
    )
    kept = [evolve(conflict, severity=grade) for conflict, grade in grades if grade != "off"]
    return tuple(sorted(kept, key=lambda conflict: SEVERITIES.index(conflict.severity)))


def _grade(code: str, severity: Severity, configuration: Configuration) -> Grade:
    if configuration.ignore and _is_among(code, configuration.ignore):
        return "off"
    if configuration.select is not None and not _is_among(code, configuration.select):
        return "off"
    return configuration.severities.get(code, severity)


def _is_among(code: str, listed: Collection[str]) -> bool:
    return code in listed or code.partition(".")[0] in listed
