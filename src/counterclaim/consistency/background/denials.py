"""Denials: what they answer, who makes them, and when the same side admits what it denied."""

from collections.abc import Iterator

from counterclaim.consistency.background.context import Context
from counterclaim.consistency.background.presence import is_arrival
from counterclaim.consistency.background.registration import comparison
from counterclaim.consistency.background.rule import Clash
from counterclaim.consistency.interpretation.claims import LIKELY, WEAK, Interpretation
from counterclaim.consistency.interpretation.lines import (
    ANNOUNCED,
    COMPLETED,
    FINAL,
    MAIN,
    NOT_AGREED,
    PAST,
    PRESENT,
)

_LEAVING = ("withdrawal", "reduction")
_OPPOSITE_DAYS = 3
_DOING = MAIN | FINAL | COMPLETED


def _meet(no: Interpretation, yes: Interpretation, context: Context) -> bool:
    """Tell whether what one denies is, or takes in, what the other affirms."""
    if not _one_question(no, yes) or _all_only(no, yes, context):
        return False
    structure = context.structure
    return no.subject == yes.subject or structure.is_part(yes.subject, no.subject)


def _one_question(no: Interpretation, yes: Interpretation) -> bool:
    """Tell whether two claims answer one question: the same process and round, or who is there.

    Who denies a build-up denies that people come, and not that somebody is there; who denies
    that more have come, that more have.
    """
    if no.question != yes.question or no.question is None:
        return False
    if no.line is not None and no.line.process == "arrival":
        more = yes.moves == "in" or yes.claim.about.extent == "part"
        return is_arrival(yes) and (more or no.claim.about.extent != "part")
    return no.question == "presence" or no.claim.about.round == yes.claim.about.round


def _all_only(no: Interpretation, yes: Interpretation, context: Context) -> bool:
    """Tell whether only a withdrawal of all is denied, and not all are said to leave."""
    if no.line is None or no.line.process != "withdrawal":
        return False
    if yes.line is None or yes.line.process != "withdrawal":
        return True
    return yes.subject != no.subject and not context.structure.is_part(no.subject, yes.subject)


@comparison(
    "denial_answers",
    "presumption",
    of=("stage", "count"),
    between=("stage", "count"),
    title="A denial answers what others have announced, and stands for a while",
    meaning="A fact that says no, certain or probable, without a time of its own or of all days "
    "so far, against what another party says without a time of its own and without `enters`: "
    "an announcement (a plan) that some leave, about the very same subject, of the seven days "
    "before, or a fact, about the same subject or a part, of the thirty days before or after. "
    "`not_started` answers nothing. No is said by absence, by states that have not begun, and "
    "by a denied `under_way` or `started`; yes by presence, by a process that has begun, and by "
    "people who leave or come. Both answer one question: leaving (withdrawal, reduction), "
    "presence (arrival too), or one other process of one round. Only a withdrawal of all that "
    "is denied is not met by some who leave, nor an arrival that is denied by who is there. It "
    "is likely where the distance is surely kept, weak where it may be, and weak where all "
    "have left days after the denial.",
    why='"Fake", "no sign of it" and "not leaving" answer a statement, and stand until something '
    "happens.",
    example='"We will withdraw" on the 15th and, from another side, "there is no sign of a '
    'withdrawal" on the 16th.',
    because="a denial is taken to answer what others say of the same",
    unless="what was denied began only after the denial",
)
def denial_answers(no: Interpretation, yes: Interpretation, context: Context) -> Clash | None:
    """A denial contradicts what another party says of the same in these days."""
    if no.manner != "fact" or not no.no or no.claim.commitment == "possible":
        return None
    if no.dated and not _so_far(no):
        return None
    if not yes.yes or yes.dated or yes.enters or context.one_party(no, yes):
        return None
    if no.code == "not_started" or not _meet(no, yes, context):
        return None  # what has not begun so far may have been announced, and begin
    near = _near(no, yes, context)
    if near is None:
        return None
    # in days, what nobody saw begin may have been done
    done = yes.manner == "fact" and yes.code == "completed" and yes.stated[0] > no.stated[1] + 1
    return Clash(max(no.grade, yes.grade, near, WEAK if done else LIKELY), ())


def _so_far(no: Interpretation) -> bool:
    """Tell whether a denial is of all days up to its own: "they never were there"."""
    return no.window.first <= PAST and no.window.last == no.stated[1]


def _near(no: Interpretation, yes: Interpretation, context: Context) -> int | None:
    """Return how surely a denial and what it answers were said within the days that count."""
    policy = context.policy
    if yes.manner == "plan":
        if no.question == "presence":
            return None  # who is not there today may come
        after, before = 0, policy.announcement_days
    elif yes.manner == "fact":
        after = before = policy.answer_days
    else:
        return None
    for grade, inner, outer in ((LIKELY, 1, 0), (WEAK, 0, 1)):
        late = yes.stated[inner] - no.stated[outer] <= after
        if late and no.stated[inner] - yes.stated[outer] <= before:
            return grade
    return None


