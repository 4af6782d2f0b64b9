"""A dataset in, its conflicts out."""

from collections.abc import Sequence

from attrs import evolve

from counterclaim.consistency.background.context import Context
from counterclaim.consistency.interpretation.claims import (
    WEAK,
    Interpretation,
    interpret,
    is_distinction,
)
from counterclaim.consistency.policy import Policy
from counterclaim.consistency.results.building import conflict_of
from counterclaim.consistency.results.conflict import (
    GRADES,
    Conflict,
    Explained,
    Report,
    Skipped,
    Truncation,
    conflict_order,
)
from counterclaim.consistency.results.copies import mark_copies
from counterclaim.consistency.results.unlinked import unlinked_claims
from counterclaim.consistency.search.candidates import trees_of
from counterclaim.consistency.search.clashes import find
from counterclaim.consistency.search.explanations import explanations_of
from counterclaim.consistency.search.found import Found
from counterclaim.model import Claim, Dataset
from counterclaim.structure.hierarchy import structure_of
from counterclaim.structure.places import places_of
from counterclaim.structure.provenance import supporters_of


def check(dataset: Dataset, policy: Policy | None = None) -> Report:
    """Find every minimal set of claims in a dataset that cannot all be true.

    References that do not resolve leave their claims out, which the report says; nothing is
    raised for data of any kind. The result does not depend on the order of records.
    """
    policy = policy or Policy()
    context, claims, skipped = _read(dataset, policy)
    found = find(claims, context)
    explained = _explained(found, claims, context)
    distinctions = sorted(
        (claim for claim in dataset.claims if is_distinction(claim)), key=lambda claim: claim.id
    )
    conflicts = [
        conflict_of(entry, explanations, context, distinctions)
        for entry, explanations in zip(found, explained, strict=True)
    ]
    conflicts.sort(key=conflict_order)
    conflicts, truncated = _capped(conflicts, claims, context)
    late = {entry.claim for entry in skipped if entry.reason == "after_as_of"}
    return Report(
        conflicts=tuple(_with_company(conflicts, dataset, context, late)),
        checked=len(claims),
        skipped=tuple(sorted(skipped, key=lambda entry: entry.claim)),
        truncated=tuple(truncated),
        policy=policy,
        unlinked=unlinked_claims(claims, context),
    )


def _read(dataset: Dataset, policy: Policy) -> tuple[Context, list[Interpretation], list[Skipped]]:
    """Read every claim; of several with one id only the first."""
    structure = structure_of(dataset)
    first: dict[str, Claim] = {}
    for claim in dataset.claims:
        first.setdefault(claim.id, claim)
    claims: list[Interpretation] = []
    skipped: list[Skipped] = []
    for name in sorted(first):
        read = interpret(first[name], structure, policy)
        if isinstance(read, Interpretation):
            claims.append(read)
        else:
            skipped.append(Skipped(claim=name, reason=read))
    context = Context(policy, structure, places_of(structure.deployments), first)
    return context, claims, skipped


def _explained(
    found: Sequence[Found], claims: Sequence[Interpretation], context: Context
) -> list[tuple[Explained, ...]]:
    """Return what would explain each finding.

    A claim explains firmly only where nobody disputes it: it stands in no conflict as firm as
    a likely one with a claim outside the pair that it would explain.
    """
    trees = trees_of(context.structure)
    groups: dict[str, list[Interpretation]] = {}
    for claim in claims:
        subject = claim.subject
        key = trees.get(subject.deployment or "", f"matter {subject.matter}")
        groups.setdefault(key, []).append(claim)
    against: dict[str, list[frozenset[str]]] = {}
    for entry in found:
        for name in entry.ids if entry.grade < WEAK else ():
            against.setdefault(name, []).append(entry.ids)
    result = []
    for entry in found:
        near = [
            claim
            for key in sorted(
                {
                    trees.get(claim.subject.deployment or "", f"matter {claim.subject.matter}")
                    for claim in entry.claims
                }
            )
            for claim in groups.get(key, ())
        ]
        disputed = frozenset(
            claim.claim.id
            for claim in near
            if any(
                not ids - {claim.claim.id} <= entry.ids for ids in against.get(claim.claim.id, ())
            )
        )
        result.append(explanations_of(entry, near, context, disputed))
    return result


def _capped(
    conflicts: Sequence[Conflict], claims: Sequence[Interpretation], context: Context
) -> tuple[list[Conflict], list[Truncation]]:
    """Keep so many conflicts of one grade in each group of claims that hang together."""
    trees = trees_of(context.structure)
    place = {
        claim.claim.id: trees.get(claim.subject.deployment or "", f"matter {claim.subject.matter}")
        for claim in claims
    }
    counts: dict[tuple[str, str], int] = {}
    kept = []
    for conflict in sorted(conflicts, key=_rarest_first):
        key = (place[conflict.claims[0]], conflict.grade)
        counts[key] = counts.get(key, 0) + 1
        if counts[key] <= context.policy.max_sets:
            kept.append(conflict)
    cuts = [
        Truncation(
            reason="sets", grade=grade, left_out=count - context.policy.max_sets, place=where
        )
        for grade in GRADES
        for (where, of), count in sorted(counts.items())
        if of == grade and count > context.policy.max_sets
    ]
    return sorted(kept, key=conflict_order), cuts


def _rarest_first(conflict: Conflict) -> tuple[object, ...]:
    """Order conflicts for a cap: sums first, then those that rest on the least."""
    pair = len(conflict.claims) == 2
    return (pair, len(conflict.assumptions), conflict_order(conflict))


def _with_company(
    conflicts: Sequence[Conflict], dataset: Dataset, context: Context, late: set[str]
) -> list[Conflict]:
    """Add to ordered conflicts what they are besides others, and who stands behind their claims.

    Claims that were stated after the day of the check stand behind nothing.
    """
    if not conflicts:
        return []
    claims = {claim.id: claim for claim in reversed(dataset.claims) if claim.id not in late}
    supporters = supporters_of(claims, dataset.sources)
    support = {name: supporters.of(name) for found in conflicts for name in found.claims}
    listed = [
        evolve(found, support=tuple(support[name] for name in found.claims)) for found in conflicts
    ]
    return mark_copies(_within(listed), claims, context.structure)


def _within(conflicts: Sequence[Conflict]) -> list[Conflict]:
    """Name, for each conflict, the larger sets that it lies within."""
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
