"""What can be chosen in a configuration: names, and the numbers of a policy with their meaning."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, get_args

from attrs import frozen

from counterclaim.consistency import Grade
from counterclaim.findings import Severity

FormatName = Literal["text", "json", "jsonl", "sarif", "junit", "github", "markdown", "html"]
"""The forms of a report."""

FORMAT_NAMES: tuple[FormatName, ...] = get_args(FormatName)
"""Every form of a report."""

FailOn = Literal["faults", "certain", "likely", "weak", "never"]
"""From what on a check fails: faults of the files alone, or conflicts of a grade as well."""

FAIL_ON: tuple[FailOn, ...] = get_args(FailOn)
"""Every choice of what a check fails on."""

SeverityOrOff = Severity | Literal["off"]
"""How grave the findings of a code are, or that they are not reported."""

GradeOrOff = Grade | Literal["off"]
"""How sure the conflicts of a kind are, or that they are not reported."""


@frozen
class PolicyNumber:
    """What a number of a policy means, and the least that it may be."""

    description: str
    minimum: int = 0


POLICY_NUMBERS: Mapping[str, PolicyNumber] = MappingProxyType(
    {
        "presence_days": PolicyNumber("How long a presence or an absence lasts, in days."),
        "held_days": PolicyNumber(
            "How long before its report what is going on is taken to have begun, in days."
        ),
        "answer_days": PolicyNumber(
            "How long after a denial a report of what it denies contradicts it, in days."
        ),
        "announcement_days": PolicyNumber(
            "How long after an announcement a denial answers it, in days."
        ),
        "reversal_days": PolicyNumber(
            "Within how many days a party that says the opposite takes back its words."
        ),
        "plan_days": PolicyNumber("How many days apart plans of two parties are no conflict."),
        "step_days": PolicyNumber("How many days apart the numbers of one step may be stated."),
        "contemporaneous_days": PolicyNumber(
            "How many days the date of a report on the present may span."
        ),
        "approximate_percent": PolicyNumber(
            "How much an approximate figure is widened at most, in per cent."
        ),
        "round_percent": PolicyNumber(
            "How much a round figure in a sum is widened at most, in per cent."
        ),
        "figure_days": PolicyNumber("How long a figure stands, in days."),
        "drift_days": PolicyNumber("In how many days a figure may drift by one per cent.", 1),
        "max_sets": PolicyNumber("Most conflicts of one grade among claims that hang together.", 1),
        "max_work": PolicyNumber("Most pairs of claims compared in one such group.", 1),
    }
)
"""Every number of a policy that may be set."""
