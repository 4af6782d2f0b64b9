"""The formats of files, and how their names tell them."""

import os
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, get_args

Format = Literal["json", "jsonl", "yaml"]

FORMATS: tuple[Format, ...] = get_args(Format)
SUFFIXES: Mapping[str, Format] = MappingProxyType(
    {".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".yaml": "yaml", ".yml": "yaml"}
)
"""The format of a file by the end of its name."""


def format_of(path: "str | os.PathLike[str]") -> Format | None:
    """Return the format that the name of a file tells, or None if it tells none."""
    _, suffix = os.path.splitext(os.fsdecode(path))  # noqa: PTH122  (as a text, without a Path)
    return SUFFIXES.get(suffix.lower())
