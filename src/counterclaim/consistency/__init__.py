"""Which sets of claims cannot all be true, and why."""

from counterclaim.consistency.check import check
from counterclaim.consistency.incremental import ChangeCode, ChangeError, Changes, Checker
from counterclaim.consistency.policy import PACE, Definition, Policy, Presumption, RuleCode
from counterclaim.consistency.repair import Repair, suggest
from counterclaim.consistency.result import (
    Anchoring,
    Assumption,
    AssumptionCode,
    Conflict,
    ConflictBasis,
    Dated,
    Explanation,
    Kind,
    Report,
    RuledOut,
    SubjectView,
    Term,
    Truncation,
)
from counterclaim.consistency.theory import Skipped
from counterclaim.consistency.values import (
    ClaimValue,
    SpeakerClash,
    claim_values,
    speaker_clashes,
)
from counterclaim.consistency.witness import (
    Component,
    History,
    Spell,
    Witness,
    witness,
    witnesses,
)
from counterclaim.structure.provenance import Support

__all__ = [
    "PACE",
    "Anchoring",
    "Assumption",
    "AssumptionCode",
    "ChangeCode",
    "ChangeError",
    "Changes",
    "Checker",
    "ClaimValue",
    "Component",
    "Conflict",
    "ConflictBasis",
    "Dated",
    "Definition",
    "Explanation",
    "History",
    "Kind",
    "Policy",
    "Presumption",
    "Repair",
    "Report",
    "RuleCode",
    "RuledOut",
    "Skipped",
    "SpeakerClash",
    "Spell",
    "SubjectView",
    "Support",
    "Term",
    "Truncation",
    "Witness",
    "check",
    "claim_values",
    "speaker_clashes",
    "suggest",
    "witness",
    "witnesses",
]
