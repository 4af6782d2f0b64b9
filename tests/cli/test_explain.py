"""The command `explain`: every code has its page."""

import pytest

from counterclaim import cli
from counterclaim.cli.codes import CODES, GROUPS, entries_of
from counterclaim.codelists import code_list
from counterclaim.documents.codes import FAULT_CODES
from counterclaim.findings import SEVERITIES
from counterclaim.report import words

OF_THE_COMMANDS = {"read.folder", "read.package"}


def codes_in(*groups):
    """Return the codes of some groups."""
    return {entry.code for group in groups for entry in entries_of(group)}


def test_everything_that_a_report_shows_is_explained():
    """Rules, assumptions, kinds, bases, severities, reasons and findings all have a page."""
    rules = codes_in("definition", "presumption")
    assert rules | codes_in("assumption") == set(words.ASSUMPTIONS) | {"transitions"}
    assert rules | {"strong_reading"} == set(words.REASONS)
    assert codes_in("kind") == set(words.KINDS)
    assert codes_in("basis") == set(words.BASES)
    assert codes_in("severity") == set(SEVERITIES)
    assert codes_in("skip") == set(words.SKIPS)
    assert codes_in("finding") == {fault.code for fault in FAULT_CODES} | OF_THE_COMMANDS


def test_no_code_means_two_things():
    """A code belongs to one group only."""
    assert sum(len(entries_of(group)) for group in GROUPS) == len(CODES)


@pytest.mark.parametrize("code", CODES)
def test_page_says_what_why_and_gives_an_example(code, capsys):
    """A page has the code, its title, meaning, reason and example, within the width."""
    assert cli.main(["explain", code]) == cli.OK
    text = capsys.readouterr().out
    entry = CODES[code]
    assert text.startswith(f"{code} ({entry.group}): {entry.title}\n")
    flat = " ".join(text.split())
    for part in (entry.meaning, entry.why, entry.example, entry.remedy or ""):
        assert " ".join(part.split()) in flat
    assert "{" not in entry.meaning + (entry.remedy or "").replace('{"record', "")
    assert all(len(line) <= 88 for line in text.splitlines())


def test_several_codes_are_explained_in_order(capsys):
    """Several codes come one after the other, each once."""
    assert cli.main(["explain", "plan", "takes_time", "plan"]) == cli.OK
    heads = [line for line in capsys.readouterr().out.splitlines() if line and line[0] != " "]
    assert [head.split()[0] for head in heads] == ["plan", "takes_time"]


def test_without_a_code_all_are_listed(capsys):
    """The list has every code with its title under the title of its group."""
    assert cli.main(["explain"]) == cli.OK
    lines = capsys.readouterr().out.splitlines()
    assert {line.split()[0] for line in lines if line.startswith("  ")} == set(CODES)
    assert set(GROUPS.values()) <= set(lines)


def test_pages_name_only_stages_that_exist():
    """The examples speak of stages by titles that the code list has."""
    titles = {code.code for code in code_list("stages").codes}
    assert "not_started" in titles
    assert "not_started" in CODES["impossible"].example
