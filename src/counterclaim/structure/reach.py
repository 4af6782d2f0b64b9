"""What steps lead to, at any depth, worked out where it is asked for."""

from collections.abc import Iterable, Iterator, Mapping

_KEPT = 2_000_000
"""How many entries are remembered; a chain of n steps has n times n of them."""


class Reach(Mapping[str, tuple[str, ...]]):
    """By name, all that its steps lead to, at any depth and in alphabetical order.

    The start itself is left out, also in a cycle. `steps` are the single steps.
    """

    __slots__ = ("_found", "_kept", "steps")

    def __init__(self, steps: Mapping[str, Iterable[str]]) -> None:
        self.steps: Mapping[str, tuple[str, ...]] = {
            name: tuple(dict.fromkeys(ends)) for name, ends in steps.items()
        }
        self._found: dict[str, tuple[str, ...]] = {}
        self._kept = 0

    def __getitem__(self, start: str) -> tuple[str, ...]:
        """Return what a name leads to; raises KeyError where the name is not known."""
        found = self._found.get(start)
        if found is None:
            found = self._search(start)
            self._kept += len(found) + 1
            if self._kept > _KEPT:
                self._found.clear()
                self._kept = len(found) + 1
            self._found[start] = found
        return found

    def _search(self, start: str) -> tuple[str, ...]:
        seen = {start}
        pending = list(self.steps[start])
        while pending:
            node = pending.pop()
            if node not in seen:
                seen.add(node)
                pending.extend(self.steps.get(node, ()))
        seen.discard(start)
        return tuple(sorted(seen))

    def __iter__(self) -> Iterator[str]:
        """Yield the names, in the order of the steps."""
        return iter(self.steps)

    def __len__(self) -> int:
        """Count the names."""
        return len(self.steps)


def reversed_steps(steps: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """Return the steps the other way round, between the names that have steps."""
    turned: dict[str, list[str]] = {name: [] for name in steps}
    for start, ends in steps.items():
        for end in dict.fromkeys(ends):
            if end in turned:
                turned[end].append(start)
    return turned
