"""Data Package: a folder of tables that describes itself, checked by a validator of tables."""

import json

import pytest
from hypothesis import given, settings
from tests.interchange import laws

from counterclaim import load
from counterclaim.interchange import to_data_package, write_data_package
from counterclaim.strategies import datasets
from counterclaim.tables import read_tables


def report_of(folder):
    """Return what the validator says about a folder."""
    frictionless = pytest.importorskip("frictionless")
    return frictionless.validate(str(folder / "datapackage.json"))


@pytest.mark.parametrize("path", laws.EXAMPLES, ids=lambda path: path.parent.name)
def test_examples_are_valid(path, tmp_path):
    """The validator accepts the folder, and the tables read back as the same dataset."""
    dataset = load(path)
    write_data_package(dataset, str(tmp_path))
    report = report_of(tmp_path)
    assert report.valid, report.flatten(["type", "message"])
    assert report.stats["errors"] == 0
    rows = {task.name: task.stats.get("rows", 0) for task in report.tasks}
    assert rows["claims"] == len(dataset.claims)
    assert rows["actors"] == len(dataset.actors)
    reading = read_tables(tmp_path)
    assert (reading.dataset, reading.findings) == (dataset, ())


@settings(max_examples=5)
@given(dataset=datasets(max_size=2))
def test_descriptors_do_not_depend_on_records(dataset):
    """The tables are described as they are for every dataset."""
    first = json.loads(to_data_package(dataset).text)
    other = json.loads(to_data_package(load(laws.IRAQ)).text)
    assert first["resources"] == other["resources"]
    assert to_data_package(dataset).losses == ()


@pytest.mark.parametrize(
    ("table", "old", "new", "kind"),
    [
        ("claims", ",al-saadi,", ",nobody,", "foreign-key"),
        ("actors", "us,state,", "us,nation,", "constraint-error"),
        ("actors.identifiers", "us,1,", "gone,1,", "foreign-key"),
        ("sources", "newsweek-report,", "article,", "primary-key"),
        ("claims", "\nc02,", "\n,", "constraint-error"),
    ],
)
def test_the_validator_is_awake(tmp_path, table, old, new, kind):
    """A name of nothing, a wrong code, an id twice and an id that is missing are found."""
    write_data_package(load(laws.IRAQ), str(tmp_path))
    path = tmp_path / f"{table}.csv"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    found = {row[0] for row in report_of(tmp_path).flatten(["type"])}
    assert kind in found


def test_every_reference_is_a_foreign_key():
    """Each single column that names a record names its table."""
    resources = {
        resource["name"]: resource["schema"]
        for resource in json.loads(to_data_package(load(laws.IRAQ)).text)["resources"]
    }
    keys = {
        (name, key["fields"][0]): key["reference"]["resource"]
        for name, schema in resources.items()
        for key in schema.get("foreignKeys", ())
    }
    assert keys["claims", "speaker"] == "actors"
    assert keys["claims", "about.deployment"] == "deployments"
    assert keys["claims", "says.claim"] == "claims"
    assert keys["claims", "when.relative.anchor.deployment"] == "deployments"
    assert keys["claims.via", "source"] == "sources"
    assert keys["claims.says.subjects", "by"] == "actors"
    assert keys["deployments.part_of", "whole"] == "deployments"
    assert keys["deployments.place.names", "record"] == "deployments"
    assert keys["deployments.place.names", "source"] == "sources"
