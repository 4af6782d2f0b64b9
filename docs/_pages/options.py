"""The page of all options, from the parsers of the command line."""

import argparse
from collections.abc import Iterator, Mapping

from _pages.table import table
from counterclaim.cli.arguments import make_parser

_INTRODUCTION = """\
# Options of the commands

Every command with all that it takes, as `--help` has it. What is read and what comes of it is on
the page of [the command line](command-line.md).
"""


def pages() -> Mapping[str, str]:
    """Return the page."""
    sections = "".join(_section(name, parser) for name, parser in _commands().items())
    return {"reference/options.md": f"{_INTRODUCTION}{sections}"}


def _commands() -> Mapping[str, argparse.ArgumentParser]:
    kinds = argparse._SubParsersAction  # noqa: SLF001  (argparse has no public name for it)
    (commands,) = (one for one in make_parser()._actions if isinstance(one, kinds))  # noqa: SLF001
    return commands.choices


def _section(name: str, parser: argparse.ArgumentParser) -> str:
    rows = table(("option", "meaning"), _rows(parser))
    return f"\n## `{name}`\n\n{parser.description}\n\n{rows}"


def _rows(parser: argparse.ArgumentParser) -> Iterator[tuple[str, str]]:
    for action in parser._actions:  # noqa: SLF001  (as above)
        if action.help == argparse.SUPPRESS or "--help" in action.option_strings:
            continue
        needed = "; needed" if action.required and action.option_strings else ""
        told = (action.help or "") % {**vars(action), "prog": "counterclaim"}
        choices = ", ".join(f"`{choice}`" for choice in action.choices or ())
        words = told + (f": {choices}" if choices else "") + needed
        yield _shown(action), words.replace("|", "\\|")


def _shown(action: argparse.Action) -> str:
    """Return an option with the word for its value, or the word for what has none."""
    word = "NAME" if action.choices else action.dest.upper()
    metavar = action.metavar if isinstance(action.metavar, str) else word
    if not action.option_strings:
        return f"`{metavar}`"
    value = "" if action.nargs == 0 else f" {metavar}"
    return ", ".join(f"`{option}{value}`" for option in action.option_strings)
