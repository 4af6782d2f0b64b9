"""The command `explain`: every code has its page."""

import re
from pathlib import Path

import pytest

from counterclaim import cli
from counterclaim.configuration import known_codes
from counterclaim.consistency import GRADES
from counterclaim.consistency.background.registry import RULES
from counterclaim.documents.codes import FAULT_CODES
from counterclaim.drafting.codes import DRAFT_CODES
from counterclaim.findings.codes import GROUPS
from counterclaim.interchange import INTERCHANGE_CODES
from counterclaim.judgements import JUDGEMENT_CODES
from counterclaim.report.catalogue import CODES, entries_of, quality_rules, rule_texts
from counterclaim.report.sentences import vocabulary as words
from counterclaim.rules import all_rules
from counterclaim.tables import TABLE_CODES

EXAMPLE = Path(__file__).parents[2] / "examples" / "no-withdrawal-vs-final-stages" / "dataset.json"
SOURCES = Path(cli.__file__).parents[1]
ALL = rule_texts()


def codes_in(*groups):
    """Return the codes of some groups."""
    return {entry.code for group in groups for entry in entries_of(group)}


def test_everything_that_a_report_shows_is_explained():
    """Rules, assumptions, kinds, questions, grades, reasons and findings all have a page."""
    rules = codes_in("definition", "presumption")
    assert rules == {rule.code for rule in RULES}
    assert codes_in("assumption") == set(words.UNLESS) - {"withdrawn"}
    assert codes_in("kind") == set(words.KINDS)
    assert codes_in("question") == set(words.QUESTIONS)
    assert codes_in("grade") == set(GRADES)
    assert codes_in("skip") == set(words.SKIPS)
    assert {rule.code for rule in quality_rules()} == {rule.code for rule in all_rules()}


def test_every_finding_is_explained():
    """Codes of files, tables and judgements have a page, and those that stand in the code."""
    tables = (*FAULT_CODES, *TABLE_CODES, *INTERCHANGE_CODES, *DRAFT_CODES)
    registered = {entry.code for entry in tables} | set(JUDGEMENT_CODES)
    assert registered <= codes_in("finding")
    families = {code.partition(".")[0] for code in registered} | {"configuration", "internal"}
    text = "".join(path.read_text(encoding="utf-8") for path in SOURCES.rglob("*.py"))
    found = {
        code
        for code in re.findall(r'"([a-z]+\.[a-z]+(?:-[a-z]+)*)"', text)
        if code.partition(".")[0] in families
    }
    assert registered <= found
    files = {"schema.json", "schema.org", "read.file"}
    assert {code for code in found if code not in ALL} <= files
    assert codes_in("finding") <= found


def test_every_code_of_a_configuration_is_explained(capsys):
    """What can be selected and ignored can be explained, conflicts by their codes too."""
    assert cli.main(["explain", *known_codes()]) == cli.OK
    assert "disagreement (kind): " in capsys.readouterr().out


def test_no_code_means_two_things():
    """A code belongs to one group only."""
    assert sum(len(entries_of(group)) for group in GROUPS) == len(CODES)


@pytest.mark.parametrize("code", CODES)
def test_page_says_what_why_and_gives_an_example(code, capsys):
    """A page has the code, its title, meaning, reason and example, within the width."""
    assert cli.main(["explain", code]) == cli.OK
    text = capsys.readouterr().out
    entry = CODES[code]
    grave = f", {entry.severity}" if entry.group == "finding" else ""
    flat = " ".join(text.split())
    assert flat.startswith(f"{code} ({entry.group}{grave}): {entry.title} Meaning: ")
    for part in (entry.meaning, entry.why, entry.example, entry.remedy or ""):
        assert " ".join(part.split()) in flat
    assert "{" not in entry.meaning + (entry.remedy or "").replace('{"record', "")
    assert all(len(line) <= 88 for line in text.splitlines())


def test_page_of_a_rule_shows_both_examples(capsys):
    """A rule has its severity, the data with the fault, and the data without it."""
    assert cli.main(["explain", "time.stated-after-published"]) == cli.OK
    text = capsys.readouterr().out
    rule = next(rule for rule in all_rules() if rule.code == "time.stated-after-published")
    assert text.startswith(f"{rule.code} (rule, warning): {rule.title}\n")
    lines = {line.strip() for line in text.splitlines()}
    assert set(rule.instead.splitlines()[1:]) <= {f" {line}" for line in lines} | lines
    for part in (rule.does, rule.why, rule.fix, rule.example, rule.instead):
        assert " ".join(part.split()) in " ".join(text.split())


def test_wrong_code_of_a_rule_is_corrected(capsys):
    """A code of a rule that is nearly right is told."""
    assert cli.main(["explain", "time.undatet"]) == cli.USAGE
    assert 'Did you mean "time.undated"?' in capsys.readouterr().err


def test_several_codes_are_explained_in_order(capsys):
    """Several codes come one after the other, each once."""
    assert cli.main(["explain", "plan", "takes_time", "plan"]) == cli.OK
    heads = [line for line in capsys.readouterr().out.splitlines() if line and line[0] != " "]
    assert [head.split()[0] for head in heads] == ["plan", "takes_time"]


def test_without_a_code_all_are_listed(capsys):
    """The list has every code with its title under the title of its group."""
    assert cli.main(["explain"]) == cli.OK
    lines = capsys.readouterr().out.splitlines()
    assert {line.split()[0] for line in lines if line.startswith("  ")} == set(ALL)
    assert set(GROUPS.values()) <= set(lines)


def test_a_conflict_is_explained_by_its_id(capsys):
    """With the file in which it is, a conflict is shown in full; another id is no conflict."""
    assert cli.main(["explain", "62863b30", str(EXAMPLE)]) == cli.OK
    out = capsys.readouterr().out
    assert out.startswith("CERTAIN  Solmark troops in Veldin: is anybody leaving? [62863b30]\n")
    assert "Read as: there is no withdrawal of Solmark troops in Veldin" in out
    assert "c1 (Ilse Brandt) means that on 6 September 2024" in out
    assert cli.main(["explain", "0123abcd", str(EXAMPLE)]) == cli.USAGE
    assert "Ids of its conflicts: 62863b30." in capsys.readouterr().err
    assert cli.main(["explain", "62863b30", "absent.json"]) == cli.INVALID
    assert "read.file" in capsys.readouterr().out
