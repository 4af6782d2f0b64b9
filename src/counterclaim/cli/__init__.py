"""The command line: `counterclaim check`, `validate`, `judge`, `convert` and others.

Only what reads the arguments is imported here; the commands import what they need when they
run, so that help comes at once.
"""

import sys
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout
from importlib import import_module

from counterclaim.cli.arguments import make_parser
from counterclaim.cli.outcome import (
    FOUND,
    INTERRUPTED,
    INVALID,
    OK,
    USAGE,
    Outcome,
    UsageError,
)
from counterclaim.cli.streams import drop_output, is_broken_pipe, write

__all__ = ["FOUND", "INTERRUPTED", "INVALID", "OK", "USAGE", "main"]

_HOMES = {
    "check": "check",
    "validate": "check",
    "judge": "judge",
    "diff": "diff",
    "rules": "rules",
    "explain": "explain",
    "schema": "schema",
    "convert": "convert",
    "init": "init",
    "draft": "draft",
    "readings": "readings",
}
"""The module of each command; its function `run` takes the options and returns an outcome."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code.

    Args:
        arguments: The words after the name of the program; by default those of the process.

    Returns:
        0 where nothing was found at or above the threshold, 1 where something was, 2 for a
        wrong use or configuration, 3 for input that cannot be read or is invalid, 130 after
        Ctrl-C.
    """
    try:
        return _run(arguments)
    except UsageError as error:
        _complain(f"error: {error}")
        return USAGE
    except KeyboardInterrupt:
        _complain("interrupted")
        return INTERRUPTED
    except MemoryError:
        _complain("the memory is not enough for this input")
        return INVALID
    except Exception as error:  # noqa: BLE001  (whatever it is, a person reads it)
        _complain(_bug(error))
        return INVALID


def _run(arguments: Sequence[str] | None) -> int:
    parser = make_parser()
    try:
        options = parser.parse_args(arguments)
    except SystemExit as stop:  # after --help, or a wrong use that argparse has reported
        return stop.code if isinstance(stop.code, int) else USAGE
    if options.version:
        return _print(Outcome(f"counterclaim {version()}\n"))
    if options.command is None:
        write(parser.format_help(), sys.stderr)
        return USAGE
    command: Callable[..., Outcome] = import_module(
        f"counterclaim.cli.commands.{_HOMES[options.command]}"
    ).run
    options.stdout = sys.stdout
    # rules of other packages may print; the output is for the report alone
    with redirect_stdout(sys.stderr):
        outcome = command(options)
    return _print(outcome)


def _print(outcome: Outcome) -> int:
    """Write the output; return the exit code, which a reader who has gone does not change."""
    try:
        write(outcome.text, sys.stdout, outcome.encoding)
    except OSError as error:
        drop_output(sys.stdout)
        if not is_broken_pipe(error):
            _complain(f"the output cannot be written: {error.strerror or error}")
            return INVALID
    for complaint in outcome.complaints:
        _complain(complaint)
    return outcome.code


def version() -> str:
    """Return the version of the installed package."""
    from importlib.metadata import PackageNotFoundError  # noqa: PLC0415  (slow)
    from importlib.metadata import version as installed  # noqa: PLC0415

    try:
        return installed("counterclaim")
    except PackageNotFoundError:
        return "of an unknown version: it is not installed as a package"


def _complain(message: str) -> None:
    """Say something on the error stream, if anybody listens."""
    try:
        write(f"counterclaim: {message}\n", sys.stderr)
    except OSError:
        drop_output(sys.stderr)


def _bug(error: Exception) -> str:
    """Return what to tell about an error that nobody foresaw, with the place in the code."""
    place, trace = "", error.__traceback__
    while trace is not None:
        path = trace.tb_frame.f_code.co_filename.replace("\\", "/")
        if "/counterclaim/" in path:
            place = (
                f" (counterclaim/{path.rpartition('/counterclaim/')[2]}, line {trace.tb_lineno})"
            )
        trace = trace.tb_next
    from counterclaim.report.renderers.escaping import clean  # noqa: PLC0415  (seldom needed)

    reason = clean(" ".join(f"{type(error).__name__}: {error}".split())[:300])
    return f"internal error: {reason}{place}. This is a bug in counterclaim; please report it."
