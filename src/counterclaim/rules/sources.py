"""Rules about sources: what they lack, what they copy, whether they confirm one another."""

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urlsplit

from counterclaim.findings.quoting import quoted
from counterclaim.model import Claim, Dataset, Source
from counterclaim.rules._context import Context, by_id
from counterclaim.rules._rule import Observation, RecordPath, at, rule
from counterclaim.solver.graphs import connected

_NEEDED = (
    ("publisher", "publisher"),
    ("published", "date of publication"),
    ("url", "web address"),
)


@rule(
    "source.incomplete",
    "Source that is hard to find again",
    "note",
    does="Finds a source without a publisher, a date of publication or a web address.",
    why="Whoever checks the claims must find the text again. Without a date nobody can tell "
    "either what was known when it was written.",
    fix="Add what is known; a source that is known only through another one may stay as it is.",
    example='{"sources": [{"id": "article", "title": "They stay"}]}',
    instead="""
        {"sources": [{"id": "article", "title": "They stay", "publisher": "agency",
                      "published": "2025-03-10", "url": "https://agency.example/they-stay"}]}
    """,
)
def incomplete(dataset: Dataset, _: Context) -> Iterator[Observation]:
    for index, source in enumerate(dataset.sources):
        missing = [words for name, words in _NEEDED if getattr(source, name) is None]
        if missing:
            yield Observation(at("source", index), f"this source has no {', no '.join(missing)}")


@rule(
    "source.not-archived",
    "Post without an archived copy",
    "note",
    does="Finds a source of the kind `social_post` with a web address and without an archived one.",
    why="Posts are deleted and edited, and accounts closed, more often than other sources.",
    fix="Have a web archive keep a copy, and add its address as archived_url.",
    example="""
        {"sources": [{"id": "post", "kind": "social_post", "url": "https://social.example/1"}]}
    """,
    instead="""
        {"sources": [{"id": "post", "kind": "social_post", "url": "https://social.example/1",
                      "archived_url": "https://archive.example/social.example/1"}]}
    """,
)
def not_archived(dataset: Dataset, _: Context) -> Iterator[Observation]:
    for index, source in enumerate(dataset.sources):
        if source.kind == "social_post" and source.url and source.archived_url is None:
            yield Observation(at("source", index, "url"), "no copy of this post is archived")


@rule(
    "source.copy-before-original",
    "Copy that is older than its original",
    "warning",
    does="Finds a source that was published before one that it is derived from.",
    why="One of the dates is wrong, or the copying went the other way round. Who copies whom "
    "decides whether two reports are one voice or two.",
    fix="Correct the date, or turn derived_from round.",
    example="""
        {"sources": [{"id": "wire", "published": "2025-03-10"},
                     {"id": "article", "published": "2025-03-09", "derived_from": ["wire"]}]}
    """,
    instead="""
        {"sources": [{"id": "wire", "published": "2025-03-10"},
                     {"id": "article", "published": "2025-03-11", "derived_from": ["wire"]}]}
    """,
)
def copy_before_original(dataset: Dataset, context: Context) -> Iterator[Observation]:
    for index, source in enumerate(dataset.sources):
        last = source.published.latest if source.published is not None else None
        if last is None:
            continue
        for number, origin_id in enumerate(source.derived_from):
            place, origin = context.sources.get(origin_id, (0, None))
            issued = origin.published if origin is not None else None
            if issued is not None and issued.earliest is not None and issued.earliest > last:
                yield Observation(
                    at("source", index, "derived_from", number),
                    f"published on {source.published}, before {quoted(origin_id)}, from which it "
                    f"is derived, on {issued}",
                    related=(at("source", place, "published"),),
                )


@rule(
    "source.same-url",
    "Two sources at one address",
    "warning",
    does="Finds two sources with the same web address, apart from a fragment, a slash at the "
    "end, and http for https.",
    why="One document that is recorded twice looks like two sources that confirm one another.",
    fix="Make them one record, or correct the address.",
    example="""
        {"sources": [{"id": "s1", "url": "https://agency.example/they-stay"},
                     {"id": "s2", "url": "http://agency.example/they-stay/#top"}]}
    """,
    instead="""
        {"sources": [{"id": "s1", "url": "https://agency.example/they-stay"},
                     {"id": "s2", "url": "https://agency.example/they-go"}]}
    """,
)
def same_url(dataset: Dataset, _: Context) -> Iterator[Observation]:
    first: dict[tuple[str, str, str], tuple[str, RecordPath]] = {}
    for index, source in by_id(dataset.sources):
        if source.url is None:
            continue
        place = at("source", index, "url")
        name, related = first.setdefault(_address(source.url), (source.id, place))
        if name != source.id:
            message = f"the source {quoted(name)} has this address as well"
            yield Observation(place, message, related=(related,))


