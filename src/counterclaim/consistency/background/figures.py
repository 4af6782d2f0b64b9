"""Figures of one question: the same number, a number that lasts, and numbers within others."""

from fractions import Fraction

from counterclaim.codelists.populations import wider_populations
from counterclaim.consistency.background.context import Context
from counterclaim.consistency.background.registration import comparison
from counterclaim.consistency.background.rule import Clash, Ending
from counterclaim.consistency.interpretation.claims import LIKELY, WEAK, Interpretation
from counterclaim.consistency.interpretation.lines import FUTURE, PAST
from counterclaim.consistency.interpretation.quantities import Figure, Quantity
from counterclaim.consistency.interpretation.times import farthest, share_a_day
from counterclaim.model import Change
from counterclaim.solver.estimates import Value

_NOISE = 3
"""Differences up to so many per cent, of figures of different days, are no news."""
_STOCKS = ("stock", "rest")
_REPEATED_DAYS = 7
_COUNTED_AGAIN_DAYS = 3


def drift(days: int, context: Context) -> Fraction:
    """Return by which part a figure may have changed after some days."""
    return Fraction(days, context.policy.drift_days * 100)


def _figures(first: Interpretation, second: Interpretation) -> tuple[Figure, Figure] | None:
    if first.figure is None or second.figure is None or first.relative or second.relative:
        return None
    return first.figure, second.figure


def _apart(one: Figure, other: Figure, slack: Fraction = Fraction(0)) -> Value | None:
    """Return by how many two figures differ after the allowances, or None where they may meet."""
    for low, high in ((one.low, other.high), (other.low, one.high)):
        if low is not None and high is not None and low > high * (1 + slack):
            return low - high
    return None


def _contradicts(one: Figure, other: Figure) -> bool:
    """Tell whether two figures exclude one another on one day."""
    if one.outside and other.outside:
        return False
    if one.outside or other.outside:
        held, denied = (other, one) if one.outside else (one, other)
        low, high = denied.said
        above = low is None or (held.low is not None and held.low >= low)
        below = high is None or (held.high is not None and held.high <= high)
        return above and below
    return _apart(one, other) is not None


def _is_report(claim: Interpretation) -> bool:
    figure = claim.figure
    return claim.is_fact and figure is not None and figure.role in _STOCKS and not figure.vague


@comparison(
    "one_number",
    "definition",
    of=("count", "change"),
    between=("count", "change"),
    title="One question has one number",
    meaning="Two figures of one quantity that cannot be equal after their allowances: of those "
    "there or who remain (or of another number of its own) on a day that both surely "
    "share; of those who leave or come, where both give the same closed days. A number "
    "of some who move is a least number.",
    why="A number is a number.",
    example='"900 are there" and, on the same day, "2,000 are there".',
    because="the two figures are of the same people on the same day",
)
def one_number(first: Interpretation, second: Interpretation, _context: Context) -> Clash | None:
    """Two figures for one day do not differ."""
    pair = _figures(first, second)
    if pair is None or pair[0].quantity != pair[1].quantity:
        return None
    one, other = pair
    stocks = one.role in _STOCKS and other.role in _STOCKS
    if stocks or (one.role == other.role == "other" and one.quantity.kind != "lost"):
        meets = share_a_day(one.window, other.window)
    else:
        meets = one.role == other.role and _one_total(first, second)
    if not meets or not _contradicts(_least(one), _least(other)):
        return None
    return Clash(max(first.grade, second.grade), ())


def _least(figure: Figure) -> Figure:
    """Return a figure of a part of a movement as what it is: a least number."""
    if not figure.some:
        return figure
    return Figure(
        figure.quantity,
        figure.role,
        (figure.said[0], None),
        (figure.low, None),
        figure.window,
        outside=figure.outside,
    )


def _one_total(first: Interpretation, second: Interpretation) -> bool:
    """Tell whether two movements are totals of the same days, both told as such."""
    one, other = first.figure, second.figure
    if one is None or other is None or one.role == "net":
        return False
    closed = one.window.last < FUTURE
    return closed and first.dated and second.dated and one.window == other.window


