"""Which readings a row of concepts may have: the published patterns, and matching them."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

from attrs import frozen

from counterclaim.reading.language import rows
from counterclaim.reading.tagging import Tag

_DENIALS = frozenset({"NEG", "DENY"})
_CLOSER = 2
"""What each further concept of a pattern adds to its weight: the closer pattern wins."""


@frozen(eq=False)
class Pattern:
    """Concepts in their order that make a reading, and those that may not stand beside them."""

    reading: str
    expression: re.Pattern[str]
    needed: tuple[frozenset[str], ...]
    without: frozenset[str]
    weight: int
    whole: bool


@frozen
class Match:
    """A reading that a row of concepts has, how well it fits, and the tags that it rests on."""

    reading: str
    score: int
    tags: tuple[Tag, ...]


@cache
def patterns() -> tuple[Pattern, ...]:
    """Return the published patterns."""
    groups: dict[str, str] = {}
    found = []
    for row in rows("languages/patterns.csv"):
        if row["reading"].startswith("="):
            groups[f"@{row['reading'][1:]}"] = row["needs"]
        else:
            found.append(_pattern(row, groups))
    return tuple(found)


@cache
def _by_first(whole: bool) -> Mapping[str, tuple[tuple[int, Pattern], ...]]:  # noqa: FBT001
    """Return the patterns by each concept that their first place may hold, with their numbers."""
    found: dict[str, list[tuple[int, Pattern]]] = {}
    for number, pattern in enumerate(patterns()):
        if pattern.whole == whole:
            for name in pattern.needed[0]:
                found.setdefault(name, []).append((number, pattern))
    return MappingProxyType({name: tuple(listed) for name, listed in found.items()})


@cache
def near_readings() -> Mapping[str, tuple[str, ...]]:
    """Return for each reading those that are most easily taken for it, the closest first."""
    return MappingProxyType(
        {row["reading"]: tuple(row["near"].split()) for row in rows("languages/near.csv")}
    )


@cache
def readings_beside() -> Mapping[str, str]:
    """Return the readings that stand beside others where the words give a day ahead.

    Who decides that they leave by May says that it is decided, and that they will leave by May.
    """
    return MappingProxyType({row["reading"]: row["beside"] for row in rows("languages/beside.csv")})


def match_patterns(tags: Sequence[Tag], *, whole: bool) -> tuple[Match, ...]:
    """Return the readings that a row of concepts may have, each once, the best first.

    Args:
        tags: The concepts of a clause, or of a whole statement.
        whole: Whether they are those of a whole statement: some patterns reach over clauses.
    """
    text = "".join(f" {number}={tag.name}" for number, tag in enumerate(tags)) + " "
    names = frozenset(tag.name for tag in tags)
    concepts = names | {tag.concept for tag in tags}
    # what is denied after the words of a pattern is not denied by them
    negations = {number for number, tag in enumerate(tags) if tag.concept in _DENIALS}
    best: dict[str, Match] = {}
    index = _by_first(whole)
    tried = {number: pattern for name in concepts for number, pattern in index.get(name, ())}
    for _, pattern in sorted(tried.items()):
        if (concepts & pattern.without) - {"NEG"}:
            continue
        if not all(concepts & choice for choice in pattern.needed):
            continue
        found = pattern.expression.search(text)
        if found is None:
            continue
        places = [int(place) for place in found.groups()]
        if "NEG" in pattern.without and (negations - set(places)) & set(range(places[-1])):
            continue
        score = pattern.weight + _CLOSER * len(pattern.needed)
        if pattern.reading not in best or best[pattern.reading].score < score:
            best[pattern.reading] = Match(
                pattern.reading, score, tuple(tags[place] for place in places)
            )
    return tuple(sorted(best.values(), key=lambda one: -one.score))


def _pattern(row: Mapping[str, str], groups: Mapping[str, str]) -> Pattern:
    items = [_with_groups(item, groups) for item in row["needs"].split()]
    without = _with_groups(row["without"], groups)
    return Pattern(
        reading=row["reading"],
        expression=re.compile("".join(_expression(item, at) for at, item in enumerate(items))),
        needed=tuple(frozenset(item.lstrip("^~").split("|")) for item in items),
        without=frozenset(without.split("|")) if without else frozenset(),
        weight=int(row["weight"]),
        whole=row["scope"] == "whole",
    )


def _with_groups(text: str, groups: Mapping[str, str]) -> str:
    for name in sorted(groups, key=len, reverse=True):
        text = text.replace(name, groups[name])
    return text


def _expression(item: str, at: int) -> str:
    """Return the expression for one concept of a pattern, and for what may stand before it."""
    before = r"^ " if item[0] == "^" else r"(?: \S+)*? " if at else r" "
    if item[0] == "~":
        before = " "
    names = "|".join(
        re.escape(name) if ":" in name else rf"{re.escape(name)}(?::\w+)?"
        for name in item.lstrip("^~").split("|")
    )
    return rf"{before}(\d+)=(?:{names})(?= )"
