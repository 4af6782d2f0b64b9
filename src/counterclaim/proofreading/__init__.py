"""Reading claims back: how each is read, for which days, and what else it could meet."""

from counterclaim.proofreading.editing import Waiting, answered, edited, removed, waiting_in
from counterclaim.proofreading.entries import ReadBack, read_back
from counterclaim.proofreading.walking import Walk, walk

__all__ = [
    "ReadBack",
    "Waiting",
    "Walk",
    "answered",
    "edited",
    "read_back",
    "removed",
    "waiting_in",
    "walk",
]
