"""Where the values of JSON Pointers are in a text that is known to be JSON.

The way to a value is walked step by step; everything beside the way is skipped by the fast
parser of the standard library, so that places in a large document cost about one parse of it.
"""

import json
import re
from array import array
from collections.abc import Collection, Mapping
from typing import Any

_SPACE = re.compile(r"[ \t\n\r]*+")
_DECODER = json.JSONDecoder()

Steps = tuple[str, ...]
Tree = dict[str, Any]


def offsets_of(text: str, pointers: Collection[str], start: int = 0) -> Mapping[str, int]:
    """Return where in a text of JSON the values of some JSON Pointers are.

    The place of a value in an object is that of its key. For a pointer to something that is
    not there, it is the innermost value around it.

    Args:
        text: The text, which has been parsed before.
        pointers: The pointers, from the value that starts at `start`.
        start: Offset of that value, or of the blanks before it.
    """
    wanted = {pointer: tuple(pointer.split("/")[1:]) for pointer in pointers}
    tree: Tree = {}
    for steps in wanted.values():
        node = tree
        for step in steps:
            node = node.setdefault(step, {})
    begin = _past_space(text, start)
    found: dict[Steps, int] = {(): begin}
    _walk(text, begin, tree, (), found)
    return {pointer: _innermost(found, steps) for pointer, steps in wanted.items()}


def items_of(text: str) -> Mapping[str, "array[int]"]:
    """Return where the items of each list start that is a value of the outermost object."""
    found: dict[str, array[int]] = {}
    offset = _past_space(text, 0)
    if text[offset] != "{":
        return found
    offset = _past_space(text, offset + 1)
    while text[offset] != "}":
        key, _, offset = _key(text, offset)
        if text[offset] == "[":
            found[key], offset = _items(text, offset)
        else:
            offset = _after(text, offset)
        offset = _next(text, offset)
    return found


def _items(text: str, offset: int) -> tuple["array[int]", int]:
    starts = array("q")
    offset = _past_space(text, offset + 1)
    while text[offset] != "]":
        starts.append(offset)
        offset = _next(text, _after(text, offset))
    return starts, offset + 1


def _walk(text: str, offset: int, tree: Tree, path: Steps, found: dict[Steps, int]) -> int:
    """Note the places of what a tree of steps leads to; return the end of the value."""
    mark = text[offset]
    if not tree or mark not in "{[":
        return _after(text, offset)
    close = "}" if mark == "{" else "]"
    index = 0
    offset = _past_space(text, offset + 1)
    while text[offset] != close:
        if mark == "{":
            step, place, offset = _key(text, offset)
        else:
            step, place, index = str(index), offset, index + 1
        inner = tree.get(step)
        if inner is None:
            offset = _after(text, offset)
        else:
            found[*path, step] = place
            offset = _walk(text, offset, inner, (*path, step), found)
        offset = _next(text, offset)
    return offset + 1


def _key(text: str, offset: int) -> tuple[str, int, int]:
    """Return the key that starts at an offset as a step, its place, and that of its value."""
    key, end = _DECODER.raw_decode(text, offset)
    value = _past_space(text, _past_space(text, end) + 1)
    return key.replace("~", "~0").replace("/", "~1"), offset, value


def _after(text: str, offset: int) -> int:
    return _DECODER.raw_decode(text, offset)[1]


def _next(text: str, offset: int) -> int:
    """Return where the next item or the closing bracket is, past the comma if there is one."""
    offset = _past_space(text, offset)
    return _past_space(text, offset + 1) if text[offset] == "," else offset


def _past_space(text: str, offset: int) -> int:
    found = _SPACE.match(text, offset)
    return offset if found is None else found.end()


def _innermost(found: Mapping[Steps, int], steps: Steps) -> int:
    length = len(steps)
    while steps[:length] not in found:
        length -= 1
    return found[steps[:length]]
