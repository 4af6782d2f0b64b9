"""What the codes of a result mean: rules, assumptions, kinds, severities, reasons to pass over."""

from counterclaim.consistency.codes import numbers, results, rules
from counterclaim.consistency.results.conflict import Conflict
from counterclaim.findings.codes import CodeEntry

__all__ = ["RESULT_CODES", "conflict_code"]

RESULT_CODES: tuple[CodeEntry, ...] = (
    *rules.DEFINITIONS,
    *numbers.DEFINITIONS,
    *rules.PRESUMPTIONS,
    *numbers.PRESUMPTIONS,
    *results.ASSUMPTIONS,
    *results.KINDS,
    *results.BASES,
    *results.SEVERITIES,
    *results.SKIPS,
)
"""In the order of their groups."""


def conflict_code(conflict: Conflict) -> str:
    """Return the code of a conflict, such as `conflict.disagreement`."""
    return f"conflict.{conflict.kind}"
