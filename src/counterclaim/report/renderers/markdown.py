"""The report as Markdown, for the summary of a build or a comment on a change."""

import re
from collections.abc import Iterable, Iterator, Sequence

from counterclaim.findings import SEVERITIES, Finding
from counterclaim.pipeline.result import (
    Checked,
    claims_in,
    configurations_of,
    conflicts_of,
    counts_of,
    findings_of,
    hidden_conflicts,
    hidden_findings,
)
from counterclaim.report.options import (
    Options,
    finding_words,
    judged_findings_of,
    judged_of,
    judgement_words,
    place_of,
)
from counterclaim.report.renderers.escaping import clean
from counterclaim.report.renderers.safe_json import one_line
from counterclaim.report.sentences.conflicts import message_of, reason_sentences, short_id
from counterclaim.report.sentences.days import counted
from counterclaim.report.sentences.names import Names, dated_ref, listed, names_of
from counterclaim.report.sentences.statements import statement_of
from counterclaim.report.sentences.vocabulary import KINDS

_MARKS = re.compile(r"[\\`*_\[\]<>&~|$]")


def render_markdown(entries: Sequence[Checked], options: Options) -> str:
    """Return the report on some datasets as Markdown with the tables of GitHub.

    First the counts by file, then for each file a table of its findings, one of its
    conflicts, the statements of each conflict with the reason, and what has been judged.
    """
    lines = ["# Statements that cannot all be true", "", *_overview(entries)]
    for entry in entries:
        lines += _file(entry, options)
    lines += _hidden(entries, options)
    for name in configurations_of(entries):
        lines += ["", f"Configuration: {_text(name)}"]
    return "".join(f"{line}\n" for line in lines)


def _overview(entries: Sequence[Checked]) -> Iterator[str]:
    yield from _header(("File", "Claims", *(f"{name.capitalize()}s" for name in SEVERITIES)))
    for entry in entries:
        counts = counts_of([*entry.findings, *conflicts_of(entry)])
        yield _row([_text(entry.name), str(claims_in(entry)), *map(str, counts.values())])


def _file(entry: Checked, options: Options) -> Iterator[str]:
    findings = findings_of(entry, options.threshold)
    conflicts = conflicts_of(entry, options.threshold)
    judged = [*_judged(entry, options)]
    cuts = () if entry.report is None else entry.report.truncated
    if not (findings or conflicts or judged or cuts):
        return
    yield from ("", f"## {_text(entry.name)}")
    if findings:
        yield from ("", *_header(("Severity", "Code", "Line", "Finding")))
        for found in findings:
            place = _place(found)
            yield _row([found.severity, _text(found.code), place, _text(finding_words(found))])
    if conflicts:
        names = names_of(entry.dataset)
        yield from ("", *_header(("Severity", "Kind", "Id", "Conflict")))
        for conflict in conflicts:
            told = _text(message_of(conflict, names))
            yield _row([conflict.severity, KINDS[conflict.kind], short_id(conflict), told])
        for conflict in conflicts:
            yield from ("", f"### {short_id(conflict)}", "")
            yield from _statements(conflict.claims, entry, names, options)
            reasons = " ".join(reason_sentences(conflict, names))
            yield from ("", f"Why: {_text(reasons)}")
    if judged:
        yield from ("", *_header(("Judged", "Judgement")), *judged)
    for cut in cuts:
        found_so_far = counted(cut.found, "conflict")
        told = f"The search was cut short at the severity {cut.severity} after {found_so_far}."
        yield from ("", told)


def _place(found: Finding) -> str:
    return "" if found.location.line is None else str(found.location.line)


def _statements(
    claims: Iterable[str], entry: Checked, names: Names, options: Options
) -> Iterator[str]:
    yield from _header(("Statement", "Line", "Words", "Read as"))
    for claim in claims:
        found = statement_of(names, claim)
        line = place_of(claim, entry, options).line
        place = "" if line is None else str(line)
        words, reading = ("", "") if found is None else (found.words, found.reading)
        yield _row([_text(dated_ref(names, claim)), place, _text(words), _text(reading)])


def _judged(entry: Checked, options: Options) -> Iterator[str]:
    for judged in judged_of(entry, options):
        claims = ", ".join(judged.conflict.claims)
        yield _row([_text(claims), _text(judgement_words(judged.judgement))])
    for accepted in judged_findings_of(entry, options):
        at = accepted.finding.location
        about = f"{accepted.finding.code}, {at.record_kind} {at.record_id}"
        yield _row([_text(about), _text(judgement_words(accepted.judgement))])


def _hidden(entries: Sequence[Checked], options: Options) -> Iterator[str]:
    hidden = (
        (sum(hidden_conflicts(entries, options.threshold).values()), "conflict"),
        (sum(hidden_findings(entries, options.threshold).values()), "finding"),
    )
    told = listed(counted(number, noun) for number, noun in hidden if number)
    if told:
        yield from ("", f"Not shown, as slighter than {options.threshold}: {told}.")


def _header(names: Sequence[str]) -> tuple[str, str]:
    return _row(names), _row(["---"] * len(names))


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _text(text: str) -> str:
    """Return a text on one line in which nothing is markup."""
    shown = _MARKS.sub(r"\\\g<0>", clean(one_line(text)))
    # a blank without width keeps whoever has the name behind the sign from being notified
    return shown.replace("@", "@&#8203;")
