"""The tutorial for publishers works: its files are written and its commands run as they stand."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "tutorial" / "01-publish-claims.md"

STEP = re.compile(
    r"(?:^<!-- (?P<what>file|append|last line|exit code): (?P<value>\S+) -->\n)?"
    r"^```(?P<language>\w+)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


def steps():
    """Return the blocks of the page: what its comment says to do, with what, language, text."""
    found = STEP.finditer(PAGE.read_text(encoding="utf-8"))
    return [(step["what"], step["value"], step["language"], step["text"]) for step in found]


def commands(text):
    """Return the commands of a block for a terminal, each with the lines that it prints."""
    parts = re.split(r"^\$ (.+)\n", text, flags=re.MULTILINE)
    assert parts[0] == "", "a block for a terminal starts with a command"
    return list(zip(parts[1::2], parts[2::2], strict=True))


def write(folder, what, name, text):
    """Write a file as a comment of the page says: whole, at its end, or its last line."""
    target = folder / name
    target.parent.mkdir(parents=True, exist_ok=True)
    before = target.read_text(encoding="utf-8") if what != "file" else ""
    if what == "last line":
        before = "".join(before.splitlines(keepends=True)[:-1])
    target.write_text(before + text, encoding="utf-8")


def run(folder, command):
    """Run a command with the scripts of this Python first; return its exit code and output."""
    scripts = str(Path(sys.executable).parent)
    environment = {
        **{name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")},
        "PATH": os.pathsep.join((scripts, os.environ["PATH"])),
        "PYTHONIOENCODING": "utf-8",
    }
    done = subprocess.run(
        shlex.split(command),
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory):
    """Go through the page in a folder of its own; return each command with what came of it."""
    folder = tmp_path_factory.mktemp("tutorial")
    found = []
    for what, value, language, text in steps():
        if what in ("file", "append", "last line"):
            write(folder, what, value, text)
        if language == "console":
            code = int(value) if what == "exit code" else 0
            found += [
                (command, (code, output), run(folder, command))
                for command, output in commands(text)
            ]
    return found


def test_commands_print_what_the_page_shows(outcomes):
    """Every command ends with the exit code of the page and prints what stands below it."""
    assert len(outcomes) >= 6
    for command, expected, got in outcomes:
        assert got == expected, command


def test_the_workflow_runs_a_command_of_the_page(outcomes):
    """The check that the workflow runs is one that the reader has tried, and that passes."""
    workflow = next(text for what, value, _, text in steps() if value and "workflows" in value)
    checks = re.findall(r"- run: (counterclaim .+)", workflow)
    passing = [command for command, _, (code, _) in outcomes if code == 0]
    assert len(checks) == 1
    assert checks[0] in passing