@comparison(
    "denied_then_affirmed",
    "presumption",
    of=("stage", "count"),
    between=("stage", "count"),
    title="Who denies and later admits has changed its story",
    meaning="A party says no as a fact (flatly: `none`, `absent`, a denied stage, or a number of "
    "nobody) and in a later statement, within 365 days (`reversal_days`), yes as a fact, "
    "of the same subject or a part of it: likely. It is weak where the distance is only "
    "possible, and where the denied subject was filled in and is a part of what is "
    "affirmed; a denial of leaving is weak after 62 days (`step_days`). Not where the later claim "
    "itself tells of a beginning after the denial, nor where it tells of people who come and the "
    "denial was only of that day, or of more. Yes and no as in `denial_answers`; who denied every "
    "arrival is met by whoever is there.",
    why="A flat denial is meant to stand.",
    example='"We have sent nobody" in October and, from the same party, "our soldiers fought '
    'there" in April.',
    because="one party first denied what it later affirms",
    unless="it began after the denial",
    reverses=True,
)
def denied_then_affirmed(no: Interpretation, yes: Interpretation, context: Context) -> Clash | None:
    """A party that denied it and then says so overturns its own words."""
    if no.manner != "fact" or not no.no or not yes.yes or yes.manner != "fact":
        return None
    flat = no.code in ("none", "absent") or not no.affirmed or no.line is None
    if not flat or not context.one_party(no, yes) or no.claim.commitment == "possible":
        return None
    limit = context.policy.reversal_days
    if not no.stated[1] < yes.stated[0] <= no.stated[1] + limit or _tells_later_start(yes, no):
        return None
    # leaving may begin any day: after months a denial of it says little
    limit = limit if no.question == "presence" else context.policy.step_days
    sure = yes.stated[1] - no.stated[0] <= limit
    grade = max(no.grade, yes.grade, LIKELY if sure else WEAK)
    if _meet(no, yes, context) or _admits(no, yes, context):
        return Clash(grade, ())
    guessed = no.claim.about.inferred and no.question == yes.question is not None
    if guessed and context.structure.is_part(no.subject, yes.subject):
        return Clash(WEAK, ())
    return None


def _admits(no: Interpretation, yes: Interpretation, context: Context) -> bool:
    """Tell whether a party that denied every arrival later says that somebody is there."""
    line, structure = no.line, context.structure
    every = line is not None and line.process == "arrival" and no.claim.about.extent != "part"
    same = no.subject == yes.subject or structure.is_part(yes.subject, no.subject)
    return every and same and yes.presence == PRESENT


def _tells_later_start(yes: Interpretation, no: Interpretation) -> bool:
    """Tell whether a claim says itself that what it affirms began after a denial."""
    when = yes.claim.when
    if yes.enters:
        return yes.window.first > no.stated[1]
    if is_arrival(yes) and _of_today(no):
        return True  # where nobody was, or no more came, they may come
    if when is None or when.role == "by":
        return False
    return yes.window.first > no.stated[1]


def _of_today(no: Interpretation) -> bool:
    """Tell whether a denial is that somebody is there, or that more have come, and of no past."""
    if no.question != "presence" or no.line is None or _so_far(no):
        return False
    return no.line.facet == "presence" or no.claim.about.extent == "part"


@comparison(
    "opposite_answers",
    "presumption",
    of=("stage", "count"),
    between=("stage", "count"),
    title="A yes and a no within days",
    meaning="A yes and a no to one question (see `denial_answers`; that all have left is a no to "
    "who is there), about the same subject, or a no about the whole and a yes about a part (a "
    "flat no to leaving also the other way round), both facts or both plans, at most three days "
    "apart by their largest distance, without a condition, a time of their own or `enters`: weak.",
    why="They may both be true, but a careful reader asks how.",
    example='"They are still there" on the 18th and, from the same side, "all have left" on the '
    "21st.",
    because="one says yes and the other no to the same question within days",
    unless="they speak of other people, places or days",
)
def opposite_answers(
    first: Interpretation, second: Interpretation, context: Context
) -> Clash | None:
    """A yes and a no to one question within days."""
    if first.manner != second.manner or first.manner not in ("fact", "plan"):
        return None
    if first.claim.condition or second.claim.condition or first.enters or second.enters:
        return None
    if first.claim.commitment == second.claim.commitment == "possible":
        return None
    apart = max(first.stated[1], second.stated[1]) - min(first.stated[0], second.stated[0])
    if apart > _OPPOSITE_DAYS or first.dated or second.dated:
        return None
    opposed = any(_opposed(*pair, context) for pair in _orders(first, second))
    return Clash(WEAK, ()) if opposed else None


def _orders(
    first: Interpretation, second: Interpretation
) -> Iterator[tuple[Interpretation, Interpretation]]:
    yield first, second
    yield second, first


