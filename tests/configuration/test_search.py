"""Finding the configuration that holds for a file."""

import os
from pathlib import Path

import pytest

from counterclaim.configuration import Configuration, configuration_for, find_configuration

TABLE = '[tool.counterclaim]\nseverity = "error"\n'


@pytest.fixture
def tree(tmp_path):
    """Return a folder that ends a search, with two folders inside one another."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "data.json").write_text("{}", encoding="utf-8")
    return tmp_path


def put(folder, name, text=""):
    """Write a file of a configuration."""
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


@pytest.mark.parametrize("start", ["a/b/data.json", "a/b", "a/b/not-there.json"])
def test_nearest_wins(tree, start):
    """Of two configurations the nearer one counts, from a file, a folder or a new name."""
    put(tree, "counterclaim.toml")
    near = put(tree / "a", "pyproject.toml", TABLE)
    assert find_configuration(tree / start) == (near, ())
    assert configuration_for(tree / start)[0].severity == "error"


def test_pyproject_without_the_table_is_passed_over(tree):
    """A pyproject.toml of other tools ends no search."""
    far = put(tree, "pyproject.toml", TABLE)
    put(tree / "a" / "b", "pyproject.toml", "[tool.ruff]\nline-length = 100\n")
    assert find_configuration(tree / "a/b/data.json") == (far, ())


def test_search_ends_at_the_repository(tree):
    """What lies above the folder with .git does not count; what lies in it does."""
    (tree / "a" / ".git").write_text("gitdir: elsewhere", encoding="utf-8")
    put(tree, "counterclaim.toml")
    assert find_configuration(tree / "a" / "b") == (None, ())
    assert configuration_for(tree / "a" / "b") == (Configuration(), ())
    inside = put(tree / "a", "counterclaim.toml")
    assert find_configuration(tree / "a" / "b") == (inside, ())


def test_two_files_in_one_folder_are_told(tree):
    """The file of its own counts, and the other is not passed over in silence."""
    own = put(tree, "counterclaim.toml", 'severity = "note"\n')
    put(tree, "pyproject.toml", TABLE)
    configuration, (found,) = configuration_for(tree / "a")
    assert configuration.severity == "note"
    assert (found.code, found.severity, found.location.path) == (
        "configuration.two-files",
        "warning",
        str(own),
    )
    put(tree, "pyproject.toml", "[tool.other]\n")
    assert find_configuration(tree) == (own, ())


def test_broken_pyproject_ends_the_search_with_a_finding(tree):
    """Whether a broken file has a configuration is not known, so that none above counts."""
    put(tree, "counterclaim.toml")
    broken = put(tree / "a", "pyproject.toml", "[tool.counterclaim\n")
    found, (fault,) = find_configuration(tree / "a" / "b")
    assert found is None
    assert (fault.code, fault.location.path) == ("parse.toml", str(broken))


@pytest.fixture
def loose(tmp_path, monkeypatch):
    """Return data in a folder of a folder with a configuration, in no repository."""
    home = tmp_path / "home"
    (tmp_path / "shared" / "data").mkdir(parents=True)
    home.mkdir()
    monkeypatch.chdir(home)
    put(tmp_path / "shared", "counterclaim.toml", 'ignore = ["conflict"]\n')
    return tmp_path / "shared"


def test_a_configuration_above_in_no_repository_is_not_taken(loose, monkeypatch):
    """It counts where it is beside the data, in the working folder or in their repository."""
    found, (note,) = find_configuration(loose / "data")
    assert found is None
    assert (note.code, note.severity) == ("configuration.not-taken", "note")
    assert note.location.path == str(loose / "counterclaim.toml")
    assert find_configuration(loose / "a.json") == (loose / "counterclaim.toml", ())
    monkeypatch.chdir(loose)
    assert find_configuration(loose / "data") == (loose / "counterclaim.toml", ())
    monkeypatch.chdir(loose / "data")
    assert find_configuration(loose / "data")[0] is None
    (loose.parent / ".git").mkdir()
    assert find_configuration(loose / "data") == (loose / "counterclaim.toml", ())


@pytest.mark.skipif(os.name == "nt", reason="owners are numbers elsewhere")
def test_a_configuration_of_somebody_else_is_not_taken(tree, monkeypatch):
    """Above the data it has to belong to whoever runs the program or owns the data."""
    put(tree, "counterclaim.toml")
    real = Path.stat

    def stat(self, **options):
        found = real(self, **options)
        if self.name != "counterclaim.toml":
            return found
        return os.stat_result((*found[:4], found.st_uid + 1, *found[5:10]))

    monkeypatch.setattr(Path, "stat", stat)
    found, (note,) = find_configuration(tree / "a" / "b")
    assert found is None
    assert "belongs to another user" in note.message
    assert find_configuration(tree)[0] == tree / "counterclaim.toml"
    monkeypatch.setattr(os, "geteuid", lambda: real(tree).st_uid + 1)
    assert find_configuration(tree / "a" / "b")[0] == tree / "counterclaim.toml"
