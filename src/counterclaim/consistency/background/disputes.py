"""What the sources themselves say of two claims: that one disputes the other."""

from counterclaim.consistency.background.context import Context
from counterclaim.consistency.background.registration import comparison
from counterclaim.consistency.background.rule import Clash
from counterclaim.consistency.interpretation.claims import LIKELY, WEAK, Interpretation

_DISPUTES = ("disputes", "retracts", "corrects", "supersedes")
_SETTLES = ("retracts", "corrects", "supersedes", "updates", "repeats", "qualifies", "supports")


def settled(first: Interpretation, second: Interpretation, context: Context) -> bool:
    """Tell whether one of two claims says itself how it bears on the other.

    A relation settles the pair that it names and no other; that of another party settles
    nothing, but for a repetition or a support.
    """
    for claim, target in ((first, second), (second, first)):
        if not claim.claim.relations:
            continue
        own = context.structure.speaks_for(claim.claim.speaker, target.claim.speaker)
        for relation in claim.claim.relations:
            named = relation.claim == target.claim.id and relation.kind in _SETTLES
            if named and (own or relation.kind in ("repeats", "supports")):
                return True
    return False


@comparison(
    "explicit_dispute",
    "presumption",
    title="One statement disputes another",
    meaning="A claim that `disputes` another (or that another party says it retracts, corrects "
    "or supersedes), about the same deployment or matter, or part and whole.",
    why="The speaker says so.",
    example='"The report that they are leaving is wrong", about a report of the week before.',
    because="the one was said against the other",
    unless="it disputes something else of the statement",
)
def explicit_dispute(
    first: Interpretation, second: Interpretation, context: Context
) -> Clash | None:
    """A claim contradicts what it disputes."""
    if not first.claim.relations:
        return None
    own = context.structure.speaks_for(first.claim.speaker, second.claim.speaker)
    disputes = any(
        relation.claim == second.claim.id
        and (relation.kind == "disputes" or (relation.kind in _DISPUTES and not own))
        for relation in first.claim.relations
    )
    if not disputes or not context.structure.related(first.subject, second.subject):
        return None
    return Clash(LIKELY if max(first.grade, second.grade) <= LIKELY else WEAK, ())


RULES = (explicit_dispute,)
