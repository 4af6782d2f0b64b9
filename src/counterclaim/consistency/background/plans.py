"""Plans, decisions and intentions: what follows from them for the days to come."""

from collections.abc import Iterator

from attrs import evolve

from counterclaim.codelists import Process
from counterclaim.consistency.background.context import Context
from counterclaim.consistency.background.presence import is_withdrawal, presence
from counterclaim.consistency.background.registration import implication, presumption
from counterclaim.consistency.background.rule import Answer
from counterclaim.consistency.interpretation.claims import LIKELY, Interpretation
from counterclaim.consistency.interpretation.lines import (
    ABSENT,
    AGREED,
    ANNOUNCED,
    COMPLETED,
    FUTURE,
    NOT_AGREED,
    NOT_BEGUN,
    PAST,
    PRESENT,
    STARTED,
    UNDER_WAY,
    Line,
)
from counterclaim.consistency.interpretation.times import Window, every

_DOING = ("under_way", "final_stages", "started", "completed")


def planned(claim: Interpretation) -> Process | None:
    """Return the process that a claim says is to be carried out, or None."""
    if claim.manner != "plan" or not claim.affirmed or claim.time.complement:
        return None
    if claim.moves is not None:
        return "reduction" if claim.moves == "out" else "arrival"
    line = claim.line
    if line is None or line.facet != "execution" or line.phase is not None:
        return None
    return line.process if claim.code in _DOING else None


def is_firm(claim: Interpretation) -> bool:
    """Tell whether a claim is a plan that the speaker vouches for."""
    return claim.manner == "plan" and claim.claim.commitment in ("certain", "probable")


def is_to_stay(claim: Interpretation) -> bool:
    """Tell whether somebody is to be there, or nobody is to leave."""
    if claim.line is not None and claim.line.facet == "presence":
        return claim.mask == PRESENT
    line = claim.line
    leaving = line is not None and line.process in ("withdrawal", "reduction")
    leaving = leaving and line is not None and line.facet == "execution" and line.phase is None
    return leaving and claim.mask & ~NOT_BEGUN == 0


def _said(claim: Interpretation) -> Window:
    return Window(*claim.stated, every=False)


@presumption(
    "plan_means_agreed",
    of=("stage", "count"),
    title="Who states a plan of its own has decided on it",
    meaning="A plan, affirmed, certain or probable, that people leave or come or that a process "
    "is carried out, by a party that decides on it, means that this party has agreed on "
    "the process on some day of the statement; a withdrawal of all counts for the "
    "reduction too. Not for `not_before`.",
    why="Announcing is later than deciding.",
    example='"We will leave by May" and, later, "no decision to leave has been taken", from one '
    "party.",
    because="who announces a plan of its own is taken to have decided on it",
    unless="the plan was announced before it was decided",
)
def plan_means_agreed(claim: Interpretation, context: Context) -> Iterator[Answer]:
    """Who decides and states a plan has agreed on it."""
    process = planned(claim)
    if process is None or not is_firm(claim):
        return
    about, structure = claim.claim.about, context.structure
    decider = structure.decider(claim.subject.deployment, about.by)
    if decider is None or decider not in structure.roots[claim.claim.speaker]:
        return
    line = Line(claim.subject, "decision", process, about.round, decider)
    answer = Answer(line, AGREED, _said(claim), max(claim.grade, LIKELY))
    yield answer
    if process == "withdrawal":
        yield evolve(answer, line=evolve(line, process="reduction"))


