"""Timelines, their states as the engine sees them, and how they move.

The engine adds one state to the execution of a withdrawal: `returned`, that is completed
with somebody there again. A completed withdrawal whose deployment is absent is the state
`completed`. So "nobody is left on the day of entry" is a fact about transitions, and
"nobody comes back" is one about the step into `returned`.
"""

from attrs import frozen

from counterclaim.codelists import FACETS, Facet, Process, StageCode, reachable, stage_meaning
from counterclaim.structure.hierarchy import Subject

PAST = -(10**12)
"""A day before every day of any data."""
FUTURE = 10**12
"""A day after every day of any data."""

NOT_STARTED, MAIN, FINAL, SUSPENDED, COMPLETED, CANCELLED, RETURNED = (1 << n for n in range(7))
ABSENT, PRESENT = 1, 2
AGREED = stage_meaning("agreed").mask
REJECTED = stage_meaning("rejected").mask
UNDER_WAY = MAIN | FINAL
STARTED = MAIN | FINAL | SUSPENDED | COMPLETED
_EXECUTION = (1 << 6) - 1


@frozen(cache_hash=True)
class Timeline:
    """One question about one subject: the key under which states are assigned to days."""

    subject: Subject
    facet: Facet
    process: Process | None = None
    round: int = 1
    by: str | None = None
    phase: str | None = None

    @property
    def sort_key(self) -> tuple[str, str, str, int, str, str]:
        """A stable order of timelines."""
        return (
            self.subject.name,
            self.facet,
            self.process or "",
            self.round,
            self.by or "",
            self.phase or "",
        )

    @property
    def returns(self) -> bool:
        """Whether the timeline has the extra state `returned`."""
        return self.facet == "execution" and self.process == "withdrawal" and self.phase is None

    @property
    def many_moments(self) -> bool:
        """Whether a day has as many moments as are needed, instead of one state."""
        return self.facet in ("decision", "announcement")


def all_states(timeline: Timeline) -> int:
    """Return the mask of all states of a timeline."""
    if timeline.returns:
        return _EXECUTION | RETURNED
    return (1 << len(next(entry for entry in FACETS if entry.facet == timeline.facet).states)) - 1


def stage_mask(timeline: Timeline, code: StageCode, *, affirmed: bool) -> int:
    """Return the states that a stage code allows in a timeline, or its denial."""
    mask = stage_meaning(code).mask
    if not timeline.returns:
        return mask if affirmed else all_states(timeline) & ~mask
    if affirmed:
        # who says "completed" says that nobody is left
        return mask if mask == COMPLETED or not mask & COMPLETED else mask | RETURNED
    return complement(timeline, mask)


def complement(timeline: Timeline, mask: int) -> int:
    """Return the states outside a mask; `returned` is a way of being completed."""
    everything = all_states(timeline)
    if timeline.returns and mask & COMPLETED:
        mask |= RETURNED
    return everything & ~mask


def _images(successors: tuple[int, ...]) -> tuple[int, ...]:
    images = [0] * (1 << len(successors))
    for mask in range(1, len(images)):
        low = (mask & -mask).bit_length() - 1
        images[mask] = images[mask & (mask - 1)] | successors[low]
    return tuple(images)


def _converse(successors: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(
        sum(1 << source for source, reach in enumerate(successors) if reach >> target & 1)
        for target in range(len(successors))
    )


@frozen
class Motion:
    """How a timeline moves from one day to the next, as tables over masks.

    `ahead[mask]` holds the states that may follow one of the mask, `back[mask]` those that
    may precede one.
    """

    ahead: tuple[int, ...]
    back: tuple[int, ...]


def _motion(successors: tuple[int, ...]) -> Motion:
    return Motion(_images(successors), _images(_converse(successors)))


def _withdrawal(*, soft: bool, may_return: bool) -> Motion:
    done, back = 4, 6
    plain = reachable("execution", soft=soft)
    successors = [*plain, plain[done]]
    successors[back] |= RETURNED
    if may_return:
        successors[done] |= RETURNED
    return _motion(tuple(successors))


_MOTIONS = {
    (facet.facet, soft): _motion(reachable(facet.facet, soft=soft))
    for facet in FACETS
    for soft in (False, True)
}
_WITHDRAWALS = {
    (soft, may_return): _withdrawal(soft=soft, may_return=may_return)
    for soft in (False, True)
    for may_return in (False, True)
}


def motion(timeline: Timeline, *, soft: bool, may_return: bool) -> Motion:
    """Return how a timeline moves: along soft transitions too, and back after a withdrawal."""
    if timeline.returns:
        return _WITHDRAWALS[soft, may_return]
    return _MOTIONS[timeline.facet, soft]
