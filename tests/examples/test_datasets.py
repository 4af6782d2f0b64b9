"""Every example is listed, read without a finding, and gives what lies beside it."""

import json
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from counterclaim import load
from counterclaim.consistency import GRADES, check
from counterclaim.documents import dumps, read

EXAMPLES = Path(__file__).parents[2] / "examples"
DATASETS = sorted(EXAMPLES.glob("*/dataset.json"))
SCRIPTS = sorted(EXAMPLES.glob("python/*.py"))
ROW = re.compile(r"^\| \[(?P<file>[^\]]+)\]\((?P<link>[^)]+)\) \| [^|]+ \| (?P<expected>[^|]+) \|$")


def rows():
    """Return the rows of the table of examples by the name of the file."""
    lines = (EXAMPLES / "README.md").read_text(encoding="utf-8").splitlines()
    return {row["file"]: row for row in map(ROW.match, lines) if row}


def expected(path):
    """Return the conflicts that lie beside a dataset."""
    return json.loads(path.with_name("expected.json").read_text(encoding="utf-8"))["conflicts"]


def name(path):
    """Return the name of an example as the table has it."""
    return path.relative_to(EXAMPLES).as_posix()


@pytest.mark.parametrize("path", DATASETS, ids=name)
def test_dataset_has_no_findings(path):
    """A dataset is read whole, without a single finding."""
    assert read(path).findings == ()


@pytest.mark.parametrize("path", DATASETS, ids=name)
def test_dataset_is_written_as_it_is(path):
    """Writing what was read gives the same document: nothing is lost or spelled out in vain."""
    assert json.loads(dumps(load(path))) == json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", DATASETS, ids=name)
def test_dataset_gives_the_expected_conflicts(path):
    """The check finds the conflicts beside the dataset, all of them and in that order."""
    report = check(load(path))
    found = [
        {"claims": list(entry.claims), "grade": entry.grade, "kind": entry.kind}
        for entry in report.conflicts
    ]
    assert found == expected(path)
    assert report.truncated == ()


@pytest.mark.parametrize("path", SCRIPTS, ids=name)
def test_script_prints_the_expected_output(path, tmp_path):
    """A script runs alone, in any directory, and prints what lies beside it."""
    done = subprocess.run(
        [sys.executable, "-W", "error", str(path)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == path.with_suffix(".out").read_text(encoding="utf-8")


def test_table_lists_every_example():
    """The table has a row for each example, and for nothing else; its links lead somewhere."""
    assert set(rows()) == {name(path) for path in [*DATASETS, *SCRIPTS]}
    assert all((EXAMPLES / row["link"]).is_file() for row in rows().values())


@pytest.mark.parametrize("path", DATASETS, ids=name)
def test_table_counts_the_findings(path):
    """The table says how many conflicts of each grade a dataset has."""
    counts = Counter(entry["grade"] for entry in expected(path))
    parts = [f"{counts[grade]} {grade}" for grade in GRADES if counts[grade]]
    assert rows()[name(path)]["expected"] == (", ".join(parts) or "none")


@pytest.mark.parametrize("path", SCRIPTS, ids=name)
def test_table_names_the_output(path):
    """The table names the file with the output of a script."""
    assert rows()[name(path)]["expected"] == f"`{path.with_suffix('.out').name}`"
