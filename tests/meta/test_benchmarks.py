"""The benchmark of the engine runs, and all complete methods give the same verdicts."""

import importlib
import re
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture
def run(monkeypatch, capsys):
    """Run a benchmark of the folder in this process; gives what it prints."""
    monkeypatch.syspath_prepend(str(FOLDER))

    def run(name, arguments):
        monkeypatch.setattr(sys, "argv", [f"{name}.py", *arguments.split()])
        importlib.import_module(name).main()
        return capsys.readouterr().out

    yield run
    ours = ("engine", "incremental", "compared")
    for name in [name for name in sys.modules if name.partition(".")[0] in ours]:
        del sys.modules[name]


def test_methods_agree(run):
    """On a few subjects each complete method agrees with the engine, and pairs are never wrong."""
    pytest.importorskip("z3")
    printed = run("engine", "--subjects 60 --numbers 20 --mixed 20 --repeats 1 --parts 1 2 4 5")
    counts = re.findall(r"([0-9]+) of ([0-9]+) the same", printed)
    assert len(counts) >= 10
    assert all(same == all_ for same, all_ in counts)
    wrong = re.findall(r"bad ones, ([0-9]+) wrong", printed)
    assert len(wrong) >= 4
    assert set(wrong) == {"0"}


def test_growth_is_printed(run):
    """The tables of growth have a line for each size, with the planted conflict found."""
    printed = run("engine", "--large 60 120 --datasets 10 20 --repeats 1 --parts 3 6")
    assert re.search(r"^ +60 .* us +[23]\b", printed, re.MULTILINE)
    assert re.search(r"^ +120 .* us +[23]\b", printed, re.MULTILINE)
    assert re.search(r"^stages +20 +200 ", printed, re.MULTILINE)
    assert re.search(r"^a whole and its two parts +2 +20 ", printed, re.MULTILINE)


def test_trees_in_dispute_have_conflicts(run):
    """The table of disputes has a line for each size, with conflicts, and nothing cut short."""
    printed = run("engine", "--disputes 8 12 --parts 7")
    rows = re.findall(r"^ +(8|12) +4 +[0-9.]+ +[0-9.]+ +([0-9]+) +([0-9]+)$", printed, re.MULTILINE)
    assert [row[0] for row in rows] == ["8", "12"]
    assert all(int(conflicts) and not int(cut) for _, conflicts, cut in rows)


def test_incremental_report_is_that_of_a_full_check(run):
    """The benchmark of changes ends with the report that a full check gives."""
    printed = run("incremental", "--components 6 --claims 5 --changes 3")
    assert "report equal to that of a full check: yes" in printed
