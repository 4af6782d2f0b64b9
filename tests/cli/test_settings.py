"""Configuration files on the command line: found, named, left out, refused."""

import json

import pytest
from tests.cli.data import put, sound

from counterclaim import cli


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Return a folder, which is the working one, with a contradiction in data/a.json."""
    (tmp_path / ".git").mkdir()
    put(tmp_path / "data" / "a.json", sound(contradiction=True))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def configure(path, text):
    """Write a configuration."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def report(capsys, *arguments):
    """Return the exit code and the JSON report of a command."""
    code = cli.main([*arguments, "--format", "json"])
    return code, json.loads(capsys.readouterr().out)


def test_configuration_is_found_above_the_file(folder, capsys):
    """What a configuration ignores is not reported for the files below it."""
    fail = ["check", "data", "--fail-on", "weak"]
    assert cli.main(fail) == cli.FOUND
    configure(folder / "counterclaim.toml", 'ignore = ["conflict"]\n')
    assert cli.main(fail) == cli.OK
    assert cli.main([*fail, "--no-config"]) == cli.FOUND
    capsys.readouterr()


def test_configuration_can_be_named(folder, capsys):
    """A named configuration holds, and no other one is looked for."""
    configure(folder / "counterclaim.toml", 'severity = "nonsense"\n')
    configure(folder / "other.toml", 'ignore = ["conflict"]\n')
    assert cli.main(["check", "--config", "other.toml", "data"]) == cli.OK
    assert cli.main(["check", "--config", "absent.toml", "data"]) == cli.USAGE
    assert "absent.toml" in capsys.readouterr().err


def test_command_line_goes_before_the_configuration(folder, capsys):
    """Options replace what the configuration sets."""
    configure(
        folder / "counterclaim.toml",
        'severity = "error"\nfail_on = "certain"\ngrade = "weak"\nformat = "json"\n'
        'as_of = 2020-01-01\nignore = ["source"]\n'
        "[policy]\nplan_days = 3\n",
    )
    code, values = report(capsys, "check", "data")
    assert (code, values["summary"]["threshold"]) == (cli.OK, "error")
    assert values["policy"]["as_of"] == "2020-01-01"
    arguments = ["--severity", "warning", "--as-of", "2026", "--ignore", "time"]
    code, values = report(capsys, "check", "data", *arguments)
    assert (code, values["summary"]["threshold"]) == (cli.FOUND, "warning")
    assert (values["policy"]["as_of"], values["policy"]["plan_days"]) == ("2026-12-31", 3)
    assert cli.main(["check", "--format", "text", "data"]) == cli.OK
    assert capsys.readouterr().out.startswith("data")


def test_severities_of_rules_and_grades_of_conflicts_are_changed(folder, capsys):
    """A kind of conflicts made weak is hidden; a rule made an error ends with 3."""
    configure(folder / "counterclaim.toml", '[grades]\n"conflict.self_contradiction" = "weak"\n')
    assert cli.main(["check", "data", "--fail-on", "likely"]) == cli.OK
    assert "Not shown: 1 conflict (1 weak;" in capsys.readouterr().out
    data = sound()
    data["claims"][0]["stated"] = "2025-03-12"
    put(folder / "data" / "a.json", data)
    configure(
        folder / "counterclaim.toml", '[severities]\n"time.stated-after-published" = "error"\n'
    )
    assert cli.main(["check", "data"]) == cli.INVALID
    out = capsys.readouterr().out
    assert "error time.stated-after-published" in out
    assert "1 claim, " in out


def test_faults_of_a_configuration_are_told_with_their_place(folder, capsys):
    """A wrong configuration ends with 2; each fault is told, and nothing is checked."""
    configure(folder / "counterclaim.toml", 'severty = "error"\nselect = ["time.undatet"]\n')
    assert cli.main(["check", "data"]) == cli.USAGE
    out, err = capsys.readouterr()
    assert out == ""
    assert "the configuration has faults; nothing was checked" in err
    assert "counterclaim.toml" in err
    assert 'Did you mean "severity"?' in err
    assert 'Did you mean "time.undated"?' in err
    configure(folder / "counterclaim.toml", "severity = \n")
    assert cli.main(["validate", "data"]) == cli.USAGE
    assert "counterclaim.toml:1:" in capsys.readouterr().err


def test_two_configurations_in_a_folder_are_a_finding(folder, capsys):
    """That one of two files does not count is a warning in the report."""
    configure(folder / "counterclaim.toml", 'ignore = ["conflict"]\n')
    configure(folder / "pyproject.toml", '[tool.counterclaim]\nseverity = "note"\n')
    assert cli.main(["check", "data"]) == cli.FOUND
    out = capsys.readouterr().out
    assert "counterclaim.toml: warning configuration.two-files" in out
    assert "counterclaim.toml: 1 finding on the data (1 warning)\n" in out


