"""What is wrong with a folder of CSV files is said with its sheet and cell."""

import pytest
from tests.tables.samples import SHEETS, findings, folder, places

from counterclaim.documents import locate
from counterclaim.findings import Location
from counterclaim.tables import format_of, read_tables


def changed(sheet, old, new):
    """Return the text of a sheet of the sample with a part of it replaced."""
    assert old in SHEETS[sheet]
    return SHEETS[sheet].replace(old, new)


def test_the_sample_is_sound(tmp_path):
    """Five sheets typed by hand give a dataset; lists in a cell are told apart."""
    reading = read_tables(folder(tmp_path))
    assert reading.findings == ()
    assert reading.dataset.claims[0].sources == ("report", "letter")
    assert reading.dataset.claims[1].says.low == 2500
    assert str(reading.dataset.sources[1].published) == "2024"


def test_only_claims_are_needed(tmp_path):
    """Without the other sheets there are notes and missing references, but nothing else."""
    path = folder(tmp_path, dataset=None, actors=None, sources=None, deployments=None)
    codes = {code for code, *_ in findings(path)}
    assert codes == {"structure.no-dataset", "reference.missing"}
    assert ("reference.missing", "claims", "C2") in places(path)
    assert ("reference.missing", "claims", "D2") in places(path)


@pytest.mark.parametrize("separator", [";", "\t"])
def test_separators_are_told_by_the_header(tmp_path, separator):
    """Semicolons and tabs serve as well as commas, each file for itself."""
    text = 'id,published,title\nreport,2024-09-06,"a, b; c"\nletter,2024,\n'
    odd = text.replace(",", separator).replace(f'"a{separator} b', '"a, b')
    reading = read_tables(folder(tmp_path, sources=odd))
    assert reading.findings == ()
    assert reading.dataset.sources[0].title == "a, b; c"


def test_a_byte_order_mark_is_accepted(tmp_path):
    """Spreadsheets write one before UTF-8."""
    data = b"\xef\xbb\xbf" + SHEETS["actors"].replace("a spokesman", "ناطق").encode()
    reading = read_tables(folder(tmp_path, actors=data))
    assert reading.findings == ()
    assert reading.dataset.actors[1].name == "ناطق"


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_line_ends_of_all_systems_are_read(tmp_path, line_end):
    """Rows end with any of the three line ends; one inside a cell stays."""
    text = 'id,title\nreport,"a\nb"\nletter,x\n'.replace("\n", line_end)
    reading = read_tables(folder(tmp_path, sources=text))
    assert reading.findings == ()
    assert reading.dataset.sources[0].title == f"a{line_end}b"


def test_utf_16_is_refused(tmp_path):
    """Another encoding is named, and what to do."""
    reading = read_tables(folder(tmp_path, claims=SHEETS["claims"].encode("utf-16")))
    (found,) = reading.findings
    assert (found.code, found.location.sheet, found.location.cell) == (
        "parse.encoding",
        "claims",
        "A1",
    )
    assert found.hint == 'Save it as "CSV UTF-8".'


def test_latin_1_is_refused_at_its_cell(tmp_path):
    """The first byte that is not UTF-8 is found in its cell."""
    data = changed("sources", "letter,2024", 'letter,"2024\né"').encode("latin-1")
    (found,) = read_tables(folder(tmp_path, sources=data)).findings
    at = found.location
    assert (found.code, at.cell, at.line, at.column) == ("parse.encoding", "B3", 4, 1)
    data = changed("actors", "a spokesman", "Zoë").encode("latin-1")
    (found,) = read_tables(folder(tmp_path, sources=SHEETS["sources"], actors=data)).findings
    assert found.location.cell == "C3"


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ('id,title\nreport,"a', "B2"),
        ('id,title\nreport,a "b"', "B2"),
        ('id,title\n"report"x,a', "A2"),
        ('id,title\nx,y\nreport, "a"', "B3"),
    ],
)
def test_quotation_marks_that_do_not_match(tmp_path, text, cell):
    """The cell with the fault is named, and nothing else is read."""
    path = folder(tmp_path, sources=text)
    assert places(path) == [("parse.csv", "sources", cell)]
    assert read_tables(path).dataset.claims == ()


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff"])
def test_an_empty_file(tmp_path, text):
    """A file without anything in it is not taken for a sheet without records."""
    assert places(folder(tmp_path, sources=text)) == [("parse.empty", "sources", "A1")]


def test_the_first_row_is_the_header(tmp_path):
    """Headers further down are not searched for."""
    path = folder(tmp_path, sources="\n" + SHEETS["sources"])
    assert places(path) == [("table.no-header", "sources", "A1")]


