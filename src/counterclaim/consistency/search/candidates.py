"""Which claims can meet at all: those of one tree of deployments, one matter, or one quarrel."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from counterclaim.consistency.background.context import Context
from counterclaim.consistency.background.speech import speaks_as
from counterclaim.consistency.search.members import Member
from counterclaim.model import Attribute, Said
from counterclaim.structure.hierarchy import Structure

Pair = tuple[Member, Member]


def trees_of(structure: Structure) -> Mapping[str, str]:
    """Return, for each deployment, one that stands for all that it hangs together with."""
    top: dict[str, str] = {name: name for name in structure.deployments}

    def root(name: str) -> str:
        while top[name] != name:
            top[name] = top[top[name]]
            name = top[name]
        return name

    for name, wholes in structure.wholes.steps.items():
        for whole in wholes:
            first, second = sorted((root(name), root(whole)))
            top[second] = first
    return {name: root(name) for name in top}


def groups_of(members: Iterable[Member], structure: Structure) -> list[list[Member]]:
    """Return the members by tree or matter, in a stable order."""
    trees = trees_of(structure)
    groups: dict[tuple[str, str], list[Member]] = {}
    for member in members:
        subject = member.claim.subject
        key = ("matter", subject.matter or "")
        if subject.deployment is not None:
            key = ("tree", trees[subject.deployment])
        groups.setdefault(key, []).append(member)
    return [group for _, group in sorted(groups.items())]


def related_pairs(group: Sequence[Member], context: Context) -> Iterator[Pair | None]:
    """Yield the pairs of a group whose subjects are the same, or part and whole.

    Those whose statements are nearest in time come first. None stands for a pair that need not
    be compared, so that whoever counts them knows how far the search has come.
    """
    structure = context.structure
    ordered = sorted(group, key=lambda member: (member.claim.stated, sorted(member.ids)))
    for distance in range(1, len(ordered)):
        for first, second in zip(ordered, ordered[distance:], strict=False):
            one, other = first.claim.subject, second.claim.subject
            apart = first.anchor != second.anchor
            joined = second.claim.claim.id in first.ids or first.claim.claim.id in second.ids
            if apart or joined or not (one == other or structure.related(one, other)):
                yield None
            else:
                yield first, second


def quarrel_pairs(members: Sequence[Member], context: Context) -> Iterator[Pair]:
    """Yield the pairs that meet otherwise: about words, by a dispute, by a destination."""
    plain = {m.claim.claim.id: m for m in members if not m.joins and m.anchor is None}
    by_speaker: dict[str, list[Member]] = {}
    spoken: dict[str, list[Member]] = {}
    for member in plain.values():
        by_speaker.setdefault(member.claim.claim.speaker, []).append(member)
        says = member.claim.claim.says
        if isinstance(says, Said):
            spoken.setdefault(says.actor, []).append(member)
    for actor, reports in spoken.items():
        yield from combinations(reports, 2)
        for report in reports:
            for speaker, own in by_speaker.items():
                if speaks_as(speaker, actor, context):
                    yield from (
                        (report, one) for one in own if not isinstance(one.claim.claim.says, Said)
                    )
    for member in plain.values():
        for relation in member.claim.claim.relations:
            if relation.claim in plain and relation.claim != member.claim.claim.id:
                yield member, plain[relation.claim]
    yield from _destinations(plain.values())


def _destinations(members: Iterable[Member]) -> Iterator[Pair]:
    leading, refusing = [], []
    for member in members:
        claim = member.claim.claim
        if isinstance(claim.says, Attribute) and claim.says.key == "destination":
            leading.append(member)
        if claim.about.process == "stay" and member.claim.line is not None:
            refusing.append(member)
    for one in leading:
        for other in refusing:
            yield one, other
