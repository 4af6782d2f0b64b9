"""Gathering records into a dataset, with what is wrong and where each record was."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, cast, get_args

from attrs import define, evolve, field

from counterclaim.codec import build, id_of, structure
from counterclaim.documents.reading import Reading, nothing_read
from counterclaim.findings import Finding, Location, RecordKind
from counterclaim.findings.finding import fault
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
    count: int = 0
    header_position: tuple[int, ...] = ()

    def add(self, kind: RecordKind, data: object, position: int, at: Location) -> None:
        """Read one record and keep it, or its faults."""
        record = _sound(kind, data)
        if record is None:
            record, findings = structure(kind, data, at)
            self.findings.extend(findings)
        if record is not None:
            self._keep(kind, record, position)
            return
        stated = id_of(data)
        if stated is not None:
            self.refused.add((kind, stated))

    def add_sound_line(self, data: object, line: int) -> bool:
        """Keep the record of a line if it is one without faults; tell whether it is.

        The line that describes the dataset is left to `add_line`.
        """
        kind = data.get("record") if type(data) is dict else None
        if type(kind) is not str or kind not in self.records:
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
        lists: dict[str, Any] = {name: tuple(self.records[kind]) for name, kind in LISTS.items()}
        reading = Reading(
            dataset=evolve(self.header, **lists),
            findings=(),
            path=self.path,
            positions=MappingProxyType(
                {
                    **{kind: tuple(places) for kind, places in self.positions.items()},
                    **({"dataset": self.header_position} if self.header_position else {}),
                }
            ),
            lines=self.lines,
            finder=self.finder,
        )
        references = check_references(
            reading.dataset, locate=reading.location, refused=self.refused
        )
        return evolve(reading, findings=placed((*self.findings, *references), self.finder))


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
