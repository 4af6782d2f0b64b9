"""The arguments of the command line."""

import argparse
from math import inf

REPORT_FORMATS = ("text", "json", "jsonl", "sarif", "junit", "github", "markdown", "html")
DATA_FORMATS = ("json", "jsonl", "yaml", "csv", "xlsx")
FAIL_ON = ("faults", "certain", "likely", "weak", "never")
GRADES = ("certain", "likely", "weak")
IMPORT_FORMATS = (*DATA_FORMATS, "schemaorg", "stix", "ftm", "turtle", "prov-jsonld")
EXPORT_FORMATS = (*IMPORT_FORMATS, "datapackage")
VERDICTS = ("known_conflict", "not_a_conflict", "accepted")
QUESTIONS = (
    *("leaving", "presence", "number", "decision", "announcement"),
    *("speech", "property", "relation", "none"),
)
"""These stand here again so that help needs no other module."""

_DESCRIPTION = (
    "Find the statements about military deployments that cannot all be true, and say why."
)
_EXIT_CODES = (
    "Exit codes: 0 nothing to fail on, 1 findings at or above --severity or what --fail-on names, "
    "2 wrong usage or configuration, 3 input that cannot be read or is invalid."
)
_PATHS = (
    "a file (.json, .jsonl, .ndjson, .yaml, .yml, .xlsx), a folder with claims.csv, a folder of "
    "such files, or - for standard input; each is a dataset of its own"
)


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    parser = argparse.ArgumentParser(
        prog="counterclaim", description=_DESCRIPTION, epilog=_EXIT_CODES
    )
    parser.add_argument("--version", action="store_true", help="show the version and end")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    reading = _reading_options()
    _add_check(commands, reading)
    _command(
        commands,
        "validate",
        "report the faults of the files only",
        "Report the faults of the files, without looking for conflicts.",
        reading,
    )
    _add_judge(commands)
    _add_diff(commands)
    _add_rules(commands)
    explain = _command(
        commands,
        "explain",
        "explain a conflict, or a code of a report",
        "Explain a conflict by its id and the file that it is in, or codes of a report: rules, "
        "assumptions, kinds, findings and others.",
    )
    explain.add_argument(
        "codes",
        metavar="CODE",
        nargs="*",
        help="the code; or the id of a conflict, and the file; without any, all codes are listed",
    )
    _add_as_read(explain)
    _add_configured(explain)
    schema = _command(
        commands,
        "schema",
        "print a schema, a code list, or the meaning of a field",
        "Print a JSON Schema, a code list, or the meaning of a field such as claims.when.role.",
    )
    schema.add_argument(
        "name", metavar="NAME", nargs="?", help="what to print; without it, all names are listed"
    )
    _add_convert(commands)
    _add_init(commands)
    _add_draft(commands)
    _add_readings(commands)
    return parser


Commands = argparse._SubParsersAction  # noqa: SLF001  (argparse has no public name for it)


def _command(
    commands: "Commands[argparse.ArgumentParser]",
    name: str,
    told: str,
    description: str,
    *parents: argparse.ArgumentParser,
) -> argparse.ArgumentParser:
    return commands.add_parser(
        name, parents=parents, help=told, description=description, epilog=_EXIT_CODES
    )


def _add_check(
    commands: "Commands[argparse.ArgumentParser]", reading: argparse.ArgumentParser
) -> None:
    check = _command(
        commands,
        "check",
        "report the claims that cannot all be true, and faults of the files",
        "Report the claims that cannot all be true, and the faults of the files.",
        reading,
    )
    check.add_argument(
        "--as-of",
        metavar="DATE",
        help="leave out what was stated after this day (EDTF; the last day of a coarser date)",
    )
    check.add_argument(
        "--disable",
        metavar="RULE",
        action="append",
        help="switch a background rule off; may be given again, or as a list with commas",
    )
    check.add_argument(
        "--grade",
        choices=GRADES,
        help="show conflicts that are as sure as this (default: likely); JSON has all",
    )
    shapes = check.add_mutually_exclusive_group()
    shapes.add_argument(
        "--details",
        dest="shape",
        action="store_const",
        const="details",
        help="show each conflict in full: readings, sources, reasons, what is taken for granted",
    )
    shapes.add_argument(
        "--list",
        dest="shape",
        action="store_const",
        const="list",
        help="show each conflict on one line",
    )
    shapes.add_argument(
        "--by",
        choices=("speaker", "deployment", "source"),
        help="show the conflicts one a line, below each speaker, deployment or source",
    )
    check.add_argument(
        "--limit",
        metavar="N",
        type=_whole_number,
        default=20,
        help="show so many groups of conflicts, or lines; 0 for all (default: 20)",
    )
    check.add_argument(
        "--together",
        action="store_true",
        help="take all paths as one dataset, such as actors in one file and claims in another",
    )
    check.add_argument(
        "--near",
        action="store_true",
        help="after the conflicts, list the pairs of claims that just do not clash, and why",
    )
    check.add_argument(
        "--time-limit",
        metavar="SECONDS",
        type=_seconds,
        help="end the search for conflicts so long after the start; what was found is reported, "
        "and what was not searched is named (default: no limit)",
    )
    check.add_argument(
        "--verbose",
        action="store_true",
        help="list the claims that took no part or stand alone, and what judgements have set aside",
    )


