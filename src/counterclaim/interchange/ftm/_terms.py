"""The words of FollowTheMoney that records are written with."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from counterclaim.codelists import ActorKind, NameKind

SCHEMAS: Mapping[ActorKind, str] = MappingProxyType(
    {
        "person": "Person",
        "organization": "Organization",
        "state": "PublicBody",
        "armed_force": "PublicBody",
        "armed_group": "Organization",
        "coalition": "Organization",
        "unnamed": "LegalEntity",
    }
)
"""The schema of each kind of actor."""

KINDS: Mapping[str, ActorKind] = MappingProxyType(
    {
        "Person": "person",
        "Organization": "organization",
        "PublicBody": "organization",
        "Company": "organization",
        "LegalEntity": "organization",
    }
)
"""The kind of actor that each schema stands for."""

NAMES: Mapping[NameKind, str] = MappingProxyType(
    {
        "alias": "alias",
        "native": "alias",
        "romanization": "alias",
        "former": "previousName",
        "acronym": "weakAlias",
        "short": "weakAlias",
    }
)
"""The property of each kind of name; wrong spellings and translations are no names there."""

KINDS_OF_NAMES: Mapping[str, NameKind] = MappingProxyType(
    {
        "alias": "alias",
        "previousName": "former",
        "weakAlias": "short",
        "abbreviation": "acronym",
    }
)

IDENTIFIERS: Mapping[str, str] = MappingProxyType({"wikidata": "wikidataId", "lei": "leiCode"})
"""The property of each scheme that FollowTheMoney knows."""

OTHER_IDENTIFIERS: Mapping[str, str] = MappingProxyType(
    {
        "registrationNumber": "registration_number",
        "idNumber": "id_number",
        "taxNumber": "tax_number",
        "vatCode": "vat_code",
        "innCode": "inn",
        "ogrnCode": "ogrn",
        "okpoCode": "okpo",
        "dunsCode": "duns",
        "uniqueEntityId": "uei",
        "opencorporatesUrl": "opencorporates",
        "swiftBic": "swift_bic",
    }
)
"""Schemes for further identifiers of others."""

TOPICS: Mapping[ActorKind, str] = MappingProxyType({"armed_force": "mil", "armed_group": "mil"})

REPRESENTS = "represents"
PART_OF = "is part of"
PUBLISHED_BY = "is published by"
DERIVED_FROM = "is derived from"
SAYS = "says"
"""What the links of an export say."""

_UNFIT = re.compile(r"[^A-Za-z0-9-]|-(?=$)")
_ESCAPED = re.compile(r"[.]([0-9A-F]{2})")


def entity_id(kind: str, record_id: str) -> str:
    """Return the id of an entity; FollowTheMoney has letters, digits, points and hyphens only."""
    return f"{kind}-{_UNFIT.sub(lambda found: f'.{ord(found[0]):02X}', record_id)}"


def record_id_of(entity: str, kind: str) -> str | None:
    """Return the id of a record from that of its entity, where it is one of ours."""
    if not entity.startswith(f"{kind}-"):
        return None
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), entity.removeprefix(f"{kind}-"))
