"""Times that are counted from another subject's stage."""

from itertools import pairwise

import pytest
from attrs import evolve
from counterclaim.consistency.relative import stretches
from counterclaim.consistency.states import FUTURE, PAST
from hypothesis import given
from hypothesis import strategies as st
from tests.consistency.said import after, at, count, found, report, stage
from tests.consistency.support import busy_datasets

from counterclaim.consistency import check
from counterclaim.model import Anchor, Relative, TimeReference
from counterclaim.time import parse_duration

END = stage("e", "completed", 10, enters=True, speaker="iraq")
OUT = {"process": "handover", "speaker": "officials"}


def waiting(offset="P0D", code="completed", role="at", stated=0, **more):
    """Return a claim that a stage of another process comes some time after the end."""
    return stage("r", code, after(offset, role=role), stated=stated, **(OUT | more))


def stands(code, day, **more):
    """Return a claim of a stage of that other process on a day."""
    return stage("x", code, day, process="handover", **more)


@given(st.lists(st.integers(-50, 50) | st.sampled_from([PAST, FUTURE, FUTURE + 1]), max_size=8))
def test_stretches_cover_the_calendar(edges):
    """Stretches follow one another from the first day to the last, and begin at the edges."""
    found_stretches = stretches(edges)
    assert found_stretches[0][0] == PAST
    assert found_stretches[-1][1] == FUTURE
    for (_, last), (first, _) in pairwise(found_stretches):
        assert first == last + 1
    assert {first for first, _ in found_stretches[1:]} == {
        edge for edge in edges if PAST < edge <= FUTURE
    }


@pytest.mark.parametrize(
    ("offset", "late", "early"),
    [
        ("P0D", 10, 9),
        ("P5D", 16, 15),
        ("-P5D", 6, 5),
        ("P2W", 31, 30),
        ("P1M", 72, 70),
        ("P1Y", 741, 739),
    ],
)
def test_a_time_is_known_to_one_smallest_unit(offset, late, early):
    """What is not so yet on the last day that the words leave open is a conflict, not before."""
    denied = {"polarity": "denied", "speaker": "joint"}
    assert found(waiting(offset), END, stands("completed", late, **denied)) == {"e r x": "warning"}
    assert found(waiting(offset), END, stands("completed", early, **denied)) == {}


def test_all_three_are_needed_and_none_is_presumed_of():
    """Neither the waiting claim nor the stage that it waits for is a conflict with the third."""
    late = stands("completed", 10, polarity="denied", speaker="joint")
    (conflict,) = report(waiting(), END, late).conflicts
    assert not conflict.explanation.by_cases
    assert conflict.basis == "stage"
    for pair in ((waiting(), END), (waiting(), late), (END, late)):
        assert found(*pair) == {}


@pytest.mark.parametrize(
    ("role", "code", "polarity", "fails", "fits"),
    [
        ("by", "completed", "denied", 20, 9),
        ("until", "under_way", "denied", 5, 10),
        ("not_before", "completed", "affirmed", 5, 10),
        ("since", "under_way", "denied", 25, 9),
    ],
)
def test_each_role_reads_the_time_that_was_found(role, code, polarity, fails, fits):
    """A deadline, an end, an earliest day and a start are those of the stage that is waited for."""
    manner = {"stated": 30} if role == "since" else {"modality": "plan", "stated": 1}
    hanging = waiting(code=code, role=role, **manner)
    more = {"polarity": polarity, "speaker": "joint"}
    assert set(found(hanging, END, stands(code, fails, **more))) == {"e r x"}
    assert found(hanging, END, stands(code, fits, **more)) == {}


def test_who_waits_says_that_it_comes():
    """A stage that is never entered leaves every role without a time, but for until."""
    never = stage("n", "none", None, modality="plan", speaker="iraq", stated=0)
    for role in ("at", "by", "since", "not_before"):
        code = "under_way" if role == "since" else "completed"
        more = {} if role in ("at", "since") else {"modality": "plan"}
        assert set(found(waiting(role=role, code=code, stated=2, **more), never)) == {"n r"}
    until = waiting(role="until", code="under_way", modality="plan", stated=2)
    assert found(until, never) == {}
    assert found(until, never, stands("completed", 90)) == {"n r x": "warning"}


def test_a_stage_may_wait_for_one_that_waits():
    """Two relative times in a chain are placed one after the other."""
    first = waiting("P10D", enters=True)
    anchor = Anchor(deployment="d0", process="handover", code="completed")
    when = TimeReference(role="at", relative=Relative(offset=parse_duration("P10D"), anchor=anchor))
    second = stage("q", "completed", when, process="relocation", stated=0, speaker="officials")
    out = {"process": "relocation", "speaker": "joint"}
    denied = stage("x", "completed", 40, polarity="denied", **out)
    assert found(first, second, END, denied) == {"e q r x": "warning"}
    assert found(first, second, END, stage("x", "completed", 15, polarity="denied", **out)) == {}


def test_numbers_wait_too():
    """A number that holds a week after the end meets another number on that day."""
    hanging = count("r", 500, after("P1W"), modality="plan", of="d3", speaker="officials")
    steady = count("x", 900, at("2024-09-01/2024-12-31"), stated="2025-01-01", of="d3")
    assert found(hanging, END, steady) == {"e r x": "warning"}
    assert found(hanging, steady) == {}
    assert found(hanging, END) == {}
    assert found(END, steady) == {}


