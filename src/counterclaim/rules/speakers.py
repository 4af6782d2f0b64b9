"""Rules about who speaks and who passes it on."""

from collections.abc import Iterator

from counterclaim.findings.quoting import quoted
from counterclaim.model import Claim, Dataset
from counterclaim.rules._context import Context
from counterclaim.rules._rule import Observation, at, rule

_JOURNALISM = ("news_article", "wire_report", "broadcast")


@rule(
    "speaker.relay-as-speaker",
    "Publisher as the speaker of what it relays",
    "warning",
    does="Finds a claim that others passed on (`via`) while its speaker published every source "
    "in which it is found.",
    why="The speaker is the innermost holder, never the outlet that prints it. Taken for the "
    "speaker, an outlet seems to contradict itself whenever it quotes two sides.",
    fix="Make the one who is quoted the speaker, and the outlet the last relay in `via`.",
    example="""
        {"actors": [{"id": "paper", "kind": "organization", "name": "Paper"},
                    {"id": "official", "kind": "unnamed", "name": "an official"}],
         "sources": [{"id": "article", "publisher": "paper"}],
         "claims": [{"id": "c1", "speaker": "paper", "sources": ["article"],
                     "via": [{"actor": "official"}]}]}
    """,
    instead="""
        {"actors": [{"id": "paper", "kind": "organization", "name": "Paper"},
                    {"id": "official", "kind": "unnamed", "name": "an official"}],
         "sources": [{"id": "article", "publisher": "paper"}],
         "claims": [{"id": "c1", "speaker": "official", "sources": ["article"],
                     "via": [{"actor": "paper", "source": "article"}]}]}
    """,
)
def relay_as_speaker(dataset: Dataset, context: Context) -> Iterator[Observation]:
    for index, claim in enumerate(dataset.claims):
        if not claim.via or any(relay.actor == claim.speaker for relay in claim.via):
            continue
        sources = [context.sources.get(source_id) for source_id in claim.sources]
        if all(source is not None and source[1].publisher == claim.speaker for source in sources):
            yield Observation(
                at("claim", index, "speaker"),
                f"{quoted(claim.speaker)} publishes the source, and yet others pass the claim on",
                related=(at("claim", index, "via"),),
            )


@rule(
    "speaker.outlet-as-speaker",
    "Outlet in its own voice",
    "note",
    does="Finds a claim without relays whose speaker is the publisher of its source, where that "
    "is a news article, a wire report or a broadcast.",
    why="An outlet is the speaker only of what it attributes to nobody. Mostly somebody is quoted.",
    fix="If the text attributes it to somebody, make that one the speaker and the outlet a relay.",
    example="""
        {"actors": [{"id": "paper", "kind": "organization", "name": "Paper"}],
         "sources": [{"id": "article", "kind": "news_article", "publisher": "paper"}],
         "claims": [{"id": "c1", "speaker": "paper", "sources": ["article"]}]}
    """,
    instead="""
        {"actors": [{"id": "paper", "kind": "organization", "name": "Paper"},
                    {"id": "official", "kind": "unnamed", "name": "an official"}],
         "sources": [{"id": "article", "kind": "news_article", "publisher": "paper"}],
         "claims": [{"id": "c1", "speaker": "official", "sources": ["article"],
                     "via": [{"actor": "paper", "source": "article"}]}]}
    """,
)
def outlet_as_speaker(dataset: Dataset, context: Context) -> Iterator[Observation]:
    for index, claim in enumerate(dataset.claims):
        if claim.via:
            continue
        for source_id in claim.sources:
            place, source = context.sources.get(source_id, (0, None))
            if source is None or source.publisher != claim.speaker:
                continue
            if source.kind in _JOURNALISM:
                yield Observation(
                    at("claim", index, "speaker"),
                    f"{quoted(claim.speaker)} speaks in its own voice in {quoted(source_id)}",
                    related=(at("source", place, "publisher"),),
                )
                break


