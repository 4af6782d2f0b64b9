"""The report as plain text, for people."""

from collections.abc import Iterator, Sequence

from counterclaim.consistency import Conflict, Policy, Support, Truncation, suggest
from counterclaim.findings import Finding, Severity, group_findings
from counterclaim.pipeline.result import (
    Checked,
    Counts,
    claims_in,
    configurations_of,
    conflicts_of,
    counts_of,
    findings_of,
    hidden_conflicts,
    hidden_findings,
    left_out,
)
from counterclaim.report.renderers.escaping import Layout, clean, paint, paragraph
from counterclaim.report.sentences.conflicts import (
    assumption_sentence,
    distinction_sentences,
    opening_of,
    reason_sentences,
    short_id,
    within_sentences,
)
from counterclaim.report.sentences.days import counted
from counterclaim.report.sentences.names import Names, claim_refs, listed, names_of, timeline_phrase
from counterclaim.report.sentences.notes import (
    copies_sentences,
    in_groups,
    repair_sentence,
    support_words,
)
from counterclaim.report.sentences.statements import statement_of
from counterclaim.report.sentences.vocabulary import BASES, KINDS, SKIPS, UNLINKED

_INDENT = "  "
_LISTED = 20
"""How many findings with one cause are listed for one dataset."""


def render_text(
    entries: Sequence[Checked],
    *,
    threshold: Severity = "warning",
    layout: Layout | None = None,
    verbose: bool = False,
) -> str:
    """Return the report on some datasets as text, each dataset on its own, in their order.

    Args:
        entries: The datasets with their findings and results.
        threshold: What is slighter is counted and not shown.
        layout: Width and colours; by default 88 characters without colours.
        verbose: Also lists the claims that took no part, and why, those whose number stands
            alone, and a smallest set of claims without which no conflict would be left.
    """
    chosen = layout or Layout()
    lines = [
        line for entry in entries for line in _entry(entry, threshold, chosen, verbose=verbose)
    ]
    if sum(entry.holds_claims for entry in entries) > 1:
        lines.append(_total(entries))
    lines += _hidden(entries, threshold)
    lines += [f"Configuration: {clean(name)}" for name in configurations_of(entries)]
    return "".join(f"{line}\n" for line in lines)


def _entry(entry: Checked, threshold: Severity, layout: Layout, *, verbose: bool) -> Iterator[str]:
    grouped = group_findings(findings_of(entry, threshold), _LISTED)
    for found in grouped.shown:
        yield from finding_lines(found, layout)
    for found, count in grouped.hidden:
        told = f"{count} more of {found.code} like this: {found.message}"
        yield from paragraph(f"Not listed: {told}. See them with --format json.", layout)
    if entry.report is not None:
        conflicts = conflicts_of(entry, threshold)
        skipped = verbose and entry.report.skipped
        alone = verbose and entry.report.unlinked
        needed = conflicts or skipped or alone or entry.report.truncated
        names = names_of(entry.dataset) if needed else None
        if names is not None:
            if findings_of(entry, threshold) and conflicts:
                yield ""
            for conflict, copies in in_groups(conflicts):
                yield from conflict_lines(conflict, names, entry.report.policy, layout, copies)
                yield ""
            repair = repair_sentence(suggest(entry.report, threshold)) if verbose else ""
            if repair:
                yield from paragraph(repair, layout)
                yield ""
            if skipped:
                yield from _skipped(entry, names, layout)
            if alone:
                yield from _unlinked(entry.report.unlinked, names, layout)
            for cut in entry.report.truncated:
                yield from paragraph(_cut_short(cut, names), layout)
    missing = left_out(entry)
    if missing:
        told = listed(f"{kind} {record_id}" for kind, record_id in missing)
        yield from paragraph(f"Left out because of their faults: {told}.", layout)
    yield clean(f"{entry.name}: {_summary(entry, verbose=verbose)}")


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


def conflict_lines(
    conflict: Conflict,
    names: Names,
    policy: Policy,
    layout: Layout,
    copies: Sequence[Conflict] = (),
) -> Iterator[str]:
    """Yield a conflict: what it is, the statements, the reason, what it rests on.

    `copies` are conflicts that repeat it with copies of its claims; they are only named.
    """
    severity = paint(conflict.severity.upper(), conflict.severity, layout)
    statements = counted(len(conflict.claims), "statement")
    kind = f"{KINDS[conflict.kind]}, {statements}, {BASES[conflict.basis]}"
    yield f"{severity}  {paint(kind, 'strong', layout)}  [{short_id(conflict)}]"
    rests = ", if what is listed below holds" if conflict.assumptions else ""
    yield from paragraph(f"{opening_of(conflict, names)}{rests}.", layout, first=_INDENT)
    yield ""
    support = {entry.claim: entry for entry in conflict.support}
    for claim in conflict.claims:
        yield from _statement(claim, names, layout, support.get(claim))
    yield ""
    yield f"{_INDENT}Why:"
    for told in reason_sentences(conflict, names):
        yield from paragraph(told, layout, first=f"{_INDENT * 2}- ")
    if conflict.assumptions:
        yield f"{_INDENT}This rests on:"
        for assumption in conflict.assumptions:
            told = assumption_sentence(assumption, conflict, names, policy)
            told = f"{told} [{assumption.code}]"
            yield from paragraph(told, layout, first=f"{_INDENT * 2}- ")
    for told in (
        *copies_sentences(conflict, copies, names),
        *distinction_sentences(conflict, names),
        *within_sentences(conflict),
    ):
        yield from paragraph(f"Note: {told}", layout, first=_INDENT, rest=_INDENT * 2)


