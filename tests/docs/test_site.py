"""The pages make a site: built without a warning, complete, and in step with the code."""

import fnmatch
import json
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

import counterclaim
from counterclaim.cli import main

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
NEEDED = ("sphinx", "myst_parser", "furo", "sphinx_copybutton")

JSON_BLOCK = re.compile(r"^```json\n(.*?)^```$", re.MULTILINE | re.DOTALL)
TOCTREE = re.compile(r"^```\{toctree\}\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def page_names():
    """Return the pages of the site by their names without ending, as a toctree writes them."""
    return {page.relative_to(DOCS).with_suffix("").as_posix() for page in DOCS.rglob("*.md")}


def listed_below(name):
    """Return the pages that the toctrees of a page list."""
    text = (DOCS / f"{name}.md").read_text(encoding="utf-8")
    folder = name.rpartition("/")[0]
    patterns = [
        f"{folder}/{line}".removeprefix("/")
        for block in TOCTREE.findall(text)
        for line in block.split()
        if not line.startswith(":")
    ]
    # a star does not reach into folders
    return {
        page
        for page in page_names()
        for pattern in patterns
        if page.count("/") == pattern.count("/") and fnmatch.fnmatchcase(page, pattern)
    }


def test_every_page_can_be_reached():
    """Every page is below the first one, by way of toctrees."""
    reached, waiting = set(), {"index"}
    while waiting:
        reached |= waiting
        waiting = {page for name in waiting for page in listed_below(name)} - reached
    assert reached == page_names()


def test_generated_pages_are_current():
    """The pages that are made from the code are what the code makes today."""
    done = subprocess.run(
        [sys.executable, str(DOCS / "generate.py"), "--check"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"run: python docs/generate.py\n{done.stdout}{done.stderr}"


def test_every_public_name_is_documented():
    """Each name that can be imported from the package itself has an entry in the API."""
    pages = (DOCS / "reference" / "api").glob("*.md")
    entries = re.findall(
        r"^\.\. [\w:]+:: counterclaim\.\w+\.(\w+)$",
        "\n".join(page.read_text(encoding="utf-8") for page in pages),
        re.MULTILINE,
    )
    assert set(counterclaim.__all__) <= set(entries)


@pytest.mark.skipif(
    not all(find_spec(name) for name in NEEDED),
    reason="building the site needs the dependency group docs",
)
def test_the_site_builds_without_a_warning(tmp_path):
    """Sphinx has nothing to complain about: no dead reference, no page outside the site."""
    command = [sys.executable, "-m", "sphinx", "-n", "-W", "--keep-going", "-q"]
    done = subprocess.run(
        [*command, "-d", str(tmp_path / "trees"), str(DOCS), str(tmp_path / "site")],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site" / "index.html").is_file()


def test_the_task_for_editors_reads_findings(tmp_path, capsys):
    """The problem matcher of the page for VS Code takes a finding apart."""
    page = (DOCS / "how-to" / "edit-with-vs-code.md").read_text(encoding="utf-8")
    blocks = [json.loads(text) for text in JSON_BLOCK.findall(page)]
    pattern = blocks[-1]["tasks"][0]["problemMatcher"]["pattern"]
    path = tmp_path / "broken.json"
    path.write_text('{"schema_version": "1.0",\n "titel": "A title"}', encoding="utf-8")
    main(["validate", *blocks[-1]["tasks"][0]["args"][1:-1], str(path)])
    lines = capsys.readouterr().out.splitlines()
    found = next(filter(None, (re.match(pattern["regexp"], line) for line in lines)))
    assert found[pattern["file"]] == str(path)
    assert found[pattern["line"]] == "2"
    assert found[pattern["severity"]] == "error"
