"""Numbers of one step that do not add up, by integers of Z3."""

from itertools import combinations, product
from math import ceil, floor

import z3

from counterclaim.codelists.populations import wider_populations
from tests.oracle.reading import amounts
from tests.oracle.reading.policy import POLICY
from tests.oracle.reading.claims import CERTAIN, LIKELY, Count, Subject
from tests.oracle.reading.days import LONG, share_a_day
from tests.oracle.reading.figures import MOVES, STOCK, days_of, denies, number_of
from tests.oracle.reading.ways import Way, compared


def counted(view):
    """Tell whether a claim gives a number that may be one of a step."""
    if not isinstance(view.says, Count) or denies(view) or view.says.unit == "fraction":
        return False
    if view.says.basis == "vague" or view.when is not None and view.when.relative is not None:
        return False
    return number_of(view) in ("stock", *MOVES) and view.modality != "conditional"


def adjoining(one, other):
    """Tell whether two numbers may belong to one step."""
    if number_of(one) in MOVES and _quantity(one) == _quantity(other):
        if one.measure == other.measure:
            return False
    if one.says.unit != other.says.unit or one.about.round != other.about.round:
        return False
    deadlines = {v.l for v in (one, other) if v.modality == "plan" and v.role == "by"}
    if len(deadlines) > 1:
        return False
    if number_of(one) == number_of(other) == "stock" and one.measure == other.measure == "present":
        return _figures(one, other)
    stated = max(one.s1 - other.s0, other.s1 - one.s0) <= POLICY.step_days
    return stated or _covers(one, other) or _covers(other, one)


def _figures(one, other):
    if _quantity(one) == _quantity(other):
        return True
    a, b = days_of(one), days_of(other)
    return max(b.last - a.first, a.last - b.first) <= 31


def _quantity(view):
    return view.subject, view.says.population


def _covers(move, other):
    if number_of(move) not in MOVES or move.when is None:
        return False
    days = days_of(other)
    return move.f <= days.first and days.last <= move.l


def _places(figure, moves):
    """Return whether a figure is one of before or after the movements of a step, or of both."""
    if figure.measure == "remaining":
        return {"after"}
    if not moves:
        return {"before"}
    return set.intersection(*(_at(days_of(figure), move) for move in moves))


def _at(days, move):
    if move.intends:
        end = move.l if move.when is not None else LONG
        return {"after"} if days.first > end else {"before"}
    first, last = (move.s0, move.s1) if move.when is None else (move.f, move.l)
    before = (days.first if days.every else days.last) <= first
    after = (days.last if days.every else days.first) > last
    return {name for name, so in (("before", before), ("after", after)) if so}


def fails(views):
    """Tell whether some numbers of one step have no solution."""
    moves = [view for view in views if number_of(view) in MOVES]
    solver, amount = z3.Solver(), {}

    def number(kind, subject, population):
        key = kind, subject, population
        if key not in amount:
            amount[key] = z3.Int(f"{kind}/{subject.name}/{population}")
            solver.add(amount[key] >= 0)
        return amount[key]

    for view in views:
        kinds = {view.measure} if view in moves else _places(view, moves)
        if not kinds:
            return False
        low, high = amounts.bounds(view.says, POLICY.round_percent)
        if view.says.movement == "some" and view in moves:
            high = amounts.OPEN
        for kind in kinds:
            held = number(kind, view.subject, view.says.population)
            solver.add(held >= ceil(low))
            if high < amounts.OPEN:
                solver.add(held <= floor(high))
    for subject, population in {(v.subject, v.says.population) for v in moves}:
        out = _moved(number, moves, "leaving", subject, population)
        come = _moved(number, moves, "arriving", subject, population)
        after = number("after", subject, population)
        solver.add(after == number("before", subject, population) - out + come)
    _parts(solver, number, views)
    return solver.check() == z3.unsat


def _moved(number, moves, kind, subject, population):
    found = any(
        view.measure == kind and (view.subject, view.says.population) == (subject, population)
        for view in moves
    )
    return number(kind, subject, population) if found else 0


def _parts(solver, number, views):
    structure = views[0].structure
    subjects = {view.subject for view in views}
    subjects |= {Subject(name) for name in structure.deployments}
    populations = {view.says.population for view in views}
    for kind in ("before", "after"):
        for subject in subjects:
            for a, b in product(populations, populations):
                if a is not None and (b is None or b in wider_populations(a)):
                    solver.add(number(kind, subject, a) <= number(kind, subject, b))
            if {"uniformed", "civilian"} <= populations:
                both = number(kind, subject, "uniformed") + number(kind, subject, "civilian")
                solver.add(both == number(kind, subject, None))
        for whole, population in product(subjects, populations):
            for partition, parts in _partitions(structure, whole).items():
                within = [s for s in subjects if s.deployment in parts and not s.exceptions]
                held = [number(kind, s, population) for s in within]
                total = number(kind, whole, population)
                if held:
                    solver.add(z3.Sum(held) <= total)
                exhaustive = partition in structure.deployments[whole.deployment].exhaustive
                if exhaustive and len(within) == len(parts):
                    solver.add(z3.Sum(held) == total)
            for part in {view.subject for view in views}:
                if structure.is_part(part, whole):
                    solver.add(number(kind, part, population) <= number(kind, whole, population))


def _partitions(structure, whole):
    found = {}
    if whole.deployment is None or whole.exceptions:
        return found
    for deployment in structure.deployments.values():
        for link in deployment.part_of:
            if link.whole == whole.deployment:
                found.setdefault(link.partition, set()).add(deployment.id)
    return found


def grade_of(views):
    """Return how firm a sum is: certain where it is one of parts on one day, of certain facts."""
    base = max(view.grade for view in views)
    one_day = all(share_a_day(days_of(a), days_of(b)) for a, b in combinations(views, 2))
    parts = all(number_of(view) == "stock" and view.fact for view in views)
    return base if parts and one_day else max(base, LIKELY)


def sums(views, size=5):
    """Yield the sets of numbers that do not add up, each with its way."""
    numbers = [view for view in views if counted(view)]
    fits = {
        frozenset((a.id, b.id))
        for a, b in combinations(numbers, 2)
        if compared(a, b) and adjoining(a, b)
    }
    found = []
    for count in range(2, min(size, len(numbers)) + 1):
        for some in combinations(numbers, count):
            names = frozenset(view.id for view in some)
            if any(frozenset((a.id, b.id)) not in fits for a, b in combinations(some, 2)):
                continue
            grade = grade_of(some)
            if any(other < names and old <= grade for other, old in found):
                continue
            if count == 2 and not any(number_of(view) in MOVES for view in some):
                continue
            if fails(some):
                found.append((names, grade))
                yield names, Way(grade, "balance")


__all__ = ["CERTAIN", "STOCK", "sums"]
