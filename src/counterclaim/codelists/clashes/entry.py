"""What an entry of the table of clashes is, and how it is written."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Literal

from attrs import frozen

Verdict = Literal["certain", "likely", "weak", "none", "open"]
"""How surely two statements clash. `open`: careful readers differ."""

Parties = Literal["one", "two"]
"""Whether one party says both, or each says one."""

Gap = Literal["same_day", "days", "months"]
"""How long after the first statement the second is made: 0, 5 or 120 days."""

Extent = Literal["same", "first_of_part", "second_of_part"]
"""Whether both are about one deployment, or one about a part of the other's."""

GAPS: Mapping[Gap, int] = MappingProxyType({"same_day": 0, "days": 5, "months": 120})
"""The days between the two statements of each gap."""

_VERDICTS: dict[str, Verdict] = {
    "c": "certain",
    "l": "likely",
    "w": "weak",
    "-": "none",
    "?": "open",
}

Grid = Mapping[tuple[Parties, Gap], Verdict]


@frozen
class Entry:
    """What is judged of every pair of a reading of `left` and a reading of `right`.

    `left` and `right` hold names of samples, of readings (all of their samples) or of groups.
    `in_order` holds where the left one is said first, `reversed_order` where the right one is.
    `part` tells for which parts of a whole the entry holds too: of `left`, where that is about
    the part and `right` about the whole; of `right`; of both, either way; or none.
    """

    left: tuple[str, ...]
    right: tuple[str, ...]
    in_order: Grid
    reversed_order: Grid
    part: Literal["left", "right", "both", "none"]
    whole: bool
    """Whether the entry holds where both are about one deployment."""
    reason: str


def clash(
    left: str,
    right: str,
    in_order: str,
    reversed_order: str,
    reason: str,
    part: Literal["left", "right", "both", "none"] = "none",
    *,
    whole: bool = True,
) -> Entry:
    """Return an entry from names parted by spaces and grids of letters.

    `in_order` has two words, for one party and for two; each word has a letter for the same day,
    some days and some months: `c` certain, `l` likely, `w` weak, `-` none, `?` open.
    `reversed_order` has none for the same day, on which the order is not known.
    """
    forward = _grid(in_order.split())
    same_day = (word[0] for word in in_order.split())
    words = zip(same_day, reversed_order.split(), strict=True)
    backward = _grid([first + rest for first, rest in words])
    return Entry(tuple(left.split()), tuple(right.split()), forward, backward, part, whole, reason)


def _grid(words: Sequence[str]) -> Grid:
    parties: tuple[Parties, ...] = ("one", "two")
    return MappingProxyType(
        {
            (who, gap): _VERDICTS[letter]
            for who, word in zip(parties, words, strict=True)
            for gap, letter in zip(GAPS, word, strict=True)
        }
    )
