"""Two figures that exclude one another."""

from fractions import Fraction

from counterclaim.codelists.populations import wider_populations
from tests.oracle.reading import amounts
from tests.oracle.reading.policy import POLICY
from tests.oracle.reading.claims import LIKELY, WEAK, Change, Count
from tests.oracle.reading.days import LONG, every, share_a_day
from tests.oracle.reading.ways import Way

STOCK = ("present", "remaining")
MOVES = ("leaving", "arriving")


def number_of(view):
    """Return which number a claim gives."""
    if view.role == "for":
        return "period"
    return "stock" if view.measure in STOCK else view.measure


def days_of(view):
    """Return the days of a figure; one that is there by a day is there on it."""
    if view.role == "by" and view.affirmed and number_of(view) in ("stock", "ceiling"):
        return every(view.l, view.l)
    return view.days()[0]


def bounds_of(view):
    """Return the least and the most; a number of some who move is a least number."""
    low, high = amounts.bounds(view.says)
    some = view.says.movement == "some" and view.measure not in STOCK
    return low, amounts.OPEN if some else high


def denies(view):
    """Tell whether a figure is denied; one not before a day is, up to the day before."""
    return view.affirmed == (view.role == "not_before")


def gap_of(one, other):
    """Return by how much two figures differ at least, and the lower of the two; or None."""
    if denies(one) and denies(other):
        return None
    if denies(one) or denies(other):
        denied, said = (one, other) if denies(one) else (other, one)
        low, high = amounts.exact(denied.says)
        a, b = bounds_of(said)
        return (None, None) if low <= a and b <= high else None
    (a, b), (c, d) = bounds_of(one), bounds_of(other)
    if b < c:
        return c - b, b
    return (a - d, d) if d < a else None


def largest_distance(one, other):
    """Return the largest distance of the days of two figures."""
    a, b = days_of(one), days_of(other)
    return max(b.last - a.first, a.last - b.first)


def much(gap, lower, percent):
    """Tell whether figures differ by more than so many per cent of the lower one."""
    return gap > lower * Fraction(percent) / 100


def differs(gap, lower, days):
    """Tell whether figures differ by more than three per cent and slow change."""
    return much(gap, lower, 3) and much(gap, lower, Fraction(days, POLICY.drift_days))


def same_people(one, other):
    """Tell whether two figures count the same unit and population of one subject."""
    a, b = one.says, other.says
    same = a.unit == b.unit and a.population == b.population
    return same and one.subject == other.subject and one.about.round == other.about.round


def clashes(one, other):
    """Yield the ways in which two claims about numbers exclude one another."""
    if isinstance(one.says, Change) and isinstance(other.says, Change):
        yield from _changes(one, other)
    if not (isinstance(one.says, Count) and isinstance(other.says, Count)):
        return
    base = max(one.grade, other.grade)
    if same_people(one, other):
        yield from _same(one, other, base)
        for ceiling, figure in ((one, other), (other, one)):
            yield from _ceiling(ceiling, figure, base)
            yield from _period(ceiling, figure, base)
    for part, whole in ((one, other), (other, one)):
        yield from _within(part, whole, base)
        yield from _assigned(part, whole, base)


def _same(one, other, base):
    number, gap = number_of(one), gap_of(one, other)
    if number != number_of(other) or gap is None or "vague" in (one.says.basis, other.says.basis):
        if number != number_of(other) or gap is None or number != "stock":
            return
    if _one_number(one, other, number):
        yield Way(base, "one_number")
    if number in (*MOVES, "stock"):
        yield from _same_step(one, other, base)
    if number == "lost" and abs(days_of(one).last - days_of(other).last) <= 3:
        yield Way(max(base, LIKELY), "same_step")
    if number == "stock" and one.firm_fact and other.firm_fact and one.says.unit != "fraction":
        yield from _persists(one, other, base, gap)


def _one_number(one, other, number):
    if number in ("net_change", "lost"):
        return False
    a, b = days_of(one), days_of(other)
    if number in MOVES:
        given = one.when is not None and other.when is not None
        return given and (one.f, one.l) == (other.f, other.l) and abs(one.l) < LONG
    if number == "period":
        return (one.f, one.l) == (other.f, other.l)
    return share_a_day(reported(one, a), reported(other, b))


def reported(view, days):
    """Return the days of a figure up to its statement; the rest of a fact is a promise."""
    if view.fact and days.surely and days.first <= view.s1 < days.last:
        return every(days.first, view.s1)
    return days


