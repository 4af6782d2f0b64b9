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
        name = self.title or self.id or "dataset"
        return f"{name}: {len(self.claims)} claims"

    def _repr_html_(self) -> str | None:
        return notebook_html(self)
