"""Where the values are in a text that is known to be JSON, or JSON but for NaN and Infinity.

The way to a value is walked step by step; everything beside the way is skipped by the fast
parser of the standard library, so that places in a large document cost about one parse of it.
"""

import json
import re
from array import array
from collections.abc import Collection, Generator, Iterator, Mapping
from typing import Any

from attrs import frozen

from counterclaim.findings.json_values import Path
from counterclaim.findings.pointers import steps_of

_SPACE = re.compile(r"[ \t\n\r]*+")
_DECODER = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str)
"""Numbers stay texts: a very long one is no trouble then."""

Steps = tuple[str, ...]
Tree = dict[str, Any]


@frozen
class Place:
    """A value in the text: its path, its place (that of its key, in an object), its start.

    `repeated` tells that the object has the same key before.
    """

    path: Path
    offset: int
    start: int
    repeated: bool = False


def places_in(text: str, start: int = 0, only: Tree | None = None) -> Iterator[Place]:
    """Yield the places of a value and of all values in it, in their order.

    Args:
        text: The text, which has been parsed before.
        start: Offset of the value, or of the blanks before it.
        only: The steps that are wanted, as keys of nested dictionaries; by default all.
    """
    begin = _past_space(text, start)
    yield Place((), begin, begin)
    yield from _places_inside(text, begin, (), only)


def _places_inside(
    text: str, offset: int, path: Path, only: Tree | None
) -> Generator[Place, None, int]:
    """Yield the places of what is inside a value; return the end of the value."""
    is_object = text[offset] == "{"
    if (not is_object and text[offset] != "[") or only == {}:
        return _after(text, offset)
    close = "}" if is_object else "]"
    seen: set[str] = set()
    index = 0
    offset = _past_space(text, offset + 1)
    while text[offset] != close:
        place, step = offset, index
        key = str(index)
        if is_object:
            key, offset = _key(text, offset)
        wanted = None if only is None else only.get(key)
        if only is not None and wanted is None:
            offset = _after(text, offset)
        else:
            inner = (*path, key if is_object else step)
            yield Place(inner, place, offset, is_object and key in seen)
            offset = yield from _places_inside(text, offset, inner, wanted)
        seen.add(key)
        index += 1
        offset = _next(text, offset)
    return offset + 1


def offsets_of(text: str, pointers: Collection[str], start: int = 0) -> Mapping[str, int]:
    """Return where in a text of JSON the values of some JSON Pointers are.

    The place of a value in an object is that of its key. For a pointer to something that is
    not there, it is the innermost value around it.

    Args:
        text: The text, which has been parsed before.
        pointers: The pointers, from the value that starts at `start`.
        start: Offset of that value, or of the blanks before it.
    """
    wanted = {pointer: steps_of(pointer) for pointer in pointers}
    tree: Tree = {}
    for steps in wanted.values():
        node = tree
        for step in steps:
            node = node.setdefault(step, {})
    found = {tuple(map(str, at.path)): at.offset for at in places_in(text, start, tree)}
    return {pointer: _innermost(found, steps) for pointer, steps in wanted.items()}


def items_of(text: str) -> Mapping[str, "array[int]"]:
    """Return where the items of each list start that is a value of the outermost object."""
    found: dict[str, array[int]] = {}
    offset = _past_space(text, 0)
    if text[offset] != "{":
        return found
    offset = _past_space(text, offset + 1)
    while text[offset] != "}":
        key, offset = _key(text, offset)
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


def _key(text: str, offset: int) -> tuple[str, int]:
    """Return the key that starts at an offset, and where its value starts."""
    key, end = _DECODER.raw_decode(text, offset)
    return key, _past_space(text, _past_space(text, end) + 1)


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
