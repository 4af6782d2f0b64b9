"""The report as JSON: its shape, its order, what it counts."""

import json
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator
from tests.oracle.strategies.stages import datasets
from tests.report.samples import NONE_AND_FINAL, VARIED, checked, claim

from counterclaim.consistency import Policy, check
from counterclaim.documents import read
from counterclaim.findings import Finding, Location
from counterclaim.model import Count, Said
from counterclaim.pipeline import Checked
from counterclaim.report import Options, render_json, report_schema, report_values
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
    """No object of the schema lets unknown keys in, and every property of the report is told."""
    assert all("description" in entry for entry in report_schema()["properties"].values())
    told = report_schema()["$defs"]["ConflictEntry"]["properties"]
    assert all("description" in entry for entry in told.values())

    def walk(schema):
        if isinstance(schema, dict):
            if "properties" in schema:
                assert schema["additionalProperties"] is False
            for part in schema.values():
                walk(part)

    walk(report_schema())


@pytest.mark.parametrize("threshold", ["error", "warning", "note"])
@pytest.mark.parametrize("claims", VARIED)
def test_reports_are_valid(claims, threshold):
    """A report on each of many kinds of conflicts is valid, at every threshold."""
    entry = checked(*claims, findings=(FINDING,))
    assert_valid(json.loads(render_json([entry], Options(threshold=threshold))))


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(datasets())
def test_reports_on_random_datasets_are_valid(data):
    """Whatever a check finds can be reported, and the report is valid."""
    entry = Checked(name="random", dataset=data, report=check(data))
    assert_valid(json.loads(render_json([entry], Options(threshold="note"))))


@pytest.mark.parametrize("path", sorted(ROOT.glob("examples/*/dataset.json")), ids=str)
def test_reports_on_examples_are_valid(path):
    """The report on every example is valid."""
    reading = read(path)
    entry = Checked(name=str(path), dataset=reading.dataset, report=check(reading.dataset))
    assert_valid(json.loads(render_json([entry], Options(threshold="note"))))


def test_validation_alone_is_valid_and_has_no_conflicts():
    """Where consistency was not checked, nothing is said about it."""
    values = report_values([evolve(checked(*NONE_AND_FINAL, findings=(FINDING,)), report=None)])
    assert_valid(values)
    assert not {"conflicts", "skipped", "unlinked", "truncated", "policy"} & set(values)
    assert "conflicts" not in values["summary"]
    assert values["files"][0]["left_out"] == [{"kind": "claim", "id": "c7"}]


def test_schema_refuses_half_a_report():
    """The schema is no rubber stamp: one without counts, or with a new key, is refused."""
    values = report_values([checked(*NONE_AND_FINAL)])
    assert VALIDATOR.is_valid(values)
    assert not VALIDATOR.is_valid({key: values[key] for key in values if key != "summary"})
    assert not VALIDATOR.is_valid({**values, "extra": 1})
    values["conflicts"][0]["grade"] = "fatal"
    assert not VALIDATOR.is_valid(values)


def test_conflict_has_its_parts():
    """A conflict is told by its claims, grade, kind, question, days and states."""
    (conflict,) = report_values([checked(*NONE_AND_FINAL)])["conflicts"]
    assert conflict["claims"] == ["c1", "c2"]
    assert (conflict["grade"], conflict["kind"], conflict["question"]) == (
        "certain",
        "disagreement",
        "leaving",
    )
    assert [entry["name"] for entry in conflict["speakers"]] == ["Anna Berg", "Bilal Haddad"]
    reason = conflict["reason"]
    assert (reason["type"], reason["facet"]) == ("states", "execution")
    first, second = reason["holdings"]
    assert (first["claim"], first["first"], first["last"]) == ("c1", "2024-09-06", "2024-09-06")
    assert (first["states"], second["states"]) == (["not_started", "cancelled"], ["final_phase"])


def test_every_kind_of_reason_is_told_apart():
    """States, numbers, sums and pairs have their names, and each fits the schema."""
    counts = [
        claim("n1", Count(measure="present", low=900, high=900), "2024-09-06"),
        claim("n2", Count(measure="present", low=2000, high=2000), "2024-09-06", speaker="b"),
    ]
    step = [
        claim("s1", Count(measure="present", low=36000, high=36000), "2024-09-06"),
        claim("s2", Count(measure="leaving", low=9500, high=9500), "2024-09-06", modality="plan"),
        claim(
            "s3",
            Count(measure="remaining", low=25000, high=25000),
            "2024-09-06",
            speaker="b",
            modality="plan",
        ),
    ]
    pair = [
        claim("p1", "completed", "2024-09-06"),
        claim("p2", Said(actor="a", stance="denied", claim="p1"), "2024-09-08", speaker="b"),
    ]
    found = set()
    for claims in (NONE_AND_FINAL, counts, step, pair):
        values = report_values([checked(*claims)])
        assert_valid(values)
        found |= {conflict["reason"]["type"] for conflict in values["conflicts"]}
    assert found == {"states", "numbers", "sum", "pair"}


@pytest.mark.parametrize("grade", ["certain", "likely", "weak"])
def test_all_conflicts_are_listed_whatever_is_shown(grade):
    """What texts show does not touch the list, and the counts are those of the list."""
    entry = checked(*VARIED[8])
    values = report_values([entry], Options(grade=grade))
    assert len(values["conflicts"]) == len(entry.report.conflicts) > 1
    grades = [conflict["grade"] for conflict in values["conflicts"]]
    assert values["summary"]["conflicts"] == {
        name: grades.count(name) for name in ("certain", "likely", "weak")
    }


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
    assert values["summary"]["conflicts"]["certain"] == 2
    assert values["summary"]["files"] == 2


def test_different_policies_are_told_by_file():
    """Files that were checked under different policies have them apart, and the report has none."""
    entries = [checked(policy=Policy()), checked(policy=Policy(plan_days=1))]
    values = report_values(entries)
    assert "policy" not in values
    days = [entry["policy"]["plan_days"] for entry in values["files"]]
    assert days == [Policy().plan_days, 1]
    assert_valid(values)


def test_order_of_records_does_not_matter():
    """The same claims in another order give the same report, byte for byte."""
    for claims in VARIED:
        first = render_json([checked(*claims)])
        assert render_json([checked(*reversed(claims))]) == first


def test_text_is_safe_and_stays_the_same():
    """Letters are written as they are, what steers terminals as escapes; both read back."""
    words = "انسحاب \u202e\x1b[2J\x9b\u2028 ok"
    entry = checked(claim("c1", "none", "2024-09-06"), NONE_AND_FINAL[1], name=words)
    text = render_json([entry])
    assert "انسحاب" in text
    assert not any(mark in text for mark in "\u202e\x1b\x9b\u2028")
    assert json.loads(text)["files"][0]["file"] == words
