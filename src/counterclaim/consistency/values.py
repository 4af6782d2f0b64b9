"""Who and what is most at odds: figures made of the conflicts of a report.

They count conflicts and say nothing of who is right: a true statement that many false ones
contradict has a high value.
"""

from fractions import Fraction
from itertools import combinations

from attrs import frozen

from counterclaim.consistency.result import Report
from counterclaim.findings import Severity, at_least
from counterclaim.model import Dataset


@frozen(kw_only=True)
class ClaimValue:
    """The share of one claim in the conflicts of a report.

    `conflicts` counts those that it is in. Each conflict is shared evenly among its claims,
    and `value` is the sum of the shares: the sum over all claims is the number of conflicts.
    """

    claim: str
    value: Fraction
    conflicts: int


@frozen(kw_only=True)
class SpeakerClash:
    """How often two speakers clash; `first` and `second` are actor ids in order.

    `conflicts` counts those in which both have a statement. Each conflict is shared evenly
    among the pairs of its speakers, and `value` is the sum of the shares: the sum over all
    pairs is the number of conflicts. `first` and `second` are the same where all statements
    of a conflict are of one speaker.
    """

    first: str
    second: str
    value: Fraction
    conflicts: int


def claim_values(
    report: Report, dataset: Dataset, severity: Severity = "note"
) -> tuple[ClaimValue, ...]:
    """Return the share of every claim in the conflicts at or above a severity.

    This is the inconsistency value of Hunter and Konieczny that is a Shapley value over
    minimal inconsistent sets. Claims in no conflict have 0.

    Args:
        report: The result of a check.
        dataset: The dataset that was checked.
        severity: Slighter conflicts are left out.

    Returns:
        One value for each id of a claim: the highest first, then by id.
    """
    values = {claim.id: Fraction() for claim in dataset.claims}
    counts = dict.fromkeys(values, 0)
    for conflict in report.conflicts:
        if at_least(conflict.severity, severity):
            for name in conflict.claims:
                values[name] = values.get(name, Fraction()) + Fraction(1, len(conflict.claims))
                counts[name] = counts.get(name, 0) + 1
    found = (
        ClaimValue(claim=name, value=value, conflicts=counts[name])
        for name, value in values.items()
    )
    return tuple(sorted(found, key=lambda entry: (-entry.value, entry.claim)))


def speaker_clashes(
    report: Report, dataset: Dataset, severity: Severity = "note"
) -> tuple[SpeakerClash, ...]:
    """Return the pairs of speakers that clash in the conflicts at or above a severity.

    Args:
        report: The result of a check.
        dataset: The dataset that was checked.
        severity: Slighter conflicts are left out.

    Returns:
        One value for each pair that clashes: the highest first, then by ids.
    """
    speaker = {claim.id: claim.speaker for claim in reversed(dataset.claims)}
    values: dict[tuple[str, str], Fraction] = {}
    counts: dict[tuple[str, str], int] = {}
    for conflict in report.conflicts:
        if not at_least(conflict.severity, severity):
            continue
        speakers = sorted({speaker[name] for name in conflict.claims})
        pairs = [*combinations(speakers, 2)] or [(speakers[0], speakers[0])]
        for pair in pairs:
            values[pair] = values.get(pair, Fraction()) + Fraction(1, len(pairs))
            counts[pair] = counts.get(pair, 0) + 1
    found = (
        SpeakerClash(first=pair[0], second=pair[1], value=value, conflicts=counts[pair])
        for pair, value in values.items()
    )
    return tuple(sorted(found, key=lambda entry: (-entry.value, entry.first, entry.second)))
