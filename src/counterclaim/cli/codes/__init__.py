"""Every code that a report can show, explained: what it means, why it is there, an example."""

from collections.abc import Mapping
from types import MappingProxyType

from counterclaim.cli.codes._beside import BESIDE
from counterclaim.cli.codes._entry import GROUPS, Entry, Group
from counterclaim.cli.codes._findings import FINDINGS
from counterclaim.cli.codes._interchange import INTERCHANGE
from counterclaim.cli.codes._numbers import DEFINITIONS as DEFINITIONS_OF_NUMBERS
from counterclaim.cli.codes._numbers import PRESUMPTIONS as PRESUMPTIONS_ON_NUMBERS
from counterclaim.cli.codes._results import ASSUMPTIONS, BASES, KINDS, SEVERITIES, SKIPS
from counterclaim.cli.codes._rules import DEFINITIONS, PRESUMPTIONS
from counterclaim.cli.codes._tables import TABLES

__all__ = ["CODES", "GROUPS", "Entry", "Group", "entries_of", "quality_rules", "rule_texts"]

CODES: Mapping[str, Entry] = MappingProxyType(
    {
        entry.code: entry
        for entry in (
            *DEFINITIONS,
            *DEFINITIONS_OF_NUMBERS,
            *PRESUMPTIONS,
            *PRESUMPTIONS_ON_NUMBERS,
            *ASSUMPTIONS,
            *KINDS,
            *BASES,
            *SEVERITIES,
            *SKIPS,
            *FINDINGS,
            *TABLES,
            *INTERCHANGE,
            *BESIDE,
        )
    }
)
"""All codes in the order of their groups, but for the rules about the quality of data."""


def entries_of(group: Group) -> tuple[Entry, ...]:
    """Return the codes of a group, in their order."""
    return tuple(entry for entry in CODES.values() if entry.group == group)


def quality_rules() -> tuple[Entry, ...]:
    """Return the rules about the quality of data, which explain themselves."""
    from counterclaim.rules import all_rules  # noqa: PLC0415  (slow, and seldom needed)

    return tuple(
        Entry(
            code=rule.code,
            group="rule",
            title=rule.title,
            meaning=rule.does,
            why=rule.why,
            example=rule.example,
            instead=rule.instead,
            remedy=rule.fix,
            severity=rule.severity,
        )
        for rule in all_rules()
    )


def rule_texts() -> Mapping[str, Entry]:
    """Return the explanations of all codes, by code."""
    return MappingProxyType({**CODES, **{rule.code: rule for rule in quality_rules()}})
