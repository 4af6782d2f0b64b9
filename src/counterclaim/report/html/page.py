"""A report of one dataset as a page that needs nothing but itself."""

import hashlib
from base64 import b64encode
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import TYPE_CHECKING

from counterclaim.consistency import GRADES, Conflict, Report
from counterclaim.judgements import Judged
from counterclaim.model import Dataset
from counterclaim.parsing.yaml_text import MissingExtraError
from counterclaim.report.html.entries import Keys, entries_of, statements_of
from counterclaim.report.html.parties import matrix_of, party_of
from counterclaim.report.html.timelines import Home, home_name, home_of, timelines_of
from counterclaim.report.sentences.names import Names, actor_name, names_of

if TYPE_CHECKING:
    from jinja2 import Environment


def render_html(
    dataset: Dataset,
    report: Report,
    *,
    title: str | None = None,
    judged: Sequence[Judged] = (),
) -> str:
    """Return a report as one HTML file that opens from disk and asks for nothing else.

    Args:
        dataset: The records that were checked.
        report: The result of the check.
        title: The heading; by default the title of the dataset.
        judged: Conflicts with the judgements on them; they are shown with the others,
            whether the report still lists them or not.

    Raises:
        MissingExtraError: Jinja is not installed.
    """
    environment = environment_of()
    names = names_of(dataset)
    judgements = {each.conflict.id: each.judgement for each in judged}
    conflicts = _together(report, judged)
    keys = keys_of(names)
    statements = statements_of(names, report, conflicts)
    style = part_text("drawing.css") + part_text("page.css")
    script = part_text("page.js")
    template = environment.get_template("page.html")
    return template.render(
        title=title or dataset.title or dataset.id or "Conflicts",
        dataset=dataset,
        report=report,
        totals=[(grade, sum(each.grade == grade for each in conflicts)) for grade in GRADES],
        statements=[*statements.values()],
        entries=entries_of(names, conflicts, statements, judgements, keys),
        timelines=timelines_of(names, conflicts, keys.homes),
        matrix=matrix_of(names, conflicts, keys.actors),
        speakers=_named(keys.actors, conflicts, names),
        deployments=sorted(
            ((key, home_name(names, home)) for home, key in keys.homes.items()),
            key=lambda each: each[1].casefold(),
        ),
        judged=len(judgements),
        style=style,
        script=script,
        policy=_content_policy(style, script),
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
    for claim in names.claims.values():
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
    )


def _shown(value: object) -> object:
    """Return a text without the control characters that no page may hold, seen as such."""
    if type(value) is not str or value.isprintable():
        return value
    return "".join(
        "\ufffd" if (mark < " " and mark not in "\n\t") or "\x7f" <= mark <= "\x9f" else mark
        for mark in value
    )
