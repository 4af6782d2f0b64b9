"""What the report in JSON holds: the values of a check, with the words of the report beside them.

`schemas/1.0/report.schema.json` is made from these classes.
"""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from attrs import field, frozen

from counterclaim.codelists import PlaceKind
from counterclaim.consistency import (
    AssumptionCode,
    Explained,
    Grade,
    Kind,
    Question,
    Reason,
    RuleCode,
    SubjectView,
    Support,
)
from counterclaim.consistency.interpretation.times import SkipReason
from counterclaim.consistency.near import Difference
from counterclaim.findings import RecordKind, Severity
from counterclaim.judgements import Verdict
from counterclaim.schema.derived import OPTIONAL

REPORT_VERSION: Literal["1.0"] = "1.0"

_ID = {"schema": {"pattern": "^[0-9a-f]{8}$"}}


@frozen(kw_only=True)
class FindingCounts:
    """How many findings, by severity.

    Attributes:
        error: Faults.
        warning: What is probably wrong.
        note: Remarks.
    """

    error: int
    warning: int
    note: int


@frozen(kw_only=True)
class ConflictCounts:
    """How many conflicts, by grade.

    Attributes:
        certain: Those that the words alone make.
        likely: Those that rest on what is usually so.
        weak: Those that are only possible.
    """

    certain: int
    likely: int
    weak: int


@frozen(kw_only=True)
class Summary:
    """The counts of the whole run.

    Attributes:
        threshold: Findings that are slighter are counted and not listed.
        files: How many files.
        claims: How many claims they hold.
        findings: All findings, also those that are not listed.
        hidden_findings: Findings that are not listed.
        checked: Claims that took part; like the rest absent where only the files were validated.
        skipped: Claims that took no part.
        conflicts: All conflicts; each of them is listed.
        complete: False where conflicts may be missing; see `truncated`.
    """

    threshold: Severity
    files: int
    claims: int
    findings: FindingCounts
    hidden_findings: FindingCounts
    checked: int | None = field(default=None, metadata=OPTIONAL)
    skipped: int | None = field(default=None, metadata=OPTIONAL)
    conflicts: ConflictCounts | None = field(default=None, metadata=OPTIONAL)
    complete: bool | None = field(default=None, metadata=OPTIONAL)


@frozen(kw_only=True)
class RecordName:
    """A record that has faults and was not checked.

    Attributes:
        kind: What it is.
        id: Its id.
    """

    kind: str
    id: str


@frozen(kw_only=True)
class PolicyEntry:
    """Every parameter of a check; durations are in days.

    Attributes:
        disabled: The background rules that were switched off.
        pace: Days that a withdrawal needs at least, by the kind of place.
        presence_days: How long a presence or an absence lasts.
        held_days: How long before its report what is going on is taken to have begun.
        answer_days: How long after a denial a report of what it denies contradicts it.
        announcement_days: How long after an announcement a denial answers it.
        reversal_days: Within how many days a party that says the opposite takes back its words.
        plan_days: How long a plan stands.
        step_days: How many days apart the numbers of one step may be stated.
        contemporaneous_days: How many days the date of a report on the present may span.
        approximate_percent: How much an approximate figure is widened at most.
        round_percent: How much a round figure in a sum is widened at most.
        figure_days: How long a figure stands.
        drift_days: In how many days a figure may drift by one per cent.
        as_of: Claims stated after this day were left out; null for none.
        max_sets: Most conflicts of one grade among claims that hang together.
        max_work: Most steps of one search.
    """

    disabled: tuple[RuleCode, ...]
    pace: Mapping[PlaceKind, int]
    presence_days: int
    held_days: int
    answer_days: int
    announcement_days: int
    reversal_days: int
    plan_days: int
    step_days: int
    contemporaneous_days: int
    approximate_percent: int
    round_percent: int
    figure_days: int
    drift_days: int
    as_of: date | None
    max_sets: int
    max_work: int


