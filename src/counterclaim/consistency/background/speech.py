"""Speech about speech: what an actor is said to have said, beside its own claims.

A report that an actor said something holds the actor to it; a report that it did not say it
meets the claims in which it did.
"""

from typing import Literal

from attrs import evolve

from counterclaim.consistency.background.context import Context
from counterclaim.consistency.background.registration import comparison
from counterclaim.consistency.background.rule import Clash
from counterclaim.consistency.interpretation.claims import LIKELY, Interpretation
from counterclaim.consistency.interpretation.times import possible_days
from counterclaim.model import Claim, Said
from counterclaim.time import Edtf

_HELD = ("said", "confirmed")
_OPPOSITE = (("held", "not held"), ("denied", "not denied"), ("held", "quiet"))


def sense(
    report: Interpretation,
) -> Literal["held", "not held", "denied", "not denied", "quiet", "other"]:
    """Return what a claim about somebody's words says of them."""
    says = report.claim.says
    denied = not report.affirmed
    if not isinstance(says, Said):
        return "other"
    if says.stance in _HELD:
        return "not held" if denied else "held"
    if says.stance == "denied":
        return "not denied" if denied else "denied"
    return "other" if denied else "quiet"


def speaks_as(speaker: str, actor: str, context: Context) -> bool:
    """Tell whether an actor's words are those of another: its own, or those of its party."""
    if speaker == actor:
        return True
    party = context.structure.party(actor)
    return party == actor and party in context.structure.parties(speaker)


def made_by_then(own: Claim, report: Claim) -> bool:
    """Tell whether a claim was surely made by the time that a report of speech is about."""
    return possible_days(own.stated)[1] <= possible_days(time_of(report))[1]


def time_of(report: Claim) -> Edtf:
    """Return the time that a report of speech is about."""
    if report.when is not None and report.when.edtf is not None:
        return report.when.edtf
    return report.stated


def same_content(own: Claim, target: Claim) -> bool:
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


def same_subject(left: Claim, right: Claim) -> bool:
    """Tell whether two claims say something of one kind about one subject."""
    return left.id == right.id or (
        type(left.says) is type(right.says)
        and left.about.deployment == right.about.deployment
        and left.about.matter == right.about.matter
        and left.about.process == right.about.process
    )


def attributed(report: Claim, target: Claim) -> Claim:
    """Return the content as a claim of the actor, of the time at which it is said to speak."""
    says = report.says
    speaker = says.actor if isinstance(says, Said) else report.speaker
    when = target.when if target.when is not None else report.when
    return evolve(
        target,
        id=f"{report.id}.words",
        speaker=speaker,
        stated=report.stated,
        when=when,
        relations=(),
        utterance=None,
    )


@comparison(
    "own_words",
    "presumption",
    of=("said",),
    title="What somebody is said to have said, and what it says itself",
    meaning="A claim that an actor did not say, or denied, what another claim says excludes an "
    "own claim with that content, made by then; one that it was silent or evasive an own "
    "claim of the same kind about the same subject, made before; one that it said so, or "
    "did not deny it, an own claim that clashes with that content. Two reports of one "
    "actor on one content exclude one another where one has it said and the other not, "
    "or quiet, or one denied and the other not. The words of a party are those of all "
    "who represent it.",
    why="People quarrel about who said what.",
    example='"He never said so", and his own statement that says so.',
    because="what is told of somebody's words does not fit those words",
    unless="the words were meant otherwise, or said on another occasion",
)
def own_words(report: Interpretation, other: Interpretation, context: Context) -> Clash | None:
    """What is told of an actor's words fits what it says."""
    says = report.claim.says
    if not isinstance(says, Said):
        return None
    target = context.claims.get(says.claim)
    if target is None:
        return None
    grade = max(report.grade, other.grade, LIKELY)
    words = other.claim.says
    if isinstance(words, Said):
        known = context.claims.get(words.claim)
        told = known is not None and words.actor == says.actor and same_content(target, known)
        opposed = told and (sense(report), sense(other)) in _OPPOSITE
        return Clash(grade, ()) if opposed else None
    if not speaks_as(other.claim.speaker, says.actor, context):
        return None
    tenor = sense(report)
    if tenor in ("held", "not denied"):
        return None  # decided by the contents: see the search
    if not made_by_then(other.claim, report.claim):
        return None
    if tenor in ("not held", "denied"):
        return Clash(grade, ()) if same_content(other.claim, target) else None
    # others of a party may break its silence later on the same day
    itself = other.claim.speaker == says.actor
    before = itself or other.stated[1] < possible_days(time_of(report.claim))[1]
    quiet = tenor == "quiet" and before and same_subject(other.claim, target)
    return Clash(grade, ()) if quiet else None


RULES = (own_words,)
