"""Groups of timelines that are solved together, with the rules that link them."""

from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from counterclaim.consistency.amounts import Days, Item, Quantity
from counterclaim.consistency.coverage import covering
from counterclaim.consistency.ledger import Sum
from counterclaim.consistency.policy import Policy
from counterclaim.consistency.reading import execution_of, presence_of
from counterclaim.consistency.states import (
    ABSENT,
    COMPLETED,
    FINAL,
    MAIN,
    PRESENT,
    RETURNED,
    STARTED,
    UNDER_WAY,
    Timeline,
)
from counterclaim.consistency.theory import Anchored, Constraint, Link, Theory
from counterclaim.model import Scope
from counterclaim.structure.hierarchy import Structure, Subject

_BEGUN = MAIN | FINAL | COMPLETED | RETURNED
_OVER = COMPLETED | RETURNED


@frozen
class Claimed:
    """What a claim joins: deployments that it says are parts of others, from a tier on."""

    pairs: tuple[tuple[str, str], ...]
    tier: int


@frozen
class Group:
    """Timelines that the rules may link, in a stable order, and the claims that speak of them.

    `constraints` holds, for each claim (by its place in the theory), what it says about the
    timelines of this group; `covered` the days on which somebody is said to come, by
    timeline. `numbers`, `sums` and `moving` are what claims say in numbers, the partitions of
    the deployments, and the days on which figures may change; `claimed` what claims join, and
    `anchored` the claims whose time hangs on another subject.
    """

    timelines: tuple[Timeline, ...]
    constraints: Mapping[int, tuple[Constraint, ...]]
    covered: Mapping[Timeline, tuple[tuple[int, int], ...]]
    numbers: Mapping[int, tuple[Item, ...]]
    sums: tuple[Sum, ...]
    moving: Mapping[str, tuple[tuple[Days, ...], tuple[Days, ...]]]
    claimed: Mapping[int, Claimed]
    anchored: Mapping[int, Anchored]

    @property
    def members(self) -> tuple[int, ...]:
        """The claims that say something here, by their places in the theory."""
        return tuple(
            dict.fromkeys((*self.constraints, *self.numbers, *self.claimed, *self.anchored))
        )


def is_linked(line: Timeline) -> bool:
    """Tell whether rules may link a timeline with others of its tree of deployments."""
    if line.subject.deployment is None or line.phase is not None:
        return False
    if line.facet == "execution":
        return line.process in ("withdrawal", "reduction")
    return line.facet == "presence"


def claimed_parts(theory: Theory) -> dict[int, Claimed]:
    """Return what claims join, by the place of the claim."""
    found = {}
    for number, compiled in enumerate(theory.claims):
        says = compiled.claim.says
        if not isinstance(says, Scope):
            continue
        names = [subject.deployment for subject in says.subjects]
        part, whole = names[0], names[1]
        known = theory.structure.deployments
        if part is None or whole is None or part not in known or whole not in known:
            continue
        pairs = ((part, whole), (whole, part)) if says.relation == "same_as" else ((part, whole),)
        found[number] = Claimed(pairs, compiled.tier)
    return found


def _trees(structure: Structure) -> dict[str, str]:
    """Give every deployment the name of the tree of parts that it belongs to."""
    tree: dict[str, str] = {}
    for start in sorted(structure.deployments):
        pending = [start]
        while pending:
            name = pending.pop()
            if name not in tree:
                tree[name] = start
                pending += [*structure.wholes[name], *structure.parts[name]]
    return tree


def with_carriers(lines: Iterable[Timeline], structure: Structure) -> list[Timeline]:
    """Add the timelines that carry a rule between those that claims speak of.

    A withdrawal of a whole bears on the withdrawal of its parts, and any withdrawal on the
    presence of its subject, also where no claim speaks of them.
    """
    spoken = dict.fromkeys(lines)
    subjects = {line.subject: None for line in spoken}
    withdrawals = [line for line in spoken if line.returns]
    for whole in withdrawals:
        for subject in subjects:
            if structure.is_part(subject, whole.subject):
                spoken.setdefault(execution_of(subject, "withdrawal", whole.round))
    for line in [line for line in spoken if line.returns]:
        spoken.setdefault(presence_of(line.subject))
    return sorted(spoken, key=lambda line: line.sort_key)


def links_of(lines: Sequence[Timeline], structure: Structure, policy: Policy) -> tuple[Link, ...]:
    """Return the rules that hold between timelines under a policy, in a stable order."""
    subjects = sorted({line.subject for line in lines}, key=lambda subject: subject.name)
    rounds = sorted({line.round for line in lines if line.facet == "execution"})
    found: list[Link] = []
    for subject in subjects:
        for round_ in rounds:
            withdrawal = execution_of(subject, "withdrawal", round_)
            reduction = execution_of(subject, "reduction", round_)
            presence = presence_of(subject)
            found += [
                Link(withdrawal, COMPLETED, presence, ABSENT, 0, "completed_means_absent"),
                Link(withdrawal, RETURNED, presence, PRESENT, 0, "completed_means_absent"),
                Link(withdrawal, UNDER_WAY, presence, PRESENT, 1, "under_way_present"),
                Link(withdrawal, _BEGUN, reduction, STARTED, 0, "withdrawal_reduces"),
            ]
    for part in subjects:
        for whole in subjects:
            if part != whole and structure.is_part(part, whole):
                found += _part_links(part, whole, rounds)
    known = frozenset(lines)
    return tuple(
        link
        for link in found
        if link.code not in policy.disabled and link.source in known and link.target in known
    )


