"""Gathering records into a dataset, with what is wrong and where each record was."""

from collections.abc import Mapping
from typing import Any, cast, get_args

from attrs import define, evolve, field

from counterclaim.codec import build, id_of, structure
from counterclaim.documents._made import MadeRecords
from counterclaim.documents.reading import Reading, nothing_read
from counterclaim.documents.short_forms import Expanded, expand_claim, is_short
from counterclaim.documents.written import Base, Places, WrittenFinder
from counterclaim.findings import Finding, Location, RecordKind
from counterclaim.findings.finding import fault
from counterclaim.findings.frozen import FrozenDict
from counterclaim.findings.json_values import kind_of
from counterclaim.findings.quoting import quoted
from counterclaim.findings.suggestions import did_you_mean
from counterclaim.model import Dataset, SchemaVersion
from counterclaim.model.registry import LISTS, RECORDS, Record
from counterclaim.parsing.limits import Limits, beyond
from counterclaim.parsing.positions import Finder, placed
from counterclaim.schema import fast_validator
from counterclaim.structure.references import check_references

_VERSIONS: tuple[str, ...] = get_args(SchemaVersion)


@define(kw_only=True)
class Gathering:
    """The records read so far; `finish` makes the reading."""

    path: str | None
    lines: bool
    finder: Finder | None = None
    header: Dataset = field(factory=Dataset)
    records: dict[RecordKind, list[Any]] = field(
        factory=lambda: {kind: [] for kind in LISTS.values()}
    )
    positions: dict[RecordKind, list[int]] = field(
        factory=lambda: {kind: [] for kind in LISTS.values()}
    )
    refused: set[tuple[RecordKind, str]] = field(factory=set)
    findings: list[Finding] = field(factory=list)
    made: MadeRecords = field(factory=MadeRecords)
    places: dict[Base, Places] = field(factory=dict)
    written: dict[tuple[RecordKind, int], str] = field(factory=dict)
    count: int = 0
    header_position: tuple[int, ...] = ()

    def add(self, kind: RecordKind, data: object, position: int, at: Location) -> None:
        """Read one record and keep it, or its faults."""
        if kind == "claim" and is_short(data):
            self._add_short(cast("dict[str, Any]", data), position, at)
            return
        self._add_whole(kind, data, position, at)

    def _add_whole(self, kind: RecordKind, data: object, position: int, at: Location) -> bool:
        """Read one record that is written in full; tell whether it was kept."""
        record = _sound(kind, data)
        if record is None:
            record, findings = structure(kind, data, at)
            self.findings.extend(findings)
        if record is not None:
            self._keep(kind, record, position)
            return True
        stated = id_of(data)
        if stated is not None:
            self.refused.add((kind, stated))
        return False

    def _add_short(self, data: dict[str, Any], position: int, at: Location) -> None:
        """Read a claim in a short form: the claims that it stands for, and the records made."""
        start = at.pointer or ""
        expansion = expand_claim(data)
        place = evolve(at, record_kind="claim", record_id=id_of(data))
        for wrong in expansion.faults:
            where = evolve(place, pointer=f"{start}{wrong.pointer}")
            self.findings.append(fault(wrong.code, wrong.message, where, wrong.hint))
        if expansion.faults and place.record_id is not None:
            self.refused.add(("claim", place.record_id))
        for expanded in expansion.claims:
            self._add_expanded(expanded, position, at)
        for made in expansion.made:
            self.made.add(made, position, evolve(at, pointer=f"{start}/{made.key}"))

    def _add_expanded(self, expanded: Expanded, position: int, at: Location) -> None:
        start = at.pointer or ""
        base = f"{start}{expanded.base}"
        self.places[at.line, base] = Places(start, expanded.places)
        index = len(self.records["claim"])
        if self._add_whole("claim", expanded.claim, position, evolve(at, pointer=base)):
            self.written["claim", index] = base
            self.made.used_by(index)

    def add_sound_line(self, data: object, line: int) -> bool:
        """Keep the record of a line if it is one without faults; tell whether it is.

        The line that describes the dataset is left to `add_line`.
        """
        kind = data.get("record") if type(data) is dict else None
        if type(kind) is not str or kind not in self.records or is_short(data):
            return False
        record = _built(kind, cast("dict[str, Any]", data))
        if record is None:
            return False
        self._keep(kind, record, line)
        return True

    def _keep(self, kind: RecordKind, record: Record, position: int) -> None:
        self.records[kind].append(record)
        self.positions[kind].append(position)
        self.count += 1

    def set_header(self, data: Mapping[str, Any], at: Location) -> bool:
        """Read what a dataset says about itself; tell whether its version can be read."""
        version = data.get("schema_version")
        if type(version) is str and version not in _VERSIONS:
            self.findings.append(_version_finding(version, at))
            return False
        header = _sound("dataset", data)
        if header is None:
            header, findings = structure("dataset", data, at)
            self.findings.extend(findings)
        if header is not None:
            self.header_position = (at.line or 0,)
            self.header = cast("Dataset", header)
        return True

    def finish(self) -> Reading:
        """Return what was read, its references checked."""
        self._keep_made()
        if self.places:
            self.finder = WrittenFinder(self.places, self.finder)
        lists: dict[str, Any] = {name: tuple(self.records[kind]) for name, kind in LISTS.items()}
        positions = {kind: tuple(places) for kind, places in self.positions.items()}
        if self.header_position:
            positions["dataset"] = self.header_position
        reading = Reading(
            dataset=evolve(self.header, **lists),
            findings=(),
            path=self.path,
            positions=FrozenDict(positions),
            lines=self.lines,
            written=FrozenDict(self.written),
            finder=self.finder,
        )
        references = check_references(
            reading.dataset, locate=reading.location, refused=self.refused
        )
        return evolve(reading, findings=placed((*self.findings, *references), self.finder))

    def _keep_made(self) -> None:
        """Add the records that were made of names, after those that were written."""
        for record in self.made.records(self.records):
            before = len(self.records[record.kind])
            start, _, key = (record.at.pointer or "").rpartition("/")
            places = Places(start, record.places(key))
            self.places[record.at.line, record.at.pointer or ""] = places
            if self._add_whole(record.kind, record.data, record.position, record.at):
                self.written[record.kind, before] = record.at.pointer or ""
        self.made.rename(self.records)


