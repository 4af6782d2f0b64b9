"""Reports: in which form, where to, and writing them."""

import os
from collections.abc import Iterable, Mapping, Sequence
from typing import TextIO

from attrs import evolve, frozen

from counterclaim.cli.outcome import INVALID, Outcome, UsageError
from counterclaim.cli.streams import has_colour, width_of
from counterclaim.configuration import FORMAT_NAMES, FormatName
from counterclaim.files import write_text
from counterclaim.findings.quoting import quoted
from counterclaim.pipeline import Checked
from counterclaim.report import Layout
from counterclaim.report.formats import FORMATS
from counterclaim.report.options import Options

_SUFFIXES: Mapping[str, FormatName] = {
    ".txt": "text",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".sarif": "sarif",
    ".sarif.json": "sarif",
    ".xml": "junit",
    ".md": "markdown",
    ".html": "html",
}
"""The form of a report by the end of its name; `github` is for the log of a run alone."""


@frozen
class Target:
    """A file that gets a report, and in which form."""

    format: FormatName
    path: str


def targets_of(
    asked: Sequence[str], configured: Mapping[FormatName, str], kept: Iterable[str]
) -> tuple[Target, ...]:
    """Return the files that get a report.

    Args:
        asked: What the command line says: a file, or a form, a colon and a file.
        configured: What the configuration says, by form. A form that the command line has too
            goes to the file of the command line alone.
        kept: Files that must not be written over, since they are read.

    Raises:
        UsageError: A form is not told, a file is to get two reports, or is read itself.
    """
    stated = [_target(text) for text in asked]
    forms = {target.format for target in stated}
    more = [Target(form, path) for form, path in configured.items() if form not in forms]
    targets = (*stated, *more)
    read = {_identity(path) for path in kept}
    seen: set[str] = set()
    for target in targets:
        place = _identity(target.path)
        if place in read:
            raise UsageError(f"--output: {quoted(target.path)} is read by this run")
        if place in seen:
            raise UsageError(f"--output: {quoted(target.path)} is named twice")
        seen.add(place)
    return targets


def _target(text: str) -> Target:
    form, colon, path = text.partition(":")
    for known in FORMAT_NAMES:
        if colon and form == known:
            if not path:
                raise UsageError(f"--output: there is no file behind {form}:")
            return Target(known, path)
    name = text.lower()
    fitting = [suffix for suffix in _SUFFIXES if name.endswith(suffix)]
    if not fitting:
        known_forms = ", ".join(FORMAT_NAMES)
        raise UsageError(
            f"--output: the name {quoted(text)} does not tell the form of the report; write the "
            f"form before it, as in sarif:{text}. Forms: {known_forms}"
        )
    return Target(_SUFFIXES[max(fitting, key=len)], text)


def _identity(path: str) -> str:
    return os.path.normcase(os.path.realpath(path))


def written(
    entries: Sequence[Checked],
    options: Options,
    targets: Iterable[Target],
    *,
    shown: FormatName,
    stream: TextIO | None,
    colour: str,
    code: int,
) -> Outcome:
    """Write the reports to their files and return the one for the standard output.

    Args:
        entries: The checked files.
        options: What the reports are given.
        targets: The files.
        shown: The form of the report on the standard output.
        stream: The standard output.
        colour: Whether it has colours: `auto`, `always` or `never`.
        code: The exit code of the check; 3 if a file cannot be written.
    """
    complaints = []
    for target in targets:
        try:
            write_text(FORMATS[target.format](entries, options), target.path)
        except (OSError, ValueError) as error:
            # ValueError: a null character in the name
            reason = getattr(error, "strerror", None) or str(error)
            complaints.append(f"the report {quoted(target.path)} cannot be written: {reason}")
    layout = Layout(width=width_of(stream), colour=has_colour(colour, stream))
    text = FORMATS[shown](entries, evolve(options, layout=layout))
    return Outcome(
        text,
        INVALID if complaints else code,
        None if shown == "text" else "utf-8",
        tuple(complaints),
    )
