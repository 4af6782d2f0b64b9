"""The report as values of JSON, for programs; `schemas/1.0/report.schema.json` describes it."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from attrs import fields

from counterclaim.consistency import (
    Assumption,
    Conflict,
    Explanation,
    Policy,
    Repair,
    SubjectView,
    Support,
    Term,
    Truncation,
    suggest,
)
from counterclaim.findings import Finding, Severity
from counterclaim.pipeline.result import (
    Checked,
    claims_in,
    conflicts_of,
    counts_of,
    findings_of,
    hidden_conflicts,
    hidden_findings,
    left_out,
)
from counterclaim.report.renderers.safe_json import without_commands
from counterclaim.report.sentences.conflicts import (
    assumption_sentence,
    group_id,
    message_of,
    reason_sentences,
    short_id,
)
from counterclaim.report.sentences.names import Names, actor_name, names_of
from counterclaim.report.sentences.vocabulary import SKIPS, UNLINKED
from counterclaim.time import day_text

REPORT_VERSION = "1.0"

Values = dict[str, Any]

_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def render_json(
    entries: Sequence[Checked],
    *,
    threshold: Severity = "warning",
    set_aside: Sequence[Values] = (),
) -> str:
    """Return the report on some datasets as JSON, with a line break at its end.

    What is slighter than the threshold is counted and not listed. Characters that would steer
    a terminal are escaped.

    Args:
        entries: The datasets with their findings and results.
        threshold: What is slighter is not listed.
        set_aside: What judgements have set aside, as values of JSON.
    """
    values = report_values(entries, threshold=threshold, set_aside=set_aside)
    text = without_commands(json.dumps(values, ensure_ascii=False, indent=2))
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def report_values(
    entries: Sequence[Checked],
    *,
    threshold: Severity = "warning",
    set_aside: Sequence[Values] = (),
) -> Values:
    """Return the report on some datasets as the values of JSON; see `render_json`."""
    checked = [entry for entry in entries if entry.report is not None]
    values: Values = {
        "report_version": REPORT_VERSION,
        "summary": _summary(entries, threshold),
        "files": [_file(entry, threshold) for entry in entries],
    }
    if checked:
        values["conflicts"] = [found for entry in checked for found in _conflicts(entry, threshold)]
    values["findings"] = [
        _finding(found, entry) for entry in entries for found in findings_of(entry, threshold)
    ]
    values["set_aside"] = list(set_aside)
    if checked:
        values |= {
            "skipped": [skip for entry in checked for skip in _skipped(entry)],
            "unlinked": [name for entry in checked for name in _unlinked(entry)],
            "truncated": [cut for entry in checked for cut in _truncated(entry)],
            "policy": _policies(checked),
        }
    return values


def _summary(entries: Sequence[Checked], threshold: Severity) -> Values:
    summary: Values = {
        "threshold": threshold,
        "files": len(entries),
        "claims": sum(claims_in(entry) for entry in entries),
        "findings": counts_of(found for entry in entries for found in entry.findings),
        "hidden_findings": hidden_findings(entries, threshold),
    }
    reports = [entry.report for entry in entries if entry.report is not None]
    if reports:
        summary |= {
            "checked": sum(report.checked for report in reports),
            "skipped": sum(len(report.skipped) for report in reports),
            "conflicts": counts_of(found for entry in entries for found in conflicts_of(entry)),
            "hidden_conflicts": hidden_conflicts(entries, threshold),
            "complete": not any(report.truncated for report in reports),
        }
    return summary


def _file(entry: Checked, threshold: Severity) -> Values:
    values: Values = {
        "file": entry.name,
        "configuration": entry.configuration,
        "claims": claims_in(entry),
        "findings": counts_of(entry.findings),
        "left_out": [{"kind": kind, "id": record_id} for kind, record_id in left_out(entry)],
    }
    if entry.report is not None:
        values |= {
            "checked": entry.report.checked,
            "skipped": len(entry.report.skipped),
            "conflicts": counts_of(entry.report.conflicts),
            "complete": not entry.report.truncated,
            "policy": policy_values(entry.report.policy),
            "repair": _repair(suggest(entry.report, threshold)),
        }
    return values


def _repair(repair: Repair) -> Values:
    return {
        "severity": repair.severity,
        "claims": list(repair.claims),
        "smallest": repair.smallest,
        "complete": repair.complete,
    }


def _conflicts(entry: Checked, threshold: Severity) -> list[Values]:
    conflicts = conflicts_of(entry, threshold)
    if not conflicts or entry.report is None:
        return []
    names, policy = names_of(entry.dataset), entry.report.policy
    return [_conflict(conflict, names, policy, entry.name) for conflict in conflicts]


def _conflict(conflict: Conflict, names: Names, policy: Policy, file: str) -> Values:
    return {
        "id": short_id(conflict),
        "file": file,
        "severity": conflict.severity,
        "kind": conflict.kind,
        "basis": conflict.basis,
        "claims": list(conflict.claims),
        "speakers": [_speaker(claim, names) for claim in conflict.claims],
        "message": message_of(conflict, names),
        "explanation": _explanation(conflict, names),
        "assumptions": [
            _assumption(assumption, conflict, names, policy) for assumption in conflict.assumptions
        ],
        "distinctions": list(conflict.distinctions),
        "within": [list(claims) for claims in conflict.within],
        "support": [_support(support) for support in conflict.support],
        "group": group_id(conflict),
    }


def _support(support: Support) -> Values:
    return {
        "claim": support.claim,
        "independent_sources": support.independent,
        "origins": list(support.origins),
        "repeated_by": list(support.repeated_by),
        "unresolved": list(support.unresolved),
    }


def _speaker(claim_id: str, names: Names) -> Values:
    claim = names.claims[claim_id]
    return {
        "claim": claim_id,
        "actor": claim.speaker,
        "name": actor_name(names, claim.speaker),
        "stated": claim.stated.text,
    }


def _explanation(conflict: Conflict, names: Names) -> Values:
    explanation: Explanation = conflict.explanation
    return {
        "subject": _subject(explanation.subject),
        "first_day": _day(explanation.first_day),
        "last_day": _day(explanation.last_day),
        "some_day_of": explanation.some_day_of,
        "ruled_out": [
            {
                "state": entry.state,
                "claims": list(entry.claims),
                "rules": list(entry.rules),
                "day": _day(entry.day),
            }
            for entry in explanation.ruled_out
        ],
        "rules": list(explanation.rules),
        "by_cases": explanation.by_cases,
        "terms": [_term(term) for term in explanation.terms],
        "short_by": explanation.short_by,
        "dates": [
            {
                "claim": dated.claim,
                "role": dated.role,
                "first_day": _day(dated.first_day),
                "last_day": _day(dated.last_day),
            }
            for dated in explanation.dates
        ],
        "days_apart": explanation.days_apart,
        "anchors": [
            {
                "claim": anchor.claim,
                "first_day": _day(anchor.first_day),
                "last_day": _day(anchor.last_day),
                "then_first": _day(anchor.then_first),
                "then_last": _day(anchor.then_last),
                "claims": list(anchor.claims),
            }
            for anchor in explanation.anchors
        ],
        "text": " ".join(reason_sentences(conflict, names)),
    }


def _term(term: Term) -> Values:
    return {
        "what": term.what,
        "deployment": term.subject,
        "unit": term.unit,
        "population": term.population,
        "bound": "at_least" if term.at_least else "at_most",
        "number": term.number,
        "factor": term.factor,
        "first_day": _day(term.first_day),
        "last_day": _day(term.last_day),
        "claims": list(term.claims),
        "parts": list(term.parts),
        "rules": list(term.rules),
        "reported": term.reported,
        "drift_percent": term.drift,
        "whole_period": term.whole_period,
        "some_day": term.some_day,
        "either": term.either,
    }


def _assumption(assumption: Assumption, conflict: Conflict, names: Names, policy: Policy) -> Values:
    return {
        "code": assumption.code,
        "claims": list(assumption.claims),
        "subjects": list(assumption.subjects),
        "text": assumption_sentence(assumption, conflict, names, policy),
    }


def _subject(view: SubjectView) -> Values:
    return {
        "deployment": view.deployment,
        "matter": view.matter,
        "exceptions": list(view.exceptions),
        "facet": view.facet,
        "process": view.process,
        "round": view.round,
        "by": view.by,
        "phase": view.phase,
    }


def _day(day: int | None) -> str | None:
    return None if day is None else day_text(day)


def _finding(found: Finding, entry: Checked) -> Values:
    at = found.location
    return {
        "file": entry.name,
        "code": found.code,
        "severity": found.severity,
        "message": found.message,
        "hint": found.hint,
        "record_kind": at.record_kind,
        "record_id": at.record_id,
        "pointer": at.pointer,
        "line": at.line,
        "column": at.column,
        "sheet": at.sheet,
        "cell": at.cell,
    }


def _skipped(entry: Checked) -> list[Values]:
    skipped = () if entry.report is None else entry.report.skipped
    return [
        {
            "file": entry.name,
            "claim": skip.claim,
            "reason": skip.reason,
            "text": SKIPS[skip.reason],
        }
        for skip in skipped
    ]


def _unlinked(entry: Checked) -> list[Values]:
    names = () if entry.report is None else entry.report.unlinked
    return [{"file": entry.name, "claim": name, "text": UNLINKED} for name in names]


def _truncated(entry: Checked) -> list[Values]:
    cuts: tuple[Truncation, ...] = () if entry.report is None else entry.report.truncated
    return [
        {
            "file": entry.name,
            "subjects": [_subject(view) for view in cut.subjects],
            "severity": cut.severity,
            "found": cut.found,
        }
        for cut in cuts
    ]


def _policies(entries: Sequence[Checked]) -> Values | None:
    """Return the policy of all reports; None where they were made under different ones."""
    policies = [entry.report.policy for entry in entries if entry.report is not None]
    same = all(policy == policies[0] for policy in policies)
    return policy_values(policies[0]) if same else None


def policy_values(policy: Policy) -> Values:
    """Return a policy as the values of JSON: every parameter, the day in ISO 8601."""
    values: Values = {}
    for field in fields(Policy):
        value = getattr(policy, field.name)
        if field.name == "as_of":
            value = _day(value)
        elif isinstance(value, frozenset):
            value = sorted(value)
        elif isinstance(value, Mapping):
            value = dict(value)
        values[field.name] = value
    return values
