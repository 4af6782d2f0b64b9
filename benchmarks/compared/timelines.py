"""Methods for subjects of one timeline: the engine, pairs, SAT, SMT, answer sets, and a join."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from typing import Any

from counterclaim.consistency.states import Motion
from counterclaim.consistency.sweep import Span, consistent, killers

from compared.histories import Subjects, Told, the_motion
from compared.tables import Method, Sizes
from counterclaim.solver.minimal_sets import bits, shrink


def engine_set(claims: Sequence[Told], moving: Motion) -> int:
    """Return one minimal set of claims that no history meets, as a mask, 0 where all is well."""

    def test(mask: int) -> int | None:
        numbers = list(bits(mask))
        every: list[Span] = []
        some: list[Span] = []
        for number in numbers:
            first, last, states, always = claims[number]
            (every if always else some).append((first, last, states))
        if some:
            return None if consistent(every, some, moving, many_moments=False) else mask
        core = killers(every, moving)
        return None if core is None else sum(1 << numbers[place] for place in core)

    start = test((1 << len(claims)) - 1)
    return 0 if start is None else shrink(start, test)


def by_engine(data: Subjects) -> Sizes:
    """Return the size of one minimal set for each subject, 0 where all is well."""
    moving = the_motion()
    return [engine_set(claims, moving).bit_count() for claims in data]


def fits(one: Told, other: Told, ahead: Sequence[int]) -> bool:
    """Tell whether some history meets two claims."""
    first, last, mask, every = one
    start, end, states, always = other
    if every and always and first <= end and start <= last:
        return bool(mask & states)
    if every and not always:
        return fits(other, one, ahead)
    # one is met on some day: before, after or within the span of the other
    before = first < (start if always else end) and ahead[mask] & states
    after = last > (end if always else start) and ahead[states] & mask
    return bool(before or after or (first <= end and start <= last and mask & states))


def by_pairs(data: Subjects) -> Sizes:
    """Return 2 for each subject with two claims that clash, else 0."""
    ahead = the_motion().ahead
    sizes = []
    for claims in data:
        clash = any(
            not fits(claim, other, ahead)
            for number, claim in enumerate(claims)
            for other in claims[:number]
        )
        sizes.append(2 if clash else 0)
    return sizes


def grid(claims: Sequence[Told]) -> list[tuple[int, int]]:
    """Cut the days where something begins or ends, with a day for each claim about some day."""
    edges = sorted({day for first, last, _, _ in claims for day in (first, last + 1)})
    some = [(first, last) for first, last, _, every in claims if not every]
    slots = []
    for first, after in pairwise(edges):
        needed = sum(1 for start, end in some if start <= first and after - 1 <= end)
        count = max(1, min(needed, after - first))
        slots += [(first + number, first + number) for number in range(count - 1)]
        slots.append((first + count - 1, after - 1))
    return slots


def clauses_of(
    claims: Sequence[Told], ahead: Sequence[int]
) -> tuple[list[list[int]], list[int], int]:
    """Write a subject as clauses; return them, the selectors of the claims, and the variables."""
    slots = grid(claims)
    width = len(slots)
    clauses: list[list[int]] = []
    for slot in range(width):
        own = range(1 + slot * 6, 7 + slot * 6)
        clauses.append(list(own))
        for one in range(6):
            clauses += [[-own[one], -own[two]] for two in range(one)]
            if slot:
                reach = ahead[1 << one]
                after = [own[n] for n in range(6) if reach >> n & 1]
                clauses.append([-(own[one] - 6), *after])
    selectors = []
    for number, (first, last, mask, every) in enumerate(claims):
        selector = width * 6 + 1 + number
        selectors.append(selector)
        places = [n for n, (start, end) in enumerate(slots) if first <= start and end <= last]
        states = [[1 + slot * 6 + n for n in range(6) if mask >> n & 1] for slot in places]
        if every:
            clauses += [[-selector, *group] for group in states]
        else:
            clauses.append([-selector, *(name for group in states for name in group)])
    return clauses, selectors, width * 6 + len(claims)


def deleted(core: Sequence[Any], solvable: Callable[[list[Any]], bool]) -> int:
    """Return the size of a minimal part of a set, by leaving out what it can do without."""
    kept = list(core)
    for entry in core:
        smaller = [other for other in kept if other is not entry]
        if not solvable(smaller):
            kept = smaller
    return len(kept)


def by_sat(data: Subjects) -> Sizes:
    """The same by minisat, with deletion over assumptions."""
    from pysat.solvers import Minisat22  # noqa: PLC0415  (only this method needs it)

    ahead = the_motion().ahead
    sizes = []
    for claims in data:
        clauses, selectors, _ = clauses_of(claims, ahead)
        with Minisat22(bootstrap_with=clauses) as solver:
            if solver.solve(assumptions=selectors):
                sizes.append(0)
                continue
            core = list(solver.get_core())
            sizes.append(deleted(core, lambda some: solver.solve(assumptions=some)))
    return sizes


def by_smt(data: Subjects) -> Sizes:
    """The same by Z3 for finite domains, from a text in SMT-LIB."""
    import z3  # noqa: PLC0415  (as above)

    ahead = the_motion().ahead
    sizes = []
    for claims in data:
        clauses, selectors, count = clauses_of(claims, ahead)
        lines = [f"(declare-const v{name} Bool)" for name in range(1, count + 1)]
        for clause in clauses:
            words = " ".join(f"v{x}" if x > 0 else f"(not v{-x})" for x in clause)
            lines.append(f"(assert (or {words}))")
        chosen = [f"v{selector}" for selector in selectors]
        sizes.append(smt_size(z3.SolverFor("QF_FD"), "\n".join(lines), chosen))
    return sizes


def smt_size(solver: Any, text: str, names: Sequence[str]) -> int:
    """Return the size of a minimal set of named claims that a text in SMT-LIB excludes, or 0."""
    import z3  # noqa: PLC0415  (as above)

    solver.from_string(text)
    chosen = [z3.Bool(name) for name in names]
    if solver.check(*chosen) == z3.sat:
        return 0
    return deleted(solver.unsat_core(), lambda some: solver.check(*some) == z3.sat)


def by_answer_sets(data: Subjects) -> Sizes:
    """The same by clingo: one state a slot, transitions, and claims that are assumed."""
    import clingo  # noqa: PLC0415  (as above)

    ahead = the_motion().ahead
    moves = "".join(f"go({a},{b})." for a in range(6) for b in range(6) if ahead[1 << a] >> b & 1)
    sizes = []
    for claims in data:
        slots = grid(claims)
        text = [f"slot(0..{len(slots) - 1}). {moves}"]
        text.append("1 { at(T,S) : S=0..5 } 1 :- slot(T).")
        text.append(":- at(T,S), at(T+1,R), not go(S,R).")
        text.append(f"{{ c(0..{len(claims) - 1}) }}.")
        for number, (first, last, mask, every) in enumerate(claims):
            places = [n for n, (start, end) in enumerate(slots) if first <= start and end <= last]
            if every:
                text.append(f":- c({number}), at({places[0]}..{places[-1]},S), not m({number},S).")
            else:
                text.append(f"h({number}) :- at({places[0]}..{places[-1]},S), m({number},S).")
                text.append(f":- c({number}), not h({number}).")
            text += [f"m({number},{n})." for n in range(6) if mask >> n & 1]
        control = clingo.Control(["--warn=none"])
        control.add("base", [], "\n".join(text))
        control.ground([("base", [])])
        named = [clingo.Function("c", [clingo.Number(n)]) for n in range(len(claims))]
        core = _core(control, [(name, True) for name in named])
        if core is None:
            sizes.append(0)
        else:
            sizes.append(deleted(core, partial(_holds, control)))
    return sizes


def _holds(control: Any, assumed: Sequence[Any]) -> bool:
    return _core(control, assumed) is None


def _core(control: Any, assumed: Sequence[Any]) -> list[Any] | None:
    """Return a part of what is assumed that has no answer set, or None where all has one."""
    with control.solve(assumptions=assumed, yield_=True) as handle:
        if handle.get().satisfiable:
            return None
        kept = set(handle.core())
    symbols = control.symbolic_atoms
    return [entry for entry in assumed if symbols[entry[0]].literal in kept]


def load_table(data: Subjects) -> tuple[Any, int]:
    """Put claims into a table of DuckDB, with the states that may follow and precede theirs."""
    import duckdb  # noqa: PLC0415  (as above)

    ahead = the_motion().ahead
    columns = list(
        zip(
            *(
                (subject, number, *claim[:3], ahead[claim[2]], claim[3])
                for subject, claims in enumerate(data)
                for number, claim in enumerate(claims)
            ),
            strict=True,
        )
    )
    names = ("subject", "number", "first", "last", "mask", "ahead", "every")
    base = duckdb.connect()
    picked = ", ".join(f"unnest(?) as {name}" for name in names)
    base.execute(f"create table claim as select {picked}", [list(column) for column in columns])
    return base, len(data)


JOIN = """
select a.subject, a.number, b.number from claim a join claim b
on a.subject = b.subject and a.number < b.number
where not case
  when a.every and b.every and a.first <= b.last and b.first <= a.last then a.mask & b.mask <> 0
  else (a.first <= b.last and b.first <= a.last and a.mask & b.mask <> 0)
    or (a.ahead & b.mask <> 0
        and (case when a.every then a.last else a.first end)
          < (case when b.every then b.first else b.last end))
    or (b.ahead & a.mask <> 0
        and (case when b.every then b.last else b.first end)
          < (case when a.every then a.first else a.last end))
