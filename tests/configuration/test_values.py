"""What a configuration means: merging, excluding, the policy, its schema."""

import json
from pathlib import Path

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from counterclaim.configuration import (
    Configuration,
    PolicyNumbers,
    configuration_schema,
    is_excluded,
    merge,
    policy_of,
)
from counterclaim.consistency import PACE, Policy
from counterclaim.findings import Finding, Location
from counterclaim.parsing.toml_text import faults_of

ROOT = Path(__file__).parents[2]
VALIDATOR = Draft202012Validator(configuration_schema(), format_checker=FormatChecker())
NOTE = Finding(code="structure.no-dataset", severity="note", message="m")
FAULT = Finding(code="schema.missing", severity="error", message="m")


def test_published_schema_is_the_one_of_the_code():
    """The published file is what the code makes, and is itself a valid schema."""
    path = ROOT / "schemas" / "1.0" / "configuration.schema.json"
    text = json.dumps(configuration_schema(), ensure_ascii=False, indent=2) + "\n"
    assert path.read_text(encoding="utf-8") == text
    Draft202012Validator.check_schema(configuration_schema())


VALUES = st.sampled_from(
    [
        None, True, 0, 1, -1, 7, 10**20, 1.5, "", "x", "error", "off", "warning", "schema",
        "schema.null", "takes_time", "2024-09-06", "2024-02-30", "2024-9-6", "a\x7f", "sarif",
        [], ["schema"], ["schema", "schema"], ["takes_time"], ["takes_time", 1], ["A"], [[]], {},
        {"schema.null": "off"}, {"schema.null": "gone"}, {"sarif": "a.sarif"}, {"sarif": ""},
        {"pace": {"country": 3}}, {"pace": {"city": 3}}, {"plan_days": 1}, {"plan_days": -1},
        {"max_sets": 0}, {"max_sets": 1}, {"plan_days": "1"}, {"x": 1},
    ]
)  # fmt: skip
KEYS = st.sampled_from([*configuration_schema()["properties"], "x", "policy/pace", ""])


@given(st.dictionaries(KEYS, VALUES, max_size=4))
def test_schema_and_reader_accept_the_same(table):
    """The published schema and the reader agree on every table, place by place."""
    found = {
        fault.location.pointer for fault in faults_of(table, configuration_schema(), Location())
    }
    assert (found == set()) == VALIDATOR.is_valid(table)
    for key in table:
        escaped = key.replace("/", "~1")
        mine = any(at == f"/{escaped}" or at.startswith(f"/{escaped}/") for at in found)
        assert mine != VALIDATOR.is_valid({key: table[key]})


def test_every_number_of_the_policy_can_be_set():
    """Whatever a policy has besides rules and the day is a number of a configuration."""
    numbers = {field.name for field in attrs.fields(PolicyNumbers)}
    assert numbers == {field.name for field in attrs.fields(Policy)} - {"disabled", "as_of"}
    assert numbers == set(configuration_schema()["properties"]["policy"]["properties"])
    for name in numbers - {"pace"}:
        configuration = Configuration(policy=PolicyNumbers(**{name: 3}))
        assert policy_of(configuration) == attrs.evolve(Policy(), **{name: 3})


def test_defaults_told_by_the_schema_are_those_of_the_policy():
    """The schema tells editors the defaults that a check has."""
    told = configuration_schema()["properties"]["policy"]["properties"]
    pace = {kind: entry["default"] for kind, entry in told["pace"]["properties"].items()}
    assert pace == PACE
    assert all(
        entry["default"] == getattr(Policy(), name)
        for name, entry in told.items()
        if name != "pace"
    )


