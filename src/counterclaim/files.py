"""Writing files whole or not at all, and one writer at a time."""

import errno
import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress

FilePath = str | os.PathLike[str]

_IN_PLACE = frozenset([errno.EBUSY, errno.EXDEV, errno.EACCES, errno.EPERM, errno.EROFS])
"""Why a file cannot be put in the place of another: it is a mount, or its folder is closed."""
_LOCK_TRIES, _LOCK_PAUSE = 600, 0.05


def write_whole(path: FilePath, writer: Callable[[str], None]) -> None:
    """Let a function write to a place beside a file, which then becomes the file.

    So a reader never sees a half, and what was there stays if the writing fails. A link stays a
    link, and a file keeps its mode. Folders that are missing are made. What is no regular file,
    such as `/dev/stdout`, is written to as it is. Where nothing can take the place of the file,
    as with a single file that is mounted, it is written over, and what was in it is put back if
    that fails.

    Args:
        path: The file.
        writer: Gets the place where it is to write.

    Raises:
        OSError: The file cannot be written.
    """
    target = os.path.realpath(path)
    if _is_open_already(path) or (os.path.exists(path) and not os.path.isfile(target)):  # noqa: PTH110, PTH113
        # as it was named: the target of /dev/stdout may have no name
        writer(os.fspath(path))
        return
    os.makedirs(os.path.dirname(target), exist_ok=True)  # noqa: PTH103, PTH120
    try:
        beside = _place_beside(target)
    except OSError as error:
        if error.errno not in _IN_PLACE or not os.path.isfile(target):  # noqa: PTH113
            raise
        _write_over(target, writer)
        return
    try:
        writer(beside)
        _take_place(beside, target, writer)
    finally:
        _remove(beside)


def _is_open_already(path: FilePath) -> bool:
    """Tell whether a path stands for what a process has open, such as a redirected output."""
    return os.path.abspath(path).startswith(("/dev/", "/proc/"))  # noqa: PTH100


def write_bytes(data: bytes, path: FilePath) -> None:
    """Write bytes to a file: whole, or not at all.

    Raises:
        OSError: The file cannot be written.
    """
    write_whole(path, lambda place: _put(data, place))


def write_text(text: str, path: FilePath) -> None:
    """Write a text to a file in UTF-8: whole, or not at all; lone surrogates as escapes.

    Raises:
        OSError: The file cannot be written.
    """
    write_bytes(text.encode("utf-8", "backslashreplace"), path)


def _put(data: bytes, place: str) -> None:
    with open(place, "wb") as file:  # noqa: PTH123  (paths are texts here)
        file.write(data)
        file.flush()
        with suppress(OSError):  # a device has nothing to wait for
            os.fsync(file.fileno())


def _place_beside(target: str) -> str:
    """Make an empty file beside another, with its mode, and return its place."""
    # a short name of its own: that of the file may be as long as names can be
    start = os.path.join(os.path.dirname(target), f".counterclaim-{os.getpid()}")  # noqa: PTH118, PTH120
    number = 0
    while True:
        place = f"{start}-{number}.part"
        try:
            os.close(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))
        except FileExistsError:
            number += 1
            continue
        with suppress(OSError):  # no file yet, or a system without modes
            os.chmod(place, os.stat(target).st_mode & 0o7777)  # noqa: PTH101, PTH116
        return place


def _take_place(beside: str, target: str, writer: Callable[[str], None]) -> None:
    try:
        os.replace(beside, target)  # noqa: PTH105
    except OSError as error:
        if error.errno not in _IN_PLACE:
            raise
        _write_over(target, writer)


def _write_over(target: str, writer: Callable[[str], None]) -> None:
    """Write over a file; put back what was in it if that fails."""
    with open(target, "rb") as file:  # noqa: PTH123
        before = file.read()
    try:
        writer(target)
    except BaseException:
        _put(before, target)
        raise


def write_together(contents: Mapping[str, bytes]) -> None:
    """Write several files, by their paths: all of them, or none if one cannot be written.

    Raises:
        OSError: One of them cannot be written.
    """
    staged: dict[str, str] = {}
    try:
        for path, data in contents.items():
            target = os.path.realpath(path)
            os.makedirs(os.path.dirname(target), exist_ok=True)  # noqa: PTH103, PTH120
            staged[target] = _place_beside(target)
            _put(data, staged[target])
        for target, beside in staged.items():
            os.replace(beside, target)  # noqa: PTH105
    finally:
        for beside in staged.values():
            _remove(beside)


@contextmanager
def locked(path: FilePath) -> Iterator[None]:
    """Keep other programs that ask for the same lock away from a file for a time.

    Raises:
        OSError: The lock cannot be had.
    """
    folder, name = os.path.split(os.path.realpath(path))
    with ExitStack() as held:
        if not _lock_folder(folder, held):
            _lock_by_file(os.path.join(folder, f".{name[:200]}.lock"), held)  # noqa: PTH118
        yield


def _lock_folder(folder: str, held: ExitStack) -> bool:
    """Lock the folder itself, which leaves no file behind; False where a system cannot."""
    try:
        import fcntl  # noqa: PLC0415  (not on every system)
    except ImportError:
        return False
    handle = os.open(folder, os.O_RDONLY)
    held.callback(os.close, handle)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
    except OSError:  # some shared folders
        return False
    return True


def _lock_by_file(lock: str, held: ExitStack) -> None:
    for _ in range(_LOCK_TRIES):
        # Windows refuses for a moment a name that is just being removed
        with suppress(FileExistsError, *([PermissionError] if os.name == "nt" else [])):
            os.close(os.open(lock, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            held.callback(_remove, lock)
            return
        time.sleep(_LOCK_PAUSE)
    reason = f"another program has been writing to it for long; if none is, remove {lock}"
    raise OSError(errno.EBUSY, reason)


def _remove(path: str) -> None:
    with suppress(FileNotFoundError):
        os.remove(path)  # noqa: PTH107
