"""What is wrong with a workbook is said with its sheet and cell; nothing is evaluated."""

import datetime as dt

import pytest
from openpyxl import Workbook, load_workbook
from tests.tables.samples import (
    DAY,
    DAYS,
    MOMENT,
    MONTH,
    PADDED,
    SHEETS,
    SHORT_MONTH,
    TIME,
    YEAR,
    cell,
    findings,
    places,
    workbook,
)

from counterclaim.tables import read_tables


def sources(path):
    """Return the sources of a workbook."""
    return read_tables(path).dataset.sources


def noted(path):
    """Return code, cell and message of what is wrong, without the missing sheet of the dataset."""
    return [
        (code, place, message)
        for code, _, place, message in findings(path)
        if code != "structure.no-dataset"
    ]


def saved(tmp_path, change):
    """Return the path of the sample as another program writes it, changed by a function."""
    book = Workbook()
    book.remove(book.active)
    for name, text in SHEETS.items():
        sheet = book.create_sheet(name)
        for line in text.replace('"2,500 are there."', "2500 are there.").splitlines():
            row = [value or None for value in line.split(",")]
            sheet.append([int(value) if value == "2500" else value for value in row])
    change(book)
    book.save(tmp_path / "book.xlsx")
    return tmp_path / "book.xlsx"


def unchanged(_book):
    """Leave a workbook as it is."""


def test_a_workbook_of_another_program(tmp_path):
    """Sheets as another writer makes them are read."""
    reading = read_tables(saved(tmp_path, unchanged))
    assert reading.findings == ()
    assert [claim.id for claim in reading.dataset.claims] == ["c1", "c2"]


def test_dates_become_their_iso_text_with_one_note(tmp_path):
    """A note for the column names the first cell, counts the others and says what was read."""

    def change(book):
        book["sources"]["B2"] = dt.date(2024, 9, 6)
        book["sources"]["B3"] = dt.date(2024, 9, 7)

    path = saved(tmp_path, change)
    (found,) = read_tables(path).findings
    assert (found.code, found.severity) == ("table.date", "note")
    assert (found.location.sheet, found.location.cell) == ("sources", "B2")
    assert "read as the text 2024-09-06, and so was 1 more date" in found.message
    assert [place.cell for place in found.related] == ["B3"]
    assert [str(source.published) for source in sources(path)] == ["2024-09-06", "2024-09-07"]


@pytest.mark.parametrize(
    ("number", "style", "expected"),
    [
        ("45541", DAY, "2024-09-06"),
        ("45541", MONTH, "2024-09"),
        ("45536", SHORT_MONTH, "2024-09"),
        ("45541", YEAR, "2024"),
        ("45541.5", MOMENT, "2024-09-06T12:00:00"),
        ("45541", MOMENT, "2024-09-06T00:00:00"),
        ("45541.5", DAY, "2024-09-06T12:00:00"),
        ("1", DAY, "1900-01-01"),
        ("59", DAY, "1900-02-28"),
        ("61", DAY, "1900-03-01"),
        ("2958465", DAY, "9999-12-31"),
    ],
)
def test_a_date_is_as_exact_as_it_is_shown(tmp_path, number, style, expected):
    """A cell that shows September 2024 is not read as the first day of it."""
    path = workbook(tmp_path, cell("A2", "r"), cell("C2", f"<v>{number}</v>", style))
    assert [code for code, *_ in noted(path)] == ["table.date"]
    assert str(sources(path)[0].published) == expected


def test_the_other_count_of_days(tmp_path):
    """A workbook may count its days from 1904."""
    path = workbook(
        tmp_path,
        cell("A2", "r"),
        cell("C2", "<v>44079</v>", DAY),
        workbook='<workbookPr date1904="1"/>',
    )
    assert str(sources(path)[0].published) == "2024-09-06"


@pytest.mark.parametrize("number", ["60", "0", "-1", "1E+300", "2958467"])
def test_days_that_do_not_exist(tmp_path, number):
    """A count of days that is no date, such as that of 29 February 1900, is an error."""
    path = workbook(tmp_path, cell("A2", "r"), cell("C2", f"<v>{number}</v>", DAY))
    assert [found[:2] for found in noted(path)] == [("schema.date", "C2")]
    assert sources(path) == ()


