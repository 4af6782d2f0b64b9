"""The commands draft and readings, as a person would run them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

TABLE = (
    "Date,Speaker,Outlet,Statement,Force,Place\n"
    "2025-03-10,Mira Holt,The Post,They will leave by May.,French forces,Mali\n"
    "2025-03-12,Tom Arel,The Post,The harvest was good.,French forces,Mali\n"
)


def run(folder, *words, typed=""):
    """Run the command in a folder; return its exit code, output and errors."""
    source = str(Path(__file__).parents[2] / "src")
    done = subprocess.run(
        [sys.executable, "-m", "counterclaim", *words],
        cwd=folder,
        input=typed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": source, "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "s.csv").write_text(TABLE, encoding="utf-8")
    return tmp_path


def test_from_a_table_to_confirmed_claims(folder):
    """Draft, read back, walk, draft again: what was confirmed stays."""
    code, out, _ = run(folder, "draft", "s.csv", "-o", "d.json")
    assert code == 1
    assert "2 statements: 1 read now, 0 read before, 1 to be asked" in out
    assert "[draft.unread]" in out
    code, out, _ = run(folder, "readings", "d.json")
    assert code == 0
    assert "s1 (proposed, not confirmed): will_leave" in out
    assert "Read as: French forces in Mali: All of them are to be gone" in out
    code, out, _ = run(folder, "readings", "d.json", "--interactive", typed="\nstays\n")
    assert code == 0
    assert "kept 1, changed 0, dropped 0, answered 1, skipped 0" in out
    code, out, _ = run(folder, "draft", "s.csv", "-o", "d.json")
    assert code == 0
    assert "0 read now, 2 read before, 0 to be asked" in out
    values = json.loads((folder / "d.json").read_text("utf-8"))
    assert [claim["extra"].get("reading_by") for claim in values["claims"]] == [None, None]


def test_the_template_is_a_table(tmp_path):
    """What init writes is read without a question."""
    code, _, _ = run(tmp_path, "init", "--statements")
    assert code == 0
    code, out, err = run(tmp_path, "draft", "statements.csv", "-o", "d.json")
    assert (code, err) == (0, "")
    assert "1 read now" in out
    code, _, err = run(tmp_path, "init", "--statements")
    assert code == 2
    assert "nothing was written" in err


@pytest.mark.parametrize("name", ["d.json", "d.jsonl", "d.yaml", "d.xlsx", "d"])
def test_every_format(folder, name):
    """A draft is written in every format, and read again from it."""
    assert run(folder, "draft", "s.csv", "-o", name)[0] == 1
    code, out, err = run(folder, "draft", "s.csv", "-o", name)
    assert (code, err) == (1, "")
    assert "0 read now, 1 read before" in out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("draft", "s.csv", "-o", "d.json", "--column", "who=Speaker"), "--column"),
        (("draft", "s.csv", "-o", "d.json", "--reader", "other"), "--reader"),
        (("draft", "s.csv", "-o", "d.json", "--places", "none.csv"), "--places"),
        (("readings", "leave", "--interactive"), "--interactive"),
    ],
)
def test_wrong_use(folder, words, told):
    """A wrong option is told, and nothing is written."""
    code, _, err = run(folder, *words)
    assert code == 2
    assert told in err
    assert not (folder / "d.json").exists()


def test_a_table_without_dates(folder):
    """The question names the headers; nothing is written."""
    (folder / "s.csv").write_text("Speaker,Statement\nMira Holt,They left.\n", encoding="utf-8")
    code, _, err = run(folder, "draft", "s.csv", "-o", "d.json")
    assert code == 3
    assert 'which column holds the date? The headers are "Speaker", "Statement"' in err
    assert not (folder / "d.json").exists()


def test_a_dataset_with_faults_is_not_written_over(folder):
    """A file that cannot be read whole is left as it is."""
    (folder / "d.json").write_text("{", encoding="utf-8")
    code, _, err = run(folder, "draft", "s.csv", "-o", "d.json")
    assert code == 3
    assert "nothing was written" in err
    assert (folder / "d.json").read_text("utf-8") == "{"
