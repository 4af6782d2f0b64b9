"""The commands `check` and `validate`."""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from counterclaim.cli import version
from counterclaim.cli.codes import rule_texts
from counterclaim.cli.outcome import FOUND, INVALID, OK, Outcome
from counterclaim.cli.outputs import targets_of, written
from counterclaim.cli.settings import Settings, from_here, settings_of, shared
from counterclaim.cli.streams import progress_on
from counterclaim.configuration import is_excluded
from counterclaim.findings import Finding, Location, Severity
from counterclaim.judgements import Applied, apply, read_judgements
from counterclaim.model import Dataset
from counterclaim.pipeline.reading import Input, inputs_of, read_input
from counterclaim.pipeline.result import conflicts_of, findings_of, left_out
from counterclaim.pipeline.stages import (
    FileResult,
    Rules,
    graded_findings,
    graded_result,
    result_of,
    rules_at_hand,
)
from counterclaim.places import claim_places
from counterclaim.report import Checked
from counterclaim.report.options import Options


def run(options: argparse.Namespace) -> Outcome:
    """Run `check` or `validate`.

    Raises:
        UsageError: A date, a rule, a code or a form does not exist, the configuration has
            errors, or standard input is asked for twice.
    """
    settings = settings_of(options)
    sources = tuple(
        inputs_of(
            options.paths,
            options.input_format,
            lambda name: is_excluded(settings.for_file(name), name),
        )
    )
    common = shared({source.name: settings.for_file(source.name) for source in sources})
    targets = targets_of(options.output, common.outputs, _files_read(sources, settings))
    rules = rules_at_hand()
    results = _results(sources, settings, rules, consistency=options.command == "check")
    applied, beside = _judged(results, rules)
    beside = [*_remarks(settings), *beside]
    pairs = list(zip(results, applied, strict=True))
    entries = [*(_checked(result, left) for result, left in pairs), *beside]
    threshold: Severity = common.severity or "warning"
    return written(
        entries,
        Options(
            threshold=threshold,
            verbose=options.command == "check" and options.verbose,
            places=MappingProxyType({result.name: _places(result) for result in results}),
            judged=MappingProxyType({result.name: left.judged for result, left in pairs}),
            judged_findings=MappingProxyType(
                {result.name: left.judged_findings for result, left in pairs}
            ),
            rules=rule_texts(),
            version=version(),
        ),
        targets,
        shown=common.format or "text",
        stream=options.stdout,
        colour=options.colour,
        code=_code(entries, threshold),
    )


def _files_read(sources: Sequence[Input], settings: Settings) -> Iterator[str]:
    for source in sources:
        if source.name != "-":
            yield source.name
        judgements = settings.for_file(source.name).judgements
        if judgements is not None:
            yield judgements


def _results(
    sources: Sequence[Input], settings: Settings, rules: Rules, *, consistency: bool
) -> tuple[FileResult, ...]:
    show = progress_on(sys.stderr, len(sources))
    results = []
    for done, source in enumerate(sources, start=1):
        configuration = settings.for_file(source.name)
        reading = read_input(source)
        results.append(
            result_of(source.shown, reading, configuration, rules, consistency=consistency)
        )
        show(done)
    return tuple(results)


def _judged(results: Sequence[FileResult], rules: Rules) -> tuple[list[Applied], list[Checked]]:
    """Return what judgements leave of each file, and what is to be said about the judgements."""
    applied: dict[int, Applied] = {}
    beside = []
    for (path, as_of), members in _groups(results).items():
        judgements, faults = ((), ()) if path is None else read_judgements(path)
        cases = [results[index].case for index in members]
        left, findings = apply(cases, judgements, as_of)
        applied |= {
            index: graded_result(one, results[index].configuration, rules)
            for index, one in zip(members, left, strict=True)
        }
        told = graded_findings((*faults, *findings), results[members[0]].configuration, rules)
        if path is not None and told:
            beside.append(_beside(path, told))
    return [applied[index] for index in range(len(results))], beside


def _groups(results: Sequence[FileResult]) -> Mapping[tuple[str | None, int | None], list[int]]:
    """Return the numbers of the files that share a file of judgements and a day."""
    groups: dict[tuple[str | None, int | None], list[int]] = {}
    for index, result in enumerate(results):
        key = (result.configuration.judgements, result.configuration.as_of)
        groups.setdefault(key, []).append(index)
    return groups


def _remarks(settings: Settings) -> Iterator[Checked]:
    for path, findings in settings.remarks.items():
        yield _beside(path, findings)


def _beside(path: str, findings: tuple[Finding, ...]) -> Checked:
    return Checked(name=path, dataset=Dataset(), findings=findings, holds_claims=False)


def _checked(result: FileResult, left: Applied) -> Checked:
    raw = Checked(name=result.name, dataset=result.dataset, findings=result.findings)
    return Checked(
        name=result.name,
        dataset=result.dataset,
        findings=left.findings,
        report=left.report,
        configuration=_configuration(result),
        faulty=left_out(raw),
    )


def _configuration(result: FileResult) -> str | None:
    source = result.configuration.source
    return None if source is None else from_here(source)


def _places(result: FileResult) -> Mapping[str, Location]:
    """Return where the claims of all conflicts stand."""
    report = result.report
    wanted = {name for conflict in report.conflicts for name in conflict.claims} if report else ()
    return claim_places(result.reading, wanted) if wanted else {}


def _code(entries: Sequence[Checked], threshold: Severity) -> int:
    if any(findings_of(entry, "error") for entry in entries):
        return INVALID
    found = any(
        findings_of(entry, threshold) or conflicts_of(entry, threshold) for entry in entries
    )
    return FOUND if found else OK
