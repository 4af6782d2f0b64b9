"""The command `readings`."""

import json
from typing import get_args

import pytest

from counterclaim import cli
from counterclaim.cli.arguments import QUESTIONS
from counterclaim.codelists.readings import READINGS, Question


def run(capsys, *words):
    """Run the command; return its exit code, its output and its complaints."""
    code = cli.main(["readings", *words])
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def test_help_knows_all_questions():
    """The questions that help shows are those that there are."""
    assert get_args(Question) == QUESTIONS


def test_without_words_all_are_listed(capsys):
    """Every reading has a line, under its question."""
    code, out, _ = run(capsys)
    assert code == cli.OK
    assert all(f"\n  {name} " in out for name in READINGS)


@pytest.mark.parametrize("name", READINGS)
def test_a_reading_is_shown_whole(name, capsys):
    """Its code leads to its meaning, its fields and its words."""
    code, out, _ = run(capsys, name)
    entry = READINGS[name]
    assert code == cli.OK
    assert out.startswith(f"{name} ({entry.question})\n")
    shown = " ".join(out.split())
    assert all(phrase in shown for phrase in entry.phrases)
    assert entry.meaning in shown


def test_json_has_all_that_the_text_has(capsys):
    """The list in JSON can be read by programs."""
    code, out, _ = run(capsys, "600", "will", "remain", "--format", "json")
    first = json.loads(out)["readings"][0]
    assert code == cli.OK
    assert first["code"] == "number_will_remain"
    assert first["fields"] == {"count": "remaining", "modality": "plan"}
    assert "number" in first["required"]
    assert "number" in first["slots"]


def test_a_question_alone_lists_its_readings(capsys):
    """Only the readings of the question are there."""
    _, out, _ = run(capsys, "--question", "announcement", "--format", "json")
    assert {entry["question"] for entry in json.loads(out)["readings"]} == {"announcement"}


@pytest.mark.parametrize("form", ["text", "json"])
def test_words_that_nobody_says_are_told(form, capsys):
    """Nothing found is no success, and what to do is said."""
    code, out, complaint = run(capsys, "zzz", "--format", form)
    assert code == cli.FOUND
    assert ("try other words" in complaint) == (form == "text")
    assert ("readings" in out) == (form == "json")
