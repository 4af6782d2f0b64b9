"""Why no world satisfies a set of claims: which states are ruled out, by whom, on which days.

The same propagation as in the search, but every removed state remembers the claims and rules
that removed it. The explanation is the first cell that is left without a state.
"""

from collections.abc import Iterable, Sequence

from attrs import evolve, field, frozen

from counterclaim.codelists import facet_states
from counterclaim.consistency.amounts import Stock
from counterclaim.consistency.groups import is_linked
from counterclaim.consistency.joint import first_clash, with_slots
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
from counterclaim.consistency.theory import Constraint, Link
from counterclaim.consistency.worlds import Problem, lay_out


@frozen
class Reason:
    """What removed a state: claims by place, rule codes, and the first day concerned."""

    claims: frozenset[int] = frozenset()
    rules: frozenset[str] = frozenset()
    day: int = PAST

    def __or__(self, other: "Reason") -> "Reason":
        """Join two reasons; the earliest known day counts."""
        days = [day for day in (self.day, other.day) if day > PAST]
        return Reason(self.claims | other.claims, self.rules | other.rules, min(days, default=PAST))


def _join(reasons: Iterable[Reason]) -> Reason:
    joined = Reason()
    for reason in reasons:
        joined = joined | reason
    return joined


Why = list[list[dict[int, Reason]]]
"""For each timeline and slot: the removed states (as bits) with their reasons."""


@frozen
class _Trace:
    problem: Problem
    slots: Sequence[tuple[int, int]]
    links: Sequence[Link]
    lines: Sequence[Timeline]
    demands: Sequence[tuple[int, Constraint]]
    ahead: Sequence[Sequence[tuple[int, ...]]]
    back: Sequence[Sequence[tuple[int, ...]]]
    why: Why = field(factory=list)

    def width(self) -> int:
        return len(self.slots)

    def full(self, line: int) -> int:
        return len(self.problem.motions[line].ahead) - 1

    def alive(self, line: int, place: int) -> int:
        mask = self.full(line)
        for state in self.why[line][place]:
            mask &= ~state
        return mask

    def remove(self, line: int, place: int, mask: int, reason: Reason) -> bool:
        removed = self.why[line][place]
        fresh = False
        while mask:
            state = mask & -mask
            mask ^= state
            if state not in removed:
                removed[state] = reason
                fresh = True
        return fresh


def _trace_of(solver: Solver, claims: Sequence[int]) -> _Trace:
    demands = solver.constraints(claims)
    problem = solver.problem(demands)
    frame = solver.frame(frozenset(constraint.timeline for _, constraint in demands))
    slots, steps = lay_out(problem)
    trace = _Trace(
        problem=problem,
        slots=slots,
        links=frame.links,
        lines=list(frame.lines),
        demands=demands,
        ahead=[[motion.ahead for motion in row] for row in steps],
        back=[[motion.back for motion in row] for row in steps],
        why=[[{} for _ in slots] for _ in problem.motions],
    )
    for (claim, constraint), demand in zip(demands, problem.demands, strict=True):
        if not demand.every:
            continue
        rules = frozenset() if constraint.code is None else frozenset((constraint.code,))
        for place, (first, last) in enumerate(slots):
            if demand.first <= first and last <= demand.last:
                reason = Reason(frozenset((claim,)), rules, first)
                mask = trace.full(demand.timeline) & ~demand.mask
                trace.remove(demand.timeline, place, mask, reason)
    return trace


def _pass_on(trace: _Trace, solver: Solver, line: int, place: int, step: int) -> bool:
    """Remove the states that no state of the neighbouring slot leads to or from."""
    other = place - step
    if not 0 <= other < trace.width():
        return False
    alive = trace.alive(line, other)
    table = trace.ahead[line][place] if step > 0 else trace.back[line][other]
    lost = trace.alive(line, place) & ~table[alive]
    if not lost:
        return False
    fresh = False
    converse = trace.back[line][place] if step > 0 else trace.ahead[line][other]
    while lost:
        state = lost & -lost
        lost ^= state
        needed = converse[state]
        reason = _join(why for dead, why in trace.why[line][other].items() if dead & needed)
        rules = _moves(solver, trace.lines[line])
        fresh |= trace.remove(line, place, state, reason | Reason(rules=rules))
    return fresh


def _moves(solver: Solver, timeline: Timeline) -> frozenset[str]:
    rules = ["transitions"]
    if not solver.soft(timeline):
        rules.append("no_regression")
    if timeline.returns and not solver.may_return(timeline):
        rules.append("no_return")
    return frozenset(rules)


