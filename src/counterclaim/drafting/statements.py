"""Tables of statements: reading them from files, and telling which column is which."""

import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from attrs import frozen

from counterclaim.drafting.gazetteer import table
from counterclaim.findings import Finding, Location, Severity
from counterclaim.findings.quoting import quoted
from counterclaim.parsing.text import decode
from counterclaim.tables.sheets import (
    FaultyCell,
    NumberCell,
    Row,
    Table,
    WorkbookError,
    csv_sheet,
    workbook_sheet,
)

FIELDS = tuple(row["field"] for row in table("columns"))
"""What a column may hold."""
NEEDED = ("date", "speaker", "text")
_LINE = re.compile(
    r"(?P<date>[\d~?%./-]{4,30}|\d{1,2} \w+ \d{4})[\s,;|]+(?P<speaker>[^\s,;|:(][^:(]{1,79}?)"
    r"(?:\s*\((?P<outlet>[^)]{1,80})\))?\s*:\s*(?P<text>\S.*)"
)
_MARKDOWN_RULE = re.compile(r"^\s*(?:\|\s*)?:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*(?:\|\s*)?$")
_SHEET = "statements"
_NOWHERE = Location()


@frozen
class StatementRow:
    """One row: its cells by what they hold, and where it stands."""

    cells: Mapping[str, str]
    place: Location = _NOWHERE
    faults: tuple[str, ...] = ()


@frozen
class StatementTable:
    """The rows of a table of statements, with what is to be asked about the table as a whole."""

    rows: tuple[StatementRow, ...]
    findings: tuple[Finding, ...]


def read_statements(
    path: str, columns: Mapping[str, str] | None = None, data: bytes | None = None
) -> StatementTable:
    """Read a table of statements.

    Args:
        path: A file that ends in .csv, .tsv, .xlsx, .jsonl, .ndjson, .md or .txt; a text file
            holds a statement a line: date, speaker, a colon, the words.
        columns: Which header holds what, where the headers do not tell.
        data: The bytes, where they do not come from the file.

    Raises:
        MissingExtraError: The file is a workbook, and the extra `xlsx` is not installed.
    """
    suffix = Path(path).suffix.lower()
    try:
        if suffix == ".xlsx" and data is None:
            return _of_table(_workbook(path), columns or {}, path)
        raw = Path(path).read_bytes() if data is None else data
    except WorkbookError as error:
        return _nothing(error.code, error.reason, path, error.hint)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return _nothing("read.file", f"it cannot be read: {reason}", path)
    text = decode(raw.removeprefix(b"\xef\xbb\xbf"), Location(path=path))
    if isinstance(text, Finding):
        return StatementTable((), (text,))
    if suffix in (".jsonl", ".ndjson"):
        return _of_records(text, columns or {}, path)
    if suffix in (".csv", ".tsv"):
        headers = frozenset(_headers())
        return _of_table(csv_sheet(raw, "statements", path, headers), columns or {}, path)
    if _markdown_rows(text):
        return _of_table(_markdown(text, path), columns or {}, path)
    return _of_lines(text, path)


def _nothing(code: str, reason: str, path: str, hint: str | None = None) -> StatementTable:
    at = Location(path=path)
    found = Finding(code=code, severity="error", message=reason, location=at, hint=hint)
    return StatementTable((), (found,))


def _workbook(path: str) -> Table:
    def choose(names: Sequence[str]) -> str:
        named = [name for name in names if name.strip().lower() == _SHEET]
        return (named or list(names))[0]

    return workbook_sheet(Path(path), choose)


def _headers() -> Mapping[str, str]:
    """Return the fields by the headers that name them."""
    return {
        header: row["field"] for row in table("columns") for header in row["headers"].split(";")
    }


def _of_table(found: Table, columns: Mapping[str, str], path: str) -> StatementTable:
    errors = tuple(one for one in found.findings if one.severity == "error")
    if errors or not found.rows:
        empty = () if errors else (_asked("draft.row", "there are no rows", Location(path=path)),)
        return StatementTable((), (*errors, *empty))
    header, *rows = found.rows
    named = {at: _shown(cell)[0] for at, cell in header.cells.items()}
    fields, asked = _fields_of(named, columns, found.at(0, header.number, header.line))
    if not fields:
        return StatementTable((), asked)
    made = tuple(_row(row, fields, named, found) for row in rows)
    return StatementTable(made, (*found.findings, *asked))


