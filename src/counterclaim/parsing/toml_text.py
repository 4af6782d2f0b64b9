"""Reading the project's own TOML files strictly: the schema of a file is what is accepted.

Only the words of JSON Schema that these schemas use are known here. Dates of TOML become texts
(ISO 8601), so that a date may stand with or without quotes.
"""

import os
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from attrs import evolve, frozen

from counterclaim.findings import Finding, Location
from counterclaim.findings.finding import fault
from counterclaim.findings.json_values import kind_of
from counterclaim.findings.pointers import escaped
from counterclaim.findings.quoting import quoted
from counterclaim.findings.suggestions import did_you_mean
from counterclaim.parsing.text import decode
from counterclaim.parsing.toml_positions import toml_places

Schema = Mapping[str, Any]
Table = dict[str, Any]

DATE = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
"""The form of a date in a schema; whether the calendar has it is beyond a pattern."""

_PLACE = re.compile(r"\s*\(at (?:line ([0-9]+), column ([0-9]+)|end of document)\)\Z")
_KINDS: Mapping[str, Callable[[Any], bool]] = {
    "object": lambda value: type(value) is dict,
    "array": lambda value: type(value) is list,
    "string": lambda value: type(value) is str,
    "integer": lambda value: type(value) is int,
}
_WORDS = {"object": "a table", "array": "a list", "string": "a text", "integer": "a whole number"}


@frozen(kw_only=True)
class TomlFile:
    """What a file of TOML holds, or why it cannot be read; `text` is what was read."""

    table: Table | None
    text: str = ""
    findings: tuple[Finding, ...] = ()


def read_toml(path: str | os.PathLike[str]) -> TomlFile:
    """Read a file of TOML.

    The finding of a file that cannot be read is `read.file`, `parse.encoding` or `parse.toml`.
    """
    at = Location(path=os.fspath(path))
    try:
        data = Path(path).read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a null character in the name
        reason = getattr(error, "strerror", None) or str(error)
        return TomlFile(table=None, findings=(fault("read.file", f"cannot be read: {reason}", at),))
    text = decode(data, evolve(at, line=1))
    if isinstance(text, Finding):
        return TomlFile(table=None, findings=(text,))
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return TomlFile(table=None, text=text, findings=(_syntax_fault(str(error), at),))
    return TomlFile(table=_plain(table), text=text)


def _syntax_fault(reason: str, at: Location) -> Finding:
    place = _PLACE.search(reason)
    if place is not None:
        reason = reason[: place.start()]
        if place[1] is None:
            reason += ", at the end of the file"
        else:
            at = evolve(at, line=int(place[1]), column=int(place[2]))
    return fault("parse.toml", f"this is not TOML: {reason}", at)


def _plain(value: Any) -> Any:  # noqa: ANN401  (any value of TOML)
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    # a moment with a time of day stays what it is, and is refused as no text
    return value.isoformat() if type(value) is date else value


def faults_of(value: object, schema: Schema, at: Location, name: str = "") -> Iterator[Finding]:
    """Yield what a schema refuses in a value, each with its pointer.

    Args:
        value: Values of JSON.
        schema: What is accepted.
        at: The place of the value.
        name: What messages call it; empty for the whole.
    """
    kind = schema.get("type")
    if kind is not None and not _KINDS[kind](value):
        got = "a date with a time" if isinstance(value, datetime) else kind_of(value)
        yield fault("schema.type", f"{_start(name)}expected {_WORDS[kind]}, got {got}", at)
    elif "enum" in schema and value not in schema["enum"]:
        known = [str(code) for code in schema["enum"]]
        reason = f"{_start(name)}expected one of {', '.join(known)}, got {quoted(str(value))}"
        yield fault("schema.code", reason, at, did_you_mean(str(value), known))
    elif isinstance(value, dict):
        yield from _table_faults(value, schema, at, name)
    elif isinstance(value, list):
        yield from _list_faults(value, schema, at, name)
    elif isinstance(value, str):
        yield from _text_faults(value, schema, at, name)
    elif isinstance(value, int) and value < schema.get("minimum", value):
        reason = f"{_start(name)}expected at least {schema['minimum']}, got {value}"
        yield fault("schema.value", reason, at)


