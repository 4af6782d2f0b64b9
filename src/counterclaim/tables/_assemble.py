"""From tables to a dataset: records, the lists inside them, and their findings with cells."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args

from attrs import define, evolve, field

from counterclaim.codec import structure
from counterclaim.documents import Reading
from counterclaim.documents.gathering import Gathering
from counterclaim.documents.reading import nothing_read
from counterclaim.findings import Finding, Location
from counterclaim.findings.finding import fault
from counterclaim.findings.quoting import quoted
from counterclaim.findings.suggestions import did_you_mean
from counterclaim.model import SchemaVersion
from counterclaim.model.registry import LISTS
from counterclaim.tables._cells import FaultyCell, Row, Table
from counterclaim.tables._convert import Value, boolean_text, value_of
from counterclaim.tables._headers import Headed, head
from counterclaim.tables._layout import ORDER, RECORD, SETTINGS, Column, Sheet, layout, settings
from counterclaim.tables._places import Cells, Key, Origin, placed
from counterclaim.tables._remarks import Remarks

_KEY = Column(header="key", kind="text", required=True, description="Name of the field.")
_VALUE = Column(header="value", kind="text", required=True, description="Its value.")
SETTINGS_COLUMNS = (_KEY, _VALUE)
"""The columns of the sheet that describes the dataset."""


@define
class _Draft:
    """A record under way: its values as those of JSON, and the faults of its cells."""

    origin: Origin
    data: dict[str, Any] = field(factory=dict)
    faults: list[Finding] = field(factory=list)


@define
class _Assembly:
    drafts: dict[str, list[_Draft]] = field(factory=lambda: {name: [] for name in LISTS})
    items: dict[Key, list[_Draft]] = field(factory=dict)
    orphans: dict[str, list[Finding]] = field(factory=lambda: {name: [] for name in LISTS})
    remarks: list[Finding] = field(factory=list)


def assemble(tables: Sequence[Table], path: str, further: Sequence[Finding] = ()) -> Reading:
    """Return what some tables hold; its finder knows the cells.

    Args:
        tables: The tables of data, each with the name of a sheet of the layout.
        path: The file or folder.
        further: Findings that were made before.
    """
    by_name = {table.name: table for table in tables}
    headed = {
        sheet.name: head(by_name[sheet.name], sheet.columns)
        for sheet in layout()
        if sheet.name in by_name
    }
    if SETTINGS in by_name:
        headed = {SETTINGS: head(by_name[SETTINGS], SETTINGS_COLUMNS), **headed}
    findings = [*further, *(found for one in headed.values() for found in one.findings)]
    if any(one.fatal for one in headed.values()):
        return nothing_read(path, *findings)
    gathering = Gathering(path=path, lines=False, findings=findings)
    whole = Location(path=path)
    settings_places: dict[str, Location] = {}
    if SETTINGS in headed:
        whole = by_name[SETTINGS].at(0, 1)
        settings_places, readable = _read_settings(headed[SETTINGS], gathering)
        if not readable:
            cells = Cells({}, {}, settings_places, whole)
            findings = [placed(found, cells) for found in gathering.findings]
            return nothing_read(path, *findings)
    else:
        gathering.findings.append(_no_settings(path))
    assembly = _Assembly()
    for sheet in layout():
        if sheet.name in headed:
            _read_sheet(sheet, headed[sheet.name], assembly)
    cells = Cells(
        {
            (name, index): draft.origin
            for name, drafts in assembly.drafts.items()
            for index, draft in enumerate(drafts)
        },
        {key: tuple(item.origin for item in items) for key, items in assembly.items.items()},
        settings_places,
        whole,
    )
    for name, drafts in assembly.drafts.items():
        for index, draft in enumerate(drafts):
            _gather(gathering, name, index, draft, path)
        gathering.findings.extend(assembly.orphans[name])
    gathering.findings.extend(assembly.remarks)
    reading = gathering.finish()
    located = tuple(placed(found, cells) for found in reading.findings)
    return evolve(reading, findings=located, finder=cells)


def _no_settings(path: str) -> Finding:
    return Finding(
        code="structure.no-dataset",
        severity="note",
        message="no sheet describes the dataset; its records were read as version 1.0",
        location=Location(path=path, record_kind="dataset", sheet=SETTINGS),
        hint="Add a sheet dataset with the columns key and value, and schema_version in it.",
    )


def _read_settings(headed: Headed, gathering: Gathering) -> tuple[dict[str, Location], bool]:
    """Read what the dataset says about itself; return the places of its keys.

    Also tells whether the version of the format is one that can be read.
    """
    known = {column.header: column for column in settings()}
    places: dict[str, Location] = {}
    data: dict[str, Any] = {}
    remarks = Remarks()
    faults = []
    for row in headed.rows:
        key = row.cells.get(headed.places["key"])
        cell = row.cells.get(headed.places["value"])
        at = evolve(
            headed.table.at(headed.places["key"], row.number, row.line), record_kind="dataset"
        )
        if not isinstance(key, str) or key not in known:
            hint = did_you_mean(key, known) if isinstance(key, str) else None
            reason = f"{quoted(key)}: there is no such key" if isinstance(key, str) else "no key"
            hint = hint or f"The keys are {', '.join(known)}."
            faults.append(fault("schema.unknown-key", reason, at, hint))
            continue
        if key in places:
            reason = f"the key {quoted(key)} stands twice"
            faults.append(fault("parse.duplicate-key", reason, at, "Keep one of them."))
            continue
        place = headed.table.at(headed.places["value"], row.number, row.line)
        places[key] = evolve(place, record_kind="dataset")
        if cell is None:
            continue
        value = value_of(known[key], cell)
        if key == "schema_version" and not isinstance(value, FaultyCell):
            value = _whole_version(value, places[key], gathering.findings)
        if isinstance(value, FaultyCell):
            faults.append(_fault(key, value, evolve(places[key], pointer=f"/{key}")))
        else:
            remarks.add(key, value, places[key])
            data[key] = value.value
    gathering.findings.extend(faults)
    refused = frozenset(found.location.pointer or "-" for found in faults)
    before = len(gathering.findings)
    at = Location(path=gathering.path, record_kind="dataset", pointer="")
    readable = gathering.set_header(data, at)
    kept = [found for found in gathering.findings[before:] if found.location.pointer not in refused]
    gathering.findings[before:] = [*kept, *remarks.findings()]
    return places, readable


def _whole_version(value: Value, at: Location, findings: list[Finding]) -> Value:
    """Return the version that a spreadsheet has shortened: 1 for 1.0."""
    shortened = {
        text: version
        for version in get_args(SchemaVersion)
        for text in (version.removesuffix(".0"), version.replace(".", ","))
        if version.endswith(".0")
    }
    version = shortened.get(value.value)
    if version is None:
        return value
    message = f"schema_version: {value.value} was read as {version}"
    hint = f"Write {version} as a text; a spreadsheet has shortened it."
    note = Finding(code="table.version", severity="note", message=message, location=at, hint=hint)
    findings.append(note)
    return Value(version)


def _read_sheet(sheet: Sheet, headed: Headed, assembly: _Assembly) -> None:
    remarks = Remarks()
    drafts = [draft for draft in _drafts(sheet, headed, remarks) if draft.data or draft.faults]
    assembly.remarks.extend(remarks.findings())
    for part in sheet.needed_parts:
        for draft in drafts:
            # so that what is missing inside of it is named
            draft.data.setdefault(part, {})
    if not sheet.path:
        assembly.drafts[sheet.list_name] = drafts
        return
    owners: dict[str, int] = {}
    for index, draft in enumerate(assembly.drafts[sheet.list_name]):
        if isinstance(draft.data.get("id"), str):
            owners.setdefault(draft.data["id"], index)
    rows: dict[int, list[_Draft]] = {}
    for draft in drafts:
        owner = draft.data.pop(RECORD, None)
        if owner in owners:
            rows.setdefault(owners[owner], []).append(draft)
        else:
            assembly.orphans[sheet.list_name].append(_orphan(sheet, draft, owner, owners))
    for index, items in sorted(rows.items()):
        record = assembly.drafts[sheet.list_name][index]
        ordered = _in_order(sheet, items, record)
        assembly.items[sheet.list_name, index, sheet.path] = ordered
        _attach(sheet, record, ordered)


def _drafts(sheet: Sheet, headed: Headed, remarks: Remarks) -> Iterator[_Draft]:
    columns = [
        (column, headed.places[column.header])
        for column in sheet.columns
        if column.header in headed.places
    ]
    for row in headed.rows:
        origin = Origin(headed.table, row, headed.places)
        draft = _Draft(origin)
        for column, place in columns:
            cell = row.cells.get(place)
            if cell is None:
                continue
            steps = column.header.split(".")
            if column.header == "says.value" and _is_boolean(row, headed):
                cell = boolean_text(cell)
            value = value_of(column, cell)
            if isinstance(value, FaultyCell):
                at = evolve(origin.at(column.header), pointer="/" + "/".join(steps))
                draft.faults.append(_fault(column.header, value, at))
            else:
                remarks.add(column.header, value, origin.at(column.header))
                _put(draft.data, steps, value.value)
        yield draft


def _is_boolean(row: Row, headed: Headed) -> bool:
    place = headed.places.get("says.value_type")
    return place is not None and row.cells.get(place) == "boolean"


def _put(data: dict[str, Any], steps: Sequence[str], value: Any) -> None:  # noqa: ANN401  (a value of JSON)
    inner = data
    for step in steps[:-1]:
        inner = inner.setdefault(step, {})
    inner[steps[-1]] = value


def _in_order(sheet: Sheet, items: list[_Draft], record: _Draft) -> list[_Draft]:
    """Return the rows of a record by their places, or as they stand if no row states one."""
    stated = [item.data.pop(ORDER, None) for item in items]
    if stated == [None] * len(items):
        return items
    reason = None
    if any(type(place) is not int or place < 1 for place in stated):
        reason = "some rows of the record have a whole number from 1 as their order, and some not"
    elif len(set(stated)) != len(stated):
        reason = "two rows of the record have the same order"
    if reason is None:
        pairs = sorted(zip(stated, range(len(items)), strict=True))
        return [items[place] for _, place in pairs]
    wrong = next(
        item
        for index, (item, place) in enumerate(zip(items, stated, strict=True))
        if type(place) is not int or place < 1 or place in stated[:index]
    )
    at = evolve(wrong.origin.at(ORDER), pointer="/" + "/".join(sheet.path))
    hint = "Number them 1, 2, 3, or leave the column empty for all of them."
    record.faults.append(fault("table.order", f"{sheet.name}: {reason}", at, hint))
    return items


def _attach(sheet: Sheet, record: _Draft, items: Sequence[_Draft]) -> None:
    _put(record.data, sheet.path, [item.data for item in items])
    start = "/" + "/".join(sheet.path)
    for index, item in enumerate(items):
        for found in item.faults:
            at = evolve(found.location, pointer=f"{start}/{index}{found.location.pointer}")
            record.faults.append(evolve(found, location=at))


def _orphan(sheet: Sheet, draft: _Draft, owner: object, owners: Mapping[str, int]) -> Finding:
    at = evolve(draft.origin.at(RECORD), record_kind=sheet.kind)
    if not isinstance(owner, str):
        faults = [found for found in draft.faults if found.location.pointer == f"/{RECORD}"]
        if faults:
            return evolve(faults[0], location=at)
        hint = f"Write the id of the {sheet.kind} to which the row belongs."
        return fault("schema.missing", f"{RECORD}: it is missing", at, hint)
    hint = did_you_mean(owner, owners) or f"The ids are those of the sheet {sheet.list_name}."
    return fault("table.orphan", f"there is no {sheet.kind} {quoted(owner)}", at, hint)


def _gather(gathering: Gathering, name: str, index: int, draft: _Draft, path: str) -> None:
    """Keep a record, or its faults: those of its cells, and those they do not explain."""
    kind = LISTS[name]
    at = Location(path=path, record_kind=kind, pointer=f"/{name}/{index}")
    if not draft.faults:
        gathering.add(kind, draft.data, index, at)
        return
    stated = draft.data.get("id")
    record_id = stated if isinstance(stated, str) else None
    pointers = []
    for found in draft.faults:
        pointer = f"{at.pointer}{found.location.pointer}"
        pointers.append(pointer)
        place = evolve(found.location, record_kind=kind, record_id=record_id, pointer=pointer)
        gathering.findings.append(evolve(found, location=place))
    _, others = structure(kind, draft.data, at)
    gathering.findings.extend(found for found in others if not _explained(found, pointers))
    if record_id is not None:
        gathering.refused.add((kind, record_id))


def _explained(found: Finding, pointers: Sequence[str]) -> bool:
    """Tell whether a finding follows from cells that were not read."""
    pointer = found.location.pointer or ""
    follows = found.code in ("schema.missing", "schema.fields")
    return any(
        pointer == one
        or pointer.startswith(f"{one}/")
        or (follows and one.startswith(f"{pointer}/"))
        for one in pointers
    )


def _fault(header: str, cell: FaultyCell, at: Location) -> Finding:
    return fault(cell.code, f"{header}: {cell.reason}", at, cell.hint)
