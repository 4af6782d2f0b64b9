"""Why numbers cannot all be true, in sentences: the bounds, the rules, and what is missing."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from counterclaim.consistency import Explanation, Term
from counterclaim.model import Count
from counterclaim.report.sentences.days import date_phrase, days_words
from counterclaim.report.sentences.names import Names, claim_refs, deployment_name, listed
from counterclaim.report.sentences.statements import number_words, when_words
from counterclaim.report.sentences.vocabulary import REASONS, UNITS

_MOST = 8
_SUMS = (("step_arithmetic",), ("closure",))

_VERBS: Mapping[str, str] = MappingProxyType(
    {
        "stock": "{bound} of {subject} {are} there",
        "lasting": "{bound} of {subject} {are} still there, but for those said to have moved since",
        "leaving": "{bound} of {subject} leave{s}",
        "arriving": "{bound} of {subject} come{s}",
        "change": "the number of {subject} changes by {bound}",
        "ceiling": "{bound} of {subject} {are} allowed",
        "lost": "{bound} of {subject} {are} lost",
        "share": "{bound} is the share of {subject}",
    }
)


def number_sentences(
    explanation: Explanation, names: Names, claims: Sequence[str]
) -> tuple[str, ...]:
    """Return what the terms of an explanation say, the claims before the rules.

    `claims` are those of the conflict: the ones without a bound of their own are named too.
    """
    said = [_together(terms, names) for terms in _of_one(explanation.terms)]
    ruled = [_ruled(term, names) for term in explanation.terms if not term.claims]
    sentences = [*dict.fromkeys((*said, *filter(None, ruled)))]
    rest = len(sentences) - _MOST
    if rest > 1:
        sentences = [*sentences[:_MOST], f"There are {rest} more bounds of the same kinds."]
    told = {claim for term in explanation.terms for claim in term.claims}
    told |= {claim for anchor in explanation.anchors for claim in (anchor.claim, *anchor.claims)}
    others = [claim for claim in claims if claim not in told]
    if others:
        sentences.append(f"What is said by {claim_refs(names, others)} had to be met as well.")
    return (*sentences, _last(explanation))


def _last(explanation: Explanation) -> str:
    if explanation.rules in _SUMS and explanation.short_by is not None:
        return _step(explanation.terms, explanation.short_by)
    if explanation.by_cases or explanation.short_by is None:
        if _is_one_number(explanation):
            return "There is no number that fits all of this."
        return "All days on which they could hold were tried, and on none do they fit."
    if all(term.what == "presence" for term in explanation.terms if term.claims):
        return "They cannot all be so."
    return f"So the least is {_number(explanation.short_by)} above the most."


def _is_one_number(explanation: Explanation) -> bool:
    """Tell whether all is said of one number: that of a day, or the total of the same days."""
    said = [term for term in explanation.terms if term.claims]
    kinds = {(term.subject, term.what, term.first_day, term.last_day) for term in said}
    day = explanation.first_day is not None and explanation.first_day == explanation.last_day
    return len(kinds) == 1 and (day or said[0].what in ("leaving", "arriving", "change"))


def _step(terms: Sequence[Term], short_by: float) -> str:
    """Return the sum of a step: what was there, what moves, and what is said to be left."""
    report, move, *target = terms
    sign = 1 if move.what == "arriving" else -1
    left = report.number + sign * move.number
    verb = "and {} make" if sign > 0 else "less {} leaves"
    which = "more" if report.at_least else "fewer"
    if not target:
        return f"So {_number(short_by)} more would leave than are there."
    return (
        f"But {_number(report.number)} {verb.format(_number(move.number))} {_number(left)}, "
        f"{_number(short_by)} {which} than {_number(target[0].number)}."
    )


def _number(number: float) -> str:
    return f"{int(number):,}" if number == int(number) else f"{number:g}"


def _of_one(terms: Sequence[Term]) -> list[list[Term]]:
    """Put together the two bounds of one figure, and the two either of which may hold."""
    found: dict[tuple[object, ...], list[Term]] = {}
    for term in terms:
        if term.claims:
            alike = (term.what, term.claims, term.first_day, term.last_day, term.rules)
            own = ("either", term.claims) if term.either else alike
            found.setdefault(own, []).append(term)
    return [*found.values()]


def _together(terms: Sequence[Term], names: Names) -> str:
    """Return what the bounds of one claim say, as one sentence."""
    first = terms[0]
    days = {(term.first_day, term.last_day, term.what) for term in terms}
    if len(days) == 1:
        return _said(first, _bound(terms), names)
    told = [_clause(term, _bound((term,)), names) for term in terms]
    return _sentence(f"either {' or '.join(told)}, according to {claim_refs(names, first.claims)}")


def _bound(terms: Sequence[Term]) -> str:
    numbers = [*dict.fromkeys(_number(term.number) for term in terms)]
    if len(numbers) == 1 and len({term.at_least for term in terms}) > 1:
        bound = f"exactly {numbers[0]}"
    else:
        joint = " or " if terms[0].either else " and "
        bound = joint.join(
            f"{'at least' if term.at_least else 'at most'} {_number(term.number)}" for term in terms
        )
    unit = terms[0].unit
    return bound if unit in ("persons", "fraction") else f"{bound} {UNITS[unit]}"


def _said(term: Term, bound: str, names: Names) -> str:
    if term.what == "presence":
        return _there(term, names)
    if term.drift is not None:
        return f"{_drifted(term, bound, names)}."
    sentence = f"{_clause(term, bound, names)}, according to {claim_refs(names, term.claims)}"
    because = [REASONS[rule] for rule in term.rules if rule != "figure_persists"]
    if because:
        sentence = f"{sentence}, because {'; '.join(because)}"
    return _sentence(sentence)


def _clause(term: Term, bound: str, names: Names) -> str:
    one = bound.rsplit(maxsplit=1)[-1] == "1"
    verb = {"are": "is" if one else "are", "s": "s" if one else ""}
    text = _VERBS[term.what].format(bound=bound, subject=_counted(term, names), **verb)
    days = days_words(term.first_day, term.last_day)
    claim = names.claims.get(term.claims[0])
    if term.whole_period and claim is not None:
        days = when_words(names, claim)
    elif term.some_day:
        days = f"on some day {days}"
    return f"{days} {text}" if days else text


def _counted(term: Term, names: Names) -> str:
    subject = deployment_name(names, term.subject)
    return subject if term.population is None else f"{subject} ({term.population})"


def _drifted(term: Term, bound: str, names: Names) -> str:
    """Return what was reported, and what is left of it after some days."""
    claim = names.claims.get(term.claims[0])
    refs, subject = claim_refs(names, term.claims), _counted(term, names)
    figure, time = _number(term.reported or 0), ""
    if claim is not None and isinstance(claim.says, Count):
        subject = deployment_name(names, term.subject)  # the figure says who is counted
        figure = number_words(claim.says)
        said = claim.when is None
        time = f" {date_phrase(claim.stated) if said else when_words(names, claim)}"
    drift = f" with a drift of {term.drift} %" if term.drift else ""
    told = f"{refs} reported {figure} of {subject}{time}"
    if term.what != "lasting":
        return f"{told}, which leaves {bound}{drift}"
    days = days_words(term.first_day, term.last_day)
    return f"{told}; {days} {bound} are still there{drift}, but for those said to have moved since"


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _there(term: Term, names: Names) -> str:
    """Return that somebody or nobody is there, and from what that follows."""
    some = "somebody" if term.number else "nobody"
    days = days_words(term.first_day, term.last_day)
    told = f"{days} {some} of {deployment_name(names, term.subject)} is there"
    if term.claims:
        because = [REASONS[rule] for rule in term.rules if rule not in _PLAIN]
        link = "given" if because else "according to"
        told = f"{told}, {link} {claim_refs(names, term.claims)}"
        if because:
            told = f"{told}, because {'; '.join(because)}"
    return _sentence(told)


_PLAIN = ("count_present", "transitions")
"""Rules that a presence which is told needs no words for."""


def _ruled(term: Term, names: Names) -> str | None:
    subject = deployment_name(names, term.subject)
    if term.what == "presence":
        return _there(term, names)
    if term.parts:
        parts = listed(deployment_name(names, part) for part in term.parts)
        exact = "all of" if "partition_exhaustive" in term.rules else "at most"
        verb = "is" if len(term.parts) == 1 else "are together"
        return f"{parts[:1].upper()}{parts[1:]} {verb} {exact} {subject}."
    if "population_within" in term.rules:
        return f"A group of {subject} is at most a larger one that holds it."
    return None
