"""What a change of the data does, as text, JSON, or Markdown for a comment on the change."""

from collections.abc import Iterator

from counterclaim.report.difference import ClaimChange, ConflictChange, Difference
from counterclaim.report.options import Layout
from counterclaim.report.renderers.escaping import clean, paint, paragraph, safe_json
from counterclaim.report.renderers.markdown import escaped, header, row
from counterclaim.report.sentences.days import counted
from counterclaim.report.sentences.names import listed
from counterclaim.schema.derived import plain_values

_TITLES = (
    ("appeared", "Conflicts that appeared"),
    ("vanished", "Conflicts that vanished"),
    ("regraded", "Conflicts with another grade"),
)


def difference_text(found: Difference, layout: Layout) -> str:
    """Return a difference as text: first the counts, then what came, went and changed."""
    lines = [clean(f"{found.old} -> {found.new}: {_summary(found)}")]
    for what, title in _TITLES:
        changes = [change for change in found.conflicts if change.what == what]
        if changes:
            lines += ["", paint(title, "strong", layout)]
        for change in changes:
            told = f"{change.id}  {_grades(change)}  {change.message}"
            lines += paragraph(told, layout, first="  ", rest="      ")
            lines += paragraph(_through(change), layout, first="      ")
    for what in ("appeared", "vanished"):
        listed_ = [change for change in found.findings if change.what == what]
        if listed_:
            lines += ["", paint(f"Findings that {what}", "strong", layout)]
        for one in listed_:
            record = "" if one.record_id is None else f" {one.record_id}:"
            told = f"{one.severity} {one.code}:{record} {one.message}"
            lines += paragraph(told, layout, first="  ", rest="      ")
    return "".join(f"{line}\n" for line in lines)


def difference_json(found: Difference) -> str:
    """Return a difference as JSON."""
    return safe_json(plain_values(found), indent=2) + "\n"


def difference_markdown(found: Difference) -> str:
    """Return a difference as Markdown."""
    lines = ["# What this change does to the conflicts", "", f"{escaped(_summary(found))}."]
    for what, title in _TITLES:
        changes = [change for change in found.conflicts if change.what == what]
        if changes:
            lines += ["", f"## {title}", "", *header(("Id", "Grade", "Conflict", "Through"))]
        lines += [
            row([change.id, _grades(change), escaped(change.message), escaped(_through(change))])
            for change in changes
        ]
    if found.findings:
        lines += ["", "## Findings", "", *header(("", "Severity", "Code", "Finding"))]
        lines += [
            row([one.what, one.severity, escaped(one.code), escaped(one.message)])
            for one in found.findings
        ]
    return "".join(f"{line}\n" for line in lines)


def _summary(found: Difference) -> str:
    return listed(_counts(found)) or "nothing changed"


def _counts(found: Difference) -> Iterator[str]:
    words = {"appeared": "appeared", "vanished": "vanished", "regraded": "changed its grade"}
    for what, _ in _TITLES:
        number = sum(change.what == what for change in found.conflicts)
        if number:
            plural = words[what].replace("its", "their") if number > 1 else words[what]
            yield f"{counted(number, 'conflict')} {plural}"
    for what in ("appeared", "vanished"):
        number = sum(change.what == what for change in found.findings)
        if number:
            yield f"{counted(number, 'finding')} {what}"
    if not found.conflicts and not found.findings and found.claims:
        yield f"{counted(len(found.claims), 'claim')} changed, and no conflict or finding"


def _grades(change: ConflictChange) -> str:
    if change.old is not None and change.new is not None:
        return f"{change.old} -> {change.new}"
    return change.old or change.new or ""


def _through(change: ConflictChange) -> str:
    if change.through:
        return f"through {listed(map(_claim, change.through))}"
    return "its claims are as they were; another record has changed"


def _claim(change: ClaimChange) -> str:
    if change.what == "changed":
        return f"{change.claim} (changed: {', '.join(change.fields)})"
    return f"{change.claim} ({'new' if change.what == 'added' else 'gone'})"
