"""Walks through graphs, against their definitions on small random graphs."""

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.solver.graphs import closure_of, connected, cycles, reached

GRAPHS = st.dictionaries(
    st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdef"), max_size=4), max_size=6
).map(lambda edges: {**{target: [] for ends in edges.values() for target in ends}, **edges})


def ways(edges):
    """Return all pairs of nodes of which one leads to the other in one step or more."""
    pairs = {(node, target) for node, targets in edges.items() for target in targets}
    while more := {(a, d) for a, b in pairs for c, d in pairs if b == c} - pairs:
        pairs |= more
    return pairs


@given(edges=GRAPHS, start=st.lists(st.sampled_from("abcdef"), max_size=2))
def test_what_is_reached(edges, start):
    """Reached is what there is a way to, and the start itself, each once."""
    pairs = ways(edges)
    expected = set(start) | {target for node, target in pairs if node in start}
    found = list(reached(start, lambda node: edges.get(node, ())))
    assert set(found) == closure_of(start, edges) == expected
    assert len(found) == len(expected)


@given(edges=GRAPHS)
def test_connected_sets(edges):
    """Nodes are in one set just where each leads to the other; what is led to comes before."""
    pairs = ways(edges)
    sets = connected(edges)
    assert sorted(node for members in sets for node in members) == sorted(edges)
    home = {node: place for place, members in enumerate(sets) for node in members}
    for one in edges:
        for other in edges:
            both = one == other or {(one, other), (other, one)} <= pairs
            assert (home[one] == home[other]) is both
    assert all(home[target] <= home[node] for node, target in pairs)


@given(edges=GRAPHS)
def test_cycles_are_cycles(edges):
    """Each is a way back to where it begins; there is one where there is any way back."""
    found = list(cycles(edges))
    for members in found:
        assert len(set(members)) == len(members)
        for node, target in zip(members, [*members[1:], members[0]], strict=True):
            assert target in edges[node]
    assert bool(found) is any((node, node) in ways(edges) for node in edges)


def test_long_chains_need_no_deep_stack():
    """Chains may be longer than the stack of Python."""
    edges = {number: [number + 1] for number in range(50_000)}
    assert len(connected(edges)) == 50_001
    assert next(cycles({**edges, 50_000: [0]}))[:2] == [0, 1]
    assert len(closure_of([0], edges)) == 50_001
