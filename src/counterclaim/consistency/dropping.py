"""Every assumption in force for some claims, in the order in which to try to do without it."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from counterclaim.consistency.amounts import Item
from counterclaim.consistency.instances import (
    Instance,
    instance_of,
    number_instance,
    rule_instance,
)
from counterclaim.consistency.ledger import OF_ONE_DEPLOYMENT, Chosen, Ruled, Said
from counterclaim.consistency.reading import presence_of
from counterclaim.consistency.solve import Solver
from counterclaim.consistency.states import Timeline
from counterclaim.consistency.theory import ConstraintCode, Link
from counterclaim.structure.hierarchy import Subject

_DROP_FIRST: tuple[ConstraintCode, ...] = (
    "change_excludes_withdrawal",
    "contemporaneous",
    "presence_before",
    "already_held",
    "plan_means_agreed",
    "stay_permitted",
    "holds_ahead",
    "arrival_present",
    "presence_persists",
    "leaving_means_reduction",
    "arriving_means_arrival",
    "takes_time",
    "period_figure",
    "ceiling_holds",
    "target_stands",
    "figure_persists",
)
"""What is attached to a claim, from the first that an explanation would rather do without."""


def instances(solver: Solver, claims: Sequence[int]) -> list[Instance]:
    """Return every assumption in force for some claims, in the order in which to drop them.

    Strong readings come first, then what is attached to single claims, then the rules
    between timelines: those about subjects that no claim speaks of, presumptions,
    definitions.
    """
    strong: dict[Instance, None] = {}
    attached: dict[Instance, None] = {}
    constraints = solver.constraints(claims)
    for claim, constraint in constraints:
        if constraint.code == "strong_reading":
            strong[instance_of(claim, constraint)] = None
        elif constraint.code is not None:
            attached[instance_of(claim, constraint)] = None
    items = solver.numbers(claims)
    for claim, item in items:
        if item.code == "strong_reading":
            strong[number_instance(claim, item)] = None
        elif item.code is not None:
            attached[number_instance(claim, item)] = None
    found = [*strong]
    found += sorted(attached, key=lambda instance: _DROP_FIRST.index(instance.code))
    persons = {x.quantity.deployment for _, x in items if x.quantity.counts_persons}
    spoken_lines = {constraint.timeline for _, constraint in constraints}
    for claim in solver.hanging(claims):
        anchored = solver.group.anchored[claim]
        spoken_lines |= {x for x in (anchored.line, anchored.content) if isinstance(x, Timeline)}
    if constraints:
        spoken_lines |= {presence_of(Subject(name)) for name in persons}
    excepting = [line.subject for line in spoken_lines if line.subject.exceptions]
    all_of_it = solver.all_together() if excepting or not solver.sums_hold() else set()
    if persons or all_of_it:
        names = {*all_of_it, *(subject.deployment for subject in excepting)}
        spoken_lines |= {presence_of(Subject(name)) for name in names}
    frame = solver.frame(frozenset(spoken_lines))
    lines = frame.lines
    found += [Instance("no_regression", None, (x,)) for x in lines if not solver.soft(x)]
    found += [
        Instance("no_return", None, (x,)) for x in lines if x.returns and not solver.may_return(x)
    ]
    spoken = {constraint.timeline.subject for _, constraint in constraints}

    def keep(link: Link) -> tuple[bool, int]:
        return {link.source.subject, link.target.subject} <= spoken, -link.tier

    links = sorted(frame.links, key=keep)
    found += [Instance(link.code, None, (link.source, link.target)) for link in links]
    present = {x.subject.deployment for x in lines if x.facet == "presence"}
    return found + _rules_of_numbers(solver, items, {name for name in present if name is not None})


def _rules_of_numbers(
    solver: Solver, items: Sequence[tuple[int, Item]], present: AbstractSet[str]
) -> list[Instance]:
    names = sorted({item.quantity.deployment for _, item in items})
    if not names and not any(rule.equal for rule in solver.group.sums):
        return []
    found = []
    for rule in solver.sums():
        if rule.equal:
            found.append(rule_instance("partition_exhaustive", *rule.parts, rule.whole))
        else:
            found += [rule_instance("parts_within_whole", x, rule.whole) for x in rule.parts]
    found += [
        rule_instance(code, name)
        for code in OF_ONE_DEPLOYMENT
        for name in sorted(present if code == "count_present" else names)
        if solver.holds(code, name)
    ]
    return found


def relied_on(
    solver: Solver, claims: Sequence[int], found: Iterable[Instance]
) -> frozenset[Instance] | None:
    """Return those of some assumptions that a clash in numbers relies on; None where there is none.

    Without any of the others the same clash shows that the claims fail.
    """
    proof = solver.proof(claims)
    if proof is None or proof.clash is None:
        return None
    used: set[Instance] = set()
    for bound, _ in proof.clash.terms:
        tag = bound.tag.source if isinstance(bound.tag, Chosen) else bound.tag
        if isinstance(tag, Said) and tag.item.code is not None:
            used.add(number_instance(tag.claim, tag.item))
        elif isinstance(tag, Ruled) and tag.code == "parts_within_whole":
            *parts, whole = tag.subjects
            used.update(rule_instance("parts_within_whole", part, whole) for part in parts)
        elif isinstance(tag, Ruled):
            used.add(rule_instance(tag.code, *tag.subjects))
    # that stocks follow movements is written into the sums, and no bound of its own
    return frozenset((*used, *(entry for entry in found if entry.code == "balance")))
