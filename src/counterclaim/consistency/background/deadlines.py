"""Plans that take back what the same side promised before, and two days of one change."""

from counterclaim.consistency.background.context import Context
from counterclaim.consistency.background.presence import is_withdrawal
from counterclaim.consistency.background.registration import comparison
from counterclaim.consistency.background.rule import Clash
from counterclaim.consistency.interpretation.claims import LIKELY, WEAK, Interpretation
from counterclaim.consistency.interpretation.lines import COMPLETED, FUTURE
from counterclaim.consistency.interpretation.quantities import Figure
from counterclaim.consistency.interpretation.times import possible_days
from counterclaim.model import Attribute, Claim

_STEPS = ("started", "under_way", "final_stages", "completed")
"""What a process reaches one after the other: a condition on one is a condition on the next."""


def deadline(claim: Claim) -> tuple[int, int]:
    """Return the possible last days for which a plan is meant, far away where it has none."""
    time = None if claim.when is None else claim.when.edtf
    return (FUTURE, FUTURE) if time is None else possible_days(time)


def _is_plan(claim: Interpretation) -> bool:
    planned = claim.manner in ("plan", "conditional")
    return planned and claim.affirmed and not claim.time.complement


def _takes_back(first: Interpretation, later: Interpretation, context: Context) -> bool:
    """Tell whether a party takes back what it promised, alone or together with others.

    What a joint speaker says later, all who are behind it have agreed on.
    """
    alone = context.structure.parties(later.claim.speaker)
    return len(alone) == 1 and alone <= context.structure.parties(first.claim.speaker)


def _one_utterance(left: Interpretation, right: Interpretation) -> bool:
    return left.claim.utterance is not None and left.claim.utterance == right.claim.utterance


def _one_target(first: Interpretation, later: Interpretation, context: Context) -> bool:
    """Tell whether two plans are to reach the same, or the later takes the first in."""
    same = first.subject == later.subject
    if first.line is not None and later.line is not None:
        if first.line == later.line and first.code == later.code:
            return True
        whole = context.structure.is_part(later.subject, first.subject)
        done = first.mask == later.mask == COMPLETED
        return whole and done and is_withdrawal(first) and is_withdrawal(later)
    one, other = first.figure, later.figure
    return same and one is not None and other is not None and _one_number(one, other)


def _one_number(one: Figure, other: Figure) -> bool:
    told = not (one.some or other.some or one.vague or other.vague)
    same = (one.quantity, one.role, one.said) == (other.quantity, other.role, other.said)
    return told and same and one.role in ("rest", "out", "in", "net", "stock")


@comparison(
    "deadline_moved",
    "presumption",
    of=("stage", "count"),
    between=("stage", "count"),
    title="A deadline that is put off",
    meaning="Two affirmed plans with `by`, for the same stage of one subject (or the withdrawal "
    "of a part, and later of the whole) or the same number, of which the later is set by "
    "one party alone that was committed to the first, while that stands, for a surely "
    "later day or for none. Not within one utterance.",
    why="A deadline is a promise.",
    example='"All will be out by September" and, in July from the same party, "all will be out by '
    'December".',
    because="the same side put off the day that it had set",
    unless="the later day had been agreed with the other side",
    reverses=True,
)
def deadline_moved(first: Interpretation, later: Interpretation, context: Context) -> Clash | None:
    """A later deadline for the same takes the first one back."""
    if not _is_plan(first) or not _is_plan(later) or _one_utterance(first, later):
        return None
    if not all(x.claim.when is not None and x.claim.when.role == "by" for x in (first, later)):
        return None
    old, new = deadline(first.claim), deadline(later.claim)
    put_off = new[0] > old[1] or new[1] >= FUTURE > old[1]
    if not put_off or not first.stated[0] <= later.stated[0] <= old[1]:
        return None
    if not _one_target(first, later, context) or not _takes_back(first, later, context):
        return None
    return Clash(max(LIKELY, first.grade, later.grade), ())


@comparison(
    "condition_added",
    "presumption",
    of=("stage", "count"),
    between=("stage", "count", "attribute"),
    title="A condition that comes later",
    meaning="A plan of the party of the force without a condition, and a condition (a "
    "conditional claim, or a property `condition`) of the same party, set later (by one "
    "speaker: after the day) and while the plan stands, on the same stage, on an earlier "
    "stage of it, on the same number, or on the reduction before a withdrawal. Weak "
    "where one is merely possible.",
    why="An unconditional promise is more than a conditional one.",
    example='"We will leave, unilaterally" and, two days later from the same party, "we are ready '
    'to leave once our conditions are met".',
    because="the same side made its plan hang on a condition afterwards",
    unless="the condition was meant from the beginning",
    reverses=True,
)
def condition_added(
    plan: Interpretation, condition: Interpretation, context: Context
) -> Clash | None:
    """A condition on what was promised without one takes the promise back."""
    if plan.manner != "plan" or not _is_plan(plan) or _one_utterance(plan, condition):
        return None
    open_ended = plan.claim.when is not None and deadline(plan.claim)[1] >= FUTURE
    if open_ended or plan.subject != condition.subject or not _hangs(plan, condition):
        return None
    if not context.owns(plan) or not _takes_back(plan, condition, context):
        return None
    after = plan.stated[1]
    if plan.claim.speaker != condition.claim.speaker:
        after = plan.stated[0] - 1
    if not after < condition.stated[0] <= deadline(plan.claim)[1]:
        return None
    if condition.stated[0] - plan.stated[1] > context.policy.reversal_days:
        return None
    hedged = "possible" in (plan.claim.commitment, condition.claim.commitment)
    return Clash(WEAK if hedged else LIKELY, ())


def _hangs(plan: Interpretation, condition: Interpretation) -> bool:
    """Tell whether what is planned cannot be without what hangs on the condition."""
    says = condition.claim.says
    if isinstance(says, Attribute):
        same = condition.claim.about.process in (None, plan.claim.about.process)
        return says.key == "condition" and same and plan.line is not None
    if condition.manner != "conditional" or not _is_plan(condition):
        return False
    line, other = plan.line, condition.line
    if line is not None and other is not None:
        if line == other and plan.code == condition.code:
            return True
        if plan.code not in _STEPS or condition.code not in _STEPS:
            return False
        if line == other:
            return _STEPS.index(condition.code) < _STEPS.index(plan.code)
        reduction = other.process == "reduction" and is_withdrawal(plan)
        return reduction and condition.code in ("started", "under_way")
    one, figure = plan.figure, condition.figure
    return one is not None and figure is not None and _one_number(one, figure)


@comparison(
    "entered_once",
    "presumption",
    of=("stage",),
    between=("stage",),
    title="One change happens on one day",
    meaning="Two affirmed claims that the same stage of one line, not of presence, was entered, "
    "on days that surely differ. A beginning reported in between explains it.",
    why="What has happened once does not happen again by itself.",
    example='"The agreement was made in 2003" and "the agreement was made in 2009".',
    because="one change is taken to happen once",
    unless="it was undone in between and happened again",
)
def entered_once(first: Interpretation, second: Interpretation, _context: Context) -> Clash | None:
    """The same stage is not entered on two days."""
    if not first.enters_on_date or not second.enters_on_date or first.line != second.line:
        return None
    if first.line is None or first.line.facet == "presence" or first.code != second.code:
        return None
    if not first.window.last < second.window.first:
        return None
    return Clash(max(LIKELY, first.grade, second.grade), (), ended_by=frozenset(("start",)))


RULES = (deadline_moved, condition_added, entered_once)
