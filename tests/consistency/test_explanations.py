"""The reasons given for a conflict: complete, about its members, and worth the name."""

import pytest
from attrs import evolve
from hypothesis import given, settings
from tests.consistency.support import (
    DEFINITIONS,
    HERE,
    PAIR_RULES,
    PRESUMPTIONS,
    UNCAPPED,
    all_rules_but,
    busy_datasets,
    claim,
    dataset_of,
    severities,
)
from tests.oracle.strategies import iso, policies
from tests.oracle.worked_cases import CASES

from counterclaim.codelists import facet_states, stage_meaning
from counterclaim.consistency import check
from counterclaim.findings import at_least
from counterclaim.model import About, PartOf, TimeReference
from counterclaim.time import parse_edtf

RULES = {*PRESUMPTIONS, *DEFINITIONS, "strong_reading", "transitions"}

# drawing a dataset takes longer than checking it
few = settings(max_examples=max(1, settings.default.max_examples * 4 // 5))


def excluded_by_rule(conflict):
    """Tell whether a presumption about two claims is the whole reason of a conflict."""
    return conflict.explanation.rules in {(code,) for code in PAIR_RULES}


def look_at(conflict):
    """Check all that holds of the explanation of one conflict."""
    explanation = conflict.explanation
    assert set(explanation.rules) <= RULES
    assert list(explanation.rules) == sorted(set(explanation.rules))
    if excluded_by_rule(conflict):
        assert len(conflict.claims) == 2
        assert {assumption.code for assumption in conflict.assumptions} >= set(explanation.rules)
    if explanation.by_cases or excluded_by_rule(conflict):
        assert explanation.ruled_out == ()
        assert explanation.first_day is None
        assert explanation.last_day is None
        return
    states = facet_states(explanation.subject.facet).states
    assert tuple(entry.state for entry in explanation.ruled_out) == states
    for entry in explanation.ruled_out:
        assert set(entry.claims) <= set(conflict.claims)
        assert len(set(entry.claims)) == len(entry.claims)
        assert entry.claims or entry.rules
        assert list(entry.rules) == sorted(set(entry.rules))
    # a proof from fewer claims would mean that the set is not minimal
    named = {name for entry in explanation.ruled_out for name in entry.claims}
    assert named == set(conflict.claims)
    used = {rule for entry in explanation.ruled_out for rule in entry.rules}
    assert used == set(explanation.rules)
    if explanation.first_day is not None and explanation.last_day is not None:
        assert explanation.first_day <= explanation.last_day
    if explanation.some_day_of is not None:
        assert explanation.some_day_of in named
        assert explanation.first_day is None or explanation.first_day != explanation.last_day


def assumed(conflict):
    """Return the rules and strong readings that a conflict lists."""
    return {entry.code for entry in conflict.assumptions} & {*PRESUMPTIONS, "strong_reading"}


@few
@given(busy_datasets(), policies())
def test_explanations_are_whole(dataset, policy):
    """Each state is ruled out once, by members of the set, all of which have a part in it."""
    for conflict in check(dataset, policy).conflicts:
        look_at(conflict)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_explanations_of_worked_cases(case):
    """The same holds of the cases that were worked out by hand."""
    for conflict in check(case.dataset).conflicts:
        look_at(conflict)


@few
@given(busy_datasets(), policies())
def test_explanations_use_what_is_assumed(dataset, policy):
    """An explanation uses all rules that a conflict rests on, and no others but definitions."""
    for conflict in check(dataset, policy).conflicts:
        rules = set(conflict.explanation.rules) - {*DEFINITIONS, "transitions"}
        assert rules == assumed(conflict)


def test_nobody_returns_is_given_as_a_reason():
    """Gone on one day and there on a later one: that nobody comes back is a part of the reason."""
    gone = claim("c0", "usa", "completed", process="withdrawal")
    there = evolve(claim("c1", "iraq", "present"), stated=parse_edtf(iso(9)))
    (conflict,) = check(dataset_of(gone, there)).conflicts
    assert assumed(conflict) == {"no_regression", "no_return"}
    assert {"no_regression", "no_return"} <= set(conflict.explanation.rules)


def test_an_explanation_by_cases_names_the_rules_of_all_timelines():
    """Gone by one of two days, and a part there later: the rules are those of the part too."""
    part = evolve(HERE, id="d1", part_of=(PartOf(whole="d0", partition="place"),))
    gone = evolve(
        claim("c0", "usa", "completed", process="withdrawal"),
        stated=parse_edtf(iso(1)),
        when=TimeReference(role="at", edtf=parse_edtf(f"[{iso(0)}..{iso(1)}]")),
    )
    there = evolve(
        claim("c1", "iraq", "present"), stated=parse_edtf(iso(70)), about=About(deployment="d1")
    )
    (conflict,) = check(dataset_of(gone, there, places=(HERE, part))).conflicts
    assert conflict.explanation.by_cases
    assert assumed(conflict) == {"no_regression", "no_return"}
    assert {"no_regression", "no_return"} <= set(conflict.explanation.rules)


def reasons(*claims):
    """Return the only conflict of some claims, and by whom each state is ruled out."""
    (conflict,) = check(dataset_of(*claims)).conflicts
    look_at(conflict)
    return conflict, {entry.state: entry.claims for entry in conflict.explanation.ruled_out}


@pytest.mark.parametrize("code", ["under_way", "none", "not_started", "suspended", "cancelled"])
@pytest.mark.parametrize("first", ["c0", "c1"])
def test_what_is_said_is_not_denied_by_who_says_it(code, first):
    """Completed on one day and in another stage on it: each rules out what the other says."""
    other = {"c0": "c1", "c1": "c0"}[first]
    done = claim(first, "usa", "completed", process="withdrawal")
    _, by = reasons(done, claim(other, "iraq", code, process="withdrawal"))
    assert by["completed"] == (other,)
    assert all(by[state] == (first,) for state in stage_meaning(code).states)


def test_completed_in_the_whole_rules_out_a_part_by_itself():
    """That a part is not completed rules out the whole, which has no part in denying itself."""
    part = evolve(HERE, id="d1", part_of=(PartOf(whole="d0", partition="place"),))
    done = claim("c0", "usa", "completed", process="withdrawal")
    not_done = evolve(
        claim("c1", "iraq", "completed", process="withdrawal"),
        about=About(deployment="d1", process="withdrawal"),
        polarity="denied",
    )
    (conflict,) = check(dataset_of(done, not_done, places=(HERE, part))).conflicts
    look_at(conflict)
    (entry,) = (one for one in conflict.explanation.ruled_out if one.state == "completed")
    assert (entry.claims, entry.rules) == (("c1",), ("whole_completed",))


def test_some_day_of_several_is_told_as_such():
    """Suspended on one of two days, and on neither: the days of the first, and who rules out."""
    some = evolve(
        claim("c0", "usa", "suspended", process="withdrawal"),
        when=TimeReference(role="at", edtf=parse_edtf(f"[{iso(0)}..{iso(1)}]")),
    )
    never = [
        evolve(
            claim(f"c{day + 1}", "iraq", "suspended", process="withdrawal"),
            stated=parse_edtf(iso(day)),
            polarity="denied",
        )
        for day in (0, 1)
    ]
    found = check(dataset_of(some, *never)).conflicts
    (conflict,) = (one for one in found if len(one.claims) == 3)
    look_at(conflict)
    explanation = conflict.explanation
    assert explanation.some_day_of == "c0"
    assert explanation.last_day == explanation.first_day + 1
    by = {entry.state: entry.claims for entry in explanation.ruled_out}
    assert by.pop("suspended") == ("c1", "c2")
    assert set(by.values()) == {("c0",)}


def test_one_day_is_no_day_among_several():
    """Where all is said of one day, nothing is said of some day."""
    done = claim("c0", "usa", "completed", process="withdrawal")
    conflict, _ = reasons(done, claim("c1", "iraq", "none", process="withdrawal"))
    assert conflict.explanation.some_day_of is None


@few
@given(busy_datasets())
def test_the_rules_named_are_enough(dataset):
    """With just the rules that an explanation names the set is a conflict, and as grave."""
    for conflict in check(dataset, UNCAPPED).conflicts:
        rest = all_rules_but(conflict.explanation.rules)
        only = check(dataset, evolve(UNCAPPED, disabled=rest))
        assert at_least(severities(only)[frozenset(conflict.claims)], conflict.severity)


@few
@given(busy_datasets(), policies())
def test_the_subject_is_one_of_the_dataset(dataset, policy):
    """An explanation is about a deployment or matter of the dataset, as its facet needs."""
    places = {place.id for place in dataset.deployments}
    for conflict in check(dataset, policy).conflicts:
        subject = conflict.explanation.subject
        assert (subject.deployment is None) != (subject.matter is None)
        assert subject.deployment is None or subject.deployment in places
        assert set(subject.exceptions) <= places
        assert (subject.process is None) == (subject.facet == "presence")
        assert (subject.by is None) or subject.facet in ("decision", "announcement")
