"""The report as Markdown, for the summary of a build or a comment on a change."""

import re
from collections.abc import Iterable, Iterator, Sequence

from counterclaim.consistency import GRADES
from counterclaim.findings import SEVERITIES, Finding
from counterclaim.pipeline.result import (
    Checked,
    claims_in,
    configurations_of,
    conflicts_of,
    counts_of,
    findings_of,
    grades_of,
    hidden_conflicts,
    hidden_findings,
    judged_findings_of,
    judged_of,
    place_of,
)
from counterclaim.report.groups import Group, groups_of
from counterclaim.report.options import Options, finding_words, judgement_words
from counterclaim.report.renderers.escaping import clean, one_line
from counterclaim.report.sentences.conflicts import heading_of, unless_sentence, why_sentence
from counterclaim.report.sentences.days import counted
from counterclaim.report.sentences.names import Names, listed, names_of
from counterclaim.report.sentences.statements import statement_of

_MARKS = re.compile(r"[\\`*_\[\]<>&~|$]")
_CLAUSES = 5
"""How many ways to reconcile the statements are told."""


def render_markdown(entries: Sequence[Checked], options: Options) -> str:
    """Return the report on some datasets as Markdown with the tables of GitHub.

    First the counts by file, then for each file a table of its findings, its conflicts in groups
    with their statements, why and unless, and what has been judged.
    """
    lines = ["# Statements that cannot all be true", "", *_overview(entries)]
    for entry in entries:
        lines += _file(entry, options)
    lines += _hidden(entries, options)
    for name in configurations_of(entries):
        lines += ["", f"Configuration: {escaped(name)}"]
    return "".join(f"{line}\n" for line in lines)


def _overview(entries: Sequence[Checked]) -> Iterator[str]:
    conflicts = [f"{name.capitalize()} conflicts" for name in GRADES]
    findings = [f"{name.capitalize()}s" for name in SEVERITIES]
    yield from header(("File", "Claims", *conflicts, *findings))
    for entry in entries:
        counts = [*grades_of(conflicts_of(entry)).values(), *counts_of(entry.findings).values()]
        yield row([escaped(entry.name), str(claims_in(entry)), *map(str, counts)])


def _file(entry: Checked, options: Options) -> Iterator[str]:
    findings = findings_of(entry, options.threshold)
    conflicts = conflicts_of(entry, options.grade)
    judged = [*_judged(entry, options)]
    cuts = () if entry.report is None else entry.report.truncated
    if not (findings or conflicts or judged or cuts):
        return
    yield from ("", f"## {escaped(entry.name)}")
    if findings:
        yield from ("", *header(("Severity", "Code", "Line", "Finding")))
        for found in findings:
            place = _place(found)
            yield row([found.severity, escaped(found.code), place, escaped(finding_words(found))])
    names = names_of(entry.dataset)
    for group in groups_of(conflicts, names):
        yield from group_markdown(group, entry, names)
    if judged:
        yield from ("", *header(("Judged", "Judgement")), *judged)
    for cut in cuts:
        yield from ("", f"There may be more conflicts about {escaped(cut.place)} than are listed.")


def group_markdown(group: Group, entry: Checked, names: Names) -> Iterator[str]:
    """Yield a group of conflicts: its question, who says what, why, and unless."""
    lead = group.lead
    yield from ("", f"### {escaped(heading_of(lead, names))}", "")
    yield f"{lead.grade.capitalize()}: {', '.join(found.id for found in group.conflicts)}"
    yield from ("", *header(("Who, when", "Claim", "Line", "Words")))
    for claims in group.sides:
        yield from _statements(claims, entry, names)
    why = why_sentence(lead, names, among=len(group.conflicts))
    yield from ("", escaped(why), "", escaped(unless_sentence(lead, names, _CLAUSES)))


def _place(found: Finding) -> str:
    return "" if found.location.line is None else str(found.location.line)


def _statements(claims: Iterable[str], entry: Checked, names: Names) -> Iterator[str]:
    for claim in claims:
        found = statement_of(names, claim)
        if found is not None:
            line = place_of(claim, entry).line
            place = "" if line is None else str(line)
            yield row([escaped(found.heading), escaped(claim), place, escaped(found.words)])


def _judged(entry: Checked, options: Options) -> Iterator[str]:
    for judged in judged_of(entry, options.grade):
        claims = ", ".join(judged.conflict.claims)
        yield row([escaped(claims), escaped(judgement_words(judged.judgement))])
    for accepted in judged_findings_of(entry, options.threshold):
        at = accepted.finding.location
        about = f"{accepted.finding.code}, {at.record_kind} {at.record_id}"
        yield row([escaped(about), escaped(judgement_words(accepted.judgement))])


def _hidden(entries: Sequence[Checked], options: Options) -> Iterator[str]:
    hidden = (
        (sum(hidden_conflicts(entries, options.grade).values()), "less sure conflict"),
        (sum(hidden_findings(entries, options.threshold).values()), "slighter finding"),
    )
    told = listed(counted(number, noun) for number, noun in hidden if number)
    if told:
        yield from ("", f"Not shown: {told}.")


def header(names: Sequence[str]) -> tuple[str, str]:
    """Return the first two rows of a table."""
    return row(names), row(["---"] * len(names))


def row(cells: Sequence[str]) -> str:
    """Return a row of a table."""
    return f"| {' | '.join(cells)} |"


def escaped(text: str) -> str:
    """Return a text on one line in which nothing is markup."""
    shown = _MARKS.sub(r"\\\g<0>", clean(one_line(text)))
    # a blank without width keeps whoever has the name behind the sign from being notified
    return shown.replace("@", "@&#8203;")
