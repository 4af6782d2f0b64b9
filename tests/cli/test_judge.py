"""Judgements on the command line: recorded, applied, out of date."""

import io
import json
import tomllib
from datetime import date

import pytest
from tests.cli.data import put, sound

from counterclaim import cli

SAID = ["--by", "Desk", "--on", "2025-04-01", "--why", "An earlier statement, wrongly dated."]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Return a folder, which is the working one, with a contradiction in a.json."""
    (tmp_path / ".git").mkdir()
    put(tmp_path / "a.json", sound(contradiction=True))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def judge(*arguments, verdict="not_a_conflict"):
    """Judge a conflict and return the exit code."""
    return cli.main(["judge", *arguments, "--verdict", verdict, *SAID])


FILE = ["--judgements", "j.toml"]
FAIL = ["--fail-on", "certain"]


def test_judged_conflict_is_set_aside_and_does_not_count(folder, capsys):
    """After a judgement the check ends with 0, and says how many conflicts are set aside."""
    assert cli.main(["check", "a.json", *FAIL]) == cli.FOUND
    assert judge("a.json", "c2", "c1", *FILE) == cli.OK
    assert capsys.readouterr().out.endswith("j.toml: 62863b30 (c1, c2): not a conflict\n")
    (block,) = tomllib.loads((folder / "j.toml").read_text(encoding="utf-8"))["judgement"]
    assert (block["claims"], block["by"]) == (["c1", "c2"], "Desk")
    assert cli.main(["check", "a.json", *FILE, *FAIL]) == cli.OK
    out = capsys.readouterr().out
    assert "2 claims, no conflicts" in out
    assert "Set aside by judgements: 1 conflict (run with --verbose to see them)." in out
    assert cli.main(["check", "a.json", *FILE, "--verbose"]) == cli.OK
    assert "a.json: c1, c2: not a conflict, Desk, 2025-04-01:" in capsys.readouterr().out
    assert cli.main(["check", "a.json", *FILE, "--format", "json"]) == cli.OK
    (aside,) = json.loads(capsys.readouterr().out)["set_aside"]
    assert (aside["claims"], aside["verdict"]) == (["c1", "c2"], "not_a_conflict")


def test_configured_file_of_judgements_is_used(folder, capsys):
    """The file that the configuration names gets the judgement, and is read by the check."""
    (folder / "counterclaim.toml").write_text('judgements = "kept.toml"\n', encoding="utf-8")
    # the file is named before there is one
    assert cli.main(["check", "a.json"]) == cli.OK
    assert judge("a.json", "c1", "c2", verdict="known_conflict") == cli.OK
    assert (folder / "kept.toml").exists()
    assert cli.main(["check", "a.json", *FAIL]) == cli.OK
    capsys.readouterr()


def test_judgements_lie_beside_the_data_unless_somebody_says_where(folder, capsys):
    """Without a name the file is judgements.toml in the folder of the data, made if missing."""
    put(folder / "data" / "b.json", sound(contradiction=True))
    assert judge("data/b.json", "62863b30") == cli.OK
    assert (folder / "data" / "judgements.toml").exists()
    assert cli.main(["check", "data/b.json", *FAIL]) == cli.OK
    assert cli.main(["check", "data/b.json", "--no-config", *FAIL]) == cli.FOUND
    capsys.readouterr()


def test_a_conflict_is_judged_by_its_id(folder, capsys):
    """The id that the report shows is enough; who and when need not be said."""
    config = folder / ".git" / "config"
    config.write_text('[user]\n\tname = "Mira of the Desk"\n', encoding="utf-8")
    (folder / ".git" / "HEAD").write_text("ref: refs/heads/main\n", encoding="utf-8")
    (folder / ".git" / "objects").mkdir()
    (folder / ".git" / "refs").mkdir()
    words = ["judge", "a.json", "62863b30", "--verdict", "known_conflict", "--why", "Both stand."]
    assert cli.main(words) == cli.OK
    (block,) = tomllib.loads((folder / "judgements.toml").read_text("utf-8"))["judgement"]
    assert (block["claims"], block["by"]) == (["c1", "c2"], "Mira of the Desk")
    assert block["on"] == date.today()  # noqa: DTZ011  (as the command does)
    assert cli.main(["judge", "a.json", "0123abcd", *words[3:]]) == cli.USAGE
    assert 'a.json has no conflict with the id "0123abcd"' in capsys.readouterr().err


def test_without_git_or_a_person_the_name_is_asked_for(folder, monkeypatch, capsys):
    """Where nobody tells who decides, nothing is recorded."""
    monkeypatch.setattr("counterclaim.cli.commands.judge.shutil.which", lambda _: None)
    words = ["judge", "a.json", "62863b30", "--verdict", "known_conflict", "--why", "Both stand."]
    monkeypatch.setattr("sys.stdin", io.StringIO("Mira\n"))
    assert cli.main(words) == cli.USAGE
    assert "--by NAME" in capsys.readouterr().err
    assert not (folder / "judgements.toml").exists()


def test_judgement_on_changed_words_is_out_of_date(folder, capsys):
    """A judgement does not hold for other words: the conflict counts, and a finding says why."""
    judge("a.json", "c1", "c2", *FILE)
    data = sound(contradiction=True)
    data["claims"][1]["text"] = "Nobody has left."
    put(folder / "a.json", data)
    capsys.readouterr()
    assert cli.main(["check", "a.json", *FILE]) == cli.FOUND
    out = capsys.readouterr().out
    assert "j.toml:3:1: warning judgement.stale" in out
    assert "1 conflict (1 certain)" in out
    assert "j.toml: 1 finding on the data (1 warning)\n" in out


@pytest.mark.usefixtures("folder")
def test_judgement_that_has_ended_no_longer_holds(capsys):
    """After its last day, which is compared with --as-of, a judgement is not applied."""
    assert judge("a.json", "c1", "c2", *FILE, "--expires", "2025-12-31") == cli.OK
    assert cli.main(["check", "a.json", *FILE, "--as-of", "2025-12-31"]) == cli.OK
    assert cli.main(["check", "a.json", *FILE, "--as-of", "2026-01-01"]) == cli.FOUND
    assert "judgement.expired" in capsys.readouterr().out
    assert cli.main(["check", "a.json", *FILE, "--severity", "note"]) == cli.FOUND
    assert "judgement.expiry-unchecked" in capsys.readouterr().out


def test_finding_can_be_accepted(folder, capsys):
    """An accepted finding neither counts nor is listed, and is shown as set aside."""
    data = sound()
    data["claims"][0]["stated"] = "2025-03-12"
    put(folder / "a.json", data)
    (folder / "j.toml").write_text(
        'schema_version = "1.0"\n[[judgement]]\nfinding = "time.stated-after-published"\n'
        'record_kind = "claim"\nrecord = "c1"\nverdict = "accepted"\nby = "Desk"\n'
        'on = 2025-04-01\nwhy = "The page was changed later."\n',
        encoding="utf-8",
    )
    for command in ("check", "validate"):
        assert cli.main([command, "a.json"]) == cli.FOUND
        assert cli.main([command, "a.json", *FILE]) == cli.OK
        assert "Set aside by judgements: 1 finding" in capsys.readouterr().out


def test_file_of_judgements_with_faults_is_reported(folder, capsys):
    """A file that is named and missing ends with 2; one with faults with 3, and its place."""
    assert cli.main(["check", "a.json", "--judgements", "absent.toml"]) == cli.USAGE
    assert 'there is no file "absent.toml"' in capsys.readouterr().err
    (folder / "j.toml").write_text('schema_version = "1.0"\n[[judgment]]\n', encoding="utf-8")
    assert cli.main(["check", "a.json", *FILE]) == cli.INVALID
    assert 'Did you mean "judgement"?' in capsys.readouterr().out
    assert judge("a.json", "c1", "c2", *FILE) == cli.INVALID
    out, err = capsys.readouterr()
    assert 'Did you mean "judgement"?' in out
    assert "was not recorded" in err


def test_same_judgement_is_recorded_once(folder, capsys):
    """A second judgement on the same claims is refused, and the file stays as it was."""
    judge("a.json", "c1", "c2", *FILE)
    before = (folder / "j.toml").read_bytes()
    assert judge("a.json", "c1", "c2", *FILE) == cli.INVALID
    assert "judgement.duplicate" in capsys.readouterr().out
    assert (folder / "j.toml").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["a.json", "c1", "c22", *FILE], 'Did you mean "c2"?'),
        (["a.json", "c1", *FILE], "Conflicts with one of them: 62863b30 (c1, c2)."),
        (["a.json", "c3", *FILE], "None of these claims is in a conflict."),
        (["a.json", "c1", "c2", *FILE, "--on", "2025-4-1"], "--on: expected a day"),
        (["a.json", "c1", "c2", *FILE, "--on", "2025-02-30"], "--on: expected a day"),
        (["a.json", "c1", "c2", *FILE, "--expires", "2025"], "--expires: expected a day"),
        (["a.json", "c1", "c2", *FILE, "--expires", "2025-03-31"], "--expires: "),
        (["a.json", "c1", "c2", *FILE, "--why", " "], "--why: "),
        (["a.json", "c1", "c2", *FILE, "--verdict", "wrong"], "invalid choice"),
    ],
)
def test_what_cannot_be_judged_is_wrong_use(arguments, told, folder, capsys):
    """Claims, conflicts, days and texts that do not exist end with 2, and nothing is written."""
    data = sound(contradiction=True)
    about = {"deployment": "arland-in-belland", "process": "presence"}
    data["claims"].append({**data["claims"][0], "id": "c3", "text": "We are here.", "about": about})
    del data["claims"][2]["about"]["process"]
    data["claims"][2]["says"] = {"type": "stage", "code": "present"}
    put(folder / "a.json", data)
    place = 1 + len([text for text in arguments if text in ("a.json", "c1", "c2", "c3", "c22")])
    words = ["judge", *arguments[: place - 1], "--verdict", "accepted", *SAID]
    assert cli.main([*words, *arguments[place - 1 :]]) == cli.USAGE
    assert told in capsys.readouterr().err
    assert not (folder / "j.toml").exists()


@pytest.mark.usefixtures("folder")
def test_unreadable_file_cannot_be_judged(capsys):
    """A file that cannot be read ends with 3 and its findings."""
    assert judge("absent.json", "c1", *FILE) == cli.INVALID
    assert "read.file" in capsys.readouterr().out


def test_faults_of_the_file_are_told_with_their_lines(folder, capsys):
    """What keeps a judgement from being recorded is told with its line, and nothing changes."""
    judge("a.json", "c1", "c2", *FILE)
    assert judge("a.json", "c1", "c2", *FILE) == cli.INVALID
    out, err = capsys.readouterr()
    assert "j.toml:3:1: error judgement.duplicate: the same is judged here already" in out
    assert "not recorded" in err
    text = (folder / "j.toml").read_text(encoding="utf-8").replace("not_a_conflict", "nothing")
    (folder / "j.toml").write_text(text, encoding="utf-8")
    assert judge("a.json", "c1", "c2", *FILE) == cli.INVALID
    assert "j.toml:6:1: error schema.code: verdict: " in capsys.readouterr().out
    assert (folder / "j.toml").read_text(encoding="utf-8") == text


def test_file_that_cannot_be_written_is_no_bug(folder, capsys):
    """Where the folder of the file is missing, that is said in words."""
    assert judge("a.json", "c1", "c2", "--judgements", "none/j.toml") == cli.INVALID
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith('counterclaim: "none/j.toml" cannot be written: No such file')
    assert "internal error" not in err
    assert not (folder / "none").exists()