@comparison(
    "figure_persists",
    "presumption",
    of=("count",),
    between=("count",),
    title="A figure holds for a while",
    meaning="Two reported figures of one quantity of different days, at most 180 days apart "
    "(`figure_days`) by their largest distance, that differ by more than three per cent "
    "and by more than one per cent for each three days (`drift_days`) after their "
    "allowances: likely; up to a year apart, or within what slow change allows, by more "
    "than a third: weak. A denied figure counts for 30 days. People who come or leave in "
    "between explain it.",
    why="Forces do not grow or shrink at once, and movements get reported.",
    example='"30,000 are there" in January and "52,000 are there" in April.',
    because="a figure is taken to change slowly",
    unless="people came or left in between, or the two count differently",
)
def figure_persists(
    first: Interpretation, second: Interpretation, context: Context
) -> Clash | None:
    """Two figures of different days do not differ by more than slow change allows."""
    pair = _figures(first, second)
    if pair is None or not _is_report(first) or not _is_report(second):
        return None
    one, other = pair
    if one.quantity != other.quantity or one.quantity.kind:
        return None
    days = farthest(one.window, other.window)
    if share_a_day(one.window, other.window) or days >= FUTURE:
        return None
    grade = max(first.grade, second.grade, LIKELY)
    if one.outside or other.outside:
        near = days <= context.policy.held_days
        return Clash(grade, ()) if near and _contradicts(one, other) else None
    return _drifted(one, other, days, grade, context)


def _drifted(one: Figure, other: Figure, days: int, grade: int, context: Context) -> Clash | None:
    if _apart(one, other, Fraction(_NOISE, 100)) is None:
        return None
    gap = _apart(one, other, drift(days, context))
    if days > context.policy.figure_days or gap is None:
        gap, grade = _apart(one, other, Fraction(1, 3)), WEAK
        if gap is None or days > 2 * context.policy.figure_days + 5:
            return None
    ended: Ending = "out" if _falls(one, other) else "in"
    return Clash(grade, (), ended_by=frozenset((ended,)), gap=float(gap))


def _falls(one: Figure, other: Figure) -> bool:
    """Tell whether the earlier of two figures is the greater."""
    earlier, later = (one, other) if one.window.last <= other.window.last else (other, one)
    return earlier.low is not None and later.high is not None and earlier.low > later.high


def _within(inner: Interpretation, outer: Interpretation, context: Context) -> Clash | None:
    """Return the clash of a number that lies within another, and is greater than it."""
    pair = _figures(inner, outer)
    if pair is None or pair[0].outside or pair[1].outside:
        return None
    small, large = pair
    if small.low is None or large.high is None or small.low <= large.high:
        return None
    if share_a_day(small.window, large.window):
        return Clash(max(inner.grade, outer.grade), ())
    days = farthest(small.window, large.window)
    if not _is_report(inner) or not _is_report(outer) or days > context.policy.figure_days:
        return None
    slack = max(drift(days, context), Fraction(_NOISE, 100))
    if small.low <= large.high * (1 + slack):
        return None
    ended: Ending = "in" if large.window.first <= small.window.first else "out"
    gap = float(small.low - large.high)
    grade = max(inner.grade, outer.grade, LIKELY)
    return Clash(grade, ("figure_persists",), ended_by=frozenset((ended,)), gap=gap)


def _alike(one: Quantity, other: Quantity) -> bool:
    """Tell whether two quantities differ in their subject or population only."""
    return (one.unit, one.kind, one.phase) == (other.unit, other.kind, other.phase)


@comparison(
    "population_within",
    "definition",
    of=("count",),
    between=("count",),
    title="Some of them are not more than all of them",
    meaning="The least of a population is not above the most of everybody, or of a population "
    "that holds it, for one subject: on a day that both surely share; else, as reports "
    "at most 180 days apart, after three per cent and slow change (see "
    "`figure_persists`).",
    why="It is what a population means.",
    example='"28,500 are there in all" and, on the same day, "51,600 are assigned there".',
    because="some of them cannot be more than all of them",
)
def population_within(
    inner: Interpretation, outer: Interpretation, context: Context
) -> Clash | None:
    """Some are not more than all."""
    pair = _figures(inner, outer)
    if pair is None or pair[0].role not in _STOCKS or pair[1].role not in _STOCKS:
        return None
    small, large = pair[0].quantity, pair[1].quantity
    if small.subject != large.subject or not _alike(small, large) or small.population is None:
        return None
    wider = (None, *wider_populations(small.population))
    if small.population == large.population or large.population not in wider:
        return None
    return _within(inner, outer, context)


