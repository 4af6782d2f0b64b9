"""Stages, presence and numbers together: somebody is there exactly where at least one is.

A world of the timelines is found first and the numbers are examined with its presences. If
they clash, the presences that the clash rests on are tried the other way round, one by one.
"""

from collections.abc import Iterable, Mapping, Sequence

from attrs import evolve

from counterclaim.consistency.amounts import Days, Item, Stock
from counterclaim.consistency.ledger import (
    Ledger,
    Literal,
    Verdict,
    edges_of,
    hosts_of,
    slots_of,
)
from counterclaim.consistency.standing import Limit
from counterclaim.consistency.states import ABSENT, PRESENT
from counterclaim.consistency.tally import Search, examine
from counterclaim.consistency.worlds import Demand, Problem, World, find_world, lay_out


def clash_of_numbers(ledger: Ledger) -> Verdict | None:
    """Return a clash of what is said in numbers alone, or None."""
    return examine(with_slots(ledger))


def with_slots(ledger: Ledger) -> Ledger:
    """Return a ledger with the slots that its own items ask for."""
    items = [item for _, item in ledger.items]
    return evolve(ledger, slots=slots_of(edges_of(items, ledger.covered), hosts_of(items)))


def first_clash(
    problem: Problem, ledger: Ledger, presence: Mapping[str, int]
) -> tuple[Verdict, Sequence[Days]] | None:
    """Return the clash of the numbers with the first world of the timelines, and its slots."""
    whole = joint_problem(problem, ledger, presence)
    slots, _ = lay_out(whole)
    world = find_world(whole, slots)
    if world is None:
        return None
    search = Search(evolve(ledger, slots=slots), presence)
    verdict = search.run(_literals(world, presence))
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


def joint_problem(problem: Problem, ledger: Ledger, presence: Mapping[str, int]) -> Problem:
    """Add to a problem of timelines the days and the presences that numbers ask for."""
    items = [item for _, item in ledger.items if item.quantity.counts_persons]
    return evolve(
        problem,
        demands=[*problem.demands, *demands_of(items, presence)],
        edges=sorted(edges_of(items, ledger.covered)),
        hosts=hosts_of(items),
    )


def fits_jointly(problem: Problem, ledger: Ledger, presence: Mapping[str, int]) -> bool:
    """Tell whether some world of the timelines goes with some numbers; see `joint_world`."""
    return joint_world(problem, ledger, presence) is not None


def joint_world(problem: Problem, ledger: Ledger, presence: Mapping[str, int]) -> World | None:
    """Return a world of the timelines that goes with some numbers, or None.

    `presence` gives the places of the presence timelines by deployment; `ledger` holds the
    numbers of persons.
    """
    whole = joint_problem(problem, ledger, presence)
    slots, _ = lay_out(whole)
    search = Search(evolve(ledger, slots=slots), presence)
    return _possible(whole, search, presence, [])


def _possible(
    problem: Problem, search: Search, presence: Mapping[str, int], further: Sequence[Demand]
) -> World | None:
    slots = search.ledger.slots
    world = find_world(evolve(problem, demands=[*problem.demands, *further]), slots)
    if world is None:
        return None
    verdict = search.run(_literals(world, presence))
    if verdict is None:
        return world
    fixed = [*further]
    for literal in sorted(verdict.literals, key=lambda entry: (entry.slot, entry.deployment)):
        line = presence[literal.deployment]
        kept, turned = (PRESENT, ABSENT) if literal.present else (ABSENT, PRESENT)
        tried = [*fixed, _on(line, slots[literal.slot], turned)]
        found = _possible(problem, search, presence, tried)
        if found is not None:
            return found
        fixed.append(_on(line, slots[literal.slot], kept))
    return None


def _literals(world: World, presence: Mapping[str, int]) -> list[Literal]:
    return [
        Literal(name, place, present=state == PRESENT)
        for name, line in sorted(presence.items())
        for place, state in enumerate(world.states[line])
    ]


def _on(line: int, days: Days, mask: int) -> Demand:
    return Demand(line, *days, every=True, mask=mask)
