"""Where the claims of a file stand, for reports that point at them."""

from collections.abc import Collection, Mapping

from attrs import evolve

from counterclaim.documents import Format, Reading
from counterclaim.documents._offsets import offsets_of
from counterclaim.documents._places import spot_of
from counterclaim.documents._text import line_and_column, line_starts
from counterclaim.documents._yaml import parse_yaml
from counterclaim.findings import Location


def claim_places(
    reading: Reading,
    claims: Collection[str],
    text: str | None = None,
    format: Format = "json",  # noqa: A002  (the word for it)
) -> Mapping[str, Location]:
    """Return the places of some claims by their ids; of claims with one id, of the first.

    Args:
        reading: What was read.
        claims: The ids that are wanted. Ids that the dataset lacks are left out.
        text: The text that was read. With it, places in a document have line and column;
            without it they have a JSON Pointer alone. Places in JSON Lines always have a line.
        format: The format of the text.
    """
    wanted = frozenset(claims)
    found: dict[str, Location] = {}
    # a dataset that was not read from a file has no places
    count = len(reading.positions.get("claim", ()))
    for index, claim in enumerate(reading.dataset.claims[:count]):
        if claim.id in wanted and claim.id not in found:
            found[claim.id] = reading.location("claim", index)
    if text is None or reading.lines or not found:
        return found
    pointers = frozenset(at.pointer for at in found.values() if at.pointer is not None)
    places = _places(text, pointers, format)
    return {
        name: evolve(at, line=places[at.pointer][0], column=places[at.pointer][1])
        if at.pointer in places
        else at
        for name, at in found.items()
    }


def _places(text: str, pointers: Collection[str], format: Format) -> dict[str, tuple[int, int]]:  # noqa: A002
    if format == "yaml":
        known = parse_yaml(text, None).places
        lines = {pointer: spot_of(known, pointer) for pointer in pointers}
        return {pointer: place for pointer, place in lines.items() if place is not None}
    starts = line_starts(text)
    offsets = offsets_of(text, pointers)
    return {pointer: line_and_column(starts, offset) for pointer, offset in offsets.items()}
