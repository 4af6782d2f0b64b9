"""Faults found in a record, and how those that cattrs gathers become findings."""

import types
from collections.abc import Iterator, Mapping
from typing import Any, Union, get_args, get_origin

import attrs
from cattrs.errors import (
    BaseValidationError,
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
)

from counterclaim.findings import Finding, Location
from counterclaim.findings.json_values import Path
from counterclaim.findings.pointers import pointer_of
from counterclaim.findings.quoting import quoted
from counterclaim.findings.suggestions import did_you_mean
from counterclaim.model import InvalidValueError
from counterclaim.model.fields import PARSED, bare_and_rules
from counterclaim.model.registry import CONTENT_TYPES

_MOST_UNKNOWN_KEYS = 20
_LONGEST_KEY = 60

# Rules between fields whose faults have a code of their own; the others are `schema.fields`.
_CODES_OF_RULES: Mapping[str, str] = {
    "count_fraction": "schema.value",
    "count_whole": "schema.type",
    "count_order": "schema.range",
    "count_sign": "schema.value",
    "attribute_boolean": "schema.value",
    "attribute_number": "schema.value",
    "attribute_date": "schema.date",
}


@attrs.frozen
class Fault:
    """What is wrong at a path inside a record."""

    path: Path
    code: str
    reason: str
    hint: str | None = None


class FaultError(ValueError):
    """A value cannot be read; holds one fault or more, their paths relative to the value."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(*faults)
        self.faults = faults


def fault(code: str, reason: str, hint: str | None = None, path: Path = ()) -> FaultError:
    """Return the error for a single fault."""
    return FaultError(Fault(path, code, reason, hint))


def faults_of(error: Exception, path: Path = ()) -> Iterator[Fault]:
    """Yield the faults in what structuring raised; anything unforeseen is raised again."""
    if isinstance(error, FaultError):
        for found in error.faults:
            yield attrs.evolve(found, path=path + found.path)
    elif isinstance(error, InvalidValueError):
        yield from _faults_between_fields(error, path)
    elif isinstance(error, ForbiddenExtraKeysError):
        yield from _unknown_keys(error, path)
    elif isinstance(error, ClassValidationError):
        yield from _faults_of_class(error, path)
    elif isinstance(error, IterableValidationError):
        for item, note in error.group_exceptions()[0]:
            yield from faults_of(item, (*path, note.index))
    else:
        raise error


def _faults_of_class(error: ClassValidationError, path: Path) -> Iterator[Fault]:
    of_fields, of_all = error.group_exceptions()
    for inner, note in of_fields:
        place = (*path, note.name)
        if isinstance(inner, KeyError) and inner.args == (note.name,):
            description = attrs.fields_dict(error.cl)[note.name].metadata["description"]
            yield Fault(place, "schema.missing", "it is missing", description)
        else:
            yield from faults_of(inner, place)
    for inner in of_all:
        yield from faults_of(inner, path)


STRUCTURING_ERRORS = (FaultError, BaseValidationError)
"""What structuring raises for a faulty record."""


def _faults_between_fields(error: InvalidValueError, path: Path) -> Iterator[Fault]:
    for one in (error, *error.further):
        place = path if one.field is None else (*path, one.field)
        code = _CODES_OF_RULES.get(one.rule or "", "schema.fields")
        yield Fault(place, code, one.reason)


def _unknown_keys(error: ForbiddenExtraKeysError, path: Path) -> Iterator[Fault]:
    known = tuple(field.name for field in attrs.fields(error.cl))
    unknown = sorted(error.extra_fields, key=str)
    own = ' Data of your own goes into "extra".' if "extra" in known else ""
    for key in unknown[:_MOST_UNKNOWN_KEYS]:
        hint = did_you_mean(key, known) or _home_of(key, error.cl)
        hint = hint or f"The keys are {', '.join(known)}.{own}"
        yield Fault((*path, key), "schema.unknown-key", "there is no such key", hint)
    rest = len(unknown) - _MOST_UNKNOWN_KEYS
    if rest > 0:
        yield Fault(path, "schema.unknown-key", f"{rest} more keys are unknown")


def _home_of(key: object, model: type) -> str | None:
    """Say where a key belongs that stands in the wrong object, if it is known."""
    for field in attrs.fields(model):
        if any(key in attrs.fields_dict(part) for part in _parts(field.type)):
            return f"It belongs into {field.name}."
    if model in CONTENT_TYPES.values():
        homes = [name for name, kind in CONTENT_TYPES.items() if key in attrs.fields_dict(kind)]
        if homes:
            return f"It is a key of the type {' and of the type '.join(homes)}."
    return None


def _parts(annotation: Any) -> Iterator[type]:  # noqa: ANN401
    """Yield the models that a field holds itself, not in a list."""
    bare, _ = bare_and_rules(annotation)
    if get_origin(bare) in (Union, types.UnionType):
        for option in get_args(bare):
            yield from _parts(option)
    elif isinstance(bare, type) and attrs.has(bare) and bare not in PARSED:
        yield bare


def finding_of(found: Fault, at: Location) -> Finding:
    """Return the finding for a fault; `at` is the place of the record."""
    pointer = (at.pointer or "") + pointer_of(found.path)
    place = _place(found.path)
    return Finding(
        code=found.code,
        severity="error",
        message=f"{place}: {found.reason}" if place else found.reason,
        location=attrs.evolve(at, pointer=pointer),
        hint=found.hint,
    )


def _place(path: Path) -> str:
    """Return a path as people write it: `via[0].actor`."""
    text = ""
    for step in path:
        if isinstance(step, int):
            text += f"[{step}]"
        else:
            plain = step.isidentifier() and step.isascii() and len(step) <= _LONGEST_KEY
            shown = step if plain else quoted(step)
            text += f".{shown}" if text else shown
    return text
