"""Two claims of which one takes back, moves or qualifies what the other promised."""

from tests.oracle.reading import amounts
from tests.oracle.reading.answers import PRESENT
from tests.oracle.reading.claims import BEGUN, LIKELY, NOT_BEGUN, WEAK
from tests.oracle.reading.days import LONG, STATES
from tests.oracle.reading.states import BEGINS
from tests.oracle.reading.ways import Way, relates

from counterclaim.model import Attribute, Change, Count, Said, Stage
from counterclaim.structure.places import names_of_place, plain


def explicit_dispute(one, other):
    """One statement disputes another."""
    against = relates(one, other, ("disputes",)) or (
        relates(one, other, ("retracts", "corrects", "supersedes")) and not one.may_settle(other)
    )
    if against and one.structure.related(_base(one), _base(other)):
        yield Way(max(LIKELY, one.grade, other.grade), "explicit_dispute")


def _base(view):
    return view.subject


def same_number(one, other):
    """Tell whether two claims give one quantity and one number."""
    if not (isinstance(one.says, Count) and isinstance(other.says, Count)):
        return False
    a, b = one.says, other.says
    same = (a.measure, a.unit, a.population) == (b.measure, b.unit, b.population)
    return same and one.subject == other.subject and (a.low, a.high) == (b.low, b.high)


def _same_stage(first, later):
    if not (isinstance(first.says, Stage) and isinstance(later.says, Stage)):
        return False
    if first.stage != later.stage:
        return False
    if first.line == later.line:
        return True
    part = first.structure.is_part(first.subject, later.subject)
    return part and first.process == "withdrawal" and first.line[1:] == later.line[1:]


def deadline_moved(first, later):
    """A deadline that is put off."""
    if not (first.modality == later.modality == "plan" and first.affirmed and later.affirmed):
        return
    if first.role != "by" or not (later.when is None or later.role == "by"):
        return
    if first.claim.utterance is not None and first.claim.utterance == later.claim.utterance:
        return
    if len(later.parties) != 1 or not later.parties <= first.parties:
        return
    if not (_same_stage(first, later) or same_number(first, later)):
        return
    if later.s0 < first.s1 or later.s1 > first.l or first.l >= LONG:
        return
    if later.when is None or later.l >= LONG or later.f > first.l:
        yield Way(max(LIKELY, first.grade, later.grade), "deadline_moved")


def condition_added(plan, added):
    """A condition that comes later."""
    if plan.modality != "plan" or not plan.affirmed or not plan.of_force:
        return
    condition = isinstance(added.says, Attribute) and added.says.key == "condition"
    if not (added.modality == "conditional" or condition) or not plan.parties & added.parties:
        return
    alone = plan.claim.speaker == added.claim.speaker
    if added.s0 < plan.s1 + (1 if alone else 0):
        return
    if plan.when is not None and added.s1 > plan.l:
        return
    if not _on_the_same(plan, added, condition=condition):
        return
    hedged = plan.possible or added.possible
    own = [
        LIKELY if view.possible or view.modality == "conditional" else view.grade
        for view in (plan, added)
    ]
    yield Way(max(WEAK if hedged else LIKELY, *own), "condition_added")


def _on_the_same(plan, added, *, condition):
    if condition:
        return plan.subject == added.subject and added.process in (None, plan.process)
    if same_number(plan, added):
        return True
    if not (isinstance(plan.says, Stage) and isinstance(added.says, Stage)):
        return False
    if plan.line[0] != added.line[0] or plan.line[1] != added.line[1]:
        return False
    if plan.line == added.line:
        order = STATES[plan.line[1]]
        return min(map(order.index, added.states)) <= min(map(order.index, plan.states))
    return plan.process == "withdrawal" and added.process == "reduction"


def entered_once(one, other):
    """One change happens on one day."""
    if not (one.stage and one.stage == other.stage and one.enters and other.enters):
        return
    if one.line != other.line or one.line[1] == "presence" or not (one.affirmed and other.affirmed):
        return
    if any(v.interval or v.role not in (None, "at", "during") for v in (one, other)):
        return
    a, b = _entering(one), _entering(other)
    if a[1] < b[0] or b[1] < a[0]:
        yield Way(max(LIKELY, one.grade, other.grade), "entered_once", ((BEGINS, one.line),))


def _entering(view):
    if view.when is None:
        return (view.s0, view.s1) if view.fact else (view.s0, LONG)
    days = view.days()[0]
    return days.first, days.last


def _refusal(view):
    if view.stage is None or view.line[1] != "decision" or view.process != "stay":
        return False
    return view.firm_fact and view.states == {"rejected"}


def stay_permitted(plan, refusal):
    """Who plans to stay needs the leave of the host."""
    if plan.modality != "plan" or plan.possible or not plan.of_force or not _refusal(refusal):
        return
    if refusal.decider in plan.parties or not plan.structure.related(plan.subject, refusal.subject):
        return
    if not _comes_or_stays(plan):
        return
    days = plan.days()[0]
    if refusal.days()[0].first <= days.last:
        yield Way(max(LIKELY, plan.grade, refusal.grade), "stay_permitted")


def _comes_or_stays(plan):
    if isinstance(plan.says, Count):
        return (
            plan.affirmed
            and plan.measure in ("arriving", "remaining", "present")
            and (amounts.at_least_one(plan.says))
        )
    if not isinstance(plan.says, Stage):
        return False
    if plan.line[1] == "presence":
        return plan.states == PRESENT
    if plan.line[1] != "execution":
        return False
    if plan.process == "arrival":
        return plan.states <= BEGUN
    if plan.process == "stay":
        return plan.states <= BEGUN
    return plan.process in ("withdrawal", "reduction") and plan.states <= NOT_BEGUN


def destination_means_stay(plan, refusal):
    """Who is sent somewhere is to be there."""
    says = plan.says
    if plan.modality != "plan" or plan.possible or not plan.of_force or not plan.affirmed:
        return
    if not (isinstance(says, Attribute) and says.key == "destination") or not _refusal(refusal):
        return
    if refusal.about.deployment is None or refusal.decider in plan.parties:
        return
    places = plan.structure.deployments
    there, here = places[refusal.about.deployment], places[plan.about.deployment]
    if there.force == here.force and plain(says.value) in names_of_place(there.place):
        yield Way(max(LIKELY, plan.grade, refusal.grade), "destination_means_stay")


RULES = (deadline_moved, condition_added, stay_permitted, destination_means_stay)
__all__ = ["RULES", "Change", "Said", "entered_once", "explicit_dispute"]
