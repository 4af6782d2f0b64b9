"""JSON Pointers (RFC 6901): texts that lead to a value inside another one."""

from collections.abc import Iterable


def escaped(step: str | int) -> str:
    """Return a key, or an index, as it stands between the slashes of a pointer."""
    return str(step).replace("~", "~0").replace("/", "~1")


def pointer_of(path: Iterable[str | int]) -> str:
    """Return the pointer of a path of keys and indexes; empty for the whole value."""
    return "".join(f"/{escaped(step)}" for step in path)


def steps_of(pointer: str) -> tuple[str, ...]:
    """Return the keys and indexes of a pointer, all as texts."""
    return tuple(step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:])
