"""Numbers that exclude one another, in sentences: the figures as spoken, the allowance named."""

from counterclaim.consistency import Number, Numbers, Sum
from counterclaim.model import Count
from counterclaim.report.sentences.names import Names, actor_name


def two_numbers_sentence(reason: Numbers, names: Names) -> str:
    """Return how far two figures are apart; empty where there is nothing to say of it."""
    if reason.gap is None or any(number.denied for number in reason.numbers):
        return ""
    allowed = [told for number in reason.numbers if (told := _allowance(number, names))]
    drift = f" and for change over {reason.days} days" if reason.days else ""
    even = f"Even after allowing {' and '.join(allowed)}{drift} they" if allowed else "They"
    if not allowed and drift:
        even = f"Even after allowing{drift.removeprefix(' and')} they"
    return f"{even} are {amount_words(reason.gap)} apart."


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


def _allowance(number: Number, names: Names) -> str:
    """Return what a figure is widened to and why, such as `for “about” (2,245 or more)`."""
    if not _is_widened(number):
        return ""
    claim = names.claims.get(number.claim)
    about = claim is not None and isinstance(claim.says, Count) and claim.says.approximate
    speaker = number.claim if claim is None else actor_name(names, claim.speaker)
    why = "for “about”" if about else "for rounding"
    return f"{why} ({bounds_words(number.least, number.most)}, {speaker})"


def bounds_words(least: float | None, most: float | None) -> str:
    """Return bounds in words, such as `1,800 to 2,200` or `2,245 or more`."""
    if least is None:
        return "any number" if most is None else f"{amount_words(most)} or fewer"
    if most is None:
        return f"{amount_words(least)} or more"
    if least == most:
        return amount_words(least)
    return f"{amount_words(least)} to {amount_words(most)}"
