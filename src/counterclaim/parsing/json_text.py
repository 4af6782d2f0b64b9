"""Reading the text of JSON strictly: what RFC 8259 leaves open is a fault here."""

import json
import math
import re
from collections.abc import Sequence
from typing import Any

from attrs import evolve, frozen

from counterclaim.findings import Finding, Location
from counterclaim.findings.finding import fault
from counterclaim.findings.json_values import MAX_WHOLE
from counterclaim.findings.quoting import quoted
from counterclaim.parsing.json_positions import places_in
from counterclaim.parsing.limits import STANDARD, beyond
from counterclaim.parsing.text import MAX_DEPTH, line_and_column, line_starts

MAX_DIGITS = len(str(MAX_WHOLE))
_STRING = re.compile(r'"(?:[^"\\]++|\\.?)*+(?:"|\Z)', re.DOTALL)
_TOKEN = re.compile(r"[-0-9NI][^\s\]},]*+")
"""A number, or what stands in place of one."""
_BRACKET = re.compile(r"[\[\]{}]")
_NO_BRACKET = re.compile(r"[^\[\]{}]++")
_NO_MARK = bytes(set(range(256)) - set(b'[]{}"'))
_END_OF_STRING = re.compile(r'[^\\]"')


@frozen
class Parsed:
    """The value of a text, or what is wrong with it."""

    value: Any
    findings: tuple[Finding, ...] = ()


class _RefusedError(ValueError):
    """The text is JSON that is not read; the places are looked up afterwards."""


def parse_sound(raw: bytes) -> Any:  # noqa: ANN401  (any value of JSON)
    """Return what bytes of JSON hold, or None where `parse_json` has something to say."""
    try:
        text = raw.decode("utf-8")
        return None if _is_deep(text) else _DECODER.decode(text)
    except ValueError:
        return None


def parse_json(text: str, at: Location, longest: int = STANDARD.text_length) -> Parsed:
    """Read a text of JSON; `at` is the place of its first character.

    Refused are: what is not JSON, repeated keys, NaN and Infinity, numbers that not every
    reader keeps, more than `MAX_DEPTH` objects and lists inside one another, and texts in it
    of more characters than `longest`.
    """
    if _is_deep(text):
        found = _finding("parse.depth", _DEEP, line_starts(text), _too_deep(text), at)
        return Parsed(None, (found,))
    if _may_hold_long_text(text, longest):
        long = next((one for one in _STRING.finditer(text) if len(one[0]) > longest + 2), None)
        if long is not None:
            line, column = line_and_column(line_starts(text), long.start())
            place = evolve(at, line=(at.line or 1) + line - 1, column=column)
            hint = "Put long documents elsewhere, and refer to them by url."
            return Parsed(None, (beyond("a text has", longest, "characters", place, hint),))
    try:
        try:
            return Parsed(_DECODER.decode(text))
        except _RefusedError:
            _LENIENT.decode(text)
            return Parsed(None, tuple(_refusals(text, at)))
    except json.JSONDecodeError as error:
        return Parsed(None, (_syntax_finding(text, error, at),))


_DEEP = f"more than {MAX_DEPTH} objects and lists lie inside one another"


def _is_deep(text: str) -> bool:
    """Tell whether a text goes too deep; keeps the parser from deep recursion."""
    if text.count("[") + text.count("{") <= MAX_DEPTH:
        return False
    depth = 0
    for mark in _brackets_of(text):
        depth += 1 if mark in "[{" else -1
        if depth > MAX_DEPTH:
            return True
    return False


def _brackets_of(text: str) -> str:
    """Return the brackets of a text that stand outside its strings."""
    if "\\" in text:
        return _NO_BRACKET.sub("", _STRING.sub("", text))
    # without escapes every second part between quotation marks is a string; of the text only
    # what matters is kept, so that few parts are left: two marks side by side open and close
    marks = text.encode("utf-8", "surrogatepass").translate(None, _NO_MARK).replace(b'""', b"")
    return b"".join(marks.split(b'"')[::2]).decode("ascii")


