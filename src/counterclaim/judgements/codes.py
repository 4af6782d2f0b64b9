"""The codes of the findings about judgements, with what they mean and how grave they are."""

from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen

from counterclaim.findings import Severity


@frozen
class JudgementCode:
    """A code, its severity, and what it means."""

    code: str
    meaning: str
    severity: Severity


JUDGEMENT_CODES: Mapping[str, JudgementCode] = MappingProxyType(
    {
        entry.code: entry
        for entry in (
            JudgementCode(
                "judgement.duplicate",
                "A set of claims, or a finding, is judged twice; the first judgement counts.",
                "error",
            ),
            JudgementCode(
                "judgement.stale",
                "The claims no longer say what was judged; the judgement is not applied.",
                "warning",
            ),
            JudgementCode(
                "judgement.expired",
                "The last day of the judgement has passed; it is not applied.",
                "warning",
            ),
            JudgementCode(
                "judgement.expiry-unchecked",
                "The judgement has a last day, and the check has no day; it is applied.",
                "note",
            ),
            JudgementCode(
                "judgement.unmatched",
                "No checked file has what the judgement is about.",
                "note",
            ),
            JudgementCode(
                "judgement.unneeded",
                "The claims are there as judged, and the check finds no conflict between them.",
                "note",
            ),
        )
    }
)
"""By code, in the order in which they are looked for."""
