"""Several files as one dataset, such as actors in one and claims in another."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from attrs import evolve, frozen

from counterclaim.documents._repeats import without_repeats
from counterclaim.documents.reading import Reading
from counterclaim.findings import Finding, Location, RecordKind
from counterclaim.model.registry import LISTS
from counterclaim.structure.references import check_references

_REFERENCES = "reference."


@frozen(eq=False)
class _Finders:
    """Finds lines and columns in several files, each place in its own."""

    readings: tuple[Reading, ...]

    def find(self, wanted: Iterable[Location]) -> Mapping[Location, Location]:
        places = list(wanted)
        found: dict[Location, Location] = {}
        for reading in self.readings:
            own = [place for place in places if place.path == reading.path]
            if own and reading.finder is not None:
                found |= reading.finder.find(own)
        return found


def together(readings: Sequence[Reading]) -> Reading:
    """Return several readings as one: all their records, with references across the files.

    What a dataset says about itself is taken from the first that has an id, or else the first.
    References, and ids that stand twice, are looked at once for all; every other finding stays as
    it is. Each record keeps its place in its own file. A record that several files make of one name
    is there once.

    Raises:
        ValueError: There is no reading.
    """
    if not readings:
        raise ValueError("there is nothing to put together")
    readings = without_repeats(readings)
    head = next((one.dataset for one in readings if one.dataset.id is not None), None)
    datasets = [one.dataset for one in readings]
    dataset = evolve(
        head or datasets[0],
        actors=tuple(record for one in datasets for record in one.actors),
        sources=tuple(record for one in datasets for record in one.sources),
        deployments=tuple(record for one in datasets for record in one.deployments),
        claims=tuple(record for one in datasets for record in one.claims),
    )
    whole = Reading(
        dataset=dataset,
        findings=(),
        path=" + ".join(one.path for one in readings if one.path is not None) or None,
        positions=MappingProxyType(
            {
                kind: tuple(place for one in readings for place in one.positions.get(kind, ()))
                for kind in LISTS.values()
            }
        ),
        finder=_Finders(tuple(readings)),
        origins=tuple(readings),
    )
    kept: list[Finding] = [
        found
        for one in readings
        for found in one.findings
        if not found.code.startswith(_REFERENCES)
    ]
    references = check_references(dataset, locate=whole.location, refused=list(_refused(kept)))
    return evolve(whole, findings=(*kept, *references))


def _refused(findings: Iterable[Finding]) -> Iterator[tuple[RecordKind, str]]:
    """Yield kind and id of the records that could not be read."""
    for found in findings:
        kind, name = found.location.record_kind, found.location.record_id
        if found.severity == "error" and kind is not None and name is not None:
            yield kind, name
