"""What a report can be given besides the checked datasets, alike for all forms of report."""

from collections.abc import Mapping
from types import MappingProxyType

from attrs import field, frozen

from counterclaim.findings import Finding, Severity
from counterclaim.findings.codes import CodeEntry
from counterclaim.judgements import Judgement


@frozen(kw_only=True)
class Layout:
    """How a text is laid out: its width in characters, and whether it has colours."""

    width: int = 88
    colour: bool = False


@frozen(kw_only=True)
class Options:
    """What a report can be given besides the datasets; not every form uses all of it.

    Attributes:
        threshold: What is slighter is not listed.
        layout: Width and colours of a text.
        verbose: Whether a text lists the claims that took no part.
        rules: Explanations by code: of findings by their codes, of conflicts by their kinds.
        version: The version of the program, for forms that name it.
    """

    threshold: Severity = "warning"
    layout: Layout | None = None
    verbose: bool = False
    rules: Mapping[str, CodeEntry] = field(default=MappingProxyType({}), hash=False)
    version: str | None = None


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
