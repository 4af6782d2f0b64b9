"""Every word and sentence of a report, as data; the other modules only put them together.

Texts in braces are filled in: `{claims}` with statements and their speakers, `{part}` and
`{whole}` with the deployments that a rule joins, `{subject}` with a single one.
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
from counterclaim.consistency.result import AssumptionCode, ConflictBasis, Kind
from counterclaim.consistency.theory import Skip

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
        "impossible": "impossible by itself",
        "misreport": "misreport",
        "unfulfilled": "unfulfilled",
        "reversal": "reversal",
        "self_contradiction": "self-contradiction",
        "disagreement": "disagreement",
    }
)
BASES: Mapping[ConflictBasis, str] = MappingProxyType(
    {
        "stage": "about stages",
        "count": "about numbers",
        "date": "about a date",
        "attribute": "about what is said of it",
        "mixed": "about stages and numbers",
    }
)

STATES: Mapping[Facet, Mapping[str, str]] = MappingProxyType(
    {
        "decision": MappingProxyType(
            {
                "not_discussed": "undiscussed",
                "under_discussion": "under discussion",
                "on_hold": "on hold",
                "agreed": "agreed",
                "rejected": "rejected",
            }
        ),
        "announcement": MappingProxyType({"unannounced": "unannounced", "announced": "announced"}),
        "execution": MappingProxyType(
            {
                "not_started": "still to begin",
                "main_phase": "in its main phase",
                "final_phase": "in its final phase",
                "suspended": "suspended",
                "completed": "completed",
                "cancelled": "cancelled",
            }
        ),
        "presence": MappingProxyType({"absent": "absent", "present": "present"}),
    }
)
"""What the subject `would have to be`, by facet and state."""

PROCESSES: Mapping[Process, str] = MappingProxyType(
    {
        "withdrawal": "withdrawal of",
        "arrival": "arrival of",
        "mission_end": "end of the mission of",
        "handover": "handover by",
        "reduction": "reduction of",
        "relocation": "relocation of",
        "stay": "stay of",
    }
)
EXTENTS: Mapping[str, str] = MappingProxyType(
    {"all": "", "part": "a part of ", "any": "any part of "}
)

STAGES: Mapping[StageCode, str] = MappingProxyType(
    {
        "not_discussed": "the {subject} is not being discussed",
        "under_discussion": "the {subject} is under discussion",
        "on_hold": "talks on the {subject} are on hold",
        "agreed": "the {subject} is agreed",
        "rejected": "the {subject} is rejected",
        "undecided": "the {subject} is undecided",
        "unannounced": "the {subject} is not announced",
        "announced": "the {subject} is announced",
        "not_started": "the {subject} has not started",
        "under_way": "the {subject} is under way",
        "final_stages": "the {subject} is in its final stages",
        "suspended": "the {subject} is suspended",
        "completed": "the {subject} is completed",
        "cancelled": "the {subject} is cancelled",
        "none": "there is no {subject} (not started, or cancelled)",
        "started": "the {subject} has started",
        "absent": "nobody of {subject} is there",
        "present": "somebody of {subject} is there",
    }
)
"""What a claim with a stage says; `{subject}` is the process of a deployment."""

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
        "present": "{number} of {subject} {are} there",
        "remaining": "{number} of {subject} remain{s}",
        "leaving": "{number} of {subject} leave{s}",
        "arriving": "{number} of {subject} arrive{s}",
        "net_change": "the number of {subject} changes by {number}",
        "lost": "{number} of {subject} {are} lost",
        "ceiling": "at most {number} of {subject} may be there",
    }
)
PAST_TENSE: Mapping[str, str] = MappingProxyType(
    {
        " {are} ": " {was} ",
        " remain{s}": " remained",
        " leave{s}": " left",
        " arrive{s}": " arrived",
        " changes ": " changed ",
        " is ": " was ",
        " are ": " were ",
        " has ": " had ",
    }
)
"""Verbs of what is said, in the past."""
UNITS: Mapping[Unit, str] = MappingProxyType(
    {
        "persons": "persons",
        "units": "military units",
        "bases": "bases",
        "vehicles": "vehicles",
        "fraction": "as a share",
    }
)
SCOPES: Mapping[str, str] = MappingProxyType(
    {
        "distinct_from": "these are different things: {subjects}",
        "part_of": "the first is a part of the second: {subjects}",
        "same_as": "these are one and the same: {subjects}",
        "same_personnel_as": "these are the same people: {subjects}",
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

REASONS: Mapping[str, str] = MappingProxyType(
    {
        "explicit_dispute": "one of them disputes the other",
        "denied_then_affirmed": "one party first denies it and later affirms it",
        "strong_reading": "the time is read in its strict sense",
        "contemporaneous": "reports on the present are taken to be about the same days",
        "takes_time": "a withdrawal that has not begun is taken not to be nearly over within days",
        "presence_persists": "a presence or an absence is taken to last until somebody moves",
        "already_held": "what is reported as going on is taken to have been so some days before",
        "presence_before": "a withdrawal is taken to begin with somebody there",
        "leaving_means_reduction": "when people leave, a reduction is taken to have begun",
        "arriving_means_arrival": "when people arrive, an arrival is taken to have begun",
        "plan_means_agreed": "who decides and states a plan is taken to have agreed on it",
        "arrival_present": "where people have come, somebody is taken to be there",
        "holds_ahead": "what is said of the days to come is taken to come true",
        "stay_permitted": "who plans to stay is taken not to have been refused leave to stay",
        "completed_means_absent": "a completed withdrawal leaves nobody behind",
        "under_way_present": "while a withdrawal is going on, somebody is taken to be there still",
        "whole_completed": "a completed withdrawal of the whole includes every part",
        "final_reaches_parts": (
            "when a withdrawal is in its final phase, every part is taken to have begun"
        ),
        "part_present": "where a part is present, so is the whole",
        "withdrawal_reduces": "a withdrawal that has begun is a reduction as well",
        "part_reduces_whole": "when a part withdraws, the whole is taken to be reduced",
        "no_return": "nobody is taken to come back after a completed withdrawal",
        "no_regression": "what has begun or is done is taken not to go backwards",
        "figure_persists": "a reported figure is taken to stand until somebody moves",
        "period_figure": "the figure for a period is taken to hold on each of its days",
        "ceiling_holds": "no more are taken to be there than are allowed",
        "change_excludes_withdrawal": (
            "while the number grows or stays the same, nothing is taken to be withdrawn"
        ),
        "target_stands": "what a plan leaves behind is taken to be all that is there afterwards",
        "closure": "what is said to move is taken to be all that moves",
        "step_arithmetic": "what is there, less what leaves, is taken to be what remains",
        "single_value": "the property has one value only",
        "denied_value": "one of them denies what the other says",
        "excluded_value": "one value rules the other out",
        "claimed_part": "one deployment is said to be a part of the other, or the same",
        "deadline_moved": "one target is taken to have one deadline",
        "entered_once": "what is entered is taken to be entered once",
        "condition_added": "a plan without a condition is taken to stay without one",
        "own_words": "an actor is held to what it is reported to have said",
        "balance": "a stock changes by those who come and those who leave",
        "count_present": "somebody is there where at least one person is counted",
        "population_within": "a group of persons is at most a larger one that holds it",
        "parts_within_whole": "the parts are together at most the whole",
        "partition_exhaustive": "the parts are together the whole",
        "transitions": "stages follow one another in a set order",
    }
)
"""Why a rule keeps a state away, in the order in which several of them are told."""

ASSUMPTIONS: Mapping[AssumptionCode, str] = MappingProxyType(
    {
        "inferred_subject": (
            "{claims} leaves out what it is about; it is taken to be about {about}."
        ),
        "plan": "{claims} states a plan, which is taken to be carried out as stated.",
        "forecast": "{claims} speaks of what was still to come, and is taken at its word.",
        "conditional": "{claims} holds only on a condition, which is taken to be met: {condition}.",
        "hedged": "{claims} calls it no more than {commitment}, and is taken at its word.",
        "part_of": "{part} is recorded as a part of {whole}.",
        "strong_reading": (
            "The time of {claims} ({time}) is read strictly: throughout it, or at its nearer limit."
        ),
        "completed_means_absent": "A completed withdrawal leaves nobody behind.",
        "part_present": "Where {part} is present, so is {whole}.",
        "whole_completed": "A completed withdrawal of {whole} includes {part}.",
        "withdrawal_reduces": "A withdrawal of {subject} that has begun is a reduction as well.",
        "no_regression": (
            "What is said of {subject} does not go backwards: it is not reopened or begun again."
        ),
        "no_return": (
            "Nobody comes back to {subject} after a completed withdrawal, since nobody is said "
            "to have come."
        ),
        "under_way_present": (
            "While the withdrawal of {subject} is going on, somebody is still there."
        ),
        "final_reaches_parts": (
            "When the withdrawal of {whole} is in its final phase, that of {part} has begun."
        ),
        "part_reduces_whole": (
            "When the withdrawal of {part} has begun, a reduction of {whole} has begun too."
        ),
        "leaving_means_reduction": "If people leave, as {claims} says, a reduction has begun.",
        "arriving_means_arrival": "If people arrive, as {claims} says, an arrival has begun.",
        "takes_time": (
            "A withdrawal that has not begun, as {claims} says, is not in its final phase or "
            "completed {within}."
        ),
        "presence_persists": (
            "What {claims} says of who is there goes on to hold for {days}, as far as nobody "
            "is said to have moved."
        ),
        "already_held": (
            "What {claims} reports as going on was so some days before, since nobody is said "
            "to have begun it then."
        ),
        "presence_before": (
            "If a withdrawal has begun, as {claims} says, somebody was there before."
        ),
        "contemporaneous": (
            "{claims} and the other reports on the same present are about the same days."
        ),
        "plan_means_agreed": "{claims} comes from those who decide, so that they have agreed.",
        "arrival_present": "If people have come, as {claims} says, somebody is there.",
        "holds_ahead": (
            "{claims} speaks of days after its statement, too; nobody can report those, and it is "
            "taken as a promise."
        ),
        "stay_permitted": (
            "{claims} takes it that nobody who decides on it has refused leave to stay."
        ),
        "figure_persists": (
            "What {claims} reports still stands later, but for those who are said to move and a "
            "slow drift."
        ),
        "period_figure": "The figure of {claims} for a period holds on each of its days.",
        "ceiling_holds": "No more are there than {claims} says are allowed.",
        "change_excludes_withdrawal": (
            "If the number does not fall, as {claims} says, nothing is being withdrawn."
        ),
        "target_stands": (
            "After the deadline of {claims} no more are there than were to remain, but for those "
            "who are said to come and a slow drift."
        ),
        "closure": (
            "{claims}: nobody else is said to have moved between the two, so that this is all."
        ),
        "step_arithmetic": (
            "{claims} speak of one step: what was there, less what leaves, is what remains."
        ),
        "single_value": "The property that {claims} give has one value only.",
        "denied_value": "Of {claims}, one denies what the other says of the property.",
        "excluded_value": "Of {claims}, one gives a value that rules out that of the other.",
        "claimed_part": "{claims} says that {part} is a part of {whole}, or the same.",
        "deadline_moved": (
            "{claims} set two deadlines for one target, and neither takes the other back."
        ),
        "entered_once": (
            "{claims} give two days of one change, and nobody says that it was undone in between."
        ),
        "condition_added": (
            "{claims} plan the same, one of them only under a condition, and neither takes the "
            "other back."
        ),
        "own_words": "{claims}: an actor is held to what it is reported to have said.",
        "balance": "The number at {subject} changes only by those who come and leave.",
        "count_present": "Somebody is at {subject} where at least one person is counted.",
        "population_within": "A group at {subject} is at most a larger one that holds it.",
        "parts_within_whole": "The parts of {whole} are together at most the whole.",
        "partition_exhaustive": "The recorded parts of {whole} are together the whole.",
        "explicit_dispute": "Of {claims}, one disputes the other, so that not both are true.",
        "denied_then_affirmed": (
            "{claims}: the same party first says that there is none and later that there is, and "
            "nobody says that it began in between."
        ),
    }
)
"""What a conflict rests on, one sentence a code."""

SHORT_ASSUMPTIONS: Mapping[AssumptionCode, str] = MappingProxyType(
    {
        "inferred_subject": "a subject is inferred",
        "plan": "a plan is carried out",
        "forecast": "a forecast is taken at its word",
        "conditional": "a condition is met",
        "hedged": "a hedged statement is taken at its word",
        "part_of": "a part belongs to its whole",
        "strong_reading": "a time is read strictly",
        "completed_means_absent": "a completed withdrawal leaves nobody",
        "part_present": "a part is present with its whole",
        "whole_completed": "the whole includes its parts",
        "withdrawal_reduces": "a withdrawal is a reduction",
        "no_regression": "nothing goes backwards",
        "no_return": "nobody comes back",
        "under_way_present": "somebody is there during a withdrawal",
        "final_reaches_parts": "the final phase reaches every part",
        "part_reduces_whole": "a part that withdraws reduces the whole",
        "leaving_means_reduction": "people who leave are a reduction",
        "arriving_means_arrival": "people who arrive are an arrival",
        "takes_time": "a withdrawal takes time",
        "presence_persists": "a presence lasts",
        "already_held": "what goes on did so before",
        "presence_before": "somebody was there before",
        "contemporaneous": "reports are about the same days",
        "plan_means_agreed": "a plan is agreed",
        "arrival_present": "who has come is there",
        "holds_ahead": "what is said of days to come holds",
        "stay_permitted": "a stay is not refused",
        "figure_persists": "a figure stands for a while",
        "period_figure": "a figure for a period holds on each day",
        "ceiling_holds": "a ceiling is kept",
        "change_excludes_withdrawal": "a number that does not fall means no withdrawal",
        "target_stands": "a target is kept",
        "closure": "only claimed movements happen",
        "step_arithmetic": "the figures are of one step",
        "single_value": "a property has one value",
        "denied_value": "a value is denied",
        "excluded_value": "a value rules out another",
        "claimed_part": "a claimed part is one",
        "deadline_moved": "a target has one deadline",
        "entered_once": "a change happens once",
        "condition_added": "a plan stays without a condition",
        "own_words": "an actor is held to its words",
        "balance": "numbers change by movements",
        "count_present": "counted persons are present",
        "population_within": "a group is part of a larger one",
        "parts_within_whole": "parts are within the whole",
        "partition_exhaustive": "the parts are the whole",
        "explicit_dispute": "a dispute is meant",
        "denied_then_affirmed": "a denial is not out of date",
    }
)
"""The same in a few words, after `assuming that`."""

UNLINKED = "no other claim speaks of the same unit, population or share of the same subject"
"""Why a number is compared with no other one."""

SKIPS: Mapping[Skip, str] = MappingProxyType(
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
