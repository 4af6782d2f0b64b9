"""The command `schema`: schemas, code lists and the meaning of fields, as they are installed."""

import argparse
import json
from collections.abc import Callable, Iterator, Mapping
from textwrap import wrap
from types import MappingProxyType
from typing import Any

from attrs import frozen

from counterclaim.cli.outcome import Outcome, UsageError
from counterclaim.codelists import CODE_LISTS, CodeList
from counterclaim.configuration import configuration_schema
from counterclaim.findings.quoting import quoted
from counterclaim.findings.suggestions import did_you_mean
from counterclaim.judgements import judgements_schema
from counterclaim.model.registry import LISTS
from counterclaim.report import report_schema
from counterclaim.schema import (
    code_types,
    dataset_schema,
    written_dataset_schema,
    written_line_schema,
)

Schema = dict[str, Any]

SCHEMAS: Mapping[str, tuple[Callable[[], Schema], str]] = MappingProxyType(
    {
        "dataset": (written_dataset_schema, "a dataset, as JSON or YAML"),
        "record": (written_line_schema, "a line of JSON Lines"),
        "report": (report_schema, "the report in JSON"),
        "configuration": (configuration_schema, "a configuration, as its values"),
        "judgements": (judgements_schema, "a file of judgements, as its values"),
    }
)
"""The JSON Schemas by name, each with what it describes."""

_WIDTH = 88
_REF = "#/$defs/"


@frozen(kw_only=True)
class _Field:
    """A field, or a part of one: its path and what the schema says about it.

    `told` is the description at the place of the field, which goes before that of its type.
    """

    path: str
    schema: Schema
    told: str
    needed: bool
    many: bool


def run(options: argparse.Namespace) -> Outcome:
    """Print what a name stands for; without a name, list the names.

    Raises:
        UsageError: Nothing has the name.
    """
    name = options.name
    if name is None:
        return Outcome("".join(f"{line}\n" for line in _index()))
    if name in SCHEMAS:
        text = json.dumps(SCHEMAS[name][0](), ensure_ascii=False, indent=2)
        return Outcome(f"{text}\n", encoding="utf-8")
    if name in CODE_LISTS:
        return Outcome("".join(f"{line}\n" for line in _code_list(CODE_LISTS[name])))
    return Outcome("".join(f"{line}\n" for line in _field_page(_fields_at(name))))


def _index() -> Iterator[str]:
    yield "Schemas"
    yield from (f"  {name:22}  {told}" for name, (_, told) in SCHEMAS.items())
    yield ""
    yield "Code lists"
    for name, listed in CODE_LISTS.items():
        more = " (open: other codes may be used)" if listed.open else ""
        yield f"  {name:22}  {listed.title}{more}"
    yield ""
    yield "Records; a field is named as in claims.when.role"
    for name in LISTS:
        told = dataset_schema()["properties"][name]["items"]
        yield f"  {name:22}  {_resolved(told).get('description', '')}"


def _code_list(listed: CodeList) -> Iterator[str]:
    kind = "open: other codes may be used" if listed.open else "closed: there are no others"
    yield f"{listed.name}: {listed.title} ({kind})"
    width = max(len(code.code) for code in listed.codes)
    for code in listed.codes:
        told = f"{code.title}. {code.description}" if code.description else code.title
        first = f"  {code.code:{width}}  "
        yield from wrap(told, _WIDTH, initial_indent=first, subsequent_indent=" " * len(first))


def _fields_at(name: str) -> _Field:
    """Return the field at a path such as `claims.when.role` or `claim.when.role`."""
    plural: dict[str, str] = {kind: listed for listed, kind in LISTS.items()}
    first, *rest = name.split(".")
    steps = [plural.get(first, first), *rest]
    place = _Field(path="", schema=dataset_schema(), told="", needed=True, many=False)
    if steps[0] == "dataset":
        steps = steps[1:]
    for step in steps:
        inner = {field.path.rpartition(".")[2]: field for field in _inside(place)}
        if step not in inner:
            raise UsageError(_unknown(name, step, place, inner))
        place = inner[step]
    return place


def _unknown(name: str, step: str, place: _Field, inner: Mapping[str, _Field]) -> str:
    if place.path:
        known = ", ".join(inner) or "none"
        hint = did_you_mean(step, inner) or f"There are: {known}."
        return f"{place.path} has no field {quoted(step)}. {hint}"
    names = (*SCHEMAS, *CODE_LISTS, *LISTS, *LISTS.values())
    hint = did_you_mean(name, names) or "Without a name, schema lists them all."
    return f"there is no schema, code list or field {quoted(name)}. {hint}"


def _inside(place: _Field) -> Iterator[_Field]:
    """Yield the fields inside a field; those of all types where it can have several."""
    seen = set()
    for number, variant in enumerate(_variants(_resolved(place.schema))):
        for key, schema in variant.get("properties", {}).items():
            if key not in seen and key != "$schema":
                seen.add(key)
                yield _Field(
                    path=f"{place.path}.{key}".lstrip("."),
                    schema=schema.get("items", schema),
                    told=schema.get("description", ""),
                    # what only one of several types needs can be left out by the others
                    needed=number == 0 and key in variant.get("required", ()),
                    many=schema.get("type") == "array",
                )


def _variants(schema: Schema) -> Iterator[Schema]:
    yield schema
    for option in schema.get("allOf", ()):
        if "then" in option:
            yield _resolved(option["then"])


def _resolved(schema: Schema) -> Schema:
    reference = schema.get("$ref", "")
    if not reference.startswith(_REF):
        return schema
    found: Schema = dataset_schema()["$defs"][reference.removeprefix(_REF)]
    return found


def _field_page(place: _Field) -> Iterator[str]:
    resolved = _resolved(place.schema)
    inner = list(_inside(place))
    yield f"{place.path or 'dataset'} ({'needed' if place.needed else 'may be left out'})"
    told = dict.fromkeys(filter(None, (place.told, resolved.get("description"))))
    for text in told:
        yield from wrap(text, _WIDTH, initial_indent="  ", subsequent_indent="  ")
    yield from _holds(place, resolved, inner=bool(inner))
    if inner:
        width = max(len(field.path.rpartition(".")[2]) for field in inner)
        yield ""
        yield "  Fields"
        for field in inner:
            mark = "*" if field.needed else " "
            first = f"  {mark} {field.path.rpartition('.')[2]:{width}}  "
            yield from wrap(
                field.told or "-", _WIDTH, initial_indent=first, subsequent_indent=" " * len(first)
            )
        if any(field.needed for field in inner):
            yield "  * needed"


def _holds(place: _Field, resolved: Schema, *, inner: bool) -> Iterator[str]:
    """Yield what a field holds: its kind, its codes, its default."""
    many = "a list; each item is " if place.many else ""
    kind = {
        "string": "a text",
        "integer": "a whole number",
        "number": "a number",
        "boolean": "true or false",
    }.get(resolved.get("type", ""), "")
    name = place.schema.get("$ref", "").removeprefix(_REF)
    listed = code_types().get(name)
    if inner:
        kind = "an object"
    elif listed is not None:
        kind = f"a code of the list {listed.name}"
    elif "enum" in resolved:
        kind = "one of the codes below"
    if kind:
        yield f"  Holds: {many}{kind}"
    if "enum" in resolved:
        codes = ", ".join(str(code) for code in resolved["enum"])
        yield from wrap(codes, _WIDTH, initial_indent="  Codes: ", subsequent_indent=" " * 9)
    if "default" in place.schema:
        yield f"  Default: {json.dumps(place.schema['default'])}"
