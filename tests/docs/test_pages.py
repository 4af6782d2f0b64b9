"""Every Python block of the pages runs, and prints what the page says that it prints."""

import contextlib
import io
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    page
    for folder in ("", "docs", "examples", "schemas")
    for page in (ROOT / folder).glob("*.md" if not folder else "**/*.md")
    if "```python" in page.read_text(encoding="utf-8")
)
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")


def blocks(page):
    """Return the code blocks of a page: language, text, and whether it follows the last one."""
    text = page.read_text(encoding="utf-8")
    found, end = [], None
    for match in BLOCK.finditer(text):
        follows = end is not None and not text[end : match.start()].strip()
        found.append((match[1], match[2], follows))
        end = match.end()
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_python_blocks_run(page, monkeypatch):
    """The Python blocks run one after the other; a text block right after one is its output."""
    monkeypatch.chdir(ROOT)
    names = {"__name__": "page"}
    printed = None
    for language, code, follows in blocks(page):
        if language == "python":
            output = io.StringIO()
            with contextlib.redirect_stdout(output):
                exec(compile(code, str(page), "exec"), names)  # noqa: S102  (the page's own code)
            printed = output.getvalue()
        elif language == "text" and follows and printed is not None:
            assert code.strip() == printed.strip()
            printed = None


@pytest.mark.parametrize(
    "page",
    sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/**/*.md")]),
    ids=lambda page: page.relative_to(ROOT).as_posix(),
)
def test_links_lead_somewhere(page):
    """Every relative link of a page leads to a file that is there."""
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        if "://" not in target and not target.startswith("mailto:"):
            assert (page.parent / target).exists(), target
