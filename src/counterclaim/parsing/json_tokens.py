"""A slow walk through the text of JSON that knows where everything is.

It runs only where something is refused: the fast parser of the standard library keeps no places.
"""

import json
import re
from collections.abc import Iterator

from attrs import define, field, frozen

from counterclaim.findings.json_values import Path

_TOKEN = re.compile(r'"(?:[^"\\]++|\\.?)*+(?:"|\Z)|[{}\[\],:]|[^\s{}\[\],:"]+')


@frozen
class Place:
    """A value in the text: its path, where it starts (its key, in an object), its token.

    `repeated` tells that the object has the same key before.
    """

    path: Path
    offset: int
    token: str
    repeated: bool


@define
class _Frame:
    is_object: bool
    expects_key: bool
    step: str | int = 0
    offset: int = 0
    repeated: bool = False
    seen: set[str] = field(factory=set)


def walk(text: str) -> Iterator[Place]:
    """Yield every value of a text that is JSON, or JSON but for NaN and Infinity."""
    frames: list[_Frame] = []
    for match in _TOKEN.finditer(text):
        piece = match[0]
        top = frames[-1] if frames else None
        if piece in "}]":
            frames.pop()
        elif top is not None and piece == ",":
            top.expects_key = top.is_object
            if not top.is_object:
                top.step = int(top.step) + 1
        elif top is not None and piece == ":":
            top.expects_key = False
        elif top is not None and top.expects_key:
            key = json.loads(piece)
            top.step, top.offset, top.repeated = key, match.start(), key in top.seen
            top.seen.add(key)
        else:
            named = top is not None and top.is_object
            yield Place(
                path=tuple(frame.step for frame in frames),
                offset=top.offset if top is not None and named else match.start(),
                token=piece,
                repeated=top.repeated if top is not None and named else False,
            )
            if piece in "{[":
                is_object = piece == "{"
                frames.append(_Frame(is_object=is_object, expects_key=is_object))
