"""Whether two claims cannot both be true, decided from the two alone.

No other claim takes part: what a third one says can explain a clash, and never hides it.
"""

from collections.abc import Iterable, Iterator

from attrs import evolve

from counterclaim.consistency.background.context import Context
from counterclaim.consistency.background.disputes import settled
from counterclaim.consistency.background.movements import tells
from counterclaim.consistency.background.registry import RULES
from counterclaim.consistency.background.rule import Answer, Clash, Content, firmest, with_rule
from counterclaim.consistency.background.words import words
from counterclaim.consistency.interpretation.claims import LIKELY, WEAK, Interpretation
from counterclaim.consistency.interpretation.lines import (
    AGREED,
    COMPLETED,
    FUTURE,
    NOT_BEGUN,
    NOT_DISCUSSED,
    PAST,
    REJECTED,
    UNDER_WAY,
    Line,
    may_follow,
)
from counterclaim.consistency.interpretation.times import Window, farthest, share_a_day
from counterclaim.model import Attribute, Change, Count, Said, Scope, Stage
from counterclaim.structure.hierarchy import Subject


class Rules:
    """The rules in force, by their form and by the contents that they look at."""

    def __init__(self, context: Context) -> None:
        force = [rule for rule in RULES if rule.code not in context.policy.disabled]
        self.codes = frozenset(rule.code for rule in force)
        self.imply = [rule for rule in force if rule.imply is not None]
        self.transfer = [rule for rule in force if rule.transfer is not None]
        self.derive = {
            content: [rule for rule in force if rule.derive and content in (rule.of or CONTENTS)]
            for content in CONTENTS
        }
        self.compare = {
            (one, other): [
                rule
                for rule in force
                if rule.compare
                and one in (rule.of or CONTENTS)
                and other in (rule.between or CONTENTS)
            ]
            for one in CONTENTS
            for other in CONTENTS
        }


def content_of(claim: Interpretation) -> Content:
    """Return what a claim says, by its type."""
    return CONTENTS[_TYPES.index(type(claim.claim.says))]


CONTENTS: tuple[Content, ...] = ("stage", "count", "change", "attribute", "said", "scope")
_TYPES = (Stage, Count, Change, Attribute, Said, Scope)


def answers_of(claim: Interpretation, context: Context, rules: Rules) -> tuple[Answer, ...]:
    """Return all that a claim says, and what follows from it alone."""
    said = [answer for answer in words(claim) if set(answer.rules) <= rules.codes | _READINGS]
    found = list(said)
    derive = () if claim.relative else rules.derive[content_of(claim)]
    for rule in rules.imply:
        implied = [] if rule.imply is None else [rule.imply(answer) for answer in tuple(said)]
        found += [with_rule(answer, rule.code, answer.grade) for answer in implied if answer]
    for rule in derive:
        if rule.derive is not None:
            found += [
                with_rule(answer, rule.code, answer.grade) for answer in rule.derive(claim, context)
            ]
    return tuple(answer for answer in found if not answer.window.empty)


_READINGS = frozenset(("strong_reading",))


def moved(
    answers: Iterable[Answer], subject: Subject, rules: Rules, *, up: bool
) -> Iterator[Answer]:
    """Yield what answers about a part say of its whole (`up`), or those of a whole of a part."""
    for answer in answers:
        for rule in rules.transfer:
            other = None if rule.transfer is None else rule.transfer(answer, subject, up=up)
            if other is not None:
                yield with_rule(other, rule.code, other.grade)


def may_meet(
    first: Interpretation, second: Interpretation, context: Context, *, one_step: bool = False
) -> bool:
    """Tell whether two claims may contradict each other at all, whatever they say.

    Plans that are parts of one step may be of any age (`one_step`).
    """
    if first.claim.commitment == second.claim.commitment == "possible":
        return False
    conditional = first.manner == second.manner == "conditional"
    if conditional and first.claim.condition != second.claim.condition:
        return False
    plans = first.manner == second.manner == "plan" and not one_step
    if plans and _plans_apart(first, second, context):
        return False
    return not (_one_way(first, second, context) or _one_way(second, first, context))


def _one_way(first: Interpretation, second: Interpretation, context: Context) -> bool:
    """Tell whether a later claim overtakes a forecast, or one side's plan by a joint one."""
    if first.stated[1] >= second.stated[0]:
        return False
    if first.manner == "forecast" and second.manner == "fact":
        return True
    if not first.manner == second.manner == "plan":
        return False
    old = context.structure.parties(first.claim.speaker)
    return bool(old) and old < context.structure.parties(second.claim.speaker)


def _plans_apart(first: Interpretation, second: Interpretation, context: Context) -> bool:
    """Tell whether two plans of different parties are too far apart to be compared."""
    if context.one_party(first, second):
        return False
    distance = max(first.stated[1], second.stated[1]) - min(first.stated[0], second.stated[0])
    if distance < context.policy.plan_days:
        return False
    early, late = sorted((first, second), key=lambda claim: claim.stated)
    told = context.owns(early) and context.structure.only_observes(late.claim.speaker)
    return not told  # who only observes tells the plan of the owner, which stands


