"""Numbers that no other claim speaks of."""

import pytest
from tests.consistency.said import after, at, change, count, report, stage

VEHICLES = {"unit": "vehicles"}


def alone(*claims):
    """Return the claims whose number stands alone."""
    return report(*claims).unlinked


@pytest.mark.parametrize(
    ("says", "listed"),
    [
        ({}, False),
        (VEHICLES, True),
        ({"population": "civilian"}, True),
        ({"unit": "fraction", "figure": 1}, True),
        ({"measure": "leaving"}, False),
        ({"measure": "leaving", "unit": "bases"}, True),
        ({"measure": "lost"}, True),
        ({"measure": "ceiling"}, False),
        ({"measure": "ceiling", "unit": "units"}, True),
        ({"figure": (None, 5), "polarity": "denied", "unit": "units"}, True),
    ],
)
def test_a_single_count_stands_alone_unless_it_is_of_everybody(says, listed):
    """Only the persons of everybody, and a ceiling for them, are tied to who is present."""
    figure = says.get("figure", 5)
    more = {key: value for key, value in says.items() if key != "figure"}
    said = count("a", figure, **more), stage("b", "present", 3)
    assert alone(*said) == (("a",) if listed else ())


@pytest.mark.parametrize(
    ("one", "other", "linked"),
    [
        (VEHICLES, {**VEHICLES, "measure": "leaving"}, True),
        (VEHICLES, {**VEHICLES, "measure": "ceiling"}, True),
        (VEHICLES, {**VEHICLES, "of": "d1"}, False),
        (VEHICLES, {"unit": "bases"}, False),
        (VEHICLES, {**VEHICLES, "population": "combat"}, False),
        ({"population": "combat"}, {"population": "combat", "of": "d2"}, False),
        ({"unit": "fraction"}, {"unit": "fraction", "measure": "leaving"}, False),
        ({"unit": "fraction"}, {"unit": "fraction"}, True),
        ({"measure": "lost"}, {"measure": "lost"}, True),
    ],
)
def test_two_counts_share_what_they_count(one, other, linked):
    """Two numbers of one unit, population and kind of one deployment are compared."""
    said = count("b", 1, **one), count("a", 1, 3, **other)
    assert alone(*said) == (() if linked else ("a", "b"))


def test_a_figure_for_a_period_is_one_of_its_days():
    """A figure for a period is held against those of its days, in any unit."""
    period = count("a", 5, at("2024", role="for"), **VEHICLES)
    assert alone(period) == ("a",)
    assert alone(period, count("b", 5, 3, **VEHICLES)) == ()


def test_a_change_of_a_matter_is_no_number_but_shares_one():
    """A change speaks of the same persons as a number, and is not listed itself."""
    matter = {"matter": "convoy"}
    assert alone(change("a", "up", at("2024-09"), **matter)) == ()
    number = count("b", 5, 3, **matter)
    assert alone(number) == ("b",)
    assert alone(change("a", "up", at("2024-09"), **matter), number) == ()


def test_a_number_with_a_relative_time_counts():
    """A number whose time hangs on another subject shares what it counts as well."""
    waiting = count("a", 5, after("P1M"), measure="leaving", stated=0, **VEHICLES)
    assert alone(waiting) == ("a",)
    assert alone(waiting, count("b", 9, 3, **VEHICLES)) == ()


def test_a_claim_that_takes_no_part_is_not_listed():
    """What is skipped is not compared, and is no other claim to be compared with."""
    wish = count("a", 5, modality="wish", **VEHICLES)
    assert alone(wish, count("b", 5, **VEHICLES)) == ("b",)
