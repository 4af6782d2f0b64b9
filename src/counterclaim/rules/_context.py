"""What all rules need to know about a dataset, worked out once."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Protocol, TypeVar

from attrs import frozen

from counterclaim.model import Actor, Claim, Dataset, Deployment, Source
from counterclaim.structure.hierarchy import Structure, structure_of


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


R = TypeVar("R", bound=_HasId)
Index = Mapping[str, tuple[int, R]]
"""The index of a record in the list of its kind, and the record, by its id."""


@frozen
class Context:
    """The records of a dataset by their ids, and who belongs to whom.

    Where two records share an id, the first counts.

    Attributes:
        actors: The actors by id.
        sources: The sources by id.
        deployments: The deployments by id.
        claims: The claims by id.
        structure: The parties of actors; the parts and wholes of deployments.
    """

    actors: Index[Actor]
    sources: Index[Source]
    deployments: Index[Deployment]
    claims: Index[Claim]
    structure: Structure


def context_of(dataset: Dataset) -> Context:
    """Work out the context of a dataset."""
    return Context(
        actors=_indexed(dataset.actors),
        sources=_indexed(dataset.sources),
        deployments=_indexed(dataset.deployments),
        claims=_indexed(dataset.claims),
        structure=structure_of(dataset),
    )


def _indexed(records: Sequence[R]) -> Index[R]:
    last_to_first = range(len(records) - 1, -1, -1)
    found = {records[index].id: (index, records[index]) for index in last_to_first}
    return MappingProxyType(found)


def by_id(records: Sequence[R]) -> list[tuple[int, R]]:
    """Return records with their indexes in the order of their ids.

    A rule that tells the second of two from the first goes through them like this, so that
    the order of the records in a file does not matter.
    """
    return sorted(enumerate(records), key=lambda entry: entry[1].id)
