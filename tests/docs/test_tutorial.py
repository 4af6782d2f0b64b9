"""Pages for publishers work: their files are written and their commands run as they stand."""

import contextlib
import io
import re
import shlex
import shutil
import sys
from pathlib import Path
from unittest import mock

import pytest

from counterclaim import cli

DOCS = Path(__file__).parents[2] / "docs"
TUTORIAL = DOCS / "tutorial" / "01-publish-claims.md"
PAGES = (
    DOCS / "tutorial" / "00-from-a-table.md",
    TUTORIAL,
    DOCS / "how-to" / "convert-between-formats.md",
    DOCS / "how-to" / "record-judgements.md",
    DOCS / "how-to" / "use-spreadsheets.md",
    DOCS / "interchange" / "data-package.md",
    DOCS / "interchange" / "index.md",
)

COPY = re.compile(r"^<!-- copy: (\S+) to (\S+) -->$", re.MULTILINE)
STEP = re.compile(
    r"(?:^ *<!-- (?P<what>file|append|last line|exit code): (?P<value>\S+) -->\n)?"
    r"^(?P<indent> *)```(?P<language>\w+)\n(?P<text>.*?)^ *```$",
    re.MULTILINE | re.DOTALL,
)


def steps(page):
    """Return the blocks of a page: what its comment says to do, with what, language, text."""
    found = STEP.finditer(page.read_text(encoding="utf-8"))
    return [
        (step["what"], step["value"], step["language"], unindented(step["text"], step["indent"]))
        for step in found
    ]


def unindented(text, indent):
    """Return the lines of a block inside a list as they stand outside."""
    return "".join(line.removeprefix(indent) for line in text.splitlines(keepends=True))


def commands(text):
    """Return the commands of a block for a terminal, each with the lines that it prints."""
    parts = re.split(r"^\$ ((?:.*\\\n)*.+)\n", text, flags=re.MULTILINE)
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


class Typed(io.StringIO):
    """What a reader types, shown as a terminal shows it."""

    def readline(self, *_):
        """Return the next line, and print it."""
        line = super().readline()
        sys.stdout.write(line)
        return line


def run(command, typed=()):
    """Run a command of the program, answered by lines; return its exit code and what it prints."""
    name, *words = shlex.split(command.replace("\\\n", ""))
    assert name == "counterclaim"
    printed = io.StringIO()
    answers = Typed("".join(f"{line}\n" for line in typed))
    with (
        contextlib.redirect_stdout(printed),
        contextlib.redirect_stderr(printed),
        mock.patch.object(sys, "stdin", answers),
    ):
        code = cli.main(words)
    return code, printed.getvalue()


def outcomes(page, folder):
    """Go through a page in a folder of its own; return each command with what came of it."""
    found = []
    for source, target in COPY.findall(page.read_text(encoding="utf-8")):
        (folder / target).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(DOCS.parent / source, folder / target)
    for what, value, language, text in steps(page):
        if what in ("file", "append", "last line"):
            write(folder, what, value, text)
        if language == "console" and text.startswith("$ counterclaim"):
            code = int(value) if what == "exit code" else 0
            for command, output in commands(text):
                # what stands behind the sign at which the program waits is typed by the reader
                typed = re.findall(r"^> (.*)$", output, re.MULTILINE)
                found.append((command, (code, output), run(command, typed)))
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_commands_print_what_the_page_shows(page, tmp_path, monkeypatch):
    """Every command ends with the exit code of the page and prints what stands below it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)
    found = outcomes(page, tmp_path)
    assert found
    for command, expected, got in found:
        assert got == expected, command


def test_the_workflow_runs_a_command_of_the_page():
    """The check that the workflow runs is one that the reader has tried, and that passes."""
    workflow = next(text for _, value, _, text in steps(TUTORIAL) if value and "workflows" in value)
    checks = re.findall(r"- run: (counterclaim .+)", workflow)
    passing = [
        command
        for what, _, language, text in steps(TUTORIAL)
        if language == "console" and what != "exit code"
        for command, _ in commands(text)
    ]
    assert len(checks) == 1
    assert checks[0] in passing
