"""Where keys, blocks and items stand in a text of TOML.

The reader of the standard library tells values and no places. The text is known to be TOML, so
that only its parts have to be told from one another here.
"""

import re
import tomllib
from collections.abc import Mapping
from types import MappingProxyType

from counterclaim.findings.pointers import escaped

_GAP = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
_KEY = re.compile(r'"(?:[^"\\\n]++|\\.)*+"|\'[^\'\n]*+\'|[A-Za-z0-9_-]++')
_DOT = re.compile(r"[ \t]*+\.[ \t]*+")
_SCALAR = re.compile(
    r'"""(?:\\.|[^\\])*?"""(?:"{0,2})|'
    r"'''.*?'''(?:'{0,2})|"
    r'"(?:[^"\\\n]++|\\.)*+"|'
    r"'[^'\n]*+'|"
    # a date and a time of day may stand with a space between
    r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9][0-9:.Zz+-]*+|"
    r"[^\s,\]}#]++",
    re.DOTALL,
)


def toml_places(text: str) -> Mapping[str, tuple[int, int]]:
    """Return by JSON Pointer the line and column of all that a text of TOML holds.

    Values of keys stand where their key begins, items of lists where they begin, tables where
    they are first named. Lines and columns count from 1.

    Args:
        text: A text that `tomllib` reads.
    """
    offsets: dict[str, int] = {}
    blocks: dict[str, int] = {}
    base, at = "", _after_gap(text, 0)
    while at < len(text):
        start = at
        if text[at] == "[":
            is_block = text.startswith("[[", at)
            keys, at = _keys(text, _after_gap(text, at + (2 if is_block else 1)))
            base = _header(keys, start, offsets, blocks, is_block=is_block)
            at = text.index("]", at) + (2 if is_block else 1)
        else:
            pointer, at = _named(text, at, base, offsets)
            at = _value(text, at, pointer, offsets)
        at = _after_gap(text, at)
    return MappingProxyType(_lines_and_columns(text, offsets))


def _after_gap(text: str, at: int) -> int:
    """Return where blanks, ends of lines and comments end."""
    found = _GAP.match(text, at)
    return at if found is None else found.end()


def _keys(text: str, at: int) -> tuple[list[str], int]:
    """Return the keys of a dotted name as steps of a pointer, and where the name ends."""
    steps: list[str] = []
    while (found := _KEY.match(text, at)) is not None:
        key = found[0]
        plain = next(iter(tomllib.loads(f"{key} = 0"))) if key[0] in "\"'" else key
        steps.append(escaped(plain))
        dot = _DOT.match(text, found.end())
        if dot is None:
            return steps, found.end()
        at = dot.end()
    return steps, at


def _header(
    keys: list[str], start: int, offsets: dict[str, int], blocks: dict[str, int], *, is_block: bool
) -> str:
    """Return the pointer of the table that a header opens; `blocks` counts those of a list."""
    pointer = ""
    for number, key in enumerate(keys, start=1):
        pointer = f"{pointer}/{key}"
        offsets.setdefault(pointer, start)
        if number == len(keys) and is_block:
            blocks[pointer] = blocks.get(pointer, 0) + 1
        if pointer in blocks:
            pointer = f"{pointer}/{blocks[pointer] - 1}"
            offsets.setdefault(pointer, start)
    return pointer


def _named(text: str, start: int, base: str, offsets: dict[str, int]) -> tuple[str, int]:
    """Return the pointer that a key stands for, and where its value begins."""
    steps, at = _keys(text, start)
    pointer = base
    for step in steps:
        pointer = f"{pointer}/{step}"
        offsets.setdefault(pointer, start)
    return pointer, _after_gap(text, text.index("=", at) + 1)


def _value(text: str, at: int, pointer: str, offsets: dict[str, int]) -> int:
    """Note what lies in a value, and return where the value ends."""
    # the lists and tables around, with how many items were met; a table has no number
    around: list[tuple[str, int | None]] = []
    while True:
        if text[at] in "[{":
            around.append((pointer, 0 if text[at] == "[" else None))
            at += 1
        else:
            found = _SCALAR.match(text, at)
            at = at + 1 if found is None else found.end()
        at = _after_closing(text, at, around)
        if not around:
            return at
        above, met = around[-1]
        if met is None:
            pointer, at = _named(text, at, above, offsets)
        else:
            pointer = f"{above}/{met}"
            offsets[pointer] = at
            around[-1] = (above, met + 1)


def _after_closing(text: str, at: int, around: list[tuple[str, int | None]]) -> int:
    """Close what ends here; return where the next value begins, or where all has ended."""
    while around:
        at = _after_gap(text, at)
        if text[at] == ",":
            at = _after_gap(text, at + 1)
        if text[at] not in "]}":
            break
        around.pop()
        at += 1
    return at


def _lines_and_columns(text: str, offsets: Mapping[str, int]) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    line, begin = 1, 0
    for pointer, offset in sorted(offsets.items(), key=lambda item: item[1]):
        line += text.count("\n", begin, offset)
        begin = max(begin, text.rfind("\n", 0, offset) + 1)
        found[pointer] = (line, offset - begin + 1)
    return found
