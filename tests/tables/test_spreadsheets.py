"""What spreadsheet programs do to tables that they open and save."""

import pytest
from tests.tables.samples import SHEETS, cell, findings, folder, places, workbook

from counterclaim.tables import format_of, read_tables


def changed(sheet, old, new):
    """Return the text of a sheet of the sample with a part of it replaced."""
    assert old in SHEETS[sheet]
    return SHEETS[sheet].replace(old, new)


@pytest.mark.parametrize(
    ("formula", "value"),
    [("TRUE()", True), ("FALSE()", False), ("of:=TRUE()", True), (" false( ) ", False)],
)
def test_a_formula_that_states_true_is_true(tmp_path, formula, value):
    """Saved by LibreOffice, a cell that is true holds this formula."""
    xml = f'<c r="D2" t="b"><f aca="false">{formula}</f><v>{int(value)}</v></c>'
    book = workbook(tmp_path, cell("A2", "s"), xml)
    reading = read_tables(book)
    assert [found.code for found in reading.findings] == ["structure.no-dataset"]
    assert reading.dataset.sources[0].machine_translated is value


@pytest.mark.parametrize("formula", ["NOT(TRUE())", "A1", "TRUE()+0", ""])
def test_other_formulas_are_not_worked_out(tmp_path, formula):
    """Whatever else a formula says, its value is not trusted."""
    xml = f'<c r="D2" t="b"><f>{formula}</f><v>1</v></c>'
    assert ("table.formula", "sources", "D2") in places(workbook(tmp_path, cell("A2", "s"), xml))


@pytest.mark.parametrize("version", ["1", "1,0"])
def test_a_version_that_was_shortened_is_taken(tmp_path, version):
    """A spreadsheet makes 1 of 1.0; the records are read, and a note says so."""
    text = f'key,value\nschema_version,"{version}"\n'
    reading = read_tables(folder(tmp_path, dataset=text))
    assert reading.dataset.schema_version == "1.0"
    assert len(reading.dataset.claims) == 2
    (note,) = reading.findings
    assert (note.code, note.severity, note.location.cell) == ("table.version", "note", "B2")


@pytest.mark.parametrize("version", ["2", "1.1", "10", "01"])
def test_other_versions_are_refused(tmp_path, version):
    """No other version is taken for the one that is known."""
    text = f"key,value\nschema_version,{version}\n"
    assert ("schema.version", "dataset", "B2") in places(folder(tmp_path, dataset=text))


@pytest.mark.parametrize("number", ["2.500", "12.000", "1.234.567", "-3.000"])
def test_a_point_that_may_part_thousands_is_refused(tmp_path, number):
    """2.500 men are two and a half thousand in one language, and two and a half in another."""
    text = changed("claims", "present,2500,2500", f"present,{number},2500")
    (found,) = findings(folder(tmp_path, claims=text))
    assert found[:3] == ("schema.value", "claims", "K3")
    assert f"{number.replace('.', '')} or " in found[3]


def test_degrees_have_three_digits_behind_the_point(tmp_path):
    """A latitude is no number of thousands, and a fraction begins with 0."""
    text = (
        "id,name,force,place.name,place.kind,place.latitude,place.longitude\n"
        "iraq,US forces in Iraq,us,Iraq,country,33.312,44.361\n"
    )
    claims = changed("claims", "present,2500,2500,", "present,0.125,0.250,,fraction")
    claims = claims.replace("polarity", "polarity,says.unit")
    reading = read_tables(folder(tmp_path, deployments=text, claims=claims))
    assert reading.findings == ()
    assert reading.dataset.deployments[0].place.latitude == 33.312
    assert reading.dataset.claims[1].says.low == 0.125


@pytest.mark.parametrize(
    ("number", "day"), [("45000", "2023-03-15"), ("36526", "2000-01-01"), ("45000.5", "2023-03-15")]
)
def test_a_day_number_is_told_with_its_date(tmp_path, number, day):
    """What a spreadsheet makes of a date is named, and not taken for a year."""
    text = changed("claims", "2024-09-06", number)
    (found,) = findings(folder(tmp_path, claims=text))
    assert found[:3] == ("schema.date", "claims", "E2")
    assert f"is the day number of a spreadsheet for {day}" in found[3]
    book = workbook(tmp_path, cell("A2", "s"), cell("C2", f"<v>{number.split('.')[0]}</v>"))
    told = {entry[0]: entry[3] for entry in findings(book)}
    assert day in told["schema.date"]


