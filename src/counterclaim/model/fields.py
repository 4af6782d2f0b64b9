"""What a field of a model may hold, said once: in its annotation.

A model's annotations are its rules. `checked` turns them into validators when the class is
made; `schema` reads the same annotations for the JSON Schema. `Annotated` carries what a
plain type cannot say (`Text`, `Number`, `Items`).
"""

import math
import re
import types
from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

import attrs
from attrs import frozen

from counterclaim.findings.frozen import frozen_json, plain_value
from counterclaim.findings.json_values import (
    LONE_SURROGATE,
    MAX_WHOLE,
    has_lone_surrogate,
    json_faults,
    kind_of,
    shown_number,
    unlike,
)
from counterclaim.model.given import Convert, conversion_for
from counterclaim.time import (
    DURATION_PATTERN,
    EDTF_PATTERN,
    MAX_LENGTH,
    Duration,
    DurationError,
    Edtf,
    EdtfError,
)

Check = Callable[[object], str | None]
"""Says why a value is wrong, or returns None."""


class InvalidValueError(ValueError):
    """A record was built with a value that its field cannot hold.

    Attributes:
        model: Name of the model, such as `Claim`.
        field: Name of the field, or None where the fault lies between several fields.
        reason: What was expected and what was given.
        rule: Name of the rule between fields that is broken, if it is such a rule.
        further: The other rules between fields that the same values break.
    """

    def __init__(
        self,
        model: str,
        field: str | None,
        reason: str,
        rule: str | None = None,
        further: tuple["InvalidValueError", ...] = (),
    ) -> None:
        super().__init__(model, field, reason, rule, further)
        self.model = model
        self.field = field
        self.reason = reason
        self.rule = rule
        self.further = further

    def __str__(self) -> str:
        """Name the model, the field and the reason in one line."""
        place = self.model if self.field is None else f"{self.model}.{self.field}"
        return f"{place}: {self.reason}"


VISIBLE = (
    r"[^\u0000-\u0020\u007f-\u00a0\u00ad\u115f\u1160\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f"
    r"\u2800\u3000\u3164\ufeff\uffa0]"
)
"""Finds a character that can be seen. Its own list, since `\\s` is another one in each language."""


@frozen(kw_only=True)
class Text:
    """Rules for a text: length in characters, and a pattern with its meaning in words.

    Without a pattern the text needs a character that can be seen.
    """

    min_length: int = 1
    max_length: int | None = None
    pattern: str | None = None
    meaning: str = "a text that is not empty"


@frozen(kw_only=True)
class Number:
    """Inclusive limits of a number."""

    minimum: float = -MAX_WHOLE
    maximum: float = MAX_WHOLE


@frozen(kw_only=True)
class Items:
    """Fewest items of a list."""

    minimum: int = 0


def describe(
    text: str,
    *,
    refers_to: str | None = None,
    suggestions: str | None = None,
    always_written: bool = False,
) -> dict[str, str | bool]:
    """Return the metadata of a field.

    Args:
        text: What the field holds.
        refers_to: The kind of record whose id the field holds.
        suggestions: Name of the open code list that suggests values.
        always_written: Whether files must state the field although the model has a default.
    """
    metadata: dict[str, str | bool] = {"description": text}
    if refers_to is not None:
        metadata["refers_to"] = refers_to
    if suggestions is not None:
        metadata["suggestions"] = suggestions
    if always_written:
        metadata["always_written"] = True
    return metadata


def refuse(model: str, faults: Sequence[tuple[str, str | None, str]]) -> None:
    """Raise the first of some faults between fields, with the others in it, if there is one.

    Args:
        model: Name of the model.
        faults: Rule, field and reason of each.

    Raises:
        InvalidValueError: There is a fault.
    """
    errors = [InvalidValueError(model, field, reason, rule) for rule, field, reason in faults]
    if errors:
        first = errors[0]
        raise InvalidValueError(
            model, first.field, first.reason, first.rule, further=tuple(errors[1:])
        )


