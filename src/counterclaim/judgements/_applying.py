"""Applying judgements: which conflicts and findings stay open, and which judgements fail."""

from collections.abc import Sequence
from typing import Literal

from attrs import evolve, frozen

from counterclaim.consistency import Conflict, Report
from counterclaim.findings import Finding
from counterclaim.findings.codes import finding_of
from counterclaim.judgements._fingerprint import fingerprint_of
from counterclaim.judgements._values import ClaimSet, FindingAbout, Judgement
from counterclaim.judgements.codes import JUDGEMENT_CODES
from counterclaim.model import Dataset
from counterclaim.time import day_text

_Outcome = Literal["applied", "unneeded", "stale", "absent", "unknown"]


@frozen(kw_only=True)
class Case:
    """A checked file: its dataset, the result of its check if there was one, its findings."""

    dataset: Dataset
    report: Report | None = None
    findings: tuple[Finding, ...] = ()


@frozen(kw_only=True)
class Judged:
    """A conflict with the judgement on it."""

    conflict: Conflict
    judgement: Judgement


@frozen(kw_only=True)
class JudgedFinding:
    """A finding with the judgement on it."""

    finding: Finding
    judgement: Judgement


@frozen(kw_only=True)
class Applied:
    """What is left of a file once judgements are applied.

    `report` and `findings` are those of the case without what is judged; `judged` and
    `judged_findings` are the rest. All are in their old order.
    """

    report: Report | None
    findings: tuple[Finding, ...]
    judged: tuple[Judged, ...]
    judged_findings: tuple[JudgedFinding, ...]


def apply(
    cases: Sequence[Case], judgements: Sequence[Judgement], as_of: int | None = None
) -> tuple[tuple[Applied, ...], tuple[Finding, ...]]:
    """Set aside the conflicts and findings that have been judged.

    A judgement on claims applies to a conflict between exactly these claims, in every file
    that has them, as long as they say what they said. Where two judgements fit, the first
    counts.

    Args:
        cases: The checked files of a run.
        judgements: The judgements.
        as_of: Day number of the check. Without it, the ends of judgements are not compared
            with anything, and a finding says so.

    Returns:
        What is left of each file; and a finding for each judgement that is out of date, has
        expired, or met nothing.
    """
    findings: list[Finding] = []
    in_force: list[Judgement] = []
    for judgement in judgements:
        outcome = _outcome(judgement, cases)
        expired = _expired(judgement, as_of)
        if expired and outcome in ("applied", "unneeded", "unknown"):
            findings.append(_finding("judgement.expired", judgement, *_expiry_words(judgement)))
        else:
            in_force.append(judgement)
            findings += _findings(judgement, outcome, cases, as_of)
    return tuple(_applied(case, in_force) for case in cases), tuple(findings)


def _applied(case: Case, judgements: Sequence[Judgement]) -> Applied:
    by_claims = [entry for entry in judgements if isinstance(entry.about, ClaimSet)]
    open_conflicts: list[Conflict] = []
    judged: list[Judged] = []
    for conflict in () if case.report is None else case.report.conflicts:
        fitting = (entry for entry in by_claims if _fits(entry, conflict, case.dataset))
        found = next(fitting, None)
        if found is None:
            open_conflicts.append(conflict)
        else:
            judged.append(Judged(conflict=conflict, judgement=found))
    open_findings: list[Finding] = []
    judged_findings: list[JudgedFinding] = []
    for finding in case.findings:
        matching = (entry for entry in judgements if _is_about(entry.about, finding))
        accepted = next(matching, None)
        if accepted is None:
            open_findings.append(finding)
        else:
            judged_findings.append(JudgedFinding(finding=finding, judgement=accepted))
    return Applied(
        report=(
            None if case.report is None else evolve(case.report, conflicts=tuple(open_conflicts))
        ),
        findings=tuple(open_findings),
        judged=tuple(judged),
        judged_findings=tuple(judged_findings),
    )


def _fits(judgement: Judgement, conflict: Conflict, dataset: Dataset) -> bool:
    about = judgement.about
    return (
        isinstance(about, ClaimSet)
        and about.claims == tuple(sorted(conflict.claims))
        and about.fingerprint == fingerprint_of(dataset, about.claims)
    )


def _is_about(about: ClaimSet | FindingAbout, finding: Finding) -> bool:
    at = finding.location
    return isinstance(about, FindingAbout) and (about.code, about.record_kind, about.record) == (
        finding.code,
        at.record_kind,
        at.record_id,
    )


def _outcome(judgement: Judgement, cases: Sequence[Case]) -> _Outcome:
    """Tell what a judgement meets, the best of all files."""
    about = judgement.about
    if isinstance(about, FindingAbout):
        met = any(_is_about(about, finding) for case in cases for finding in case.findings)
        return "applied" if met else "absent"
    best: _Outcome = "absent"
    for case in cases:
        now = fingerprint_of(case.dataset, about.claims)
        if now is None:
            continue
        if now != about.fingerprint:
            best = "stale" if best == "absent" else best
        elif case.report is None or case.report.truncated:
            best = "unknown" if best != "unneeded" else best
        else:
            best = "unneeded"
        conflicts = () if case.report is None else case.report.conflicts
        if any(_fits(judgement, conflict, case.dataset) for conflict in conflicts):
            return "applied"
    return best


def _expired(judgement: Judgement, as_of: int | None) -> bool:
    end = judgement.expires
    return as_of is not None and end is not None and end.toordinal() < as_of


def _expiry_words(judgement: Judgement) -> tuple[str, str]:
    end = "" if judgement.expires is None else day_text(judgement.expires.toordinal())
    return f"the judgement {_on(judgement)} held until {end}", "Judge again, or take it out."


def _findings(
    judgement: Judgement, outcome: _Outcome, cases: Sequence[Case], as_of: int | None
) -> list[Finding]:
    name = _on(judgement)
    if outcome == "stale":
        reason = f"what the claims say has changed since the judgement {name}; it is not applied"
        hint = f"If it still holds, set its fingerprint to {_now(judgement, cases)}; else drop it."
        return [_finding("judgement.stale", judgement, reason, hint)]
    if outcome == "absent":
        what = "claims" if isinstance(judgement.about, ClaimSet) else "finding"
        reason = f"no checked file has the {what} of the judgement {name}"
        return [_finding("judgement.unmatched", judgement, reason, "If it is done with, drop it.")]
    if outcome == "unneeded":
        reason = f"the check finds no conflict for the judgement {name}"
        return [_finding("judgement.unneeded", judgement, reason, "If it is done with, drop it.")]
    if judgement.expires is not None and as_of is None and outcome == "applied":
        end = day_text(judgement.expires.toordinal())
        reason = f"whether the judgement {name} still holds, until {end}, was not checked"
        hint = "Give the check a day: --as-of, or as_of in the configuration."
        return [_finding("judgement.expiry-unchecked", judgement, reason, hint)]
    return []


def _now(judgement: Judgement, cases: Sequence[Case]) -> str:
    about = judgement.about
    claims = about.claims if isinstance(about, ClaimSet) else ()
    found = (fingerprint_of(case.dataset, claims) for case in cases)
    return next((f'"{digits}"' for digits in dict.fromkeys(found) if digits is not None), "")


def _on(judgement: Judgement) -> str:
    about = judgement.about
    if isinstance(about, ClaimSet):
        return f"on {', '.join(about.claims)}"
    return f"on {about.code} of the {about.record_kind} {about.record}"


def _finding(code: str, judgement: Judgement, message: str, hint: str) -> Finding:
    return finding_of(JUDGEMENT_CODES[code], message, judgement.location, hint)
