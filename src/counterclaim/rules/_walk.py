"""All texts of a dataset that are more than plain, with their places."""

import types
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Union, get_args, get_origin

import attrs

from counterclaim.findings import RecordKind
from counterclaim.model import Dataset
from counterclaim.model.fields import PARSED, Text, bare_and_rules, rule_of
from counterclaim.model.registry import CONTENT_TYPES, LISTS
from counterclaim.rules._rule import RecordPath

Steps = tuple[str | int, ...]


def texts_of(dataset: Dataset, wanted: Callable[[str], bool]) -> Iterator[tuple[RecordPath, str]]:
    """Yield the texts that a function picks, with their places, in the order of the records.

    Ids, codes and dates are left out, which hold plain letters only, and the publisher's own data.
    """
    kind: RecordKind
    for name in _fields_of(Dataset):
        text = getattr(dataset, name)
        if type(text) is str and wanted(text):
            yield RecordPath("dataset", 0, (name,)), text
    for name, kind in LISTS.items():
        for index, record in enumerate(getattr(dataset, name)):
            for steps, text in _inside(record, wanted):
                yield RecordPath(kind, index, steps), text


def _inside(record: Any, wanted: Callable[[str], bool]) -> Iterator[tuple[Steps, str]]:  # noqa: ANN401
    model: type = type(record)
    for name in _fields_of(model):
        value = getattr(record, name)
        if value is None or value == ():
            continue
        if type(value) is not tuple:
            for steps, text in _texts(value, wanted):
                yield (name, *steps), text
            continue
        for index, item in enumerate(value):
            for steps, text in _texts(item, wanted):
                yield (name, index, *steps), text


def _texts(value: Any, wanted: Callable[[str], bool]) -> Iterator[tuple[Steps, str]]:  # noqa: ANN401
    if type(value) is not str:
        yield from _inside(value, wanted)
    elif wanted(value):
        yield (), value


@cache
def _fields_of(model: type) -> tuple[str, ...]:
    """Return the fields of a model that may hold any text, themselves or inside."""
    return tuple(field.name for field in attrs.fields(model) if _may_hold_text(field.type))


def _may_hold_text(annotation: Any) -> bool:  # noqa: ANN401
    bare, rules = bare_and_rules(annotation)
    if bare is str:
        return rule_of(rules, Text()).pattern is None
    if get_origin(bare) is tuple:
        return _may_hold_text(get_args(bare)[0])
    if get_origin(bare) in (Union, types.UnionType):
        return any(map(_may_hold_text, get_args(bare)))
    if bare in PARSED or not isinstance(bare, type):
        return False
    # contents hold one another only by their ids
    return bare in CONTENT_TYPES.values() or (attrs.has(bare) and bool(_fields_of(bare)))
