"""Between records and the values of JSON: objects, lists, texts, numbers, true, false, null.

Reading is strict. No value is turned into one of another kind, a null is not an absent key,
and an unknown key is a fault. All faults of a record are reported at once. One thing is read
in two spellings, because JSON does not tell them apart: `3.0` where a number is expected is 3.
"""

from functools import cache
from typing import TYPE_CHECKING, Any

from attrs import evolve

from counterclaim.codec._quick import DOUBTS, build
from counterclaim.findings import Finding, Location, RecordKind
from counterclaim.model.registry import MODELS, RECORDS, Record

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["DOUBTS", "build", "id_of", "make_converter", "structure", "unstructure"]


def make_converter() -> "Converter":
    """Return a cattrs converter that reads and writes every model.

    Its `structure` raises the errors of cattrs; `counterclaim.codec.structure` turns them
    into findings.
    """
    # imported here and below: cattrs is slow to import, and sound files do without
    from cattrs import Converter  # noqa: PLC0415

    from counterclaim.codec import _structure, _unstructure  # noqa: PLC0415

    converter = Converter(detailed_validation=True, forbid_extra_keys=True)
    _unstructure.register_values(converter)
    for model in MODELS:
        _structure.register_model(converter, model)
        _unstructure.register_model(converter, model)
    return converter


_converter = cache(make_converter)


def structure(
    kind: RecordKind, data: object, at: Location | None = None
) -> tuple[Record | None, tuple[Finding, ...]]:
    """Read one record.

    Args:
        kind: What the record is.
        data: The record as the values of JSON.
        at: Where it is; its pointer is the start of those of the findings.

    Returns:
        The record and no findings, or None and a finding for each fault.
    """
    from counterclaim.codec._faults import (  # noqa: PLC0415
        STRUCTURING_ERRORS,
        faults_of,
        finding_of,
    )

    try:
        return _converter().structure(data, RECORDS[kind]), ()
    except STRUCTURING_ERRORS as error:
        place = evolve(at or Location(), record_kind=kind, record_id=id_of(data))
        return None, tuple(finding_of(fault, place) for fault in faults_of(error))


def id_of(data: object) -> str | None:
    """Return the id that a record states, if it states a text as its id."""
    stated = data.get("id") if isinstance(data, dict) else None
    return stated if type(stated) is str else None


def unstructure(record: Record) -> dict[str, Any]:
    """Return a record as the values of JSON, without the fields that are at their default."""
    written: dict[str, Any] = _converter().unstructure(record)
    return written
