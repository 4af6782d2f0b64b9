"""Which states are ruled out, by whom and on which days: the propagation with its reasons.

The same propagation as in the search, but every removed state remembers the claims and rules
that removed it.
"""

from collections.abc import Iterable, Sequence

from attrs import evolve, field, frozen

from counterclaim.consistency.solve import Solver
from counterclaim.consistency.states import COMPLETED, PAST, RETURNED, Motion, Timeline
from counterclaim.consistency.theory import Constraint, Link
from counterclaim.consistency.worlds import Demand, Problem, lay_out


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


@frozen
class Cell:
    """A slot of a timeline in which no state is left, or slots in which something cannot be.

    `said_by` is the claim, by its place, by which something is so on some day from the first
    slot to the last, all of which are ruled out; the reasons then stand in the first.
    """

    line: int
    first: int
    last: int
    said_by: int | None = None


Why = list[list[dict[int, Reason]]]
"""For each timeline and slot: the removed states (as bits) with their reasons."""


@frozen
class Trace:
    """The cells of a problem, with the reason for every state that was removed from them."""

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


def trace_of(solver: Solver, claims: Sequence[int]) -> Trace:
    demands = solver.constraints(claims)
    problem = solver.problem(demands)
    frame = solver.frame(frozenset(constraint.timeline for _, constraint in demands))
    slots, steps = lay_out(problem)
    trace = Trace(
        problem=problem,
        slots=slots,
        links=frame.links,
        lines=list(frame.lines),
        demands=demands,
        ahead=[[motion.ahead for motion in row] for row in steps],
        back=[[motion.back for motion in row] for row in steps],
        why=[[{} for _ in slots] for _ in problem.motions],
    )
    # who says "completed" rules out no more than a return: others are heard on it first
    order = sorted(
        zip(demands, problem.demands, strict=True),
        key=lambda entry: _says_completed(*entry),
    )
    for (claim, constraint), demand in order:
        if not demand.every:
            continue
        rules = frozenset() if constraint.code is None else frozenset((constraint.code,))
        for place, (first, last) in enumerate(slots):
            if demand.first <= first and last <= demand.last:
                reason = Reason(frozenset((claim,)), rules, first)
                mask = trace.full(demand.timeline) & ~demand.mask
                trace.remove(demand.timeline, place, mask, reason)
    return trace


def _says_completed(said: tuple[int, Constraint], demand: Demand) -> bool:
    return said[1].timeline.returns and demand.mask & (COMPLETED | RETURNED) == COMPLETED


def _pass_on(trace: Trace, solver: Solver, line: int, place: int, step: int) -> bool:
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
        rules = moves_of(solver, trace.lines[line])
        fresh |= trace.remove(line, place, state, reason | Reason(rules=rules))
    return fresh


def _apply_moves(trace: Trace, solver: Solver) -> bool:
    return any(
        _pass_on(trace, solver, line, place, step)
        for line in range(len(trace.problem.motions))
        for step in (1, -1)
        for place in range(trace.width())[::step]
    )


def moves_of(solver: Solver, timeline: Timeline) -> frozenset[str]:
    rules = ["transitions"]
    if not solver.soft(timeline):
        rules.append("no_regression")
    if timeline.returns and not solver.may_return(timeline):
        rules.append("no_return")
    return frozenset(rules)


MOVES = frozenset(("transitions", "no_regression", "no_return"))
"""The rules by which a timeline moves from one day to the next."""


def freely(problem: Problem) -> Problem:
    """Return a problem in which every timeline may move from any state to any other."""
    motions = [_free(motion) for motion in problem.motions]
    return evolve(problem, motions=motions, covered_motions=motions)


def _free(motion: Motion) -> Motion:
    table = (0, *[len(motion.ahead) - 1] * (len(motion.ahead) - 1))
    return Motion(table, table)


def _apply_links(trace: Trace) -> bool:
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


