"""What is said in numbers decided: day by day where nothing ties them, else on a bench.

The bench is kept from one set of claims to the next, and laid out anew only where it cannot serve.
"""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property, partial

from attrs import evolve

from counterclaim.consistency.amounts import Item, Quantity, Stock
from counterclaim.consistency.bench import Bench, lay_out
from counterclaim.consistency.joint import (
    Shown,
    bearing_of,
    joint_world,
    presences_of,
    spells_of,
    told_problem,
)
from counterclaim.consistency.ledger import Ledger, Spells, Sum, Verdict, with_slots
from counterclaim.consistency.paths import numbers_found
from counterclaim.consistency.standing import (
    Covered,
    Limit,
    by_quantity,
    clash_of_standing,
    is_plain,
    limits_of,
)
from counterclaim.consistency.worlds import Problem, World, find_world
from counterclaim.solver.simplex import Effort

Told = Sequence[tuple[int, Item]]
"""What claims say in numbers, each with its claim."""


def untied(
    items: Told, sums: Iterable[Sum], *, joined: bool
) -> dict[Quantity, list[tuple[int, Item]]]:
    """Return, by quantity, what can be decided day by day: nothing ties it to others.

    Where claims join deployments (`joined`) in a circle, even one number alone is tied to
    itself.
    """
    found = by_quantity(items)
    persons = [quantity for quantity in found if quantity.counts_persons]
    groups = {quantity.deployment for quantity in persons if quantity.population is not None}
    rules = list(sums)
    several = len(persons) > 1 or joined
    tied = any(rule.equal for rule in rules) or bool(groups) or (several and bool(rules))
    return {
        quantity: own
        for quantity, own in found.items()
        if not (tied and quantity.counts_persons) and is_plain(own)
    }


def stands(items: Told, sums: Iterable[Sum], *, joined: bool) -> bool:
    """Tell whether all that numbers say to presences is on which days there are some."""
    if not items:  # then it is the parts of a whole that tie presences
        return False
    return len(untied(items, sums, joined=joined)) == len(by_quantity(items)) and all(
        item.window.every for _, item in items if isinstance(item, Stock)
    )


class Tie:
    """Stages and numbers of persons that bear on one another, as a question.

    `presence` gives the places of the presences among the timelines, by deployment; `joined`
    tells whether claims join deployments.
    """

    def __init__(
        self, problem: Problem, ledger: Ledger, presence: Mapping[str, int], *, joined: bool
    ) -> None:
        self.problem, self.ledger, self.presence = problem, ledger, presence
        self.bearing = bearing_of(ledger, presence)
        self.stands = stands(ledger.items, ledger.sums, joined=joined)

    @cached_property
    def spells(self) -> Spells | None:
        """The presences of a world in which stages hold, and what single numbers tell of these."""
        world = find_world(told_problem(self.problem, self.ledger, self.presence))
        return None if world is None else spells_of(world, self.bearing)


class Desk:
    """Answers about the numbers of sets of claims, by one bench as long as it serves.

    `covered` are the days on which somebody is said to move, as in a ledger; `proof` is the
    last clash in numbers alone, as long as no other numbers have been looked at.
    """

    def __init__(self, covered: Covered, effort: Effort | None = None) -> None:
        self.covered, self.effort = covered, effort
        self.limits: dict[int, list[Limit]] = {}
        self.bench: Bench | None = None
        self.proof: Verdict | None = None

    def day_by_day(
        self, items: Told, sums: Iterable[Sum], *, joined: bool
    ) -> tuple[frozenset[int] | None, list[tuple[int, Item]]]:
        """Return claims of a clash that days show one by one, and what takes more to decide."""
        alone = untied(items, sums, joined=joined)
        left = [entry for entry in items if entry[1].quantity not in alone]
        for own in alone.values():
            standing = clash_of_standing(own, self._limits_of(own))
            if standing.clash is not None:
                return standing.clash, []
            left += [] if standing.sure else own
        return None, left

    def _limits_of(self, items: Told) -> list[Limit]:
        """Return the limits that items set, worked out once for each."""
        found: list[Limit] = []
        for claim, item in items:
            limits = self.limits.get(id(item))
            if limits is None:
                limits = self.limits[id(item)] = limits_of(claim, item, self.covered)
            found += limits
        return found

    def clash(self, ledger: Ledger) -> Verdict | None:
        """Return a clash in numbers alone, or None."""
        self.proof = None
        if not numbers_found(with_slots(ledger), {}):
            self.proof = self._laid(ledger, frozenset(), set()).ask(_claims(ledger))
        return self.proof

    def found(self, ledger: Ledger, tie: Tie) -> bool:
        """Tell whether numbers were quickly found that go with the stages; False says nothing."""
        if tie.spells is None:
            return False
        return numbers_found(with_slots(ledger, changes_of(tie.spells)), tie.spells)

    def clash_within(self, ledger: Ledger, tie: Tie) -> Verdict | None:
        """Return a clash in numbers alone, those that are tied to stages among them, or None."""
        days = changes_of(tie.spells or {})
        self.proof = self._laid(ledger, tie.bearing.keys(), days).ask(_claims(ledger))
        return self.proof

    def fits(self, tie: Tie) -> bool:
        """Tell whether numbers that do not clash by themselves go with the stages."""
        if tie.stands:
            demands = [
                demand
                for quantity, own in by_quantity(tie.ledger.items).items()
                if quantity.deployment in tie.presence
                for demand in presences_of(self._limits_of(own), tie.presence[quantity.deployment])
            ]
            together = evolve(tie.problem, demands=[*tie.problem.demands, *demands])
            return find_world(together) is not None
        if tie.spells is None:
            return False
        bench = self._laid(tie.ledger, tie.bearing.keys(), changes_of(tie.spells))
        if bench.ask(_claims(tie.ledger), tie.spells) is None:
            return True
        clash_in = partial(self._clash_in, tie)
        return joint_world(tie.problem, tie.ledger, tie.presence, clash_in) is not None

    def _clash_in(self, tie: Tie, world: World) -> Shown | None:
        """Return a clash of numbers with a world, and where presences have to be otherwise."""
        spells = spells_of(world, tie.bearing)
        bench = self._laid(tie.ledger, tie.bearing.keys(), changes_of(spells))
        verdict = bench.ask(_claims(tie.ledger), spells)
        return None if verdict is None else (verdict, partial(bench.ends_among, world.slots))

    def _laid(self, ledger: Ledger, counted: AbstractSet[str], days: AbstractSet[int]) -> Bench:
        """Return a bench for some claims on which slots begin on some days."""
        bench = self.bench
        if bench is None or not bench.serves(_claims(ledger), counted):
            bench = self.bench = lay_out(ledger, counted, days, self.effort)
        elif not days <= bench.starts:
            bench = self.bench = lay_out(
                bench.ledger, bench.counted, bench.days | days, self.effort
            )
        return bench


def _claims(ledger: Ledger) -> set[int]:
    return {claim for claim, _ in ledger.items}


def changes_of(spells: Spells) -> set[int]:
    """Return the days on which some presence changes."""
    return {day for runs in spells.values() for day, _ in runs[1:]}
