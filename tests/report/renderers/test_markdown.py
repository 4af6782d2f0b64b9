"""The report as Markdown."""

from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.report.renderers.reports import (
    EXAMPLES,
    MISSING,
    TEXTS,
    cut_short,
    example,
    hostile_reports,
    judged_report,
)
from tests.report.samples import NONE_AND_FINAL, checked

from counterclaim.report import groups_of, names_of
from counterclaim.report.options import Options
from counterclaim.report.renderers.escaping import clean
from counterclaim.report.renderers.markdown import render_markdown

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def tables(entries, options):
    """Return the rows of each table of a report, as a reader of Markdown sees them."""
    found = []
    tokens = PARSER.parse(render_markdown(entries, options))
    for before, token in pairwise(tokens):
        if before.type == "table_open":
            found.append([])
        elif before.type == "tr_open":
            found[-1].append([])
        elif before.type in ("td_open", "th_open"):
            kinds = {child.type for child in token.children}
            assert kinds <= {"text", "text_special"}, kinds
            text = "".join(child.content for child in token.children)
            found[-1][-1].append(text.replace("@\u200b", "@"))
    return found


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_example_has_a_table_of_statements_for_each_group(path):
    """Each group of conflicts has a table with its statements and their lines."""
    (entry,), _ = report = example(path)
    overview, *statements = tables(*report)
    assert overview[1][:2] == [entry.name, str(len(entry.dataset.claims))]
    groups = groups_of(entry.report.conflicts, names_of(entry.dataset))
    assert len(statements) == len(groups)
    for group, (_, *rows) in zip(groups, statements, strict=True):
        assert [row[1] for row in rows] == list(group.claims)
        assert [row[2] for row in rows] == [str(entry.places[name].line) for name in group.claims]


def test_finding_is_a_row():
    """A finding has its severity, code, line and words."""
    (_, findings) = tables([checked(findings=(MISSING,))], Options())
    assert findings[1] == [
        "error",
        "reference.missing",
        "12",
        "claim c7: speaker: no actor has the id x. Correct the id.",
    ]


def test_judged_is_a_table_of_its_own():
    """What has been judged is listed with verdict, person, day and reason."""
    judged = tables(*judged_report())[-1]
    assert judged[1:] == [
        ["c1, c2", "known conflict, Desk, 2024-10-01: Both | stand."],
        ["reference.missing, claim c7", "accepted, Desk, 2024-10-01: To be found."],
    ]


def test_hidden_and_cut_short_are_told():
    """What the threshold hides is counted, and a search that was cut short is told."""
    text = render_markdown(*example(grade="likely"))
    assert "Not shown: 6 less sure conflicts." in text
    assert "There may be more conflicts about co-iq" in render_markdown(*cut_short())


@given(st.lists(TEXTS, min_size=1, max_size=3))
def test_no_text_is_markup(words):
    """Any text comes back from a reader of Markdown as it is shown, and adds no cell or row."""
    findings = tuple(evolve(MISSING, message=f"m{text}", hint=None) for text in words)
    (_, rows) = tables([checked(findings=findings)], Options())
    shown = [f"claim c7: m{clean(' '.join(('x' + text).split()))[1:]}" for text in words]
    assert [row[3] for row in rows[1:]] == shown


@given(hostile_reports())
def test_hostile_names_leave_the_tables_whole(report):
    """Names and ids of any characters leave every row with the cells of its table."""
    for table in tables(*report):
        assert len({len(row) for row in table}) == 1
    assert len(tables(*report)) == 3


def test_conflicts_need_no_places():
    """Without places the lines of statements stay empty."""
    *_, statements = tables([checked(*NONE_AND_FINAL)], Options())
    assert [row[2] for row in statements[1:]] == ["", ""]
