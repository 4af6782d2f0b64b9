"""Small values that several records share: names, identifiers, places."""

from typing import Annotated

from attrs import field, frozen

from counterclaim.codelists import NameKind, PlaceKind
from counterclaim.model.fields import (
    Country,
    Language,
    Line,
    Number,
    OpenCode,
    RecordId,
    Subdivision,
    checked,
    describe,
)


@frozen(kw_only=True, field_transformer=checked)
class Name:
    """Another name of an actor or a place, with what kind of name it is."""

    text: Line = field(metadata=describe("The name as it is written."))
    kind: NameKind = field(metadata=describe("What kind of name it is."))
    language: Language | None = field(
        default=None, metadata=describe("The language of the name, as a BCP 47 tag.")
    )
    source: RecordId | None = field(
        default=None,
        metadata=describe("Id of the source in which the name is found.", refers_to="source"),
    )


@frozen(kw_only=True, field_transformer=checked)
class Identifier:
    """An identifier in a scheme of somebody else's, such as a Wikidata item."""

    scheme: OpenCode = field(metadata=describe("The scheme.", suggestions="identifier-schemes"))
    id: Line = field(metadata=describe("The identifier in that scheme."))


@frozen(kw_only=True, field_transformer=checked)
class Place:
    """Where a deployment is; a value of the deployment and not a record of its own."""

    name: Line = field(metadata=describe("The usual name of the place."))
    kind: PlaceKind = field(
        metadata=describe("What kind of place it is; it sets how fast a withdrawal can go.")
    )
    country: Country | None = field(
        default=None, metadata=describe("The country, as an ISO 3166-1 alpha-2 code.")
    )
    subdivision: Subdivision | None = field(
        default=None, metadata=describe("The subdivision, as an ISO 3166-2 code.")
    )
    names: tuple[Name, ...] = field(
        default=(), metadata=describe("Other names and spellings of the place.")
    )
    identifiers: tuple[Identifier, ...] = field(
        default=(), metadata=describe("Identifiers of the place in other schemes.")
    )
    latitude: Annotated[float, Number(minimum=-90, maximum=90)] | None = field(
        default=None, metadata=describe("Degrees north of the equator (WGS 84).")
    )
    longitude: Annotated[float, Number(minimum=-180, maximum=180)] | None = field(
        default=None, metadata=describe("Degrees east of Greenwich (WGS 84).")
    )
