"""Two claims whose answers to one question exclude one another."""

from attrs import evolve
from tests.oracle.reading import amounts
from tests.oracle.reading.answers import BEGINS, COMES, LEAVES
from tests.oracle.reading.claims import BEGUN, CERTAIN, LIKELY, WEAK
from tests.oracle.reading.days import SEVERAL, Days, can_hold
from tests.oracle.reading.policy import POLICY
from tests.oracle.reading.ways import Way, weaker_by_age

from counterclaim.model import Change, Count, Stage

LASTING = ("present", "absent", "not_started", "none", "under_way", "final_stages")
"""Stages that are told of a time in which they lasted."""


def reports(view, kind):
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
        return (
            told and view.affirmed and view.stage == {COMES: "present", LEAVES: "absent"}.get(kind)
        )
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
    if not (one.fact and other.fact and left.own and right.own):
        return False
    if isinstance(one.says, Count) or isinstance(other.says, Count):
        return False
    a, b = left.days, right.days
    if max(a.last, b.last) - min(a.first, b.first) + 1 > POLICY.contemporaneous_days:
        return False
    if one.when is None and other.when is None:
        return max(a.first, b.first) <= min(a.last, b.last)
    return _within(a, b, other) or _within(b, a, one)


def _within(inner, outer, view):
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
            if _decided_long_ago(one, other, left, right):
                continue
            age = CERTAIN if meant else weaker_by_age(one, other)
            apart = days_between(left.days, right.days)
            yield from _ways(one, other, a, b, max(left.grade, right.grade, age), apart=apart)


FROM_DECISIONS = ("decided_means_planned", "refusal_means_staying")


def _decided_long_ago(one, other, left, right):
    decided = any(rule in answer.rules for answer in (left, right) for rule in FROM_DECISIONS)
    apart = max(one.s0 - other.s1, other.s0 - one.s1)
    return decided and apart > POLICY.reversal_days


def _back(left, right, apart):
    """Return how firmly a step back is excluded that lies so many days apart, or None."""
    if apart <= (POLICY.reversal_days if left.line[1] in SEVERAL else 62):
        return LIKELY
    first = min((left, right), key=lambda answer: answer.days.first)
    done = left.line[1] == "execution" and first.states == {"completed"}
    return WEAK if done and apart <= POLICY.reversal_days else None


def _ways(one, other, left, right, base, *, apart):
    facet = left.line[1]
    pair = (left.states, left.days), (right.states, right.days)
    ended = tuple((a.ended, a.line) for a in (left, right) if a.ended)
    links = (left, right)
    if not can_hold(facet, *pair, soft=True):
        yield Way(base, "one_state", ended, links=links)
    elif not can_hold(facet, *pair, soft=False):
        grade = _back(left, right, apart)
        if grade is not None:
            ended = (*ended, ("back", left.line))
            yield Way(max(base, grade), "no_regression", ended, links=links)
    elif facet not in SEVERAL and _together(one, other, left, right):
        yield Way(max(base, LIKELY), "contemporaneous", ended, links=links)
