"""Running rules on a dataset."""

import traceback
from collections.abc import Iterable, Mapping
from pathlib import PurePath
from types import MappingProxyType

from attrs import evolve

from counterclaim.findings import SEVERITIES, Finding, Location, RecordKind, Severity
from counterclaim.findings.finding import fault
from counterclaim.findings.pointers import pointer_of
from counterclaim.findings.quoting import quoted
from counterclaim.model import Dataset
from counterclaim.model.registry import LISTS
from counterclaim.rules._context import Context, context_of
from counterclaim.rules._registry import chosen, registry, severities_of
from counterclaim.rules._rule import InvalidRuleError, Observation, RecordPath, Rule
from counterclaim.structure.references import Locate

_NAME_OF: Mapping[RecordKind, str] = MappingProxyType({kind: name for name, kind in LISTS.items()})
_KINDS: tuple[RecordKind, ...] = ("dataset", *LISTS.values())
_NOTHING: Mapping[str, Severity] = MappingProxyType({})

Ranked = tuple[tuple[int, int], Finding]
"""A finding with its order: kind of the record, and index."""


def run_rules(
    dataset: Dataset,
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    severities: Mapping[str, Severity] = _NOTHING,
    extra_rules: Iterable[Rule] | None = None,
    locate: Locate | None = None,
) -> tuple[Finding, ...]:
    """Run the rules on a dataset and return what they find.

    References need not resolve: what a missing record would tell is passed over.

    Args:
        dataset: The dataset.
        select: Codes and families of the rules to run, such as `time.undated` and `time`; all
            if there is none.
        ignore: Codes and families of rules not to run, even where they are selected.
        severities: Other severities than the rules have, by code or family; a code goes
            before its family.
        extra_rules: Rules besides those of the library; by default those that installed
            packages offer as entry points of `counterclaim.rules`.
        locate: Gives the place of a record, such as `Reading.location`; by default its place
            in one JSON document.

    Returns:
        What went wrong with rules (`internal.rule-not-loaded`, `internal.rule-failed`; the other
        rules run all the same), then the findings in the order of the records: dataset,
        actors, sources, deployments, claims; of one record in the order of the rules.

    Raises:
        UnknownRuleError: A code or family does not exist.
        InvalidRuleError: One of `extra_rules` is not a rule, or has the code of another one.
        ValueError: A severity does not exist.
    """
    for severity in severities.values():
        if severity not in SEVERITIES:
            raise ValueError(f"a severity is one of {', '.join(SEVERITIES)}, not {severity!r}")
    known = registry(extra_rules)
    changed = severities_of(known.rules, severities)
    context = context_of(dataset)
    failed: list[Finding] = []
    found: list[Ranked] = []
    for rule in chosen(known.rules, select, ignore):
        ranked, failure = _outcome(
            evolve(rule, severity=changed[rule.code]), context, dataset, locate
        )
        found.extend(ranked)
        failed.extend(failure)
    found.sort(key=lambda entry: entry[0])
    return (*known.findings, *failed, *(finding for _, finding in found))


def _outcome(
    rule: Rule, context: Context, dataset: Dataset, where: Locate | None
) -> tuple[list[Ranked], list[Finding]]:
    """Return what a rule finds, up to the point where it fails if it does."""
    found: list[Ranked] = []
    try:
        for seen in rule.check(dataset, context):
            finding = _finding(rule, seen, dataset, where)
            found.append(((_KINDS.index(seen.at.kind), seen.at.index), finding))
    # whatever a rule does, ending the program included: the others run
    except (Exception, SystemExit) as error:  # noqa: BLE001
        return found, [_failure(rule, error)]
    return found, []


def _finding(rule: Rule, seen: object, dataset: Dataset, where: Locate | None) -> Finding:
    if not isinstance(seen, Observation):
        raise InvalidRuleError(rule.code, "it yields something else than observations")
    if type(seen.message) is not str:
        raise InvalidRuleError(rule.code, "the message of an observation is not a text")
    return Finding(
        code=rule.code,
        severity=rule.severity,
        message=seen.message,
        location=_location(seen.at, dataset, where),
        hint=seen.hint or rule.fix,
        related=tuple(_location(place, dataset, where) for place in seen.related),
    )


def _location(place: RecordPath, dataset: Dataset, where: Locate | None) -> Location:
    inside = pointer_of(place.path)
    if place.kind == "dataset":
        return Location(record_kind="dataset", record_id=dataset.id, pointer=inside)
    name = _NAME_OF[place.kind]
    if place.index < 0:
        raise IndexError("an index counts from 0")
    record = getattr(dataset, name)[place.index]
    if where is None:
        return Location(
            record_kind=place.kind,
            record_id=record.id,
            pointer=f"/{name}/{place.index}{inside}",
        )
    base = where(place.kind, place.index)
    return evolve(
        base,
        record_kind=place.kind,
        record_id=record.id,
        pointer=(base.pointer or "") + inside,
    )


def _failure(rule: Rule, error: BaseException) -> Finding:
    # the place and the kind of the error are enough to find it; its text may hold a record
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at line {frames[-1].lineno} of {PurePath(frames[-1].filename).name}"
    return fault(
        "internal.rule-failed",
        f"the rule {quoted(rule.code)} was stopped by {type(error).__name__}{place}",
        Location(record_kind="dataset", pointer=""),
        f"Run without it (ignore {rule.code}) and correct the rule.",
    )
