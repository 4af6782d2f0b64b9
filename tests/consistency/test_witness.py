"""A witness holds up: read anew, every claim is true in it and every rule kept."""

import math
from itertools import pairwise

import pytest
from attrs import evolve
from counterclaim.consistency.witness import _days_of
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.consistency.support import HERE, PAIR_RULES, claim, dataset_of
from tests.oracle.brute_worlds import follows
from tests.oracle.reading import read
from tests.oracle.strategies import datasets, iso, policies
from tests.oracle.theory import MOMENT_FACETS, Subject, Timeline
from tests.oracle.z3_worlds import satisfiable

from counterclaim.consistency import Component, Policy, check, witness, witnesses
from counterclaim.findings import SEVERITIES, at_least
from counterclaim.model import (
    About,
    Anchor,
    Attribute,
    Count,
    Relation,
    Relative,
    Stage,
    TimeReference,
)
from counterclaim.time import day_number, parse_duration, parse_edtf

few = settings(max_examples=max(1, settings.default.max_examples * 2 // 5))


class Replay:
    """A witness day by day, between two days beyond which nothing changes or is asked."""

    def __init__(self, found, theory):
        begins, ends = theory.bounds()
        marks = begins | ends
        for history in found.histories:
            for spell in history.spells:
                marks |= {day for day in (spell.first_day, spell.last_day) if day is not None}
        marks = marks or {0}
        self.days = range(int(min(marks)) - 2, int(max(marks)) + 3)
        self.states = {
            timeline_of(history.subject): self.by_day(history.spells) for history in found.histories
        }

    def by_day(self, spells):
        """Return the states of each day; they follow one another without a gap."""
        assert spells[0].first_day is None
        assert spells[-1].last_day is None
        for one, other in pairwise(spells):
            assert one.state != other.state
            assert other.first_day in (one.last_day, one.last_day + 1)
        return {
            day: tuple(
                spell.state
                for spell in spells
                if (spell.first_day is None or spell.first_day <= day)
                and (spell.last_day is None or day <= spell.last_day)
            )
            for day in self.days
        }

    def holds(self, atom, day, *, whole=True):
        """Tell whether a timeline is in one of some states, all day or at one moment."""
        visited = set(self.states[atom.timeline][day])
        return visited <= atom.states if whole else bool(visited & atom.states)

    def meets(self, demand):
        """Tell whether a demand is met, in its window."""
        window = [day for day in self.days if demand.first <= day <= demand.last]
        met = (
            all(
                self.holds(atom, day, whole=demand.every or demand.whole_day)
                for atom in demand.atoms
            )
            for day in window
        )
        return all(met) if demand.every else any(met)


def timeline_of(view):
    """Return the timeline of the second reading that a history is about."""
    subject = Subject(
        deployment=view.deployment, exceptions=frozenset(view.exceptions), matter=view.matter
    )
    if view.facet == "presence":
        return Timeline("presence", subject)
    return Timeline(view.facet, subject, view.process, view.round, view.by)


def verify(found, theory, tier):
    """Hold a witness to what the claims demand and to the rules, by the second reading."""
    replay = Replay(found, theory)
    for name in found.claims:
        assert theory.tiers[name] <= tier
        for demand in theory.demands[name]:
            assert demand.tier > tier or replay.meets(demand), (name, demand)
    follow_the_transitions(replay, soft=tier == 0 or not theory.no_regression)
    keep_the_rules(replay, theory, tier)


def follow_the_transitions(replay, *, soft):
    """Hold every timeline to its transitions, and to one state a day where that is the rule."""
    for timeline, states in replay.states.items():
        nexts = follows(timeline.facet, soft=soft)
        passed = [state for day in replay.days for state in states[day]]
        for one, other in pairwise(passed):
            assert other in nexts[one], (timeline, one, other)
        if timeline.facet not in MOMENT_FACETS:
            assert all(len(states[day]) == 1 for day in replay.days)


def keep_the_rules(replay, theory, tier):
    """Hold timelines together to the rules that join them, where they are told."""
    known = replay.states.keys()
    for law in theory.implications:
        if law.tier <= tier and {law.premise.timeline, law.conclusion.timeline} <= known:
            for day in replay.days:
                assert not replay.holds(law.premise, day) or replay.holds(law.conclusion, day)
    for away, here in theory.entries:
        if {away, here} <= known:
            for day in replay.days[1:]:
                entered = replay.states[away][day] == ("completed",) != replay.states[away][day - 1]
                assert not entered or replay.states[here][day] == ("absent",)
    for entry in theory.returns if tier else ():
        if {entry.withdrawal, entry.presence} <= known:
            for day in replay.days[1:]:
                stays = {replay.states[entry.withdrawal][day - n] for n in (0, 1)}
                here = [replay.states[entry.presence][day - n] for n in (1, 0)]
                back = stays == {("completed",)} and here == [("absent",), ("present",)]
                assert not back or entry.allowed_on(day)


def stages_only(dataset):
    """Return a dataset without its numbers, which a replay of stages cannot follow."""
    kept = (found for found in dataset.claims if not isinstance(found.says, Count))
    return evolve(dataset, claims=tuple(kept))


@few
@given(datasets(5), policies(), st.sampled_from(SEVERITIES), st.data())
def test_a_witness_is_there_exactly_where_one_can_be(dataset, policy, severity, data):
    """Any claims have a witness, which holds up, or an independent solver finds none."""
    dataset = stages_only(dataset)
    theory, tier = read(dataset, policy), SEVERITIES.index(severity)
    names = sorted(name for name, own in theory.tiers.items() if own <= tier)
    chosen = data.draw(st.lists(st.sampled_from(names), unique=True)) if names else []
    found = witness(dataset, policy, severity=severity, claims=chosen)
    assert (found is not None) == satisfiable(theory, sorted(chosen), tier)
    if found is not None:
        assert found.claims == tuple(sorted(chosen))
        verify(found, theory, tier)


@few
@given(datasets(6), policies(), st.sampled_from(SEVERITIES))
def test_components_without_a_conflict_have_a_witness(dataset, policy, severity):
    """The claims of a conflict have none; claims that are in none and not kept apart have one."""
    dataset = stages_only(dataset)
    parts = witnesses(dataset, policy, severity=severity)
    names = [name for part in parts for name in part.claims]
    assert len(names) == len(set(names))
    sets = [
        set(found.claims)
        for found in check(dataset, policy).conflicts
        if at_least(found.severity, severity)
    ]
    theory, tier = read(dataset, policy), SEVERITIES.index(severity)
    for part in parts:
        if any(found <= {*part.claims} for found in sets):
            assert part.witness is None
        elif not any(pair <= {*part.claims} for pair in theory.apart):
            assert part.witness is not None
            verify(part.witness, theory, tier)
    whole = witness(dataset, policy, severity=severity)
    assert (whole is None) == any(part.witness is None for part in parts)


DAY = day_number(2024, 9, 20)


def test_a_witness_of_two_claims():
    """A witness tells each timeline from an open past to an open future."""
    found = witness(
        dataset_of(claim("c0", "usa", "present"), claim("c1", "iraq", "completed", "withdrawal")),
    )
    assert found is None
    only = witness(
        dataset_of(claim("c0", "usa", "present"), claim("c1", "iraq", "completed", "withdrawal")),
        claims=["c1"],
    )
    assert only.claims == ("c1",)
    history, there = only.histories
    assert (there.subject.deployment, there.subject.facet) == ("d0", "presence")
    assert [s.state for s in there.spells] == ["absent"]
    assert (history.subject.deployment, history.subject.process) == ("d0", "withdrawal")
    (spell,) = (s for s in history.spells if s.state == "completed")
    assert spell.first_day is None or spell.first_day <= DAY
    assert math.inf if spell.last_day is None else spell.last_day >= DAY


def test_moments_of_one_day_are_told_in_order():
    """A decision that is under discussion and agreed on one day passes through both states."""
    decided = [
        claim("c0", "usa", "under_discussion", "withdrawal"),
        claim("c1", "usa", "agreed", "withdrawal"),
    ]
    found = witness(dataset_of(*decided))
    (history,) = found.histories
    days = [s for s in history.spells if (s.first_day or 0) <= DAY <= (s.last_day or DAY)]
    assert [s.state for s in days][-2:] == ["under_discussion", "agreed"]


def test_a_withdrawn_claim_does_not_have_to_hold():
    """What its own party took back is left out unless it is asked for."""
    first = claim("c0", "usa", "present")
    second = evolve(
        claim("c1", "usa", "absent"), relations=(Relation(kind="corrects", claim="c0"),)
    )
    dataset = dataset_of(first, second)
    assert witness(dataset).claims == ("c1",)
    assert witness(dataset, claims=["c0", "c1"]) is None


def test_a_rule_about_pairs_leaves_no_witness():
    """Where one claim disputes another there is no history in which both hold, but at tier 0."""
    other = evolve(HERE, id="d1")
    first = claim("c0", "usa", "present")
    second = evolve(
        claim("c1", "iraq", "under_way", "mission_end"),
        relations=(Relation(kind="disputes", claim="c0"),),
    )
    dataset = dataset_of(first, second, places=(HERE, other))
    assert witness(dataset, severity="error") is not None
    assert witness(dataset, severity="warning") is None
    off = Policy(disabled=frozenset(PAIR_RULES))
    assert witness(dataset, off, severity="warning") is not None


@pytest.mark.parametrize(("low", "there"), [(0, True), (1, False)])
def test_numbers_are_taken_into_account(low, there):
    """A count leaves no witness beside an absence, unless nobody may be all that it counts."""
    counted = evolve(
        claim("c1", "iraq", "present"), says=Count(measure="present", low=low, high=2000)
    )
    found = witness(dataset_of(claim("c0", "usa", "absent"), counted))
    assert (found is not None) == there
    away = evolve(claim("c2", "iraq", "absent"), about=About(matter="talks"))
    parts = witnesses(dataset_of(claim("c0", "usa", "absent"), counted, away))
    assert [(part.claims, part.witness is not None) for part in parts] == [
        (("c0", "c1"), there),
        (("c2",), True),
    ]


def test_a_relative_time_is_placed_on_days():
    """What hangs on another subject is told on days on which that subject has got there."""
    anchor = Anchor(deployment="d1", process="withdrawal", code="completed")
    relative = Relative(offset=parse_duration("P2D"), anchor=anchor)
    other = evolve(HERE, id="d1")
    gone = evolve(
        claim("c0", "usa", "completed", "withdrawal"),
        about=About(deployment="d1", process="withdrawal"),
        says=Stage(code="completed", enters=True),
    )
    after = evolve(claim("c1", "usa", "absent"), when=TimeReference(role="at", relative=relative))
    here = claim("c2", "iraq", "present")
    policy = Policy(disabled=frozenset(("presence_persists",)))
    dataset = dataset_of(gone, after, here, places=(HERE, other))
    found = witness(dataset, policy, severity="warning")
    assert found.claims == ("c0", "c1", "c2")
    (presence,) = (x for x in found.histories if x.subject.deployment == "d0")
    assert "absent" in {
        spell.state
        for spell in presence.spells
        for day in (DAY + 1, DAY + 2, DAY + 3)  # two days, give or take one
        if (spell.first_day or 0) <= day <= (spell.last_day or day)
    }
    week = TimeReference(role="at", edtf=parse_edtf(f"{iso(0)}/{iso(7)}"))
    still = evolve(here, id="c3", stated=parse_edtf(iso(8)), when=week)
    dataset = dataset_of(gone, after, still, places=(HERE, other))
    assert witness(dataset, policy, severity="warning") is None
    assert witness(dataset, policy, severity="warning", claims=["c0", "c1"]) is not None


def test_a_rule_about_values_leaves_no_witness():
    """Two values of one attribute exclude each other at every severity."""
    one, other = (
        evolve(claim(f"c{n}", speaker, "present"), says=Attribute(key="destination", value=value))
        for n, (speaker, value) in enumerate((("usa", "Kuwait"), ("iraq", "Jordan")))
    )
    dataset = dataset_of(one, other)
    assert check(dataset).conflicts[0].severity == "error"
    assert witnesses(dataset) == (Component(claims=("c0", "c1"), witness=None),)
    assert witness(dataset, claims=["c0"]) is not None


def state_on(history, day):
    """Return the state of a history on a day."""
    (state,) = {
        spell.state
        for spell in history.spells
        if (spell.first_day is None or spell.first_day <= day)
        and (spell.last_day is None or day <= spell.last_day)
    }
    return state


def test_a_count_shows_in_the_presence():
    """Where a number is said to be there, the history has somebody present."""
    counted = evolve(
        claim("c1", "iraq", "present"),
        says=Count(measure="present", low=500),
        stated=parse_edtf(iso(3)),
    )
    (history,) = witness(dataset_of(claim("c0", "usa", "absent"), counted)).histories
    assert [state_on(history, DAY + day) for day in (0, 3)] == ["absent", "present"]


def test_a_return_is_told_as_completed_with_somebody_present():
    """A completed withdrawal stays completed while people come back and leave again."""
    done = [
        evolve(claim(f"c{n}", "usa", "completed", "withdrawal"), stated=parse_edtf(iso(day)))
        for n, day in enumerate((0, 9))
    ]
    came = evolve(
        claim("c2", "usa", "present"),
        says=Count(measure="arriving", low=20),
        stated=parse_edtf(iso(4)),
    )
    here = evolve(claim("c3", "usa", "present"), stated=parse_edtf(iso(5)))
    policy = Policy(disabled=frozenset(("presence_persists", "takes_time", "figure_persists")))
    found = witness(dataset_of(*done, came, here), policy, severity="warning")
    told = {
        (history.subject.facet, history.subject.process): [
            state_on(history, DAY + day) for day in (0, 5, 9)
        ]
        for history in found.histories
    }
    assert told["execution", "withdrawal"] == ["completed"] * 3
    assert told["presence", None] == ["absent", "present", "absent"]


@pytest.mark.parametrize(
    ("slots", "days"),
    [
        ([(0, 3)] * 3, [(0, 0), (1, 1), (2, 3)]),
        ([(0, 1)] * 4, [(0, 0), (1, 1), (1, 1), (1, 1)]),
        ([(0, 0), (1, 2), (1, 2), (3, 9)], [(0, 0), (1, 1), (2, 2), (3, 9)]),
    ],
)
def test_slots_that_share_days_follow_one_another(slots, days):
    """Every day has a state, and no slot comes before the one that it follows."""
    assert _days_of(slots) == days
