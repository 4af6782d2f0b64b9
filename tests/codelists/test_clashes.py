"""The table of clashes: complete, in order, and without entries that say nothing."""

import csv
import io
from collections import Counter
from pathlib import Path

import pytest

from counterclaim.codelists.clashes import ENTRIES, GROUPS, SAMPLES, cells, samples_of
from counterclaim.codelists.clashes.entry import clash
from counterclaim.codelists.readings import READINGS

ROOT = Path(__file__).parents[2]
TURNED = {"same": "same", "first_of_part": "second_of_part", "second_of_part": "first_of_part"}
ALL = {
    (cell.first, cell.second, cell.extent, cell.parties, cell.gap): cell.verdict for cell in cells()
}
EVERY = [entry for topic in ENTRIES.values() for entry in topic]


def test_every_pair_is_judged_in_every_situation():
    """There is a cell for each pair of samples, each extent, and each of the six situations."""
    assert len(ALL) == len(SAMPLES) ** 2 * 3 * 6


def test_every_reading_has_a_sample():
    """No reading is left out, and no sample is of something else."""
    assert {sample.reading for sample in SAMPLES.values()} == set(READINGS)


def test_on_one_day_there_is_no_order():
    """Where both are said on one day, it does not matter which is named first."""
    for (first, second, extent, parties, gap), verdict in ALL.items():
        if gap == "same_day":
            assert ALL[second, first, TURNED[extent], parties, gap] == verdict, (first, second)


def test_what_a_reading_says_does_not_clash_with_itself():
    """A party that repeats itself, or another that agrees, is no clash."""
    agreeing = [verdict for key, verdict in ALL.items() if key[0] == key[1]]
    assert set(agreeing) <= {"none", "open"}


@pytest.mark.parametrize("entry", EVERY, ids=lambda entry: f"{entry.left}-{entry.right}")
def test_an_entry_decides_some_pair(entry):
    """Its names are known, and no earlier entry takes everything from it."""
    assert samples_of(entry.left)
    assert samples_of(entry.right)
    assert any(cell.reason == entry.reason for cell in cells())


def test_names_are_known():
    """Groups hold readings or samples, and other names are errors."""
    for name in GROUPS:
        assert samples_of([name])
    with pytest.raises(KeyError):
        samples_of(["nowhere"])


@pytest.mark.parametrize("grid", ["cl cl-", "clw", "clx clw", "clw clw clw"])
def test_a_grid_has_a_letter_for_each_situation(grid):
    """A grid of another size, or with another letter, is an error."""
    with pytest.raises((ValueError, KeyError)):
        clash("stays", "has_left", grid, "-- --", "It is so.")


def test_the_published_table_is_the_table():
    """The file holds each pair that clashes somewhere once, with the verdicts of its cells."""
    text = (ROOT / "schemas/1.0/clashes.csv").read_text("utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    keys = Counter((row["first"], row["second"], row["extent"]) for row in rows)
    assert set(keys.values()) == {1}
    assert set(keys) == {key[:3] for key, verdict in ALL.items() if verdict != "none"}
    for row in rows:
        for parties in ("one", "two"):
            for gap in ("same_day", "days", "months"):
                told = row[f"{parties}_{gap}"] or "none"
                key = (row["first"], row["second"], row["extent"], parties, gap)
                assert told == ALL[key]
