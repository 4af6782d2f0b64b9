"""Two type checkers read what a user would write: right uses pass, wrong ones are flagged."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FILES = (HERE / "api.py", HERE / "rejects.py")


def run_tool(tool, *files):
    """Run a type checker with the configuration of the project; return its code and output."""
    # pyright would look for a newer version of itself; both must find the package as installed
    kept = {name: value for name, value in os.environ.items() if name != "MYPYPATH"}
    done = subprocess.run(
        [sys.executable, "-m", tool, *map(str, files)],
        cwd=ROOT,
        env={**kept, "PYRIGHT_PYTHON_IGNORE_WARNINGS": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("tool", ["mypy", "pyright"])
def test_right_uses_pass_and_wrong_ones_are_flagged(tool):
    """A type checker has nothing to say of either file: no error, and no needless ignore."""
    code, output = run_tool(tool, *FILES)
    assert code == 0, output


@pytest.mark.parametrize("tool", ["mypy", "pyright"])
def test_the_type_checkers_are_awake(tool, tmp_path):
    """A wrong type and a needless ignore are told, so that silence above means something."""
    (tmp_path / "wrong.py").write_text(
        "# pyright: reportUnnecessaryTypeIgnoreComment=true\n"
        "from typing import assert_type\n\n"
        "from counterclaim.time import parse_edtf\n\n"
        'assert_type(parse_edtf("2024"), str)\n'
        'parse_edtf("2024")  # type: ignore[arg-type]\n'
    )
    code, output = run_tool(tool, tmp_path / "wrong.py")
    assert code != 0
    assert "wrong.py:6:" in output
    assert "wrong.py:7:" in output
