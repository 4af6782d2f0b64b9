"""From what the search found to a conflict as a value."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from counterclaim.consistency.background.context import Context
from counterclaim.consistency.background.rule import Answer, Clash
from counterclaim.consistency.interpretation.claims import WEAK, Interpretation
from counterclaim.consistency.interpretation.lines import Line, state_names
from counterclaim.consistency.interpretation.quantities import Bounds, Figure
from counterclaim.consistency.interpretation.times import farthest
from counterclaim.consistency.policy import RuleCode
from counterclaim.consistency.results.classification import (
    distinctions_of,
    kind_of,
    own_assumptions,
    question_of,
)
from counterclaim.consistency.results.conflict import (
    GRADES,
    Assumption,
    AssumptionCode,
    Conflict,
    Explained,
    Holding,
    Number,
    Numbers,
    Pair,
    Reason,
    States,
    SubjectView,
    Sum,
    conflict_id,
)
from counterclaim.consistency.results.found import Found
from counterclaim.model import Claim
from counterclaim.structure.hierarchy import Subject

_MEASURES: dict[str, Literal["present", "remaining", "leaving", "arriving", "changing", "other"]]
_MEASURES = {
    "stock": "present",
    "rest": "remaining",
    "out": "leaving",
    "in": "arriving",
    "net": "changing",
    "other": "other",
}


def conflict_of(
    found: Found,
    explained: tuple[Explained, ...],
    context: Context,
    distinctions: Sequence[Claim],
) -> Conflict:
    """Return a finding as a conflict, one grade lower where it is firmly explained."""
    codes = found.rules if found.clash is None else found.clash.rules
    names = {claim.claim.id: claim for claim in found.claims}
    ids = tuple(sorted(found.ids, key=lambda name: (_stated(context.claims[name]), name)))
    grade = found.grade
    if any(entry.firm for entry in explained):
        grade = min(WEAK, grade + 1)
    return Conflict(
        id=conflict_id(ids),
        claims=ids,
        grade=GRADES[grade],
        kind=kind_of(found.claims, codes, context),
        question=question_of(found.claims, summed=bool(found.summands)),
        subject=_subject_of(found),
        rule="balance" if found.clash is None else main_rule(found.clash),
        reason=_reason(found),
        assumptions=tuple(_assumptions(found, context)),
        explained=explained,
        distinctions=distinctions_of(tuple(names.values()), distinctions),
    )


def main_rule(clash: Clash) -> RuleCode:
    """Return the rule that tells most about why two claims exclude one another."""
    rules = [code for code in clash.rules if code != "strong_reading"]
    if clash.answers is None or (rules[-1] == "one_state" and len(rules) > 1):
        return rules[0]
    return rules[-1] if rules else "one_state"


def _stated(claim: Claim) -> tuple[int, int]:
    return (claim.stated.earliest or 0, claim.stated.latest or 0)


def _subject_of(found: Found) -> SubjectView:
    if found.clash is not None and found.clash.answers is not None:
        return _line_view(found.clash.answers[0].line)
    about = found.claims[0].claim.about
    view = _view(found.claims[0].subject)
    return SubjectView(
        deployment=view.deployment,
        matter=view.matter,
        exceptions=view.exceptions,
        process=about.process,
        round=about.round,
        phase=about.phase,
    )


def _view(subject: Subject) -> SubjectView:
    return SubjectView(
        deployment=subject.deployment, matter=subject.matter, exceptions=subject.exceptions
    )


def _line_view(line: Line) -> SubjectView:
    return SubjectView(
        deployment=line.subject.deployment,
        matter=line.subject.matter,
        exceptions=line.subject.exceptions,
        process=line.process,
        round=line.round,
        phase=line.phase,
        by=line.by,
    )


def _reason(found: Found) -> Reason:
    if found.summands:
        numbers = tuple(
            _number(entry.claim, entry.claim.figure, entry.bounds)
            for entry in found.summands
            if entry.claim.figure is not None
        )
        return Sum(numbers=numbers, gap=found.gap or 0)
    clash, (first, second) = found.clash, found.claims
    if clash is not None and clash.answers is not None:
        answers = clash.answers
        told = zip(found.claims, answers, strict=True)
        holdings = tuple(_holding(claim, answer) for claim, answer in told)
        line = answers[0].line
        return States(facet=line.facet, subject=_line_view(line), holdings=holdings)
    one, other = first.figure, second.figure
    if one is not None and other is not None:
        numbers = (_number(first, one, one.bounds), _number(second, other, other.bounds))
        days = farthest(one.window, other.window)
        return Numbers(numbers=numbers, gap=_gap(one, other, clash), days=days)
    apart = max(first.stated[0], second.stated[0]) - min(first.stated[1], second.stated[1])
    return Pair(days=max(0, apart))


def _holding(claim: Interpretation, answer: Answer) -> Holding:
    return Holding(
        claim=claim.claim.id,
        states=state_names(answer.line.facet, answer.mask),
        first=_date(answer.window.first),
        last=_date(answer.window.last),
        every=answer.window.every,
        rules=tuple(answer.rules),
    )


def _date(day: int) -> date | None:
    return date.fromordinal(day) if 1 <= day <= date.max.toordinal() else None


def _float(value: object) -> float | None:
    if value is None or isinstance(value, int):
        return value
    return float(value)  # type: ignore[arg-type]


def _number(claim: Interpretation, figure: Figure, bounds: Bounds) -> Number:
    return Number(
        claim=claim.claim.id,
        role=_MEASURES[figure.role],
        subject=_view(figure.quantity.subject),
        unit=figure.quantity.unit,
        population=figure.quantity.population,
        low=_float(figure.said[0]),
        high=_float(figure.said[1]),
        least=_float(bounds[0]),
        most=_float(bounds[1]),
        denied=figure.outside,
        first=_date(figure.window.first),
        last=_date(figure.window.last),
    )


def _gap(one: Figure, other: Figure, clash: Clash | None) -> float | None:
    if clash is not None and clash.gap is not None:
        return clash.gap
    for low, high in ((one.low, other.high), (other.low, one.high)):
        if low is not None and high is not None and low > high:
            return _float(low - high)
    return None


def _assumptions(found: Found, context: Context) -> list[Assumption]:
    """Return what a finding rests on: the members' own, the rules, parts of wholes."""
    listed = own_assumptions(found.claims)
    codes: tuple[AssumptionCode, ...]
    codes = found.rules if found.clash is None else found.clash.rules
    listed += [Assumption(code=code) for code in dict.fromkeys(codes)]
    listed += _parts(found, context)
    return list(dict.fromkeys(listed))


def _parts(found: Found, context: Context) -> list[Assumption]:
    subjects = list(dict.fromkeys(claim.subject for claim in found.claims))
    joins = () if found.clash is None else found.clash.joins
    listed = []
    for part in subjects:
        for whole in subjects:
            if part == whole or part.deployment is None or whole.deployment is None:
                continue
            if context.structure.is_part(part, whole):
                code: AssumptionCode = "part_of"
                listed.append(Assumption(code=code, part=part.deployment, whole=whole.deployment))
    if joins:
        listed.append(Assumption(code="claimed_part", claims=joins))
    return listed
