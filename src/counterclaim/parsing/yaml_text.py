"""Reading YAML 1.2 with the values of JSON and no others.

The events of `ruamel.yaml` are turned into values here: a date stays a text, keys are texts
and stand once, and aliases are refused, so that a small file cannot grow without bounds.
"""

import math
import re
from array import array
from typing import Any

from attrs import define, field, frozen

from counterclaim.findings import Finding, Location
from counterclaim.findings.finding import fault
from counterclaim.findings.json_values import MAX_WHOLE
from counterclaim.findings.pointers import escaped
from counterclaim.findings.quoting import quoted
from counterclaim.parsing.json_text import MAX_DIGITS
from counterclaim.parsing.limits import STANDARD, beyond
from counterclaim.parsing.text import MAX_DEPTH, line_and_column, line_starts

# The core schema of YAML 1.2.2, section 10.3.2.
_NULL = re.compile(r"null|Null|NULL|~|")
_BOOLEAN = re.compile(r"true|True|TRUE|false|False|FALSE")
_WHOLE = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FRACTION = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?(?:\.inf|\.Inf|\.INF)|\.nan|\.NaN|\.NAN")
_TEXT_TAGS = ("!", "tag:yaml.org,2002:str")


class MissingExtraError(ImportError):
    """A part of the library needs a package that is not installed.

    Attributes:
        extra: The extra to install, as in `counterclaim[yaml]`.
    """

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f'{what} needs more packages: pip install "counterclaim[{extra}]"')
        self.extra = extra


@frozen
class ParsedYaml:
    """The value of a text, what is wrong with it, and the lines and columns of its values."""

    value: Any
    findings: tuple[Finding, ...]
    places: dict[str, tuple[int, int]]


class _FaultError(ValueError):
    """What ends the reading."""

    def __init__(self, code: str, message: str, mark: Any, hint: str | None = None) -> None:  # noqa: ANN401
        super().__init__(message)
        self.code = code
        self.mark = mark
        self.hint = hint


@define
class _Open:
    """A list or an object that is being read."""

    value: Any
    pointer: str
    key: str | None = None
    seen: set[str] = field(factory=set)


def parse_yaml(text: str, path: str | None, longest: int = STANDARD.text_length) -> ParsedYaml:
    """Read a text of YAML with one document.

    Args:
        text: The text.
        path: The file, for findings.
        longest: The most characters of one text in it.

    Raises:
        MissingExtraError: `ruamel.yaml` is not installed.
    """
    try:
        from ruamel.yaml import YAML  # noqa: PLC0415  (optional)
        from ruamel.yaml.error import MarkedYAMLError, YAMLError  # noqa: PLC0415
    except ModuleNotFoundError:
        raise MissingExtraError("reading YAML", "yaml") from None

    starts = line_starts(text)
    builder = _Builder(starts=starts, longest=longest)
    try:
        for event in YAML(typ="safe", pure=True).parse(text):
            builder.take(event)
    except _FaultError as error:
        at = _at(path, starts, error.mark)
        if error.code == "read.limit":
            found = beyond("a text has", longest, "characters", at, str(error.hint))
        else:
            found = fault(error.code, str(error), at, error.hint)
        return ParsedYaml(None, (found,), {})
    except MarkedYAMLError as error:
        reason = error.problem or error.context or "it cannot be read"
        mark = error.problem_mark or error.context_mark
        message = f"this is not YAML: {reason}"
        at = _at(path, starts, mark)
        return ParsedYaml(None, (fault("parse.yaml", message, at),), {})
    except YAMLError as error:
        first = str(error).splitlines()[0]
        found = fault("parse.yaml", f"this is not YAML: {first}", Location(path=path))
        return ParsedYaml(None, (found,), {})
    if builder.documents == 0:
        found = fault("parse.empty", "there is nothing in it", Location(path=path))
        return ParsedYaml(None, (found,), {})
    return ParsedYaml(builder.result, (), builder.places)


