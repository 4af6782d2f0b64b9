"""The sentences of a page: what is asked, what is said, why not all of it, and unless what."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TypeVar

from attrs import frozen

from counterclaim.codelists import Process
from counterclaim.consistency import (
    Assumption,
    Conflict,
    Number,
    Numbers,
    Question,
    SubjectView,
    Sum,
)
from counterclaim.consistency.background.registry import rule_of
from counterclaim.model import Actor, Claim, Dataset, Deployment, Source
from counterclaim.structure.hierarchy import Structure, structure_of

Record = TypeVar("Record", Actor, Source, Deployment, Claim)

QUESTIONS: Mapping[Question, str] = MappingProxyType(
    {
        "leaving": "is anybody leaving?",
        "presence": "is anybody there?",
        "number": "how many?",
        "decision": "what has been decided?",
        "announcement": "what has been announced?",
        "process": "how far has it come?",
        "property": "what is said of it?",
        "speech": "what has been said?",
    }
)
PROCESSES: Mapping[Process, str] = MappingProxyType(
    {
        "withdrawal": "withdrawal",
        "arrival": "arrival",
        "mission_end": "end of the mission",
        "handover": "handover",
        "reduction": "reduction",
        "relocation": "relocation",
        "stay": "stay",
    }
)
_RECONCILED: Mapping[str, str] = MappingProxyType(
    {
        "inferred_subject": "{who} meant something else, since the words do not name it",
        "plan": "the plan that {who} told of was changed",
        "forecast": "what {who} expected did not come about",
        "conditional": "the condition of {who} was not met",
        "hedged": "{who}, who was not sure, was wrong",
        "part_of": "{part} is not a part of {whole}",
        "strong_reading": "the dates that {who} gave are meant more loosely",
        "withdrawn": "{who} had taken it back",
    }
)
"""What would reconcile the statements, for what is assumed besides the background rules."""


@frozen
class Records:
    """The records of a dataset by id, and who belongs to whom."""

    actors: Mapping[str, Actor]
    sources: Mapping[str, Source]
    deployments: Mapping[str, Deployment]
    claims: Mapping[str, Claim]
    structure: Structure


def records_of(dataset: Dataset) -> Records:
    """Collect the records of a dataset; of several with one id the first counts."""
    return Records(
        actors=_first_by_id(dataset.actors),
        sources=_first_by_id(dataset.sources),
        deployments=_first_by_id(dataset.deployments),
        claims=_first_by_id(dataset.claims),
        structure=structure_of(dataset),
    )


def _first_by_id(records: Iterable[Record]) -> dict[str, Record]:
    found: dict[str, Record] = {}
    for record in records:
        found.setdefault(record.id, record)
    return found


def actor_name(records: Records, actor: str) -> str:
    """Return the name of an actor, or its id where there is no such record."""
    record = records.actors.get(actor)
    return actor if record is None else record.name


def subject_name(records: Records, deployment: str | None, matter: str | None) -> str:
    """Return the name of a deployment, or the code of a matter in words."""
    if deployment is None:
        return (matter or "").replace("_", " ")
    record = records.deployments.get(deployment)
    return deployment if record is None else record.name


def question_of(conflict: Conflict, records: Records) -> str:
    """Return what the statements answer differently, such as `X: is anybody leaving?`."""
    subject = conflict.subject
    name = _subject(records, subject)
    asked = QUESTIONS[conflict.question]
    if conflict.question == "process" and subject.process is not None:
        asked = f"how far has the {PROCESSES[subject.process]} come?"
    return f"{name}: {asked}"


def _subject(records: Records, subject: SubjectView) -> str:
    name = subject_name(records, subject.deployment, subject.matter)
    left_out = [subject_name(records, each, None) for each in subject.exceptions]
    return f"{name} without {' and '.join(left_out)}" if left_out else name


def why(conflict: Conflict, records: Records) -> str:
    """Return why the statements cannot all be true, in one or two sentences."""
    rule = rule_of(conflict.rule)
    because = "they exclude one another" if rule is None else rule.because
    reason = conflict.reason
    parts = [f"{because[:1].upper()}{because[1:]}."]
    if isinstance(reason, Numbers | Sum):
        counted = [_counted(records, number) for number in reason.numbers]
        parts.append(f"{'; '.join(counted)}.")
        if reason.gap:
            parts.append(f"They are off by {_figure(reason.gap)} at least.")
    return " ".join(parts)


def _counted(records: Records, number: Number) -> str:
    """Return a figure as spoken, with what it was counted as where that differs."""
    speaker = _who(records, number.claim)
    spoken = bounds_words(number.low, number.high)
    if (number.low, number.high) == (number.least, number.most):
        return f"{speaker}: {spoken}"
    allowed = bounds_words(number.least, number.most)
    return f"{speaker}: {spoken} (counted as {allowed}, with some allowance)"


def bounds_words(low: float | None, high: float | None) -> str:
    """Return the bounds of a figure in words, such as `2,245 or more`."""
    if low is not None and high is not None:
        return _figure(low) if low == high else f"{_figure(low)} to {_figure(high)}"
    if low is not None:
        return f"{_figure(low)} or more"
    return "any number" if high is None else f"{_figure(high)} or fewer"


def _figure(value: float) -> str:
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,.3g}"


def unless(conflict: Conflict, records: Records) -> tuple[str, ...]:
    """Return what would reconcile the statements, each after `unless`; empty if nothing would."""
    rule = rule_of(conflict.rule)
    found = [rule.unless] if rule is not None and rule.unless else []
    for assumption in conflict.assumptions:
        found += _reconciling(assumption, records)
    return tuple(dict.fromkeys(found))


def _reconciling(assumption: Assumption, records: Records) -> Iterator[str]:
    rule = rule_of(assumption.code)
    if rule is not None:
        yield from (rule.unless,) if rule.unless else ()
        return
    text = _RECONCILED.get(assumption.code)
    if text is None:
        return
    part, whole = (
        subject_name(records, each, None) for each in (assumption.part, assumption.whole)
    )
    for who in [_who(records, name) for name in assumption.claims] or [""]:
        yield text.format(who=who, part=part, whole=whole)


def _who(records: Records, name: str) -> str:
    claim = records.claims.get(name)
    return name if claim is None else f"{actor_name(records, claim.speaker)} ({name})"
