"""What the words of a claim say by themselves of a line: no rule, only how its time is read."""

from collections.abc import Iterator

from attrs import evolve

from counterclaim.consistency.background.rule import Answer
from counterclaim.consistency.interpretation.claims import LIKELY, WEAK, Interpretation
from counterclaim.consistency.interpretation.lines import COMPLETED, FUTURE, PAST, everything
from counterclaim.consistency.interpretation.times import Window, every


def words(claim: Interpretation) -> Iterator[Answer]:
    """Yield what a stage says: its weak reading, days to come, and the strong reading."""
    line = claim.line
    if line is None or (claim.relative and not _is_some_day(claim)):
        return
    weak, strong = claim.time.weak, claim.time.strong
    if line.many_moments and claim.affirmed and weak.first == weak.last:
        weak = _one_moment(claim, weak)
    own = Answer(line, claim.mask, weak, claim.grade, intent=claim.manner != "fact")
    yield own
    if claim.time.ahead is not None:
        grade = max(LIKELY, claim.grade)
        yield evolve(own, window=claim.time.ahead, grade=grade, rules=("holds_ahead",))
    if _done_by(claim):
        # who says that all had left by a day says that nobody is left on that day
        yield evolve(own, window=every(weak.last, weak.last))
    if claim.enters_on_date:
        before = weak.first - 1
        if before > PAST:
            rest = everything(line.facet) & ~claim.mask
            yield evolve(own, mask=rest, window=every(before, before))
    elif strong is not None and strong != weak:
        yield evolve(own, window=strong, grade=WEAK, rules=("strong_reading",))


def _is_some_day(claim: Interpretation) -> bool:
    """Tell whether a relative time says at least that something is to be on some day."""
    when = claim.claim.when
    ahead = claim.manner in ("plan", "forecast") and claim.affirmed
    return ahead and when is not None and when.role in ("at", "by", "since")


def _done_by(claim: Interpretation) -> bool:
    when = claim.claim.when
    by = when is not None and when.role == "by" and claim.window.last < FUTURE
    return by and claim.affirmed and claim.manner == "fact" and claim.mask == COMPLETED


def _one_moment(claim: Interpretation, weak: Window) -> Window:
    """A day of a decision is met by one moment, unless the time is an interval."""
    when = claim.claim.when
    if when is not None and when.edtf is not None and when.edtf.kind == "interval":
        return weak
    if when is not None and when.role not in ("at", "during", "by"):
        return weak
    return Window(weak.first, weak.last, every=False)
