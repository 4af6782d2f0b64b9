"""Conflicts in a text: in groups, in full, or one a line."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from counterclaim.consistency import Conflict, Support
from counterclaim.report.groups import Group
from counterclaim.report.options import Layout, Sorting
from counterclaim.report.renderers.escaping import clean, paint, paragraph
from counterclaim.report.sentences.conflicts import (
    assumption_sentence,
    distinctions_of,
    heading_of,
    reason_sentences,
    shortened,
    unless_of,
    unless_sentence,
    why_sentence,
    within_sentences,
)
from counterclaim.report.sentences.days import counted, date_words
from counterclaim.report.sentences.names import Names, actor_name, bare_subject, listed
from counterclaim.report.sentences.statements import Statement, statement_of
from counterclaim.report.sentences.vocabulary import KINDS

_INDENT = "  "
_LISTED = 3
"""How many statements of a side, and how many ids, are listed."""
_CLAUSES = 3
_WORDS = 160
"""The most characters of a statement in a group."""


def group_lines(group: Group, names: Names, layout: Layout) -> Iterator[str]:
    """Yield a group: the question, who says what against whom, why, and unless."""
    yield from _title(group.lead, [found.id for found in group.conflicts], names, layout)
    for number, side in enumerate(group.sides):
        if number and len(group.lead.claims) == 2:
            yield f"{_INDENT}against"
        yield from _side_lines(side, names, layout)
    why = why_sentence(group.lead, names, among=len(group.conflicts))
    yield from paragraph(why, layout, first=_INDENT)
    yield from paragraph(unless_sentence(group.lead, names, _CLAUSES), layout, first=_INDENT)
    for told in held_apart(group, names):
        yield from paragraph(told, layout, first=_INDENT)


def held_apart(group: Group, names: Names) -> Iterator[str]:
    """Yield what somebody holds apart that other conflicts of a group join."""
    lead = set(distinctions_of(group.lead, names))
    others = dict.fromkeys(
        told for conflict in group.conflicts for told in distinctions_of(conflict, names)
    )
    yield from (f"Note: {told}." for told in others if told not in lead)


def _title(conflict: Conflict, ids: Sequence[str], names: Names, layout: Layout) -> Iterator[str]:
    more = f" and {len(ids) - _LISTED} more" if len(ids) > _LISTED else ""
    grade = conflict.grade.upper()
    heading = f"{grade}  {heading_of(conflict, names)} [{', '.join(ids[:_LISTED])}{more}]"
    first, *rest = paragraph(heading, layout, rest=_INDENT)
    told = paint(first.removeprefix(grade).strip(), "strong", layout)
    yield f"{paint(grade, conflict.grade, layout)}  {told}"
    yield from (f"{_INDENT}{paint(line.strip(), 'strong', layout)}" for line in rest)


def _side_lines(side: Sequence[str], names: Names, layout: Layout) -> Iterator[str]:
    found = [statement for claim in side if (statement := statement_of(names, claim)) is not None]
    shown = found[:_LISTED] if len(found) > _LISTED + 1 else found
    for heading, statements in groupby(shown, key=lambda one: one.heading):
        yield from paragraph(heading, layout, first=_INDENT)
        for statement in statements:
            words = shortened(statement.words, _WORDS)
            yield from paragraph(words, layout, first=f"{_INDENT * 2}{statement.claim}  ")
    if len(found) > len(shown):
        rest = [statement.claim for statement in found[len(shown) :]]
        ids = rest if len(rest) <= 2 * _LISTED else [*rest[: 2 * _LISTED], "…"]
        told = f"and {counted(len(rest), 'more statement')}: {', '.join(ids)}"
        yield from paragraph(told, layout, first=_INDENT * 2)


def conflict_line(conflict: Conflict, names: Names, layout: Layout) -> str:
    """Return a conflict on one line, its id first."""
    grade = paint(f"{conflict.grade:7}", conflict.grade, layout)
    sides = " / ".join(
        f"{actor_name(names, names.claims[claim].speaker)} ({claim}, "
        f"{date_words(names.claims[claim].stated)})"
        for claim in conflict.claims
        if claim in names.claims
    )
    return f"{conflict.id}  {grade}  {clean(f'{heading_of(conflict, names)} {sides}')}"


def sorted_lines(
    conflicts: Sequence[Conflict], by: Sorting, names: Names, layout: Layout
) -> Iterator[str]:
    """Yield conflicts one a line below each speaker, deployment or source that they involve."""
    found: dict[str, list[Conflict]] = {}
    for conflict in conflicts:
        for title in dict.fromkeys(_titles(conflict, by, names)):
            found.setdefault(title, []).append(conflict)
    for title, listed_ in sorted(found.items(), key=lambda entry: (-len(entry[1]), entry[0])):
        told = f"{clean(title)}: {counted(len(listed_), 'conflict')}"
        yield paint(told, "strong", layout)
        yield from (f"{_INDENT}{conflict_line(conflict, names, layout)}" for conflict in listed_)


def _titles(conflict: Conflict, by: Sorting, names: Names) -> Iterator[str]:
    if by == "deployment":
        yield bare_subject(names, conflict.subject)
        return
    for claim_id in conflict.claims:
        claim = names.claims.get(claim_id)
        if claim is None:
            continue
        if by == "speaker":
            yield actor_name(names, claim.speaker)
            continue
        for source in claim.sources:
            record = names.sources.get(source)
            title = None if record is None else record.title
            yield source if title is None else f"{title} ({source})"


def detail_lines(conflict: Conflict, names: Names, layout: Layout) -> Iterator[str]:
    """Yield a conflict in full: statements, reasons, what it rests on, what reconciles it."""
    yield from _title(conflict, [conflict.id], names, layout)
    claims = ", ".join(conflict.claims)
    yield from paragraph(f"{KINDS[conflict.kind]} ({conflict.kind}): {claims}", layout, first="  ")
    yield ""
    support = {entry.claim: entry for entry in conflict.support}
    for claim in conflict.claims:
        found = statement_of(names, claim)
        if found is not None:
            yield from _statement_lines(found, layout, support.get(claim))
    yield ""
    yield f"{_INDENT}Why"
    yield from _listed(reason_sentences(conflict, names), layout)
    if conflict.assumptions:
        yield f"{_INDENT}Taken for granted"
        assumed = [
            f"{assumption_sentence(entry, names)} [{entry.code}]" for entry in conflict.assumptions
        ]
        yield from _listed(assumed, layout)
    yield f"{_INDENT}They may all be true if"
    yield from _listed(unless_of(conflict, names), layout)
    for told in _notes(conflict):
        yield from paragraph(f"Note: {told}", layout, first=_INDENT)


def _statement_lines(found: Statement, layout: Layout, support: Support | None) -> Iterator[str]:
    heading = f"{found.claim}: {found.heading}"
    yield from paragraph(heading, layout, first=_INDENT, rest=_INDENT * 3)
    inner = _INDENT * 3
    yield from paragraph(found.words, layout, first=inner)
    rest = inner + _INDENT
    yield from paragraph(f"Read as: {found.reading}.", layout, first=inner, rest=rest)
    for source in found.sources:
        yield from paragraph(f"Source: {source}", layout, first=inner, rest=rest)
    if support is not None:
        told = f"Behind it: {support_words(support)}."
        yield from paragraph(told, layout, first=inner, rest=rest)


def _listed(sentences: Sequence[str], layout: Layout) -> Iterator[str]:
    for told in sentences:
        yield from paragraph(told, layout, first=f"{_INDENT * 2}- ")


def _notes(conflict: Conflict) -> Iterator[str]:
    yield from within_sentences(conflict)
    if conflict.same_as:
        yield f"It repeats the conflict of {listed(conflict.same_as)} with copies of statements."
    firm = [entry for entry in conflict.explained if entry.firm]
    if firm:
        ids = listed(dict.fromkeys(claim for entry in firm for claim in entry.claims))
        yield f"It counts one grade less, since nobody disputes what would explain it: {ids}."


def support_words(support: Support) -> str:
    """Return how many sources stand behind a claim, such as `2 independent sources`."""
    number = support.independent
    words = counted(number, "independent source") if number else "no independent source"
    if support.repeated_by:
        words += f", with {listed(support.repeated_by)}"
    if support.unresolved:
        words += f"; not recorded: {', '.join(support.unresolved)}"
    return words
