"""Reading a configuration: what is set, and what is wrong with its place."""

import pytest

from counterclaim.configuration import (
    Configuration,
    PolicyNumbers,
    known_codes,
    policy_of,
    read_configuration,
)
from counterclaim.consistency import PACE, Policy
from counterclaim.documents.codes import FAULT_CODES
from counterclaim.time import day_number

EVERYTHING = """
severity = "error"
grade = "certain"
fail_on = "likely"
select = ["schema", "conflict.disagreement", "reference"]
ignore = ["reference.cycle"]
disable = ["takes_time"]
as_of = 2024-09-06
format = "github"
judgements = "judgements.toml"
exclude = ["drafts/", "**/old-*.json"]

[severities]
"structure.no-dataset" = "off"

[grades]
"conflict.reversal" = "weak"

[outputs]
sarif = "out/report.sarif"

[policy]
presence_days = 0
max_sets = 9

[policy.pace]
country = 10
"""


def written(folder, text, name="counterclaim.toml"):
    """Write a configuration and return its path."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def faults(folder, text):
    """Return code, pointer, message and hint of what is wrong with a configuration."""
    path = written(folder, text)
    found = read_configuration(path)[1]
    assert all(fault.location.path == str(path) for fault in found)
    assert all(fault.severity == "error" for fault in found)
    return [(fault.code, fault.location.pointer, fault.message, fault.hint) for fault in found]


def test_everything_that_can_be_set(tmp_path):
    """Every key is read; paths are those of the folder of the file."""
    configuration, findings = read_configuration(written(tmp_path, EVERYTHING))
    assert findings == ()
    assert configuration == Configuration(
        severity="error",
        grade="certain",
        fail_on="likely",
        select=("schema", "conflict.disagreement", "reference"),
        ignore=("reference.cycle",),
        severities={"structure.no-dataset": "off"},
        grades={"conflict.reversal": "weak"},
        disable=("takes_time",),
        policy=PolicyNumbers(pace={"country": 10}, presence_days=0, max_sets=9),
        as_of=day_number(2024, 9, 6),
        format="github",
        outputs={"sarif": str(tmp_path / "out/report.sarif")},
        judgements=str(tmp_path / "judgements.toml"),
        exclude=("drafts/", "**/old-*.json"),
        folder=str(tmp_path),
    )
    assert policy_of(configuration) == Policy(
        disabled=frozenset({"takes_time"}),
        pace={**PACE, "country": 10},
        presence_days=0,
        max_sets=9,
        as_of=day_number(2024, 9, 6),
    )


def test_pyproject_has_it_in_its_table(tmp_path):
    """In a pyproject.toml the table tool.counterclaim counts, with pointers into the file."""
    text = '[project]\nname = "x"\n[tool.counterclaim]\nseverity = "error"\nselekt = []\n'
    configuration, (fault,) = read_configuration(written(tmp_path, text, "pyproject.toml"))
    assert configuration.severity == "error"
    assert fault.location.pointer == "/tool/counterclaim/selekt"
    assert (fault.code, fault.hint) == ("schema.unknown-key", 'Did you mean "select"?')


def test_nothing_set_is_the_default_policy(tmp_path):
    """An empty file sets nothing."""
    configuration, findings = read_configuration(written(tmp_path, ""))
    assert findings == ()
    assert configuration == Configuration(folder=str(tmp_path))
    assert policy_of(configuration) == Policy()


@pytest.mark.parametrize(
    ("text", "code", "pointer", "part"),
    [
        ('severity = "fatal"', "schema.code", "/severity", "error, warning, note"),
        ("severity = 1", "schema.type", "/severity", "expected a text, got a whole number"),
        ('select = "schema"', "schema.type", "/select", "expected a list"),
        ('select = ["scheme"]', "schema.code", "/select/0", 'no code "scheme"'),
        ('ignore = ["a", "a"]', "schema.value", "/ignore/1", '"a" stands twice'),
        ('ignore = ["A b"]', "schema.value", "/ignore/0", "a code or a family"),
        ('severities = {"schema.mising" = "off"}', "schema.code", "/severities/schema.mising", ""),
        ('severities = {schema = "off"}', "schema.code", "/severities/schema", ""),
        ('severities = {"schema.null" = "no"}', "schema.code", "/severities/schema.null", "off"),
        ('disable = ["take_time"]', "schema.code", "/disable/0", "takes_time"),
        ('disable = ["transitions"]', "schema.code", "/disable/0", ""),
        ("as_of = 2024-09-06T12:00:00Z", "schema.type", "/as_of", "a date with a time"),
        ('as_of = "2024-02-30"', "schema.date", "/as_of", "2024-09-06"),
        ("policy = {presence_days = -1}", "schema.value", "/policy/presence_days", "at least 0"),
        ("policy = {presence_days = 1.0}", "schema.type", "/policy/presence_days", "whole"),
        ("policy = {presence_days = true}", "schema.type", "/policy/presence_days", "true"),
        ("policy = {max_work = 0}", "schema.value", "/policy/max_work", "at least 1"),
        ("policy = {pace = {city = 1}}", "schema.unknown-key", "/policy/pace/city", "no such key"),
        ("policy = {as_of = 1}", "schema.unknown-key", "/policy/as_of", "no such key"),
        ('format = "xml"', "schema.code", "/format", "junit"),
        ('outputs = {xml = "x"}', "schema.unknown-key", "/outputs/xml", ""),
        ('outputs = {junit = ""}', "schema.value", "/outputs/junit", "on one line"),
        ('"a/b~c" = 1', "schema.unknown-key", "/a~1b~0c", "a/b~c"),
        ("exclude = [1]", "schema.type", "/exclude/0", "exclude[0]"),
    ],
)
def test_faults_have_their_place(tmp_path, text, code, pointer, part):
    """A fault has its code, the key in the file, and says what was expected."""
    found = [fault for fault in faults(tmp_path, text) if fault[:2] == (code, pointer)]
    assert len(found) == 1
    assert part in found[0][2]


def test_unknown_code_has_a_hint(tmp_path):
    """A code that does not exist comes with the one that was probably meant."""
    ((_, _, _, hint),) = faults(tmp_path, 'ignore = ["schema.unknown_key"]')
    assert hint == 'Did you mean "schema.unknown-key"?'
    path = written(tmp_path, 'ignore = ["claim.duplicate", "table.merged"]')
    assert read_configuration(path)[1] == ()


def test_key_with_a_fault_is_not_set_and_others_are(tmp_path):
    """One fault does not take the rest of the configuration with it."""
    path = written(tmp_path, 'severity = "error"\npolicy = {plan_days = -1}\n')
    configuration, findings = read_configuration(path)
    assert len(findings) == 1
    assert configuration == Configuration(severity="error", folder=str(tmp_path))


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (b"severity = ", "parse.toml", None),
        (b"a = 1\nb = = 2\n", "parse.toml", 2),
        (b"a = 1\na = 2\n", "parse.toml", None),
        (b"a = '\xff'\n", "parse.encoding", 1),
        (b"\xef\xbb\xbf\xef\xbb\xbfa = 1", "parse.toml", 1),
    ],
)
def test_broken_file_is_a_finding(tmp_path, data, code, line):
    """What is not TOML or not UTF-8 is one finding with its line, where that is known."""
    path = tmp_path / "counterclaim.toml"
    path.write_bytes(data)
    configuration, (fault,) = read_configuration(path)
    assert configuration == Configuration()
    assert fault.code == code
    assert line is None or fault.location.line == line


@pytest.mark.parametrize("name", ["counterclaim.toml", "pyproject.toml"])
def test_faults_have_the_line_of_their_key(tmp_path, name):
    """A person is led to the line of what is wrong, in a file of its own and in a shared one."""
    path = tmp_path / name
    head = "[tool.counterclaim]\n" if name == "pyproject.toml" else "# ours\n"
    table = "[tool.counterclaim.severities]\n" if name == "pyproject.toml" else "[severities]\n"
    text = f'{head}severity = "bad"\nselect = ["read",\n  "raed"]\n{table}"no.code" = "off"\n'
    path.write_text(text, encoding="utf-8")
    _, findings = read_configuration(path)
    places = {(at.line, at.column) for at in (found.location for found in findings)}
    assert places == {(2, 1), (4, 3), (6, 1)}


@pytest.mark.parametrize("name", ["missing.toml", "", "x\0y"])
def test_file_that_cannot_be_read_is_a_finding(tmp_path, name):
    """A missing file, a folder and an impossible name are findings."""
    _, (fault,) = read_configuration(f"{tmp_path}/{name}")
    assert fault.code == "read.file"


def test_known_codes_are_all_codes():
    """All codes of files and of judgements, and a code for each kind of conflict, are known."""
    assert {entry.code for entry in FAULT_CODES} < set(known_codes())
    assert {"judgement.stale", "conflict.misreport", "read.folder"} < set(known_codes())
