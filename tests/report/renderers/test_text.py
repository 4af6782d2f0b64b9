"""The report as text: what it shows, how it is laid out, what it never lets through."""

import re
from collections import Counter
from pathlib import Path

import pytest
from attrs import evolve
from tests.report.samples import NONE_AND_FINAL, VARIED, checked, claim, dataset

from counterclaim import load
from counterclaim.consistency import GRADES, Policy, Truncation, check
from counterclaim.findings import Finding, Location
from counterclaim.model import Count
from counterclaim.pipeline import Checked
from counterclaim.report import Layout, Options, render_text, report_values
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
    assert text.splitlines()[1].startswith(start)


def test_finding_has_its_place_code_record_and_hint():
    """A finding is one line that editors understand, with its hint below."""
    text = render_text([Checked(name="claims.json", dataset=dataset(), findings=(MISSING,))])
    assert text.splitlines()[1:3] == [
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
    assert text.splitlines()[1].startswith(start)


def test_left_out_records_are_named():
    """Records that could not be kept are named, and those that were kept are not."""
    kept = evolve(MISSING, location=Location(record_kind="claim", record_id="c1"))
    entry = checked(*NONE_AND_FINAL, findings=(MISSING, kept))
    assert "Left out because of their faults: claim c7.\n" in render_text([entry])


def test_summary_counts_by_grade():
    """The first line counts claims that were read, conflicts by grade, findings, and the rest."""
    entry = checked(*VARIED[8])
    grades = Counter(conflict.grade for conflict in entry.report.conflicts)
    told = ", ".join(f"{grades[name]} {name}" for name in GRADES if grades[name])
    number = len(entry.report.conflicts)
    first = render_text([entry]).splitlines()[0]
    assert first == f"claims.json: 4 claims, {number} conflicts ({told})"
    first = render_text([checked(*VARIED[9], findings=(MISSING,))]).splitlines()[0]
    assert first == (
        "claims.json: 5 of 6 claims, 1 conflict (1 likely), 1 finding on the data (1 error), "
        "2 claims took no part"
    )


def test_what_is_not_shown_is_counted():
    """Conflicts below the grade, and findings below the threshold, are counted at the end."""
    entry = checked(*VARIED[8], findings=(REMARK,))
    text = render_text([entry], Options(grade="certain"))
    assert "LIKELY" not in text
    assert "--grade weak shows all" in text
    assert "1 finding (1 note; --severity note shows all)." in text
    assert "Not shown" not in render_text([entry], Options(grade="weak", threshold="note"))


def test_verbose_tells_who_took_no_part_and_why():
    """With verbose every claim that took no part is listed under its reason."""
    text = render_text([checked(*VARIED[9])], Options(verbose=True))
    assert "[modality]: c4 (Anna Berg)" in text
    assert "[unresolved]: c5 (nobody)" in text


def test_cut_search_is_told():
    """A search that ended early is told with what it was about."""
    entry = checked(*NONE_AND_FINAL)
    cut = Truncation(reason="work", place="co-iq")
    text = render_text([evolve(entry, report=evolve(entry.report, truncated=(cut,)))])
    assert "The search about Coalition forces in Iraq was ended early" in text
    assert text.splitlines()[0].endswith("; not all was searched")


def test_capped_list_is_told():
    """A check that reaches the cap of its policy says so in its report."""
    rivals = [claim(f"n{number}", "none", "2024-09-06") for number in range(3)]
    rivals += [claim(f"f{number}", "final_stages", "2024-09-06", "b") for number in range(3)]
    text = render_text([checked(*rivals, policy=Policy(max_sets=2))])
    assert "7 more certain conflicts about Coalition forces in Iraq were found" in text


def test_several_files_are_reported_on_their_own_and_together():
    """Each file has its own totals, and one line counts all."""
    entries = [checked(*NONE_AND_FINAL, name="a.json"), checked(name="b.json")]
    lines = render_text(entries).splitlines()
    assert lines[0] == "a.json: 2 claims, 1 conflict (1 certain)"
    assert lines[-2:] == [
        "b.json: 0 claims, no conflicts",
        "2 files with 2 claims: 1 conflict (1 certain)",
    ]


def test_validation_says_nothing_about_conflicts():
    """Without a check there is no word on conflicts, only the findings."""
    entry = evolve(checked(*NONE_AND_FINAL, findings=(MISSING,)), report=None)
    text = render_text([entry])
    assert "conflict" not in text
    assert text.startswith("claims.json: 2 of 3 claims, 1 finding on the data (1 error)\n")


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


@pytest.mark.parametrize("shape", ["groups", "details"])
@pytest.mark.parametrize("width", [40, 60, 88, 100])
def test_lines_keep_to_the_width(width, shape):
    """No line is wider than asked for, except where a single word is, or what is to be copied."""
    options = Options(layout=Layout(width=width), shape=shape)
    text = render_text([checked(*NONE_AND_FINAL)], options)
    wide = [line for line in text.splitlines() if len(line) > width]
    known = ("claims.json", "More on one")
    assert all(len(line.split()) <= 2 or line.startswith(known) for line in wide)


def test_long_words_are_kept_whole():
    """An address that is longer than a line is not broken."""
    address = "https://example.org/" + "x" * 100
    assert address in "\n".join(paragraph(f"Source: {address}", Layout(width=40), first="  "))


def test_colours_only_where_asked_for():
    """Colours are added around the same words, and left out by default."""
    entries = [checked(*NONE_AND_FINAL, findings=(MISSING,))]
    plain = render_text(entries)
    coloured = render_text(entries, Options(layout=Layout(colour=True)))
    assert "\x1b" not in plain
    assert "\x1b[1;31mCERTAIN\x1b[0m" in coloured
    assert re.sub("\x1b\\[[0-9;]*m", "", coloured) == plain


@pytest.mark.parametrize("shape", ["groups", "details", "list"])
def test_nobody_is_called_right_or_wrong(shape):
    """No report says who is right, wrong or lying."""
    options = Options(grade="weak", shape=shape)
    text = render_text([checked(*claims) for claims in VARIED], options)
    assert not re.search(r"\b(right|wrong|lie|lies|lying|liar|false)\b", text)


def test_claims_that_can_meet_no_other_are_told_with_verbose_only():
    """Claims that nobody could contradict are in JSON, and with verbose in the text."""
    vehicles = Count(measure="present", low=5, unit="vehicles")
    day = "2024-09-06"
    entry = checked(
        claim("alone", vehicles, day), claim("tied", "none", day), claim("more", "none", day)
    )
    assert "Could meet" not in render_text([entry])
    told = render_text([entry], Options(verbose=True))
    assert "Could meet no other claim, since nobody else speaks of the same" in told
    assert told.split()[-2:] == ["property:", "alone"]
    (unlinked,) = report_values([entry])["unlinked"]
    assert (unlinked["file"], unlinked["claim"]) == (entry.name, "alone")


def test_a_group_is_short_and_says_who_what_why_and_unless():
    """A conflict is shown with its question, both sides, why they clash, and what reconciles."""
    text = render_text([checked(*NONE_AND_FINAL)])
    shown = text.split("\n\n")[1]
    assert shown == (
        "CERTAIN  Coalition forces in Iraq: is anybody leaving? [62863b30]\n"
        "  Anna Berg, for the Ministry, on 6 September 2024 (Wire Agency)\n"
        "    c1  Words of c1. (paraphrase)\n"
        "  against\n"
        "  Bilal Haddad, on 6 September 2024 (Wire Agency)\n"
        "    c2  Words of c2. (paraphrase)\n"
        "  They cannot both be true: according to Anna Berg, there is no withdrawal of Coalition\n"
        "  forces in Iraq; according to Bilal Haddad, the withdrawal of Coalition forces in Iraq\n"
        "  is in its final stages.\n"
        "  Unless one of them was misquoted, or spoke of other people or another day."
    )


def test_list_has_a_line_for_each_conflict_and_a_cap():
    """One line a conflict, its id first; what the cap leaves out is counted."""
    entry = checked(*VARIED[8])
    options = Options(grade="weak", shape="list", limit=None)
    lines = render_text([entry], options).splitlines()
    ids = [conflict.id for conflict in entry.report.conflicts]
    assert [line.partition(" ")[0] for line in lines[1:]] == ids
    short = render_text([entry], evolve(options, limit=1))
    assert f"And {len(ids) - 1} more" in short
    assert ids[1] not in short


@pytest.mark.parametrize(
    ("by", "titles"),
    [
        ("speaker", ["Anna Berg: 1 conflict", "Bilal Haddad: 1 conflict"]),
        ("deployment", ["Coalition forces in Iraq: 1 conflict"]),
        ("source", ["What they said (s): 1 conflict"]),
    ],
)
def test_lines_stand_below_what_they_are_sorted_by(by, titles):
    """Sorted, a conflict stands below each speaker or source that it involves, in one line."""
    text = render_text([checked(*NONE_AND_FINAL)], Options(by=by))
    assert [line for line in text.splitlines() if line.endswith(": 1 conflict")] == titles
    assert text.count("62863b30") == len(titles)


def test_details_hold_reasons_rules_sources_and_support():
    """In full a conflict has readings, sources, what each statement means, and all codes."""
    entry = checked(*VARIED[3])
    text = render_text([entry], Options(shape="details", grade="weak"))
    words = " ".join(text.split())
    for told in (
        "two sides disagree (disagreement): c1, c2",
        "Read as: there are US forces in Iraq, at the time of the statement.",
        "Source: Wire Agency, “What they said”, 9 September 2024, https://wire.example/1",
        "Behind it: 1 independent source.",
        "US forces in Iraq is recorded as a part of Coalition forces in Iraq. [part_of]",
        "They may all be true if",
    ):
        assert told in words
    assert all(f"[{found.code}]" in text for found in entry.report.conflicts[0].assumptions)


def test_the_article_fits_on_a_screen_and_a_half():
    """The report on the article of the README has at most 120 lines."""
    path = EXAMPLE.parent / "iraq-2024" / "dataset.json"
    data = load(path)
    text = render_text([Checked(name="iraq", dataset=data, report=check(data))])
    assert len(text.splitlines()) <= 120