def _opposed(no: Interpretation, yes: Interpretation, context: Context) -> bool:
    """Tell whether one says no and the other yes, of the same, or where the no takes in the yes.

    Of leaving a flat no about a part meets a yes about the whole as well.
    """
    structure = context.structure
    takes_in = no.subject == yes.subject or structure.is_part(yes.subject, no.subject)
    flat = no.question == "leaving" and no.code == "none"
    if not takes_in and not (flat and structure.is_part(no.subject, yes.subject)):
        return False
    if no.no and yes.yes and _one_question(no, yes) and not _all_only(no, yes, context):
        return True
    gone = no.line is not None and no.line.process == "withdrawal" and no.mask == COMPLETED
    return gone and no.line is not None and not no.line.phase and yes.presence == PRESENT


@comparison(
    "not_decided",
    "presumption",
    of=("stage",),
    between=("stage",),
    title="No decision means that none has been taken",
    meaning="A fact that leaves a decision only the states not_discussed, under_discussion, "
    "on_hold and rejected (but not in the word `under_discussion`), against a fact that "
    "it is agreed or announced, by the same decider, or that it is done (not in the word "
    "`on_hold`), about the same subject or a part of it (a decision that all leave about a whole, "
    "too) and the same process (or withdrawal and reduction), both without a time of their own: "
    "where the denial is of the same day or up to thirty days later. Of one day, `undecided` "
    "and `on_hold` are weak.",
    why='"No decision whatsoever" answers what was said, and not only the day.',
    example='"The withdrawal has been agreed" and, on the same day, "no decision has been taken".',
    because="one says that nothing has been decided and the other that it has",
    unless="the decision was taken in between, or by somebody else",
)
def not_decided(no: Interpretation, yes: Interpretation, context: Context) -> Clash | None:
    """A denied decision contradicts a decision of the same days."""
    line, other = no.line, yes.line
    if line is None or other is None or line.facet != "decision":
        return None
    if no.manner != "fact" or yes.manner != "fact" or no.mask & ~NOT_AGREED:
        return None
    if no.code == "under_discussion" or not _is_decided(no, yes, context):
        return None
    same = line.process == other.process or {line.process, other.process} <= set(_LEAVING)
    if not same or not _decides_on(no, yes, context):
        return None
    if no.dated or yes.dated:
        return None
    before = no.stated[0] - yes.stated[1]
    if not (0 <= before <= context.policy.answer_days or no.stated == yes.stated):
        return None
    # what is open in the morning may be decided in the evening
    grade = WEAK if no.code in ("undecided", "on_hold") and before <= 0 else LIKELY
    return Clash(max(no.grade, yes.grade, grade), ())


def _is_decided(no: Interpretation, yes: Interpretation, context: Context) -> bool:
    """Tell whether something is said to be agreed, or to be done, by the decider in question."""
    line, other = no.line, yes.line
    if line is None or other is None:
        return False
    if other.facet == "decision":
        return line.by == other.by and not yes.mask & NOT_AGREED
    if other.facet == "announcement":
        return line.by == other.by and yes.mask == ANNOUNCED
    doing = other.facet == "execution" and other.phase is None and yes.affirmed
    if no.code == "on_hold":
        return False  # what goes on may be paused
    return doing and yes.mask & ~_DOING == 0 and line.by == context.owner(yes.subject)


def _decides_on(no: Interpretation, yes: Interpretation, context: Context) -> bool:
    """Tell whether what is said to be open is, takes in, or lies in what is said to be decided.

    A decision that some leave says nothing of a given part.
    """
    structure = context.structure
    if no.subject == yes.subject or structure.is_part(yes.subject, no.subject):
        return True
    all_leave = yes.line is not None and yes.line.process == "withdrawal"
    return all_leave and structure.is_part(no.subject, yes.subject)


@comparison(
    "leaving_excludes_coming",
    "presumption",
    of=("stage",),
    between=("stage", "count"),
    title="A force is not drawn down and built up at once",
    meaning="A fact that a withdrawal or a reduction is under way, against a fact that more come "
    "or have come to the same subject, from different parties, both without a time of their own, "
    "seven days apart at most.",
    why="One reports that it shrinks, the other that it grows.",
    example='"A part of the troops is being withdrawn" and, the next day from another side, "they '
    'are still building up".',
    because="one says that they are leaving and the other that more are coming",
    unless="some leave while others come",
)
def leaving_excludes_coming(
    leaving: Interpretation, coming: Interpretation, context: Context
) -> Clash | None:
    """A force does not shrink and grow at once."""
    line = leaving.line
    if line is None or line.process not in _LEAVING or line.facet != "execution" or line.phase:
        return None
    if leaving.manner != "fact" or not leaving.affirmed or leaving.mask & ~(MAIN | FINAL):
        return None
    more = coming.moves == "in" or coming.claim.about.extent == "part"
    if coming.manner != "fact" or not is_arrival(coming) or not more:
        return None
    if leaving.subject != coming.subject or context.one_party(leaving, coming):
        return None
    if leaving.dated or coming.dated:
        return None
    apart = max(leaving.stated[1], coming.stated[1]) - min(leaving.stated[0], coming.stated[0])
    if apart > context.policy.announcement_days:
        return None
    return Clash(max(leaving.grade, coming.grade, LIKELY), ())


RULES = (
    denial_answers,
    denied_then_affirmed,
    opposite_answers,
    not_decided,
    leaving_excludes_coming,
)
