"""No text makes a regular expression slow: each is tried on long texts made to mislead it."""

import pkgutil
import re
import signal
from importlib import import_module

import pytest

import counterclaim
from counterclaim.schema import dataset_schema

LENGTH = 50_000
MOST_SECONDS = 10
"""Of processor time; a pattern that backtracks badly takes hours."""

UNITS = (
    *"aA019é ,-_/:.[{(XY",
    *("\n", "\t", '"', "\\", '\\"', "a ", "a-", "1-", "0,", "1.", "aA0", ", ", "..", "2024,", "1Y"),
    *("2024-01..", "P1", "1e", "20 to ", "1,000 ", "'s ", "A. ", "$A"),
)
STARTS = (
    *("", "P", "-P", "[", "2024", "2024-09-06T12:00:00.", "http://", '"', "Y", "e", "en-", "-0"),
    *("1", "$"),
)
ENDS = ("", "!", "\n", "X", '"', "]")


def patterns():
    """Yield the patterns of the schema, and those that the modules hold, compiled."""
    found = {}

    def walk(value):
        if isinstance(value, dict):
            if isinstance(value.get("pattern"), str):
                found[value["pattern"]] = re.compile(value["pattern"])
            for inner in value.values():
                walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)

    walk(dataset_schema())
    for module in pkgutil.walk_packages(counterclaim.__path__, "counterclaim."):
        if not module.name.endswith("__main__"):
            collect(import_module(module.name), found)
    return found


def collect(module, found):
    """Add the compiled patterns that a module holds, also inside its tuples and mappings."""
    waiting = [value for name, value in vars(module).items() if not name.startswith("__")]
    for _ in range(4):
        inner = []
        for value in waiting:
            if isinstance(value, re.Pattern):
                found[value.pattern] = value
            elif isinstance(value, tuple | list | frozenset):
                inner += value
            elif type(value).__name__ in ("mappingproxy", "dict"):
                inner += [*value.keys(), *value.values()]
        waiting = inner


PATTERNS = patterns()


def refuse(*_):
    """Stop what takes too long."""
    raise TimeoutError


@pytest.mark.skipif(not hasattr(signal, "ITIMER_VIRTUAL"), reason="needs a timer of POSIX")
@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=range(len(PATTERNS)))
def test_no_pattern_is_slow(pattern):
    """All matches of a pattern in texts of 50,000 characters are found at once."""
    previous = signal.signal(signal.SIGVTALRM, refuse)
    text = ""
    try:
        for start in STARTS:
            for unit in UNITS:
                body = start + unit * (LENGTH // len(unit))
                for end in ENDS if start == "" or unit.isalnum() else ENDS[:2]:
                    text = body + end
                    signal.setitimer(signal.ITIMER_VIRTUAL, MOST_SECONDS)
                    pattern.fullmatch(text)
                    pattern.match(text)
                    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    except TimeoutError:
        pytest.fail(f"{pattern.pattern[:80]!r} is slow on {text[:20]!r}...{text[-3:]!r}")
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, previous)


def test_the_patterns_are_those_of_the_schema_and_the_code():
    """The search for patterns finds those that are known to be there."""
    assert len(PATTERNS) > 30
    assert any("A-Za-z0-9._:/@+-" in pattern for pattern in PATTERNS)
    assert any(pattern.startswith(r"(?P<sign>") for pattern in PATTERNS)
