"""From bytes to text, and from offsets in a text to lines and columns."""

from array import array
from bisect import bisect_right
from collections.abc import Sequence

from attrs import evolve

from counterclaim.findings import Finding, Location
from counterclaim.findings.finding import fault

MAX_DEPTH = 64
"""How many lists and objects may lie inside one another in a file."""

_BOM = b"\xef\xbb\xbf"


def decode(data: bytes, at: Location) -> str | Finding:
    """Return the text of UTF-8 bytes, or what is wrong with them.

    `at` is the place of the first byte; its line counts from 1 if it is given.
    """
    if data.startswith(_BOM):
        reason = "the text starts with a byte-order mark"
        return fault("parse.encoding", reason, at, 'Save it as "UTF-8" without the mark.')
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in data[:4]:
        return fault("parse.encoding", "the text is in UTF-16 or UTF-32", at, "Save it as UTF-8.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = (at.line or 1) + before.count(b"\n")
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8")) + 1
        place = evolve(at, line=line, column=column)
        reason = f"the byte {data[error.start]:#04x} is not UTF-8"
        return fault("parse.encoding", reason, place, "Save the text as UTF-8.")


def line_and_column(starts: Sequence[int], offset: int) -> tuple[int, int]:
    """Return the line and the column of an offset, both from 1; see `line_starts`."""
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


def line_starts(text: str) -> "array[int]":
    """Return the offset at which each line of a text starts."""
    starts = array("q", [0])
    end = text.find("\n")
    while end >= 0:
        starts.append(end + 1)
        end = text.find("\n", end + 1)
    return starts
