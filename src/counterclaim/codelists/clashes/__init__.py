"""The table of clashes: which readings about one subject cannot both be so, and how surely.

It is written as people judge, and the checker is measured by it.
"""

from counterclaim.codelists.clashes.entry import GAPS, Entry, Extent, Gap, Grid, Parties, Verdict
from counterclaim.codelists.clashes.groups import GROUPS
from counterclaim.codelists.clashes.samples import SAMPLES, Sample
from counterclaim.codelists.clashes.table import ENTRIES, Cell, cells, samples_of

__all__ = [
    "ENTRIES",
    "GAPS",
    "GROUPS",
    "SAMPLES",
    "Cell",
    "Entry",
    "Extent",
    "Gap",
    "Grid",
    "Parties",
    "Sample",
    "Verdict",
    "cells",
    "samples_of",
]
