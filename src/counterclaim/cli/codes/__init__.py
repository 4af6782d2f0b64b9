"""Every code that a report can show, explained: what it means, why it is there, an example."""

from collections.abc import Mapping
from types import MappingProxyType

from counterclaim.cli.codes._entry import GROUPS, Entry, Group
from counterclaim.cli.codes._findings import FINDINGS
from counterclaim.cli.codes._results import ASSUMPTIONS, BASES, KINDS, SEVERITIES, SKIPS
from counterclaim.cli.codes._rules import DEFINITIONS, PRESUMPTIONS

__all__ = ["CODES", "GROUPS", "Entry", "Group", "entries_of"]

CODES: Mapping[str, Entry] = MappingProxyType(
    {
        entry.code: entry
        for entry in (
            *DEFINITIONS,
            *PRESUMPTIONS,
            *ASSUMPTIONS,
            *KINDS,
            *BASES,
            *SEVERITIES,
            *SKIPS,
            *FINDINGS,
        )
    }
)
"""All codes, in the order of their groups."""


def entries_of(group: Group) -> tuple[Entry, ...]:
    """Return the codes of a group, in their order."""
    return tuple(entry for entry in CODES.values() if entry.group == group)
