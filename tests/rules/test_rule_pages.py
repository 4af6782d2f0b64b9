"""The pages of the rules are those that the rules tell."""

from importlib import import_module
from pathlib import Path

import pytest

from counterclaim.rules import registry

DOCS = Path(__file__).parents[2] / "docs"
FOLDER = DOCS / "reference" / "rules"


@pytest.fixture
def generate(monkeypatch):
    """Return the script that writes the pages."""
    monkeypatch.syspath_prepend(str(DOCS))
    return import_module("generate")


def test_pages_are_current(generate):
    """Every page of a rule is there as the script would write it."""
    wanted = {path: text for path, text in generate.pages().items() if "reference/rules/" in path}
    assert len(wanted) == len(registry(extra_rules=()).rules) + 1
    for path, text in wanted.items():
        assert (DOCS / path).read_text(encoding="utf-8") == text, path


def test_no_page_without_a_rule():
    """There is no page of a rule that does not exist."""
    codes = {rule.code for rule in registry(extra_rules=()).rules}
    assert {path.stem for path in FOLDER.iterdir()} == {*codes, "index"}


def test_index_lists_every_rule_once():
    """The list of rules has each with its severity and title."""
    text = (FOLDER / "index.md").read_text(encoding="utf-8")
    for rule in registry(extra_rules=()).rules:
        row = f"| [`{rule.code}`]({rule.code}.md) | {rule.severity} | {rule.title} |\n"
        assert text.count(row) == 1
