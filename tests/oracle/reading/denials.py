"""A yes and a no to one question, whose days need not meet."""

from attrs import frozen
from tests.oracle.reading import amounts, figures
from tests.oracle.reading.answers import ABSENT, NOT_AGREED, PRESENT
from tests.oracle.reading.claims import BEGUN, LIKELY, NOT_BEGUN, WEAK
from tests.oracle.reading.days import LONG
from tests.oracle.reading.policy import POLICY
from tests.oracle.reading.ways import Way

from counterclaim.model import Count, Stage

QUESTIONS = {"withdrawal": "leaving", "reduction": "leaving", "arrival": "presence"}


@frozen
class Stance:
    """A yes or a no to a question; `of_number` where it is told as a number that is there."""

    question: str
    yes: bool
    of_number: bool = False
    all_left: bool = False
    comes: bool = False
    line: tuple = ()


def stances(view):
    """Yield the yes and the no that a claim says in its own words."""
    says = view.says
    if isinstance(says, Stage):
        yield from _of_stage(view)
    elif isinstance(says, Count) and says.unit == "persons":
        if says.measure in ("leaving", "arriving") and not figures.denies(view):
            if amounts.at_least_one(says):
                question = "leaving" if says.measure == "leaving" else "presence"
                comes = says.measure == "arriving"
                yield Stance(question, yes=True, comes=comes, line=(view.about.round, None))
        elif says.measure == "present":
            if amounts.at_least_one(says, denied=figures.denies(view)):
                yield Stance("presence", yes=True, of_number=True)
            if amounts.nobody(says, denied=figures.denies(view)):
                yield Stance("presence", yes=False, of_number=True)


def _of_stage(view):
    facet, states = view.line[1], view.states
    if facet == "presence":
        yield Stance("presence", yes=states == PRESENT)
    elif facet == "execution":
        question = QUESTIONS.get(view.process, view.process)
        line = (view.about.round, view.about.phase)
        denies = not view.affirmed and view.stage in ("under_way", "started")
        if states <= NOT_BEGUN or denies:
            yield Stance(question, yes=False, line=line)
        elif states <= BEGUN and view.affirmed:
            yield Stance(question, yes=True, comes=view.process == "arrival", line=line)
            if view.process == "withdrawal" and states == {"completed"}:
                yield Stance("presence", yes=False, all_left=True)


def opposites(one, other):
    """Yield pairs of a no of one claim and a yes of another to one question."""
    for no in stances(one):
        for yes in stances(other):
            if no.yes or not yes.yes or no.question != yes.question:
                continue
            if no.line and yes.line and no.line != yes.line:
                continue
            yield no, yes


def _only_of_all(no_view, yes_view):
    """Tell whether only a withdrawal of all is denied, and some leave."""
    if no_view.stage is None or no_view.process != "withdrawal" or no_view.affirmed:
        return False
    part = no_view.structure.is_part(yes_view.subject, no_view.subject)
    return part or isinstance(yes_view.says, Count) or yes_view.process != "withdrawal"


def denial_answers(no_view, yes_view):
    """A denial answers what others have announced, and stands for a while."""
    no_, yes = no_view, yes_view
    if not no_.firm_fact or not _of_now(no_) or yes.when is not None:
        return
    if yes.enters or no_.same_party(yes) or no_.stage == "not_started":
        return
    for no, said in opposites(no_, yes):
        if no.of_number or no.all_left or _only_of_all(no_, yes):
            continue
        if no_.process == "arrival" and no_.stage is not None and not said.comes:
            continue
        plan = yes.modality == "plan"
        kept = _announced(no_, yes, said) if plan else _reported(no_, yes)
        if kept is None:
            continue
        gone = yes.stage == "completed" and yes.process == "withdrawal" and yes.s0 > no_.s1
        grade = LIKELY if kept and not gone else WEAK
        yield Way(max(no_.grade, yes.grade, grade), "denial_answers")


def _of_now(view):
    """Tell whether a denial has no time of its own, or is of all days so far."""
    if view.when is None:
        return True
    return view.role == "by" and not view.affirmed and view.fact and view.f == view.l == view.s1


def _announced(no, yes, said):
    if no.subject != yes.subject or said.question != "leaving":
        return None
    days = POLICY.announcement_days
    if no.s1 - yes.s0 <= days and yes.s1 <= no.s0:
        return True
    return False if no.s0 - yes.s1 <= days and yes.s0 <= no.s1 else None