def _may_hold_long_text(text: str, longest: int) -> bool:
    """Tell whether a string may have more characters than `longest`; False is sure.

    A string so long covers one of these steps whole, and in it each quotation mark has a
    backslash before it.
    """
    step = max(1, longest // 2)
    return len(text) > longest and any(
        _END_OF_STRING.search(text, start, start + step) is None
        for start in range(0, len(text) - step + 1, step)
    )


def _too_deep(text: str) -> int:
    """Return where a text that goes too deep does so."""
    # blanks in place of strings, so that brackets in them do not count and offsets stay
    plain = _STRING.sub(lambda match: " " * len(match[0]), text)
    depth = 0
    for match in _BRACKET.finditer(plain):
        depth += 1 if match[0] in "[{" else -1
        if depth > MAX_DEPTH:
            return match.start()
    return 0


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise _RefusedError
    return made


def _whole(text: str) -> int:
    if len(text) > MAX_DIGITS + 1 or abs(int(text)) > MAX_WHOLE:
        raise _RefusedError
    return int(text)


def _fraction(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise _RefusedError
    return value


def _constant(_: str) -> float:
    raise _RefusedError


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_int=_whole, parse_float=_fraction, parse_constant=_constant
)

_LENIENT = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str)
"""Refuses only what is not JSON."""


def _refusals(text: str, at: Location) -> list[Finding]:
    found = []
    starts = line_starts(text)
    for place in places_in(text):
        if place.repeated:
            key = quoted(str(place.path[-1]))
            message = f"the key {key} stands twice in one object"
            found.append(_finding("parse.duplicate-key", message, starts, place.offset, at))
        token = _TOKEN.match(text, place.start)
        reason = None if token is None else _number_fault(token[0])
        if reason is not None:
            found.append(_finding("parse.number", reason, starts, place.offset, at))
    return found


def _number_fault(token: str) -> str | None:
    if token in ("NaN", "Infinity", "-Infinity"):
        return f"{token} is not a number of JSON"
    try:
        if token.lstrip("-").isdigit():
            _whole(token)
        elif token[0] in "-0123456789":
            _fraction(token)
    except _RefusedError:
        return f"expected a number of at most {MAX_WHOLE}, got {_shortened(token)}"
    return None


def _shortened(token: str) -> str:
    return token if len(token) <= 30 else f"one of {len(token)} characters"


def _syntax_finding(text: str, error: json.JSONDecodeError, at: Location) -> Finding:
    if not text.strip():
        return fault("parse.empty", "there is nothing in it", at)
    offset, message, hint = _explained(text, error)
    found = _finding("parse.json", f"this is not JSON: {message}", line_starts(text), offset, at)
    return evolve(found, hint=hint)


_TRAILING_COMMA = re.compile(r",\s*\Z")

# The beginnings of the messages of the standard library, which differ little between Pythons.
_EXPLAINED: tuple[tuple[str, str, str], ...] = (
    ("Unterminated string", "a text that starts here is not closed", 'Close it with ".'),
    (
        "Invalid control character",
        "a line break or control character stands in a text",
        "Write a line break as \\n.",
    ),
    ("Invalid \\", "a backslash starts no escape that there is", "Write two backslashes."),
    ("Extra data", "something follows after the end", 'For one record a line use "jsonl".'),
)


def _explained(text: str, error: json.JSONDecodeError) -> tuple[int, str, str | None]:
    """Return where a text stops being JSON, why, and what to do, alike in all Pythons."""
    offset = error.pos
    rest = text[offset : offset + 20]
    if _is_trailing_comma(text, offset):
        return offset, "a comma stands before the closing bracket", "Take the comma out."
    for beginning, message, hint in _EXPLAINED:
        if error.msg.startswith(beginning):
            return offset, message, hint
    if not rest.strip():
        return len(text.rstrip()), "it ends too early", "Is it cut off?"
    return offset, f"{quoted(_word(rest))} is not expected here", _hint_for(rest)


def _is_trailing_comma(text: str, offset: int) -> bool:
    if text[offset : offset + 1] == ",":
        return text[offset + 1 :].lstrip()[:1] in ("]", "}")
    after_comma = _TRAILING_COMMA.search(text[max(0, offset - 1000) : offset]) is not None
    return after_comma and text[offset : offset + 1] in ("]", "}")


def _word(rest: str) -> str:
    found = re.match(r"\w+|.", rest, re.DOTALL)
    return found[0] if found is not None else rest


def _hint_for(rest: str) -> str | None:
    if rest[0] == "'":
        return 'Texts stand in double quotes: ".'
    if rest[0] in "/#":
        return "JSON has no comments."
    if rest.startswith(("None", "True", "False", "undefined")):
        return "JSON has true, false and null."
    if rest[0].isalpha() or rest[0] == "_":
        return "Texts and keys stand in double quotes."
    return None


def _finding(code: str, message: str, starts: Sequence[int], offset: int, at: Location) -> Finding:
    line, column = line_and_column(starts, offset)
    place = evolve(at, line=(at.line or 1) + line - 1, column=column)
    return fault(code, message, place)
