"""Somebody is there, comes, or is gone: what follows from it for other days and other lines."""

from collections.abc import Iterator

from attrs import evolve

from counterclaim.consistency.background.context import Context
from counterclaim.consistency.background.registration import definition, implication, presumption
from counterclaim.consistency.background.rule import Answer, Ending
from counterclaim.consistency.interpretation.claims import LIKELY, WEAK, Interpretation
from counterclaim.consistency.interpretation.lines import (
    ABSENT,
    COMPLETED,
    FUTURE,
    PAST,
    PRESENT,
    STARTED,
    UNDER_WAY,
    Line,
)
from counterclaim.consistency.interpretation.times import Window, every, some


def is_withdrawal(claim: Interpretation) -> bool:
    """Tell whether a claim is about the withdrawal of a deployment, of all of it."""
    line = claim.line
    return (
        line is not None
        and line.process == "withdrawal"
        and line.facet == "execution"
        and line.phase is None
    )


def is_arrival(claim: Interpretation) -> bool:
    """Tell whether a claim says that people come, or have come."""
    if claim.moves == "in":
        return True
    line = claim.line
    if line is None or line.process != "arrival" or line.facet != "execution" or line.phase:
        return False
    return claim.affirmed and claim.mask & ~STARTED == 0


def presence(claim: Interpretation) -> Line:
    """Return the line of the presence of what a claim is about."""
    return Line(claim.subject, "presence")


@implication(
    "completed_means_absent",
    title="A completed withdrawal leaves nobody",
    meaning="On the day for which somebody says that the withdrawal of a deployment is "
    "completed, nobody of it is there.",
    why="A withdrawal of some is a reduction; that of all leaves nobody.",
    example='"The withdrawal is complete" and, on the same day, "some are still there".',
    because="when a withdrawal is complete, nobody is left",
)
def completed_means_absent(answer: Answer) -> Answer | None:
    """Who says that all have left says that nobody is there."""
    line = answer.line
    if line.executes("withdrawal") and answer.mask == COMPLETED:
        return evolve(answer, line=Line(line.subject, "presence"), mask=ABSENT)
    return None


@definition(
    "count_present",
    of=("count",),
    title="A number that is there means that somebody is there",
    meaning="A count of at least one person (after the allowance), of those there or of those "
    "who remain, means that somebody is there on its days; a count of everybody whose "
    "most is below one means that nobody is. What a plan says of those who remain is "
    "read by `rest_stays`.",
    why="It is what the number says.",
    example='"900 are there" and "nobody is there", on one day.',
    because="where people are counted, somebody is there",
)
def count_present(claim: Interpretation, _context: Context) -> Iterator[Answer]:
    """Where people are counted, somebody is there."""
    mask = claim.presence
    if claim.figure is None or not mask or claim.relative:
        return
    if claim.figure.role == "rest" and claim.manner != "fact":
        return  # who plans that some remain speaks of the days after the step
    yield Answer(
        presence(claim), mask, claim.figure.window, claim.grade, intent=claim.manner != "fact"
    )


@presumption(
    "no_return",
    of=("stage",),
    title="Who has left does not come back",
    meaning="A fact, certain or probable, that the withdrawal is completed means that nobody is "
    "there from the last day of its time on: likely for 62 days (`step_days`), weak for 365 "
    "(`reversal_days`). A report of people who come ends it.",
    why="Coming back is an event of its own, which somebody would report.",
    example='"The withdrawal was completed in May" and "500 are there in July".',
    because="who has left is taken not to come back",
    unless="some of them came back in between",
)
def no_return(claim: Interpretation, context: Context) -> Iterator[Answer]:
    """After a completed withdrawal nobody is there."""
    if is_withdrawal(claim) and claim.mask == COMPLETED and claim.is_fact:
        first = claim.window.last
        if PAST < first < FUTURE:
            policy = context.policy
            for grade, length in ((LIKELY, policy.step_days), (WEAK, policy.reversal_days)):
                days = every(first, first + length)
                yield Answer(presence(claim), ABSENT, days, max(claim.grade, grade), (), "in")


@presumption(
    "under_way_present",
    of=("stage",),
    title="Who is leaving is still there",
    meaning="A fact that the withdrawal is in its main or final phase means that somebody is "
    "there on the same days.",
    why="Otherwise it would be complete.",
    example='"The withdrawal is in its final stages" and "nobody is there any more".',
    because="as long as a withdrawal goes on, somebody is still there",
    unless="the last had already gone, and only the formal end was outstanding",
)
def under_way_present(claim: Interpretation, _context: Context) -> Iterator[Answer]:
    """While people are leaving, some are there."""
    if is_withdrawal(claim) and claim.manner == "fact" and claim.mask & ~UNDER_WAY == 0:
        yield Answer(presence(claim), PRESENT, claim.window, max(claim.grade, LIKELY))


@presumption(
    "presence_before",
    of=("stage", "count"),
    title="Who leaves was there",
    meaning="A fact, certain or probable, that the withdrawal or a reduction has begun or is done, "
    "or a number of people who left, means that somebody was there on some day up to the last day "
    "of its time.",
    why="Nobody leaves a place where nobody is.",
    example='"They have left" and "they have never been there".',
    because="only who is there can leave",
    unless="the report of their leaving is about somebody else",
)
def presence_before(claim: Interpretation, _context: Context) -> Iterator[Answer]:
    """Who has left, or leaves, was there."""
    if claim.is_fact and claim.yes and claim.question == "leaving" and not claim.relative:
        window = some(PAST, claim.window.last)
        yield Answer(presence(claim), PRESENT, window, max(claim.grade, LIKELY))


