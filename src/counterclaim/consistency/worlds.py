"""Several linked timelines together: find a world, or show that there is none.

Days between two changes of the active constraints are alike and form a slot; a slot in which
obligations are open is split into as many days as could be needed to meet them. Every cell
(timeline, slot) holds the mask of the states still possible. Propagation along motions and
links removes states; what is left is searched, obligations first, then slot by slot.
The search is complete, so its answer is exact.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import and_

from attrs import frozen

from counterclaim.consistency.states import FUTURE, PAST, Motion

Days = tuple[int, int]
Cells = list[list[int]]


@frozen
class Demand:
    """A constraint on one timeline of a problem, by its place among the timelines."""

    timeline: int
    first: int
    last: int
    every: bool
    mask: int


@frozen
class Implication:
    """On every day, `source` in `when` means `target` in `then`."""

    source: int
    when: int
    target: int
    then: int


@frozen
class Problem:
    """Timelines with how they move, and what is demanded of them.

    `motions` is used for a step onto any day but a covered one, `covered_motions` for a step
    onto a day of `covered`. With `many_moments` one day may pass through several states.
    `edges` are further days at which slots begin; in each window of `hosts` something outside
    the timelines needs a day of its own, and one is left beside them.
    """

    motions: Sequence[Motion]
    covered_motions: Sequence[Motion]
    covered: Sequence[Sequence[Days]]
    links: Sequence[Implication]
    demands: Sequence[Demand]
    many_moments: bool = False
    edges: Sequence[int] = ()
    hosts: Sequence[Days] = ()


@frozen
class World:
    """One history: the days of each slot, and for each timeline its state in each slot."""

    slots: tuple[Days, ...]
    states: tuple[tuple[int, ...], ...]


def find_world(problem: Problem, slots: Sequence[Days] | None = None) -> World | None:
    """Return a world that meets every demand, or None where there is none.

    `slots` are those of a problem with fewer demands, none of which ends within a slot.
    """
    slots = _slots(problem) if slots is None else list(slots)
    steps = _steps(problem, slots)
    cells = _start(problem, slots)
    grid = _Grid(problem, slots, steps, int.from_bytes(bytes([1]) * len(slots), "little"))
    # a timeline of which nothing is said of every day may be in any state as it is
    if not _propagate(grid, cells, (x.timeline for x in problem.demands if x.every)):
        return None
    states = _meet_obligations(grid, cells)
    return None if states is None else World(tuple(slots), states)


def lay_out(problem: Problem) -> tuple[list[Days], list[list[Motion]]]:
    """Return the slots of a problem, and by timeline the motion of the step onto each."""
    slots = _slots(problem)
    return slots, _steps(problem, slots)


@frozen
class _Grid:
    problem: Problem
    slots: list[Days]
    steps: list[list[Motion]]
    ones: int
    """One byte for each slot, all of them 1."""


def _slots(problem: Problem) -> list[Days]:
    edges = {PAST, FUTURE + 1, *problem.edges}
    for first, last in problem.hosts:
        edges.update((first, last + 1))
    for demand in problem.demands:
        edges.update((demand.first, demand.last + 1))
    for windows in problem.covered:
        for first, last in windows:
            edges.update((first, last + 1))
    bounds = sorted(edges)
    slots: list[Days] = []
    needed = 0
    always, sometimes = _stopovers(problem)
    changes = Counter(demand.first for demand in problem.demands if not demand.every)
    changes.subtract(demand.last + 1 for demand in problem.demands if not demand.every)
    hosted = bool(problem.hosts or problem.edges)  # numbers may bar a change at an edge
    changes.update(first for first, _ in problem.hosts)
    changes.subtract(last + 1 for _, last in problem.hosts)
    for first, after in pairwise(bounds):
        last = after - 1
        needed += changes[first]
        length = last - first + 1
        # a day for each obligation, and days to stop over before, between and after them
        count = needed + (needed + 1) * (always + sometimes) + bool(sometimes)
        count += hosted and bool(needed)
        if not needed and not sometimes:
            count = 1
        count = max(1, count if problem.many_moments else min(length, count))
        if count > length:
            slots += [(first, last)] * count
        elif first == PAST:  # split at the end that touches the other days
            slots.append((first, last - count + 1))
            slots += [(day, day) for day in range(last - count + 2, last + 1)]
        else:
            slots += [(day, day) for day in range(first, first + count - 1)]
            slots.append((first + count - 1, last))
    return slots


def _stopovers(problem: Problem) -> tuple[int, int]:
    """Return how many timelines reach a state only by way of another one, which takes a day.

    The first number is of those that do so on any day, the second on covered days only.
    """

    def direct(motion: Motion) -> bool:
        ahead = motion.ahead
        return all(
            ahead[ahead[1 << n]] == ahead[1 << n] for n in range(len(ahead).bit_length() - 1)
        )

    always = sum(not direct(motion) for motion in problem.motions)
    sometimes = sum(
        bool(windows) and direct(plain) and not direct(covered)
        for plain, covered, windows in zip(
            problem.motions, problem.covered_motions, problem.covered, strict=True
        )
    )
    return always, sometimes


def _places(slots: Sequence[Days], first: int, last: int) -> range:
    """Return the places of the slots within some days; slots are in order."""
    start = bisect_left(slots, first, key=lambda slot: slot[0])
    return range(start, bisect_right(slots, last, lo=start, key=lambda slot: slot[1]))


def _start(problem: Problem, slots: list[Days]) -> Cells:
    cells = [[len(motion.ahead) - 1] * len(slots) for motion in problem.motions]
    for demand in problem.demands:
        if demand.every:
            row = cells[demand.timeline]
            for place in _places(slots, demand.first, demand.last):
                row[place] &= demand.mask
    return cells


def _steps(problem: Problem, slots: list[Days]) -> list[list[Motion]]:
    """Give, for each timeline and slot, the motion of the step onto the slot's first day."""
    steps = []
    for plain, covered, windows in zip(
        problem.motions, problem.covered_motions, problem.covered, strict=True
    ):
        row = [plain] * len(slots)
        for first, last in windows:
            for place in _places(slots, first, last):
                row[place] = covered
        steps.append(row)
    return steps


