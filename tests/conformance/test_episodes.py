"""The checker on real statements, beside what people made of them."""

import json
import re
from functools import cache
from pathlib import Path

import pytest

from counterclaim.consistency import GRADES, check
from counterclaim.documents import read

FOLDERS = sorted(path.parent for path in Path(__file__).parent.glob("episodes/*/dataset.json"))
EXAMPLES = Path(__file__).parents[2] / "examples"
VERDICTS = dict(zip(GRADES, ("conflict", "conflict", "possible"), strict=True))
EPISODES = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


@cache
def dataset_in(folder):
    """Return the dataset of an episode, which is read without a finding."""
    reading = read(folder / "dataset.json")
    assert reading.findings == ()
    return reading.dataset


@cache
def report_on(folder):
    """Return the report on the dataset of an episode."""
    return check(dataset_in(folder))


@cache
def expected(folder):
    """Return what lies beside the dataset of an episode."""
    return json.loads((folder / "expected.json").read_text(encoding="utf-8"))


def statement(claim):
    """Return the statement that a claim belongs to: its id without the letter of a part."""
    return re.fullmatch(r"(s\d+)[a-z]?", claim)[1]


def verdict_on(folder, statements):
    """Return what the checker makes of some statements: of the surest conflict of just these."""
    grades = [
        conflict.grade
        for conflict in report_on(folder).conflicts
        if {*map(statement, conflict.claims)} == set(statements)
    ]
    return VERDICTS[min(grades, key=GRADES.index)] if grades else "no_conflict"


def acceptable(judged):
    """Return the verdicts that people accept."""
    return {judged["verdict"], *judged.get("also_acceptable", [])}


@EPISODES
def test_the_checker_judges_as_people_do_but_for_exceptions(folder):
    """Each judged set has an acceptable verdict, or an exception that says why not."""
    for judged in expected(folder)["judged"]:
        agrees = verdict_on(folder, judged["statements"]) in acceptable(judged)
        assert agrees != ("exception" in judged), judged


@EPISODES
def test_the_report_is_the_one_beside_the_dataset(folder):
    """The checker finds the conflicts beside the dataset, all of them and in that order."""
    report = report_on(folder)
    found = []
    for conflict in report.conflicts:
        entry = {
            "claims": list(conflict.claims),
            "grade": conflict.grade,
            "kind": conflict.kind,
            "question": conflict.question,
            "rule": conflict.rule,
        }
        if conflict.explained:
            entry["explained"] = [
                {"claims": list(sets.claims), "firm": sets.firm} for sets in conflict.explained
            ]
        found.append(entry)
    assert found == expected(folder)["report"]
    assert report.truncated == ()


@EPISODES
def test_what_is_judged_is_said(folder):
    """Judged sets name statements of the dataset, each set once, with verdicts that there are."""
    said = {statement(claim.id) for claim in dataset_in(folder).claims}
    sets = [frozenset(judged["statements"]) for judged in expected(folder)["judged"]]
    assert len(set(sets)) == len(sets)
    for judged in expected(folder)["judged"]:
        assert set(judged["statements"]) <= said
        assert acceptable(judged) <= {"conflict", "possible", "no_conflict"}
        assert judged["verdict"] not in judged.get("also_acceptable", [])


@pytest.mark.parametrize("name", ["georgia-2008", "syria-figures-2024"])
def test_an_example_is_the_episode_of_its_name(name):
    """The examples made of episodes hold the same dataset, byte for byte."""
    (folder,) = (folder for folder in FOLDERS if folder.name == name)
    example = EXAMPLES / name / "dataset.json"
    assert example.read_bytes() == (folder / "dataset.json").read_bytes()


def test_few_exceptions_are_kept():
    """At most one judged set in twenty is judged otherwise than by people."""
    judged = [entry for folder in FOLDERS for entry in expected(folder)["judged"]]
    assert judged
    assert sum("exception" in entry for entry in judged) * 20 <= len(judged)
