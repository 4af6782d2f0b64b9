"""The report as SARIF 2.1.0."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from jsonschema import Draft4Validator, Draft202012Validator
from tests.report.renderers.reports import (
    EXAMPLES,
    MISSING,
    cut_short,
    example,
    hostile_reports,
    judged_report,
)
from tests.report.samples import NONE_AND_FINAL, VARIED, checked, claim

from counterclaim.findings import Location
from counterclaim.report.catalogue import CODES
from counterclaim.report.options import Options
from counterclaim.report.renderers.sarif import render_sarif

STRICT = Draft202012Validator(
    json.loads((Path(__file__).parent / "sarif-as-written.schema.json").read_text("utf-8"))
)
PACKAGE = "@microsoft/jest-sarif@1.0.0-beta.0"
INSIDE = "package/lib/schemas/sarif-2.1.0-rtm.5.json"


def values(entries, options):
    """Return the values of a report, once they fit the strict schema."""
    found = json.loads(render_sarif(entries, options))
    assert [f"{e.json_path}: {e.message}" for e in STRICT.iter_errors(found)] == []
    return found


def results(entries, options):
    """Return the results of a report."""
    return values(entries, options)["runs"][0]["results"]


@pytest.fixture(scope="session")
def official(request, tmp_path_factory):
    """Return a validator of the official schema, from the package that ships it."""
    if shutil.which("npm") is None:
        pytest.skip("npm is needed to get the official schema")
    cache = getattr(request.config, "cache", None)
    folder = tmp_path_factory.mktemp("sarif") if cache is None else Path(cache.mkdir("sarif"))
    if not (folder / INSIDE).is_file():
        npm, tar = shutil.which("npm"), shutil.which("tar")
        packed = subprocess.run(
            [npm, "pack", "--silent", PACKAGE], cwd=folder, check=True, capture_output=True
        )
        archive = packed.stdout.decode().split()[-1]
        subprocess.run([tar, "xzf", archive], cwd=folder, check=True)
    schema = json.loads((folder / INSIDE).read_text(encoding="utf-8"))
    Draft4Validator.check_schema(schema)
    return Draft4Validator(schema)


def test_reports_fit_the_official_schema(official):
    """Reports on the examples, on many kinds of conflicts and on judged ones are valid SARIF."""
    reports = [example(path) for path in EXAMPLES]
    reports += [([checked(*claims)], Options(threshold="note", rules=CODES)) for claims in VARIED]
    reports += [judged_report(), cut_short(), ([], Options()), ([], Options(version="1.2.3"))]
    for report in reports:
        found = json.loads(render_sarif(*report))
        assert [error.message for error in official.iter_errors(found)] == []
    assert not official.is_valid({"version": "2.1.0", "runs": [{"results": [{"level": "fatal"}]}]})


@given(hostile_reports())
def test_any_text_gives_a_valid_report(report):
    """Names, ids and messages of any characters fit the strict schema."""
    assert len(results(*report)) == 2


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_conflicts_point_at_all_their_statements(path):
    """The latest statement is the location, the others are related, each on its own line."""
    (entry,), options = report = example(path)
    lines = path.read_text(encoding="utf-8").splitlines()
    found = results(*report)
    assert len(found) == len(entry.report.conflicts) > 0
    for result, conflict in zip(found, entry.report.conflicts, strict=True):
        assert result["level"] == ("note" if conflict.grade == "weak" else "warning")
        assert result["ruleId"] == f"conflict.{conflict.kind}"
        places = [*result["relatedLocations"], *result["locations"]]
        named = [place["logicalLocations"][0]["name"] for place in places]
        assert named == list(conflict.claims)
        for place, name in zip(places, named, strict=True):
            region = place["physicalLocation"]["region"]
            text = "\n".join(lines[region["startLine"] - 1 :])[region["startColumn"] - 1 :]
            assert json.JSONDecoder().raw_decode(text)[0]["id"] == name
    assert options.rules is CODES


def test_every_result_has_its_rule():
    """The index of a rule leads to its id, and explained rules have all their texts."""
    run = values(*example())["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    assert [rule["id"] for rule in rules if "fullDescription" not in rule] == []
    assert {"schema.missing", "conflict.disagreement", "conflict.reversal"} <= {
        rule["id"] for rule in rules
    }
    bare = values([checked(*NONE_AND_FINAL)], Options())["runs"][0]["tool"]["driver"]["rules"]
    assert {"id": "conflict.disagreement"} in bare


def test_fingerprints_hang_on_the_own_claims_alone():
    """Other claims, and other ids of them, leave the fingerprint of a conflict as it is."""

    def prints(*claims):
        found = results([checked(*claims)], Options())
        return {tuple(r["properties"]["claims"]): r["partialFingerprints"] for r in found}

    alone = prints(*NONE_AND_FINAL)[("c1", "c2")]
    for name in ("a0", "z9"):
        other = claim(name, "under_discussion", "2020-01-01", speaker="c")
        assert prints(other, *NONE_AND_FINAL)[("c1", "c2")] == alone
    renamed = evolve(NONE_AND_FINAL[1], id="c3")
    assert prints(NONE_AND_FINAL[0], renamed)[("c1", "c3")] != alone


def test_fingerprints_of_findings_do_not_hang_on_their_place():
    """A finding keeps its fingerprint when its record moves; two alike are told apart."""

    def prints(*findings):
        return [
            result["partialFingerprints"]["finding/v1"]
            for result in results([checked(findings=findings)], Options())
        ]

    at = MISSING.location
    moved = evolve(MISSING, location=evolve(at, line=99, pointer="/claims/60/speaker"))
    other = evolve(MISSING, location=evolve(at, pointer="/claims/6/sources/0"))
    assert prints(MISSING) == prints(moved)
    assert prints(MISSING) != prints(other)
    assert len(set(prints(MISSING, moved))) == 2


def test_judged_results_are_suppressed_with_the_reason():
    """What has been judged stays in the report; either all results state it or none."""
    found = results(*judged_report())
    stated = {result["ruleId"]: result["suppressions"] for result in found}
    assert stated["structure.no-dataset"] == []
    assert stated["conflict.disagreement"][0]["justification"] == (
        "known conflict, Desk, 2024-10-01: Both | stand."
    )
    assert stated["reference.missing"][0]["properties"] == {"verdict": "accepted"}
    assert all("suppressions" not in result for result in results(*example()))


def test_messages_have_no_placeholders_and_no_links():
    """Braces are doubled, and brackets that would be a link are escaped."""
    finding = evolve(MISSING, message="{0} [a](1) \\", hint=None)
    (result,) = results([checked(findings=(finding,))], Options())
    assert result["message"]["text"] == r"claim c7: {{0}} \[a\](1) \\"
    plain = evolve(MISSING, message="[a] \\ (1)", hint=None)
    (result,) = results([checked(findings=(plain,))], Options())
    assert result["message"]["text"] == r"claim c7: [a] \ (1)"


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("a/b.json", "a/b.json"),
        ("./a b%.json", "a%20b%25.json"),
        ("../x:y#z.json", "../x%3Ay%23z.json"),
        ("/data/ä.json", "file:///data/%C3%A4.json"),
        ("<stdin>", "%3Cstdin%3E"),
    ],
)
def test_files_are_references(name, uri):
    """Names of files become URI references; an absolute one has the scheme file."""
    finding = evolve(MISSING, location=Location(path=name))
    (result,) = results([checked(findings=(finding,))], Options())
    place = result["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": uri}}


def test_a_conflict_is_an_error_only_where_the_check_fails_on_it():
    """Two people who disagree are a warning, unless somebody asks to fail on it."""
    entries = [checked(*NONE_AND_FINAL)]
    levels = [results(entries, Options(fail_on=on))[0]["level"] for on in ("faults", "certain")]
    assert levels == ["warning", "error"]
    assert results(entries, Options())[0]["properties"]["grade"] == "certain"


def test_cut_short_is_a_notification():
    """A search that was cut short is told by the invocation."""
    (told,) = values(*cut_short())["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    assert told["level"] == "warning"


def test_more_results_than_are_shown_are_told(monkeypatch):
    """The gravest results are listed in their order, and a notification tells the rest."""
    monkeypatch.setattr("counterclaim.report.renderers.sarif.MAX_RESULTS", 3)
    severities = ["note", "error", "note", "warning", "error"]
    findings = [
        evolve(MISSING, severity=severity, message=f"m{number}", hint=None)
        for number, severity in enumerate(severities)
    ]
    (run,) = values([checked(findings=tuple(findings))], Options(threshold="note"))["runs"]
    shown = [result["message"]["text"].rpartition(" ")[2] for result in run["results"]]
    assert shown == ["m1", "m3", "m4"]
    (told,) = run["invocations"][0]["toolExecutionNotifications"]
    assert told["message"]["text"].startswith("5 results were found; the 3 gravest are listed")
    (run,) = values([checked(findings=tuple(findings[:3]))], Options(threshold="note"))["runs"]
    assert "toolExecutionNotifications" not in run["invocations"][0]
