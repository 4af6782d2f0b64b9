"""Figures: how they are widened, how long they last, and what steps leave."""

from fractions import Fraction

import pytest
from counterclaim.consistency.amounts import bounds_of, drift_after, drifted, margin
from counterclaim.consistency.compile import compile_dataset
from counterclaim.consistency.figures import figure_persists
from counterclaim.consistency.reading import Read, read_claim
from hypothesis import given
from hypothesis import strategies as st
from tests.consistency.said import at, change, count, dataset, found, stage

from counterclaim.consistency import Policy
from counterclaim.model import Count
from counterclaim.structure.hierarchy import structure_of

DEFAULT = Policy()
PLAN = {"modality": "plan"}
LEAVE, COME, REMAIN = ({"measure": measure} for measure in ("leaving", "arriving", "remaining"))


@pytest.mark.parametrize(
    ("number", "percent", "width"),
    [
        (0, 10, 0),
        (5, 10, 0),
        (9, 100, 0),
        (10, 10, 1),
        (95, 10, 0),
        (900, 10, 50),
        (1000, 10, 100),
        (2000, 10, 200),
        (2500, 10, 50),
        (2500, 1, 25),
        (1234, 10, 0),
        (30000, 10, 3000),
        (-900, 10, 50),
    ],
)
def test_an_approximate_number_is_off_by_little(number, percent, width):
    """The smaller of some per cent and half a unit of the last digit, in whole numbers."""
    assert margin(number, "persons", percent) == width


@given(st.integers(0, 10**7), st.integers(0, 100))
def test_widening_stays_within_both_limits(number, percent):
    """However round a number is, it is off by no more than the per cent and no less than 0."""
    width = margin(number, "persons", percent)
    assert 0 <= 100 * width <= number * percent
    assert margin(Fraction(number, 10**7), "fraction", percent) == Fraction(number * percent, 10**9)


def test_bounds_are_read_exactly():
    """Decimals are read as written, vague numbers as some, and only a low bound counts then."""
    share = Count(measure="present", low=0.1, high=0.3, unit="fraction", approximate=True)
    assert bounds_of(share, DEFAULT) == (Fraction(9, 100), Fraction(33, 100))
    assert bounds_of(share, DEFAULT, widen=False) == (Fraction(1, 10), Fraction(3, 10))
    vague = Count(measure="present", low=200, high=999, basis="vague")
    assert bounds_of(vague, DEFAULT) == (1, None)
    assert bounds_of(Count(measure="present", low=0, basis="vague"), DEFAULT) == (None, None)


@pytest.mark.parametrize(
    ("days", "percent"),
    [(0, 0), (7, 0), (8, 10), (37, 10), (38, 20), (67, 20), (68, 30), (180, 60)],
)
def test_figures_drift_by_begun_periods(days, percent):
    """Nothing for seven days, and then ten per cent for each begun thirty days."""
    assert drift_after(days, DEFAULT) == percent


def test_a_drift_of_all_leaves_no_less_than_nothing():
    """After more than a hundred per cent the least is none, and the most grows on."""
    assert drifted((1000, 1000), 120) == (0, 2200)
    assert drifted((None, 1000), 10) == (None, 1100)


def persisting(claim, policy=DEFAULT, updated=None):
    """Return what a report says of later days, from tier 1 and from tier 2 on."""
    read = read_claim(claim, structure_of(dataset()), policy)
    assert isinstance(read, Read)
    return figure_persists(read.amounts, read, updated, policy)


def bounds_on(item, day):
    """Return the bounds of a lasting figure on a day, or None where it says nothing."""
    steps = [step for step in item.steps if step[0] <= day <= step[1]]
    assert len(steps) <= 1
    return steps[0][2:] if steps else None


@given(
    st.integers(0, 40),
    st.integers(1, 20),
    st.integers(0, 30),
    st.integers(0, 150),
    st.integers(-3, 220),
    st.none() | st.integers(1, 200),
)
def test_steps_are_what_the_rule_says_of_each_day(grace, period, percent, length, age, updated):
    """On every day the steps hold the bounds drifted for that day, and none beyond the ends."""
    policy = Policy(
        figure_grace_days=grace, drift_days=period, drift_percent=percent, figure_days=length
    )
    claim = count("a", 1000, 0)
    origin = claim.stated.earliest
    items = persisting(claim, policy, None if updated is None else origin + updated)
    end = 10**9 if updated is None else updated - 1
    for tier, last, percent_then in ((1, length, drift_after(age, policy)), (2, 365, 0)):
        told = [bounds_on(item, origin + age) for item in items if item.tier == tier]
        expected = drifted((1000, 1000), percent_then) if 1 <= age <= min(last, end) else None
        assert told == [expected] if told else expected is None


