"""What a claim says in numbers."""

from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.consistency.data import dataset_of, number, said

from counterclaim.consistency import Policy
from counterclaim.consistency.interpretation.claims import Interpretation, interpret
from counterclaim.consistency.interpretation.lines import FUTURE, PAST
from counterclaim.consistency.interpretation.quantities import (
    allowance,
    exact,
    unit_of_last_digit,
    widened,
)
from counterclaim.consistency.interpretation.times import every, some
from counterclaim.model import About, Change
from counterclaim.structure.hierarchy import structure_of
from counterclaim.time import day_number

DAY = day_number(2024, 9, 20)
MAY = day_number(2024, 5, 1), day_number(2024, 5, 31)


def figure(claim, **policy):
    """Return the figure of a claim."""
    read = interpret(claim, structure_of(dataset_of(claim)), Policy(**policy))
    return read.figure if isinstance(read, Interpretation) else read


def test_numbers_are_exact():
    """A tenth is a tenth."""
    assert exact(0.1) == Fraction(1, 10)
    assert exact(900) == 900
    assert isinstance(exact(900), int)


@pytest.mark.parametrize(
    ("value", "unit"), [(2500, 100), (2000, 1000), (2501, 1), (10, 10), (7, 1), (0, 1)]
)
def test_the_last_digit_that_is_not_zero(value, unit):
    """Its place value tells how round a number is."""
    assert unit_of_last_digit(value) == unit


@pytest.mark.parametrize(
    ("value", "unit", "off"),
    [
        (2500, "persons", 50),
        (1000, "persons", 100),
        (900, "persons", 50),
        (1234, "persons", 0),
        (12, "bases", 0),
        (Fraction(1, 2), "fraction", Fraction(1, 20)),
        (-600, "persons", 50),
    ],
)
def test_a_round_figure_may_be_off_by_half_its_last_digit_or_some_per_cent(value, unit, off):
    """Whichever is less."""
    assert allowance(value, unit, 10) == off


@given(st.integers(0, 100_000), st.integers(0, 100_000), st.integers(0, 30))
def test_widened_bounds_hold_the_bounds(one, other, percent):
    """They are as wide or wider, and no wider with less per cent."""
    low, high = sorted((one, other))
    least, most = widened((low, high), "persons", percent)
    assert least <= low <= high <= most
    less = widened((low, high), "persons", max(0, percent - 1))
    assert least <= less[0]
    assert less[1] <= most
    assert widened((None, high), "persons", percent) == (None, most)
    assert widened((low, None), "persons", percent) == (least, None)


def test_an_approximate_figure_is_widened_and_another_is_not():
    """By the per cent of the policy; a denied one stays as it is said."""
    about = number("c", "present", 2500, approximate=True)
    assert (figure(about).said, figure(about).bounds) == ((2500, 2500), (2450, 2550))
    assert figure(about, approximate_percent=1).bounds == (2475, 2525)
    assert figure(number("c", "present", 2500)).bounds == (2500, 2500)
    denied = figure(evolve(about, polarity="denied"))
    assert (denied.bounds, denied.outside) == ((2500, 2500), True)


@pytest.mark.parametrize(
    ("measure", "role"),
    [
        ("present", "stock"),
        ("remaining", "rest"),
        ("leaving", "out"),
        ("arriving", "in"),
        ("net_change", "net"),
        ("lost", "other"),
        ("ceiling", "other"),
    ],
)
def test_what_a_number_is_of(measure, role):
    """Those there, who remain, leave or come; ceilings and losses are numbers of their own."""
    found = figure(number("c", measure, 5))
    assert found.role == role
    assert bool(found.quantity.kind) is (role == "other")


@pytest.mark.parametrize(
    ("measure", "when", "modality", "window"),
    [
        ("present", None, "fact", every(DAY, DAY)),
        ("present", ("at", "2024-05"), "fact", some(*MAY)),
        ("present", ("by", "2024-05"), "fact", every(MAY[1], MAY[1])),
        ("present", ("for", "2024-05"), "fact", every(*MAY)),
        ("leaving", None, "fact", every(DAY, DAY)),
        ("leaving", ("during", "2024-05"), "fact", some(*MAY)),
        ("leaving", ("by", "2024-05"), "fact", some(PAST, MAY[1])),
        ("leaving", ("by", "2024-12-31"), "plan", some(DAY, day_number(2024, 12, 31))),
        ("leaving", ("since", "2024-05"), "fact", some(MAY[0], DAY)),
        ("leaving", ("since", "2024-12-01"), "plan", some(day_number(2024, 12, 1), FUTURE)),
        ("lost", ("by", "2024-05"), "fact", some(PAST, MAY[1])),
    ],
)
def test_the_days_of_a_number(measure, when, modality, window):
    """Those of a stock, or those over which a movement is counted."""
    assert figure(number("c", measure, 5, when=when, modality=modality)).window == window


def test_quantities_are_kept_apart():
    """By unit, population, phase and period, and shares from numbers."""
    plain = figure(number("c", "present", 5)).quantity
    assert plain.counts_persons
    others = [
        number("c", "present", 5, unit="bases"),
        number("c", "present", 5, population="combat"),
        number("c", "present", 5, when=("for", "2024")),
        number("c", "present", 0.5, unit="fraction"),
        number("c", "present", 5, of="d1"),
        evolve(number("c", "present", 5), about=About(deployment="d0", phase="first")),
    ]
    quantities = {figure(claim).quantity for claim in others}
    assert len(quantities | {plain}) == len(others) + 1
    assert figure(number("c", "present", 0.5, unit="fraction")).role == "other"


def test_a_vague_number_is_no_more_than_one():
    """Some, hundreds; where not even one is said it is no number."""
    found = figure(number("c", "leaving", 200, 999, basis="vague"))
    assert (found.said, found.vague) == ((1, None), True)
    assert figure(number("c", "leaving", 0, 5, basis="vague")) == "content"
    assert figure(number("c", "ceiling", 5, basis="vague")) == "content"
    assert figure(number("c", "net_change", 5, basis="vague")) == "content"


@pytest.mark.parametrize(
    ("direction", "bounds"), [("up", (1, None)), ("down", (None, -1)), ("none", (0, 0))]
)
def test_a_change_is_a_number_of_how_many_more(direction, bounds):
    """One more at least, one fewer at least, or none."""
    found = figure(said("c", Change(direction=direction)))
    assert (found.said, found.role, found.outside) == (bounds, "net", False)
    assert figure(said("c", Change(direction=direction), polarity="denied")).outside
