"""Every code that a report can show, with its page, from the packages that own the codes."""

from collections.abc import Mapping
from types import MappingProxyType

from counterclaim.configuration.codes import CONFIGURATION_CODES
from counterclaim.consistency.codes import RESULT_CODES
from counterclaim.documents.codes import FAULT_CODES
from counterclaim.drafting.codes import DRAFT_CODES
from counterclaim.findings.codes import CodeEntry, Group
from counterclaim.interchange.codes import INTERCHANGE_CODES
from counterclaim.judgements import JUDGEMENT_CODES
from counterclaim.rules import all_rules
from counterclaim.rules.failures import FAILURE_CODES
from counterclaim.tables import TABLE_CODES

CODES: Mapping[str, CodeEntry] = MappingProxyType(
    {
        entry.code: entry
        for entry in (
            *RESULT_CODES,
            *FAULT_CODES,
            *TABLE_CODES,
            *INTERCHANGE_CODES,
            *DRAFT_CODES,
            *CONFIGURATION_CODES,
            *JUDGEMENT_CODES.values(),
            *FAILURE_CODES,
        )
    }
)
"""All codes in the order of their groups, but for the rules about the quality of data."""


def entries_of(group: Group) -> tuple[CodeEntry, ...]:
    """Return the codes of a group, in their order."""
    return tuple(entry for entry in CODES.values() if entry.group == group)


def quality_rules() -> tuple[CodeEntry, ...]:
    """Return the rules about the quality of data, which explain themselves."""
    return tuple(
        CodeEntry(
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


def rule_texts() -> Mapping[str, CodeEntry]:
    """Return the explanations of all codes, by code."""
    return MappingProxyType({**CODES, **{rule.code: rule for rule in quality_rules()}})
