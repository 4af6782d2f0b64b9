"""A run: what the command line does, for whoever imports the library."""

import json
from datetime import date

import pytest
from tests.report.samples import NONE_AND_FINAL, dataset

from counterclaim.cli import main
from counterclaim.configuration import Configuration
from counterclaim.documents import dump, read
from counterclaim.findings import Location
from counterclaim.judgements import judgement_on, write_judgements
from counterclaim.pipeline import Result, Task, run, run_all
from counterclaim.report.formats import FORMATS
from counterclaim.report.options import Options

DATA = dataset(*NONE_AND_FINAL)
CLAIMS = ("c1", "c2")


@pytest.fixture
def place(tmp_path):
    """Return a file with two claims that contradict one another."""
    path = tmp_path / "claims.json"
    dump(DATA, path)
    return path


def judged(folder):
    """Write a judgement on the conflict; return its file."""
    path = folder / "judgements.toml"
    judgement = judgement_on(
        DATA, CLAIMS, "known_conflict", by="Desk", on=date(2025, 1, 1), why="Both are real."
    )
    write_judgements([judgement], path)
    return path


def test_a_path_a_reading_and_a_dataset_give_the_same_conflicts(place):
    """Whatever is handed over, the conflicts are the same; a file has places besides."""
    results = [run(place), run(str(place)), run(read(place)), run(DATA)]
    for result in results:
        assert isinstance(result, Result)
        (one,) = result.entries
        assert [conflict.claims for conflict in one.report.conflicts] == [CLAIMS]
    assert [one.datasets[0].name for one in results] == [str(place)] * 3 + ["dataset"]
    assert set(results[0].datasets[0].places) == set(CLAIMS)
    assert results[0].datasets[0].places["c1"].line is not None
    assert results[3].datasets[0].places == {}


@pytest.mark.parametrize("form", ["json", "sarif", "text"])
def test_run_is_what_the_command_reports(place, capsys, form):
    """A report on the result is the one that the command prints."""
    main(["check", str(place), "--no-config", "--format", form, "--severity", "note"])
    printed = capsys.readouterr().out
    text = FORMATS[form](run(place).entries, Options(threshold="note"))
    if form != "sarif":
        assert text == printed
        return
    ours, theirs = json.loads(text)["runs"][0], json.loads(printed)["runs"][0]
    for result in (*ours["results"], *theirs["results"]):
        result.pop("ruleIndex")
    assert ours["results"] == theirs["results"]


def test_configuration_is_applied(place):
    """Selected codes, grades, disabled rules and days are those of the configuration."""
    ignored = run(place, Configuration(ignore=("conflict",)))
    assert ignored.datasets[0].report.conflicts == ()
    regraded = run(place, Configuration(grades={"conflict.disagreement": "weak"}))
    assert regraded.datasets[0].report.conflicts[0].grade == "weak"
    early = run(place, Configuration(as_of=date(1990, 1, 1).toordinal()))
    assert early.datasets[0].report.conflicts == ()


def test_without_consistency_only_the_data_are_looked_at(place):
    """`consistency=False` is the command `validate`."""
    (one,) = run(place, consistency=False).datasets
    assert one.report is None


def test_judgements_are_applied_and_faults_of_their_file_told(place, tmp_path):
    """A judged conflict is set aside; a file that cannot be read is an entry beside."""
    (one,) = run(place, Configuration(judgements=str(judged(tmp_path)))).entries
    assert one.report.conflicts == ()
    assert [entry.judgement.by for entry in one.judged] == ["Desk"]
    missing = Configuration(judgements=str(tmp_path / "none.toml"))
    assert run(place, missing).beside == ()  # the first judgement makes it
    (tmp_path / "none.toml").write_text("[", encoding="utf-8")
    (beside,) = run(place, missing).beside
    assert not beside.holds_claims
    assert [found.code for found in beside.findings] == ["parse.toml"]


def test_a_judgement_on_one_of_several_files_is_met(place, tmp_path):
    """Files that share judgements are judged together: what one lacks another may have."""
    other = tmp_path / "other.json"
    dump(dataset(NONE_AND_FINAL[0]), other)
    configuration = Configuration(judgements=str(judged(tmp_path)))
    done = []
    tasks = [Task(source=path, configuration=configuration) for path in (other, place)]
    result = run_all(tasks, progress=done.append)
    assert done == [1, 2]
    assert result.beside == ()
    assert [len(one.judged) for one in result.datasets] == [0, 1]
    alone = run(other, configuration)
    assert [found.code for found in alone.beside[0].findings] == ["judgement.unmatched"]


def test_faults_of_references_in_a_dataset_are_told():
    """A dataset that was never a file has its references checked too."""
    broken = dataset(*NONE_AND_FINAL, actors=())
    (one,) = run(broken).datasets
    assert {found.code for found in one.findings if found.severity == "error"} == {
        "reference.missing"
    }
    assert one.findings[-1].location == Location(
        record_kind="claim", record_id="c2", pointer="/claims/1/speaker"
    )


def test_a_search_that_is_stopped_names_what_it_did_not_search(place):
    """`stop` ends the search of all datasets; their faults and all else are told as before."""
    tasks = [Task(source=place), Task(source=DATA)]
    result = run_all(tasks, stop=lambda: True)
    for one in result.datasets:
        assert one.report.conflicts == ()
        assert [cut.reason for cut in one.report.truncated] == ["time"]
    assert run(DATA, stop=lambda: True).datasets[0].report == result.datasets[1].report
    assert run(DATA, stop=lambda: False) == run(DATA)
