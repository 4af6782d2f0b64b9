"""Cases made by hand, whose verdicts the model page gives: by the checker and by the reading."""

import pytest
from attrs import evolve
from tests.consistency.data import HERE, OTHER, PART, dataset_of, number, stage
from tests.oracle.reading.compare import by_checker, by_reading
from tests.oracle.strategies.stages import iso

from counterclaim.model import Deployment, PartOf, Place

FORTNIGHT = ("during", f"{iso(2)}/{iso(7)}")
PLAN = {"modality": "plan"}
ALL = evolve(HERE, exhaustive=("place",))
THIRD = evolve(PART, id="d3", name="A third part", place=Place(name="A third part", kind="base"))
NORTH = evolve(PART, id="d1", name="The north")
BASE = Deployment(
    id="d3",
    name="A base",
    force="forces",
    place=Place(name="A base", kind="base"),
    part_of=(PartOf(whole="d0", partition="place"),),
)


def grades(*claims, places=(HERE, PART, OTHER)):
    """Return the grades of the conflicts of some claims, by checker and reading alike."""
    dataset = dataset_of(*claims, places=places)
    found = by_checker(dataset)
    assert found == by_reading(dataset)
    return {"".join(sorted(names)): grade for names, grade in found.items()}


def test_two_thousand_less_six_hundred_is_not_under_a_thousand():
    """Three numbers that fit two by two and fail together."""
    there, leave = number("a", "present", 2000), number("b", "leaving", 600, **PLAN)
    rest = number("c", "remaining", 0, 999, **PLAN)
    assert grades(there, leave, rest) == {"abc": "likely"}
    assert grades(there, leave, number("c", "remaining", 1400, **PLAN)) == {}


@pytest.mark.parametrize(
    ("after", "grade"), [(0, "certain"), (2, "likely"), (6, "likely"), (7, "likely"), (8, None)]
)
def test_no_withdrawal_and_final_stages(after, grade):
    """On one day they exclude one another; a country is not left within seven days."""
    nobody = stage("a", "not_started", "withdrawal", when=("at", iso(0)))
    last = stage(
        "b", "final_stages", "withdrawal", speaker="iraq", day=after, when=("at", iso(after))
    )
    assert grades(nobody, last) == ({} if grade is None else {"ab": grade})


def test_a_part_is_there_and_the_whole_is_not():
    """Who is in a part is in the whole; that another part is empty says nothing."""
    part = stage("a", "present", of="d1")
    assert grades(part, stage("b", "absent", speaker="iraq")) == {"ab": "certain"}
    assert grades(part, stage("b", "absent", of="d2", speaker="iraq")) == {}


def test_parts_that_are_all_of_a_whole_add_up():
    """Two recorded parts are all of it, or there may be others."""
    counts = (
        number("a", "present", 2500),
        number("b", "present", 900, of="d1"),
        number("c", "present", 600, of="d2"),
    )
    assert grades(*counts, places=(ALL, PART, OTHER)) == {"abc": "certain"}
    assert grades(*counts) == {}


def test_completed_and_then_five_hundred():
    """Nobody comes back unless somebody reports it: the conflict is explained then."""
    done = stage("a", "completed", "withdrawal", when=("at", iso(0)))
    there = number("b", "present", 500, speaker="iraq", day=40, when=("at", iso(40)))
    assert grades(done, there) == {"ab": "likely"}
    came = number("c", "arriving", 500, speaker="aide", day=35, when=("at", iso(30)))
    assert grades(done, there, came)["ab"] == "weak"


def test_nine_hundred_and_then_two_thousand():
    """An arrival explains the difference where it is large enough."""
    few = number("a", "present", 900, when=("at", iso(0)))
    many = number("b", "present", 2000, speaker="iraq", day=10, when=("at", iso(10)))
    assert grades(few, many) == {"ab": "likely"}
    for size, grade in ((1200, "weak"), (1000, "likely"), (100, "likely")):
        came = number("c", "arriving", size, speaker="aide", day=9, when=FORTNIGHT)
        assert grades(few, many, came)["ab"] == grade


def test_three_hundred_in_all_three_hundred_in_the_north():
    """There is nobody left for another base."""
    places = (HERE, NORTH, BASE)
    whole, north = number("a", "present", 300), number("b", "present", 300, of="d1")
    assert grades(whole, north, places=places) == {}
    base = number("c", "present", 150, of="d3")
    assert grades(whole, north, base, places=places) == {"abc": "certain"}


def test_three_places_of_four_thousand_from_two_forces_of_five():
    """Twelve thousand people at places are not ten thousand people of forces."""
    forces = tuple(
        evolve(
            PART,
            id=name,
            name=f"Force {name}",
            part_of=(PartOf(whole="d0", partition="force"),),
        )
        for name in ("f1", "f2")
    )
    whole = evolve(HERE, exhaustive=("place", "force"))
    counts = [number(name, "present", 4000, of=of) for name, of in zip("abc", ("d1", "d2", "d3"), strict=True)]
    counts += [number(name, "present", 5000, of=of) for name, of in zip("de", ("f1", "f2"), strict=True)]
    places = (whole, PART, OTHER, THIRD, *forces)
    assert grades(*counts, places=places) == {"abcde": "certain"}
    assert grades(*counts[1:], places=places) == {}


@pytest.mark.parametrize(("there", "grade"), [(40_000, "likely"), (37_000, None)])
def test_what_remains_after_eight_thousand_leave(there, grade):
    """A round figure may be off by half a unit of its last digit."""
    step = (
        number("a", "present", there),
        number("b", "leaving", 8000, **PLAN),
        number("c", "remaining", 29_000, **PLAN),
    )
    assert grades(*step) == ({} if grade is None else {"abc": grade})
