"""The report as JSON: its shape, its order, what it counts."""

import json
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator
from tests.oracle.strategies import datasets
from tests.report.samples import NONE_AND_FINAL, VARIED, checked, claim

from counterclaim.consistency import Policy, check
from counterclaim.documents import read
from counterclaim.findings import Finding, Location
from counterclaim.report import Checked, render_json, report_schema, report_values
from counterclaim.time import day_number

ROOT = Path(__file__).parents[3]
PUBLISHED = ROOT / "schemas" / "1.0" / "report.schema.json"
VALIDATOR = Draft202012Validator(json.loads(PUBLISHED.read_text(encoding="utf-8")))
FINDING = Finding(
    code="schema.missing",
    severity="error",
    message="speaker: it is missing",
    location=Location(path="claims.json", record_kind="claim", record_id="c7", pointer="/claims/6"),
)


def assert_valid(values):
    """Fail with every place at which a report breaks the published schema."""
    assert [f"{e.json_path}: {e.message}" for e in VALIDATOR.iter_errors(values)] == []


def test_published_schema_is_the_one_of_the_code():
    """The published file is what the code makes, and is itself a valid schema."""
    assert json.loads(PUBLISHED.read_text(encoding="utf-8")) == report_schema()
    Draft202012Validator.check_schema(report_schema())


def test_every_object_of_the_schema_is_closed_and_described():
    """No object of the schema lets unknown keys in, and every property is described."""

    def walk(schema):
        if isinstance(schema, dict):
            if "properties" in schema:
                assert schema["additionalProperties"] is False
                assert all("description" in entry for entry in schema["properties"].values())
            for part in schema.values():
                walk(part)

    walk(report_schema())


@pytest.mark.parametrize("threshold", ["error", "warning", "note"])
@pytest.mark.parametrize("claims", VARIED)
def test_reports_are_valid(claims, threshold):
    """A report on each of many kinds of conflicts is valid, at every threshold."""
    entry = checked(*claims, findings=(FINDING,))
    assert_valid(json.loads(render_json([entry], threshold=threshold)))


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(datasets())
def test_reports_on_random_datasets_are_valid(data):
    """Whatever a check finds can be reported, and the report is valid."""
    entry = Checked(name="random", dataset=data, report=check(data))
    assert_valid(json.loads(render_json([entry], threshold="note")))


@pytest.mark.parametrize("path", sorted(ROOT.glob("examples/*/dataset.json")), ids=str)
def test_reports_on_examples_are_valid(path):
    """The report on every example is valid."""
    reading = read(path)
    entry = Checked(name=str(path), dataset=reading.dataset, report=check(reading.dataset))
    assert_valid(json.loads(render_json([entry], threshold="note")))


def test_validation_alone_is_valid_and_has_no_conflicts():
    """Where consistency was not checked, nothing is said about it."""
    values = report_values([evolve(checked(*NONE_AND_FINAL, findings=(FINDING,)), report=None)])
    assert_valid(values)
    assert not {"conflicts", "skipped", "unlinked", "truncated", "policy"} & set(values)
    assert "conflicts" not in values["summary"]
    assert values["files"][0]["left_out"] == [{"kind": "claim", "id": "c7"}]


def test_schema_refuses_half_a_report():
    """The schema is no rubber stamp: conflicts without a policy, or with a new key, are refused."""
    values = report_values([checked(*NONE_AND_FINAL)])
    assert VALIDATOR.is_valid(values)
    assert not VALIDATOR.is_valid({key: values[key] for key in values if key != "policy"})
    assert not VALIDATOR.is_valid({**values, "extra": 1})
    values["conflicts"][0]["severity"] = "fatal"
    assert not VALIDATOR.is_valid(values)


