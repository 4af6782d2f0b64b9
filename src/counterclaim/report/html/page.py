"""A report of one dataset as a page that needs nothing but itself."""

import hashlib
from base64 import b64encode
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import TYPE_CHECKING

from attrs import frozen

from counterclaim.consistency import GRADES, Conflict, Grade, Policy, Report
from counterclaim.findings import Finding
from counterclaim.judgements import Judged
from counterclaim.model import Dataset
from counterclaim.parsing.yaml_text import MissingExtraError
from counterclaim.pipeline.result import Checked, findings_of
from counterclaim.report.html.entries import (
    Entry,
    Keys,
    Statement,
    entries_of,
    in_order,
    statements_of,
)
from counterclaim.report.html.parties import Matrix, matrix_of, party_of
from counterclaim.report.html.timelines import Home, Timeline, home_name, home_of, timelines_of
from counterclaim.report.options import Options, finding_words
from counterclaim.report.renderers.escaping import clean
from counterclaim.report.sentences.names import Names, actor_name, names_of

if TYPE_CHECKING:
    from jinja2 import Environment

_NO_REPORT = Report(conflicts=(), checked=0, skipped=(), truncated=(), policy=Policy())
"""Of a dataset whose consistency was not checked."""


@frozen(kw_only=True)
class _Part:
    """One dataset as the page shows it."""

    name: str
    dataset: Dataset
    report: Report
    findings: tuple[tuple[str, str, str], ...]
    totals: tuple[tuple[Grade, int], ...]
    judged: int
    statements: tuple[Statement, ...]
    entries: tuple[Entry, ...]
    timelines: tuple[Timeline, ...]
    matrix: Matrix
    speakers: tuple[tuple[int, str], ...]
    deployments: tuple[tuple[int, str], ...]


def render_html(
    dataset: Dataset,
    report: Report,
    *,
    title: str | None = None,
    judged: Sequence[Judged] = (),
    findings: Sequence[Finding] = (),
) -> str:
    """Return a report as one HTML file that opens from disk and asks for nothing else.

    Args:
        dataset: The records that were checked.
        report: The result of the check.
        title: The heading; by default the title of the dataset.
        judged: Conflicts with the judgements on them; they are shown with the others,
            whether the report still lists them or not.
        findings: What is to be said about the file.

    Raises:
        MissingExtraError: Jinja is not installed.
    """
    part = _part(dataset, report, judged, findings, title or _name(dataset, "Conflicts"))
    return _page(part.name, [part])


def render_page(entries: Sequence[Checked], options: Options) -> str:
    """Return the report on some datasets as one page; findings as grave as the threshold.

    Raises:
        MissingExtraError: Jinja is not installed.
    """
    parts = [
        _part(
            entry.dataset,
            entry.report or _NO_REPORT,
            entry.judged,
            findings_of(entry, options.threshold),
            _name(entry.dataset, entry.name) if len(entries) == 1 else entry.name,
        )
        for entry in entries
    ]
    return _page(parts[0].name if len(parts) == 1 else f"{len(parts)} datasets", parts)


def _name(dataset: Dataset, otherwise: str) -> str:
    return dataset.title or dataset.id or otherwise


def _page(title: str, parts: Sequence[_Part]) -> str:
    style = part_text("drawing.css") + part_text("page.css")
    script = part_text("page.js")
    template = environment_of().get_template("page.html")
    return template.render(
        title=title,
        parts=parts,
        style=style,
        script=script,
        policy=_content_policy(style, script),
    )


def _part(
    dataset: Dataset,
    report: Report,
    judged: Sequence[Judged],
    findings: Sequence[Finding],
    name: str,
) -> _Part:
    names = names_of(dataset)
    judgements = {each.conflict.id: each.judgement for each in judged}
    conflicts = _together(report, judged)
    keys = keys_of(names)
    statements = statements_of(names, report, conflicts)
    deployments = ((key, home_name(names, home)) for home, key in keys.homes.items())
    return _Part(
        name=name,
        dataset=dataset,
        report=report,
        findings=tuple((each.severity, each.code, finding_words(each)) for each in findings),
        totals=tuple((grade, sum(each.grade == grade for each in conflicts)) for grade in GRADES),
        judged=len(judgements),
        statements=tuple(statements.values()),
        entries=tuple(entries_of(names, conflicts, statements, judgements, keys)),
        timelines=tuple(timelines_of(names, conflicts, keys.homes)),
        matrix=matrix_of(names, conflicts, keys.actors),
        speakers=tuple(_named(keys.actors, conflicts, names)),
        deployments=tuple(sorted(deployments, key=lambda each: each[1].casefold())),
    )


def _together(report: Report, judged: Sequence[Judged]) -> list[Conflict]:
    """Return the conflicts of a report with those that judgements have set aside, in order."""
    found = {each.id: each for each in report.conflicts}
    for each in judged:
        found.setdefault(each.conflict.id, each.conflict)
    return sorted(found.values(), key=lambda each: GRADES.index(each.grade))


def keys_of(names: Names) -> Keys:
    """Number the speakers with their parties, and what is spoken of."""
    actors: dict[str, int] = {}
    homes: dict[Home, int] = {}
    for claim in in_order(names.claims.values()):
        for actor in (claim.speaker, party_of(names, claim.speaker)):
            actors.setdefault(actor, len(actors))
        homes.setdefault(home_of(claim.about), len(homes))
    return Keys(actors, homes)


def _named(
    keys: Mapping[str, int], conflicts: Sequence[Conflict], names: Names
) -> list[tuple[int, str]]:
    """Return the speakers who take part in conflicts, with their numbers, by name."""
    speakers = {
        names.claims[name].speaker
        for conflict in conflicts
        for name in conflict.claims
        if name in names.claims
    }
    named = [(keys[speaker], actor_name(names, speaker)) for speaker in speakers]
    return sorted(named, key=lambda each: (each[1].casefold(), each[0]))


def part_text(name: str) -> str:
    """Return a file beside the templates."""
    return files("counterclaim.report.html").joinpath("templates", name).read_text("utf-8")


def _content_policy(style: str, script: str) -> str:
    """Return the policy by which nothing runs, loads or is sent but what the page itself has."""
    return (
        f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    digest = b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"


def environment_of() -> "Environment":
    """Return what the templates are filled in by: everything escaped, nothing left undefined.

    Raises:
        MissingExtraError: Jinja is not installed.
    """
    try:
        from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtraError("the report in HTML", "html") from error
    return Environment(
        loader=PackageLoader("counterclaim.report.html"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _shown(value: object) -> object:
    """Return a text without what would turn its direction or steer a terminal that shows it."""
    return clean(value) if type(value) is str else value
