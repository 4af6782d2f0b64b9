"""The report as plain text, for people."""

from collections.abc import Iterator, Sequence

from counterclaim.consistency import Conflict, Truncation
from counterclaim.findings import Finding, group_findings
from counterclaim.pipeline.result import (
    Checked,
    Counts,
    GradeCounts,
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
    left_out,
)
from counterclaim.report.groups import groups_of
from counterclaim.report.options import Layout, Options, judgement_words
from counterclaim.report.renderers.conflict_text import (
    conflict_line,
    detail_lines,
    group_lines,
    sorted_lines,
)
from counterclaim.report.renderers.escaping import clean, paint, paragraph
from counterclaim.report.sentences.days import counted
from counterclaim.report.sentences.names import Names, claim_refs, deployment_name, listed, names_of
from counterclaim.report.sentences.near import near_sentence
from counterclaim.report.sentences.vocabulary import SKIPS, UNLINKED

_INDENT = "  "
_LISTED = 20
"""How many findings with one cause are listed for one dataset."""


def render_text(entries: Sequence[Checked], options: Options | None = None) -> str:
    """Return the report on some datasets as text, each dataset on its own, in their order.

    First the totals of a dataset, then its faults, then its conflicts: in groups, the surest
    first, or in full, or one a line, as the options say. What is slighter than the threshold or
    less sure than the grade is counted and not shown. Verbose, the claims are listed that took no
    part or stand alone, and what judgements have set aside.
    """
    chosen = options or Options()
    lines = [line for entry in entries for line in _entry(entry, chosen)]
    if sum(entry.holds_claims for entry in entries) > 1:
        lines.append(_total(entries))
    lines += _hidden(entries, chosen)
    lines += _set_aside(entries, chosen)
    lines += [f"Configuration: {clean(name)}" for name in configurations_of(entries)]
    return "".join(f"{line}\n" for line in lines)


def _entry(entry: Checked, options: Options) -> Iterator[str]:
    layout = options.layout or Layout()
    yield paint(clean(f"{entry.name}: {_summary(entry)}"), "strong", layout)
    grouped = group_findings(findings_of(entry, options.threshold), _LISTED)
    for found in grouped.shown:
        yield from finding_lines(found, layout)
    for found, count in grouped.hidden:
        told = f"{count} more of {found.code} like this: {found.message}"
        yield from paragraph(f"Not listed: {told}. See them with --format json.", layout)
    missing = left_out(entry)
    if missing:
        told = listed(f"{kind} {record_id}" for kind, record_id in missing)
        yield from paragraph(f"Left out because of their faults: {told}.", layout)
    if entry.report is not None:
        names = names_of(entry.dataset)
        yield from _conflicts(entry, names, options)
        if options.verbose:
            yield from _passed_over(entry, names, layout)
        for cut in entry.report.truncated:
            yield from paragraph(_cut_short(cut, names), layout)
        yield from _near_misses(entry, names, options)


def _conflicts(entry: Checked, names: Names, options: Options) -> Iterator[str]:
    layout = options.layout or Layout()
    found = conflicts_of(entry, options.grade)
    if not found:
        return
    if options.by is not None:
        yield ""
        yield from sorted_lines(found, options.by, names, layout)
        yield ""
    elif options.shape == "list":
        kept = found if options.limit is None else found[: options.limit]
        yield from (conflict_line(conflict, names, layout) for conflict in kept)
        yield from _more(len(found) - len(kept), "conflict")
    elif options.shape == "details":
        kept = found if options.limit is None else found[: options.limit]
        for conflict in kept:
            yield ""
            yield from detail_lines(conflict, names, layout)
        yield ""
        yield from _more(len(found) - len(kept), "conflict")
    else:
        yield from _grouped(found, names, options)
        yield from _hint(entry, found[0])


