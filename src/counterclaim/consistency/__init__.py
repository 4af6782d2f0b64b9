"""Which sets of claims cannot all be true, and why."""

from counterclaim.consistency.check import check
from counterclaim.consistency.policy import PACE, Definition, Policy, Presumption, RuleCode
from counterclaim.consistency.result import (
    Assumption,
    AssumptionCode,
    Conflict,
    ConflictBasis,
    Explanation,
    Kind,
    Report,
    RuledOut,
    SubjectView,
    Truncation,
)
from counterclaim.consistency.theory import Skipped

__all__ = [
    "PACE",
    "Assumption",
    "AssumptionCode",
    "Conflict",
    "ConflictBasis",
    "Definition",
    "Explanation",
    "Kind",
    "Policy",
    "Presumption",
    "Report",
    "RuleCode",
    "RuledOut",
    "Skipped",
    "SubjectView",
    "Truncation",
    "check",
]