def _table_faults(value: Table, schema: Schema, at: Location, name: str) -> Iterator[Finding]:
    properties: Mapping[str, Schema] = schema.get("properties", {})
    others = schema.get("additionalProperties", True)
    keys = schema.get("propertyNames", {}).get("enum")
    for key in schema.get("required", ()):
        if key not in value:
            hint = properties[key].get("description")
            yield fault("schema.missing", f"{_inside(name, key)}: it is missing", at, hint)
    for key, item in value.items():
        place = _below(at, key)
        inner = properties.get(key, others)
        known = properties if others is False else keys
        if key not in properties and known is not None and key not in known:
            reason = f"{_inside(name, key)}: there is no such key"
            yield fault("schema.unknown-key", reason, place, did_you_mean(key, known))
        elif isinstance(inner, Mapping):
            yield from faults_of(item, inner, place, _inside(name, key))


def _list_faults(value: list[Any], schema: Schema, at: Location, name: str) -> Iterator[Finding]:
    if len(value) < schema.get("minItems", 0):
        reason = f"{_start(name)}expected at least {schema['minItems']} in the list"
        yield fault("schema.value", reason, at)
    for index, item in enumerate(value):
        place = _below(at, str(index))
        if schema.get("uniqueItems") and item in value[:index]:
            reason = f"{_start(name)}{quoted(str(item))} stands twice"
            yield fault("schema.value", reason, place)
        elif "items" in schema:
            yield from faults_of(item, schema["items"], place, f"{name}[{index}]")


def _text_faults(value: str, schema: Schema, at: Location, name: str) -> Iterator[Finding]:
    if schema.get("format") == "date":
        if not _is_date(value):
            reason = f"{_start(name)}expected a date such as 2024-09-06, got {quoted(value)}"
            yield fault("schema.date", reason, at)
    elif "pattern" in schema and re.search(_python(schema["pattern"]), value) is None:
        wanted = schema.get("title", "another form")
        reason = f"{_start(name)}expected {wanted}, got {quoted(value)}"
        yield fault("schema.value", reason, at)


def _python(pattern: str) -> str:
    """Return a pattern for `re`, where `$` would let a line break stand at the end."""
    return pattern.removesuffix("$") + r"\Z" if pattern.endswith("$") else pattern


def _is_date(text: str) -> bool:
    if re.search(_python(DATE), text) is None:
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _start(name: str) -> str:
    return f"{name}: " if name else ""


def _inside(name: str, key: str) -> str:
    shown = key if key.isascii() and key.isprintable() and len(key) <= 60 else quoted(key)
    return f"{name}.{shown}" if name else shown


def _below(at: Location, step: str) -> Location:
    return evolve(at, pointer=f"{at.pointer or ''}/{escaped(step)}")


def with_lines(findings: Iterable[Finding], text: str) -> tuple[Finding, ...]:
    """Return findings with the line and column of their pointer in a text of TOML.

    For a value that is not there these are of the innermost table around it that has a place.
    """
    listed = tuple(findings)
    places = toml_places(text) if listed else {}
    return tuple(evolve(one, location=_with_line(one.location, places)) for one in listed)


def _with_line(at: Location, places: Mapping[str, tuple[int, int]]) -> Location:
    pointer = at.pointer or ""
    while pointer and pointer not in places:
        pointer = pointer.rpartition("/")[0]
    if not pointer or at.line is not None:
        return at
    line, column = places[pointer]
    return evolve(at, line=line, column=column)


def sound_keys(table: Table, findings: Iterable[Finding], base: str) -> Table:
    """Return the keys of a table whose values have no finding; `base` is its pointer."""
    faulty = {
        found.location.pointer.removeprefix(base).split("/")[1]
        for found in findings
        if found.location.pointer is not None and found.location.pointer.startswith(f"{base}/")
    }
    return {key: value for key, value in table.items() if escaped(key) not in faulty}
