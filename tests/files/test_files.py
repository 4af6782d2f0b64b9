"""Files are written whole or not at all, and several writers do not lose what others wrote."""

import errno
import os
import subprocess
import sys
import threading
from datetime import date
from pathlib import Path

import pytest

from counterclaim.documents import dump
from counterclaim.files import locked, write_text, write_together, write_whole
from counterclaim.judgements import ClaimSet, Judgement, append_judgement, read_judgements
from counterclaim.model import Dataset, Source
from counterclaim.tables import write_tables

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="modes, devices and limits of POSIX")


def judgement(number):
    """Return a judgement of its own for each number."""
    about = ClaimSet(claims=(f"c{number}", "other"), fingerprint="0" * 16)
    return Judgement(
        about=about, verdict="accepted", by="Desk", on=date(2025, 1, 1), why="Known. " * 20
    )


@POSIX
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o666])
def test_a_file_keeps_its_mode(tmp_path, mode):
    """Whoever could not read a report before cannot read the next one."""
    target = tmp_path / "r.txt"
    write_text("old", target)
    target.chmod(mode)
    write_text("new", target)
    assert (target.stat().st_mode & 0o777, target.read_text(encoding="utf-8")) == (mode, "new")


@pytest.mark.parametrize("reason", [errno.EBUSY, errno.EXDEV, errno.EPERM])
def test_a_mounted_file_is_written_over(tmp_path, monkeypatch, reason):
    """A file whose place nothing can take gets the new content, and nothing is left beside it."""
    target = tmp_path / "r.txt"
    target.write_text("old", encoding="utf-8")

    def mounted(*_):
        raise OSError(reason, "in use")

    monkeypatch.setattr("counterclaim.files.os.replace", mounted)
    write_text("new", target)
    assert target.read_text(encoding="utf-8") == "new"
    assert list(tmp_path.iterdir()) == [target]


def test_a_mounted_file_gets_its_content_back(tmp_path, monkeypatch):
    """If writing over a file fails, what was in it is put back."""
    target = tmp_path / "r.txt"
    target.write_text("old", encoding="utf-8")

    def mounted(*_):
        raise OSError(errno.EBUSY, "in use")

    def half(place):
        Path(place).write_text("ha", encoding="utf-8")
        if place == str(target):
            raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr("counterclaim.files.os.replace", mounted)
    with pytest.raises(OSError, match="no space"):
        write_whole(target, half)
    assert target.read_text(encoding="utf-8") == "old"


def test_long_names_can_be_written(tmp_path):
    """A name as long as names can be is written as others are."""
    target = tmp_path / ("n" * 250 + ".txt")
    write_text("text", target)
    assert target.read_text(encoding="utf-8") == "text"


@POSIX
def test_pipes_and_devices_are_written_to(tmp_path):
    """The standard output by its name, and a named pipe, get the text."""
    code = "from counterclaim.files import write_text; write_text('hello', '/dev/stdout')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout == b"hello"
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    heard = []
    reader = threading.Thread(target=lambda: heard.append(pipe.read_text(encoding="utf-8")))
    reader.start()
    write_text("hello", pipe)
    reader.join()
    assert heard == ["hello"]


LIMITED = """
import resource, sys
from counterclaim.model import Dataset, Source
from datetime import date
from counterclaim.documents import dump
from counterclaim.judgements import ClaimSet, Judgement, append_judgement
from counterclaim.tables import write_tables
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
data = Dataset(sources=tuple(Source(id=f"s{n}", note="x" * 99) for n in range(500)))
about = ClaimSet(claims=("more", "other"), fingerprint="0" * 16)
entry = Judgement(about=about, verdict="accepted", by="D", on=date(2025, 1, 1), why="x" * 99)
try:
    {
        "dump": lambda: dump(data, sys.argv[3]),
        "csv": lambda: write_tables(data, sys.argv[3], "csv"),
        "judge": lambda: append_judgement(entry, sys.argv[3]),
    }[sys.argv[1]]()
except OSError as error:
    print("refused", error.errno)
"""


@POSIX
@pytest.mark.parametrize("way", ["dump", "csv", "judge"])
def test_a_full_disk_leaves_what_was_there(tmp_path, way):
    """A limit on the size of files stands for a full disk: every file is as it was."""
    folder = tmp_path / "data"
    folder.mkdir()
    small = Dataset(sources=(Source(id="s", note="before"),))
    target = folder / {"dump": "d.json", "csv": "", "judge": "j.toml"}[way]
    if way == "dump":
        dump(small, target)
    elif way == "csv":
        write_tables(small, target, "csv")
    else:
        for number in range(30):
            append_judgement(judgement(number), target)
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    limit = max(map(len, before.values())) - 100 if way == "judge" else 4000
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, way, str(limit), str(target)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith("refused")
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


def test_files_written_together_are_all_or_none(tmp_path, monkeypatch):
    """If one of several cannot be written, none is changed."""
    one, two = tmp_path / "one", tmp_path / "two"
    write_together({str(one): b"1", str(two): b"2"})
    two.unlink()
    two.mkdir()
    monkeypatch.setattr("counterclaim.files._put", _failing_at("2"))
    with pytest.raises(OSError, match="no space"):
        write_together({str(one): b"new 1", str(two): b"new 2"})
    assert one.read_bytes() == b"1"
    assert sorted(tmp_path.iterdir()) == [one, two]


def _failing_at(mark):
    def put(data, place):
        if mark.encode() in data:
            raise OSError(errno.ENOSPC, "no space")
        Path(place).write_bytes(data)

    return put


APPEND = """
import sys
from datetime import date
from counterclaim.judgements import ClaimSet, Judgement, append_judgement
for number in range(5):
    about = ClaimSet(claims=(f"{sys.argv[1]}-{number}", "other"), fingerprint="0" * 16)
    entry = Judgement(about=about, verdict="accepted", by="D", on=date(2025, 1, 1), why="y")
    assert append_judgement(entry, sys.argv[2]) == ()
"""


def test_writers_at_once_lose_nothing(tmp_path):
    """Six programs add five judgements each to a file that none of them finds: thirty are there."""
    target = tmp_path / "j.toml"
    running = [
        subprocess.Popen([sys.executable, "-c", APPEND, str(number), str(target)])
        for number in range(6)
    ]
    assert [one.wait() for one in running] == [0] * 6
    kept, findings = read_judgements(target)
    assert findings == ()
    assert len({one.about.claims for one in kept}) == 30
    assert list(tmp_path.iterdir()) == [target]


def test_a_lock_by_file_is_told_where_it_stays(tmp_path, monkeypatch):
    """Where folders cannot be locked a file is the lock; one left behind is named."""
    monkeypatch.setattr("counterclaim.files._lock_folder", lambda *_: False)
    monkeypatch.setattr("counterclaim.files._LOCK_TRIES", 2)
    target = tmp_path / "j.toml"
    with locked(target):
        (lock,) = tmp_path.iterdir()
        with pytest.raises(OSError, match=r"remove .*\.j\.toml\.lock"), locked(target):
            pass
    assert not lock.exists()
