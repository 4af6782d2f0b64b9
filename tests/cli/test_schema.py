"""The command `schema`: schemas, code lists and fields."""

import json
from pathlib import Path

import pytest

from counterclaim import cli
from counterclaim.cli.commands.schema import SCHEMAS
from counterclaim.codelists import CODE_LISTS
from counterclaim.model.registry import LISTS
from counterclaim.schema import dataset_schema

PUBLISHED = Path(__file__).parents[2] / "schemas" / "1.0"


@pytest.mark.parametrize("name", SCHEMAS)
def test_schemas_are_those_that_are_published(name, capsys):
    """Every published schema is printed, byte for byte."""
    assert cli.main(["schema", name]) == cli.OK
    published = PUBLISHED / f"{name}.schema.json"
    assert json.loads(capsys.readouterr().out) == json.loads(published.read_text(encoding="utf-8"))


def test_all_published_schemas_have_names():
    """No published schema is left out."""
    assert {f"{name}.schema.json" for name in SCHEMAS} == {
        path.name for path in PUBLISHED.glob("*.schema.json")
    }


@pytest.mark.parametrize("name", CODE_LISTS)
def test_code_lists_are_printed_whole(name, capsys):
    """A code list has all its codes with their titles and meanings."""
    assert cli.main(["schema", name]) == cli.OK
    out = " ".join(capsys.readouterr().out.split())
    for code in CODE_LISTS[name].codes:
        assert f"{code.code} {code.title}" in out
        assert " ".join(code.description.split()) in out


def test_without_a_name_all_are_listed(capsys):
    """The list has the schemas, the code lists and the records."""
    assert cli.main(["schema"]) == cli.OK
    lines = capsys.readouterr().out.splitlines()
    names = [line.split()[0] for line in lines if line.startswith("  ")]
    assert names == [*SCHEMAS, *CODE_LISTS, *LISTS]


@pytest.mark.parametrize(
    "name", ["claims.when.role", "claim.when.role", "dataset.claims.when.role"]
)
def test_fields_are_explained(name, capsys):
    """A field is found by its path, whichever number its record has."""
    assert cli.main(["schema", name]) == cli.OK
    out = capsys.readouterr().out
    assert out.startswith("claims.when.role (needed)\n  How the time bears on the content.\n")
    assert "a code of the list time-roles" in out
    assert "not_before" in out


def test_parts_and_lists_show_their_fields(capsys):
    """A part has its fields with those that are needed marked, a list says that it is one."""
    assert cli.main(["schema", "claims.when"]) == cli.OK
    out = capsys.readouterr().out
    assert "\n  * role " in out
    assert "\n    edtf " in out
    assert cli.main(["schema", "claims.says"]) == cli.OK
    assert "\n    code " in capsys.readouterr().out
    assert cli.main(["schema", "claims.sources"]) == cli.OK
    assert "Holds: a list; each item is a text" in capsys.readouterr().out
    assert cli.main(["schema", "claims.polarity"]) == cli.OK
    assert 'Default: "affirmed"' in capsys.readouterr().out


def test_every_field_of_every_record_has_a_page(capsys):
    """All fields of all records are explained with their descriptions."""
    schema = dataset_schema()
    for name in LISTS:
        model = schema["properties"][name]["items"]["$ref"].rpartition("/")[2]
        for key, field in schema["$defs"][model]["properties"].items():
            assert cli.main(["schema", f"{name}.{key}"]) == cli.OK
            assert field["description"] in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("stags", 'Did you mean "stages"?'),
        ("claims.speakr", 'claims has no field "speakr". Did you mean "speaker"?'),
        ("claims.when.zzz", "There are: role, edtf, relative, text."),
        ("claims.id.x", "There are: none."),
        ("zzzzzz", "Without a name, schema lists them all."),
    ],
)
def test_unknown_names_are_wrong_use(name, told, capsys):
    """A name that does not exist ends with 2 and what there is."""
    assert cli.main(["schema", name]) == cli.USAGE
    out, err = capsys.readouterr()
    assert out == ""
    assert told in err
