"""CSV as RFC 4180 has it, read strictly; comma, semicolon, tab or bar between the cells."""

import re
from collections.abc import Collection, Iterator, Sequence

from attrs import evolve, frozen

from counterclaim.findings import Finding, Location
from counterclaim.findings.finding import fault
from counterclaim.parsing.text import decode
from counterclaim.tables._cells import MAX_CELL, MAX_COLUMNS, MAX_ROWS, Row, Table

SEPARATORS = (",", ";", "\t", "|")

_BOM = b"\xef\xbb\xbf"
_QUOTED = re.compile(r'"((?:[^"]++|"")*+)"')
_LINE_END = re.compile(r"\r\n|\n|\r")
# What some programs write before the header, and do not show.
_STATED = re.compile(r'"?sep=([,;\t|])"?(?:\r\n|\n|\r)', re.IGNORECASE)
_NEEDS_QUOTES = re.compile(r'[",;\t\r\n]|^ | $')
# Spreadsheets run what starts so as a formula; some take the wide signs for the narrow ones.
_ACTIVE = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


class _CsvError(ValueError):
    """The text is not CSV; tells the cell (column from 0, row from 1) and what to do."""

    def __init__(self, code: str, reason: str, cell: tuple[int, int, int], hint: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason
        self.cell = cell
        self.hint = hint


@frozen
class _Line:
    """The cells of one row, its number and the line of the text at which it starts."""

    number: int
    line: int
    cells: list[str]


def parse_csv(data: bytes, name: str, path: str, known: Collection[str]) -> Table:
    """Return the table in the bytes of a file.

    Args:
        data: The bytes.
        name: The name of the sheet.
        path: The name of the file, for findings.
        known: Headers that the sheet may have; they tell which separator is used.
    """
    table = Table(name=name, path=path)
    text = decode(data.removeprefix(_BOM), Location(path=path, sheet=name))
    if isinstance(text, Finding):
        return evolve(table, findings=(_encoding_finding(table, text, data, known),))
    if not text.strip():
        at = table.at(0, 1)
        found = fault("parse.empty", "there is nothing in it", at)
        return evolve(table, findings=(found,))
    rows = []
    try:
        stated = _STATED.match(text)
        separator = _separator(text, known) if stated is None else stated[1]
        for line in _lines(text, separator, 0 if stated is None else stated.end()):
            cells = {index: plain(cell) for index, cell in enumerate(line.cells) if cell}
            if cells:
                rows.append(Row(line.number, cells, line.line))
    except _CsvError as error:
        column, row, line_number = error.cell
        found = fault(error.code, error.reason, table.at(column, row, line_number), error.hint)
        return evolve(table, findings=(found,))
    return evolve(table, rows=tuple(rows))


def csv_text(rows: Sequence[Sequence[str]]) -> str:
    """Return the text of a table, commas between its cells and a line end after each row."""
    return "".join(",".join(_written(cell) for cell in row) + "\n" for row in rows)


def escaped(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would run as a formula."""
    return f"'{text}" if _ACTIVE.match(text) else text


def plain(text: str) -> str:
    """Take away the apostrophe that `escaped` puts before a text."""
    return text[1:] if text.startswith("'") and _ACTIVE.match(text) else text


def _written(cell: str) -> str:
    if _NEEDS_QUOTES.search(cell):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def _separator(text: str, known: Collection[str]) -> str:
    """Return the separator that makes the most known headers; of equals the first."""

    def score(separator: str) -> tuple[int, int]:
        try:
            header = next(_lines(text, separator), None)
        except _CsvError as error:
            return 0, error.cell[0]
        cells = [] if header is None else header.cells
        return sum(cell in known for cell in cells), len(cells)

    return max(SEPARATORS, key=score)


def _lines(text: str, separator: str, place: int = 0) -> Iterator[_Line]:
    """Yield the rows from a place on, which is behind the first line if it is not 0."""
    bare = re.compile(f'[^{separator}\r\n"]*+')
    number, line = 1, 2 if place else 1
    cells: list[str] = []
    start = line
    while place < len(text) or cells:
        at = (len(cells), number, line)
        cell, place, breaks = _cell(text, place, bare, at)
        line += breaks
        cells.append(cell)
        if len(cell) > MAX_CELL or len(cells) > MAX_COLUMNS or number > MAX_ROWS:
            raise _too_large(at)
        if text.startswith(separator, place):
            place += 1
            continue
        end = _LINE_END.match(text, place)
        if end is None and place < len(text):
            raise _stray(at)
        yield _Line(number, start, cells)
        place = end.end() if end is not None else place
        cells, number, line = [], number + 1, line + 1
        start = line


def _cell(
    text: str, place: int, bare: re.Pattern[str], at: tuple[int, int, int]
) -> tuple[str, int, int]:
    """Return a cell, where it ends, and how many line ends are in it."""
    if not text.startswith('"', place):
        match = bare.match(text, place)
        # the pattern matches the empty text
        end = place if match is None else match.end()
        return text[place:end], end, 0
    closed = _QUOTED.match(text, place)
    if closed is None:
        reason = "a quotation mark opens this cell and none closes it"
        raise _CsvError("parse.csv", reason, at, 'Close the cell with ".')
    inner = closed[1].replace('""', '"')
    return inner, closed.end(), len(_LINE_END.findall(closed[1]))


def _stray(at: tuple[int, int, int]) -> _CsvError:
    return _CsvError(
        "parse.csv",
        "a quotation mark stands inside this cell",
        at,
        'Put the whole cell in quotation marks and write those inside it twice: "a ""b"" c".',
    )


def _too_large(at: tuple[int, int, int]) -> _CsvError:
    return _CsvError(
        "table.limit",
        f"more than {MAX_CELL} characters in a cell, {MAX_COLUMNS} columns or {MAX_ROWS} rows",
        at,
        "Use JSON Lines for data of this size.",
    )


def _encoding_finding(table: Table, found: Finding, data: bytes, known: Collection[str]) -> Finding:
    hint = 'Save it as "CSV UTF-8".'
    if found.location.line is None:
        return evolve(found, hint=hint, location=evolve(found.location, cell="A1"))
    before = data.removeprefix(_BOM)
    try:
        before.decode("utf-8")
    except UnicodeDecodeError as error:
        before = before[: error.start]
    # a mark in place of what cannot be read, so that the cell exists
    text = before.decode("utf-8") + "?"
    cell = (0, 1)
    try:
        for line in _lines(text, _separator(text, known)):
            cell = (len(line.cells) - 1, line.number)
    except _CsvError as error:
        cell = error.cell[:2]
    return evolve(
        found,
        message=f"{found.message}; the text is in another encoding, such as Windows-1252",
        hint=hint,
        location=evolve(table.at(*cell), line=found.location.line, column=found.location.column),
    )
