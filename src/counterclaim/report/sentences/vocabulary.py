"""Every word and sentence of a report, as data; the other modules only put them together.

Rules of the check are not here: each says itself why it bites and what would explain it away.
"""

from collections.abc import Mapping
from types import MappingProxyType

from counterclaim.codelists import (
    Direction,
    Facet,
    Measure,
    Modality,
    Process,
    StageCode,
    Stance,
    Unit,
)
from counterclaim.consistency import Kind, Question
from counterclaim.consistency.interpretation.times import SkipReason
from counterclaim.consistency.near import Difference

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SEASONS: Mapping[str, str] = MappingProxyType(
    {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
)
QUALIFIERS: Mapping[str, str] = MappingProxyType(
    {"?": "perhaps", "~": "about", "%": "perhaps about"}
)

KINDS: Mapping[Kind, str] = MappingProxyType(
    {
        "misreport": "one utterance, reported in two ways",
        "unfulfilled": "a plan, and what others say came of it",
        "reversal": "one side takes back what it said",
        "self_contradiction": "one side contradicts itself",
        "disagreement": "two sides disagree",
    }
)
QUESTIONS: Mapping[Question, tuple[str, str]] = MappingProxyType(
    {
        "leaving": ("is anybody leaving?", "whether anybody is leaving"),
        "presence": ("is anybody there?", "whether anybody is there"),
        "number": ("how many?", "how many there are"),
        "decision": ("has it been decided?", "whether it has been decided"),
        "announcement": ("has it been announced?", "whether it has been announced"),
        "process": ("how far is it?", "how far it is"),
        "property": ("what is said of it?", "what is said of it"),
        "speech": ("who said what?", "who said what"),
    }
)
"""A question as it is asked, and as it stands in a sentence."""
COUNTED: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "present": ("how many are there?", "how many are there"),
        "remaining": ("how many stay?", "how many stay"),
        "leaving": ("how many leave?", "how many leave"),
        "arriving": ("how many come?", "how many come"),
    }
)
"""The same for numbers of one role."""
PROCESS_QUESTIONS: Mapping[Process, tuple[str, str]] = MappingProxyType(
    {
        "withdrawal": ("is anybody leaving?", "whether anybody is leaving"),
        "reduction": ("is anybody leaving?", "whether anybody is leaving"),
        "arrival": ("is anybody coming?", "whether anybody is coming"),
        "mission_end": ("is the mission ending?", "whether the mission is ending"),
        "handover": ("is it being handed over?", "whether it is being handed over"),
        "relocation": ("is anybody being moved?", "whether anybody is being moved"),
        "stay": ("may they stay?", "whether they may stay"),
    }
)
"""The same for a process."""

STATES: Mapping[Facet, Mapping[str, str]] = MappingProxyType(
    {
        "decision": MappingProxyType(
            {
                "not_discussed": "not discussed",
                "under_discussion": "under discussion",
                "on_hold": "on hold",
                "agreed": "agreed",
                "rejected": "rejected",
            }
        ),
        "announcement": MappingProxyType(
            {"unannounced": "not announced", "announced": "announced"}
        ),
        "execution": MappingProxyType(
            {
                "not_started": "still to begin",
                "main_phase": "going on",
                "final_phase": "nearly done",
                "suspended": "halted",
                "completed": "done",
                "cancelled": "called off",
            }
        ),
        "presence": MappingProxyType({"absent": "nobody is there", "present": "people are there"}),
    }
)
"""In which state something is, after `is` but for presence."""

PROCESSES: Mapping[Process, str] = MappingProxyType(
    {
        "withdrawal": "withdrawal of",
        "arrival": "arrival of",
        "mission_end": "end of the mission of",
        "handover": "handover by",
        "reduction": "reduction of",
        "relocation": "move of",
        "stay": "stay of",
    }
)
EXTENTS: Mapping[str, str] = MappingProxyType(
    {"all": "", "part": "some people from ", "any": "anybody from "}
)

