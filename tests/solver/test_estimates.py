"""Numbers of a step, against all ways in which small numbers can be."""

from fractions import Fraction
from itertools import combinations, product

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.solver.estimates import Entry, Parts, Step, add, subtract

ALL = ("whole", None)
KEYS = [
    ALL,
    ("whole", "uniformed"),
    ("whole", "civilian"),
    ("north", None),
    ("south", None),
    ("east", None),
    ("army", None),
    ("navy", None),
]
MOST = 10
SMALL = st.integers(0, 3)
CLOSED = st.one_of(
    SMALL.map(lambda n: (n, n)), st.tuples(SMALL, SMALL).map(lambda pair: tuple(sorted(pair)))
)
BOUNDS = st.one_of(CLOSED, SMALL.map(lambda n: (n, None)), SMALL.map(lambda n: (None, n)))
NUMBERS = st.integers(-50, 50)
RANGES = st.tuples(NUMBERS, NUMBERS).map(sorted)


def everywhere(_numbers):
    """Let all numbers belong to one step."""
    return True


def partitions(*, complete):
    """Return a whole in two partitions, the first of which may be all of it."""
    place = Parts("whole", ("north", "south", "east"), complete)
    return {"whole": (place, Parts("whole", ("army", "navy"), exhaustive=False))}


@frozen
class World:
    """Numbers with the moments of the stocks among them."""

    entries: tuple[Entry, ...]
    before: frozenset[int]
    complete: bool

    def at(self, key, moment):
        """Return the numbers that a quantity may be, as the stocks of one moment have it."""
        told = [x.bounds for x in self.entries if x.key == key and moment in self.moments(x)]
        return [number for number in range(MOST + 1) if all(fits(number, x) for x in told)]

    def sums(self, keys, moment):
        """Return the sums of what makes up the whole, or None where fewer than two are told.

        The number of one part, or of one population, is compared with the whole elsewhere.
        """
        told = {x.key for x in self.entries if x.key in keys and moment in self.moments(x)}
        if len(told) < 2:
            return None
        return {sum(numbers) for numbers in product(*(self.at(key, moment) for key in keys))}

    def moments(self, entry):
        """Return the moment of a stock; none for a movement."""
        if entry.role in ("out", "in"):
            return ()
        return ("before",) if entry.number in self.before else ("after",)

    def wholes(self, moment):
        """Return the numbers of everybody that fit the parts and populations of a moment."""
        makeup, places, forces = (
            self.sums(keys, moment) for keys in (KEYS[1:3], KEYS[3:6], KEYS[6:])
        )
        return [
            number
            for number in self.at(ALL, moment)
            if (makeup is None or number in makeup)
            and (places is None or number >= min(places, default=MOST + 1))
            and (places is None or not self.complete or number in places)
            and (forces is None or number >= min(forces, default=MOST + 1))
        ]

    def moved(self, role):
        """Return how many may have left or come; one of several movements is a least number."""
        told = [
            (entry.bounds[0], None) if entry.some else entry.bounds
            for entry in self.entries
            if entry.role == role
        ]
        if not told:
            return [0]
        return [number for number in range(MOST + 1) if all(fits(number, x) for x in told)]

    def possible(self):
        """Tell whether there is a way in which all numbers hold."""
        if not all(self.at(key, moment) for key, moment in product(KEYS, ("before", "after"))):
            return False
        moves = {entry.role for entry in self.entries} & {"out", "in"}
        if not moves:
            return bool(self.wholes("before")) and bool(self.wholes("after"))
        return any(
            after == before - out + into and out <= before
            for before in self.wholes("before")
            for after in self.wholes("after")
            for out in self.moved("out")
            for into in self.moved("in")
        )

    def more_came_than_are_there(self):
        """Tell whether those who came cannot all be there: some may have left again."""
        return min(self.moved("in"), default=0) > max(self.wholes("after"), default=MOST)

    def only(self, numbers):
        """Return the world of some of its numbers."""
        kept = tuple(entry for entry in self.entries if entry.number in numbers)
        return World(kept, self.before, self.complete)


