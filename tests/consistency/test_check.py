"""The check as a whole: its bounds, data of any kind, and results as values."""

import copy
import pickle

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.consistency.data import (
    ANY,
    HERE,
    OTHER,
    PART,
    dataset_of,
    distinction,
    number,
    said,
    stage,
)
from tests.oracle.strategies.stages import ACTORS, DAY_ZERO

from counterclaim.consistency import GRADES, Policy, Truncation, check
from counterclaim.model import About, Actor, Dataset, PartOf, Relation, Said, Scope

YES = stage("yes", "present", day=3, when=("at", "2024-09-23"))
NO = stage("no", "absent", speaker="iraq", day=3, when=("at", "2024-09-23"))


def figures(count, **more):
    """Return reports of one day, no two of which agree."""
    return [number(f"c{place:03}", "present", 1000 + place, **more) for place in range(count)]


def ids(report):
    """Return the claims of each conflict, as sets."""
    return [set(found.claims) for found in report.conflicts]


def test_an_empty_dataset_has_an_empty_report():
    """No claims, no conflicts, and the default policy."""
    report = check(Dataset())
    assert (report.conflicts, report.checked, report.skipped) == ((), 0, ())
    assert (report.truncated, report.unlinked, report.policy) == ((), (), Policy())


def test_the_conflicts_of_one_grade_are_capped_and_the_rest_is_counted():
    """Six pairs of four figures: two are listed, four left out; other grades have their own cap."""
    late = stage("d", "absent", speaker="iraq", day=3)
    report = check(dataset_of(*figures(4), late), Policy(max_sets=2))
    grades = [found.grade for found in report.conflicts]
    assert grades == ["certain", "certain", "likely", "likely"]
    assert report.truncated == (
        Truncation(reason="sets", place="d0", grade="certain", left_out=4),
        Truncation(reason="sets", place="d0", grade="likely", left_out=2),
    )


def test_claims_that_do_not_hang_together_are_capped_apart():
    """Each tree of deployments, and each matter, has a cap of its own."""
    far = evolve(HERE, id="far")
    more = [evolve(claim, id=f"f{claim.id}", about=About(deployment="far")) for claim in figures(3)]
    report = check(dataset_of(*figures(3), *more, places=(HERE, far)), Policy(max_sets=1))
    assert len(report.conflicts) == 2
    assert [(cut.place, cut.left_out) for cut in report.truncated] == [("d0", 2), ("far", 2)]
    parts = [evolve(claim, id=f"f{claim.id}", about=About(deployment="d1")) for claim in figures(3)]
    one_tree = check(dataset_of(*figures(3), *parts), Policy(max_sets=1))
    assert [cut.place for cut in one_tree.truncated] == ["d0"]


def test_as_many_as_the_cap_are_not_cut():
    """A report that lists all says so."""
    assert check(dataset_of(*figures(4)), Policy(max_sets=6)).truncated == ()
    assert len(check(dataset_of(*figures(4)), Policy(max_sets=6)).conflicts) == 6


def test_the_search_takes_no_more_steps_than_it_may():
    """Of six pairs five are compared; the report names where the search ended."""
    report = check(dataset_of(*figures(4)), Policy(max_work=5))
    assert len(report.conflicts) == 5
    assert report.truncated == (Truncation(reason="work", place="d0"),)
    assert check(dataset_of(*figures(4)), Policy(max_work=6)).truncated == ()


def test_one_large_group_does_not_end_the_search_of_another():
    """The steps are those of one group."""
    far = evolve(HERE, id="far")
    here = [evolve(claim, id=f"f{claim.id}", about=About(deployment="far")) for claim in figures(2)]
    report = check(dataset_of(*figures(4), *here, places=(HERE, far)), Policy(max_work=1))
    assert [{"fc000", "fc001"}] == [pair for pair in ids(report) if "fc000" in pair]
    assert [cut.place for cut in report.truncated] == ["d0"]


def quarrel():
    """Return reports on the words of one actor, each about another place."""
    places = tuple(evolve(HERE, id=f"p{place}") for place in range(30))
    claims = [
        said(
            f"s{place:02}",
            Said(actor="usa", stance="said" if place % 2 else "silent", claim="c"),
            speaker="iraq",
            of=f"p{place}",
        )
        for place in range(30)
    ]
    return dataset_of(stage("c", "present", of="p0"), *claims, places=places)


