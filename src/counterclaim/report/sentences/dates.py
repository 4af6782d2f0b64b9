"""Why dates cannot all be true, in sentences: the days of each statement and how far apart."""

from collections.abc import Iterator, Sequence

from counterclaim.consistency import Conflict, Dated
from counterclaim.report.sentences.days import counted, day_words
from counterclaim.report.sentences.names import Names, claim_ref, claim_refs
from counterclaim.report.sentences.statements import content_words, when_words


def dated_sentences(conflict: Conflict, names: Names, because: Sequence[str]) -> Iterator[str]:
    """Yield when something begins or ends according to each statement, and why that cannot be.

    `because` are the reasons of the rules that were used.
    """
    dates, apart = conflict.explanation.dates, conflict.explanation.days_apart
    late = sorted(dates, key=lambda dated: dated.first_day is None)
    entries = all(None not in (dated.first_day, dated.last_day) for dated in dates)
    if entries:
        late.sort(key=lambda dated: dated.first_day or 0, reverse=True)
    for place, dated in enumerate(late):
        turn, coarse = _turn(dated, names, earliest=not place)
        told = f"according to {claim_ref(names, dated.claim)} {turn}"
        if place and apart is not None:
            least = "at least " if entries and coarse else ""
            which = "earlier" if entries else "too early"
            told = f"{told}, which is {least}{counted(apart, 'day')} {which}"
        yield _sentence(f"but {told}" if place else told)
    others = [claim for claim in conflict.claims if claim not in {dated.claim for dated in dates}]
    if others:
        yield f"What is said by {claim_refs(names, others)} had to be met as well."
    reason = f", because {'; '.join(because)}" if because else ""
    yield f"Both cannot be so{reason}."


def deadline_sentences(conflict: Conflict, names: Names) -> Iterator[str]:
    """Yield by when each of two plans sets its target, and by how much the later puts it off."""
    dates, apart = conflict.explanation.dates, conflict.explanation.days_apart
    for place, dated in enumerate(dates):
        turn, _ = _turn(dated, names, earliest=False)
        told = f"{claim_ref(names, dated.claim)} plans: {turn}"
        yield f"{told}, {counted(apart, 'day')} later." if place and apart else f"{told}."


def _turn(dated: Dated, names: Names, *, earliest: bool) -> tuple[str, bool]:
    """Return what begins or ends and when, and whether that is coarser than a day.

    Then the earliest or the latest of its days is told too.
    """
    claim = names.claims.get(dated.claim)
    if claim is None:
        return "it is so", False
    words = f"{content_words(names, claim)}, {when_words(names, claim)}"
    time = claim.when.edtf if claim.when is not None else claim.stated
    exact = time is None or (time.kind == "moment" and time.precision == "day")
    day = dated.first_day if earliest else dated.last_day
    if exact or day is None:
        return words, not exact
    return f"{words} ({day_words(day)} at the {'earliest' if earliest else 'latest'})", True


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
