"""What the tests of the checker share: small claims about one place, and all random datasets."""

from attrs import evolve
from hypothesis import strategies as st
from tests.oracle.strategies import contents, numbers, relative_times, speech, stages
from tests.oracle.strategies.stages import ACTORS, SOURCE, iso

from counterclaim.consistency import Policy
from counterclaim.model import (
    About,
    Claim,
    Count,
    Dataset,
    Deployment,
    PartOf,
    Place,
    Scope,
    Stage,
    TimeReference,
)
from counterclaim.time import parse_edtf

UNCAPPED = Policy(max_sets=1_000_000, max_work=1_000_000_000)
HERE = Deployment(id="d0", name="Here", force="forces", place=Place(name="Here", kind="country"))
PART = Deployment(
    id="d1",
    name="A part",
    force="forces",
    place=Place(name="A part", kind="region"),
    part_of=(PartOf(whole="d0", partition="place"),),
)
OTHER = evolve(PART, id="d2", name="Another part", place=Place(name="Another part", kind="region"))


def said(name, says, *, speaker="usa", day=0, of="d0", when=None, process=None, **more):
    """Return a claim of a day after day zero; `when` is a role and a date."""
    about = About(
        deployment=of,
        process=process,
        extent=more.pop("extent", "all"),
        by=more.pop("by", None),
        inferred=more.pop("inferred", False),
    )
    time = None if when is None else TimeReference(role=when[0], edtf=parse_edtf(when[1]))
    return Claim(
        id=name,
        text="A statement.",
        speaker=speaker,
        sources=("paper",),
        stated=parse_edtf(iso(day) if isinstance(day, int) else day),
        about=about,
        says=says,
        when=time,
        **more,
    )


def stage(name, code, process=None, *, enters=False, exceptions=(), **more):
    """Return a claim of a stage."""
    says = Stage(code=code, enters=enters, exceptions=exceptions)
    return said(name, says, process=process, **more)


def number(name, measure, low, high=None, **more):
    """Return a claim of a number of persons; one bound stands for both."""
    extra = {key: more.pop(key) for key in _OF_COUNTS if key in more}
    high = low if high is None else high
    return said(name, Count(measure=measure, low=low, high=high, **extra), **more)


_OF_COUNTS = ("approximate", "population", "movement", "unit", "basis")


def dataset_of(*claims, places=(HERE, PART, OTHER)):
    """Return a dataset of some claims."""
    return Dataset(actors=ACTORS, sources=(SOURCE,), deployments=places, claims=claims)


def distinction(name, first="d0", second="d1"):
    """Return a claim that holds two deployments apart."""
    subjects = (About(deployment=first), About(deployment=second))
    return said(name, Scope(relation="distinct_from", subjects=subjects), of=first)


RANDOM = {
    "stages": stages.datasets(),
    "numbers": numbers.numbers_datasets(),
    "contents": contents.joined_datasets(),
    "relative times": relative_times.relative_datasets(),
    "speech": speech.spoken_datasets(),
}
"""All random datasets, by what they are rich in."""
ANY = st.one_of(*RANDOM.values())


def without(dataset, name):
    """Return a dataset without one claim."""
    return evolve(dataset, claims=tuple(c for c in dataset.claims if c.id != name))


def only(dataset, names):
    """Return a dataset of some of its claims, and of those that these speak of."""
    spoken = {c.says.claim for c in dataset.claims if c.id in names and hasattr(c.says, "claim")}
    kept = {*names, *spoken}
    return evolve(dataset, claims=tuple(c for c in dataset.claims if c.id in kept))
