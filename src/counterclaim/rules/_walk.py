"""All texts of a dataset that are more than plain, with their places."""

from collections.abc import Callable, Iterator

from attrs import fields, has

from counterclaim.findings import RecordKind
from counterclaim.model import Dataset
from counterclaim.model.registry import LISTS
from counterclaim.rules._rule import RecordPath

Steps = tuple[str | int, ...]
_OWN = ("extra",)
"""Data of the publisher's own, which no rule reads."""


def texts_of(dataset: Dataset, wanted: Callable[[str], bool]) -> Iterator[tuple[RecordPath, str]]:
    """Yield the texts that a function picks, with their places, in the order of the records."""
    for name in ("title", "description", "publisher", "license"):
        text = getattr(dataset, name)
        if type(text) is str and wanted(text):
            yield RecordPath("dataset", 0, (name,)), text
    kind: RecordKind
    for name, kind in LISTS.items():
        for index, record in enumerate(getattr(dataset, name)):
            for steps, text in _inside(record, wanted):
                yield RecordPath(kind, index, steps), text


def _inside(value: object, wanted: Callable[[str], bool]) -> Iterator[tuple[Steps, str]]:
    if type(value) is str:
        if wanted(value):
            yield (), value
    elif type(value) is tuple:
        for index, item in enumerate(value):
            for steps, text in _inside(item, wanted):
                yield (index, *steps), text
    elif has(kind := type(value)):
        for field in fields(kind):
            inner = getattr(value, field.name)
            if inner is not None and field.name not in _OWN:
                for steps, text in _inside(inner, wanted):
                    yield (field.name, *steps), text
