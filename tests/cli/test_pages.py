"""The pages on the command line and on the report say what the program does."""

import argparse
import re
import shlex
from pathlib import Path

import pytest

from counterclaim import cli
from counterclaim.cli.arguments import DATA_FORMATS, REPORT_FORMATS, VERDICTS, make_parser
from counterclaim.cli.commands.schema import SCHEMAS
from counterclaim.cli.outputs import _SUFFIXES
from counterclaim.report import report_schema

ROOT = Path(__file__).parents[2]
COMMANDS = (ROOT / "docs" / "reference" / "command-line.md").read_text(encoding="utf-8")
REPORT = (ROOT / "docs" / "reference" / "report.md").read_text(encoding="utf-8")


def commands():
    """Return the parsers of the commands by name."""
    actions = make_parser()._actions
    return next(a for a in actions if isinstance(a, argparse._SubParsersAction)).choices


def test_every_command_and_option_is_on_the_page():
    """The page has all commands and options, and none that do not exist."""
    options = {
        option
        for parser in commands().values()
        for action in parser._actions
        for option in action.option_strings
    }
    told = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", COMMANDS))
    assert options <= told
    assert {option for option in told if option.startswith("--")} <= {*options, "--version"}
    assert all(f"counterclaim {name}" in COMMANDS for name in commands())


@pytest.mark.parametrize(("name", "code"), [("OK", 0), ("FOUND", 1), ("USAGE", 2), ("INVALID", 3)])
def test_exit_codes_are_on_the_page(name, code):
    """The page and the help have the exit codes of the program."""
    assert getattr(cli, name) == code
    assert f"\n| {code} | " in COMMANDS
    assert f"{code} " in make_parser().epilog


def test_explanation_on_the_page_is_the_real_one(capsys):
    """What the page prints for `explain` is what the program prints."""
    for words in (
        ["explain", "takes_time"],
        ["schema", "claims.polarity"],
        ["readings", "no_withdrawal"],
    ):
        assert cli.main(words) == cli.OK
        assert f"$ counterclaim {' '.join(words)}\n{capsys.readouterr().out}```" in COMMANDS


def test_forms_and_formats_are_on_the_page():
    """The page names every form of report, every format of data, every verdict and schema."""
    names = (*REPORT_FORMATS, *DATA_FORMATS, *VERDICTS, *SCHEMAS)
    assert all(f"`{name}`" in COMMANDS or f"schema {name}`" in COMMANDS for name in names)


def test_endings_of_outputs_are_on_the_page():
    """Every ending that tells the form of an output is on the page, if it has no longer one."""
    endings = [ending for ending in _SUFFIXES if ending not in (".ndjson", ".sarif.json")]
    assert all(f"`{ending}`" in COMMANDS for ending in endings)


@pytest.mark.parametrize(
    "line", re.findall(r"^\$ counterclaim ((?:check|judge) .*data/.*)$", COMMANDS, re.MULTILINE)
)
def test_commands_on_the_page_are_understood(line):
    """The commands on the page are accepted by the parser."""
    words = shlex.split(line.partition(" > ")[0])
    options = make_parser().parse_args(words)
    assert (options.paths if options.command == "check" else [options.path])[0].startswith("data/")


def test_keys_of_the_report_are_on_the_page():
    """The tables have the keys of a report and of a conflict, in their order."""
    rows = re.findall(r"^\| `(\w+)` \| [A-Z]", REPORT, re.MULTILINE)
    schema = report_schema()
    parts = (schema, schema["$defs"]["ConflictEntry"])
    assert rows == [key for part in parts for key in part["properties"]]


def test_reasons_are_on_the_page():
    """The page names every type of reason that the schema has."""
    conflict = report_schema()["$defs"]["ConflictEntry"]
    names = [
        entry["$ref"].rpartition("/")[2] for entry in conflict["properties"]["reason"]["oneOf"]
    ]
    assert re.findall(r"^\| `(\w+)` \| [a-z]", REPORT, re.MULTILINE) == [
        name.lower() for name in names
    ]


def test_python_on_the_page_runs(monkeypatch):
    """The example in Python runs as it stands."""
    monkeypatch.chdir(ROOT)
    for code in re.findall(r"```python\n(.*?)```", REPORT, re.DOTALL):
        exec(code, {})  # noqa: S102
