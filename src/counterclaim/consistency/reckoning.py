"""Why numbers cannot all be true: the bounds that add up to a contradiction."""

from collections.abc import Sequence

from attrs import evolve

from counterclaim.consistency.amounts import Days, Flow, Item, Lasting, Stock
from counterclaim.consistency.ledger import Chosen, Literal, Ruled, Said, Verdict
from counterclaim.consistency.result import Explanation, SubjectView, Term
from counterclaim.consistency.states import FUTURE, PAST
from counterclaim.solver.simplex import Bound, Value


def reckoning(verdict: Verdict, slots: Sequence[Days], names: Sequence[str]) -> Explanation | None:
    """Explain a clash of numbers; `names` gives the ids of claims by place in the theory.

    The terms, each times its factor, add up to less than nothing: `short_by` says by how many.
    Where several days, readings or whole numbers had to be tried it is None, and the terms are
    the claims and rules that took part.
    """
    if verdict.clash is None:
        return None
    found: list[Term] = []
    for bound, factor in verdict.clash.terms:
        if bound.variable < 0:
            found += _obligation(bound, slots, names)
        elif (term := _term(bound, factor, slots, names)) is not None:
            found.append(term)
    tried = not verdict.clash.adds_up
    terms = tuple(_runs(found) if tried else dict.fromkeys(found))
    if not terms:
        return None
    short: Value | None = None
    if not tried:
        short = sum(
            (factor if bound.lower else -factor) * bound.value
            for bound, factor in verdict.clash.terms
        )
    days = [day for term in terms for day in (term.first_day, term.last_day) if day is not None]
    subject = next((term.subject for term in terms if term.claims), terms[0].subject)
    return Explanation(
        subject=SubjectView(deployment=subject, facet="presence"),
        first_day=min(days, default=None),
        last_day=max(days, default=None),
        ruled_out=(),
        rules=tuple(sorted({rule for term in terms for rule in term.rules})),
        by_cases=tried,
        terms=terms,
        short_by=None if short is None else float(short) if short % 1 else int(short),
    )


def _runs(terms: Sequence[Term]) -> list[Term]:
    """Put together what says the same of days that follow one another."""
    found: list[Term] = []
    places: dict[Term, int] = {}
    for term in terms:
        key = evolve(term, first_day=None, last_day=None, factor=1)
        place = places.get(key)
        before = None if place is None else found[place]
        if before is not None and place is not None and _follows(before, term):
            found[place] = evolve(before, last_day=term.last_day)
        elif before is None or (before.first_day, before.last_day) != (
            term.first_day,
            term.last_day,
        ):
            places[key] = len(found)
            found.append(term)
    return [*dict.fromkeys(found)]


def _follows(before: Term, after: Term) -> bool:
    last, first = before.last_day, after.first_day
    return last is not None and first is not None and first == last + 1


def _day(day: int) -> int | None:
    return None if day in (PAST, FUTURE) else day


def _number(value: Value) -> float:
    return int(value) if value == int(value) else float(value)


def _term(bound: Bound, factor: Value, slots: Sequence[Days], names: Sequence[str]) -> Term | None:
    tag = bound.tag.source if isinstance(bound.tag, Chosen) else bound.tag
    if isinstance(tag, Literal):
        return Term(
            subject=tag.deployment,
            what="presence",
            at_least=tag.present,
            number=1 if tag.present else 0,
            factor=_number(factor),
            first_day=_day(slots[tag.slot][0]),
            last_day=_day(slots[tag.slot][1]),
            rules=("count_present",),
        )
    if isinstance(tag, Ruled):
        return Term(
            subject=tag.subjects[-1],
            what="rule",
            at_least=bound.lower,
            number=0,
            factor=_number(factor),
            first_day=_day(slots[tag.slot][0]),
            last_day=_day(slots[tag.slot][1]),
            rules=(tag.code,),
            parts=tag.subjects[:-1],
        )
    if not isinstance(tag, Said):
        return None
    item = tag.item
    first, last = _days(item, tag, slots)
    return Term(
        subject=item.quantity.deployment,
        what=_what(item),
        at_least=bound.lower,
        number=_number(bound.value),
        factor=_number(factor),
        unit=item.quantity.unit,
        population=item.quantity.population,
        first_day=_day(first),
        last_day=_day(last),
        claims=(names[tag.claim],),
        rules=() if item.code is None else (item.code,),
    )


def _obligation(bound: Bound, slots: Sequence[Days], names: Sequence[str]) -> list[Term]:
    """Return the bounds of something that can be met on several days, or in several ways."""
    if not isinstance(bound.tag, Said):
        return []
    item = bound.tag.item
    if isinstance(item, Flow):
        limits = [(total.number, total.least, (total,)) for total in item.alternatives]
        tags = [evolve(bound.tag, item=evolve(item, alternatives=own)) for _, _, own in limits]
        ways = [(number, least) for number, least, _ in limits]
    elif isinstance(item, Stock):
        ways = _ways(item)
        tags = [bound.tag] * len(ways)
    else:
        return []
    terms = (
        _term(evolve(bound, value=value, lower=lower, tag=tag), 1, slots, names)
        for (value, lower), tag in zip(ways, tags, strict=True)
    )
    either = len(ways) > 1 and (isinstance(item, Flow) or item.outside)
    some = isinstance(item, Stock) and not item.window.every
    return [evolve(term, either=either, some_day=some) for term in terms if term is not None]


def _ways(item: Stock) -> list[tuple[Value, bool]]:
    """Return the bounds of a stock, or those beyond which it lies: numbers, and which are least."""
    limits = [(item.low, True), (item.high, False)]
    if item.outside:
        step = 0 if item.quantity.unit == "fraction" else 1
        limits = [
            (None if item.low is None else item.low - step, False),
            (None if item.high is None else item.high + step, True),
        ]
    told = [(value, lower) for value, lower in limits if value is not None]
    counted = item.outside and item.quantity.kind == "stock"  # never fewer than none
    return [(value, lower) for value, lower in told if lower or value >= 0 or not counted]


def _what(item: Item) -> str:
    if isinstance(item, Flow) and item.quantity.kind == "stock":
        return {"out": "leaving", "in": "arriving", "net": "change"}[item.alternatives[0].direction]
    if isinstance(item, Lasting):
        return "lasting"
    return "stock" if item.quantity.kind == "stock" else item.quantity.kind.split()[0]


def _days(item: Item, tag: Said, slots: Sequence[Days]) -> Days:
    if isinstance(item, Flow):
        total = item.alternatives[0]
        return total.first, total.last
    if tag.slot >= 0:
        return slots[tag.slot]
    if isinstance(item, Stock):
        return item.window.first, item.window.last
    return item.first, item.last