@implication(
    "decided_of_some",
    title="A decision on all is one on some, and a refusal of any is one of all",
    meaning="Who has agreed on, or announced, the withdrawal of all has done so for some of "
    "them; who has refused, not decided or not announced that of any has not that of all "
    "either.",
    why="Where all leave, some leave.",
    example='"A withdrawal of any of them is out of the question" and, on the same day, "the '
    'withdrawal has been agreed".',
    because="what is decided for all is decided for some, and what is refused for any for all",
)
def decided_of_some(answer: Answer) -> Answer | None:
    """What is decided of all is decided of some; what is refused of any is refused of all."""
    line = answer.line
    if line.facet not in ("decision", "announcement") or line.phase is not None:
        return None
    yes = ANNOUNCED if line.facet == "announcement" else AGREED
    if line.process == "withdrawal" and answer.mask == yes:
        return evolve(answer, line=evolve(line, process="reduction"))
    if line.process == "reduction" and not answer.mask & yes:
        return evolve(answer, line=evolve(line, process="withdrawal"))
    return None


@presumption(
    "still_to_decide",
    of=("stage",),
    title="What is still to be discussed is not agreed",
    meaning="A plan, a forecast or a conditional claim that a decision will be under discussion "
    "or agreed means that it is not agreed on the days of the statement.",
    why="Nobody announces talks on what is settled.",
    example='"They have agreed to leave" and, four days later, "we will discuss it once the area '
    'is safe".',
    because="what is still to be discussed is taken not to be agreed yet",
    unless="only the details are still to be discussed",
)
def still_to_decide(claim: Interpretation, _context: Context) -> Iterator[Answer]:
    """What is still to be discussed is not agreed."""
    line = claim.line
    if line is None or line.facet != "decision" or not claim.affirmed:
        return
    ahead = claim.manner in ("plan", "conditional", "forecast") and claim.stated[1] < FUTURE
    if ahead and claim.code in ("under_discussion", "agreed"):
        yield Answer(line, NOT_AGREED, every(*claim.stated), LIKELY)


@presumption(
    "meant_to_last",
    of=("stage",),
    title="A withdrawal by a day is meant to last",
    meaning="A plan, forecast or conditional claim that the withdrawal is completed by or on a "
    "day means that nobody is to be there from the last day of its time on, for 365 days "
    "(`reversal_days`). A report or plan of people who come ends it.",
    why="A withdrawal that is undone at once is none.",
    example='"All will leave within 30 days" and, two months later, "about 200 will remain".',
    because="who is to have left by a day is taken to be meant to stay away",
    unless="the plan has been changed since, or some are to come back",
    reverses=True,
)
def meant_to_last(claim: Interpretation, context: Context) -> Iterator[Answer]:
    """Who is to have left by a day is not to be there afterwards."""
    if not is_withdrawal(claim) or claim.mask != COMPLETED or claim.manner == "fact":
        return
    day = claim.window.last
    if claim.claim.when is not None and claim.claim.when.role in ("by", "at") and day < FUTURE:
        days = every(day, day + context.policy.reversal_days)
        yield Answer(presence(claim), ABSENT, days, max(claim.grade, LIKELY), (), "in", intent=True)


@presumption(
    "meant_to_end",
    of=("stage",),
    title="A withdrawal that is under way is meant to end",
    meaning="A fact, certain or probable, that the withdrawal of all is in its main or final "
    "phase means that it is to be completed, and nobody is to be there, on some later "
    "day.",
    why="Nobody begins to leave for ever.",
    example='"The withdrawal has begun" and, on the same day, "they will stay for good".',
    because="a withdrawal that is under way is meant to end with nobody left",
    unless="the withdrawal was broken off, or some were always to stay",
)
def meant_to_end(claim: Interpretation, _context: Context) -> Iterator[Answer]:
    """A withdrawal that is under way is to be completed some day."""
    if not is_withdrawal(claim) or not claim.is_fact or not claim.affirmed or claim.line is None:
        return
    if claim.mask & ~UNDER_WAY == 0 and claim.window.first > PAST:
        days = Window(claim.window.last, FUTURE, every=False)
        grade = max(claim.grade, LIKELY)
        yield Answer(claim.line, COMPLETED, days, grade, intent=True)
        yield Answer(presence(claim), ABSENT, days, grade, intent=True)