CONFIGURATIONS = st.builds(
    Configuration,
    severity=st.none() | st.sampled_from(["error", "note"]),
    grade=st.none() | st.sampled_from(["certain", "weak"]),
    fail_on=st.none() | st.sampled_from(["faults", "likely", "never"]),
    select=st.none() | st.just(()) | st.just(("schema",)),
    ignore=st.none() | st.just(("parse",)),
    severities=st.dictionaries(
        st.sampled_from(["schema.null", "schema.type"]), st.sampled_from(["off", "note"])
    ),
    disable=st.none() | st.just(()) | st.just(("takes_time",)),
    policy=st.builds(
        PolicyNumbers,
        pace=st.dictionaries(st.sampled_from(["country", "town"]), st.integers(0, 3)),
        plan_days=st.none() | st.integers(0, 3),
        max_sets=st.none() | st.integers(1, 3),
    ),
    as_of=st.none() | st.integers(1, 3),
    format=st.none() | st.sampled_from(["json", "sarif"]),
    outputs=st.dictionaries(st.sampled_from(["json", "sarif"]), st.sampled_from(["a", "b"])),
    judgements=st.none() | st.sampled_from(["a", "b"]),
    exclude=st.none() | st.just(("x",)),
    folder=st.sampled_from(["/a", "/b"]),
)


@given(CONFIGURATIONS, CONFIGURATIONS)
def test_command_line_beats_the_configuration(configuration, over):
    """What is set in the second is kept, what is not comes from the first."""
    merged = merge(configuration, over)
    single = ("severity", "grade", "fail_on", "as_of", "format", "judgements")
    for name in (*single, "select", "ignore", "disable"):
        first = getattr(over, name)
        wanted = getattr(configuration, name) if first is None else first
        assert getattr(merged, name) == wanted
    assert dict(merged.severities) == {**configuration.severities, **over.severities}
    assert dict(merged.outputs) == {**configuration.outputs, **over.outputs}
    assert dict(merged.policy.pace) == {**configuration.policy.pace, **over.policy.pace}
    assert (merged.exclude, merged.folder) == (
        (configuration.exclude, configuration.folder)
        if over.exclude is None
        else (over.exclude, over.folder)
    )


@given(CONFIGURATIONS, CONFIGURATIONS, CONFIGURATIONS)
def test_merging_is_associative_with_an_empty_one(one, two, three):
    """Nothing set changes nothing, and it does not matter which pair is merged first."""
    assert merge(one, Configuration()) == one
    assume(two.exclude is None or three.exclude is None or two.folder == three.folder)
    assert merge(merge(one, two), three) == merge(one, merge(two, three))


@pytest.mark.parametrize(
    ("pattern", "path", "excluded"),
    [
        ("drafts", "drafts/x.json", True),
        ("drafts/", "a/drafts/x.json", True),
        ("drafts", "a/drafts.json", False),
        ("*.yaml", "a/b/x.yaml", True),
        ("*.yaml", "a/b/x.yaml.json", False),
        ("a/*.json", "a/x.json", True),
        ("a/*.json", "a/b/x.json", False),
        ("a/*.json", "c/a/x.json", False),
        ("a/**/x.json", "a/x.json", True),
        ("a/**/x.json", "a/b/c/x.json", True),
        ("a/**", "a/b/c.json", True),
        ("./a/b", "a/b/c.json", True),
        ("x?.json", "x1.json", True),
        ("x?.json", "x12.json", False),
        ("x.json", "xxjson", False),
        ("[ab].json", "a.json", False),
        ("[ab].json", "[ab].json", True),
        ("**", "x", True),
    ],
)
def test_patterns(tmp_path, pattern, path, excluded):
    """A pattern fits a file or a folder above it, below the folder of the configuration."""
    configuration = Configuration(exclude=(pattern,), folder=str(tmp_path))
    assert is_excluded(configuration, tmp_path / path) == excluded
    assert not is_excluded(configuration, tmp_path.parent / "elsewhere" / path)


def test_nothing_is_excluded_without_patterns(tmp_path):
    """Without patterns all files are checked."""
    assert not is_excluded(Configuration(folder=str(tmp_path)), tmp_path / "x.json")