@presumption(
    "still_there_to_leave",
    of=("stage", "count"),
    title="Who is still to leave is still there",
    meaning="A plan, certain or probable, that people leave, are reduced or move means that "
    "somebody is there on some day of its statement; so does a fact that a reduction is under "
    "way, or that not all have left, on its days.",
    why="Nobody plans to leave a place where nobody is.",
    example='"All have left" and, the next day, "they will leave by May".',
    because="who is still to leave is taken to be still there",
    unless="the plan is about others, or was already carried out",
)
def still_there_to_leave(claim: Interpretation, _context: Context) -> Iterator[Answer]:
    """Who is still to leave is there when it is said."""
    line = claim.line
    going = claim.moves == "out"
    if line is not None and line.facet == "execution" and line.phase is None:
        leaving = line.process in ("withdrawal", "reduction", "relocation")
        going = leaving and claim.affirmed and claim.mask & ~STARTED == 0
    grade = max(claim.grade, LIKELY)
    if going and claim.manner == "plan" and not claim.time.complement:
        said = Window(*claim.stated, every=claim.stated[0] == claim.stated[1])
        yield Answer(presence(claim), PRESENT, said, grade)
    elif line is not None and claim.manner == "fact":
        reduced = line.executes("reduction") and claim.affirmed
        reduced = reduced and claim.mask & ~UNDER_WAY == 0
        not_all = line.executes("withdrawal") and not claim.affirmed
        if reduced or (not_all and claim.code == "completed"):
            yield Answer(presence(claim), PRESENT, claim.window, grade)


@definition(
    "arrival_present",
    of=("stage", "count"),
    title="Who has come is there",
    meaning="A fact that an arrival has begun or is done, or a count of persons who come, means "
    "that somebody is there on some day of its time.",
    why="Coming and being there are one question.",
    example='"Mercenaries have begun to deploy" and, on the same day, "nobody is there".',
    because="where people have come, somebody is there",
    unless="they were on their way, and none had arrived",
)
def arrival_present(claim: Interpretation, _context: Context) -> Iterator[Answer]:
    """Where people have come, somebody is there."""
    if not is_arrival(claim) or claim.manner != "fact" or claim.relative:
        return
    window = claim.window if claim.figure is None else claim.figure.window
    yield Answer(presence(claim), PRESENT, some(window.first, window.last), claim.grade)
    if window.first <= PAST and window.last < FUTURE:
        # who have come up to a day are taken to be there on that day
        last = every(window.last, window.last)
        yield Answer(presence(claim), PRESENT, last, max(claim.grade, LIKELY), (), "out")


@presumption(
    "presence_persists",
    of=("stage", "count"),
    title="Who is there stays for a while, and who is not does not come at once",
    meaning="The presence or the absence that a fact, certain or probable, reports by a stage or "
    "a number, and the presence that an arrival means, last for 14 days "
    "(`presence_days`): of something on some day of [f, l] on the days l to f + 14, of "
    "something on every day on the days l + 1 to l + 14. Not where the claim tells the "
    "days themselves and they are over at its statement. A report of people who leave "
    "ends a presence, one of people who come an absence.",
    why="Forces do not come and go within days without anybody noticing.",
    example='"Nobody is there" on the 1st and "they are there" on the 5th.',
    because="what is so on one day is taken to be so for some days",
    unless="people came or left in between",
)
def presence_persists(claim: Interpretation, context: Context) -> Iterator[Answer]:
    """A presence or an absence lasts until somebody moves."""
    mask = PRESENT if is_arrival(claim) else claim.presence
    if mask not in (PRESENT, ABSENT) or not claim.is_fact or claim.relative:
        return
    window = claim.window if claim.figure is None else claim.figure.window
    if claim.tells_span and window.last < claim.stated[0]:
        return  # its end has been told, and nothing is said of later days
    if not PAST < window.last < FUTURE:
        return
    origin = window.last if window.every else max(window.first, PAST + 1)
    first = window.last + 1 if window.every else window.last
    days = every(first, origin + context.policy.presence_days)
    if not days.empty:
        ended: Ending = "out" if mask == PRESENT else "in"
        yield Answer(presence(claim), mask, days, max(claim.grade, LIKELY), (), ended)


@presumption(
    "already_held",
    of=("stage", "count"),
    title="Who is there did not come today",
    meaning="A fact, certain or probable, that somebody is there (by a stage or a number) means "
    "the same of the days before, 30 with its own (`held_days`). Of something on some day of "
    "[f, l] the days are counted back from l and end before f. Not for `enters`, `since`, or an "
    "interval whose beginning is told. A report of people who come ends it.",
    why="Reports come after the event.",
    example='"Nobody is there" on the 1st and "they are there" on the 20th.',
    because="what is reported as going on is taken to have gone on for some time",
    unless="it had just begun",
)
def already_held(claim: Interpretation, context: Context) -> Iterator[Answer]:
    """What is reported as going on has gone on for some days."""
    if not claim.is_fact or not claim.affirmed or claim.enters or claim.relative:
        return
    if claim.claim.when is not None and claim.claim.when.role == "since":
        return
    window = claim.window if claim.figure is None else claim.figure.window
    if (claim.tells_span and window.first > PAST) or not window.first > PAST:
        return  # its beginning has been told
    grade = max(claim.grade, LIKELY)
    if claim.presence == PRESENT:
        days = _before(window, context.policy.held_days)
        yield Answer(presence(claim), PRESENT, days, grade, (), "in")


def _before(window: Window, days: int) -> Window:
    end = window.first if window.every else window.last
    return every(end - days + 1, window.first - 1)


RULES = (
    completed_means_absent,
    count_present,
    no_return,
    under_way_present,
    presence_before,
    still_there_to_leave,
    arrival_present,
    presence_persists,
    already_held,
)
