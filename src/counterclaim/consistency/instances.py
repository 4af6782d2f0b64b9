"""One use of a background rule or of a strong reading, which an explanation may do without."""

from attrs import frozen

from counterclaim.consistency.amounts import Item
from counterclaim.consistency.policy import RuleCode
from counterclaim.consistency.reading import presence_of
from counterclaim.consistency.states import Timeline
from counterclaim.consistency.theory import Constraint, ConstraintCode
from counterclaim.structure.hierarchy import Subject


@frozen
class Instance:
    """One use of a background rule or of a strong reading, which can be dropped.

    `claim` is the place of the claim that the rule is attached to; `timelines` those that a
    rule between days or timelines is about.
    """

    code: ConstraintCode
    claim: int | None = None
    timelines: tuple[Timeline, ...] = ()


def number_instance(claim: int, item: Item) -> Instance:
    """Return the assumption that something said in numbers beyond the words of a claim is."""
    where = presence_of(item.quantity.subject)
    return Instance(item.code or "strong_reading", claim, (where,))


def rule_instance(code: RuleCode, *names: str) -> Instance:
    """Return the use of a rule about the numbers of some deployments, parts before the whole."""
    return Instance(code, None, tuple(presence_of(Subject(name)) for name in names))


def instance_of(claim: int, constraint: Constraint) -> Instance:
    """Return the assumption that a constraint beyond the words of a claim is."""
    code = constraint.code or "strong_reading"
    return Instance(code, claim, (constraint.timeline,))
