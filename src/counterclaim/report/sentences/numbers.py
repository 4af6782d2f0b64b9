"""Numbers that exclude one another, in sentences: the figures as spoken, the allowance named."""

from counterclaim.consistency import Number, Numbers, Sum
from counterclaim.model import Count
from counterclaim.report.sentences.days import counted
from counterclaim.report.sentences.names import Names, bare_subject, listed
from counterclaim.report.sentences.statements import figure_words

_VERBS = {
    "present": "are there",
    "arriving": "come",
    "leaving": "leave",
    "remaining": "stay",
    "changing": "are the change",
    "other": "are counted otherwise",
}


def two_numbers_sentence(reason: Numbers, names: Names, days: int | None) -> str:
    """Return how far two figures are apart; empty where there is nothing to say of it.

    Args:
        reason: The figures.
        names: The names of the dataset.
        days: Over how many days they may have changed; None where they are of one day.
    """
    if any(number.denied for number in reason.numbers):
        return ""
    bounds = _apart(*reason.numbers)
    if bounds is None:
        return ""
    most, least = (amount_words(bound) for bound in bounds)
    why = listed(dict.fromkeys(filter(None, (_why(number, names) for number in reason.numbers))))
    even = f"Even after allowing for {why}, that" if why else "That"
    change = f", more than a figure is taken to change in {counted(days, 'day')}" if days else ""
    return f"{even} is at most {most} against at least {least}{change}."


def _apart(one: Number, other: Number) -> tuple[float, float] | None:
    """Return the most of the lower and the least of the higher of two figures."""
    for lower, higher in ((one, other), (other, one)):
        if lower.most is not None and higher.least is not None and lower.most < higher.least:
            return lower.most, higher.least
    return None


def summed_words(reason: Sum, names: Names) -> str:
    """Return the numbers of a step by their roles: `36,000 (c1) are there, 9,500 (c2) leave`."""
    found: dict[str, list[str]] = {}
    subjects = {number.subject.deployment for number in reason.numbers}
    for number in reason.numbers:
        claim = names.claims.get(number.claim)
        figure = bounds_words(number.low, number.high)
        if claim is not None and isinstance(claim.says, Count):
            figure = figure_words(claim.says)
        where = f", {bare_subject(names, number.subject)}" if len(subjects) > 1 else ""
        found.setdefault(number.role, []).append(f"{figure} ({number.claim}{where})")
    return listed(f"{listed(found[role])} {_VERBS[role]}" for role in _VERBS if role in found)


def sum_sentence(reason: Sum) -> str:
    """Return by how much the numbers of one step do not add up."""
    gap = amount_words(reason.gap)
    allowed = any(_is_widened(number) for number in reason.numbers)
    even = ", even after allowing for figures that are round or “about”" if allowed else ""
    return f"These numbers do not add up: they are off by {gap} or more{even}."


def amount_words(number: float) -> str:
    """Return a number as a report shows it: whole, or a share with two digits."""
    return f"{number:,.0f}" if number >= 1 else f"{number:.2g}"


def _is_widened(number: Number) -> bool:
    return (number.low, number.high) != (number.least, number.most)


def _why(number: Number, names: Names) -> str:
    """Return for what a figure is widened; empty where it is not."""
    if not _is_widened(number):
        return ""
    claim = names.claims.get(number.claim)
    about = claim is not None and isinstance(claim.says, Count) and claim.says.approximate
    return "“about”" if about else "rounding"


def bounds_words(least: float | None, most: float | None) -> str:
    """Return bounds in words, such as `1,800 to 2,200` or `2,245 or more`."""
    if least is None:
        return "any number" if most is None else f"{amount_words(most)} or fewer"
    if most is None:
        return f"{amount_words(least)} or more"
    if least == most:
        return amount_words(least)
    return f"{amount_words(least)} to {amount_words(most)}"
