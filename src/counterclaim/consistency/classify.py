"""What kind of conflict a set is, what it assumes, and what it rests on."""

from collections.abc import Iterable, Sequence
from typing import get_args

from attrs import evolve

from counterclaim.consistency.dropping import instances, relied_on
from counterclaim.consistency.instances import Instance
from counterclaim.consistency.policy import Definition
from counterclaim.consistency.result import Assumption, Conflict, ConflictBasis, Kind
from counterclaim.consistency.solve import Solver
from counterclaim.consistency.states import FUTURE
from counterclaim.consistency.theory import Compiled
from counterclaim.consistency.windows import hull
from counterclaim.model import About, Attribute, Change, Claim, Count, Said, Scope
from counterclaim.structure.hierarchy import Structure

_REVERSING = ("no_regression", "denied_then_affirmed", "holds_ahead")


def needed_instances(solver: Solver, claims: Sequence[int]) -> list[Instance]:
    """Return a smallest sufficient set of assumptions, dropping them in a fixed order."""
    needed = []
    found = instances(solver, claims)
    used = relied_on(solver, claims, found) if solver.numbers(claims) else None
    for instance in found:
        without = evolve(solver, dropped=solver.dropped | {instance})
        if used is not None and instance not in used:
            solver = without  # what shows that the claims fail still does
        elif without.satisfiable(claims):
            needed.append(instance)
        else:
            solver = without
            used = None if used is None else relied_on(solver, claims, found)
    return needed


def member_assumptions(members: Iterable[Compiled]) -> list[Assumption]:
    """Return what the members themselves bring along: a guess, a plan, a hedge."""
    found = []
    for member in members:
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


def rule_assumptions(needed: Iterable[Instance], claims: Sequence[Compiled]) -> list[Assumption]:
    """Return the assumptions that the rules bring along; definitions only as part-of.

    `claims` are all claims of the theory, by place.
    """
    found: dict[Assumption, None] = {}
    for instance in needed:
        names = [line.subject.name for line in instance.timelines]
        if instance.claim is None:
            subjects = tuple(dict.fromkeys(names))
            if instance.code in ("whole_completed", "final_reaches_parts"):
                subjects = subjects[::-1]  # these lead from a whole to its parts
            own: tuple[str, ...] = ()
        else:
            claim = claims[instance.claim]
            subjects = tuple(dict.fromkeys((claim.subject.name, *names)))
            own = (claim.claim.id,)
        if instance.code not in _DEFINITIONS:
            about = subjects if instance.claim is None else ()
            found[Assumption(code=instance.code, claims=own, subjects=about)] = None
        if len(subjects) > 1:
            for part in subjects[:-1]:
                found[Assumption(code="part_of", subjects=(part, subjects[-1]))] = None
    return list(found)


def claimed_instead(
    assumption: Assumption, structure: Structure, joined: Iterable[str]
) -> Assumption:
    """Lay a part-of relation that the data does not record to the claims that say so."""
    if assumption.code != "part_of" or not assumption.subjects:
        return assumption
    part, whole = assumption.subjects
    known = part in structure.wholes and whole in structure.wholes
    if not known or whole in structure.wholes[part]:
        return assumption
    return evolve(assumption, code="claimed_part", claims=tuple(sorted(joined)))


_DEFINITIONS = frozenset(get_args(Definition))


_WORDS = (None, "leaving_means_reduction", "arriving_means_arrival")


def _missed(plan: Compiled, fact: Compiled, structure: Structure) -> bool:
    """Tell whether a fact shows, later and from outside, that a plan has not come true."""
    if structure.share_a_party((fact.claim.speaker, plan.claim.speaker)):
        return False
    if hull(fact.claim.stated)[0] <= hull(plan.claim.stated)[1]:
        return False
    windows = [found.window for found in plan.constraints if found.code in _WORDS]
    return all(
        window.every or window.last == FUTURE or window.last <= hull(fact.claim.stated)[1]
        for window in windows
    )


def _unfulfilled(members: Sequence[Compiled], structure: Structure) -> bool:
    plans = [member for member in members if member.manner in ("plan", "conditional")]
    facts = [member for member in members if member.manner == "fact"]
    if not plans or len(plans) + len(facts) < len(members):
        return False
    lines = [found.timeline for fact in facts for found in fact.constraints if found.code in _WORDS]
    if any(line.many_moments for line in lines):
        return False
    last = max(facts, key=lambda member: hull(member.claim.stated)[1], default=None)
    return last is not None and all(_missed(plan, last, structure) for plan in plans)


def kind_of(
    members: Sequence[Compiled], assumptions: Iterable[Assumption], structure: Structure
) -> Kind:
    """Return the kind of a conflict: the first that fits, in the order of the model page."""
    if len(members) == 1:
        return "impossible"
    utterances = {member.claim.utterance for member in members}
    if len(utterances) == 1 and None not in utterances:
        return "misreport"
    if _unfulfilled(members, structure):
        return "unfulfilled"
    speakers = [member.claim.speaker for member in members]
    codes = {assumption.code for assumption in assumptions}
    if codes & {*_REVERSING, "plan"} and structure.share_a_party(speakers):
        return "reversal"
    parties = {structure.party(speaker) for speaker in speakers}
    one_party = len(parties) == 1 and None not in parties
    return "self_contradiction" if one_party else "disagreement"


def basis_of(members: Sequence[Compiled]) -> ConflictBasis:
    """Return what clashes: stages, numbers, both, attributes, or dates of entering a stage."""
    counted = [isinstance(member.claim.says, Count | Change) for member in members]
    if any(counted):
        return "count" if all(counted) else "mixed"
    if any(isinstance(member.claim.says, Attribute | Said) for member in members):
        return "attribute"
    entering = [getattr(member.claim.says, "enters", False) for member in members]
    codes = {getattr(member.claim.says, "code", None) for member in members}
    deadlines = all(
        member.manner in ("plan", "conditional")
        and member.claim.when is not None
        and member.claim.when.role == "by"
        for member in members
    )
    return "date" if len(codes) == 1 and (all(entering) or deadlines) else "stage"


def _matches(subject: About, about: About) -> bool:
    same = subject.deployment == about.deployment and subject.matter == about.matter
    return same and (subject.process is None or subject.process == about.process)


def is_distinction(claim: Claim) -> bool:
    """Tell whether a claim holds subjects apart."""
    says = claim.says
    return (
        isinstance(says, Scope)
        and says.relation == "distinct_from"
        and claim.polarity == "affirmed"
    )


def distinctions_of(members: Sequence[Compiled], distinctions: Iterable[Claim]) -> tuple[str, ...]:
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


def link_within(conflicts: Sequence[Conflict]) -> list[Conflict]:
    """Name, for each conflict, the graver sets that it lies within."""
    by_claim: dict[str, list[Conflict]] = {}
    for conflict in conflicts:
        for name in conflict.claims:
            by_claim.setdefault(name, []).append(conflict)
    linked = []
    for conflict in conflicts:
        own = frozenset(conflict.claims)
        larger = [
            other.claims for other in by_claim[conflict.claims[0]] if own < frozenset(other.claims)
        ]
        linked.append(evolve(conflict, within=tuple(larger)))
    return linked
