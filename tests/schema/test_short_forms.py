"""The published schema and the library agree about short forms."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from counterclaim.codelists.readings import NAMES, READINGS, SLOTS
from counterclaim.documents import dumps, reads
from counterclaim.schema import written_dataset_schema, written_line_schema
from counterclaim.strategies import datasets

DATASET = Draft202012Validator(written_dataset_schema())
LINE = Draft202012Validator(written_line_schema())

CLAIM = {
    "id": "c",
    "text": "x",
    "speaker": "a",
    "outlet": "The Bell",
    "stated": "2025-03-10~",
    "reading": "will_leave",
    "deployment": "army",
    "by": "2025-09",
}
SOME = {
    "number": 5,
    "low": 1,
    "exceptions": ["port"],
    "extent": "part",
    "process": "stay",
    "round": 2,
    "inferred": True,
    "enters": True,
    "expected": True,
    "planned": True,
    "denied": True,
    "value": "x",
    "key": "pace",
    "actor": "a",
    "claim": "c",
    "direction": "up",
    "decided_by": "host",
    "agency": "Reuters",
    "condition": "it rains",
    "polarity": "denied",
    "about": {"deployment": "army"},
    "readings": [{"reading": "are_there", "deployment": "army"}],
    "via": [{"actor": "a"}],
    "speaker_name": "Ann",
    "affiliation": "Arland",
    "sources": ["s"],
    "url": "https://a.example/",
    "colour": "red",
    "subjects": [{"deployment": "a"}, {"deployment": "b"}],
}


@pytest.mark.parametrize("schema", [DATASET, LINE], ids=["dataset", "line"])
def test_the_schemas_are_sound(schema):
    """Each is a schema, and its references lead somewhere."""
    Draft202012Validator.check_schema(schema.schema)
    text = json.dumps(schema.schema)
    for name in schema.schema["$defs"]:
        assert f'"#/$defs/{name}"' in text


@settings(max_examples=60, deadline=None)
@given(datasets())
def test_what_is_written_is_valid(dataset):
    """All that the library writes, in full and short, is valid in the published schema."""
    for short in (False, True):
        assert DATASET.is_valid(json.loads(dumps(dataset, short=short)))
        for line in dumps(dataset, "jsonl", short=short).split("\n")[:-1]:
            assert LINE.is_valid(json.loads(line))


@st.composite
def claims(draw):
    """A short claim with keys that may or may not go with its reading."""
    claim = dict(CLAIM)
    claim["reading"] = draw(st.sampled_from([*READINGS, "nonsense", 3]))
    for key in draw(st.lists(st.sampled_from([*claim]), max_size=2, unique=True)):
        del claim[key]
    for key in draw(st.lists(st.sampled_from([*SOME]), max_size=3, unique=True)):
        claim[key] = SOME[key]
    return claim


BEYOND = (
    "expected one time",
    "expected one of planned",
    "either number",
    "at most the high bound",
    "deployments and a matter",
    "a fraction",
    "whole number",
    "low bound, a high bound",
    "needs to know until when",
    "is missing; ",
    "either a deployment or a matter",
    "expected the code of a reading",
    "is not a date",
    "expected exactly where the modality",
)
"""Rules about several keys that the schema leaves to the library."""


@settings(max_examples=400, deadline=None)
@given(claims())
def test_the_library_and_the_schema_accept_the_same(claim):
    """What one refuses the other refuses too, but for rules that the schema cannot say."""
    line = json.dumps({"record": "claim", **claim})
    findings = [found for found in reads(line, "jsonl").errors if "reference" not in found.code]
    valid = LINE.is_valid({"record": "claim", **claim})
    if valid:
        beyond = [found for found in findings if not any(part in found.message for part in BEYOND)]
        assert beyond == []
    else:
        assert findings


def test_every_key_of_a_short_form_is_described():
    """Editors show what each key holds."""
    properties = DATASET.schema["$defs"]["ShortClaim"]["properties"]
    for name in ("reading", "readings", *SLOTS, *NAMES):
        assert properties[name]["description"]
