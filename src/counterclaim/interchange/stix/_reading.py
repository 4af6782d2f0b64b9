"""Reading STIX: our own records from the extension, and statements from what others wrote."""

import json
from collections.abc import Mapping
from typing import Any

from attrs import evolve

from counterclaim.documents import reads
from counterclaim.findings import Location
from counterclaim.findings.json_values import kind_of
from counterclaim.findings.quoting import quoted
from counterclaim.interchange._gathering import Gathering
from counterclaim.interchange._parsing import parsed
from counterclaim.interchange._values import Imported
from counterclaim.interchange.stix._others import READERS, Bundle, finish, marked
from counterclaim.interchange.stix._terms import EXTENSION_ID
from counterclaim.model import Dataset
from counterclaim.model.registry import LISTS

_LIST_OF: Mapping[str, str] = {kind: name for name, kind in LISTS.items()}
_NEEDED = ("type", "id")
_KINDS = ("dataset", *_LIST_OF)
_SAME: Mapping[str, tuple[str, str]] = {
    "actor": ("name", "name"),
    "deployment": ("name", "name"),
    "claim": ("content", "text"),
}
"""For a kind of record: the property of the object, and the field that it must agree with."""


def from_stix(data: str | bytes, path: str | None = None) -> Imported:
    """Read a bundle, a list of objects or one object of STIX 2.1.

    Records that `to_stix` put into the extension come back as they were. Of other objects,
    identities become actors, reports sources, and notes and opinions statements that a person
    still has to read. A `duplicate-of` between identities joins nothing.

    Args:
        data: The text of the file, or its UTF-8 bytes.
        path: Its name, for the findings.
    """
    gathering = Gathering(path)
    value = parsed(data, Location(path=path), gathering)
    objects = [] if value is None else _objects(value, gathering)
    ours: list[tuple[Mapping[str, Any], str]] = []
    others: list[tuple[Mapping[str, Any], str]] = []
    for item, pointer in objects:
        (ours if _extension(item) is not None else others).append((item, pointer))
    document = _document(ours, gathering)
    bundle = Bundle({str(item.get("id")): item for item, _ in objects}, gathering)
    marked(
        [(item, at) for item, at in others if item.get("type") == "marking-definition"],
        objects,
        document.get("license"),
        gathering,
    )
    for item, pointer in others:
        if item.get("type") == "identity":
            bundle.register(item, pointer)
    for wanted in ("identity", "report", "note", "opinion", "relationship"):
        for item, pointer in others:
            if item.get("type") == wanted and not _is_revoked(item, pointer, gathering):
                READERS[wanted](item, pointer, bundle)
    _unread(others, gathering)
    finish(bundle)
    return _joined(document, gathering, path)


def _objects(value: object, gathering: Gathering) -> list[tuple[Mapping[str, Any], str]]:
    """Return the objects of a file with their places."""
    at = ""
    if isinstance(value, Mapping) and value.get("type") == "bundle":
        value, at = value.get("objects", []), "/objects"
    items = (
        [(value, at)]
        if not isinstance(value, list)
        else [(item, f"{at}/{index}") for index, item in enumerate(value)]
    )
    found = []
    for item, pointer in items:
        if isinstance(item, Mapping) and all(isinstance(item.get(k), str) for k in _NEEDED):
            found.append((item, pointer))
        else:
            message = f"expected an object of STIX with a type and an id, got {kind_of(item)}"
            gathering.remark("document", message, pointer)
    return found


def _extension(item: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Return what an object of ours carries."""
    if item.get("id") == EXTENSION_ID:
        return {"record_kind": "derived"}
    extensions = item.get("extensions")
    found = extensions.get(EXTENSION_ID) if isinstance(extensions, Mapping) else None
    return found if isinstance(found, Mapping) else None


def _document(ours: list[tuple[Mapping[str, Any], str]], gathering: Gathering) -> dict[str, Any]:
    """Return the dataset that the extensions hold, as the values of JSON."""
    document: dict[str, Any] = {"schema_version": "1.0"}
    for item, pointer in ours:
        carried = _extension(item) or {}
        kind = carried.get("record_kind")
        at = f"{pointer}/extensions/{EXTENSION_ID}/record_json"
        if kind == "derived":
            continue
        if kind == "conflict":
            message = "a conflict is no record; check the claims to find it again"
            gathering.remark("unread", message, pointer)
            continue
        inner = Gathering(gathering.path)
        text = carried.get("record_json")
        record = parsed(text, Location(), inner) if isinstance(text, str) else None
        if not isinstance(kind, str) or kind not in _KINDS or not isinstance(record, dict):
            message = "the extension holds no record that can be read"
            gathering.remark("document", message, at)
        elif kind == "dataset":
            document |= record
        else:
            document.setdefault(_LIST_OF[kind], []).append(record)
            _compare(item, kind, record, pointer, gathering)
    return document


def _compare(
    item: Mapping[str, Any], kind: str, record: Mapping[str, Any], at: str, gathering: Gathering
) -> None:
    """Say where an object was changed after its record was put into it."""
    shown, held = _SAME.get(kind, ("", ""))
    if shown and item.get(shown) != record.get(held):
        message = f"{shown} differs from the record in the extension; the record was read"
        gathering.remark("value", message, f"{at}/{shown}", "Change both, or remove the extension.")


def _is_revoked(item: Mapping[str, Any], pointer: str, gathering: Gathering) -> bool:
    if item.get("revoked") is not True:
        return False
    gathering.remark("unread", "the object is revoked; it was left out", f"{pointer}/revoked")
    return True


def _unread(others: list[tuple[Mapping[str, Any], str]], gathering: Gathering) -> None:
    for item, pointer in others:
        if item["type"] not in (*READERS, "marking-definition"):
            shown = quoted(str(item["type"]))
            gathering.remark("unread", f"an object of the type {shown} is not read", pointer)


def _joined(document: dict[str, Any], gathering: Gathering, path: str | None) -> Imported:
    """Return the records of both kinds of objects."""
    imported = gathering.imported()
    if len(document) == 1 and not any(document.get(name) for name in LISTS):
        return imported
    reading = reads(json.dumps(document))
    held: Dataset = reading.dataset
    actors = (*held.actors, *imported.dataset.actors)
    sources = (*held.sources, *imported.dataset.sources)
    found = tuple(
        evolve(one, location=evolve(one.location, path=path, line=None, column=None))
        for one in reading.findings
    )
    return evolve(
        imported,
        dataset=evolve(held, actors=actors, sources=sources),
        findings=(*found, *imported.findings),
    )