def _part_links(part: Subject, whole: Subject, rounds: Sequence[int]) -> list[Link]:
    found = [
        Link(presence_of(part), PRESENT, presence_of(whole), PRESENT, 0, "part_present"),
    ]
    for round_ in rounds:
        below = execution_of(part, "withdrawal", round_)
        above = execution_of(whole, "withdrawal", round_)
        reduction = execution_of(whole, "reduction", round_)
        found += [
            Link(above, _OVER, below, _OVER, 0, "whole_completed"),
            Link(above, FINAL, below, _BEGUN, 1, "final_reaches_parts"),
            Link(below, _BEGUN, reduction, STARTED, 1, "part_reduces_whole"),
        ]
    return found


def groups_of(theory: Theory, policy: Policy | None = None) -> list[Group]:
    """Split a theory into groups that do not bear on one another, in a stable order."""
    disabled = frozenset() if policy is None else policy.disabled
    claimed = {} if "claimed_part" in disabled else claimed_parts(theory)
    pairs = [pair for entry in claimed.values() for pair in entry.pairs]
    trees = _trees(theory.structure.joined(pairs) if pairs else theory.structure)
    keys = _Keys(trees)
    for compiled in theory.claims:
        if compiled.anchored is not None:
            keys.join(compiled.anchored.line, compiled.anchored.content)
    parts: dict[object, _Parts] = {}

    def part(where: Timeline | Quantity | str) -> _Parts:
        return parts.setdefault(keys.of(where), _Parts())

    for number, compiled in enumerate(theory.claims):
        for constraint in compiled.constraints:
            part(constraint.timeline).constraints.setdefault(number, []).append(constraint)
        for item in compiled.numbers:
            part(item.quantity).items.setdefault(number, []).append(item)
        if compiled.anchored is not None:
            part(compiled.anchored.content).anchored[number] = compiled.anchored
    for number, entry in claimed.items():
        if keys.of(entry.pairs[0][0]) in parts:
            part(entry.pairs[0][0]).claimed[number] = entry
    for rule in sums_of(theory.structure):
        if keys.of(rule.whole) in parts:
            part(rule.whole).sums.append(rule)
    return sorted((_group(found, theory) for found in parts.values()), key=_group_key)


class _Parts:
    """What belongs to one group, while it is gathered."""

    def __init__(self) -> None:
        self.constraints: dict[int, list[Constraint]] = {}
        self.items: dict[int, list[Item]] = {}
        self.claimed: dict[int, Claimed] = {}
        self.anchored: dict[int, Anchored] = {}
        self.sums: list[Sum] = []


class _Keys:
    """Which timelines and quantities belong to one group: those of a tree of deployments."""

    def __init__(self, trees: Mapping[str, str]) -> None:
        self.trees = trees
        self.above: dict[object, object] = {}

    def of(self, where: Timeline | Quantity | str) -> object:
        """Return the key of the group of a timeline, a quantity or a deployment."""
        key: object = where
        if isinstance(where, str):
            key = self.trees[where]
        elif isinstance(where, Timeline):
            name = where.subject.deployment
            if name is not None and is_linked(where):
                key = self.trees[name]
        elif where.counts_persons:
            key = self.trees[where.deployment]
        while key in self.above:
            key = self.above[key]
        return key

    def join(self, left: Timeline | Quantity, right: Timeline | Quantity) -> None:
        """Put two groups together."""
        one, other = self.of(left), self.of(right)
        if one != other:
            self.above[one] = other


def _group_key(group: Group) -> tuple[object, ...]:
    quantities = {item.quantity.sort_key for items in group.numbers.values() for item in items}
    return ([line.sort_key for line in group.timelines], sorted(quantities))


def sums_of(structure: Structure) -> list[Sum]:
    """Return the partitions of all deployments, in a stable order."""
    parts: dict[tuple[str, str], list[str]] = {}
    for name, deployment in sorted(structure.deployments.items()):
        for part in deployment.part_of:
            if part.whole in structure.deployments and part.whole != name:
                parts.setdefault((part.whole, part.partition), []).append(name)
    found = []
    for (whole, partition), names in sorted(parts.items()):
        unique = tuple(dict.fromkeys(names))
        found.append(Sum(whole, unique, equal=False))
        if partition in structure.deployments[whole].exhaustive:
            found.append(Sum(whole, unique, equal=True))
    return found


def _group(parts: _Parts, theory: Theory) -> Group:
    claims = parts.constraints
    lines = {found.timeline for constraints in claims.values() for found in constraints}
    ordered = sorted(lines, key=lambda line: line.sort_key)
    if len(ordered) > 1:
        ordered = with_carriers(ordered, theory.structure)
    return Group(
        timelines=tuple(ordered),
        constraints={number: tuple(found) for number, found in claims.items()},
        covered={
            line: covering(theory.covered_in, line.subject, theory.structure)
            for line in ordered
            if line.returns
        },
        numbers={number: tuple(found) for number, found in parts.items.items()},
        sums=tuple(parts.sums),
        moving=theory.moving,
        claimed=parts.claimed,
        anchored=parts.anchored,
    )