@frozen(kw_only=True)
class FileEntry:
    """One file, which is one dataset.

    Attributes:
        file: Its name.
        configuration: The file of configuration that holds for it; null if there is none.
        claims: How many claims it holds.
        findings: Its findings, also those that are not listed.
        left_out: Records that have faults and were not checked.
        checked: Claims that took part; like the rest absent where it was only validated.
        skipped: Claims that took no part.
        conflicts: Its conflicts.
        complete: False where conflicts may be missing.
        near_complete: False where near misses may be missing; absent where they were not asked
            for.
        policy: The parameters of its check.
    """

    file: str
    configuration: str | None
    claims: int
    findings: FindingCounts
    left_out: tuple[RecordName, ...]
    checked: int | None = field(default=None, metadata=OPTIONAL)
    skipped: int | None = field(default=None, metadata=OPTIONAL)
    conflicts: ConflictCounts | None = field(default=None, metadata=OPTIONAL)
    complete: bool | None = field(default=None, metadata=OPTIONAL)
    near_complete: bool | None = field(default=None, metadata=OPTIONAL)
    policy: PolicyEntry | None = field(default=None, metadata=OPTIONAL)


@frozen(kw_only=True)
class SpeakerEntry:
    """Who stated a claim, and when.

    Attributes:
        claim: Id of the claim.
        actor: Id of the speaker.
        name: Name of the speaker, or the id.
        stated: When it was stated, in EDTF.
    """

    claim: str
    actor: str
    name: str
    stated: str


@frozen(kw_only=True)
class AssumptionEntry:
    """Something that a conflict rests on besides the words of its claims.

    Attributes:
        code: What it is, as a code.
        claims: Ids of the claims that it is about.
        part: Id of the deployment that is a part; null where it is about no parts.
        whole: Id of the deployment that it is a part of.
        text: The same in words.
    """

    code: AssumptionCode
    claims: tuple[str, ...]
    part: str | None
    whole: str | None
    text: str


@frozen(kw_only=True)
class ConflictEntry:
    """A smallest set of claims that cannot all be true.

    Attributes:
        id: Depends on the ids of the claims alone, so that it stays from run to run.
        file: The file that holds the claims.
        grade: How surely the claims exclude one another.
        kind: Who contradicts whom.
        question: What they answer differently.
        subject: What they are about.
        claims: Ids of the claims, in the order in which they were stated.
        speakers: Their speakers, in the order of the claims.
        rule: The rule by which they exclude one another.
        heading: What is in question, in words.
        message: One sentence: whose statements cannot all be true.
        why: One sentence: why they cannot.
        unless: What would make them true together, as clauses; the best first.
        reason: Why they cannot, as values.
        reasons: The same in full sentences.
        assumptions: What it rests on besides the words.
        explained: Sets of further claims that would explain it.
        distinctions: Claims that hold apart what this conflict joins.
        within: The claims of larger conflicts that contain this one.
        support: For each claim in its order, the sources that stand behind it.
        group: The id of the first conflict that differs from this one only in copies.
    """

    id: str = field(metadata=_ID)
    file: str
    grade: Grade
    kind: Kind
    question: Question
    subject: SubjectView
    claims: tuple[str, ...]
    speakers: tuple[SpeakerEntry, ...]
    rule: RuleCode
    heading: str
    message: str
    why: str
    unless: tuple[str, ...]
    reason: Reason
    reasons: tuple[str, ...]
    assumptions: tuple[AssumptionEntry, ...]
    explained: tuple[Explained, ...]
    distinctions: tuple[str, ...]
    within: tuple[tuple[str, ...], ...]
    support: tuple[Support, ...]
    group: str = field(metadata=_ID)


@frozen(kw_only=True)
class FindingEntry:
    """What is wrong with a file, or worth a remark.

    Attributes:
        file: The file.
        code: What is wrong, as a stable code.
        severity: How grave it is.
        message: The same in words.
        hint: What to do about it.
        record_kind: The kind of the record concerned.
        record_id: The id of the record concerned.
        pointer: JSON Pointer into the document, or into the record of a line.
        line: The line, from 1.
        column: The column, from 1.
        sheet: The sheet, or the table, in which it is.
        cell: The cell of the sheet, such as C3.
    """

    file: str
    code: str = field(metadata={"schema": {"pattern": "^[a-z][a-z0-9]*[.][a-z0-9-]+$"}})
    severity: Severity
    message: str
    hint: str | None
    record_kind: RecordKind | None
    record_id: str | None
    pointer: str | None
    line: int | None
    column: int | None
    sheet: str | None
    cell: str | None


