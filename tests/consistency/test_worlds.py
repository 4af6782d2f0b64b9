"""The search over linked timelines, against a search through every day."""

from itertools import pairwise, product

from counterclaim.consistency.states import (
    COMPLETED,
    FINAL,
    FUTURE,
    NOT_STARTED,
    PAST,
    RETURNED,
    Timeline,
    motion,
)
from counterclaim.consistency.sweep import consistent
from counterclaim.consistency.worlds import Demand, Implication, Problem, find_world
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.codelists import FACETS
from counterclaim.structure.hierarchy import Subject

LAST = 4
WITHDRAWAL = Timeline(Subject("d"), "execution", "withdrawal")
LINES = (
    WITHDRAWAL,
    Timeline(Subject("d"), "presence"),
    Timeline(Subject("d"), "execution", "reduction"),
    Timeline(Subject("e"), "presence"),
)
DECISION = Timeline(Subject("d"), "decision", "withdrawal", by="a")


def number_of_states(line):
    """Return how many states the engine knows for a timeline; a withdrawal has one more."""
    states = next(entry for entry in FACETS if entry.facet == line.facet).states
    return len(states) + (line == WITHDRAWAL)


def masks(size):
    """Draw a state, or some but not all."""
    single = st.integers(0, size - 1).map(lambda state: 1 << state)
    return st.one_of(single, st.integers(1, (1 << size) - 2))


@st.composite
def windows(draw):
    """Draw a first and a last day, now and then open on a side."""
    first, last = sorted((draw(st.integers(0, LAST)), draw(st.integers(0, LAST))))
    side = draw(st.sampled_from(("", "", "", "", "past", "future")))
    return (PAST if side == "past" else first), (FUTURE if side == "future" else last)


@st.composite
def problems(draw, lines=None, *, many_moments=False, linked=True):
    """Draw a problem of one to three timelines with whatever rules between them."""
    if lines is None:
        lines = draw(st.permutations(LINES))[: draw(st.sampled_from((2, 2, 3)))]
    sizes = [number_of_states(line) for line in lines]
    soft = draw(st.booleans())
    places = st.integers(0, len(lines) - 1)
    links = []
    if linked and len(lines) > 1:
        for _ in range(draw(st.integers(0, 4))):
            source, target = draw(st.permutations(range(len(lines))))[:2]
            when, then = draw(masks(sizes[source])), draw(masks(sizes[target]))
            links.append(Implication(source, when, target, then))
    demands = []
    budget = 3  # "on some day" demands; each doubles what the plain search looks at
    for _ in range(draw(st.integers(0, 6))):
        place = draw(places)
        every = budget == 0 or draw(st.booleans())
        budget -= not every
        demands.append(Demand(place, *draw(windows()), every, draw(masks(sizes[place]))))
    covered = [
        tuple(draw(st.lists(windows(), max_size=2))) if line == WITHDRAWAL else () for line in lines
    ]
    return Problem(
        motions=[motion(line, soft=soft, may_return=False) for line in lines],
        covered_motions=[motion(line, soft=soft, may_return=True) for line in lines],
        covered=covered,
        links=links,
        demands=demands,
        many_moments=many_moments,
    )


def states_of(motions):
    """Return the bits of the states of each motion."""
    return [[1 << n for n in range(len(moving.ahead).bit_length() - 1)] for moving in motions]


def is_covered(problem, place, day):
    """Tell whether a day lies in a covered window of a timeline."""
    return any(first <= day <= last for first, last in problem.covered[place])


def may_follow(problem, before, after, day):
    """Tell whether one joint state may follow another by a step onto a day."""
    moves = zip(problem.motions, problem.covered_motions, strict=True)
    return all(
        (covered if is_covered(problem, place, day) else plain).ahead[old] & new
        for place, ((plain, covered), old, new) in enumerate(zip(moves, before, after, strict=True))
    )


def is_lawful(problem, joint):
    """Tell whether a joint state obeys the rules between timelines."""
    return all(
        joint[link.target] & link.then for link in problem.links if joint[link.source] & link.when
    )


def days_of(problem):
    """Return days enough: those of the windows, and one more for each demand on either side."""
    spare = sum(not demand.every for demand in problem.demands) + 1
    return range(-spare, LAST + spare + 1)


def a_world_exists(problem):
    """Tell by brute force whether a world exists: every joint state of every day is tried."""
    some = [demand for demand in problem.demands if not demand.every]
    lawful = [joint for joint in product(*states_of(problem.motions)) if is_lawful(problem, joint)]
    days = days_of(problem)
    reached = None
    for day in days:
        allowed = [
            joint
            for joint in lawful
            if all(
                joint[demand.timeline] & demand.mask
                for demand in problem.demands
                if demand.every and demand.first <= day <= demand.last
            )
        ]
        meets = {
            joint: frozenset(
                number
                for number, demand in enumerate(some)
                if demand.first <= day <= demand.last and joint[demand.timeline] & demand.mask
            )
            for joint in allowed
        }
        layer = set()
        front = reached
        for _ in range(1 + (len(some) if problem.many_moments else 0)):
            if front is None:
                front = {(joint, meets[joint]) for joint in allowed}
            else:
                by_joint = {}
                for joint, met in front:
                    by_joint.setdefault(joint, set()).add(met)
                front = {
                    (after, met | meets[after])
                    for before, mets in by_joint.items()
                    for after in allowed
                    if may_follow(problem, before, after, day)
                    for met in mets
                }
            layer |= front
        due = {
            number
            for number, demand in enumerate(some)
            if demand.last == day or (day == days[-1] and demand.last > day)
        }
        reached = {(joint, met) for joint, met in layer if due <= met}
        if not reached:
            return False
    return True