def _apply_links(trace: _Trace) -> bool:
    place_of = {line: number for number, line in enumerate(trace.lines)}
    fresh = False
    for link in trace.links:
        source, target = place_of[link.source], place_of[link.target]
        rule = Reason(rules=frozenset((link.code,)))
        for place in range(trace.width()):
            left, right = trace.alive(source, place), trace.alive(target, place)
            if left and not left & ~link.when and right & ~link.then:
                removed = trace.why[source][place]
                reason = _join(why for dead, why in removed.items() if not dead & link.when)
                fresh |= trace.remove(target, place, right & ~link.then, reason | rule)
            if right and not right & link.then and left & link.when:
                removed = trace.why[target][place]
                reason = _join(why for dead, why in removed.items() if dead & link.then)
                fresh |= trace.remove(source, place, left & link.when, reason | rule)
    return fresh


def _apply_obligations(trace: _Trace) -> tuple[bool, tuple[int, int] | None]:
    """Fix obligations that only one slot can meet; return a slot where none can."""
    fresh = False
    for (claim, constraint), demand in zip(trace.demands, trace.problem.demands, strict=True):
        if demand.every:
            continue
        line = demand.timeline
        inside = [
            place
            for place, (first, last) in enumerate(trace.slots)
            if demand.first <= first and last <= demand.last
        ]
        places = [place for place in inside if trace.alive(line, place) & demand.mask]
        if len(places) > 1:
            continue
        rules = frozenset() if constraint.code is None else frozenset((constraint.code,))
        reason = Reason(frozenset((claim,)), rules) | _join(
            why
            for place in inside
            if place not in places
            for dead, why in trace.why[line][place].items()
            if dead & demand.mask
        )
        at = places[0] if places else inside[0]
        lost = trace.alive(line, at) & ~demand.mask
        fresh |= trace.remove(line, at, lost, reason)
        if not places:
            for dead in [dead for dead in trace.why[line][at] if dead & demand.mask]:
                trace.why[line][at][dead] = trace.why[line][at][dead] | _join(
                    why
                    for place in inside
                    for other, why in trace.why[line][place].items()
                    if other == dead
                )
            return fresh, (line, at)
    return fresh, None


def _empty(trace: _Trace) -> tuple[int, int] | None:
    for place in range(trace.width()):
        for line in range(len(trace.problem.motions)):
            if not trace.alive(line, place):
                return line, place
    return None


def _run(trace: _Trace, solver: Solver) -> tuple[int, int] | None:
    """Propagate until a cell is empty or nothing changes; what needs fewer steps comes first."""
    while True:
        found = _empty(trace)
        if found is not None:
            return found
        if _apply_links(trace):
            continue
        fresh, stuck = _apply_obligations(trace)
        if stuck is not None:
            return stuck
        if fresh:
            continue
        moves = [
            (line, place, step)
            for line in range(len(trace.problem.motions))
            for step in (1, -1)
            for place in range(trace.width())[::step]
        ]
        if not any(_pass_on(trace, solver, *move) for move in moves):
            return None


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
    rules |= {code for line in (*frame.lines, *spoken) for code in _moves(solver, line)}
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
    rules |= {code for line in frame.lines for code in _moves(solver, line)}
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
    trace = _trace_of(solver, claims)
    cell = _run(trace, solver)
    if cell is None and items:
        present = _presences(solver, claims)
        trace = _trace_of(evolve(solver, further=(*solver.further, *present)), claims)
        cell = _run(trace, solver) if present else None
    if cell is None and items:
        return _jointly(solver, claims, names)
    if cell is None:
        line = trace.lines[0]
        codes = {str(constraint.code) for _, constraint in trace.demands if constraint.code}
        codes |= {link.code for link in trace.links}
        codes |= {code for each in trace.lines for code in _moves(solver, each)}
        return Explanation(
            subject=view_of(line),
            first_day=None,
            last_day=None,
            ruled_out=(),
            rules=tuple(sorted(codes)),
            by_cases=True,
        )
    row, place = cell
    line = trace.lines[row]
    states = facet_states(line.facet).states
    reasons = trace.why[row][place]
    ruled_out = []
    for number, state in enumerate(states):
        reason = reasons[1 << number]
        if line.returns and 1 << number == COMPLETED and RETURNED in reasons:
            reason = reason | reasons[RETURNED]
        ruled_out.append(
            RuledOut(
                state=state,
                claims=tuple(names[claim] for claim in sorted(reason.claims)),
                rules=tuple(sorted(reason.rules)),
                day=_day(reason.day),
            )
        )
    first, last = trace.slots[place]
    return Explanation(
        subject=view_of(line),
        first_day=_day(first),
        last_day=_day(last),
        ruled_out=tuple(ruled_out),
        rules=tuple(sorted({rule for entry in ruled_out for rule in entry.rules})),
    )
