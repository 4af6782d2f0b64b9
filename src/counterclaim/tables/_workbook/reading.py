"""Reading the sheets of a workbook (ECMA-376): values as they are stored, nothing evaluated."""

import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import define, evolve, field, frozen

from counterclaim.findings import Finding
from counterclaim.findings.finding import fault
from counterclaim.findings.quoting import quoted
from counterclaim.tables._cells import (
    MAX_CELL,
    MAX_COLUMNS,
    MAX_ROWS,
    CellValue,
    FaultyCell,
    Row,
    Table,
    cell_name,
)
from counterclaim.tables._workbook.formulas import constant_of
from counterclaim.tables._workbook.package import (
    MAX_UNPACKED,
    Related,
    WorkbookError,
    attribute,
    content_type_of,
    damaged,
    elements,
    local,
    macros,
    open_package,
    relations_of,
)
from counterclaim.tables._workbook.styles import CellFormat, format_of, iso_cell, number_cell

_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_PLACE = re.compile(r"([A-Z]{1,4})([0-9]{1,9})")
_SURROGATE = re.compile("[\ud800-\udfff]")


@frozen
class _Listed:
    """A sheet as the workbook lists it; `part` is None where it is not a sheet of cells."""

    name: str
    part: str | None
    hidden: bool


@define
class _Shared:
    """What the sheets of a workbook share."""

    texts: list[str] = field(factory=list)
    formats: list[CellFormat] = field(factory=list)
    since_1904: bool = False


def read_workbook(
    path: Path, choose: Callable[[Sequence[str]], Mapping[str, str]]
) -> tuple[tuple[Table, ...], tuple[str, ...]]:
    """Return the wanted sheets of a workbook, and the names of all of its sheets.

    Args:
        path: The file.
        choose: Gives, of the names of all sheets, those that are read: by the name that the
            table is to have.

    Raises:
        OSError: The file cannot be read.
        MissingExtraError: A package that this needs is not installed.
        WorkbookError: The file is not a workbook that is read.
    """
    with open_package(path) as archive:
        part = _workbook_part(archive)
        related = relations_of(archive, part)
        listed, since_1904 = _sheets(archive, part, related)
        names = tuple(sheet.name for sheet in listed)
        chosen = choose(names)
        by_name = {sheet.name: sheet for sheet in listed}
        shared = _Shared(
            texts=_shared_texts(archive, related),
            formats=_formats(archive, related),
            since_1904=since_1904,
        )
        tables = tuple(
            evolve(_table(archive, by_name[given], shared, str(path)), name=name)
            for name, given in chosen.items()
        )
    return tables, names


def _workbook_part(archive: zipfile.ZipFile) -> str:
    for related in relations_of(archive, "").values():
        if related.kind == "officeDocument" and not related.external:
            stated = content_type_of(archive, related.target).lower()
            if "macroenabled" in stated:
                raise macros()
            if "spreadsheetml" not in stated:
                break
            return related.target
    raise damaged("the file is not a workbook")


def _sheets(
    archive: zipfile.ZipFile, part: str, related: Mapping[str, Related]
) -> tuple[list[_Listed], bool]:
    listed: list[_Listed] = []
    since_1904 = False
    for element in elements(archive, part, ("sheet", "workbookPr")):
        if local(element) == "workbookPr":
            since_1904 = element.get("date1904") in ("1", "true")
            continue
        name = element.get("name", "")
        target = related.get(attribute(element, "id") or "")
        is_cells = target is not None and target.kind == "worksheet" and not target.external
        listed.append(
            _Listed(
                name=name,
                part=target.target if target is not None and is_cells else None,
                hidden=element.get("state", "visible") != "visible",
            )
        )
    names = [sheet.name for sheet in listed]
    if len(set(names)) != len(names):
        raise damaged("two sheets have the same name")
    return listed, since_1904


def _shared_texts(archive: zipfile.ZipFile, related: Mapping[str, Related]) -> list[str]:
    part = _part(related, "sharedStrings")
    return [] if part is None else [_text_of(item) for item in elements(archive, part, ("si",))]


def _formats(archive: zipfile.ZipFile, related: Mapping[str, Related]) -> list[CellFormat]:
    part = _part(related, "styles")
    codes: dict[int, str] = {}
    numbers: list[int] = []
    if part is None:
        return []
    for element in elements(archive, part, ("numFmts", "cellXfs")):
        for inner in element:
            number = _whole(inner.get("numFmtId", "0"))
            if local(inner) == "numFmt":
                codes[number] = inner.get("formatCode", "")
            elif local(inner) == "xf":
                numbers.append(number)
    return [format_of(number, codes.get(number)) for number in numbers]


def _part(related: Mapping[str, Related], kind: str) -> str | None:
    found = (one.target for one in related.values() if one.kind == kind and not one.external)
    return next(found, None)


def _text_of(item: Any) -> str:  # noqa: ANN401  (an element of XML)
    """Return the text of an item without its formats and without hints of pronunciation."""
    parts = []
    for child in item:
        if local(child) == "t":
            parts.append(child.text or "")
        elif local(child) == "r":
            parts += [inner.text or "" for inner in child if local(inner) == "t"]
    return _unescaped("".join(parts))


def _unescaped(text: str) -> str:
    """Return a text with the characters that workbooks spell out (ECMA-376, 22.9.2.19)."""
    if "_x" not in text:
        return text
    plain = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    if _SURROGATE.search(plain):
        # a character beyond the first plane is spelled as two halves
        plain = plain.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    return plain


