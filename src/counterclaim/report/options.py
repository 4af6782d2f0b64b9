"""What a report can be given besides the checked datasets, alike for all forms of report."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from attrs import field, frozen

from counterclaim.configuration import FailOn
from counterclaim.consistency import Conflict, Grade, at_least
from counterclaim.findings import Finding, Severity
from counterclaim.findings.codes import CodeEntry
from counterclaim.judgements import Judgement


@frozen(kw_only=True)
class Layout:
    """How a text is laid out: its width in characters, and whether it has colours."""

    width: int = 88
    colour: bool = False


Shape = Literal["groups", "details", "list"]
Sorting = Literal["speaker", "deployment", "source"]


@frozen(kw_only=True)
class Options:
    """What a report can be given besides the datasets; not every form uses all of it.

    Attributes:
        threshold: Findings that are slighter are not listed.
        grade: Conflicts that are less sure are not listed; the forms in JSON list all.
        fail_on: From what on the check fails; forms that know failures mark those.
        layout: Width and colours of a text.
        shape: How a text shows conflicts: in groups, in full, or one a line.
        by: By what the lines of a text are put together; None for groups.
        limit: The most groups, or lines, of a text; None for all.
        verbose: Whether a text lists the claims that took no part.
        rules: Explanations by code: of findings by their codes, of conflicts by their kinds.
        version: The version of the program, for forms that name it.
    """

    threshold: Severity = "warning"
    grade: Grade = "likely"
    fail_on: FailOn = "faults"
    layout: Layout | None = None
    shape: Shape = "groups"
    by: Sorting | None = None
    limit: int | None = 20
    verbose: bool = False
    rules: Mapping[str, CodeEntry] = field(default=MappingProxyType({}), hash=False)
    version: str | None = None


def is_failure(conflict: Conflict, options: Options) -> bool:
    """Tell whether a check fails on a conflict."""
    fail_on = options.fail_on
    if fail_on == "faults" or fail_on == "never":  # noqa: PLR1714  (tells mypy what is left)
        return False
    return at_least(conflict.grade, fail_on)


def level_of(conflict: Conflict, options: Options) -> Severity:
    """Return how grave a conflict is for programs that know faults alone.

    Two people who disagree are no fault of a file: an error only where the check fails on it.
    """
    if is_failure(conflict, options):
        return "error"
    return "note" if conflict.grade == "weak" else "warning"


def judgement_words(judgement: Judgement) -> str:
    """Return a judgement in words: verdict, who, when, why."""
    verdict = judgement.verdict.replace("_", " ")
    return f"{verdict}, {judgement.by}, {judgement.on.isoformat()}: {judgement.why}"


def finding_words(found: Finding) -> str:
    """Return a finding in words: its cell in a table, its record, the message, the hint."""
    at = found.location
    cell = "" if at.cell is None else f"{at.sheet}!{at.cell}: "
    record = "" if at.record_id is None else f"{at.record_kind} {at.record_id}: "
    hint = "" if found.hint is None else f" {found.hint}"
    message = found.message if found.message.endswith(".") or not hint else f"{found.message}."
    return f"{cell}{record}{message}{hint}"
