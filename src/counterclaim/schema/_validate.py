"""Validation by the JSON Schema itself, apart from the models."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Literal

from attrs import frozen

from counterclaim.findings.pointers import pointer_of
from counterclaim.schema._build import dataset_schema, line_schema, record_schema

SchemaName = Literal["dataset", "line", "actor", "source", "deployment", "claim"]


@frozen(kw_only=True, order=True)
class Violation:
    """A place where a value breaks the schema.

    `pointer` is a JSON Pointer to the value; `keyword` is the keyword of JSON Schema that
    refuses it.
    """

    pointer: str
    keyword: str


def schema_of(name: SchemaName) -> dict[str, Any]:
    """Return a schema by name: `line` is that of a line of JSON Lines."""
    if name == "line":
        return line_schema()
    return dataset_schema() if name == "dataset" else record_schema(name)


def violations(data: object, name: SchemaName = "dataset") -> tuple[Violation, ...]:
    """Return where a value breaks a schema, as found by `jsonschema`; none if it is valid."""
    found = {
        Violation(
            pointer=pointer_of(error.absolute_path),
            keyword=str(error.validator),
        )
        for error in _slow_validator(name).iter_errors(data)
    }
    return tuple(sorted(found))


def conforms(data: object, name: SchemaName = "dataset") -> bool:
    """Tell whether a value is valid under a schema.

    Uses the compiled validator of `jsonschema-rs` where that is installed, which is about a
    hundred times as fast, else `jsonschema`; the two agree.
    """
    fast = fast_validator(name)
    if fast is not None:
        try:
            return fast(data)
        except UnicodeEncodeError:  # half of a surrogate pair, which it cannot take
            pass
    return bool(_slow_validator(name).is_valid(data))


@cache
def _slow_validator(name: SchemaName) -> Any:  # noqa: ANN401
    # imported here: it is slow to import and few runs need it
    from jsonschema import Draft202012Validator, validators  # noqa: PLC0415

    kind: Any = validators.extend(  # type: ignore[no-untyped-call]
        Draft202012Validator, {"pattern": _pattern}
    )
    return kind(schema_of(name))


@cache
def fast_validator(name: SchemaName) -> Callable[[object], bool] | None:
    """Return the compiled validator for a schema, or None where `jsonschema-rs` is missing.

    It raises ValueError for values that JSON has not, such as dates.
    """
    try:
        import jsonschema_rs  # noqa: PLC0415
    except ModuleNotFoundError:
        return None
    fast: Callable[[object], bool] = jsonschema_rs.validator_for(schema_of(name)).is_valid
    return fast


def _pattern(_: object, pattern: str, value: object, __: object) -> Iterator[Any]:
    """Check a pattern with the `$` of JSON Schema, which a final line break does not match."""
    from jsonschema import ValidationError  # noqa: PLC0415

    if isinstance(value, str) and not _compiled(pattern).search(value):
        yield ValidationError("the text does not have the form that it must have")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\$$", r"\\Z", pattern))
