"""The check: a dataset in, its conflicts out."""

from collections.abc import Sequence

from attrs import evolve

from counterclaim.consistency.classify import (
    basis_of,
    claimed_instead,
    distinctions_of,
    is_distinction,
    kind_of,
    link_within,
    member_assumptions,
    needed_instances,
    rule_assumptions,
)
from counterclaim.consistency.compile import compile_dataset
from counterclaim.consistency.copies import mark_copies
from counterclaim.consistency.dated import deadlines_of, with_dates
from counterclaim.consistency.dropping import instances
from counterclaim.consistency.enumerate import Found, enumerate_sets
from counterclaim.consistency.explain import explain, view_of
from counterclaim.consistency.groups import groups_of
from counterclaim.consistency.instances import Instance
from counterclaim.consistency.policy import Policy
from counterclaim.consistency.reported import with_reports
from counterclaim.consistency.result import (
    Assumption,
    Conflict,
    Dated,
    Explanation,
    Report,
    SubjectView,
    Truncation,
    conflict_order,
    truncation_order,
)
from counterclaim.consistency.solve import Solver
from counterclaim.consistency.speech import own_words
from counterclaim.consistency.steps import closure_explanation, step_explanation
from counterclaim.consistency.theory import Compiled, Theory
from counterclaim.consistency.unlinked import unlinked_claims
from counterclaim.consistency.windows import hull
from counterclaim.findings import SEVERITIES
from counterclaim.model import Claim, Dataset
from counterclaim.structure.provenance import supporters_of


def check(dataset: Dataset, policy: Policy | None = None) -> Report:
    """Find every minimal set of claims in a dataset that cannot all be true.

    References that do not resolve leave their claims out, which the report says; nothing is
    raised for data of any kind. The result does not depend on the order of records.
    """
    policy = policy or Policy()
    theory = compile_dataset(dataset, policy)
    theory = evolve(theory, nogoods=(*theory.nogoods, *own_words(dataset, theory, policy)))
    found, cuts = enumerate_sets(theory, groups_of(theory, policy), policy)
    names = [compiled.claim.id for compiled in theory.claims]
    distinctions = sorted(
        (claim for claim in dataset.claims if is_distinction(claim)), key=lambda claim: claim.id
    )
    conflicts = [_conflict(entry, theory, policy, names, distinctions) for entry in found]
    conflicts.sort(key=conflict_order)
    if conflicts:
        conflicts = _with_company(conflicts, dataset, theory)
    return Report(
        conflicts=tuple(conflicts),
        checked=len(theory.claims),
        skipped=tuple(sorted(theory.skipped, key=lambda entry: entry.claim)),
        truncated=tuple(
            sorted(
                (
                    Truncation(
                        subjects=tuple(view_of(line) for line in cut.group.timelines),
                        severity=SEVERITIES[cut.tier],
                        found=cut.found,
                    )
                    for cut in cuts
                ),
                key=truncation_order,
            )
        ),
        policy=policy,
        unlinked=unlinked_claims(theory),
    )


def _with_company(
    conflicts: Sequence[Conflict], dataset: Dataset, theory: Theory
) -> list[Conflict]:
    """Add to ordered conflicts what they are besides others, and who stands behind their claims.

    Claims that were stated after the day of the check stand behind nothing.
    """
    late = {entry.claim for entry in theory.skipped if entry.reason == "after_as_of"}
    claims = {claim.id: claim for claim in reversed(dataset.claims) if claim.id not in late}
    supporters = supporters_of(claims, dataset.sources)
    support = {name: supporters.of(name) for found in conflicts for name in found.claims}
    conflicts = [
        evolve(found, support=tuple(support[name] for name in found.claims)) for found in conflicts
    ]
    return mark_copies(link_within(conflicts), claims, theory.structure)


def _stated_order(numbers: frozenset[int], theory: Theory) -> list[int]:
    return sorted(numbers, key=lambda number: (hull(theory.claims[number].claim.stated), number))


def _conflict(
    found: Found,
    theory: Theory,
    policy: Policy,
    names: Sequence[str],
    distinctions: Sequence[Claim],
) -> Conflict:
    numbers = _stated_order(found.claims, theory)
    members = [theory.claims[number] for number in numbers]
    assumptions = member_assumptions(members)
    if found.group is None:
        explanation = _rule_explanation(found, members, policy)
        code = found.nogood.code if found.nogood is not None else "explicit_dispute"
        ids = tuple(member.claim.id for member in members)
        assumptions.append(Assumption(code=code, claims=ids))
    else:
        solver = Solver(found.group, found.tier, policy, theory.structure).for_claims(numbers)
        needed = needed_instances(solver, numbers)
        joined = {theory.claims[number].claim.id for number in solver.joined}
        assumptions += [
            claimed_instead(entry, theory.structure, joined)
            for entry in rule_assumptions(needed, theory.claims)
        ]
        solver = _only(solver, numbers, needed)
        explanation = explain(solver, numbers, names)
        explanation = with_dates(explanation, solver, numbers, theory.claims)
    by_id = {member.claim.id: member for member in members}
    explanation = with_reports(explanation, by_id, policy)
    return Conflict(
        claims=tuple(member.claim.id for member in members),
        severity=SEVERITIES[found.tier],
        kind=kind_of(members, assumptions, theory.structure),
        basis=basis_of(members),
        assumptions=tuple(assumptions),
        explanation=explanation,
        distinctions=distinctions_of(members, distinctions),
    )


def _only(solver: Solver, numbers: Sequence[int], needed: Sequence[Instance]) -> Solver:
    """Return the solver with every assumption dropped that a conflict does not need."""
    spare = frozenset(instances(solver, numbers)) - frozenset(needed)
    return evolve(solver, dropped=spare)


def _rule_explanation(found: Found, members: Sequence[Compiled], policy: Policy) -> Explanation:
    """Explain claims that a rule about them excludes: it is the whole reason."""
    code = found.nogood.code if found.nogood is not None else "explicit_dispute"
    step = step_explanation(members, policy) if code == "step_arithmetic" else None
    if code == "closure":
        step = closure_explanation(members, policy)
    if step is not None:
        return step
    line = next(
        (constraint.timeline for member in members for constraint in member.constraints),
        None,
    )
    about = members[0].claim.about
    subject = (
        view_of(line)
        if line is not None
        else SubjectView(deployment=about.deployment, matter=about.matter, facet="execution")
    )
    dates: tuple[Dated, ...] = ()
    apart = None
    if code in ("deadline_moved", "condition_added"):
        dates, apart = deadlines_of(*(member.claim for member in members))
    return Explanation(
        subject=subject,
        first_day=None,
        last_day=None,
        ruled_out=(),
        rules=(code,),
        dates=dates,
        days_apart=apart,
    )
