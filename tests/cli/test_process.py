"""The command line as a process: pipes, encodings, imports."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLE = "examples/no-withdrawal-vs-final-stages/dataset.json"
COMMAND = [sys.executable, "-W", "error", "-m", "counterclaim"]


def run(*arguments, code=0, **options):
    """Run the command line in the root of the project and return what it wrote."""
    environment = {**os.environ, **options.pop("env", {})}
    done = subprocess.run(
        [*COMMAND, *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        timeout=120,
        check=False,
        **options,
    )
    assert done.returncode == code, done.stderr.decode("utf-8", "replace")
    assert b"Traceback" not in done.stderr
    return done


def test_example_gives_one_conflict_and_exit_code_one():
    """The smallest example, as a person would run it."""
    done = run("check", "--format", "json", EXAMPLE, code=1)
    conflicts = json.loads(done.stdout)["conflicts"]
    assert [conflict["claims"] for conflict in conflicts] == [["c1", "c2"]]
    assert done.stderr == b""


def test_standard_input_is_read_from_a_pipe():
    """A dataset can be piped in."""
    done = run("check", "-", code=1, input=(ROOT / EXAMPLE).read_bytes())
    assert b"<stdin>: 1 conflict (1 error) in 2 claims" in done.stdout


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_text_can_be_written_in_any_encoding(encoding):
    """The text comes out whole in narrow encodings too, and JSON is always UTF-8."""
    env = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    text = run("check", EXAMPLE, code=1, env=env).stdout.decode(encoding)
    assert "There is no withdrawal of our troops from Veldin." in text
    report = run("check", "--format", "json", EXAMPLE, code=1, env=env).stdout
    assert json.loads(report.decode("utf-8"))["conflicts"]


@pytest.mark.skipif(sys.platform == "win32", reason="pipes are closed otherwise there")
def test_reader_who_leaves_early_gets_no_traceback():
    """A closed pipe changes neither the exit code nor the quiet of the error stream."""
    read_end, write_end = os.pipe()
    os.close(read_end)
    try:
        done = subprocess.run(
            [*COMMAND, "check", EXAMPLE],
            cwd=ROOT,
            stdout=write_end,
            stderr=subprocess.PIPE,
            timeout=120,
            check=False,
        )
    finally:
        os.close(write_end)
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
def test_output_that_cannot_be_written_is_told():
    """A full disk is told in one line, with the exit code 3."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, "check", EXAMPLE],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=120,
            check=False,
        )
    assert done.returncode == 3
    assert done.stderr.startswith(b"counterclaim: the output cannot be written")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["check", "--help"], ["judge", "--help"], ["convert", "--help"]],
)
def test_help_imports_nothing_heavy(arguments):
    """Help comes without the engine, the reader, or any dependency."""
    program = (
        "import sys; from counterclaim.cli import main; code = main(sys.argv[1:]);"
        "print(*sorted(sys.modules), file=sys.stderr); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    loaded = set(done.stderr.split())
    heavy = {"attr", "attrs", "cattrs", "jsonschema", "jsonschema_rs", "referencing"}
    heavy |= {"openpyxl", "ruamel", "tomllib"}
    parts = ("configuration", "consistency", "documents", "judgements", "model", "report", "rules")
    heavy |= {f"counterclaim.{name}" for name in (*parts, "schema", "tables")}
    assert not heavy & loaded
    assert done.stdout