def test_quarrels_about_words_are_bounded_too():
    """They meet across deployments; where they are cut the report says so."""
    everything = Policy(max_sets=1000)
    whole = check(quarrel(), everything)
    assert whole.truncated == ()
    report = check(quarrel(), evolve(everything, max_work=50))
    assert 0 < len(report.conflicts) < len(whole.conflicts)
    assert [cut.reason for cut in report.truncated] == ["work"]


@pytest.mark.parametrize("dataset", [dataset_of(*figures(40)), quarrel()])
def test_the_search_can_be_stopped(dataset):
    """What was found until then is reported, and what was not searched is named."""
    assert check(dataset, stop=lambda: False) == check(dataset)
    stopped = check(dataset, stop=lambda: True)
    assert stopped.conflicts == ()
    assert {cut.reason for cut in stopped.truncated} == {"time"}


def test_a_search_can_be_stopped_in_the_midst():
    """A stop after the first group keeps what that group has."""
    far = evolve(HERE, id="far")
    more = [evolve(claim, id=f"f{claim.id}", about=About(deployment="far")) for claim in figures(2)]
    answers = iter([False, True, True, True])
    dataset = dataset_of(*figures(2), *more, places=(HERE, far))
    report = check(dataset, stop=lambda: next(answers))
    assert ids(report) == [{"c000", "c001"}]
    assert report.truncated == (Truncation(reason="time", place="far"),)


def test_two_hundred_contradictory_figures_are_bounded():
    """The report lists what it may of 19,900 pairs, and counts the others."""
    report = check(dataset_of(*figures(200)))
    assert len(report.conflicts) == Policy().max_sets
    assert report.truncated == (
        Truncation(reason="sets", place="d0", grade="certain", left_out=19_900 - 50),
    )


def test_of_several_claims_with_one_id_the_first_is_read():
    """A repeated id neither raises nor makes a claim conflict with itself."""
    again = evolve(NO, id="yes")
    assert check(dataset_of(YES, again)).conflicts == ()
    assert check(dataset_of(YES, again)).checked == 1
    assert ids(check(dataset_of(YES, again, NO))) == [{"yes", "no"}]


@pytest.mark.parametrize(
    "claim",
    [
        evolve(YES, speaker="nobody"),
        evolve(YES, about=About(deployment="nowhere")),
        evolve(YES, about=About(deployment="d0", by="nobody")),
        stage("yes", "completed", "withdrawal", exceptions=("nowhere",)),
        said(
            "yes",
            Scope(relation="part_of", subjects=(About(deployment="x"), About(deployment="d0"))),
        ),
    ],
    ids=["speaker", "deployment", "decider", "exception", "scope"],
)
def test_a_claim_with_a_reference_that_is_not_there_takes_no_part(claim):
    """It is named with the reason."""
    report = check(dataset_of(claim, NO))
    assert [(entry.claim, entry.reason) for entry in report.skipped] == [("yes", "unresolved")]
    assert report.checked == 1


def test_the_force_of_a_deployment_is_needed():
    """Without it nobody knows whose the deployment is."""
    report = check(dataset_of(YES, NO, places=(evolve(HERE, force="nobody"),)))
    assert [entry.reason for entry in report.skipped] == ["unresolved", "unresolved"]


def test_a_check_as_of_a_day_knows_nothing_of_later_statements():
    """They are in no conflict, explain nothing, and stand behind nothing."""
    two = [number("a", "present", 2000, day=0), number("b", "present", 1000, day=60)]
    gone = number("m", "leaving", 1000, day=30, when=("at", "2024-10-20"))
    late = number("n", "leaving", 1000, day=61, when=("at", "2024-10-20"))
    assert check(dataset_of(*two, gone)).conflicts[0].explained
    copied = evolve(two[0], id="z")
    report = check(dataset_of(*two, late, copied), Policy(as_of=DAY_ZERO + 60))
    assert [(entry.claim, entry.reason) for entry in report.skipped] == [("n", "after_as_of")]
    assert all(found.explained == () for found in report.conflicts)
    assert check(dataset_of(*two), Policy(as_of=DAY_ZERO + 59)).conflicts == ()


