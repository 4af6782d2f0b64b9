"""What a claim reports as a movement: the kinds of event that end what is presumed."""

from counterclaim.consistency.background.presence import is_arrival
from counterclaim.consistency.background.rule import Ending
from counterclaim.consistency.interpretation.claims import Interpretation
from counterclaim.consistency.interpretation.lines import ABSENT, PAST, PRESENT, STARTED
from counterclaim.consistency.interpretation.times import Days
from counterclaim.model import Change

_BEFORE = 31
"""Who reports that people came or left means about the last month."""


def tells(claim: Interpretation, kind: Ending) -> bool:
    """Tell whether a claim reports an event of a kind, in whatever modality."""
    if not claim.affirmed or claim.time.complement:
        return False
    says, line = claim.claim.says, claim.line
    if isinstance(says, Change):
        return says.direction == {"out": "down", "in": "up"}.get(kind)
    begins = claim.enters or (claim.claim.when is not None and claim.claim.when.role == "since")
    executes = line is not None and line.facet == "execution" and claim.mask & ~STARTED == 0
    if kind == "start":
        return executes and begins
    if kind == "in":
        return is_arrival(claim) or (begins and claim.presence == PRESENT)
    leaving = executes and line is not None and line.process in ("withdrawal", "reduction")
    return claim.moves == "out" or leaving or (begins and claim.presence == ABSENT)


def span(claim: Interpretation) -> Days:
    """Return the days about which a claim may report a movement.

    A plan covers nothing before it was made, and who says that people came or left means about
    a month before, unless a time is given.
    """
    window = claim.window if claim.figure is None else claim.figure.window
    first = window.first
    if claim.manner != "fact":
        first = max(first, claim.stated[0])
    elif not claim.dated or first == PAST:
        first = window.last - _BEFORE
    return first, window.last
