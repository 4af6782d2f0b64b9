"""Files made to do harm, or damaged, give findings: no traceback, no endless work."""

import random
import re
import struct
import sys
import zipfile

import pytest
from tests.tables.samples import (
    cell,
    claims_xml,
    folder,
    pack,
    parts,
    places,
    sheet_xml,
    sources_xml,
    workbook,
)

from counterclaim.documents import MissingExtraError, Reading
from counterclaim.model import Dataset, Source
from counterclaim.tables import TableError, read_tables, write_tables
from counterclaim.tables._workbook import package


def codes(path):
    """Return the codes of all findings."""
    return [found.code for found in read_tables(path).findings]


def sound():
    """Return the parts of a workbook without faults."""
    return parts({"sources": sources_xml(cell("A2", "r")), "claims": claims_xml()})


def test_the_workbook_that_is_damaged_below_is_sound(tmp_path):
    """Without the damage there is nothing but the note."""
    assert codes(pack(tmp_path / "b.xlsx", sound())) == ["structure.no-dataset"]


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "http://x.example/x.dtd">',
        "<!DOCTYPE x>",
    ],
)
@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/s1.xml", "_rels/.rels"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_declarations_in_xml_are_refused(tmp_path, declaration, part, encoding):
    """Entities, also from outside, are refused in every part and encoding."""
    made = sound()
    text = f'<?xml version="1.0" encoding="{encoding}"?>{declaration}{made[part]}'
    made[part] = text.encode(encoding)
    assert codes(pack(tmp_path / "b.xlsx", made)) == ["table.unsafe"]


def test_a_part_that_grows_is_refused(tmp_path):
    """A part of many blanks is refused before it is unpacked."""
    made = sound()
    made["xl/worksheets/s1.xml"] = b" " * (package.MAX_PART_FREE + 1)
    path = pack(tmp_path / "b.xlsx", made)
    assert path.stat().st_size < 100_000
    assert codes(path) == ["table.unsafe"]


def test_a_workbook_too_large_in_all_is_refused(tmp_path, monkeypatch):
    """The sizes of all parts are added before any is unpacked."""
    monkeypatch.setattr(package, "MAX_UNPACKED", 1_000)
    assert codes(pack(tmp_path / "b.xlsx", sound())) == ["table.unsafe"]


def test_a_file_too_large_is_refused(tmp_path, monkeypatch):
    """The size of the file is looked at first."""
    monkeypatch.setattr(package, "MAX_FILE", 100)
    assert codes(pack(tmp_path / "b.xlsx", sound())) == ["table.limit"]


def test_a_size_that_lies_is_found(tmp_path):
    """A part that unpacks to more than it states is damaged."""
    path = pack(tmp_path / "b.xlsx", sound())
    data = bytearray(path.read_bytes())
    name = b"xl/worksheets/s1.xml"
    place = data.rindex(name) - 46
    assert data[place : place + 4] == b"PK\x01\x02"
    data[place + 24 : place + 28] = struct.pack("<I", 40)
    path.write_bytes(data)
    assert codes(path) == ["parse.xlsx"]


def test_many_parts_are_refused(tmp_path):
    """An archive of thousands of parts is no workbook."""
    made = {**sound(), **{f"x{n}": "" for n in range(package.MAX_ENTRIES)}}
    assert codes(pack(tmp_path / "b.xlsx", made)) == ["table.limit"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused(tmp_path):
    """Readers would differ in which of them they see."""
    path = pack(tmp_path / "b.xlsx", sound())
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    assert codes(path) == ["table.unsafe"]


def test_other_ways_to_pack_are_refused(tmp_path):
    """Workbooks are packed by one method."""
    assert codes(pack(tmp_path / "b.xlsx", sound(), zipfile.ZIP_LZMA)) == ["parse.xlsx"]


def test_an_encrypted_part(tmp_path):
    """The mark of encryption on a part is enough."""
    path = pack(tmp_path / "b.xlsx", sound())
    data = bytearray(path.read_bytes())
    for found in re.finditer(b"PK\x01\x02", bytes(data)):
        data[found.start() + 8] |= 1
    path.write_bytes(data)
    assert codes(path) == ["table.encrypted"]


def test_an_encrypted_workbook(tmp_path):
    """A workbook with a password is a container of another kind."""
    path = tmp_path / "b.xlsx"
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le")
    )
    assert codes(path) == ["table.encrypted"]


def test_an_old_workbook(tmp_path):
    """Files of the older format are named as such, whatever their name says."""
    for name in ("b.xls", "b.xlsx"):
        (tmp_path / name).write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500))
        assert codes(tmp_path / name) == ["table.old-format"]


def test_a_spreadsheet_of_another_kind(tmp_path):
    """An OpenDocument spreadsheet is told from a damaged file."""
    made = {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}
    assert codes(pack(tmp_path / "b.xlsx", made)) == ["table.old-format"]


