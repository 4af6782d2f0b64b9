"""Who contradicts whom: the parties of a page and how many conflicts are between them."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from attrs import frozen

from counterclaim.consistency import Conflict
from counterclaim.report.sentences.names import Names, actor_name

_MOST = 24


@frozen
class Party:
    """A party: its number on the page, and its name."""

    key: int
    name: str


@frozen
class Matrix:
    """How many conflicts there are between two parties; on the diagonal, within one.

    `counts` has a row for each party; `left_out` parties with fewer conflicts are not listed.
    """

    parties: tuple[Party, ...]
    counts: tuple[tuple[int, ...], ...]
    left_out: int


def party_of(names: Names, speaker: str) -> str:
    """Return the party of a speaker; who has none stands for itself."""
    return names.structure.party(speaker) or speaker


def parties_in(conflict: Conflict, names: Names) -> list[str]:
    """Return the parties whose statements a conflict holds, in order."""
    speakers = (names.claims[name].speaker for name in conflict.claims if name in names.claims)
    return sorted({party_of(names, speaker) for speaker in speakers})


def matrix_of(names: Names, conflicts: Sequence[Conflict], keys: Mapping[str, int]) -> Matrix:
    """Count the conflicts between parties; those with the most come first."""
    pairs: dict[tuple[str, str], int] = {}
    total: dict[str, int] = {}
    for conflict in conflicts:
        parties = parties_in(conflict, names)
        met = list(combinations(parties, 2)) or [(party, party) for party in parties]
        for pair in met:
            pairs[pair] = pairs.get(pair, 0) + 1
        for party in parties:
            total[party] = total.get(party, 0) + 1
    listed = sorted(total, key=lambda party: (-total[party], actor_name(names, party)))
    shown = listed[:_MOST]
    counts = tuple(
        tuple(pairs.get((min(row, column), max(row, column)), 0) for column in shown)
        for row in shown
    )
    return Matrix(
        parties=tuple(Party(keys[party], actor_name(names, party)) for party in shown),
        counts=counts,
        left_out=len(listed) - len(shown),
    )
