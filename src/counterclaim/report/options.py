"""What a report can be given besides the checked datasets, alike for all forms of report."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Literal, Protocol, get_args

from attrs import field, frozen

from counterclaim.consistency import Conflict
from counterclaim.findings import Finding, Location, Severity, at_least
from counterclaim.judgements import Judged, JudgedFinding, Judgement
from counterclaim.pipeline.result import Checked
from counterclaim.report.renderers.escaping import Layout

FormatName = Literal["text", "json", "jsonl", "sarif", "junit", "github", "markdown"]
FORMAT_NAMES: tuple[FormatName, ...] = get_args(FormatName)

Places = Mapping[str, Mapping[str, Location]]
"""By the name of a file and the id of a claim, where the claim stands."""


class RuleText(Protocol):
    """The explanation of a code."""

    @property
    def title(self) -> str:
        """A short title."""
        ...

    @property
    def meaning(self) -> str:
        """What it means."""
        ...

    @property
    def why(self) -> str:
        """Why it is there."""
        ...

    @property
    def remedy(self) -> str | None:
        """What to do about it."""
        ...


@frozen(kw_only=True)
class Options:
    """What a report can be given besides the datasets; not every form uses all of it.

    Attributes:
        threshold: What is slighter is not listed.
        layout: Width and colours of a text.
        verbose: Whether a text lists the claims that took no part.
        places: Where the claims stand; those that are missing are placed in their file.
        judged: By the name of a file, the conflicts that judgements have set aside.
        judged_findings: The same for findings.
        rules: Explanations by code: of findings by their codes, of conflicts by their kinds.
        version: The version of the program, for forms that name it.
    """

    threshold: Severity = "warning"
    layout: Layout | None = None
    verbose: bool = False
    places: Places = field(default=MappingProxyType({}), hash=False)
    judged: Mapping[str, Sequence[Judged]] = field(default=MappingProxyType({}), hash=False)
    judged_findings: Mapping[str, Sequence[JudgedFinding]] = field(
        default=MappingProxyType({}), hash=False
    )
    rules: Mapping[str, RuleText] = field(default=MappingProxyType({}), hash=False)
    version: str | None = None


def conflict_code(conflict: Conflict) -> str:
    """Return the code of a conflict, such as `conflict.disagreement`."""
    return f"conflict.{conflict.kind}"


def place_of(claim: str, entry: Checked, options: Options) -> Location:
    """Return where a claim of a dataset stands, if not better known in the file as a whole."""
    known = options.places.get(entry.name, {}).get(claim)
    return (
        Location(path=entry.name, record_kind="claim", record_id=claim) if known is None else known
    )


def judged_of(entry: Checked, options: Options) -> Iterator[Judged]:
    """Yield the judged conflicts of a dataset that are as grave as the threshold."""
    for judged in options.judged.get(entry.name, ()):
        if at_least(judged.conflict.severity, options.threshold):
            yield judged


def judged_findings_of(entry: Checked, options: Options) -> Iterator[JudgedFinding]:
    """Yield the judged findings of a dataset that are as grave as the threshold."""
    for judged in options.judged_findings.get(entry.name, ()):
        if at_least(judged.finding.severity, options.threshold):
            yield judged


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