def _propagate(grid: _Grid, cells: Cells, touched: Iterable[int]) -> bool:
    """Remove impossible states until nothing changes; False where a cell is left empty.

    The cells of timelines other than those `touched` were left by themselves.
    """
    changed = set(touched)
    while changed:
        for line in changed:
            if not _move(cells[line], grid.steps[line]):
                return False
        before, changed = changed, set()
        for link in grid.problem.links:
            source, target = link.source, link.target
            if (
                source in before or target in before or source in changed or target in changed
            ) and _bites(link, cells, grid.ones):
                changed |= _follow(link, cells)
    return all(map(all, cells))


def _move(row: list[int], steps: Sequence[Motion]) -> bool:
    """Keep the states of a timeline that lie on a way through; False where there is none."""
    mask = row[0]
    for place in range(1, len(row)):
        row[place] = mask = row[place] & steps[place].ahead[mask]
    for place in range(len(row) - 2, -1, -1):
        row[place] = mask = row[place] & steps[place + 1].back[mask]
    return bool(row[0])


def _bites(link: Implication, cells: Cells, ones: int) -> bool:
    """Tell whether a link removes some state, looking at all slots at once: a byte is a cell."""
    source = int.from_bytes(bytes(cells[link.source]), "little")
    target = int.from_bytes(bytes(cells[link.target]), "little")
    when, then = ones * link.when, ones * link.then
    sure, barred = ~_filled(source & ~when, ones), _filled(target & ~then, ones)
    return bool(sure & barred or ~_filled(target & then, ones) & _filled(source & when, ones))


def _filled(cells: int, ones: int) -> int:
    """Return the highest bit of every byte that is not zero."""
    low = ones * 0x7F
    return ((cells & low) + low | cells) & ones * 0x80


