"""The checker finds what the table of clashes says, for two claims made of each of its cells.

A clash that is certain or likely is found as one of the two, one that is weak as weak or not at
all, and where there is none nothing is found. What differs stands in `clash_exceptions.csv`, by
pairs of readings, with the reason.
"""

import csv
from functools import cache
from itertools import groupby
from pathlib import Path

import pytest
from tests.conformance.clash_cases import can_be_tried, checked

from counterclaim.codelists.clashes import SAMPLES, cells
from counterclaim.codelists.readings import READINGS

EXCEPTIONS = Path(__file__).parent / "clash_exceptions.csv"
QUESTIONS = {"leaving", "presence", "number", "decision", "announcement"}
AT_ONCE = 600

STRONG = {"certain", "likely"}
FITTING = {
    "certain": STRONG,
    "likely": STRONG,
    "weak": {"weak", "none"},
    "none": {"none"},
    "open": STRONG | {"weak", "none"},
}


def question_of(name):
    """Return the question that a sample answers."""
    return READINGS[SAMPLES[name].reading].question


def is_tried(cell):
    """Whether a cell is tried: all of the main questions, and elsewhere those with a clash.

    Of statements about statements a few are enough: they do not look at what is told.
    """
    questions = {question_of(cell.first), question_of(cell.second)}
    if "speech" in questions:
        return cell.second in FEW or cell.first in FEW
    return questions <= QUESTIONS or cell.verdict != "none"


FEW = ("has_left", "stays", "number_there(900)", "opinion(mistake)")


@cache
def differing(first):
    """Return the cells of a first sample in which the checker differs, with what it found."""
    own = (cell for cell in by_first()[first] if can_be_tried(cell) and is_tried(cell))
    found = []
    chosen = list(own)
    for start in range(0, len(chosen), AT_ONCE):
        part = chosen[start : start + AT_ONCE]
        for cell, conflict in zip(part, checked(part), strict=True):
            grade = "none" if conflict is None else conflict.grade
            if grade not in FITTING[cell.verdict]:
                found.append((cell, grade))
    return found


@cache
def by_first():
    """Return all cells by the sample that is said first."""
    return {first: list(found) for first, found in groupby(cells(), lambda cell: cell.first)}


def pair_of(cell):
    """Return the two readings of a cell, in the order of the alphabet."""
    return "/".join(sorted(SAMPLES[name].reading for name in (cell.first, cell.second)))


@cache
def exceptions():
    """Return the exceptions: judged, found and pair, each with its reason."""
    with EXCEPTIONS.open(encoding="utf-8", newline="") as file:
        return {
            (row["judged"], row["found"], pair): row["why"]
            for row in csv.DictReader(file)
            for pair in row["pairs"].split()
        }


@pytest.mark.parametrize("first", SAMPLES)
def test_the_checker_finds_what_the_table_says(first):
    """No cell of a first sample differs but those of the exceptions."""
    wrong = [
        (cell, grade)
        for cell, grade in differing(first)
        if (cell.verdict, grade, pair_of(cell)) not in exceptions()
    ]
    assert not wrong, f"{len(wrong)} cells, first {wrong[0]}"


def test_every_exception_is_needed():
    """An exception that no cell needs any longer is removed."""
    needed = {
        (cell.verdict, grade, pair_of(cell))
        for first in SAMPLES
        for cell, grade in differing(first)
    }
    assert set(exceptions()) - needed == set()
    assert all(exceptions().values())