def _reported(no, yes):
    if not yes.fact:
        return None
    if no.subject != yes.subject and not no.structure.is_part(yes.subject, no.subject):
        return None
    days = POLICY.answer_days
    if largest(no, yes) <= days:
        return True
    return False if smallest(no, yes) <= days else None


def largest(one, other):
    """Return the largest distance of two statements in days."""
    return max(one.s1 - other.s0, other.s1 - one.s0)


def smallest(one, other):
    """Return the smallest distance of two statements in days."""
    return max(one.s0 - other.s1, other.s0 - one.s1, 0)


def denied_then_affirmed(no, yes):
    """Who denies and later admits has changed its story."""
    flat = no.stage in ("none", "absent") or (no.stage is not None and not no.affirmed)
    if not no.fact or not yes.fact or not no.parties & yes.parties or no.possible:
        return
    if yes.s1 <= no.s0 or yes.s0 - no.s1 > POLICY.reversal_days:
        return
    wider = no.about.inferred and no.structure.is_part(no.subject, yes.subject)
    if (
        no.subject != yes.subject
        and not no.structure.is_part(yes.subject, no.subject)
        and not wider
    ):
        return
    if _beginning(yes) > (no.s1 if no.when is None else no.days()[0].last):
        return
    for stance, _said in opposites(no, yes):
        if stance.all_left or not (flat or stance.of_number) or _only_of_all(no, yes):
            continue
        surely = yes.s0 > no.s1 and yes.s1 - no.s0 <= POLICY.reversal_days
        grade = LIKELY if surely and not wider else WEAK
        yield Way(max(grade, no.grade, yes.grade), "denied_then_affirmed")


def _beginning(yes):
    """Return the first day on which what a claim tells can have begun, if it tells it."""
    begins = isinstance(yes.says, Count) and yes.measure != "present"
    begins = begins or (yes.stage is not None and yes.line[1] == "execution")
    moves = begins and yes.when is not None
    if yes.enters or yes.role == "since" or yes.interval or moves:
        return yes.s0 if yes.when is None else yes.f
    return -LONG


def opposite_answers(no, yes):
    """A yes and a no within days."""
    if not ((no.fact and yes.fact) or no.modality == yes.modality == "plan"):
        return
    if no.when is not None or yes.when is not None or largest(no, yes) > 3:
        return
    if no.enters or yes.enters:
        return
    if not no.structure.related(no.subject, yes.subject):
        return
    for stance, said in opposites(no, yes):
        if stance.all_left and said.comes:
            continue
        yield Way(WEAK, "opposite_answers")


def not_decided(no, yes):
    """No decision means that none has been taken."""
    if no.stage is None or yes.stage is None or not (no.fact and yes.fact):
        return
    if no.line[1] != "decision" or no.stage == "under_discussion":
        return
    if no.when is not None or yes.when is not None or no.line[5] != yes.line[5]:
        return
    if not no.states <= NOT_AGREED or yes.states not in ({"agreed"}, {"announced"}):
        return
    same = no.process == yes.process or {no.process, yes.process} == {"withdrawal", "reduction"}
    if not same or no.line[3:5] != yes.line[3:5]:
        return
    if not no.structure.related(no.subject, yes.subject):
        return
    if no.s1 < yes.s0 or no.s0 - yes.s1 > 30:
        return
    of_one_day = no.s0 <= yes.s1 and no.stage in ("undecided", "on_hold")
    yield Way(max(WEAK if of_one_day else LIKELY, no.grade, yes.grade), "not_decided")


def leaving_excludes_coming(leaves, comes):
    """A force is not drawn down and built up at once."""
    if not (leaves.fact and comes.fact) or leaves.when is not None or comes.when is not None:
        return
    if leaves.same_party(comes) or leaves.subject != comes.subject or largest(leaves, comes) > 7:
        return
    under_way = leaves.stage is not None and leaves.process in ("withdrawal", "reduction")
    if not (under_way and leaves.states <= {"main_phase", "final_phase"}):
        return
    if any(stance.yes and stance.comes for stance in stances(comes)):
        yield Way(max(LIKELY, leaves.grade, comes.grade), "leaving_excludes_coming")


RULES = (
    leaving_excludes_coming,
    denial_answers,
    denied_then_affirmed,
    opposite_answers,
    not_decided,
)
__all__ = ["ABSENT", "RULES", "largest", "smallest", "stances"]