def test_empty_rows_and_cells_are_passed_over(tmp_path):
    """Rows of separators, as spreadsheets leave them, hold nothing; rows keep their numbers."""
    text = "id,published,,\n,,,\nreport,2024-09-06,,\n\nletter,2024-99,,\n,,,\n"
    assert places(folder(tmp_path, sources=text))[0] == ("schema.date", "sources", "B5")


def test_an_unknown_column(tmp_path):
    """The column that was probably meant is named; the rest is read."""
    path = folder(tmp_path, claims=changed("claims", "polarity", "polarty"))
    (found,) = read_tables(path).findings
    assert (found.code, found.location.cell) == ("table.unknown-column", "M1")
    assert found.hint == 'Did you mean "polarity"?'
    assert len(read_tables(path).dataset.claims) == 2


def test_a_needed_column_is_missing(tmp_path):
    """It is said once, not for each row, and no record is read."""
    path = folder(tmp_path, claims=changed("claims", "speaker", "Speeker"))
    assert places(path) == [
        ("table.unknown-column", "claims", "C1"),
        ("table.missing-column", "claims", "N1"),
    ]
    assert read_tables(path).dataset.actors == ()


def test_a_column_twice(tmp_path):
    """The second of two columns with one header is named."""
    path = folder(tmp_path, claims=changed("claims", "polarity", "text"))
    assert places(path) == [("table.duplicate-column", "claims", "M1")]


def test_too_many_cells(tmp_path):
    """A value beyond the headers, such as after a comma that was not quoted, is an error."""
    path = folder(tmp_path, sources="id,title\nreport,a, b\nletter,a, b\n")
    (found,) = read_tables(path).findings
    assert (found.code, found.location.cell) == ("table.outside", "C2")
    assert "1 more below" in found.message


def test_many_unknown_columns_are_counted(tmp_path):
    """A file of another kind does not give a finding for each of its columns."""
    text = "id," + ",".join(f"zz{n}" for n in range(100)) + "\nreport\n"
    found = findings(folder(tmp_path, sources=text))
    assert len([one for one in found if one[0] == "table.unknown-column"]) == 21
    assert "80 more columns are unknown" in [message for *_, message in found]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (",denied", ",Denied", ("schema.code", "claims", "M2")),
        ("There is no withdrawal.,", ",", ("schema.missing", "claims", "B2")),
        ("report; letter", '"report, letter"', ("schema.value", "claims", "D2")),
        ("report; letter", "report;", ("schema.value", "claims", "D2")),
        ("report; letter", "report; leter", ("reference.missing", "claims", "D2")),
        (",2500,2500", ',"2,500",2500', ("schema.type", "claims", "K3")),
        (",2500,2500", ",2500.5,", ("schema.type", "claims", "K3")),
        (",2500,2500", ",3000,2500", ("schema.range", "claims", "K3")),
        ("c2,", ",", ("schema.missing", "claims", "A3")),
        ("2024-09,iraq,", "2024-09,,", ("schema.fields", "claims", "F3")),
        ("stage,started", ",started", ("schema.missing", "claims", "H2")),
        ("count,,present", "count,started,present", ("schema.unknown-key", "claims", "I3")),
        ("2024-09-06", "6 Sept 2024", ("schema.date", "claims", "E2")),
        ("spokesman,report", "spokesmann,report", ("reference.missing", "claims", "C2")),
        ("c2,", "c1,", ("reference.duplicate-id", "claims", "A3")),
    ],
)  # fmt: skip
def test_faults_of_records_have_cells(tmp_path, old, new, expected):
    """A fault that the models find is placed in the cell that has it, with sheet and file."""
    path = folder(tmp_path, claims=changed("claims", old, new))
    assert places(path) == [expected]
    for found in read_tables(path).findings:
        assert found.location.path == str(tmp_path / "claims.csv")
        assert found.location.line == int(found.location.cell[1:])


def test_a_record_with_a_fault_is_left_out_and_named(tmp_path):
    """Its id is in the finding, and what refers to it says that it was left out."""
    path = folder(tmp_path, actors=changed("actors", "unnamed", "nameless"))
    reading = read_tables(path)
    assert [found.location.record_id for found in reading.findings] == ["spokesman", "c1"]
    assert [found.code for found in reading.findings] == ["schema.code", "reference.refused"]
    assert [actor.id for actor in reading.dataset.actors] == ["us"]


def test_a_bad_cell_does_not_bring_further_faults(tmp_path):
    """What follows from a cell that cannot be read is not reported beside it."""
    path = folder(tmp_path, claims=changed("claims", ",2500,2500", ",many,"))
    assert places(path) == [("schema.type", "claims", "K3")]


