"""The dataset: the four lists of records with what they share."""

from typing import Literal

from attrs import field, frozen

from counterclaim.display import notebook_html
from counterclaim.model.actor import Actor
from counterclaim.model.claim import Claim
from counterclaim.model.deployment import Deployment
from counterclaim.model.fields import Extra, Line, RecordId, Url, checked, describe
from counterclaim.model.source import Source
from counterclaim.time import Edtf

SchemaVersion = Literal["1.0"]


@frozen(kw_only=True, field_transformer=checked)
class Dataset:
    """A set of records that are published together.

    References between records are not resolved here: a dataset may be built that names a
    missing record, and the checks report it.
    """

    schema_version: SchemaVersion = field(
        default="1.0", metadata=describe("The version of the format.", always_written=True)
    )
    id: RecordId | None = field(default=None, metadata=describe("Id of the dataset."))
    title: Line | None = field(default=None, metadata=describe("Title of the dataset."))
    description: Line | None = field(default=None, metadata=describe("What it covers."))
    publisher: Line | None = field(default=None, metadata=describe("Who publishes it."))
    license: Line | None = field(
        default=None, metadata=describe("The licence, best as an SPDX expression.")
    )
    url: Url | None = field(default=None, metadata=describe("Where it is published."))
    published: Edtf | None = field(default=None, metadata=describe("When it was published (EDTF)."))
    actors: tuple[Actor, ...] = field(default=(), metadata=describe("The actors."))
    sources: tuple[Source, ...] = field(default=(), metadata=describe("The sources."))
    deployments: tuple[Deployment, ...] = field(default=(), metadata=describe("The deployments."))
    claims: tuple[Claim, ...] = field(default=(), metadata=describe("The claims."))
    extra: Extra | None = field(
        default=None, hash=False, metadata=describe("The publisher's own data; never read.")
    )

    def __str__(self) -> str:
        """Return it in short: `dataset iraq: 55 claims, 20 actors, 4 sources, 6 deployments`."""
        counts = (
            (len(self.claims), "claim"),
            (len(self.actors), "actor"),
            (len(self.sources), "source"),
            (len(self.deployments), "deployment"),
        )
        told = ", ".join(f"{number} {noun}{'' if number == 1 else 's'}" for number, noun in counts)
        return f"dataset {self.id}: {told}" if self.id is not None else f"dataset: {told}"

    def _repr_html_(self) -> str | None:
        return notebook_html(self)
