"""Rules about the quality of data in `check` and `validate`, chosen and graded."""

import json
from pathlib import Path

import pytest
from tests.cli.data import put, sound

from counterclaim import cli
from counterclaim.rules import Observation, all_rules, at, rule

EARLY = "time.stated-after-published"


@pytest.fixture
def early(tmp_path):
    """Return a file with a claim that was stated after its source was published."""
    data = sound()
    data["claims"][0]["stated"] = "2025-03-12"
    return put(tmp_path / "a.json", data)


def findings(capsys, *arguments):
    """Return the exit code and the findings of a command."""
    code = cli.main([*arguments, "--format", "json", "--severity", "note"])
    return code, json.loads(capsys.readouterr().out)["findings"]


@pytest.mark.parametrize("command", ["check", "validate"])
def test_rules_run_and_name_line_and_column(command, early, capsys):
    """What a rule finds is reported with the place of the value, by both commands."""
    assert cli.main([command, early]) == cli.FOUND
    out = capsys.readouterr().out
    texts = Path(early).read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(texts, start=1) if '"stated"' in text)
    assert f"{early}:{line}:7: warning {EARLY}: claim c1: " in out


@pytest.mark.parametrize(
    ("arguments", "left"),
    [
        ([], {EARLY, "source.not-archived"}),
        (["--select", "time"], {EARLY}),
        (["--select", "time.,source."], {EARLY, "source.not-archived"}),
        (["--select", EARLY, "--select", "source"], {EARLY, "source.not-archived"}),
        (["--ignore", "time"], {"source.not-archived"}),
        (["--select", "time", "--ignore", EARLY], set()),
    ],
)
def test_rules_are_selected_and_ignored(arguments, left, tmp_path, capsys):
    """Codes and families choose what is reported; what is ignored goes before."""
    data = sound()
    data["claims"][0]["stated"] = "2025-03-12"
    data["sources"][0]["kind"] = "social_post"
    _, found = findings(capsys, "validate", put(tmp_path / "a.json", data), *arguments)
    assert {entry["code"] for entry in found} == left


def test_faults_of_the_file_are_reported_whatever_is_selected(tmp_path, capsys):
    """A selection chooses among rules: a record that cannot be read is told all the same."""
    data = sound()
    data["claims"][0]["speaker"] = 7
    path = put(tmp_path / "a.json", data)
    code, found = findings(capsys, "check", path, "--select", "time")
    assert (code, [entry["code"] for entry in found]) == (cli.INVALID, ["schema.type"])
    assert cli.main(["check", path, "--ignore", "schema"]) == cli.OK
    assert "Left out because of their faults: claim c1." in capsys.readouterr().out


def test_file_that_cannot_be_read_is_never_ignored(tmp_path, capsys):
    """Whatever is ignored, a file of which nothing was read is no success."""
    path = tmp_path / "a.json"
    path.write_text("{", encoding="utf-8")
    assert cli.main(["check", str(path), "--ignore", "parse,read"]) == cli.INVALID
    assert "parse.json" in capsys.readouterr().out


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_unknown_codes_are_wrong_use(option, early, capsys):
    """A code that does not exist ends with 2 and what was probably meant."""
    assert cli.main(["check", early, option, "time.undatd"]) == cli.USAGE
    out, err = capsys.readouterr()
    assert out == ""
    assert f'{option}: there is no code "time.undatd". Did you mean "time.undated"?' in err


def test_conflicts_are_selected_by_their_codes(tmp_path, capsys):
    """A kind of conflict can be ignored, and the exit code follows."""
    path = put(tmp_path / "a.json", sound(contradiction=True))
    fail = ["check", path, "--fail-on", "weak"]
    assert cli.main(fail) == cli.FOUND
    assert cli.main([*fail, "--ignore", "conflict.self_contradiction"]) == cli.OK
    assert cli.main([*fail, "--select", "time"]) == cli.OK
    capsys.readouterr()