CIRCLE = (
    evolve(HERE, part_of=(PartOf(whole="d1", partition="place"),)),
    PART,
    evolve(OTHER, part_of=(PartOf(whole="d2", partition="place"),)),
)
STRANGE = [
    dataset_of(YES, NO, places=CIRCLE),
    dataset_of(
        *(number(f"n{place}", "present", 10 * place, of=f"d{place}") for place in range(3)),
        number("m", "leaving", 5),
        number("r", "remaining", 5, of="d2"),
        places=CIRCLE,
    ),
    dataset_of(YES, evolve(NO, relations=(Relation(kind="disputes", claim="no"),))),
    dataset_of(YES, evolve(NO, relations=(Relation(kind="corrects", claim="gone"),))),
    dataset_of(YES, NO, stage("x", "completed", "withdrawal", exceptions=("d0",))),
    dataset_of(YES, NO, distinction("x", "d0", "d0")),
    dataset_of(said("x", Said(actor="usa", stance="said", claim="x")), YES),
    dataset_of(said("x", Said(actor="nobody", stance="denied", claim="nothing")), YES),
    dataset_of(
        said(
            "x",
            Scope(relation="same_as", subjects=(About(deployment="d0"), About(deployment="d0"))),
        ),
        YES,
        NO,
    ),
    evolve(
        dataset_of(YES, NO),
        actors=(*ACTORS, Actor(id="loop", kind="state", name="Loop", part_of=("loop",))),
    ),
    evolve(dataset_of(YES, NO), sources=()),
]


@pytest.mark.parametrize("dataset", STRANGE)
def test_strange_data_raise_nothing(dataset):
    """Circles of parts, relations to itself, exceptions of itself: all are checked."""
    report = check(dataset)
    assert report.checked + len(report.skipped) == len({claim.id for claim in dataset.claims})
    assert check(evolve(dataset, claims=dataset.claims[::-1])) == report


@given(ANY, st.data())
def test_data_with_missing_records_raise_nothing(dataset, data):
    """Whatever records are taken away, the check returns, and counts each claim once."""
    kept = {
        kind: tuple(
            record for record in getattr(dataset, kind) if data.draw(st.sampled_from([1, 1, 0]))
        )
        for kind in ("actors", "deployments", "claims")
    }
    cut = evolve(dataset, **kept)
    report = check(cut)
    assert report.checked + len(report.skipped) == len(cut.claims)
    known = {claim.id for claim in cut.claims}
    assert all(known.issuperset(found.claims) for found in report.conflicts)


@given(ANY)
def test_a_report_is_in_order(dataset):
    """The surest and the smallest come first; claims stand in the order of their statements."""
    report = check(dataset)
    keys = [(GRADES.index(x.grade), len(x.claims), x.claims) for x in report.conflicts]
    assert keys == sorted(keys)
    assert len({frozenset(found.claims) for found in report.conflicts}) == len(keys)
    stated = {claim.id: claim.stated.earliest or 0 for claim in dataset.claims}
    for found in report.conflicts:
        days = [stated[name] for name in found.claims]
        assert days == sorted(days)
        assert [entry.claim for entry in found.support] == list(found.claims)


@given(ANY)
def test_reports_are_values(dataset):
    """Reports, policies and conflicts are equal to their copies, pickled or deep."""
    report = check(dataset, Policy(disabled={"no_return"}, pace={**Policy().pace, "base": 3}))
    for value in (report, report.policy, *report.conflicts):
        pickled = pickle.loads(pickle.dumps(value))  # noqa: S301  (our own bytes)
        for twin in (pickled, copy.deepcopy(value), copy.copy(value)):
            assert twin == value
            assert type(twin) is type(value)
            assert hash(twin) == hash(value)


def test_a_weak_conflict_names_the_firmer_ones_in_which_it_lies():
    """Two figures of two seasons are weak; with those who left in between they are likely."""
    claims = [
        number("a", "present", 2000, day=0),
        number("b", "remaining", 1000, day=200, speaker="iraq"),
        number("c", "leaving", 100, day=200, when=("during", "2024-09-20/2025-04-08")),
    ]
    report = check(dataset_of(*claims))
    assert [(x.claims, x.grade, x.within) for x in report.conflicts] == [
        (("a", "b", "c"), "likely", ()),
        (("a", "b"), "weak", (("a", "b", "c"),)),
    ]


def test_long_chains_of_parts_need_no_deep_stack():
    """A number at the top and one at the bottom of a long chain are compared."""
    chain = tuple(
        evolve(
            HERE,
            id=f"p{place}",
            part_of=(PartOf(whole=f"p{place - 1}", partition="place"),) if place else (),
        )
        for place in range(600)
    )
    ends = [
        number("a", "present", 100, of="p0", population="combat"),
        number("b", "present", 200, of="p599", population="combat"),
    ]
    assert ids(check(dataset_of(*ends, places=chain))) == [{"a", "b"}]
