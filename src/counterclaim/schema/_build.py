"""The JSON Schema (draft 2020-12) of the files, made from the models."""

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from counterclaim.codelists import code_list
from counterclaim.findings import RecordKind
from counterclaim.model.registry import CONTENT_TYPES, LISTS, MODELS, RECORDS
from counterclaim.schema._annotations import Schema, named_definitions, ref, schema_for
from counterclaim.schema._rules import RULES

DIALECT = "https://json-schema.org/draft/2020-12/schema"
VERSION = "1.0"
"""The version of the format that the models are."""


def dataset_schema() -> Schema:
    """Return the schema of a dataset in one JSON or YAML document."""
    definitions = _definitions()
    dataset = definitions.pop("Dataset")
    naming = {"type": "string", "description": "The name of this schema, for editors."}
    dataset["properties"] = {"$schema": naming, **dataset["properties"]}
    return _whole("dataset", "A dataset of claims about military deployments", dataset, definitions)


def line_schema() -> Schema:
    """Return the schema of one line of a JSON Lines file; `record` tells what the line is."""
    definitions = _definitions()
    for kind, model in RECORDS.items():
        definition = definitions[model.__name__]
        says_kind = {"const": kind, "description": f"Tells that this line is a record: {kind}."}
        left_out = LISTS if kind == "dataset" else ()
        kept = {
            name: value for name, value in definition["properties"].items() if name not in left_out
        }
        definition["properties"] = {"record": says_kind, **kept}
        definition["required"] = ["record", *definition["required"]]
    branches = [_branch("record", kind, ref(model.__name__)) for kind, model in RECORDS.items()]
    line = {
        "description": "One record of a dataset in JSON Lines.",
        "type": "object",
        "properties": {
            "record": {"description": "What the line is.", "enum": list(RECORDS)},
        },
        "required": ["record"],
        "allOf": branches,
    }
    return _whole("record", "A line of a dataset in JSON Lines", line, definitions)


def record_schema(kind: RecordKind) -> Schema:
    """Return the schema of one record of a kind, as it stands in the lists of a dataset."""
    if kind == "dataset":
        return dataset_schema()
    return _whole(kind, f"A record: {kind}", ref(RECORDS[kind].__name__), _definitions())


def _whole(name: str, title: str, body: Schema, definitions: dict[str, Schema]) -> Schema:
    needed = _reachable(body, definitions)
    return {
        "$schema": DIALECT,
        "$id": f"urn:counterclaim:{VERSION}:{name}",
        "title": title,
        **body,
        "$defs": {key: definitions[key] for key in sorted(needed)},
    }


def _definitions() -> dict[str, Schema]:
    models = {model.__name__: _model_schema(model) for model in MODELS}
    for name, kind in CONTENT_TYPES.items():
        definition = models[kind.__name__]
        tag = {"const": name, "description": f"Tells that the content is of the type {name}."}
        definition["properties"] = {"type": tag, **definition["properties"]}
        definition["required"] = ["type", *definition["required"]]
    return {**models, "Content": _content_schema(), **named_definitions()}


def _content_schema() -> Schema:
    # if/then rather than oneOf: the errors then speak about the type that was meant
    return {
        "description": "What a claim says: one of four types, told apart by `type`.",
        "type": "object",
        "properties": {
            "type": {"description": "The type of the content.", "enum": list(CONTENT_TYPES)},
        },
        "required": ["type"],
        "allOf": [
            _branch("type", name, ref(kind.__name__)) for name, kind in CONTENT_TYPES.items()
        ],
    }


def _branch(key: str, value: str, then: Schema) -> Schema:
    return {"if": {"properties": {key: {"const": value}}, "required": [key]}, "then": then}


def _model_schema(model: type) -> Schema:
    fields = attrs.fields(model)
    schema: Schema = {
        "description": _summary(model),
        "type": "object",
        "properties": {field.name: _field_schema(field) for field in fields},
        "required": [field.name for field in fields if _is_required(field)],
        "additionalProperties": False,
    }
    rules = RULES.get(model.__name__)
    if rules:
        schema["allOf"] = [_plain(rule) for rule in rules.values()]
    return schema


def _plain(value: Any) -> Any:  # noqa: ANN401
    """Return a copy made of dicts and lists."""
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, tuple) else value


def _is_required(field: "attrs.Attribute[Any]") -> bool:
    return field.default is attrs.NOTHING or bool(field.metadata.get("always_written"))


def _field_schema(field: "attrs.Attribute[Any]") -> Schema:
    schema = {"description": field.metadata["description"], **schema_for(field.type)}
    suggested = field.metadata.get("suggestions")
    if suggested is not None:
        listed = code_list(suggested)
        schema["description"] += f" Usual: {', '.join(listed.values)}."
    if isinstance(field.default, str | int) and not _is_required(field):
        schema["default"] = field.default
    return schema


def _summary(model: type) -> str:
    first, _, _ = (model.__doc__ or "").partition("\n\n")
    return " ".join(first.split())


def _reachable(body: object, definitions: dict[str, Schema]) -> set[str]:
    found: set[str] = set()
    waiting = list(_references(body))
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(_references(definitions[name]))
    return found


def _references(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            if key == "$ref":
                yield item.removeprefix("#/$defs/")
            else:
                yield from _references(item)
    elif isinstance(value, list):
        for item in value:
            yield from _references(item)
