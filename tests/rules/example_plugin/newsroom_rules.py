"""Rules of a newsroom for its own datasets."""

from collections.abc import Iterator

from counterclaim.model import Dataset
from counterclaim.rules import Context, Observation, at, rule

LONGEST_TEXT = 280


@rule(
    "newsroom.long-text",
    "Text that does not fit on a card",
    "note",
    does=f"Finds a claim of more than {LONGEST_TEXT} characters.",
    why="Claims are shown on cards, and a longer text is cut off.",
    fix="Shorten the text to the sentence that makes the claim.",
    example='{"claims": [{"id": "c1", "text": "' + "They stay. " * 30 + '"}]}',
    instead='{"claims": [{"id": "c1", "text": "They stay."}]}',
)
def long_text(dataset: Dataset, _: Context) -> Iterator[Observation]:
    """Yield the claims that are too long."""
    for index, claim in enumerate(dataset.claims):
        if len(claim.text) > LONGEST_TEXT:
            yield Observation(
                at("claim", index, "text"), f"the text has {len(claim.text)} characters"
            )


@rule(
    "newsroom.source-of-unknown-publisher",
    "Claim of a publisher without a record",
    "warning",
    does="Finds a claim of which no source has a publisher.",
    why="The desk asks every publisher for a comment.",
    fix="Add the publisher of the source.",
    example='{"sources": [{"id": "s1"}], "claims": [{"id": "c1", "sources": ["s1"]}]}',
    instead="""
        {"sources": [{"id": "s1", "publisher": "agency"}],
         "claims": [{"id": "c1", "sources": ["s1"]}]}
    """,
)
def source_of_unknown_publisher(dataset: Dataset, context: Context) -> Iterator[Observation]:
    """Yield the claims that nobody published."""
    for index, claim in enumerate(dataset.claims):
        known = [context.sources[name] for name in claim.sources if name in context.sources]
        if known and all(source.publisher is None for _, source in known):
            yield Observation(
                at("claim", index, "sources"),
                "no source of this claim has a publisher",
                related=tuple(at("source", place) for place, _ in known),
            )


RULES = (long_text, source_of_unknown_publisher)
