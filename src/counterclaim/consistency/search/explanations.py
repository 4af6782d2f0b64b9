"""Which further claims would explain a clash: people moved, or a plan was changed, in between."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from counterclaim.consistency.background.context import Context
from counterclaim.consistency.background.movements import span, tells
from counterclaim.consistency.interpretation.claims import WEAK, Interpretation, is_distinction
from counterclaim.consistency.results.conflict import Explained
from counterclaim.consistency.results.found import Found
from counterclaim.model import Claim, Scope

_WITHDRAWS = ("retracts", "corrects", "supersedes")
_MANY = 40
"""Among so many movements sets of two are looked for, to explain a difference together."""


def explanations_of(
    found: Found, claims: Sequence[Interpretation], context: Context
) -> tuple[Explained, ...]:
    """Return the sets of claims that would explain a finding, firm where they are certain facts.

    `claims` are those that hang together with it.
    """
    outside = [claim for claim in claims if claim.claim.id not in found.ids]
    sets = [*_changes(found, outside, context), *_movements(found, outside, context)]
    by_id = {claim.claim.id: claim for claim in outside}
    return _held_apart(found, context) + tuple(
        Explained(claims=names, firm=all(_is_firm(by_id[name]) for name in names))
        for names in dict.fromkeys(tuple(sorted(names)) for names in sets)
    )


def _held_apart(found: Found, context: Context) -> tuple[Explained, ...]:
    """Return the claims that hold apart what a member of a finding joins."""
    joins = () if found.clash is None else found.clash.joins
    if not joins:
        return ()
    pairs = [_deployments(context.claims[name]) for name in joins]
    return tuple(
        Explained(
            claims=(claim.id,), firm=claim.modality == "fact" and claim.commitment == "certain"
        )
        for claim in sorted(context.claims.values(), key=lambda claim: claim.id)
        if is_distinction(claim) and any(pair <= _deployments(claim) for pair in pairs)
    )


def _deployments(claim: Claim) -> frozenset[str]:
    says = claim.says
    subjects = says.subjects if isinstance(says, Scope) else ()
    return frozenset(about.deployment for about in subjects if about.deployment is not None)


def _is_firm(claim: Interpretation) -> bool:
    return claim.manner == "fact" and claim.grade < WEAK and claim.claim.commitment == "certain"


def _changes(
    found: Found, outside: Iterable[Interpretation], context: Context
) -> Iterable[tuple[str, ...]]:
    """Yield claims by which the own side withdrew or updated a member before the other spoke."""
    members = {claim.claim.id: claim for claim in found.claims}
    for claim in outside:
        for relation in claim.claim.relations:
            target = members.get(relation.claim)
            if target is None or relation.kind not in (*_WITHDRAWS, "updates"):
                continue
            if not context.structure.speaks_for(claim.claim.speaker, target.claim.speaker):
                continue
            late = any(
                other.stated[1] >= claim.stated[0]
                for other in found.claims
                if other.claim.id != target.claim.id
            )
            if relation.kind in _WITHDRAWS or (late and target.manner == "plan"):
                yield (claim.claim.id,)
        if found.summands and any(_revises(claim, x, found, context) for x in found.claims):
            yield (claim.claim.id,)


def _revises(claim: Interpretation, target: Interpretation, found: Found, context: Context) -> bool:
    """Tell whether the own side gave another number for a planned one of a sum in between."""
    one, other = claim.figure, target.figure
    if one is None or other is None or target.manner != "plan" or claim.manner != "plan":
        return False
    same = one.quantity == other.quantity and one.role == other.role and one.said != other.said
    latest = max(x.stated[0] for x in found.claims)
    return (
        same
        and target.stated[1] < claim.stated[0]
        and claim.stated[1] < latest
        and context.one_party(claim, target)
    )


def _movements(
    found: Found, outside: Iterable[Interpretation], context: Context
) -> Iterable[tuple[str, ...]]:
    if not found.ended_by:
        return
    first, last = _days_between(found)
    moving = [
        claim
        for claim in outside
        if any(tells(claim, kind) for kind in found.ended_by)
        and (claim.manner == "fact" or any(x.manner != "fact" for x in found.claims))
        and any(context.structure.related(claim.subject, x.subject) for x in found.claims)
        and span(claim)[0] <= last
        and span(claim)[1] >= first
    ]
    gap = found.gap
    if gap is None:
        yield from ((claim.claim.id,) for claim in moving)
        return
    enough = [claim for claim in moving if _size(claim) is None or _covers(claim, gap)]
    yield from ((claim.claim.id,) for claim in enough)
    rest = [claim for claim in moving if claim not in enough]
    for pair in combinations(rest[:_MANY], 2):
        if sum(_size(claim) or 0 for claim in pair) >= gap:
            yield tuple(claim.claim.id for claim in pair)


def _size(claim: Interpretation) -> float | None:
    """Return how many persons a movement may be, or None where that is open."""
    figure = claim.figure
    if figure is None or figure.role == "net" or figure.vague or figure.some or figure.high is None:
        return None
    return float(figure.high)


def _covers(claim: Interpretation, gap: float) -> bool:
    size = _size(claim)
    return size is not None and size >= gap


def _days_between(found: Found) -> tuple[int, int]:
    """Return the days between the two statements, over which somebody may have moved."""
    windows = [
        claim.window if claim.figure is None else claim.figure.window for claim in found.claims
    ]
    return min(w.first for w in windows), max(w.last for w in windows)
