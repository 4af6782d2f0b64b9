"""What a claim answers: of its own line, and by the rules of others; no other claim is read."""

from attrs import evolve, frozen
from tests.oracle.reading import amounts, figures
from tests.oracle.reading.claims import BEGUN, CERTAIN, LIKELY, NOT_BEGUN, WEAK
from tests.oracle.reading.days import LONG, STATES, Days, every, some
from tests.oracle.reading.policy import POLICY

from counterclaim.model import Change, Count, Stage
from counterclaim.structure.hierarchy import Subject

PRESENT, ABSENT = frozenset(("present",)), frozenset(("absent",))
NOT_AGREED = frozenset(STATES["decision"]) - {"agreed"}
NOT_ENDING = frozenset(STATES["execution"]) - {"final_phase", "completed"}
NOT_MOVING = frozenset(STATES["execution"]) - {"main_phase", "final_phase"}
COMES, LEAVES, BEGINS = "comes", "leaves", "begins"


@frozen
class Answer:
    """States of a line on some days, how firm that is, and the rules that it rests on.

    `ended` names the reports that end what is presumed, `own` whether the days are those of
    the claim itself.
    """

    line: tuple
    states: frozenset
    days: Days
    grade: int
    rules: tuple = ()
    ended: str | None = None
    meant: bool = False
    strong: bool = False
    own: bool = True

    def by(self, rule, *, grade=CERTAIN, ended=None, **changes):
        """Return what follows from this answer by a rule."""
        more = {"own": self.own and "days" not in changes, **changes}
        return evolve(
            self, rules=(*self.rules, rule), grade=max(self.grade, grade),
            ended=ended or self.ended, **more,
        )  # fmt: skip


def presence_of(subject):
    """Return the line of presence of a subject."""
    return (subject, "presence", None, 1, None, None)


def pace_of(view, subject):
    """Return how many days a withdrawal needs at least."""
    if subject.deployment is None:
        return 0
    return POLICY.pace[view.structure.deployments[subject.deployment].place.kind]


def answers_of(view, universe):
    """Return all answers of a claim about some subjects."""
    found = [*_stage_answers(view), *_count_answers(view), *_change_answers(view)]
    found = [answer for answer in found if not answer.days.empty]
    return _spread(view, found, universe)


def _readings(view):
    """Yield days, grade and whether it is strong, of the plain and of the strong reading."""
    weak, strong = view.days()
    on_a_date = view.role in ("at", "during") or (view.when is None and view.fact)
    if view.enters and not view.interval and on_a_date:
        strong = None
    yield weak, view.grade, False
    if strong is not None and not strong.empty:
        yield strong, WEAK, True


def _plain(view):
    """Return the days of a number, and how firm it is: it has no strong reading."""
    days = figures.days_of(view)
    return [] if days.empty else [(days, view.grade)]


def _ahead(view, days, grade):
    """Split a fact of every day at the end of its statement."""
    if not (view.fact and days.every and days.last > view.s1):
        yield days, grade, ()
        return
    if days.first <= view.s1:
        yield every(days.first, view.s1), grade, ()
    rest = every(max(days.first, view.s1 + 1), days.last)
    yield rest, max(grade, LIKELY), ("holds_ahead",)


def _own_answers(view):
    for days, grade, strong in _readings(view):
        parts = [(days, grade, ())] if strong else _ahead(view, days, grade)
        for part, firm, rules in parts:
            yield Answer(view.line, view.states, part, firm, rules, strong=strong)
    if view.role == "by" and view.fact and view.affirmed and view.stage == "completed":
        yield Answer(view.line, view.states, every(view.l, view.l), view.grade)
    if view.enters and view.role in (None, "at", "during"):
        days = view.days()[0]
        if not view.interval and (view.fact or view.when is not None):
            others = frozenset(STATES[view.line[1]]) - view.states
            before = every(days.first - 1, days.first - 1)
            yield Answer(view.line, others, before, view.grade, ("before",))


def _stage_answers(view):
    if not isinstance(view.says, Stage):
        return
    for own in _own_answers(view):
        if own.days.empty:
            continue
        yield own
        if own.rules == ("before",):
            continue
        if own.line[1] == "execution":
            yield from _of_process(view, own)
        elif own.line[1] == "presence":
            yield from _lasting(view, own)
        elif own.line[1] == "decision":
            yield from _of_decision(view, own)
        if own.line[1] in ("decision", "announcement"):
            yield from _decided(view, own)
    if view.line[1] == "execution":
        yield from _intended(view)


UNDER_WAY = frozenset(("main_phase", "final_phase"))


