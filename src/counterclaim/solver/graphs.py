"""What can be reached in a graph of named nodes."""

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


def closure(steps: Mapping[Node, Iterable[Node]]) -> dict[Node, tuple[Node, ...]]:
    """Return, for each node, all nodes that are reached from it, in the order of the search.

    The start itself is left out, also where it lies on a cycle.
    """
    reached: dict[Node, tuple[Node, ...]] = {}
    for start in steps:
        seen: dict[Node, None] = {}
        pending = list(steps[start])
        for node in pending:
            if node not in seen and node != start:
                seen[node] = None
                pending.extend(steps.get(node, ()))
        reached[start] = tuple(seen)
    return reached
