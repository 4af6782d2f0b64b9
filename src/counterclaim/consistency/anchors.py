"""What a relative time is counted from, between which days that comes, and what follows from it."""

from collections.abc import Iterable, Sequence

from attrs import evolve

from counterclaim.consistency.amounts import Item
from counterclaim.consistency.relative import Placing, edges_for, stretches
from counterclaim.consistency.result import Anchoring
from counterclaim.consistency.solve import Solver
from counterclaim.consistency.states import FUTURE, PAST
from counterclaim.consistency.theory import Constraint

Days = tuple[int, int]


def anchored(
    solver: Solver, claims: Sequence[int], names: Sequence[str]
) -> tuple[tuple[Anchoring, ...], Solver | None, list[int]]:
    """Return when relative times come, the solver in which they are dated, and the other claims.

    The solver is None where one of them can come on no day, or can hang on none.
    """
    hanging = solver.hanging(claims)
    plain = [claim for claim in claims if claim not in hanging]
    told: list[Anchoring] = []
    for claim in hanging:
        days = _between(solver, plain, claim, plain)
        if days is None:
            return tuple(told), None, plain
        needed = [*plain]
        for other in plain:
            rest = [one for one in needed if one != other]
            if _between(solver, rest, claim, plain) == days:
                needed = rest
        found = solver.group.anchored[claim]
        placing = Placing(found, solver.structure, solver.policy)
        first, last = placing.days_after(days)
        told.append(
            Anchoring(
                claim=names[claim],
                first_day=_day(days[0]),
                last_day=_day(days[1]),
                then_first=_day(first),
                then_last=_day(last),
                claims=tuple(names[one] for one in needed),
            )
        )
        choice = placing.within(*days)
        demands = placing.comes(*days) if choice is None else choice.demands
        solver = _with(solver, claim, demands, () if choice is None else choice.items)
    return tuple(told), solver, plain


def _between(
    solver: Solver, plain: Sequence[int], claim: int, all_plain: Sequence[int]
) -> Days | None:
    """Return the first and last day on which what a time hangs on can come, given some claims."""
    found = solver.group.anchored[claim]
    constraints = [constraint for _, constraint in solver.constraints(all_plain)]
    items = [item for _, item in solver.numbers(all_plain)]
    placing = Placing(found, solver.structure, solver.policy)
    fitting = [
        days
        for days in stretches(edges_for(found, constraints, items))
        if placing.within(*days) is not None
        and _with(solver, claim, placing.comes(*days), ()).satisfiable(plain)
    ]
    return (fitting[0][0], fitting[-1][1]) if fitting else None


def _with(
    solver: Solver, claim: int, demands: Iterable[Constraint], items: Iterable[Item]
) -> Solver:
    return evolve(
        solver,
        group=evolve(
            solver.group,
            anchored={key: one for key, one in solver.group.anchored.items() if key != claim},
        ),
        further=(*solver.further, *((claim, demand) for demand in demands)),
        further_items=(*solver.further_items, *((claim, item) for item in items)),
    )


def _day(day: int) -> int | None:
    return None if day in (PAST, FUTURE) else day