def test_a_relation_finds_its_other_place(tmp_path):
    """The first of two records with one id is named with its cell too."""
    path = folder(tmp_path, sources=changed("sources", "letter", "report"))
    found = next(one for one in read_tables(path).findings if one.code == "reference.duplicate-id")
    assert [(one.sheet, one.cell) for one in found.related] == [("sources", "A2")]
    assert found.message.endswith("before, sources!A2")


VIA = "record,order,actor,source\n"


def test_rows_of_lists_find_their_records(tmp_path):
    """The order says which comes first; without it, the rows do."""
    path = folder(
        tmp_path,
        claims__via=f"{VIA}c1,2,us,report\nc2,,us,\nc1,1,spokesman,\nc2,,spokesman,\n",
    )
    reading = read_tables(path)
    assert reading.findings == ()
    relays = [[relay.actor for relay in claim.via] for claim in reading.dataset.claims]
    assert relays == [["spokesman", "us"], ["us", "spokesman"]]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("c9,1,us,", ("table.orphan", "claims.via", "A2")),
        (",1,us,", ("schema.missing", "claims.via", "A2")),
        ("c1,1,us,\nc1,1,spokesman,", ("table.order", "claims.via", "B3")),
        ("c1,1,us,\nc1,,spokesman,", ("table.order", "claims.via", "B3")),
        ("c1,0,us,", ("table.order", "claims.via", "B2")),
        ("c1,first,us,", ("schema.type", "claims.via", "B2")),
        ("c1,2,nobody,\nc1,1,us,", ("reference.missing", "claims.via", "C2")),
        ("c1,1,us,\nc1,2,,report", ("schema.missing", "claims.via", "C3")),
    ],
)
def test_rows_of_lists_with_faults(tmp_path, rows, expected):
    """The fault is placed on the sheet of the list and belongs to the record."""
    path = folder(tmp_path, claims__via=f"{VIA}{rows}\n")
    assert places(path) == [expected]


def test_the_pointer_and_the_id_of_a_fault_in_a_list(tmp_path):
    """A finding on another sheet still names the record and the place in it."""
    path = folder(tmp_path, claims__via=f"{VIA}c1,5,bad id,\n")
    (found,) = read_tables(path).findings
    assert (found.location.record_id, found.location.pointer) == ("c1", "/claims/0/via/0/actor")
    assert (found.location.record_kind, found.location.cell) == ("claim", "C2")


SCOPE = (
    "id,text,speaker,sources,stated,about.matter,says.type,says.relation\n"
    "s1,They differ.,us,report,2024-09,talks,scope,distinct_from\n"
)


def test_a_list_with_too_few_rows(tmp_path):
    """A missing list is placed in the row of its record; a short one in its first row."""
    path = folder(tmp_path, claims=SCOPE)
    assert places(path) == [("schema.missing", "claims", "G2")]
    path = folder(tmp_path, claims=SCOPE, claims__says__subjects="record,deployment\ns1,iraq\n")
    assert places(path) == [("schema.value", "claims.says.subjects", "A2")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{", "parse.json"),
        ("[1]", "schema.type"),
        ('{""a"": 1, ""a"": 2}', "parse.duplicate-key"),
        ('{""a"": NaN}', "parse.number"),
        ('{""a"": 1e400}', "parse.number"),
    ],
)
def test_data_of_the_publisher(tmp_path, text, expected):
    """A cell of extra data holds an object of JSON, read as strictly as elsewhere."""
    path = folder(tmp_path, sources=f'id,extra\nletter,\nreport,"{text}"\n')
    assert places(path)[0] == (expected, "sources", "B3")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("title,x", [("schema.missing", "dataset", "A1")]),
        ("schema_version,2", [("schema.version", "dataset", "B2")]),
        ("schema_version,", [("schema.missing", "dataset", "B2")]),
        ("schema_version,1.0\ntitel,x", [("schema.unknown-key", "dataset", "A3")]),
        ("schema_version,1.0\n,x", [("schema.unknown-key", "dataset", "A3")]),
        ("schema_version,1.0\nclaims,x", [("schema.unknown-key", "dataset", "A3")]),
        ("schema_version,1.0\nurl,x", [("schema.value", "dataset", "B3")]),
        ("schema_version,1.0\nextra,{", [("parse.json", "dataset", "B3")]),
        ("schema_version,1.0\nid,a\nid,b", [("parse.duplicate-key", "dataset", "A4")]),
    ],
)
def test_the_sheet_of_the_dataset(tmp_path, rows, expected):
    """Keys and values are checked as fields of the dataset are."""
    assert places(folder(tmp_path, dataset=f"key,value\n{rows}\n")) == expected


