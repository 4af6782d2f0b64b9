"""Counting what an export leaves behind: every written value that no field of the format holds."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from counterclaim.codec import unstructure
from counterclaim.findings import Finding, Location, RecordKind
from counterclaim.interchange._dates import coarse_date, plain_date
from counterclaim.model import Dataset
from counterclaim.model.registry import LISTS
from counterclaim.time import parse_edtf

Json = Mapping[str, Any]

Lost = Callable[[Json], Iterator[tuple[str, str]]]
"""For a record as JSON: pointers inside it to what is lost, each with the words for it."""


def losses_of(dataset: Dataset, lost: Mapping[RecordKind, Lost]) -> tuple[Finding, ...]:
    """Return a finding for each value that a format does not hold, in the order of the dataset.

    Args:
        dataset: What is exported.
        lost: What is lost of a record of each kind; pointers start inside the record.
    """
    header = {key: value for key, value in unstructure(dataset).items() if key not in LISTS}
    found = [_loss("dataset", dataset.id, pointer, why) for pointer, why in lost["dataset"](header)]
    for name, kind in LISTS.items():
        for index, record in enumerate(getattr(dataset, name)):
            for pointer, why in lost[kind](unstructure(record)):
                found.append(_loss(kind, record.id, f"/{name}/{index}{pointer}", why))
    return tuple(found)


def fields_but(held: Collection[str], format_name: str) -> Lost:
    """Return the losses of records of which a format holds whole fields only.

    Args:
        held: The fields that it holds.
        format_name: Its name, for the messages.
    """

    def lost(record: Json) -> Iterator[tuple[str, str]]:
        for name in record:
            if name not in held:
                yield f"/{name}", no_place(name, format_name)

    return lost


def date_lost(record: Json, name: str, format_name: str) -> Iterator[tuple[str, str]]:
    """Yield the loss of a date that is not simply a year, a month or a day."""
    if name not in record:
        return
    date = parse_edtf(record[name])
    if plain_date(date) is None:
        coarse = coarse_date(date)
        what = "it is left out" if coarse is None else f"{coarse} comes out"
        yield f"/{name}", f"{name}: {format_name} takes a year, month or day only; {what}"


def no_place(name: str, format_name: str) -> str:
    """Say that a format has no place for a field."""
    return f"{name}: {format_name} has no place for it"


def _loss(kind: RecordKind, record_id: str | None, pointer: str, message: str) -> Finding:
    at = Location(record_kind=kind, record_id=record_id, pointer=pointer)
    return Finding(code="interchange.loss", severity="note", message=message, location=at)