end
"""


def by_join(loaded: tuple[Any, int], *, fetch: bool = True) -> Sizes:
    """Return 2 for each subject with two claims that clash, by a join of the table with itself.

    Without `fetch` the pairs are only counted, not handed over one by one.
    """
    base, count = loaded
    if not fetch:
        ((pairs,),) = base.execute(f"select count(*) from ({JOIN})").fetchall()
        return [2 if pairs else 0]
    sizes = [0] * count
    for subject, _, _ in base.execute(JOIN).fetchall():
        sizes[subject] = 2
    return sizes


def methods(repeats: int) -> tuple[Method, ...]:
    """Return the methods, the engine first; the slow ones take a share of the subjects."""
    return (
        Method("engine: verdict and a minimal set", by_engine, repeats=repeats),
        Method("loop over pairs: pairs only", by_pairs, whole=False, repeats=repeats),
        Method(
            "DuckDB, joined with itself: pairs only",
            by_join,
            needs="duckdb",
            load=load_table,
            whole=False,
            repeats=repeats,
        ),
        Method("python-sat: minisat and deletion", by_sat, 0.1, "pysat"),
        Method("Z3 for finite domains and deletion", by_smt, 0.025, "z3"),
        Method("clingo and deletion", by_answer_sets, 0.025, "clingo"),
    )
