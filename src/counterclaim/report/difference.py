"""What a change of the data does: which conflicts and findings come, go or change, and why."""

from collections import Counter
from collections.abc import Iterable
from typing import Literal

from attrs import fields, frozen

from counterclaim.consistency import Conflict, Grade, at_least
from counterclaim.findings import Finding, Severity
from counterclaim.model import Claim, Dataset
from counterclaim.pipeline.result import Checked, conflicts_of
from counterclaim.report.sentences.conflicts import heading_of, message_of
from counterclaim.report.sentences.names import Names, names_of

_FindingKey = tuple[str, Severity, str | None, str]


@frozen(kw_only=True)
class ClaimChange:
    """What became of a claim.

    Attributes:
        claim: Its id.
        what: Whether it is new, gone or changed.
        fields: The fields that changed.
    """

    claim: str
    what: Literal["added", "removed", "changed"]
    fields: tuple[str, ...] = ()


@frozen(kw_only=True)
class ConflictChange:
    """What became of a conflict.

    Attributes:
        id: Its id.
        what: Whether it is new, gone, or has another grade.
        old: Its grade before; null where there was none.
        new: Its grade now; null where there is none.
        claims: Ids of its claims.
        heading: What is in question.
        message: The conflict in one sentence.
        through: What became of its claims. Empty where these are as they were: then another record,
            or another claim that explains, has changed.
    """

    id: str
    what: Literal["appeared", "vanished", "regraded"]
    old: Grade | None
    new: Grade | None
    claims: tuple[str, ...]
    heading: str
    message: str
    through: tuple[ClaimChange, ...]


@frozen(kw_only=True)
class FindingChange:
    """A finding that came or went.

    Attributes:
        what: Which of the two.
        code: Its code.
        severity: How grave it is.
        record_id: The id of its record, if it has one.
        message: It in words.
    """

    what: Literal["appeared", "vanished"]
    code: str
    severity: Severity
    record_id: str | None
    message: str


@frozen(kw_only=True)
class Difference:
    """What changed from one version of a dataset to another.

    Attributes:
        old: The earlier file.
        new: The later file.
        conflicts: The conflicts that came, went or changed their grade, the surest first.
        findings: The findings that came or went.
        claims: The claims that were added, removed or changed.
    """

    old: str
    new: str
    conflicts: tuple[ConflictChange, ...]
    findings: tuple[FindingChange, ...]
    claims: tuple[ClaimChange, ...]


def difference(old: Checked, new: Checked, grade: Grade = "weak") -> Difference:
    """Compare two versions of a dataset, each with the result of its check.

    Conflicts are the same where they hold the same claims, by their ids. Those count that were,
    or are, as sure as the grade.
    """
    claims = claim_changes(old.dataset, new.dataset)
    return Difference(
        old=old.name,
        new=new.name,
        conflicts=tuple(_conflicts(old, new, grade, {change.claim: change for change in claims})),
        findings=tuple(_findings(old.findings, new.findings)),
        claims=claims,
    )


def claim_changes(old: Dataset, new: Dataset) -> tuple[ClaimChange, ...]:
    """Return which claims were added, removed or changed, by their ids."""
    before = {claim.id: claim for claim in reversed(old.claims)}
    after = {claim.id: claim for claim in reversed(new.claims)}
    found = []
    for name in sorted({*before, *after}):
        if name not in before:
            found.append(ClaimChange(claim=name, what="added"))
        elif name not in after:
            found.append(ClaimChange(claim=name, what="removed"))
        elif before[name] != after[name]:
            changed = _changed_fields(before[name], after[name])
            found.append(ClaimChange(claim=name, what="changed", fields=changed))
    return tuple(found)


def _changed_fields(old: Claim, new: Claim) -> tuple[str, ...]:
    names = (field.name for field in fields(Claim))
    return tuple(name for name in names if getattr(old, name) != getattr(new, name))


def _conflicts(
    old: Checked, new: Checked, grade: Grade, changes: dict[str, ClaimChange]
) -> list[ConflictChange]:
    before = {conflict.id: conflict for conflict in conflicts_of(old)}
    after = {conflict.id: conflict for conflict in conflicts_of(new)}
    names = {"old": names_of(old.dataset), "new": names_of(new.dataset)}
    found = []
    for name in dict.fromkeys([*after, *before]):
        first, second = before.get(name), after.get(name)
        shown, version = (second, "new") if second is not None else (first, "old")
        grades: list[Grade] = [one.grade for one in (first, second) if one is not None]
        same = len(grades) == 2 and grades[0] == grades[1]
        if shown is None or same or not any(at_least(one, grade) for one in grades):
            continue
        through = tuple(changes[claim] for claim in shown.claims if claim in changes)
        found.append(_change(shown, first, second, names[version], through))
    return found


def _change(
    shown: Conflict,
    first: Conflict | None,
    second: Conflict | None,
    names: Names,
    through: tuple[ClaimChange, ...],
) -> ConflictChange:
    what: Literal["appeared", "vanished", "regraded"] = "regraded"
    if first is None:
        what = "appeared"
    elif second is None:
        what = "vanished"
    return ConflictChange(
        id=shown.id,
        what=what,
        old=None if first is None else first.grade,
        new=None if second is None else second.grade,
        claims=shown.claims,
        heading=heading_of(shown, names),
        message=message_of(shown, names),
        through=through,
    )


def _findings(old: Iterable[Finding], new: Iterable[Finding]) -> list[FindingChange]:
    before, after = Counter(map(_key, old)), Counter(map(_key, new))
    came = [_finding("appeared", key) for key in (after - before).elements()]
    return [*came, *(_finding("vanished", key) for key in (before - after).elements())]


def _finding(what: Literal["appeared", "vanished"], key: _FindingKey) -> FindingChange:
    code, severity, record, message = key
    return FindingChange(what=what, code=code, severity=severity, record_id=record, message=message)


def _key(found: Finding) -> _FindingKey:
    return (found.code, found.severity, found.location.record_id, found.message)
