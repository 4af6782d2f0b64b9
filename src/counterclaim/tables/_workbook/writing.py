"""Writing workbooks: texts that stay texts, headers with remarks, codes to choose from."""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from attrs import frozen

from counterclaim.documents import MissingExtraError
from counterclaim.tables._cells import MAX_ROWS, letters
from counterclaim.tables._convert import Scalar, number_text
from counterclaim.tables._flatten import TableError, Written, too_long
from counterclaim.tables.columns import Choices, Column
from counterclaim.tables.layout import HELPERS, SETTINGS, settings

MAX_CELL = 32_767
"""The most characters in a cell of a workbook that spreadsheet programs keep."""

_README, _LISTS = HELPERS
_EPOCH = (1980, 1, 1, 0, 0, 0)
_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001  (a workbook keeps no time zone)
# What XML 1.0 cannot hold, a carriage return, which it would change, and what looks like
# the spelling of such a character.
_SPELLED = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)|\\A\\s(?=\\s*\\Z)")
_WIDTHS: Mapping[str, int] = {"text": 60, "says.value": 40, "note": 40, "name": 30, "title": 40}


@frozen
class _Tools:
    """What of openpyxl is used, imported only where a workbook is written."""

    workbook: Any
    comment: Any
    validation: Any
    font: Any
    fill: Any
    alignment: Any
    writer: Any


def _tools() -> _Tools:
    try:
        from openpyxl import Workbook  # type: ignore[import-untyped]  # noqa: PLC0415
        from openpyxl.comments import Comment  # type: ignore[import-untyped]  # noqa: PLC0415
        from openpyxl.styles import (  # type: ignore[import-untyped]  # noqa: PLC0415
            Alignment,
            Font,
            PatternFill,
        )
        from openpyxl.worksheet.datavalidation import (  # type: ignore[import-untyped]  # noqa: PLC0415
            DataValidation,
        )
        from openpyxl.writer.excel import (  # type: ignore[import-untyped]  # noqa: PLC0415
            ExcelWriter,
        )
    except ModuleNotFoundError:
        raise MissingExtraError("Writing .xlsx", "xlsx") from None
    return _Tools(Workbook, Comment, DataValidation, Font, PatternFill, Alignment, ExcelWriter)


def workbook_bytes(sheets: Sequence[Written], readme: Sequence[Sequence[str]] = ()) -> bytes:
    """Return a workbook; the same sheets always give the same bytes.

    Args:
        sheets: The sheets of data.
        readme: Rows of texts for a sheet in front of them, if it is wanted.

    Raises:
        MissingExtraError: The package that writes workbooks is not installed.
        TableError: A text is too long for a cell.
    """
    tools = _tools()
    book = tools.workbook()
    book.remove(book.active)
    book.properties.creator = "counterclaim"
    book.properties.created = book.properties.modified = _CREATED
    if readme:
        _add_readme(book, readme, tools)
    ranges = _ranges(sheets)
    for sheet in sheets:
        _add_sheet(book, sheet, ranges, tools)
    _add_lists(book, ranges, tools)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        tools.writer(book, archive).save()
    return _without_clock(buffer.getvalue())


def _add_readme(book: Any, rows: Sequence[Sequence[str]], tools: _Tools) -> None:  # noqa: ANN401
    sheet = book.create_sheet(_README)
    for number, row in enumerate(rows, start=1):
        for place, text in enumerate(row, start=1):
            cell = sheet.cell(number, place)
            _set_text(cell, text)
            cell.alignment = tools.alignment(vertical="top", wrap_text=len(row) > 1)
            cell.font = tools.font(bold=number == 1)
    sheet.column_dimensions["A"].width = 32
    sheet.column_dimensions["B"].width = 12
    sheet.column_dimensions["C"].width = 80
    sheet.column_dimensions["D"].width = 40


def _add_sheet(
    book: Any,  # noqa: ANN401
    sheet: Written,
    ranges: Mapping[Choices, str],
    tools: _Tools,
) -> None:
    made = book.create_sheet(sheet.name)
    made.freeze_panes = "B2"
    columns = _columns(sheet)
    for place, header in enumerate(sheet.headers):
        _head(made, place, header, columns[place], tools)
    if sheet.name == SETTINGS:
        for number, column in enumerate(settings(), start=2):
            made.cell(number, 1).comment = _comment(column, tools)
    else:
        _validate(made, sheet.columns, ranges, tools)
    for number, row in enumerate(sheet.rows, start=2):
        for place, value in enumerate(row, start=1):
            if value is not None:
                _check_length(sheet, place - 1, row, value)
                _set(made.cell(number, place), value)