def _same_step(one, other, base):
    if not (one.modality == other.modality == "plan") or one.when or other.when:
        return
    if one.measure != other.measure or one.measure not in (*MOVES, "remaining"):
        return
    days = 3 if one.same_party(other) else 30
    if max(one.s1 - other.s0, other.s1 - one.s0) <= days:
        yield Way(max(base, LIKELY), "same_step")


def _persists(one, other, base, gap):
    distance = largest_distance(one, other)
    if gap == (None, None):
        if distance <= 30:
            yield Way(max(base, LIKELY), "figure_persists")
        return
    if distance > 365:
        return
    if distance <= POLICY.figure_days and differs(*gap, distance):
        yield Way(max(base, LIKELY), "figure_persists", moves=gap)
    elif much(*gap, Fraction(100, 3)):
        yield Way(WEAK, "figure_persists", moves=gap)


def _ceiling(ceiling, figure, base):
    if number_of(ceiling) != "ceiling" or number_of(figure) != "stock":
        return
    if (denies(ceiling) or denies(figure)) or ceiling.says.unit == "fraction":
        return
    a, b = days_of(ceiling), days_of(figure)
    apart = max(a.first - b.last, b.first - a.last, 0)
    if bounds_of(figure)[0] > bounds_of(ceiling)[1] and apart <= 90:
        yield Way(max(base, LIKELY), "ceiling_holds")


def _period(period, figure, base):
    if number_of(period) != "period" or number_of(figure) != "stock" or period.measure not in STOCK:
        return
    if not (period.firm_fact and figure.firm_fact):
        return
    days, gap = days_of(figure), gap_of(period, figure)
    if gap is None or not (period.f <= days.first and days.last <= period.l):
        return
    if gap == (None, None) or much(*gap, 3):
        yield Way(max(base, LIKELY), "period_figure")


def _inside(part, whole):
    """Tell the rule by which the people of one figure are among those of another."""
    a, b = part.says, whole.says
    if a.unit != b.unit or a.unit == "fraction":
        return None
    if number_of(part) != number_of(whole) or number_of(part) not in ("stock", "period"):
        return None
    same = a.population == b.population or b.population is None
    if part.subject == whole.subject:
        narrower = a.population is not None and (
            b.population is None or b.population in wider_populations(a.population)
        )
        return "population_within" if narrower else None
    if part.structure.is_part(part.subject, whole.subject) and same:
        return "parts_within_whole"
    return None


def _within(part, whole, base):
    rule = _inside(part, whole)
    if rule is None or denies(part) or denies(whole):
        return
    least, most = bounds_of(part)[0], bounds_of(whole)[1]
    if least <= most:
        return
    if number_of(part) == "period":
        if (part.f, part.l) == (whole.f, whole.l):
            yield Way(base, rule)
        return
    if share_a_day(reported(part, days_of(part)), reported(whole, days_of(whole))):
        yield Way(base, rule)
    distance = largest_distance(part, whole)
    if part.firm_fact and whole.firm_fact and distance <= POLICY.figure_days:
        if differs(least - most, most, distance):
            yield Way(max(base, LIKELY), rule, moves=(least - most, most))


def _assigned(assigned, everybody, base):
    a, b = assigned.says, everybody.says
    if a.population != "assigned" or b.population is not None or a.unit != b.unit:
        return
    if assigned.subject != everybody.subject or number_of(assigned) != number_of(everybody):
        return
    if number_of(assigned) != "stock" or not (assigned.firm_fact and everybody.firm_fact):
        return
    least, most = bounds_of(everybody)[0], bounds_of(assigned)[1]
    distance = largest_distance(assigned, everybody)
    if least > most and much(least - most, most, 25) and distance <= POLICY.figure_days:
        if differs(least - most, most, distance):
            yield Way(WEAK, "assigned_are_most")


def _changes(one, other):
    if one.subject != other.subject or one.says.direction == other.says.direction:
        return
    if not (one.affirmed and other.affirmed):
        return
    a, b = one.days()[0], other.days()[0]
    overlap = max(a.first, b.first) <= min(a.last, b.last)
    near = abs(a.last - b.last) <= 30 or max(one.s1 - other.s0, other.s1 - one.s0) <= 30
    if (a.first, a.last) == (b.first, b.last) or (overlap and near):
        yield Way(max(LIKELY, one.grade, other.grade), "changes_differ")