def _apply_obligations(trace: Trace, *, narrowed: bool) -> tuple[bool, Cell | None]:
    """Fix obligations that only one slot can meet; return a slot where none can.

    Those that one of several slots could have met are fixed only if `narrowed`.
    """
    fresh = False
    for (claim, constraint), demand in zip(trace.demands, trace.problem.demands, strict=True):
        if demand.every:
            continue
        line = demand.timeline
        inside = _inside(trace, demand)
        places = [place for place in inside if trace.alive(line, place) & demand.mask]
        if len(places) > 1 or (len(places) == 1 < len(inside) and not narrowed):
            continue
        rules = frozenset() if constraint.code is None else frozenset((constraint.code,))
        reason = Reason(frozenset((claim,)), rules) | _join(
            why
            for place in inside
            if place not in places
            for dead, why in trace.why[line][place].items()
            if dead & demand.mask
        )
        if not places:
            _rule_out(trace, inside, demand, Reason(frozenset((claim,)), rules))
            return fresh, Cell(line, inside[0], inside[-1], claim)
        lost = trace.alive(line, places[0]) & ~demand.mask
        fresh |= trace.remove(line, places[0], lost, reason)
    return fresh, None


def _inside(trace: Trace, demand: Demand) -> list[int]:
    return [
        place
        for place, (first, last) in enumerate(trace.slots)
        if demand.first <= first and last <= demand.last
    ]


def _apply_reach(trace: Trace, solver: Solver) -> bool:
    """Remove what nothing leads to once an obligation has been met, or from before it is.

    It has been met by the last of its slots, and not before the first.
    """
    for (claim, constraint), demand in zip(trace.demands, trace.problem.demands, strict=True):
        if demand.every:
            continue
        line, inside = demand.timeline, _inside(trace, demand)
        rules = frozenset() if constraint.code is None else frozenset((constraint.code,))
        reason = Reason(frozenset((claim,)), rules | moves_of(solver, trace.lines[line]))
        for places, step in ((inside, 1), (inside[::-1], -1)):
            reached = 0
            for number, place in enumerate(places):
                if number:
                    table = trace.ahead[line][place] if step > 0 else trace.back[line][place + 1]
                    reached = table[reached]
                reached = (reached | demand.mask) & trace.alive(line, place)
            lost = trace.alive(line, places[-1]) & ~reached
            if lost:
                dead = (why for place in inside for why in trace.why[line][place].values())
                return trace.remove(line, places[-1], lost, reason | _join(dead))
    return False


def _rule_out(trace: Trace, inside: Sequence[int], demand: Demand, own: Reason) -> None:
    """Gather in the first of some slots why what is demanded on one of them can be on none."""
    rows = [trace.why[demand.timeline][place] for place in inside]
    gathered = dict.fromkeys(_states(trace.full(demand.timeline) & ~demand.mask), own)
    for state in _states(demand.mask):
        gathered[state] = _join(row[state] for row in rows)
    trace.why[demand.timeline][inside[0]] = gathered


def _states(mask: int) -> list[int]:
    return [1 << number for number in range(mask.bit_length()) if mask >> number & 1]


def _empty(trace: Trace) -> Cell | None:
    for place in range(trace.width()):
        for line in range(len(trace.problem.motions)):
            if not trace.alive(line, place):
                return Cell(line, place, place, _obliged(trace, line, place))
    return None


def _obliged(trace: Trace, line: int, place: int) -> int | None:
    """Return a claim by which something is so on some day of a slot, if that has a part here."""
    first, last = trace.slots[place]
    if first == last:
        return None
    reasons = trace.why[line][place].values()
    return next(
        (
            claim
            for (claim, constraint), demand in zip(
                trace.demands, trace.problem.demands, strict=True
            )
            if not demand.every
            and demand.timeline == line
            and demand.first <= first
            and last <= demand.last
            and any(
                claim in reason.claims
                and (constraint.code is None or constraint.code in reason.rules)
                for reason in reasons
            )
        ),
        None,
    )


def run_trace(trace: Trace, solver: Solver) -> Cell | None:
    """Propagate until a cell is empty or nothing changes; what needs fewer steps comes first."""
    while True:
        found = _empty(trace)
        if found is not None:
            return found
        if _apply_links(trace):
            continue
        fresh, stuck = _apply_obligations(trace, narrowed=False)
        if stuck is not None:
            return stuck
        if fresh or _apply_moves(trace, solver):
            continue
        fresh, stuck = _apply_obligations(trace, narrowed=True)
        if stuck is not None:
            return stuck
        if not (fresh or _apply_reach(trace, solver)):
            return None
