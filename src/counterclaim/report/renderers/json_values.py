"""The report as values of JSON, for programs; `schemas/1.0/report.schema.json` describes it."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from attrs import fields

from counterclaim.consistency import Conflict, Policy, group_id
from counterclaim.consistency.codes import conflict_code
from counterclaim.findings import Finding
from counterclaim.judgements import ClaimSet, Judgement
from counterclaim.pipeline.result import (
    Checked,
    Counts,
    claims_in,
    conflicts_of,
    counts_of,
    findings_of,
    grades_of,
    hidden_findings,
    judged_findings_of,
    judged_of,
    left_out,
)
from counterclaim.report.document import (
    REPORT_VERSION,
    AssumptionEntry,
    ConflictCounts,
    ConflictEntry,
    FileEntry,
    FindingCounts,
    FindingEntry,
    NearEntry,
    PolicyEntry,
    RecordName,
    ReportDocument,
    SetAside,
    SkippedEntry,
    SpeakerEntry,
    Summary,
    TruncatedEntry,
    UnlinkedEntry,
)
from counterclaim.report.options import Options
from counterclaim.report.renderers.escaping import without_commands
from counterclaim.report.sentences.conflicts import (
    assumption_sentence,
    heading_of,
    message_of,
    reason_sentences,
    unless_of,
    why_sentence,
)
from counterclaim.report.sentences.names import Names, actor_name, names_of
from counterclaim.report.sentences.near import near_sentence
from counterclaim.report.sentences.vocabulary import SKIPS, UNLINKED
from counterclaim.schema.derived import plain_values

Values = dict[str, Any]

_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def render_json(entries: Sequence[Checked], options: Options | None = None) -> str:
    """Return the report on some datasets as JSON, with a line break at its end.

    All conflicts are listed, and the findings that are as grave as the threshold. Characters that
    would steer a terminal are escaped.
    """
    values = report_values(entries, options)
    text = without_commands(json.dumps(values, ensure_ascii=False, indent=2))
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def report_values(entries: Sequence[Checked], options: Options | None = None) -> Values:
    """Return the report on some datasets as the values of JSON; see `render_json`."""
    values: Values = plain_values(report_document(entries, options))
    return values


def report_document(entries: Sequence[Checked], options: Options | None = None) -> ReportDocument:
    """Return the report on some datasets as it is published."""
    chosen = options or Options()
    checked = [entry for entry in entries if entry.report is not None]
    reported = bool(checked)
    return ReportDocument(
        report_version=REPORT_VERSION,
        summary=_summary(entries, chosen),
        files=tuple(_file(entry) for entry in entries),
        conflicts=tuple(one for entry in checked for one in _conflicts(entry))
        if reported
        else None,
        findings=tuple(
            _finding(found, entry)
            for entry in entries
            for found in findings_of(entry, chosen.threshold)
        ),
        set_aside=tuple(one for entry in entries for one in _set_aside(entry, chosen)),
        skipped=tuple(one for entry in checked for one in _skipped(entry)) if reported else None,
        unlinked=tuple(one for entry in checked for one in _unlinked(entry)) if reported else None,
        truncated=tuple(one for entry in checked for one in _truncated(entry))
        if reported
        else None,
        near=_near(checked),
        policy=_policy(checked),
    )


def _summary(entries: Sequence[Checked], options: Options) -> Summary:
    reports = [entry.report for entry in entries if entry.report is not None]
    conflicts = [found for entry in entries for found in conflicts_of(entry)]
    found = [one for entry in entries for one in entry.findings]
    return Summary(
        threshold=options.threshold,
        files=len(entries),
        claims=sum(claims_in(entry) for entry in entries),
        findings=_by_severity(counts_of(found)),
        hidden_findings=_by_severity(hidden_findings(entries, options.threshold)),
        checked=sum(report.checked for report in reports) if reports else None,
        skipped=sum(len(report.skipped) for report in reports) if reports else None,
        conflicts=_by_grade(conflicts) if reports else None,
        complete=not any(report.truncated for report in reports) if reports else None,
    )


def _by_severity(counts: Counts) -> FindingCounts:
    return FindingCounts(error=counts["error"], warning=counts["warning"], note=counts["note"])


def _by_grade(conflicts: Iterable[Conflict]) -> ConflictCounts:
    counts = grades_of(conflicts)
    return ConflictCounts(certain=counts["certain"], likely=counts["likely"], weak=counts["weak"])


def _file(entry: Checked) -> FileEntry:
    report = entry.report
    return FileEntry(
        file=entry.name,
        configuration=entry.configuration,
        claims=claims_in(entry),
        findings=_by_severity(counts_of(entry.findings)),
        left_out=tuple(RecordName(kind=kind, id=name) for kind, name in left_out(entry)),
        checked=None if report is None else report.checked,
        skipped=None if report is None else len(report.skipped),
        conflicts=None if report is None else _by_grade(report.conflicts),
        complete=None if report is None else not report.truncated,
        near_complete=None if entry.near is None else entry.near.complete,
        policy=None if report is None else policy_entry(report.policy),
    )


def _conflicts(entry: Checked) -> Iterator[ConflictEntry]:
    names = names_of(entry.dataset)
    for conflict in conflicts_of(entry):
        yield conflict_entry(conflict, names, entry.name)


def conflict_entry(conflict: Conflict, names: Names, file: str) -> ConflictEntry:
    """Return a conflict as it is published."""
    return ConflictEntry(
        id=conflict.id,
        file=file,
        grade=conflict.grade,
        kind=conflict.kind,
        question=conflict.question,
        subject=conflict.subject,
        claims=conflict.claims,
        speakers=tuple(_speaker(claim, names) for claim in conflict.claims),
        rule=conflict.rule,
        heading=heading_of(conflict, names),
        message=message_of(conflict, names),
        why=why_sentence(conflict, names),
        unless=unless_of(conflict, names),
        reason=conflict.reason,
        reasons=reason_sentences(conflict, names),
        assumptions=tuple(
            AssumptionEntry(
                code=entry.code,
                claims=entry.claims,
                part=entry.part,
                whole=entry.whole,
                text=assumption_sentence(entry, names),
            )
            for entry in conflict.assumptions
        ),
        explained=conflict.explained,
        distinctions=conflict.distinctions,
        within=conflict.within,
        support=conflict.support,
        group=group_id(conflict),
    )


def _speaker(claim_id: str, names: Names) -> SpeakerEntry:
    claim = names.claims[claim_id]
    return SpeakerEntry(
        claim=claim_id,
        actor=claim.speaker,
        name=actor_name(names, claim.speaker),
        stated=claim.stated.text,
    )


def _finding(found: Finding, entry: Checked) -> FindingEntry:
    at = found.location
    return FindingEntry(
        file=entry.name,
        code=found.code,
        severity=found.severity,
        message=found.message,
        hint=found.hint,
        record_kind=at.record_kind,
        record_id=at.record_id,
        pointer=at.pointer,
        line=at.line,
        column=at.column,
        sheet=at.sheet,
        cell=at.cell,
    )


def _set_aside(entry: Checked, options: Options) -> Iterator[SetAside]:
    names = names_of(entry.dataset)
    for judged in judged_of(entry):
        conflict = judged.conflict
        yield SetAside(
            file=entry.name,
            on="conflict",
            code=conflict_code(conflict),
            message=message_of(conflict, names),
            grade=conflict.grade,
            id=conflict.id,
            claims=conflict.claims,
            **_judgement(judged.judgement),
        )
    for accepted in judged_findings_of(entry, options.threshold):
        found = accepted.finding
        yield SetAside(
            file=entry.name,
            on="finding",
            code=found.code,
            message=found.message,
            severity=found.severity,
            record_kind=found.location.record_kind,
            record_id=found.location.record_id,
            **_judgement(accepted.judgement),
        )


def _judgement(judgement: Judgement) -> Values:
    about = judgement.about
    return {
        "fingerprint": about.fingerprint if isinstance(about, ClaimSet) else None,
        "verdict": judgement.verdict,
        "by": judgement.by,
        "decided": judgement.on,
        "expires": judgement.expires,
        "why": judgement.why,
    }


def _skipped(entry: Checked) -> Iterator[SkippedEntry]:
    for skip in () if entry.report is None else entry.report.skipped:
        yield SkippedEntry(
            file=entry.name, claim=skip.claim, reason=skip.reason, text=SKIPS[skip.reason]
        )


def _unlinked(entry: Checked) -> Iterator[UnlinkedEntry]:
    for name in () if entry.report is None else entry.report.unlinked:
        yield UnlinkedEntry(file=entry.name, claim=name, text=UNLINKED)


def _truncated(entry: Checked) -> Iterator[TruncatedEntry]:
    for cut in () if entry.report is None else entry.report.truncated:
        yield TruncatedEntry(
            file=entry.name,
            reason=cut.reason,
            place=cut.place,
            grade=cut.grade,
            left_out=cut.left_out,
        )


def _near(entries: Sequence[Checked]) -> tuple[NearEntry, ...] | None:
    """Return the near misses of all files; None where nobody asked for them."""
    asked = [entry for entry in entries if entry.near is not None]
    if not asked:
        return None
    return tuple(one for entry in asked for one in _near_of(entry))


def _near_of(entry: Checked) -> Iterator[NearEntry]:
    names = names_of(entry.dataset)
    for near in () if entry.near is None else entry.near.misses:
        yield NearEntry(
            file=entry.name,
            claims=near.claims,
            difference=near.difference,
            rule=near.rule,
            text=near_sentence(near, names),
        )


def _policy(entries: Sequence[Checked]) -> PolicyEntry | None:
    """Return the policy of all reports; None where they were made under different ones."""
    policies = [entry.report.policy for entry in entries if entry.report is not None]
    same = bool(policies) and all(policy == policies[0] for policy in policies)
    return policy_entry(policies[0]) if same else None


def policy_entry(policy: Policy) -> PolicyEntry:
    """Return a policy as it is published: every parameter, the day as a date."""
    values = {field.name: getattr(policy, field.name) for field in fields(Policy)}
    day = policy.as_of
    values["as_of"] = None if day is None else date.fromordinal(day)
    values["disabled"] = tuple(sorted(policy.disabled))
    return PolicyEntry(**values)
