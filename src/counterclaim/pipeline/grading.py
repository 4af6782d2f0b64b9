"""What is selected, ignored and regraded, applied to findings and conflicts."""

from collections.abc import Collection, Iterable

from attrs import evolve

from counterclaim.configuration import Configuration
from counterclaim.consistency import GRADES, Conflict
from counterclaim.consistency.codes import conflict_code
from counterclaim.findings import Finding
from counterclaim.judgements import Applied, Judged, JudgedFinding

_ALWAYS = frozenset(["internal", "parse", "read"])
"""Families of findings that say that nothing could be checked: these are always reported."""


def graded_findings(
    findings: Iterable[Finding], configuration: Configuration, rule_codes: Collection[str]
) -> tuple[Finding, ...]:
    """Return the findings that are to be reported, each with its severity.

    What is selected is a choice among rules, remarks and conflicts: an error of the file is
    reported all the same, unless it is ignored. That a file cannot be read at all is always
    reported.
    """
    whole = evolve(configuration, select=None)
    kept: list[Finding] = []
    for found in findings:
        if found.code.partition(".")[0] in _ALWAYS:
            kept.append(found)
        else:
            is_fault = found.severity == "error" and found.code not in rule_codes
            kept += graded([found], whole if is_fault else configuration)
    return tuple(kept)


def graded_result(
    applied: Applied, configuration: Configuration, rule_codes: Collection[str]
) -> Applied:
    """Return what is left of a file after judgements, as it is to be reported."""
    report = applied.report
    return Applied(
        report=None
        if report is None
        else evolve(report, conflicts=graded_conflicts(report.conflicts, configuration)),
        findings=graded_findings(applied.findings, configuration, rule_codes),
        judged=tuple(_judged(applied.judged, configuration)),
        judged_findings=tuple(_judged_findings(applied.judged_findings, configuration, rule_codes)),
    )


def _judged(judged: Iterable[Judged], configuration: Configuration) -> Iterable[Judged]:
    for entry in judged:
        for conflict in graded_conflicts([entry.conflict], configuration):
            yield evolve(entry, conflict=conflict)


def _judged_findings(
    judged: Iterable[JudgedFinding], configuration: Configuration, rule_codes: Collection[str]
) -> Iterable[JudgedFinding]:
    for entry in judged:
        for finding in graded_findings([entry.finding], configuration, rule_codes):
            yield evolve(entry, finding=finding)


def graded(findings: Iterable[Finding], configuration: Configuration) -> tuple[Finding, ...]:
    """Return the findings that are to be reported, each with its severity, in their order."""
    kept = (found for found in findings if is_reported(found.code, configuration))
    graded = ((found, configuration.severities.get(found.code, found.severity)) for found in kept)
    return tuple(evolve(found, severity=grade) for found, grade in graded if grade != "off")


def graded_conflicts(
    conflicts: Iterable[Conflict], configuration: Configuration
) -> tuple[Conflict, ...]:
    """Return the conflicts that are to be reported, each with its grade, the surest first."""
    kept = [found for found in conflicts if is_reported(conflict_code(found), configuration)]
    pairs = ((found, configuration.grades.get(conflict_code(found), found.grade)) for found in kept)
    graded = [evolve(found, grade=grade) for found, grade in pairs if grade != "off"]
    return tuple(sorted(graded, key=lambda conflict: GRADES.index(conflict.grade)))


def is_reported(code: str, configuration: Configuration) -> bool:
    """Tell whether a code is selected, or nothing is, and not ignored."""
    if configuration.ignore and is_among(code, configuration.ignore):
        return False
    return configuration.select is None or is_among(code, configuration.select)


def is_among(code: str, listed: Collection[str]) -> bool:
    """Tell whether a code, or its family, is listed."""
    return code in listed or code.partition(".")[0] in listed