def _fields_of(
    named: Mapping[int, str], columns: Mapping[str, str], at: Location
) -> tuple[Mapping[int, str], tuple[Finding, ...]]:
    """Return what each column holds; nothing, where a column that is needed is not there."""
    known = _headers()
    chosen = {header.strip().lower(): field for field, header in columns.items()}
    fields: dict[int, str] = {}
    asked: list[Finding] = []
    for column, header in sorted(named.items()):
        plain = re.sub(r"[\s_]+", " ", header.strip().lower())
        field = chosen.get(header.strip().lower())
        if field is None and (guess := known.get(plain)) not in columns:
            field = guess
        if field is None:
            continue
        if field in fields.values():
            first = named[next(place for place, held in fields.items() if held == field)]
            asked.append(
                _asked(
                    "draft.columns",
                    f"the columns {quoted(first)} and {quoted(header)} may both hold the {field}; "
                    f"{quoted(first)} is taken",
                    at,
                    f"Say which with --column {field}=HEADER.",
                    "warning",
                )
            )
            continue
        fields[column] = field
    missing = [field for field in NEEDED if field not in fields.values()]
    if missing:
        headers = ", ".join(quoted(name) for name in named.values())
        asked += [
            _asked(
                "draft.columns",
                f"which column holds the {field}? The headers are {headers}",
                at,
                f"Say it with --column {field}=HEADER, or add the column.",
            )
            for field in missing
        ]
        return {}, tuple(asked)
    return fields, tuple(asked)


def _row(
    row: Row, fields: Mapping[int, str], named: Mapping[int, str], found: Table
) -> StatementRow:
    cells: dict[str, str] = {}
    faults = []
    for column, cell in row.cells.items():
        text, fault = _shown(cell)
        if fault is not None:
            faults.append(f"in {named.get(column, 'a column without a header')}: {fault}")
        elif column in fields and text.strip():
            cells[fields[column]] = text
    return StatementRow(cells, found.at(0, row.number, row.line), tuple(faults))


def _shown(cell: object) -> tuple[str, str | None]:
    """Return the text of a cell, and what is wrong with it."""
    if isinstance(cell, FaultyCell):
        return "", cell.reason
    if isinstance(cell, NumberCell):
        return cell.text, None
    return str(getattr(cell, "text", cell)), None


def _of_records(text: str, columns: Mapping[str, str], path: str) -> StatementTable:
    rows: list[StatementRow] = []
    asked: list[Finding] = []
    known = {**_headers()} | {header.strip().lower(): field for field, header in columns.items()}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        at = Location(path=path, line=number)
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            asked.append(_asked("draft.row", "the line is no JSON", at))
            continue
        if not isinstance(value, dict):
            asked.append(_asked("draft.row", "expected an object with date, speaker, text", at))
            continue
        cells = {
            known[plain]: str(held)
            for key, held in value.items()
            if (plain := key.strip().lower().replace("_", " ")) in known and held not in (None, "")
        }
        rows.append(StatementRow(cells, at))
    return StatementTable(tuple(rows), tuple(asked))


def _markdown_rows(text: str) -> list[tuple[int, str]]:
    """Return the lines of the first table of Markdown, its header first; none if there is none."""
    lines = text.splitlines()
    for at, line in enumerate(lines[1:], 1):
        if _MARKDOWN_RULE.match(line) and "|" in lines[at - 1]:
            body = [(at - 1, lines[at - 1])]
            for number in range(at + 1, len(lines)):
                if "|" not in lines[number]:
                    break
                body.append((number, lines[number]))
            return body
    return []


def _markdown(text: str, path: str) -> Table:
    rows = []
    for number, (line, content) in enumerate(_markdown_rows(text), 1):
        parts = re.split(r"(?<!\\)\|", content.strip().strip("|"))
        cells = {
            at: part.strip().replace("\\|", "|") for at, part in enumerate(parts) if part.strip()
        }
        rows.append(Row(number, cells, line + 1))
    return Table(name=_SHEET, path=path, rows=tuple(rows))


def _of_lines(text: str, path: str) -> StatementTable:
    rows, asked = [], []
    for number, line in _lines(text):
        at = Location(path=path, line=number)
        found = _LINE.fullmatch(line)
        if found is None:
            hint = "Write: 2025-03-10 Speaker (Outlet): the words."
            asked.append(_asked("draft.row", f"not taken apart: {quoted(line[:80])}", at, hint))
            continue
        cells = {name: held.strip() for name, held in found.groupdict().items() if held}
        rows.append(StatementRow(cells, at))
    return StatementTable(tuple(rows), tuple(asked))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.splitlines(), 1):
        plain = line.strip().lstrip("-*\u2022").strip()
        if plain and not plain.startswith("#"):
            yield number, plain


def _asked(
    code: str,
    message: str,
    at: Location,
    hint: str | None = None,
    severity: Severity = "error",
) -> Finding:
    return Finding(code=code, severity=severity, message=message, location=at, hint=hint)


def shown_place(at: Location) -> str:
    """Return where a row stands, for people."""
    where = f"row {at.cell[1:]}" if at.cell and at.line is None else f"line {at.line}"
    return f"{os.fspath(at.path or 'input')}, {where}"