def test_an_iso_date_cell(tmp_path):
    """Some programs write dates as texts of their own kind."""
    path = workbook(tmp_path, cell("A2", "r"), '<c r="C2" t="d"><v>2024-09-06T00:00:00</v></c>')
    assert noted(path)[0][0] == "table.date"
    assert str(sources(path)[0].published) == "2024-09-06"


@pytest.mark.parametrize(
    ("content", "style", "code"),
    [
        ("<v>45541</v>", DAY, "schema.type"),
        ("<v>0.5</v>", TIME, "schema.type"),
        ("<v>0.5</v>", None, "schema.type"),
        ("<v>7</v>", PADDED, "schema.type"),
        ("<v>7</v>", DAYS, "schema.type"),
        ("<v>1234567890123456</v>", None, "schema.type"),
        ("<v>1E+20</v>", None, "schema.type"),
        ("<v>x</v>", None, "parse.xlsx"),
        ("<v>1</v><f>1+0</f>", None, "table.formula"),
    ],
)
def test_what_is_no_text(tmp_path, content, style, code):
    """In a column of texts nothing is turned into a text that was not shown so."""
    path = workbook(tmp_path, cell("A2", "r"), cell("B2", content, style))
    assert [found[:2] for found in noted(path)] == [(code, "B2")]
    assert sources(path) == ()


@pytest.mark.parametrize(("number", "text"), [("2024", "2024"), ("-7", "-7"), ("7.0", "7")])
def test_whole_numbers_become_texts_with_a_note(tmp_path, number, text):
    """A whole number that is shown plainly is read as its digits."""
    path = workbook(tmp_path, cell("A2", "r"), cell("B2", f"<v>{number}</v>"))
    ((code, place, message),) = noted(path)
    assert (code, place) == ("table.number", "B2")
    assert message.endswith(f"the number was read as the text {text}")
    assert sources(path)[0].title == text


def test_ids_that_are_numbers_still_match(tmp_path):
    """Ids typed as numbers are the same texts everywhere, and each column has a note."""

    def change(book):
        book["sources"]["A2"] = book["claims"]["D3"] = 17
        book["claims"]["D2"] = "17; letter"

    reading = read_tables(saved(tmp_path, change))
    assert [(found.code, found.location.cell) for found in reading.findings] == [
        ("table.number", "A2"),
        ("table.number", "D3"),
    ]
    assert reading.dataset.claims[1].sources == ("17",)


def test_true_and_false(tmp_path):
    """They are read in a column of flags, and refused in one of texts."""
    path = workbook(tmp_path, cell("A2", "r"), '<c r="D2" t="b"><v>1</v></c>')
    assert noted(path) == []
    assert sources(path)[0].machine_translated is True
    path = workbook(tmp_path, cell("A2", "r"), '<c r="B2" t="b"><v>1</v></c>')
    assert noted(path)[0][:2] == ("schema.type", "B2")
    path = workbook(tmp_path, cell("A2", "r"), cell("D2", "<v>1</v>"))
    assert noted(path)[0][:2] == ("schema.type", "D2")


def test_formulas_are_not_read(tmp_path):
    """Neither a formula nor the value that a program kept for it counts."""

    def change(book):
        book["claims"]["B2"] = '=HYPERLINK("http://x.example","y")'
        book["claims"]["K3"] = "=2000+500"

    path = saved(tmp_path, change)
    assert places(path) == [("table.formula", "claims", "B2"), ("table.formula", "claims", "K3")]
    assert read_tables(path).dataset.claims == ()


def test_error_cells(tmp_path):
    """A cell that shows an error of the spreadsheet is an error here."""
    path = workbook(tmp_path, cell("A2", "r"), '<c r="B2" t="e"><v>#REF!</v></c>')
    assert noted(path) == [("table.error-cell", "B2", 'title: the cell shows "#REF!"')]


def test_merged_cells(tmp_path):
    """Merged cells hide which row a value belongs to, so that nothing is read."""
    path = saved(tmp_path, lambda book: book["claims"].merge_cells("C2:C3"))
    (found,) = read_tables(path).findings
    assert (found.code, found.location.sheet, found.location.cell) == (
        "table.merged",
        "claims",
        "C2",
    )
    assert read_tables(path).dataset.actors == ()


def test_merged_cells_elsewhere_do_not_matter(tmp_path):
    """A sheet that is not read may look as it likes."""

    def change(book):
        book.create_sheet("README").merge_cells("A1:C1")

    assert findings(saved(tmp_path, change)) == []


