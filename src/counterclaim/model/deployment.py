"""The record of a deployment: a force at a place, and what it is a part of."""

from attrs import field, frozen

from counterclaim.model.fields import Extra, Line, OpenCode, RecordId, checked, describe
from counterclaim.model.parts import Place


@frozen(kw_only=True, field_transformer=checked)
class PartOf:
    """The whole to which a deployment belongs, and the partition in which it is a part.

    Parts of one whole in one partition are disjoint.
    """

    whole: RecordId = field(
        metadata=describe("Id of the deployment that is the whole.", refers_to="deployment")
    )
    partition: OpenCode = field(
        metadata=describe("Name of the partition.", suggestions="partitions")
    )


@frozen(kw_only=True, field_transformer=checked)
class Deployment:
    """A force at a place for a mission: identity only.

    How many people and at what stage are claims, never fields of the deployment. Raises
    `InvalidValueError` for a value that a field cannot hold.
    """

    id: RecordId = field(metadata=describe("Unique among the deployments of the dataset."))
    name: Line = field(metadata=describe("A short name for readers, such as US forces in Iraq."))
    force: RecordId = field(
        metadata=describe("Id of the actor that is deployed.", refers_to="actor")
    )
    place: Place = field(metadata=describe("Where it is deployed."))
    mission: Line | None = field(default=None, metadata=describe("Name of the mission."))
    part_of: tuple[PartOf, ...] = field(
        default=(), metadata=describe("The wholes to which it belongs.")
    )
    exhaustive: tuple[OpenCode, ...] = field(
        default=(),
        metadata=describe(
            "Partitions of this deployment whose recorded parts are all of it.",
            suggestions="partitions",
        ),
    )
    note: Line | None = field(default=None, metadata=describe("A remark for readers."))
    extra: Extra | None = field(
        default=None, hash=False, metadata=describe("The publisher's own data; never read.")
    )
