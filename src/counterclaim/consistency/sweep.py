"""One timeline by itself: is there a history that meets every constraint on it?

Days between two changes of the active constraints are alike and form a slot. Where all
constraints hold throughout, one pass over the slots with a set of reachable states decides,
and the states that it loses on the way name a small set of constraints that is already too
much: the relation of a motion is transitive, so a state that is lost is lost for good, and
one constraint that excluded it is enough of a reason. A constraint that needs only some day
is an obligation, open from the first slot of its window until a day meets it.
"""

from collections.abc import Sequence

from counterclaim.consistency.states import FUTURE, Motion

Span = tuple[int, int, int]
"""First day, last day, mask of allowed states."""


def _events(spans: Sequence[Span], offset: int = 0) -> list[tuple[int, int, int]]:
    """Return (day, +1 or -1, number) where a span starts or has just ended, in order."""
    events = [(first, 1, number + offset) for number, (first, _, _) in enumerate(spans)]
    events += [(last + 1, -1, number + offset) for number, (_, last, _) in enumerate(spans)]
    events.sort()
    return events


_FEW = 64
"""Up to so many spans, looking at all active ones again and again is the fastest way."""


def _fits(every: Sequence[Span], motion: Motion) -> bool:
    """Tell whether some history meets every span throughout.

    Only the moments at which an active span is about to end matter: any other set of active
    spans is part of one of those.
    """
    ahead = motion.ahead
    alive = allowed = len(ahead) - 1
    active: list[Span] = []
    soonest = FUTURE
    for span in sorted(every):
        first, last, mask = span
        if first > soonest:
            alive = ahead[alive] & allowed
            if not alive:
                return False
            active = [other for other in active if other[1] >= first]
            allowed, soonest = mask, last
            for _, end, other in active:
                allowed &= other
                if end < soonest:  # noqa: PLR1730  (the fastest way to say it)
                    soonest = end
        else:
            allowed &= mask
            if last < soonest:  # noqa: PLR1730  (as above)
                soonest = last
        active.append(span)
    return bool(ahead[alive] & allowed)


def killers(every: Sequence[Span], motion: Motion) -> list[int] | None:
    """Return a few spans that no history meets, as indexes, or None where all can be met.

    At most one span for each state of the timeline is returned; they need not be minimal.
    """
    if len(every) <= _FEW and _fits(every, motion):
        return None
    ahead = motion.ahead
    full = len(ahead) - 1
    counts = [0] * full.bit_length()
    forbidden = 0
    alive = full
    active: dict[int, int] = {}
    guilty: list[int] = []
    events = _events(every)
    total = len(events)
    for place, (day, change, number) in enumerate(events):
        excluded = full & ~every[number][2]
        if change > 0:
            active[number] = excluded
        else:
            del active[number]
        while excluded:
            bit = excluded & -excluded
            excluded ^= bit
            state = bit.bit_length() - 1
            counts[state] += change
            if counts[state] == 0:
                forbidden &= ~bit
            elif change > 0:
                forbidden |= bit
        if place + 1 < total and events[place + 1][0] == day:
            continue
        left = ahead[alive & ~forbidden]
        lost = alive & ~left
        while lost:
            bit = lost & -lost
            lost ^= bit
            guilty.append(next(other for other, mask in active.items() if mask & bit))
        if not left:
            return sorted(set(guilty))
        alive = left
    return None


def _undominated(frontier: dict[int, int]) -> dict[int, int]:
    """Drop what another entry does better: more obligations met, more states open."""
    kept: dict[int, int] = {}
    for met in sorted(frontier, key=lambda bits: (-bits.bit_count(), bits)):
        mask = frontier[met]
        for other, more in kept.items():
            if other & met == met:
                mask &= ~more
        if mask:
            kept[met] = mask
    return kept


def consistent(
    every: Sequence[Span], some: Sequence[Span], motion: Motion, *, many_moments: bool
) -> bool:
    """Tell whether a history meets all spans of `every` throughout and of `some` once each.

    `many_moments` lets one day pass through as many states as needed.
    """
    if not some:
        return killers(every, motion) is None
    ahead = motion.ahead
    full = len(ahead) - 1
    offset = len(every)
    spans = [*every, *some]
    events = sorted([*_events(every), *_events(some, offset)])
    active: dict[int, int] = {}
    meets = [0] * full.bit_length()  # by state, the open obligations that a day in it meets
    due = 0  # all open obligations
    frontier: dict[int, int] = {0: full}
    total = len(events)
    for place, (day, change, number) in enumerate(events):
        if number >= offset:
            bit = 1 << (number - offset)
            _toggle(meets, spans[number][2], bit)
            due ^= bit
            if change < 0:
                frontier = {met ^ bit: mask for met, mask in frontier.items() if met & bit}
                if not frontier:
                    return False
        elif change > 0:
            active[number] = spans[number][2]
        else:
            del active[number]
        if place + 1 == total:
            break
        length = events[place + 1][0] - day
        if length == 0:
            continue
        allowed = full
        for mask in active.values():
            allowed &= mask
        steps = due.bit_count() if many_moments else min(length, due.bit_count())
        frontier = _advance(frontier, allowed, due, meets, ahead, max(1, steps))
        if not frontier:
            return False
    return True


def _toggle(meets: list[int], mask: int, bit: int) -> None:
    """Open an obligation in the states of a mask, or close it."""
    while mask:
        low = mask & -mask
        mask ^= low
        meets[low.bit_length() - 1] ^= bit


def _advance(
    frontier: dict[int, int],
    allowed: int,
    due: int,
    meets: Sequence[int],
    ahead: tuple[int, ...],
    steps: int,
) -> dict[int, int]:
    """Move through one slot in at most `steps` days, meeting obligations on the way."""
    if due in frontier and len(frontier) == 1:  # nothing is left to meet
        reach = ahead[frontier[due]] & allowed
        return {due: reach} if reach else {}
    for _ in range(steps):
        after: dict[int, int] = {}
        for met, mask in frontier.items():
            reach = ahead[mask] & allowed
            while reach:
                bit = reach & -reach
                reach ^= bit
                now = met | meets[bit.bit_length() - 1]
                after[now] = after.get(now, 0) | bit
        if len(after) > 1:
            after = _undominated(after)
        if after == frontier:
            break
        frontier = after
    return frontier
