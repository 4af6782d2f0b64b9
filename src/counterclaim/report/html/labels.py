"""A statement in two or three words, as it stands beside its bar, and its dates in words."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from counterclaim.codelists import (
    Commitment,
    Direction,
    Measure,
    Modality,
    Process,
    StageCode,
    TimeRole,
    code_list,
    facet_of,
)
from counterclaim.consistency.interpretation.times import SkipReason
from counterclaim.model import Attribute, Change, Claim, Count, Said, Scope, Stage
from counterclaim.report.sentences.names import Names, actor_name
from counterclaim.time import Edtf, day_text

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DASH = "\N{EN DASH}"
_DATE = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-([0-9]{2}))?)?")

Topic = Literal["leaving", "presence", "number", "decision", "announcement", "other"]
TOPICS: Mapping[Topic, str] = MappingProxyType(
    {
        "leaving": "Stages",
        "presence": "Presence",
        "number": "Numbers",
        "decision": "Decisions",
        "announcement": "Announcements",
        "other": "Other",
    }
)
"""The groups of a timeline, in their order."""
_PROCESSES: Mapping[Process, str] = MappingProxyType(
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
_MODALITIES: Mapping[Modality, str] = MappingProxyType(
    {
        "fact": "",
        "plan": "plan",
        "forecast": "forecast",
        "conditional": "on a condition",
        "proposal": "proposal",
        "demand": "demand",
        "wish": "wish",
        "question": "question",
        "no_position": "no position",
    }
)
_COMMITMENTS: Mapping[Commitment, str] = MappingProxyType(
    {"certain": "", "probable": "probable", "possible": "possible", "none": "not vouched for"}
)
_MEASURES: Mapping[Measure, str] = MappingProxyType(
    {
        "present": "{} there",
        "remaining": "{} to remain",
        "leaving": "{} leaving",
        "arriving": "{} arriving",
        "net_change": "change by {}",
        "lost": "{} lost",
        "ceiling": "{} allowed",
    }
)
_DIRECTIONS: Mapping[Direction, str] = MappingProxyType(
    {"up": "number rises", "down": "number falls", "none": "number stays"}
)
_ROLES: Mapping[TimeRole, str] = MappingProxyType(
    {
        "at": "at {}",
        "during": "during {}",
        "by": "by {}",
        "until": "until {}",
        "since": "since {}",
        "not_before": "not before {}",
        "for": "for {} as a whole",
    }
)
SKIPS: Mapping[SkipReason, str] = MappingProxyType(
    {
        "modality": "it does not say that anything is so",
        "commitment": "its speaker does not vouch for it",
        "content": "there is nothing in it to compare",
        "unresolved": "it refers to a record that is missing",
        "after_as_of": "it was stated after the day of the check",
        "undated": "its dates are too open to place it",
        "empty_window": "its dates leave no day that it is about",
        "relative_time": "its time depends on another event",
    }
)
"""Why a statement takes no part in the check."""


def topic_of(claim: Claim) -> Topic:
    """Return the group of a timeline to which a claim belongs."""
    says = claim.says
    if isinstance(says, Count | Change):
        return "number"
    if not isinstance(says, Stage):
        return "other"
    facet = facet_of(says.code)
    if facet == "execution":
        return "leaving"
    return facet


def label_of(claim: Claim, names: Names) -> str:
    """Return what a claim says in a few words, such as `withdrawal: final stages (plan)`."""
    content = _content(claim, names)
    if claim.polarity == "denied":
        content = f"not so: {content}"
    marks = [_MODALITIES[claim.modality], _COMMITMENTS[claim.commitment]]
    told = ", ".join(mark for mark in marks if mark)
    return f"{content} ({told})" if told else content


def _content(claim: Claim, names: Names) -> str:
    says = claim.says
    match says:
        case Stage():
            return _stage(claim, says.code)
        case Count():
            return _MEASURES[says.measure].format(_number(says))
        case Change():
            return _DIRECTIONS[says.direction]
        case Attribute():
            return f"{says.key.replace('_', ' ')}: {says.value}"
        case Said():
            return f"{actor_name(names, says.actor)}: {says.stance} ({says.claim})"
        case Scope():
            return f"{len(says.subjects)} subjects: {says.relation.replace('_', ' ')}"


def _stage(claim: Claim, code: StageCode) -> str:
    process = claim.about.process
    titles = {each.code: each.title.lower() for each in code_list("stages").codes}
    if process is None:
        return titles[code]
    some = {"all": "", "part": "partial ", "any": "any "}[claim.about.extent]
    name = f"{some}{_PROCESSES[process]}"
    return f"no {_PROCESSES[process]}" if code == "none" else f"{name}: {titles[code]}"


def _number(says: Count) -> str:
    if says.basis == "vague":
        number = "an unstated number"
    elif says.unit == "fraction":
        number = _range(says, ".0%")
    else:
        number = _range(says, ",")
    about = "about " if says.approximate and says.basis != "vague" else ""
    unit = "" if says.unit in ("persons", "fraction") else f" {says.unit}"
    who = "" if says.population is None else f" {says.population.replace('_', ' ')}"
    return f"{about}{number}{unit}{who}"


def _range(says: Count, form: str) -> str:
    low, high = says.low, says.high
    if low is not None and high is not None:
        return f"{low:{form}}" if low == high else f"{low:{form}}{DASH}{high:{form}}"
    return f"at most {high:{form}}" if low is None else f"at least {low:{form}}"


def date_words(time: Edtf) -> str:
    """Return a date in short words: `7 Sep 2024`, `Sep 2024`, `7-30 Sep 2024` with a dash."""
    text = time.text
    for sign, words in (("~", "about "), ("?", "perhaps "), ("%", "perhaps about ")):
        if text.endswith(sign) and time.kind == "moment":
            return f"{words}{_date(text[:-1], time)}"
    if time.kind == "interval":
        start, end = text.split("/")
        if start in ("", "..") or end in ("", ".."):
            return (
                f"until {_date(end, time)}"
                if start in ("", "..")
                else f"from {_date(start, time)} on"
            )
        return _range_words(_date(start, time), _date(end, time))
    return _date(text, time)


def _date(text: str, time: Edtf) -> str:
    """Return a plain date in words; of another form the days that it covers."""
    found = _DATE.fullmatch(text)
    if found is not None:
        year, month, day = found.groups()
        return " ".join(
            part
            for part in (
                str(int(day)) if day else "",
                MONTHS[int(month) - 1] if month else "",
                year,
            )
            if part
        )
    if time.kind == "interval":
        return text
    first = None if time.earliest is None else _date_of_day(time.earliest)
    last = None if time.latest is None else _date_of_day(time.latest)
    if first is None or last is None:
        return f"{last} or before" if first is None else f"{first} or after"
    return first if first == last else _range_words(first, last)


def _date_of_day(day: int) -> str:
    year, month, number = day_text(day).rsplit("-", 2)
    return f"{int(number)} {MONTHS[int(month) - 1]} {year}"


def _range_words(first: str, last: str) -> str:
    """Join two dates; the month and year that they share are said once."""
    start, end = first.split(), last.split()
    if len(start) == len(end) == 3 and start[1:] == end[1:]:
        return f"{start[0]}{DASH}{last}"
    if len(start) == len(end) > 1 and start[-1] == end[-1]:
        return f"{' '.join(start[:-1])} {DASH} {last}"
    return f"{first} {DASH} {last}"


def when_words(claim: Claim) -> str:
    """Return the time that a claim is about, or nothing where it is that of the statement."""
    when = claim.when
    if when is None:
        return ""
    if when.edtf is None:
        return when.text or "relative to another event"
    if when.edtf.kind == "interval" and when.role in ("at", "during"):
        return date_words(when.edtf)
    return _ROLES[when.role].format(date_words(when.edtf))
