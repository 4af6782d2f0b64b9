"""States, stages and transitions: the arithmetic that the checker rests on."""

import pytest

from counterclaim.codelists import (
    FACETS,
    STAGES,
    TRANSITIONS,
    facet_of,
    facet_states,
    reachable,
    stage_meaning,
)

NAMES = [entry.facet for entry in FACETS]


def masks_of(facet):
    """Return the mask of each stage of a facet."""
    return {stage.code: stage.mask for stage in STAGES if stage.facet == facet}


def steps(facet, *, soft):
    """Return, by plain walking, the names of the states that may follow each state."""
    found = {}
    for start in facet_states(facet).states:
        seen, pending = {start}, [start]
        while pending:
            here = pending.pop()
            for step in TRANSITIONS:
                usable = step.facet == facet and step.source == here
                if usable and (soft or step.kind == "hard") and step.target not in seen:
                    seen.add(step.target)
                    pending.append(step.target)
        found[start] = seen
    return found


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.code)
def test_a_mask_is_its_states(stage):
    """A stage allows some states of its facet, and its mask has just their bits."""
    order = facet_states(stage.facet).states
    allowed = [state for number, state in enumerate(order) if stage.mask >> number & 1]
    assert tuple(allowed) == tuple(sorted(stage.states, key=order.index))
    assert 0 < stage.mask < 1 << len(order)
    assert stage_meaning(stage.code) is stage
    assert facet_of(stage.code) == stage.facet


@pytest.mark.parametrize("facet", NAMES)
def test_every_state_can_be_said(facet):
    """Each state is allowed by some stage, and no stage allows what another one allows."""
    masks = masks_of(facet)
    together = 0
    for mask in masks.values():
        together |= mask
    assert together == (1 << len(facet_states(facet).states)) - 1
    assert len(set(masks.values())) == len(masks)


def test_stages_that_others_are_made_of():
    """Under way holds the final stages; none, started and suspended leave nothing out."""
    masks = masks_of("execution")
    assert masks["final_stages"] & masks["under_way"] == masks["final_stages"]
    assert masks["none"] == masks["not_started"] | masks["cancelled"]
    assert masks["started"] == masks["under_way"] | masks["suspended"] | masks["completed"]
    assert masks["none"] & masks["started"] == 0
    assert masks["none"] | masks["started"] == 0b111111
    decided = masks_of("decision")
    assert decided["undecided"] | decided["agreed"] | decided["rejected"] == 0b11111
    presence = masks_of("presence")
    assert presence["absent"] ^ presence["present"] == 0b11


def test_transitions_are_between_states_of_their_facet():
    """A transition joins two different states of its facet, stands once, and has a reason."""
    seen = set()
    for step in TRANSITIONS:
        states = facet_states(step.facet).states
        assert step.source in states
        assert step.target in states
        assert step.source != step.target
        assert step.kind in ("hard", "soft")
        assert step.reason
        key = (step.facet, step.source, step.target)
        assert key not in seen
        seen.add(key)


@pytest.mark.parametrize("soft", [False, True])
@pytest.mark.parametrize("facet", NAMES)
def test_reachable_is_any_number_of_steps(facet, soft):
    """The states that may follow a state are those that a walk along the transitions meets."""
    order = facet_states(facet).states
    table = reachable(facet, soft=soft)
    assert len(table) == len(order)
    walked = steps(facet, soft=soft)
    for number, state in enumerate(order):
        named = {name for place, name in enumerate(order) if table[number] >> place & 1}
        assert named == walked[state]


@pytest.mark.parametrize("facet", NAMES)
def test_soft_transitions_only_add(facet):
    """What can follow along hard transitions can follow along all of them."""
    both = zip(reachable(facet, soft=False), reachable(facet, soft=True), strict=True)
    assert all(hard & ~soft == 0 for hard, soft in both)


@pytest.mark.parametrize("soft", [False, True])
@pytest.mark.parametrize("facet", [name for name in NAMES if name != "presence"])
def test_nothing_leads_back_to_the_first_state(facet, soft):
    """What has begun cannot become what was never begun; every other state can come of it."""
    table = reachable(facet, soft=soft)
    assert all(not mask & 1 for mask in table[1:])
    assert table[0] == (1 << len(table)) - 1


def test_presence_comes_and_goes():
    """Somebody may come and everybody may go, at any time."""
    assert reachable("presence", soft=False) == (0b11, 0b11)
    assert reachable("presence", soft=True) == (0b11, 0b11)


def test_what_only_a_regression_explains():
    """Ends are ends, and an order of stages holds, unless something is taken back."""
    order = facet_states("execution").states
    hard, soft = reachable("execution", soft=False), reachable("execution", soft=True)

    def may_follow(table, source, target):
        return bool(table[order.index(source)] >> order.index(target) & 1)

    for source, target in (
        ("completed", "main_phase"),
        ("cancelled", "main_phase"),
        ("main_phase", "cancelled"),
        ("suspended", "cancelled"),
        ("completed", "suspended"),
    ):
        assert not may_follow(hard, source, target)
        assert may_follow(soft, source, target)
    # a pause is no regression, also not from the final phase back to the main one
    assert may_follow(hard, "final_phase", "suspended")
    assert may_follow(hard, "suspended", "main_phase")
    assert not may_follow(hard, "completed", "cancelled")
