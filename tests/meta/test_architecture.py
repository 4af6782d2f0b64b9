"""What may import what, and what is loaded when."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src"
OPTIONAL = ("ruamel", "jsonschema_rs", "hypothesis", "rdflib")
"""What the extras of the package bring."""

LIBRARY = (
    "counterclaim.codelists",
    "counterclaim.consistency",
    "counterclaim.documents",
    "counterclaim.findings",
    "counterclaim.interchange",
    "counterclaim.model",
    "counterclaim.report",
    "counterclaim.time",
)


def lint_imports(config, *more):
    """Run import-linter; return its exit code and output."""
    command = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    assert command is not None, "import-linter is in the group lint"
    done = subprocess.run(
        [command, "--no-cache", "--no-logo", "--config", str(config)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, more or (SRC,)))},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_nothing_imports_upward():
    """The contracts in pyproject.toml hold."""
    code, output = lint_imports(ROOT / "pyproject.toml")
    assert code == 0, output


@pytest.mark.parametrize(
    ("where", "line", "contract"),
    [
        ("model/claim.py", "import counterclaim.documents", "Nothing imports upward"),
        ("consistency/check.py", "import counterclaim.documents", "Nothing imports upward"),
        ("documents/__init__.py", "import counterclaim.consistency", "Nothing imports upward"),
        ("consistency/interpretation/lines.py", "import jsonschema", "The checker needs neither"),
    ],
)
def test_the_contracts_are_awake(tmp_path, where, line, contract):
    """A wrong import anywhere breaks a contract, so that no news above is good news."""
    ignored = shutil.ignore_patterns("__pycache__")
    copied = shutil.copytree(SRC / "counterclaim", tmp_path / "counterclaim", ignore=ignored)
    broken = copied / where
    broken.write_text(f"{broken.read_text('utf-8')}\n{line}\n", "utf-8")
    code, output = lint_imports(ROOT / "pyproject.toml", tmp_path)
    assert code != 0
    assert any(text.startswith(contract) and "BROKEN" in text for text in output.splitlines())


def loaded_by(statement):
    """Return the names of all modules that are loaded after a statement in a fresh process."""
    script = f"{statement}\nimport json, sys\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": str(SRC)},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout.splitlines()[-1])


def within(names, package):
    """Return the names that are a package or lie in it."""
    return [name for name in names if name == package or name.startswith(f"{package}.")]


def test_the_package_itself_loads_nothing():
    """`import counterclaim` loads none of its parts: each user pays for what they use."""
    names = loaded_by("import counterclaim")
    assert within(names, "counterclaim") == ["counterclaim"]
    assert within(names, "attr") == []


def test_the_library_loads_neither_the_command_line_nor_extras():
    """Everything but the command line works without it and without optional packages."""
    names = loaded_by("import " + ", ".join(LIBRARY))
    assert set(LIBRARY) <= set(names)
    for unwanted in ("counterclaim.cli", "argparse", *OPTIONAL):
        assert within(names, unwanted) == []


def test_checking_and_reading_load_no_extras():
    """Neither do reading a document and checking it."""
    example = ROOT / "examples" / "no-withdrawal-vs-final-stages" / "dataset.json"
    names = loaded_by(
        "import counterclaim\n"
        f"report = counterclaim.check(counterclaim.load({str(example)!r}))\n"
        "assert len(report.conflicts) == 1"
    )
    for unwanted in ("counterclaim.cli", "ruamel", "hypothesis"):
        assert within(names, unwanted) == []
