"""Times that hang on another subject: what a claim demands, by the first day of its anchor."""

from attrs import evolve
from tests.oracle.theory import OPEN, Atom, Hanging, Subject, Timeline
from tests.oracle.who_and_what import presence
from tests.oracle.windows import SkipError, hull, weak_row

from counterclaim.codelists import facet_of, stage_meaning
from counterclaim.model import Attribute, Said, Scope, TimeReference
from counterclaim.time import add_duration, day_text, parse_duration, parse_edtf


def is_relative(claim):
    """Tell whether the time of a claim hangs on another subject."""
    return claim.when is not None and claim.when.relative is not None


def check_relative(claim):
    """Raise SkipError where a relative time cannot be read."""
    if isinstance(claim.says, Attribute | Said | Scope):
        raise SkipError("content")
    if any(abs(day) == OPEN for day in hull(claim.stated)):
        raise SkipError("undated")


def anchor_of(claim, records):
    """Return the atom of the anchor: its timeline is in its stage."""
    anchor = claim.when.relative.anchor
    subject, facet = Subject(deployment=anchor.deployment), facet_of(anchor.code)
    if facet == "presence":
        timeline = presence(subject)
    else:
        force = records.deployments[anchor.deployment].force
        decider = None if facet == "execution" else records.party(force) or force
        timeline = Timeline(facet, subject, anchor.process, anchor.round, decider, anchor.phase)
    return Atom(timeline, frozenset(stage_meaning(anchor.code).states))


def _shorter_and_longer(offset):
    """Return the offset with one less, and with one more, of the smallest unit that it counts."""
    counts = {"Y": offset.years, "M": offset.months, "W": offset.weeks, "D": offset.days}
    counted = [letter for letter in counts if counts[letter]]
    found = []
    for step in (-1, 1):
        changed = {letter: counts[letter] + step * (letter == counted[-1]) for letter in counted}
        text = "".join(f"{number}{letter}" for letter, number in changed.items())
        found.append(parse_duration(f"{'-' * offset.negative}P{text or '0D'}"))
    return found


def dated(claim, day, *, always=False):
    """Return a claim with the days that its time may have where its anchor comes on a day.

    Where the anchor holds always, they are open at the beginning.
    """
    shorter, longer = _shorter_and_longer(claim.when.relative.offset)
    first, last = sorted((add_duration(day, shorter), add_duration(day, longer)))
    # the calendar begins on a day of "always", and some days more are as long ago as that
    text = f"[..{day_text(day + 6)}]" if always else f"[{day_text(first)}..{day_text(last)}]"
    return evolve(claim, when=TimeReference(role=claim.when.role, edtf=parse_edtf(text)))


def reach(claim):
    """Return a number of days within which the time of a claim lies from its anchor."""
    somewhen = hull(claim.stated)[0]
    spans = hull(dated(claim, somewhen).when.edtf)
    return max(abs(day - somewhen) for day in spans) + 4  # months differ by three days


def hanging_of(compilation, reading, make_reading):
    """Return what a claim with a relative time demands, by the first day of its anchor."""
    claim = reading.claim

    def demands_of(claim):
        own = make_reading(claim)
        if own.amount is not None and own.amount.of_period:
            return [], []  # a number that no other claim is about
        own.tier = reading.tier
        stages = [d for d in compilation.readings_of(own) if d.rule in ("weak", "enters")]
        numbers = [d for d in compilation.amounts.demands(own) if d.rule == "weak"]
        return stages, numbers

    def on(day, *, always=False):
        claim_then = dated(claim, day, always=always)
        try:
            return demands_of(claim_then)
        except SkipError:
            # no day is left: "on some day" fails, "on every day" asks for nothing
            row = weak_row(claim_then)
            return None if row.empty and not row.every else ([], [])

    def never():
        if claim.when.role != "until":
            return None
        return demands_of(without_end(claim))

    return Hanging(
        anchor=anchor_of(claim, compilation.records), on=on, never=never, reach=reach(claim)
    )


def without_end(claim):
    """Return a claim that holds until what never comes as one about all days from then on."""
    far = add_duration(hull(claim.stated)[1], parse_duration("P5000Y"))
    text = day_text(far)
    return evolve(claim, when=TimeReference(role="until", edtf=parse_edtf(text)))
