"""Readings of claims: from a code of the catalogue to the fields of a claim, and back.

The catalogue is data: `READINGS` holds each reading with the words that people say, the fields
of the claim that it stands for, and its slots.
"""

from counterclaim.codelists.readings import (
    QUESTIONS,
    READINGS,
    Question,
    ReadingPattern,
    Slot,
    slots_of,
)
from counterclaim.readings.expanding import claim_fields
from counterclaim.readings.finding import find_readings
from counterclaim.readings.shape import reading_of
from counterclaim.readings.shortening import slots_of_claim

__all__ = [
    "QUESTIONS",
    "READINGS",
    "Question",
    "ReadingPattern",
    "Slot",
    "claim_fields",
    "find_readings",
    "reading_of",
    "slots_of",
    "slots_of_claim",
]