def _address(url: str) -> tuple[str, str, str]:
    try:
        parts = urlsplit(url)
    except ValueError:  # brackets that hold no address, which the format does not look into
        return (url, "", "")
    return parts.netloc.casefold(), parts.path.rstrip("/"), parts.query


@rule(
    "source.unused",
    "Source that nothing refers to",
    "note",
    does="Finds a source in which no claim and no name is found, and from which no other source "
    "is derived.",
    why="Mostly its claims were forgotten, or name another source by mistake.",
    fix="Take it out, or check which claim should refer to it.",
    example='{"sources": [{"id": "leaflet", "title": "A leaflet"}]}',
    instead="""
        {"sources": [{"id": "leaflet", "title": "A leaflet"}],
         "claims": [{"id": "c1", "sources": ["leaflet"]}]}
    """,
)
def unused(dataset: Dataset, _: Context) -> Iterator[Observation]:
    used: set[str | None] = set()
    for source in dataset.sources:
        used.update(source.derived_from)
    for claim in dataset.claims:
        used.update(claim.sources, (relay.source for relay in claim.via))
    for actor in dataset.actors:
        used.update(name.source for name in actor.names)
    for deployment in dataset.deployments:
        used.update(name.source for name in deployment.place.names)
    for index, source in enumerate(dataset.sources):
        if source.id not in used:
            yield Observation(at("source", index), "nothing refers to this source")


def _voices(context: Context) -> Mapping[str, frozenset[str]]:
    """Return who stands behind each source in the end: up to two voices, which are enough.

    A source that copies others has their voices; another one is the voice of its publisher,
    or of itself where none is stated. Sources that copy one another in a circle have one voice.
    """
    origins = {
        name: [up for up in source.derived_from if up in context.sources]
        for name, (_, source) in sorted(context.sources.items())
    }
    found: dict[str, frozenset[str]] = {}
    for circle in connected(origins):
        behind = {voice for name in circle for up in origins[name] for voice in found.get(up, ())}
        voices = sorted(behind)[:2] or [_own_voice(context.sources[min(circle)][1])]
        found |= dict.fromkeys(circle, frozenset(voices))
    return found


def _own_voice(source: Source) -> str:
    return f"source {source.id}" if source.publisher is None else f"actor {source.publisher}"


@rule(
    "claim.unconfirmed",
    "Confirmed without a second source",
    "warning",
    does="Finds a claim of the credibility `1` that has no two independent sources. Counted are "
    "its own sources, those of its relays, and those of claims that support or repeat it or that "
    "it supports or repeats. Sources of one publisher, and sources that are derived from the "
    "same one, are one voice.",
    why="On the Admiralty scale 1 means confirmed by sources that are independent of this one. "
    "Ten reprints of one report confirm nothing.",
    fix="Add the independent source, or grade the claim 2 or less.",
    example="""
        {"sources": [{"id": "wire", "publisher": "agency"},
                     {"id": "article", "publisher": "paper", "derived_from": ["wire"]}],
         "claims": [{"id": "c1", "sources": ["wire", "article"], "credibility": "1"}]}
    """,
    instead="""
        {"sources": [{"id": "wire", "publisher": "agency"},
                     {"id": "bulletin", "publisher": "monitor"}],
         "claims": [{"id": "c1", "sources": ["wire", "bulletin"], "credibility": "1"}]}
    """,
)
def unconfirmed(dataset: Dataset, context: Context) -> Iterator[Observation]:
    if not any(claim.credibility == "1" for claim in dataset.claims):
        return
    voices = _voices(context)
    confirming: dict[str, list[Claim]] = {}
    for claim in dataset.claims:
        for relation in claim.relations:
            if relation.kind in ("supports", "repeats") and relation.claim in context.claims:
                confirming.setdefault(claim.id, []).append(context.claims[relation.claim][1])
                confirming.setdefault(relation.claim, []).append(claim)
    for index, claim in enumerate(dataset.claims):
        if claim.credibility != "1":
            continue
        joined = (claim, *confirming.get(claim.id, ()))
        if len({voice for one in joined for voice in _behind(one, voices)}) < 2:
            yield Observation(
                at("claim", index, "credibility"),
                "it is graded as confirmed, and all its sources are one voice",
                related=(at("claim", index, "sources"),),
            )


def _behind(claim: Claim, voices: Mapping[str, frozenset[str]]) -> set[str]:
    named: Iterable[str | None] = (*claim.sources, *(relay.source for relay in claim.via))
    return {voice for name in named if name is not None for voice in voices.get(name, ())}


RULES = (
    incomplete,
    not_archived,
    copy_before_original,
    same_url,
    unused,
    unconfirmed,
)