def _of_process(view, own):
    """Yield what a stage of a process means by the presumptions."""
    process, phase = own.line[2], own.line[4]
    if process in ("withdrawal", "reduction"):
        yield from _takes_time(view, own)
    if view.firm_fact and own.states <= UNDER_WAY:
        yield from _was_under_way(view, own)
    off = own.states == {"cancelled"} and view.firm_fact and view.when is None
    if off and process in ("withdrawal", "reduction"):
        ahead = every(view.s1, LONG)
        yield own.by(
            "refusal_means_staying", grade=LIKELY, states=NOT_BEGUN, days=ahead, meant=True
        )
    if phase is not None:
        return
    there = presence_of(own.line[0])
    if process == "withdrawal":
        yield from _of_withdrawal(view, own, there)
    if process == "reduction" and view.firm_fact and own.states <= BEGUN:
        before = some(-LONG, own.days.last)
        yield own.by("presence_before", grade=LIKELY, line=there, states=PRESENT, days=before)
    if process == "reduction" and view.fact and own.states <= UNDER_WAY:
        yield own.by("still_there_to_leave", grade=LIKELY, line=there, states=PRESENT)
    if process == "arrival" and view.fact and view.affirmed and own.states <= BEGUN:
        days = some(own.days.first, own.days.last)
        came = own.by("arrival_present", line=there, states=PRESENT, days=days, own=own.own)
        yield came
        yield from _lasting(view, came)


def _takes_time(view, own):
    certain = view.fact and view.affirmed and view.claim.commitment == "certain"
    if not certain or own.strong or not own.states <= NOT_BEGUN:
        return
    subject, days = own.line[0], own.days
    last = (days.last if days.every else days.first) + pace_of(view, subject)
    line = (subject, "execution", "withdrawal", own.line[3], own.line[4], None)
    days = every(days.last + 1, last)
    yield own.by("takes_time", grade=LIKELY, states=NOT_ENDING, days=days, line=line)


def _of_withdrawal(view, own, there):
    done, days = own.states == {"completed"}, own.days
    year = every(days.last, days.last + POLICY.reversal_days)
    if done and view.firm_fact:
        yield own.by("no_return", grade=LIKELY, ended=COMES, line=there, states=ABSENT, days=year)
    if view.fact and own.states == frozenset(STATES["execution"]) - {"completed"}:
        yield own.by("still_there_to_leave", grade=LIKELY, line=there, states=PRESENT)
    if view.fact and own.states <= UNDER_WAY:
        yield own.by("under_way_present", grade=LIKELY, line=there, states=PRESENT)
    if view.firm_fact and own.states <= BEGUN:
        before = some(-LONG, days.last)
        yield own.by("presence_before", grade=LIKELY, line=there, states=PRESENT, days=before)
    if view.firm_fact and own.states <= UNDER_WAY:
        end, later = frozenset(("completed",)), some(days.last, LONG)
        yield own.by("meant_to_end", grade=LIKELY, states=end, days=later, meant=True)
    if done and view.intends and view.role in ("by", "at", "during"):
        yield own.by(
            "meant_to_last", grade=LIKELY, ended=COMES, line=there, states=ABSENT, days=year
        )


def _before(days, length):
    """Return the days before something of every or of some day, so many."""
    if days.every:
        return every(days.first - length, days.first - 1)
    return every(days.last - length, days.first - 1)


def _beginning_is_told(view):
    return view.enters or view.role == "since" or (view.interval and view.f > -LONG)


def _was_under_way(view, own):
    length = pace_of(view, own.line[0]) - 1
    if length > 0 and not _beginning_is_told(view):
        yield own.by(
            "already_held", grade=LIKELY, ended=BEGINS,
            states=frozenset(("main_phase", "final_phase", "suspended")),
            days=_before(own.days, length),
        )  # fmt: skip


def _lasting(view, own):
    """Yield how long a presence or an absence lasts, and since when."""
    if not view.firm_fact:
        return
    length, days = POLICY.presence_days, own.days
    if not (view.interval and not view.time.unknown_end and view.l < view.s0):
        last = (days.last if days.every else days.first) + length
        ended = LEAVES if own.states == PRESENT else COMES
        first = days.last + 1 if days.surely else days.last
        yield own.by("presence_persists", grade=LIKELY, ended=ended, days=every(first, last))
    came = "arrival_present" in own.rules
    if own.states == PRESENT and not came and not _beginning_is_told(view):
        yield own.by(
            "already_held", grade=LIKELY, ended=COMES, days=_before(days, POLICY.held_days - 1)
        )


def _of_decision(view, own):
    if view.modality in ("plan", "forecast", "conditional") and own.states <= {
        "under_discussion", "agreed",
    } and view.affirmed:  # fmt: skip
        yield own.by(
            "still_to_decide", grade=LIKELY, states=NOT_AGREED, days=every(view.s0, view.s1)
        )


