"""Hypothesis strategies for records and datasets; needs the extra `strategies`.

Every record that they make is valid. In `datasets` every reference resolves and nothing is a
part of itself. The other strategies take the ids to refer to; where none are given they make
ids up, and a sequence without ids stands for: refer to nothing, where that is possible.

Records shrink towards few, short fields at their defaults.
"""

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from counterclaim.codelists import (
    ActorKind,
    Admiralty,
    Commitment,
    Credibility,
    Modality,
    Polarity,
    TextKind,
    facet_of,
)
from counterclaim.model import (
    Actor,
    Claim,
    Dataset,
    Deployment,
    PartOf,
    Source,
    Stage,
)
from counterclaim.strategies._dates import dates, durations
from counterclaim.strategies._parts import (
    COUNTRY,
    EXTRA,
    ID,
    LANGUAGE,
    LICENSE,
    LINE,
    URL,
    Ids,
    codes,
    contents,
    fixed,
    found_in,
    identifiers,
    maybe,
    names,
    one_of,
    places,
    reference,
    references,
    relations,
    relays,
    several,
    subjects,
    suggested,
    times,
)

__all__ = ["actors", "claims", "datasets", "dates", "deployments", "durations", "sources"]


@st.composite
def actors(
    draw: DrawFn, *, record_id: str | None = None, actors: Ids = None, sources: Ids = None
) -> Actor:
    """Return a strategy for actors.

    Args:
        draw: Given by Hypothesis.
        record_id: The id; made up by default.
        actors: Ids of the actors that it may represent or be a part of.
        sources: Ids of the sources in which its names may be found.
    """
    actors, sources = fixed(actors), fixed(sources)
    return Actor(
        id=draw(ID) if record_id is None else record_id,
        kind=draw(codes(ActorKind)),
        name=draw(LINE),
        names=draw(several(names(sources))),
        country=draw(maybe(COUNTRY)),
        represents=draw(references(actors)),
        part_of=draw(references(actors)),
        identifiers=draw(several(identifiers())),
        note=draw(maybe(LINE)),
        extra=draw(maybe(EXTRA)),
    )


@st.composite
def sources(
    draw: DrawFn, *, record_id: str | None = None, actors: Ids = None, sources: Ids = None
) -> Source:
    """Return a strategy for sources.

    Args:
        draw: Given by Hypothesis.
        record_id: The id; made up by default.
        actors: Ids of the actors that may be the publisher.
        sources: Ids of the sources that it may be derived from.
    """
    actors, sources = fixed(actors), fixed(sources)
    return Source(
        id=draw(ID) if record_id is None else record_id,
        kind=draw(maybe(suggested("source-kinds"))),
        publisher=draw(reference(actors)),
        title=draw(maybe(LINE)),
        url=draw(maybe(URL)),
        archived_url=draw(maybe(URL)),
        published=draw(maybe(dates())),
        accessed=draw(maybe(dates())),
        language=draw(maybe(LANGUAGE)),
        machine_translated=draw(st.booleans()),
        derived_from=draw(references(sources)),
        reliability=draw(maybe(codes(Admiralty))),
        note=draw(maybe(LINE)),
        extra=draw(maybe(EXTRA)),
    )


@st.composite
def deployments(
    draw: DrawFn,
    *,
    record_id: str | None = None,
    actors: Ids = None,
    deployments: Ids = None,
    sources: Ids = None,
) -> Deployment:
    """Return a strategy for deployments.

    Args:
        draw: Given by Hypothesis.
        record_id: The id; made up by default.
        actors: Ids of the actors that may be the force; one is needed if it is given.
        deployments: Ids of the deployments of which it may be a part.
        sources: Ids of the sources in which names of the place may be found.
    """
    actors, sources = fixed(actors), fixed(sources)
    wholes = draw(references(fixed(deployments)))
    partitions = suggested("partitions")
    return Deployment(
        id=draw(ID) if record_id is None else record_id,
        name=draw(LINE),
        force=draw(one_of(actors)),
        place=draw(places(sources)),
        mission=draw(maybe(LINE)),
        part_of=tuple(PartOf(whole=whole, partition=draw(partitions)) for whole in wholes),
        exhaustive=draw(several(partitions)),
        note=draw(maybe(LINE)),
        extra=draw(maybe(EXTRA)),
    )


