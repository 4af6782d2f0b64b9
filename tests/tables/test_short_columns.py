"""Tables of claims that are written short."""

import csv
from pathlib import Path

import pytest
from hypothesis import assume, given, settings

from counterclaim import load
from counterclaim.documents import locate
from counterclaim.strategies import datasets
from counterclaim.tables import read_tables, write_tables

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*/dataset.json"))

OTHERS = {
    "actors.csv": "id,kind,name\narland,state,Arland\n",
    "deployments.csv": (
        "id,name,force,place.name,place.kind\narmy,The army,arland,Belland,country\n"
    ),
    "dataset.csv": "key,value\nschema_version,1.0\n",
}


def folder(tmp_path, claims):
    """Write the tables of some claims, given as the text of their file."""
    for name, text in {**OTHERS, "claims.csv": claims}.items():
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_a_table_needs_few_columns(tmp_path):
    """With a reading and names no other column of the content, speaker or source is needed."""
    claims = (
        "id,text,speaker_name,affiliation,stated,outlet,reading,deployment,number,by\n"
        "c1,600 leave by June.,Ann Onym,Arland,2025-03-10~,The Bell,number_will_leave,army,600,"
        "2025-06\n"
        "c2,They never were there.,Bo Ta,,2025-03-11,The Bell,never_was_there,army,,\n"
    )
    reading = read_tables(folder(tmp_path, claims))
    assert reading.findings == ()
    first, second = reading.dataset.claims
    assert (first.says.low, first.modality, str(first.when.edtf)) == (600, "plan", "2025-06")
    assert str(first.stated) == "[2025-03-08..2025-03-12]"
    assert second.when.role == "during"
    assert [actor.id for actor in reading.dataset.actors] == [
        *("arland", "ann_onym", "the_bell", "bo_ta")
    ]


def test_one_number_is_a_ceiling(tmp_path):
    """Where a reading needs the highest number, a number alone is that as well."""
    claims = (
        "id,text,speaker_name,stated,outlet,reading,deployment,number\n"
        "c1,Nobody more is allowed.,Ann Onym,2025-03-10,The Bell,number_allowed,army,0\n"
    )
    reading = read_tables(folder(tmp_path, claims))
    assert reading.findings == ()
    assert reading.dataset.claims[0].says.high == 0


@pytest.mark.parametrize(
    ("row", "cell", "told"),
    [
        ("c1,x,arland,2025,The Bell,will_leave,army,,soon", "I2", "soon"),
        ("c1,x,arland,2025,The Bell,will_leave,army,6,", "H2", "no slot number"),
        ("c1,x,arland,2025,The Bell,number_there,army,many,", "H2", "many"),
        ("c1,x,arland,2025,The Bell,will_leaf,army,,", "F2", "will_leave"),
        ("c1,x,arland,2025,The Bell,will_leave,navy,,", "G2", "navy"),
        ("c1,x,arland,x,The Bell,will_leave,army,,", "D2", "x"),
    ],
)
def test_faults_name_the_cell(tmp_path, row, cell, told):
    """A fault is in the cell that a person has filled in, and it is the only one."""
    claims = f"id,text,speaker,stated,outlet,reading,deployment,number,by\n{row}\n"
    (found,) = read_tables(folder(tmp_path, claims)).findings
    assert found.location.cell == cell
    assert told in f"{found.message} {found.hint}"


def test_places_lead_to_cells(tmp_path):
    """What asks for a field of a claim gets the cell of its slot."""
    claims = (
        "id,text,speaker,stated,outlet,reading,deployment,number\n"
        "c1,x,arland,2025,The Bell,number_there,army,900\n"
    )
    reading = read_tables(folder(tmp_path, claims))
    assert locate(reading, "claim", 0, "/says/low").cell == "H2"
    assert locate(reading, "claim", 0, "/about/deployment").cell == "G2"


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
@pytest.mark.parametrize("name", ["short", "short.xlsx"])
def test_examples_survive(tmp_path, path, name):
    """Every example written short as tables is read as the same dataset."""
    dataset = load(path)
    write_tables(dataset, tmp_path / name, short=True)
    reading = read_tables(tmp_path / name)
    assert reading.findings == ()
    assert reading.dataset == dataset
    if name == "short":
        with (tmp_path / name / "claims.csv").open(encoding="utf-8", newline="") as file:
            headers = next(csv.reader(file))
        assert "reading" in headers
        assert len(headers) < 57


@settings(deadline=None)
@given(datasets(max_size=2))
def test_what_survives_in_full_survives_short(tmp_path_factory, original):
    """Short columns lose nothing that the others keep."""
    place = tmp_path_factory.mktemp("csv")
    write_tables(original, place / "full")
    assume(read_tables(place / "full").dataset == original)
    write_tables(original, place / "short", short=True)
    reading = read_tables(place / "short")
    assert reading.findings == ()
    assert reading.dataset == original
