"""From cells to the values of JSON and back, as the column asks for."""

import json
import re
from typing import Any, Literal

from attrs import frozen

from counterclaim.findings import Location
from counterclaim.findings.json_values import unlike
from counterclaim.findings.quoting import quoted
from counterclaim.parsing.json_text import parse_json
from counterclaim.tables._cells import CellValue, DateCell, FaultyCell, NumberCell, shown
from counterclaim.tables._columns import Column

SEPARATOR = "; "
"""What stands between the items of a list in a cell."""

Scalar = str | bool | int | float
"""What is written into a cell."""

# The numbers of JSON (RFC 8259, section 6).
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
_WHOLE = re.compile(r"-?[0-9]+")
# Spreadsheets keep 15 digits of a number.
_WHOLE_CELL = re.compile(r"(-?[0-9]{1,15})(?:\.0+)?")
_FLAGS = {"true": True, "TRUE": True, "false": False, "FALSE": False}
_LONGEST_NUMBER = 400

_AS_TEXT = "Format the cell as text and type it again."


@frozen
class Value:
    """The value of a cell; `remark` tells what it was before, where it had to be converted."""

    value: Any
    remark: Literal["date", "number"] | None = None


def value_of(column: Column, cell: CellValue) -> Value | FaultyCell:
    """Return what a cell holds for its column, or what is wrong with it."""
    if isinstance(cell, FaultyCell):
        return cell
    if column.kind == "number":
        return _number(cell)
    if column.kind == "flag":
        return _flag(cell)
    if column.kind == "extra":
        return _extra(cell)
    return _text(column, cell)


def _text(column: Column, cell: CellValue) -> Value | FaultyCell:
    if isinstance(cell, str):
        return _items(cell) if column.many else Value(cell)
    if isinstance(cell, DateCell) and column.kind == "date":
        return Value(cell.text, "date")
    whole = _WHOLE_CELL.fullmatch(cell.text) if isinstance(cell, NumberCell) else None
    if isinstance(cell, NumberCell) and whole is not None and cell.plain:
        text = whole[1]
        return Value([text] if column.many else text, "number")
    expected = "a date as a text, such as 2024-09" if column.kind == "date" else "a text"
    return FaultyCell("schema.type", f"expected {expected}, got {shown(cell)}", _AS_TEXT)


def _items(text: str) -> Value | FaultyCell:
    if "," in text:
        reason = f"expected items separated by semicolons, got {quoted(text)}"
        return FaultyCell("schema.value", reason, "Write ; between the items.")
    return Value([item.strip(" ") for item in text.split(";")])


def _number(cell: CellValue) -> Value | FaultyCell:
    text = cell.text if isinstance(cell, NumberCell) else cell
    if not isinstance(text, str):
        return FaultyCell("schema.type", f"expected a number, got {shown(cell)}", None)
    if len(text) > _LONGEST_NUMBER or not _NUMBER.fullmatch(text):
        hint = "Write digits, a point before the fraction, and nothing between thousands."
        return FaultyCell("schema.type", unlike("a number", text), hint)
    return Value(int(text) if _WHOLE.fullmatch(text) else float(text))


def _flag(cell: CellValue) -> Value | FaultyCell:
    if isinstance(cell, bool):
        return Value(cell)
    if isinstance(cell, str) and cell in _FLAGS:
        return Value(_FLAGS[cell])
    got = quoted(cell) if isinstance(cell, str) else shown(cell)
    return FaultyCell("schema.type", f"expected true or false, got {got}", "Write true or false.")


def _extra(cell: CellValue) -> Value | FaultyCell:
    hint = 'Write an object of JSON, such as {"reviewed": true}.'
    if not isinstance(cell, str):
        return FaultyCell("schema.type", f"expected an object of JSON, got {shown(cell)}", hint)
    parsed = parse_json(cell, Location())
    if parsed.findings:
        found = parsed.findings[0]
        return FaultyCell(found.code, found.message, found.hint or hint)
    return Value(parsed.value)


def scalar_of(column: Column, value: Any) -> Scalar:  # noqa: ANN401  (a value of JSON)
    """Return what is written into a cell for a value of JSON."""
    if column.kind == "extra":
        return json.dumps(value, ensure_ascii=False, allow_nan=False)
    if column.many:
        return SEPARATOR.join(value)
    scalar: Scalar = value
    return scalar


def number_text(value: float) -> str:
    """Return a number so that reading gives the same number again."""
    return json.dumps(value, allow_nan=False)
