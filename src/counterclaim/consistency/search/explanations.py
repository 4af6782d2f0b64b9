"""Which further claims would explain a clash: people moved, or a plan was changed, in between."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from counterclaim.consistency.background.context import Context
from counterclaim.consistency.background.movements import span, tells
from counterclaim.consistency.interpretation.claims import WEAK, Interpretation, is_distinction
from counterclaim.consistency.results.conflict import Explained
from counterclaim.consistency.search.found import Found
from counterclaim.model import Claim, Scope

_WITHDRAWS = ("retracts", "corrects", "supersedes")
_MANY = 40
"""Among so many movements sets of two are looked for, to explain a difference together."""


def explanations_of(
    found: Found, claims: Sequence[Interpretation], context: Context, disputed: frozenset[str]
) -> tuple[Explained, ...]:
    """Return the sets of claims that would explain a clash, each with whether it is firm.

    `claims` are those that hang together with the clash, `disputed` the ids of claims that
    stand in a firmer conflict or are disputed themselves.
    """
    outside = [claim for claim in claims if claim.claim.id not in found.ids]
    sets = [*_changes(found, outside, context), *_movements(found, outside, context)]
    unique = dict.fromkeys(tuple(sorted(names)) for names in sets)
    by_id = {claim.claim.id: claim for claim in claims}
    apart = _held_apart(found, context)
    return apart + tuple(
        Explained(claims=names, firm=all(_is_firm(by_id[name], disputed) for name in names))
        for name_set in unique
        for names in (name_set,)
    )


def _held_apart(found: Found, context: Context) -> tuple[Explained, ...]:
    """Return the claims that hold apart what a member of a finding joins."""
    joins = () if found.clash is None else found.clash.joins
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


def _is_firm(claim: Interpretation, disputed: frozenset[str]) -> bool:
    certain = claim.grade < WEAK and claim.claim.commitment == "certain"
    return certain and claim.manner == "fact" and claim.claim.id not in disputed


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


def _movements(
    found: Found, outside: Iterable[Interpretation], context: Context
) -> Iterable[tuple[str, ...]]:
    clash = found.clash
    if clash is None or not clash.ended_by:
        return
    first, last = _days_between(found)
    moving = [
        claim
        for claim in outside
        if any(tells(claim, kind) for kind in clash.ended_by)
        and (claim.manner == "fact" or any(x.manner != "fact" for x in found.claims))
        and any(context.structure.related(claim.subject, x.subject) for x in found.claims)
        and span(claim)[0] <= last
        and span(claim)[1] >= first
    ]
    if clash.gap is None:
        yield from ((claim.claim.id,) for claim in moving)
        return
    enough = [claim for claim in moving if _size(claim) is None or _covers(claim, clash.gap)]
    yield from ((claim.claim.id,) for claim in enough)
    rest = [claim for claim in moving if claim not in enough]
    for pair in combinations(rest[:_MANY], 2):
        if sum(_size(claim) or 0 for claim in pair) >= clash.gap:
            yield tuple(claim.claim.id for claim in pair)


def _size(claim: Interpretation) -> float | None:
    """Return how many persons a movement may be, or None where that is open."""
    figure = claim.figure
    if figure is None or figure.vague or figure.some or figure.high is None:
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
