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
from counterclaim.tables._items import items_of, items_text
from counterclaim.tables.columns import Column

Scalar = str | bool | int | float
"""What is written into a cell."""

# The numbers of JSON (RFC 8259, section 6).
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
_WHOLE = re.compile(r"-?[0-9]+")
# Spreadsheets keep 15 digits of a number.
_WHOLE_CELL = re.compile(r"(-?[0-9]{1,15})(?:\.0+)?")
_FLAGS = {"true": True, "TRUE": True, "True": True, "false": False, "FALSE": False, "False": False}
# 2.000 is two thousand in half of the world, and two in the other half.
_GROUPED = re.compile(r"-?[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
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
        return _number(column, cell)
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
    items = items_of(text)
    return items if isinstance(items, FaultyCell) else Value(items)


def _number(column: Column, cell: CellValue) -> Value | FaultyCell:
    text = cell.text if isinstance(cell, NumberCell) else cell
    if not isinstance(text, str):
        return FaultyCell("schema.type", f"expected a number, got {shown(cell)}", None)
    if isinstance(cell, str) and column.may_be_large and _GROUPED.fullmatch(text):
        large, small = text.replace(".", ""), float(text[: text.find(".") + 4])
        reason = f"{quoted(text)} may be {large} or {small:g}"
        return FaultyCell("schema.value", reason, f"Write {large} or {small:g}.")
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


def boolean_text(cell: CellValue) -> CellValue:
    """Return the text of a value that is true or false, as spreadsheets change it to a cell."""
    flag = _FLAGS.get(cell, cell) if isinstance(cell, str) else cell
    return cell if not isinstance(flag, bool) else "true" if flag else "false"


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
        return items_text(value)
    scalar: Scalar = value
    return scalar


def number_text(value: float) -> str:
    """Return a number so that reading gives the same number again."""
    return json.dumps(value, allow_nan=False)
