"""Schemas and values that are made from attrs classes as they are."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

import pytest
from attrs import field, frozen
from jsonschema import Draft202012Validator

from counterclaim.schema.derived import OPTIONAL, class_schema, plain_values

Colour = Literal["red", "blue"]


@frozen(kw_only=True)
class Circle:
    """A circle."""

    radius: float


@frozen(kw_only=True)
class Square:
    """A square."""

    side: int


@frozen(kw_only=True)
class Drawing:
    """A drawing, for tests.

    Attributes:
        shape: What is drawn.
        colour: Its colour,
            if it has one.
        words: Words beside it.
        day: When it was made.
        sizes: Numbers by name.
        note: What else there is.
        pairs: Lists in a list.
    """

    shape: Circle | Square
    colour: Colour | None
    words: tuple[str, ...]
    day: date | None
    sizes: Mapping[str, int]
    note: str | None = field(default=None, metadata=OPTIONAL)
    pairs: tuple[tuple[str, ...], ...] = ()


DRAWING = Drawing(
    shape=Square(side=2), colour=None, words=("a",), day=date(2024, 9, 6), sizes={"x": 1}
)


def test_values_fit_their_schema_and_others_do_not():
    """What is written is valid; each slip is not."""
    schema = class_schema(Drawing, {"Colour": Colour})
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    values = plain_values(DRAWING)
    assert values == {
        "shape": {"type": "square", "side": 2},
        "colour": None,
        "words": ["a"],
        "day": "2024-09-06",
        "sizes": {"x": 1},
        "pairs": [],
    }
    assert validator.is_valid(values)
    for slip in (
        {"shape": {"type": "circle", "side": 2}},
        {"shape": {"side": 2}},
        {"colour": "green"},
        {"day": "soon"},
        {"sizes": {"x": "1"}},
        {"note": None},
        {"more": 1},
    ):
        assert not validator.is_valid({**values, **slip}), slip
    assert validator.is_valid({**values, "note": "n", "colour": "red", "pairs": [["a"], []]})
    del values["colour"]
    assert not validator.is_valid(values)


def test_descriptions_come_from_the_docstring():
    """The class and its fields are described by what stands in the code, on one line."""
    schema = class_schema(Drawing)
    assert schema["description"] == "A drawing, for tests."
    assert schema["properties"]["colour"]["description"] == "Its colour, if it has one."


def test_named_codes_are_one_definition():
    """A union of codes that has a name is referred to."""
    schema = class_schema(Drawing, {"Colour": Colour})
    assert schema["$defs"]["Colour"]["enum"] == ["blue", "red"]
    assert {"$ref": "#/$defs/Colour"} in schema["properties"]["colour"]["anyOf"]


def test_what_has_no_schema_is_refused():
    """An annotation that is not known is told."""

    @frozen
    class Odd:
        """Odd."""

        value: complex

    with pytest.raises(TypeError, match="no schema for"):
        class_schema(Odd)