@pytest.mark.parametrize("how", ["name", "part", "type"])
def test_macros_are_refused(tmp_path, how):
    """By the name of the file, by the part that holds them, or by the stated type."""
    made = sound()
    if how == "part":
        made["xl/vbaProject.bin"] = "x"
    if how == "type":
        types = made["[Content_Types].xml"]
        made["[Content_Types].xml"] = types.replace(
            "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main",
            "vnd.ms-excel.sheet.macroEnabled.main",
        )
    path = pack(tmp_path / ("b.xlsm" if how == "name" else "b.xlsx"), made)
    assert codes(path) == ["table.macros"]


def test_links_to_other_workbooks_are_not_followed(tmp_path):
    """A link is no reason to look elsewhere, nor is a sheet that lies elsewhere."""
    made = sound()
    rels = "xl/_rels/workbook.xml.rels"
    link = (
        '<Relationship Id="x" Type="http://x/externalLink" TargetMode="External" '
        'Target="file:///etc/passwd"/></Relationships>'
    )
    made[rels] = made[rels].replace("</Relationships>", link)
    assert codes(pack(tmp_path / "b.xlsx", made)) == ["structure.no-dataset"]
    made[rels] = made[rels].replace(
        'Target="worksheets/s1.xml"', 'TargetMode="External" Target="file:///etc/passwd"'
    )
    assert codes(pack(tmp_path / "b.xlsx", made)) == ["parse.xlsx"]


def test_targets_stay_in_the_archive(tmp_path):
    """A part is looked up by its name in the archive and nowhere else."""
    made = sound()
    rels = "xl/_rels/workbook.xml.rels"
    made[rels] = made[rels].replace("worksheets/s1.xml", "../../../../etc/passwd")
    assert codes(pack(tmp_path / "b.xlsx", made)) == ["parse.xlsx"]


def test_a_cell_far_outside(tmp_path):
    """The last cell of a sheet costs no more than another, and is beyond the limit."""
    path = workbook(tmp_path, cell("A2", "r"), cell("XFD2", "x"))
    assert ("table.limit", "sources", "XFD2") in places(path)
    far = sheet_xml({1: [cell("A1", "id")], 999_999_999: [cell("A999999999", "r")]})
    path = pack(tmp_path / "b.xlsx", parts({"sources": far, "claims": claims_xml()}))
    assert codes(path) == ["table.limit"]
    near = sheet_xml({1: [cell("A1", "id")], 1_048_576: [cell("A1048576", "r")]})
    path = pack(tmp_path / "c.xlsx", parts({"sources": near, "claims": claims_xml()}))
    assert codes(path) == ["structure.no-dataset"]


def test_a_shared_text_in_many_cells_is_counted_each_time(tmp_path, monkeypatch):
    """A long text that many cells share costs as much as it is read."""
    monkeypatch.setattr("counterclaim.tables._workbook.reading.MAX_UNPACKED", 5_000)
    cells = [cell("A2", "r"), '<c r="B2" t="s"><v>0</v></c>', '<c r="C2" t="s"><v>0</v></c>']
    shared = f"<si><t>{'x' * 2_400}</t></si>"
    assert "table.limit" not in codes(workbook(tmp_path, *cells, shared=shared))
    shared = f"<si><t>{'x' * 2_600}</t></si>"
    assert codes(workbook(tmp_path, *cells, shared=shared)) == ["table.limit"]


def test_elements_inside_one_another(tmp_path, monkeypatch):
    """Depth and breadth inside a row are limited."""
    monkeypatch.setattr(package, "MAX_INSIDE", 1_000)
    deep = "<a>" * 100 + "</a>" * 100
    assert codes(workbook(tmp_path, deep)) == ["table.unsafe"]
    assert codes(workbook(tmp_path, "<c/>" * (package.MAX_INSIDE + 1))) == ["table.unsafe"]
    many = {row: [cell(f"A{row}", f"s{row}")] for row in range(2, package.MAX_INSIDE)}
    rows = sheet_xml({1: [cell("A1", "id")], **many})
    path = pack(tmp_path / "b.xlsx", parts({"sources": rows, "claims": claims_xml()}))
    assert len(read_tables(path).dataset.sources) == package.MAX_INSIDE - 2


