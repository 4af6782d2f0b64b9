"""What claims are compiled to: constraints on timelines, rules between them, pairs.

Everything carries the tier at which it comes into force (0, 1, 2) and, where it is not the
plain content of a claim, the code of the rule that it comes from.
"""

from collections.abc import Mapping
from typing import Literal

from attrs import frozen

from counterclaim.codelists import TimeRole
from counterclaim.consistency.amounts import Days, Item, Quantity
from counterclaim.consistency.policy import RuleCode
from counterclaim.consistency.states import Timeline
from counterclaim.consistency.windows import SkipReason, Window
from counterclaim.model import Claim
from counterclaim.structure.hierarchy import Structure, Subject
from counterclaim.time import Duration

ConstraintCode = RuleCode | Literal["strong_reading"]
Skip = SkipReason | Literal["modality", "commitment", "content", "unresolved", "after_as_of"]


@frozen
class Constraint:
    """On every or on some day of a window a timeline is in one of the states of a mask."""

    timeline: Timeline
    window: Window
    mask: int
    tier: int
    code: ConstraintCode | None = None


@frozen
class Anchored:
    """A claim whose time is relative, with the timeline and the states that it waits for.

    `content` is what it speaks of: a timeline or a quantity; `role` and `spread`, the least and
    the greatest offset that its words leave open, say when.
    """

    claim: Claim
    line: Timeline
    mask: int
    tier: int
    content: Timeline | Quantity
    role: TimeRole
    spread: tuple[Duration, Duration]


@frozen
class Compiled:
    """A claim as the engine sees it.

    `tier` is the first at which it takes part at all, `manner` its modality after a fact
    about the future was read as a forecast.
    """

    claim: Claim
    subject: Subject
    manner: str
    tier: int
    constraints: tuple[Constraint, ...]
    numbers: tuple[Item, ...] = ()
    anchored: Anchored | None = None


@frozen
class Link:
    """On every day: `source` in a state of `when` means `target` in a state of `then`."""

    source: Timeline
    when: int
    target: Timeline
    then: int
    tier: int
    code: RuleCode


@frozen
class Nogood:
    """A few claims, by id, that a rule takes to exclude one another, from a tier on.

    `own_tier` is true where that is so even if a claim takes part otherwise at a later tier
    only: it is the plan that hangs on a condition which clashes, and not what is planned.
    """

    claims: frozenset[str]
    code: RuleCode
    tier: int = 1
    own_tier: bool = False


@frozen
class Skipped:
    """A claim that takes no part in the check, and why."""

    claim: str
    reason: Skip


@frozen
class Theory:
    """A dataset compiled once: its claims, what excludes what, and who comes when.

    `covered_in` holds, by deployment, the windows of days on which somebody is said to come,
    `moving` those on which figures may go down and up;
    `updated` the day on which a claim was updated by its own party, `withdrawn` the claims by
    which it was withdrawn.
    """

    claims: tuple[Compiled, ...]
    nogoods: tuple[Nogood, ...]
    structure: Structure
    covered_in: Mapping[str, tuple[tuple[int, int], ...]]
    moving: Mapping[str, tuple[tuple[Days, ...], tuple[Days, ...]]]
    updated: Mapping[str, int]
    withdrawn: Mapping[str, tuple[Claim, ...]]
    skipped: tuple[Skipped, ...]
