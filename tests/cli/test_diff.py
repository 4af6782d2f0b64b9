"""The command `diff`."""

import json

import pytest
from tests.cli.data import put, sound

from counterclaim import cli


@pytest.fixture
def versions(tmp_path, monkeypatch):
    """Return two versions of a dataset in the working folder: the later has a contradiction."""
    monkeypatch.chdir(tmp_path)
    return put(tmp_path / "old.json", sound()), put(
        tmp_path / "new.json", sound(contradiction=True)
    )


@pytest.mark.usefixtures("versions")
def test_what_appeared_is_told_with_its_claim(capsys):
    """The text names the counts, the conflict, and the claim through which it came."""
    assert cli.main(["diff", "old.json", "new.json"]) == cli.OK
    out = capsys.readouterr().out
    assert out.startswith("old.json -> new.json: 1 conflict appeared")
    assert "through c2 (new)" in out
    assert cli.main(["diff", "new.json", "old.json"]) == cli.OK
    assert "1 conflict vanished" in capsys.readouterr().out


def test_other_forms(versions, capsys):
    """JSON for programs, Markdown for a comment."""
    assert cli.main(["diff", *versions, "--format", "json"]) == cli.OK
    values = json.loads(capsys.readouterr().out)
    assert [change["what"] for change in values["conflicts"]] == ["appeared"]
    assert cli.main(["diff", *versions, "--format", "markdown"]) == cli.OK
    assert capsys.readouterr().out.startswith("# What this change does to the conflicts\n")


def test_judgements_change_nothing(versions, capsys):
    """What has been judged is a conflict all the same."""
    words = ["--verdict", "accepted", "--why", "Known.", "--by", "Desk", "--on", "2025-04-01"]
    assert cli.main(["judge", "new.json", "62863b30", *words]) == cli.OK
    assert cli.main(["diff", *versions]) == cli.OK
    assert "1 conflict appeared" in capsys.readouterr().out


@pytest.mark.usefixtures("versions")
def test_what_cannot_be_compared(capsys):
    """A file that is not there ends with 3; the standard input is no two versions."""
    assert cli.main(["diff", "old.json", "absent.json"]) == cli.INVALID
    assert "read.file" in capsys.readouterr().out
    assert cli.main(["diff", "-", "-"]) == cli.USAGE
    assert "only once" in capsys.readouterr().err