@pytest.mark.parametrize(
    "cells",
    [
        [cell("B2", "x"), cell("A2", "r")],
        [cell("A2", "r"), cell("A2", "s")],
        [cell("A3", "r")],
        [cell("a2", "r")],
        [cell("AAAAA2", "r")],
        ['<c r="A2" t="s"><v>-1</v></c>'],
        ['<c r="A2" s="x"><v>1</v></c>'],
    ],
)
def test_cells_that_do_not_fit_together(tmp_path, cells):
    """Cells out of order, twice or without a place are damage."""
    assert codes(workbook(tmp_path, *cells)) == ["parse.xlsx"]


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("xl/worksheets/s1.xml", '<row r="2">', '<row r="1">'),
        ("xl/worksheets/s1.xml", '<row r="2">', '<row r="two">'),
        ("xl/worksheets/s1.xml", "</worksheet>", ""),
        ("xl/workbook.xml", 'name="claims"', 'name="sources"'),
        ("xl/workbook.xml", 'r:id="r1"', 'r:id="r9"'),
        ("_rels/.rels", "officeDocument", "otherDocument"),
        ("_rels/.rels", "xl/workbook.xml", "xl/nothing.xml"),
        ("[Content_Types].xml", "spreadsheetml", "wordprocessingml"),
        ("xl/worksheets/s1.xml", "<worksheet", '<?xml version="1.0" encoding="nope"?><worksheet'),
        ("xl/styles.xml", 'numFmtId="14"', 'numFmtId="many"'),
    ],
)
def test_parts_that_do_not_fit_together(tmp_path, part, old, new):
    """A workbook whose parts contradict one another is damaged."""
    made = sound()
    assert old in made[part]
    made[part] = made[part].replace(old, new)
    assert codes(pack(tmp_path / "b.xlsx", made)) == ["parse.xlsx"]


def test_missing_parts(tmp_path):
    """A workbook without one of the parts that it names is damaged, or has no claims."""
    for name in sound():
        made = sound()
        del made[name]
        reading = read_tables(pack(tmp_path / "b.xlsx", made))
        assert reading.errors or name == "xl/styles.xml"
        assert {found.code for found in reading.errors} <= {"parse.xlsx", "table.missing-sheet"}


def test_files_that_are_no_workbooks(tmp_path):
    """Texts, nothing, and archives of other things are told so."""
    path = tmp_path / "b.xlsx"
    for data in (b"", b"id,title\n", b"PK\x05\x06" + bytes(18), b"PK\x03\x04"):
        path.write_bytes(data)
        assert codes(path) == ["parse.xlsx"]
    assert codes(tmp_path) == ["table.missing-sheet", "structure.no-dataset"]


def test_damaged_bytes_never_raise(tmp_path):
    """Whatever byte of a workbook is changed, reading ends with a reading."""
    original = Dataset(title="x", sources=(Source(id="s", title="=1"),))
    write_tables(original, tmp_path / "b.xlsx")
    data = (tmp_path / "b.xlsx").read_bytes()
    small = pack(tmp_path / "small.xlsx", sound(), zipfile.ZIP_STORED).read_bytes()
    chance = random.Random(7)  # noqa: S311  (not a secret)
    for whole in (data, small):
        for _ in range(150):
            changed = bytearray(whole)
            for _ in range(chance.choice((1, 1, 4))):
                changed[chance.randrange(len(changed))] = chance.randrange(256)
            end = chance.choice((len(changed), chance.randrange(len(changed))))
            (tmp_path / "b.xlsx").write_bytes(changed[:end])
            assert isinstance(read_tables(tmp_path / "b.xlsx"), Reading)


def test_damaged_text_never_raises(tmp_path):
    """Whatever byte of a CSV file is changed, reading ends with a reading."""
    path = folder(tmp_path)
    data = (path / "claims.csv").read_bytes()
    chance = random.Random(7)  # noqa: S311  (not a secret)
    for _ in range(300):
        changed = bytearray(data)
        for _ in range(chance.choice((1, 2, 8))):
            changed[chance.randrange(len(changed))] = chance.choice(b'",;\n\r\t=\x00\xff a1')
        (path / "claims.csv").write_bytes(changed)
        assert isinstance(read_tables(path), Reading)


@pytest.mark.parametrize("missing", ["defusedxml", "openpyxl"])
def test_a_missing_package_is_named(tmp_path, monkeypatch, missing):
    """Without the packages for workbooks the extra to install is named, and CSV still works."""
    path = pack(tmp_path / "b.xlsx", sound())
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(MissingExtraError, match=r"counterclaim\[xlsx\]"):
        read_tables(path) if missing == "defusedxml" else write_tables(Dataset(), path)
    write_tables(Dataset(title="x"), tmp_path / "folder")
    assert read_tables(tmp_path / "folder").dataset.title == "x"


def test_a_csv_file_too_large_is_refused(tmp_path, monkeypatch):
    """The size of a CSV file is looked at before it is read."""
    monkeypatch.setattr("counterclaim.tables._files.MAX_CSV", 200)
    assert places(folder(tmp_path)) == [("table.limit", "claims", None)]


def test_too_many_rows_are_refused(tmp_path, monkeypatch):
    """Rows beyond the limit are refused in reading and in writing."""
    monkeypatch.setattr("counterclaim.tables.csv_text.MAX_ROWS", 2)
    assert ("table.limit", "sources", "A3") in places(folder(tmp_path))
    monkeypatch.setattr("counterclaim.tables._flatten.MAX_ROWS", 2)
    with pytest.raises(TableError, match="sources: more than 1 rows"):
        write_tables(Dataset(sources=(Source(id="a"), Source(id="b"))), tmp_path)
