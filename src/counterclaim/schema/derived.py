"""JSON Schema, and values of JSON, from frozen attrs classes as they are.

One law for both: every field is written, None as null; only a field that is marked with `OPTIONAL`
is left out where it is None. A union of classes is told apart by `type`, the name of the class in
small letters. What a field means stands in the docstring of its class, below `Attributes:`.
"""

import re
from collections.abc import Hashable, Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from functools import cache
from inspect import cleandoc
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Literal, Union, cast, get_args, get_origin, get_type_hints

import attrs

Schema = dict[str, Any]

OPTIONAL: Mapping[str, Any] = MappingProxyType({"optional": True})
"""Metadata of a field that is left out where it is None."""

_DAY: Schema = {
    "type": "string",
    "pattern": r"^[+-]?[0-9]{4,}-[0-9]{2}-[0-9]{2}$",
    "description": "A day as an ISO 8601 date.",
}
_PLAIN: Mapping[Any, Schema] = MappingProxyType(
    {
        str: {"type": "string"},
        bool: {"type": "boolean"},
        int: {"type": "integer"},
        float: {"type": "number"},
        NoneType: {"type": "null"},
        date: {"$ref": "#/$defs/Day"},
    }
)


def class_schema(kind: type, named: Mapping[str, Any] | None = None) -> Schema:
    """Return the schema of a class, with the definitions of all that it holds.

    Args:
        kind: A frozen attrs class.
        named: By the name of a definition, annotations of codes that get one.

    Raises:
        TypeError: A field has an annotation that has no schema.
    """
    definitions: dict[str, Schema] = {"Day": dict(_DAY)}
    codes = {}
    for name, annotation in (named or {}).items():
        values = _codes(annotation)
        codes[values] = name
        definitions[name] = {"type": "string", "enum": sorted(values)}
    _define(kind, definitions, codes)
    body = definitions.pop(kind.__name__)
    return {**body, "$defs": dict(sorted(definitions.items()))}


def plain_values(value: object) -> Any:  # noqa: ANN401  (values of JSON)
    """Return a value of such classes as values of JSON."""
    if attrs.has(type(value)):
        return _object(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): plain_values(inner) for key, inner in value.items()}
    if isinstance(value, AbstractSet):
        return sorted(plain_values(inner) for inner in value)
    if isinstance(value, tuple | list):
        return [plain_values(inner) for inner in value]
    return value


def _object(value: Any) -> dict[str, Any]:  # noqa: ANN401
    kind = type(value)
    tagged = _tagged_fields(cast("Hashable", kind))
    written: dict[str, Any] = {}
    for field in attrs.fields(kind):
        inner = getattr(value, field.name)
        if inner is None and field.metadata.get("optional"):
            continue
        kept = plain_values(inner)
        if field.name in tagged:
            kept = {"type": type(inner).__name__.lower(), **kept}
        written[field.name] = kept
    return written


@cache
def _tagged_fields(kind: Hashable) -> frozenset[str]:
    """Return the names of the fields of a class that hold one of several classes."""
    hints = get_type_hints(kind)
    return frozenset(name for name, hint in hints.items() if len(_classes(hint)) > 1)


def _classes(annotation: Any) -> tuple[type, ...]:  # noqa: ANN401
    if get_origin(annotation) not in (Union, UnionType):
        return ()
    return tuple(one for one in get_args(annotation) if attrs.has(one))


def _define(kind: type, definitions: dict[str, Schema], codes: Mapping[Any, str]) -> None:
    if kind.__name__ in definitions:
        return
    definitions[kind.__name__] = {}
    summary, told = _documented(kind)
    hints = get_type_hints(kind)
    properties, required = {}, []
    for field in attrs.fields(kind):
        described = {"description": told[field.name]} if field.name in told else {}
        annotation = hints[field.name]
        if field.metadata.get("optional"):
            annotation = _without_none(annotation)
        else:
            required.append(field.name)
        stated = field.metadata.get("schema", {})
        properties[field.name] = {**described, **_of(annotation, definitions, codes), **stated}
    definitions[kind.__name__] = {
        "description": summary,
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _without_none(annotation: Any) -> Any:  # noqa: ANN401
    kept = tuple(one for one in get_args(annotation) if one is not NoneType)
    return Union[kept] if kept else annotation  # noqa: UP007  (made of values)


def _of(
    annotation: Any,  # noqa: ANN401
    definitions: dict[str, Schema],
    codes: Mapping[Any, str],
) -> Schema:
    if annotation in _PLAIN:
        return dict(_PLAIN[annotation])
    origin, inner = get_origin(annotation), get_args(annotation)
    values = _codes(annotation)
    if values:
        name = codes.get(values)
        return {"enum": sorted(values)} if name is None else {"$ref": f"#/$defs/{name}"}
    if origin is tuple or (isinstance(origin, type) and issubclass(origin, AbstractSet)):
        return {"type": "array", "items": _of(inner[0], definitions, codes)}
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _of(inner[1], definitions, codes)}
    if origin in (Union, UnionType):
        return _union(annotation, definitions, codes)
    if isinstance(annotation, type) and attrs.has(annotation):
        _define(annotation, definitions, codes)
        return {"$ref": f"#/$defs/{annotation.__name__}"}
    message = f"no schema for {annotation!r}"
    raise TypeError(message)


def _union(annotation: Any, definitions: dict[str, Schema], codes: Mapping[Any, str]) -> Schema:  # noqa: ANN401
    kinds = _classes(annotation)
    if len(kinds) > 1:
        for kind in kinds:
            _define(kind, definitions, codes)
            definitions[kind.__name__] = _with_tag(kind, definitions[kind.__name__])
        return {"oneOf": [{"$ref": f"#/$defs/{kind.__name__}"} for kind in kinds]}
    told = _codes(_without_none(annotation))
    if told:
        name = codes.get(told)
        kept = {"enum": sorted(told)} if name is None else {"$ref": f"#/$defs/{name}"}
        return {"anyOf": [kept, {"type": "null"}]}
    choices = [_of(one, definitions, codes) for one in get_args(annotation)]
    if all(set(choice) == {"type"} for choice in choices):
        return {"type": [choice["type"] for choice in choices]}
    return {"anyOf": choices}


def _with_tag(kind: type, schema: Schema) -> Schema:
    tag = {"const": kind.__name__.lower(), "description": "Tells which of them it is."}
    properties = {"type": tag, **schema["properties"]}
    required = list(dict.fromkeys(["type", *schema["required"]]))
    return {**schema, "properties": properties, "required": required}


def _codes(annotation: Any) -> frozenset[str]:  # noqa: ANN401
    """Return the values of a literal, or of a union of literals; empty for anything else."""
    origin = get_origin(annotation)
    if origin is Literal:
        return frozenset(get_args(annotation))
    if origin in (Union, UnionType):
        parts = [_codes(one) for one in get_args(annotation)]
        return frozenset().union(*parts) if all(parts) else frozenset()
    return frozenset()


def _documented(kind: type) -> tuple[str, Mapping[str, str]]:
    """Return what a class is, and what its fields mean, from its docstring."""
    text = cleandoc(kind.__doc__ or "")
    before, _, attributes = text.partition("\nAttributes:\n")
    found = re.split(r"^    (\w+): ", attributes, flags=re.MULTILINE)
    told = {name: " ".join(words.split()) for name, words in zip(found[1::2], found[2::2])}  # noqa: B905  (pairs)
    return " ".join(before.split()), told