@define
class _Builder:
    """Builds a value from events, with a stack of its own."""

    starts: "array[int]"
    longest: int
    result: Any = None
    documents: int = 0
    open: list[_Open] = field(factory=list)
    places: dict[str, tuple[int, int]] = field(factory=dict)

    def take(self, event: Any) -> None:  # noqa: ANN401
        kind = type(event).__name__
        if kind == "DocumentStartEvent":
            self.documents += 1
            if self.documents > 1:
                raise _FaultError("parse.yaml", "a second document starts here", event.start_mark)
        elif kind == "AliasEvent":
            hint = "Write the value out where it is needed."
            raise _FaultError("parse.alias", "aliases are not read", event.start_mark, hint)
        elif kind == "ScalarEvent":
            self._scalar(event)
        elif kind in ("MappingStartEvent", "SequenceStartEvent"):
            self._start(event, {} if kind == "MappingStartEvent" else [])
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            self.open.pop()

    def _start(self, event: Any, value: Any) -> None:  # noqa: ANN401
        _refuse_tag(event, ())
        if len(self.open) == MAX_DEPTH:
            reason = f"more than {MAX_DEPTH} objects and lists lie inside one another"
            raise _FaultError("parse.depth", reason, event.start_mark)
        pointer = self._place(value, event.start_mark)
        self.open.append(_Open(value, pointer))

    def _scalar(self, event: Any) -> None:  # noqa: ANN401
        _refuse_tag(event, _TEXT_TAGS)
        if len(event.value) > self.longest:
            hint = "Put long documents elsewhere, and refer to them by url."
            raise _FaultError("read.limit", "a text is too long", event.start_mark, hint)
        plain = event.style is None and event.tag is None
        value = _resolved(event) if plain else event.value
        top = self.open[-1] if self.open else None
        if top is not None and type(top.value) is dict and top.key is None:
            self._key(top, value, event.start_mark)
        else:
            self._place(value, event.start_mark)

    def _key(self, top: _Open, key: Any, mark: Any) -> None:  # noqa: ANN401
        if type(key) is not str:
            raise _FaultError("parse.yaml", "a key is not a text", mark, "Put it in quotes.")
        if key in top.seen:
            reason = f"the key {quoted(key)} stands twice in one object"
            raise _FaultError("parse.duplicate-key", reason, mark)
        top.seen.add(key)
        top.key = key
        self.places[f"{top.pointer}/{escaped(key)}"] = self._spot(mark)

    def _place(self, value: Any, mark: Any) -> str:  # noqa: ANN401
        """Put a value where it belongs and return its pointer."""
        if not self.open:
            self.result, pointer = value, ""
        else:
            top = self.open[-1]
            if type(top.value) is list:
                pointer = f"{top.pointer}/{len(top.value)}"
                top.value.append(value)
            elif top.key is None:
                hint = "Keys are texts."
                raise _FaultError("parse.yaml", "a key is not a text", mark, hint)
            else:
                pointer = f"{top.pointer}/{escaped(top.key)}"
                top.value[top.key] = value
                top.key = None
        self.places.setdefault(pointer, self._spot(mark))
        return pointer

    def _spot(self, mark: Any) -> tuple[int, int]:  # noqa: ANN401
        # by the offset: YAML 1.1 has more line breaks than editors show
        return line_and_column(self.starts, mark.index)


def _refuse_tag(event: Any, allowed: tuple[str, ...]) -> None:  # noqa: ANN401
    if event.tag is not None and str(event.tag) not in allowed:
        reason = f"the tag {quoted(str(event.tag))} is not read"
        raise _FaultError("parse.yaml", reason, event.start_mark, "Take the tag out.")


def _resolved(event: Any) -> Any:  # noqa: ANN401
    """Return the value of a plain scalar by the core schema."""
    text: str = event.value
    if _NULL.fullmatch(text):
        return None
    if _BOOLEAN.fullmatch(text):
        return text.lower() == "true"
    number: float | None
    if _WHOLE.fullmatch(text):
        number = _whole(text)
    elif _FRACTION.fullmatch(text):
        number = float(text)
    elif _NOT_FINITE.fullmatch(text):
        raise _FaultError("parse.number", f"{text} is not a number of JSON", event.start_mark)
    else:
        return text
    if number is None or not math.isfinite(number):
        reason = f"expected a number of at most {MAX_WHOLE}"
        raise _FaultError("parse.number", reason, event.start_mark)
    return number


def _whole(text: str) -> int | None:
    if len(text) > 2 * MAX_DIGITS:
        return None
    bases = {"0o": 8, "0x": 16}
    base = bases.get(text[:2], 10)
    number = int(text[2:] if base != 10 else text, base)
    return number if abs(number) <= MAX_WHOLE else None


def _at(path: str | None, starts: "array[int]", mark: Any) -> Location:  # noqa: ANN401
    if mark is None:
        return Location(path=path)
    line, column = line_and_column(starts, mark.index)
    return Location(path=path, line=line, column=column)
