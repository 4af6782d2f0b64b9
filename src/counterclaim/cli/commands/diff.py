"""The command `diff`."""

import argparse

from attrs import evolve

from counterclaim.cli.inputs import Input, read_input
from counterclaim.cli.outcome import INVALID, OK, Outcome, UsageError
from counterclaim.cli.settings import Settings, settings_of
from counterclaim.cli.streams import has_colour, width_of
from counterclaim.findings import Finding
from counterclaim.pipeline import Checked, Task, run_all
from counterclaim.report.difference import difference
from counterclaim.report.options import Layout
from counterclaim.report.renderers.difference import (
    difference_json,
    difference_markdown,
    difference_text,
)
from counterclaim.report.renderers.text import finding_lines


def run(options: argparse.Namespace) -> Outcome:
    """Report what a change of the data does to its conflicts and findings.

    Raises:
        UsageError: The configuration has errors, or both versions are standard input.
    """
    if options.old == options.new == "-":
        raise UsageError("standard input, -, can be read only once")
    settings = settings_of(options)
    tasks = [_task(path, options, settings) for path in (options.old, options.new)]
    old, new = run_all(tasks).datasets
    unread = [found for entry in (old, new) for found in _unreadable(entry)]
    if unread:
        lines = [line for found in unread for line in finding_lines(found, Layout())]
        return Outcome("".join(f"{line}\n" for line in lines), INVALID)
    found = difference(old, new, options.grade)
    if options.format == "json":
        return Outcome(difference_json(found), OK, "utf-8")
    if options.format == "markdown":
        return Outcome(difference_markdown(found), OK, "utf-8")
    colour = has_colour("auto", options.stdout)
    layout = Layout(width=width_of(options.stdout), colour=colour)
    return Outcome(difference_text(found, layout), OK)


def _task(path: str, options: argparse.Namespace, settings: Settings) -> Task:
    source = Input(name=path, format=options.input_format)
    # what has been judged is a conflict all the same
    configuration = evolve(settings.for_file(path), judgements=None)
    return Task(source=read_input(source), configuration=configuration, name=source.shown)


def _unreadable(entry: Checked) -> list[Finding]:
    """Return why nothing of a version could be read, if so."""
    if entry.dataset.claims:
        return []
    return [found for found in entry.findings if found.severity == "error"]
