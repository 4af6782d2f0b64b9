"""Templates explain themselves, load empty, and load filled in."""

import csv

import pytest
from openpyxl import load_workbook

from counterclaim.codelists import CODE_LISTS
from counterclaim.model import Claim
from counterclaim.tables import read_tables, write_template
from counterclaim.tables.layout import layout, sheet_names

FILLED = {
    "actors": {"id": "us", "kind": "state", "name": "United States"},
    "sources": {"id": "report", "published": "2024-09-06", "machine_translated": True},
    "deployments": {
        "id": "iraq",
        "name": "US forces in Iraq",
        "force": "us",
        "place.name": "Iraq",
        "place.kind": "country",
        "place.latitude": 33.5,
    },
    "claims": {
        "id": "c1",
        "text": "=there is no withdrawal",
        "speaker": "us",
        "sources": "report",
        "stated": "2024-09-06",
        "about.deployment": "iraq",
        "about.process": "withdrawal",
        "about.round": 2,
        "says.type": "stage",
        "says.code": "none",
        "when.role": "at",
        "when.edtf": "2024-09",
    },
    "claims.via": {"record": "c1", "actor": "us"},
}


def check(path):
    """Read the filled template and look at what was typed."""
    reading = read_tables(path)
    assert reading.findings == ()
    (claim,) = reading.dataset.claims
    assert isinstance(claim, Claim)
    assert (claim.text, claim.about.round, str(claim.when.edtf)) == (
        "=there is no withdrawal",
        2,
        "2024-09",
    )
    assert reading.dataset.sources[0].machine_translated is True
    assert reading.dataset.deployments[0].place.latitude == 33.5
    assert claim.via[0].actor == "us"


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    """Return the path of the template workbook."""
    path = tmp_path_factory.mktemp("template") / "book.xlsx"
    write_template(path)
    return path


def test_an_empty_template_has_no_faults(tmp_path, template):
    """A template without records is a dataset without records."""
    write_template(tmp_path / "folder")
    for path in (template, tmp_path / "folder"):
        reading = read_tables(path)
        assert reading.findings == ()
        assert reading.dataset.claims == ()


def test_a_filled_workbook_loads(tmp_path, template):
    """What is typed below the headers is read, a text with = in front too."""
    book = load_workbook(template)
    for name, values in FILLED.items():
        sheet = book[name]
        places = {cell.value: cell.column for cell in sheet[1]}
        for header, value in values.items():
            cell = sheet.cell(2, places[header])
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"
    book.save(tmp_path / "filled.xlsx")
    check(tmp_path / "filled.xlsx")


def test_a_filled_folder_loads(tmp_path):
    """Rows added to the CSV files are read."""
    write_template(tmp_path)
    for name, values in FILLED.items():
        file = tmp_path / f"{name}.csv"
        with file.open(newline="", encoding="utf-8") as opened:
            header = next(csv.reader(opened))
        with file.open("a", newline="", encoding="utf-8") as opened:
            row = {
                key: str(value).lower() if value is True else value for key, value in values.items()
            }
            csv.DictWriter(opened, header).writerow(row)
    check(tmp_path)


def test_all_sheets_and_columns_are_there(template):
    """Every sheet has its headers, explained and frozen; those that are needed are marked."""
    book = load_workbook(template)
    assert book.sheetnames == ["README", *sheet_names(), "lists"]
    for sheet in layout():
        made = book[sheet.name]
        assert [cell.value for cell in made[1]] == [column.header for column in sheet.columns]
        assert made.freeze_panes == "B2"
        colours = {True: set(), False: set()}
        for cell, column in zip(made[1], sheet.columns, strict=True):
            assert column.description in cell.comment.text
            colours[column.required].add(cell.fill.fgColor.rgb)
            text = column.kind not in ("number", "flag")
            assert (made.column_dimensions[cell.column_letter].number_format == "@") is text
        assert not colours[True] & colours[False]
    listed = [row[0].value for row in book["README"].iter_rows()]
    assert all(column.header in listed for sheet in layout() for column in sheet.columns)


def test_codes_can_be_chosen(template):
    """A column of a closed list refuses other codes, one of an open list does not."""
    book = load_workbook(template)
    lists = {
        column[0].value: tuple(cell.value for cell in column[1:] if cell.value is not None)
        for column in book["lists"].iter_cols()
    }
    for name, values in lists.items():
        if name in CODE_LISTS:
            assert values == CODE_LISTS[name].values
    offered = {}
    for sheet in layout():
        made = book[sheet.name]
        for validation in made.data_validations.dataValidation:
            letter = str(validation.sqref).partition("2:")[0]
            offered[sheet.name, made[f"{letter}1"].value] = validation
    polarity = offered["claims", "polarity"]
    assert polarity.showErrorMessage is True
    column = polarity.formula1.removeprefix("=lists!$").partition("$")[0]
    assert [book["lists"][f"{column}{row}"].value for row in (1, 2, 3, 4)] == [
        "polarities",
        "affirmed",
        "denied",
        None,
    ]
    assert offered["sources", "kind"].showErrorMessage is False
    assert offered["sources", "machine_translated"].formula1 == '"TRUE,FALSE"'
    with_codes = {
        (sheet.name, column.header)
        for sheet in layout()
        for column in sheet.columns
        if not column.many and (column.choices is not None or column.kind == "flag")
    }
    assert set(offered) == with_codes


def test_templates_are_always_the_same(tmp_path, template):
    """The same bytes are written each time."""
    write_template(tmp_path / "book.xlsx")
    assert (tmp_path / "book.xlsx").read_bytes() == template.read_bytes()
