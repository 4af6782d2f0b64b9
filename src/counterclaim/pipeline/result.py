"""What renderers are given: a file with its findings and the result of its check."""

from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from counterclaim.consistency import Conflict, Report
from counterclaim.findings import SEVERITIES, Finding, Severity, at_least
from counterclaim.model import Dataset

Counts = Mapping[Severity, int]


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
    """

    name: str
    dataset: Dataset
    findings: tuple[Finding, ...] = ()
    report: Report | None = None
    holds_claims: bool = True
    configuration: str | None = None
    faulty: tuple[tuple[str, str], ...] | None = None


def configurations_of(entries: Iterable[Checked]) -> tuple[str, ...]:
    """Return the files of configuration in use, each once."""
    named = (entry.configuration for entry in entries)
    return tuple(dict.fromkeys(name for name in named if name is not None))


def conflicts_of(entry: Checked, threshold: Severity = "note") -> tuple[Conflict, ...]:
    """Return the conflicts of a dataset that are as grave as the threshold."""
    found = () if entry.report is None else entry.report.conflicts
    return tuple(conflict for conflict in found if at_least(conflict.severity, threshold))


def findings_of(entry: Checked, threshold: Severity = "note") -> tuple[Finding, ...]:
    """Return the findings of a dataset that are as grave as the threshold."""
    return tuple(found for found in entry.findings if at_least(found.severity, threshold))


def counts_of(items: Iterable[Conflict | Finding]) -> Counts:
    """Count conflicts or findings by severity; every severity is a key."""
    counts = dict.fromkeys(SEVERITIES, 0)
    for item in items:
        counts[item.severity] += 1
    return counts


def hidden_conflicts(entries: Sequence[Checked], threshold: Severity) -> Counts:
    """Count the conflicts that a threshold hides."""
    return counts_of(
        conflict
        for entry in entries
        for conflict in conflicts_of(entry)
        if not at_least(conflict.severity, threshold)
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