def _decision_line(view, process, by):
    return (view.subject, "decision", process, view.about.round, view.about.phase, by)


def _carries_out(view):
    """Tell whether a claim says that people leave or come, or that a process is carried out."""
    if isinstance(view.says, Count):
        return view.measure in ("leaving", "arriving") and amounts.at_least_one(view.says)
    return view.line[1] == "execution" and view.states <= BEGUN


def _intended(view):
    """Yield what intentions say of decisions."""
    process = view.process
    if isinstance(view.says, Count):
        process = {"leaving": "reduction", "arriving": "arrival"}.get(view.measure)
    plan = view.modality == "plan" and view.affirmed and not view.possible
    by = view.decider
    decides = by is not None and by in view.parties
    if plan and process and decides and _carries_out(view) and view.role != "not_before":
        yield Answer(
            _decision_line(view, process, by), frozenset(("agreed",)), some(view.s0, view.s1),
            max(view.grade, LIKELY), ("plan_means_agreed",), own=False,
        )  # fmt: skip


def _still_there(view):
    """Yield that somebody is there where people are still to leave."""
    if view.modality != "plan" or view.possible or not view.affirmed or view.role == "not_before":
        return
    if isinstance(view.says, Count):
        leaves = view.measure == "leaving" and amounts.at_least_one(view.says)
    else:
        leaves = view.line[1] == "execution" and view.states <= BEGUN
        leaves = leaves and view.process in ("withdrawal", "reduction", "relocation")
    if leaves:
        yield Answer(
            presence_of(view.subject), PRESENT, some(view.s0, view.s1), max(view.grade, LIKELY),
            ("still_there_to_leave",), own=False,
        )  # fmt: skip


def _decided(view, own):
    """Yield what a decision of the party of the force means for what is to be done."""
    subject, _facet, process, round_, phase, by = own.line
    if (
        not view.firm_fact
        or process not in ("withdrawal", "reduction")
        or not _of_the_force(view, by)
    ):
        return
    line = (subject, "execution", process, round_, phase, None)
    if own.states in ({"agreed"}, {"announced"}):
        done = frozenset(("completed",)) if process == "withdrawal" else BEGUN
        yield own.by(
            "decided_means_planned", grade=LIKELY, line=line, states=done,
            days=some(view.s0, LONG), meant=True,
        )  # fmt: skip
    if own.states == {"rejected"} and view.when is None:
        yield own.by(
            "refusal_means_staying", grade=LIKELY, line=line, states=NOT_BEGUN,
            days=every(view.s1, LONG), meant=True,
        )  # fmt: skip


def _of_the_force(view, by):
    if view.about.deployment is None:
        return False
    force = view.structure.deployments[view.about.deployment].force
    return by == (view.structure.party(force) or force)


def _count_answers(view):
    says = view.says
    if isinstance(says, Stage) or (isinstance(says, Count) and says.unit == "persons"):
        yield from _still_there(view)
    if not isinstance(says, Count) or says.unit != "persons":
        return
    there, subject = presence_of(view.subject), view.subject
    if says.measure in ("present", "remaining"):
        plan_rest = says.measure == "remaining" and view.intends
        if amounts.at_least_one(says, denied=figures.denies(view)):
            yield from _rest(view) if plan_rest else _counted(view, there, PRESENT)
        elif says.measure == "present" and amounts.nobody(says, denied=figures.denies(view)):
            yield from _counted(view, there, ABSENT)
        return
    process = {"leaving": "reduction", "arriving": "arrival"}.get(says.measure)
    if process and not figures.denies(view) and amounts.at_least_one(says):
        rule = f"{says.measure}_means_{'reduction' if process == 'reduction' else 'arrival'}"
        line = (subject, "execution", process, view.about.round, view.about.phase, None)
        for days, grade in _plain(view):
            span = some(days.first, days.last)
            yield Answer(line, BEGUN, span, grade, (rule,))
            if process == "reduction" and view.firm_fact:
                before = some(-LONG, days.last)
                yield Answer(
                    there, PRESENT, before, max(grade, LIKELY), ("presence_before",), own=False
                )
            if process == "arrival" and view.fact:
                came = Answer(there, PRESENT, span, grade, ("arrival_present",))
                yield came
                yield from _lasting(view, came)
        yield from _intended(view)


def _counted(view, there, states):
    for days, grade in _plain(view):
        for part, firm, rules in _ahead(view, days, grade):
            own = Answer(there, states, part, firm, (*rules, "count_present"))
            yield own
            yield from _lasting(view, own)


