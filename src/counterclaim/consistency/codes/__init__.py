"""What the codes of a result mean: rules, assumptions, kinds, questions, grades, passed over."""

from counterclaim.consistency.background.registry import RULES
from counterclaim.consistency.background.rule import Rule
from counterclaim.consistency.codes import results
from counterclaim.consistency.results.conflict import Conflict
from counterclaim.findings.codes import CodeEntry

__all__ = ["RESULT_CODES", "conflict_code"]


def _entry(rule: Rule) -> CodeEntry:
    """Return the page of a background rule, from its own words."""
    off = f"Switch it off with --disable {rule.code} to see what remains without it."
    remedy = f"No conflict if {rule.unless}. {off}" if rule.unless else off
    return CodeEntry(
        code=rule.code,
        group=rule.kind,
        title=rule.title,
        meaning=rule.meaning,
        why=rule.why,
        example=rule.example,
        remedy=remedy,
    )


RESULT_CODES: tuple[CodeEntry, ...] = (
    *(_entry(rule) for rule in RULES if rule.kind == "definition"),
    *(_entry(rule) for rule in RULES if rule.kind == "presumption"),
    *results.ASSUMPTIONS,
    *results.KINDS,
    *results.QUESTIONS,
    *results.GRADES,
    *results.SKIPS,
)
"""In the order of their groups."""


def conflict_code(conflict: Conflict) -> str:
    """Return the code of a conflict, such as `conflict.disagreement`."""
    return f"conflict.{conflict.kind}"
