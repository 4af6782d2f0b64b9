"""The report as text: what it shows, how it is laid out, what it never lets through."""

import re
from pathlib import Path

import pytest
from attrs import evolve
from tests.report.samples import NONE_AND_FINAL, VARIED, checked, claim, dataset

from counterclaim.consistency import Policy, SubjectView, Truncation, check
from counterclaim.documents import load
from counterclaim.findings import Finding, Location
from counterclaim.model import Count
from counterclaim.report import Checked, Layout, render_text, report_values
from counterclaim.report.renderers.escaping import clean, paragraph
from counterclaim.rules import run_rules

EXAMPLE = Path(__file__).parents[3] / "examples" / "no-withdrawal-vs-final-stages"
MISSING = Finding(
    code="schema.missing",
    severity="error",
    message="speaker: it is missing",
    location=Location(
        path="claims.json",
        record_kind="claim",
        record_id="c7",
        line=12,
        column=5,
        pointer="/claims/6",
    ),
    hint="Id of the actor committed to the content.",
)
REMARK = Finding(code="structure.no-dataset", severity="note", message="no line describes it")


def test_smallest_example_is_reported_word_for_word():
    """The report on the smallest example is the text that lies beside it."""
    data = load(EXAMPLE / "dataset.json")
    entry = Checked(
        name="examples/no-withdrawal-vs-final-stages/dataset.json",
        dataset=data,
        findings=run_rules(data),
        report=check(data),
    )
    assert render_text([entry]) == (EXAMPLE / "report.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("location", "start"),
    [
        (Location(path="a.xlsx", sheet="claims", cell="C3"), "a.xlsx:claims!C3: error "),
        (Location(path="a.xlsx", sheet="claims"), "a.xlsx:claims: error "),
        (Location(path="claims.csv", sheet="claims", cell="C3", line=4), "claims.csv:4 (C3): e"),
    ],
)
def test_finding_in_a_table_has_sheet_and_cell(location, start):
    """In a workbook the place is the sheet and the cell, in CSV the line and the cell."""
    found = evolve(MISSING, location=location)
    text = render_text([Checked(name="a", dataset=dataset(), findings=(found,))])
    assert text.startswith(start)


def test_finding_has_its_place_code_record_and_hint():
    """A finding is one line that editors understand, with its hint below."""
    text = render_text([Checked(name="claims.json", dataset=dataset(), findings=(MISSING,))])
    assert text.splitlines()[:2] == [
        "claims.json:12:5: error schema.missing: claim c7: speaker: it is missing",
        "  hint: Id of the actor committed to the content.",
    ]


@pytest.mark.parametrize(
    ("location", "start"),
    [
        (Location(path="a.jsonl", line=3), "a.jsonl:3: "),
        (Location(path="a.json", pointer="/claims/6"), "a.json#/claims/6: "),
        (Location(path="a.json", pointer=""), "a.json: "),
        (Location(), "error "),
    ],
)
def test_finding_shows_the_best_place_that_it_has(location, start):
    """Without a column the line is shown, without a line the pointer, else the file."""
    found = Finding(code="x.y", severity="error", message="m", location=location)
    text = render_text([Checked(name="a", dataset=dataset(), findings=(found,))])
    assert text.startswith(start)


def test_left_out_records_are_named():
    """Records that could not be kept are named, and those that were kept are not."""
    kept = evolve(MISSING, location=Location(record_kind="claim", record_id="c1"))
    entry = checked(*NONE_AND_FINAL, findings=(MISSING, kept))
    assert "Left out because of their faults: claim c7.\n" in render_text([entry])


def test_summary_counts_by_severity():
    """The last line counts conflicts by severity, claims, and those that took no part."""
    text = render_text([checked(*VARIED[8])], threshold="note")
    assert text.splitlines()[-1] == "claims.json: 4 conflicts (1 warning, 3 notes) in 4 claims"
    text = render_text([checked(*VARIED[9])])
    assert text.splitlines()[-1] == (
        "claims.json: 1 conflict (1 warning) in 5 claims; 2 took no part "
        "(run with --verbose to see why)"
    )


def test_hidden_conflicts_are_counted():
    """Conflicts below the threshold are not shown, and the report says how many."""
    text = render_text([checked(*VARIED[8])], threshold="warning")
    assert "NOTE" not in text
    assert "Not shown: 3 conflicts (3 notes); see them with --severity note.\n" in text
    entry = checked(*NONE_AND_FINAL, findings=(REMARK,))
    assert "Not shown: 1 finding (1 note)" in render_text([entry])
    assert "Not shown" not in render_text([entry], threshold="note")


def test_verbose_tells_who_took_no_part_and_why():
    """With verbose every claim that took no part is listed under its reason."""
    text = render_text([checked(*VARIED[9])], verbose=True)
    assert "[modality]: c4 (Anna Berg)" in text
    assert "[unresolved]: c5 (nobody)" in text
    assert "run with --verbose" not in text


