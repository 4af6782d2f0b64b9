"""The questions that claims answer, and the states that an answer allows.

A *line* is one question about one subject: how far a process has come, what was decided,
whether somebody is there. On every day a line is in one state; an answer allows some of them.
The execution of a process has one state more than the code list: *held* is suspended before
it began, so that who says that it is halted does not say that it had begun.
"""

from attrs import frozen

from counterclaim.codelists import FACETS, TRANSITIONS, Facet, Process, StageCode, stage_meaning
from counterclaim.solver.graphs import closure
from counterclaim.structure.hierarchy import Subject

PAST = -(10**12)
"""A day before every day of any data."""
FUTURE = 10**12
"""A day after every day of any data."""

NOT_STARTED, MAIN, FINAL, SUSPENDED, COMPLETED, CANCELLED, HELD = (1 << n for n in range(7))
NOT_BEGUN = NOT_STARTED | HELD | CANCELLED
UNDER_WAY = MAIN | FINAL
STARTED = MAIN | FINAL | SUSPENDED | COMPLETED
ABSENT, PRESENT = 1, 2
AGREED = stage_meaning("agreed").mask
ANNOUNCED = stage_meaning("announced").mask
NOT_DISCUSSED = stage_meaning("not_discussed").mask
REJECTED = stage_meaning("rejected").mask
NOT_AGREED = stage_meaning("undecided").mask | REJECTED


@frozen(cache_hash=True)
class Line:
    """One question about one subject."""

    subject: Subject
    facet: Facet
    process: Process | None = None
    round: int = 1
    by: str | None = None
    phase: str | None = None

    @property
    def many_moments(self) -> bool:
        """Whether several states may follow one another on one day."""
        return self.facet in ("decision", "announcement")

    def executes(self, *processes: Process) -> bool:
        """Tell whether it is about how far one of some processes has come, phases apart."""
        return self.facet == "execution" and self.process in processes and self.phase is None


def everything(facet: Facet) -> int:
    """Return the mask of all states of a facet."""
    if facet == "execution":
        return NOT_BEGUN | STARTED
    return (1 << len(_states(facet))) - 1


def stage_mask(code: StageCode) -> int:
    """Return the states that a stage code allows."""
    meaning = stage_meaning(code)
    if meaning.facet != "execution":
        return meaning.mask
    if code == "suspended":
        return meaning.mask | HELD
    if code in ("none", "not_started"):
        return NOT_BEGUN  # what was called off before it began has not begun
    return meaning.mask


def state_names(facet: Facet, mask: int) -> tuple[str, ...]:
    """Return the names of the states of a mask, as the code list has them."""
    if facet == "execution" and mask & HELD:
        mask = mask & ~HELD | (SUSPENDED if not mask & NOT_STARTED else 0)
    return tuple(name for number, name in enumerate(_states(facet)) if mask >> number & 1)


def _states(facet: Facet) -> tuple[str, ...]:
    return next(entry.states for entry in FACETS if entry.facet == facet)


def _steps(facet: Facet, *, soft: bool) -> dict[int, list[int]]:
    """Return the states that may come next, as numbers of bits."""
    states = _states(facet)
    steps: dict[int, list[int]] = {number: [] for number in range(len(states))}
    for step in TRANSITIONS:
        if step.facet == facet and (soft or step.kind == "hard"):
            source, target = states.index(step.source), states.index(step.target)
            if (step.source, step.target) == ("not_started", "suspended"):
                target = HELD.bit_length() - 1
            steps[source].append(target)
    if facet == "execution":
        steps[HELD.bit_length() - 1] = [
            MAIN.bit_length() - 1,
            CANCELLED.bit_length() - 1,
        ]
    return steps


def _reachable(facet: Facet, *, soft: bool) -> tuple[int, ...]:
    """Return, for each state, the mask of the states that may follow it, itself included."""
    reached = closure(_steps(facet, soft=soft))
    return tuple(
        1 << state | sum(1 << later for later in reached[state]) for state in sorted(reached)
    )


def _images(following: tuple[int, ...]) -> tuple[int, ...]:
    """Return, for each mask, the states that may follow one of it."""
    images = [0] * (1 << len(following))
    for mask in range(1, len(images)):
        low = (mask & -mask).bit_length() - 1
        images[mask] = images[mask & (mask - 1)] | following[low]
    return tuple(images)


_FOLLOWING = {
    (entry.facet, soft): _images(_reachable(entry.facet, soft=soft))
    for entry in FACETS
    for soft in (False, True)
}


def may_follow(facet: Facet, first: int, later: int, *, soft: bool) -> bool:
    """Tell whether a state of the second mask may come after one of the first.

    Stages that nobody reported may lie in between; regressions only where `soft`.
    """
    return bool(_FOLLOWING[facet, soft][first] & later)
