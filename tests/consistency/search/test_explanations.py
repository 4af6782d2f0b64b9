"""Which further claims would explain a conflict, and how firmly."""

import pytest
from attrs import evolve
from tests.consistency.data import dataset_of, number, said, stage

from counterclaim.consistency import Explained, Policy, check
from counterclaim.model import Attribute, Change, Relation

TWO = (
    number("a", "present", 2000, day=0),
    number("b", "present", 1000, day=60, speaker="iraq"),
)


def leaving(name, low, day=30, **more):
    """Return a report of people who left in the month before a day."""
    return number(name, "leaving", low, day=day, **more)


def explained(*claims, pair=("a", "b")):
    """Return the grade of a conflict, and what explains it."""
    report = check(dataset_of(*claims), Policy(max_sets=1000))
    (found,) = [found for found in report.conflicts if found.claims == pair]
    return found.grade, found.explained


@pytest.mark.parametrize(
    ("claim", "firm"),
    [
        (leaving("m", 1000), True),
        (leaving("m", 1000, of="d1"), True),
        (leaving("m", 1, basis="vague"), True),
        (leaving("m", 5, movement="some"), True),
        (leaving("m", 1000, commitment="probable"), False),
        (leaving("m", 1000, commitment="possible"), False),
        (stage("m", "under_way", "withdrawal", day=30), True),
        (stage("m", "started", "reduction", day=30), True),
        (stage("m", "absent", day=30, enters=True, of="d1"), True),
        (said("m", Change(direction="down"), day=30), True),
    ],
)
def test_who_left_in_between_explains_a_smaller_figure(claim, firm):
    """By a number, a withdrawal or a change; a certain fact lowers the grade."""
    grade = "weak" if firm else "likely"
    assert explained(*TWO, claim) == (grade, (Explained(claims=("m",), firm=firm),))


@pytest.mark.parametrize(
    "claim",
    [
        leaving("m", 999),
        leaving("m", 1000, day=-1),
        leaving("m", 1000, day=92),
        leaving("m", 1000, unit="bases", day=30, when=("at", "2023-01")),
        leaving("m", 1000, modality="plan"),
        leaving("m", 1000, polarity="denied"),
        number("m", "arriving", 1000, day=30),
        said("m", Change(direction="up"), day=30),
        said("m", Change(direction="down"), day=30, polarity="denied"),
        stage("m", "suspended", "withdrawal", day=30),
        stage("m", "present", day=30),
        stage("m", "completed", "arrival", day=30),
    ],
)
def test_what_does_not_explain_a_smaller_figure(claim):
    """Too few, at another time, a plan, a denial, or people who come."""
    grade, sets = explained(*TWO, claim)
    assert (grade, sets) == ("likely", ())


def test_a_report_without_a_time_is_about_the_month_before():
    """Who left up to a day 31 days after the earlier figure may have left after it."""
    later = number("b", "present", 1000, day=60, speaker="iraq")
    assert explained(TWO[0], later, leaving("m", 1000, day=91))[1]
    assert not explained(TWO[0], later, leaving("m", 1000, day=92))[1]


def test_two_movements_together_explain_what_neither_does():
    """As a set of two; one that is enough by itself stands alone."""
    few = (leaving("m", 400), leaving("n", 600, speaker="general"))
    assert explained(*TWO, *few) == ("weak", (Explained(claims=("m", "n"), firm=True),))
    assert explained(*TWO, few[0], leaving("n", 599))[1] == ()
    enough = leaving("o", 1000)
    sets = explained(*TWO, few[0], enough)[1]
    assert sets == (Explained(claims=("o",), firm=True),)


def test_who_came_explains_a_greater_figure():
    """And who left does not."""
    grown = (number("a", "present", 1000, day=0), number("b", "present", 2000, day=60))
    came = number("m", "arriving", 1000, day=30)
    assert explained(*grown, came)[0] == "weak"
    assert explained(*grown, leaving("m", 1000))[1] == ()


def test_one_that_is_disputed_explains_without_weight():
    """A claim in a conflict of its own, that nothing explains, lowers no grade."""
    moved = stage("m", "under_way", "withdrawal", day=30, when=("at", "2024-10-20"))
    against = stage("z", "none", "withdrawal", day=30, when=("at", "2024-10-20"), speaker="iraq")
    assert explained(*TWO, moved, against) == ("likely", (Explained(claims=("m",), firm=False),))
    weak = evolve(against, commitment="possible")
    assert explained(*TWO, moved, weak) == ("weak", (Explained(claims=("m",), firm=True),))


def test_a_change_of_course_explains_what_was_planned():
    """An update of the own side, made before the other spoke; a later one comes too late."""
    stays = stage("a", "present", modality="plan", day=0)
    gone = stage("b", "absent", day=60, speaker="iraq")
    update = stage(
        "u",
        "completed",
        "withdrawal",
        modality="plan",
        speaker="general",
        day=60,
        relations=(Relation(kind="updates", claim="a"),),
    )
    assert explained(stays, gone, update)[1] == (Explained(claims=("u",), firm=False),)
    late = stage("u", "under_way", "handover", relations=update.relations, day=61)
    assert explained(stays, gone, late)[1] == ()
    assert explained(stays, gone, evolve(late, speaker="iraq", stated=gone.stated))[1] == ()


def test_a_plan_covers_nothing_before_it_was_made():
    """It explains what was planned, on the days that are still to come."""
    claims = (
        stage("a", "completed", "withdrawal", modality="plan", when=("by", "2024-09-25")),
        stage("b", "present", day=20, speaker="iraq", when=("at", "2024-10-10")),
    )
    back = number("m", "arriving", 50, modality="plan", when=("at", "2024-10"), day=20)
    assert explained(*claims, back)[1] == (Explained(claims=("m",), firm=False),)
    late = evolve(back, stated=stage("x", "present", day=21).stated)
    assert explained(*claims, late)[1] == ()


def test_a_correction_explains_whenever_it_was_made():
    """Of the own side; that of another is a dispute."""
    right = said(
        "r",
        Attribute(key="correction", value="made"),
        speaker="general",
        day=200,
        relations=(Relation(kind="corrects", claim="a"),),
    )
    assert explained(*TWO, right) == ("weak", (Explained(claims=("r",), firm=True),))
    other = evolve(right, speaker="iraq")
    assert explained(*TWO, other) == ("likely", ())


def test_a_revised_number_explains_a_sum():
    """The own side gave another number for a planned one of the sum, in between."""
    claims = (
        number("a", "remaining", 1000, day=0, modality="plan"),
        number("b", "present", 2000, day=10, speaker="iraq", when=("at", "2024-09-30")),
        number("c", "leaving", 600, day=20, modality="plan", speaker="iraq"),
    )
    sums = ("a", "b", "c")
    assert explained(*claims, pair=sums) == ("likely", ())
    revised = number("n", "remaining", 1400, day=5, modality="plan", speaker="general")
    assert explained(*claims, revised, pair=sums)[1] == (Explained(claims=("n",), firm=False),)
    for other in (
        evolve(revised, speaker="iraq"),
        evolve(revised, stated=claims[2].stated),
        evolve(revised, says=claims[0].says),
    ):
        assert explained(*claims, other, pair=sums)[1] == ()
