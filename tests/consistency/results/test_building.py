"""Reasons as values: what each claim says, with its days and numbers."""

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from tests.consistency.data import ANY, dataset_of, distinction, number, stage

from counterclaim.codelists import stage_meaning
from counterclaim.consistency import (
    Conflict,
    Holding,
    Number,
    Numbers,
    Pair,
    States,
    SubjectView,
    Sum,
    Truncation,
    at_least,
    check,
    conflict_order,
    group_id,
)
from counterclaim.consistency.results.conflict import conflict_id, truncation_order
from counterclaim.model import About, Relation, Source, Stage

DAY = date(2024, 9, 20)


def conflict(*claims):
    """Return the only conflict of some claims."""
    (found,) = check(dataset_of(*claims)).conflicts
    return found


def test_states_are_told_with_the_claims_that_say_them():
    """In the order of the claims, whoever comes first in the search."""
    first = stage("z", "under_way", "withdrawal", when=("at", "2024-09-20"))
    second = stage("a", "none", "withdrawal", speaker="iraq", day=1, when=("at", "2024-09-20"))
    found = conflict(first, second)
    assert found.reason == States(
        facet="execution",
        subject=SubjectView(deployment="d0", process="withdrawal"),
        holdings=(
            Holding(
                claim="z",
                states=("main_phase", "final_phase"),
                first=DAY,
                last=DAY,
                every=True,
            ),
            Holding(
                claim="a", states=("not_started", "cancelled"), first=DAY, last=DAY, every=True
            ),
        ),
    )


def told_as_it_is(claim):
    """Tell whether a claim is a stage, and not one of the time before it."""
    before = claim.when is not None and claim.when.role == "not_before"
    return isinstance(claim.says, Stage) and not before and not claim.says.enters


@given(ANY)
def test_holdings_exclude_one_another_and_are_of_the_claims(dataset):
    """No state is allowed by both, and each is one of its own claim."""
    for found in check(dataset).conflicts:
        if isinstance(found.reason, States):
            one, other = found.reason.holdings
            assert not set(one.states) & set(other.states) - {"suspended"}
            assert {one.claim, other.claim} <= set(found.claims)
            names = [name for name in found.claims if name in (one.claim, other.claim)]
            assert names == [one.claim, other.claim]
            for entry in (one, other):
                claim = next(claim for claim in dataset.claims if claim.id == entry.claim)
                if not entry.rules and claim.polarity == "affirmed" and told_as_it_is(claim):
                    assert set(entry.states) <= set(stage_meaning(claim.says.code).states)
        elif isinstance(found.reason, Numbers | Sum):
            assert {entry.claim for entry in found.reason.numbers} <= set(found.claims)
            assert found.reason.gap is None or found.reason.gap > 0
        else:
            assert isinstance(found.reason, Pair)
            assert found.reason.days >= 0


def test_what_a_holding_follows_from():
    """The rules by which it follows from the words, and days without an end."""
    gone = stage("a", "completed", "withdrawal", when=("at", "2024-09-20"))
    back = stage("b", "present", speaker="iraq", day=60, when=("at", "2024-11-10"))
    one, other = conflict(gone, back).reason.holdings
    assert (one.claim, one.rules, one.first) == ("a", ("no_return",), DAY)
    assert (one.last, one.every) == (date(2024, 11, 21), True)
    assert (other.claim, other.rules, other.states) == ("b", (), ("present",))
    plan = stage("a", "present", modality="plan")
    late = stage("b", "absent", speaker="iraq", day=9, when=("at", "2024-09-29"))
    assert conflict(plan, late).reason.holdings[0].last is None


def test_of_part_and_whole_each_holding_stands_by_its_claim():
    """The line is that of the one that the other was carried to."""
    whole = stage("a", "absent", when=("at", "2024-09-20"))
    part = stage("b", "present", of="d1", day=1, when=("at", "2024-09-20"), speaker="iraq")
    for claims in ((whole, part), (evolve(part, id="a"), evolve(whole, id="b"))):
        found = conflict(*claims)
        said_ = {entry.claim: entry.states for entry in found.reason.holdings}
        expected = {claim.id: (claim.says.code,) for claim in claims}
        assert said_ == expected


def test_figures_are_told_with_their_bounds_and_days():
    """As spoken and as counted with; the gap is what is left after the allowance."""
    about = number("a", "present", 2500, approximate=True)
    other = number("b", "present", 2000, 2100, speaker="iraq", day=30, population=None)
    found = conflict(about, other)
    first = Number(
        claim="a",
        role="present",
        subject=SubjectView(deployment="d0"),
        low=2500,
        high=2500,
        least=2450,
        most=2550,
        first=DAY,
        last=DAY,
    )
    assert found.reason.numbers[0] == first
    assert found.reason.numbers[1].high == 2100
    assert found.reason.days == 30
    assert found.reason.gap == 350
    denied = conflict(number("a", "present", 900, polarity="denied"), number("b", "present", 900))
    assert [entry.denied for entry in denied.reason.numbers] == [True, False]
    assert denied.reason.gap is None


def test_a_pair_tells_how_far_apart_it_was_said():
    """Between the two statements; of those of one day none."""
    plan = stage("a", "completed", "withdrawal", modality="plan")
    assert conflict(plan, stage("b", "none", "withdrawal", speaker="iraq", day=5)).reason == Pair(
        days=5
    )
    coarse = evolve(plan, stated=stage("x", "present", day="2024-09").stated)
    late = stage("b", "none", "withdrawal", speaker="iraq", day="2024-09")
    assert [x.reason for x in check(dataset_of(coarse, late)).conflicts] == [Pair(days=0)]


