"""Conflicts that say the same: they differ only in which copy of a statement they hold."""

from collections.abc import Mapping, Sequence

from attrs import evolve

from counterclaim.consistency.results.conflict import Conflict
from counterclaim.model import Claim
from counterclaim.structure.hierarchy import Structure
from counterclaim.structure.provenance import content_of


def mark_copies(
    conflicts: Sequence[Conflict], claims: Mapping[str, Claim], structure: Structure
) -> list[Conflict]:
    """Name, for each conflict that repeats an earlier one, the claims of the first of them.

    Two claims are copies where one party says the same of the same subject and time; an actor
    without a party stands for itself. Two conflicts are alike where their claims are copies
    one by one, and grade, kind, question and the codes of their assumptions are equal.
    """
    keys: dict[str, tuple[object, ...]] = {}
    numbers: dict[tuple[object, ...], int] = {}
    first: dict[tuple[object, ...], tuple[str, ...]] = {}
    marked = []
    for conflict in conflicts:
        for name in conflict.claims:
            if name not in keys:
                claim = claims[name]
                voice = structure.party(claim.speaker) or claim.speaker
                keys[name] = (voice, *content_of(claim))
                numbers.setdefault(keys[name], len(numbers))
        alike = (
            conflict.grade,
            conflict.kind,
            conflict.question,
            tuple(sorted(assumption.code for assumption in conflict.assumptions)),
            tuple(sorted(numbers[keys[name]] for name in conflict.claims)),
        )
        leader = first.setdefault(alike, conflict.claims)
        same = () if leader == conflict.claims else leader
        marked.append(evolve(conflict, same_as=same))
    return marked
