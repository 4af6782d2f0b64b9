"""Which sheet of the format a file or sheet of some name is, and which only looks like one."""

import re
from collections.abc import Iterable, Mapping

from attrs import frozen

from counterclaim.tables.layout import HELPERS, sheet_names


@frozen
class Sorted:
    """The names of files or sheets.

    Attributes:
        used: By sheet of the format, the name that is read for it.
        copies: By the name of a sheet that looks like a copy, the sheet of the format.
        others: The names of all further sheets.
    """

    used: Mapping[str, str]
    copies: Mapping[str, str]
    others: tuple[str, ...]


def sort_names(names: Iterable[str]) -> Sorted:
    """Tell apart the sheets of the format, whatever their capitals, and what looks like a copy.

    The name written exactly goes before one with other capitals, or with blanks around it.
    """
    given = tuple(names)
    used: dict[str, str] = {}
    for name in (*(one for one in given if one in sheet_names()), *given):
        plain = name.strip().casefold()
        if plain in sheet_names() and plain not in used:
            used[plain] = name
    read = frozenset(used.values())
    rest = [name for name in given if name not in read and name not in HELPERS]
    copies = {name: sheet for name in rest if (sheet := _copied(name, used)) is not None}
    others = tuple(name for name in rest if name not in copies)
    return Sorted(used, copies, others)


def _copied(name: str, used: Mapping[str, str]) -> str | None:
    """Return the sheet that a name holds as a word, as in `claims (2)` and `Copy of claims`."""
    plain = name.casefold()
    # the longest first: `claims.via (2)` is no copy of claims
    for sheet in sorted(used, key=len, reverse=True):
        if re.search(rf"(?<![^\W_]){re.escape(sheet)}(?![^\W\d_]|\.\w)", plain):
            return sheet
    return None