@pytest.mark.parametrize(("word", "value"), [("True", True), ("False", False)])
def test_words_of_other_programs_for_true(tmp_path, word, value):
    """Programs in Python write True; WAHR and 1 are not guessed."""
    text = f"id,machine_translated\nreport,{word}\nletter,\n"
    assert (
        read_tables(folder(tmp_path, sources=text)).dataset.sources[0].machine_translated is value
    )
    refused = text.replace(word, "WAHR")
    assert ("schema.type", "sources", "B2") in places(folder(tmp_path, sources=refused))


@pytest.mark.parametrize("first", ["sep=;\n", "SEP=;\r\n", '"sep=;"\n', "\ufeffsep=;\n"])
def test_a_line_that_states_the_separator_is_passed_over(tmp_path, first):
    """Cells are counted without it, as the program that wrote it does; lines with it."""
    reading = read_tables(folder(tmp_path, sources=f"{first}id;title\nreport;a, b\nletter;\n"))
    assert reading.findings == ()
    assert reading.dataset.sources[0].title == "a, b"
    reading = read_tables(folder(tmp_path, sources=f"{first}id;title\nreport;a;b\nletter;\n"))
    (found,) = [one for one in reading.findings if one.code == "table.outside"]
    assert (found.location.cell, found.location.line) == ("C2", 3)


def test_bars_part_cells(tmp_path):
    """A file may have | between its cells."""
    text = "id|title\nreport|a, b; c\nletter|\n"
    reading = read_tables(folder(tmp_path, sources=text))
    assert reading.findings == ()
    assert reading.dataset.sources[0].title == "a, b; c"


@pytest.mark.parametrize(
    "name",
    ["claims (2)", "claims copy", "Copy of claims", "claims_old", "Kopie von claims", "claims2",
     "claims.via (2)"],
)  # fmt: skip
def test_a_copy_of_a_sheet_is_told(tmp_path, name):
    """A copy beside its sheet is a warning, since somebody may have gone on writing in it."""
    place = folder(tmp_path)
    (place / f"{name}.csv").write_text(SHEETS["claims"], encoding="utf-8")
    if name == "claims.via (2)":
        (place / "claims.via.csv").write_text("record,actor\n", encoding="utf-8")
    found = [one for one in read_tables(place).findings if one.code.startswith("table.")]
    assert [(one.severity, one.location.sheet) for one in found if one.code == "table.copy"] == [
        ("warning", name)
    ]


@pytest.mark.parametrize("name", ["disclaims", "proclaimsx", "notes"])
def test_other_sheets_are_no_copies(tmp_path, name):
    """A sheet whose name only holds the letters is not taken for a copy."""
    place = folder(tmp_path)
    (place / f"{name}.csv").write_text("a,b\n", encoding="utf-8")
    assert not [one for one in read_tables(place).findings if one.code == "table.copy"]


def test_capital_names_of_files_are_read(tmp_path):
    """Some systems and programs do not tell capitals apart; the exact name goes first."""
    place = folder(tmp_path)
    (place / "claims.csv").rename(place / "Claims.CSV")
    (place / "sources.csv").rename(place / "SOURCES.csv")
    assert format_of(place) == "csv"
    reading = read_tables(place)
    assert reading.findings == ()
    assert len(reading.dataset.claims) == 2
    (place / "claims.csv").write_text(SHEETS["claims"].split("c2")[0], encoding="utf-8")
    reading = read_tables(place)
    assert len(reading.dataset.claims) == 1
    assert [(one.code, one.location.sheet) for one in reading.findings] == [
        ("table.copy", "Claims")
    ]


@pytest.mark.parametrize(("word", "value"), [("FALSE", "false"), ("True", "true"), ("no", None)])
def test_a_value_that_is_true_or_false_is_read(tmp_path, word, value):
    """A spreadsheet writes the text false of an attribute as FALSE; other words stay faults."""
    text = (
        "id,text,speaker,sources,stated,about.deployment,says.type,says.key,says.value,"
        "says.value_type\n"
        f"c1,There is.,us,report,2024,iraq,attribute,agreement,{word},boolean\n"
        f"c2,There is.,us,report,2024,iraq,attribute,agreement,FALSE,text\n"
    )
    reading = read_tables(folder(tmp_path, claims=text))
    kept = {claim.id: claim.says.value for claim in reading.dataset.claims}
    assert kept == {"c2": "FALSE"} | ({"c1": value} if value else {})
