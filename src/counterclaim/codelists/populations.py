"""Which of the populations of the code list lie within which others."""

from collections.abc import Mapping
from types import MappingProxyType

POPULATIONS_WITHIN: Mapping[str, str] = MappingProxyType({"combat": "uniformed"})
"""The next wider population of some; every other one lies within everybody and no other.

`assigned` and `rotational` divide everybody in another way than `uniformed` and `civilian`.
"""


def wider_populations(population: str) -> tuple[str, ...]:
    """Return the populations that hold another one, the nearest first; everybody holds all."""
    found: list[str] = []
    wider = POPULATIONS_WITHIN.get(population)
    while wider is not None and wider not in found:
        found.append(wider)
        wider = POPULATIONS_WITHIN.get(wider)
    return tuple(found)