def test_cut_search_is_told():
    """A search that was cut short is told with what it was about and how far it got."""
    entry = checked(*NONE_AND_FINAL)
    view = SubjectView(deployment="co-iq", facet="execution", process="withdrawal")
    cut = Truncation(subjects=(view, view), severity="warning", found=50)
    text = render_text([evolve(entry, report=evolve(entry.report, truncated=(cut,)))])
    assert "about the withdrawal of Coalition forces in Iraq was cut short" in text
    assert "the search was cut short\n" in text


def test_really_cut_search_is_told():
    """A check that reaches the cap of its policy says so in its report."""
    rivals = [claim(f"n{number}", "none", "2024-09-06") for number in range(3)]
    rivals += [claim(f"f{number}", "final_stages", "2024-09-06", "b") for number in range(3)]
    text = render_text([checked(*rivals, policy=Policy(max_sets=2))])
    assert "there may be more" in text


def test_several_files_are_reported_on_their_own_and_together():
    """Each file has its own summary, and one line counts all."""
    entries = [checked(*NONE_AND_FINAL, name="a.json"), checked(name="b.json")]
    assert render_text(entries).splitlines()[-3:] == [
        "a.json: 1 conflict (1 error) in 2 claims",
        "b.json: no conflicts in 0 claims",
        "2 files with 2 claims: 1 conflict (1 error)",
    ]


def test_validation_says_nothing_about_conflicts():
    """Without a check there is no word on conflicts, only the findings."""
    entry = evolve(checked(*NONE_AND_FINAL, findings=(MISSING,)), report=None)
    text = render_text([entry])
    assert "conflict" not in text
    assert text.endswith("claims.json: 1 finding (1 error) in 2 claims\n")


def test_unreadable_file_is_not_called_free_of_conflicts():
    """Where nothing could be read, the report does not say that there are no conflicts."""
    text = render_text([checked(findings=(MISSING,))])
    assert "no conflicts" not in text
    assert "nothing could be checked" in text


def test_texts_cannot_steer_the_terminal():
    """Control characters and direction overrides of the data come out as visible escapes."""
    evil = "a\x1b[2J\x07\x9b31m\u202eb\u2066c\x00\rd"
    first = claim("c1", "none", "2024-09-06", text=evil)
    found = evolve(MISSING, message=evil, hint=evil)
    text = render_text([checked(first, NONE_AND_FINAL[1], findings=(found,), name=evil)])
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    assert "\\x1b[2J" in text
    assert "\\u202e" in text


def test_scripts_that_need_joiners_keep_them():
    """Persian and Arabic words keep their joiners and direction marks; blanks become spaces."""
    assert clean("می\u200cروم\u200f") == "می\u200cروم\u200f"
    assert clean("a\u00a0b\tc\nd\x85e\x1cf") == "a b c d e f"
    assert clean("\ud800") == "\\ud800"


@pytest.mark.parametrize("width", [40, 60, 88, 100])
def test_lines_keep_to_the_width(width):
    """No line is wider than asked for, except where a single word is."""
    text = render_text([checked(*NONE_AND_FINAL)], layout=Layout(width=width))
    wide = [line for line in text.splitlines() if len(line) > width]
    assert all(len(line.split()) <= 2 or line.startswith(("ERROR", "claims.json")) for line in wide)


def test_long_words_are_kept_whole():
    """An address that is longer than a line is not broken."""
    address = "https://example.org/" + "x" * 100
    assert address in "\n".join(paragraph(f"Source: {address}", Layout(width=40), first="  "))


def test_colours_only_where_asked_for():
    """Colours are added around the same words, and left out by default."""
    entries = [checked(*NONE_AND_FINAL, findings=(MISSING,))]
    plain = render_text(entries)
    coloured = render_text(entries, layout=Layout(colour=True))
    assert "\x1b" not in plain
    assert "\x1b[1;31mERROR\x1b[0m" in coloured
    assert re.sub("\x1b\\[[0-9;]*m", "", coloured) == plain


def test_nobody_is_called_right_or_wrong():
    """No report says who is right, wrong or lying."""
    text = render_text([checked(*claims) for claims in VARIED], threshold="note")
    assert not re.search(r"\b(right|wrong|lie|lies|lying|liar|false)\b", text)


def test_numbers_that_stand_alone_are_told_with_verbose_only():
    """Numbers that no other claim speaks of are in JSON, and with verbose in the text."""
    vehicles = Count(measure="present", low=5, unit="vehicles")
    persons = Count(measure="present", low=5)
    day = "2024-09-06"
    entry = checked(claim("alone", vehicles, day), claim("tied", persons, day))
    assert "stand alone" not in render_text([entry])
    text = render_text([entry], verbose=True)
    assert "Numbers that stand alone:\n  - no other claim speaks of" in text
    assert "alone (" in text
    assert "tied (" not in text
    (told,) = report_values([entry])["unlinked"]
    assert (told["file"], told["claim"]) == (entry.name, "alone")
