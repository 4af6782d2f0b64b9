"""What `read` and `load` say about files that are not sound."""

import json
import re
import sys
from pathlib import Path

import pytest
from tests.documents.samples import data, dataset

import counterclaim
from counterclaim import InvalidDocumentError, load, loads
from counterclaim.documents import MissingExtraError, dumps, read, reads
from counterclaim.documents.codes import FAULT_CODES
from counterclaim.findings import Location
from counterclaim.model import Dataset


def test_a_faulty_record_is_reported_and_the_others_are_kept():
    """One bad claim costs that claim, and says so."""
    changed = data()
    changed["claims"][0]["polarity"] = "no"
    reading = reads(json.dumps(changed))
    assert [found.code for found in reading.findings] == ["schema.code"]
    assert [claim.id for claim in reading.dataset.claims] == ["c2"]
    assert reading.dataset.actors == dataset().actors


def test_faults_of_the_dataset_itself_do_not_cost_its_records():
    """A title that is a number is reported, and the records are still read."""
    changed = data() | {"title": 3, "x": 1}
    reading = reads(json.dumps(changed))
    assert [found.code for found in reading.findings] == ["schema.type", "schema.unknown-key"]
    assert reading.dataset.claims == dataset().claims
    assert reading.dataset.title is None


def test_a_version_that_is_not_read_ends_the_reading():
    """Records of another version are not judged by the rules of this one."""
    changed = data() | {"schema_version": "2.0"}
    reading = reads(json.dumps(changed))
    assert [found.code for found in reading.findings] == ["schema.version"]
    assert reading.dataset == Dataset()


def test_findings_of_a_document_have_line_and_column():
    """A finding leads to the key whose value is wrong, a missing key to its object."""
    changed = data()
    changed["claims"][1]["stated"] = "2024-13"
    del changed["claims"][0]["speaker"]
    text = json.dumps(changed, indent=1)
    lines = text.splitlines()
    missing, date = reads(text).findings
    assert lines[date.location.line - 1][date.location.column - 1 :].startswith('"stated"')
    assert lines[missing.location.line - 1][missing.location.column - 1 :] == "{"
    assert date.location.pointer == "/claims/1/stated"
    assert (missing.location.record_kind, missing.location.record_id) == ("claim", "c1")


def test_findings_of_yaml_have_line_and_column():
    """The same holds in YAML."""
    text = dumps(dataset(), "yaml").replace('"2024-09"', "2024")
    (found,) = reads(text, "yaml").findings
    line = text.splitlines()[found.location.line - 1]
    assert line[found.location.column - 1 :] == "stated: 2024"
    assert found.hint == "Put it in quotes."


def test_a_line_of_json_lines_has_its_number():
    """A fault in JSON Lines has the line of the file and a pointer into the record."""
    lines = dumps(dataset(), "jsonl").splitlines()
    lines.insert(3, '{"record": "source", "id": "s 2"}')
    reading = reads("\n".join(lines), "jsonl")
    (found,) = reading.findings
    assert found.location == Location(
        record_kind="source", record_id="s 2", pointer="/id", line=4, column=22
    )
    assert reading.dataset == dataset()


def test_good_records_keep_their_place():
    """After a reading one can tell where each good record was."""
    lines = dumps(dataset(), "jsonl").splitlines()
    lines.insert(5, '{"record": "claim"}')
    by_line = reads("\n".join(lines), "jsonl")
    assert by_line.location("claim", 1).line == 8
    assert by_line.location("claim", 1).record_id == "c2"
    changed = data()
    changed["claims"].insert(0, {})
    by_pointer = reads(json.dumps(changed))
    assert by_pointer.location("claim", 1).pointer == "/claims/2"
    with pytest.raises(IndexError):
        by_pointer.location("claim", 2)


def test_the_path_is_in_every_finding(tmp_path):
    """A finding about a file names it."""
    path = tmp_path / "x.json"
    path.write_text(json.dumps(data() | {"title": 3, "claims": [{}]}))
    findings = read(path).findings
    assert len(findings) > 3
    assert {found.location.path for found in findings} == {str(path)}


def test_load_raises_with_all_findings():
    """The error holds the findings, counts the errors and shows the first few."""
    changed = data()
    changed["claims"][0] |= {f"x{number}": 1 for number in range(8)}
    with pytest.raises(InvalidDocumentError) as caught:
        loads(json.dumps(changed))
    assert len(caught.value.findings) == 8
    text = str(caught.value)
    assert text.startswith("8 errors:\n")
    assert 'line 1, claim "c1": x0: there is no such key' in text
    assert text.endswith("and 3 more")
    assert len(text.splitlines()) == 7


def test_a_note_is_no_error():
    """A file without the line of the dataset is read, with a note."""
    text = '{"record": "source", "id": "s"}'
    assert [found.severity for found in reads(text, "jsonl").findings] == ["note"]
    assert [source.id for source in loads(text, "jsonl").sources] == ["s"]


@pytest.mark.parametrize("name", ["missing.json", "missing.jsonl", "missing.yaml", "a\0b.json"])
def test_a_file_that_is_not_there_is_a_finding(name, tmp_path):
    """A wrong name does not raise in `read`, and raises the one error in `load`."""
    path = f"{tmp_path}/{name}"
    assert [found.code for found in read(path).findings] == ["read.file"]
    with pytest.raises(InvalidDocumentError, match="cannot be read"):
        load(path)


@pytest.mark.parametrize("name", ["json", "jsonl", "yaml"])
def test_a_directory_is_a_finding(name, tmp_path):
    """A directory is not read, in any format."""
    assert [found.code for found in read(tmp_path, name).findings] == ["read.file"]


def test_a_file_that_may_not_be_read_is_a_finding(tmp_path, monkeypatch):
    """A refusal of the system is reported with its reason."""
    path = tmp_path / "x.json"
    path.write_text("{}")

    def refuse(*_args, **_kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", refuse)
    (found,) = read(path).findings
    assert (found.code, found.message) == ("read.file", "it cannot be read: Permission denied")


def test_a_file_without_a_known_suffix_is_a_finding(tmp_path):
    """No format is guessed from the content of a file."""
    path = tmp_path / "statements.txt"
    path.write_text(dumps(dataset()))
    (found,) = read(path).findings
    assert found.code == "read.format"
    assert ".jsonl" in found.hint


def test_without_the_extra_yaml_cannot_be_read(monkeypatch):
    """The error names the extra to install; writing needs nothing more."""
    monkeypatch.setitem(sys.modules, "ruamel.yaml", None)
    with pytest.raises(MissingExtraError, match=r"counterclaim\[yaml\]") as caught:
        reads("{}", "yaml")
    assert caught.value.extra == "yaml"
    assert dumps(Dataset(), "yaml") == 'schema_version: "1.0"\n'


def test_every_code_is_in_the_table():
    """No finding has a code that the table does not have, and the table has no other."""
    root = Path(counterclaim.__file__).parent
    sources = [
        *root.glob("codec/*.py"),
        *root.glob("documents/*.py"),
        root / "structure" / "references.py",
    ]
    sources += [*root.glob("parsing/*.py"), root / "pipeline" / "reading.py"]
    used = set()
    for source in sources:
        if source.name != "codes.py":
            pattern = r'"((?:read|parse|schema|structure|reference)\.[a-z-]+)"'
            used |= set(re.findall(pattern, source.read_text(encoding="utf-8")))
    assert used - {"parse.toml"} == {entry.code for entry in FAULT_CODES}