def _sound(kind: RecordKind, data: object) -> Record | None:
    """Return a record that has no faults, or None where `structure` has to find out."""
    if type(data) is not dict or "record" in data:
        return None
    if kind == "dataset" and type(data.get("$schema")) is str:
        data = {key: value for key, value in data.items() if key != "$schema"}
    return _built(kind, {"record": kind, **data})


def _built(kind: RecordKind, line: dict[str, Any]) -> Record | None:
    """Return the record of a line that the compiled schema accepts, if there is nothing else."""
    conforms = fast_validator("line")
    try:
        return build(kind, line) if conforms is not None and conforms(line) else None
    except ValueError:
        # a rule beyond the schema is broken, or the values are not those of JSON
        return None


def read_document(
    data: object, path: str | None, limits: Limits, finder: Finder | None = None
) -> Reading:
    """Return what the value of a whole document holds."""
    at = Location(path=path, record_kind="dataset", pointer="")
    if type(data) is not dict:
        hint = "A document is an object with schema_version, actors, sources, deployments, claims."
        reason = f"expected a dataset, got {kind_of(data)}"
        return nothing_read(path, *placed([fault("schema.type", reason, at, hint)], finder))
    if sum(len(data[name]) for name in LISTS if type(data.get(name)) is list) > limits.records:
        hint = "Split it."
        return nothing_read(path, beyond("the file has", limits.records, "records", at, hint))
    gathering = Gathering(path=path, lines=False, finder=finder)
    # a list that is no list stays with the header, whose reader reports it
    listed = {name for name in LISTS if type(data.get(name)) is list}
    header = {key: value for key, value in data.items() if key not in listed}
    if not gathering.set_header(header, at):
        return gathering.finish()
    for name, kind in LISTS.items():
        for index, item in enumerate(data[name] if name in listed else ()):
            place = Location(path=path, record_kind=kind, pointer=f"/{name}/{index}")
            gathering.add(kind, item, index, place)
    return gathering.finish()


def add_line(gathering: Gathering, data: object, line: int, header_line: int | None) -> bool:
    """Read one line of JSON Lines; tell whether it is the line of the dataset itself.

    Args:
        gathering: Where the record goes.
        data: The value of the line.
        line: Its number, from 1.
        header_line: Number of the line of the dataset, if one was read before.
    """
    at = Location(path=gathering.path, line=line, pointer="")
    if type(data) is not dict:
        reason = f"expected a record, got {kind_of(data)}"
        gathering.findings.append(fault("schema.type", reason, at, "Each line is an object."))
        return False
    kind = _kind_of_line(data, evolve(at, record_id=id_of(data), pointer="/record"), gathering)
    if kind is None:
        return False
    record = {key: value for key, value in data.items() if key != "record"}
    if kind != "dataset":
        gathering.add(kind, record, line, at)
        return False
    place = evolve(at, record_kind="dataset")
    if header_line is not None:
        reason = f"a second line describes the dataset; the first is line {header_line}"
        hint = "Leave one line with the record dataset."
        gathering.findings.append(fault("structure.second-dataset", reason, place, hint))
        return True
    strange = [key for key in record if key in LISTS or key == "$schema"]
    for key in strange:
        advice = "Records go on lines of their own." if key in LISTS else "Leave it out."
        reason = f"{key}: there is no such key in a line"
        found = fault("schema.unknown-key", reason, evolve(place, pointer=f"/{key}"), advice)
        gathering.findings.append(found)
    kept = {key: value for key, value in record.items() if key not in strange}
    gathering.set_header(kept, place)
    return True


def _kind_of_line(data: dict[str, Any], at: Location, gathering: Gathering) -> RecordKind | None:
    kinds = ", ".join(RECORDS)
    if "record" not in data:
        hint = f"It tells what the line is: {kinds}."
        gathering.findings.append(fault("schema.missing", "record: it is missing", at, hint))
        return None
    stated = data["record"]
    if type(stated) is not str:
        code = "schema.null" if stated is None else "schema.type"
        reason = f"record: expected one of {kinds}, got {kind_of(stated)}"
        gathering.findings.append(fault(code, reason, at))
        return None
    if stated not in RECORDS:
        reason = f"record: expected one of {kinds}, got {quoted(stated)}"
        found = fault("schema.code", reason, at, did_you_mean(stated, RECORDS))
        gathering.findings.append(found)
        return None
    return cast("RecordKind", stated)


def _version_finding(version: str, at: Location) -> Finding:
    readable = ", ".join(_VERSIONS)
    return fault(
        "schema.version",
        f"the file follows version {quoted(version)} of the format; this library reads {readable}",
        evolve(at, pointer="/schema_version"),
        "Use a release of the library that reads this version.",
    )
