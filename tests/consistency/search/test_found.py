"""Sets that hold smaller ones, and which claims can meet at all."""

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.consistency.data import HERE, PART, dataset_of, stage

from counterclaim.consistency import Policy
from counterclaim.consistency.check import read_claims
from counterclaim.consistency.results.found import Found, minimal
from counterclaim.consistency.search.candidates import groups_of, related_pairs, trees_of
from counterclaim.consistency.search.members import members_of
from counterclaim.consistency.search.pairs import Rules
from counterclaim.model import About

SETS = st.lists(
    st.builds(
        Found,
        ids=st.frozensets(st.sampled_from("abcde"), min_size=2, max_size=4),
        grade=st.integers(0, 2),
        claims=st.just(()),
    ),
    max_size=10,
)


@given(SETS)
def test_a_set_is_kept_unless_a_part_of_it_is_as_firm(sets):
    """Each set once, with its firmest grade."""
    best = {found.ids: min(x.grade for x in sets if x.ids == found.ids) for found in sets}
    expected = {
        ids: grade
        for ids, grade in best.items()
        if not any(other < ids and best[other] <= grade for other in best)
    }
    assert {found.ids: found.grade for found in minimal(sets)} == expected


def context_of(*claims, places):
    """Return the members of some claims, with what rules look at."""
    context, read, _ = read_claims(dataset_of(*claims, places=places), Policy())
    return members_of(read, context, Rules(context)), context


def test_deployments_that_hang_together_are_one_tree():
    """By their first in order, whoever is a part of whom."""
    far = evolve(HERE, id="far")
    _, context = context_of(places=(PART, HERE, far))
    assert trees_of(context.structure) == {"d0": "d0", "d1": "d0", "far": "far"}


def test_claims_are_searched_by_tree_and_matter():
    """The nearest in time first, each pair of one subject, or of part and whole."""
    about = About(matter="talks", process="withdrawal", by="usa")
    talks = evolve(stage("t", "agreed", "withdrawal"), about=about)
    claims = [
        stage("a", "present", day=0),
        stage("b", "present", day=9),
        stage("c", "present", day=1, of="d1"),
        stage("d", "present", day=2, of="d2"),
        talks,
    ]
    other = evolve(PART, id="d2")
    members, context = context_of(*claims, places=(HERE, PART, other))
    groups = groups_of(members, context.structure)
    names = [[member.claim.claim.id for member in group] for group in groups]
    assert names == [["t"], ["a", "b", "c", "d"]]
    pairs = [
        pair and tuple(member.claim.claim.id for member in pair)
        for pair in related_pairs(groups[1], context)
    ]
    assert pairs == [("a", "c"), None, ("d", "b"), ("a", "d"), ("c", "b"), ("a", "b")]


@pytest.mark.parametrize("number", [0, 1])
def test_few_claims_have_no_pairs(number):
    """Of none and of one."""
    claims = [stage("a", "present")][:number]
    members, context = context_of(*claims, places=(HERE,))
    assert list(related_pairs(members, context)) == []
