"""What holds for all forms of a report."""

import json
import re

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from tests.report.renderers.reports import (
    EXAMPLES,
    MISSING,
    REMARK,
    cut_short,
    example,
    hostile_reports,
    judged_report,
)
from tests.report.samples import NONE_AND_FINAL, VARIED, checked

from counterclaim.configuration import FORMAT_NAMES
from counterclaim.report import render_json, render_text, report_schema
from counterclaim.report.formats import FORMATS
from counterclaim.report.options import Options
from counterclaim.report.renderers.escaping import safe_json


def test_every_name_has_a_form():
    """The names that a configuration knows are the forms that there are, in their order."""
    assert tuple(FORMATS) == FORMAT_NAMES


@pytest.mark.parametrize("name", FORMAT_NAMES)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_examples_give_the_same_text_each_time(name, path):
    """A form is a pure function: two runs over an example give the same text."""
    first, second = (FORMATS[name](*example(path)) for _ in range(2))
    assert first == second
    assert first.endswith("\n")


@pytest.mark.parametrize("name", FORMAT_NAMES)
def test_order_of_records_does_not_matter(name):
    """The same claims in another order give the same report."""
    for claims in VARIED:
        reports = [
            FORMATS[name]([checked(*ordered)], Options(threshold="note"))
            for ordered in (claims, claims[::-1])
        ]
        assert reports[0] == reports[1]


STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


@given(hostile_reports())
def test_no_form_lets_control_characters_through(report):
    """Whatever the data hold, no form has marks that steer terminals or turn a text."""
    for name, render in FORMATS.items():
        text = render(*report)
        assert STEERING.findall(text) == [], name
        text.encode("utf-8")


@given(st.text())
def test_safe_json_reads_back_and_hides_nothing(text):
    """JSON for other programs has visible marks alone, and holds the same text."""
    written = safe_json([text])
    assert json.loads(written) == [text]
    assert written.isprintable()


def test_text_and_json_are_the_renderers_of_the_library():
    """In the list of forms text and JSON are what the library gives by itself."""
    entries = [checked(*NONE_AND_FINAL, findings=(MISSING,))]
    options = Options(threshold="note")
    assert FORMATS["text"](entries, options) == render_text(entries, options)
    assert FORMATS["json"](entries, Options()) == render_json(entries)


def test_text_counts_what_judgements_set_aside():
    """A text does not pass over judged conflicts and findings in silence."""
    entries, options = judged_report()
    told = "Set aside by judgements: 1 conflict and 1 finding"
    short = FORMATS["text"](entries, options)
    assert short.endswith(f"{told} (run with --verbose to see them).\n")
    long = FORMATS["text"](entries, evolve(options, verbose=True))
    assert f"{told}.\n" in long
    assert " ".join(long.split()).count(": known conflict, Desk, 2024-10-01: ") == 1


def test_json_lists_what_judgements_set_aside():
    """What is judged is in the JSON report, which follows its schema."""
    values = json.loads(FORMATS["json"](*judged_report()))
    assert [entry["on"] for entry in values["set_aside"]] == ["conflict", "finding"]
    assert values["set_aside"][0]["verdict"] == "known_conflict"
    Draft202012Validator(report_schema()).validate(values)


@pytest.mark.parametrize("name", [name for name in FORMAT_NAMES if name != "github"])
def test_search_that_was_cut_short_is_told(name):
    """Every form that counts says that conflicts may be missing."""
    cut = FORMATS[name](*cut_short())
    words = {"json": '"complete": false', "jsonl": '"complete": false'}
    words |= {"text": "3 more certain conflicts", "sarif": "3 more certain conflicts"}
    assert words.get(name, "more conflicts about") in cut


@pytest.mark.parametrize("name", FORMAT_NAMES)
def test_validation_alone_and_nothing_at_all(name):
    """Forms work without a check of consistency, and without any file."""
    entry = checked(findings=(REMARK,))
    assert FORMATS[name]([], Options()) is not None
    assert "no-dataset" in FORMATS[name]([entry], Options(threshold="note"))
    assert "no line describes it" not in FORMATS[name]([entry], Options())