@st.composite
def claims(
    draw: DrawFn,
    *,
    record_id: str | None = None,
    actors: Ids = None,
    sources: Ids = None,
    deployments: Ids = None,
    claims: Ids = None,
) -> Claim:
    """Return a strategy for claims.

    Args:
        draw: Given by Hypothesis.
        record_id: The id; made up by default.
        actors: Ids of the actors that may speak, relay or decide; one is needed if it is given.
        sources: Ids of the sources; one is needed if it is given.
        deployments: Ids of the deployments that it may be about.
        claims: Ids of the claims that it may be related to.
    """
    actors, sources = fixed(actors), fixed(sources)
    deployments, claims = fixed(deployments), fixed(claims)
    says = draw(contents(actors, deployments, claims))
    modality: Modality = draw(codes(Modality))
    needs_process = isinstance(says, Stage) and facet_of(says.code) != "presence"
    return Claim(
        id=draw(ID) if record_id is None else record_id,
        text=draw(LINE),
        speaker=draw(one_of(actors)),
        sources=draw(found_in(sources)),
        stated=draw(dates()),
        about=draw(subjects(actors, deployments, process=needs_process)),
        says=says,
        when=draw(maybe(times(deployments))),
        polarity=draw(codes(Polarity)),
        modality=modality,
        condition=draw(LINE) if modality == "conditional" else None,
        commitment=draw(codes(Commitment)),
        cue=draw(maybe(LINE)),
        credibility=draw(maybe(codes(Credibility))),
        text_kind=draw(codes(TextKind)),
        language=draw(maybe(LANGUAGE)),
        via=draw(several(relays(actors, sources))),
        utterance=draw(maybe(ID)),
        relations=draw(relations(claims)),
        note=draw(maybe(LINE)),
        extra=draw(maybe(EXTRA)),
    )


@st.composite
def datasets(draw: DrawFn, *, max_size: int = 3) -> Dataset:
    """Return a strategy for datasets in which every reference resolves.

    Args:
        draw: Given by Hypothesis.
        max_size: The most records of each kind.
    """
    ids = st.lists(ID, max_size=max_size, unique=True)
    of_actors, of_sources = draw(ids), draw(ids)
    of_deployments = draw(ids) if of_actors else []
    of_claims = draw(ids) if of_actors and of_sources else []
    return Dataset(
        id=draw(maybe(ID)),
        title=draw(maybe(LINE)),
        description=draw(maybe(LINE)),
        publisher=draw(maybe(LINE)),
        license=draw(maybe(LICENSE)),
        url=draw(maybe(URL)),
        published=draw(maybe(dates())),
        # each refers to those before it only, so that nothing is a part of itself
        actors=tuple(
            draw(actors(record_id=one, actors=of_actors[:index], sources=of_sources))
            for index, one in enumerate(of_actors)
        ),
        sources=tuple(
            draw(sources(record_id=one, actors=of_actors, sources=of_sources[:index]))
            for index, one in enumerate(of_sources)
        ),
        deployments=tuple(
            draw(
                deployments(
                    record_id=one,
                    actors=of_actors,
                    deployments=of_deployments[:index],
                    sources=of_sources,
                )
            )
            for index, one in enumerate(of_deployments)
        ),
        claims=tuple(
            draw(
                claims(
                    record_id=one,
                    actors=of_actors,
                    sources=of_sources,
                    deployments=of_deployments,
                    claims=of_claims[:index],
                )
            )
            for index, one in enumerate(of_claims)
        ),
        extra=draw(maybe(EXTRA)),
    )