STAGES: Mapping[StageCode, str] = MappingProxyType(
    {
        "not_discussed": "the {subject} is not being discussed",
        "under_discussion": "the {subject} is under discussion",
        "on_hold": "talks on the {subject} are on hold",
        "agreed": "the {subject} is agreed",
        "rejected": "the {subject} is rejected",
        "undecided": "the {subject} has not been decided",
        "unannounced": "the {subject} has not been announced",
        "announced": "the {subject} has been announced",
        "not_started": "the {subject} has not begun",
        "under_way": "the {subject} is under way",
        "final_stages": "the {subject} is in its final stages",
        "suspended": "the {subject} is halted",
        "completed": "the {subject} is complete",
        "cancelled": "the {subject} is called off",
        "none": "there is no {subject}",
        "started": "the {subject} has begun",
        "absent": "nobody from {subject} is there",
        "present": "people from {subject} are there",
    }
)
"""What a claim with a stage says; `{subject}` is the process of a deployment."""
PLANNED: Mapping[StageCode, str] = MappingProxyType(
    {
        "not_started": "the {subject} is not to begin",
        "under_way": "the {subject} is to be under way",
        "final_stages": "the {subject} is to be in its final stages",
        "suspended": "the {subject} is to be halted",
        "completed": "the {subject} is to be complete",
        "cancelled": "the {subject} is to be called off",
        "none": "there is to be no {subject}",
        "started": "the {subject} is to begin",
        "agreed": "the {subject} is to be agreed",
        "announced": "the {subject} is to be announced",
        "absent": "nobody from {subject} is to be there",
        "present": "people from {subject} are to be there",
    }
)
"""The same where it is planned, expected, or hangs on a condition."""
CROWDS = frozenset(
    (
        *("advisers", "advisors", "aircraft", "bases", "battalions", "brigades", "contractors"),
        *("fighters", "forces", "guards", "instructors", "marines", "members", "mercenaries"),
        *("military", "observers", "paratroopers", "peacekeepers", "people", "personnel", "police"),
        *("soldiers", "specialists", "staff", "tanks", "trainers", "troops", "units", "vehicles"),
        "warships",
    )
)
"""Words for many, after which `there are no US forces in Iraq` is English."""
IN_CROWDS: Mapping[StageCode, str] = MappingProxyType(
    {"absent": "there are no {subject}", "present": "there are {subject}"}
)
PLANNED_IN_CROWDS: Mapping[StageCode, str] = MappingProxyType(
    {"absent": "there are to be no {subject}", "present": "there are to be {subject}"}
)

MODALITIES: Mapping[Modality, str] = MappingProxyType(
    {
        "fact": "",
        "plan": "a plan",
        "forecast": "a forecast",
        "conditional": "on a condition",
        "proposal": "a proposal",
        "demand": "a demand",
        "wish": "a wish",
        "question": "a question",
        "no_position": "no position",
    }
)
COMMITMENTS: Mapping[str, str] = MappingProxyType(
    {"certain": "", "probable": "probable", "possible": "possible", "none": "not vouched for"}
)
ROLES: Mapping[str, str] = MappingProxyType(
    {"by": "by {time}", "until": "until {time}", "since": "since {time}"}
    | {"not_before": "not before {time}", "for": "for {time} as a whole"}
)
MEASURES: Mapping[Measure, str] = MappingProxyType(
    {
        "present": "{number} from {subject} {are} there",
        "remaining": "{number} from {subject} stay{s}",
        "leaving": "{number} from {subject} leave{s}",
        "arriving": "{number} from {subject} come{s}",
        "net_change": "the number of {subject} changes by {number}",
        "lost": "{number} from {subject} {are} lost",
        "ceiling": "at most {number} from {subject} may be there",
    }
)
PLANNED_MEASURES: Mapping[Measure, str] = MappingProxyType(
    {
        "present": "{number} from {subject} {are} to be there",
        "remaining": "{number} from {subject} {are} to stay",
        "leaving": "{number} from {subject} {are} to leave",
        "arriving": "{number} from {subject} {are} to come",
    }
)
PAST_TENSE: Mapping[str, str] = MappingProxyType(
    {
        " {are} ": " {was} ",
        " stay{s}": " stayed",
        " leave{s}": " left",
        " come{s}": " came",
        " changes ": " changed ",
        "there are ": "there were ",
        "there is ": "there was ",
        " is ": " was ",
        " are ": " were ",
        " has ": " had ",
    }
)
"""Verbs of what is said, in the past."""
UNITS: Mapping[Unit, str] = MappingProxyType(
    {
        "persons": "people",
        "units": "military units",
        "bases": "bases",
        "vehicles": "vehicles",
        "fraction": "as a share",
    }
)
ONE: Mapping[Unit, str] = MappingProxyType(
    {"persons": "person", "units": "military unit", "bases": "base", "vehicles": "vehicle"}
)
SCOPES: Mapping[str, str] = MappingProxyType(
    {
        "distinct_from": "{subjects} are different things",
        "part_of": "the first is a part of the second: {subjects}",
        "same_as": "{subjects} are one and the same",
        "same_personnel_as": "{subjects} are the same people",
    }
)
STANCES: Mapping[Stance, str] = MappingProxyType(
    {
        "said": "{actor} said that {content}",
        "confirmed": "{actor} confirmed that {content}",
        "denied": "{actor} denied that {content}",
        "silent": "{actor} said nothing of whether {content}",
        "evasive": "{actor} did not answer whether {content}",
    }
)
DIRECTIONS: Mapping[Direction, str] = MappingProxyType(
    {
        "up": "the number of {subject} grows",
        "down": "the number of {subject} shrinks",
        "none": "the number of {subject} stays the same",
    }
)

