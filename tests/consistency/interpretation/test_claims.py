"""From a claim to what it answers."""

import pytest
from attrs import evolve
from tests.consistency.data import dataset_of, distinction, number, said, stage
from tests.oracle.strategies.stages import DAY_ZERO

from counterclaim.consistency import Policy
from counterclaim.consistency.interpretation.claims import (
    CERTAIN,
    LIKELY,
    WEAK,
    Interpretation,
    interpret,
    is_distinction,
)
from counterclaim.consistency.interpretation.lines import (
    ABSENT,
    COMPLETED,
    MAIN,
    NOT_BEGUN,
    PRESENT,
    STARTED,
    everything,
)
from counterclaim.model import About, Scope
from counterclaim.structure.hierarchy import Subject, structure_of

TWO = (About(deployment="d0"), About(deployment="d1"))


def read(claim, **policy):
    """Return what a claim says, or why it takes no part."""
    return interpret(claim, structure_of(dataset_of(claim)), Policy(**policy))


def leaving(code="completed", **more):
    """Return a claim about the withdrawal."""
    return stage("c", code, "withdrawal", **more)


@pytest.mark.parametrize(
    ("more", "grade"),
    [
        ({}, CERTAIN),
        ({"commitment": "probable"}, LIKELY),
        ({"commitment": "possible"}, WEAK),
        ({"inferred": True}, LIKELY),
        ({"modality": "plan"}, LIKELY),
        ({"modality": "plan", "commitment": "possible"}, WEAK),
        ({"modality": "conditional", "condition": "it is safe"}, WEAK),
        ({"modality": "forecast"}, LIKELY),
        ({"modality": "forecast", "commitment": "probable"}, WEAK),
        ({"when": ("at", "2025")}, LIKELY),
    ],
)
def test_how_firm_a_claim_is(more, grade):
    """Certain facts, then plans and what is probable, then the rest."""
    assert read(leaving(**more)).grade == grade


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        (leaving(modality="demand"), "modality"),
        (leaving(modality="proposal"), "modality"),
        (leaving(modality="no_position"), "modality"),
        (leaving(commitment="none"), "commitment"),
        (distinction("c"), "content"),
        (leaving(exceptions=("d0",)), "content"),
        (said("c", Scope(relation="part_of", subjects=TWO), polarity="denied"), "content"),
        (said("c", Scope(relation="part_of", subjects=(*TWO, TWO[0]))), "content"),
        (leaving(speaker="nobody"), "unresolved"),
        (leaving(day="../2024-09-20"), "undated"),
        (leaving(modality="plan", when=("by", "2024-09-01")), "empty_window"),
    ],
)
def test_why_a_claim_takes_no_part(claim, reason):
    """It says nothing to be so, nobody vouches for it, or it lacks what its meaning needs."""
    assert read(claim) == reason


def test_a_claim_stated_after_the_day_of_the_check_takes_no_part():
    """One of the day itself does; of a coarse date the first day counts."""
    assert read(leaving(day=1), as_of=DAY_ZERO) == "after_as_of"
    assert isinstance(read(leaving(day=0), as_of=DAY_ZERO), Interpretation)
    assert isinstance(read(leaving(day="2024-09"), as_of=DAY_ZERO), Interpretation)


def test_a_denied_stage_allows_the_other_states():
    """A denied time of the opposite affirms."""
    assert read(leaving()).mask == COMPLETED
    assert read(leaving(polarity="denied")).mask == everything("execution") & ~COMPLETED
    waits = leaving("started", modality="plan", when=("not_before", "2024-12-01"))
    assert read(waits).mask == NOT_BEGUN
    assert read(evolve(waits, polarity="denied")).mask == STARTED


@pytest.mark.parametrize(
    ("extent", "phase", "process"),
    [
        ("all", None, "withdrawal"),
        ("part", None, "reduction"),
        ("any", None, "reduction"),
        ("part", "first", "withdrawal"),
    ],
)
def test_the_withdrawal_of_some_is_a_reduction(extent, phase, process):
    """But for a named phase, which is a process of its own."""
    claim = leaving()
    claim = evolve(claim, about=evolve(claim.about, extent=extent, phase=phase))
    assert read(claim).line.process == process


