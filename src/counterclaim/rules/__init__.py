"""Rules about the quality of data: what is sound for a schema, and probably not what was meant.

`run_rules` looks at a dataset and returns findings. Each rule has a code of a family and a
name, such as `time.undated`, and carries its own explanation. Severities are `error` where a
record says what cannot be, `warning` where something is very probably a slip, and `note` where
it is worth a look: also in sound data.

A package adds rules of its own as an entry point of the group `counterclaim.rules`.
"""

from counterclaim.rules._context import Context, by_id
from counterclaim.rules._registry import (
    ENTRY_POINTS,
    Registry,
    UnknownRuleError,
    all_rules,
    chosen,
    registry,
)
from counterclaim.rules._rule import (
    Check,
    InvalidRuleError,
    Observation,
    RecordPath,
    Rule,
    at,
    rule,
)
from counterclaim.rules._run import run_rules

__all__ = [
    "ENTRY_POINTS",
    "Check",
    "Context",
    "InvalidRuleError",
    "Observation",
    "RecordPath",
    "Registry",
    "Rule",
    "UnknownRuleError",
    "all_rules",
    "at",
    "by_id",
    "chosen",
    "registry",
    "rule",
    "run_rules",
]