def test_a_report_of_some_day_lasts_from_its_last_day_and_ages_from_its_first():
    """What was so on some day of a month is held to last from the end of the month."""
    weekly = count("a", 1000, at("[2024-09-01..2024-09-30]"), stated="2024-09-30")
    drifting, strict = persisting(weekly)
    first = weekly.when.edtf.earliest
    assert (drifting.origin, drifting.first, drifting.last) == (first, first + 29, first + 180)
    assert drifting.steps[0][2:] == (900, 1100)
    assert (strict.tier, strict.last) == (2, first + 365)


@pytest.mark.parametrize(
    "more",
    [
        {"polarity": "denied"},
        {"commitment": "possible"},
        {"modality": "plan"},
        {"modality": "forecast"},
        {"basis": "vague"},
        {"measure": "ceiling"},
        {"measure": "leaving"},
        {"measure": "lost"},
        {"when": at("2024-09-20/2024-09-25", "for")},
        {"when": at(5, "not_before")},
    ],
)
def test_only_reports_of_stocks_last(more):
    """What is no certain or probable fact of how many are there is held to no later day."""
    assert persisting(count("a", 1000, **more)) == []


def test_probable_reports_last_and_plans_of_stocks_do_not_hide_it():
    """A probable report lasts from tier 1 on, a certain one too."""
    assert [item.tier for item in persisting(count("a", 1000, commitment="probable"))] == [1, 2]
    assert [item.tier for item in persisting(count("a", 1000))] == [1, 2]


@pytest.mark.parametrize(
    ("claim", "out", "into"),
    [
        (count("m", 100, 5, **LEAVE), True, False),
        (count("m", 100, 5, **COME), False, True),
        (count("m", 100, 5, **LEAVE, of="d1"), True, False),
        (count("m", 100, 5, **LEAVE, of="d3"), False, False),
        (count("m", 100, 5, **LEAVE, polarity="denied"), False, False),
        (count("m", (None, 0), 5, **LEAVE), False, False),
        (count("m", (None, 9), 5, **LEAVE), True, False),
        (count("m", 3, 5, **LEAVE, unit="bases"), True, False),
        (count("m", 0.3, 5, **LEAVE, unit="fraction"), False, False),
        (count("m", 100, 5, measure="net_change"), True, True),
        (change("m", "up", 5), True, True),
        (count("m", 100, 5, measure="lost"), False, False),
        (count("m", (None, 9000), None, stated=5, **REMAIN, **PLAN), True, False),
        (count("m", (None, 9000), None, stated=5, **PLAN), True, True),
        (count("m", (None, 9000), None, stated=5, **REMAIN), True, False),
        (count("m", 10, 0, population="rotational"), True, True),
        (count("m", 10, 0, population="assigned"), False, False),
        (stage("m", "under_way", 5), True, False),
        (stage("m", "under_way", 5, process="reduction"), True, False),
        (stage("m", "under_way", 5, process="arrival"), False, True),
        (stage("m", "under_way", 5, process="handover"), False, False),
    ],
)
def test_which_claims_cover_days(claim, out, into):
    """Movements, plans, changes and turns cover the days on which a figure may change."""
    claims = (count("a", 1000, 0), count("b", 1000, 9, of="d0"), claim)
    theory = compile_dataset(dataset(*claims), DEFAULT)
    day = claims[0].stated.earliest + 6 if claim.when is None else claim.stated.earliest
    covered = theory.moving["d0"]
    assert [any(first <= day <= last for first, last in days) for days in covered] == [out, into]


def test_covered_days_free_only_what_moves():
    """A figure gives way to those who left on covered days, and not to those who came."""
    start = count("a", 1000, 0)
    for moved, later, expected in (
        (count("m", 300, 5, **LEAVE), 700, {}),
        (count("m", 300, 5, **LEAVE), 699, {"a b m": "warning"}),
        (count("m", (300, None), 5, **LEAVE), 100, {}),
        (count("m", 300, 5, **COME), 1300, {}),
        (count("m", 300, 5, **COME), 1301, {"a b m": "warning"}),
        (count("m", 300, 5, **COME), 999, {"a b": "warning"}),
        (count("m", 300, 5, **LEAVE), 1001, {"a b": "warning"}),
    ):
        # the later figure is given for its day alone, so that it says nothing of others
        end = count("b", later, at("2024-09-27", "for"), stated=7)
        single = Policy(disabled=frozenset({"leaving_means_reduction"}))
        assert found(start, moved, end, policy=single) == expected, (moved, later)


def step(there, moved, left, *, gap=0, measure="leaving", target=None):
    """Return what is found of a report and two plans some days later."""
    stated = {"stated": gap}
    return found(
        count("a", there, 0),
        count("b", moved, at(gap + 30, "by"), measure=measure, **stated, **PLAN),
        count("c", left, at(gap + 90, "by"), **stated, **(target or {**REMAIN, **PLAN})),
    )


