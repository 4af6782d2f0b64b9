"""Times that hang on another subject: six months after talks began, until all are out.

The moment at which the other subject enters its stage is tried in every stretch of days that
matters; in each the relative time becomes a date within that stretch, moved by the offset.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from attrs import evolve

from counterclaim.codelists import TimeRole, facet_of
from counterclaim.consistency.amounts import Item
from counterclaim.consistency.policy import Policy
from counterclaim.consistency.reading import Read, base_constraints, read_claim, tier_of
from counterclaim.consistency.states import FUTURE, PAST, Timeline, complement, stage_mask
from counterclaim.consistency.structure import Structure, Subject
from counterclaim.consistency.theory import Anchored, Constraint
from counterclaim.consistency.windows import every, hull, some
from counterclaim.model import Anchor, Claim, TimeReference
from counterclaim.time import Duration, Edtf, add_duration

Days = tuple[int, int]
_FAR = 400
_FIRST, _LAST = 366, 3_650_000  # the years 2 to 9993, so that offsets of days stay in the calendar


def anchor_of(anchor: Anchor, structure: Structure) -> tuple[Timeline, int] | None:
    """Return the timeline and the states of an anchor, or None where it does not resolve."""
    if anchor.deployment not in structure.deployments:
        return None
    subject, facet = Subject(anchor.deployment), facet_of(anchor.code)
    if facet == "presence":
        line = Timeline(subject, facet)
    else:
        by = None if facet == "execution" else structure.decider(anchor.deployment, None)
        line = Timeline(subject, facet, anchor.process, anchor.round, by, anchor.phase)
    return line, stage_mask(line, anchor.code, affirmed=True)


def anchored_read(
    claim: Claim, structure: Structure, policy: Policy
) -> tuple[Read, Anchored] | None:
    """Read a claim with a relative time, or return None where it cannot be placed."""
    when = claim.when
    if when is None or when.relative is None:
        return None
    found = anchor_of(when.relative.anchor, structure)
    if found is None:
        return None
    line, mask = found
    said = hull(claim.stated)
    if said[0] == PAST or said[1] == FUTURE:
        return None
    later = (said[1] + _FAR, said[1] + _FAR)  # some date, only to learn what it is about
    read = read_claim(_dated(claim, when.role, later), structure, policy)
    if not isinstance(read, Read):
        return None
    content = read.timeline if read.amounts is None else read.amounts.quantity
    if content is None:
        return None
    manner: str = claim.modality
    tier = tier_of(claim, manner)
    return evolve(read, claim=claim, manner=manner, tier=tier), Anchored(
        claim, line, mask, tier, content
    )


def _dated(claim: Claim, role: TimeRole, days: tuple[int | None, int | None]) -> Claim:
    first, last = days
    core = first if first is not None and first == last else None
    time = Edtf(
        text="[relative]",
        earliest=first,
        latest=last,
        core_first=core,
        core_last=core,
        precision="day",
    )
    return evolve(claim, when=TimeReference(role=role, edtf=time))


def _tolerance(offset: Duration) -> int:
    """Return the days of one smallest unit of an offset: what its words leave open."""
    if offset.days:
        return 1
    if offset.weeks:
        return 7
    if offset.months:
        return 31
    return 366 if offset.years else 0


def _moved(day: int, offset: Duration) -> int:
    return day if day in (PAST, FUTURE) else add_duration(day, offset)


def _resolved(anchored: Anchored, days: Days) -> Claim | None:
    """Return the claim with a date in the place of its relative time."""
    when = anchored.claim.when
    if when is None or when.relative is None:
        return None
    offset, slack = when.relative.offset, _tolerance(when.relative.offset)
    first, last = _moved(days[0], offset), _moved(days[1], offset)
    earliest = None if first == PAST else first - slack
    latest = None if last == FUTURE else last + slack
    return _dated(anchored.claim, when.role, (earliest, latest))


def stretches(edges: Iterable[int]) -> list[Days]:
    """Return the stretches of days between some edges."""
    bounds = sorted({PAST, FUTURE + 1, *(edge for edge in edges if PAST < edge <= FUTURE)})
    return [(first, after - 1) for first, after in pairwise(bounds)]


def edges_for(
    anchored: Anchored, constraints: Sequence[Constraint], items: Sequence[Item]
) -> set[int]:
    """Return the days on which it can matter whether the anchor came before or after."""
    when = anchored.claim.when
    edges: set[int] = set()
    for constraint in constraints:
        edges.update((constraint.window.first, constraint.window.last + 1))
    for item in items:
        for first, last in _days_of(item):
            edges.update((first, last + 1))
    said = hull(anchored.claim.stated)
    edges.update((said[0], said[1] + 1))
    edges = {edge for edge in edges if _FIRST < edge < _LAST}
    if when is not None and when.relative is not None:
        slack = _tolerance(when.relative.offset)
        back = _length(when.relative.offset)
        edges |= {edge - back + step for edge in edges for step in (-slack, 0, slack)}
    return {edge for edge in edges if _FIRST < edge < _LAST}


def _length(offset: Duration) -> int:
    start = 730_120  # 2000-01-01: any day serves, as the tolerance covers what months differ by
    return add_duration(start, offset) - start


def _days_of(item: Item) -> list[Days]:
    window = getattr(item, "window", None)
    if window is not None:
        return [(window.first, window.last)]
    steps = getattr(item, "steps", None)
    if steps is not None:
        return [(steps[0][0], steps[-1][1])]
    return [(total.first, total.last) for total in getattr(item, "alternatives", ())]


def is_monotone(anchored: Anchored) -> bool:
    """Tell whether the content asks for less the later (or the earlier) the anchor comes."""
    claim = anchored.claim
    return (
        claim.polarity == "affirmed"
        and claim.when is not None
        and claim.when.role in ("by", "since", "until", "not_before")
        and anchored.line != anchored.content
    )


def coming(anchored: Anchored, days: Days) -> tuple[Constraint, ...]:
    """Return that what a relative time hangs on comes on one of some days, and not before."""
    line, mask, tier = anchored.line, anchored.mask, anchored.tier
    come = Constraint(line, some(*days), mask, tier)
    if days[0] == PAST:
        return (come,)
    return come, Constraint(line, every(PAST, days[0] - 1), complement(line, mask), tier)


def said_after(
    anchored: Anchored, days: Days, structure: Structure, policy: Policy
) -> tuple[tuple[Constraint, ...], tuple[Item, ...]] | None:
    """Return what a claim demands if what its time hangs on comes on some days.

    None where it cannot be meant, as its time would be over before the statement.
    """
    claim = _resolved(anchored, days)
    read = None if claim is None else read_claim(claim, structure, policy)
    role = None if anchored.claim.when is None else anchored.claim.when.role
    if not isinstance(read, Read):
        return ((), ()) if read == "empty_window" and role in ("until", "not_before") else None
    constraints = tuple(found for found in base_constraints(read) if found.code is None)
    items = () if read.amounts is None else read.amounts.items
    return constraints, tuple(item for item in items if item.code is None)


def days_after(anchored: Anchored, days: Days) -> Days:
    """Return the days that a relative time leaves if what it hangs on comes on some days."""
    claim = _resolved(anchored, days)
    time = None if claim is None or claim.when is None else claim.when.edtf
    return (PAST, FUTURE) if time is None else hull(time)


def branches(
    anchored: Anchored, edges: Iterable[int], structure: Structure, policy: Policy
) -> Iterator[tuple[tuple[Constraint, ...], tuple[Item, ...]]]:
    """Yield, for each stretch in which the anchor may come, what then is demanded.

    What asks for less comes first, as far as the role of the time tells.
    """
    line, mask, tier = anchored.line, anchored.mask, anchored.tier
    ordered = stretches(edges)
    role = None if anchored.claim.when is None else anchored.claim.when.role
    if role in ("by", "since"):
        ordered.reverse()
    for days in ordered:
        said = said_after(anchored, days, structure, policy)
        if said is not None:  # else the time would be over before the statement
            yield (*coming(anchored, days), *said[0]), said[1]
    when = anchored.claim.when
    if when is not None and when.role == "until":
        claim = _resolved(anchored, (FUTURE, FUTURE))
        read = None if claim is None else read_claim(claim, structure, policy)
        if isinstance(read, Read) and read.timeline is not None and read.mask is not None:
            never = Constraint(line, every(PAST, FUTURE), complement(line, mask), tier)
            stay = every(hull(anchored.claim.stated)[1], FUTURE)
            yield (never, Constraint(read.timeline, stay, read.mask, tier)), ()
