"""Applying judgements: to what, for how long, and what is told when they do not hold."""

from datetime import date
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.report.samples import NONE_AND_FINAL, VARIED, claim, dataset

from counterclaim import load
from counterclaim.consistency import Truncation, check
from counterclaim.findings import Finding, Location
from counterclaim.judgements import (
    JUDGEMENT_CODES,
    Case,
    FindingAbout,
    Judgement,
    apply,
    fingerprint_of,
    judgement_on,
)
from counterclaim.model import Actor, TimeReference
from counterclaim.time import day_number, parse_edtf

ROOT = Path(__file__).parents[2]
DAY = date(2024, 10, 1)


def case(data, findings=()):
    """Return a checked dataset."""
    return Case(dataset=data, report=check(data), findings=findings)


def judged(data, claims=("c1", "c2"), **more):
    """Return a judgement on some claims."""
    return judgement_on(data, claims, "known_conflict", by="Desk", on=DAY, why="Known.", **more)


def codes(findings):
    """Return the codes of findings, once they have the severities of their codes."""
    assert all(found.severity == JUDGEMENT_CODES[found.code].severity for found in findings)
    return [found.code for found in findings]


DATA = dataset(*NONE_AND_FINAL)


def test_judged_conflicts_of_an_example_are_set_aside():
    """Of eleven conflicts two are judged; the nine others stay in their order."""
    data = load(ROOT / "examples" / "iraq-2024" / "dataset.json")
    report = check(data)
    first, second = report.conflicts[0], report.conflicts[-1]
    judgements = [judged(data, second.claims[::-1]), judged(data, first.claims)]
    (found,), findings = apply([Case(dataset=data, report=report)], judgements)
    assert findings == ()
    assert found.report.conflicts == report.conflicts[1:-1]
    assert [entry.conflict for entry in found.judged] == [first, second]
    assert [entry.judgement for entry in found.judged] == judgements[::-1]
    assert evolve(found.report, conflicts=report.conflicts) == report


@pytest.mark.parametrize(
    "change",
    [
        {"text": "Other words."},
        {"speaker": "c"},
        {"stated": parse_edtf("2024-09-05/2024-09-06")},
        {"polarity": "denied"},
        {"modality": "plan"},
        {"commitment": "probable"},
        {"modality": "conditional", "condition": "if all agree"},
        {"when": TimeReference(role="at", edtf=parse_edtf("2024-09-06"))},
        {"says": claim("x", "under_way", "2024-09-06").says},
        {"about": claim("x", "none", "2024-09-06", deployment="us-iq").about},
    ],
    ids=lambda change: next(iter(change)),
)
def test_judgement_is_stale_when_a_claim_says_something_else(change):
    """A judgement on what a claim no longer says is not applied, and the report says so."""
    changed = dataset(NONE_AND_FINAL[0], evolve(NONE_AND_FINAL[1], **change))
    (found,), findings = apply([case(changed)], [judged(DATA)])
    assert codes(findings) == ["judgement.stale"]
    assert fingerprint_of(changed, ("c1", "c2")) in findings[0].hint
    assert found.judged == ()
    assert found.report == check(changed)


