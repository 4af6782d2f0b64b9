"""Lines and the states that an answer allows, against the code list."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.codelists import FACETS, STAGES, TRANSITIONS, Facet
from counterclaim.consistency.interpretation.lines import (
    CANCELLED,
    COMPLETED,
    FINAL,
    HELD,
    MAIN,
    NOT_BEGUN,
    NOT_STARTED,
    STARTED,
    SUSPENDED,
    Line,
    everything,
    may_follow,
    stage_mask,
    state_names,
)
from counterclaim.structure.hierarchy import Subject

BITS = {entry.facet: entry.states for entry in FACETS}
HERE = Subject("d0")


def mask_of(facet, *names):
    """Return the states of a facet by their names."""
    return sum(1 << BITS[facet].index(name) for name in names)


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.code)
def test_a_code_allows_the_states_of_the_code_list(stage):
    """Halted, none and not started may be before it began as well."""
    own = mask_of(stage.facet, *stage.states)
    held = HELD if stage.code in ("suspended", "none", "not_started") else 0
    called_off = CANCELLED if stage.code in ("none", "not_started") else 0
    assert stage_mask(stage.code) == own | held | called_off
    assert set(state_names(stage.facet, own)) == set(stage.states)


@pytest.mark.parametrize("facet", get_args(Facet))
def test_everything_is_each_state(facet):
    """Its names are those of the code list, each once."""
    assert state_names(facet, everything(facet)) == BITS[facet]


def test_halted_is_told_as_suspended():
    """The state that the code list does not have is told by one that it has."""
    assert state_names("execution", SUSPENDED | HELD) == ("suspended",)
    assert state_names("execution", HELD) == ("suspended",)
    assert state_names("execution", NOT_STARTED | HELD) == ("not_started",)


def test_what_has_begun_and_what_has_not_are_all():
    """No state is both."""
    assert STARTED & NOT_BEGUN == 0
    assert everything("execution") == STARTED | NOT_BEGUN


def reach(facet, *, soft):
    """Return the pairs of states of which the second may come some time after the first."""
    pairs = {(state, state) for state in BITS[facet]}
    pairs |= {(x.source, x.target) for x in TRANSITIONS if x.facet == facet}
    if not soft:
        gone = {(x.source, x.target) for x in TRANSITIONS if x.facet == facet and x.kind == "soft"}
        pairs -= gone
    while more := {(a, d) for a, b in pairs for c, d in pairs if b == c} - pairs:
        pairs |= more
    return pairs


@pytest.mark.parametrize("soft", [False, True])
@pytest.mark.parametrize("facet", ["decision", "announcement", "presence"])
def test_what_may_follow_are_chains_of_transitions(facet, soft):
    """Any number of steps of the code list; steps back only where they are allowed."""
    pairs = reach(facet, soft=soft)
    for first in BITS[facet]:
        for later in BITS[facet]:
            masks = mask_of(facet, first), mask_of(facet, later)
            assert may_follow(facet, *masks, soft=soft) is ((first, later) in pairs)


@pytest.mark.parametrize(
    ("first", "later", "hard", "soft"),
    [
        (NOT_STARTED, COMPLETED, True, True),
        (COMPLETED, MAIN, False, True),
        (MAIN, NOT_STARTED, False, False),
        (FINAL, MAIN, True, True),  # by way of a pause
        (NOT_STARTED, SUSPENDED, True, True),
        (HELD, MAIN, True, True),
        (HELD, SUSPENDED, True, True),
        (SUSPENDED, HELD, False, False),
        (NOT_STARTED, HELD, True, True),
    ],
)
def test_how_a_process_may_go_on(first, later, hard, soft):
    """Stages that nobody reported may lie in between."""
    assert may_follow("execution", first, later, soft=False) is hard
    assert may_follow("execution", first, later, soft=True) is soft


@given(st.integers(1, 127), st.integers(1, 127), st.integers(0, 127), st.booleans())
def test_more_states_allow_more(first, later, more, soft):
    """What may follow may still follow where either side allows more."""
    if may_follow("execution", first, later, soft=soft):
        assert may_follow("execution", first | more, later, soft=soft)
        assert may_follow("execution", first, later | more, soft=soft)
        assert may_follow("execution", first, later, soft=True)


def test_decisions_may_change_within_a_day():
    """A process may not."""
    assert Line(HERE, "decision").many_moments
    assert Line(HERE, "announcement").many_moments
    assert not Line(HERE, "execution", "withdrawal").many_moments
    assert not Line(HERE, "presence").many_moments
