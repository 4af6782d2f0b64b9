"""Text of the data never becomes a command of what shows or reads a report."""

import json
import re

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st
from tests.report.renderers.reports import TEXTS
from tests.report.samples import NONE_AND_FINAL, checked

from counterclaim.findings import Finding
from counterclaim.report import Layout
from counterclaim.report.formats import FORMATS
from counterclaim.report.options import Options

# What runners look for: at the start of a line, blanks aside; or anywhere in it.
AT_START = re.compile(r"\s*::")
ANYWHERE = re.compile(r"##[A-Za-z]*\[")
MARKS = (
    "::stop-commands::x",
    "##[error]",
    "##vso[task.setvariable]",
    "##teamcity[x]",
    " :: ",
    "::",
)
HOSTILE = (
    st.lists(st.sampled_from(MARKS) | TEXTS, min_size=1, max_size=8)
    .map(" ".join)
    .map(lambda text: f"{text} x")
)


def reports(words, width=60):
    """Return the reports in all forms on claims, names and a finding that hold some words."""
    # a claim holds whole characters only
    whole = words.encode("utf-8", "replace").decode("utf-8")
    claims = [evolve(one, text=whole) for one in NONE_AND_FINAL]
    finding = Finding(code="schema.value", severity="error", message=words, hint=words)
    entry = checked(*claims, name=words, findings=(finding,))
    options = Options(threshold="note", layout=Layout(width=width))
    return {form: render([entry], options) for form, render in FORMATS.items()}


@given(HOSTILE, st.integers(20, 90))
@example("::warning::now", 40)
@example("well " * 12 + "::add-mask::now " * 9, 60)
def test_no_line_is_a_command(words, width):
    """No form holds a command anywhere; only that for GitHub has lines that are one."""
    for form, text in reports(words, width).items():
        assert not ANYWHERE.search(text), form
        for line in text.split("\n"):
            if form == "github" and line:
                assert re.match(r"::(error|warning|notice) ", line)
            else:
                assert not AT_START.match(line), (form, line)


def test_json_keeps_the_text():
    """What is written otherwise in JSON is the same text when it is read."""
    values = json.loads(reports("##[group]x")["json"])
    assert values["findings"][0]["message"] == "##[group]x"
    line = json.loads(reports("##[group]x")["jsonl"].splitlines()[0])
    assert line["file"] == "##[group]x"


@pytest.mark.parametrize("words", ["Ask @desk-team", "<b>now</b>", "[a](https://x.example)", "`x`"])
def test_markdown_names_nobody_and_has_no_markup(words):
    """A name behind @ is not told, and no markup of the data is markup of the report."""
    text = reports(words)["markdown"]
    assert words not in text
    assert not re.search(r"@[A-Za-z]", text)
