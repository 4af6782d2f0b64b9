"""What kind of conflict a set is, what it is about, and what it rests on."""

from collections.abc import Iterable, Sequence

from counterclaim.consistency.background.context import Context
from counterclaim.consistency.background.registry import rule_of
from counterclaim.consistency.interpretation.claims import Interpretation
from counterclaim.consistency.interpretation.lines import FUTURE
from counterclaim.consistency.results.conflict import Assumption, Kind, Question
from counterclaim.model import About, Attribute, Change, Claim, Count, Said, Scope

_PRESENCE = ("arrival",)


def own_assumptions(claims: Iterable[Interpretation]) -> list[Assumption]:
    """Return what the members themselves bring along: a guess, a plan, a hedge."""
    found = []
    for member in claims:
        claim = member.claim
        if claim.about.inferred:
            found.append(Assumption(code="inferred_subject", claims=(claim.id,)))
        if member.manner == "plan":
            found.append(Assumption(code="plan", claims=(claim.id,)))
        if member.manner == "forecast":
            found.append(Assumption(code="forecast", claims=(claim.id,)))
        if member.manner == "conditional":
            found.append(Assumption(code="conditional", claims=(claim.id,)))
        if claim.commitment in ("probable", "possible"):
            found.append(Assumption(code="hedged", claims=(claim.id,)))
    return found


def _missed(plan: Interpretation, fact: Interpretation, context: Context) -> bool:
    """Tell whether a fact shows, later and from outside, that a plan has not come true."""
    if context.one_party(fact, plan) or fact.stated[0] <= plan.stated[1]:
        return False
    window = plan.window
    return window.every or window.last == FUTURE or window.last <= fact.stated[1]


def _unfulfilled(members: Sequence[Interpretation], context: Context) -> bool:
    plans = [member for member in members if member.manner in ("plan", "conditional")]
    facts = [member for member in members if member.manner == "fact"]
    if not plans or not facts or len(plans) + len(facts) < len(members):
        return False
    if any(fact.line is not None and fact.line.many_moments for fact in facts):
        return False
    last = max(facts, key=lambda member: member.stated[1])
    return all(_missed(plan, last, context) for plan in plans)


def kind_of(members: Sequence[Interpretation], rules: Iterable[str], context: Context) -> Kind:
    """Return the kind of a conflict: the first that fits, in the order of the model page."""
    utterances = {member.claim.utterance for member in members}
    if len(utterances) == 1 and None not in utterances:
        return "misreport"
    if _unfulfilled(members, context):
        return "unfulfilled"
    speakers = [member.claim.speaker for member in members]
    known = (rule_of(code) for code in rules)
    reversing = any(rule is not None and rule.reverses for rule in known)
    if context.structure.share_a_party(speakers):
        planned = any(member.manner == "plan" for member in members)
        return "reversal" if reversing or planned else "self_contradiction"
    return "disagreement"


def question_of(members: Sequence[Interpretation], *, summed: bool = False) -> Question:
    """Return what the members of a conflict answer differently."""
    contents = [member.claim.says for member in members]
    if summed or all(isinstance(says, Count | Change) for says in contents):
        return "number"
    if any(isinstance(says, Said) for says in contents):
        return "speech"
    if any(isinstance(says, Attribute) for says in contents):
        return "property"
    lines = [member.line for member in members if member.line is not None]
    facets = {line.facet for line in lines}
    if "decision" in facets:
        return "decision"
    if "announcement" in facets:
        return "announcement"
    processes = {line.process for line in lines if line.facet == "execution"}
    if "presence" in facets or processes & set(_PRESENCE):
        return "presence"
    return "leaving" if processes <= {"withdrawal", "reduction"} else "process"


def distinctions_of(
    members: Sequence[Interpretation], distinctions: Iterable[Claim]
) -> tuple[str, ...]:
    """Return those of some distinctions that hold apart what the members speak of."""
    found = []
    for claim in distinctions:
        subjects = claim.says.subjects if isinstance(claim.says, Scope) else ()
        met = {
            number
            for number, subject in enumerate(subjects)
            for member in members
            if _matches(subject, member.claim.about)
        }
        if len(met) > 1:
            found.append(claim.id)
    return tuple(found)


def _matches(subject: About, about: About) -> bool:
    same = subject.deployment == about.deployment and subject.matter == about.matter
    return same and (subject.process is None or subject.process == about.process)