def _add_judge(commands: "Commands[argparse.ArgumentParser]") -> None:
    judge = _command(
        commands,
        "judge",
        "record a judgement on a conflict",
        "Record what somebody has decided about a reported conflict, so that it is set aside.",
    )
    judge.add_argument("path", metavar="PATH", help="the file, or the folder with claims.csv")
    judge.add_argument(
        "claims",
        metavar="ID",
        nargs="+",
        help="the id of the conflict, as the report shows it, or the ids of all its claims",
    )
    judge.add_argument(
        "--verdict", choices=VERDICTS, required=True, help="what was decided about the conflict"
    )
    judge.add_argument(
        "--by", metavar="NAME", help="who decided (default: the user.name of git, else it is asked)"
    )
    judge.add_argument("--on", metavar="DATE", help="the day, such as 2024-09-06 (default: today)")
    judge.add_argument("--why", metavar="TEXT", required=True, help="the reason")
    judge.add_argument("--expires", metavar="DATE", help="the last day on which it holds")
    _add_as_read(judge)
    _add_configured(judge)


def _add_diff(commands: "Commands[argparse.ArgumentParser]") -> None:
    diff = _command(
        commands,
        "diff",
        "report what a change of the data does to its conflicts",
        "Report which conflicts and findings appeared, vanished or changed between two versions "
        "of a dataset, and through which claims.",
    )
    diff.add_argument("old", metavar="OLD", help="the earlier version: a file or a folder")
    diff.add_argument("new", metavar="NEW", help="the later version")
    diff.add_argument(
        "--format", choices=("text", "json", "markdown"), default="text", help="default: text"
    )
    diff.add_argument(
        "--grade", choices=GRADES, default="likely", help="conflicts as sure as this (likely)"
    )
    _add_as_read(diff)
    _add_configured(diff)


def _whole_number(text: str) -> int:
    if not text.isdecimal():
        message = f"expected a whole number, got {text!r}"
        raise argparse.ArgumentTypeError(message)
    return int(text)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < inf:
        message = f"expected a number of seconds above 0, such as 2.5, got {text!r}"
        raise argparse.ArgumentTypeError(message)
    return seconds


def _add_rules(commands: "Commands[argparse.ArgumentParser]") -> None:
    rules = _command(
        commands,
        "rules",
        "list the rules about the quality of data",
        "List the rules about the quality of data that check and validate run.",
    )
    rules.add_argument(
        "--format", choices=("text", "json"), default="text", help="form of the list"
    )


def _add_convert(commands: "Commands[argparse.ArgumentParser]") -> None:
    convert = _command(
        commands,
        "convert",
        "write a dataset in another format",
        "Write a dataset in another format. Between the formats of the library nothing is lost; "
        "for those of others it is told what they cannot hold.",
    )
    convert.add_argument("source", metavar="IN", help="a file, a folder with claims.csv, or -")
    convert.add_argument("target", metavar="OUT", help="a file, a folder for CSV, or -")
    convert.add_argument(
        "--from", dest="source_format", choices=IMPORT_FORMATS, help="the format of IN"
    )
    convert.add_argument(
        "--to", dest="target_format", choices=EXPORT_FORMATS, help="the format of OUT"
    )
    form = convert.add_mutually_exclusive_group()
    form.add_argument(
        "--short", action="store_true", help="write claims in short forms, as readings"
    )
    form.add_argument(
        "--expand", action="store_true", help="write all claims in full (this is the default)"
    )
    convert.add_argument(
        "--bom", action="store_true", help="begin CSV files with a byte-order mark"
    )
    convert.add_argument("--overwrite", action="store_true", help="replace what OUT holds already")
    convert.add_argument(
        "--force", action="store_true", help="leave out the records with faults, and name them"
    )


