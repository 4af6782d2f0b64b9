"""The slots of readings: what a person fills in beside the code of a reading."""

from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen

from counterclaim.codelists.codes import TimeRole
from counterclaim.codelists.readings.pattern import ContentType, ReadingPattern


@frozen
class Slot:
    """A slot: its name, the field of the claim that it fills, and what it holds.

    `path` leads from the claim to the field. Slots without a path are turned into fields by
    rules of their own, which `meaning` tells.
    """

    name: str
    path: tuple[str, ...]
    meaning: str


TIME_SLOTS: Mapping[str, TimeRole] = MappingProxyType(
    {
        "on": "at",
        "by": "by",
        "until": "until",
        "since": "since",
        "not_before": "not_before",
        "during": "during",
        "for_period": "for",
    }
)
"""The slots that hold a time in EDTF, and the role that each gives it."""

NAMES: Mapping[str, str] = MappingProxyType(
    {
        "speaker_name": "Name of the speaker, in the place of an id.",
        "speaker_kind": "What kind of actor that speaker is, if not a person.",
        "affiliation": "Name of the actor in whose name that speaker speaks.",
        "agency": "Name of the agency that passed it on, in the place of via.",
        "outlet": "Name of the outlet that published it, in the place of sources.",
        "url": "Address at which the outlet published it.",
        "title": "Title under which the outlet published it.",
        "published": "When the outlet published it (EDTF).",
        "accessed": "When you read it (EDTF).",
    }
)
"""The keys of a short claim of which actors and sources are made, and what they hold."""

_SUBJECT = (
    Slot("deployment", ("about", "deployment"), "Id of the deployment."),
    Slot("matter", ("about", "matter"), "Code of a subject that is no deployment."),
    Slot("decided_by", ("about", "by"), "Id of the actor that decides or announces."),
    Slot("phase", ("about", "phase"), "A named phase of the process."),
    Slot("round", ("about", "round"), "Which run of a process that happens again."),
    Slot("inferred", ("about", "inferred"), "True where you filled in the subject."),
)
_PROCESS = (
    Slot("process", ("about", "process"), "The process that it is about."),
    Slot("extent", ("about", "extent"), "How much of the deployment it is about."),
)
_TIME = (
    Slot("on", (), "On some day of this time; with an interval, on every day."),
    Slot("by", (), "On some day up to the end of this time."),
    Slot("until", (), "On every day before this time."),
    Slot("since", (), "On every day from this time on."),
    Slot("not_before", (), "On no day before this time."),
    Slot("during", (), "On some day of a date, on every day of an interval."),
    Slot("for_period", (), "A figure that is given for this period as a whole."),
    Slot("time_words", ("when", "text"), "The words of the source for the time."),
)
_PLAN = (
    Slot(
        "expected",
        (),
        "True where the speaker neither decides nor tells a plan: modality forecast.",
    ),
    Slot("condition", ("condition",), "The condition, in words: modality conditional."),
)
_PLANNED = Slot("planned", (), "True where it is intended and not so yet: modality plan.")
_BY_TYPE: Mapping[ContentType, tuple[Slot, ...]] = MappingProxyType(
    {
        "stage": (
            Slot("exceptions", ("says", "exceptions"), "Ids of deployments that are excepted."),
            Slot("enters", ("says", "enters"), "True where the change happens at the time."),
        ),
        "count": (
            Slot("number", (), "The number, where the lowest and the highest are the same."),
            Slot("low", ("says", "low"), "The least that it can be."),
            Slot("high", ("says", "high"), "The most that it can be."),
            Slot("approximate", ("says", "approximate"), "True for about, some, nearly."),
            Slot("unit", ("says", "unit"), "What is counted, if not persons."),
            Slot("basis", ("says", "basis"), "Where the bounds come from, if not printed."),
            Slot("population", ("says", "population"), "Who is counted, if not everybody."),
            Slot("some", (), "True where the number is only a part of those who moved."),
        ),
        "attribute": (
            Slot("key", ("says", "key"), "The property."),
            Slot("value", ("says", "value"), "Its value."),
            Slot("value_type", ("says", "value_type"), "How the value is compared."),
            Slot("exclusive", ("says", "exclusive"), "Whether there is one such value only."),
            Slot("daily", ("says", "daily"), "True where it may change from day to day."),
            Slot("excludes", ("says", "excludes"), "Values that it rules out."),
            Slot("implies", ("says", "implies"), "Values that come with it."),
        ),
        "scope": (Slot("subjects", ("says", "subjects"), "The subjects that are related."),),
        "said": (
            Slot("actor", ("says", "actor"), "Id of the actor that is spoken of."),
            Slot("claim", ("says", "claim"), "Id of a claim with the content in question."),
        ),
        "change": (Slot("direction", ("says", "direction"), "up, down or none."),),
    }
)
_DENIED = Slot("denied", (), "True where the speaker says that it is not so.")

SLOTS: Mapping[str, Slot] = MappingProxyType(
    {
        slot.name: slot
        for group in (_SUBJECT, _PROCESS, _TIME, (_PLANNED,), _PLAN, *_BY_TYPE.values(), (_DENIED,))
        for slot in group
    }
)
"""Every slot by its name."""


def slots_of(pattern: ReadingPattern) -> tuple[Slot, ...]:
    """Return the slots that may stand beside a reading, in the order of the guide."""
    found = [*_SUBJECT, *_TIME]
    if pattern.says != "stage":
        found += _PROCESS
    if pattern.modality == "plan":
        found += _PLAN
    elif pattern.may_be_planned:
        found += (_PLANNED, *_PLAN)
    if pattern.says != "stage":
        found.append(_DENIED)
    held = pattern.content is not None
    found += [
        slot
        for slot in _BY_TYPE[pattern.says]
        if not (held and pattern.says == "attribute" and slot.name == "key")
    ]
    return tuple(found)
