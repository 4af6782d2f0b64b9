"""Why stages and numbers do not fit: who is there by what is said, and what that adds up to."""

from collections.abc import Sequence

from attrs import evolve, frozen

from counterclaim.consistency.amounts import Days
from counterclaim.consistency.groups import is_linked
from counterclaim.consistency.joint import first_clash, joint_world
from counterclaim.consistency.ledger import Literal, Verdict
from counterclaim.consistency.reading import presence_of
from counterclaim.consistency.reckoning import reckoning
from counterclaim.consistency.result import Explanation, SubjectView, Term
from counterclaim.consistency.solve import Solver
from counterclaim.consistency.states import ABSENT, FUTURE, PAST, PRESENT, Timeline
from counterclaim.consistency.theory import Constraint
from counterclaim.consistency.trace import MOVES, freely, moves_of
from counterclaim.consistency.windows import every
from counterclaim.consistency.worlds import find_world
from counterclaim.structure.hierarchy import Subject

Found = Sequence[tuple[int, Constraint]]


@frozen
class _Forced:
    """The claims and the rules by which somebody, or nobody, is there on the days of a slot."""

    claims: tuple[int, ...]
    rules: frozenset[str]


def jointly(solver: Solver, claims: Sequence[int], names: Sequence[str]) -> Explanation:
    """Explain a clash of stages with numbers, or with parts that are together the whole.

    The presences that clash with the numbers are those of one history. Where the stages leave
    no others, they are bounds as numbers are, of the claims that they follow from.
    """
    found, items = solver.constraints(claims), solver.numbers(claims)
    problem, ledger, presence = solver.joint(found, items)
    codes = {str(item.code) for _, item in items if item.code}
    lines = {presence_of(Subject(name)) for name in presence}
    rules = codes | rules_of(
        solver, [entry for entry in found if is_linked(entry[1].timeline)], lines
    )
    if joint_world(freely(problem), ledger, presence) is None:
        rules -= MOVES
    subjects = sorted({*presence, *(item.quantity.deployment for _, item in items)})
    base = Explanation(
        subject=SubjectView(deployment=subjects[0], facet="presence"),
        first_day=None,
        last_day=None,
        ruled_out=(),
        rules=tuple(sorted(rules)),
        by_cases=True,
    )
    clash = first_clash(problem, ledger, presence)
    told = None if clash is None else reckoning(*clash, names)
    if clash is None or told is None:
        return base
    forced = _forced(solver, found, *clash)
    terms = tuple(_of_claims(term, forced, names) for term in told.terms)
    if told.by_cases or len(forced) < len(clash[0].literals):
        everything = tuple(sorted({*told.rules, *rules}))
        return evolve(told, terms=terms, rules=everything, by_cases=True, short_by=None)
    used = {rule for one in forced.values() for rule in one.rules} | {*told.rules} | codes
    return evolve(told, terms=terms, rules=tuple(sorted(used)))


def rules_of(solver: Solver, found: Found, further: set[Timeline]) -> set[str]:
    """Return the rules in force between what some constraints and further timelines are about."""
    frame = solver.frame(frozenset((*(constraint.timeline for _, constraint in found), *further)))
    rules = {str(constraint.code) for _, constraint in found if constraint.code}
    rules |= {link.code for link in frame.links}
    return rules | {code for line in frame.lines for code in moves_of(solver, line)}


def _of_claims(term: Term, forced: dict[tuple[object, ...], _Forced], names: Sequence[str]) -> Term:
    """Return a bound on a presence with the claims that it follows from."""
    own = forced.get((term.subject, term.at_least, term.first_day, term.last_day))
    if term.what != "presence" or own is None:
        return term
    rules = tuple(sorted({*term.rules, *own.rules}))
    return evolve(term, claims=tuple(names[claim] for claim in own.claims), rules=rules)


def _forced(
    solver: Solver, found: Found, verdict: Verdict, slots: Sequence[Days]
) -> dict[tuple[object, ...], _Forced]:
    """Return those presences of a clash that follow from what is said of stages."""
    told: dict[tuple[object, ...], _Forced] = {}
    for literal in verdict.literals:
        first, last = slots[literal.slot]
        why = _why(solver, found, literal, (first, last))
        if why is not None:
            days = (None if first == PAST else first, None if last == FUTURE else last)
            told[literal.deployment, literal.present, *days] = why
    return told


def _why(solver: Solver, found: Found, literal: Literal, days: Days) -> _Forced | None:
    line = presence_of(Subject(literal.deployment))
    turned = Constraint(line, every(*days), ABSENT if literal.present else PRESENT, 0)

    def fits(said: Found) -> bool:
        return find_world(solver.problem([*said, (-1, turned)])) is not None

    linked = [entry for entry in found if is_linked(entry[1].timeline)]
    if fits(linked):
        return None
    for claim in dict.fromkeys(claim for claim, _ in linked):
        rest = [entry for entry in linked if entry[0] != claim]
        if not fits(rest):
            linked = rest
    rules = rules_of(solver, linked, {line})
    if find_world(freely(solver.problem([*linked, (-1, turned)]))) is None:
        rules -= MOVES
    return _Forced(tuple(dict.fromkeys(claim for claim, _ in linked)), frozenset(rules))
