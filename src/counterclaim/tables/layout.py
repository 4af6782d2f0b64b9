"""Which sheets there are and which columns they have, made from the models."""

import types
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin

import attrs
from attrs import evolve, frozen

from counterclaim.codelists import code_list
from counterclaim.findings import RecordKind
from counterclaim.model.fields import Number, bare_and_rules, rule_of
from counterclaim.model.registry import CONTENT_TYPES, LISTS, MODELS, RECORDS
from counterclaim.schema import code_types
from counterclaim.tables._short import short_columns
from counterclaim.tables.columns import Choices, Column, Kind
from counterclaim.time import Edtf

_THOUSAND = 1000

SETTINGS = "dataset"
"""The sheet that describes the dataset: a key and a value in each row."""

RECORD = "record"
ORDER = "order"
HELPERS = ("README", "lists")
"""Sheets of a template that hold no data."""

Annotation = Any


@frozen(kw_only=True)
class Sheet:
    """A sheet of records, or of the items of a list inside records.

    `list_name` is the list of the dataset; `path` leads from a record to the list that the
    sheet holds, and is empty for the records themselves. `short` are the columns of records
    that are written short.
    """

    name: str
    list_name: str
    path: tuple[str, ...]
    columns: tuple[Column, ...]
    short: tuple[Column, ...] = ()

    @property
    def kind(self) -> RecordKind:
        """The kind of the records."""
        return LISTS[self.list_name]

    @property
    def needed_parts(self) -> tuple[str, ...]:
        """The parts of a record, spread over several columns, that every record has."""
        if self.path:
            return ()
        fields = attrs.fields(RECORDS[self.kind])
        whole = {column.header for column in self.columns}
        return tuple(
            field.name
            for field in fields
            if field.default is attrs.NOTHING and field.name not in whole
        )


@cache
def settings() -> tuple[Column, ...]:
    """Return the keys of the sheet that describes the dataset, as if they were columns."""
    columns, _ = _columns_of(RECORDS["dataset"], "", required=True)
    return tuple(column for column in columns if column.header not in LISTS)


@cache
def layout() -> tuple[Sheet, ...]:
    """Return the sheets of records, each followed by the sheets of the lists inside them."""
    return tuple(sheet for name in LISTS for sheet in _sheets_of(name))


def sheet_names() -> tuple[str, ...]:
    """Return the names of all sheets that hold data, in the order in which they are written."""
    return (SETTINGS, *(sheet.name for sheet in layout()))


def _sheets_of(name: str) -> Iterator[Sheet]:
    kind = LISTS[name]
    columns, lists = _columns_of(RECORDS[kind], "", required=True)
    short = short_columns(columns) if kind == "claim" else ()
    yield Sheet(name=name, list_name=name, path=(), columns=columns, short=short)
    for header, model in lists:
        inner, deeper = _columns_of(model, "", required=True)
        if deeper:
            message = f"{name}.{header}: lists inside lists have no sheet"
            raise TypeError(message)
        yield Sheet(
            name=f"{name}.{header}",
            list_name=name,
            path=tuple(header.split(".")),
            columns=(*_keys(kind), *inner),
        )


def _keys(kind: RecordKind) -> tuple[Column, Column]:
    return (
        Column(
            header=RECORD,
            kind="text",
            description=f"Id of the {kind} to which the row belongs.",
            required=True,
        ),
        Column(
            header=ORDER,
            kind="number",
            description="Place of the row among those of its record, from 1; "
            "left empty for all rows of a record, the order of the rows counts.",
        ),
    )


_Found = tuple[tuple[Column, ...], tuple[tuple[str, type], ...]]
"""Columns, and the lists that need a sheet of their own: header and model."""


def _columns_of(model: type, prefix: str, *, required: bool) -> _Found:
    columns: list[Column] = []
    lists: list[tuple[str, type]] = []
    for field in attrs.fields(model):
        needed = field.default is attrs.NOTHING or bool(field.metadata.get("always_written"))
        header = f"{prefix}{field.name}"
        found, inner = _columns_for(field, header, required=required and needed)
        columns += found
        lists += inner
    return tuple(columns), tuple(lists)


def _columns_for(field: "attrs.Attribute[Any]", header: str, *, required: bool) -> _Found:
    annotation, many = _item_of(field.type)
    if annotation is None:
        return _content_columns(header)
    if annotation in MODELS:
        if many:
            return (), ((header, annotation),)
        return _columns_of(annotation, f"{header}.", required=required)
    column = Column(
        header=header,
        kind=_kind_of(annotation),
        description=field.metadata["description"],
        many=many,
        required=required,
        choices=_choices(annotation, field.metadata.get("suggestions")),
        may_be_large=_may_be_large(field.type),
    )
    return (column,), ()


def _content_columns(header: str) -> _Found:
    of_type = Column(
        header=f"{header}.type",
        kind="text",
        description="The type of the content; it tells which of the other columns are used.",
        required=True,
        choices=Choices(name="content-types", values=tuple(CONTENT_TYPES), closed=True),
    )
    columns = [of_type]
    lists: list[tuple[str, type]] = []
    for name, model in CONTENT_TYPES.items():
        found, inner = _columns_of(model, f"{header}.", required=False)
        columns += [
            evolve(column, description=f"For the type {name}: {_lowered(column.description)}")
            for column in found
        ]
        lists += inner
    return tuple(columns), tuple(lists)


def _lowered(text: str) -> str:
    return text[0].lower() + text[1:]


def _item_of(annotation: Annotation) -> tuple[Annotation, bool]:
    """Return what a field holds, and whether it is a list; None stands for a content."""
    bare, _ = bare_and_rules(annotation)
    if get_origin(bare) in (Union, types.UnionType):
        options = tuple(option for option in get_args(bare) if option is not type(None))
        if set(options) == set(CONTENT_TYPES.values()):
            return None, False
        return _item_of(options[0])
    if get_origin(bare) is tuple:
        return _item_of(get_args(bare)[0])[0], True
    return bare, False


def _kind_of(annotation: Annotation) -> Kind:
    kinds: Mapping[Annotation, Kind] = {
        Edtf: "date",
        bool: "flag",
        int: "number",
        float: "number",
    }
    origin: Annotation = get_origin(annotation)
    if origin is not None and origin is not Literal:
        return "extra"
    return kinds.get(annotation, "text")


def _may_be_large(annotation: Annotation) -> bool:
    """Tell whether a field holds numbers of a thousand and more, and not degrees, say."""
    bare, rules = bare_and_rules(annotation)
    if get_origin(bare) in (Union, types.UnionType):
        return any(_may_be_large(option) for option in get_args(bare))
    return bare in (int, float) and rule_of(rules, Number()).maximum >= _THOUSAND


def _choices(annotation: Annotation, suggestions: str | None) -> Choices | None:
    if suggestions is not None:
        return Choices(name=suggestions, values=code_list(suggestions).values, closed=False)
    origin: Annotation = get_origin(annotation)
    if origin is not Literal:
        return None
    values = get_args(annotation)
    name = next((kept.name for kept in code_types().values() if kept.values == values), "versions")
    return Choices(name=name, values=values, closed=True)