def hide(book, what):
    """Hide a sheet, a row or a column of the claims."""
    sheet = book["claims"]
    if what == "sheet":
        sheet.sheet_state = "veryHidden"
    elif what == "row":
        sheet.row_dimensions[3].hidden = True
    else:
        sheet.column_dimensions["B"].hidden = True


@pytest.mark.parametrize("what", ["sheet", "row", "column"])
def test_what_is_hidden_counts(tmp_path, what):
    """Hidden sheets, rows and columns are read, and a note says so."""
    path = saved(tmp_path, lambda book: hide(book, what))
    assert places(path) == [("table.hidden", "claims", "A1")]
    assert len(read_tables(path).dataset.claims) == 2


def test_other_sheets(tmp_path):
    """A sheet with nearly a known name is an error, another one a note."""

    def change(book):
        book["actors"].title = "Actor"
        book.create_sheet("pivot")

    found = {(code, sheet) for code, sheet, *_ in findings(saved(tmp_path, change))}
    assert {("table.unknown-sheet", "Actor"), ("table.unread-sheet", "pivot")} <= found


def test_a_header_that_is_no_text(tmp_path):
    """A number in the first row is no header, and the values under it have no column."""

    def change(book):
        book["sources"]["C1"] = 7
        book["sources"]["D2"] = "x"

    assert places(saved(tmp_path, change)) == [
        ("table.header", "sources", "C1"),
        ("table.outside", "sources", "D2"),
    ]


def test_an_empty_sheet(tmp_path):
    """A sheet of data without headers is an error."""

    def change(book):
        book["sources"].delete_rows(1, 5)

    assert places(saved(tmp_path, change)) == [("table.no-header", "sources", "A1")]


def test_rich_and_shared_texts(tmp_path):
    """Formats in a text and hints of pronunciation are left out; spelled characters are read."""
    path = workbook(
        tmp_path,
        '<c r="A2" t="s"><v>0</v></c>',
        '<c r="B2" t="s"><v>1</v></c>',
        shared=(
            "<si><t>report</t></si>"
            "<si><r><t>bo</t></r><r><rPr/><t>ld_x000D_</t></r><rPh><t>no</t></rPh></si>"
        ),
    )
    assert noted(path) == []
    assert (sources(path)[0].id, sources(path)[0].title) == ("report", "bold\r")


def test_spelled_halves_make_one_character(tmp_path):
    """Two spelled halves are one character; a single half is a fault of the text."""
    path = workbook(tmp_path, cell("A2", "r"), cell("B2", "_xD83D__xDE00_"))
    assert sources(path)[0].title == "\U0001f600"
    path = workbook(tmp_path, cell("A2", "r"), cell("B2", "_xD83D_"))
    assert noted(path)[0][:2] == ("schema.text", "B2")


def test_a_shared_text_that_is_not_there(tmp_path):
    """A number without its text is a fault of the cell."""
    path = workbook(tmp_path, cell("A2", "r"), '<c r="B2" t="s"><v>5</v></c>')
    assert noted(path)[0][:2] == ("parse.xlsx", "B2")


def test_cells_without_places(tmp_path):
    """Rows and cells that do not state their places follow one another."""
    path = workbook(tmp_path, '<c t="inlineStr"><is><t>r</t></is></c>', "<c/>", cell("C2", "2024"))
    assert sources(path)[0].id == "r"
    assert str(sources(path)[0].published) == "2024"


def test_faults_of_records_have_cells(tmp_path):
    """A fault that the models find is placed as in CSV."""

    def change(book):
        book["claims"]["M2"] = "denyed"
        book["claims"]["C3"] = "nobody"

    path = saved(tmp_path, change)
    first, second = read_tables(path).findings
    assert (first.code, first.location.cell, first.location.record_id) == (
        "schema.code",
        "M2",
        "c1",
    )
    assert first.hint == 'Did you mean "denied"?'
    assert (second.code, second.location.cell) == ("reference.missing", "C3")
    assert first.location.path == str(path)
    assert first.location.line is None


def test_a_workbook_survives_another_program(tmp_path):
    """What another program reads and saves again is the same dataset, but for its tricks."""
    path = saved(tmp_path, unchanged)
    before = read_tables(path).dataset
    book = load_workbook(path)
    book.save(path)
    assert read_tables(path).dataset == before
