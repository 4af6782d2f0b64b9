"""Every minimal set of claims that cannot all be true, tier by tier, group by group."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from attrs import frozen

from counterclaim.consistency.groups import Group
from counterclaim.consistency.policy import Policy
from counterclaim.consistency.solve import Solver
from counterclaim.consistency.theory import Compiled, Nogood, Theory
from counterclaim.consistency.windows import hull
from counterclaim.model import Stage
from counterclaim.solver.minimal_sets import Exhausted, bits, mask_of, minimal_sets
from counterclaim.solver.simplex import Effort, OutOfEffort

TIERS = (0, 1, 2)
JOINT_WORK = 20
"""How often a claim counts in `max_work` where numbers are searched with stages or parts."""
_PAIRED = 60
"""Up to so many claims are tried in pairs where a search has ended early."""
STEPS = 15
"""How many steps of the search for numbers count as one claim looked at."""


@frozen
class Found:
    """A minimal set (places of claims in the theory), the tier, and what showed it."""

    claims: frozenset[int]
    tier: int
    group: Group | None
    nogood: Nogood | None = None


@frozen
class Cut:
    """A group at a tier whose enumeration ended early, after so many sets."""

    group: Group
    tier: int
    found: int


def _tells_standing_plan(first: Compiled, later: Compiled, theory: Theory) -> bool:
    """Tell whether an observer tells the plan of a force after its owner, who may not change it.

    The owner's plan stands until its owner replaces it, however long ago it was made.
    """
    structure, deployment = theory.structure, first.subject.deployment
    if deployment is None or hull(first.claim.stated)[1] >= hull(later.claim.stated)[0]:
        return False
    owner = structure.decider(deployment, None)
    own = owner in structure.parties(first.claim.speaker)
    return own and structure.only_observes(later.claim.speaker)


def _plans_apart(left: Compiled, right: Compiled, theory: Theory, policy: Policy) -> bool:
    if _tells_standing_plan(left, right, theory) or _tells_standing_plan(right, left, theory):
        return False
    if theory.structure.share_a_party((left.claim.speaker, right.claim.speaker)):
        return False
    first, second = hull(left.claim.stated), hull(right.claim.stated)
    distance = max(first[1], second[1]) - min(first[0], second[0])
    return distance >= policy.plan_days


def _aspect(compiled: Compiled) -> str | None:
    """Return what a plan is about: who stays and leaves, or another process."""
    process = compiled.claim.about.process
    people = process in (None, "withdrawal", "reduction", "arrival", "stay")
    return "people" if people or not isinstance(compiled.claim.says, Stage) else process


def _agreed_since(plan: Compiled, other: Compiled, theory: Theory) -> bool:
    """Tell whether the party of a plan later made another one on it together with others."""
    structure = theory.structure
    if not plan.manner == other.manner == "plan" or _aspect(plan) != _aspect(other):
        return False
    if not structure.related(plan.subject, other.subject):
        return False
    old, new = structure.parties(plan.claim.speaker), structure.parties(other.claim.speaker)
    joined = bool(old) and old < new
    return joined and hull(other.claim.stated)[0] > hull(plan.claim.stated)[1]


def _outlived(plan: Compiled, other: Compiled, theory: Theory) -> bool:
    """Tell whether a plan had been updated by its party when another claim was made."""
    day = theory.updated.get(plan.claim.id)
    return plan.manner == "plan" and day is not None and hull(other.claim.stated)[0] >= day


def _withdrawn_before(target: Compiled, other: Compiled, theory: Theory) -> bool:
    """Tell whether a withdrawn claim and another one must not be held together."""
    by = theory.withdrawn.get(target.claim.id)
    if by is None:
        return False
    party = theory.structure.party(target.claim.speaker)
    if party is None or party != theory.structure.party(other.claim.speaker):
        return True
    last = hull(other.claim.stated)[1]
    return any(other.claim.id == claim.id or last >= hull(claim.stated)[0] for claim in by)


def _one_way(left: Compiled, right: Compiled, theory: Theory) -> bool:
    expected = left.manner == "forecast" and right.manner == "fact"
    if expected and hull(right.claim.stated)[0] > hull(left.claim.stated)[1]:
        return True
    if _agreed_since(left, right, theory):
        return True
    return _withdrawn_before(left, right, theory) or _outlived(left, right, theory)


def never_together(
    left: Compiled, right: Compiled, theory: Theory, policy: Policy, *, one_step: bool = False
) -> bool:
    """Tell whether two claims never stand in one set, as the consistency model lists it.

    Plans that are parts of one step may be of any age (`one_step`).
    """
    if left.claim.commitment == right.claim.commitment == "possible":
        return True
    if_and_if = left.manner == right.manner == "conditional"
    if if_and_if and left.claim.condition != right.claim.condition:
        return True
    plans = left.manner == right.manner == "plan" and not one_step
    if plans and _plans_apart(left, right, theory, policy):
        return True
    return _one_way(left, right, theory) or _one_way(right, left, theory)


def _apart(members: Sequence[int], theory: Theory, policy: Policy) -> list[int]:
    special = [
        place
        for place, number in enumerate(members)
        if theory.claims[number].manner != "fact"
        or theory.claims[number].claim.commitment == "possible"
        or theory.claims[number].claim.id in theory.withdrawn
    ]
    return sorted(
        {
            1 << place | 1 << other
            for place in special
            for other in range(len(members))
            if other != place
            and never_together(
                theory.claims[members[place]], theory.claims[members[other]], theory, policy
            )
        }
    )


def _order(theory: Theory, numbers: Iterable[int]) -> list[int]:
    """Order claims by when they were stated: a late claim is dropped first."""
    return sorted(numbers, key=lambda number: (hull(theory.claims[number].claim.stated), number))


class _Known:
    """What has been found out about the sets of claims of a group, as masks of their places.

    What can be true at a tier can be true at every lower one, so that the tiers are searched
    from the highest to the lowest.
    """

    def __init__(self, solver: Solver) -> None:
        self.solver = solver
        self.true: list[int] = []
        self.parts: dict[int, Sequence[int] | None] = {}

    def at(self, solver: Solver) -> None:
        """Go on with the solver of a lower tier."""
        self.solver, self.parts = solver, {}

    def part(self, claims: Sequence[int]) -> Sequence[int] | None:
        """Return claims among these that no world satisfies, or None; see the solver."""
        mask = mask_of(claims)
        if mask in self.parts:
            return self.parts[mask]
        if any(not mask & ~known for known in self.true):
            return None
        part = self.parts[mask] = self.solver.unsatisfiable_part(claims)
        if part is None:
            self.true.append(mask)
        return part


def _sets_by_tier(
    group: Group, theory: Theory, policy: Policy
) -> list[tuple[list[frozenset[int]], bool]] | None:
    """Return the minimal sets of a group at each tier, and whether they are all there are.

    None where its claims do not fail together at the most demanding tier.
    """
    solver = _solver(group, TIERS[-1], theory, policy)
    known = _Known(solver)
    try:
        if known.part(_order(theory, group.members)) is None:
            return None
    except OutOfEffort:
        pass  # then it is not known
    found = []
    for tier in reversed(TIERS):
        if tier != solver.tier:
            known.at(_solver(group, tier, theory, policy))
        sets, complete = _sets_of(known, theory, policy)
        if not complete and group.numbers:
            known.at(_solver(group, tier, theory, policy))
            sets = _with_pairs(sets, known, theory, policy)
        found.append((sets, complete))
    return found[::-1]


def _solver(group: Group, tier: int, theory: Theory, policy: Policy) -> Solver:
    """Return a solver that may take as many steps as the policy lets it."""
    effort = Effort(policy.max_work * STEPS)
    return Solver(group, tier, policy, theory.structure, effort=effort)


def _with_pairs(
    sets: Sequence[frozenset[int]], known: _Known, theory: Theory, policy: Policy
) -> list[frozenset[int]]:
    """Add, where a search has ended early, the claims and pairs of claims that fail by themselves.

    These are soon tried, and say most of what there is to say.
    """
    found = [*sets]
    group, speaks = known.solver.group, known.solver.speaks
    members = _order(theory, (number for number in group.members if speaks(number)))
    if len(members) > _PAIRED:
        return found
    apart = set(_apart(members, theory, policy))
    masks = [1 << place for place in range(len(members))]
    pairs = [one | other for one, other in combinations(masks, 2)]
    try:
        for mask in (*masks, *(pair for pair in pairs if pair not in apart)):
            claims = frozenset(members[place] for place in bits(mask))
            if len(found) >= policy.max_sets:
                break
            if any(other <= claims for other in found):
                continue
            if known.part(sorted(claims, key=members.index)) is not None:
                found.append(claims)
    except OutOfEffort:
        pass
    return [one for one in found if not any(other < one for other in found)]


def _sets_of(known: _Known, theory: Theory, policy: Policy) -> tuple[list[frozenset[int]], bool]:
    solver = known.solver
    group = solver.group
    members = _order(theory, (number for number in group.members if solver.speaks(number)))
    try:
        if known.part(members) is None:
            return [], True
    except OutOfEffort:
        return [], False

    place = {number: index for index, number in enumerate(members)}

    def test(mask: int) -> int | None:
        try:
            core = known.part([members[index] for index in bits(mask)])
        except OutOfEffort:
            raise Exhausted from None
        return None if core is None else mask_of(place[number] for number in core)

    joint = bool(group.numbers) and bool(group.constraints or group.sums)
    result = minimal_sets(
        len(members),
        test,
        apart=_apart(members, theory, policy),
        max_sets=policy.max_sets,
        max_work=policy.max_work // (JOINT_WORK if joint else 1),
    )
    sets = [frozenset(members[index] for index in bits(mask)) for mask in result.sets]
    return sets, result.complete


def _nogood_sets(theory: Theory, policy: Policy) -> list[tuple[int, frozenset[int], Nogood]]:
    place = {compiled.claim.id: number for number, compiled in enumerate(theory.claims)}
    found = []
    for nogood in theory.nogoods:
        numbers = sorted(place[name] for name in nogood.claims)
        members = [theory.claims[number] for number in numbers]
        step = nogood.code == "step_arithmetic"
        if not any(
            never_together(*pair, theory, policy, one_step=step)
            for pair in combinations(members, 2)
        ):
            tier = nogood.tier
            if not nogood.own_tier:
                tier = max(tier, *(member.tier for member in members))
            found.append((tier, frozenset(numbers), nogood))
    return found


def enumerate_sets(
    theory: Theory, groups: Sequence[Group], policy: Policy
) -> tuple[list[Found], list[Cut]]:
    """Return every minimal set with the lowest tier at which it is one, and early ends.

    A set is minimal at its own tier: it may lie within a graver set.
    """
    by_tier = [(group, _sets_by_tier(group, theory, policy)) for group in groups]
    suspects = [(group, sets) for group, sets in by_tier if sets is not None]
    nogoods = _nogood_sets(theory, policy)
    found: dict[frozenset[int], Found] = {}
    cuts: list[Cut] = []
    for tier in TIERS:
        here: dict[frozenset[int], Found] = {}
        for group, tiers in suspects:
            sets, complete = tiers[tier]
            for claims in sets:
                here.setdefault(claims, Found(claims, tier, group))
            if not complete:
                cuts.append(Cut(group, tier, len(sets)))
        for first_tier, claims, nogood in nogoods:
            if first_tier <= tier:
                here.setdefault(claims, Found(claims, tier, None, nogood))
        by_claim: dict[int, list[frozenset[int]]] = {}
        for claims in here:
            for number in claims:
                by_claim.setdefault(number, []).append(claims)
        for claims, candidate in here.items():
            smaller = (other < claims for number in claims for other in by_claim[number])
            if claims not in found and not any(smaller):
                found[claims] = candidate
    if cuts:
        failing = [group for group, _ in suspects]
        return [_lowered(entry, failing, theory, policy) for entry in found.values()], cuts
    return list(found.values()), cuts


def _lowered(found: Found, groups: Sequence[Group], theory: Theory, policy: Policy) -> Found:
    """Give a set the lowest tier at which it fails, where a cap hid it there."""
    for tier in TIERS[: found.tier]:
        for group in groups:
            members = found.claims & set(group.members)
            if len(members) == len(found.claims):
                solver = Solver(group, tier, policy, theory.structure)
                if not solver.satisfiable(_order(theory, members)):
                    return Found(found.claims, tier, group)
    return found