def _rest(view):
    if view.modality != "plan":
        return
    readings = _plain(view)
    if view.when is None:
        readings = [(every(view.s1, LONG), view.grade), (every(view.s0, LONG), WEAK)]
    for days, grade in readings:
        yield Answer(presence_of(view.subject), PRESENT, days, max(grade, LIKELY), ("rest_stays",))


def _change_answers(view):
    if not isinstance(view.says, Change) or not view.affirmed:
        return
    way, subject = view.says.direction, view.subject
    rule = ("change_excludes_withdrawal",)
    for days, grade, _ in _readings(view):
        firm = max(grade, LIKELY)
        if way in ("up", "none"):
            for process in ("withdrawal", "reduction"):
                line = (subject, "execution", process, view.about.round, None, None)
                yield Answer(line, NOT_MOVING, days, firm, rule)
        if way != "none":
            process = "arrival" if way == "up" else "reduction"
            line = (subject, "execution", process, view.about.round, None, None)
            yield Answer(line, BEGUN, some(days.first, days.last), firm, rule)


def _spread(view, found, universe):
    """Return some answers with all that follows for other lines and other subjects."""
    best, pending = {}, list(found)
    while pending:
        answer = pending.pop()
        key = (answer.line, answer.states, answer.days, answer.ended, answer.own, answer.meant)
        if key in best and best[key].grade <= answer.grade:
            continue
        best[key] = answer
        pending += _definitions(answer)
        pending += _to_parts_and_wholes(view, answer, universe)
    return list(best.values())


def _definitions(answer):
    subject, facet, process, round_, phase, by = answer.line
    if facet == "execution":
        if process == "withdrawal":
            reduction = (subject, facet, "reduction", round_, phase, by)
            if answer.states <= BEGUN:
                yield answer.by("withdrawal_reduces", line=reduction, states=BEGUN)
            if answer.states == {"completed"} and phase is None:
                yield answer.by("completed_means_absent", line=presence_of(subject), states=ABSENT)
        if process == "reduction" and answer.states <= NOT_BEGUN:
            line = (subject, facet, "withdrawal", round_, phase, by)
            yield answer.by("none_at_all", line=line, states=NOT_BEGUN)
    elif facet in ("decision", "announcement"):
        yes = {"agreed"} if facet == "decision" else {"announced"}
        rest = frozenset(STATES[facet]) - yes
        if process == "withdrawal" and answer.states == yes:
            yield answer.by(
                "decided_of_some", line=(subject, facet, "reduction", round_, phase, by)
            )
        if process == "reduction" and answer.states <= rest:
            line = (subject, facet, "withdrawal", round_, phase, by)
            yield answer.by("decided_of_some", line=line, states=rest)


def _to_parts_and_wholes(view, answer, universe):
    subject, facet, process, *rest = answer.line
    if _nobody_of(view, subject):
        return
    for other in universe:
        if view.structure.is_part(subject, other):
            rule = _upward(answer, facet, process)
            if rule:
                name, grade, line, states = rule
                yield answer.by(name, grade=grade, line=(other, facet, line, *rest), states=states)
        elif view.structure.is_part(other, subject):
            for name, grade, line, states in _downward(answer, facet, process):
                yield answer.by(name, grade=grade, line=(other, facet, line, *rest), states=states)


def _nobody_of(view, subject):
    """Tell whether a subject is a deployment all of which is excepted."""
    wholes = view.structure.recorded.get(subject.deployment, ())
    return any(exception in wholes for exception in subject.exceptions)


def _upward(answer, facet, process):
    if facet == "presence" and answer.states == PRESENT:
        return "part_present", CERTAIN, None, PRESENT
    if facet == "execution" and answer.states <= BEGUN:
        if process in ("withdrawal", "reduction"):
            return "part_reduces_whole", LIKELY, "reduction", BEGUN
        if process == "arrival":
            return "part_arrives", LIKELY, "arrival", BEGUN
    return None


def _downward(answer, facet, process):
    states = answer.states
    if facet == "presence" and states == ABSENT:
        yield "whole_completed", CERTAIN, None, ABSENT
    if facet == "execution":
        if process == "withdrawal" and states == {"completed"}:
            yield "whole_completed", CERTAIN, process, states
        if process in ("reduction", "arrival") and states <= NOT_BEGUN:
            yield "whole_completed", CERTAIN, process, states
        if process == "withdrawal" and states <= {"final_phase", "completed"}:
            yield "final_reaches_parts", LIKELY, "reduction", BEGUN
    if facet == "decision" and states in ({"agreed"}, {"rejected"}):
        yield "decided_for_parts", LIKELY, process, states


def universe_of(world, views):
    """Return all subjects that answers of some claims may be about."""
    found = {view.subject for view in views}
    found |= {Subject(deployment.id) for deployment in world.dataset.deployments}
    return sorted(found, key=lambda subject: subject.name)
