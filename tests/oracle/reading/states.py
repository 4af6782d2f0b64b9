"""Two claims whose answers to one question exclude one another."""

from attrs import evolve

from tests.oracle.reading.answers import BEGINS, COMES, LEAVES
from tests.oracle.reading.claims import BEGUN, CERTAIN, LIKELY, Change, Count, Stage
from tests.oracle.reading.days import LONG, SEVERAL, Days, can_hold
from tests.oracle.reading.policy import POLICY
from tests.oracle.reading.ways import Way, weaker_by_age
from tests.oracle.reading import amounts


LASTING = ("present", "absent", "not_started", "none", "under_way", "final_stages")
"""Stages that are told of a time in which they lasted."""


def reports(view, kind, process=None):
    """Tell whether a claim reports people who leave or come, or a beginning."""
    if isinstance(view.says, Count):
        measure = {COMES: "arriving", LEAVES: "leaving"}.get(kind)
        return view.affirmed and view.measure == measure and amounts.at_least_one(view.says)
    if isinstance(view.says, Change):
        return view.affirmed and view.says.direction == {COMES: "up", LEAVES: "down"}.get(kind)
    if not isinstance(view.says, Stage):
        return False
    if view.line[1] == "presence":
        told = view.enters or view.role == "since"
        return told and view.affirmed and view.stage == {COMES: "present", LEAVES: "absent"}.get(kind)
    if view.line[1] != "execution":
        return False
    processes = {COMES: ("arrival",), LEAVES: ("withdrawal", "reduction")}
    if view.process in processes.get(kind, ()):
        return view.states <= BEGUN
    return False


def _begins(view, answer):
    return (
        isinstance(view.says, Stage)
        and view.line[1] == "execution"
        and view.process == answer.line[2]
        and view.states <= BEGUN
        and view.enters
    )


def ends(view, answer):
    """Tell whether a claim is itself a report that ends what is presumed."""
    if answer.ended is None:
        return False
    if answer.ended == BEGINS:
        return _begins(view, answer)
    return reports(view, answer.ended)


def _clipped(answer, start):
    days = answer.days
    return evolve(answer, days=Days(days.every, max(days.first, start), days.last))


def days_between(one, other):
    """Return how many days lie between an answer and the later one, at most."""
    if max(one.first, other.first) <= min(one.last, other.last):
        return 0
    pairs = [(one, other), (other, one)]
    pairs = [(earlier, later) for earlier, later in pairs if earlier.first <= later.first]
    return min((b.first if b.every else b.last) - a.last for a, b in pairs)


def _together(one, other, left, right):
    """Tell whether both are facts about one time."""
    if not (one.fact and other.fact):
        return False
    a, b = left.days, right.days
    if max(a.last, b.last) - min(a.first, b.first) + 1 > POLICY.contemporaneous_days:
        return False
    if one.when is None and other.when is None:
        if not (left.own and right.own):
            return False
        return max(a.first, b.first) <= min(a.last, b.last)
    return _within(a, b, other, right) or _within(b, a, one, left)


def _within(inner, outer, view, answer):
    if not (outer.first <= inner.first and inner.last <= outer.last):
        return False
    if view.when is None:
        return True
    if view.stage not in LASTING or view.says.enters:
        return False
    return outer.last - outer.first + 1 <= 31


def clashes(one, other, answers, others):
    """Yield the ways in which the answers of two claims exclude one another."""
    for left in answers:
        if ends(other, left):
            continue
        for right in others:
            if left.line != right.line or left.states & right.states or ends(one, right):
                continue
            a, b = left, right
            if (one.intends or left.meant) and (other.intends or right.meant):
                start = max(one.s0, other.s0)
                a, b = _clipped(left, start), _clipped(right, start)
                if a.days.empty or b.days.empty:
                    continue
            meant = left.meant or right.meant
            age = CERTAIN if meant else weaker_by_age(one, other)
            far = days_between(left.days, right.days) > POLICY.reversal_days
            yield from _ways(one, other, a, b, max(left.grade, right.grade, age), far=far)


def _ways(one, other, left, right, base, *, far):
    facet = left.line[1]
    pair = (left.states, left.days), (right.states, right.days)
    ended = tuple((a.ended, a.line, a.plans_end) for a in (left, right) if a.ended)
    links = (left, right)
    if not can_hold(facet, *pair, soft=True):
        yield Way(base, "one_state", ended, links=links)
    elif not can_hold(facet, *pair, soft=False):
        if not far:
            ended = (*ended, ("back", left.line, False))
            yield Way(max(base, LIKELY), "no_regression", ended, links=links)
    elif facet not in SEVERAL and _together(one, other, left, right):
        yield Way(max(base, LIKELY), "contemporaneous", ended, links=links)


__all__ = ["LONG", "clashes", "ends", "reports"]
