"""Why no world satisfies a set of claims: which states are ruled out, or which numbers clash.

The explanation is the first cell that is left without a state, or the bounds that contradict
one another.
"""

from collections.abc import Mapping, Sequence

from attrs import evolve

from counterclaim.codelists import facet_states
from counterclaim.consistency.amounts import Stock
from counterclaim.consistency.groups import is_linked
from counterclaim.consistency.joint import first_clash
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
from counterclaim.consistency.structure import Subject
from counterclaim.consistency.tally import examine
from counterclaim.consistency.theory import Constraint
from counterclaim.consistency.trace import Cell, Reason, Trace, moves_of, run_trace, trace_of


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


def _somewhen(solver: Solver, claims: Sequence[int]) -> Explanation:
    """Explain a clash with relative times: whenever what they wait for comes, something fails."""
    anchored = solver.group.anchored[solver.hanging(claims)[0]]
    codes = {constraint.code for _, constraint in solver.constraints(claims) if constraint.code}
    codes |= {item.code for _, item in solver.numbers(claims) if item.code}
    content = anchored.content
    spoken = {constraint.timeline for _, constraint in solver.constraints(claims)}
    if isinstance(content, Timeline):
        spoken.add(content)
    frame = solver.frame(frozenset(line for line in spoken if is_linked(line)))
    rules = {*map(str, codes), *(link.code for link in frame.links)}
    rules |= {code for line in (*frame.lines, *spoken) for code in moves_of(solver, line)}
    subject = content if isinstance(content, Timeline) else anchored.line
    return Explanation(
        subject=view_of(subject),
        first_day=None,
        last_day=None,
        ruled_out=(),
        rules=tuple(sorted(rules)),
        by_cases=True,
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


def _jointly(solver: Solver, claims: Sequence[int], names: Sequence[str]) -> Explanation:
    """Explain a clash of stages with numbers: by one history of presences that has no numbers."""
    items = solver.numbers(claims)
    problem, ledger, presence = solver.joint(solver.constraints(claims), items)
    clash = first_clash(problem, ledger, presence)
    codes = {constraint.code for _, constraint in solver.constraints(claims) if constraint.code}
    codes |= {item.code for _, item in items if item.code}
    spoken = frozenset(
        (
            *(constraint.timeline for _, constraint in solver.constraints(claims)),
            *(presence_of(Subject(name)) for name in presence),
        )
    )
    frame = solver.frame(spoken)
    rules = {*map(str, codes), *(link.code for link in frame.links)}
    rules |= {code for line in frame.lines for code in moves_of(solver, line)}
    name = min(presence, default=items[0][1].quantity.deployment)
    base = Explanation(
        subject=SubjectView(deployment=name, facet="presence"),
        first_day=None,
        last_day=None,
        ruled_out=(),
        rules=tuple(sorted(rules)),
        by_cases=True,
    )
    if clash is None:
        return base
    verdict, slots = clash
    found = reckoning(verdict, slots, names)
    if found is None:
        return base
    return evolve(found, rules=tuple(sorted({*found.rules, *rules})), by_cases=True, short_by=None)


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
        return _somewhen(solver, claims)
    trace = trace_of(solver, claims)
    cell = run_trace(trace, solver)
    if cell is None and items:
        present = _presences(solver, claims)
        trace = trace_of(evolve(solver, further=(*solver.further, *present)), claims)
        cell = run_trace(trace, solver) if present else None
    if cell is None and items:
        return _jointly(solver, claims, names)
    if cell is None:
        line = trace.lines[0]
        codes = {str(constraint.code) for _, constraint in trace.demands if constraint.code}
        codes |= {link.code for link in trace.links}
        codes |= {code for each in trace.lines for code in moves_of(solver, each)}
        return Explanation(
            subject=view_of(line),
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
