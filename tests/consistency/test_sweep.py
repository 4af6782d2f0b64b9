"""The sweep over one timeline, against a search through every day."""

from counterclaim.consistency.states import Timeline, motion
from counterclaim.consistency.sweep import consistent, killers
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.codelists import FACETS
from counterclaim.structure.hierarchy import Subject

LAST = 7
LINES = [Timeline(Subject("d"), "execution", "mission_end"), Timeline(Subject("d"), "decision")]


def spans(states):
    """Draw spans within a few days."""
    days = st.integers(0, LAST)
    return st.tuples(days, days, st.integers(1, (1 << states) - 2)).map(
        lambda drawn: (min(drawn[:2]), max(drawn[:2]), drawn[2])
    )


def day_by_day(every, some, moving, states, *, many_moments):
    """Tell by brute force whether a history exists: every state of every day is tried."""
    reached = None
    for day in range(LAST + 1):
        allowed = [
            state
            for state in range(states)
            if all(mask >> state & 1 for first, last, mask in every if first <= day <= last)
        ]
        layer = set()
        front = {(None, frozenset())} if reached is None else reached
        for _ in range(1 + (len(some) if many_moments else 0)):
            front = {
                (
                    state,
                    met
                    | {
                        number
                        for number, (first, last, mask) in enumerate(some)
                        if first <= day <= last and mask >> state & 1
                    },
                )
                for before, met in front
                for state in allowed
                if before is None or moving.ahead[1 << before] >> state & 1
            }
            layer |= front
        due = {number for number, (_, last, _) in enumerate(some) if last == day}
        reached = {(state, met) for state, met in layer if due <= met}
        if not reached:
            return False
    return True


@st.composite
def cases(draw):
    """Draw a timeline with its motion and spans of both kinds."""
    line = draw(st.sampled_from(LINES))
    states = len(next(entry for entry in FACETS if entry.facet == line.facet).states)
    moving = motion(line, soft=draw(st.booleans()), may_return=False)
    every = draw(st.lists(spans(states), max_size=4))
    some = draw(st.lists(spans(states), max_size=3))
    return moving, states, every, some


@given(cases(), st.booleans())
def test_the_sweep_is_exact(case, many_moments):
    """The sweep says the same as a search through every day."""
    moving, states, every, some = case
    expected = day_by_day(every, some, moving, states, many_moments=many_moments)
    assert consistent(every, some, moving, many_moments=many_moments) == expected


@given(cases())
def test_killers_are_guilty(case):
    """The spans named as killers fail by themselves, and are at most one for each state."""
    moving, states, every, _ = case
    guilty = killers(every, moving)
    assert (guilty is None) == day_by_day(every, [], moving, states, many_moments=False)
    if guilty is not None:
        assert len(guilty) <= states
        chosen = [every[number] for number in guilty]
        assert not day_by_day(chosen, [], moving, states, many_moments=False)


@given(cases())
def test_many_spans_give_the_same_verdict_as_few(case):
    """Repeating the spans beyond the size of the short way changes nothing."""
    moving, _, every, _ = case
    assert (killers(every * 40, moving) is None) == (killers(every, moving) is None)
