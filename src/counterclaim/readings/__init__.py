"""Readings of claims: from a code of the catalogue to the fields of a claim, and back.

The catalogue itself is data, in `counterclaim.codelists.readings`.
"""

from counterclaim.readings.expanding import claim_fields, expand, last_day, slot_fault
from counterclaim.readings.finding import find_readings
from counterclaim.readings.shape import reading_of
from counterclaim.readings.shortening import slots_of_claim

__all__ = [
    "claim_fields",
    "expand",
    "find_readings",
    "last_day",
    "reading_of",
    "slot_fault",
    "slots_of_claim",
]
