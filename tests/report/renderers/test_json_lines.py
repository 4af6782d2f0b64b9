"""The report as JSON Lines."""

import json

import pytest
from hypothesis import given
from tests.report.renderers.reports import (
    EXAMPLES,
    MISSING,
    example,
    hostile_reports,
    judged_report,
)
from tests.report.samples import VARIED, checked

from counterclaim.report import Options, report_values
from counterclaim.report.renderers.json_lines import render_lines


def lines(entries, options):
    """Return the values of the lines."""
    text = render_lines(entries, options)
    assert text.endswith("\n")
    return [json.loads(line) for line in text.splitlines()]


def regrouped(found):
    """Return the report in JSON that some lines make."""
    keys = {"file": "files", "finding": "findings", "conflict": "conflicts", "skipped": "skipped"}
    keys |= {"truncated": "truncated", "judgement": "set_aside", "unlinked": "unlinked"}
    made = {name: [] for name in keys.values()}
    for line in found:
        kind = line.pop("type")
        if kind in keys:
            made[keys[kind]].append(line)
        elif kind == "summary":
            made["report_version"] = line.pop("report_version")
            made["summary"] = line
        elif kind == "policy":
            made["policy"] = line
    return made


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_lines_hold_the_report_in_json(path):
    """Put together again, the lines are the report in JSON: nothing is lost or changed."""
    entries, options = example(path)
    assert regrouped(lines(entries, options)) == report_values(entries, options)


def test_lines_of_many_kinds_hold_the_report_in_json():
    """The same for several files of many kinds of conflicts, with findings."""
    entries = [
        checked(*claims, findings=(MISSING,), name=f"{number}.json")
        for number, claims in enumerate(VARIED)
    ]
    found = lines(entries, Options())
    assert found[-1]["type"] == "summary"
    assert regrouped(found) == report_values(entries)


def test_judgements_have_lines():
    """A judged conflict and a judged finding are told with verdict, person, day and reason."""
    found = [line for line in lines(*judged_report()) if line["type"] == "judgement"]
    assert [(line["on"], line["code"], line["verdict"]) for line in found] == [
        ("conflict", "conflict.disagreement", "known_conflict"),
        ("finding", "reference.missing", "accepted"),
    ]
    assert (found[0]["claims"], found[0]["decided"]) == (["c1", "c2"], "2024-10-01")
    assert found[0]["by"] == "Desk"


@given(hostile_reports())
def test_any_text_stays_on_its_line_and_reads_back(report):
    """Names and messages of any characters are on one line and come back as they were."""
    (entry,), _ = report
    found = lines(*report)
    (finding,) = [line for line in found if line["type"] == "finding"]
    assert finding["message"] == entry.findings[0].message
    assert finding["file"] == entry.name