def _columns(sheet: Written) -> Sequence[Column | None]:
    return (None, None) if sheet.name == SETTINGS else sheet.columns


def _head(made: Any, place: int, header: str, column: Column | None, tools: _Tools) -> None:  # noqa: ANN401
    cell = made.cell(1, place + 1)
    _set_text(cell, header)
    required = column is not None and column.required
    cell.font = tools.font(bold=True)
    cell.fill = tools.fill("solid", fgColor="FFE8B3" if required else "E7EEF7")
    if column is not None:
        cell.comment = _comment(column, tools)
    dimension = made.column_dimensions[letters(place)]
    dimension.width = _WIDTHS.get(header, max(12, len(header) + 2))
    if column is None or column.kind not in ("number", "flag"):
        # texts as they are typed: no date, no number, no formula is made of them
        dimension.number_format = "@"


def _comment(column: Column, tools: _Tools) -> Any:  # noqa: ANN401
    needed = "Needed. " if column.required else ""
    many = " Several are separated by ; in one cell." if column.many else ""
    json = " As an object of JSON." if column.kind == "extra" else ""
    usual = ""
    if column.choices is not None:
        usual = "\nOne of: " if column.choices.closed else "\nUsual: "
        usual += ", ".join(column.choices.values)
    comment = tools.comment(
        f"{column.header}\n{needed}{column.description}{many}{json}{usual}", "counterclaim"
    )
    comment.width, comment.height = 320, 160
    return comment


def _ranges(sheets: Sequence[Written]) -> dict[Choices, str]:
    """Return where on the sheet of lists each list of codes stands."""
    used = dict.fromkeys(
        column.choices
        for sheet in sheets
        if sheet.name != SETTINGS
        for column in sheet.columns
        if column.choices is not None and not column.many
    )
    return {
        choices: f"{_LISTS}!${letters(place)}$2:${letters(place)}${len(choices.values) + 1}"
        for place, choices in enumerate(used)
    }


def _add_lists(book: Any, ranges: Mapping[Choices, str], tools: _Tools) -> None:  # noqa: ANN401
    sheet = book.create_sheet(_LISTS)
    sheet.freeze_panes = "A2"
    for place, choices in enumerate(ranges):
        for number, text in enumerate((choices.name, *choices.values), start=1):
            _set_text(sheet.cell(number, place + 1), text)
        sheet.cell(1, place + 1).font = tools.font(bold=True)
        sheet.column_dimensions[letters(place)].width = 24


def _validate(
    made: Any,  # noqa: ANN401
    columns: Sequence[Column],
    ranges: Mapping[Choices, str],
    tools: _Tools,
) -> None:
    for place, column in enumerate(columns):
        if column.many or (column.choices is None and column.kind != "flag"):
            continue
        formula = '"TRUE,FALSE"' if column.choices is None else f"={ranges[column.choices]}"
        validation = tools.validation(type="list", formula1=formula, allow_blank=True)
        validation.showErrorMessage = column.choices is None or column.choices.closed
        validation.errorTitle = column.header
        validation.error = "Choose one of the list."
        validation.add(f"{letters(place)}2:{letters(place)}{MAX_ROWS}")
        made.add_data_validation(validation)


def _set(cell: Any, value: Scalar) -> None:  # noqa: ANN401
    if isinstance(value, str):
        _set_text(cell, value)
    elif isinstance(value, bool):
        cell.value = value
    else:
        # as a text first: the number itself would be cut to 16 digits
        cell.value = number_text(value)
        cell.data_type = "n"


def _set_text(cell: Any, text: str) -> None:  # noqa: ANN401
    cell.value = spelled(text)
    # not a formula, whatever it starts with
    cell.data_type = "s"
    cell.number_format = "@"


def spelled(text: str) -> str:
    """Return a text as a workbook keeps it (ECMA-376, part 1, 22.9.2.19)."""
    return _SPELLED.sub(lambda match: f"_x{ord(match[0]):04X}_", text)


def _check_length(sheet: Written, place: int, row: Sequence[Scalar | None], value: Scalar) -> None:
    if not isinstance(value, str):
        return
    length = len(spelled(value).encode("utf-16-le")) // 2
    if length > MAX_CELL:
        error = too_long(sheet.name, sheet.headers[place], row, length, MAX_CELL)
        raise TableError(f"{error}; write CSV or JSON instead")


def _without_clock(data: bytes) -> bytes:
    """Return an archive with the same parts, all from the same moment."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as made,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as fixed,
    ):
        for entry in made.infolist():
            info = zipfile.ZipInfo(entry.filename, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            fixed.writestr(info, made.read(entry))
    return buffer.getvalue()
