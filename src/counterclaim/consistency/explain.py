"""Why no world satisfies a set of claims: which states are ruled out, or which numbers clash.

The explanation is the first cell that is left without a state, or the bounds that contradict
one another.
"""

from collections.abc import Mapping, Sequence

from attrs import evolve

from counterclaim.codelists import facet_states
from counterclaim.consistency.amounts import Stock
from counterclaim.consistency.anchors import anchored
from counterclaim.consistency.groups import is_linked
from counterclaim.consistency.ledger import with_slots
from counterclaim.consistency.reading import presence_of
from counterclaim.consistency.reckoning import reckoning
from counterclaim.consistency.result import Explanation, RuledOut, SubjectView
from counterclaim.consistency.solve import Solver
from counterclaim.consistency.states import (
    ABSENT,
    COMPLETED,
    FUTURE,
    PAST,
    PRESENT,
    RETURNED,
    Timeline,
)
from counterclaim.consistency.tally import examine
from counterclaim.consistency.theory import Constraint
from counterclaim.consistency.together import jointly, rules_of
from counterclaim.consistency.trace import (
    MOVES,
    Cell,
    Reason,
    Trace,
    freely,
    moves_of,
    run_trace,
    trace_of,
)
from counterclaim.consistency.worlds import find_world
from counterclaim.structure.hierarchy import Subject


def view_of(line: Timeline) -> SubjectView:
    """Return a timeline as a report shows it."""
    return SubjectView(
        deployment=line.subject.deployment,
        matter=line.subject.matter,
        exceptions=line.subject.exceptions,
        facet=line.facet,
        process=line.process,
        round=line.round,
        by=line.by,
        phase=line.phase,
    )


def _somewhen(solver: Solver, claims: Sequence[int], names: Sequence[str]) -> Explanation:
    """Explain a clash with relative times: by the days on which these can be, if that shows it."""
    anchors, dated, plain = anchored(solver, claims, names)
    if dated is not None:
        found = explain(dated, plain, names)
        return evolve(found, anchors=anchors)
    hanging = solver.group.anchored[solver.hanging(claims)[0]]
    lines = {line for line in (hanging.line, hanging.content) if isinstance(line, Timeline)}
    linked = [entry for entry in solver.constraints(claims) if is_linked(entry[1].timeline)]
    rules = rules_of(solver, linked, {line for line in lines if is_linked(line)})
    rules |= {code for line in lines for code in moves_of(solver, line)}
    rules |= {str(item.code) for _, item in solver.numbers(claims) if item.code}
    return Explanation(
        subject=view_of(hanging.line),
        first_day=None,
        last_day=None,
        ruled_out=(),
        rules=tuple(sorted(rules)),
        by_cases=True,
        anchors=anchors,
    )


def _rules_in_force(solver: Solver, claims: Sequence[int]) -> list[str]:
    """Return the rules about single deployments that hold; a shown bound may rest on them."""
    names = {item.quantity.deployment for _, item in solver.numbers(claims)}
    return [
        code
        for code in ("balance", "population_within")
        if any(solver.holds(code, name) for name in names)
    ]


def _presences(solver: Solver, claims: Sequence[int]) -> list[tuple[int, Constraint]]:
    """Return what numbers say of who is present, as constraints on timelines."""
    found = []
    for claim, item in solver.numbers(claims):
        if not isinstance(item, Stock) or item.outside or not item.quantity.counts_persons:
            continue
        name = item.quantity.deployment
        if not solver.holds("count_present", name):
            continue
        within = item.quantity.population is None or solver.holds("population_within", name)
        if not within:
            continue
        mask = None
        if item.low is not None and item.low > 0:
            mask = PRESENT
        elif item.high is not None and item.high < 1 and item.quantity.population is None:
            mask = ABSENT
        if mask is not None:
            line = presence_of(Subject(name))
            tier = item.tier
            found.append((claim, Constraint(line, item.window, mask, tier, "count_present")))
    return found


def _day(day: int) -> int | None:
    return None if day in (PAST, FUTURE) else day


def explain(solver: Solver, claims: Sequence[int], names: Sequence[str]) -> Explanation:
    """Explain an unsatisfiable set of claims; `names` gives the ids by place in the theory."""
    items = solver.numbers(claims)
    rules = _rules_in_force(solver, claims)
    if items:
        ledger = with_slots(solver.ledger(items))
        verdict = examine(ledger)
        explanation = None if verdict is None else reckoning(verdict, ledger.slots, names)
        if explanation is not None:
            return evolve(explanation, rules=tuple(sorted({*explanation.rules, *rules})))
    if solver.hanging(claims):
        return _somewhen(solver, claims, names)
    trace = trace_of(solver, claims)
    cell = run_trace(trace, solver)
    if cell is None and items:
        present = _presences(solver, claims)
        trace = trace_of(evolve(solver, further=(*solver.further, *present)), claims)
        cell = run_trace(trace, solver) if present else None
    if cell is None and (items or any(rule.equal for rule in solver.sums())):
        return jointly(solver, claims, names)
    if cell is None:
        codes = rules_of(solver, trace.demands, set())
        if find_world(freely(trace.problem)) is None:
            codes -= MOVES
        return Explanation(
            subject=view_of(trace.lines[0]),
            first_day=None,
            last_day=None,
            ruled_out=(),
            rules=tuple(sorted(codes)),
            by_cases=True,
        )
    return _of_cell(trace, cell, names)


def _of_cell(trace: Trace, cell: Cell, names: Sequence[str]) -> Explanation:
    """Explain by a slot in which every state of a timeline is ruled out."""
    line = trace.lines[cell.line]
    reasons = trace.why[cell.line][cell.first]
    ruled_out = []
    for number, state in enumerate(facet_states(line.facet).states):
        reason = reasons[1 << number]
        if line.returns and 1 << number == COMPLETED:
            reason = _completed(reasons)
        ruled_out.append(
            RuledOut(
                state=state,
                claims=tuple(names[claim] for claim in sorted(reason.claims)),
                rules=tuple(sorted(reason.rules)),
                day=_day(reason.day),
            )
        )
    first, last = trace.slots[cell.first][0], trace.slots[cell.last][1]
    return Explanation(
        subject=view_of(line),
        first_day=_day(first),
        last_day=_day(last),
        ruled_out=tuple(ruled_out),
        rules=tuple(sorted({rule for entry in ruled_out for rule in entry.rules})),
        some_day_of=None if first == last or cell.said_by is None else names[cell.said_by],
    )


def _completed(reasons: Mapping[int, Reason]) -> Reason:
    """Return why something cannot be completed, with or without somebody there again.

    Who says that it is completed rules out a return, and not what is said.
    """
    plain, returned = reasons[COMPLETED], reasons.get(RETURNED, Reason())
    others = {
        claim
        for state, reason in reasons.items()
        if state not in (COMPLETED, RETURNED)
        for claim in reason.claims
    }
    return plain if not returned.rules and returned.claims <= others else plain | returned