def _table(archive: zipfile.ZipFile, sheet: _Listed, shared: _Shared, path: str) -> Table:
    if sheet.part is None:
        raise _in_sheet(sheet, damaged("the sheet has no cells"))
    rows: list[Row] = []
    merged: list[str] = []
    hidden = sheet.hidden
    number = length = 0
    for element in elements(archive, sheet.part, ("row", "mergeCell", "cols")):
        if local(element) == "mergeCell":
            merged.append("" if merged else element.get("ref", "A1"))
        elif local(element) == "cols":
            hidden = hidden or any(_is_hidden(column) for column in element)
        else:
            stated = element.get("r")
            following = number + 1 if stated is None else _whole(stated)
            if following <= number:
                raise _in_sheet(sheet, damaged("the rows are not in order"))
            number = following
            cells = dict(_cells(element, number, sheet, shared))
            # one text may be shared by a million cells
            length += sum(_length(value) for value in cells.values())
            if length > MAX_UNPACKED:
                raise _too_large(sheet, cell_name(0, number))
            if cells:
                hidden = hidden or _is_hidden(element)
                rows.append(Row(number, cells))
    table = Table(name=sheet.name, path=path)
    findings = (*_merged(table, merged), *_hidden(table, hidden=hidden))
    return Table(name=sheet.name, path=path, rows=tuple(rows), findings=findings)


def _is_hidden(element: Any) -> bool:  # noqa: ANN401  (an element of XML)
    return element.get("hidden") in ("1", "true")


def _cells(
    row: Any,  # noqa: ANN401  (an element of XML)
    number: int,
    sheet: _Listed,
    shared: _Shared,
) -> Iterator[tuple[int, CellValue]]:
    column = -1
    for cell in row:
        if local(cell) != "c":
            continue
        stated = cell.get("r")
        following = column + 1 if stated is None else _column_of(stated, number)
        if following is None or following <= column:
            raise _in_sheet(sheet, damaged(f"the cells of row {number} are not in order"))
        column = following
        value = _value(cell, shared)
        if value is None:
            continue
        if number > MAX_ROWS or column >= MAX_COLUMNS or _length(value) > MAX_CELL:
            raise _too_large(sheet, cell_name(column, number))
        yield column, value


def _too_large(sheet: _Listed, cell: str) -> WorkbookError:
    reason = (
        f"more than {MAX_CELL:,} characters in a cell, {MAX_UNPACKED:,} in a sheet, "
        f"{MAX_COLUMNS:,} columns or {MAX_ROWS:,} rows"
    )
    hint = "Empty the cells far outside of the table, or use JSON Lines."
    return WorkbookError("table.limit", reason, hint, sheet.name, cell)


def _length(value: CellValue) -> int:
    return len(value) if isinstance(value, str) else 0


def _column_of(place: str, row: int) -> int | None:
    match = _PLACE.fullmatch(place)
    if match is None or int(match[2]) != row:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1


def _value(cell: Any, shared: _Shared) -> CellValue | None:  # noqa: ANN401, PLR0911
    """Return what a cell holds, or None for an empty one."""
    parts = {local(child): child for child in cell}
    kind = cell.get("t", "n")
    if "f" in parts:
        constant = constant_of(parts["f"].text)
        if constant is not None:
            return constant
        return FaultyCell(
            "table.formula", "a formula stands here", "Put its value in its place, as a text."
        )
    if kind == "inlineStr":
        return (_text_of(parts["is"]) if "is" in parts else "") or None
    text = (parts["v"].text or "") if "v" in parts else ""
    if not text:
        return None
    if kind == "s":
        place = _whole(text)
        if place >= len(shared.texts):
            return FaultyCell("parse.xlsx", "the text of this cell is damaged", "Type it again.")
        return shared.texts[place] or None
    if kind == "b":
        return text in ("1", "true")
    if kind == "e":
        return FaultyCell("table.error-cell", f"the cell shows {quoted(text)}", "Correct it.")
    if kind == "d":
        return iso_cell(text)
    if kind == "str":
        return _unescaped(text)
    return number_cell(text.strip(), _format_of(cell, shared), since_1904=shared.since_1904)


def _format_of(cell: Any, shared: _Shared) -> CellFormat:  # noqa: ANN401  (an element of XML)
    place = _whole(cell.get("s", "0"))
    return shared.formats[place] if place < len(shared.formats) else CellFormat(plain=True)


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 9):
        raise damaged("a number of the workbook is damaged")
    return int(text)


def _in_sheet(sheet: _Listed, error: WorkbookError) -> WorkbookError:
    return WorkbookError(error.code, error.reason, error.hint, sheet.name)


def _merged(table: Table, merged: list[str]) -> Iterator[Finding]:
    if merged:
        more = f" and {len(merged) - 1} more" if len(merged) > 1 else ""
        first, _, _ = merged[0].partition(":")
        place = _PLACE.fullmatch(first)
        column = None if place is None else _column_of(first, int(place[2]))
        at = table.at(0, 1) if place is None or column is None else table.at(column, int(place[2]))
        yield fault(
            "table.merged",
            f"the cells {quoted(merged[0])}{more} are merged",
            at,
            "Unmerge them, and give every row its own values.",
        )


def _hidden(table: Table, *, hidden: bool) -> Iterator[Finding]:
    if hidden:
        yield Finding(
            code="table.hidden",
            severity="note",
            message="the sheet, or rows or columns of it, are hidden; they were read",
            location=table.at(0, 1),
            hint="Delete what should not count.",
        )
