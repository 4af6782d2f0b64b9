"""The codes of the findings about judgements, with what they mean and how grave they are."""

from collections.abc import Mapping
from types import MappingProxyType

from counterclaim.findings.codes import CodeEntry, finding

_CODES = (
    finding(
        "judgement.duplicate",
        "Judged twice",
        "A set of claims, or a finding, is judged twice; the first judgement counts.",
        "The two may say different things.",
        "Two blocks on c1 and c2.",
        "Leave one of the two.",
    ),
    finding(
        "judgement.stale",
        "Judgement on words that have changed",
        "The claims no longer say what was judged; the judgement is not applied.",
        "What was decided about other words does not hold for these.",
        "The date of c2 was corrected after c1 and c2 had been judged.",
        "Judge again, with the fingerprint that the finding names.",
        severity="warning",
    ),
    finding(
        "judgement.expired",
        "Judgement that has ended",
        "The last day of the judgement has passed; it is not applied.",
        "Somebody wanted it to be looked at again after that day.",
        "expires = 2025-10-01, checked with --as-of 2025-10-02.",
        "Judge again, or take it out.",
        severity="warning",
    ),
    finding(
        "judgement.expiry-unchecked",
        "End of a judgement that was not checked",
        "The judgement has a last day, and the check has no day; it is applied.",
        "No clock is read, so that equal files give equal reports.",
        "expires = 2025-10-01, checked without --as-of.",
        "Give the check a day with --as-of.",
        severity="note",
    ),
    finding(
        "judgement.unmatched",
        "Judgement that meets nothing",
        "No checked file has what the judgement is about.",
        "It may have been left over, or its ids may be wrong.",
        "A judgement on c7, which was deleted.",
        "If it is done with, take it out.",
        severity="note",
    ),
    finding(
        "judgement.unneeded",
        "Judgement without a conflict",
        "The claims are there as judged, and the check finds no conflict between them.",
        "A rule was switched off, or another claim resolves the conflict.",
        "A judgement on c1 and c2 in a run with --disable takes_time.",
        "If it is done with, take it out.",
        severity="note",
    ),
)

JUDGEMENT_CODES: Mapping[str, CodeEntry] = MappingProxyType({entry.code: entry for entry in _CODES})
"""By code, in the order in which they are looked for."""
