"""From a dataset to its theory, once: every claim, every presumption instance, every pair."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import combinations

from attrs import evolve

from counterclaim.consistency.amounts import Quantity
from counterclaim.consistency.attributes import rival_values
from counterclaim.consistency.closure import closure
from counterclaim.consistency.coverage import (
    Coverage,
    coverage_of,
    covering,
    first_covered,
    touches,
)
from counterclaim.consistency.deadlines import added_conditions, entered_twice, moved_deadlines
from counterclaim.consistency.figures import covered_days, numbers_of, step_arithmetic
from counterclaim.consistency.policy import Policy
from counterclaim.consistency.presumptions import Context, presumed
from counterclaim.consistency.reading import Read, base_constraints, line_of, read_claim, takes_part
from counterclaim.consistency.relative import anchored_read
from counterclaim.consistency.states import RETURNED, STARTED, Timeline
from counterclaim.consistency.theory import (
    Anchored,
    Compiled,
    Constraint,
    Nogood,
    Skipped,
    Theory,
)
from counterclaim.consistency.windows import Window, hull
from counterclaim.model import Claim, Dataset, Scope
from counterclaim.structure.hierarchy import Structure, Subject, structure_of

_WITHDRAWS = ("retracts", "corrects", "supersedes")
_SAYS_SO = ("under_way", "final_stages", "suspended", "completed", "started", "present")
_DENIED_WHEN_AFFIRMED = ("none", "absent")
_DENIED_WHEN_DENIED = ("under_way", "started", "present")


def _own_relations(
    claims: Mapping[str, Claim], structure: Structure, kinds: Iterable[str], *, own: bool
) -> list[tuple[Claim, Claim]]:
    """Return (claim, target) for relations of some kinds, by who made the target or by others."""
    return [
        (claim, claims[relation.claim])
        for claim in claims.values()
        for relation in claim.relations
        if relation.kind in kinds
        and relation.claim in claims
        and relation.claim != claim.id
        and structure.speaks_for(claim.speaker, claims[relation.claim].speaker) == own
    ]


def _withdrawn(claims: Mapping[str, Claim], structure: Structure) -> dict[str, tuple[Claim, ...]]:
    found: dict[str, list[Claim]] = {}
    for claim, target in _own_relations(claims, structure, _WITHDRAWS, own=True):
        found.setdefault(target.id, []).append(claim)
    return {target: tuple(by) for target, by in found.items()}


def _updated(claims: Mapping[str, Claim], structure: Structure) -> dict[str, int]:
    found: dict[str, int] = {}
    for claim, target in _own_relations(claims, structure, ("updates",), own=True):
        day = hull(claim.stated)[0]
        found[target.id] = min(day, found.get(target.id, day))
    return found


def _starts(reads: Iterable[Read]) -> dict[Timeline, list[tuple[int, int]]]:
    found: dict[Timeline, list[tuple[int, int]]] = {}
    for read in reads:
        line, when = read.timeline, read.claim.when
        if line is None or line.facet != "execution" or not read.affirmed or not read.mask:
            continue
        if read.mask & ~(STARTED | RETURNED):
            continue
        if read.enters or (when is not None and when.role == "since"):
            time = read.claim.stated if when is None or when.edtf is None else when.edtf
            day = hull(time)[0]
            found.setdefault(line, []).append((day, day))
    return found


def _permitting(reads: Iterable[Read]) -> dict[tuple[Subject, int], tuple[str, ...]]:
    """Return who is said to decide on the stay of a subject, by subject and round."""
    found: dict[tuple[Subject, int], set[str]] = {}
    for read in reads:
        line = read.timeline
        if line is None or line.facet != "decision" or line.process != "stay":
            continue
        if line.by is not None and line.phase is None:
            found.setdefault((line.subject, line.round), set()).add(line.by)
    return {key: tuple(sorted(deciders)) for key, deciders in found.items()}


def _joins(line: Timeline) -> bool:
    """Tell whether a timeline is linked with others by the rules."""
    if line.facet == "execution" and line.phase is None:
        return line.process in ("withdrawal", "reduction")
    return line.facet == "presence"


def _near(
    present_tense: Mapping[Timeline, Sequence[tuple[str, Window]]], structure: Structure
) -> dict[Timeline, tuple[Timeline, ...]]:
    by_deployment: dict[str, list[Timeline]] = {}
    for line in present_tense:
        if _joins(line) and line.subject.deployment is not None:
            by_deployment.setdefault(line.subject.deployment, []).append(line)
    found: dict[Timeline, tuple[Timeline, ...]] = {}
    for line, tense in present_tense.items():
        own = line.subject.deployment
        if not _joins(line) or own is None or all(window.every for _, window in tense):
            continue
        around = (own, *structure.wholes[own], *structure.parts[own])
        found[line] = tuple(
            other
            for name in around
            for other in by_deployment.get(name, ())
            if structure.related(line.subject, other.subject)
            and ("presence" in (line.facet, other.facet) or line.round == other.round)
        )
    return found


def _disputes(
    reads: Mapping[str, Read], claims: Mapping[str, Claim], structure: Structure
) -> list[Nogood]:
    pairs = [
        (claim, claims[relation.claim])
        for claim in claims.values()
        for relation in claim.relations
        if relation.kind == "disputes" and relation.claim in claims and relation.claim != claim.id
    ]
    pairs += _own_relations(claims, structure, _WITHDRAWS, own=False)
    found = {
        frozenset((claim.id, target.id)): None
        for claim, target in pairs
        if claim.id in reads
        and target.id in reads
        and structure.related(reads[claim.id].subject, reads[target.id].subject)
    }
    return [Nogood(pair, "explicit_dispute") for pair in found]


def _denies(read: Read) -> bool:
    if read.manner != "fact" or read.timeline is None:
        return False
    return read.code in (_DENIED_WHEN_AFFIRMED if read.affirmed else _DENIED_WHEN_DENIED)


def _denied_then_affirmed(
    reads: Iterable[Read],
    starts: Mapping[Timeline, Sequence[tuple[int, int]]],
    coverage: Coverage,
    structure: Structure,
    policy: Policy,
) -> list[Nogood]:
    groups: dict[tuple[Timeline, str], tuple[list[Read], list[Read]]] = {}
    for read in reads:
        party = structure.party(read.claim.speaker)
        if read.timeline is None or party is None:
            continue
        denials, reports = groups.setdefault((read.timeline, party), ([], []))
        if _denies(read):
            denials.append(read)
        elif read.manner == "fact" and read.affirmed and read.code in _SAYS_SO:
            reports.append(read)
    found = []
    for (line, _), (denials, reports) in groups.items():
        begun = starts.get(line, ())
        if line.facet == "presence":
            begun = covering(coverage.into, line.subject, structure)
        for denial in denials:
            first, last = hull(denial.claim.stated)
            for report in reports:
                then, until = hull(report.claim.stated)
                if not (last < then and until - first <= policy.denial_days):
                    continue
                if not touches(begun, last + 1, report.window.last):
                    pair = frozenset((denial.claim.id, report.claim.id))
                    found.append(Nogood(pair, "denied_then_affirmed"))
    return found


def _separated(claims: Iterable[Claim]) -> set[frozenset[str]]:
    """Return the pairs of deployments that some claim calls distinct."""
    found: set[frozenset[str]] = set()
    for claim in claims:
        says = claim.says
        if not isinstance(says, Scope) or says.relation != "distinct_from":
            continue
        if claim.polarity == "affirmed" and takes_part(claim):
            names = {about.deployment for about in says.subjects}
            found.update(frozenset(pair) for pair in combinations(sorted(filter(None, names)), 2))
    return found


def _questioned(read: Read, separated: set[frozenset[str]]) -> Read:
    """Let what joins two deployments weigh less where somebody holds them apart."""
    says = read.claim.says
    if isinstance(says, Scope):
        names = frozenset(filter(None, (about.deployment for about in says.subjects)))
        if names in separated:
            return evolve(read, tier=2)
    return read


def _coming(subject: Subject, coverage: Coverage, structure: Structure, day: int) -> int | None:
    """Return the first day after one on which somebody is said to come."""
    return first_covered(covering(coverage.into, subject, structure), day)


def _constraints(read: Read, context: Context) -> tuple[Constraint, ...]:
    """Return what a claim says and what is presumed of it, but for rules that are off."""
    return tuple(
        constraint
        for constraint in (*base_constraints(read), *presumed(read, context))
        if constraint.code not in context.policy.disabled
    )


def compile_dataset(dataset: Dataset, policy: Policy) -> Theory:
    """Compile a dataset to its theory under a policy.

    Of several claims with one id only the first is read: the data checks report the others.
    """
    structure = structure_of(dataset)
    reads: dict[str, Read] = {}
    skipped: list[Skipped] = []
    anchored: dict[str, tuple[Read, Anchored]] = {}
    seen: dict[str, Claim] = {}
    for claim in dataset.claims:
        if claim.id in seen:
            continue
        seen[claim.id] = claim
        read = read_claim(claim, structure, policy)
        if isinstance(read, Read):
            reads[claim.id] = read
        elif (hanging := anchored_read(claim, structure, policy)) is not None:
            anchored[claim.id] = hanging
        else:
            skipped.append(Skipped(claim.id, read))
    late = {entry.claim for entry in skipped if entry.reason == "after_as_of"}
    known = {name: claim for name, claim in seen.items() if name not in late}
    withdrawn = _withdrawn(known, structure)
    separated = _separated(claim for name, claim in known.items() if name not in withdrawn)
    reads = {name: _questioned(read, separated) for name, read in reads.items()}
    updated = _updated(known, structure)
    standing = [read for name, read in reads.items() if name not in withdrawn]
    coverage = coverage_of(standing, structure, policy)
    starts = _starts(standing)
    present_tense: dict[Timeline, list[tuple[str, Window]]] = {}
    figures: dict[Quantity, list[tuple[str, Window]]] = {}
    for name, read in reads.items():
        if read.amounts is not None and read.amounts.report and read.claim.when is None:
            figures.setdefault(read.amounts.quantity, []).append((name, read.window))
        line = line_of(read)
        if read.manner == "fact" and read.claim.when is None and line is not None:
            present_tense.setdefault(line, []).append((name, read.window))
    context = Context(
        policy=policy,
        structure=structure,
        coverage=coverage,
        starts=starts,
        updated=updated,
        present_tense=present_tense,
        near=_near(present_tense, structure),
        excepting=sorted(
            {read.subject for read in reads.values() if read.subject.exceptions},
            key=lambda subject: subject.name,
        ),
        permitting=_permitting(reads.values()),
    )
    nogoods = _disputes(
        reads | {name: read for name, (read, _) in anchored.items()}, known, structure
    )
    nogoods += _denied_then_affirmed(reads.values(), starts, coverage, structure, policy)
    nogoods += rival_values([read for _, read in sorted(reads.items())], structure.deployments)
    nogoods += moved_deadlines(reads.values(), structure)
    nogoods += added_conditions(reads.values(), structure)
    nogoods += entered_twice(list(reads.values()), standing)
    ordered = [read for _, read in sorted(reads.items())]
    nogoods += step_arithmetic(ordered, policy)
    nogoods += closure(ordered, standing, structure, updated, policy)
    compiled = {
        name: Compiled(
            read.claim,
            read.subject,
            read.manner,
            read.tier,
            _constraints(read, context),
            numbers_of(
                read,
                updated.get(name),
                policy,
                figures,
                partial(_coming, read.subject, coverage, structure),
            ),
        )
        for name, read in reads.items()
    }
    for name, (read, when) in anchored.items():
        compiled[name] = Compiled(read.claim, read.subject, read.manner, read.tier, (), (), when)
    return Theory(
        claims=tuple(compiled[name] for name in sorted(compiled)),
        nogoods=tuple(
            sorted(
                (nogood for nogood in nogoods if nogood.code not in policy.disabled),
                key=lambda nogood: (sorted(nogood.claims), nogood.code),
            )
        ),
        structure=structure,
        covered_in=coverage.into,
        moving=covered_days(
            standing,
            coverage,
            structure,
            {
                read.amounts.quantity.deployment
                for read in reads.values()
                if read.amounts is not None and not read.amounts.quantity.matter
            },
        ),
        updated=updated,
        withdrawn=withdrawn,
        skipped=tuple(skipped),
    )
