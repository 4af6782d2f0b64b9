"""The files under `schemas/` and the page of the format are those that the code makes."""

import csv
import io
import json
import re
import runpy
from pathlib import Path
from typing import get_args, get_origin

from counterclaim import loads
from counterclaim.codelists import CODE_LISTS, FACETS, STAGES, TRANSITIONS, codes
from counterclaim.schema import conforms, dataset_schema, line_schema

ROOT = Path(__file__).parents[2]
PUBLISHED = ROOT / "schemas" / "1.0"
PAGE = ROOT / "docs" / "reference" / "data-format.md"


def rows(name):
    """Return the rows of a published table."""
    return list(csv.reader(io.StringIO((PUBLISHED / name).read_text("utf-8"))))


def test_the_published_files_are_current():
    """The files in the repository are those that the models and the code lists make."""
    stale = runpy.run_path(str(ROOT / "schemas" / "generate.py"))["stale"]()
    assert not stale, f"run: python schemas/generate.py (not current: {', '.join(stale)})"


def test_the_schemas_of_the_library_are_the_published_ones():
    """The schema that the library gives is the one that publishers read."""
    assert json.loads((PUBLISHED / "dataset.schema.json").read_text("utf-8")) == dataset_schema()
    assert json.loads((PUBLISHED / "record.schema.json").read_text("utf-8")) == line_schema()


def test_every_code_list_is_published():
    """There is a table for each list, and the index names them all."""
    assert [row[0] for row in rows("codelists/index.csv")[1:]] == list(CODE_LISTS)
    for name, listed in CODE_LISTS.items():
        table = rows(f"codelists/{name}.csv")
        assert table[0] == ["Code", "Title", "Description"]
        assert [row[0] for row in table[1:]] == list(listed.values)
        assert all(all(cell for cell in row) for row in table)


def test_stages_and_transitions_are_published():
    """The tables of stages and of transitions hold all of them."""
    assert [row[0] for row in rows("stages.csv")[1:]] == [stage.code for stage in STAGES]
    assert len(rows("transitions.csv")) == len(TRANSITIONS) + 1
    states = {(facet.facet, state) for facet in FACETS for state in facet.states}
    for facet, source, target, _, _ in rows("transitions.csv")[1:]:
        assert {(facet, source), (facet, target)} <= states


def test_closed_lists_are_the_types_of_the_code():
    """The codes of a closed list are those of the type that checks them, and the reverse."""
    of_types = {get_args(kind) for kind in vars(codes).values() if get_origin(kind)}
    of_lists = {listed.values for listed in CODE_LISTS.values() if not listed.open}
    assert of_types == of_lists


def test_the_examples_of_the_page_are_valid():
    """What the page of the format shows as a file is one."""
    text = PAGE.read_text(encoding="utf-8")
    (yaml,) = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    dataset = loads(yaml, "yaml")
    lines = re.findall(r"```json\n(.*?)\n```", text, re.DOTALL)
    assert len(lines) == 2
    assert all(conforms(json.loads(line), "line") for line in lines)
    claim = {"record": "claim"} | json.loads(lines[0])
    assert claim["id"] == dataset.claims[0].id


def test_the_links_of_the_page_lead_somewhere():
    """Every link of the page to a heading or a file has its target."""
    text = PAGE.read_text(encoding="utf-8")
    headings = {
        title.strip().lower().replace(" ", "-").replace("`", "")
        for title in re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    }
    for target in re.findall(r"\]\(([^)]+)\)", text):
        if target.startswith("#"):
            assert target[1:] in headings, target
        elif not target.startswith("http"):
            assert (PAGE.parent / target).exists(), target
