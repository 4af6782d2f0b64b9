"""What a change of the data does to its conflicts and findings."""

import json

from attrs import evolve
from tests.report.samples import NONE_AND_FINAL, checked, claim

from counterclaim.findings import Finding, Location
from counterclaim.report import Layout
from counterclaim.report.difference import ClaimChange, difference
from counterclaim.report.renderers.difference import (
    difference_json,
    difference_markdown,
    difference_text,
)

MISSING = Finding(
    code="reference.missing",
    severity="error",
    message="speaker: no actor has the id x",
    location=Location(record_kind="claim", record_id="c7", line=4),
)


def test_a_conflict_appears_with_its_claim_and_vanishes_with_it():
    """What is new or gone is told with the claim through which it came or went."""
    one, both = checked(NONE_AND_FINAL[0]), checked(*NONE_AND_FINAL)
    (came,) = difference(one, both).conflicts
    assert (came.what, came.old, came.new, came.claims) == (
        "appeared",
        None,
        "certain",
        ("c1", "c2"),
    )
    assert came.through == (ClaimChange(claim="c2", what="added"),)
    (gone,) = difference(both, one).conflicts
    assert (gone.what, gone.id) == ("vanished", came.id)
    assert gone.through == (ClaimChange(claim="c2", what="removed"),)


def test_another_grade_is_told_with_the_fields_that_changed():
    """A hedge makes the conflict weaker, and the field that did so is named."""
    hedged = evolve(NONE_AND_FINAL[1], commitment="possible")
    found = difference(checked(*NONE_AND_FINAL), checked(NONE_AND_FINAL[0], hedged))
    (change,) = found.conflicts
    assert (change.what, change.old, change.new) == ("regraded", "certain", "weak")
    assert change.through == (ClaimChange(claim="c2", what="changed", fields=("commitment",)),)
    assert "certain -> weak" in difference_text(found, Layout())
    assert "(changed: commitment)" in difference_text(found, Layout())


def test_a_change_of_other_records_is_told_as_such():
    """Where the claims are as they were, it is said that something else has changed."""
    apart = [claim("c1", "none", "2024-09-06", deployment="us-iq", process="reduction")]
    apart += [NONE_AND_FINAL[1]]
    joined = checked(*apart)
    loose = checked(
        *apart,
        deployments=tuple(evolve(one, part_of=()) for one in joined.dataset.deployments),
    )
    found = difference(loose, joined)
    assert [change.what for change in found.conflicts] == ["appeared"]
    assert "another record has changed" in difference_text(found, Layout())


def test_same_data_differ_in_nothing():
    """A dataset does not differ from itself, whatever its order."""
    found = difference(checked(*NONE_AND_FINAL), checked(*NONE_AND_FINAL[::-1]))
    assert (found.conflicts, found.findings, found.claims) == ((), (), ())
    assert "nothing changed" in difference_text(found, Layout())


def test_findings_are_compared_by_what_they_say_and_not_by_their_place():
    """A finding that moved is the same; a new one appears, an old one vanishes."""
    moved = evolve(MISSING, location=evolve(MISSING.location, line=9))
    other = evolve(MISSING, code="schema.value")
    found = difference(
        checked(findings=(MISSING, MISSING)), checked(findings=(moved, other))
    ).findings
    assert [(one.what, one.code) for one in found] == [
        ("appeared", "schema.value"),
        ("vanished", "reference.missing"),
    ]


def test_less_sure_ones_are_left_out():
    """Only what was, or is, as sure as the grade counts."""
    hedged = evolve(NONE_AND_FINAL[1], commitment="possible")
    one, weak = checked(NONE_AND_FINAL[0]), checked(NONE_AND_FINAL[0], hedged)
    assert difference(one, weak, "likely").conflicts == ()
    assert len(difference(one, weak, "weak").conflicts) == 1


def test_every_form_tells_the_same():
    """Text, JSON and Markdown have the id, the grade and the claim of each change."""
    found = difference(checked(NONE_AND_FINAL[0], name="a|b"), checked(*NONE_AND_FINAL))
    values = json.loads(difference_json(found))
    assert values["conflicts"][0]["through"] == [{"claim": "c2", "what": "added", "fields": []}]
    for text in (difference_text(found, Layout()), difference_markdown(found)):
        assert "62863b30" in text
        assert "certain" in text
        assert "c2 (new)" in text