@rule(
    "speaker.relays-itself",
    "Speaker as a relay of itself",
    "warning",
    does="Finds a claim whose speaker is also one of its relays.",
    why="Nobody passes on their own words. Either the speaker is somebody further in, or the "
    "relay is too many.",
    fix="Make the innermost holder the speaker, or take the relay out.",
    example='{"claims": [{"id": "c1", "speaker": "ministry", "via": [{"actor": "ministry"}]}]}',
    instead='{"claims": [{"id": "c1", "speaker": "ministry", "via": [{"actor": "agency"}]}]}',
)
def relays_itself(dataset: Dataset, _: Context) -> Iterator[Observation]:
    for index, claim in enumerate(dataset.claims):
        for number, relay in enumerate(claim.via):
            if relay.actor == claim.speaker:
                yield Observation(
                    at("claim", index, "via", number, "actor"),
                    f"the speaker {quoted(claim.speaker)} is a relay of this claim as well",
                    related=(at("claim", index, "speaker"),),
                )


def _utterances(dataset: Dataset) -> dict[str, list[tuple[int, Claim]]]:
    found: dict[str, list[tuple[int, Claim]]] = {}
    for index, claim in enumerate(dataset.claims):
        if claim.utterance is not None:
            found.setdefault(claim.utterance, []).append((index, claim))
    for claims in found.values():
        claims.sort(key=lambda entry: entry[1].id)
    return dict(sorted(found.items()))


@rule(
    "utterance.several-speakers",
    "One utterance of several speakers",
    "warning",
    does="Finds claims that share an `utterance` and have different speakers.",
    why="An utterance is one act of speech. Claims that share one and exclude one another are "
    "reported as a misreport, not as a disagreement of their speakers.",
    fix="Give each speaker's words an utterance of their own; for a joint statement make a joint "
    "speaker.",
    example="""
        {"claims": [{"id": "c1", "utterance": "speech", "speaker": "ministry"},
                    {"id": "c2", "utterance": "speech", "speaker": "monitor"}]}
    """,
    instead="""
        {"claims": [{"id": "c1", "utterance": "speech", "speaker": "ministry"},
                    {"id": "c2", "utterance": "reply", "speaker": "monitor"}]}
    """,
)
def several_speakers(dataset: Dataset, _: Context) -> Iterator[Observation]:
    for utterance, claims in _utterances(dataset).items():
        first_index, first = claims[0]
        seen = {first.speaker}
        for index, claim in claims[1:]:
            if claim.speaker not in seen:
                seen.add(claim.speaker)
                yield Observation(
                    at("claim", index, "speaker"),
                    f"the utterance {quoted(utterance)} is one of {quoted(first.speaker)} in the "
                    f"claim {quoted(first.id)}",
                    related=(at("claim", first_index, "speaker"),),
                )


@rule(
    "utterance.several-dates",
    "One utterance on several days",
    "warning",
    does="Finds claims that share an `utterance` and whose dates of statement share no day.",
    why="An utterance is one act of speech and has one date. Words that were said again are "
    "another utterance.",
    fix="Correct a date, or give the later words an utterance of their own.",
    example="""
        {"claims": [{"id": "c1", "utterance": "speech", "stated": "2025-03-10"},
                    {"id": "c2", "utterance": "speech", "stated": "2025-03-12"}]}
    """,
    instead="""
        {"claims": [{"id": "c1", "utterance": "speech", "stated": "2025-03-10"},
                    {"id": "c2", "utterance": "speech", "stated": "2025-03"}]}
    """,
)
def several_dates(dataset: Dataset, _: Context) -> Iterator[Observation]:
    for utterance, claims in _utterances(dataset).items():
        starts = [entry for entry in claims if entry[1].stated.earliest is not None]
        ends = [entry for entry in claims if entry[1].stated.latest is not None]
        if not starts or not ends:
            continue
        index, late = max(starts, key=lambda entry: entry[1].stated.earliest or 0)
        first_index, early = min(ends, key=lambda entry: entry[1].stated.latest or 0)
        if (late.stated.earliest or 0) > (early.stated.latest or 0):
            yield Observation(
                at("claim", index, "stated"),
                f"the utterance {quoted(utterance)} is of {late.stated} here and of "
                f"{early.stated} in the claim {quoted(early.id)}",
                related=(at("claim", first_index, "stated"),),
            )


RULES = (
    relay_as_speaker,
    outlet_as_speaker,
    relays_itself,
    several_speakers,
    several_dates,
)
