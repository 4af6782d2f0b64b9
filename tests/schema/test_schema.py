"""The JSON Schema as a document: sound, described, closed, and saying every rule."""

import inspect
import json
import re

import attrs
import pytest
from jsonschema import Draft202012Validator

from counterclaim.codelists import CODE_LISTS
from counterclaim.model import Count, InvalidValueError
from counterclaim.model.registry import MODELS
from counterclaim.schema import (
    BEYOND_SCHEMA,
    code_types,
    dataset_schema,
    line_schema,
    schema_of,
    violations,
)
from counterclaim.schema._rules import RULES

NAMES = ("dataset", "line", "actor", "source", "deployment", "claim")


def parts(value):
    """Yield every object inside a schema."""
    if isinstance(value, dict):
        yield value
        for item in value.values():
            yield from parts(item)
    elif isinstance(value, list):
        for item in value:
            yield from parts(item)


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_valid_in_its_dialect(name):
    """Every schema is a schema of draft 2020-12."""
    Draft202012Validator.check_schema(schema_of(name))


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_stands_alone(name):
    """References lead only to definitions of the same schema, and all of those are used."""
    schema = schema_of(name)
    targets = {part["$ref"] for part in parts(schema) if "$ref" in part}
    assert targets == {f"#/$defs/{key}" for key in schema["$defs"]}
    assert schema["$id"].startswith("urn:counterclaim:1.0:")


@pytest.mark.parametrize("name", NAMES)
def test_every_field_is_described_and_no_other_key_allowed(name):
    """A definition of an object describes each field and refuses all others."""
    schema = schema_of(name)
    closed = [part for part in parts(schema) if "additionalProperties" in part]
    assert len(closed) >= len([model for model in MODELS if model.__name__ in schema["$defs"]])
    for part in closed:
        assert part["additionalProperties"] is False
        assert part["description"]
        assert all(field.get("description") for field in part["properties"].values())


def test_every_model_and_every_field_is_in_the_schema():
    """The schema has the fields of the models, in their order, and no more."""
    schema = dataset_schema()
    for model in MODELS:
        definition = schema["$defs"].get(model.__name__, schema)
        names = [name for name in definition["properties"] if name not in ("$schema", "type")]
        assert names == [field.name for field in attrs.fields(model)]


def test_every_rule_between_fields_is_in_the_schema_or_listed():
    """Each rule that a model enforces is in the schema, but for the order of two bounds."""
    enforced = set()
    for model in MODELS:
        hook = model.__dict__.get("__attrs_post_init__")
        if hook is not None:
            source = inspect.getsource(hook)
            enforced |= set(re.findall(r'"((?:about|attribute|count|time|claim)_[a-z_]+)"', source))
    said = {name for rules in RULES.values() for name in rules}
    assert enforced - said == {"count_order"}
    assert said <= enforced
    assert "schema.range" in {entry.code for entry in BEYOND_SCHEMA}


def test_a_model_names_the_rule_that_it_enforces():
    """The error of a model carries the name of the broken rule, and the further ones."""
    with pytest.raises(InvalidValueError) as caught:
        Count(measure="present", low=2.5, high=1)
    assert caught.value.rule == "count_whole"
    assert [error.rule for error in caught.value.further] == ["count_order"]


def test_the_errors_of_a_content_speak_of_the_type_that_was_meant():
    """A fault in a count is reported in the count and not as a failed choice of types."""
    content = {"type": "count", "measure": "present", "low": "many"}
    claim = {
        "id": "c",
        "text": "t",
        "speaker": "a",
        "sources": ["s"],
        "stated": "2024",
        "about": {"deployment": "d"},
        "says": content,
    }
    assert {(one.pointer, one.keyword) for one in violations(claim, "claim")} == {
        ("/says/low", "type")
    }


def test_closed_lists_are_enumerations_with_their_meanings():
    """Each closed list is an enumeration whose description explains every code."""
    definitions = line_schema()["$defs"]
    for name, listed in code_types().items():
        if name not in definitions:
            assert name == "Facet"
            continue
        assert definitions[name]["enum"] == list(listed.values)
        assert all(f"{code.code}: " in definitions[name]["description"] for code in listed.codes)


def test_open_lists_are_suggestions_only():
    """A code outside an open list is valid, and the description suggests the usual ones."""
    kind = dataset_schema()["$defs"]["Source"]["properties"]["kind"]
    assert violations({"id": "s", "kind": "leaflet"}, "source") == ()
    assert all(code in kind["description"] for code in CODE_LISTS["source-kinds"].values)


def test_a_pattern_ends_where_the_text_ends():
    """A line end after an id is refused, whatever Python's regular expressions think of it."""
    assert violations({"id": "s\n"}, "source") != ()
    assert violations({"id": "s"}, "source") == ()


def test_schemas_are_made_anew_each_time():
    """A caller who changes a schema does not change that of the next caller."""
    dataset_schema()["$defs"]["Claim"]["allOf"][0]["if"]["properties"].clear()
    dataset_schema()["$defs"].clear()
    assert json.dumps(dataset_schema()) == json.dumps(dataset_schema())
    assert dataset_schema()["$defs"]["Claim"]["allOf"][0]["if"]["properties"]
