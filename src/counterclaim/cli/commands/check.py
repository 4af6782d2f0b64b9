"""The commands `check` and `validate`."""

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence

from attrs import evolve

from counterclaim.cli import version
from counterclaim.cli.inputs import Input, inputs_of, read_input
from counterclaim.cli.outcome import FOUND, INVALID, OK, Outcome, UsageError
from counterclaim.cli.outputs import targets_of, written
from counterclaim.cli.settings import Settings, from_here, settings_of, shared
from counterclaim.cli.streams import progress_on
from counterclaim.configuration import Configuration, is_excluded
from counterclaim.documents import together
from counterclaim.findings.quoting import quoted
from counterclaim.pipeline import Checked, Task, run_all
from counterclaim.pipeline.result import beside, conflicts_of, findings_of
from counterclaim.report.catalogue import rule_texts
from counterclaim.report.options import Options, is_failure


def run(options: argparse.Namespace) -> Outcome:
    """Run `check` or `validate`.

    Raises:
        UsageError: A date, a rule, a code or a form does not exist, the configuration has
            errors, or standard input is asked for twice.
    """
    stop = _time_is_up(options.time_limit) if options.command == "check" else None
    settings = settings_of(options)
    if options.judgements is not None and not os.path.lexists(options.judgements):
        raise UsageError(f"--judgements: there is no file {quoted(options.judgements)}")
    found = tuple(
        inputs_of(
            options.paths,
            options.input_format,
            lambda name: is_excluded(settings.for_file(name), name),
        )
    )
    sources = tuple(source for source in found if source.passed_over is None)
    passed = (source for source in found if source.passed_over is not None)
    chosen = {source.name: settings.for_file(source.name) for source in sources}
    common = shared(chosen)
    targets = targets_of(options.output, common.outputs, _files_read(sources, settings))
    joined = options.command == "check" and options.together
    tasks = [_joined(sources, chosen)] if joined else _tasks(sources, settings)
    result = run_all(
        tasks,
        consistency=options.command == "check",
        near=options.command == "check" and options.near,
        progress=progress_on(sys.stderr, len(sources)),
        stop=stop,
    )
    remarks = (beside(path, findings) for path, findings in settings.remarks.items())
    unread = (beside(source.name, read_input(source).findings) for source in passed)
    entries = [*map(_from_here, result.datasets), *remarks, *unread, *result.beside]
    shown = Options(
        threshold=common.severity or "warning",
        grade=common.grade or "likely",
        fail_on=common.fail_on or "faults",
        rules=rule_texts(),
        version=version(),
    )
    if options.command == "check":
        shown = evolve(
            shown,
            verbose=options.verbose,
            shape=options.shape or "groups",
            by=options.by,
            limit=options.limit or None,
        )
    return written(
        entries,
        shown,
        targets,
        shown=common.format or "text",
        stream=options.stdout,
        colour=options.colour,
        code=_code(entries, shown),
    )


def _time_is_up(seconds: float | None) -> Callable[[], bool] | None:
    """Return what tells whether so many seconds have gone by from now on; None for no limit."""
    if seconds is None:
        return None
    end = time.monotonic() + seconds
    return lambda: time.monotonic() >= end


def _tasks(sources: Sequence[Input], settings: Settings) -> Iterator[Task]:
    for source in sources:
        yield Task(
            source=read_input(source),
            configuration=settings.for_file(source.name),
            name=source.shown,
        )


def _joined(sources: Sequence[Input], chosen: Mapping[str, Configuration]) -> Task:
    """Return all inputs as one dataset, under the configuration of the first."""
    return Task(
        source=together([read_input(source) for source in sources]),
        configuration=chosen[sources[0].name],
        name=" + ".join(source.shown for source in sources),
    )


def _from_here(entry: Checked) -> Checked:
    """Name the configuration of a dataset as it would be typed in this folder."""
    path = entry.configuration
    return entry if path is None else evolve(entry, configuration=from_here(path))


def _files_read(sources: Sequence[Input], settings: Settings) -> Iterator[str]:
    for source in sources:
        if source.name != "-":
            yield source.name
        judgements = settings.for_file(source.name).judgements
        if judgements is not None:
            yield judgements


def _code(entries: Sequence[Checked], options: Options) -> int:
    if any(findings_of(entry, "error") for entry in entries):
        return INVALID
    if options.fail_on == "never":
        return OK
    faults = any(findings_of(entry, options.threshold) for entry in entries)
    conflicts = (found for entry in entries for found in conflicts_of(entry))
    failed = faults or any(is_failure(found, options) for found in conflicts)
    return FOUND if failed else OK