@comparison(
    "parts_within_whole",
    "definition",
    of=("count",),
    between=("count",),
    title="The parts are together not more than the whole",
    meaning="The least of a part is not above the most of the whole, of the same population or "
    "of everybody, as in `population_within`. Several parts are added in a step.",
    why="It is what being a part means.",
    example='"300 are in the country" and, on the same day, "400 are at the base".',
    because="the parts cannot be more than the whole",
)
def parts_within_whole(
    inner: Interpretation, outer: Interpretation, context: Context
) -> Clash | None:
    """A part is not more than its whole."""
    pair = _figures(inner, outer)
    if pair is None or pair[0].role not in _STOCKS or pair[1].role not in _STOCKS:
        return None
    small, large = pair[0].quantity, pair[1].quantity
    wider = (None,) if small.population is None else (small.population, None)
    if not _alike(small, large) or large.population not in wider:
        return None
    if not context.structure.is_part(small.subject, large.subject):
        return None
    return _within(inner, outer, context)


@comparison(
    "assigned_are_most",
    "presumption",
    of=("count",),
    between=("count",),
    title="Those assigned are most of those there",
    meaning="A report of everybody that is more than a quarter, and slow change (see "
    "`figure_persists`), above one of those assigned, at most 180 days apart: weak.",
    why="Rotations and visitors are rarely a quarter of a force, and figures of one kind are "
    "often given as the other.",
    example='"52,000 soldiers are there" and "35,000 are permanently assigned".',
    because="those assigned are taken to be most of those there",
    unless="the others are there for a time only, or are not soldiers",
)
def assigned_are_most(
    some: Interpretation, everybody: Interpretation, context: Context
) -> Clash | None:
    """Those assigned are most of those there."""
    pair = _figures(some, everybody)
    if pair is None or not _is_report(some) or not _is_report(everybody):
        return None
    small, large = pair
    named = small.quantity.population == "assigned" and large.quantity.population is None
    if not named or not _alike(small.quantity, large.quantity):
        return None
    if small.quantity.subject != large.quantity.subject or small.high is None or large.low is None:
        return None
    days = farthest(small.window, large.window)
    slack = Fraction(5, 4) + drift(days, context)
    if days > context.policy.figure_days or large.low <= small.high * slack:
        return None
    return Clash(WEAK, ())


@comparison(
    "same_step",
    "presumption",
    of=("count",),
    between=("count",),
    title="Plans of one time are plans of one step",
    meaning="Two plans of one number that leaves, comes or remains, without a time of their own, "
    "that cannot be equal: of different parties at most 30 days apart, of one at most "
    "seven. Two reports of losses whose days end at most three days apart, or at most 30 where "
    "the later one is the lower.",
    why="People speak of the step that is in the news.",
    example='"About 200 will remain" and, the next day, "about 400 will remain".',
    because="both speak of the same step",
    unless="the plan was changed in between, or they speak of different steps",
)
def same_step(first: Interpretation, second: Interpretation, context: Context) -> Clash | None:
    """Two numbers of one step do not differ."""
    pair = _figures(first, second)
    if pair is None or pair[0].quantity != pair[1].quantity or pair[0].role != pair[1].role:
        return None
    one, other = pair
    lost = one.quantity.kind == "lost" and first.manner == second.manner == "fact"
    planned = first.manner == second.manner == "plan" and one.role in ("rest", "out", "in")
    if lost:
        near = abs(one.window.last - other.window.last) <= context.policy.held_days
        if abs(one.window.last - other.window.last) > _COUNTED_AGAIN_DAYS:
            near = near and _falls(one, other)  # losses only grow
    else:
        apart = max(first.stated[1], second.stated[1]) - min(first.stated[0], second.stated[0])
        days = _REPEATED_DAYS if context.one_party(first, second) else context.policy.held_days
        undated = not first.dated and not second.dated
        near = planned and undated and apart <= days
    if not near or not _contradicts(_least(one), _least(other)):
        return None
    return Clash(max(first.grade, second.grade, LIKELY), ())


