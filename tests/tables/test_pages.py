"""The page of the tables says what the code does."""

import re
from pathlib import Path

from counterclaim.tables import TABLE_CODES
from counterclaim.tables.layout import RECORD, layout

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "reference" / "tables.md"
SOURCES = sorted((ROOT / "src" / "counterclaim" / "tables").rglob("*.py"))
EMITTED = re.compile(r'"((?:table\.[a-z-]+|parse\.csv|parse\.xlsx))"')


def rows(name):
    """Return the rows of a table of the page, without its head."""
    text = PAGE.read_text(encoding="utf-8")
    _, found, rest = text.partition(f"<!-- table: {name} -->\n")
    assert found, f"the page has no table {name}"
    lines = rest.partition("<!-- end of table -->")[0].splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_the_page_has_every_code():
    """The table of codes is that of the code."""
    expected = [[f"`{one.code}`", one.severity, one.meaning] for one in TABLE_CODES]
    assert rows("codes") == expected


def test_every_code_that_is_used_is_in_the_table():
    """No finding has a code that is not explained, and no code is explained without need."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in SOURCES}
    codes = {match[1] for name, text in texts.items() if name != "codes.py"
             for match in EMITTED.finditer(text)}  # fmt: skip
    # notes on conversions are named by what the cell was
    assert codes | {"table.date", "table.number"} == {one.code for one in TABLE_CODES}


def test_the_page_has_every_sheet_and_column():
    """Each sheet has a row, and each column of it is named in the order of the file."""
    expected = [
        [
            f"`{sheet.name}`",
            ", ".join(f"**`{column.header}`**" if column.required else f"`{column.header}`"
                      for column in sheet.columns),
        ]
        for sheet in layout()
    ]  # fmt: skip
    short = [
        [f"`{sheet.name}`, written short", ", ".join(f"`{one.header}`" for one in sheet.short)]
        for sheet in layout()
        if sheet.short
    ]
    assert rows("sheets") == [*expected, *short]


def test_lists_inside_records_begin_with_their_keys():
    """The sheets of lists begin with the record and the order, as the page says."""
    inner = [sheet for sheet in layout() if sheet.path]
    assert len(inner) == 8
    assert all(sheet.columns[0].header == RECORD for sheet in inner)
