"""The tables of the reference page on time, against the parser."""

import re
from pathlib import Path

import pytest

from counterclaim.time import EdtfError, day_text, parse_edtf

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "time.md"


def rows(heading, columns):
    """Return the cells of the first table under a heading of the page."""
    section = PAGE.read_text(encoding="utf-8").split(f"\n## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("| `")]
    found = [[cell.strip(" ") for cell in line.split("|")[1:-1]] for line in lines]
    assert found
    assert all(len(cells) == columns for cells in found)
    return [[re.fullmatch("`(.*)`", cells[0])[1], *cells[1:]] for cells in found]


def bound(day):
    """Return a bound as the page writes it."""
    return "no bound" if day is None else day_text(day)


@pytest.mark.parametrize("row", rows("What is accepted", 7), ids=lambda row: row[0])
def test_accepted(row):
    """Each row of accepted forms gives the kind, the days and the precision it has."""
    text, _, kind, earliest, latest, core, precision = row
    found = parse_edtf(text)
    assert (found.kind, found.precision) == (kind, precision)
    assert (bound(found.earliest), bound(found.latest)) == (earliest, latest)
    shown = f"{bound(found.core_first)} to {bound(found.core_last)}" if found.has_core else "none"
    assert shown == core


@pytest.mark.parametrize("row", rows("What is rejected", 2), ids=lambda row: row[1])
def test_rejected(row):
    """Each row of rejected texts is rejected."""
    with pytest.raises(EdtfError):
        parse_edtf(row[0])
