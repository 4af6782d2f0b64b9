"""The record of an actor: who speaks, who commands, who publishes."""

from attrs import field, frozen

from counterclaim.codelists import ActorKind
from counterclaim.model.fields import Country, Extra, Line, RecordId, checked, describe
from counterclaim.model.parts import Identifier, Name


@frozen(kw_only=True, field_transformer=checked)
class Actor:
    """A person, organization, state, force, group, coalition, or an unnamed speaker.

    `represents` and `part_of` give the party that an actor belongs to: its root, reached by
    following both. Raises `InvalidValueError` for a value that a field cannot hold.
    """

    id: RecordId = field(metadata=describe("Unique among the actors of the dataset."))
    kind: ActorKind = field(metadata=describe("What kind of actor it is."))
    name: Line = field(
        metadata=describe("The usual name; for an unnamed speaker the description as printed.")
    )
    names: tuple[Name, ...] = field(
        default=(), metadata=describe("Other names: spellings, scripts, errors seen in sources.")
    )
    country: Country | None = field(
        default=None, metadata=describe("The country, as an ISO 3166-1 alpha-2 code.")
    )
    represents: tuple[RecordId, ...] = field(
        default=(),
        metadata=describe("Ids of the actors in whose name this one speaks.", refers_to="actor"),
    )
    part_of: tuple[RecordId, ...] = field(
        default=(),
        metadata=describe("Ids of the actors of which this one is a part.", refers_to="actor"),
    )
    identifiers: tuple[Identifier, ...] = field(
        default=(), metadata=describe("Identifiers in other schemes.")
    )
    note: Line | None = field(default=None, metadata=describe("A remark for readers."))
    extra: Extra | None = field(
        default=None, hash=False, metadata=describe("The publisher's own data; never read.")
    )
