"""Writing to the streams of the process: encodings, colours, width, closed pipes."""

import errno
import os
import sys
from collections.abc import Callable
from typing import TextIO

_NARROW, _WIDE, _DEFAULT = 40, 100, 88


def write(text: str, stream: TextIO | None, encoding: str | None = None) -> None:
    """Write a text whole, whatever the encoding of the stream.

    What the encoding lacks is written as an escape. Lines end with a line feed on every
    system, so that equal reports are equal files.
    """
    if stream is None:  # a program without a console
        return
    buffer = getattr(stream, "buffer", None)
    if buffer is None:
        stream.write(text)
        return
    stream.flush()
    chosen = encoding or stream.encoding or "utf-8"
    buffer.write(text.encode(chosen, "backslashreplace"))
    buffer.flush()


def is_broken_pipe(error: OSError) -> bool:
    """Tell whether the reader of the output has gone; Windows says so in its own way."""
    return isinstance(error, BrokenPipeError) or (
        sys.platform == "win32" and error.errno == errno.EINVAL
    )


def drop_output(stream: TextIO | None) -> None:
    """Send what a stream still holds nowhere, so that the end of the process is quiet."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno() if stream is not None else nowhere)
        os.close(nowhere)
    except (OSError, ValueError):  # a stream without a file, as in a test
        return


def has_colour(choice: str, stream: TextIO | None) -> bool:
    """Tell whether to write colours: as chosen, else only on a terminal that wants them."""
    if choice != "auto":
        return choice == "always"
    if stream is None or not stream.isatty():
        return False
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    # the old console of Windows shows the codes themselves
    return sys.platform != "win32" or bool(os.environ.get("WT_SESSION") or os.environ.get("TERM"))


def width_of(stream: TextIO | None) -> int:
    """Return the width for a stream: that of the terminal within bounds, else a fixed one."""
    if stream is None or not stream.isatty():
        return _DEFAULT
    from shutil import get_terminal_size  # noqa: PLC0415  (slow, and seldom needed)

    return min(max(get_terminal_size().columns, _NARROW), _WIDE)


def progress_on(stream: TextIO | None, total: int) -> Callable[[int], None]:
    """Return a function that shows how many of some files are done.

    It shows nothing where the stream is no terminal, or where there is only one file. The line
    is taken away once all are done.
    """
    if stream is None or total < 2 or not stream.isatty():
        return lambda _: None
    shown = stream

    def show(done: int) -> None:
        line = f"{done} of {total} files"
        shown.write(f"\r{' ' * len(line)}\r" if done == total else f"\r{line}")
        shown.flush()

    return show
