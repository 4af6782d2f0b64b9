"""The command `rules`."""

import argparse

from counterclaim.cli.outcome import Outcome
from counterclaim.report.renderers.escaping import safe_json
from counterclaim.rules import Rule, registry


def run(options: argparse.Namespace) -> Outcome:
    """List the rules about the quality of data."""
    known = registry()
    if options.format == "json":
        rules = [_values(rule) for rule in known.rules]
        return Outcome(safe_json({"rules": rules}, indent=2) + "\n", encoding="utf-8")
    width = max(len(rule.code) for rule in known.rules)
    lines = [f"{rule.code:{width}}  {rule.severity:7}  {rule.title}" for rule in known.rules]
    return Outcome(
        "".join(f"{line}\n" for line in lines),
        complaints=tuple(found.message for found in known.findings),
    )


def _values(rule: Rule) -> dict[str, str]:
    return {
        "code": rule.code,
        "severity": rule.severity,
        "title": rule.title,
        "does": rule.does,
        "why": rule.why,
        "fix": rule.fix,
        "example": rule.example,
        "instead": rule.instead,
    }
