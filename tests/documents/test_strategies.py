"""The public strategies reach what they should."""

from random import Random

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings

from counterclaim import strategies
from counterclaim.codec import unstructure
from counterclaim.model import Actor, Count, Dataset, Scope
from counterclaim.schema import violations
from counterclaim.time import parse_duration, parse_edtf

THOROUGH = settings(
    max_examples=3000,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
FIRST = settings(THOROUGH, derandomize=False, phases=[Phase.generate])


def first(strategy, wanted):
    """Return the first value that will do, always the same one; to shrink it takes long."""
    return find(strategy, wanted, settings=FIRST, random=Random(0))  # noqa: S311


@given(strategies.dates(), strategies.durations())
def test_dates_and_durations_are_those_of_their_texts(date, duration):
    """A date or duration is what its text is read as."""
    assert parse_edtf(date.text) == date
    assert parse_duration(duration.text) == duration


@pytest.mark.parametrize("form", ["/..", "../", "[", "..]", "X", "~", "?", "%", "Y", "T", "-2"])
def test_all_forms_of_dates_are_made(form):
    """No supported form of a date is left out."""
    assert form in first(strategies.dates(), lambda date: form in date.text).text


@pytest.mark.parametrize(
    "wanted",
    [
        lambda claim: isinstance(claim.says, Scope),
        lambda claim: isinstance(claim.says, Count) and claim.says.unit == "fraction",
        lambda claim: claim.condition is not None,
        lambda claim: claim.when is not None and claim.when.relative is not None,
        lambda claim: claim.about.matter is not None,
        lambda claim: claim.via != () and claim.relations != (),
    ],
    ids=["scope", "fraction", "condition", "relative", "matter", "relays"],
)
def test_all_kinds_of_claims_are_made(wanted):
    """The corners of the format are reached."""
    assert wanted(first(strategies.claims(), wanted))


def test_datasets_with_claims_are_made():
    """Datasets are not only empty ones."""
    made = first(strategies.datasets(), lambda made: len(made.claims) >= 2)
    assert made.actors
    assert made.sources


def test_datasets_shrink():
    """What is found shrinks to the smallest that will do, its fields at their defaults."""
    smallest = find(strategies.datasets(), lambda made: made.actors != (), settings=THOROUGH)
    assert smallest == Dataset(actors=(Actor(id="0", kind="person", name="0"),))


@given(strategies.claims(actors=["a"], sources=["s"], deployments=[], claims=[]))
def test_references_are_drawn_from_the_ids_that_are_given(claim):
    """With ids given no other ids are used, and an empty sequence means no reference."""
    assert claim.speaker == "a"
    assert claim.sources == ("s",)
    assert claim.about.deployment is None
    assert claim.relations == ()
    assert violations(unstructure(claim), "claim") == ()
