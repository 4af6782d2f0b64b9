"""Deployments that claims join: one a part of the other, or the same under two names."""

from itertools import combinations

import pytest
from tests.consistency.said import count, found, joined, report, say, stage

from counterclaim.consistency import Policy
from counterclaim.model import Stage

JOINS = joined("s", "part_of", "d3", "d0", speaker="officials")


@pytest.mark.parametrize(
    ("part", "whole", "severity"),
    [
        (stage("a", "present", of="d3"), stage("b", "absent"), "error"),
        (stage("a", "under_way", of="d3"), stage("b", "completed"), "error"),
        (count("a", 600, of="d3"), count("b", 500), "error"),
        (stage("a", "not_started", of="d3"), stage("b", "final_stages"), "warning"),
        (
            stage("a", "under_way", of="d3"),
            stage("b", "none", process="reduction"),
            "warning",
        ),
        (count("a", 600, of="d3"), stage("b", "absent"), "error"),
    ],
)
def test_rules_about_parts_hold_where_a_claim_says_so(part, whole, severity):
    """With the claim the three are a conflict that names it; each two of them fit."""
    claims = (JOINS, part, whole)
    (conflict,) = report(*claims).conflicts
    assert set(conflict.claims) == {"s", "a", "b"}
    assert conflict.severity == severity
    (named,) = [entry for entry in conflict.assumptions if entry.code == "claimed_part"]
    assert (named.claims, named.subjects) == (("s",), ("d3", "d0"))
    assert "part_of" not in {entry.code for entry in conflict.assumptions}
    for pair in combinations(claims, 2):
        assert found(*pair) == {}
    assert found(*claims, policy=Policy(disabled=frozenset({"claimed_part"}))) == {}


@pytest.mark.parametrize(
    ("relation", "more", "meet"),
    [
        ("same_as", {}, True),
        ("part_of", {}, False),
        ("same_as", {"polarity": "denied"}, False),
        ("same_personnel_as", {}, False),
        ("distinct_from", {}, False),
        ("same_as", {"modality": "question"}, False),
        ("same_as", {"commitment": "none"}, False),
    ],
)
def test_only_what_is_the_same_is_a_part_both_ways(relation, more, meet):
    """Nobody in the part and somebody in the whole meet only where the two are the same."""
    claims = (
        joined("s", relation, "d3", "d0", **more),
        stage("a", "absent", of="d3"),
        stage("b", "present"),
    )
    assert found(*claims) == ({"a b s": "error"} if meet else {})


def test_joins_reach_as_far_as_parts_do():
    """A claimed part of a part is a part of the whole; both claims and no others are members."""
    claims = (
        joined("r", "part_of", "d3", "d2"),
        joined("s", "same_as", "d2", "d1"),
        joined("t", "part_of", "d2", "d3"),
        stage("a", "present", of="d3"),
        stage("b", "absent", of="d1"),
    )
    assert found(*claims) == {"a b r s": "error"}
    whole = stage("c", "absent")
    assert found(claims[0], claims[3], whole) == {"a c r": "error"}


def test_a_join_that_is_recorded_adds_nothing():
    """Where the data record the part, the claim is not needed."""
    claims = (
        joined("s", "part_of", "d1", "d0"),
        stage("a", "present", of="d1"),
        stage("b", "absent"),
    )
    assert found(*claims) == {"a b": "error"}


def test_joins_in_a_circle_make_no_noise():
    """Two deployments that are parts of each other, and one of itself, are read without end."""
    claims = (
        joined("r", "part_of", "d3", "d0"),
        joined("s", "part_of", "d0", "d3"),
        joined("t", "part_of", "d0", "d0"),
        stage("a", "absent", of="d3"),
        stage("b", "present"),
    )
    assert found(*claims) == {"a b s": "error"}


def test_the_severity_is_that_of_the_join_too():
    """A join that is only possible makes a note of what would be an error."""
    claims = (
        joined("s", "part_of", "d3", "d0", commitment="possible"),
        stage("a", "present", of="d3"),
        stage("b", "absent"),
    )
    assert found(*claims) == {"a b s": "note"}


def test_numbers_of_several_joined_parts_may_overlap():
    """Claimed parts are each at most the whole; nobody says that they do not overlap."""
    joins = (joined("r", "part_of", "d3", "d0"), joined("s", "part_of", "d2", "d0"))
    parts = (count("a", 600, of="d3"), count("b", 500, of="d2"))
    assert found(*joins, *parts, count("c", 1000)) == {}
    assert found(*joins, *parts, count("c", 550)) == {"a c r": "error"}


def test_presumptions_of_single_claims_follow_recorded_parts():
    """People who leave a place that is only claimed to be a part cover no days of the whole."""
    claims = (JOINS, stage("a", "present", 0), stage("b", "absent", 10))
    leaving = count("c", 100, 5, measure="leaving", of="d3")
    assert found(*claims, leaving) == {"a b": "warning"}
    assert found(*claims, count("c", 100, 5, measure="leaving", of="d1")) == {}


def test_a_join_of_unknown_deployments_is_passed_over():
    """A claim on a deployment that is not recorded joins nothing."""
    claims = (
        joined("s", "part_of", "d3", "nowhere"),
        stage("a", "present", of="d3"),
        stage("b", "absent"),
    )
    assert found(*claims) == {}


def test_a_single_number_is_tied_to_itself_where_joins_go_round():
    """What is the same as one part of a whole leaves nobody for the other part."""
    claims = (joined("s", "same_as", "d0", "d1"), count("a", 500, of="d2"))
    assert found(*claims) == {"a s": "error"}
    assert found(claims[0], count("a", 500, of="d1")) == {}


def test_a_join_takes_no_part_out_of_the_rest():
    """What is said to lie in an exception still lies in the rest, where it is recorded there."""
    claims = (
        say("a", Stage(code="absent", exceptions=("d2",))),
        stage("b", "present", of="d1"),
        joined("s", "part_of", "d1", "d2"),
    )
    assert found(*claims) == {"a b": "error"}
