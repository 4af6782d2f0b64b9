"""Reading statements: from words to proposals of claims, for people to confirm.

The reader is a function of the words alone, by published tables for each language: no clock, no
network, no model. `Reader` is what others offer in its place.
"""

from counterclaim.reading.language import languages
from counterclaim.reading.reader import read, with_alternative
from counterclaim.reading.readers import ENTRY_POINTS, ReaderError, reader_named
from counterclaim.reading.values import Proposal, Reader, Readings, Words

__all__ = [
    "ENTRY_POINTS",
    "Proposal",
    "Reader",
    "ReaderError",
    "Readings",
    "Words",
    "languages",
    "read",
    "reader_named",
    "with_alternative",
]
