"""Readers of other packages, by the names under which they are installed."""

from typing import TYPE_CHECKING

from counterclaim.reading.reader import read
from counterclaim.reading.values import Reader

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

ENTRY_POINTS = "counterclaim.readers"
"""The group of entry points in which a package names its readers."""
OWN = "tables"
"""The name of the reader of this package."""


class ReaderError(ValueError):
    """There is no such reader, or it cannot be loaded."""


def reader_named(name: str) -> Reader:
    """Return a reader by its name: `tables`, or that of an installed package.

    Raises:
        ReaderError: There is none of that name, or it cannot be loaded.
    """
    if name == OWN:
        return read
    found = {entry.name: entry for entry in _entry_points()}
    if name not in found:
        known = ", ".join((OWN, *sorted(found)))
        raise ReaderError(f"there is no reader {name}; there are {known}")
    try:
        loaded: Reader = found[name].load()
    # whatever a package does when it is imported, ending the program included
    except (Exception, SystemExit) as error:
        reason = f"{type(error).__name__}: {error}"
        raise ReaderError(f"the reader {name} cannot be loaded: {reason}") from error
    return loaded


def _entry_points() -> "list[EntryPoint]":
    from importlib.metadata import entry_points  # noqa: PLC0415  (slow, and seldom needed)

    return sorted(entry_points(group=ENTRY_POINTS), key=lambda entry: (entry.name, entry.value))