def _statement(claim: str, names: Names, layout: Layout, support: Support | None) -> Iterator[str]:
    found = statement_of(names, claim)
    if found is None:
        yield f"{_INDENT}{clean(claim)}"
        return
    first, *rest = paragraph(f"{found.claim}: {found.heading}", layout, first=_INDENT, rest=" " * 6)
    marked = f"{_INDENT}{found.claim}"
    yield first.replace(marked, f"{_INDENT}{paint(found.claim, 'strong', layout)}", 1)
    yield from rest
    inner = _INDENT * 3
    yield from paragraph(found.words, layout, first=inner)
    yield from paragraph(f"Read as: {found.reading}.", layout, first=inner, rest=inner + _INDENT)
    for source in found.sources:
        yield from paragraph(f"Source: {source}", layout, first=inner, rest=inner + _INDENT)
    if support is not None:
        yield from paragraph(
            f"Behind it: {support_words(support)}.", layout, first=inner, rest=inner + _INDENT
        )


def _skipped(entry: Checked, names: Names, layout: Layout) -> Iterator[str]:
    if entry.report is None:
        return
    yield "Took no part:"
    for reason, why in SKIPS.items():
        claims = [skip.claim for skip in entry.report.skipped if skip.reason == reason]
        if claims:
            told = f"{why} [{reason}]: {claim_refs(names, claims)}"
            yield from paragraph(told, layout, first=f"{_INDENT}- ")
    yield ""


def _unlinked(claims: Sequence[str], names: Names, layout: Layout) -> Iterator[str]:
    yield "Numbers that stand alone:"
    yield from paragraph(f"{UNLINKED}: {claim_refs(names, claims)}", layout, first=f"{_INDENT}- ")
    yield ""


def _cut_short(cut: Truncation, names: Names) -> str:
    about = listed(dict.fromkeys(timeline_phrase(names, view) for view in cut.subjects))
    return (
        f"The search for conflicts about {about} was cut short at the severity {cut.severity} "
        f"after {cut.found}: there may be more than are listed."
    )


def _by_severity(counts: Counts) -> str:
    parts = [counted(number, severity) for severity, number in counts.items() if number]
    return f" ({', '.join(parts)})" if parts else ""


def _amount(counts: Counts, noun: str) -> str:
    total = sum(counts.values())
    return f"{counted(total, noun) if total else f'no {noun}s'}{_by_severity(counts)}"


def _summary(entry: Checked, *, verbose: bool) -> str:
    if not entry.holds_claims:
        return _amount(counts_of(entry.findings), "finding")
    number = claims_in(entry)
    claims = counted(number, "claim")
    findings = _amount(counts_of(entry.findings), "finding")
    if entry.report is None:
        return f"{findings} in {claims}"
    if not number and findings_of(entry, "error"):
        return f"nothing could be checked; {findings}"
    text = f"{_amount(counts_of(conflicts_of(entry)), 'conflict')} in {claims}"
    skipped = len(entry.report.skipped)
    if skipped:
        text += f"; {skipped} took no part"
        text += "" if verbose else " (run with --verbose to see why)"
    if entry.findings:
        text += f"; {findings}"
    return f"{text}; the search was cut short" if entry.report.truncated else text


def _total(entries: Sequence[Checked]) -> str:
    claims = counted(sum(claims_in(entry) for entry in entries), "claim")
    findings = counts_of(found for entry in entries for found in entry.findings)
    conflicts = counts_of(found for entry in entries for found in conflicts_of(entry))
    consistency = any(entry.report is not None for entry in entries)
    parts = [_amount(conflicts, "conflict")] if consistency else []
    if any(findings.values()) or not consistency:
        parts.append(_amount(findings, "finding"))
    files = sum(entry.holds_claims for entry in entries)
    return f"{counted(files, 'file')} with {claims}: {'; '.join(parts)}"


def _hidden(entries: Sequence[Checked], threshold: Severity) -> Iterator[str]:
    for counts, noun in (
        (hidden_conflicts(entries, threshold), "conflict"),
        (hidden_findings(entries, threshold), "finding"),
    ):
        if any(counts.values()):
            yield f"Not shown: {_amount(counts, noun)}; see them with --severity note."
