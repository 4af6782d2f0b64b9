"""What is built and installed works without the sources beside it."""

import json
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

SCRIPT = """
import json, sys
from pathlib import Path

site, sources, example = sys.argv[1:]
sys.path[:] = [site, *(path for path in sys.path if Path(path).resolve() != Path(sources))]

import counterclaim
from counterclaim import codelists, model, schema
from counterclaim.report.html import render_html

assert Path(counterclaim.__file__).is_relative_to(site), counterclaim.__file__
dataset = counterclaim.load(example)
report = counterclaim.check(dataset)
print(json.dumps({
    "schema": schema.dataset_schema()["$schema"],
    "lists": list(codelists.CODE_LISTS),
    "conflicts": [
        [list(found.claims), found.grade, found.kind] for found in report.conflicts
    ],
    "page": render_html(dataset, report),
    "version": counterclaim.__version__,
    "loaded": sorted({
        str(Path(module.__file__))
        for name, module in sys.modules.items()
        if name.partition(".")[0] == "counterclaim"
    }),
}))
"""

COMMAND = """
import sys
from pathlib import Path

site, sources = sys.argv[1:3]
sys.path[:] = [site, *(p for p in sys.path if Path(p).resolve() != Path(sources))]

from importlib.metadata import distribution

(found,) = distribution("counterclaim").entry_points.select(group="console_scripts")
assert found.name == "counterclaim"
sys.exit(found.load()(sys.argv[3:]))
"""


def run(*command, **options):
    """Run a command and return what it prints; where it fails, show why."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, **options)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Build the wheel, with the tools that are installed."""
    out = tmp_path_factory.mktemp("wheel")
    build = (sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out))
    run(*build, str(ROOT), cwd=out)
    (found,) = out.iterdir()
    return found


@pytest.fixture(scope="module")
def site(wheel, tmp_path_factory):
    """Install the wheel into a folder of its own, without an index and without dependencies."""
    folder = tmp_path_factory.mktemp("site")
    pip = (sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    run(*pip, "--no-index", "--no-deps", "--target", str(folder), str(wheel), cwd=folder)
    return folder


def test_the_wheel_holds_the_package_and_no_more(wheel):
    """All modules, tables, templates, the marker for types, the licence; no tests or leftovers."""
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    package = ROOT / "src" / "counterclaim"
    files = {path for path in package.rglob("*") if path.is_file() and path.suffix != ".pyc"}
    assert {path.suffix for path in files} >= {".py", ".csv", ".html", ".css", ".js"}
    assert {f"counterclaim/{path.relative_to(package)}" for path in files} <= names
    assert "counterclaim/py.typed" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"counterclaim"}
    assert not [name for name in names if name.endswith(".pyc") or "/tests/" in name]


def test_the_installed_package_checks_an_example(site):
    """Schemas and code lists are read, and the example is checked, from the installed files."""
    example = ROOT / "examples" / "no-withdrawal-vs-final-stages"
    arguments = (str(site), str(ROOT / "src"), str(example / "dataset.json"))
    printed = run(sys.executable, "-I", "-c", SCRIPT, *arguments, cwd=site)
    result = json.loads(printed)
    assert result["schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert result["page"].startswith("<!doctype html>")
    lists = {path.stem for path in (ROOT / "schemas" / "1.0" / "codelists").glob("*.csv")}
    assert set(result["lists"]) == lists - {"index"}
    expected = json.loads((example / "expected.json").read_text("utf-8"))
    assert result["conflicts"] == [
        [found["claims"], found["grade"], found["kind"]] for found in expected["conflicts"]
    ]
    assert result["version"].count(".") == 2
    assert all(Path(path).is_relative_to(site) for path in result["loaded"])


def installed(site, *words):
    """Run the command that is installed."""
    start = (sys.executable, "-I", "-c", COMMAND, str(site), str(ROOT / "src"))
    return subprocess.run(
        [*start, *words], cwd=site, capture_output=True, encoding="utf-8", check=False
    )


def test_the_installed_command_runs(site):
    """The command that is installed finds the conflict of the example and says so."""
    example = ROOT / "examples" / "no-withdrawal-vs-final-stages" / "dataset.json"
    done = installed(site, "check", "--format", "json", str(example))
    assert (done.returncode, done.stderr) == (0, "")
    (found,) = json.loads(done.stdout)["conflicts"]
    assert found["grade"] == "certain"


def test_the_installed_command_reads_statements(site, tmp_path):
    """Words, names and places are read by the tables that are installed."""
    table = tmp_path / "statements.csv"
    words = "There is no withdrawal of the troops from Iraq."
    table.write_text(
        f"date,speaker,text,force,place\n2024-09-06,Ilse Brandt,{words},United States,Iraq\n",
        encoding="utf-8",
    )
    dataset = tmp_path / "dataset.json"
    done = installed(site, "draft", str(table), "-o", str(dataset))
    assert done.returncode == 0, done.stdout + done.stderr
    made = json.loads(dataset.read_text(encoding="utf-8"))
    assert [claim["says"]["code"] for claim in made["claims"]] == ["none"]
    assert [deployment["place"]["country"] for deployment in made["deployments"]] == ["IQ"]


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="git tells which files there are")
def test_the_archive_of_sources_is_whole(tmp_path):
    """All files of the package are in it, and all that its tests and its pages need beside it."""
    build = (sys.executable, "-m", "build", "--sdist", "--no-isolation", "--outdir", str(tmp_path))
    run(*build, str(ROOT), cwd=tmp_path)
    (found,) = tmp_path.iterdir()
    with tarfile.open(found) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    listed = run("git", "-C", str(ROOT), "ls-files", "-z").split("\0")
    assert {name for name in listed if name} - names <= {".gitignore"}
