"""A dataset in, its conflicts out."""

from collections.abc import Mapping, Sequence
from typing import Literal

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
    truncation_order,
)
from counterclaim.consistency.results.copies import mark_copies
from counterclaim.consistency.results.found import Found
from counterclaim.consistency.results.unlinked import unlinked_claims
from counterclaim.consistency.search.candidates import trees_of
from counterclaim.consistency.search.clashes import Search, Stop, find
from counterclaim.consistency.search.explanations import explanations_of
from counterclaim.model import Claim, Dataset
from counterclaim.structure.hierarchy import structure_of
from counterclaim.structure.places import places_of
from counterclaim.structure.provenance import supporters_of


def check(dataset: Dataset, policy: Policy | None = None, *, stop: Stop | None = None) -> Report:
    """Find every minimal set of claims in a dataset that cannot all be true.

    References that do not resolve leave their claims out, which the report says; nothing is
    raised for data of any kind. The result does not depend on the order of records.

    Args:
        dataset: The records.
        policy: The parameters of the check; by default those of `Policy()`.
        stop: Asked now and then; where it returns true the search ends, what was found is
            reported, and `Report.truncated` names what was not searched.
    """
    policy = policy or Policy()
    context, claims, skipped = read_claims(dataset, policy)
    search = find(claims, context, stop)
    found, cuts = _capped(search.found, claims, context)
    cuts += _unfinished(search, claims, context)
    explained = _explained(found, claims, context)
    distinctions = sorted(
        (claim for claim in dataset.claims if is_distinction(claim)), key=lambda claim: claim.id
    )
    conflicts = [
        conflict_of(entry, explanations, context, distinctions)
        for entry, explanations in zip(found, explained, strict=True)
    ]
    conflicts.sort(key=conflict_order)
    late = {entry.claim for entry in skipped if entry.reason == "after_as_of"}
    return Report(
        conflicts=tuple(_with_company(conflicts, dataset, context, late)),
        checked=len(claims),
        skipped=tuple(sorted(skipped, key=lambda entry: entry.claim)),
        truncated=tuple(sorted(cuts, key=truncation_order)),
        policy=policy,
        unlinked=unlinked_claims(claims, context),
    )


def read_claims(
    dataset: Dataset, policy: Policy
) -> tuple[Context, list[Interpretation], list[Skipped]]:
    """Return what rules look at, the claims that take part, and the others with the reason.

    Of several claims with one id only the first is read.
    """
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
    a likely one, for which there is no explanation, with a claim outside what it would explain.
    """
    trees = trees_of(context.structure)
    groups: dict[str, list[Interpretation]] = {}
    for claim in claims:
        groups.setdefault(_place(claim, trees), []).append(claim)
    sets = []
    for entry in found:
        places = sorted({_place(claim, trees) for claim in entry.claims})
        near = [claim for place in places for claim in groups[place]]
        sets.append(explanations_of(entry, near, context))
    against: dict[str, list[frozenset[str]]] = {}
    for entry, explained in zip(found, sets, strict=True):
        if entry.grade < WEAK and not explained:
            for name in entry.ids:
                against.setdefault(name, []).append(entry.ids)
    return [
        tuple(evolve(x, firm=x.firm and _undisputed(x, entry, against)) for x in explained)
        for entry, explained in zip(found, sets, strict=True)
    ]


def _place(claim: Interpretation, trees: Mapping[str, str]) -> str:
    """Return what stands for all that a claim hangs together with."""
    subject = claim.subject
    return trees.get(subject.deployment or "", f"matter {subject.matter}")


def _undisputed(
    explained: Explained, found: Found, against: Mapping[str, Sequence[frozenset[str]]]
) -> bool:
    return all(
        ids - {name} <= found.ids for name in explained.claims for ids in against.get(name, ())
    )


def _capped(
    found: Sequence[Found], claims: Sequence[Interpretation], context: Context
) -> tuple[list[Found], list[Truncation]]:
    """Keep so many findings of one grade among the claims that hang together.

    Those that are rarest come first: sums, then what rests on the least.
    """
    trees = trees_of(context.structure)
    place = {claim.claim.id: _place(claim, trees) for claim in claims}
    most = context.policy.max_sets
    counts: dict[tuple[str, int], int] = {}
    kept = []
    for entry in sorted(found, key=_rarest_first):
        key = (place[min(entry.ids)], entry.grade)
        counts[key] = counts.get(key, 0) + 1
        if counts[key] <= most:
            kept.append(entry)
    cuts = [
        Truncation(reason="sets", grade=GRADES[grade], left_out=count - most, place=where)
        for (where, grade), count in counts.items()
        if count > most
    ]
    return kept, cuts


def _unfinished(
    search: Search, claims: Sequence[Interpretation], context: Context
) -> list[Truncation]:
    """Return where the search did not come to its end."""
    trees = trees_of(context.structure)
    place = {claim.claim.id: _place(claim, trees) for claim in claims}
    reason: Literal["time", "work"] = "time" if search.stopped else "work"
    places = dict.fromkeys(place[name] for name in search.unfinished)
    return [Truncation(reason=reason, place=where) for where in places]


def _rarest_first(found: Found) -> tuple[object, ...]:
    rules = () if found.clash is None else found.clash.rules
    return (found.grade, len(found.ids) == 2, len(rules), sorted(found.ids))


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