def clash_of(
    first: tuple[Interpretation, tuple[Answer, ...]],
    second: tuple[Interpretation, tuple[Answer, ...]],
    context: Context,
    rules: Rules,
) -> Clash | None:
    """Return the firmest way in which two claims exclude one another, or None."""
    one, other = first[0], second[0]
    if settled(one, other, context):
        return None
    found = list(_compared(one, other, context, rules))
    if may_meet(one, other, context):
        found += _on_lines(first, second, context, rules)
    else:
        found = [clash for clash in found if "explicit_dispute" in clash.rules]
    return firmest(found)


def _compared(
    one: Interpretation, other: Interpretation, context: Context, rules: Rules
) -> Iterator[Clash]:
    contents = content_of(one), content_of(other)
    for first, second, kinds in ((one, other, contents), (other, one, contents[::-1])):
        for rule in rules.compare[kinds]:
            clash = None if rule.compare is None else rule.compare(first, second, context)
            if clash is not None:
                yield evolve(clash, rules=(rule.code, *clash.rules))


def _on_lines(
    first: tuple[Interpretation, tuple[Answer, ...]],
    second: tuple[Interpretation, tuple[Answer, ...]],
    context: Context,
    rules: Rules,
) -> Iterator[Clash]:
    (one, answers), (other, others) = first, second
    structure = context.structure
    if one.subject == other.subject:
        yield from _between(one, other, answers, others, context, rules)
        return
    if structure.is_part(one.subject, other.subject):
        yield from _of_part_and_whole(first, second, context, rules)
    # each is a part of the other where somebody says that they are the same
    if structure.is_part(other.subject, one.subject):
        for clash in _of_part_and_whole(second, first, context, rules):
            yield turned(clash)


def _of_part_and_whole(
    part: tuple[Interpretation, tuple[Answer, ...]],
    whole: tuple[Interpretation, tuple[Answer, ...]],
    context: Context,
    rules: Rules,
) -> Iterator[Clash]:
    (one, answers), (other, others) = part, whole
    raised = moved(answers, other.subject, rules, up=True)
    yield from _between(one, other, tuple(raised), others, context, rules)
    lowered = moved(others, one.subject, rules, up=False)
    yield from _between(one, other, answers, tuple(lowered), context, rules)


def turned(clash: Clash) -> Clash:
    """Return a clash with its answers in the other order, as that of its two claims."""
    return evolve(clash, answers=None if clash.answers is None else clash.answers[::-1])


def _between(
    one: Interpretation,
    other: Interpretation,
    answers: tuple[Answer, ...],
    others: tuple[Answer, ...],
    context: Context,
    rules: Rules,
) -> Iterator[Clash]:
    by_line: dict[Line, list[Answer]] = {}
    for right in others:
        by_line.setdefault(right.line, []).append(right)
    for left in answers:
        for right in by_line.get(left.line, ()):
            if left.mask & right.mask:
                continue
            if _is_ended(left, other) or _is_ended(right, one):
                continue
            clash = _excluded(one, other, left, right, context, rules)
            if clash is not None:
                yield clash


def _is_ended(answer: Answer, other: Interpretation) -> bool:
    """Tell whether the other claim itself reports what ends the presumption."""
    return answer.ended_by is not None and tells(other, answer.ended_by)


def _excluded(
    one: Interpretation,
    other: Interpretation,
    left: Answer,
    right: Answer,
    context: Context,
    rules: Rules,
) -> Clash | None:
    first, second = left.window, right.window
    if _is_progress(left, right, first, second):
        return None
    if left.intent and right.intent:
        if not one.manner == other.manner == "plan" and _apart(one, other, context):
            return None  # what was decided, or refused, more than a year ago may have been changed
        start = max(one.stated[0], other.stated[0])
        first, second = _from(first, start), _from(second, start)
        if first.empty or second.empty:
            return None
    grade, used = max(left.grade, right.grade), (*left.rules, *right.rules)
    back = _goes_back(left, right, first, second, context)
    if share_a_day(first, second) or _never(left, right, first, second):
        code = "one_state"
    elif "no_regression" in rules.codes and back is not None:
        code, grade = "no_regression", max(grade, back)
    elif (
        "contemporaneous" in rules.codes
        and _is_own(left, one)
        and _is_own(right, other)
        and _contemporaneous(one, other, first, second, context)
    ):
        code, grade = "contemporaneous", max(grade, LIKELY)
    else:
        return None
    if left.intent != right.intent:
        plan, fact = (one, other) if left.intent else (other, one)
        grade = WEAK if _is_old(plan, fact, context) else grade
    if code not in rules.codes:
        return None
    ended = frozenset(x.ended_by for x in (left, right) if x.ended_by is not None)
    listed = tuple(dict.fromkeys((*used, code)))
    return Clash(grade, listed, (left, right), ended)


def _never(left: Answer, right: Answer, first: Window, second: Window) -> bool:
    """Tell whether a line cannot come from one state to the other at all.

    What was once talked about and dropped may be as if it had never been talked about.
    """
    return left.line.facet != "decision" and not _ordered(left, right, first, second, soft=True)


