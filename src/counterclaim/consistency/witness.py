"""One history in which all claims hold: what shows that some claims can all be true.

A witness is one of many. That some day of it has a state does not mean that anybody says so,
only that the claims leave it open.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from counterclaim.codelists import facet_states
from counterclaim.consistency.amounts import Days
from counterclaim.consistency.compile import compile_dataset
from counterclaim.consistency.explain import view_of
from counterclaim.consistency.groups import Group, groups_of, is_linked, with_carriers
from counterclaim.consistency.joint import joint_world
from counterclaim.consistency.policy import Policy
from counterclaim.consistency.reading import presence_of
from counterclaim.consistency.result import SubjectView, view_order
from counterclaim.consistency.solve import Solver
from counterclaim.consistency.states import COMPLETED, FUTURE, PAST, RETURNED, Timeline
from counterclaim.consistency.theory import Constraint, Theory
from counterclaim.consistency.worlds import Problem, World, find_world
from counterclaim.findings import SEVERITIES, Severity
from counterclaim.model import Dataset
from counterclaim.structure.hierarchy import Subject

Said = tuple[int, Constraint]
"""A constraint on a timeline, with the place of the claim that it comes from."""


@frozen(kw_only=True)
class Spell:
    """Days on which a timeline is in one state.

    `first_day` and `last_day` are day numbers, None where the days are open on that side.
    Spells follow one another; in the facets decision and announcement several may share a
    day, which then passes through their states in this order.
    """

    state: str
    first_day: int | None
    last_day: int | None


@frozen(kw_only=True)
class History:
    """What one timeline goes through, from an open past to an open future."""

    subject: SubjectView
    spells: tuple[Spell, ...]


@frozen(kw_only=True)
class Witness:
    """One history of every timeline that some claims bear on, in which all of them hold.

    `claims` are the ids of the claims that hold, in order. Numbers and rules between pairs of
    claims have been taken into account; the histories tell the stages.
    """

    severity: Severity
    claims: tuple[str, ...]
    histories: tuple[History, ...]


@frozen(kw_only=True)
class Component:
    """Claims that bear on one another, with a witness of them; None where there is none."""

    claims: tuple[str, ...]
    witness: Witness | None


def witness(
    dataset: Dataset,
    policy: Policy | None = None,
    *,
    severity: Severity = "error",
    claims: Iterable[str] | None = None,
) -> Witness | None:
    """Return one history in which the claims of a dataset hold, or None where there is none.

    Args:
        dataset: The dataset.
        policy: The parameters, as in a check.
        severity: What is presumed: `error` takes the weak readings of certain facts and the
            definitions, `warning` also plans and presumptions, `note` also strong readings
            and forecasts. Claims that enter at a later one are left out.
        claims: Ids of the claims that have to hold; others still count for what is presumed.
            By default all that take part and that their own party has not withdrawn.

    Returns:
        The witness. A dataset without a conflict of this severity or a graver one may have
        none all the same, since some claims never stand in one conflict (see the consistency
        model): ask for fewer claims then.
    """
    parts = witnesses(dataset, policy, severity=severity, claims=claims)
    found = [part.witness for part in parts]
    kept = [entry for entry in found if entry is not None]
    if len(kept) < len(found):
        return None
    return Witness(
        severity=severity,
        claims=tuple(sorted(name for entry in kept for name in entry.claims)),
        histories=tuple(
            sorted(
                (history for entry in kept for history in entry.histories),
                key=lambda history: view_order(history.subject),
            )
        ),
    )


def witnesses(
    dataset: Dataset,
    policy: Policy | None = None,
    *,
    severity: Severity = "error",
    claims: Iterable[str] | None = None,
) -> tuple[Component, ...]:
    """Return a witness for each set of claims that bear on one another; see `witness`.

    The components are in the order of their first claims by id.
    """
    policy = policy or Policy()
    theory = compile_dataset(dataset, policy)
    tier = SEVERITIES.index(severity)
    wanted = None if claims is None else frozenset(claims)
    kept = [
        number
        for number, compiled in enumerate(theory.claims)
        if compiled.tier <= tier
        and (
            compiled.claim.id not in theory.withdrawn
            if wanted is None
            else compiled.claim.id in wanted
        )
    ]
    groups_by_claim: dict[int, list[Group]] = {}
    for group in groups_of(theory, policy):
        for number in group.members:
            groups_by_claim.setdefault(number, []).append(group)
    return tuple(
        _component(members, groups_by_claim, theory, tier, policy)
        for members in _together(kept, groups_by_claim, theory, tier)
    )


def _together(
    numbers: Sequence[int], groups: Mapping[int, Sequence[Group]], theory: Theory, tier: int
) -> list[list[int]]:
    """Split claims into sets that no group of timelines and no rule about claims joins."""
    place = {compiled.claim.id: number for number, compiled in enumerate(theory.claims)}
    wanted = frozenset(numbers)
    near = {number: [group.members for group in found] for number, found in groups.items()}
    for nogood in theory.nogoods:
        if nogood.tier <= tier:
            excluded = tuple(place[name] for name in nogood.claims)
            for number in excluded:
                near.setdefault(number, []).append(excluded)
    parts = []
    seen: set[int] = set()
    for start in numbers:
        if start in seen:
            continue
        seen.add(start)
        pending, part = [start], []
        while pending:
            number = pending.pop()
            part.append(number)
            for members in near.pop(number, ()):
                fresh = wanted.intersection(members) - seen
                seen |= fresh
                pending += fresh
        parts.append(sorted(part))
    return parts


def _component(
    members: Sequence[int],
    groups: Mapping[int, Sequence[Group]],
    theory: Theory,
    tier: int,
    policy: Policy,
) -> Component:
    names = tuple(sorted(theory.claims[number].claim.id for number in members))
    own = frozenset(members)
    histories = _barred(names, theory, tier)
    spoken = {id(group): group for number in members for group in groups.get(number, ())}
    for group in spoken.values():
        solver = Solver(group, tier, policy, theory.structure)
        found = _histories(solver, sorted(own.intersection(group.members)))
        histories = None if found is None or histories is None else [*histories, *found]
    if histories is None:
        return Component(claims=names, witness=None)
    histories.sort(key=lambda history: view_order(history.subject))
    found_witness = Witness(severity=SEVERITIES[tier], claims=names, histories=tuple(histories))
    return Component(claims=names, witness=found_witness)


def _barred(names: Sequence[str], theory: Theory, tier: int) -> list[History] | None:
    """Return None where a rule takes some of the claims to exclude one another, else a start."""
    own = frozenset(names)
    barred = any(nogood.tier <= tier and nogood.claims <= own for nogood in theory.nogoods)
    return None if barred else []


def _histories(solver: Solver, claims: Sequence[int]) -> list[History] | None:
    """Return what the timelines of a group go through, or None where the claims fail.

    Unlike in a check, that somebody was there before is always asked for: a history shows it.
    """
    joined = solver.for_claims(claims)
    hanging = joined.hanging(claims)
    plain = [claim for claim in claims if claim not in hanging]
    settled = joined.settled(plain, hanging)
    if settled is None:
        return None
    found = [
        (claim, constraint)
        for claim in plain
        for constraint in solver.group.constraints.get(claim, ())
        if constraint.tier <= solver.tier
    ]
    linked: list[Said] = []
    apart: dict[Timeline, list[Said]] = {}
    for entry in (*found, *settled.further):
        line = entry[1].timeline
        (linked if is_linked(line) else apart.setdefault(line, [])).append(entry)
    told = [_told(settled, [line], settled.problem(own)) for line, own in apart.items()]
    if linked:
        told.append(_linked(settled, linked, plain))
    kept = [histories for histories in told if histories is not None]
    if len(kept) < len(told):
        return None
    return [history for histories in kept for history in histories]


def _linked(solver: Solver, found: Sequence[Said], claims: Sequence[int]) -> list[History] | None:
    """Return the histories of timelines that rules join, numbers of persons taken along."""
    persons = [entry for entry in solver.numbers(claims) if entry[1].quantity.counts_persons]
    lines = {constraint.timeline for _, constraint in found}
    if not persons and not any(rule.equal for rule in solver.sums()):
        carriers = with_carriers(lines, solver.structure)  # who has left is not there
        return _told(solver, carriers, solver.problem(found, carriers))
    lines |= {presence_of(Subject(item.quantity.deployment)) for _, item in persons}
    world = joint_world(*solver.joint(found, persons))
    return None if world is None else _in_words(solver, lines, world)


def _told(solver: Solver, lines: Iterable[Timeline], problem: Problem) -> list[History] | None:
    world = find_world(problem)
    return None if world is None else _in_words(solver, lines, world)


def _in_words(solver: Solver, lines: Iterable[Timeline], world: World) -> list[History]:
    return [
        History(subject=view_of(line), spells=tuple(_spells(line, world.slots, states)))
        for line, states in zip(solver.frame(frozenset(lines)).lines, world.states, strict=True)
    ]


def _spells(line: Timeline, slots: Sequence[Days], states: Sequence[int]) -> Iterator[Spell]:
    names = facet_states(line.facet).states
    before: tuple[str, int, int] | None = None
    for (first, last), state in zip(_days_of(slots), states, strict=True):
        name = names[(COMPLETED if state == RETURNED else state).bit_length() - 1]
        if before is not None and before[0] == name:
            before = (name, before[1], last)
            continue
        if before is not None:
            yield _spell(*before)
        before = (name, first, last)
    if before is not None:
        yield _spell(*before)


def _spell(name: str, first: int, last: int) -> Spell:
    return Spell(
        state=name,
        first_day=None if first == PAST else first,
        last_day=None if last == FUTURE else last,
    )


def _days_of(slots: Sequence[Days]) -> list[Days]:
    """Give each slot its days; where several share some days, each but the last gets one."""
    found: list[Days] = []
    sharing = 0
    for place, (first, last) in enumerate(slots):
        sharing = sharing + 1 if place and slots[place - 1] == (first, last) else 0
        shared = place + 1 < len(slots) and slots[place + 1] == (first, last)
        start = min(first + sharing, last)
        found.append((start, start if shared else last))
    return found
