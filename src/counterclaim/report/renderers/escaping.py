"""Text for terminals: safe characters, colours, paragraphs of a width."""

import re
from collections.abc import Mapping
from textwrap import wrap
from types import MappingProxyType
from typing import Literal

from attrs import frozen

Role = Literal["error", "warning", "note", "strong", "faint"]

_CODES: Mapping[Role, str] = MappingProxyType(
    {"error": "1;31", "warning": "1;33", "note": "1;36", "strong": "1", "faint": "2"}
)
# Servers that read the output of a run: the first at the start of a line, the second anywhere.
_AT_START = re.compile(r"(?<!\S)::")
_ANYWHERE = re.compile(r"##(?=[A-Za-z]*\[)")
_JOINERS = frozenset("\u200c\u200d\u200e\u200f\u061c")
"""Marks without a shape of their own that scripts such as Arabic and Persian need."""


@frozen(kw_only=True)
class Layout:
    """How a text is laid out: its width in characters, and whether it has colours."""

    width: int = 88
    colour: bool = False


def clean(text: str) -> str:
    """Return a text without what would steer a terminal, turn its direction or run a command.

    Blanks of all kinds become spaces; control characters, direction overrides and lone
    surrogates are written as escapes, and so is the first sign of what a build server takes for
    a command: `::` where a line may begin, `##[` and `##name[` anywhere.
    """
    if not text.isprintable():
        text = "".join(_shown(mark) for mark in text)
    if ":" in text:
        text = _AT_START.sub(r"\\x3a:", text)
    return _ANYWHERE.sub(r"\\x23#", text) if "##" in text else text


def _shown(mark: str) -> str:
    if mark.isprintable() or mark in _JOINERS:
        return mark
    if mark.isspace():
        return " "
    return mark.encode("unicode_escape").decode("ascii")


def paint(text: str, role: Role, layout: Layout) -> str:
    """Return a text in the colour of a role, or as it is where there are no colours."""
    return f"\x1b[{_CODES[role]}m{text}\x1b[0m" if layout.colour else text


def paragraph(text: str, layout: Layout, *, first: str = "", rest: str | None = None) -> list[str]:
    """Return the lines of a paragraph, cleaned and wrapped.

    Args:
        text: The words; runs of blanks become one space.
        layout: Gives the width.
        first: What the first line begins with.
        rest: What the other lines begin with; by default blanks of the same length.
    """
    lines = wrap(
        " ".join(clean(text).split()),
        width=max(layout.width, len(first) + 20),
        initial_indent=first,
        subsequent_indent=" " * len(first) if rest is None else rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return lines or [first.rstrip()]
