"""Values as JSON knows them: their kinds, their limits, and how messages show them."""

import math
import re
from collections.abc import Iterator, Mapping

from counterclaim.findings.quoting import quoted

MAX_WHOLE = 2**53 - 1
"""The largest whole number that every reader of JSON keeps exactly (RFC 8259, section 6)."""

MAX_DEPTH_OF_EXTRA = 32
"""How many lists and objects may lie inside one another in a publisher's own data."""

TOO_DEEP = f"expected at most {MAX_DEPTH_OF_EXTRA} objects and lists inside one another"
LONE_SURROGATE = "expected whole characters, got half of a surrogate pair"

Path = tuple[str | int, ...]
"""Keys and indexes that lead to a value inside another one."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_SHOWN = 60

_KINDS: tuple[tuple[type, str], ...] = (
    (bool, "true or false"),
    (str, "a text"),
    (int, "a whole number"),
    (float, "a number"),
    (type(None), "null"),
    (list, "a list"),
)


def kind_of(value: object) -> str:
    """Name the kind of a value the way that JSON does."""
    for kind, name in _KINDS:
        if type(value) is kind:
            return name
    if isinstance(value, list):
        return "a list"
    return "an object" if isinstance(value, Mapping) else f"a {type(value).__name__}"


def shown_number(value: float) -> str:
    """Return a number for a message; a very long one is described instead."""
    # the text of an integer of thousands of digits may be refused by Python itself
    if type(value) is int and abs(value) > 10**30:
        return "a number of more than 30 digits"
    return repr(value)


def unlike(expected: str, value: object) -> str:
    """Say what was expected and what was given, the latter only where it is short."""
    shown = kind_of(value)
    if type(value) is bool:
        shown = "true" if value else "false"
    elif type(value) is int or type(value) is float:
        shown = shown_number(value)
    elif type(value) is str and len(value) <= _SHOWN:
        shown = quoted(value)
    elif type(value) is str:
        shown = f"a text of {len(value)} characters"
    return f"expected {expected}, got {shown}"


def has_lone_surrogate(text: str) -> bool:
    """Tell whether a text holds half of a surrogate pair, which UTF-8 cannot write."""
    return not text.isascii() and _SURROGATE.search(text) is not None


def json_faults(value: object, depth: int = 0) -> Iterator[tuple[Path, str]]:
    """Yield what keeps a value from being written as JSON and read back the same.

    Each item is the path to the fault and the reason.
    """
    if isinstance(value, Mapping | list):
        if depth == MAX_DEPTH_OF_EXTRA:
            yield (), TOO_DEEP
            return
        for key, item in value.items() if isinstance(value, Mapping) else enumerate(value):
            reason = _key_fault(key) if isinstance(value, Mapping) else None
            if reason is not None:
                yield (), reason
                continue
            for path, inner in json_faults(item, depth + 1):
                yield (key, *path), inner
        return
    reason = _scalar_fault(value)
    if reason is not None:
        yield (), reason


def _key_fault(key: object) -> str | None:
    if type(key) is not str:
        return f"expected texts as keys, got {kind_of(key)}"
    return f"in a key: {LONE_SURROGATE}" if has_lone_surrogate(key) else None


def _scalar_fault(value: object) -> str | None:
    if type(value) is str:
        return LONE_SURROGATE if has_lone_surrogate(value) else None
    if type(value) is int:
        inside = -MAX_WHOLE <= value <= MAX_WHOLE
        return None if inside else f"expected at most {MAX_WHOLE}, got {shown_number(value)}"
    if type(value) is float:
        return None if math.isfinite(value) else unlike("a number", value)
    return None if value is None or type(value) is bool else unlike("a value of JSON", value)