def faults(problem, world):
    """Return what is wrong with a world: a text for each demand, step or rule that it breaks."""
    found = []
    slots = world.slots
    columns = list(zip(*world.states, strict=True))
    if slots[0][0] != PAST or slots[-1][1] != FUTURE or len(columns) != len(slots):
        found.append("it does not cover all days")
    for before, after in pairwise(slots):
        follows = after[0] == before[1] + 1 or (problem.many_moments and before == after)
        found += [] if follows else [f"{after} does not follow {before}"]
    for place, joint in enumerate(columns):
        found += [] if is_lawful(problem, joint) else [f"slot {place} breaks a rule"]
        first, last = slots[place]
        if place and not may_follow(problem, columns[place - 1], joint, first):
            found.append(f"the step onto slot {place} is none")
        inner = list(range(first + 1, last + 1)) if last - first < LAST else []
        found += [
            f"day {day} cannot follow the day before it"
            for day in inner
            if not may_follow(problem, joint, joint, day)
        ]
    for demand in problem.demands:
        # a slot that the window only touches counts for "every day", not for "some day"
        touched = [
            column[demand.timeline] & demand.mask != 0
            for (first, last), column in zip(slots, columns, strict=True)
            if first <= demand.last and last >= demand.first
        ]
        met = all(touched) if demand.every else any(touched)
        found += [] if met else [f"{demand} is not met"]
    return found


def is_right(problem):
    """Compare the search with the plain one, and look at the world that it returns."""
    world = find_world(problem)
    assert (world is not None) == a_world_exists(problem)
    if world is not None:
        assert faults(problem, world) == []


@given(problems())
def test_the_search_is_exact(problem):
    """On two or three linked timelines the search says the same as one through every day."""
    is_right(problem)


@st.composite
def comebacks(draw):
    """Draw withdrawals after which somebody may come back on some of the days.

    With two, the first is that of a whole: it is completed only where the other one is.
    """
    number = draw(st.integers(1, 2))
    days = windows().filter(lambda days: days[0] < days[1])
    stages = st.sampled_from((NOT_STARTED, FINAL, COMPLETED, COMPLETED, RETURNED, RETURNED))
    demands = draw(
        st.lists(
            st.builds(
                lambda place, days, mask, every: Demand(place, *days, every, mask),
                st.integers(0, number - 1),
                st.one_of(windows(), st.integers(0, LAST).map(lambda day: (day, day))),
                stages,
                st.booleans(),
            ),
            min_size=1,
            max_size=4,
        ).filter(lambda some: sum(not demand.every for demand in some) <= 2)
    )
    over = COMPLETED | RETURNED
    return Problem(
        motions=[motion(WITHDRAWAL, soft=False, may_return=False)] * number,
        covered_motions=[motion(WITHDRAWAL, soft=False, may_return=True)] * number,
        covered=[tuple(draw(st.lists(days, min_size=1, max_size=2))) for _ in range(number)],
        links=[Implication(0, over, 1, over)] if number == 2 else [],
        demands=demands,
    )


@settings(max_examples=2 * settings.default.max_examples)
@given(comebacks())
def test_coming_back_is_exact(problem):
    """So it does where somebody may come back after a withdrawal."""
    is_right(problem)


def test_leaving_and_coming_back_take_days_of_one_window():
    """Who is gone by the third day may be back on the fourth if somebody comes on days 1 to 3.

    Going and coming back are two days of one stretch of days that are otherwise alike.
    """
    problem = Problem(
        motions=[motion(WITHDRAWAL, soft=False, may_return=False)],
        covered_motions=[motion(WITHDRAWAL, soft=False, may_return=True)],
        covered=[((1, 3),)],
        links=(),
        demands=[
            Demand(0, 0, 0, every=True, mask=NOT_STARTED),
            Demand(0, PAST, 3, every=False, mask=COMPLETED),
            Demand(0, 4, 4, every=True, mask=RETURNED),
        ],
    )
    assert a_world_exists(problem)
    is_right(problem)


@given(problems([DECISION, Timeline(Subject("e"), "announcement")], many_moments=True))
def test_many_moments_are_exact(problem):
    """So it does where a day has as many moments as are needed."""
    is_right(problem)


@given(st.sampled_from([*LINES, DECISION]).flatmap(lambda line: problems([line])), st.booleans())
def test_one_timeline_gives_the_verdict_of_the_sweep(problem, many_moments):
    """On a single timeline the search and the sweep agree, with one or many moments a day."""
    spans = {True: [], False: []}
    for demand in problem.demands:
        spans[demand.every].append((demand.first, demand.last, demand.mask))
    (moving,) = problem.motions
    alone = Problem(
        motions=[moving],
        covered_motions=[moving],
        covered=[()],
        links=(),
        demands=problem.demands,
        many_moments=many_moments,
    )
    fits = consistent(spans[True], spans[False], moving, many_moments=many_moments)
    assert (find_world(alone) is not None) == fits
