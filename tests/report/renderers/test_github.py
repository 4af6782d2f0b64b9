"""The report as workflow commands."""

import re
from urllib.parse import unquote

import pytest
from attrs import evolve
from hypothesis import given
from tests.report.renderers.reports import MISSING, REMARK, example, hostile_reports, judged_report
from tests.report.samples import NONE_AND_FINAL, checked

from counterclaim.findings import Location
from counterclaim.report.options import Options
from counterclaim.report.renderers.escaping import clean
from counterclaim.report.renderers.github import render_github

COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::([^\r\n]*)")


def commands(entries, options):
    """Return the level, the properties and the message of each command, as a runner does."""
    found = []
    for line in render_github(entries, options).split("\n")[:-1]:
        level, properties, message = COMMAND.fullmatch(line).groups()
        pairs = [pair.split("=", 1) for pair in properties.split(",")]
        # undoes the escapes of commands, which are a part of those of addresses
        read = {name: unquote(value) for name, value in pairs}
        found.append((level, read, unquote(message)))
    return found


def test_finding_has_place_and_title():
    """A finding is a command with file, line, column and its code as the title."""
    entry = checked(findings=(MISSING, REMARK))
    assert commands([entry], Options(threshold="note")) == [
        (
            "error",
            {"file": "claims.json", "line": "12", "col": "5", "title": "reference.missing"},
            "claim c7: speaker: no actor has the id x. Correct the id.",
        ),
        (
            "notice",
            {"file": "claims.json", "title": "structure.no-dataset"},
            "no line describes it",
        ),
    ]


def test_conflict_stands_at_its_latest_statement_and_names_all():
    """A conflict annotates the line of the latest claim and quotes the words of each."""
    (entry,), _ = report = example()
    for conflict, (_, place, message) in zip(
        entry.report.conflicts, commands(*report), strict=True
    ):
        latest = entry.places[conflict.claims[-1]]
        assert (place["line"], place["col"]) == (str(latest.line), str(latest.column))
        assert all(f"({claim}, " in message for claim in conflict.claims)
        assert "They cannot " in message


def test_judged_is_left_out():
    """What has been judged annotates nothing."""
    assert [title["title"] for _, title, _ in commands(*judged_report())] == [
        "structure.no-dataset"
    ]


def test_standard_input_has_no_file():
    """What was read from the standard input annotates no file."""
    entry = checked(*NONE_AND_FINAL, name="<stdin>")
    assert [set(place) for _, place, _ in commands([entry], Options())] == [{"title"}]


@pytest.mark.parametrize("text", ["a,b=c:d::e%0Af", "x%y", "a\nb", "::error::x"])
def test_marks_of_the_command_are_escaped(text):
    """Commas, colons, percent signs and line breaks of the data end nothing."""
    finding = evolve(MISSING, message=text, hint=None, location=Location(path=text))
    ((_, place, message),) = commands([checked(findings=(finding,))], Options())
    assert place == {"file": clean(text), "title": "reference.missing"}
    assert message == clean(text)


@given(hostile_reports())
def test_any_text_gives_one_command_each(report):
    """Names and messages of any characters give one well-formed command each."""
    assert [level for level, _, _ in commands(*report)][1:] == ["warning"]
