"""What is too large is refused by name, and nothing is cut off silently."""

import io
import json
import os
import threading

import pytest
from tests.documents.samples import dataset

from counterclaim.documents import Limits, dumps, read, reads

FORMS = ("json", "jsonl", "yaml")
BYTES = {"json": "json_bytes", "jsonl": "lines_bytes", "yaml": "yaml_bytes"}


@pytest.mark.parametrize("form", FORMS)
def test_a_file_of_too_many_bytes_is_refused(form, tmp_path):
    """One byte more than the limit is too much, from a text and from a file."""
    text = dumps(dataset(), form)
    path = tmp_path / f"x.{form}"
    path.write_bytes(text.encode())
    size = len(text.encode())
    enough, less = Limits(**{BYTES[form]: size}), Limits(**{BYTES[form]: size - 1})
    assert reads(text, form, enough).findings == read(path, limits=enough).findings == ()
    for reading in (reads(text, form, less), read(path, limits=less)):
        (found,) = [one for one in reading.findings if one.code == "read.limit"]
        assert f"more than {size - 1:,} bytes" in found.message


@pytest.mark.parametrize("form", FORMS)
def test_too_many_records_are_refused(form):
    """The records of all kinds count together."""
    text = dumps(dataset(), form)
    assert reads(text, form, Limits(records=6)).findings == ()
    codes = [one.code for one in reads(text, form, Limits(records=5)).findings]
    assert "read.limit" in codes


@pytest.mark.parametrize("form", FORMS)
def test_a_text_that_is_too_long_is_refused_where_it_starts(form):
    """Texts count in characters; a text of just the limit is read."""
    text = dumps(dataset(), form).replace("2,500 are there.", "é" * 300)
    assert reads(text, form, Limits(text_length=300)).findings == ()
    findings = reads(text, form, Limits(text_length=299)).findings
    found = next(one for one in findings if one.code == "read.limit")
    line = text.split("\n")[found.location.line - 1]
    assert line[found.location.column - 1 :].lstrip('"').startswith("é")


def test_a_line_that_is_too_long_does_not_hide_the_next():
    """A long line is refused; those around it are read, and their lines are right."""
    first, *rest = dumps(dataset(), "jsonl").splitlines()
    long = json.dumps({"record": "source", "id": "long", "note": "x" * 5000})
    text = "\n".join([first, long, *rest])
    reading = reads(text, "jsonl", Limits(line_bytes=2000))
    assert reading.dataset == dataset()
    (found,) = reading.findings
    assert (found.code, found.location.line) == ("read.limit", 2)
    assert reading.positions["actor"] == (3, 4)


def test_a_pipe_is_read_like_a_file(tmp_path):
    """What cannot be read twice gives the same records and columns."""
    path = tmp_path / "pipe"
    os.mkfifo(path)
    text = dumps(dataset(), "jsonl").replace('"iraq", "process"', '"iran", "process"')
    writer = threading.Thread(target=lambda: path.write_text(text, encoding="utf-8"))
    writer.start()
    reading = read(path, "jsonl")
    writer.join()
    (found,) = reading.findings
    line = text.split("\n")[found.location.line - 1]
    assert line[found.location.column - 1 :].startswith('"deployment": "iran"')


def test_an_endless_line_is_not_read_to_its_end():
    """Of a file without an end of line only the limit is kept in memory."""

    class Endless(io.RawIOBase):
        given = 0

        def readable(self):
            return True

        def readinto(self, buffer):
            self.given += len(buffer)
            size = len(buffer) if self.given < 10_000_000 else 0
            buffer[:size] = b"x" * size
            return size

    from counterclaim.documents._lines import read_lines  # noqa: PLC0415

    limits = Limits(line_bytes=1000)
    reading = read_lines(io.BufferedReader(Endless()), None, limits, data=b"")
    assert [found.code for found in reading.findings] == ["read.limit"]


@pytest.mark.parametrize("name", [name for name in Limits.__slots__ if not name.startswith("__")])
def test_a_limit_is_at_least_one(name):
    """No limit can be nothing."""
    with pytest.raises(ValueError, match=">= 1"):
        Limits(**{name: 0})