def _follow(link: Implication, cells: Cells) -> set[int]:
    """Keep the states that a link allows; return the timelines that it changed."""
    source, target = cells[link.source], cells[link.target]
    when, then = link.when, link.then
    changed = set()
    for place, (cause, effect) in enumerate(zip(source, target, strict=True)):
        if not cause & ~when and effect & ~then:
            target[place] = effect & then
            changed.add(link.target)
        elif not effect & then and cause & when:
            source[place] = cause & ~when
            changed.add(link.source)
    return changed


def _meet_obligations(grid: _Grid, cells: Cells) -> tuple[tuple[int, ...], ...] | None:
    """Fix a day for every demand that needs only some day, then search the rest."""
    tightest: tuple[int, Demand, list[int]] | None = None
    for demand in grid.problem.demands:
        if demand.every:
            continue
        row = cells[demand.timeline]
        places = [
            place
            for place in _places(grid.slots, demand.first, demand.last)
            if row[place] & demand.mask
        ]
        if any(not row[place] & ~demand.mask for place in places):
            continue
        if tightest is None or len(places) < tightest[0]:
            tightest = (len(places), demand, places)
    if tightest is None:
        return _assign(grid, cells)
    _, demand, places = tightest
    for place in places:
        branch = [row[:] for row in cells]
        branch[demand.timeline][place] &= demand.mask
        if _propagate(grid, branch, (demand.timeline,)):
            states = _meet_obligations(grid, branch)
            if states is not None:
                return states
    return None


def _assign(grid: _Grid, cells: Cells) -> tuple[tuple[int, ...], ...] | None:
    """Choose one state a cell, slot by slot, remembering what cannot be completed."""
    width = len(grid.slots)
    masks = list(zip(*cells, strict=True)) if cells else [()] * width
    dead: set[tuple[int, tuple[int, ...]]] = set()
    chosen: list[tuple[int, ...]] = []
    choices = [_joint(grid.problem.links, list(masks[0]), 0, (0,) * len(cells))]
    while choices:
        column = next(choices[-1], None)
        if column is None:
            choices.pop()
            if chosen:
                dead.add((len(chosen), chosen.pop()))
            continue
        if (len(chosen) + 1, column) in dead:
            continue
        chosen.append(column)
        if len(chosen) == width:
            return tuple(zip(*chosen, strict=True))
        choices.append(_columns(grid, masks[len(chosen)], len(chosen), column))
    return None


def _columns(
    grid: _Grid, masks: tuple[int, ...], place: int, before: tuple[int, ...]
) -> Iterator[tuple[int, ...]]:
    """Yield the joint states of one slot that fit the links and the slot before.

    That a timeline stays as it was is tried first: a history changes where it has to.
    """
    if all(map(and_, masks, before)):
        yield before  # it fits the links, which are the same on all days
    ahead = [
        mask & steps[place].ahead[state]
        for mask, steps, state in zip(masks, grid.steps, before, strict=True)
    ]
    yield from _joint(grid.problem.links, ahead, 0, before)


def _joint(
    links: Sequence[Implication], masks: list[int], start: int, before: tuple[int, ...]
) -> Iterator[tuple[int, ...]]:
    if not all(masks):
        return
    open_ = next((n for n in range(start, len(masks)) if masks[n] & (masks[n] - 1)), None)
    if open_ is None:
        if all(not masks[k.source] & k.when or masks[k.target] & k.then for k in links):
            yield tuple(masks)
        return
    rest = masks[open_]
    while rest:
        bit = rest & before[open_] or rest & -rest
        rest ^= bit
        branch = masks[:]
        branch[open_] = bit
        if _close(links, branch):
            yield from _joint(links, branch, open_ + 1, before)


def _close(links: Sequence[Implication], masks: list[int]) -> bool:
    """Propagate the links within one slot; False where a timeline is left without a state."""
    changed = True
    while changed:
        changed = False
        for link in links:
            if not masks[link.source] & ~link.when and masks[link.target] & ~link.then:
                masks[link.target] &= link.then
                changed = True
            if not masks[link.target] & link.then and masks[link.source] & link.when:
                masks[link.source] &= ~link.when
                changed = True
    return all(masks)
