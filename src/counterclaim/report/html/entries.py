"""The conflicts and the statements of a page, as its lists show them."""

from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from counterclaim.consistency import Conflict, Grade, Report
from counterclaim.judgements import Judgement
from counterclaim.model import Claim, Source
from counterclaim.report.html.labels import SKIPS, date_words, label_of, when_words
from counterclaim.report.html.parties import parties_in, party_of
from counterclaim.report.html.timelines import Home, home_name, home_of
from counterclaim.report.sentences.conflicts import (
    assumption_sentence,
    heading_of,
    unless_of,
    why_sentence,
)
from counterclaim.report.sentences.names import Names, actor_name
from counterclaim.time import day_text


@frozen(kw_only=True)
class Link:
    """A source as a page shows it: its words, and where it is, if it says so."""

    words: str
    url: str | None = None
    archived: str | None = None


@frozen(kw_only=True)
class Statement:
    """A claim as a page shows it."""

    claim: str
    speaker: str
    party: str | None
    via: tuple[str, ...]
    stated: str
    when: str
    subject: str
    label: str
    text: str
    quoted: bool
    kind: str
    language: str | None
    sources: tuple[Link, ...]
    conflicts: tuple[str, ...] = ()
    skipped: str | None = None
    note: str | None = None


@frozen(kw_only=True)
class Entry:
    """A conflict as a page shows it, with what it is filtered by.

    `speakers`, `parties` and `deployments` are numbers that the page has for them; `first` and
    `last` are the days on which its statements were made at the earliest and latest.
    """

    id: str
    grade: Grade
    kind: str
    question: str
    members: tuple[Statement, ...]
    why: str
    unless: tuple[str, ...]
    rests_on: tuple[str, ...]
    same_as: tuple[str, ...]
    judgement: Judgement | None
    speakers: tuple[int, ...]
    parties: tuple[int, ...]
    deployments: tuple[int, ...]
    first: str
    last: str


@frozen
class Keys:
    """The numbers that a page has for speakers and parties, and for deployments and matters."""

    actors: Mapping[str, int]
    homes: Mapping[Home, int]


def in_order(claims: Iterable[Claim]) -> list[Claim]:
    """Return claims in the order in which they were stated, those of one day by their ids."""
    return sorted(claims, key=lambda claim: (claim.stated.earliest or 0, claim.id))


def statements_of(
    names: Names, report: Report, conflicts: Sequence[Conflict]
) -> dict[str, Statement]:
    """Return all claims as a page shows them, in the order in which they were stated."""
    met: dict[str, list[str]] = {}
    for conflict in conflicts:
        for name in conflict.claims:
            met.setdefault(name, []).append(conflict.id)
    skipped = {entry.claim: SKIPS[entry.reason] for entry in report.skipped}
    return {
        claim.id: _statement(claim, names, tuple(met.get(claim.id, ())), skipped.get(claim.id))
        for claim in in_order(names.claims.values())
    }


def _statement(
    claim: Claim, names: Names, conflicts: tuple[str, ...], skipped: str | None
) -> Statement:
    party = party_of(names, claim.speaker)
    return Statement(
        claim=claim.id,
        speaker=actor_name(names, claim.speaker),
        party=None if party == claim.speaker else actor_name(names, party),
        via=tuple(actor_name(names, relay.actor) for relay in claim.via),
        stated=date_words(claim.stated),
        when=when_words(claim),
        subject=home_name(names, home_of(claim.about)),
        label=label_of(claim, names),
        text=claim.text,
        quoted=claim.text_kind == "quotation",
        kind=claim.text_kind,
        language=claim.language,
        sources=tuple(_source(name, names.sources.get(name), names) for name in claim.sources),
        conflicts=conflicts,
        skipped=skipped,
        note=claim.note,
    )


def _source(name: str, source: Source | None, names: Names) -> Link:
    if source is None:
        return Link(words=name)
    parts = [] if source.publisher is None else [actor_name(names, source.publisher)]
    if source.title is not None:
        parts.append(source.title)
    if not parts:
        parts.append(name)
    if source.published is not None:
        parts.append(date_words(source.published))
    return Link(words=", ".join(parts), url=source.url, archived=source.archived_url)


def entries_of(
    names: Names,
    conflicts: Sequence[Conflict],
    statements: Mapping[str, Statement],
    judgements: Mapping[str, Judgement],
    keys: Keys,
) -> list[Entry]:
    """Return conflicts as a page shows them, in their order."""
    return [
        _entry(conflict, names, statements, judgements.get(conflict.id), keys)
        for conflict in conflicts
    ]


def _entry(
    conflict: Conflict,
    names: Names,
    statements: Mapping[str, Statement],
    judgement: Judgement | None,
    keys: Keys,
) -> Entry:
    claims = [names.claims[name] for name in conflict.claims if name in names.claims]
    firsts = [claim.stated.earliest for claim in claims if claim.stated.earliest is not None]
    lasts = [claim.stated.latest for claim in claims if claim.stated.latest is not None]
    homes = [home_of(claim.about) for claim in claims]
    homes.append((conflict.subject.deployment, conflict.subject.matter))
    return Entry(
        id=conflict.id,
        grade=conflict.grade,
        kind=conflict.kind.replace("_", " "),
        question=heading_of(conflict, names),
        members=tuple(statements[claim.id] for claim in claims),
        why=why_sentence(conflict, names),
        unless=unless_of(conflict, names),
        rests_on=tuple(
            dict.fromkeys(assumption_sentence(each, names) for each in conflict.assumptions)
        ),
        same_as=conflict.same_as,
        judgement=judgement,
        speakers=tuple(sorted({keys.actors[claim.speaker] for claim in claims})),
        parties=tuple(sorted(keys.actors[name] for name in parties_in(conflict, names))),
        deployments=tuple(sorted({keys.homes[home] for home in homes if home in keys.homes})),
        first=day_text(min(firsts)) if firsts else "",
        last=day_text(max(lasts)) if lasts else "",
    )
