"""Stages, presence and numbers together: somebody is there exactly where at least one is.

A world of the timelines is found first and the numbers are examined with its presences. If
they clash, the presences that the clash rests on are tried the other way round, one by one.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from attrs import evolve

from counterclaim.consistency.amounts import Days, Item, Stock
from counterclaim.consistency.ledger import (
    Ledger,
    Literal,
    Verdict,
    edges_of,
    hosts_of,
)
from counterclaim.consistency.standing import Limit
from counterclaim.consistency.states import ABSENT, PRESENT
from counterclaim.consistency.tally import Search
from counterclaim.consistency.worlds import Demand, Problem, World, find_world, lay_out


def first_clash(
    problem: Problem, ledger: Ledger, presence: Mapping[str, int]
) -> tuple[Verdict, Sequence[Days]] | None:
    """Return the clash of the numbers with the first world of the timelines, and its slots."""
    whole = joint_problem(problem, ledger, presence)
    slots, _ = lay_out(whole)
    world = find_world(whole, slots)
    if world is None:
        return None
    runs = [(place, place) for place in range(len(slots))]
    verdict = _examined(evolve(ledger, slots=slots), presence, world, runs)
    return None if verdict is None else (verdict, slots)


def demands_of(items: Iterable[Item], presence: Mapping[str, int]) -> list[Demand]:
    """Return what numbers demand of presences, by the place of these among the timelines."""
    found = []
    for item in items:
        if not isinstance(item, Stock) or item.outside or not item.quantity.counts_persons:
            continue
        line = presence.get(item.quantity.deployment)
        if line is None:
            continue
        mask = PRESENT | ABSENT
        if item.low is not None and item.low > 0:
            mask = PRESENT
        elif item.high is not None and item.high < 1 and item.quantity.population is None:
            mask = ABSENT
        window = item.window
        if mask != PRESENT | ABSENT:
            found.append(Demand(line, window.first, window.last, window.every, mask))
    return found


def presences_of(limits: Iterable[Limit], line: int) -> list[Demand]:
    """Return what limits on a stock that nothing ties demand of the presence at a place."""
    return [
        Demand(line, x.first, x.last, every=True, mask=PRESENT if x.least else ABSENT)
        for x in limits
        if x.least or x.number < 1
    ]


def told_problem(problem: Problem, ledger: Ledger, presence: Mapping[str, int]) -> Problem:
    """Add to a problem of timelines the presences that single numbers tell of."""
    telling = [
        item
        for _, item in ledger.items
        if item.quantity.counts_persons
        and (
            item.quantity.population is None
            or ledger.holds("population_within", item.quantity.deployment)
        )
    ]
    return evolve(problem, demands=[*problem.demands, *demands_of(telling, presence)])


def bearing_of(ledger: Ledger, presence: Mapping[str, int]) -> dict[str, int]:
    """Return the presences that bear on numbers, or on which numbers bear."""
    counted = {item.quantity.deployment for _, item in ledger.items}
    return {name: line for name, line in sorted(presence.items()) if ledger.sums or name in counted}


def spells_of(world: World, presence: Mapping[str, int]) -> dict[str, list[tuple[int, bool]]]:
    """Return for each deployment the days on which it turns present or absent in a world."""
    found: dict[str, list[tuple[int, bool]]] = {}
    for name, line in presence.items():
        runs = found[name] = []
        for (first, _), state in zip(world.slots, world.states[line], strict=True):
            if not runs or runs[-1][1] != (state == PRESENT):
                runs.append((first, state == PRESENT))
    return found


def joint_problem(problem: Problem, ledger: Ledger, presence: Mapping[str, int]) -> Problem:
    """Add to a problem of timelines the days and the presences that numbers ask for."""
    items = [item for _, item in ledger.items if item.quantity.counts_persons]
    return evolve(
        told_problem(problem, ledger, presence),
        edges=sorted(edges_of(items, ledger.covered)),
        hosts=hosts_of(items),
    )


Shown = tuple[Verdict, Callable[[int], Iterable[int]]]
"""A clash, and by the slot of a presence the places in a world one of which has to be otherwise."""


def joint_world(
    problem: Problem,
    ledger: Ledger,
    presence: Mapping[str, int],
    clash_in: Callable[[World], Shown | None] | None = None,
) -> World | None:
    """Return a world of the timelines that goes with some numbers, or None.

    `presence` gives the places of the presence timelines by deployment; `ledger` holds the
    numbers of persons. `clash_in` examines the numbers with the presences of a world.
    """
    bearing = bearing_of(ledger, presence)
    whole = joint_problem(problem, ledger, presence)
    slots, _ = lay_out(whole)
    if clash_in is None:
        clash_in = partial(_clash_in, whole, evolve(ledger, slots=slots), bearing)
    return _possible(whole, slots, bearing, [], clash_in)


def _possible(
    problem: Problem,
    slots: Sequence[Days],
    presence: Mapping[str, int],
    further: Sequence[Demand],
    clash_in: Callable[[World], Shown | None],
) -> World | None:
    world = find_world(evolve(problem, demands=[*problem.demands, *further]), slots)
    if world is None:
        return None
    shown = clash_in(world)
    if shown is None:
        return world
    verdict, places_of = shown
    fixed = [*further]
    for literal in sorted(verdict.literals, key=lambda entry: (entry.slot, entry.deployment)):
        line = presence[literal.deployment]
        kept, turned = (PRESENT, ABSENT) if literal.present else (ABSENT, PRESENT)
        for place in places_of(literal.slot):
            tried = [*fixed, _on(line, slots[place], turned)]
            found = _possible(problem, slots, presence, tried, clash_in)
            if found is not None:
                return found
            fixed.append(_on(line, slots[place], kept))
    return None


def _clash_in(
    problem: Problem, ledger: Ledger, presence: Mapping[str, int], world: World
) -> Shown | None:
    runs = _runs(problem, ledger.slots, [world.states[line] for line in presence.values()])
    verdict = _examined(ledger, presence, world, runs)
    return None if verdict is None else (verdict, lambda slot: dict.fromkeys(runs[slot]))


def _runs(
    problem: Problem, slots: Sequence[Days], states: Sequence[Sequence[int]]
) -> list[tuple[int, int]]:
    """Return runs of slots, first and last place, over which nothing about numbers changes.

    What is clashing over a run does so with the presences of its first and last slot: in
    between a stock may stay as it is.
    """
    edges = frozenset(problem.edges)
    runs: list[tuple[int, int]] = []
    before: tuple[int, ...] | None = None
    for place, (first, last) in enumerate(slots):
        now = tuple(row[place] for row in states)
        hosted = any(begin <= last and first <= end for begin, end in problem.hosts)
        if runs and now == before and first not in edges and not hosted:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
        before = now
    return runs


def _examined(
    ledger: Ledger, presence: Mapping[str, int], world: World, runs: Sequence[tuple[int, int]]
) -> Verdict | None:
    """Examine the numbers with the presences of a world."""
    slots = [(ledger.slots[first][0], ledger.slots[last][1]) for first, last in runs]
    search = Search(evolve(ledger, slots=slots), presence)
    return search.run(
        Literal(name, place, present=world.states[line][first] == PRESENT)
        for name, line in presence.items()
        for place, (first, _) in enumerate(runs)
    )


def _on(line: int, days: Days, mask: int) -> Demand:
    return Demand(line, *days, every=True, mask=mask)
