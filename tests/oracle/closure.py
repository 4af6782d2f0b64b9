"""Closure: between two reports the one movement that is claimed is all that moves."""

from fractions import Fraction

from tests.oracle.theory import OPEN

from counterclaim.model import Count


def left_open(compilation, amounts):
    """Return the reports and movements that do not add up, with the tiers from which they do."""
    found = {}
    if not compilation.on("closure"):
        return found
    for move in amounts.amounts:
        if not _moves_alone(move):
            continue
        reports = [
            amount
            for amount in amounts.amounts
            if amount.is_report and amount.quantity == move.quantity
        ]
        before, after = _around(move, reports)
        for report in before:
            _try(found, (report, move), move.wide.last, compilation, amounts)
            for target in after:
                if target is not report:
                    end = target.reading.weak.first
                    _try(found, (report, move, target), end, compilation, amounts)
    return found


def _moves_alone(amount):
    says = amount.claim.says
    return (
        isinstance(says, Count)
        and not amount.is_stock
        and says.measure in ("leaving", "arriving")
        and says.movement == "total"
        and says.unit == "persons"
        and says.basis != "vague"
        and amount.reading.affirmed
        and amount.reading.modality in ("fact", "plan")
        and amount.reading.subject.deployment is not None
        and OPEN not in (-amount.wide.first, amount.wide.last)
    )


def _around(move, reports):
    """Return the last reports before a movement and the first ones after it."""
    ends = [r.reading.weak.last for r in reports]
    limit = move.wide.first - (1 if move.reading.modality == "fact" else 0)
    last = max((day for day in ends if -OPEN < day <= limit), default=None)
    begins = [r.reading.weak.first for r in reports]
    first = min((day for day in begins if move.wide.last <= day < OPEN), default=None)
    before = [r for r in reports if r.reading.weak.last == last]
    return before, [r for r in reports if r.reading.weak.first == first]


def _try(found, members, end, compilation, amounts):
    report, move, *target = members
    start = report.reading.weak.last + 1
    leaving = move.claim.says.measure == "leaving"
    if not target and not leaving:
        return
    if compilation.update_day(report.reading.id) <= end:
        return
    own = {member.reading.id for member in members}
    for direction in ("out", "in") if target else ("in",):
        for name, (first, last) in amounts.coverings(direction, report.reading.subject):
            if name not in own and max(first, start) <= min(last, end):
                return
    policy, age = compilation.policy, end - start + 1
    late = max(0, age - policy.figure_grace_days)
    percent = -(-late // policy.drift_days) * policy.drift_percent
    tiers = [member.reading.tier for member in members]
    tier = None
    if age <= policy.figure_days and _misses(members, percent, amounts):
        tier = max(1, *tiers)
    elif age <= policy.figure_note_days and _misses(members, 0, amounts):
        tier = 2
    if tier is not None:
        names = frozenset(own)
        found[names] = min(tier, found.get(names, tier))


def _misses(members, percent, amounts):
    report, move, *target = members
    low, high = amounts.bounds(report)
    low = None if low is None else low * (100 - percent) / Fraction(100)
    high = None if high is None else high * (100 + percent) / Fraction(100)
    least, most = amounts.bounds(move)
    fewest, greatest = amounts.bounds(target[0]) if target else (0, None)
    if move.claim.says.measure == "leaving":
        least, most = (None if most is None else -most), (None if least is None else -least)
    over = None not in (low, least, greatest) and low + least > greatest
    under = None not in (high, most, fewest) and high + most < fewest
    return over or under
