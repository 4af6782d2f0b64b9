"""Taking the bytes of a stream that gives them once, and no more of them than are read."""

from typing import BinaryIO

from counterclaim.documents._formats import Format
from counterclaim.parsing.limits import Limits


def bounded_bytes(stream: BinaryIO, format: Format, limits: Limits) -> bytes:  # noqa: A002
    """Return the bytes of a stream up to where its reader refuses them as too many.

    Of a line of JSON Lines that is too long only the beginning is kept, and the next lines are
    read all the same.
    """
    if format != "jsonl":
        most = limits.yaml_bytes if format == "yaml" else limits.json_bytes
        return stream.read(most + 1)
    kept: list[bytes] = []
    total, most = 0, limits.line_bytes
    whole = True
    while total <= limits.lines_bytes:
        piece = stream.readline(most + 1)
        if not piece:
            break
        total += len(piece)
        if whole:
            kept.append(piece)
        elif piece.endswith(b"\n"):
            kept.append(b"\n")
        whole = piece.endswith(b"\n")
    return b"".join(kept)
