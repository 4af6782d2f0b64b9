"""Speech about speech: what an actor is said to have said, against what it says itself."""

from itertools import combinations, product

from attrs import evolve, frozen
from tests.oracle.windows import hull

from counterclaim.model import Claim, Said

HELD = ("said", "confirmed")
QUIET = ("silent", "evasive")


@frozen
class Words:
    """A claim about an actor's words, with the claim whose content is in question."""

    id: str
    claim: Claim
    target: Claim
    tier: int

    @property
    def says(self):
        """What was done with the target: `held`, `not held` and so on."""
        stance, denied = self.claim.says.stance, self.claim.polarity == "denied"
        if stance in HELD:
            return "not held" if denied else "held"
        if stance == "denied":
            return "not denied" if denied else "denied"
        return "nothing" if denied else "quiet"


def own_words(compilation, dataset):
    """Return the pairs that exclude one another because of what an actor is said to have said."""
    found = {}
    if not compilation.on("own_words"):
        return found
    targets = {claim.id: claim for claim in dataset.claims}
    words = [
        Words(one.id, one.claim, targets[one.claim.says.claim], one.tier)
        for one in compilation.by_id.values()
        if isinstance(one.claim.says, Said) and one.claim.says.claim in targets
    ]
    own = [one for one in compilation.by_id.values() if not isinstance(one.claim.says, Said)]
    for word, other in product(words, own):
        if other.claim.speaker != word.claim.says.actor:
            continue
        tier = _tier(word, other.claim, dataset, compilation.policy)
        if tier is not None:
            found[frozenset((word.id, other.id))] = max(1, tier, word.tier, other.tier)
    for one, other in combinations(words, 2):
        same_actor = one.claim.says.actor == other.claim.says.actor
        if same_actor and (_exclude(one, other) or _exclude(other, one)):
            found[frozenset((one.id, other.id))] = max(1, one.tier, other.tier)
    return found


def _exclude(one, other):
    """Tell whether the first tells words with the content of which the second knows nothing."""
    pairs = (("held", "not held"), ("held", "quiet"), ("denied", "not denied"))
    return (one.says, other.says) in pairs and _same_content(one.target, other.target)


def _tier(word, own, dataset, policy):
    """Return the tier from which a claim about words excludes an own claim, or None."""
    if word.says == "held":
        if own.id == word.target.id:
            return None
        return _clash(_as_words(word), own, dataset, policy)
    if not _by_then(own, word.claim):
        return None
    if word.says in ("not held", "denied"):
        return 1 if _same_content(own, word.target) else None
    if word.says == "not denied":
        return None if own.id == word.target.id else _clash(word.target, own, dataset, policy)
    if word.says == "quiet":
        return 1 if _same_topic(own, word.target) else None
    return None


def _by_then(own, words):
    time = words.stated if words.when is None else words.when.edtf
    return hull(own.stated)[1] <= hull(time)[1]


def _same_content(own, target):
    """Tell whether a claim has the content of a target, in the time of the target if it has one."""
    if own.id == target.id:
        return True
    mine, its = own.when, target.when
    timed = its is None or (
        mine is not None
        and (mine.role, mine.edtf, mine.relative) == (its.role, its.edtf, its.relative)
    )
    return timed and (own.says, own.polarity, own.condition, evolve(own.about, inferred=False)) == (
        target.says,
        target.polarity,
        target.condition,
        evolve(target.about, inferred=False),
    )


def _same_topic(one, other):
    fields = ("deployment", "matter", "process")
    same = all(getattr(one.about, name) == getattr(other.about, name) for name in fields)
    return same and type(one.says) is type(other.says)


def _as_words(word):
    """Return the content as the actor's own claim, made when the claim about it was."""
    claim, target = word.claim, word.target
    when = claim.when if target.when is None else target.when
    return evolve(target, speaker=claim.says.actor, stated=claim.stated, when=when)


def _clash(content, own, dataset, policy):
    """Return the lowest tier at which a content and an own claim exclude one another alone."""
    from tests.oracle.reading import read  # noqa: PLC0415  (it reads speech too)
    from tests.oracle.z3_worlds import SEVERITIES, Worlds, minimal_sets  # noqa: PLC0415

    pair = (evolve(content, id="content", relations=()), evolve(own, id="own", relations=()))
    theory = read(evolve(dataset, claims=pair), policy)
    if len(theory.tiers) < len(pair):
        return None
    found = minimal_sets(theory, Worlds(theory).satisfiable)
    severity = found.get(frozenset(("content", "own")))
    return None if severity is None else SEVERITIES.index(severity)
