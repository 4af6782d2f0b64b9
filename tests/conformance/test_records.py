"""The language-neutral cases, run by the library and by three JSON Schema validators."""

import base64
import json
import shutil
import subprocess
from pathlib import Path

import jsonschema
import jsonschema_rs
import pytest

from counterclaim.documents import reads

HERE = Path(__file__).parent
SCHEMAS = HERE.parents[1] / "schemas" / "1.0"
FILES = {"lines": "record.schema.json", "documents": "dataset.schema.json"}
HEADER = '{"record": "dataset", "schema_version": "1.0"}\n'


def cases(name):
    """Return the cases of a file."""
    return json.loads((HERE / "records" / f"{name}.json").read_text(encoding="utf-8"))["cases"]


def named(name):
    """Return the cases of a file as parameters of a test."""
    return [pytest.param(case, id=case["name"]) for case in cases(name)]


def schema(name):
    """Return the published schema for the cases of a file."""
    return json.loads((SCHEMAS / FILES[name]).read_text(encoding="utf-8"))


def value(case):
    """Return the value that the schema judges."""
    return case["line"] if "line" in case else case["document"]


def errors(reading, *, references):
    """Return the code and the pointer of each error."""
    return sorted(
        (found.code, found.location.pointer)
        for found in reading.errors
        if references or not found.code.startswith("reference.")
    )


def expected(case):
    """Return the code and the pointer of each error that a case expects."""
    return sorted((found["code"], found["pointer"]) for found in case["findings"])


@pytest.mark.parametrize("case", named("lines"))
def test_a_line_has_the_faults_that_the_case_names(case):
    """Every fault of a line is reported at its place, and no other."""
    line = json.dumps(case["line"])
    is_dataset = isinstance(case["line"], dict) and case["line"].get("record") == "dataset"
    reading = reads(("" if is_dataset else HEADER) + line, "jsonl")
    assert errors(reading, references=False) == expected(case)
    assert {found.location.line for found in reading.errors} <= {1 if is_dataset else 2}


@pytest.mark.parametrize("case", named("documents"))
def test_a_document_has_the_faults_that_the_case_names(case):
    """Every fault of a document is reported at its place, and no other."""
    reading = reads(json.dumps(case["document"]))
    assert errors(reading, references=True) == expected(case)


@pytest.mark.parametrize("case", named("documents"))
def test_a_document_of_yaml_has_the_faults_of_the_document_of_json(case):
    """JSON is YAML too: the same text has the same faults in both formats."""
    text = json.dumps(case["document"])
    assert errors(reads(text, "yaml"), references=True) == expected(case)


@pytest.mark.parametrize("case", named("texts"))
def test_a_text_has_the_findings_that_the_case_names(case):
    """Whatever the bytes are, the findings are those of the case, with line and column."""
    data = base64.b64decode(case["base64"]) if "base64" in case else case["text"]
    found = [
        {"code": one.code, "line": one.location.line, "column": one.location.column}
        for one in reads(data, case["format"]).findings
    ]
    assert found == case["findings"]


@pytest.mark.parametrize("name", FILES)
def test_jsonschema_gives_the_verdicts_of_the_cases(name):
    """The published schema gives the same verdicts with `jsonschema`."""
    validator = jsonschema.Draft202012Validator(schema(name))
    verdicts = {case["name"]: validator.is_valid(value(case)) for case in cases(name)}
    assert verdicts == {case["name"]: case["schema"] for case in cases(name)}


@pytest.mark.parametrize("name", FILES)
def test_jsonschema_rs_gives_the_verdicts_of_the_cases(name):
    """The published schema gives the same verdicts with `jsonschema-rs`."""
    validator = jsonschema_rs.validator_for(schema(name))
    verdicts = {case["name"]: validator.is_valid(value(case)) for case in cases(name)}
    assert verdicts == {case["name"]: case["schema"] for case in cases(name)}


@pytest.fixture(scope="session")
def ajv(request, tmp_path_factory):
    """Install Ajv, kept between runs where pytest keeps things."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        pytest.skip("node and npm are needed to run Ajv")
    cache = getattr(request.config, "cache", None)
    folder = tmp_path_factory.mktemp("ajv") if cache is None else Path(cache.mkdir("ajv"))
    if not (folder / "node_modules" / "ajv").is_dir():
        command = ["npm", "install", "--no-audit", "--no-fund", "--prefix", str(folder), "ajv@8"]
        subprocess.run(command, check=True, capture_output=True)
    shutil.copy(HERE / "ajv.cjs", folder / "ajv.cjs")
    return folder / "ajv.cjs"


@pytest.mark.parametrize("name", FILES)
def test_ajv_gives_the_verdicts_of_the_cases(name, ajv):
    """The published schema gives the same verdicts with Ajv in its strict mode."""
    command = ["node", str(ajv), str(SCHEMAS / FILES[name]), str(HERE / "records" / f"{name}.json")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {case["name"]: case["schema"] for case in cases(name)}


def test_no_two_cases_have_one_name():
    """A name tells a case of a file apart, so that no verdict hides another."""
    for name in FILES:
        names = [case["name"] for case in cases(name)]
        assert len(set(names)) == len(names)
