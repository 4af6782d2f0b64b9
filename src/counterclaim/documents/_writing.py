"""Writing a dataset: the same dataset always gives the same text."""

import json
import re
from collections.abc import Iterator
from typing import Any

from attrs import evolve

from counterclaim.codec import unstructure
from counterclaim.documents._formats import Format
from counterclaim.documents.shortening import shorten
from counterclaim.model import Dataset
from counterclaim.model.registry import LISTS


def pieces(dataset: Dataset, format: Format, *, short: bool = False) -> Iterator[str]:  # noqa: A002  (the word for it)
    """Yield the text of a dataset piece by piece, in short forms if wanted."""
    if format == "jsonl":
        yield from _short_lines(dataset) if short else _lines(dataset)
        return
    values = shorten(dataset) if short else unstructure(dataset)
    if format == "yaml":
        yield from _yaml(values, "")
    else:
        yield json.dumps(values, ensure_ascii=False, allow_nan=False, indent=2)
        yield "\n"


def _short_lines(dataset: Dataset) -> Iterator[str]:
    values = shorten(dataset)
    yield _line("dataset", {key: value for key, value in values.items() if key not in LISTS})
    for name, kind in LISTS.items():
        for record in values.get(name, ()):
            yield _line(kind, record)


def _lines(dataset: Dataset) -> Iterator[str]:
    # the records are written one by one, so that a large dataset does not exist twice
    empty: dict[str, Any] = dict.fromkeys(LISTS, ())
    header = evolve(dataset, **empty)
    yield _line("dataset", unstructure(header))
    for name, kind in LISTS.items():
        for record in getattr(dataset, name):
            yield _line(kind, unstructure(record))


def _line(kind: str, record: dict[str, Any]) -> str:
    text = json.dumps({"record": kind, **record}, ensure_ascii=False, allow_nan=False)
    return text + "\n"


# Plain scalars that every reader of YAML, 1.1 or 1.2, takes for the same text.
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_./()+-]*(?: [A-Za-z0-9_./()+-]+)*")
_WORDS = frozenset(["y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"])


def _yaml(value: dict[str, Any] | list[Any], indent: str) -> Iterator[str]:
    """Yield block lists and objects; what is empty or simple stands on the line of its key."""
    pairs = value.items() if isinstance(value, dict) else ((None, item) for item in value)
    for key, item in pairs:
        start = f"{indent}- " if key is None else f"{indent}{_scalar(key)}:"
        if isinstance(item, dict | list) and item:
            inner = "".join(_yaml(item, f"{indent}  "))
            # the first key of an object, or item of a list, follows the dash on its line
            yield f"{indent}- {inner[len(indent) + 2 :]}" if key is None else f"{start}\n{inner}"
        else:
            text = _scalar(item)
            yield f"{start}{text}\n" if key is None else f"{start} {text}\n"


def _scalar(value: object) -> str:
    if isinstance(value, str) and _PLAIN.fullmatch(value) and value.lower() not in _WORDS:
        return value
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    if isinstance(value, float) and "." not in text:
        # 1e+22 is a number of JSON and YAML 1.2, and a text for readers of YAML 1.1
        text = text.replace("e", ".0e")
    return "".join(mark if mark.isprintable() else _escape(mark) for mark in text)


def _escape(mark: str) -> str:
    code = ord(mark)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
