"""Why numbers cannot all be true, in sentences: the bounds, the rules, and what is missing."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from counterclaim.consistency import Explanation, Term
from counterclaim.report.dates import days_words
from counterclaim.report.naming import Names, claim_refs, deployment_name, listed
from counterclaim.report.words import REASONS, UNITS

_MOST = 8

_VERBS: Mapping[str, str] = MappingProxyType(
    {
        "stock": "{bound} of {subject} are there",
        "lasting": "{bound} of {subject} are still there, but for those said to have moved since",
        "leaving": "{bound} of {subject} leave",
        "arriving": "{bound} of {subject} come",
        "change": "the number of {subject} changes by {bound}",
        "ceiling": "{bound} of {subject} are allowed",
        "lost": "{bound} of {subject} are lost",
        "share": "{bound} is the share of {subject}",
    }
)


def number_sentences(
    explanation: Explanation, names: Names, claims: Sequence[str]
) -> tuple[str, ...]:
    """Return what the terms of an explanation say, the claims before the rules.

    `claims` are those of the conflict: the ones without a bound of their own are named too.
    """
    said = [_said(term, names) for term in explanation.terms if term.claims]
    ruled = [_ruled(term, names) for term in explanation.terms if not term.claims]
    sentences = [*dict.fromkeys((*said, *filter(None, ruled)))]
    rest = len(sentences) - _MOST
    if rest > 1:
        sentences = [*sentences[:_MOST], f"There are {rest} more bounds of the same kinds."]
    told = {claim for term in explanation.terms for claim in term.claims}
    others = [claim for claim in claims if claim not in told]
    if others:
        sentences.append(f"What is said by {claim_refs(names, others)} had to be met as well.")
    if explanation.by_cases or explanation.short_by is None:
        last = "All days on which they could hold were tried, and on none do they fit."
    else:
        last = f"So the least is {_number(explanation.short_by)} above the most."
    return (*sentences, last)


def _number(number: float) -> str:
    return f"{int(number):,}" if number == int(number) else f"{number:g}"


def _said(term: Term, names: Names) -> str:
    bound = f"{'at least' if term.at_least else 'at most'} {_number(term.number)}"
    if term.unit not in ("persons", "fraction"):
        bound = f"{bound} {UNITS[term.unit]}"
    subject = deployment_name(names, term.subject)
    if term.population is not None:
        subject = f"{subject} ({term.population})"
    text = _VERBS[term.what].format(bound=bound, subject=subject)
    days = days_words(term.first_day, term.last_day)
    opening = f"{days} " if days else ""
    sentence = f"{opening}{text}, according to {claim_refs(names, term.claims)}"
    because = [REASONS[rule] for rule in term.rules if rule != "figure_persists"]
    if because:
        sentence = f"{sentence}, because {'; '.join(because)}"
    return f"{sentence[:1].upper()}{sentence[1:]}."


def _ruled(term: Term, names: Names) -> str | None:
    subject = deployment_name(names, term.subject)
    if term.what == "presence":
        some = "somebody" if term.number else "nobody"
        days = days_words(term.first_day, term.last_day)
        text = f"{days} {some} of {subject} is there" if days else f"{some} of {subject} is there"
        return f"{text[:1].upper()}{text[1:]}."
    if term.parts:
        parts = listed(deployment_name(names, part) for part in term.parts)
        exact = "exactly" if "partition_exhaustive" in term.rules else "at most"
        verb = "is" if len(term.parts) == 1 else "are together"
        return f"{parts[:1].upper()}{parts[1:]} {verb} {exact} {subject}."
    if "population_within" in term.rules:
        return f"A group of {subject} is at most a larger one that holds it."
    return None
