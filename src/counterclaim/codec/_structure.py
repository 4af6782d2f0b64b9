"""From the values of JSON to models: one hook for each annotation, composed by cattrs."""

import types
from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import attrs
from cattrs import Converter
from cattrs.errors import IterableValidationError, IterableValidationNote
from cattrs.gen import make_dict_structure_fn_from_attrs, override

from counterclaim.codec._faults import Fault, FaultError, fault
from counterclaim.findings.characters import character_name
from counterclaim.findings.json_values import (
    LONE_SURROGATE,
    TOO_DEEP,
    has_lone_surrogate,
    json_faults,
    kind_of,
    unlike,
)
from counterclaim.findings.suggestions import did_you_mean
from counterclaim.model import Dataset
from counterclaim.model.fields import (
    PARSED,
    Items,
    Number,
    Text,
    bare_and_rules,
    check_for,
    rule_of,
)
from counterclaim.model.registry import CONTENT_TYPES
from counterclaim.time import (
    Duration,
    DurationError,
    Edtf,
    EdtfError,
    parse_duration,
    parse_edtf,
)

Hook = Callable[[Any, Any], Any]

_PARSERS: Mapping[type, tuple[str, Callable[[str], Any], type[Exception]]] = types.MappingProxyType(
    {
        Edtf: ("schema.date", parse_edtf, EdtfError),
        Duration: ("schema.duration", parse_duration, DurationError),
    }
)


def wrong_type(expected: str, value: object) -> FaultError:
    """Return the error for a value of another kind than expected."""
    if value is None:
        return fault("schema.null", unlike(expected, value), "Leave the key out, or give a value.")
    quotes = kind_of(value) in ("a whole number", "a number", "true or false")
    hint = "Put it in quotes." if quotes and "number" not in expected else None
    if kind_of(value) == "a list" and expected.startswith("a date"):
        hint = 'Put a set of dates in quotes: "[2024-09-06,2024-09-08]".'
    return fault("schema.type", unlike(expected, value), hint)


def hook_for(annotation: Any, converter: Converter) -> Hook:  # noqa: ANN401, PLR0911  (as check_for)
    """Return the hook that reads a value for an annotation of a model."""
    bare, rules = bare_and_rules(annotation)
    origin = get_origin(bare)
    if origin is tuple:
        return _list_hook(hook_for(get_args(bare)[0], converter), rule_of(rules, Items()))
    if origin is Literal:
        return _code_hook(get_args(bare))
    if origin in (Union, types.UnionType):
        return _union_hook(get_args(bare), converter)
    if origin is not None and issubclass(origin, Mapping):
        return _extra_hook
    if bare is str:
        return _text_hook(rule_of(rules, Text()))
    if bare is bool:
        return _flag_hook
    if bare in (int, float):
        return _number_hook(bare, rule_of(rules, Number()))
    if bare in PARSED:
        return _parsed_hook(bare)
    return converter.get_structure_hook(bare)


def register_model(converter: Converter, model: type) -> None:
    """Teach a converter to read a model whose parts it can read already."""
    fields = [
        field.evolve(default=attrs.NOTHING) if field.metadata.get("always_written") else field
        for field in attrs.fields(model)
    ]
    hooks: dict[str, Any] = {
        field.name: override(struct_hook=hook_for(field.type, converter)) for field in fields
    }
    read: Hook = make_dict_structure_fn_from_attrs(
        fields,
        model,
        converter,
        _cattrs_forbid_extra_keys=True,
        _cattrs_detailed_validation=True,
        **hooks,
    )
    allowed_beside = _schema_name if model is Dataset else None

    def structure(value: Any, kind: Any) -> Any:  # noqa: ANN401
        if type(value) is not dict:
            raise wrong_type("an object", value)
        return read(value if allowed_beside is None else allowed_beside(value), kind)

    converter.register_structure_hook(model, structure)


def _schema_name(value: dict[str, Any]) -> dict[str, Any]:
    """Drop `$schema`, with which a document tells editors where its schema is."""
    if "$schema" not in value:
        return value
    if type(value["$schema"]) is not str:
        reason = unlike("the name of a schema", value["$schema"])
        raise fault("schema.type", reason, path=("$schema",))
    return {key: item for key, item in value.items() if key != "$schema"}


def _text_hook(rules: Text) -> Hook:
    check = check_for(Annotated[str, rules])

    def structure(value: object, _: object) -> str:
        if type(value) is not str:
            raise wrong_type(rules.meaning, value)
        reason = check(value)
        if reason is not None:
            raise _text_fault(value, "schema.value", reason)
        return value

    return structure


def _text_fault(value: str, code: str, reason: str) -> FaultError:
    if has_lone_surrogate(value):
        return fault("schema.text", LONE_SURROGATE)
    if value.strip() != value and value.strip():
        return fault(code, reason, "Take out the spaces around it.")
    # a letter of another script, or one that is not seen, looks like nothing is wrong
    strange = None if value.isascii() else next(mark for mark in value if not mark.isascii())
    return fault(code, reason, strange and f"It holds {character_name(strange)}.")


