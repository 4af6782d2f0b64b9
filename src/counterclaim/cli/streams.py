"""Writing to the streams of the process: encodings, colours, width, closed pipes."""

import errno
import os
import sys
from collections.abc import Callable
from contextlib import suppress
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


def write_file(text: str, path: str) -> None:
    """Write a text to a file in UTF-8: whole, or not at all.

    It is written beside the file first, which then takes its place, so that a reader never
    sees a half. Folders that are missing are made. What is no file, such as a device, is
    written to as it is.

    Raises:
        OSError: The file cannot be written.
    """
    write_whole(path, lambda place: _write_bytes(place, text.encode("utf-8", "backslashreplace")))


def write_whole(path: str, writer: Callable[[str], None]) -> None:
    """Let a function write to a place beside a file, which then becomes the file.

    Raises:
        OSError: The file cannot be written.
    """
    target = os.path.realpath(path)  # a link stays a link
    if os.path.exists(target) and not os.path.isfile(target):  # noqa: PTH110, PTH113
        writer(target)
        return
    folder, name = os.path.split(target)
    os.makedirs(folder, exist_ok=True)  # noqa: PTH103
    beside = os.path.join(folder, f".{name}.{os.getpid()}.part")  # noqa: PTH118
    try:
        writer(beside)
        os.replace(beside, target)  # noqa: PTH105
    finally:
        with suppress(FileNotFoundError):
            os.remove(beside)  # noqa: PTH107


def _write_bytes(path: str, data: bytes) -> None:
    with open(path, "wb") as file:  # noqa: PTH123  (paths are texts here)
        file.write(data)


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