def test_decisions_are_of_who_decides():
    """Of the party of the force, or of whoever is named."""
    assert read(leaving("agreed")).line.by == "usa"
    assert read(leaving("agreed", by="minister")).line.by == "iraq"
    assert read(leaving("completed")).line.by is None


def test_what_is_left_out_is_no_part_of_the_subject():
    """Exceptions stand in order, each once."""
    claim = leaving(exceptions=("d2", "d1", "d2"))
    assert read(claim).subject == Subject("d0", None, ("d1", "d2"))


@pytest.mark.parametrize(
    ("claim", "question", "yes", "no"),
    [
        (leaving("under_way"), "leaving", True, False),
        (leaving("completed"), "leaving", True, False),
        (leaving("none"), "leaving", False, True),
        (leaving("suspended"), "leaving", False, False),
        (leaving("under_way", polarity="denied"), "leaving", False, True),
        (leaving("completed", polarity="denied"), "leaving", False, False),
        (leaving("agreed"), None, False, False),
        (stage("c", "started", "arrival"), "presence", True, False),
        (stage("c", "none", "arrival"), "presence", False, True),
        (stage("c", "present"), "presence", True, False),
        (stage("c", "absent"), "presence", False, True),
        (stage("c", "started", "handover"), "handover", True, False),
        (number("c", "leaving", 5), "leaving", True, False),
        (number("c", "leaving", 0), None, False, False),
        (number("c", "arriving", 5), "presence", True, False),
        (number("c", "present", 5), "presence", True, False),
        (number("c", "present", 0), "presence", False, True),
        (number("c", "present", 0, population="combat"), None, False, False),
        (number("c", "present", 5, unit="bases"), None, False, False),
        (number("c", "present", 5, polarity="denied"), None, False, False),
        (number("c", "leaving", 1, basis="vague"), "leaving", True, False),
    ],
)
def test_yes_and_no_to_a_question(claim, question, yes, no):
    """Who leaves, who is there, or how far another process is."""
    found = read(claim)
    assert (found.question, found.yes, found.no) == (question, yes, no)


def test_presence_and_movement():
    """They are told by stages and by numbers."""
    assert read(stage("c", "present")).presence == PRESENT
    assert read(number("c", "remaining", 5)).presence == PRESENT
    assert read(number("c", "present", 0)).presence == ABSENT
    assert read(number("c", "present", 0, 5)).presence == 0
    assert read(number("c", "leaving", 5)).moves == "out"
    assert read(number("c", "arriving", 5, polarity="denied")).moves is None
    assert read(number("c", "leaving", 5, unit="vehicles")).moves is None
    assert read(leaving("under_way")).moves is None


def test_a_beginning_and_a_span():
    """What begins on a date did not hold before; a told span has its own ends."""
    assert read(leaving(enters=True)).enters_on_date
    assert read(leaving(enters=True, when=("at", "2024-09-10"))).enters_on_date
    assert not read(leaving(enters=True, when=("by", "2024-09-10"))).enters_on_date
    assert not read(leaving(enters=True, modality="plan")).enters_on_date
    assert not read(leaving(enters=True, polarity="denied")).enters_on_date
    assert read(leaving(when=("during", "2024-09-01/2024-09-05"))).tells_span
    assert not read(leaving(when=("at", "2024-09"))).tells_span
    assert not read(leaving(when=("since", "2024-09-01"))).tells_span
    assert not read(leaving()).dated


def test_days_to_come_are_a_promise():
    """A fact about a time that reaches beyond its statement, but for totals of movements."""
    span = ("during", "2024-09-10/2024-10-10")
    assert read(leaving("under_way", when=span)).time.ahead is not None
    assert read(leaving("under_way", when=span, modality="plan")).time.ahead is None
    assert read(number("c", "leaving", 5, when=span)).time.ahead is None
    assert read(leaving("under_way", when=span)).mask & MAIN


def test_what_holds_apart():
    """An affirmed claim that subjects are distinct; a denied one is none."""
    assert is_distinction(distinction("c"))
    assert not is_distinction(evolve(distinction("c"), polarity="denied"))
