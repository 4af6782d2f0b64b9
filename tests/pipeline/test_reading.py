"""One way to read every format of the project."""

import json
import sys

import pytest
from tests.report.samples import NONE_AND_FINAL, dataset

import counterclaim
from counterclaim import InvalidDocumentError, check, load, loads, read, reads
from counterclaim.cli import INVALID, main
from counterclaim.documents import Limits, dump, dumps
from counterclaim.pipeline import run
from counterclaim.tables import write_tables

DATA = dataset(*NONE_AND_FINAL)
FORMATS = ("json", "jsonl", "yaml", "csv", "xlsx")


def written(data, folder, form):
    """Write a dataset in a format; return where it is."""
    place = folder / ("tables" if form == "csv" else f"claims.{form}")
    if form in ("csv", "xlsx"):
        write_tables(data, place, form)
    else:
        dump(data, place)
    return place


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_loaded_alike(tmp_path, form):
    """A dataset is the same from every format, told by its path or stated."""
    place = written(DATA, tmp_path, form)
    assert load(place) == load(place, form) == DATA
    assert read(place).dataset == DATA
    assert read(place).errors == ()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("missing.json", "read.file"),
        ("missing.xlsx", "read.file"),
        ("claims.txt", "read.format"),
        ("empty", "read.folder"),
        ("broken.yaml", "parse.yaml"),
        ("broken.xlsx", "parse.xlsx"),
    ],
)
def test_whatever_is_wrong_is_one_error(tmp_path, name, code):
    """What cannot be read raises the one error, with the findings that reading gives."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "claims.txt").write_text("{}")
    (tmp_path / "broken.yaml").write_text("a: [")
    (tmp_path / "broken.xlsx").write_text("no archive")
    with pytest.raises(InvalidDocumentError) as caught:
        load(tmp_path / name)
    assert [found.code for found in caught.value.findings] == [code]
    assert caught.value.findings == read(tmp_path / name).findings


@pytest.mark.parametrize(("form", "module"), [("yaml", "ruamel.yaml"), ("xlsx", "openpyxl")])
def test_missing_package_is_a_finding(tmp_path, monkeypatch, form, module):
    """Without the package of a format reading says which one to install, and loading raises."""
    place = written(DATA, tmp_path, form)
    monkeypatch.setitem(sys.modules, module, None)
    monkeypatch.setitem(sys.modules, "defusedxml", None)
    monkeypatch.setitem(sys.modules, "defusedxml.ElementTree", None)
    (found,) = read(place).findings
    assert found.code == "read.package"
    assert found.location.path == str(place)
    with pytest.raises(InvalidDocumentError, match="counterclaim"):
        load(place)


def test_texts_are_read_as_files_are():
    """A text gives the same records; what is wrong with it raises the same error."""
    assert loads(dumps(DATA, "yaml"), "yaml") == DATA
    assert reads(dumps(DATA), limits=Limits(json_bytes=10)).findings[0].code == "read.limit"
    with pytest.raises(InvalidDocumentError, match="1 error:"):
        loads("{")


def test_folder_is_a_folder_whatever_its_name(tmp_path):
    """A folder of tables is read as one, even where its name ends like that of a document."""
    write_tables(DATA, tmp_path / "claims.json", "csv")
    assert load(tmp_path / "claims.json") == DATA


def test_folder_of_datasets_is_not_one_dataset(tmp_path):
    """A folder that holds datasets names one of them."""
    place = written(DATA, tmp_path, "json")
    (found,) = read(tmp_path).findings
    assert found.code == "read.folder"
    assert str(place) in found.hint


def related_to_itself():
    """Return the text of a dataset whose first claim disputes itself."""
    values = json.loads(dumps(DATA))
    values["claims"][0]["relations"] = [{"kind": "disputes", "claim": values["claims"][0]["id"]}]
    return json.dumps(values)


def test_claim_related_to_itself_is_an_error_for_all(tmp_path, capsys):
    """Loading refuses the claim that the command leaves out; neither reports its conflict."""
    text = related_to_itself()
    place = tmp_path / "claims.json"
    place.write_text(text, "utf-8")
    # the checker alone knows no rules about the quality of data
    assert [one.claims for one in check(reads(text).dataset).conflicts] == [("c1", "c2")]
    with pytest.raises(InvalidDocumentError) as caught:
        check(load(place))
    with pytest.raises(InvalidDocumentError):
        loads(text)
    assert main(["check", str(place), "--format", "json"]) == INVALID
    values = json.loads(capsys.readouterr().out)
    faults = [found for found in values["findings"] if found["severity"] == "error"]
    assert [found.code for found in caught.value.findings] == ["relation.to-itself"]
    assert [(found["code"], found["record_id"]) for found in faults] == [
        ("relation.to-itself", "c1")
    ]
    assert values["conflicts"] == []
    assert run(reads(text)).datasets[0].report.conflicts == ()


def test_reading_is_reached_from_the_front_door():
    """The names of the package are those of the pipeline."""
    for name in ("load", "loads", "read", "reads"):
        assert getattr(counterclaim, name).__module__ == "counterclaim.pipeline.reading"
