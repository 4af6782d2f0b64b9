"""Why two statements that nearly clash do not, in one sentence."""

from counterclaim.consistency import NearMiss
from counterclaim.report.sentences.names import Names, dated_ref, listed
from counterclaim.report.sentences.statements import said_words
from counterclaim.report.sentences.vocabulary import NEAR


def near_sentence(near: NearMiss, names: Names) -> str:
    """Return a near miss as one sentence: who says what, and which difference parts them."""
    refs = listed(dated_ref(names, claim) for claim in near.claims)
    known = [names.claims[claim] for claim in near.claims if claim in names.claims]
    said = "; ".join(said_words(names, claim) for claim in known)
    told = f": {said}" if said else ""
    return f"What {refs} say can both be true, since {NEAR[near.difference]}{told}."
