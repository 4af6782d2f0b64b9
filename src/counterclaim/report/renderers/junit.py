"""The report as JUnit XML: a suite for each file, a case for each code or conflict."""

from collections.abc import Iterator, Sequence
from typing import Literal

from attrs import frozen

from counterclaim.pipeline.result import Checked, conflicts_of, findings_of
from counterclaim.report.options import (
    Options,
    conflict_code,
    finding_words,
    judged_findings_of,
    judged_of,
    judgement_words,
)
from counterclaim.report.renderers.escaping import clean
from counterclaim.report.sentences.conflicts import (
    assumption_sentence,
    message_of,
    reason_sentences,
)
from counterclaim.report.sentences.names import names_of

_Outcome = Literal["passed", "failure", "skipped"]


@frozen
class _Case:
    name: str
    outcome: _Outcome
    kind: str = ""
    message: str = ""
    lines: tuple[str, ...] = ()


def render_junit(entries: Sequence[Checked], options: Options) -> str:
    """Return the report on some datasets as JUnit XML.

    What is as grave as the threshold is a failure: a case for each code of findings, and one
    for each conflict. What has been judged, and a search that was cut short, is skipped with
    the reason. A file of which there is nothing to say has one case that passes.
    """
    suites = [(entry.name, tuple(_cases(entry, options))) for entry in entries]
    every = [case for _, cases in suites for case in cases]
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<testsuites{_counts(every)}>"]
    for name, cases in suites:
        lines.append(f"  <testsuite name={_attribute(name)}{_counts(cases)}>")
        lines += [line for case in cases for line in _case(case, name)]
        lines.append("  </testsuite>")
    lines.append("</testsuites>")
    return "".join(f"{line}\n" for line in lines)


def _cases(entry: Checked, options: Options) -> Iterator[_Case]:
    cases = [*_finding_cases(entry, options), *_conflict_cases(entry, options)]
    yield from cases
    if not any(case.outcome == "failure" for case in cases):
        yield _Case("validation" if entry.report is None else "consistency", "passed")


def _finding_cases(entry: Checked, options: Options) -> Iterator[_Case]:
    found = findings_of(entry, options.threshold)
    for code in dict.fromkeys(finding.code for finding in found):
        of_code = [finding for finding in found if finding.code == code]
        lines = []
        for finding in of_code:
            at = finding.location
            place = "" if at.line is None else f"line {at.line}: "
            pointer = f"{at.pointer}: " if at.line is None and at.pointer else ""
            lines.append(f"{finding.severity}: {place}{pointer}{finding_words(finding)}")
        more = f" (and {len(of_code) - 1} more)" if len(of_code) > 1 else ""
        message = f"{finding_words(of_code[0])}{more}"
        yield _Case(code, "failure", of_code[0].severity, message, tuple(lines))
    for judged in judged_findings_of(entry, options):
        at = judged.finding.location
        name = f"{judged.finding.code}: {at.record_kind} {at.record_id}"
        yield _Case(name, "skipped", message=judgement_words(judged.judgement))


def _conflict_cases(entry: Checked, options: Options) -> Iterator[_Case]:
    if entry.report is None:
        return
    names = names_of(entry.dataset)
    for conflict in conflicts_of(entry, options.threshold):
        policy = entry.report.policy
        assumed = (
            f"{assumption_sentence(assumption, conflict, names, policy)} [{assumption.code}]"
            for assumption in conflict.assumptions
        )
        name = f"{conflict_code(conflict)}: {', '.join(conflict.claims)}"
        lines = (*reason_sentences(conflict, names), *assumed)
        yield _Case(name, "failure", conflict.severity, message_of(conflict, names), lines)
    for judged in judged_of(entry, options):
        name = f"{conflict_code(judged.conflict)}: {', '.join(judged.conflict.claims)}"
        yield _Case(name, "skipped", message=judgement_words(judged.judgement))
    for cut in entry.report.truncated:
        message = f"cut short at the severity {cut.severity} after {cut.found} conflicts"
        yield _Case("search for conflicts", "skipped", message=message)


def _counts(cases: Sequence[_Case]) -> str:
    failures = sum(case.outcome == "failure" for case in cases)
    skipped = sum(case.outcome == "skipped" for case in cases)
    return f' tests="{len(cases)}" failures="{failures}" errors="0" skipped="{skipped}"'


def _case(case: _Case, file: str) -> Iterator[str]:
    start = f"    <testcase classname={_attribute(file)} name={_attribute(case.name)}"
    if case.outcome == "passed":
        yield f"{start}/>"
        return
    yield f"{start}>"
    if case.outcome == "skipped":
        yield f"      <skipped message={_attribute(case.message)}/>"
    else:
        kind = f"type={_attribute(case.kind)}"
        text = "\n".join(_text(line) for line in case.lines)
        yield f"      <failure {kind} message={_attribute(case.message)}>{text}</failure>"
    yield "    </testcase>"


def _attribute(text: str) -> str:
    return '"' + _text(text).replace('"', "&quot;") + '"'


def _text(text: str) -> str:
    """Return a text as XML has it."""
    # what XML cannot hold, and ends of lines, are not printable, and written out by clean;
    # the module of Python for the rest loads half of what is for networks
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
