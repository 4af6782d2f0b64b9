"""From models to the values of JSON: fields at their default are left out."""

import types
from collections.abc import Callable, Mapping
from typing import Any, Union, get_args, get_origin

import attrs
from cattrs import Converter
from cattrs.gen import make_dict_unstructure_fn, override

from counterclaim.model.fields import bare_and_rules
from counterclaim.model.registry import CONTENT_TYPES
from counterclaim.time import Duration, Edtf


def register_values(converter: Converter) -> None:
    """Teach a converter to write the values that are not models."""
    converter.register_unstructure_hook(Edtf, str)
    converter.register_unstructure_hook(Duration, str)
    converter.register_unstructure_hook(float, _number)


def register_model(converter: Converter, model: type) -> None:
    """Teach a converter to write a model, its fields in the order of their declaration."""
    overrides: dict[str, Any] = {}
    for field in attrs.fields(model):
        kinds = _kinds(field.type)
        if tuple in kinds:
            overrides[field.name] = override(unstruct_hook=_list_hook(converter))
        elif Mapping in kinds:
            overrides[field.name] = override(unstruct_hook=_plain)
        elif field.metadata.get("always_written"):
            overrides[field.name] = override(omit_if_default=False)
    write: Callable[[Any], dict[str, Any]] = make_dict_unstructure_fn(
        model, converter, _cattrs_omit_if_default=True, **overrides
    )
    name = next((name for name, kind in CONTENT_TYPES.items() if kind is model), None)
    converter.register_unstructure_hook(model, write if name is None else _tagged(name, write))


def _kinds(annotation: Any) -> tuple[Any, ...]:  # noqa: ANN401
    """Return the origins of an annotation, or of the members of a union."""
    bare, _ = bare_and_rules(annotation)
    if get_origin(bare) in (Union, types.UnionType):
        return tuple(kind for option in get_args(bare) for kind in _kinds(option))
    return (get_origin(bare) or bare,)


def _tagged(name: str, write: Callable[[Any], dict[str, Any]]) -> Callable[[Any], dict[str, Any]]:
    def unstructure(value: object) -> dict[str, Any]:
        return {"type": name, **write(value)}

    return unstructure


def _list_hook(converter: Converter) -> Callable[[tuple[Any, ...]], list[Any]]:
    def unstructure(values: tuple[Any, ...]) -> list[Any]:
        return [converter.unstructure(value) for value in values]

    return unstructure


def _number(value: float) -> float:
    """Write a whole number without a fraction, as JSON does not tell 3.0 and 3 apart."""
    return int(value) if type(value) is float and value.is_integer() else value


def _plain(value: object) -> object:
    """Return a copy made of dicts and lists, whatever kind of mapping was given."""
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value
