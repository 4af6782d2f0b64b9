"""The days by which a conflict about dates fails: too early for one claim, too late for another."""

from collections.abc import Iterator, Sequence
from operator import attrgetter

from attrs import evolve, frozen

from counterclaim.consistency.result import Dated, Explanation
from counterclaim.consistency.solve import Solver
from counterclaim.consistency.states import FUTURE, PAST
from counterclaim.consistency.theory import Compiled, Constraint
from counterclaim.consistency.windows import Window, hull
from counterclaim.model import Claim, Stage


@frozen
class _Turn:
    """From when to when something begins or ends, according to a claim, by its place."""

    claim: int
    first: int
    last: int


def with_dates(
    explanation: Explanation,
    solver: Solver,
    claims: Sequence[int],
    compiled: Sequence[Compiled],
) -> Explanation:
    """Add the days of two claims on when something turns, where these are what clashes.

    That is so where the claims fit as soon as the earlier of the two is later by the days
    between them, and not before. `compiled` are all claims, by place.
    """
    if explanation.terms or solver.hanging(claims):
        return explanation
    turns = [turn for claim in claims for turn in _turns(solver, claim, compiled[claim].claim)]
    early = min((turn for turn in turns if _known(turn.last)), key=attrgetter("last"), default=None)
    late = max(
        (turn for turn in turns if _known(turn.first)), key=attrgetter("first"), default=None
    )
    if early is None or late is None or early.claim == late.claim:
        return explanation
    apart = late.first - early.last
    if apart <= 0 or not _settles(solver, claims, early, apart):
        return explanation
    dates = tuple(
        _dated(compiled[turn.claim].claim, turn.first, turn.last)
        for turn in turns
        if turn in (early, late)
    )
    return evolve(explanation, dates=dates, days_apart=apart)


def deadlines_of(earlier: Claim, later: Claim) -> tuple[tuple[Dated, ...], int | None]:
    """Return the deadlines of two plans, and by how many days the later plan puts it off."""
    lasts = [_deadline(claim) for claim in (earlier, later)]
    dates = tuple(
        _dated(claim, PAST, last)
        for claim, last in zip((earlier, later), lasts, strict=True)
        if claim.when is not None
    )
    apart = lasts[1] - lasts[0]
    return dates, apart if FUTURE not in lasts and apart > 0 else None


def _deadline(claim: Claim) -> int:
    time = None if claim.when is None else claim.when.edtf
    return FUTURE if time is None else hull(time)[1]


def _known(day: int) -> bool:
    return PAST + 1 < day < FUTURE - 1


def _settles(solver: Solver, claims: Sequence[int], early: _Turn, apart: int) -> bool:
    """Tell whether some claims fit if one has more days, and not if it has one day fewer."""
    enough, short = (_later(solver, early, days) for days in (apart, apart - 1))
    return enough.satisfiable(claims) and not short.satisfiable(claims)


def _later(solver: Solver, turn: _Turn, days: int) -> Solver:
    """Return the solver in which a claim leaves so many more days for what it says."""

    def moved(constraint: Constraint) -> Constraint:
        window = constraint.window
        if window.last < turn.last:  # the day before an entry
            return constraint
        last = max(window.last, turn.last + days)
        return evolve(constraint, window=Window(window.first, last, every=window.first == last))

    own = tuple(map(moved, solver.group.constraints[turn.claim]))
    return evolve(
        solver,
        group=evolve(solver.group, constraints={**solver.group.constraints, turn.claim: own}),
    )


def _dated(claim: Claim, first: int, last: int) -> Dated:
    return Dated(
        claim=claim.id,
        role="at" if claim.when is None else claim.when.role,
        first_day=None if first == PAST else first,
        last_day=None if last == FUTURE else last,
    )


def _turns(solver: Solver, number: int, claim: Claim) -> Iterator[_Turn]:
    """Yield when a claim has something begin or end, from its words as they are in force."""
    if not isinstance(claim.says, Stage):
        return
    windows = [
        found.window
        for _, found in solver.constraints((number,))
        if found.code in (None, "strong_reading")
    ]
    role = "at" if claim.when is None else claim.when.role
    affirmed = claim.polarity == "affirmed"
    if not windows:
        return
    if (role, affirmed) in (("by", True), ("until", False)):
        yield _Turn(number, PAST, min(window.last for window in windows))
    elif (role, affirmed) in (("until", True), ("by", False), ("not_before", True)):
        yield _Turn(number, max(window.last for window in windows) + 1, FUTURE)
    elif claim.says.enters and affirmed and _on_date(claim):
        entry = max(windows, key=attrgetter("last"))  # the other is the day before it
        yield _Turn(number, entry.first, entry.last)


def _on_date(claim: Claim) -> bool:
    when = claim.when
    if when is None:
        return True
    return when.role in ("at", "during") and when.edtf is not None and when.edtf.kind == "moment"
