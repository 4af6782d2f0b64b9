"""Denials: what they answer, who makes them, and when the same side admits what it denied."""

from collections.abc import Iterator

from counterclaim.consistency.background.context import Context
from counterclaim.consistency.background.presence import is_arrival
from counterclaim.consistency.background.registration import comparison
from counterclaim.consistency.background.rule import Clash
from counterclaim.consistency.interpretation.claims import LIKELY, WEAK, Interpretation
from counterclaim.consistency.interpretation.lines import (
    COMPLETED,
    NOT_AGREED,
    PRESENT,
)

_LEAVING = ("withdrawal", "reduction")
_OPPOSITE_DAYS = 3


def _meet(no: Interpretation, yes: Interpretation, context: Context) -> bool:
    """Tell whether what one denies is, or takes in, what the other affirms."""
    if no.question != yes.question or no.question is None:
        return False
    if no.claim.about.round != yes.claim.about.round and no.question != "presence":
        return False
    structure = context.structure
    return no.subject == yes.subject or structure.is_part(yes.subject, no.subject)


def _all_only(no: Interpretation, yes: Interpretation) -> bool:
    """Tell whether only a withdrawal of all is denied, and only some are said to leave."""
    if no.line is None or no.line.process != "withdrawal" or no.code in ("none", "not_started"):
        return False
    whole = yes.line is not None and yes.line.process == "withdrawal"
    return not (whole and yes.subject == no.subject)


@comparison(
    "denial_answers",
    "presumption",
    of=("stage", "count"),
    between=("stage", "count"),
    title="A denial answers what others have announced, and stands for a while",
    meaning="A fact that says no, certain or probable, without a time of its own, against what "
    "another party says without a time of its own and without `enters`: an announcement "
    "(a plan) about the very same subject of the seven days before, up to its own day, "
    "or a fact, about the same subject or a part, of the thirty days before or after. No "
    "is said by absence, by states that have not begun, and by a denied `under_way` or "
    "`started`; yes by presence, by a process that has begun, and by people who leave or "
    "come. Both answer one question: leaving (withdrawal, reduction), presence (arrival "
    "too), or one other process. Only a withdrawal of all that is denied is not met by "
    "some who leave. It is likely where the distance is surely kept, weak where it may "
    "be; weak too where an arrival is denied and a presence affirmed.",
    why='"Fake", "no sign of it" and "not leaving" answer a statement, and stand until something '
    "happens.",
    example='"We will withdraw" on the 15th and, from another side, "there is no sign of a '
    'withdrawal" on the 16th.',
    because="a denial is taken to answer what others say of the same",
    unless="what was denied began only after the denial",
)
def denial_answers(no: Interpretation, yes: Interpretation, context: Context) -> Clash | None:
    """A denial contradicts what another party says of the same in these days."""
    if no.manner != "fact" or not no.no or no.dated or no.claim.commitment == "possible":
        return None
    if not yes.yes or yes.dated or yes.enters or context.one_party(no, yes):
        return None
    if not _meet(no, yes, context) or _all_only(no, yes):
        return None
    near = _near(no, yes, context)
    if near is None:
        return None
    # no build-up is not nobody there
    other = no.line is not None and no.line.process == "arrival" and not is_arrival(yes)
    return Clash(max(no.grade, yes.grade, near, WEAK if other else LIKELY), ())


def _near(no: Interpretation, yes: Interpretation, context: Context) -> int | None:
    """Return how surely a denial and what it answers were said within the days that count."""
    policy = context.policy
    if yes.manner == "plan" and no.subject == yes.subject:
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
    "affirmed. Not where the later claim itself tells of a beginning after the denial. "
    "Yes and no as in `denial_answers`.",
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
    sure = yes.stated[1] - no.stated[0] <= limit
    grade = max(no.grade, yes.grade, LIKELY if sure else WEAK)
    if _meet(no, yes, context) and not _all_only(no, yes):
        return Clash(grade, ())
    guessed = no.claim.about.inferred and no.question == yes.question is not None
    if guessed and context.structure.is_part(no.subject, yes.subject):
        return Clash(WEAK, ())
    return None


def _tells_later_start(yes: Interpretation, no: Interpretation) -> bool:
    """Tell whether a claim says itself that what it affirms began after a denial."""
    when = yes.claim.when
    if yes.enters:
        return yes.window.first > no.stated[1]
    if when is None or when.role == "by":
        return False
    return yes.window.first > no.stated[1]


@comparison(
    "opposite_answers",
    "presumption",
    of=("stage", "count"),
    between=("stage", "count"),
    title="A yes and a no within days",
    meaning="A yes and a no to one question (see `denial_answers`; that all have left is a no to "
    "who is there), about the same subject or about part and whole, both facts or both "
    "plans, at most three days apart by their largest distance, without a condition, a "
    "time of their own or `enters`: weak.",
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
    if not context.structure.related(first.subject, second.subject):
        return None
    apart = max(first.stated[1], second.stated[1]) - min(first.stated[0], second.stated[0])
    if apart > _OPPOSITE_DAYS or first.dated or second.dated:
        return None
    return Clash(WEAK, ()) if any(_opposed(*pair) for pair in _orders(first, second)) else None


def _orders(
    first: Interpretation, second: Interpretation
) -> Iterator[tuple[Interpretation, Interpretation]]:
    yield first, second
    yield second, first


def _opposed(no: Interpretation, yes: Interpretation) -> bool:
    if no.question == yes.question is not None and no.no and yes.yes:
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
    "it is agreed, by the same decider, about the same subject or part and whole and the "
    "same process (or withdrawal and reduction), both without a time of their own: where "
    "the denial is of the same day or up to thirty days later.",
    why='"No decision whatsoever" answers what was said, and not only the day.',
    example='"The withdrawal has been agreed" and, on the same day, "no decision has been taken".',
    because="one says that nothing has been decided and the other that it has",
    unless="the decision was taken in between, or by somebody else",
)
def not_decided(no: Interpretation, yes: Interpretation, context: Context) -> Clash | None:
    """A denied decision contradicts a decision of the same days."""
    line, other = no.line, yes.line
    if line is None or other is None or line.facet != "decision" or other.facet != "decision":
        return None
    if no.manner != "fact" or yes.manner != "fact" or line.by != other.by:
        return None
    if no.mask & ~NOT_AGREED or yes.mask & NOT_AGREED or no.code == "under_discussion":
        return None
    same = line.process == other.process or {line.process, other.process} <= set(_LEAVING)
    if not same or not context.structure.related(no.subject, yes.subject):
        return None
    if no.dated or yes.dated:
        return None
    before = no.stated[0] - yes.stated[1]
    if 0 <= before <= context.policy.answer_days or no.stated == yes.stated:
        return Clash(max(no.grade, yes.grade, LIKELY), ())
    return None


RULES = (denial_answers, denied_then_affirmed, opposite_answers, not_decided)