def _grouped(found: Sequence[Conflict], names: Names, options: Options) -> Iterator[str]:
    groups = groups_of(found, names)
    kept = groups if options.limit is None else groups[: options.limit]
    for group in kept:
        yield ""
        yield from group_lines(group, names, options.layout or Layout())
    yield ""
    yield from _more(len(groups) - len(kept), "group of conflicts", "groups of conflicts")


def _more(
    number: int,
    noun: str,
    plural: str | None = None,
    hint: str = "--limit 0, or one a line with --list",
) -> Iterator[str]:
    if number > 0:
        what = noun if number == 1 else plural or f"{noun}s"
        yield f"And {number} more {what}; see them with {hint}."


def _hint(entry: Checked, first: Conflict) -> Iterator[str]:
    """Yield how to see more of a conflict; standard input cannot be named again."""
    if entry.name != "<stdin>":
        yield clean(f"More on one of them: counterclaim explain {first.id} {entry.name}")


def finding_lines(found: Finding, layout: Layout) -> Iterator[str]:
    """Yield a finding as `path:line:column: severity code: message`, and its hint below.

    In a workbook the sheet and the cell stand behind the path, in a CSV file the line and the cell.
    """
    at = found.location
    place = at.path or ""
    if at.cell is not None:
        place += f":{at.line} ({at.cell})" if at.line is not None else f":{at.sheet}!{at.cell}"
    elif at.sheet is not None and at.line is None:
        place += f":{at.sheet}"
    elif at.line is not None:
        place += f":{at.line}" if at.column is None else f":{at.line}:{at.column}"
    elif at.pointer:
        place += f"#{at.pointer}"
    record = ""
    if at.record_id is not None and at.record_kind is not None:
        record = f"{at.record_kind} {at.record_id}: "
    severity = paint(found.severity, found.severity, layout)
    start = f"{clean(place)}: " if place else ""
    yield f"{start}{severity} {found.code}: {clean(record + found.message)}"
    if found.hint is not None:
        yield f"{_INDENT}hint: {clean(found.hint)}"


def _near_misses(entry: Checked, names: Names, options: Options) -> Iterator[str]:
    if entry.near is None:
        return
    layout = options.layout or Layout()
    found = entry.near.misses
    kept = found if options.limit is None else found[: options.limit]
    number = counted(len(found), "pair") if found else "no pairs"
    yield ""
    yield paint(f"Near misses: {number} of claims", "strong", layout)
    for near in kept:
        yield from paragraph(near_sentence(near, names), layout, first="  - ")
    yield from _more(len(found) - len(kept), "pair", hint="--limit 0")
    if not entry.near.complete:
        yield "Not all pairs were compared, as the time was up."


def _passed_over(entry: Checked, names: Names, layout: Layout) -> Iterator[str]:
    if entry.report is None:
        return
    for reason, why in SKIPS.items():
        claims = [skip.claim for skip in entry.report.skipped if skip.reason == reason]
        if claims:
            told = f"Took no part, since {why} [{reason}]: {claim_refs(names, claims)}"
            yield from paragraph(told, layout, rest=_INDENT)
    if entry.report.unlinked:
        told = f"Could meet no other claim, since {UNLINKED}: {', '.join(entry.report.unlinked)}"
        yield from paragraph(told, layout, rest=_INDENT)


def _cut_short(cut: Truncation, names: Names) -> str:
    where = deployment_name(names, cut.place)
    if cut.reason == "sets":
        return (
            f"{cut.left_out or 'Some'} more {cut.grade or ''} conflicts about {where} were found "
            "and are not listed: see max_sets in the configuration."
        )
    why = ", as its time was up" if cut.reason == "time" else " (see max_work in the configuration)"
    return (
        f"The search about {where} was ended early{why}: there may be more conflicts than are "
        "listed."
    )


def _counted_by(counts: GradeCounts) -> str:
    return ", ".join(f"{number} {name}" for name, number in counts.items() if number)


def _by_severity(counts: Counts) -> str:
    return ", ".join(counted(number, name) for name, number in counts.items() if number)


