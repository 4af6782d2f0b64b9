"""All minimal unsatisfiable sets of a list of elements, up to a cap.

The elements are numbered from 0; sets are bit masks. The search keeps a map of what is
known: no set that contains a found minimal set, and none that lies within a found
satisfiable set, is looked at again. Each step asks the map for a set that is still open,
tests it, and shrinks it to a minimal unsatisfiable set or grows it to a maximal satisfiable
one (the method known as MARCO).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from attrs import frozen

Test = Callable[[int], int | None]
"""Returns an unsatisfiable part of a set (not always a smaller one), or None."""

_WIDTH = 256
_WORD = (1 << _WIDTH) - 1


class Exhausted(Exception):  # noqa: N818  (it ends a search, and is no error)
    """Raised by a test that has taken as much work as it may."""


@frozen
class Enumeration:
    """The sets found, as masks, and whether they are all there are."""

    sets: tuple[int, ...]
    complete: bool


def bits(mask: int) -> Iterator[int]:
    """Yield the numbers of the elements of a mask, smallest first."""
    base = 0
    while mask:
        word = mask & _WORD  # a long mask is looked at piece by piece
        while word:
            low = word & -word
            yield base + low.bit_length() - 1
            word ^= low
        mask >>= _WIDTH
        base += _WIDTH


def mask_of(elements: Iterable[int]) -> int:
    """Return the mask of some elements, in a time that grows with their number alone."""
    listed = list(elements)
    flags = bytearray((max(listed, default=-1) >> 3) + 1)
    for element in listed:
        flags[element >> 3] |= 1 << (element & 7)
    return int.from_bytes(flags, "little")


def shrink(mask: int, test: Test) -> int:
    """Return a minimal unsatisfiable part of an unsatisfiable set, dropping late elements first.

    Elements are dropped by halves, quarters and so on, in the end one by one: few elements of
    many matter, and the last round makes the set minimal.
    """
    step = max(1, mask.bit_count() // 2)
    while True:
        elements = list(bits(mask))
        for end in range(len(elements), 0, -step):
            chunk = mask_of(elements[max(0, end - step) : end])
            if mask & chunk == chunk:
                smaller = test(mask & ~chunk)
                if smaller is not None:
                    mask = smaller
        if step == 1:
            return mask
        step //= 2


def minimal_sets(
    size: int,
    test: Test,
    *,
    apart: Sequence[int] = (),
    max_sets: int,
    max_work: int,
) -> Enumeration:
    """Enumerate the minimal unsatisfiable sets of `size` elements.

    `apart` holds masks that are never looked at, nor any set that contains one. The search
    ends early, and says so, at `max_sets` sets, when the tests have looked at `max_work`
    elements in all, or when one of them raises `Exhausted`.
    """
    everything = (1 << size) - 1
    found: list[int] = []
    blocked = list(apart)
    outside: list[int] = []  # complements of maximal satisfiable sets
    work = 0

    def counted(mask: int) -> int | None:
        nonlocal work
        work += mask.bit_count()
        return test(mask)

    def search() -> bool:
        """Look for sets, and tell whether all were found."""
        while True:
            seed = _open_set(everything, blocked, outside)
            if seed is None:
                return True
            if len(found) >= max_sets or work >= max_work:
                return False
            core = counted(seed)
            if core is not None:
                smallest = shrink(core, counted)
                found.append(smallest)
                blocked.append(smallest)
                continue
            for element in bits(everything & ~seed):
                larger = seed | 1 << element
                free = not any(block & ~larger == 0 for block in blocked)
                if free and work < max_work and counted(larger) is None:
                    seed = larger
            outside.append(everything & ~seed)

    try:
        complete = search()
    except Exhausted:
        complete = False
    return Enumeration(tuple(found), complete=complete)


def _open_set(everything: int, blocked: Sequence[int], outside: Sequence[int]) -> int | None:
    """Return a large set that contains no blocked set and meets every outside set, or None."""
    pending = [_State(0, 0, blocked, outside, None)]
    while pending:
        state = _forced(pending.pop())
        if state is None:
            continue
        if state.choice is None:
            return everything & ~state.out
        # the later one is tried first: leave the element out only where it must be
        rest = state.blocked, state.outside
        pending.append(_State(state.inside | state.choice, state.out, *rest, None))
        pending.append(_State(state.inside, state.out | state.choice, *rest, None))
    return None


@frozen
class _State:
    """Elements that are inside and out, what is not settled by them, and one to branch on."""

    inside: int
    out: int
    blocked: Sequence[int]
    outside: Sequence[int]
    choice: int | None


def _forced(state: _State) -> _State | None:
    """Follow what is forced, and choose an element to branch on; None where nothing fits."""
    inside, out, blocked, outside = state.inside, state.out, state.blocked, state.outside
    while True:
        choice: int | None = None
        changed = False
        open_blocks = []
        for block in blocked:
            if block & out:
                continue
            rest = block & ~inside
            if not rest:
                return None
            if rest & (rest - 1) == 0:
                out |= rest
                changed = True
            else:
                choice = 1 << (rest.bit_length() - 1)
                open_blocks.append(block)
        blocked, unmet = open_blocks, []
        for wanted in outside:
            if wanted & inside:
                continue
            rest = wanted & ~out
            if not rest:
                return None
            if rest & (rest - 1) == 0:
                inside |= rest
                changed = True
            else:
                unmet.append(wanted)
        outside = unmet
        if not changed:
            return _State(inside, out, blocked, outside, choice)
