"""From a file to what is to be said about it: reading, references, rules, consistency.

A record that fails a stage takes no part in the later ones: what cannot be read is left out by
the reader, which checks the references too; a claim that refers to a missing record is passed
over by the check, and listed; a claim in which a rule finds what cannot be is left out here.
"""

from collections.abc import Callable, Iterable

from attrs import evolve, frozen

from counterclaim.configuration import Configuration, policy_of
from counterclaim.consistency import Policy, Report, check, near_misses
from counterclaim.documents import Reading, locate_findings
from counterclaim.findings import Finding, Location
from counterclaim.judgements import Case
from counterclaim.model import Dataset
from counterclaim.pipeline.grading import is_among
from counterclaim.pipeline.result import Near
from counterclaim.rules import Rule, registry, run_rules


@frozen
class Rules:
    """The rules about the quality of data, looked for once in a run.

    Attributes:
        codes: The codes of all rules, in their order.
        further: Those of installed packages.
        findings: Why some of these cannot be used.
    """

    codes: tuple[str, ...]
    further: tuple[Rule, ...]
    findings: tuple[Finding, ...]


def rules_at_hand() -> Rules:
    """Return the rules of the library and of installed packages."""
    known = registry()
    own = frozenset(rule.code for rule in registry(()).rules)
    return Rules(
        codes=tuple(rule.code for rule in known.rules),
        further=tuple(rule for rule in known.rules if rule.code not in own),
        findings=known.findings,
    )


@frozen(kw_only=True)
class Examined:
    """A dataset after these stages, before judgements and before anything is left unsaid.

    `dataset` is what took part in the check for conflicts.
    """

    name: str
    reading: Reading
    dataset: Dataset
    findings: tuple[Finding, ...]
    report: Report | None
    configuration: Configuration
    near: Near | None = None

    @property
    def case(self) -> Case:
        """The file as judgements see it."""
        return Case(dataset=self.reading.dataset, report=self.report, findings=self.findings)


def examined(
    name: str,
    reading: Reading,
    configuration: Configuration,
    rules: Rules,
    *,
    consistency: bool,
    near: bool = False,
    stop: Callable[[], bool] | None = None,
) -> Examined:
    """Run all stages on what was read.

    Args:
        name: What reports call the file.
        reading: What was read, its references checked.
        configuration: What is set for the file.
        rules: The rules about the quality of data.
        consistency: Whether to look for conflicts.
        near: Whether to look for near misses too, where conflicts are looked for.
        stop: Asked now and then whether the search for them is to end; see `check`.
    """
    found = rule_findings(reading, configuration, rules)
    dataset = _without_faults(reading.dataset, found) if consistency else reading.dataset
    policy = policy_of(configuration)
    return Examined(
        name=name,
        reading=reading,
        dataset=dataset,
        findings=(*reading.findings, *found, *_nothing_to_check(reading)),
        report=check(dataset, policy, stop=stop) if consistency else None,
        near=_near(dataset, policy, stop) if consistency and near else None,
        configuration=configuration,
    )


def _near(dataset: Dataset, policy: Policy, stop: Callable[[], bool] | None) -> Near:
    """Return the near misses, and whether the search for them came to its end."""
    misses = near_misses(dataset, policy, stop=stop)
    return Near(misses=misses, complete=stop is None or not stop())


def _nothing_to_check(reading: Reading) -> Iterable[Finding]:
    """Yield a warning about a file without claims, unless its faults tell why there are none."""
    if not reading.dataset.claims and not reading.errors:
        at = Location(path=reading.path, record_kind="dataset", pointer="/claims")
        yield Finding(
            code="structure.no-claims",
            severity="warning",
            message="there is no claim in it",
            location=at,
            hint="Add claims, or check the file that holds them.",
        )


def rule_findings(
    reading: Reading, configuration: Configuration, rules: Rules
) -> tuple[Finding, ...]:
    """Return what the rules that are to be reported find, with its places in the file.

    Severities are those of the rules.
    """
    wanted = [
        code
        for code in rules.codes
        if configuration.severities.get(code) != "off"
        and not is_among(code, configuration.ignore or ())
        and (configuration.select is None or is_among(code, configuration.select))
    ]
    found = rules.findings
    if wanted:
        found += run_rules(
            reading.dataset,
            select=wanted,
            extra_rules=rules.further,
            locate=reading.location,
        )
    at_file = [
        evolve(one, location=evolve(one.location, path=one.location.path or reading.path))
        for one in found
    ]
    return locate_findings(reading, at_file)


def _without_faults(dataset: Dataset, findings: Iterable[Finding]) -> Dataset:
    """Return a dataset without the claims in which a rule finds what cannot be."""
    faulty = {
        found.location.record_id
        for found in findings
        if found.severity == "error" and found.location.record_kind == "claim"
    }
    if not faulty:
        return dataset
    return evolve(dataset, claims=tuple(one for one in dataset.claims if one.id not in faulty))
