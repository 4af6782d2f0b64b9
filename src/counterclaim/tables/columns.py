"""What a column of a sheet is."""

from typing import Literal

from attrs import frozen

Kind = Literal["text", "date", "number", "flag", "extra"]
"""How a cell is read: `extra` is a text of JSON, `flag` is true or false."""


@frozen(kw_only=True)
class Choices:
    """Codes to choose from; `closed` where there are no others."""

    name: str
    values: tuple[str, ...]
    closed: bool


@frozen(kw_only=True)
class Column:
    """A column: its header is the path of the field, steps separated by dots.

    `many` tells that a cell holds a list, `required` that no record can do without a value,
    `may_be_large` that a number may have thousands.
    """

    header: str
    kind: Kind
    description: str
    many: bool = False
    required: bool = False
    choices: Choices | None = None
    may_be_large: bool = False