RecordId = Annotated[
    str,
    Text(
        max_length=200,
        pattern=r"^[A-Za-z0-9][A-Za-z0-9._:/@+-]*$",
        meaning="an id: letters, digits and . _ : / @ + - only, starting with a letter or digit",
    ),
]
OpenCode = Annotated[
    str,
    Text(
        max_length=64,
        pattern=r"^[a-z][a-z0-9_]*$",
        meaning="a code: lower-case letters, digits and _ only, starting with a letter",
    ),
]
Language = Annotated[
    str,
    Text(
        max_length=35,
        pattern=r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$",
        meaning="a BCP 47 language tag, such as en or ar-IQ",
    ),
]
Country = Annotated[
    str,
    Text(pattern=r"^[A-Z]{2}$", meaning="an ISO 3166-1 country code of two capitals, such as IQ"),
]
Subdivision = Annotated[
    str,
    Text(
        pattern=r"^[A-Z]{2}-[A-Z0-9]{1,3}$",
        meaning="an ISO 3166-2 subdivision code, such as IQ-AN",
    ),
]
Url = Annotated[
    str,
    Text(
        max_length=2000,
        pattern=r'^https?://[^ "<>\\^`{|}]+$',
        meaning="a web address that starts with http:// or https://",
    ),
]
Line = Annotated[str, Text()]
Extra = Annotated[Mapping[str, Any], "extra"]


def _text_check(rules: Text) -> Check:
    pattern = re.compile(rules.pattern) if rules.pattern else None
    visible = re.compile(VISIBLE)

    def check(value: object) -> str | None:
        if type(value) is not str:
            return unlike(rules.meaning, value)
        if len(value) < rules.min_length:
            return unlike(rules.meaning, value)
        if rules.max_length is not None and len(value) > rules.max_length:
            return f"expected at most {rules.max_length} characters, got {len(value)}"
        # fullmatch: a `$` alone would let a trailing line break through
        if pattern is not None and not pattern.fullmatch(value):
            return unlike(rules.meaning, value)
        if pattern is None and not visible.search(value):
            return f"expected {rules.meaning}, got only blanks"
        return LONE_SURROGATE if has_lone_surrogate(value) else None

    return check


def _number_check(base: type, rules: Number) -> Check:
    def check(value: object) -> str | None:
        whole = base is int
        if type(value) is not int and (whole or type(value) is not float):
            return unlike("a whole number" if whole else "a number", value)
        if type(value) is float and not math.isfinite(value):
            return unlike("a number", value)
        if value < rules.minimum:
            return f"expected at least {rules.minimum}, got {shown_number(value)}"
        if value > rules.maximum:
            return f"expected at most {rules.maximum}, got {shown_number(value)}"
        return None

    return check


def _tuple_check(inner: Check, rules: Items) -> Check:
    def check(value: object) -> str | None:
        if type(value) is not tuple:
            return f"expected a tuple, got {'a list' if type(value) is list else kind_of(value)}"
        if len(value) < rules.minimum:
            return f"expected at least {rules.minimum}, got {len(value)}"
        for number, item in enumerate(value):
            reason = inner(item)
            if reason is not None:
                return f"item {number}: {reason}"
        return None

    return check


def _choice_check(codes: tuple[str, ...]) -> Check:
    def check(value: object) -> str | None:
        if type(value) is str and value in codes:
            return None
        return unlike("one of " + ", ".join(codes), value)

    return check


def _union_check(options: tuple[Check, ...]) -> Check:
    def check(value: object) -> str | None:
        first = None
        for option in options:
            reason = option(value)
            if reason is None:
                return None
            first = first or reason
        return first

    return check


def _instance_check(kind: type) -> Check:
    def check(value: object) -> str | None:
        return None if isinstance(value, kind) else unlike(f"a {kind.__name__}", value)

    return check


