"""Records from values that are valid in the JSON Schema, without checking them once more.

What the schema says is taken for granted here; what it cannot say (see `BEYOND_SCHEMA`) is
checked as ever. Nothing here makes a message: where there is doubt, the slow way has the word.
"""

import types
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Any, Literal, Union, get_args, get_origin

import attrs

from counterclaim.findings import RecordKind
from counterclaim.findings.frozen import frozen_json
from counterclaim.findings.json_values import has_lone_surrogate, json_faults
from counterclaim.model import InvalidValueError
from counterclaim.model.fields import bare_and_rules
from counterclaim.model.registry import CONTENT_TYPES, RECORDS, Record
from counterclaim.time import Duration, DurationError, Edtf, EdtfError, parse_duration, parse_edtf

Read = Callable[[Any], Any]

DOUBTS: tuple[type[Exception], ...] = (InvalidValueError, EdtfError, DurationError)
"""What `build` raises where the record has a fault after all."""

# the same dates stand in many records, and their values are frozen
_PARSERS: Mapping[Any, Read] = types.MappingProxyType(
    {
        Edtf: lru_cache(maxsize=16_384)(parse_edtf),
        Duration: lru_cache(maxsize=1024)(parse_duration),
    }
)


def build(kind: RecordKind, data: dict[str, Any]) -> Record:
    """Return the record of a value that is valid in the schema of its kind.

    The value is of dicts, lists, texts, numbers and flags as parsers of JSON give them. Keys
    that the model lacks (`$schema`, `record`) are passed over.

    Raises:
        InvalidValueError, EdtfError, DurationError: The record breaks a rule that the schema
            does not say.
    """
    model: type = RECORDS[kind]
    record: Record = _builder(model)(data)
    return record


@cache
def _builder(model: type) -> Read:
    """Return a function that fills the slots of a model, past what makes its class frozen.

    It is written out field by field, as attrs does for `__init__`: a loop takes twice as long.
    """
    names: dict[str, Any] = {"new": model.__new__, "model": model}
    lines = ["def make(data):", "    made = new(model)"]
    for field in attrs.fields(model):
        name = field.name
        names[f"put_{name}"] = getattr(model, name).__set__
        names[f"default_{name}"] = field.default
        names[f"read_{name}"] = read = _reader(field.type)
        value = f"data[{name!r}]" if read is None else f"read_{name}(data[{name!r}])"
        if field.default is not attrs.NOTHING:
            value += f" if {name!r} in data else default_{name}"
        lines.append(f"    put_{name}(made, {value})")
    if hasattr(model, "__attrs_post_init__"):
        names["finish"] = model.__attrs_post_init__
        lines.append("    finish(made)")
    lines.append("    return made")
    exec("\n".join(lines), names)  # noqa: S102  (made of the names of fields alone)
    make: Read = names["make"]
    return make


def _reader(annotation: Any) -> Read | None:  # noqa: ANN401
    """Return what reads a value for an annotation, or None where a value is read as it is."""
    bare, _ = bare_and_rules(annotation)
    origin = get_origin(bare)
    if origin is tuple:
        return _list(_reader(get_args(bare)[0]))
    if origin is Literal or bare is bool:
        return None
    if origin in (Union, types.UnionType):
        kept = [option for option in get_args(bare) if option is not type(None)]
        return _content if len(kept) > 1 else _reader(kept[0])
    if origin is not None and issubclass(origin, Mapping):
        return _extra
    if bare is str:
        return _text
    if bare in (int, float):
        return _number
    return _PARSERS[bare] if bare in _PARSERS else _builder(bare)


def _list(read: Read | None) -> Read:
    if read is None:
        return tuple

    def read_all(values: list[Any]) -> tuple[Any, ...]:
        return tuple(map(read, values))

    return read_all


def _text(value: str) -> str:
    if not value.isascii() and has_lone_surrogate(value):
        raise InvalidValueError("", None, "half of a surrogate pair")
    return value


def _number(value: float) -> float:
    # JSON does not tell 3.0 and 3 apart
    return int(value) if type(value) is float and value.is_integer() else value


def _extra(value: dict[str, Any]) -> object:
    for _ in json_faults(value):
        raise InvalidValueError("", None, "faulty data of the publisher's own")
    return frozen_json(value)


def _content(value: dict[str, Any]) -> Any:  # noqa: ANN401
    return _builder(CONTENT_TYPES[value["type"]])(value)
