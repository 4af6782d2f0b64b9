"""The share of claims and speakers in conflicts, and a smallest set to leave out."""

from fractions import Fraction
from itertools import combinations

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.consistency.support import HERE, busy_datasets, claim, dataset_of, renamed
from tests.oracle.strategies import policies

from counterclaim.consistency import (
    Conflict,
    Explanation,
    Policy,
    Repair,
    Report,
    SubjectView,
    Truncation,
    check,
    claim_values,
    speaker_clashes,
    suggest,
)
from counterclaim.findings import SEVERITIES, at_least
from counterclaim.model import Dataset

few = settings(max_examples=max(1, settings.default.max_examples * 2 // 5))
VIEW = SubjectView(deployment="d0", facet="presence")
SETS = st.lists(
    st.frozensets(st.sampled_from("abcdefg"), min_size=1, max_size=4), max_size=9, unique=True
)


def report_of(*sets, severity="error", truncated=()):
    """Return a report whose conflicts are some sets of claims."""
    why = Explanation(subject=VIEW, first_day=None, last_day=None, ruled_out=(), rules=())
    conflicts = [
        Conflict(
            claims=tuple(sorted(found)),
            severity=severity,
            kind="disagreement",
            basis="stage",
            assumptions=(),
            explanation=why,
        )
        for found in sets
    ]
    return Report(
        conflicts=tuple(conflicts), checked=0, skipped=(), truncated=truncated, policy=Policy()
    )


@few
@given(busy_datasets(), policies(), st.sampled_from(SEVERITIES))
def test_values_share_the_conflicts_out(dataset, policy, severity):
    """The shares of the claims, and those of the pairs of speakers, sum to the conflicts."""
    report = check(dataset, policy)
    counted = [found for found in report.conflicts if at_least(found.severity, severity)]
    values = claim_values(report, dataset, severity)
    assert sorted(entry.claim for entry in values) == sorted(x.id for x in dataset.claims)
    assert sum(entry.value for entry in values) == len(counted)
    for entry in values:
        own = [found for found in counted if entry.claim in found.claims]
        assert entry.conflicts == len(own)
        assert entry.value == sum(Fraction(1, len(found.claims)) for found in own)
    clashes = speaker_clashes(report, dataset, severity)
    assert sum(entry.value for entry in clashes) == len(counted)
    speaker = {found.id: found.speaker for found in dataset.claims}
    for entry in clashes:
        assert entry.first <= entry.second
        both = [
            found
            for found in counted
            if {speaker[name] for name in found.claims} >= {entry.first, entry.second}
            and (entry.first != entry.second or len({speaker[n] for n in found.claims}) == 1)
        ]
        assert entry.conflicts == len(both) > 0
    orders = [
        [(-entry.value, entry.claim) for entry in values],
        [(-entry.value, entry.first, entry.second) for entry in clashes],
    ]
    assert orders == [sorted(order) for order in orders]


@few
@given(busy_datasets())
def test_values_do_not_depend_on_names(dataset):
    """Other names give the same values to the same claims and pairs."""

    def new(name):
        return f"{name[0]}_.{name[1:]}"

    def plain(found):
        return sorted((entry.value, entry.conflicts) for entry in found)

    other = renamed(dataset, new)
    before, after = check(dataset), check(other)
    named = {entry.claim: entry.value for entry in claim_values(after, other)}
    for entry in claim_values(before, dataset):
        assert named[new(entry.claim)] == entry.value
    assert plain(speaker_clashes(before, dataset)) == plain(speaker_clashes(after, other))


def test_values_of_a_small_case():
    """A claim between two others has half of both conflicts; one in none has nothing."""
    dataset = dataset_of(
        claim("c0", "usa", "present"),
        claim("c1", "iraq", "absent"),
        claim("c2", "joint", "present"),
        claim("c3", "usa", "agreed", "handover"),
        places=(HERE,),
    )
    report = check(dataset)
    values = [
        (entry.claim, entry.value, entry.conflicts) for entry in claim_values(report, dataset)
    ]
    half = Fraction(1, 2)
    assert values == [("c1", 1, 2), ("c0", half, 1), ("c2", half, 1), ("c3", 0, 0)]
    clashes = speaker_clashes(report, dataset)
    assert [(x.first, x.second, x.value) for x in clashes] == [
        ("iraq", "joint", 1),
        ("iraq", "usa", 1),
    ]
    assert claim_values(check(Dataset()), Dataset()) == speaker_clashes(report_of(), dataset) == ()


def test_a_speaker_can_clash_with_itself():
    """A conflict of one speaker is a clash of that speaker with itself."""
    dataset = dataset_of(claim("c0", "usa", "present"), claim("c1", "usa", "absent"))
    (clash,) = speaker_clashes(check(dataset), dataset)
    assert (clash.first, clash.second, clash.value, clash.conflicts) == ("usa", "usa", 1, 1)


def test_a_conflict_of_three_speakers_is_shared_among_their_pairs():
    """Three speakers are three pairs, each of which has a third of the conflict."""
    dataset = dataset_of(*(claim(name, f"s{name}", "present") for name in "abc"))
    clashes = speaker_clashes(report_of("abc", "ab"), dataset)
    third = Fraction(1, 3)
    assert [(x.first, x.second, x.value, x.conflicts) for x in clashes] == [
        ("sa", "sb", 1 + third, 2),
        ("sa", "sc", third, 1),
        ("sb", "sc", third, 1),
    ]


def smallest_by_trying(sets):
    """Return the first of the smallest sets that meet some sets, by trying all."""
    names = sorted(set().union(*sets))
    for size in range(len(names) + 1):
        for chosen in combinations(names, size):
            if all(found & set(chosen) for found in sets):
                return chosen
    return None


@given(SETS)
def test_the_suggested_set_is_the_first_of_the_smallest(sets):
    """It meets every conflict, nothing smaller does, and of its size it comes first by id."""
    assert suggest(report_of(*sets), "error") == Repair(
        severity="error", claims=smallest_by_trying(sets), smallest=True, complete=True
    )


@given(SETS, st.integers(0, 60))
def test_a_search_that_is_cut_short_says_so(sets, work):
    """With little work the set still meets all; where it says smallest, it is the smallest."""
    found = suggest(report_of(*sets), "error", max_work=work)
    assert all(set(found.claims) & conflict for conflict in sets)
    if found.smallest:
        assert found.claims == smallest_by_trying(sets)


def test_large_parts_are_met_without_a_search():
    """Hundreds of claims that have to go are found at once, and not called smallest."""
    pairs = [{f"hub{n}", f"hub{n + 1}"} for n in range(900)]
    found = suggest(report_of(*pairs), "error")
    assert not found.smallest
    assert all(set(found.claims) & pair for pair in pairs)


def test_only_conflicts_of_the_severity_are_met():
    """Slighter conflicts are left alone, and a cut report makes the answer incomplete."""
    cut = Truncation(subjects=(VIEW,), severity="note", found=1)
    notes = report_of({"a", "b"}, severity="note", truncated=(cut,))
    assert suggest(notes) == Repair(severity="warning", claims=(), smallest=True, complete=False)
    assert suggest(notes, "note").claims == ("a",)


@few
@given(busy_datasets(), st.sampled_from(SEVERITIES))
def test_no_listed_conflict_is_left(dataset, severity):
    """Every conflict of a real report has a member among the claims to leave out."""
    report = check(dataset)
    found = suggest(report, severity)
    for conflict in report.conflicts:
        if at_least(conflict.severity, severity):
            assert set(conflict.claims) & set(found.claims)


@pytest.mark.parametrize("gone", ["c0", "c1"])
def test_without_the_claims_a_plain_dataset_is_consistent(gone):
    """Leaving the suggested claim out of two that clash leaves nothing; so does the other."""
    dataset = dataset_of(claim("c0", "usa", "present"), claim("c1", "iraq", "absent"))
    assert suggest(check(dataset)).claims == ("c0",)
    kept = tuple(found for found in dataset.claims if found.id != gone)
    assert check(evolve(dataset, claims=kept)).conflicts == ()
