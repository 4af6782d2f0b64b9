"""Somebody who has never seen the program is led to a correct file by its messages alone."""

import os
import re

import pytest
from openpyxl import load_workbook

from counterclaim import cli

PATH = os.path.join("mine", "dataset.xlsx")  # noqa: PTH118  (as the program shows it)


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def typed(rows):
    """Type rows into the sheets of the template: for each sheet, values by header."""
    book = load_workbook(PATH)
    for sheet, *values in rows:
        page = book[sheet]
        columns = {cell.value: cell.column for cell in page[1]}
        for number, row in enumerate(values, start=2):
            for header, value in row.items():
                page.cell(number, columns[header]).value = value
    book.save(PATH)


def correct(sheet, cell, value):
    """Change one cell and save."""
    book = load_workbook(PATH)
    book[sheet][cell].value = value
    book.save(PATH)


def said(name, who, code, text, process="withdrawal"):
    """Return the cells of a claim."""
    return {
        "id": name,
        "text": text,
        "speaker": who,
        "sources": "post",
        "stated": "2025-03-10",
        "about.deployment": "army",
        "about.process": process,
        "says.type": "stage",
        "says.code": code,
    }


ROWS = (
    (
        "actors",
        {"id": "ministry", "kind": "organization", "name": "Ministry of Arland"},
        {"id": "holt", "kind": "person", "name": "Mira Holt", "represents": "ministry"},
        {"id": "varga", "kind": "person", "name": "Ana Varga"},
    ),
    (
        "sources",
        {"id": "post", "kind": "news_article", "title": "Who stays?", "published": "2025-03-11"},
    ),
    (
        "deployments",
        {
            "id": "army",
            "name": "Army of Arland in Belland",
            "force": "ministry",
            "place.name": "Belland",
            "place.kind": "country",
        },
    ),
    (
        "claims",
        said("c1", "holt", "none", "There is no withdrawal."),
        said("c2", "vargo", "final_stages", "They are nearly gone."),
        said("c3", "holt", "presnt", "Our soldiers are in Belland.", process=None),
    ),
)


def cell_of(header, row):
    """Return the name of a cell of the sheet of claims, as a spreadsheet program shows it."""
    (name,) = [cell.coordinate for cell in load_workbook(PATH)["claims"][1] if cell.value == header]
    return name.rstrip("1") + str(row)


def check(capsys):
    """Check the workbook and return the exit code and what was printed."""
    code = cli.main(["check", PATH])
    out, err = capsys.readouterr()
    assert err == ""
    return code, out


def remedies(out):
    """Return for each error the cell that it names, and the value that its hint proposes."""
    pattern = rf'^{re.escape(PATH)}:(\w+)!(\w+): error .*\n  hint: Did you mean "(.*)"\?$'
    found = re.findall(pattern, out, re.MULTILINE)
    assert len(found) == len(re.findall(r": error [a-z]+\.", out))
    return found


def test_messages_lead_from_the_template_to_a_correct_file(capsys):
    """Two slips and a contradiction: what a message says is done, until only the last is left."""
    assert cli.main(["init", "mine", "--format", "xlsx"]) == cli.OK
    out = capsys.readouterr().out
    assert "README explains the columns" in out
    assert f"counterclaim check {PATH}" in out
    guide = {cell for row in load_workbook(PATH)["README"].values for cell in row}
    assert {header for _, *rows in ROWS for row in rows for header in row} <= guide
    typed(ROWS)

    code, out = check(capsys)
    assert code == cli.INVALID
    slips = remedies(out)
    assert sorted(slips) == [
        ("claims", cell_of("speaker", 3), "varga"),
        ("claims", cell_of("says.code", 4), "present"),
    ]
    assert "Left out because of their faults: claim c3." in out
    assert "no conflicts" in out

    correct(*slips[0])
    code, out = check(capsys)
    assert (code, remedies(out)) == (cli.INVALID, slips[1:])

    correct(*slips[1])
    code, out = check(capsys)
    assert (code, remedies(out)) == (cli.OK, [])
    assert len(re.findall(r"^(?:CERTAIN|LIKELY) ", out, re.MULTILINE)) == 1
    told = " ".join(out.split())
    assert "Mira Holt" in told
    assert "Ana Varga" in told
    assert "There is no withdrawal." in told
    assert "They are nearly gone." in told
    assert f"{PATH}: 3 claims, 1 conflict (1 certain)" in out
