"""The JSON Schema and the library accept the same records, listed exceptions apart."""

import copy

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from counterclaim.codec import structure, unstructure
from counterclaim.documents import reads
from counterclaim.schema import BEYOND_SCHEMA, conforms, violations
from counterclaim.strategies import actors, claims, datasets, deployments, sources

KINDS = {"actor": actors, "source": sources, "deployment": deployments, "claim": claims}

EXCEPTIONS = frozenset(entry.code for entry in BEYOND_SCHEMA)

# Values that some field somewhere holds, or nearly holds.
VALUES = st.sampled_from(
    [
        None, True, False, 0, 1, 2, 3, 3.0, 0.5, -1, 1.5, 91, 2**53, 2.0**60, 10**400,
        "", " ", "x", "x\n", "\n", "A", "a b", "x" * 65, "x" * 201, "1", "6", "en", "IQ", "IQ-AN",
        "https://a.example/", "https://", "ftp://a.example/", "Décision", "\ud800",
        "2024", "2024-09-06", "2024-02-30", "2024-9-6", "2025/2024", "[2024,2025-01]",
        "[2024,2025]", "2024-09-06\n", "P6M", "P1W2D", "-P3D", "P" + "1" * 300 + "D", "1.0", "2.0",
        "P", "stage", "count", "attribute", "scope", "present", "absent", "under_way", "completed",
        "agreed", "withdrawal", "fraction", "persons", "conditional", "fact", "plan", "certain",
        "affirmed", "denied", "person", "state", "place", "force", "by", "until", "at",
        [], {}, [[]], [None], ["x"], ["x", 3], [{}], {"a": 1}, {"type": "stage", "code": "present"},
        {"type": "count", "measure": "present", "low": 5, "high": 4},
        {"type": "count", "measure": "leaving", "low": 0.5, "unit": "fraction"},
        {"deployment": "d", "process": "withdrawal"}, {"matter": "talks"}, {"edtf": "2024"},
        {"role": "by", "edtf": "2024"}, {"x": float("inf")}, {"x": {"y": ["\udfff"]}},
    ]
)  # fmt: skip
KEYS = st.sampled_from(
    [
        "id", "x", "", "a/b", "type", "record", "process", "deployment", "matter", "low", "high",
        "condition", "edtf", "relative", "extra", "note", "unit", "modality", "Speaker", "\ud800",
        "$schema", "claims",
    ]
)  # fmt: skip


def places(value, path=()):
    """Return the paths to all values in a value of JSON, the whole first."""
    found = [path]
    if isinstance(value, dict):
        for key, item in value.items():
            found += places(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            found += places(item, (*path, index))
    return found


def at(value, path):
    """Return the value at a path."""
    for step in path:
        value = value[step]
    return value


@st.composite
def mutants(draw, originals):
    """Make a strategy for values of JSON that are nearly those of a strategy."""
    data = copy.deepcopy(draw(originals))
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from(places(data)))
        target = at(data, path)
        kinds = ["replace"] if path else []
        if isinstance(target, dict):
            kinds += ["add", "drop", "rename"]
        if isinstance(target, list):
            kinds += ["append", "drop", "repeat"]
        if not kinds:
            continue
        kind = draw(st.sampled_from(kinds))
        event(kind)
        value = copy.deepcopy(draw(VALUES))
        if kind == "replace":
            at(data, path[:-1])[path[-1]] = value
        elif kind == "append":
            target.append(value)
        elif kind == "add":
            target[draw(KEYS)] = value
        elif target and kind == "repeat":
            target.append(copy.deepcopy(target[0]))
        elif target and kind == "drop":
            del target[draw(st.sampled_from(list(target) if isinstance(target, dict) else [0, -1]))]
        elif target and kind == "rename":
            old = draw(st.sampled_from(list(target)))
            target[draw(KEYS)] = target.pop(old)
    return data


def assert_agreement(data, name, findings):
    """Assert that the schema and the library think the same of a value."""
    found = violations(data, name)
    event(f"{'valid' if not found else 'invalid'}")
    if found:
        assert findings, f"only the schema refuses it: {found}"
    else:
        only_library = {finding.code for finding in findings} - EXCEPTIONS
        assert not only_library, f"only the library refuses it: {findings}"


@pytest.mark.parametrize("kind", KINDS)
def test_records_that_the_library_writes_are_valid_in_the_schema(kind):
    """What the library writes, the schema accepts, with both validators."""

    @given(KINDS[kind]())
    def check(record):
        data = unstructure(record)
        assert violations(data, kind) == ()
        assert conforms(data, kind)
        assert structure(kind, data) == (record, ())

    check()


@pytest.mark.parametrize("kind", KINDS)
def test_schema_and_library_agree_on_mutated_records(kind):
    """A record with something changed gets the same verdict from both."""

    @given(mutants(KINDS[kind]().map(unstructure)))
    def check(data):
        assert_agreement(data, kind, structure(kind, data)[1])

    check()


@given(mutants(datasets(max_size=1).map(unstructure)))
def test_schema_and_library_agree_on_mutated_datasets(data):
    """A whole document with something changed gets the same verdict from both."""
    assert_agreement(data, "dataset", structure("dataset", data)[1])


@given(mutants(claims().map(unstructure)))
def test_the_two_validators_agree_on_mutated_records(data):
    """The fast validator gives the verdict of the slow one."""
    assert conforms(data, "claim") == (violations(data, "claim") == ())


def test_every_exception_is_needed():
    """Each listed exception has a record that only the library refuses."""
    claim = {
        "id": "c",
        "text": "t",
        "speaker": "a",
        "sources": ["s"],
        "stated": "2024",
        "about": {"deployment": "d"},
        "says": {"type": "count", "measure": "present", "low": 1, "high": 2},
    }
    deep = []
    for _ in range(40):
        deep = [deep]
    faulty = {
        "schema.range": {"says": {"type": "count", "measure": "present", "low": 3, "high": 2}},
        "schema.date": {"stated": "2023-02-29"},
        "schema.text": {"text": "\ud800"},
        "schema.depth": {"extra": {"x": deep}},
        "schema.number": {"extra": {"x": 2**60}},
    }
    assert faulty.keys() == EXCEPTIONS
    for code, change in faulty.items():
        data = claim | change
        assert violations(data, "claim") == ()
        assert {finding.code for finding in structure("claim", data)[1]} == {code}


def test_documents_are_read_as_the_schema_says():
    """The readers of files and the schema accept the same small document."""
    text = '{"$schema": "./dataset.schema.json", "schema_version": "1.0", "title": "T"}'
    assert violations({"$schema": "x", "schema_version": "1.0", "title": "T"}) == ()
    assert reads(text).findings == ()
    assert violations({"title": "T"}) != ()
    assert [found.code for found in reads('{"title": "T"}').findings] == ["schema.missing"]
