"""The arguments of the command line."""

import argparse

_DESCRIPTION = (
    "Find the statements about military deployments that cannot all be true, and say why."
)
_EXIT_CODES = (
    "Exit codes: 0 nothing at or above the threshold, 1 conflicts or findings at or above it, "
    "2 wrong usage, 3 input that cannot be read or is invalid."
)
_PATHS = (
    "a file (.json, .jsonl, .ndjson, .yaml, .yml), a folder, or - for standard input; each file "
    "is a dataset of its own"
)


class UsageError(ValueError):
    """The arguments are well-formed and ask for something that does not exist."""


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    parser = argparse.ArgumentParser(
        prog="counterclaim", description=_DESCRIPTION, epilog=_EXIT_CODES
    )
    parser.add_argument("--version", action="store_true", help="show the version and end")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    reading = _reading_options()
    check = commands.add_parser(
        "check",
        parents=[reading],
        help="report the claims that cannot all be true, and faults of the files",
        description="Report the claims that cannot all be true, and the faults of the files.",
        epilog=_EXIT_CODES,
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
        default=[],
        help="switch a background rule off; may be given again, or as a list with commas",
    )
    check.add_argument(
        "--verbose", action="store_true", help="list the claims that took no part, and why"
    )
    commands.add_parser(
        "validate",
        parents=[reading],
        help="report the faults of the files only",
        description="Report the faults of the files, without looking for conflicts.",
        epilog=_EXIT_CODES,
    )
    explain = commands.add_parser(
        "explain",
        help="explain a code of a report",
        description="Explain codes of a report: rules, assumptions, kinds, findings and others.",
    )
    explain.add_argument(
        "codes", metavar="CODE", nargs="*", help="the code; without any, all codes are listed"
    )
    return parser


def _reading_options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(add_help=False)
    options.add_argument("paths", metavar="PATH", nargs="+", help=_PATHS)
    options.add_argument(
        "--format", choices=("text", "json"), default="text", help="form of the report"
    )
    options.add_argument(
        "--input-format",
        choices=("json", "jsonl", "yaml"),
        help="format of the input, where the name does not tell it; json for standard input",
    )
    options.add_argument(
        "--severity",
        choices=("error", "warning", "note"),
        default="warning",
        help="show, and let the exit code tell, what is as grave as this (default: warning)",
    )
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
