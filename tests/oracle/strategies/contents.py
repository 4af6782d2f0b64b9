"""Small adversarial datasets with claimed parts and phases, mixed with stages and numbers."""

from attrs import evolve
from hypothesis import strategies as st
from tests.oracle.strategies import numbers as numbers_
from tests.oracle.strategies import stages as strategies
from tests.oracle.strategies.numbers import (
    COMMITMENTS,
    FACTS,
    LARGE,
    PLAIN_FORMS,
    Mood,
)
from tests.oracle.strategies.stages import ACTORS, SOURCE, iso, weighted

from counterclaim.model import About, Claim, Dataset, Deployment, PartOf, Place, Scope, Stage
from counterclaim.time import parse_edtf

COUNTED = Mood(
    kinds=weighted(("count", 12), ("change", 1)),
    measures=(weighted(("present", 12), ("leaving", 2), ("arriving", 1)),),
    forms=PLAIN_FORMS,
    figures=LARGE,
    modalities=FACTS,
    plain=True,
)
"""Mostly stocks."""

SHAPES = weighted(((), 5), (((1, 0),), 3), (((2, 1),), 2), (((1, 0), (2, 0)), 1))
"""Who is recorded as a part of whom, of three deployments."""


@st.composite
def deployments(draw):
    """Draw three deployments, few of which are parts of others."""
    edges = draw(SHAPES)
    return tuple(
        Deployment(
            id=f"d{number}",
            name=f"Deployment {number}",
            force="forces",
            place=Place(name=f"Place {number}", kind=draw(weighted(("country", 3), ("base", 2)))),
            part_of=tuple(
                PartOf(whole=f"d{whole}", partition="place")
                for part, whole in edges
                if part == number
            ),
        )
        for number in range(3)
    )


def stated_claim(draw, number, about, says, days, **more):
    """Return a claim, mostly a certain fact that is affirmed."""
    modality = draw(FACTS)
    return Claim(
        id=f"c{number}",
        text="A statement.",
        speaker=draw(numbers_.SPEAKERS),
        sources=("paper",),
        stated=parse_edtf(iso(draw(days))),
        about=about,
        says=says,
        modality=modality,
        polarity=draw(weighted(("affirmed", 9), ("denied", 1))),
        commitment=draw(COMMITMENTS),
        **more,
    )


@st.composite
def scopes(draw, number, names, days):
    """Draw a claim that joins two deployments, or now and then does not."""
    of = draw(st.lists(st.sampled_from(names), min_size=2, max_size=2, unique=True))
    of += draw(weighted(([], 19), (names[:1], 1)))
    relation = draw(
        weighted(("part_of", 8), ("same_as", 3), ("distinct_from", 1), ("same_personnel_as", 1))
    )
    says = Scope(relation=relation, subjects=tuple(About(deployment=name) for name in of))
    return stated_claim(draw, number, About(deployment=of[0]), says, days)


def with_phase(draw, claim):
    """Make now and then a claim about a process one about a phase of it."""
    speaks_of_one = isinstance(claim.says, Stage) and claim.about.process is not None
    phase = draw(weighted((None, 5), ("first", 1))) if speaks_of_one else None
    return evolve(claim, about=evolve(claim.about, phase=phase))


@st.composite
def other_claims(draw, number, names, days):
    """Draw a claim about a stage or a number."""
    if draw(weighted((True, 3), (False, 2))):
        claim = draw(strategies.claims(number, names, days, coarse=False, plain=True))
        return with_phase(draw, claim)
    return draw(numbers_.claims(number, names, days, COUNTED))


@st.composite
def joined_datasets(draw, max_claims=6):
    """Draw claims of which one or two join deployments, and the others speak of these."""
    places = draw(deployments())
    names = [deployment.id for deployment in places][: draw(weighted((2, 3), (3, 2)))]
    days = draw(weighted((st.just(0), 3), (st.integers(0, 1), 1), (st.integers(0, 12), 1)))
    drawn = []
    for number in range(draw(st.integers(3, max_claims))):
        joins = number == 0 or draw(weighted((False, 6), (True, 1)))
        drawn.append(draw((scopes if joins else other_claims)(number, names, days)))
    return Dataset(actors=ACTORS, sources=(SOURCE,), deployments=places, claims=tuple(drawn))
