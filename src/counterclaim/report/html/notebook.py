"""What a notebook shows of a dataset, a report and a conflict: the drawing of the page, small."""

from collections.abc import Sequence

from attrs import frozen

from counterclaim.consistency import (
    Conflict,
    Grade,
    Holding,
    Number,
    Numbers,
    Report,
    States,
    Sum,
)
from counterclaim.model import Dataset
from counterclaim.parsing.yaml_text import MissingExtraError
from counterclaim.report.html.axis import marks_of
from counterclaim.report.html.page import environment_of, keys_of, part_text
from counterclaim.report.html.spans import Days, Drawn, scale_of
from counterclaim.report.html.timelines import Bar, Row, Timeline, timelines_of
from counterclaim.report.sentences.conflicts import heading_of, unless_of, why_sentence
from counterclaim.report.sentences.days import counted
from counterclaim.report.sentences.names import Names, names_of
from counterclaim.report.sentences.numbers import bounds_words

_CONFLICTS = 5
_ROWS = 40


@frozen(kw_only=True)
class _Entry:
    """A conflict as a notebook shows it."""

    id: str
    grade: Grade
    kind: str
    question: str
    claims: tuple[str, ...]
    why: str
    unless: tuple[str, ...]
    timeline: Timeline | None


def html_of(value: object) -> str | None:
    """Return what a notebook shows of a dataset, a report or a conflict.

    Returns:
        A piece of HTML; None for another value, and where Jinja is not installed, so that a
        notebook shows the plain text instead.
    """
    try:
        if isinstance(value, Dataset):
            return _piece(_heading(value), timelines=_drawings(value, ()))
        if isinstance(value, Report):
            return _report(value)
        if isinstance(value, Conflict):
            return _piece("Conflict", entries=[_entry(value)])
    except MissingExtraError:
        return None
    return None


def render_drawing(dataset: Dataset, report: Report) -> str:
    """Return the timelines of a dataset with the conflicts of a report, as a piece of HTML.

    Those with the most conflicts come first; after some forty rows the rest is left out, and
    said to be. The whole of it is in `render_html`.

    Raises:
        MissingExtraError: Jinja is not installed.
    """
    drawings = _drawings(dataset, report.conflicts)
    return _piece(str(report), timelines=drawings, left_out=_left_out(dataset, drawings))


def _heading(dataset: Dataset) -> str:
    return str(dataset) if dataset.title is None else f"{dataset.title} ({dataset})"


def _drawings(dataset: Dataset, conflicts: Sequence[Conflict]) -> list[Timeline]:
    names = names_of(dataset)
    kept: list[Timeline] = []
    rows = 0
    for timeline in timelines_of(names, conflicts, keys_of(names).homes):
        rows += len(timeline.rows)
        if kept and rows > _ROWS:
            break
        kept.append(timeline)
    return kept


def _left_out(dataset: Dataset, drawings: Sequence[Timeline]) -> str:
    shown = sum(timeline.statements for timeline in drawings)
    more = len(names_of(dataset).claims) - shown
    return f"Not drawn: {counted(more, 'more claim')}." if more > 0 else ""


def _report(report: Report) -> str:
    entries = [_entry(conflict) for conflict in report.conflicts[:_CONFLICTS]]
    more = len(report.conflicts) - len(entries)
    return _piece(str(report), entries=entries, left_out=f"{more} more." if more else "")


def _entry(conflict: Conflict) -> _Entry:
    nothing = names_of(Dataset())
    return _Entry(
        id=conflict.id,
        grade=conflict.grade,
        kind=conflict.kind.replace("_", " "),
        question=heading_of(conflict, nothing),
        claims=conflict.claims,
        why=why_sentence(conflict, nothing),
        unless=unless_of(conflict, nothing),
        timeline=_drawing(conflict, nothing),
    )


def _drawing(conflict: Conflict, nothing: Names) -> Timeline | None:
    """Return the days that a conflict is about, as far as it tells them without the dataset."""
    told = [each for each in _told(conflict) if each[2] != Days(None, None)]
    if not told:
        return None
    pictures = [
        Drawn(said=Days(None, None), sure=days if every else None, maybe=None if every else days)
        for _, _, days, every in told
    ]
    scale = scale_of(pictures)
    rows = []
    for number, (claim, label, days, every) in enumerate(told):
        left, width = scale.bar(days)
        bar = Bar(kind="sure" if every else "maybe", left=left, width=width)
        y = round((number + 0.5) * 100 / len(told), 3)
        rows.append(Row(y=y, claim=claim, speaker=claim, label=label, manner="fact", bars=(bar,)))
    return Timeline(
        name=heading_of(conflict, nothing),
        key=0,
        rows=tuple(rows),
        links=(),
        marks=marks_of(scale),
        statements=len(rows),
    )


def _told(conflict: Conflict) -> list[tuple[str, str, Days, bool]]:
    """Return, for each claim, what it says, on which days, and whether on every one of them."""
    reason = conflict.reason
    if isinstance(reason, States):
        return [
            (
                each.claim,
                " or ".join(state.replace("_", " ") for state in each.states),
                _days(each),
                each.every,
            )
            for each in reason.holdings
        ]
    if isinstance(reason, Numbers | Sum):
        return [(each.claim, _figure(each), _days(each), True) for each in reason.numbers]
    return []


def _figure(number: Number) -> str:
    return f"{bounds_words(number.low, number.high)} {number.role}"


def _days(told: Number | Holding) -> Days:
    first = None if told.first is None else told.first.toordinal()
    last = None if told.last is None else told.last.toordinal()
    return Days(first, last)


def _piece(
    heading: str,
    *,
    timelines: Sequence[Timeline] = (),
    entries: Sequence[_Entry] = (),
    left_out: str = "",
) -> str:
    template = environment_of().get_template("notebook.html")
    return template.render(
        heading=heading,
        timelines=timelines,
        entries=entries,
        more=left_out,
        style=part_text("drawing.css"),
    )
