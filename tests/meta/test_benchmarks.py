"""The benchmark of growth runs, and the incremental checker reports what a full check does."""

import importlib
import re
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture
def printed(monkeypatch, capsys):
    """Run the benchmark of growth on little data in this process; gives what it prints."""
    monkeypatch.syspath_prepend(str(FOLDER))
    arguments = "--subjects 20 40 --claims 10 --changes 4 --long 10 20"
    importlib.import_module("growth").main(arguments.split())
    yield capsys.readouterr().out
    for name in ("growth", "records"):
        del sys.modules[name]


def test_growth_is_told_for_every_story(printed):
    """Each story has a line for each size, the later ones with a ratio, and conflicts."""
    rows = re.findall(
        r"^(\S.*?) +(\d+) +(\d+) +\d+\.\d{3}(?: +(\d+\.\d\d))?$", printed, re.MULTILINE
    )
    stories = list(dict.fromkeys(name for name, *_ in rows))
    assert len(stories) == 4
    for story in stories:
        own = [row[1:] for row in rows if row[0] == story]
        assert [int(claims) for claims, *_ in own] == [200, 400, 10, 20]
        assert int(own[1][1])
        assert [bool(ratio) for *_, ratio in own] == [False, True, False, True]


def test_incremental_report_is_that_of_a_full_check(printed):
    """After the changes of each story both methods give one report."""
    assert re.findall(r" (yes|no)$", printed, re.MULTILINE) == ["yes"] * 4
