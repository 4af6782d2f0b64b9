"""What the paths of a command stand for: pipes, links, and the same file twice."""

import io
import json
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from tests.cli.data import put, sound

from counterclaim import cli
from counterclaim.documents import Limits, reads
from counterclaim.documents.streams import bounded_bytes

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="pipes and links of POSIX")


def report(capsys, *arguments):
    """Return the JSON report of a check."""
    cli.main(["check", "--no-config", "--severity", "note", "--format", "json", *arguments])
    return json.loads(capsys.readouterr().out)


@POSIX
def test_pipes_and_linked_folders_are_passed_over_with_a_note(tmp_path, capsys):
    """A check of a folder ends, and says what it has not read."""
    put(tmp_path / "data" / "a.json", sound())
    put(tmp_path / "elsewhere" / "b.json", sound())
    os.mkfifo(tmp_path / "data" / "p.json")
    (tmp_path / "data" / "link").symlink_to(tmp_path / "elsewhere")
    values = report(capsys, str(tmp_path / "data"))
    passed = [found for found in values["findings"] if found["code"] == "read.passed-over"]
    assert [(Path(one["file"]).name, one["severity"]) for one in passed] == [
        ("link", "note"),
        ("p.json", "note"),
    ]
    assert values["summary"]["claims"] == 1
    assert report(capsys, str(tmp_path / "data" / "link"))["summary"]["claims"] == 1


@POSIX
def test_a_folder_of_pipes_alone_is_an_error(tmp_path, capsys):
    """Nothing that could be read is no check without conflicts."""
    os.mkfifo(tmp_path / "p.json")
    codes = [found["code"] for found in report(capsys, str(tmp_path))["findings"]]
    assert sorted(codes) == ["read.folder", "read.passed-over"]


@POSIX
def test_a_pipe_among_tables_is_not_waited_for(tmp_path, capsys):
    """A folder of CSV files may hold one that is no file."""
    assert cli.main(["convert", put(tmp_path / "a.json", sound()), str(tmp_path / "t")]) == cli.OK
    capsys.readouterr()
    (tmp_path / "t" / "claims.via.csv").unlink(missing_ok=True)
    os.mkfifo(tmp_path / "t" / "claims.via.csv")
    assert report(capsys, str(tmp_path / "t"))["summary"]["claims"] == 1


def test_what_several_paths_lead_to_is_taken_once(tmp_path, capsys, monkeypatch):
    """A file counts once, however often and by whatever path it is named."""
    monkeypatch.chdir(tmp_path)
    put(tmp_path / "data" / "a.json", sound())
    paths = ["data/a.json", "data", "./data/../data/a.json"]
    assert [one["file"] for one in report(capsys, *paths)["files"]] == ["data/a.json"]


@pytest.mark.parametrize("size", [0, 5, 60, 100, 150, 1000])
def test_a_stream_is_kept_up_to_its_limit(size):
    """Of a line without an end only the beginning is kept; what follows is read."""
    limits = Limits(line_bytes=100)
    good = b'{"record": "source", "id": "s"}\n'
    data = b'{"record": "actor", "id": "' + b"x" * size + b'"}\n' + good
    kept = bounded_bytes(io.BytesIO(data), "jsonl", limits)
    assert len(kept) <= 100 + 2 + len(good)
    assert [one.code for one in reads(kept, "jsonl", limits).findings] == [
        one.code for one in reads(data, "jsonl", limits).findings
    ]
    assert reads(kept, "jsonl", limits).dataset == reads(data, "jsonl", limits).dataset


@pytest.mark.parametrize("form", ["json", "jsonl", "yaml"])
def test_an_endless_stream_ends(form):
    """A stream that never ends is refused after the limit."""

    class Endless(io.RawIOBase):
        def readable(self):
            return True

        def readinto(self, buffer):
            buffer[:] = b"x" * len(buffer)
            return len(buffer)

    limits = Limits(json_bytes=500, yaml_bytes=500, line_bytes=100, lines_bytes=500)
    kept = bounded_bytes(io.BufferedReader(Endless()), form, limits)
    assert len(kept) <= 501
    assert [found.code for found in reads(kept, form, limits).findings] == ["read.limit"]


def test_the_standard_input_is_bounded(monkeypatch, capsys):
    """Standard input goes through the same limits."""
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"\xef\xbb\xbf{}")))
    values = report(capsys, "-")
    assert "parse.encoding" not in [found["code"] for found in values["findings"]]