def _code_hook(codes: tuple[str, ...]) -> Hook:
    expected = "one of " + ", ".join(codes) if len(codes) > 1 else quoted_code(codes[0])

    def structure(value: object, _: object) -> str:
        if type(value) is not str:
            error = wrong_type(expected, value)
            if type(value) is int and str(value) in codes:
                raise fault("schema.type", error.faults[0].reason, f'Write "{value}" in quotes.')
            raise error
        if value not in codes:
            raise fault("schema.code", unlike(expected, value), did_you_mean(value, codes))
        return value

    return structure


def quoted_code(code: str) -> str:
    """Return a code as messages show it."""
    return f'"{code}"'


def _flag_hook(value: object, _: object) -> bool:
    if type(value) is not bool:
        reason = unlike("true or false", value)
        raise fault("schema.null" if value is None else "schema.type", reason)
    return value


def _number_hook(base: type, limits: Number) -> Hook:
    check = check_for(Annotated[base, limits])
    expected = "a whole number" if base is int else "a number"

    def structure(value: Any, _: object) -> float:  # noqa: ANN401
        if type(value) is float and value.is_integer():
            # JSON does not tell 3.0 and 3 apart
            value = int(value)
        if type(value) is not int and (base is int or type(value) is not float):
            raise wrong_type(expected, value)
        reason = check(value)
        if reason is not None:
            raise fault("schema.value", reason)
        return value

    return structure


def _parsed_hook(kind: type) -> Hook:
    rules = PARSED[kind]
    code, parse, error = _PARSERS[kind]

    def structure(value: object, _: object) -> object:
        if type(value) is not str:
            raise wrong_type(rules.meaning, value)
        try:
            return parse(value)
        except error as exc:
            raise _text_fault(value, code, str(exc)) from None

    return structure


def _list_hook(read: Hook, items: Items) -> Hook:
    def structure(value: object, kind: object) -> tuple[Any, ...]:
        if type(value) is not list:
            raise wrong_type("a list", value)
        if len(value) < items.minimum:
            raise fault("schema.value", f"expected at least {items.minimum}, got {len(value)}")
        good, errors = [], []
        for index, item in enumerate(value):
            try:
                good.append(read(item, kind))
            except Exception as exc:  # noqa: BLE001  (faults_of raises again what it does not know)
                exc.add_note(IterableValidationNote(f"item {index}", index, kind))
                errors.append(exc)
        if errors:
            raise IterableValidationError("faulty items", errors, tuple)
        return tuple(good)

    return structure


def _extra_hook(value: object, _: object) -> object:
    if type(value) is not dict:
        raise wrong_type("an object", value)
    faults = []
    for path, reason in json_faults(value):
        code = "schema.text" if LONE_SURROGATE in reason else "schema.number"
        code = "schema.depth" if reason == TOO_DEEP else code
        faults.append(Fault(path, code, reason))
    if faults:
        raise FaultError(*faults)
    return value


def _union_hook(options: tuple[Any, ...], converter: Converter) -> Hook:
    kept = tuple(option for option in options if option is not type(None))
    if len(kept) == 1:
        return _optional_hook(hook_for(kept[0], converter))
    if set(kept) == set(CONTENT_TYPES.values()):
        return _content_hook(converter)
    message = f"no way to read {options!r}"
    raise TypeError(message)


def _optional_hook(read: Hook) -> Hook:
    def structure(value: object, kind: object) -> object:
        if value is None:
            reason = "null is not a way to say that something is absent"
            raise fault("schema.null", reason, "Leave the key out.")
        return read(value, kind)

    return structure


def _meant_type(value: Mapping[Any, Any]) -> str | None:
    """Return the type of content to which all the keys belong, if there is one such type."""
    fitting = [
        name
        for name, kind in CONTENT_TYPES.items()
        if value.keys() <= attrs.fields_dict(kind).keys()
    ]
    return fitting[0] if value and len(fitting) == 1 else None


def _content_hook(converter: Converter) -> Hook:
    types_of_content = tuple(CONTENT_TYPES)
    read_type = _code_hook(types_of_content)
    hooks = {name: converter.get_structure_hook(kind) for name, kind in CONTENT_TYPES.items()}

    def structure(value: object, _: object) -> object:
        if type(value) is not dict:
            raise wrong_type("an object", value)
        if "type" not in value:
            meant = _meant_type(value)
            hint = f"One of {', '.join(types_of_content)}."
            hint = hint if meant is None else f'The other keys are those of the type "{meant}".'
            raise fault("schema.missing", "it is missing", hint, path=("type",))
        try:
            name = read_type(value["type"], str)
        except FaultError as exc:
            faults = (attrs.evolve(one, path=("type", *one.path)) for one in exc.faults)
            raise FaultError(*faults) from None
        content = {key: item for key, item in value.items() if key != "type"}
        return hooks[name](content, CONTENT_TYPES[name])

    return structure
