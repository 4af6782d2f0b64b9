"""What bears on what: the records that have to be checked together.

Claims and deployments that refer to one another, claims about one matter and claims that
report one utterance hang together. Actors and sources do not join: many share them, and what
a claim means depends only on those that it leads to. So a dataset falls apart into
components, and the report of the whole is that of its components, put together.
"""

from collections.abc import Iterator

from attrs import frozen

from counterclaim.findings import RecordKind
from counterclaim.model import Actor, Attribute, Claim, Deployment, Scope, Source
from counterclaim.structure.places import names_of_place, plain
from counterclaim.structure.references import referred_by

AnyRecord = Actor | Source | Deployment | Claim
Key = tuple[RecordKind | str, str]
"""A record by kind and id, or what claims share: `("matter", code)`, `("utterance", id)`.

The name of a place, `("place", name)`, is needed by claims and given by deployments.
"""

KINDS: tuple[tuple[type[AnyRecord], RecordKind], ...] = (
    (Actor, "actor"),
    (Source, "source"),
    (Deployment, "deployment"),
    (Claim, "claim"),
)


@frozen
class Ties:
    """What a record leads to: `joined` belongs to its component, `context` it only needs.

    `offered` are names that a claim may need to know: `("place", name)` of a deployment there.
    """

    joined: frozenset[Key]
    context: frozenset[Key]
    offered: frozenset[Key] = frozenset()


def ties_of(record: AnyRecord) -> Ties:
    """Return what a record leads to, whether the records referred to are there or not."""
    joined: set[Key] = set()
    context: set[Key] = set()
    for kind, ids in referred_by(record).items():
        found = context if kind in ("actor", "source") else joined
        found.update((kind, record_id) for record_id in ids)
    offered: set[Key] = set()
    if isinstance(record, Claim):
        joined.update(_shared(record))
        context.update(_places_in(record))
    elif isinstance(record, Deployment):
        # who needs a place needs that in which it lies too
        context.update(("deployment", part.whole) for part in record.part_of)
        offered.update(("place", name) for name in names_of_place(record.place))
    return Ties(frozenset(joined), frozenset(context), frozenset(offered))


def _places_in(claim: Claim) -> Iterator[Key]:
    says = claim.says
    if isinstance(says, Attribute) and says.value_type == "place":
        for value in (says.value, *says.implies):
            yield ("place", plain(value))


def _shared(claim: Claim) -> Iterator[Key]:
    subjects = claim.says.subjects if isinstance(claim.says, Scope) else ()
    for about in (claim.about, *subjects):
        if about.matter is not None:
            yield ("matter", about.matter)
    if claim.utterance is not None:
        yield ("utterance", claim.utterance)
    leads = isinstance(claim.says, Attribute) and claim.says.key == "destination"
    if leads or claim.about.process == "stay":
        yield ("stay", "")  # who is sent somewhere may not be allowed to stay there
