"""The form of an explained code."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from attrs import frozen

Group = Literal[
    "definition",
    "presumption",
    "assumption",
    "kind",
    "basis",
    "severity",
    "skip",
    "finding",
    "rule",
]

GROUPS: Mapping[Group, str] = MappingProxyType(
    {
        "definition": "Definitions: what the words mean",
        "presumption": "Presumptions: what is taken to be so unless somebody says otherwise",
        "assumption": "Other assumptions of a conflict",
        "kind": "Kinds of conflicts",
        "basis": "What a conflict is about",
        "severity": "Severities",
        "skip": "Reasons why a claim takes no part",
        "finding": "Findings about a file",
        "rule": "Rules about the quality of data",
    }
)


@frozen(kw_only=True)
class Entry:
    """One code: its group, a short title, what it means, why it is there, and an example.

    `remedy` says what to do about it, where something can be done. For a rule about the quality
    of data `instead` is the example without the fault, and `severity` how grave it is.
    """

    code: str
    group: Group
    title: str
    meaning: str
    why: str
    example: str
    remedy: str | None = None
    instead: str | None = None
    severity: str | None = None


def entry(  # noqa: PLR0917  (a row of a table)
    group: Group, code: str, title: str, meaning: str, why: str, example: str, remedy: str = ""
) -> Entry:
    """Return an entry from the columns of a table."""
    return Entry(
        code=code,
        group=group,
        title=title,
        meaning=meaning,
        why=why,
        example=example,
        remedy=remedy or None,
    )