def test_relative_times_cover_no_days():
    """That people leave at a time that hangs on another excuses no absence."""
    here, gone = stage("a", "present", 0), stage("b", "absent", 8)
    leaving = {"measure": "leaving", "speaker": "officials", "stated": 0}
    assert found(here, gone, count("c", 100, 4, **(leaving | {"stated": 4}))) == {}
    hanging = count("r", 100, after("P0D", process="handover"), **leaving)
    assert found(here, gone, hanging) == {"a b": "warning"}


def test_an_anchor_that_is_not_recorded_leaves_the_claim_out():
    """A claim that waits for something at an unknown deployment is skipped with the reason."""
    lost = waiting()
    anchor = Anchor(deployment="nowhere", process="withdrawal", code="completed")
    relative = Relative(offset=parse_duration("P0D"), anchor=anchor)
    lost = stage("r", "completed", TimeReference(role="at", relative=relative), **OUT)
    (skipped,) = report(lost, END).skipped
    assert (skipped.claim, skipped.reason) == ("r", "relative_time")


@pytest.mark.parametrize("offset", ["P9999Y", "-P9999Y", "P99999999D", "-P99999999D", "P120M"])
def test_offsets_may_be_of_any_length(offset):
    """An offset beyond the calendar of any data is read like others."""
    late = stands("completed", 10, polarity="denied", speaker="joint")
    expected = {"e r x": "warning"} if offset.startswith("-") else {}
    assert found(waiting(offset), END, late) == expected


def test_a_decision_is_waited_for_on_the_timeline_of_those_who_decide():
    """What comes when it is agreed comes when the party of the force agrees, not another."""
    hanging = stage("r", "completed", after("P0D", code="agreed"), stated=0, **OUT)
    late = stands("completed", 10, polarity="denied", speaker="joint")
    agreed = stage("e", "agreed", 10, enters=True, speaker="iraq")
    assert found(hanging, agreed, late) == {"e r x": "warning"}
    elsewhere = evolve(agreed, about=evolve(agreed.about, by="iraq"))
    assert found(hanging, elsewhere, late) == {}


def test_the_days_of_the_anchor_and_what_follows_are_told():
    """Where a time hangs on a stage of a known day, that day and those that follow are given.

    That nothing is done twice is not needed here, and so it may have come before as well.
    """
    late = stands("completed", 20, polarity="denied", speaker="joint")
    (conflict,) = report(waiting("P5D"), END, late).conflicts
    (anchor,) = conflict.explanation.anchors
    assert anchor.claim == "r"
    assert anchor.claims == ("e",)
    assert anchor.last_day == at(10).edtf.latest
    assert (anchor.first_day, anchor.then_first) == (None, None)
    assert anchor.then_last - anchor.last_day == 6


def test_days_of_an_anchor_that_are_open_are_none():
    """A deadline bounds the day that is waited for on one side, by the claim that sets it."""
    end = stage("e", "completed", at(60, "by"), process="mission_end", modality="plan", stated=0)
    out = stage(
        "r",
        "completed",
        after("P0D", "mission_end", role="by"),
        modality="plan",
        stated=0,
    )
    there = count("x", 2500, 90)
    (conflict,) = report(out, end, there).conflicts
    (anchor,) = conflict.explanation.anchors
    assert (anchor.claim, anchor.claims) == ("r", ("e",))
    assert anchor.last_day == at(60).edtf.latest
    assert anchor.then_last == anchor.last_day
    assert {"completed_means_absent", "no_return"} <= {*conflict.explanation.rules}
    assert not conflict.explanation.by_cases


def test_an_anchor_has_its_days_without_the_claim_that_waits():
    """Where nothing bounds the day that is waited for, no claim is named for it."""
    first = stage("r", "completed", after("P1Y", role="not_before"), process="handover", stated=0)
    second = stage("x", "completed", 5, process="handover", speaker="iraq")
    for conflict in report(first, second).conflicts:
        for anchor in conflict.explanation.anchors:
            assert anchor.claims == ()


@given(busy_datasets(), st.data())
def test_anchors_tell_true_days(dataset, data):
    """The days of anchors are in order, and their claims are members of the conflict."""
    changed = [*dataset.claims]
    number = data.draw(st.integers(0, len(changed) - 1))
    role = data.draw(st.sampled_from(("at", "by", "until", "since", "not_before")))
    offset = data.draw(st.sampled_from(("P0D", "P3D", "-P3D", "P1M")))
    process, code = data.draw(
        st.sampled_from(
            (("withdrawal", "completed"), ("reduction", "started"), ("mission_end", "started"))
        )
    )
    changed[number] = evolve(changed[number], when=after(offset, process, code, role=role))
    for conflict in check(evolve(dataset, claims=tuple(changed))).conflicts:
        why = conflict.explanation
        for anchor in why.anchors:
            assert {anchor.claim, *anchor.claims} <= {*conflict.claims}
            days = [day for day in (anchor.first_day, anchor.last_day) if day is not None]
            assert days == sorted(days)
        if not why.by_cases and not why.terms and why.ruled_out:
            named = {name for entry in why.ruled_out for name in entry.claims}
            named |= {name for anchor in why.anchors for name in anchor.claims}
            assert named == {*conflict.claims}