def test_flags(tmp_path):
    """True and false are written as spreadsheets and JSON do, and in no other way."""
    header = "id,machine_translated\n"
    path = folder(tmp_path, sources=f"{header}report,TRUE\nletter,false\n")
    sources = read_tables(path).dataset.sources
    assert [source.machine_translated for source in sources] == [True, False]
    path = folder(tmp_path, sources=f"{header}report,yes\nletter,1\n")
    assert places(path)[:2] == [("schema.type", "sources", "B2"), ("schema.type", "sources", "B3")]


def test_the_apostrophe_before_an_active_text(tmp_path):
    """It is taken away before what a spreadsheet would run, and nowhere else."""
    text = "id,title,note\nreport,'=1,=1\nletter,'tis,''-\n"
    first, second = read_tables(folder(tmp_path, sources=text)).dataset.sources
    assert (first.title, first.note) == ("=1", "=1")
    assert (second.title, second.note) == ("'tis", "'-")


def test_sheets_that_do_not_belong(tmp_path):
    """A file with nearly the name of a sheet is an error, another one a note."""
    path = folder(tmp_path, actors=None, Actor=SHEETS["actors"], prices="a\n1\n", README="x\n")
    found = {(code, sheet): message for code, sheet, _, message in findings(path)}
    assert ("table.unknown-sheet", "Actor") in found
    assert ("table.unread-sheet", "prices") in found
    assert not any(sheet == "README" for _, sheet in found)


def test_no_sheet_of_claims(tmp_path):
    """A folder of other tables is not taken for an empty dataset."""
    path = folder(tmp_path, claims=None)
    assert findings(path)[0][0] == "table.missing-sheet"


def test_formats_by_name(tmp_path):
    """A folder with claims.csv and names of workbooks are known; other paths are not."""
    assert format_of(folder(tmp_path)) == "csv"
    assert format_of("a/Book.XLSX") == "xlsx"
    assert format_of(tmp_path / "claims.csv") is None
    assert format_of(tmp_path.parent / "nothing") is None


@pytest.mark.parametrize("name", ["nothing", "nothing.xlsx", "a\0b"])
def test_a_path_that_cannot_be_read(tmp_path, name):
    """A missing file is a finding."""
    assert findings(tmp_path / name)[0][0] == "read.file"


def test_a_single_csv_file(tmp_path):
    """The folder is asked for, because the other files belong to it."""
    (found,) = read_tables(folder(tmp_path) / "claims.csv").findings
    assert found.code == "read.format"
    assert "folder" in found.hint


def test_a_huge_number_is_no_trouble(tmp_path):
    """Digits without end are refused before they are read as a number."""
    path = folder(tmp_path, claims=changed("claims", ",2500,2500", f",{'9' * 5000},"))
    assert places(path) == [("schema.type", "claims", "K3")]


def test_a_huge_cell_is_refused(tmp_path):
    """A cell beyond the limit is named."""
    path = folder(tmp_path, sources=f"id,title\nreport,{'x' * 1_000_001}\n")
    assert places(path) == [("table.limit", "sources", "B2")]
    path = folder(tmp_path, sources="id" + "," * 1_001 + "\n")
    assert places(path)[0][0] == "table.limit"


@pytest.mark.parametrize(
    ("pointer", "sheet", "cell"),
    [
        ("/claims/1", "claims", "A3"),
        ("/claims/0/sources/1", "claims", "D2"),
        ("/claims/0/about/process", "claims", "G2"),
        ("/claims/0/about", "claims", "F2"),
        ("/claims/0/about/by", "claims", "F2"),
        ("/claims/0/via/1/actor", "claims.via", "C2"),
        ("/claims/0/via", "claims.via", "A3"),
        ("/claims/9", "dataset", "A1"),
        ("/title", "dataset", "B3"),
        ("", "dataset", "A1"),
    ],
)
def test_every_value_has_a_cell(tmp_path, pointer, sheet, cell):
    """Any pointer leads to the cell of its value, or to the nearest one."""
    path = folder(tmp_path, claims__via=f"{VIA}c1,2,us,\nc1,1,spokesman,\n")
    reading = read_tables(path)
    assert reading.findings == ()
    wanted = Location(pointer=pointer)
    at = reading.finder.find([wanted])[wanted]
    assert (at.sheet, at.cell) == (sheet, cell)
    found = locate(reading, "claim", 1)
    assert (found.record_id, found.pointer, found.cell) == ("c2", "/claims/1", "A3")
    assert locate(reading, "claim", 0, "/speaker").cell == "C2"