def test_claim_that_cannot_be_takes_no_part(tmp_path, capsys):
    """A claim in which a rule finds an error is left out of the check, and named."""
    data = sound(contradiction=True)
    data["claims"][0]["relations"] = [{"kind": "repeats", "claim": "c1"}]
    path = put(tmp_path / "a.json", data)
    assert cli.main(["check", path]) == cli.INVALID
    out = capsys.readouterr().out
    assert "error relation.to-itself: claim c1" in out
    assert "Left out because of their faults: claim c1." in out
    assert "1 of 2 claims, no conflicts" in out
    # whoever turns the rule off wants the claim to count
    assert cli.main(["check", path, "--ignore", "relation.to-itself"]) == cli.OK
    assert "2 claims, 1 conflict (1 certain)" in capsys.readouterr().out


def test_claim_with_a_missing_reference_takes_no_part(tmp_path, capsys):
    """A claim whose speaker is missing is no part of a conflict, and is listed as skipped."""
    data = sound(contradiction=True)
    data["claims"][0]["speaker"] = "mira-hold"
    assert cli.main(["check", "--verbose", put(tmp_path / "a.json", data)]) == cli.INVALID
    out = capsys.readouterr().out
    assert 'Did you mean "mira-holt"?' in out
    assert "it refers to a record that is missing [unresolved]: c1" in out
    assert "no conflicts" in out


def test_rules_are_listed(capsys):
    """The list has every rule with its severity and title; as JSON with all explanations."""
    assert cli.main(["rules"]) == cli.OK
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in lines] == [
        [rule.code, rule.severity] for rule in all_rules()
    ]
    assert cli.main(["rules", "--format", "json"]) == cli.OK
    listed = json.loads(capsys.readouterr().out)["rules"]
    assert [entry["code"] for entry in listed] == [rule.code for rule in all_rules()]
    assert all(all(entry.values()) for entry in listed)


def own_rule(check):
    """Return a rule of a package."""
    return rule(
        "desk.own", "A rule", "warning", does="d", why="w", fix="f", example="{}", instead="{}"
    )(check)


class Offered:
    """An entry point of an installed package."""

    name = value = "desk"

    def __init__(self, offered):
        self.offered = offered

    def load(self):
        """Return what the package offers."""
        return self.offered


def sees_every_claim(dataset, _):
    """Observe every claim at its date."""
    for index, _claim in enumerate(dataset.claims):
        yield Observation(at("claim", index, "stated"), "seen")


def test_rules_of_packages_run_and_are_explained(early, monkeypatch, capsys):
    """A rule that a package offers is run, can be ignored and explained."""
    offered = [Offered(own_rule(sees_every_claim))]
    monkeypatch.setattr("counterclaim.rules._registry._entry_points", lambda: offered)
    assert cli.main(["check", early, "--select", "desk"]) == cli.FOUND
    assert ":7: warning desk.own: claim c1: seen" in capsys.readouterr().out
    assert cli.main(["check", early, "--ignore", "desk.own,time"]) == cli.OK
    assert cli.main(["explain", "desk.own"]) == cli.OK
    assert "desk.own (rule, warning): A rule" in capsys.readouterr().out


def test_rules_that_fail_are_findings(early, monkeypatch, capsys):
    """A rule that is none, or that fails, ends with 3 whatever is selected; the others run."""

    def fails(*_):
        raise RuntimeError
        yield

    offered = [Offered(7), Offered(own_rule(fails))]
    monkeypatch.setattr("counterclaim.rules._registry._entry_points", lambda: offered)
    assert cli.main(["check", early, "--select", "desk,time"]) == cli.INVALID
    out = capsys.readouterr().out
    assert f"{early}" in out.partition(": error internal.rule-not-loaded")[0]
    assert "error internal.rule-failed" in out
    assert f"warning {EARLY}" in out
    assert cli.main(["rules"]) == cli.OK
    assert "were not all loaded" in capsys.readouterr().err
