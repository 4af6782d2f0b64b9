"""Speech about speech: what an actor is said to have said, beside its own claims.

A report that an actor said something holds the actor to it; a report that it did not say it
meets the claims in which it did. Each pair is decided by the checker itself, from the two
contents alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from attrs import evolve, frozen

from counterclaim.consistency.compile import compile_dataset
from counterclaim.consistency.enumerate import enumerate_sets
from counterclaim.consistency.groups import groups_of
from counterclaim.consistency.policy import Policy
from counterclaim.consistency.theory import Compiled, Nogood, Theory
from counterclaim.consistency.windows import hull
from counterclaim.model import Claim, Dataset, Said, TimeReference

_HELD = ("said", "confirmed")
_QUIET = ("silent", "evasive")
_OPPOSITE = (("held", "not held"), ("denied", "not denied"), ("held", "quiet"))


@frozen
class _Words:
    """A claim about speech, with the claim whose content is in question."""

    compiled: Compiled
    said: Said
    target: Claim


def own_words(dataset: Dataset, theory: Theory, policy: Policy) -> list[Nogood]:
    """Return the pairs of a claim about an actor's words and a claim of that actor's own."""
    if "own_words" in policy.disabled:
        return []
    claims: dict[str, Claim] = {}
    for claim in dataset.claims:
        claims.setdefault(claim.id, claim)
    words = [
        _Words(compiled, compiled.claim.says, claims[compiled.claim.says.claim])
        for compiled in theory.claims
        if isinstance(compiled.claim.says, Said) and compiled.claim.says.claim in claims
    ]
    by_speaker: dict[str, list[Compiled]] = {}
    for compiled in theory.claims:
        if not isinstance(compiled.claim.says, Said):
            by_speaker.setdefault(compiled.claim.speaker, []).append(compiled)
    found: dict[frozenset[str], Nogood] = {}
    for word in words:
        for pair in (*_with_own(word, by_speaker, dataset, policy), *_with_other(word, words)):
            old = found.get(pair.claims)
            if old is None or pair.tier < old.tier:
                found[pair.claims] = pair
    return [found[key] for key in sorted(found, key=sorted)]


def _with_own(
    word: _Words, by_speaker: Mapping[str, Sequence[Compiled]], dataset: Dataset, policy: Policy
) -> Iterator[Nogood]:
    """Yield the clashes of what an actor is said to have said with what it says itself."""
    report, denied = word.compiled.claim, word.compiled.claim.polarity == "denied"
    for own in by_speaker.get(word.said.actor, ()):
        if own.claim.id == report.id or not _before(own.claim, report):
            continue
        tier: int | None = None
        if word.said.stance in _HELD and denied:
            tier = 1 if _same_content(own.claim, word.target) else None
        elif word.said.stance in _HELD:
            if own.claim.id != word.target.id:
                tier = _clash(_attributed(word), own.claim, dataset, policy)
        elif word.said.stance == "denied" and denied:
            tier = _clash(word.target, own.claim, dataset, policy)
        elif word.said.stance == "denied":
            tier = 1 if _same_content(own.claim, word.target) else None
        elif not denied and word.said.stance in _QUIET:
            tier = 1 if _same_subject(own.claim, word.target) else None
        if tier is not None:
            yield Nogood(frozenset((report.id, own.claim.id)), "own_words", max(1, tier))


def _with_other(word: _Words, words: Sequence[_Words]) -> Iterator[Nogood]:
    """Yield the clashes of two claims about the words of one actor on one content."""
    for other in words:
        if other.compiled.claim.id <= word.compiled.claim.id:
            continue
        if other.said.actor != word.said.actor:
            continue
        for told, untold in ((word, other), (other, word)):
            senses = (_sense(told), _sense(untold))
            if senses in _OPPOSITE and _same_content(told.target, untold.target):
                names = frozenset((word.compiled.claim.id, other.compiled.claim.id))
                yield Nogood(names, "own_words", 1)


def _sense(word: _Words) -> Literal["held", "not held", "denied", "not denied", "quiet", "other"]:
    denied = word.compiled.claim.polarity == "denied"
    if word.said.stance in _HELD:
        return "not held" if denied else "held"
    if word.said.stance == "denied":
        return "not denied" if denied else "denied"
    return "other" if denied else "quiet"


def _before(own: Claim, report: Claim) -> bool:
    """Tell whether a claim was surely made by the time that a report of speech is about."""
    time = report.stated
    if report.when is not None and report.when.edtf is not None:
        time = report.when.edtf
    spoken = isinstance(report.says, Said) and report.says.stance in _HELD
    if spoken and report.polarity == "affirmed":
        return True  # what somebody said is compared with all that it says
    return hull(own.stated)[1] <= hull(time)[1]


def _same_content(own: Claim, target: Claim) -> bool:
    """Tell whether a claim has the content of another one.

    A target without a time is met by whatever time. What hangs on a condition is another
    content than what does not.
    """
    if own.id == target.id:
        return True
    times = (own.when, target.when)
    told = [None if time is None else evolve(time, text=None) for time in times]
    return (
        own.says == target.says
        and evolve(own.about, inferred=False) == evolve(target.about, inferred=False)
        and own.polarity == target.polarity
        and (told[1] is None or told[0] == told[1])
        and own.condition == target.condition
    )


def _same_subject(left: Claim, right: Claim) -> bool:
    return left.id == right.id or (
        type(left.says) is type(right.says)
        and left.about.deployment == right.about.deployment
        and left.about.matter == right.about.matter
        and left.about.process == right.about.process
    )


def _attributed(word: _Words) -> Claim:
    """Return the content as a claim of the actor, of the time at which it is said to speak."""
    report = word.compiled.claim
    when: TimeReference | None = word.target.when
    if when is None:
        when = report.when
    return evolve(
        word.target,
        id=f"{report.id}.words",
        speaker=word.said.actor,
        stated=report.stated,
        when=when,
        relations=(),
    )


def _clash(left: Claim, right: Claim, dataset: Dataset, policy: Policy) -> int | None:
    """Return the lowest tier at which two claims cannot both be true, or None."""
    pair = evolve(dataset, claims=(evolve(left, relations=()), evolve(right, relations=())))
    theory = compile_dataset(pair, policy)
    found, _ = enumerate_sets(theory, groups_of(theory, policy), policy)
    return min((entry.tier for entry in found if len(entry.claims) > 1), default=None)