def fits(number, bounds):
    """Tell whether a number lies within bounds."""
    low, high = bounds
    return (low is None or number >= low) and (high is None or number <= high)


@st.composite
def worlds(draw):
    """Draw up to six numbers of a step, and on which side of it the stocks lie."""
    entries, before = [], set()
    for number in range(draw(st.integers(2, 6))):
        role = draw(st.sampled_from(["stock", "stock", "stock", "rest", "out", "in"]))
        flow = role in ("out", "in")
        key = ALL if flow else draw(st.sampled_from(KEYS))
        some = flow and draw(st.booleans())
        # a population without a least number is compared with the whole elsewhere, and a
        # movement without one says nothing of the numbers before and after it
        bounds = draw(CLOSED if key[1] or flow else BOUNDS)
        entries.append(Entry(number, key, role, bounds, some))
        if role == "stock" and draw(st.booleans()):
            before.add(number)
    return World(tuple(entries), frozenset(before), draw(st.booleans()))


def contradictions(world):
    """Return what fails, where each stock lies on its side of the step."""
    step = Step(world.entries, partitions(complete=world.complete), everywhere)
    found = []
    for entry in step.contradictions():
        sides = (entry.least, entry.most)
        before = frozenset().union(*(side.before for side in sides))
        after = frozenset().union(*(side.after for side in sides))
        if before <= world.before and not after & world.before:
            found.append(entry)
    return found


@given(worlds())
def test_what_fails_is_impossible(world):
    """Each contradiction is one of its numbers alone, and by the gap that it names."""
    for found in contradictions(world):
        numbers = found.least.entries | found.most.entries
        assert not world.only(numbers).possible()
        assert found.gap == found.least.bounds[0] - found.most.bounds[1] > 0
        assert len(numbers) > 1


@given(worlds())
def test_what_is_impossible_fails(world):
    """Numbers that cannot all be contradict each other in a sum, or two of them by themselves."""
    if world.possible() or world.more_came_than_are_there():
        return
    numbers = [entry.number for entry in world.entries]
    by_two = (world.only(pair).possible() for pair in combinations(numbers, 2))
    by_one = (world.only([number]).possible() for number in numbers)
    assert contradictions(world) or not all(by_two) or not all(by_one)


@given(worlds())
def test_what_rests_on_all_parts_says_so(world):
    """Without the parts being all of the whole the contradiction is none, and only then."""
    open_world = World(world.entries, world.before, complete=False)
    for found in contradictions(world):
        numbers = found.least.entries | found.most.entries
        if found.most.complete:
            assert world.complete
        else:
            assert not open_world.only(numbers).possible()


@given(RANGES, RANGES, st.data())
def test_sums_and_differences_hold_what_they_are_of(first, second, data):
    """The sum of two numbers lies within the sum of their bounds, and its ends are reached."""
    one, other = (data.draw(st.integers(*bounds)) for bounds in (first, second))
    assert fits(one + other, add(first, second))
    assert fits(one - other, subtract(first, second))
    assert add(first, second) == (first[0] + second[0], first[1] + second[1])
    assert subtract(first, second) == (first[0] - second[1], first[1] - second[0])


def test_open_bounds_stay_open():
    """Nothing is known of a sum on the side on which one number is open."""
    assert add((1, None), (2, 3)) == (3, None)
    assert add((None, 1), (2, 3)) == (None, 4)
    assert subtract((1, None), (2, 3)) == (-2, None)
    assert subtract((1, 5), (2, None)) == (None, 3)
    assert subtract((1, 5), (None, 2)) == (-1, None)


def entries(*told):
    """Return numbers of the whole: a role and bounds."""
    return [Entry(number, ALL, role, bounds) for number, (role, bounds) in enumerate(told)]


