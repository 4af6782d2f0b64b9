"""The report as JUnit XML: a suite for each file, a case for each code or conflict."""

from collections.abc import Iterator, Sequence
from typing import Literal
from xml.etree.ElementTree import (
    Element,
    SubElement,
    indent,
    tostring,
)

from attrs import frozen

from counterclaim.consistency.codes import conflict_code
from counterclaim.pipeline.result import (
    Checked,
    conflicts_of,
    findings_of,
    judged_findings_of,
    judged_of,
)
from counterclaim.report.options import Options, finding_words, is_failure, judgement_words
from counterclaim.report.renderers.escaping import clean
from counterclaim.report.sentences.conflicts import (
    message_of,
    reason_sentences,
    unless_of,
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

    Findings that are as grave as the threshold are failures, a case for each code; a conflict is
    one where the check fails on its grade, else a case that passes and says in its output what it
    found. What has been judged, and a search that was cut short, is skipped with
    the reason. A file of which there is nothing to say has one case that passes.
    """
    root = Element("testsuites")
    every: list[_Case] = []
    for entry in entries:
        cases = tuple(_cases(entry, options))
        every += cases
        suite = SubElement(root, "testsuite", {"name": clean(entry.name), **_counts(cases)})
        for case in cases:
            _add_case(suite, case, entry.name)
    root.attrib |= _counts(every)
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def _cases(entry: Checked, options: Options) -> Iterator[_Case]:
    cases = [*_finding_cases(entry, options), *_conflict_cases(entry, options)]
    yield from cases
    if not cases or all(case.outcome == "skipped" for case in cases):
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
    for judged in judged_findings_of(entry, options.threshold):
        at = judged.finding.location
        name = f"{judged.finding.code}: {at.record_kind} {at.record_id}"
        yield _Case(name, "skipped", message=judgement_words(judged.judgement))


def _conflict_cases(entry: Checked, options: Options) -> Iterator[_Case]:
    if entry.report is None:
        return
    names = names_of(entry.dataset)
    for conflict in conflicts_of(entry, options.grade):
        name = f"{conflict_code(conflict)}: {', '.join(conflict.claims)}"
        unless = (f"Unless {told}." for told in unless_of(conflict, names))
        lines = (*reason_sentences(conflict, names), *unless)
        outcome: _Outcome = "failure" if is_failure(conflict, options) else "passed"
        yield _Case(name, outcome, conflict.grade, message_of(conflict, names), lines)
    for judged in judged_of(entry, options.grade):
        name = f"{conflict_code(judged.conflict)}: {', '.join(judged.conflict.claims)}"
        yield _Case(name, "skipped", message=judgement_words(judged.judgement))
    for cut in entry.report.truncated:
        message = f"there may be more conflicts about {cut.place} than are listed"
        yield _Case("search for conflicts", "skipped", message=message)


def _counts(cases: Sequence[_Case]) -> dict[str, str]:
    failures = sum(case.outcome == "failure" for case in cases)
    skipped = sum(case.outcome == "skipped" for case in cases)
    numbers = {"tests": len(cases), "failures": failures, "errors": 0, "skipped": skipped}
    return {name: str(number) for name, number in numbers.items()}


def _add_case(suite: Element, case: _Case, file: str) -> None:
    # what XML cannot hold is not printable, and written out by clean
    names = {"classname": clean(file), "name": clean(case.name)}
    element = SubElement(suite, "testcase", names)
    if case.outcome == "skipped":
        SubElement(element, "skipped", {"message": clean(case.message)})
    elif case.outcome == "failure":
        told = {"type": case.kind, "message": clean(case.message)}
        failure = SubElement(element, "failure", told)
        failure.text = "\n".join(clean(line) for line in case.lines)
    elif case.message:
        output = SubElement(element, "system-out")
        output.text = "\n".join(clean(line) for line in (case.message, *case.lines))