def test_conflict_has_its_parts():
    """A conflict is told by its claims, severity, kind, days and states."""
    (conflict,) = report_values([checked(*NONE_AND_FINAL)])["conflicts"]
    assert conflict["claims"] == ["c1", "c2"]
    assert (conflict["severity"], conflict["kind"], conflict["basis"]) == (
        "error",
        "disagreement",
        "stage",
    )
    assert [entry["name"] for entry in conflict["speakers"]] == ["Anna Berg", "Bilal Haddad"]
    explanation = conflict["explanation"]
    assert (explanation["first_day"], explanation["last_day"]) == ("2024-09-06", "2024-09-06")
    assert {entry["state"]: entry["claims"] for entry in explanation["ruled_out"]} == {
        "not_started": ["c2"],
        "main_phase": ["c1"],
        "final_phase": ["c1"],
        "suspended": ["c1"],
        "completed": ["c1"],
        "cancelled": ["c2"],
    }


def test_hidden_conflicts_are_counted_and_not_listed():
    """The threshold leaves slighter conflicts out of the list and in the counts."""
    entry = checked(*VARIED[8])
    values = report_values([entry], threshold="warning")
    assert [conflict["severity"] for conflict in values["conflicts"]] == ["warning"]
    assert values["summary"]["conflicts"] == {"error": 0, "warning": 1, "note": 3}
    assert values["summary"]["hidden_conflicts"] == {"error": 0, "warning": 0, "note": 3}
    assert len(report_values([entry], threshold="note")["conflicts"]) == 4


def test_hidden_findings_are_counted_and_not_listed():
    """The threshold holds for findings on files in the same way."""
    remark = evolve(FINDING, severity="note")
    values = report_values([checked(findings=(FINDING, remark))])
    assert [found["severity"] for found in values["findings"]] == ["error"]
    assert values["summary"]["findings"] == {"error": 1, "warning": 0, "note": 1}
    assert values["summary"]["hidden_findings"] == {"error": 0, "warning": 0, "note": 1}


def test_policy_is_told_in_full():
    """Every parameter of the policy is in the report, the day as a date."""
    policy = Policy(as_of=day_number(2024, 9, 6), disabled=frozenset({"takes_time", "no_return"}))
    told = report_values([checked(*NONE_AND_FINAL, policy=policy)])["policy"]
    assert set(told) == {field.name for field in Policy.__attrs_attrs__}
    assert told["as_of"] == "2024-09-06"
    assert told["disabled"] == ["no_return", "takes_time"]


def test_files_are_told_apart():
    """What belongs to a file names it, and the counts of all are summed."""
    entries = [checked(*NONE_AND_FINAL, name=name, findings=(FINDING,)) for name in ("a", "b")]
    values = report_values(entries)
    assert_valid(values)
    assert [conflict["file"] for conflict in values["conflicts"]] == ["a", "b"]
    assert [found["file"] for found in values["findings"]] == ["a", "b"]
    assert values["summary"]["conflicts"]["error"] == 2
    assert values["summary"]["files"] == 2


def test_different_policies_are_told_by_file():
    """Files that were checked under different policies have them apart, and the report has none."""
    entries = [checked(policy=Policy()), checked(policy=Policy(plan_days=1))]
    values = report_values(entries)
    assert values["policy"] is None
    days = [entry["policy"]["plan_days"] for entry in values["files"]]
    assert days == [Policy().plan_days, 1]
    assert_valid(values)


def test_order_of_records_does_not_matter():
    """The same claims in another order give the same report, byte for byte."""
    for claims in VARIED:
        first = render_json([checked(*claims)], threshold="note")
        assert render_json([checked(*reversed(claims))], threshold="note") == first


def test_text_is_safe_and_stays_the_same():
    """Letters are written as they are, what steers terminals as escapes; both read back."""
    words = "انسحاب \u202e\x1b[2J\x9b\u2028 ok"
    entry = checked(claim("c1", "none", "2024-09-06"), NONE_AND_FINAL[1], name=words)
    text = render_json([entry])
    assert "انسحاب" in text
    assert not any(mark in text for mark in "\u202e\x1b\x9b\u2028")
    assert json.loads(text)["files"][0]["file"] == words
