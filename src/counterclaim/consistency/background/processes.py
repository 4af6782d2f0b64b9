"""How the processes hang together: withdrawal, reduction, arrival, and numbers that move."""

from collections.abc import Iterator

from attrs import evolve

from counterclaim.codelists import Process
from counterclaim.consistency.background.context import Context
from counterclaim.consistency.background.registration import definition, implication, presumption
from counterclaim.consistency.background.rule import Answer
from counterclaim.consistency.interpretation.claims import LIKELY, Interpretation
from counterclaim.consistency.interpretation.lines import (
    COMPLETED,
    FINAL,
    FUTURE,
    MAIN,
    NOT_BEGUN,
    PAST,
    STARTED,
    Line,
    everything,
)
from counterclaim.consistency.interpretation.times import every, some
from counterclaim.model import Change


def execution(claim: Interpretation, process: Process) -> Line:
    """Return the line of the execution of a process of what a claim is about."""
    return Line(claim.subject, "execution", process, claim.claim.about.round)


@implication(
    "withdrawal_reduces",
    title="A withdrawal is a reduction",
    meaning="A withdrawal of all that has begun has begun as a reduction as well.",
    why="Where all leave, some leave.",
    example='"The withdrawal is under way" and, on the same day, "nobody at all has left".',
    because="where all are leaving, some are leaving",
)
def withdrawal_reduces(answer: Answer) -> Answer | None:
    """Where all leave, some leave."""
    line = answer.line
    if line.executes("withdrawal") and answer.mask & ~STARTED == 0:
        return evolve(answer, line=evolve(line, process="reduction"), mask=STARTED)
    return None


@definition(
    "leaving_means_reduction",
    of=("count",),
    title="Who counts people that leave says that some leave",
    meaning="A count of persons who leave (at least one, or vague) means that the reduction has "
    "begun on some day of its time.",
    why="It is the same event, told as a number.",
    example='"600 have left" and, on the same day, "not one has left".',
    because="where people are counted who leave, some leave",
    unless="they are exchanged for others",
)
def leaving_means_reduction(claim: Interpretation, _context: Context) -> Iterator[Answer]:
    """People who leave mean that a reduction has begun."""
    if claim.moves == "out" and claim.figure is not None:
        window = some(claim.figure.window.first, claim.figure.window.last)
        line = execution(claim, "reduction")
        yield Answer(line, STARTED, window, claim.grade, intent=claim.manner != "fact")


@definition(
    "arriving_means_arrival",
    of=("count",),
    title="Who counts people that come says that some come",
    meaning="A count of persons who come (at least one, or vague) means that the arrival has "
    "begun on some day of its time.",
    why="It is the same event, told as a number.",
    example='"1,500 have arrived" and, on the same day, "nobody has been sent".',
    because="where people are counted who come, some come",
    unless="they are exchanged for others",
)
def arriving_means_arrival(claim: Interpretation, _context: Context) -> Iterator[Answer]:
    """People who come mean that an arrival has begun."""
    if claim.moves == "in" and claim.figure is not None:
        window = some(claim.figure.window.first, claim.figure.window.last)
        line = execution(claim, "arrival")
        yield Answer(line, STARTED, window, claim.grade, intent=claim.manner != "fact")


@presumption(
    "takes_time",
    of=("stage",),
    title="A withdrawal takes time",
    meaning="An affirmed, certain fact that leaves the withdrawal, or the reduction, only the "
    "states not_started, held and cancelled means that the withdrawal is neither in its "
    "final phase nor completed for N days after: on the days l + 1 to f + N for "
    "something on some day of [f, l], and l + 1 to l + N for every day. N is 7 for a "
    "country, 2 for a region or an area, 0 for a town, a base or a site (`pace`).",
    why="Moving people and equipment out takes days at least.",
    example='"It has not begun" on the 1st and "it is in its final stages" on the 4th.',
    because="a withdrawal that has not begun is taken not to be nearly over within days",
    unless="it went faster than withdrawals usually do",
)
def takes_time(claim: Interpretation, context: Context) -> Iterator[Answer]:
    """What has not begun is not over within days."""
    line = claim.line
    if line is None or not line.executes("withdrawal", "reduction"):
        return
    if claim.manner != "fact" or not claim.affirmed or claim.mask & ~NOT_BEGUN:
        return
    if claim.claim.commitment != "certain":
        return  # who only sees no sign of it does not know
    window = claim.window
    start = window.last if window.every else window.first
    if not PAST < start < FUTURE:
        return
    line = evolve(line, process="withdrawal")
    days = every(window.last + 1, start + context.pace(claim.subject))
    if not days.empty:
        mask = everything("execution") & ~(FINAL | COMPLETED)
        yield Answer(line, mask, days, max(claim.grade, LIKELY))


@presumption(
    "change_excludes_withdrawal",
    of=("change",),
    title="A number that grows or stays is not being withdrawn",
    meaning="Where the number of those there is said to grow or not to change, neither a "
    "withdrawal nor a reduction is in its main or final phase on the days of the claim; "
    "where it grows an arrival, and where it falls a reduction, has begun on some day of "
    "them.",
    why="Leaving shows in the number.",
    example='"Their number is growing" and, over the same days, "the withdrawal is under way".',
    because="where the number does not fall, nobody is taken to be leaving",
    unless="as many came as left",
)
def change_excludes_withdrawal(claim: Interpretation, _context: Context) -> Iterator[Answer]:
    """A number that does not fall excludes a withdrawal under way."""
    says = claim.claim.says
    if not isinstance(says, Change) or claim.subject.deployment is None or not claim.affirmed:
        return
    grade, window = max(claim.grade, LIKELY), claim.window
    intent = claim.manner != "fact"
    if says.direction == "down":
        line = execution(claim, "reduction")
        yield Answer(line, STARTED, some(window.first, window.last), grade, intent=intent)
        return
    mask = everything("execution") & ~(MAIN | FINAL)
    yield Answer(execution(claim, "withdrawal"), mask, window, grade, intent=intent)
    yield Answer(execution(claim, "reduction"), mask, window, grade, intent=intent)
    if says.direction == "up":
        line = execution(claim, "arrival")
        yield Answer(line, STARTED, some(window.first, window.last), grade, intent=intent)


@implication(
    "none_at_all",
    title="Where nobody leaves, there is no withdrawal",
    meaning="Who says that nobody at all leaves says that there is no withdrawal of all.",
    why="Where all leave, some leave.",
    example='"Not one has left" and, on the same day, "all have left".',
    because="where nobody leaves, there is no withdrawal",
)
def none_at_all(answer: Answer) -> Answer | None:
    """Where nobody leaves, there is no withdrawal."""
    line = answer.line
    if line.executes("reduction") and answer.mask & ~NOT_BEGUN == 0:
        return evolve(answer, line=evolve(line, process="withdrawal"), mask=NOT_BEGUN)
    return None


RULES = (
    withdrawal_reduces,
    none_at_all,
    leaving_means_reduction,
    arriving_means_arrival,
    takes_time,
    change_excludes_withdrawal,
)
