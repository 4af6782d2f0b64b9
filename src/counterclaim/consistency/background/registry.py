"""Every background rule, in the order in which assumptions are listed."""

from counterclaim.consistency.background import (
    deadlines,
    denials,
    disputes,
    figures,
    hosts,
    parts,
    plans,
    presence,
    processes,
    properties,
    speech,
    time_and_order,
)
from counterclaim.consistency.background.rule import Rule

RULES: tuple[Rule, ...] = (
    *time_and_order.RULES,
    *parts.RULES,
    *presence.RULES,
    *processes.RULES,
    *plans.RULES,
    *hosts.RULES,
    *denials.RULES,
    *deadlines.RULES,
    *figures.RULES,
    *properties.RULES,
    *speech.RULES,
    *disputes.RULES,
)
"""All rules; a code stands for one of them."""


def rule_of(code: str) -> Rule | None:
    """Return the rule of a code, or None for a code that is no rule's."""
    return next((rule for rule in RULES if rule.code == code), None)
