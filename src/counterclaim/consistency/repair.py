"""A smallest set of claims without which no reported conflict is left.

It says how far a dataset is from being consistent. It does not say which claims are wrong:
often several sets are equally small, and the one returned is the first by the ids of its
claims, which know nothing of the world.
"""

from collections.abc import Iterable, Sequence

from attrs import frozen

from counterclaim.consistency.result import Report
from counterclaim.findings import Severity, at_least

MAX_WORK = 300_000
"""Conflicts looked at in the search for a smallest set, before it gives a small one instead."""
_DEEPEST = 300


@frozen(kw_only=True)
class Repair:
    """Claims to leave out, by id, so that no conflict at or above `severity` is left.

    `smallest` is False where the search was cut short: then a smaller set may do. `complete`
    is False where the report itself lists only some of the conflicts. Who is right is
    another question: the set is as small as can be, and no more is said of its claims.
    """

    severity: Severity
    claims: tuple[str, ...]
    smallest: bool
    complete: bool


def suggest(report: Report, severity: Severity = "warning", max_work: int = MAX_WORK) -> Repair:
    """Return a smallest set of claims that meets every reported conflict as grave as `severity`.

    Of several smallest sets it is the one whose ids, in order, come first. A new check of the
    dataset without these claims may still find something, where one of them had kept a rule
    from being presumed.

    Args:
        report: The result of a check.
        severity: Slighter conflicts are left alone.
        max_work: Conflicts looked at before a small set is returned that may not be smallest.
    """
    sets = [
        frozenset(conflict.claims)
        for conflict in report.conflicts
        if at_least(conflict.severity, severity)
    ]
    chosen: list[str] = []
    search = _Search(max_work)
    for part in _apart(_smallest(sets)):
        chosen += search.hitting(part)
    return Repair(
        severity=severity,
        claims=tuple(sorted(chosen)),
        smallest=not search.cut_short,
        complete=not report.truncated,
    )


Sets = Sequence[frozenset[str]]


def _smallest(sets: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    """Drop every set that contains another one: who meets the smaller meets the larger."""
    kept: list[frozenset[str]] = []
    by_claim: dict[str, list[frozenset[str]]] = {}
    for found in sorted(set(sets), key=lambda found: (len(found), sorted(found))):
        if not any(other <= found for name in found for other in by_claim.get(name, ())):
            kept.append(found)
            for name in found:
                by_claim.setdefault(name, []).append(found)
    return kept


def _apart(sets: Sets) -> list[list[frozenset[str]]]:
    """Split sets into parts that share no claim."""
    by_claim: dict[str, list[int]] = {}
    for number, found in enumerate(sets):
        for name in found:
            by_claim.setdefault(name, []).append(number)
    parts = []
    seen: set[int] = set()
    for start in range(len(sets)):
        if start in seen:
            continue
        seen.add(start)
        pending, part = [start], []
        while pending:
            number = pending.pop()
            part.append(number)
            near = {other for name in sets[number] for other in by_claim[name]} - seen
            seen |= near
            pending += sorted(near)
        parts.append([sets[number] for number in sorted(part)])
    return parts


class _Search:
    """The search for smallest hitting sets, with one account of the work for all parts."""

    def __init__(self, max_work: int) -> None:
        self.left = max_work
        self.cut_short = False

    def hitting(self, sets: Sets) -> list[str]:
        """Return the first of the smallest hitting sets, or a small one where that is too much."""
        fallback = _greedy(sets)
        size = _least(sets)
        if len(fallback) > _DEEPEST:
            self.cut_short = True
            return fallback
        while size < len(fallback) and not self._within(sets, size):
            if self.left <= 0:
                self.cut_short = True
                return fallback
            size += 1
        chosen: list[str] = []
        rest = sets
        for name in sorted({name for found in sets for name in found}):
            if not rest:
                break
            missed = [found for found in rest if name not in found]
            if len(missed) < len(rest) and self._within(missed, size - len(chosen) - 1):
                chosen.append(name)
                rest = missed
        if rest:  # the work ended on the way to the first of the smallest sets
            self.cut_short = True
            return fallback
        return chosen

    def _within(self, sets: Sets, size: int) -> bool:
        """Tell whether so many claims can meet all sets; False where the work has ended."""
        self.left -= 1 + len(sets)
        if not sets:
            return size >= 0
        if self.left <= 0 or _least(sets) > size:
            return False
        return any(
            self._within([found for found in sets if name not in found], size - 1)
            for name in sorted(sets[0])
        )


def _least(sets: Sets) -> int:
    """Count sets without a common claim: each of them needs a claim of its own."""
    taken: set[str] = set()
    count = 0
    for found in sets:
        if taken.isdisjoint(found):
            taken |= found
            count += 1
    return count


def _greedy(sets: Sets) -> list[str]:
    """Return a small hitting set: always a claim of most of the sets left, the first by id."""
    holding: dict[str, list[int]] = {}
    for number, found in enumerate(sets):
        for name in found:
            holding.setdefault(name, []).append(number)
    counts = {name: len(numbers) for name, numbers in holding.items()}
    left = set(range(len(sets)))
    chosen = []
    while left:
        best = min(counts, key=lambda name: (-counts[name], name))
        chosen.append(best)
        for number in left.intersection(holding[best]):
            for name in sets[number]:
                counts[name] -= 1
        left.difference_update(holding[best])
    return chosen
