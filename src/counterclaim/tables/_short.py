"""The columns of claims that are written short: a reading, its slots, and names."""

from collections.abc import Iterable, Mapping, Sequence

from attrs import evolve

from counterclaim.codelists.readings import NAMES, READINGS, SLOTS, TIME_SLOTS
from counterclaim.tables.columns import Choices, Column

_APART = frozenset({"subjects", "condition"})
"""Slots without a column of their own: a list, which has a sheet, and a field of every claim."""

_INSTEAD: Mapping[str, tuple[str, ...]] = {
    "reading": ("about.deployment", "says.type"),
    "speaker_name": ("speaker",),
    **dict.fromkeys(("outlet", "url", "title", "published", "accessed"), ("sources",)),
}
"""The columns of a claim that are not needed where there is one of those for short forms."""


def short_columns(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Return the columns for short forms, those of the same fields as some columns alike."""
    fields = {column.header: column for column in columns}
    dates = ("published", "accessed")
    return (
        Column(
            header="reading",
            kind="text",
            description="How the words are read; with it about and says are left empty.",
            choices=Choices(name="readings", values=tuple(READINGS), closed=True),
        ),
        *(_slot_column(name, fields) for name in SLOTS if name not in _APART),
        *(
            Column(header=name, kind="date" if name in dates else "text", description=told)
            for name, told in NAMES.items()
        ),
    )


def not_needed(headers: Iterable[str]) -> frozenset[str]:
    """Return the columns without which a sheet with some headers can do."""
    return frozenset(name for header in headers for name in _INSTEAD.get(header, ()))


def _slot_column(name: str, fields: Mapping[str, Column]) -> Column:
    slot = SLOTS[name]
    told = f"For a reading: {slot.meaning[0].lower()}{slot.meaning[1:]}"
    like = fields.get(".".join(slot.path))
    if like is not None:
        return evolve(like, header=name, description=told, required=False)
    if name in TIME_SLOTS:
        return Column(header=name, kind="date", description=told)
    if name == "number":
        return Column(header=name, kind="number", description=told, may_be_large=True)
    return Column(header=name, kind="flag", description=told)
