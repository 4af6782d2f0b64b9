"""The page of the table of clashes, and the short view of it on the page of the model."""

from collections.abc import Iterator, Mapping, Sequence

from _pages.table import table
from counterclaim.codelists.clashes import ENTRIES, GAPS, GROUPS, Entry, Grid, cells

_SIGNS = {"certain": "**C**", "likely": "L", "weak": "w", "none": "", "open": "?"}

_INTRODUCTION = """\
# The table of clashes

Which two [readings](readings.md) about one deployment cannot both be so, and how surely. It was
written as careful readers of news judge, without a look at what the checker does, and `check` is
measured by it.

Each line holds for every pair of a reading on the left and one on the right. Six letters say how
surely the two clash: three where **one party** says both, then three where **two parties** say one
each. Of each three, the first is for statements of one day, the second for some days between
them (tried with 5), the third for some months (tried with 120). Where the right one is said first,
the day is the same, so that only four letters stand there.

`C` certain: the words exclude one another. `L` likely: they do so if things go on as one takes for
granted. `w` weak: a reader may see it so. `-` no clash. `?` readers differ. A pair that stands
nowhere does not clash in any situation; of two lines for a pair the first counts.

*Part* says whether the line also holds where one of the two is about a part and the other about the
whole: `left`, where the left one is about the part; `right`; `both`, either way; `only left` and
`only right` where the line is for these alone. A name in capitals is a group; a value in brackets
is what stands in the slot.

The whole table, pair by pair, is `schemas/1.0/clashes.csv`; what stands in the slots is
`schemas/1.0/clash_samples.csv`.

"""


def pages() -> Mapping[str, str]:
    """Return the page of the table."""
    return {"reference/clashes.md": "".join((_INTRODUCTION, _groups(), *_topics()))}


def _groups() -> str:
    rows = (
        (f"`{name}`", ", ".join(f"`{member}`" for member in members))
        for name, members in GROUPS.items()
        if name != "COMPARED"
    )
    text = "`COMPARED` are all readings but those about statements and those that take no part."
    return f"## Groups\n\n{table(('group', 'readings'), rows)}\n{text}\n"


def _topics() -> Iterator[str]:
    header = ("left", "right", "left first", "right first", "part", "why")
    for topic, entries in ENTRIES.items():
        yield f"\n## {topic}\n\n{table(header, (_row(entry) for entry in entries))}"


def _row(entry: Entry) -> Sequence[str]:
    part = "" if entry.part == "none" else entry.part
    return (
        *(_names(entry.left), _names(entry.right)),
        *(_letters(entry.in_order, same_day=True), _letters(entry.reversed_order, same_day=False)),
        part if entry.whole else f"only {part}",
        entry.reason,
    )


def _names(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _letters(grid: Grid, *, same_day: bool) -> str:
    signs = {"certain": "C", "likely": "L", "weak": "w", "none": "-", "open": "?"}
    gaps = [gap for gap in GAPS if same_day or gap != "same_day"]
    words = ("".join(signs[grid[who, gap]] for gap in gaps) for who in ("one", "two"))
    return f"`{' '.join(words)}`"


_SHOWN = (
    *("has_left", "is_leaving", "some_have_left", "will_leave", "will_not_leave"),
    *("no_withdrawal", "not_begun", "leaving_decided", "no_decision"),
    *("are_there", "stays", "nobody_there", "never_was_there", "has_come", "will_not_come"),
)


_OVERVIEW = """\
Two parties speak of one deployment. A line is what the first says, a column what the second says
*five days later*. **C**: certainly a clash; L: likely; w: weak; ?: readers differ; empty: none.

{table}
So a denial answers what was said in the days before; what is denied and then comes about is
progress, unless nobody can have been there or gone so fast; and a plan is broken by what is done
against it, however long after. By one party, on one day, after months, and of a part and its whole
the letters differ: [the whole table](../reference/clashes.md) has all readings in all situations,
with the reasons. As data it is `schemas/1.0/clashes.csv`.
"""


def overview() -> str:
    """Return the short view: what one party says, and some days later another one."""
    found = {
        (cell.first, cell.second): _SIGNS[cell.verdict]
        for cell in cells()
        if (cell.parties, cell.gap, cell.extent) == ("two", "days", "same")
    }
    header = ("said first", *(str(number) for number, _ in enumerate(_SHOWN, 1)))
    rows = (
        (f"{number} `{first}`", *(found[first, second] for second in _SHOWN))
        for number, first in enumerate(_SHOWN, 1)
    )
    return _OVERVIEW.format(table=table(header, rows))
