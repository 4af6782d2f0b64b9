"""What a page shows as the output of a command is what the command prints."""

import re
import shlex
from pathlib import Path

import pytest
from tests.docs.test_pages import blocks
from tests.docs.test_tutorial import PAGES as PLAYED
from tests.docs.test_tutorial import steps

from counterclaim import cli

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    page
    for folder in ("", "docs", "examples", "schemas")
    for page in (ROOT / folder).glob("*.md" if not folder else "**/*.md")
)
OUTPUT = re.compile(
    r"^<!-- output: counterclaim (?P<words>[^\n]+) -->\n```text\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
SHOWN = [
    pytest.param(found["words"], found["text"], id=f"{page.name}: {found['words'][:40]}")
    for page in PAGES
    for found in OUTPUT.finditer(page.read_text(encoding="utf-8"))
]
BLOCK = re.compile(
    r"^ *```(?P<language>text|console)\n(?P<text>.*?)^ *```$", re.MULTILINE | re.DOTALL
)
COMMAND = re.compile(r"^ *\$ (?:.*\\\n)*.*\n", re.MULTILINE)
# compared with the command elsewhere: in the tests of the commands, and of the tables
ELSEWHERE = {"docs/reference/command-line.md", "docs/how-to/use-spreadsheets.md"}
DRAWINGS = {"docs/explanation/architecture.md"}


@pytest.mark.parametrize(("words", "text"), SHOWN)
def test_output_is_the_real_one(words, text, monkeypatch, capsys):
    """A block behind a comment that names a command is what it prints in the root."""
    monkeypatch.chdir(ROOT)
    monkeypatch.delenv("COLUMNS", raising=False)
    cli.main(shlex.split(words))
    assert capsys.readouterr().out == text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_output_is_compared(page):
    """No page shows an output that no test compares with the real one."""
    text = page.read_text(encoding="utf-8")
    name = page.relative_to(ROOT).as_posix()
    named = {found["text"] for found in OUTPUT.finditer(text)}
    # files that the reader writes, and dialogues: the test of the tutorials goes through them
    played = {block for what, _, _, block in steps(page) if what or block.startswith("$ ")}
    played = played if page in PLAYED else set()
    after_python = set()
    previous = None
    for language, block, follows in blocks(page):
        if language == "text" and follows and previous == "python":
            after_python.add(block)
        previous = language
    for found in BLOCK.finditer(text):
        block = found["text"]
        if found["language"] == "text":
            known = block in named | after_python | played or name in ELSEWHERE | DRAWINGS
            assert known, f"{name}: {block}"
        elif block.lstrip().startswith("$") and COMMAND.sub("", block).strip():
            assert page in PLAYED or name in ELSEWHERE, f"{name}: {block}"


def test_the_readme_shows_a_report():
    """The first thing that a reader sees is the real report on a real article, and short."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (found,) = OUTPUT.finditer(text)
    assert found["words"] == "check examples/iraq-2024"
    assert len(found["text"].splitlines()) <= 120
