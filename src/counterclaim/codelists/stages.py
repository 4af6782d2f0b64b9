"""Stage codes and the states behind them.

A facet is one question about a deployment (was it decided, announced, carried out; is
anybody there). On each day a facet is in exactly one *state*; a stage *code* allows a set
of states. States are bits of a small integer, in the order of `FACETS`.

A *hard* transition is ordinary progress. A *soft* one is a regression: possible in the
world, but worth reporting as a reversal. No transition leads back to the first state of a
facet, `presence` excepted.
"""

from typing import Literal

from attrs import frozen

from counterclaim.codelists.codes import Facet, StageCode


@frozen
class FacetStates:
    """A facet, what it asks, and its states in order; state `n` is bit `1 << n`."""

    facet: Facet
    question: str
    states: tuple[str, ...]


@frozen
class StageMeaning:
    """A stage code: its facet, the states that it allows, and those states as a bit mask."""

    code: StageCode
    facet: Facet
    states: tuple[str, ...]
    mask: int


@frozen
class Transition:
    """One step that a facet may take from a day to the next."""

    facet: Facet
    source: str
    target: str
    kind: Literal["hard", "soft"]
    reason: str


FACETS: tuple[FacetStates, ...] = (
    FacetStates(
        "decision",
        "Has the process been decided by those who decide it?",
        ("not_discussed", "under_discussion", "on_hold", "agreed", "rejected"),
    ),
    FacetStates(
        "announcement",
        "Has the process been announced by those who announce it?",
        ("unannounced", "announced"),
    ),
    FacetStates(
        "execution",
        "How far has the process been carried out?",
        ("not_started", "main_phase", "final_phase", "suspended", "completed", "cancelled"),
    ),
    FacetStates("presence", "Is anybody of the force there?", ("absent", "present")),
)

_ALLOWED: tuple[tuple[StageCode, Facet, tuple[str, ...]], ...] = (
    ("not_discussed", "decision", ("not_discussed",)),
    ("under_discussion", "decision", ("under_discussion",)),
    ("on_hold", "decision", ("on_hold",)),
    ("agreed", "decision", ("agreed",)),
    ("rejected", "decision", ("rejected",)),
    ("undecided", "decision", ("not_discussed", "under_discussion", "on_hold")),
    ("unannounced", "announcement", ("unannounced",)),
    ("announced", "announcement", ("announced",)),
    ("not_started", "execution", ("not_started",)),
    ("under_way", "execution", ("main_phase", "final_phase")),
    ("final_stages", "execution", ("final_phase",)),
    ("suspended", "execution", ("suspended",)),
    ("completed", "execution", ("completed",)),
    ("cancelled", "execution", ("cancelled",)),
    ("none", "execution", ("not_started", "cancelled")),
    ("started", "execution", ("main_phase", "final_phase", "suspended", "completed")),
    ("absent", "presence", ("absent",)),
    ("present", "presence", ("present",)),
)


def facet_states(facet: Facet) -> FacetStates:
    """Return the facet with its states."""
    return next(entry for entry in FACETS if entry.facet == facet)


def _meaning(code: StageCode, facet: Facet, states: tuple[str, ...]) -> StageMeaning:
    order = facet_states(facet).states
    return StageMeaning(code, facet, states, sum(1 << order.index(state) for state in states))


STAGES: tuple[StageMeaning, ...] = tuple(_meaning(*entry) for entry in _ALLOWED)

TRANSITIONS: tuple[Transition, ...] = (
    Transition("decision", "not_discussed", "under_discussion", "hard", "talks begin"),
    Transition("decision", "not_discussed", "rejected", "hard", "refused out of hand"),
    Transition("decision", "under_discussion", "agreed", "hard", "talks succeed"),
    Transition("decision", "under_discussion", "rejected", "hard", "talks fail"),
    Transition("decision", "under_discussion", "on_hold", "hard", "talks pause"),
    Transition("decision", "on_hold", "under_discussion", "hard", "talks resume"),
    Transition("decision", "agreed", "under_discussion", "soft", "an agreement is reopened"),
    Transition("decision", "agreed", "rejected", "soft", "an agreement is revoked"),
    Transition("decision", "rejected", "under_discussion", "soft", "a refusal is reopened"),
    Transition("announcement", "unannounced", "announced", "hard", "it is made public"),
    Transition("execution", "not_started", "main_phase", "hard", "it starts"),
    Transition("execution", "not_started", "suspended", "hard", "it is put off before it starts"),
    Transition(
        "execution", "not_started", "cancelled", "hard", "it is called off before it starts"
    ),
    Transition("execution", "main_phase", "final_phase", "hard", "it nears its end"),
    Transition("execution", "main_phase", "suspended", "hard", "it pauses"),
    Transition("execution", "final_phase", "suspended", "hard", "it pauses near its end"),
    Transition("execution", "suspended", "main_phase", "hard", "it resumes"),
    Transition("execution", "suspended", "final_phase", "hard", "it resumes near its end"),
    Transition("execution", "final_phase", "completed", "hard", "it is done"),
    Transition("execution", "completed", "main_phase", "soft", "it was not done after all"),
    Transition("execution", "main_phase", "cancelled", "soft", "it is called off half-way"),
    Transition("execution", "suspended", "cancelled", "soft", "it is called off during a pause"),
    Transition("execution", "cancelled", "main_phase", "soft", "it starts after a cancellation"),
    Transition("presence", "absent", "present", "hard", "somebody comes"),
    Transition("presence", "present", "absent", "hard", "everybody goes"),
)


def stage_meaning(code: StageCode) -> StageMeaning:
    """Return what a stage code means."""
    return next(entry for entry in STAGES if entry.code == code)


def facet_of(code: StageCode) -> Facet:
    """Return the facet that a stage code speaks of."""
    return stage_meaning(code).facet


def reachable(facet: Facet, *, soft: bool) -> tuple[int, ...]:
    """Return, for each state of a facet, the mask of the states that may follow it.

    The relation is the reflexive and transitive closure of the hard transitions, and of the
    soft ones too where `soft` is true: stages that nobody reported may lie in between.
    """
    states = facet_states(facet).states
    steps = [1 << number for number in range(len(states))]
    for transition in TRANSITIONS:
        if transition.facet == facet and (soft or transition.kind == "hard"):
            steps[states.index(transition.source)] |= 1 << states.index(transition.target)
    for middle in range(len(states)):
        for start in range(len(states)):
            if steps[start] >> middle & 1:
                steps[start] |= steps[middle]
    return tuple(steps)
