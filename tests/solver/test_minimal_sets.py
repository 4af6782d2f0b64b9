"""The enumeration of minimal sets, against all subsets."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.solver.minimal_sets import bits, minimal_sets, shrink

SIZE = 7
MASKS = st.integers(1, (1 << SIZE) - 1)


def failing(bad):
    """Return a test under which exactly the supersets of the bad sets fail."""
    return lambda mask: mask if any(one & ~mask == 0 for one in bad) else None


def minimal(bad):
    """Return the bad sets that contain no other one."""
    return {one for one in bad if not any(two != one and two & ~one == 0 for two in bad)}


@given(st.sets(MASKS, max_size=8))
def test_every_minimal_set_is_found(bad):
    """The enumeration is complete, and nothing else is in it."""
    result = minimal_sets(SIZE, failing(bad), max_sets=1000, max_work=10**9)
    assert result.complete
    assert len(set(result.sets)) == len(result.sets)
    assert set(result.sets) == minimal(bad)


@given(st.sets(MASKS, max_size=6), st.sets(st.sampled_from(list(combinations(range(SIZE), 2)))))
def test_what_is_kept_apart_is_left_out(bad, pairs):
    """Sets that hold a pair kept apart are not found; all others are."""
    apart = [1 << one | 1 << two for one, two in sorted(pairs)]
    result = minimal_sets(SIZE, failing(bad), apart=apart, max_sets=1000, max_work=10**9)
    expected = {one for one in minimal(bad) if not any(pair & ~one == 0 for pair in apart)}
    assert result.complete
    assert set(result.sets) == expected


@given(st.sets(MASKS, min_size=3, max_size=8), st.integers(1, 3))
def test_a_cap_is_told(bad, cap):
    """With a cap the sets are minimal still, and the end is told where sets are missing."""
    result = minimal_sets(SIZE, failing(bad), max_sets=cap, max_work=10**9)
    assert len(result.sets) <= cap
    assert set(result.sets) <= minimal(bad)
    assert result.complete == (set(result.sets) == minimal(bad)) or not result.complete


def test_little_work_ends_early():
    """A search that may look at nothing finds nothing and says so."""
    result = minimal_sets(SIZE, failing({3}), max_sets=10, max_work=0)
    assert result.sets == ()
    assert not result.complete


@given(st.sets(MASKS, min_size=1, max_size=8))
def test_shrinking_ends_in_a_minimal_set(bad):
    """From the whole set shrinking reaches one of the minimal ones."""
    assert shrink((1 << SIZE) - 1, failing(bad)) in minimal(bad)


def test_bits_are_in_order():
    """The elements of a mask come smallest first."""
    assert list(bits(0b101001)) == [0, 3, 5]
