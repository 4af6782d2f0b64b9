"""Claims that take part and can meet no other one: nobody else speaks of their subject or key."""

from collections.abc import Sequence

from counterclaim.consistency.background.context import Context
from counterclaim.consistency.interpretation.claims import Interpretation
from counterclaim.model import Attribute, Said, Scope


def unlinked_claims(claims: Sequence[Interpretation], context: Context) -> tuple[str, ...]:
    """Return the ids of claims that no other claim could contradict, in order."""
    keys: dict[tuple[object, ...], int] = {}
    own = [(claim, list(_keys(claim, context))) for claim in claims]
    for _, listed in own:
        for key in listed:
            keys[key] = keys.get(key, 0) + 1
    return tuple(
        sorted(
            claim.claim.id
            for claim, listed in own
            if listed and all(keys[key] < 2 for key in listed)
        )
    )


def _keys(claim: Interpretation, context: Context) -> list[tuple[object, ...]]:
    """Return what another claim has to share to meet this one; nothing for what always may."""
    says, about = claim.claim.says, claim.claim.about
    if isinstance(says, Said | Scope) or claim.claim.relations or claim.relative:
        return []
    if isinstance(says, Attribute):
        return [(about.deployment, about.matter, about.process, about.round, about.phase, says.key)]
    if claim.figure is not None and not claim.figure.quantity.counts_persons:
        return [(claim.figure.quantity,)]
    subject = claim.subject
    if subject.deployment is None:
        return [("matter", subject.matter)]
    structure = context.structure
    near = (subject.deployment, *structure.wholes[subject.deployment])
    return [("tree", name) for name in (*near, *structure.parts[subject.deployment])]