@pytest.mark.parametrize(
    ("claims", "rule"),
    [
        ((stage("a", "present"), stage("b", "absent")), "one_state"),
        ((number("a", "present", 5), stage("b", "absent")), "count_present"),
        (
            (
                stage("a", "completed", "withdrawal"),
                stage("b", "under_way", "withdrawal", day=30),
            ),
            "no_regression",
        ),
        (
            (
                number("a", "present", 2000, when=("at", "2024-09-20")),
                number("b", "present", 1900, day=1, when=("at", "2024-09-21")),
            ),
            "figure_persists",
        ),
    ],
)
def test_the_rule_that_tells_most(claims, rule):
    """Of several the one that brings the two together, and not that a day has one state."""
    assert conflict(*claims).rule == rule


def test_ids_depend_on_the_claims_alone():
    """In whatever order they stand."""
    assert conflict_id(("a", "b")) == conflict_id(("b", "a"))
    assert conflict_id(("a", "b")) != conflict_id(("a", "c"))
    assert len(conflict_id(("a",))) == 8
    first = conflict(stage("a", "present"), stage("b", "absent"))
    second = conflict(number("a", "present", 5), number("b", "present", 9))
    assert first.id == second.id == conflict_id(("a", "b"))


def test_texts_in_short():
    """A conflict and a report in one line."""
    report = check(dataset_of(stage("a", "present"), stage("b", "absent")))
    (found,) = report.conflicts
    assert str(found) == f"{found.id}: certain self_contradiction on presence between a and b"
    assert str(report) == "1 conflict (1 certain) in 2 claims"
    assert str(check(dataset_of())) == "0 conflicts in 0 claims"
    assert str(check(dataset_of(stage("a", "present")))) == "0 conflicts in 1 claim"
    more = [number(name, "present", place, day=place) for place, name in enumerate("abc", 1)]
    assert str(check(dataset_of(*more))).startswith("3 conflicts (3 likely) in 3 claims")


def test_orders_and_thresholds():
    """The surest and the smallest first."""
    assert at_least("certain", "likely")
    assert at_least("likely", "likely")
    assert not at_least("weak", "likely")
    cuts = [
        Truncation(reason="work", place="b"),
        Truncation(reason="work", place="a"),
        Truncation(reason="sets", place="a", grade="weak", left_out=1),
        Truncation(reason="sets", place="a", grade="certain", left_out=1),
    ]
    assert sorted(cuts, key=truncation_order) == [cuts[3], cuts[2], cuts[1], cuts[0]]
    report = check(
        dataset_of(*(number(name, "present", place) for place, name in enumerate("abc", 1)))
    )
    assert list(report.conflicts) == sorted(report.conflicts, key=conflict_order)
    assert all(isinstance(found, Conflict) for found in report.conflicts)


def test_copies_of_a_statement_make_one_conflict():
    """The same said by one party again; what differs in anything else is another."""
    yes, again = stage("a", "present"), stage("b", "present", speaker="general")
    no = stage("c", "absent", speaker="iraq")
    first, second = check(dataset_of(yes, again, no)).conflicts
    assert (first.same_as, second.same_as) == ((), ("a", "c"))
    assert group_id(second) == first.id == group_id(first)
    other = evolve(again, speaker="officials")
    assert [x.same_as for x in check(dataset_of(yes, other, no)).conflicts] == [(), ()]
    hedged = evolve(again, commitment="probable")
    assert [x.same_as for x in check(dataset_of(yes, hedged, no)).conflicts] == [(), ()]


def test_sources_stand_behind_the_claims_in_their_order():
    """Repetitions count with what they repeat, but for those stated after the day of the check."""
    yes = stage("b", "present")
    no = stage("a", "absent", speaker="iraq", day=1, when=("at", "2024-09-20"))
    again = evolve(
        yes, id="r", sources=("other",), relations=(Relation(kind="repeats", claim="b"),)
    )
    data = evolve(dataset_of(yes, no, again), sources=(Source(id="paper"), Source(id="other")))
    found = next(x for x in check(data).conflicts if x.claims == ("b", "a"))
    assert [(entry.claim, entry.independent) for entry in found.support] == [("b", 2), ("a", 1)]


def test_claims_that_can_meet_no_other_are_named():
    """A key, a unit, a deployment or a matter of which nobody else speaks."""
    alone = evolve(
        stage("t", "agreed", "withdrawal"), about=About(matter="m", process="withdrawal")
    )
    units = number("u", "present", 5, unit="bases")
    claims = [stage("a", "present"), stage("b", "present", of="d1"), alone, units]
    assert check(dataset_of(*claims)).unlinked == ("t", "u")
    more = [evolve(alone, id="t2"), evolve(units, id="u2"), distinction("x")]
    assert check(dataset_of(*claims, *more)).unlinked == ()
    siblings = [stage("a", "present", of="d1"), stage("b", "present", of="d2")]
    assert check(dataset_of(*siblings)).unlinked == ()
    tied = evolve(units, relations=(Relation(kind="disputes", claim="a"),))
    assert check(dataset_of(stage("a", "present"), tied)).unlinked == ("a",)