def _goes_back(
    left: Answer, right: Answer, first: Window, second: Window, context: Context
) -> int | None:
    """Return how surely a line would have to take a step back, or None where it would not.

    What was decided stands for a year, and what was going on for two months: after that it may
    have been over. Who has left is missed for a year, weakly. What was refused may be talked
    about again.
    """
    if _looks_ahead(left, right) or _looks_ahead(right, left):
        return None
    if _ordered(left, right, first, second, soft=False):
        return None
    days = farthest(_known(first), _known(second))
    early, late = (left, right) if first.first <= second.first else (right, left)
    policy = context.policy
    if left.line.facet == "decision":
        if early.mask == REJECTED and late.mask & ~REJECTED and not late.mask & AGREED:
            return None
        planned = "plan_means_agreed" in early.rules
        limit = policy.step_days if planned else policy.reversal_days
        if days > limit:
            return None
        talks = planned and not late.mask & (REJECTED | NOT_DISCUSSED)
        return WEAK if talks else LIKELY
    if days <= policy.step_days:
        return LIKELY
    return WEAK if early.mask == COMPLETED and days <= policy.reversal_days else None


def _looks_ahead(plan: Answer, fact: Answer) -> bool:
    """Tell whether somebody plans that no more happens of what has happened already.

    "No more will be withdrawn" denies new steps, and not those that were made.
    """
    execution = plan.line.facet == "execution" and plan.intent and not fact.intent
    return execution and plan.mask & ~NOT_BEGUN == 0 and fact.mask & ~UNDER_WAY != 0


def _known(window: Window) -> Window:
    """Return a window without an open past."""
    return evolve(window, first=window.last) if window.first <= PAST else window


def _is_progress(left: Answer, right: Answer, first: Window, second: Window) -> bool:
    """Tell at once that one surely comes before the other, and may: nothing else is to be asked."""
    facet = left.line.facet
    if first.last < second.first:
        return may_follow(facet, left.mask, right.mask, soft=False) and not (
            left.intent and right.intent
        )
    if second.last < first.first:
        return may_follow(facet, right.mask, left.mask, soft=False) and not (
            left.intent and right.intent
        )
    return False


def _from(window: Window, start: int) -> Window:
    """Return the days of a plan that are still to come; an undated one is yet to be done."""
    return evolve(window, first=max(window.first, min(start, FUTURE)))


def _is_old(plan: Interpretation, fact: Interpretation, context: Context) -> bool:
    """Tell whether a plan had stood for more than a year when a fact was reported.

    A plan with a deadline stands until then.
    """
    until = plan.window.last if plan.window.last < FUTURE else plan.stated[1]
    return fact.stated[0] - max(until, plan.stated[1]) > context.policy.reversal_days


def _apart(one: Interpretation, other: Interpretation, context: Context) -> bool:
    """Tell whether two claims were made more than a year apart."""
    between = max(one.stated[0], other.stated[0]) - min(one.stated[1], other.stated[1])
    return between > context.policy.reversal_days


def _ordered(left: Answer, right: Answer, first: Window, second: Window, *, soft: bool) -> bool:
    """Tell whether one answer may hold before the other, along the steps that a line may take."""
    facet, moments = left.line.facet, left.line.many_moments
    return (
        _precedes(first, second, moments=moments)
        and may_follow(facet, left.mask, right.mask, soft=soft)
    ) or (
        _precedes(second, first, moments=moments)
        and may_follow(facet, right.mask, left.mask, soft=soft)
    )


def _precedes(first: Window, second: Window, *, moments: bool) -> bool:
    """Tell whether the first content may lie wholly before the second."""
    end = first.last if first.every else first.first
    start = second.first if second.every else second.last
    return end < start or (moments and end == start)


def _contemporaneous(
    one: Interpretation, other: Interpretation, first: Window, second: Window, context: Context
) -> bool:
    """Tell whether two reports speak of the time of one quarrel, of which a span is known.

    Both are undated, or the days of the one lie within the span that is known of the other:
    its statement, or a month in which it says that something lasted.
    """
    if one.manner != "fact" or other.manner != "fact":
        return False
    if not one.dated and not other.dated:
        inside = first.first <= second.last and second.first <= first.last
    else:
        inside = (_spans(one) and _holds_in(first, second)) or (
            _spans(other) and _holds_in(second, first)
        )
    longest = max(first.last - first.first, second.last - second.first) + 1
    return inside and first.first > PAST and longest <= context.policy.contemporaneous_days


def _is_own(answer: Answer, claim: Interpretation) -> bool:
    """Tell whether an answer is about the days of the claim itself."""
    window = claim.window if claim.figure is None else claim.figure.window
    return answer.window == window


def _spans(claim: Interpretation) -> bool:
    """Tell whether a claim is about a time of which a span is known, and tells no change."""
    lasting = claim.code in (
        "present",
        "absent",
        "under_way",
        "final_stages",
        "none",
        "not_started",
    )
    return not claim.dated or (lasting and not claim.enters)


def _holds_in(outer: Window, inner: Window) -> bool:
    return outer.first <= inner.first and inner.last <= outer.last
