"""The page of the rules by which statements exclude one another."""

from collections.abc import Iterator, Mapping
from functools import partial
from textwrap import fill

from counterclaim.consistency.background.registry import RULES
from counterclaim.consistency.background.rule import Rule

_filled = partial(fill, width=100, break_long_words=False, break_on_hyphens=False)

_INTRODUCTION = """\
# Background rules

What the checker takes for granted beside the words of the claims. A **definition** says what words
mean; a **presumption** says how things usually are, and a conflict that rests on one is at most
*likely*. Each can be switched off by its code, with `--disable` or in the configuration. How they
work together is on the page of [the consistency model](../explanation/consistency-model.md).
"""


def pages() -> Mapping[str, str]:
    """Return the page of all background rules."""
    sections = (*_sections("definition", "Definitions"), *_sections("presumption", "Presumptions"))
    return {"reference/background-rules.md": "\n".join((_INTRODUCTION, *sections))}


def _sections(kind: str, title: str) -> Iterator[str]:
    yield f"## {title}\n"
    for rule in RULES:
        if rule.kind == kind:
            yield _section(rule)


def _section(rule: Rule) -> str:
    parts = [
        f"({rule.code})=\n### `{rule.code}`: {rule.title}\n",
        f"{_filled(rule.meaning)}\n",
        f"{_filled(f'Why: {rule.why}')}\n",
        f"{_filled(f'Example: {rule.example}')}\n",
    ]
    if rule.unless:
        parts.append(f"{_filled(f'Not a conflict if {rule.unless}.')}\n")
    return "\n".join(parts)
