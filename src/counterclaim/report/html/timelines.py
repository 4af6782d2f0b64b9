"""The timelines of a page: a row a statement, its bars, and the conflicts between the rows."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve, frozen

from counterclaim.consistency import Conflict, Grade
from counterclaim.model import About, Claim
from counterclaim.report.html.axis import Mark, marks_of
from counterclaim.report.html.labels import TOPICS, date_words, label_of, topic_of, when_words
from counterclaim.report.html.spans import Drawn, Scale, drawn, scale_of
from counterclaim.report.sentences.names import Names, actor_name, deployment_name

_RAILS = 14
"""So many conflicts stand side by side before they share a line."""
_OPEN_ROWS = 250
"""Timelines are opened until they have so many rows together."""

Home = tuple[str | None, str | None]
"""A deployment, or another matter."""


@frozen(kw_only=True)
class Bar:
    """A bar of a row: `sure` or `maybe`, its left edge and width in per cent."""

    kind: str
    left: float
    width: float


@frozen(kw_only=True)
class Row:
    """A row of a timeline: the heading of a group, or a statement with its bars.

    `y` is the middle of the row, in per cent of the height, `said` the bar of the days on
    which it was said, `point` their middle.
    """

    y: float
    heading: str | None = None
    claim: str | None = None
    speaker: str = ""
    label: str = ""
    dates: str = ""
    elsewhere: str | None = None
    conflicts: tuple[str, ...] = ()
    manner: str = ""
    bars: tuple[Bar, ...] = ()
    contrary: bool = False
    said: tuple[float, float] | None = None
    point: float = 0.0


@frozen(kw_only=True)
class Link:
    """A conflict as it is drawn: points in per cent, and the rail that keeps it apart."""

    conflict: str
    grade: Grade
    name: str
    points: tuple[tuple[float, float], ...]
    rail: int


@frozen(kw_only=True)
class Timeline:
    """What is said of one deployment or matter."""

    name: str
    key: int
    rows: tuple[Row, ...]
    links: tuple[Link, ...]
    marks: tuple[Mark, ...]
    statements: int
    open: bool = False


def home_of(about: About) -> Home:
    """Return the deployment or the matter that a claim is about."""
    return about.deployment, about.matter


def home_name(names: Names, home: Home) -> str:
    """Return the name of a deployment, or the code of a matter in words."""
    deployment, matter = home
    return (
        (matter or "").replace("_", " ")
        if deployment is None
        else deployment_name(names, deployment)
    )


def timelines_of(
    names: Names, conflicts: Sequence[Conflict], keys: Mapping[Home, int]
) -> list[Timeline]:
    """Return a timeline for each deployment and matter of which something is said.

    Those with conflicts come first. A statement about another deployment stands in a timeline
    as well where it conflicts with one of it.
    """
    by_claim: dict[str, list[Conflict]] = {}
    for conflict in conflicts:
        for name in conflict.claims:
            by_claim.setdefault(name, []).append(conflict)
    homes: dict[Home, list[Claim]] = {home: [] for home in keys}
    for claim in names.claims.values():
        homes[home_of(claim.about)].append(claim)
    made = [
        _timeline(names, home, claims, by_claim, keys) for home, claims in homes.items() if claims
    ]
    made.sort(key=lambda each: (-len(each.links), each.name))
    rows = 0
    for place, each in enumerate(made):
        rows += len(each.rows)
        made[place] = evolve(each, open=bool(each.links) and (not place or rows <= _OPEN_ROWS))
    return made


def _timeline(
    names: Names,
    home: Home,
    claims: Sequence[Claim],
    by_claim: dict[str, list[Conflict]],
    keys: Mapping[Home, int],
) -> Timeline:
    own = {claim.id: claim for claim in claims}
    touching = {each.id: each for name in own for each in by_claim.get(name, ())}
    guests = {
        name: names.claims[name]
        for conflict in touching.values()
        for name in conflict.claims
        if name not in own and name in names.claims
    }
    pictures = {claim.id: drawn(claim) for claim in (*own.values(), *guests.values())}
    scale = scale_of([*pictures.values()])
    groups = [(TOPICS[topic], _of_topic(own, topic)) for topic in TOPICS]
    groups.append(("Said of others, in conflict with these", [*guests.values()]))
    listed: list[Claim | str] = []
    for heading, members in groups:
        if members:
            listed += [heading, *sorted(members, key=lambda claim: _order(claim, names))]
    height = 100 / max(1, len(listed))
    rows = []
    for number, each in enumerate(listed):
        y = round((number + 0.5) * height, 3)
        if isinstance(each, str):
            rows.append(Row(y=y, heading=each))
            continue
        row = _row(each, pictures[each.id], scale, y, names)
        other = None if each.id in own else home_name(names, home_of(each.about))
        found = tuple(conflict.id for conflict in by_claim.get(each.id, ()))
        rows.append(evolve(row, elsewhere=other, conflicts=found))
    return Timeline(
        name=home_name(names, home),
        key=keys[home],
        rows=tuple(rows),
        links=tuple(_links([*touching.values()], rows)),
        marks=marks_of(scale),
        statements=len(own),
    )


def _of_topic(claims: dict[str, Claim], topic: str) -> list[Claim]:
    return [claim for claim in claims.values() if topic_of(claim) == topic]


def _order(claim: Claim, names: Names) -> tuple[str, int, str]:
    stated = claim.stated.earliest if claim.stated.earliest is not None else 0
    return actor_name(names, claim.speaker).casefold(), stated, claim.id


def _row(claim: Claim, picture: Drawn, scale: Scale, y: float, names: Names) -> Row:
    bars = [
        Bar(kind=kind, left=left, width=width)
        for kind, days in (("maybe", picture.maybe), ("sure", picture.sure))
        if days is not None
        for left, width in (scale.bar(days),)
    ]
    about = when_words(claim)
    dates = f"said {date_words(claim.stated)}"
    return Row(
        y=y,
        claim=claim.id,
        speaker=actor_name(names, claim.speaker),
        label=label_of(claim, names),
        dates=f"{dates}, {about}" if about else dates,
        manner="fact" if claim.modality == "fact" else "other",
        bars=tuple(bars),
        contrary=picture.contrary,
        said=scale.bar(picture.said),
        point=scale.middle(picture.said),
    )


def _links(conflicts: list[Conflict], rows: Sequence[Row]) -> Iterator[Link]:
    """Yield the conflicts, each on a rail of its own as far as there are any.

    A rail is taken again where the rows of its last conflict are passed.
    """
    by_claim = {row.claim: row for row in rows if row.claim is not None}
    ready = []
    for conflict in conflicts:
        members = [by_claim[name] for name in conflict.claims if name in by_claim]
        members.sort(key=lambda row: row.y)
        if len(members) > 1:
            ready.append((members[0].y, members[-1].y, conflict, members))
    ends: list[float] = []
    for top, bottom, conflict, members in sorted(ready, key=lambda each: each[:2]):
        free = next((rail for rail, end in enumerate(ends) if end < top), None)
        if free is None:
            free = len(ends)
            ends.append(bottom)
        ends[free] = bottom
        speakers = dict.fromkeys(row.speaker for row in members)
        yield Link(
            conflict=conflict.id,
            grade=conflict.grade,
            name=" against ".join(speakers) if len(speakers) > 1 else next(iter(speakers)),
            points=tuple((row.point, row.y) for row in members),
            rail=free % _RAILS,
        )
