"""Text that is safe in files which other programs and people show."""

import json
import re

_HIDDEN = re.compile(r"[^\n -~]")
_COMMAND = re.compile(r"##(?=[A-Za-z]*\[)")
"""What a build server takes for a command wherever it stands, as in `##[error]`."""


def safe_json(value: object, indent: int | None = None) -> str:
    """Return a value as JSON in which every mark without a visible shape is escaped."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    text = without_commands(text)
    # a line feed in it is layout: those of texts are escaped already
    return _HIDDEN.sub(lambda found: _mark(found[0]), text)


def without_commands(text: str) -> str:
    """Return JSON in which texts hold no command of a build server; the values are the same."""
    return _COMMAND.sub(r"\\u0023#", text) if "##" in text else text


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
