"""Sets of claims that exclude one another, as the search finds them."""

from collections.abc import Iterable

from attrs import frozen

from counterclaim.consistency.background.rule import Clash, Ending
from counterclaim.consistency.interpretation.claims import Interpretation
from counterclaim.consistency.interpretation.quantities import Bounds
from counterclaim.consistency.policy import RuleCode


@frozen
class Summand:
    """A number in a sum that does not add up, with the bounds that are counted with."""

    claim: Interpretation
    bounds: Bounds


@frozen
class Found:
    """A set of claims, by id, with what shows that they exclude one another.

    `claims` are those that clash themselves, in the order in which they were stated; `ids`
    holds those too that join them. Either a clash of two claims or a sum says why; `rules` are
    those by which the sum fails. `ended_by` names the kinds of report that would explain it
    away, `gap` the number of persons that is missing.
    """

    ids: frozenset[str]
    grade: int
    claims: tuple[Interpretation, ...]
    clash: Clash | None = None
    summands: tuple[Summand, ...] = ()
    rules: tuple[RuleCode, ...] = ()
    gap: float | None = None
    ended_by: frozenset[Ending] = frozenset()


def minimal(sets: Iterable[Found]) -> list[Found]:
    """Return the firmest finding of each set, without those that hold one as firm or firmer."""
    best: dict[frozenset[str], Found] = {}
    for found in sets:
        old = best.get(found.ids)
        if old is None or found.grade < old.grade:
            best[found.ids] = found
    by_claim: dict[str, list[Found]] = {}
    for found in best.values():
        for name in found.ids:
            by_claim.setdefault(name, []).append(found)
    return [
        found
        for found in best.values()
        if len(found.ids) == 2
        or not any(
            other.ids < found.ids and other.grade <= found.grade
            for name in found.ids
            for other in by_claim[name]
        )
    ]
