"""What a policy changes in a report: fewer rules, caps, and a day to look back from."""

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.consistency.support import (
    PRESUMPTIONS,
    UNCAPPED,
    busy_datasets,
    claim,
    dataset_of,
    severities,
)
from tests.oracle.number_cases import CROSSING, NumberCase, count
from tests.oracle.strategies import DAY_ZERO, iso, policies

from counterclaim.consistency import Policy, check
from counterclaim.findings import SEVERITIES, at_least
from counterclaim.model import TimeReference
from counterclaim.time import parse_edtf

# drawing a dataset takes longer than checking it
few = settings(max_examples=max(1, settings.default.max_examples * 2 // 5))


@few
@given(busy_datasets(), st.frozensets(st.sampled_from(PRESUMPTIONS)))
def test_presumptions_make_no_errors(dataset, off):
    """Errors rest on no presumption: without some of them, or all, the errors are the same."""
    full = severities(check(dataset, UNCAPPED))
    less = severities(check(dataset, evolve(UNCAPPED, disabled=off)))
    errors = [{names for names in found if found[names] == "error"} for found in (full, less)]
    assert errors[0] == errors[1]


@few
@given(busy_datasets(), policies().map(lambda policy: policy.disabled), policies())
def test_fewer_rules_find_nothing_new(dataset, off, policy):
    """Each conflict found with fewer rules holds one, as grave or graver, found with all."""
    caps = {"max_sets": UNCAPPED.max_sets, "max_work": UNCAPPED.max_work}
    policy = evolve(policy, **caps)
    full = severities(check(dataset, policy))
    less = severities(check(dataset, evolve(policy, disabled=policy.disabled | off)))
    for names, severity in less.items():
        assert any(other <= names and at_least(grave, severity) for other, grave in full.items())


@few
@given(busy_datasets(), st.integers(0, 3), st.integers(0, 60))
def test_a_cap_is_told(dataset, max_sets, max_work):
    """With a cap the report says where it ended early, or else it is the whole report."""
    capped = check(dataset, Policy(max_sets=max_sets, max_work=max_work))
    whole = check(dataset, UNCAPPED)
    assert whole.truncated == ()
    if not capped.truncated:
        assert capped.conflicts == whole.conflicts
    for cut in capped.truncated:
        assert cut.found <= max_sets
        assert cut.severity in SEVERITIES
        assert cut.subjects


@few
@given(busy_datasets(), st.integers(0, 3))
def test_what_a_cap_leaves_is_right(dataset, max_sets):
    """Every set found under a cap is one of all sets, and as grave."""
    capped = severities(check(dataset, evolve(UNCAPPED, max_sets=max_sets)))
    whole = severities(check(dataset, UNCAPPED))
    assert capped.items() <= whole.items()


def test_a_cap_does_not_soften_a_conflict():
    """A pair that clashes as it stands is no mere warning where the search ended before it."""
    none = claim("c0", "usa", "none", process="withdrawal")
    begun = evolve(
        claim("c1", "usa", "under_way", process="withdrawal"),
        stated=parse_edtf(iso(9)),
        when=TimeReference(role="at", edtf=parse_edtf(iso(0))),
    )
    dataset = dataset_of(none, begun)
    assert severities(check(dataset)) == {frozenset({"c0", "c1"}): "error"}
    assert set(severities(check(dataset, Policy(max_sets=0))).values()) <= {"error"}


def test_a_cap_is_reached():
    """Nine pairs of claims clash on one day: a cap of one shows one, and says where it ended."""
    said = [
        claim(f"{code}{number}", speaker, code)
        for speaker, code in (("usa", "present"), ("iraq", "absent"))
        for number in range(3)
    ]
    whole = check(dataset_of(*said))
    assert whole.truncated == ()
    assert len(whole.conflicts) == 9
    for capped in (Policy(max_sets=1), Policy(max_work=20)):
        report = check(dataset_of(*said), capped)
        assert {cut.severity for cut in report.truncated} == set(SEVERITIES)
        assert {cut.subjects[0].deployment for cut in report.truncated} == {"d0"}
        assert 0 < len(report.conflicts) < 9
        assert all(cut.found <= len(report.conflicts) for cut in report.truncated)


@few
@given(busy_datasets(), st.integers(-2, 25))
def test_as_of_leaves_out_what_was_said_later(dataset, day):
    """A check as of a day is a check without the claims that were stated after it."""
    as_of = DAY_ZERO + day
    late = {
        claim.id
        for claim in dataset.claims
        if claim.stated.earliest is not None and claim.stated.earliest > as_of
    }
    early = evolve(dataset, claims=tuple(claim for claim in dataset.claims if claim.id not in late))
    with_day, without = check(dataset, Policy(as_of=as_of)), check(early)
    # a distinction is no claim that is checked: it is named also where it came later
    assert [evolve(found, distinctions=()) for found in with_day.conflicts] == [
        evolve(found, distinctions=()) for found in without.conflicts
    ]
    assert with_day.checked == without.checked
    skipped = {entry.claim: entry.reason for entry in with_day.skipped}
    assert {name for name, reason in skipped.items() if reason == "after_as_of"} == late
    assert [entry for entry in with_day.skipped if entry.claim not in late] == list(without.skipped)


def test_parts_that_are_not_within_their_whole_are_in_no_sum():
    """Without the rule that parts are within their wholes, their numbers are in no sum either."""
    off = Policy(disabled=frozenset({"part_present"})).disabled
    assert off == {"part_present", "parts_within_whole", "partition_exhaustive"}
    assert evolve(Policy(), disabled=frozenset({"balance"})).disabled == {"balance"}


def test_without_sums_the_parts_that_are_all_still_tell_who_is_there():
    """Nobody of the only force means nobody of the whole, so nobody at any place of it."""
    said = (count("a", 300, 0, of="east"), count("b", 0, 0, of="army"))
    case = NumberCase(
        "300 at a place, and nobody of the force", said, {}, deployments=CROSSING[:-1]
    )
    policy = Policy(disabled=frozenset({"parts_within_whole"}))
    found = check(case.dataset, policy).conflicts
    assert [(conflict.claims, conflict.severity) for conflict in found] == [(("a", "b"), "error")]
