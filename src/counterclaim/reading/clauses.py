"""Statements in parts: the clauses that each say one thing, and the conditions between them."""

from collections.abc import Sequence

from attrs import frozen

from counterclaim.reading.tagging import Tag

_HARD = frozenset(";.:!?\u2013\u2014\n")
_EVENTS = frozenset(
    {
        *("LEAVE", "WITHDRAWAL", "EXPEL", "REDUCE", "REDUCTION", "STAY", "STAYN", "COME", "SEND"),
        *("DEPLOYMENT", "REINFORCE", "BUILDUP", "MOVE", "BEGIN", "COMPLETE", "COMPLETED"),
        *("SUSPEND", "CANCEL", "DECIDE", "AGREE", "AGREEMENT", "DENY", "FALSE", "REFUSE"),
        *("IMPOSSIBLE", "BETHERE", "HANDOVER", "LOSE", "FINALPHASE", "UNDECIDED"),
        *("NOCOMMENT", "UNCLEAR", "TALK", "TALKS", "OUT", "MISSION", "LEFTOVER", "NOLONGER"),
        *("DISTANCE", "JOIN", "NOINTENT", "SETOUT", "HEAD", "TALKSOPEN", "RESIDUAL"),
    }
)
"""Concepts of which a clause needs one to say anything by itself."""


@frozen
class Clause:
    """A part of a statement: its tags, its place, and whether it is a condition."""

    tags: tuple[Tag, ...]
    start: int
    end: int
    is_condition: bool = False


def clauses_of(text: str, tags: Sequence[Tag]) -> tuple[Clause, ...]:
    """Return the clauses of a statement, in their order."""
    found: list[Clause] = []
    current: list[Tag] = []
    begin, is_condition = 0, False

    def close(end: int) -> None:
        if any(tag.concept != "PUNCT" for tag in current):
            found.append(Clause(tuple(current), begin, end, is_condition))
        current.clear()

    for at, tag in enumerate(tags):
        hard = tag.concept == "PUNCT" and tag.text in _HARD
        starts_condition = tag.concept in ("IF", "UNTIL") and not _is_time(tags, at)
        soft = tag.concept in ("BUT", "AND", "PUNCT", "BECAUSE") and _says_something(current)
        if starts_condition and tag.concept == "UNTIL":
            current.append(tag)
        turns = soft and tag.concept == "BUT"
        if hard or starts_condition or turns or (soft and _says_something(_until_next(tags, at))):
            close(tag.start)
            begin, is_condition = tag.start, starts_condition
            if starts_condition or tag.concept == "BUT":
                current.append(tag)
            else:
                begin = tag.end
            continue
        current.append(tag)
    close(len(text))
    return tuple(found)


def _is_time(tags: Sequence[Tag], at: int) -> bool:
    """Tell whether a time follows at once: "after Friday" is no condition."""
    return at + 1 < len(tags) and tags[at + 1].concept == "T"


def _says_something(tags: Sequence[Tag]) -> bool:
    return any(tag.concept in _EVENTS for tag in tags)


def _until_next(tags: Sequence[Tag], at: int) -> Sequence[Tag]:
    for end in range(at + 1, len(tags)):
        if tags[end].concept in ("PUNCT", "BUT", "AND", "IF"):
            return tags[at + 1 : end]
    return tags[at + 1 :]
