"""From the annotation of a field to its JSON Schema."""

import types
from collections.abc import Mapping
from typing import Any, Literal, Union, get_args, get_origin

from counterclaim.codelists import CODE_LISTS, CodeList, codes
from counterclaim.model import fields as _fields
from counterclaim.model.fields import (
    PARSED,
    VISIBLE,
    Items,
    Number,
    Text,
    bare_and_rules,
    rule_of,
)
from counterclaim.model.registry import CONTENT_TYPES

Schema = dict[str, Any]

_NAMED_TEXTS = ("RecordId", "OpenCode", "Language", "Country", "Subdivision", "Url")


def ref(name: str) -> Schema:
    """Return a reference to a definition of the same file."""
    return {"$ref": f"#/$defs/{name}"}


def named_definitions() -> dict[str, Schema]:
    """Return the definitions that are not models: texts with a rule, dates, code lists."""
    texts = {name: text_schema(_text_rules(name)) for name in _NAMED_TEXTS}
    parsed = {kind.__name__: text_schema(rules) for kind, rules in PARSED.items()}
    lists = {name: _code_schema(listed) for name, listed in code_types().items()}
    return {**texts, **parsed, **lists}


def code_types() -> dict[str, CodeList]:
    """Return the closed code lists by the name of the type that holds their codes."""
    by_values = {listed.values: listed for listed in CODE_LISTS.values() if not listed.open}
    return {
        name: by_values[get_args(kind)]
        for name, kind in vars(codes).items()
        if get_origin(kind) is Literal
    }


def text_schema(rules: Text) -> Schema:
    """Return the schema of a text; lengths count characters."""
    schema: Schema = {"type": "string", "minLength": rules.min_length}
    if rules.max_length is not None:
        schema["maxLength"] = rules.max_length
    schema["pattern"] = VISIBLE if rules.pattern is None else rules.pattern
    return {"description": f"{rules.meaning[0].upper()}{rules.meaning[1:]}.", **schema}


def schema_for(annotation: Any) -> Schema:  # noqa: ANN401, PLR0911  (one branch a kind of annotation)
    """Return the schema of a value; raises TypeError for an annotation that it does not know."""
    name = _name_of(annotation)
    if name is not None:
        return ref(name)
    bare, rules = bare_and_rules(annotation)
    origin = get_origin(bare)
    if origin is tuple:
        return _list_schema(schema_for(get_args(bare)[0]), rule_of(rules, Items()))
    if origin is Literal:
        return {"type": "string", "enum": list(get_args(bare))}
    if origin in (Union, types.UnionType):
        return _union_schema(get_args(bare))
    if origin is not None and issubclass(origin, Mapping):
        return {"type": "object"}
    if bare is str:
        schema = text_schema(rule_of(rules, Text()))
        return {key: value for key, value in schema.items() if key != "description"}
    if bare is bool:
        return {"type": "boolean"}
    if bare in (int, float):
        return _number_schema(bare, rule_of(rules, Number()))
    if isinstance(bare, type):
        return ref(bare.__name__)
    message = f"no schema for {annotation!r}"
    raise TypeError(message)


def _text_rules(name: str) -> Text:
    return rule_of(bare_and_rules(getattr(_fields, name))[1], Text())


def _name_of(annotation: Any) -> str | None:  # noqa: ANN401
    for name in _NAMED_TEXTS:
        if annotation == getattr(_fields, name):
            return name
    if get_origin(annotation) is Literal:
        values = get_args(annotation)
        return next((name for name, kept in code_types().items() if kept.values == values), None)
    return None


def _code_schema(listed: CodeList) -> Schema:
    meanings = " ".join(f"{code.code}: {code.description}" for code in listed.codes)
    return {
        "title": listed.title,
        "description": meanings,
        "type": "string",
        "enum": list(listed.values),
    }


def _list_schema(items: Schema, rules: Items) -> Schema:
    fewest = {"minItems": rules.minimum} if rules.minimum else {}
    return {"type": "array", "items": items, **fewest}


def _number_schema(base: type, rules: Number) -> Schema:
    return {
        "type": "integer" if base is int else "number",
        "minimum": rules.minimum,
        "maximum": rules.maximum,
    }


def _union_schema(options: tuple[Any, ...]) -> Schema:
    kept = [option for option in options if option is not type(None)]
    if set(kept) == set(CONTENT_TYPES.values()):
        return ref("Content")
    if len(kept) == 1:
        return schema_for(kept[0])
    message = f"no schema for {options!r}"
    raise TypeError(message)
