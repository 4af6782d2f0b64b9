"""A Data Package: what describes a folder of tables to catalogues and to checkers of tables."""

import json
import re
import types
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Union, get_args, get_origin

import attrs

from counterclaim.findings import RecordKind
from counterclaim.interchange._values import Exported
from counterclaim.model import Dataset
from counterclaim.model.fields import bare_and_rules
from counterclaim.model.registry import CONTENT_TYPES, LISTS, MODELS, RECORDS
from counterclaim.tables import write_tables
from counterclaim.tables.columns import Column
from counterclaim.tables.layout import RECORD, SETTINGS, Sheet, layout, settings

DESCRIPTOR = "datapackage.json"
"""The name of the file that describes the folder."""

_LIST_OF: Mapping[RecordKind, str] = {kind: name for name, kind in LISTS.items()}
_TYPES: Mapping[str, str] = {
    "text": "string",
    "date": "string",
    "number": "number",
    "flag": "boolean",
    "extra": "object",
}
_EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"
_UNFIT = re.compile(r"[^a-z0-9._-]+")


def to_data_package(dataset: Dataset) -> Exported:
    """Return the descriptor of the folder of CSV files that `write_tables` makes.

    The tables hold the whole dataset, so nothing is lost.
    """
    package = {
        "profile": "tabular-data-package",
        "name": _UNFIT.sub("-", (dataset.id or "dataset").lower()),
        "id": dataset.id,
        "title": dataset.title,
        "description": dataset.description,
        "homepage": dataset.url,
        "licenses": None if dataset.license is None else [{"name": dataset.license}],
        "contributors": None
        if dataset.publisher is None
        else [{"title": dataset.publisher, "role": "publisher"}],
        "keywords": ["claims", "military deployments"],
        "resources": [_settings(), *(_resource(sheet) for sheet in layout())],
    }
    stated = {key: value for key, value in package.items() if value is not None}
    return Exported(text=json.dumps(stated, ensure_ascii=False, indent=2) + "\n")


def write_data_package(dataset: Dataset, folder: str) -> None:
    """Write a dataset as a folder of CSV files with its descriptor.

    Raises:
        TableError: The dataset does not fit into tables.
        OSError: The files cannot be written.
    """
    write_tables(dataset, folder, "csv")
    text = to_data_package(dataset).text
    Path(folder, DESCRIPTOR).write_text(text, encoding="utf-8", newline="\n")


def _settings() -> dict[str, Any]:
    """Return the table of what the dataset says about itself."""
    keys = [column.header for column in settings()]
    fields = [
        {
            "name": "key",
            "type": "string",
            "description": "What is said about the dataset.",
            "constraints": {"required": True, "unique": True, "enum": keys},
        },
        {"name": "value", "type": "string", "description": "Its value."},
    ]
    return _table(SETTINGS, {"fields": fields, "primaryKey": ["key"], "missingValues": [""]})


def _resource(sheet: Sheet) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column) for column in sheet.columns],
        "missingValues": [""],
    }
    if not sheet.path:
        schema["primaryKey"] = ["id"]
    keys = _foreign_keys(sheet)
    if keys:
        schema["foreignKeys"] = keys
    return _table(sheet.name, schema)


def _table(name: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "name": name,
        "path": f"{name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(column: Column) -> dict[str, Any]:
    kind = "string" if column.many else _TYPES[column.kind]
    listed = " Several are separated by semicolons." if column.many else ""
    made: dict[str, Any] = {
        "name": column.header,
        "type": kind,
        "description": column.description + listed,
    }
    if column.kind == "date":
        made["rdfType"] = _EDTF
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.choices is not None and column.choices.closed and not column.many:
        constraints["enum"] = list(column.choices.values)
    if constraints:
        made["constraints"] = constraints
    return made


def _foreign_keys(sheet: Sheet) -> list[dict[str, Any]]:
    """Return which columns name records, and of which tables."""
    known = references_of(sheet)
    single = [column.header for column in sheet.columns if not column.many]
    return [
        {"fields": [header], "reference": {"resource": known[header], "fields": ["id"]}}
        for header in single
        if header in known
    ]


@cache
def references_of(sheet: Sheet) -> Mapping[str, str]:
    """Return the table of the records that a column names, by the header of the column."""
    found: dict[str, str] = {RECORD: sheet.list_name} if sheet.path else {}
    found |= _below(_model_of(sheet), "")
    return types.MappingProxyType(found)


def _below(model: type, prefix: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for field in attrs.fields(model):
        header = f"{prefix}{field.name}"
        refers_to: RecordKind | None = field.metadata.get("refers_to")
        if refers_to is not None:
            found[header] = _LIST_OF[refers_to]
        for inner in _models_in(field.type):
            found |= _below(inner, f"{header}.")
    return found


def _model_of(sheet: Sheet) -> type:
    """Return the model of the rows of a sheet."""
    model = RECORDS[sheet.kind]
    for name in sheet.path:
        inner = {
            one
            for kind in (
                CONTENT_TYPES.values() if name not in attrs.fields_dict(model) else [model]
            )
            if name in attrs.fields_dict(kind)
            for one in _models_in(attrs.fields_dict(kind)[name].type)
        }
        model = next(iter(inner)) if len(inner) == 1 else model
    return model


def _models_in(annotation: Any) -> tuple[type, ...]:  # noqa: ANN401
    """Return the models that a field holds."""
    bare, _ = bare_and_rules(annotation)
    if get_origin(bare) in (Union, types.UnionType, tuple):
        return tuple(model for option in get_args(bare) for model in _models_in(option))
    return (bare,) if bare in MODELS else ()
