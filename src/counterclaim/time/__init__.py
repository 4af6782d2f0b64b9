"""Dates and durations as claims state them, with the day as the grain.

A date is a text of the Extended Date/Time Format (EDTF, ISO 8601-2:2019): levels 0 and 1, and
the one-of sets of level 2. A duration is a text of ISO 8601-1. Days are integers: the proleptic
Gregorian day that `datetime.date.toordinal` would give, continued to all years.
"""

from counterclaim.time._dates import Precision
from counterclaim.time._days import day_number, day_text
from counterclaim.time._patterns import DURATION_PATTERN, EDTF_PATTERN
from counterclaim.time.duration import Duration, add_duration, parse_duration, smallest_unit
from counterclaim.time.edtf import Edtf, Kind, parse_edtf
from counterclaim.time.errors import MAX_LENGTH, DurationError, EdtfError

__all__ = [
    "DURATION_PATTERN",
    "EDTF_PATTERN",
    "MAX_LENGTH",
    "Duration",
    "DurationError",
    "Edtf",
    "EdtfError",
    "Kind",
    "Precision",
    "add_duration",
    "day_number",
    "day_text",
    "parse_duration",
    "parse_edtf",
    "smallest_unit",
]
