"""What a run gives: each dataset with its findings, conflicts and what judgements set aside."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from attrs import field, frozen

from counterclaim.consistency import GRADES, Conflict, Grade, NearMiss, Report
from counterclaim.consistency import at_least as is_as_sure_as
from counterclaim.findings import SEVERITIES, Finding, Location, Severity, at_least
from counterclaim.judgements import Judged, JudgedFinding
from counterclaim.model import Dataset

Counts = Mapping[Severity, int]
"""How many findings there are of each severity."""
GradeCounts = Mapping[Grade, int]
"""How many conflicts there are of each grade."""


@frozen(kw_only=True)
class Near:
    """The pairs of claims that just do not clash.

    `complete` is False where the search for them was ended early.
    """

    misses: tuple[NearMiss, ...]
    complete: bool = True


@frozen(kw_only=True)
class Checked:
    """One dataset with what is to be said about it.

    Attributes:
        name: The file as it was named.
        dataset: The records that were checked.
        findings: The findings about the file.
        report: The result of the check; None where only the data were checked and not their
            consistency.
        holds_claims: False for a file that is no dataset, such as one of judgements.
        configuration: The file of configuration that holds for it, if there is one.
        faulty: Kind and id of the records that were left out because of their faults; None to
            tell it from the findings.
        places: By the id of a claim, where it stands in the file; of those in conflicts.
        judged: The conflicts that judgements have set aside.
        judged_findings: The same for findings.
        near: The near misses; None where they were not looked for.
    """

    name: str
    dataset: Dataset
    findings: tuple[Finding, ...] = ()
    report: Report | None = None
    holds_claims: bool = True
    configuration: str | None = None
    faulty: tuple[tuple[str, str], ...] | None = None
    places: Mapping[str, Location] = field(default=MappingProxyType({}), hash=False)
    judged: tuple[Judged, ...] = ()
    judged_findings: tuple[JudgedFinding, ...] = ()
    near: Near | None = None


@frozen(kw_only=True)
class Result:
    """What a run gives.

    Attributes:
        datasets: The checked datasets, in their order.
        beside: Other files of which there is something to say, such as those of judgements.
    """

    datasets: tuple[Checked, ...]
    beside: tuple[Checked, ...] = ()

    @property
    def entries(self) -> tuple[Checked, ...]:
        """All of them, as reports take them."""
        return (*self.datasets, *self.beside)


def beside(path: str, findings: tuple[Finding, ...]) -> Checked:
    """Return the entry of a file that holds no claims."""
    return Checked(name=path, dataset=Dataset(), findings=findings, holds_claims=False)


def configurations_of(entries: Iterable[Checked]) -> tuple[str, ...]:
    """Return the files of configuration in use, each once."""
    named = (entry.configuration for entry in entries)
    return tuple(dict.fromkeys(name for name in named if name is not None))


def conflicts_of(entry: Checked, grade: Grade = "weak") -> tuple[Conflict, ...]:
    """Return the conflicts of a dataset that are as sure as a grade."""
    found = () if entry.report is None else entry.report.conflicts
    return tuple(conflict for conflict in found if is_as_sure_as(conflict.grade, grade))


def findings_of(entry: Checked, threshold: Severity = "note") -> tuple[Finding, ...]:
    """Return the findings of a dataset that are as grave as the threshold."""
    return tuple(found for found in entry.findings if at_least(found.severity, threshold))


def judged_of(entry: Checked, grade: Grade = "weak") -> Iterator[Judged]:
    """Yield the judged conflicts of a dataset that are as sure as a grade."""
    for judged in entry.judged:
        if is_as_sure_as(judged.conflict.grade, grade):
            yield judged


def judged_findings_of(entry: Checked, threshold: Severity = "note") -> Iterator[JudgedFinding]:
    """Yield the judged findings of a dataset that are as grave as the threshold."""
    for judged in entry.judged_findings:
        if at_least(judged.finding.severity, threshold):
            yield judged


def place_of(claim: str, entry: Checked) -> Location:
    """Return where a claim of a dataset stands, if not better known in the file as a whole."""
    known = entry.places.get(claim)
    return (
        Location(path=entry.name, record_kind="claim", record_id=claim) if known is None else known
    )


def counts_of(findings: Iterable[Finding]) -> Counts:
    """Count findings by severity; every severity is a key."""
    counts = dict.fromkeys(SEVERITIES, 0)
    for found in findings:
        counts[found.severity] += 1
    return counts


def grades_of(conflicts: Iterable[Conflict]) -> GradeCounts:
    """Count conflicts by grade; every grade is a key."""
    counts = dict.fromkeys(GRADES, 0)
    for conflict in conflicts:
        counts[conflict.grade] += 1
    return counts


def hidden_conflicts(entries: Sequence[Checked], grade: Grade) -> GradeCounts:
    """Count the conflicts that are less sure than a grade."""
    return grades_of(
        conflict
        for entry in entries
        for conflict in conflicts_of(entry)
        if not is_as_sure_as(conflict.grade, grade)
    )


def hidden_findings(entries: Sequence[Checked], threshold: Severity) -> Counts:
    """Count the findings that a threshold hides."""
    return counts_of(
        found
        for entry in entries
        for found in entry.findings
        if not at_least(found.severity, threshold)
    )


def claims_in(entry: Checked) -> int:
    """Count the claims of a dataset; several with one id count once, as in a check."""
    return len({claim.id for claim in entry.dataset.claims})


def left_out(entry: Checked) -> tuple[tuple[str, str], ...]:
    """Return kind and id of the records that were in a file and were not checked for a fault."""
    if entry.faulty is not None:
        return entry.faulty
    kept = {
        (kind, record.id)
        for kind, records in (
            ("actor", entry.dataset.actors),
            ("source", entry.dataset.sources),
            ("deployment", entry.dataset.deployments),
            ("claim", entry.dataset.claims),
        )
        for record in records
    }
    named = (
        (found.location.record_kind, found.location.record_id)
        for found in entry.findings
        if found.severity == "error"
    )
    return tuple(
        dict.fromkeys(
            (kind, record_id)
            for kind, record_id in named
            if kind not in (None, "dataset")
            and record_id is not None
            and (kind, record_id) not in kept
        )
    )
