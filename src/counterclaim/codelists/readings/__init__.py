"""The catalogue of readings: what people say about a deployment, and how a claim says it.

Each reading has one code, answers one question, and stands for fields of a claim that no
other reading stands for. Its phrases stand under no other reading.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import get_args

from counterclaim.codelists.readings.decisions import DECISIONS
from counterclaim.codelists.readings.examples import BY_SPEAKER, EXAMPLES, BySpeaker, Example
from counterclaim.codelists.readings.leaving import LEAVING, MOVING
from counterclaim.codelists.readings.numbers import NUMBERS
from counterclaim.codelists.readings.others import NO_PART, PROPERTIES, RELATIONS, SPEECH
from counterclaim.codelists.readings.pattern import (
    ContentType,
    Question,
    ReadingPattern,
    Teller,
)
from counterclaim.codelists.readings.presence import PRESENCE
from counterclaim.codelists.readings.slots import NAMES, SLOTS, TIME_SLOTS, Slot, slots_of

__all__ = [
    "BY_SPEAKER",
    "EXAMPLES",
    "NAMES",
    "QUESTIONS",
    "READINGS",
    "SLOTS",
    "TIME_SLOTS",
    "BySpeaker",
    "ContentType",
    "Example",
    "Question",
    "ReadingPattern",
    "Slot",
    "Teller",
    "reading_pattern",
    "slots_of",
]

_ALL = (
    *LEAVING,
    *MOVING,
    *PRESENCE,
    *NUMBERS,
    *DECISIONS,
    *SPEECH,
    *PROPERTIES,
    *RELATIONS,
    *NO_PART,
)

READINGS: Mapping[str, ReadingPattern] = MappingProxyType({entry.code: entry for entry in _ALL})
"""Every reading by its code, question by question."""

_ASKED = {
    "leaving": "Do they leave, some or all of them, and how far is it?",
    "presence": "Is somebody there, coming, staying, or never was?",
    "number": "How many are there, left, came, are to remain?",
    "decision": "Has it been decided, and by whom?",
    "announcement": "Has it been announced officially?",
    "speech": "Has somebody said it?",
    "property": "What else is said of it?",
    "relation": "How are two subjects related?",
    "none": "It is kept and not compared.",
}

QUESTIONS: Mapping[Question, str] = MappingProxyType(
    {question: _ASKED[question] for question in get_args(Question)}
)
"""What each question asks, in words."""


def reading_pattern(code: str) -> ReadingPattern:
    """Return a reading by its code; raises KeyError for a code that is not in `READINGS`."""
    return READINGS[code]
