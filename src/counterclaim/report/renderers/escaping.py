"""Text that is safe to show: on terminals with colours and a width, and in JSON for others."""

import json
import re
from collections.abc import Mapping
from textwrap import wrap
from types import MappingProxyType
from typing import Literal

from counterclaim.report.options import Layout

Role = Literal["error", "warning", "note", "certain", "likely", "weak", "strong"]

_CODES: Mapping[Role, str] = MappingProxyType(
    {
        "error": "1;31",
        "warning": "1;33",
        "note": "1;36",
        "certain": "1;31",
        "likely": "1;33",
        "weak": "1;36",
        "strong": "1",
    }
)
_HIDDEN = re.compile(r"[^\n -~]")
# Servers that read the output of a run: the first at the start of a line, the second anywhere.
_AT_START = re.compile(r"(?<!\S)::")
_ANYWHERE = re.compile(r"##(?=[A-Za-z]*\[)")
_JOINERS = frozenset("\u200c\u200d\u200e\u200f\u061c")
"""Marks without a shape of their own that scripts such as Arabic and Persian need."""


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


def safe_json(value: object, indent: int | None = None) -> str:
    """Return a value as JSON in which every mark without a visible shape is escaped."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    text = without_commands(text)
    # a line feed in it is layout: those of texts are escaped already
    return _HIDDEN.sub(lambda found: _mark(found[0]), text)


def without_commands(text: str) -> str:
    """Return JSON in which texts hold no command of a build server; the values are the same."""
    return _ANYWHERE.sub(r"\\u0023#", text) if "##" in text else text


def _mark(mark: str) -> str:
    if mark.isprintable():
        return mark
    code = ord(mark)
    if code <= 0xFFFF:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"


def one_line(text: str) -> str:
    """Return a text on one line, its blanks as single spaces."""
    return " ".join(text.split())