@pytest.mark.parametrize(
    ("told", "missing"),
    [
        ([("stock", (9, 9)), ("out", (2, 2)), ("rest", (5, 5))], "out"),
        ([("stock", (9, 9)), ("out", (2, 2)), ("rest", (8, 8))], "in"),
        ([("stock", (4, 4)), ("in", (2, 2)), ("rest", (7, 7))], "in"),
        ([("stock", (4, 4)), ("in", (2, 2)), ("rest", (5, 5))], "out"),
        ([("stock", (4, 4)), ("out", (5, 5))], "in"),
    ],
)
def test_what_would_close_the_gap(told, missing):
    """More who left, or more who came, as the numbers after the step are too low or too high."""
    world = World(tuple(entries(*told)), frozenset([0]), complete=False)
    found = contradictions(world)
    assert found
    assert {entry.missing for entry in found} == {missing}


def test_who_came_and_who_left_are_counted_together():
    """500 who are there, 200 who came and 300 who left fit: 600 were there before."""
    told = entries(("stock", (500, 500)), ("in", (200, 200)), ("out", (300, 300)))
    assert contradictions(World(tuple(told), frozenset(), complete=False)) == []
    assert {0, 1, 2, 3} not in failing(*told, Entry(3, ALL, "stock", (600, 600)))
    assert {0, 1, 2, 3} in failing(*told, Entry(3, ALL, "stock", (599, 599)))


def failing(*told):
    """Return the numbers of each contradiction in which the last number is one from before."""
    world = World(told, frozenset([told[-1].number]), complete=False)
    return [found.least.entries | found.most.entries for found in contradictions(world)]


def test_a_sum_without_a_movement_is_closed_by_none():
    """Parts that are more than their whole are so whoever moves."""
    told = [
        Entry(0, ALL, "stock", (5, 5)),
        Entry(1, ("north", None), "stock", (3, 3)),
        Entry(2, ("south", None), "stock", (3, 3)),
    ]
    found = list(Step(told, partitions(complete=False), everywhere).contradictions())
    assert {entry.missing for entry in found} == {None}


def test_numbers_that_do_not_fit_are_not_added():
    """What cannot belong to one step contradicts nothing."""
    told = entries(("stock", (9, 9)), ("out", (2, 2)), ("rest", (5, 5)))
    assert contradictions(World(tuple(told), frozenset([0]), complete=False))

    def apart(numbers):
        return not {0, 1} <= numbers

    assert not list(Step(told, {}, apart).contradictions())


def test_fractions_are_exact():
    """A third three times is one."""
    third = Fraction(1, 3)
    told = [
        Entry(0, ALL, "stock", (1, 1)),
        Entry(1, ("north", None), "stock", (third, third)),
        Entry(2, ("south", None), "stock", (third, third)),
        Entry(3, ("east", None), "stock", (third, third)),
    ]
    assert not list(Step(told, partitions(complete=True), everywhere).contradictions())
    told[3] = Entry(3, ("east", None), "stock", (third, third - Fraction(1, 1000)))
    (found, *_) = Step(told, partitions(complete=True), everywhere).contradictions()
    assert found.gap == Fraction(1, 1000)


def test_the_parts_of_parts_are_added():
    """A whole of two levels is compared with the parts of its part."""
    tree = {
        "whole": (Parts("whole", ("north", "south"), exhaustive=False),),
        "north": (Parts("north", ("town", "coast"), exhaustive=False),),
    }
    told = [
        Entry(0, ALL, "stock", (8, 8)),
        Entry(1, ("town", None), "stock", (3, 3)),
        Entry(2, ("coast", None), "stock", (3, 3)),
        Entry(3, ("south", None), "stock", (3, 3)),
    ]
    (found, *_) = Step(told, tree, everywhere).contradictions()
    assert found.least.entries | found.most.entries == {0, 1, 2, 3}
    assert found.gap == 1