def _findings(counts: Counts) -> str:
    total = sum(counts.values())
    told = _by_severity(counts)
    return f"{counted(total, 'finding')} on the data ({told})" if total else "no findings"


def _conflict_count(counts: GradeCounts) -> str:
    total = sum(counts.values())
    return f"{counted(total, 'conflict')} ({_counted_by(counts)})" if total else "no conflicts"


def _summary(entry: Checked) -> str:
    findings = _findings(counts_of(entry.findings))
    if not entry.holds_claims:
        return findings
    number = claims_in(entry)
    faulty = sum(kind == "claim" for kind, _ in left_out(entry))
    claims = (
        f"{number} of {counted(number + faulty, 'claim')}" if faulty else counted(number, "claim")
    )
    if entry.report is None:
        return f"{claims}, {findings}"
    if not number and findings_of(entry, "error"):
        return f"nothing could be checked; {findings}"
    parts = [claims, _conflict_count(grades_of(conflicts_of(entry)))]
    if entry.findings:
        parts.append(findings)
    skipped = len(entry.report.skipped)
    if skipped:
        parts.append(f"{counted(skipped, 'claim')} took no part")
    return ", ".join(parts) + _incomplete(entry.report.truncated)


def _incomplete(cuts: Sequence[Truncation]) -> str:
    if not cuts:
        return ""
    listed_ = all(cut.reason == "sets" for cut in cuts)
    return "; not all are listed" if listed_ else "; not all was searched"


def _total(entries: Sequence[Checked]) -> str:
    claims = counted(sum(claims_in(entry) for entry in entries), "claim")
    findings = counts_of(found for entry in entries for found in entry.findings)
    conflicts = grades_of(found for entry in entries for found in conflicts_of(entry))
    consistency = any(entry.report is not None for entry in entries)
    parts = [_conflict_count(conflicts)] if consistency else []
    if any(findings.values()) or not consistency:
        parts.append(_findings(findings))
    files = sum(entry.holds_claims for entry in entries)
    return f"{counted(files, 'file')} with {claims}: {', '.join(parts)}"


def _hidden(entries: Sequence[Checked], options: Options) -> Iterator[str]:
    conflicts = hidden_conflicts(entries, options.grade)
    findings = hidden_findings(entries, options.threshold)
    parts = []
    if any(conflicts.values()):
        total = counted(sum(conflicts.values()), "conflict")
        parts.append(f"{total} ({_counted_by(conflicts)}; --grade weak shows all)")
    if any(findings.values()):
        total = counted(sum(findings.values()), "finding")
        parts.append(f"{total} ({_by_severity(findings)}; --severity note shows all)")
    if parts:
        yield f"Not shown: {' and '.join(parts)}."


def _set_aside(entries: Sequence[Checked], options: Options) -> Iterator[str]:
    layout = options.layout or Layout()
    conflicts = sum(len([*judged_of(entry, options.grade)]) for entry in entries)
    findings = sum(len([*judged_findings_of(entry, options.threshold)]) for entry in entries)
    parts = [counted(conflicts, "conflict")] if conflicts else []
    parts += [counted(findings, "finding")] if findings else []
    if not parts:
        return
    more = "" if options.verbose else " (run with --verbose to see them)"
    yield from paragraph(f"Set aside by judgements: {' and '.join(parts)}{more}.", layout)
    for line in _aside(entries, options) if options.verbose else ():
        yield from paragraph(line, layout, first="  - ")


def _aside(entries: Sequence[Checked], options: Options) -> Iterator[str]:
    for entry in entries:
        for judged in judged_of(entry, options.grade):
            claims = ", ".join(judged.conflict.claims)
            yield f"{entry.name}: {claims}: {judgement_words(judged.judgement)}"
        for accepted in judged_findings_of(entry, options.threshold):
            at = accepted.finding.location
            about = f"{accepted.finding.code} of the {at.record_kind} {at.record_id}"
            yield f"{entry.name}: {about}: {judgement_words(accepted.judgement)}"
