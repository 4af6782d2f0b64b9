"""What relative times are counted from and the days that follow, in sentences."""

from collections.abc import Iterator

from counterclaim.consistency import Anchoring, Explanation
from counterclaim.model import Relative
from counterclaim.report.sentences.days import day_words, days_words, duration_words
from counterclaim.report.sentences.names import Names, claim_ref, claim_refs
from counterclaim.report.sentences.statements import moment_words
from counterclaim.time import Duration


def anchor_sentences(explanation: Explanation, names: Names) -> Iterator[str]:
    """Yield, for each relative time, when what it is counted from comes, and what follows."""
    for anchor in explanation.anchors:
        claim = names.claims.get(anchor.claim)
        relative = None if claim is None or claim.when is None else claim.when.relative
        if relative is not None:
            yield from _anchored(anchor, relative, names)


def _anchored(anchor: Anchoring, relative: Relative, names: Names) -> Iterator[str]:
    ref, moment = claim_ref(names, anchor.claim), moment_words(names, relative.anchor)
    if anchor.first_day is None and anchor.last_day is None:
        yield f"{ref} counts from the day on which {moment}; no statement here says when."
        return
    given = f", given {claim_refs(names, anchor.claims)}" if anchor.claims else ""
    comes = _between(anchor.first_day, anchor.last_day)
    yield f"{ref} counts from the day on which {moment}; that day {comes}{given}."
    length = duration_words(relative.offset)
    if length:
        way = "before" if relative.offset.negative else "after"
        days = days_words(anchor.then_first, anchor.then_last)
        slack = f"give or take a {_unit(relative.offset)}"
        yield f"What is {length} {way} it, {slack}, is {days}."


def _between(first: int | None, last: int | None) -> str:
    if first is None or last is None:
        return (
            f"is not after {day_words(last)}" if last else f"is not before {day_words(first or 0)}"
        )
    if first == last:
        return f"is {day_words(first)}"
    return f"lies between {day_words(first)} and {day_words(last)}"


def _unit(offset: Duration) -> str:
    units = ((offset.days, "day"), (offset.weeks, "week"), (offset.months, "month"))
    return next((unit for amount, unit in units if amount), "year")