def test_excluded_files_are_passed_over_below_folders(folder, capsys):
    """Patterns leave files of folders out; a file that is named is checked all the same."""
    put(folder / "data" / "drafts" / "b.json", sound())
    configure(folder / "counterclaim.toml", 'exclude = ["drafts/"]\n')
    _, values = report(capsys, "validate", ".")
    assert [entry["file"] for entry in values["files"]] == ["./data/a.json"]
    _, values = report(capsys, "validate", "data/drafts/b.json")
    assert [entry["file"] for entry in values["files"]] == ["data/drafts/b.json"]
    configure(folder / "counterclaim.toml", 'exclude = ["data"]\n')
    assert cli.main(["check", "."]) == cli.INVALID
    assert "read.folder" in capsys.readouterr().out


def test_each_file_has_the_configuration_nearest_to_it(folder, capsys):
    """Policies may differ from file to file; the report then tells them by file."""
    put(folder / "late" / "b.json", sound(contradiction=True))
    configure(folder / "late" / "counterclaim.toml", "as_of = 2020-01-01\n")
    _, values = report(capsys, "check", "data", "late")
    assert "policy" not in values
    assert [entry["policy"]["as_of"] for entry in values["files"]] == [None, "2020-01-01"]
    assert [conflict["file"] for conflict in values["conflicts"]] == ["data/a.json"]


def test_configurations_that_differ_on_the_report_are_refused(folder, capsys):
    """One report cannot have two thresholds, unless the command line sets it."""
    put(folder / "late" / "b.json", sound())
    configure(folder / "late" / "counterclaim.toml", 'severity = "note"\n')
    assert cli.main(["check", "data", "late"]) == cli.USAGE
    assert "set another severity" in capsys.readouterr().err
    assert cli.main(["check", "data", "late", "--severity", "error"]) == cli.OK
    capsys.readouterr()


def test_config_and_no_config_exclude_each_other(capsys):
    """The two options cannot be given together."""
    assert cli.main(["check", "--config", "a", "--no-config", "x"]) == cli.USAGE
    assert "not allowed with" in capsys.readouterr().err


@pytest.mark.parametrize(
    "path",
    ["../victim.txt", "{outside}/victim.txt", "out/../../victim.txt", "link/victim.txt",
     ".git/hooks/pre-commit", "."],
)  # fmt: skip
def test_a_configuration_writes_nothing_outside_its_folder(folder, tmp_path_factory, capsys, path):
    """A report goes below the folder of its configuration; elsewhere it is a warning, unwritten."""
    outside = tmp_path_factory.mktemp("outside")
    (folder / "data" / "link").symlink_to(outside)
    (folder / "data" / ".git").mkdir()
    named = path.replace("{outside}", str(outside))
    configure(
        folder / "data" / "counterclaim.toml",
        f'[policy]\nplan_days = 3\n[outputs]\nmarkdown = "{named}"\n',
    )
    before = sorted(folder.rglob("*"))
    code, values = report(capsys, "check", "data")
    assert sorted(folder.rglob("*")) == before
    assert not list(outside.iterdir())
    assert code == cli.FOUND
    assert [found["code"] for found in values["findings"]] == ["configuration.outside"]
    assert values["policy"]["plan_days"] == 3
    assert values["files"][0]["configuration"] == "data/counterclaim.toml"
    assert cli.main(["check", "data", "--output", f"markdown:{outside}/r.md"]) == cli.FOUND
    assert (outside / "r.md").exists()


def test_a_configuration_writes_below_its_folder(folder, capsys):
    """A report in a new folder below is written, and so is one through a link that stays inside."""
    (folder / "real").mkdir()
    (folder / "link").symlink_to(folder / "real")
    configure(folder / "counterclaim.toml", '[outputs]\njson = "link/new/r.json"\n')
    assert cli.main(["check", "data"]) == cli.OK
    assert (folder / "real" / "new" / "r.json").exists()
    capsys.readouterr()


def test_judge_writes_nothing_outside_because_of_a_configuration(folder, tmp_path, capsys):
    """A file of judgements elsewhere has to be named on the command line."""
    configure(folder / "data" / "counterclaim.toml", 'judgements = "../elsewhere.toml"\n')
    arguments = ["judge", "data/a.json", "c1", "c2", "--verdict", "accepted", "--by", "Desk"]
    arguments += ["--on", "2025-01-01", "--why", "Known."]
    assert cli.main(arguments) == cli.USAGE
    assert "name it with --judgements" in capsys.readouterr().err
    assert not (tmp_path / "elsewhere.toml").exists()
    assert cli.main([*arguments, "--judgements", "elsewhere.toml"]) == cli.OK
    assert (tmp_path / "elsewhere.toml").exists()


def test_the_report_names_the_configuration_in_use(folder, capsys):
    """Whoever reads a report sees by which configuration conflicts are left out."""
    configure(folder / "counterclaim.toml", 'ignore = ["conflict"]\n')
    cli.main(["check", "data"])
    assert capsys.readouterr().out.endswith("Configuration: counterclaim.toml\n")
    cli.main(["check", "data", "--format", "markdown"])
    assert "Configuration: counterclaim.toml" in capsys.readouterr().out
    cli.main(["check", "data", "--no-config"])
    assert "Configuration" not in capsys.readouterr().out
