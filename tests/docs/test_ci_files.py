"""The files for continuous integration: their steps run in a shell as a service would run them."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from counterclaim.cli.arguments import make_parser

ROOT = Path(__file__).parents[2]
FILES = ROOT / "docs" / "how-to" / "files"
EXAMPLE = ROOT / "examples" / "no-withdrawal-vs-final-stages" / "dataset.json"

needs_bash = pytest.mark.skipif(shutil.which("bash") is None, reason="the steps are for bash")


def values(path):
    """Return what a file of YAML holds."""
    return YAML(typ="safe").load(path.read_text(encoding="utf-8"))


def run(script, folder, **variables):
    """Run a script as a step does: bash stops at the first failure."""
    scripts = str(Path(sys.executable).parent)
    environment = {
        **os.environ,
        "PATH": os.pathsep.join((scripts, os.environ["PATH"])),
        "PYTHONIOENCODING": "utf-8",
        **variables,
    }
    return subprocess.run(
        [shutil.which("bash"), "-e", "-o", "pipefail", "-c", script],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def data(tmp_path):
    """Return a folder with a contradiction in `data`."""
    (tmp_path / "data").mkdir()
    shutil.copy(EXAMPLE, tmp_path / "data" / "dataset.json")
    return tmp_path


@needs_bash
@pytest.mark.parametrize(
    ("fail_on", "path", "code"),
    [("faults", "data", 0), ("likely", "data", 1), ("faults", "gone", 3)],
)
def test_the_action_annotates_and_leaves_its_reports(data, fail_on, path, code):
    """The check writes all reports in one run, and the step ends with its exit code."""
    step = values(FILES / "action.yml")["runs"]["steps"][1]
    names = {name: str(data / name) for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    variables = {"PATHS": f"{path}\n", "FAIL_ON": fail_on, "RUNNER_TEMP": str(data), **names}
    done = run(step["run"], data, **variables)
    assert (done.returncode, done.stderr) == (code, "")
    level = "warning" if code == 0 else "error"
    assert done.stdout.startswith(f"::{level} file=")
    sarif = (data / "GITHUB_OUTPUT").read_text(encoding="utf-8").strip().removeprefix("sarif=")
    assert '"version": "2.1.0"' in Path(sarif).read_text(encoding="utf-8")
    assert (data / "GITHUB_STEP_SUMMARY").read_text(encoding="utf-8").startswith("# ")


@needs_bash
def test_the_job_for_gitlab_leaves_a_report(data):
    """The check of the job ends with the code of the check, and leaves the report that it names."""
    job = values(FILES / "gitlab-ci.yml")["claims"]
    done = run(job["script"][-1], data)
    assert (done.returncode, done.stderr) == (0, "")
    report = data / job["artifacts"]["reports"]["junit"]
    assert '<testsuites tests="1" failures="0"' in report.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "hook", values(ROOT / ".pre-commit-hooks.yaml"), ids=lambda hook: hook["id"]
)
def test_the_hooks_check_the_files_that_they_name(hook):
    """A hook runs a command that there is, on datasets in every format that is one file."""
    words = shlex.split(hook["entry"])
    assert words[0] == "counterclaim"
    assert make_parser().parse_args([*words[1:], "a.json"]).command == words[1]
    wanted = re.compile(hook["files"])
    for ending in ("json", "jsonl", "ndjson", "yaml", "yml", "xlsx"):
        assert wanted.search(f"data/dataset.{ending}")
        assert wanted.search(f"dataset.{ending}")
    assert not wanted.search("data/mydataset.json")
    assert not wanted.search("data/dataset.json.md")
    extras = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert all(f'"{needed}"' in extras for needed in hook["additional_dependencies"])
