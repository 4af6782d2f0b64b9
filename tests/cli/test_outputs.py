"""Reports in all forms, on the standard output and in files."""

import io
import json
import os
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from tests.cli.data import put, sound

from counterclaim import cli
from counterclaim.cli.arguments import REPORT_FORMATS, VERDICTS
from counterclaim.cli.streams import progress_on
from counterclaim.configuration import FORMAT_NAMES
from counterclaim.files import write_text
from counterclaim.judgements import VERDICTS as KNOWN_VERDICTS


@pytest.fixture
def path(tmp_path, monkeypatch):
    """Return a file with a contradiction, in the working folder."""
    monkeypatch.chdir(tmp_path)
    put(tmp_path / "a.json", sound(contradiction=True))
    return "a.json"


def test_help_knows_all_forms_and_verdicts():
    """The names that help shows are those that there are."""
    assert REPORT_FORMATS == FORMAT_NAMES
    assert VERDICTS == KNOWN_VERDICTS


@pytest.mark.parametrize("form", FORMAT_NAMES)
def test_every_form_is_written(form, path, capsys):
    """Each form can go to the standard output, names the conflict and ends with 1."""
    assert cli.main(["check", path, "--format", form]) == cli.FOUND
    out = capsys.readouterr().out
    assert "c1" in out
    assert "c2" in out


def test_places_of_claims_are_in_the_forms_that_show_them(path, capsys):
    """A conflict points at the line of its latest claim."""
    texts = Path(path).read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(texts) if '"id": "c2"' in text)
    cli.main(["check", path, "--format", "github"])
    assert f"::error file=a.json,line={line},col=5," in capsys.readouterr().out
    cli.main(["check", path, "--format", "sarif"])
    run = json.loads(capsys.readouterr().out)["runs"][0]
    (result,) = run["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": line, "startColumn": 5}
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert {"time.undated", "table.formula", "conflict.disagreement"} <= set(rules)
    assert all("help" in rule for rule in rules.values())


def test_several_reports_are_written_at_once(path, capsys):
    """Files get the form that their names tell, or that stands before them."""
    outputs = ["r.sarif", "r.xml", "r.md", "r.jsonl", "junit:r.report", "new/r.json", "r.txt"]
    options = [word for output in outputs for word in ("--output", output)]
    assert cli.main(["check", path, *options]) == cli.FOUND
    out = capsys.readouterr().out
    assert "1 conflict (1 error)" in out
    assert json.loads(Path("r.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert ET.parse("r.xml").getroot().tag == "testsuites"  # noqa: S314  (our own file)
    assert Path("r.report").read_bytes() == Path("r.xml").read_bytes()
    assert Path("r.md").read_text(encoding="utf-8").startswith("# ")
    last = Path("r.jsonl").read_text(encoding="utf-8").splitlines()[-1]
    assert json.loads(last)["type"] == "summary"
    assert len(json.loads(Path("new/r.json").read_text(encoding="utf-8"))["conflicts"]) == 1
    assert Path("r.txt").read_text(encoding="utf-8") == out
    assert not list(Path().rglob("*.part"))


def test_configured_outputs_are_written_and_overridden(path, tmp_path, capsys):
    """A configuration names files by form; the command line replaces those of its forms."""
    text = '[outputs]\nsarif = "out/c.sarif"\njunit = "out/c.xml"\n'
    (tmp_path / "counterclaim.toml").write_text(text, encoding="utf-8")
    assert cli.main(["check", path, "--output", "mine.sarif"]) == cli.FOUND
    assert sorted(entry.name for entry in Path("out").iterdir()) == ["c.xml"]
    assert Path("mine.sarif").exists()
    capsys.readouterr()


@pytest.mark.parametrize(
    ("outputs", "told"),
    [
        (["report"], "does not tell the form"),
        (["sarif:"], "no file behind sarif:"),
        (["a.json"], "is read by this run"),
        (["json:./a.json"], "is read by this run"),
        (["r.sarif", "junit:r.sarif"], "named twice"),
    ],
)
def test_wrong_outputs_are_refused_before_anything_is_written(outputs, told, path, capsys):
    """An output without a form, or over another file of the run, ends with 2."""
    before = Path(path).read_bytes()
    options = [word for output in outputs for word in ("--output", output)]
    assert cli.main(["check", path, *options]) == cli.USAGE
    assert told in capsys.readouterr().err
    assert list(Path().iterdir()) == [Path("a.json")]
    assert Path(path).read_bytes() == before


def test_output_that_cannot_be_written_is_told(path, capsys):
    """A file that cannot be written ends with 3; the report and the other files are there."""
    Path("folder.json").mkdir()
    options = ["--output", "folder.json", "--output", "r.md"]
    assert cli.main(["check", path, *options]) == cli.INVALID
    out, err = capsys.readouterr()
    assert "1 conflict" in out
    assert 'the report "folder.json" cannot be written: ' in err
    assert Path("r.md").exists()


def test_failed_writing_leaves_the_old_file(tmp_path, monkeypatch):
    """A file is replaced whole or not at all, and nothing is left beside it."""
    target = tmp_path / "r.txt"
    write_text("old", str(target))

    def full(*_):
        message = "no space"
        raise OSError(message)

    monkeypatch.setattr("counterclaim.files.os.replace", full)
    with pytest.raises(OSError, match="no space"):
        write_text("new", str(target))
    assert list(tmp_path.iterdir()) == [target]
    assert target.read_text(encoding="utf-8") == "old"


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_and_devices_stay_what_they_are(tmp_path):
    """What is written through a link goes to its file; a device is written to as it is."""
    (tmp_path / "link").symlink_to(tmp_path / "file")
    write_text("text", str(tmp_path / "link"))
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_text(encoding="utf-8") == "text"
    write_text("text", os.devnull)
    assert not Path(os.devnull).is_file()


class Terminal(io.StringIO):
    """A stream that is a terminal."""

    def isatty(self):
        """Tell that it is one."""
        return True


def test_progress_is_for_terminals_alone(path, monkeypatch, capsys):
    """Several files are counted on a terminal's error stream, and the line is taken away."""
    show = progress_on(Terminal(), 1)
    show(1)
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    cli.main(["check", path, path])
    assert terminal.getvalue() == f"\r1 of 2 files\r{' ' * 12}\r"
    monkeypatch.setattr("sys.stderr", io.StringIO())
    cli.main(["check", path, path])
    assert sys.stderr.getvalue() == ""
    capsys.readouterr()