def _mapping_check(value: object) -> str | None:
    if not isinstance(value, Mapping):
        return unlike("an object", value)
    path, reason = next(json_faults(value), ((), None))
    place = ", ".join(repr(step) for step in path)
    return f"at {place}: {reason}" if path else reason


def _none_check(value: object) -> str | None:
    return None if value is None else unlike("None", value)


R = TypeVar("R", Text, Number, Items)


def rule_of(rules: tuple[object, ...], default: R) -> R:
    """Return the rule of the same kind as the default, or the default if there is none."""
    for rule in rules:
        if isinstance(rule, type(default)):
            return rule
    return default


def bare_and_rules(annotation: Any) -> tuple[Any, tuple[object, ...]]:  # noqa: ANN401
    """Split an annotation into the type and the rules that `Annotated` adds to it."""
    if get_origin(annotation) is Annotated:
        bare, *rules = get_args(annotation)
        return bare, tuple(rules)
    return annotation, ()


def check_for(annotation: Any) -> Check:  # noqa: ANN401  (one branch a kind of annotation)
    """Return the check for an annotation; raises TypeError for one that it does not know."""
    bare, rules = bare_and_rules(annotation)
    origin = get_origin(bare)
    if origin is tuple:
        return _tuple_check(check_for(get_args(bare)[0]), rule_of(rules, Items()))
    if origin is Literal:
        return _choice_check(get_args(bare))
    if origin in (Union, types.UnionType):
        return _union_check(tuple(check_for(option) for option in get_args(bare)))
    if origin is not None and issubclass(origin, Mapping):
        return _mapping_check
    if bare is type(None):
        return _none_check
    if bare is str:
        return _text_check(rule_of(rules, Text()))
    if bare in (int, float):
        return _number_check(bare, rule_of(rules, Number()))
    if isinstance(bare, type):
        return _instance_check(bare)
    message = f"no check for {annotation!r}"
    raise TypeError(message)


def _converter_for(cls: type, field: "attrs.Attribute[Any]") -> Convert:
    """Return what takes dates, lists and values of other libraries for those of a field."""
    freeze = _freezing(field.type)
    convert = conversion_for(field.type)
    if convert is None:
        return freeze

    def converter(value: object) -> object:
        try:
            return freeze(convert(value))
        except (EdtfError, DurationError) as error:
            raise InvalidValueError(cls.__name__, field.name, str(error)) from None

    return converter


def _freezing(annotation: Any) -> Convert:  # noqa: ANN401
    """Return what makes values of other libraries plain, and data of the publisher's own frozen."""
    bare, _ = bare_and_rules(annotation)
    options = get_args(bare) if get_origin(bare) in (Union, types.UnionType) else (annotation,)
    origins = {get_origin(bare_and_rules(option)[0]) for option in options}
    return frozen_json if Mapping in origins else plain_value


def checked(cls: type, fields: list["attrs.Attribute[Any]"]) -> list["attrs.Attribute[Any]"]:
    """Give every field of a model the validator that its annotation asks for (attrs hook)."""

    def with_check(field: "attrs.Attribute[Any]") -> "attrs.Attribute[Any]":
        check = check_for(field.type)
        default = field.default

        def validate(_: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
            if value is default:
                return
            reason = check(value)
            if reason is not None:
                raise InvalidValueError(cls.__name__, attribute.name, reason)

        return field.evolve(validator=validate, converter=_converter_for(cls, field))

    return [with_check(field) for field in fields]


PARSED: Mapping[type, Text] = types.MappingProxyType(
    {
        Edtf: Text(
            max_length=MAX_LENGTH,
            pattern=EDTF_PATTERN,
            meaning="a date in EDTF, such as 2025-09 or 2024-09-06/2025-03-31",
        ),
        Duration: Text(
            max_length=MAX_LENGTH,
            pattern=DURATION_PATTERN,
            meaning="an ISO 8601 duration in years, months, weeks and days, such as P6M",
        ),
    }
)
"""Values that files hold as a text and models hold parsed."""
