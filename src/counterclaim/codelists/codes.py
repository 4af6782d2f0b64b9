"""The closed code lists as types, so that a type checker knows every code.

`lists.py` gives each code its title and description; a test keeps the two equal.
"""

from typing import Literal

ActorKind = Literal[
    "person", "organization", "state", "armed_force", "armed_group", "coalition", "unnamed"
]
NameKind = Literal[
    "native",
    "romanization",
    "alias",
    "acronym",
    "short",
    "former",
    "misspelling",
    "mistranslation",
]
PlaceKind = Literal["country", "region", "area", "town", "base", "site"]
Admiralty = Literal["A", "B", "C", "D", "E", "F"]
Credibility = Literal["1", "2", "3", "4", "5", "6"]
TextKind = Literal["quotation", "paraphrase", "translation"]
Process = Literal[
    "withdrawal", "arrival", "mission_end", "handover", "reduction", "relocation", "stay"
]
Extent = Literal["all", "part", "any"]
Polarity = Literal["affirmed", "denied"]
Modality = Literal[
    "fact",
    "plan",
    "forecast",
    "conditional",
    "proposal",
    "demand",
    "wish",
    "question",
    "no_position",
]
Commitment = Literal["certain", "probable", "possible", "none"]
TimeRole = Literal["at", "during", "by", "until", "since", "not_before", "for"]
RelationKind = Literal[
    "supports",
    "disputes",
    "corrects",
    "updates",
    "supersedes",
    "retracts",
    "repeats",
    "qualifies",
]
Facet = Literal["decision", "announcement", "execution", "presence"]
StageCode = Literal[
    "not_discussed",
    "under_discussion",
    "on_hold",
    "agreed",
    "rejected",
    "undecided",
    "unannounced",
    "announced",
    "not_started",
    "under_way",
    "final_stages",
    "suspended",
    "completed",
    "cancelled",
    "none",
    "started",
    "absent",
    "present",
]
Measure = Literal["present", "remaining", "leaving", "arriving", "net_change", "lost", "ceiling"]
Movement = Literal["total", "some"]
Direction = Literal["up", "down", "none"]
Stance = Literal["said", "confirmed", "denied", "silent", "evasive"]
ValueType = Literal["text", "boolean", "date", "place", "number", "set"]
Unit = Literal["persons", "units", "bases", "vehicles", "fraction"]
Basis = Literal["stated", "convention", "vague", "inferred_from_unit_size"]
ScopeRelation = Literal["distinct_from", "part_of", "same_as", "same_personnel_as"]
