"""The command `readings`: how a file is read, or the readings that words point to."""

import argparse

from counterclaim.cli.commands.proofreading import is_file_of_claims
from counterclaim.cli.commands.proofreading import run as proofread
from counterclaim.cli.outcome import FOUND, OK, Outcome, UsageError
from counterclaim.readings import find_readings


def run(options: argparse.Namespace) -> Outcome:
    """Read a file back, or list the readings that words point to, the best first.

    Raises:
        UsageError: `--interactive` without a file.
    """
    if is_file_of_claims(options.words):
        return proofread(options)
    if options.interactive:
        raise UsageError("--interactive: name the file of the dataset")
    found = find_readings(" ".join(options.words))
    lines = (f"{entry.code:24}{entry.meaning}\n" for entry in found)
    return Outcome("".join(lines), OK if found else FOUND, "utf-8")
