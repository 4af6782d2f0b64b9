"""The pages on configuration, judgements and forms of reports hold what the library does."""

import os
import re
from pathlib import Path

from counterclaim.configuration import FORMAT_NAMES, configuration_schema, read_configuration
from counterclaim.judgements import JUDGEMENT_CODES, read_judgements

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
BLOCK = re.compile(r"^( *)```(\w+)\n(.*?)^ *```", re.DOTALL | re.MULTILINE)


def text_of(page):
    """Return the text of a page."""
    return (DOCS / page).read_text(encoding="utf-8")


def blocks(page, language):
    """Return the blocks of a language in a page, without their indentation."""
    return [
        "".join(line.removeprefix(indent) for line in code.splitlines(keepends=True))
        for indent, found, code in BLOCK.findall(text_of(page))
        if found == language
    ]


def table(page, start):
    """Return the first cells of the table of a page whose header starts with some cells."""
    lines = iter(text_of(page).splitlines())
    assert any(line.startswith(start) for line in lines)
    next(lines)
    rows = []
    for line in lines:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split(" | ")])
    return rows


def test_configurations_of_the_page_are_sound(tmp_path):
    """Each configuration that a page shows is read without a fault."""
    found = blocks("how-to/configure.md", "toml")
    assert len(found) == 5
    for text in found:
        name = "pyproject.toml" if "[tool." in text else "counterclaim.toml"
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        configuration, findings = read_configuration(path)
        assert findings == ()
        assert configuration != type(configuration)(folder=os.fspath(tmp_path))


def test_judgements_of_the_page_are_sound(tmp_path):
    """Each file of judgements that the page shows is read without a fault."""
    found = blocks("how-to/record-judgements.md", "toml")
    assert len(found) == 2
    for text in found:
        path = tmp_path / "judgements.toml"
        path.write_text(text, encoding="utf-8")
        judgements, findings = read_judgements(path)
        assert (len(judgements), findings) == (1, ())


def test_page_lists_every_key_with_its_default():
    """The table of keys is that of the schema."""
    told = {
        row[0].strip("`"): (row[2].strip("`"), row[3])
        for row in table("reference/configuration.md", "| key |")
    }
    wanted = {}

    def walk(properties, before):
        for name, entry in properties.items():
            default = entry.get("default")
            wanted[before + name] = ("" if default is None else str(default), entry["description"])
            if name in ("policy", "pace"):
                walk(entry["properties"], f"{before}{name}.")

    walk(configuration_schema()["properties"], "")
    assert told == wanted


def test_page_lists_every_code_of_judgements():
    """The table of codes is that of the library."""
    rows = table("how-to/record-judgements.md", "| code |")
    assert [(code.strip("`"), severity, meaning) for code, severity, meaning in rows] == [
        (entry.code, entry.severity, entry.meaning) for entry in JUDGEMENT_CODES.values()
    ]


def test_page_lists_every_form():
    """The table of forms is that of the library."""
    rows = table("reference/output-formats.md", "| name |")
    assert tuple(row[0].strip("`") for row in rows) == FORMAT_NAMES


def test_page_on_builds_shows_the_files_beside_it():
    """The job that the page shows is the file that lies beside it."""
    job = (DOCS / "how-to" / "files" / "gitlab-ci.yml").read_text(encoding="utf-8")
    assert job in blocks("how-to/use-in-ci.md", "yaml")