@pytest.mark.parametrize(
    "change",
    [
        {"note": "A remark."},
        {"sources": ("s", "t")},
        {"credibility": "2"},
        {"extra": {"a": 1}},
        {"language": "en"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_judgement_holds_when_only_its_record_changes(change):
    """Sources, grades and remarks do not touch what was judged."""
    changed = dataset(NONE_AND_FINAL[0], evolve(NONE_AND_FINAL[1], **change))
    (found,), findings = apply([case(changed)], [judged(DATA)])
    assert (len(found.judged), found.report.conflicts, findings) == (1, (), ())


@given(st.permutations([*NONE_AND_FINAL, claim("c0", "announced", "2020"), VARIED[4][1]]))
def test_fingerprint_hangs_on_its_own_claims_alone(claims):
    """Other claims, their ids, and the order of records leave a fingerprint as it is."""
    wanted = {"c1": NONE_AND_FINAL[0], "c2": NONE_AND_FINAL[1]}
    others = [
        evolve(entry, id=f"x{n}") for n, entry in enumerate(claims) if entry not in wanted.values()
    ]
    own = [entry for entry in claims if entry in wanted.values()]
    data = dataset(*others, *own, actors=(Actor(id="n", kind="person", name="New"),))
    assert fingerprint_of(data, ("c2", "c1")) == fingerprint_of(DATA, ("c1", "c2"))


def test_fingerprint_tells_sets_apart():
    """Swapping the contents of two ids, or leaving one out, gives other fingerprints."""
    swapped = dataset(evolve(NONE_AND_FINAL[0], id="c2"), evolve(NONE_AND_FINAL[1], id="c1"))
    prints = {
        fingerprint_of(DATA, ("c1", "c2")),
        fingerprint_of(swapped, ("c1", "c2")),
        fingerprint_of(DATA, ("c1",)),
        fingerprint_of(DATA, ("c2",)),
    }
    assert len(prints) == 4
    assert fingerprint_of(DATA, ("c1", "c3")) is None


def test_fingerprint_is_that_of_the_release_before():
    """The digits of a known set never change, or judgements on file would be stale."""
    data = load(ROOT / "examples" / "no-withdrawal-vs-final-stages" / "dataset.json")
    assert fingerprint_of(data, ("c1", "c2")) == "2e81fa6d07fced60"


def test_only_the_very_set_is_judged():
    """A judgement on a larger or a smaller set sets nothing aside."""
    data = dataset(*NONE_AND_FINAL, claim("c3", "present", "2024-09-06"))
    for claims in (("c1",), ("c1", "c2", "c3")):
        (found,), findings = apply([case(data)], [judged(data, claims)])
        assert codes(findings) == ["judgement.unneeded"]
        assert len(found.report.conflicts) == 1


@pytest.mark.parametrize(
    ("as_of", "told", "applied"),
    [
        (None, ["judgement.expiry-unchecked"], True),
        (day_number(2024, 12, 31), [], True),
        (day_number(2025, 1, 1), ["judgement.expired"], False),
    ],
)
def test_end_is_compared_with_the_day_of_the_check(as_of, told, applied):
    """The last day counts; without a day of the check the end is not compared, and told."""
    judgement = judged(DATA, expires=date(2024, 12, 31))
    (found,), findings = apply([case(DATA)], [judgement], as_of)
    assert codes(findings) == told
    assert (found.report.conflicts == ()) == applied == (len(found.judged) == 1)


def test_judgement_on_nothing_is_told_with_its_place():
    """A judgement on claims that no file has is told; its location is that of its block."""
    judgement = evolve(judged(DATA), location=Location(path="j.toml", line=3))
    _, findings = apply([case(dataset(NONE_AND_FINAL[0]))], [judgement])
    assert codes(findings) == ["judgement.unmatched"]
    assert findings[0].location == Location(path="j.toml", line=3)
    assert codes(apply([], [judgement])[1]) == ["judgement.unmatched"]


def test_files_of_a_run_share_their_judgements():
    """A judgement that holds in one file is not stale in another with the same ids."""
    other = dataset(evolve(NONE_AND_FINAL[0], text="Others."), NONE_AND_FINAL[1])
    (first, second), findings = apply([case(other), case(DATA)], [judged(DATA)])
    assert findings == ()
    assert (len(first.judged), len(second.judged)) == (0, 1)


def test_search_that_was_cut_short_does_not_make_a_judgement_unneeded():
    """Where conflicts may be missing, and without a check, nothing is said of a judgement."""
    checked = case(DATA)
    cut = Truncation(reason="work", place="solmark-in-veldin")
    report = evolve(checked.report, conflicts=(), truncated=(cut,))
    assert apply([evolve(checked, report=report)], [judged(DATA)])[1] == ()
    (found,), findings = apply([evolve(checked, report=None)], [judged(DATA)])
    assert (found.report, findings) == (None, ())


def test_finding_is_accepted_by_code_and_record():
    """A finding is set aside by its code and record, others with either stay."""
    at = Location(path="d.json", record_kind="claim", record_id="c7", pointer="/claims/6")
    finding = Finding(code="reference.missing", severity="error", message="m", location=at)
    findings = (
        finding,
        evolve(finding, code="reference.refused"),
        evolve(finding, location=evolve(at, record_id="c8")),
        evolve(finding, location=evolve(at, record_kind="actor")),
    )
    judgement = Judgement(
        about=FindingAbout(code="reference.missing", record_kind="claim", record="c7"),
        verdict="accepted",
        by="Desk",
        on=DAY,
        why="To be found.",
    )
    (found,), told = apply([Case(dataset=DATA, findings=findings)], [judgement])
    assert told == ()
    assert found.findings == findings[1:]
    assert [entry.finding for entry in found.judged_findings] == [finding]
    assert codes(apply([Case(dataset=DATA)], [judgement])[1]) == ["judgement.unmatched"]


def test_judgement_on_missing_claims_cannot_be_made():
    """A judgement in code names claims that are there."""
    with pytest.raises(KeyError, match="c9"):
        judged(DATA, ("c1", "c9"))