ASSUMED: Mapping[str, str] = MappingProxyType(
    {
        "inferred_subject": "{claims} leaves out what it is about, which is taken to be {about}.",
        "plan": "{claims} is a plan, which is taken to be carried out.",
        "forecast": "{claims} speaks of what was still to come, and is taken at its word.",
        "conditional": "{claims} holds only on a condition, which is taken to be met: {condition}.",
        "hedged": "{claims} calls it no more than {commitment}, and is taken at its word.",
        "part_of": "{part} is recorded as a part of {whole}.",
        "claimed_part": "{claims} says that one is a part of the other.",
        "strong_reading": "What is said of a time is taken to hold throughout it, or at its "
        "nearer end.",
        "withdrawn": "{claims} was withdrawn later.",
    }
)
"""What a conflict takes for granted besides the rules of the check."""
UNLESS: Mapping[str, str] = MappingProxyType(
    {
        "inferred_subject": "{speakers} spoke of something else ({ids})",
        "plan": "the plan is not carried out ({ids})",
        "forecast": "things turn out otherwise than {speakers} expected ({ids})",
        "conditional": "the condition is not met ({ids}: {condition})",
        "hedged": "what {speakers} called {commitment} is not so ({ids})",
        "part_of": "the data wrongly count {part} among {whole}",
        "strong_reading": "it was so during only a part of the time that was named",
        "withdrawn": "{speakers} no longer held it by then ({ids})",
    }
)
"""What would make the statements true together, for each of them."""
NOTHING_ELSE = "one of them was misquoted, or spoke of other people or another day"
"""What would reconcile statements that exclude one another by their words alone."""

UNLINKED = "nobody else speaks of the same subject or property"
"""Why a claim that takes part can meet no other one."""
SKIPS: Mapping[SkipReason, str] = MappingProxyType(
    {
        "modality": "a demand, wish, question, proposal, or no position: it does not say that "
        "anything is so",
        "commitment": "its speaker does not vouch for it",
        "content": "a content in which there is nothing to compare",
        "unresolved": "it refers to a record that is missing",
        "after_as_of": "it was stated after the day of the check",
        "undated": "its dates are too open to place it",
        "empty_window": "its dates leave no day that it is about",
        "relative_time": "its time depends on another event",
    }
)
"""Why a claim takes no part."""

NEAR: Mapping[Difference, str] = MappingProxyType(
    {
        "day": "they do not speak of the same day",
        "population": "they do not count the same people",
        "certainty": "not both are told as certain",
        "condition": "not both hold without a condition",
    }
)
"""What parts two claims that would clash if they meant the same of it."""
