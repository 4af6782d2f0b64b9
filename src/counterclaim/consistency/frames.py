"""The timelines that a question is about, with how they move and the rules that link them."""

from collections.abc import Mapping, Sequence

from attrs import frozen

from counterclaim.consistency.amounts import Days
from counterclaim.consistency.states import Motion, Timeline, motion
from counterclaim.consistency.theory import Constraint, Link
from counterclaim.consistency.worlds import Demand, Implication, Problem


@frozen
class Frame:
    """The timelines that a question is about, those that carry a rule between them included.

    The rest is as in `Problem`.
    """

    lines: tuple[Timeline, ...]
    motions: tuple[Motion, ...]
    covered_motions: tuple[Motion, ...]
    covered: tuple[tuple[Days, ...], ...]
    links: tuple[Link, ...]
    implications: tuple[Implication, ...]


def frame_of(
    lines: Sequence[Timeline],
    moves: Sequence[tuple[bool, bool]],
    links: Sequence[Link],
    covered: Mapping[Timeline, tuple[Days, ...]],
) -> Frame:
    """Return the frame of some timelines.

    `moves` tells of each whether it may take soft transitions, and come back on any day;
    `covered` the days on which it may come back anyway.
    """
    place = {line: number for number, line in enumerate(lines)}
    return Frame(
        lines=tuple(lines),
        motions=tuple(
            motion(line, soft=soft, may_return=may_return)
            for line, (soft, may_return) in zip(lines, moves, strict=True)
        ),
        covered_motions=tuple(
            motion(line, soft=soft, may_return=True)
            for line, (soft, _) in zip(lines, moves, strict=True)
        ),
        covered=tuple(covered.get(line, ()) for line in lines),
        links=tuple(links),
        implications=tuple(
            Implication(place[link.source], link.when, place[link.target], link.then)
            for link in links
        ),
    )


def problem_of(frame: Frame, constraints: Sequence[Constraint]) -> Problem:
    """Return the problem of the timelines of a frame for some constraints on them."""
    place = {line: number for number, line in enumerate(frame.lines)}
    return Problem(
        motions=frame.motions,
        covered_motions=frame.covered_motions,
        covered=frame.covered,
        links=frame.implications,
        demands=[
            Demand(
                place[constraint.timeline],
                constraint.window.first,
                constraint.window.last,
                constraint.window.every,
                constraint.mask,
            )
            for constraint in constraints
        ],
        many_moments=all(line.many_moments for line in frame.lines),
    )