@comparison(
    "ceiling_holds",
    "presumption",
    of=("count",),
    between=("count",),
    title="A ceiling is kept",
    meaning="The least of those there or who remain is not above a ceiling of the same people, "
    "where their days are at most 90 apart.",
    why="A ceiling is set to be kept.",
    example='"No more than 25,000 may be there" and, on the same day, "31,000 are there".',
    because="a ceiling is taken to be kept",
    unless="more were there than were allowed",
)
def ceiling_holds(held: Interpretation, ceiling: Interpretation, context: Context) -> Clash | None:
    """Nobody is there above the ceiling."""
    pair = _figures(held, ceiling)
    if pair is None or pair[0].role not in _STOCKS or pair[1].quantity.kind != "ceiling":
        return None
    one, most = pair
    same = one.quantity.subject == most.quantity.subject and one.quantity.unit == most.quantity.unit
    if not same or one.quantity.population != most.quantity.population:
        return None
    if one.outside or most.outside or one.low is None or most.high is None:
        return None
    near = farthest(one.window, most.window) <= context.policy.plan_days
    if not near or one.low <= most.high or one.window.last <= PAST:
        return None
    return Clash(max(held.grade, ceiling.grade, LIKELY), ())


@comparison(
    "period_figure",
    "presumption",
    of=("count",),
    between=("count",),
    title="The figure of a period holds on its days",
    meaning="A figure of those there on a day, and the one figure of a period that holds this "
    "day, that differ by more than three per cent after their allowances.",
    why="A figure for a year stands for the year.",
    example='"7,000 for 2016" and "12,000 in May 2016".',
    because="the figure of a period is taken to hold on its days",
    unless="the number changed much during the period",
)
def period_figure(day: Interpretation, period: Interpretation, _context: Context) -> Clash | None:
    """The figure of a period is that of its days."""
    pair = _figures(day, period)
    if pair is None or not pair[1].quantity.kind.startswith("for ") or pair[0].quantity.kind:
        return None
    one, other = pair
    same = one.quantity.subject == other.quantity.subject and one.role == "stock"
    same = same and one.quantity.population == other.quantity.population
    if not same or one.quantity.unit != other.quantity.unit:
        return None
    inside = other.window.first <= one.window.first and one.window.last <= other.window.last
    if not inside or not _contradicts(one, other):
        return None
    if _apart(one, other, Fraction(_NOISE, 100)) is None and not (one.outside or other.outside):
        return None
    return Clash(max(day.grade, period.grade, LIKELY), ())


@comparison(
    "changes_differ",
    "presumption",
    of=("change",),
    between=("change",),
    title="A number does not rise and fall over the same days",
    meaning="Two claims that the number of those there rose, fell or stayed, of one subject, "
    "that differ: over the same days, or over days that overlap and end, or were stated, "
    "at most 30 days apart.",
    why="It is what rising means.",
    example='"An unprecedented build-up" and, for the same days, "nothing unusual".',
    because="a number does not change in two ways at once",
    unless="they compare with different days",
)
def changes_differ(first: Interpretation, second: Interpretation, context: Context) -> Clash | None:
    """One number does not change in two ways at once."""
    one, other = first.claim.says, second.claim.says
    if not isinstance(one, Change) or not isinstance(other, Change):
        return None
    if first.subject != second.subject or not first.affirmed or not second.affirmed:
        return None
    left, right = first.window, second.window
    if one.direction == other.direction or left.first > right.last or right.first > left.last:
        return None
    same = (left.first, left.last) == (right.first, right.last)
    apart = max(first.stated[0], second.stated[0]) - min(first.stated[1], second.stated[1])
    near = min(abs(left.last - right.last), apart) <= context.policy.held_days
    if not same and not near:
        return None
    return Clash(max(first.grade, second.grade, LIKELY), ())


RULES = (
    one_number,
    figure_persists,
    population_within,
    parts_within_whole,
    assigned_are_most,
    same_step,
    ceiling_holds,
    period_figure,
    changes_differ,
)
