"""Files as other programs write them: marks before the text, one format named as another."""

import json
from pathlib import Path

import pytest

from counterclaim import InvalidDocumentError, load, loads
from counterclaim.configuration import read_configuration
from counterclaim.documents import dump, dumps, locate, read, reads
from counterclaim.judgements import read_judgements
from counterclaim.model import Dataset

BOM = b"\xef\xbb\xbf"
SOURCE = {"id": "s", "kind": "book", "published": "2024"}
TEXTS = {
    "json": json.dumps({"schema_version": "1.0", "sources": [SOURCE]}),
    "jsonl": '{"record": "dataset", "schema_version": "1.0"}\n'
    + json.dumps({"record": "source", **SOURCE}),
    "yaml": "schema_version: '1.0'\nsources:\n  - id: s\n    kind: book\n    published: '2024'\n",
}


@pytest.mark.parametrize("form", TEXTS)
def test_a_byte_order_mark_changes_nothing(tmp_path, form):
    """The records, their places and the findings are those of the file without the mark."""
    text = TEXTS[form].replace("book", "").encode()
    plain, marked = tmp_path / f"a.{form}", tmp_path / f"b.{form}"
    plain.write_bytes(text)
    marked.write_bytes(BOM + text)
    one, other = read(plain), read(marked)
    assert [(found.code, found.location.line, found.location.column) for found in one.findings] == [
        (found.code, found.location.line, found.location.column) for found in other.findings
    ]
    assert one.findings
    assert reads(BOM + TEXTS[form].encode(), form).dataset == loads(TEXTS[form], form)
    sound = read(_put(tmp_path, form, TEXTS[form]))
    assert locate(sound, "source", 0, "/published").line is not None


def _put(folder, form, text):
    path = folder / f"c.{form}"
    path.write_bytes(BOM + text.encode())
    return path


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_a_mark_inside_the_text_is_no_mark(form):
    """Only the first one is passed over."""
    assert reads(BOM + BOM + TEXTS[form].encode(), form).errors


def test_a_byte_order_mark_before_toml(tmp_path):
    """Configurations and judgements may begin with it as well."""
    configuration = tmp_path / "counterclaim.toml"
    configuration.write_bytes(BOM + b'severity = "note"\n')
    assert read_configuration(configuration)[0].severity == "note"
    judgements = tmp_path / "j.toml"
    judgements.write_bytes(BOM + b'schema_version = "1.0"\n')
    assert read_judgements(judgements) == ((), ())


@pytest.mark.parametrize("indent", [1, 2, "\t"])
def test_a_document_named_as_lines_is_one_finding(tmp_path, indent):
    """The format is named, once, instead of a fault for every line."""
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(json.loads(TEXTS["json"]), indent=indent), encoding="utf-8")
    (found,) = read(path).findings
    assert found.code == "parse.json"
    assert "one JSON document over several lines" in found.message
    assert ".json" in found.hint


def test_lines_that_are_broken_are_told_one_by_one(tmp_path):
    """A file of lines with a fault in the first is not taken for a document."""
    path = tmp_path / "a.jsonl"
    path.write_text("{\n" + TEXTS["jsonl"], encoding="utf-8")
    (found,) = read(path).errors
    assert (found.location.line, found.code) == (1, "parse.json")
    assert len(read(path).dataset.sources) == 1


@pytest.mark.parametrize("form", ["yml", "JSON", "toml", "xlsx", ""])
def test_formats_that_do_not_exist_are_refused(tmp_path, form):
    """No text is read or written in a format that was not asked for."""
    with pytest.raises(InvalidDocumentError, match="format"):
        loads(TEXTS["json"], format=form)
    (tmp_path / "a.json").write_text(TEXTS["json"], encoding="utf-8")
    if form:
        with pytest.raises(InvalidDocumentError, match="format"):
            load(tmp_path / "a.json", format=form)
        with pytest.raises(ValueError, match="format"):
            dump(Dataset(), tmp_path / "b.json", form)
        assert not (tmp_path / "b.json").exists()
    with pytest.raises(ValueError, match="format"):
        dumps(Dataset(), form)


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv", "folder"])
def test_tables_are_told_by_what_they_are_read(tmp_path, name):
    """Whoever loads a workbook as a document is told of read_tables."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "a.xlsx").write_bytes(b"PK")
    (found,) = read(tmp_path / name).findings
    assert "read_tables" in found.hint


def test_names_of_bytes_are_names(tmp_path):
    """A path may be bytes, and the error about it can be printed."""
    with pytest.raises(InvalidDocumentError) as caught:
        load(bytes(Path(tmp_path / "absent.json")))
    assert "absent.json" in str(caught.value)


def test_a_set_of_dates_without_quotes_is_told():
    """YAML makes a list of a set; the hint says what to write."""
    yaml = TEXTS["yaml"].replace("'2024'", "[2024-01-01, 2024-01-03]")
    (found,) = reads(yaml, "yaml").errors
    assert 'in quotes: "[2024-09-06,2024-09-08]"' in found.hint


@pytest.mark.parametrize(
    ("start", "name"),
    [(b"\x1f\x8b\x08\x00", "gzip"), (b"PK\x03\x04", "workbook"), (b"%PDF-1.7", "PDF")]
)  # fmt: skip
@pytest.mark.parametrize("form", TEXTS)
def test_files_of_other_kinds_are_told(form, start, name):
    """A compressed file, or a workbook, is not taken for text in another encoding."""
    (found,) = reads(start + b"\x00rest", form).errors
    assert found.code == "parse.encoding"
    assert name in found.message
