"""The forms of a report by their names."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from counterclaim.pipeline.result import Checked
from counterclaim.report.options import (
    FormatName,
    Options,
    judged_findings_of,
    judged_of,
    judgement_words,
)
from counterclaim.report.renderers.escaping import Layout, paragraph
from counterclaim.report.renderers.github import render_github
from counterclaim.report.renderers.json_lines import render_lines
from counterclaim.report.renderers.json_values import render_json
from counterclaim.report.renderers.judged_values import set_aside_values
from counterclaim.report.renderers.junit import render_junit
from counterclaim.report.renderers.markdown import render_markdown
from counterclaim.report.renderers.sarif import render_sarif
from counterclaim.report.renderers.text import render_text
from counterclaim.report.sentences.days import counted

Renderer = Callable[[Sequence[Checked], Options], str]


def _text(entries: Sequence[Checked], options: Options) -> str:
    layout = options.layout or Layout()
    text = render_text(entries, threshold=options.threshold, layout=layout, verbose=options.verbose)
    conflicts = sum(len([*judged_of(entry, options)]) for entry in entries)
    findings = sum(len([*judged_findings_of(entry, options)]) for entry in entries)
    if not conflicts and not findings:
        return text
    parts = [counted(conflicts, "conflict")] if conflicts else []
    parts += [counted(findings, "finding")] if findings else []
    more = "" if options.verbose else " (run with --verbose to see them)"
    told = [*paragraph(f"Set aside by judgements: {' and '.join(parts)}{more}.", layout)]
    for line in _aside(entries, options) if options.verbose else ():
        told += paragraph(line, layout, first="  - ")
    return text + "".join(f"{line}\n" for line in told)


def _aside(entries: Sequence[Checked], options: Options) -> Iterator[str]:
    for entry in entries:
        for judged in judged_of(entry, options):
            claims = ", ".join(judged.conflict.claims)
            yield f"{entry.name}: {claims}: {judgement_words(judged.judgement)}"
        for accepted in judged_findings_of(entry, options):
            at = accepted.finding.location
            about = f"{accepted.finding.code} of the {at.record_kind} {at.record_id}"
            yield f"{entry.name}: {about}: {judgement_words(accepted.judgement)}"


def _json(entries: Sequence[Checked], options: Options) -> str:
    return render_json(
        entries,
        threshold=options.threshold,
        set_aside=list(set_aside_values(entries, options)),
    )


FORMATS: Mapping[FormatName, Renderer] = MappingProxyType(
    {
        "text": _text,
        "json": _json,
        "jsonl": render_lines,
        "sarif": render_sarif,
        "junit": render_junit,
        "github": render_github,
        "markdown": render_markdown,
    }
)
"""Each gives the whole report as a text, from the checked datasets and the options alone."""
