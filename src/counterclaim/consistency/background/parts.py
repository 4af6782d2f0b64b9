"""What is said of a part holds of the whole, and the other way round, where people speak so."""

from attrs import evolve

from counterclaim.consistency.background.registration import transfer
from counterclaim.consistency.background.rule import Answer
from counterclaim.consistency.interpretation.claims import LIKELY
from counterclaim.consistency.interpretation.lines import (
    ABSENT,
    AGREED,
    COMPLETED,
    FINAL,
    NOT_BEGUN,
    PRESENT,
    REJECTED,
    STARTED,
)
from counterclaim.structure.hierarchy import Subject


@transfer(
    "part_present",
    "definition",
    title="Who is in a part is in the whole",
    meaning="Where somebody is in a part of a deployment, somebody is in the whole.",
    why="It is what being a part means.",
    example='"They are at the base" and, on the same day, "nobody is in the country".',
    because="who is in a part is in the whole",
)
def part_present(answer: Answer, other: Subject, *, up: bool) -> Answer | None:
    """Who is in a part is in the whole."""
    if up and answer.line.facet == "presence" and answer.mask == PRESENT:
        return evolve(answer, line=evolve(answer.line, subject=other))
    return None


@transfer(
    "whole_completed",
    "definition",
    title="What holds of all holds of each part",
    meaning="Where the withdrawal of the whole is completed, nobody is in the whole, or no "
    "reduction or arrival of it has begun, the same holds of every part.",
    why="It is what being a part means.",
    example='"All have left the country" and, on the same day, "they are still leaving the base".',
    because="what holds of all holds of each part",
)
def whole_completed(answer: Answer, other: Subject, *, up: bool) -> Answer | None:
    """Where all have left, the part has left."""
    if up:
        return None
    gone = answer.line.facet == "presence" and answer.mask == ABSENT
    done = answer.line.executes("withdrawal") and answer.mask == COMPLETED
    none = answer.line.executes("reduction", "arrival") and answer.mask & ~NOT_BEGUN == 0
    if gone or done or none:
        return evolve(answer, line=evolve(answer.line, subject=other))
    return None


@transfer(
    "part_reduces_whole",
    "presumption",
    title="Where a part is withdrawn, the whole is reduced",
    meaning="A withdrawal or a reduction of a part that has begun is a reduction of the whole "
    "that has begun, on the same days.",
    why="The whole has fewer people then.",
    example='"They have begun to leave the base" and, on the same day, "nobody leaves the '
    'country".',
    because="where people leave a part, the whole is reduced",
    unless="they only move from one part to another",
)
def part_reduces_whole(answer: Answer, other: Subject, *, up: bool) -> Answer | None:
    """Where people leave a part, people leave the whole."""
    if up and answer.line.executes("withdrawal", "reduction") and answer.mask & ~STARTED == 0:
        line = evolve(answer.line, subject=other, process="reduction")
        return evolve(answer, line=line, mask=STARTED, grade=max(answer.grade, LIKELY))
    return None


@transfer(
    "part_arrives",
    "presumption",
    title="Who arrives in a part arrives in the whole",
    meaning="An arrival in a part that has begun is an arrival in the whole that has begun, on "
    "the same days.",
    why="People speak of the country and mean the region, and the other way round.",
    example='"1,500 have reached the region" and, on the same day, "nobody has been sent to the '
    'country".',
    because="who arrives in a part arrives in the whole",
    unless="they came from another part of it",
)
def part_arrives(answer: Answer, other: Subject, *, up: bool) -> Answer | None:
    """Who arrives in a part arrives in the whole."""
    if up and answer.line.executes("arrival") and answer.mask & ~STARTED == 0:
        line = evolve(answer.line, subject=other)
        return evolve(answer, line=line, mask=STARTED, grade=max(answer.grade, LIKELY))
    return None


@transfer(
    "final_reaches_parts",
    "presumption",
    title="When a withdrawal is nearly done, every part has begun",
    meaning="While the withdrawal of the whole is in its final phase or done, the reduction of "
    "every part has begun.",
    why="A part that has not begun leaves much to be done.",
    example='"The withdrawal from the country is in its final stages" and, on the same day, '
    '"nobody has left the base".',
    because="when a withdrawal is nearly done, every part is taken to have begun",
    unless="this part is left for the very end",
)
def final_reaches_parts(answer: Answer, other: Subject, *, up: bool) -> Answer | None:
    """In the final phase of the whole every part has begun to leave."""
    if not up and answer.line.executes("withdrawal") and answer.mask & ~(FINAL | COMPLETED) == 0:
        line = evolve(answer.line, subject=other, process="reduction")
        return evolve(answer, line=line, mask=STARTED, grade=max(answer.grade, LIKELY))
    return None


@transfer(
    "decided_for_parts",
    "presumption",
    title="What is decided for the whole is decided for its parts",
    meaning="What is agreed, or rejected, for the whole is so for each part.",
    why="Decisions are about all of a force unless they say otherwise.",
    example='"They have agreed to leave the country" and, on the same day, "leaving the base is '
    'out of the question".',
    because="what is decided for the whole is taken to be decided for its parts",
    unless="this part was left out of the decision",
)
def decided_for_parts(answer: Answer, other: Subject, *, up: bool) -> Answer | None:
    """What is decided for the whole is decided for its parts."""
    line = answer.line
    if up or line.facet != "decision" or answer.mask not in (AGREED, REJECTED):
        return None
    if line.process == "reduction" and answer.mask == AGREED:
        return None  # that some leave says nothing of a given part
    return evolve(answer, line=evolve(line, subject=other), grade=max(answer.grade, LIKELY))


RULES = (
    part_present,
    whole_completed,
    part_reduces_whole,
    part_arrives,
    final_reaches_parts,
    decided_for_parts,
)