@frozen(kw_only=True)
class SetAside:
    """A conflict or a finding that somebody has judged; it does not count.

    Attributes:
        file: The file.
        on: What was judged.
        code: Code of the finding; for a conflict, `conflict.` and its kind.
        message: The conflict or the finding in words.
        grade: How sure the conflict is; absent for a finding.
        id: The id of the conflict.
        claims: Ids of its claims.
        severity: How grave the finding is; absent for a conflict.
        record_kind: The kind of the record of the finding.
        record_id: The id of the record of the finding.
        fingerprint: What the claims said when they were judged; null for findings.
        verdict: What was decided.
        by: Who decided.
        decided: The day of the decision.
        expires: The last day on which it holds; null for no end.
        why: The reason.
    """

    file: str
    on: Literal["conflict", "finding"]
    code: str
    message: str
    grade: Grade | None = field(default=None, metadata=OPTIONAL)
    id: str | None = field(default=None, metadata=OPTIONAL)
    claims: tuple[str, ...] | None = field(default=None, metadata=OPTIONAL)
    severity: Severity | None = field(default=None, metadata=OPTIONAL)
    record_kind: RecordKind | None = field(default=None, metadata=OPTIONAL)
    record_id: str | None = field(default=None, metadata=OPTIONAL)
    fingerprint: str | None
    verdict: Verdict
    by: str
    decided: date
    expires: date | None
    why: str


@frozen(kw_only=True)
class SkippedEntry:
    """A claim that took no part.

    Attributes:
        file: The file.
        claim: Id of the claim.
        reason: Why, as a code.
        text: Why, in words.
    """

    file: str
    claim: str
    reason: SkipReason
    text: str


@frozen(kw_only=True)
class UnlinkedEntry:
    """A claim that takes part, and that no other claim could meet.

    Attributes:
        file: The file.
        claim: Id of the claim.
        text: Why, in words.
    """

    file: str
    claim: str
    text: str


@frozen(kw_only=True)
class TruncatedEntry:
    """Where conflicts may be missing.

    Attributes:
        file: The file.
        reason: `sets` where more conflicts were found than are listed, else what ended the search.
        place: Id of the deployment, or code of the matter, about which it was.
        grade: The grade of the conflicts that are not listed; null where the search ended early.
        left_out: How many conflicts are not listed; null where that is not known.
    """

    file: str
    reason: Literal["sets", "work", "time"]
    place: str
    grade: Grade | None
    left_out: int | None


@frozen(kw_only=True)
class NearEntry:
    """Two claims that do not clash, and would if they meant the same of one thing.

    Attributes:
        file: The file that holds the claims.
        claims: Their ids.
        difference: What parts them: the day, the population that is counted, whether they are
            told as certain, or a condition.
        rule: The rule by which they would clash.
        text: One sentence: who says what, and why both can be true.
    """

    file: str
    claims: tuple[str, ...]
    difference: Difference
    rule: RuleCode
    text: str


@frozen(kw_only=True)
class ReportDocument:
    """What a check of some files found.

    Attributes:
        report_version: The version of this form.
        summary: The counts of the whole run.
        files: The files, in the order in which they were checked.
        conflicts: All conflicts: by file, from the surest. Like the following ones absent where
            the files were only validated.
        findings: The findings at or above the threshold, by file.
        set_aside: The conflicts, and findings at or above the threshold, that judgements have set
            aside.
        skipped: The claims that took no part, by file.
        unlinked: The claims that could meet no other one, by file.
        truncated: Where conflicts may be missing; empty where the lists are complete.
        near: The near misses, by file; absent where they were not asked for.
        policy: The parameters of the check; absent where files have different ones.
    """

    report_version: Literal["1.0"]
    summary: Summary
    files: tuple[FileEntry, ...]
    conflicts: tuple[ConflictEntry, ...] | None = field(default=None, metadata=OPTIONAL)
    findings: tuple[FindingEntry, ...]
    set_aside: tuple[SetAside, ...]
    skipped: tuple[SkippedEntry, ...] | None = field(default=None, metadata=OPTIONAL)
    unlinked: tuple[UnlinkedEntry, ...] | None = field(default=None, metadata=OPTIONAL)
    truncated: tuple[TruncatedEntry, ...] | None = field(default=None, metadata=OPTIONAL)
    near: tuple[NearEntry, ...] | None = field(default=None, metadata=OPTIONAL)
    policy: PolicyEntry | None = field(default=None, metadata=OPTIONAL)
