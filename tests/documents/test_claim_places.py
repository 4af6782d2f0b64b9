"""Where claims stand in files of each format."""

import json

import pytest
from attrs import evolve
from tests.report.samples import NONE_AND_FINAL, dataset

from counterclaim.cli.inputs import Input, read_input
from counterclaim.documents import dumps, locate_claims, reads
from counterclaim.findings import Location
from counterclaim.tables import write_tables

DATA = dataset(*NONE_AND_FINAL, evolve(NONE_AND_FINAL[0], id="a/b"))


@pytest.mark.parametrize("form", ["json", "jsonl", "yaml"])
def test_lines_are_those_of_the_claims(form):
    """In each format the line of a claim holds its id, there or on the next line."""
    text = dumps(DATA, form)
    places = locate_claims(reads(text, form), ["c1", "c2", "a/b", "not-there"])
    assert set(places) == {"c1", "c2", "a/b"}
    lines = text.split("\n")
    for name, at in places.items():
        assert at.record_id == name
        shown = name
        assert shown in "\n".join(lines[at.line - 1 : at.line + 1])
    assert len({at.line for at in places.values()}) == 3


def test_without_a_finder_there_is_a_pointer():
    """Where nothing finds lines a place in a document is a pointer, one in lines has its line."""
    assert locate_claims(evolve(reads(dumps(DATA)), finder=None), ["c2"]) == {
        "c2": Location(record_kind="claim", record_id="c2", pointer="/claims/1")
    }
    lines = evolve(reads(dumps(DATA, "jsonl"), "jsonl"), finder=None)
    assert locate_claims(lines, ["c2"])["c2"].line is not None


def test_claims_in_tables_have_cells(tmp_path):
    """A claim in a workbook stands in the cell of its id, as its findings do."""
    write_tables(DATA, tmp_path / "x.xlsx")
    reading = read_input(Input(name=str(tmp_path / "x.xlsx")))
    at = locate_claims(reading, ["c2"])["c2"]
    assert (at.sheet, at.cell) == ("claims", "A3")


def test_first_of_two_claims_with_one_id_counts():
    """As in a check, the first claim of an id is meant; a faulty record shifts no place."""
    values = json.loads(dumps(DATA))
    values["claims"] = [{"id": "bad"}, values["claims"][0], values["claims"][0]]
    text = json.dumps(values)
    assert locate_claims(reads(text), ["c1"])["c1"].pointer == "/claims/1"


def test_dataset_without_a_file_has_no_places():
    """What was not read from a file stands nowhere."""
    assert locate_claims(evolve(reads(""), dataset=DATA), ["c1"]) == {}