@pytest.mark.parametrize(
    ("there", "moved", "left", "fits"),
    [
        (2000, 600, 1400, True),
        (2000, 600, 1401, False),
        (2000, 600, 1399, False),
        (2000, (600, 700), (1300, 1400), True),
        (2000, (600, 700), (None, 1300), True),
        (2000, (600, 700), (None, 1299), False),
        (2000, (600, 700), (1401, None), False),
        (2000, (600, None), (None, 10), True),
        (2000, (600, None), (1401, None), False),
        (2000, (None, 600), (None, 1399), False),
        (2000, (None, 600), (2000, None), True),
        ((2000, None), 600, (None, 1399), False),
        ((2000, None), 600, (9000, None), True),
        ((None, 2000), 600, (1401, None), False),
    ],
)
def test_steps_add_up_or_do_not(there, moved, left, fits):
    """What was there, less those who leave, is within what remains; open bounds never fail."""
    assert step(there, moved, left) == ({} if fits else {"a b c": "warning"})


@pytest.mark.parametrize(
    ("left", "fits"), [(2600, True), (2601, False), (2599, False), ((2500, 2700), True)]
)
def test_those_who_come_are_added(left, fits):
    """What was there, with those who come, is within what is to be there."""
    expected = {} if fits else {"a b c": "warning"}
    assert step(2000, 600, left, measure="arriving", target=PLAN) == expected


@pytest.mark.parametrize(
    ("gap", "left", "severity"),
    [
        (7, 1399, "warning"),
        (8, 1399, "note"),
        (8, 1199, "warning"),
        (37, 1199, "warning"),
        (38, 1199, "note"),
        (180, 199, "warning"),
        (180, 200, "note"),
        (181, 1, "note"),
        (365, 1399, "note"),
        (366, 1399, None),
    ],
)
def test_steps_allow_for_the_drift_of_the_report(gap, left, severity):
    """The older the report, the more it may have drifted; strictly it lasts for a year."""
    assert step(2000, 600, left, gap=gap) == ({} if severity is None else {"a b c": severity})


@pytest.mark.parametrize(
    "other",
    [
        {"basis": "vague"},
        {"movement": "some"},
        {"polarity": "denied"},
        {"modality": "forecast"},
        {"unit": "vehicles"},
        {"population": "combat"},
        {"of": "d3"},
        {"measure": "lost"},
        {"measure": "net_change"},
    ],
)
def test_other_movements_are_no_steps(other):
    """Only a total of persons of the same quantity, stated, planned or done, is a step."""
    moved = {"measure": "leaving", **PLAN, **other}
    claims = (
        count("a", 2000, 0),
        count("b", 600, at(30, "by"), stated=0, **moved),
        count("c", (None, 999), at(90, "by"), stated=0, **REMAIN, **PLAN),
    )
    assert "a b c" not in found(*claims)


def test_a_report_made_after_both_plans_is_another_start():
    """Who says later how many there are says nothing of what the plans started from."""
    plans = (
        count("b", 600, at(60, "by"), stated=0, **LEAVE, **PLAN),
        count("c", (None, 999), at(90, "by"), stated=0, **REMAIN, **PLAN),
    )
    assert found(count("a", 2000, 1), *plans) == {}
    assert found(count("a", 2000, 0), *plans) == {"a b c": "warning"}


@pytest.mark.parametrize(
    ("ceiling", "stock", "meet"),
    [
        ({"high": 500}, 501, True),
        ({"high": 500}, 500, False),
        ({"high": 500, "polarity": "denied"}, 501, False),
        ({"high": 500, "population": "combat"}, 501, False),
        ({"high": 500, "of": "d1"}, 501, False),
        ({"low": 500}, 100, False),
        ({"high": 500, "when": at("2024-09-20/2024-09-30", "for")}, 501, True),
        ({"high": 500, "when": at("2024-09-21/2024-09-30", "for")}, 501, False),
    ],
)
def test_a_ceiling_is_presumed_to_be_kept(ceiling, stock, meet):
    """Nobody is there beyond what is allowed, of those whom the ceiling is about."""
    own = {key: ceiling[key] for key in ("polarity", "population", "of", "when") if key in ceiling}
    limit = count("a", (ceiling.get("low"), ceiling.get("high")), measure="ceiling", **own)
    there = count("b", stock, at(0, "for"), stated=0)
    assert found(limit, there) == ({"a b": "warning"} if meet else {})


def test_two_ceilings_meet_as_numbers():
    """A ceiling of 500 and one of at least 600 are an error by their words."""
    low = count("a", (600, None), measure="ceiling")
    assert found(low, count("b", (None, 500), measure="ceiling")) == {"a b": "error"}