def _add_init(commands: "Commands[argparse.ArgumentParser]") -> None:
    init = _command(
        commands,
        "init",
        "write a small dataset to edit, or empty tables to fill in",
        "Write a small valid dataset to edit or, for csv and xlsx, empty tables to fill in.",
    )
    init.add_argument(
        "folder", metavar="DIR", nargs="?", default=".", help="the folder (default: this one)"
    )
    init.add_argument("--format", choices=DATA_FORMATS, default="json", help="default: json")
    init.add_argument(
        "--statements",
        action="store_true",
        help="write statements.csv instead, a table for the command draft",
    )


def _add_draft(commands: "Commands[argparse.ArgumentParser]") -> None:
    draft = _command(
        commands,
        "draft",
        "propose claims for a table of statements",
        "Propose claims for a table of statements, for people to confirm: exit code 1 where "
        "something is to be asked.",
    )
    draft.add_argument(
        "statements",
        metavar="STATEMENTS",
        help="a table (.csv, .tsv, .xlsx, .jsonl, .md), lines of text (.txt), or - for lines "
        "or a Markdown table on the standard input",
    )
    draft.add_argument(
        "-o",
        "--output",
        metavar="DATASET",
        required=True,
        help="the dataset; where it is there already, what people have made of it is kept",
    )
    draft.add_argument("--force", metavar="NAME", help="the force, where a row names none")
    draft.add_argument("--place", metavar="NAME", help="the place, where a row names none")
    draft.add_argument(
        "--column",
        metavar="FIELD=HEADER",
        action="append",
        default=[],
        help="which column holds what, where its header does not tell; may be given again",
    )
    draft.add_argument(
        "--places", metavar="FILE", help="a CSV file of places: name, kind, country, within, names"
    )
    draft.add_argument(
        "--reader", metavar="NAME", default="tables", help="what reads the words (default: tables)"
    )


def _add_readings(commands: "Commands[argparse.ArgumentParser]") -> None:
    readings = _command(
        commands,
        "readings",
        "find how words are read, or how each claim of a file is read",
        "List the readings that words point to, the best first, all of them without words; or "
        "print how each claim of a file is read, without a check.",
    )
    readings.add_argument(
        "words",
        metavar="FILE|WORDS",
        nargs="*",
        help="words of a statement, or the code of a reading; or a dataset, and ids of claims if "
        "not all are wanted",
    )
    readings.add_argument(
        "--question", choices=QUESTIONS, help="only readings that answer this question"
    )
    readings.add_argument(
        "--interactive",
        action="store_true",
        help="with a file: walk through what was proposed and what was not read",
    )
    readings.add_argument(
        "--format", choices=("text", "json"), default="text", help="form of the list of readings"
    )


def _add_as_read(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--input-format",
        choices=DATA_FORMATS,
        help="format of the input, where the name does not tell it; json for standard input",
    )


def _add_configured(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--judgements",
        metavar="FILE",
        help="the file of judgements (default: as configured, or judgements.toml beside the data)",
    )
    configured = parser.add_mutually_exclusive_group()
    configured.add_argument(
        "--config",
        metavar="FILE",
        help="the configuration (default: the nearest counterclaim.toml or pyproject.toml)",
    )
    configured.add_argument(
        "--no-config", action="store_true", help="pass over all files of configuration"
    )


def _reading_options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(add_help=False)
    options.add_argument("paths", metavar="PATH", nargs="+", help=_PATHS)
    options.add_argument(
        "--format", choices=REPORT_FORMATS, help="form of the report (default: text)"
    )
    options.add_argument(
        "--output",
        metavar="FILE",
        action="append",
        default=[],
        help="write a report to this file too, in the form that its name tells, or as in "
        "sarif:FILE; may be given again",
    )
    _add_as_read(options)
    options.add_argument(
        "--severity",
        choices=("error", "warning", "note"),
        help="show findings on the data that are as grave as this (default: warning)",
    )
    options.add_argument(
        "--fail-on",
        choices=FAIL_ON,
        help="end with 1 for findings alone, or for conflicts of this grade and surer ones as "
        "well, or never (default: faults)",
    )
    options.add_argument(
        "--select",
        metavar="CODE",
        action="append",
        help="report these codes, or families of codes, alone; may be given again, or as a "
        "list with commas",
    )
    options.add_argument(
        "--ignore",
        metavar="CODE",
        action="append",
        help="do not report these codes, or families of codes",
    )
    _add_configured(options)
    options.add_argument(
        "--color",
        "--colour",
        dest="colour",
        choices=("auto", "always", "never"),
        default="auto",
        help="colours in the text (default: auto, on a terminal without NO_COLOR)",
    )
    options.add_argument(
        "--no-color",
        "--no-colour",
        dest="colour",
        action="store_const",
        const="never",
        help="the same as --color never",
    )
    return options
