"""Every rule against its cases, its own example, and the datasets of the examples."""

import json
from pathlib import Path

import pytest
from tests.rules.data import case_files, dataset_of

from counterclaim import load
from counterclaim.rules import all_rules, run_rules

RULES = {rule.code: rule for rule in all_rules()}
CASES = [
    pytest.param(code, case, id=f"{code}: {case['name']}")
    for code, values in case_files().items()
    for case in values["cases"]
]
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*/dataset.json"))


def seen(findings):
    """Return findings as the cases have them."""
    return [
        {
            "pointer": found.location.pointer,
            "record": found.location.record_id,
            "related": [place.pointer for place in found.related],
        }
        for found in findings
    ]


@pytest.mark.parametrize(("code", "case"), CASES)
def test_case(code, case):
    """A rule finds in a case what the case says, and nothing else."""
    found = run_rules(dataset_of(case["dataset"]), select=[code], extra_rules=())
    assert {finding.code for finding in found} <= {code}
    assert seen(found) == case["found"]


def test_cases_cover_the_rules():
    """Every rule has a file of cases that names it, with and without findings."""
    files = case_files()
    assert files.keys() == RULES.keys()
    for code, values in files.items():
        assert values["rule"] == code
        assert {bool(case["found"]) for case in values["cases"]} == {True, False}, code
        names = [case["name"] for case in values["cases"]]
        assert len(set(names)) == len(names)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_example_of_rule(rule):
    """The example of a rule's page is found by it, and what to write instead is not."""
    for text, expected in ((rule.example, True), (rule.instead, False)):
        dataset = dataset_of(json.loads(text))
        assert bool(run_rules(dataset, select=[rule.code], extra_rules=())) is expected


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_instead_has_no_other_fault(rule):
    """What a page says to write instead has no fault of another kind, notes apart."""
    dataset = dataset_of(json.loads(rule.instead))
    found = run_rules(dataset, extra_rules=())
    assert [finding for finding in found if finding.severity != "note"] == []


def test_base_of_the_cases_is_sound():
    """What the cases are completed with gives no finding at all."""
    assert run_rules(dataset_of({}), extra_rules=()) == ()


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_examples_are_sound(path):
    """The datasets of the examples have remarks on their sources, and nothing graver."""
    found = run_rules(load(path), extra_rules=())
    assert {finding.severity for finding in found} <= {"note"}
    remarks = {"source.incomplete", "source.not-archived", "speaker.outlet-as-speaker"}
    assert {finding.code for finding in found} <= remarks
