"""The report as JUnit XML."""

import xml.etree.ElementTree as ET

from hypothesis import given
from tests.report.renderers.reports import (
    MISSING,
    REMARK,
    cut_short,
    example,
    hostile_reports,
    judged_report,
)
from tests.report.samples import NONE_AND_FINAL, checked

from counterclaim.report.options import Options
from counterclaim.report.renderers.junit import render_junit


def parsed(entries, options):
    """Return the root of a report, once its counts are those of its cases."""
    root = ET.fromstring(render_junit(entries, options))  # noqa: S314  (our own text)
    for node in (root, *root):
        cases = [*node.iter("testcase")]
        told = {name: int(node.get(name)) for name in ("tests", "failures", "errors", "skipped")}
        assert told == {
            "tests": len(cases),
            "failures": sum(case.find("failure") is not None for case in cases),
            "errors": 0,
            "skipped": sum(case.find("skipped") is not None for case in cases),
        }
    assert len(root) == len(entries)
    return root


def test_conflicts_are_failures_with_their_reasons():
    """A conflict is one case; its message names the speakers, its text gives the reason."""
    (suite,) = parsed(*example())
    names = [case.get("name") for case in suite]
    assert "conflict.disagreement: c10, c18" in names
    entries = [checked(*NONE_AND_FINAL)]
    (failure,) = parsed(entries, Options(fail_on="likely")).iter("failure")
    assert failure.get("type") == "certain"
    assert "Anna Berg (c1, 6 September 2024)" in failure.get("message")
    assert "They cannot both be true" in failure.text
    assert "Unless one of them was misquoted" in failure.text


def test_conflicts_pass_where_the_check_does_not_fail_on_them():
    """A true report of two people who disagree is no failure, and says what was found."""
    (case,) = parsed([checked(*NONE_AND_FINAL)], Options()).iter("testcase")
    assert case.find("failure") is None
    assert "They cannot both be true" in case.find("system-out").text


def test_findings_of_one_code_are_one_case():
    """A case stands for a code; each finding of it has a line, with its place."""
    entry = checked(findings=(MISSING, MISSING, REMARK))
    (suite,) = parsed([entry], Options())
    (case,) = suite
    assert (case.get("name"), case.get("classname")) == ("reference.missing", "claims.json")
    assert (
        case[0].text.splitlines()
        == ["error: line 12: claim c7: speaker: no actor has the id x. Correct the id."] * 2
    )
    assert case[0].get("message").endswith(" (and 1 more)")


def test_nothing_to_say_is_a_case_that_passes():
    """A clean file has one case, so that a report is never empty by mistake."""
    (suite,) = parsed([checked(NONE_AND_FINAL[0])], Options())
    assert [(case.get("name"), len(case)) for case in suite] == [("consistency", 0)]


def test_judged_and_cut_short_are_skipped_with_the_reason():
    """What has been judged does not fail, and its reason is shown; a short search is told."""
    (suite,) = parsed(*judged_report())
    assert [skipped.get("message") for skipped in suite.iter("skipped")] == [
        "accepted, Desk, 2024-10-01: To be found.",
        "known conflict, Desk, 2024-10-01: Both | stand.",
    ]
    assert [case.get("message") for case in parsed(*cut_short()).iter("skipped")] == [
        "there may be more conflicts about co-iq than are listed"
    ]


@given(hostile_reports())
def test_any_text_gives_well_formed_xml(report):
    """Names and messages of any characters give XML that a parser reads, with all cases."""
    (suite,) = parsed(*report)
    assert [case[0].tag for case in suite] == ["failure", "system-out"]
