"""Findings with one cause: the first few are listed, the others are counted."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.documents.samples import data

from counterclaim.documents import reads
from counterclaim.findings import Finding, Location, group_findings
from counterclaim.pipeline import Checked
from counterclaim.report import render_text

FINDINGS = st.builds(
    Finding,
    code=st.sampled_from(["a", "b"]),
    severity=st.sampled_from(["error", "note"]),
    message=st.sampled_from(['no "x"', 'no "y"', "not 5 but 6", "not 7 but 2024-01-02", "other"]),
    location=st.builds(Location, record_kind=st.sampled_from([None, "claim"])),
)


@given(st.lists(FINDINGS, max_size=30), st.integers(1, 4))
def test_nothing_is_lost_and_the_order_stays(findings, limit):
    """Listed and hidden findings add up, and the listed ones stand in their order."""
    grouped = group_findings(findings, limit)
    assert len(grouped.shown) + sum(count for _, count in grouped.hidden) == len(findings)
    rest = iter(findings)
    assert all(any(one is other for other in rest) for one in grouped.shown)
    for first, count in grouped.hidden:
        assert count > 0
        assert sum(one.code == first.code for one in grouped.shown) >= limit
        assert first in grouped.shown


def test_one_cause_is_one_group_and_two_causes_are_two():
    """Messages that differ in quoted words and numbers are alike; others are not."""

    def finding(message):
        return Finding(code="c", severity="error", message=message)

    alike = [finding(f'says[{n}].x: got "w{n} \\" 5" and {n}.5 of 2024-01-0{n}') for n in range(9)]
    assert group_findings(alike, 2).hidden == ((alike[0], 7),)
    others = [finding("text: it is missing"), finding("text: it is null"), finding("x: it is null")]
    assert group_findings(others, 1).hidden == ()


def test_a_limit_below_one_is_refused():
    """At least the first finding of a group is listed."""
    with pytest.raises(ValueError, match="at least 1"):
        group_findings([], 0)


def test_a_report_with_thousands_of_alike_findings_is_short():
    """A text lists some findings of one cause and says how many it does not list."""
    values = data()
    claim = values["claims"][0]
    values["claims"] = [claim | {"id": f"c{n}", "polarity": f"p{n}"} for n in range(1000)]
    reading = reads(json.dumps(values))
    text = render_text([Checked(name="x", dataset=reading.dataset, findings=reading.findings)])
    assert "980 more of schema.code like this: polarity: expected" in " ".join(text.split())
    assert sum("hint" in line or "error schema.code" in line for line in text.splitlines()) <= 40
    assert "1000 findings" in text
