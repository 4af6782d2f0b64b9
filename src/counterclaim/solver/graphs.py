"""Walks through graphs that are given as what each node leads to.

All have a stack of their own, since chains may be longer than Python's.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


def reached(start: Iterable[Node], steps: Callable[[Node], Iterable[Node]]) -> dict[Node, None]:
    """Return what some nodes lead to at any remove, themselves included, in a stable order."""
    seen = dict.fromkeys(start)
    pending = list(seen)
    while pending:
        for node in steps(pending.pop()):
            if node not in seen:
                seen[node] = None
                pending.append(node)
    return seen


def closure_of(start: Iterable[Node], edges: Mapping[Node, Iterable[Node]]) -> set[Node]:
    """Return what some nodes lead to at any remove, themselves included."""
    return set(reached(start, lambda node: edges.get(node, ())))


def closure(steps: Mapping[Node, Iterable[Node]]) -> dict[Node, tuple[Node, ...]]:
    """Return, for each node, all nodes that are reached from it, in the order of the search.

    The start itself is left out, also where it lies on a cycle.
    """
    found: dict[Node, tuple[Node, ...]] = {}
    for start in steps:
        seen: dict[Node, None] = {}
        pending = list(steps[start])
        for node in pending:
            if node not in seen and node != start:
                seen[node] = None
                pending.extend(steps.get(node, ()))
        found[start] = tuple(seen)
    return found


def connected(edges: Mapping[Node, Iterable[Node]]) -> list[list[Node]]:
    """Return the nodes in sets that lead to one another, each set after those that it leads to.

    A node that lies on no cycle is a set of its own. Nodes that are no key lead nowhere.

    The algorithm: R. Tarjan, Depth-first search and linear graph algorithms, SIAM J. Comput. 1
    (1972).
    """
    number: dict[Node, int] = {}
    low: dict[Node, int] = {}
    open_: dict[Node, None] = {}
    sets: list[list[Node]] = []
    for start in edges:
        if start in number:
            continue
        number[start] = low[start] = len(number)
        open_[start] = None
        trail = [(start, iter(edges[start]))]
        while trail:
            node, targets = trail[-1]
            target = next(targets, None)
            if target is None:
                trail.pop()
                if trail:
                    before = trail[-1][0]
                    low[before] = min(low[before], low[node])
                if low[node] == number[node]:
                    sets.append(_taken(open_, node))
            elif target not in number:
                number[target] = low[target] = len(number)
                open_[target] = None
                trail.append((target, iter(edges.get(target, ()))))
            elif target in open_:
                low[node] = min(low[node], number[target])
    return sets


def cycles(edges: Mapping[Node, Iterable[Node]]) -> Iterator[list[Node]]:
    """Yield a cycle for each link that closes one in a walk through the graph, in order."""
    done: set[Node] = set()
    for start in edges:
        if start in done:
            continue
        trail = [start]
        depth = {start: 0}
        ways = [iter(edges[start])]
        while trail:
            target = next(ways[-1], None)
            if target is None:
                node = trail.pop()
                ways.pop()
                del depth[node]
                done.add(node)
            elif target in depth:
                yield trail[depth[target] :]
            elif target not in done:
                depth[target] = len(trail)
                trail.append(target)
                ways.append(iter(edges[target]))


def _taken(open_: dict[Node, None], until: Node) -> list[Node]:
    members = []
    while until in open_:
        members.append(open_.popitem()[0])
    return members
