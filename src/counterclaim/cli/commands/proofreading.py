"""Proof-reading on the command line: `counterclaim readings FILE`, and `--interactive`."""

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from textwrap import wrap

from counterclaim.cli.commands.draft import write_to
from counterclaim.cli.outcome import INVALID, OK, Outcome, UsageError
from counterclaim.documents import MissingExtraError, Reading
from counterclaim.model import Dataset
from counterclaim.pipeline.reading import read
from counterclaim.proofreading import ReadBack, read_back, waiting_in, walk

_WIDTH = 88
_MEETS = 6
"""So many claims that one could meet are named."""


def is_file_of_claims(words: list[str]) -> bool:
    """Tell whether what was typed begins with the name of a file or folder."""
    return bool(words) and os.path.lexists(words[0])


def run(options: argparse.Namespace) -> Outcome:
    """Print how each claim of a file is read, or walk through what waits for a person.

    Raises:
        UsageError: A claim that is asked for does not exist, or the file cannot be written.
    """
    path: str = options.words[0]
    try:
        reading = read(path)
    except MissingExtraError as error:
        return Outcome("", INVALID, complaints=(f"nothing was read: {error}",))
    if not options.interactive:
        lines = _lines(_chosen(read_back(reading.dataset), options.words[1:]), reading)
        text = "".join(f"{line}\n" for line in (*lines, *_waiting(reading.dataset)))
        return Outcome(text, INVALID if reading.errors else OK, "utf-8", _faults(reading, path))
    if reading.errors:
        return Outcome("", INVALID, complaints=_faults(reading, path))
    return _walk(reading.dataset, path, options)


def _chosen(entries: tuple[ReadBack, ...], ids: list[str]) -> tuple[ReadBack, ...]:
    """Return the entries of the claims that were named; a statement stands for all of its own."""
    if not ids:
        return entries
    found = {
        name: [one for one in entries if one.claim == name or one.claim.startswith(f"{name}.")]
        for name in ids
    }
    for name, listed in found.items():
        if not listed:
            raise UsageError(f"there is no claim {name}")
    return tuple(dict.fromkeys(one for listed in found.values() for one in listed))


def _faults(reading: Reading, path: str) -> tuple[str, ...]:
    if not reading.errors:
        return ()
    count = len(reading.errors)
    return (f"{path} has errors ({count}): counterclaim validate {path} lists them",)


def _walk(dataset: Dataset, path: str, options: argparse.Namespace) -> Outcome:
    stdout = getattr(options, "stdout", sys.stdout)

    def tell(line: str) -> None:
        # who has gone is missed at the next question
        with suppress(BrokenPipeError):
            stdout.write(f"{line}\n")
            stdout.flush()

    def ask(prompt: str) -> str:
        try:
            stdout.write(prompt)
            stdout.flush()
        except BrokenPipeError as error:
            raise EOFError from error
        typed = sys.stdin.readline()
        if not typed:
            raise EOFError
        return typed

    def save(changed: Dataset) -> None:
        problem = write_to(changed, path)
        if problem is not None:
            raise UsageError(problem)

    done = walk(dataset, ask, tell, save)
    told = (
        f"\nkept {done.kept}, changed {done.changed}, dropped {done.dropped}, "
        f"answered {done.answered}, skipped {done.skipped}\n"
    )
    return Outcome(told)


def _lines(entries: tuple[ReadBack, ...], reading: Reading) -> Iterator[str]:
    texts = {claim.id: claim.text for claim in reading.dataset.claims}
    for entry in entries:
        mark = " (proposed, not confirmed)" if entry.is_drafted else ""
        yield f"{entry.claim}{mark}: {entry.reading or 'no reading'}"
        yield from _wrapped(f"\u201c{texts[entry.claim]}\u201d")
        yield from _wrapped(f"Read as: {entry.sentence}")
        if entry.left_out is not None:
            yield from _wrapped(f"Takes no part: {entry.left_out}.")
            continue
        yield from _wrapped(f"Holds {entry.days}.")
        shown = ", ".join(entry.meets[:_MEETS])
        more = len(entry.meets) - _MEETS
        yield from _wrapped(
            f"Could meet {shown}{f' and {more} more' if more > 0 else ''}."
            if entry.meets
            else "Could meet no other claim of this file."
        )


def _wrapped(text: str) -> list[str]:
    return wrap(text, _WIDTH, initial_indent="  ", subsequent_indent="    ")


def _waiting(dataset: Dataset) -> Iterator[str]:
    drafted = sum((claim.extra or {}).get("reading_by") == "draft" for claim in dataset.claims)
    asked = len(waiting_in(dataset))
    if drafted or asked:
        yield f"{drafted} proposed claims and {asked} statements wait for a person (--interactive)."
