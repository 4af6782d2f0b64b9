"""The command `convert` with the formats of others: files, statements, findings, exit codes."""

import csv
import json

import pytest
from tests.interchange import laws

from counterclaim import cli, load
from counterclaim.interchange import Imported, Statement, from_schema_org, statements_csv
from counterclaim.model import Dataset
from counterclaim.tables import read_tables

REVIEW = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "claimReviewed": "=Nobody has left.",
    "url": "https://checks.example/1",
    "author": {"@type": "Organization", "name": "Checks"},
    "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "Jane Roe"}},
}


def rows_of(path):
    """Return the rows of a table."""
    return list(csv.reader(path.read_text(encoding="utf-8").splitlines()))


def put(folder, value, name="in.json"):
    """Write a value and return the path as a text."""
    path = folder / name
    path.write_text(json.dumps(value), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("name", ["stix", "turtle", "prov-jsonld"])
def test_whole_formats_come_back_whole(name, tmp_path, capsys):
    """Out and back on the command line is the same dataset."""
    if name != "stix":
        pytest.importorskip("rdflib")
    out, back = str(tmp_path / "x"), str(tmp_path / "back.json")
    assert cli.main(["convert", str(laws.IRAQ), out, "--to", name]) == cli.OK
    assert cli.main(["convert", out, back, "--from", name]) == cli.OK
    assert load(back) == load(laws.IRAQ)
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("name", ["schemaorg", "ftm"])
def test_losses_are_told(name, tmp_path, capsys):
    """What the format cannot hold is told once for each cause, with how often."""
    out = str(tmp_path / "x")
    assert cli.main(["convert", str(laws.IRAQ), out, "--to", name]) == cli.OK
    told = capsys.readouterr().err
    assert "interchange.loss: claim c01: says: " in told
    assert "(and 54 more like it)" in told
    assert cli.main(["convert", out, str(tmp_path / "b.json"), "--from", name]) == cli.OK
    _, *rows = rows_of(tmp_path / "b.statements.csv")
    assert [row[0] for row in rows] == [claim.id for claim in load(laws.IRAQ).claims]


def test_statements_are_a_table_to_fill_in(tmp_path, capsys):
    """Beside the tables, with the columns of claims.csv; a filled row is a row of claims.csv."""
    source, folder = put(tmp_path, REVIEW), tmp_path / "data"
    words = ["convert", source, str(folder), "--from", "schemaorg", "--to", "csv"]
    assert cli.main(words) == cli.OK
    assert "1 statement that a person has to read" in capsys.readouterr().err
    statements, claims = folder / "statements.csv", folder / "claims.csv"
    header, row = rows_of(statements)
    assert [header] == rows_of(claims)
    cells = dict(zip(header, row, strict=True))
    assert cells["text"] == "'=Nobody has left."
    assert (cells["speaker"], cells["says.type"]) == ("jane-roe", "")
    filled = {
        "stated": "2024-09-08",
        "about.matter": "the_base",
        "says.type": "attribute",
        "says.key": "empty",
        "says.value": "false",
    }
    with claims.open("a", encoding="utf-8", newline="") as file:
        csv.writer(file).writerow([filled.get(name, cells[name]) for name in header])
    statements.unlink()
    reading = read_tables(folder)
    assert reading.findings == ()
    assert reading.dataset.claims[0].text == "=Nobody has left."


def test_statements_that_are_there_stay(tmp_path, capsys):
    """Somebody's work on the statements is not written over, unless that is asked for."""
    source, target = put(tmp_path, REVIEW), tmp_path / "out.json"
    beside = tmp_path / "out.statements.csv"
    beside.write_text("mine", encoding="utf-8")
    words = ["convert", source, str(target), "--from", "schemaorg"]
    assert cli.main(words) == cli.OK
    assert "is there already" in capsys.readouterr().err
    assert beside.read_text(encoding="utf-8") == "mine"
    assert cli.main([*words, "--overwrite"]) == cli.OK
    assert "Nobody has left" in beside.read_text(encoding="utf-8")


def test_faults_keep_from_writing(tmp_path, capsys):
    """A file with errors is not converted; with --force the rest of it is."""
    broken = {**REVIEW, "url": "https://checks.example/2"}
    del broken["claimReviewed"]
    source, target = put(tmp_path, [REVIEW, broken]), tmp_path / "out.json"
    words = ["convert", source, str(target), "--from", "schemaorg"]
    assert cli.main(words) == cli.INVALID
    assert not target.exists()
    assert "has 1 error; leave out what has faults with --force" in capsys.readouterr().err
    assert cli.main([*words, "--force"]) == cli.OK
    assert len(load(target).sources) == 2


def test_missing_files_and_streams(tmp_path, capsys):
    """A missing file is told; a folder cannot go to the standard output."""
    words = ["convert", str(tmp_path / "gone"), str(tmp_path / "o.json"), "--from", "ftm"]
    assert cli.main(words) == cli.INVALID
    assert "read.file" in capsys.readouterr().err
    assert cli.main(["convert", str(laws.IRAQ), "-", "--to", "datapackage"]) == cli.USAGE
    assert cli.main(["convert", str(laws.IRAQ), "-", "--to", "ftm"]) == cli.OK
    assert capsys.readouterr().out.startswith('{"id": "actor-us"')


def test_a_data_package_on_the_command_line(tmp_path, capsys):
    """The folder holds the tables and the descriptor, and reads back as the same dataset."""
    folder = tmp_path / "package"
    assert cli.main(["convert", str(laws.IRAQ), str(folder), "--to", "datapackage"]) == cli.OK
    assert (folder / "datapackage.json").is_file()
    assert read_tables(folder).dataset == load(laws.IRAQ)
    assert capsys.readouterr().err == ""


def test_nothing_to_read_gives_the_header_alone():
    """Without statements there are only headers; one without a speaker has an empty cell."""
    empty = Imported(dataset=Dataset())
    assert statements_csv(empty).count("\n") == 1
    unknown = Imported(dataset=Dataset(), statements=(Statement(id="s1", text="Words"),))
    assert statements_csv(unknown).splitlines()[1].startswith("s1,Words,,")


def test_names_of_actors_do_not_join_them():
    """Two people of one name with different addresses stay two."""
    people = [{"@type": "Person", "name": "A", "url": f"https://{n}.example/"} for n in "xy"]
    value = [{"@type": "Claim", "text": "t", "author": person} for person in people]
    assert len(from_schema_org(json.dumps(value)).dataset.actors) == 2
