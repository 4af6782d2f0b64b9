"""Claims that imply another one: whatever the other excludes, they exclude as well."""

from attrs import evolve, frozen

from counterclaim.model import Claim, Count, Stage
from counterclaim.time import day_text, parse_edtf

_FIRMER = {"possible": "probable", "probable": "certain"}
_NARROWER = {
    "started": ("under_way", "completed"),
    "under_way": ("final_stages",),
}


@frozen
class Stronger:
    """A claim in the place of one that it implies, and how it is stronger."""

    how: str
    claim: Claim
    by_date: bool = False


def stronger(claim):
    """Yield claims that imply a claim; none for a change of state, which is told by its day."""
    if getattr(claim.says, "enters", False):
        return
    if claim.commitment in _FIRMER:
        yield Stronger("firmer", evolve(claim, commitment=_FIRMER[claim.commitment]))
    if claim.about.inferred:
        about = evolve(claim.about, inferred=False)
        yield Stronger("a stated subject", evolve(claim, about=about))
    yield from _dated(claim)
    if claim.polarity == "affirmed" and isinstance(claim.says, Stage):
        yield from _staged(claim)
    if claim.polarity == "affirmed" and isinstance(claim.says, Count):
        yield from _counted(claim)


def _dated(claim):
    first, last = claim.stated.earliest, claim.stated.latest
    if claim.modality == "fact" and claim.when is None and None not in (first, last):
        for day in {first, last, (first + last) // 2} if first < last else ():
            date = parse_edtf(day_text(day))
            yield Stronger("a narrower date", evolve(claim, stated=date), by_date=True)


def _staged(claim):
    says, about = claim.says, claim.about
    if says.code == "none" and about.process == "withdrawal" and about.extent != "any":
        yield Stronger("a wider denial", evolve(claim, about=evolve(about, extent="any")))
    if about.process is not None and (claim.when is None or claim.when.relative is None):
        for code in _NARROWER.get(says.code, ()):
            yield Stronger("a later stage", evolve(claim, says=evolve(says, code=code)))


def _counted(claim):
    says = claim.says
    if says.basis != "stated":
        return
    if says.approximate:
        yield Stronger("an exact figure", evolve(claim, says=evolve(says, approximate=False)))
    low, high = says.low, says.high
    if None not in (low, high) and low < high and says.unit != "fraction":
        yield Stronger("a narrower figure", evolve(claim, says=evolve(says, high=low)))
        yield Stronger("a narrower figure", evolve(claim, says=evolve(says, low=high)))