@presumption(
    "decided_means_planned",
    of=("stage",),
    title="What is decided is to be done",
    meaning="A fact, certain or probable, that the withdrawal of all is agreed or announced by the "
    "party of the force means that all are to leave on some day from the statement on; for the "
    "reduction, that some are.",
    why="Decisions are taken to be carried out.",
    example='"The withdrawal has been agreed" and, on the same day, "about 600 will remain".',
    because="what is decided is taken to be meant to be done",
    unless="the decision is about others, or has been changed since",
)
def decided_means_planned(claim: Interpretation, context: Context) -> Iterator[Answer]:
    """What the owner of a force has decided is to be done."""
    line = claim.line
    if line is None or not claim.is_fact or not claim.affirmed or line.phase is not None:
        return
    if line.by != context.owner(claim.subject) or claim.code not in ("agreed", "announced"):
        return
    days, grade = Window(claim.stated[0], FUTURE, every=False), max(claim.grade, LIKELY)
    done = Line(claim.subject, "execution", line.process, line.round)
    if line.process == "withdrawal":
        yield Answer(done, COMPLETED, days, grade, intent=True)
        yield Answer(presence(claim), ABSENT, days, grade, intent=True)
        yield Answer(evolve(done, process="reduction"), STARTED, days, grade, intent=True)
    elif line.process in ("reduction", "arrival"):
        yield Answer(done, STARTED, days, grade, intent=True)


@presumption(
    "refusal_means_staying",
    of=("stage",),
    title="Who refuses to leave means to stay",
    meaning="A fact, certain or probable and without a time of its own, that the withdrawal, or "
    "that of any, is rejected by the party of the force, or has been called off, means that none "
    "of it is to happen from the statement on.",
    why='"Out of the question" is a promise for the days to come.',
    example='"A withdrawal is out of the question" and, a week later, "we go on pulling out", from '
    "one party.",
    because="who refuses to leave is taken to mean to stay",
    unless="it changed its mind",
    reverses=True,
)
def refusal_means_staying(claim: Interpretation, context: Context) -> Iterator[Answer]:
    """What the owner of a force refuses is not to happen."""
    line = claim.line
    if line is None or not claim.is_fact or not claim.affirmed or claim.dated:
        return
    refused = claim.code == "rejected" and line.by == context.owner(claim.subject)
    leaving = line.process in ("withdrawal", "reduction") and line.phase is None
    if not leaving or not (refused or claim.code == "cancelled"):
        return
    days, grade = every(claim.stated[1], FUTURE), max(claim.grade, LIKELY)
    none = Line(claim.subject, "execution", line.process, line.round)
    yield Answer(none, NOT_BEGUN, days, grade, intent=True)
    if line.process == "reduction":
        yield Answer(evolve(none, process="withdrawal"), NOT_BEGUN, days, grade, intent=True)


@presumption(
    "rest_stays",
    of=("count",),
    title="Who is to remain is to be there",
    meaning="A plan that at least one person remains means that somebody is to be there: on "
    "every day from the statement on, or on the days that it gives.",
    why="It is the same plan, told as a number.",
    example='"All will leave" and "about 200 will remain".',
    because="who is to remain is to be there",
    unless="they too are to leave later",
)
def rest_stays(claim: Interpretation, _context: Context) -> Iterator[Answer]:
    """Who is to remain is to be there from then on."""
    figure = claim.figure
    if figure is None or figure.role != "rest" or claim.manner == "fact" or claim.relative:
        return
    if claim.presence == PRESENT:
        dated = claim.claim.when is not None
        days = figure.window if dated else every(claim.stated[1], FUTURE)
        grade = max(claim.grade, LIKELY)
        yield Answer(presence(claim), PRESENT, days, grade, intent=True)


RULES = (
    decided_of_some,
    plan_means_agreed,
    still_to_decide,
    meant_to_last,
    meant_to_end,
    decided_means_planned,
    refusal_means_staying,
    rest_stays,
)
