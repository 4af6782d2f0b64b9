"""What a number is a number of: who is there, leaves, comes, is to remain."""

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import frozen

from counterclaim.reading.clauses import Clause
from counterclaim.reading.language import Language
from counterclaim.reading.numbers import Figure
from counterclaim.reading.tagging import Tag

_APART = 4
"""So many words may stand between a part and its whole."""
_LEAVING = frozenset({"LEAVE", "WITHDRAWAL", "SETOUT", "EXPEL", "OUT", "HOME", "HANDOVER"})
_COMING = frozenset({"COME", "SEND", "DEPLOYMENT", "ARRIVAL", "BUILDUP", "REINFORCE"})
_STAYING = frozenset({"STAY", "STAYN", "LEFTOVER", "RESIDUAL"})
_CUTTING = frozenset({"REDUCE", "REDUCTION"})
_MOVING = frozenset({"MOVE"})


@frozen
class Counted:
    """The reading of a number, with the tags that tell it."""

    reading: str
    tags: tuple[Tag, ...]
    score: int


def reading_of_figure(
    figure: Figure, clause: Clause, figures: Sequence[Figure], text: str, language: Language
) -> Counted:
    """Return the reading of a number from the words of its clause."""
    around = _around(figure, clause)
    names = {tag.concept: tag for tag in around}
    words = text[clause.start : figure.start].lower().split()
    kinds = language.numbers
    before = words[-1:] if words[-1:] and words[-1] not in kinds["about"] else words[-2:-1]
    is_target = bool(before) and before[0] in kinds["target"]
    if "CEILING" in names and figure.low is None:
        return Counted("number_allowed", (names["CEILING"],), 78)
    if "LOSE" in names and _nearest(around, figure) == "LOSE":
        return Counted("number_lost", (names["LOSE"],), 74)
    cutting = next((tag for tag in around if tag.concept in (*_CUTTING, "DOWN")), None)
    from_it = cutting is not None and bool(before) and before[0] in kinds["source"]
    if from_it or _is_whole(figure, figures, text, language):
        return Counted("number_there", (), 66)
    if cutting is None:
        return _by_nearest(figure, around, ahead=_lies_ahead(clause.tags))
    if is_target or cutting.concept == "DOWN":
        done = cutting.tense == "did"
        return Counted("number_there" if done else "number_will_remain", (cutting,), 76)
    left = "number_left" if cutting.tense == "did" else "number_will_leave"
    return Counted(left, (cutting,), 68)


def _by_nearest(figure: Figure, around: Sequence[Tag], *, ahead: bool) -> Counted:
    nearest = _nearest_tag(around, figure)
    if nearest is None:
        return Counted("number_there", (), 58)
    concept, tense = nearest.concept, nearest.tense
    if concept in _STAYING:
        planned = ahead or tense in ("will", "may") or concept == "RESIDUAL"
        reading = "number_will_remain" if planned and concept != "LEFTOVER" else "number_there"
        if concept == "STAY" and tense in ("now", "ing") and not _says_still(around):
            reading = "number_will_remain"
        return Counted(reading, (nearest,), 74)
    if concept in _LEAVING or concept in _MOVING:
        done = tense == "did" or (not tense and not ahead)
        if tense == "ing" and not ahead:
            return Counted("number_will_leave", (nearest,), 60)
        return Counted("number_left" if done else "number_will_leave", (nearest,), 74)
    if concept in _COMING:
        planned = ahead or tense in ("will", "now", "may")
        return Counted("number_will_come" if planned else "number_came", (nearest,), 74)
    return Counted("number_there", (nearest,) if concept in ("BETHERE", "STILL") else (), 62)


def _around(figure: Figure, clause: Clause) -> tuple[Tag, ...]:
    return tuple(tag for tag in clause.tags if tag.start != figure.start)


_TELLING = _LEAVING | _COMING | _STAYING | _MOVING | {"LOSE", "BETHERE", "STILL"}


def _nearest_tag(tags: Sequence[Tag], figure: Figure) -> Tag | None:
    telling = [tag for tag in tags if tag.concept in _TELLING]

    # what follows a number tells it more often than what stands before it
    def distance(tag: Tag) -> int:
        return tag.start - figure.end if tag.start >= figure.end else 2 * (figure.start - tag.end)

    return min(telling, key=distance, default=None)


def _nearest(tags: Sequence[Tag], figure: Figure) -> str:
    tag = _nearest_tag(tags, figure)
    return "" if tag is None else tag.concept


def _lies_ahead(tags: Sequence[Tag]) -> bool:
    return any(
        tag.concept in ("WILL", "MUST", "PLAN", "INTEND", "OPTION", "PROPOSAL") for tag in tags
    ) and not any(tag.tense == "did" for tag in tags if tag.concept in _TELLING)


def _says_still(tags: Sequence[Tag]) -> bool:
    return any(tag.concept in ("STILL", "NOW", "ONLY") for tag in tags)


def _is_whole(figure: Figure, figures: Sequence[Figure], text: str, language: Language) -> bool:
    """Tell whether another number is a part of this one: "75 of the 120"."""
    for other in figures:
        if other is not figure and other.end <= figure.start:
            between = text[other.end : figure.start].lower().split()
            if len(between) <= _APART and any(word in language.numbers["of"] for word in between):
                return True
    return False


def number_slots(figure: Figure) -> Mapping[str, Any]:
    """Return the slots that a number fills."""
    slots: dict[str, Any] = {}
    if figure.low is not None and figure.low == figure.high:
        slots["number"] = figure.low
    else:
        slots |= {
            name: value
            for name, value in (("low", figure.low), ("high", figure.high))
            if value is not None
        }
    if figure.unit != "persons":
        slots["unit"] = figure.unit
    if figure.approximate:
        slots["approximate"] = True
    if figure.basis != "stated":
        slots["basis"] = figure.basis
    if figure.population is not None:
        slots["population"] = figure.population
    return slots
