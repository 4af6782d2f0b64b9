"""The words of STIX that records are written with."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal
from uuid import UUID, uuid5

from counterclaim.codelists import ActorKind

NAMESPACE = UUID("6f6a1d0c-6b0e-5c55-9d0b-0f4d1c6a2f11")
"""Ids are made from the addresses of records below this, so that they are always the same."""

EXTENSION_ID = f"extension-definition--{uuid5(NAMESPACE, 'record')}"
"""The extension in which an object carries the record that it was made from."""

EXTENSION_SCHEMA = (
    "record_kind is dataset, actor, source, deployment or claim, and record_json is that record "
    "of the counterclaim data format, version 1.0, as a text of JSON. Objects that were made "
    "beside a record have the kind derived, and conflicts the kind conflict with a grade."
)

Tlp = Literal["white", "green", "amber", "red"]
"""The Traffic Light Protocol, version 1, which is the one that STIX 2.1 defines."""

TLP_IDS: Mapping[Tlp, str] = MappingProxyType(
    {
        "white": "marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9",
        "green": "marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da",
        "amber": "marking-definition--f88d31f6-486f-44da-b317-01333bde0b82",
        "red": "marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed",
    }
)
TLP_CREATED = "2017-01-20T00:00:00.000Z"

IDENTITY_CLASSES: Mapping[str, str] = MappingProxyType(
    {
        "person": "individual",
        "organization": "organization",
        "state": "organization",
        "armed_force": "organization",
        "armed_group": "group",
        "coalition": "group",
        "unnamed": "unspecified",
    }
)
"""The class of identity of each kind of actor."""

KINDS: Mapping[str, ActorKind] = MappingProxyType(
    {"individual": "person", "organization": "organization"}
)
"""The kinds of actors that classes of identities stand for, where that is clear."""


def stix_id(type_name: str, *names: str) -> str:
    """Return the id of an object that is made from something with some names."""
    return f"{type_name}--{uuid5(NAMESPACE, ' '.join((type_name, *names)))}"


def extension(kind: str, **fields: str) -> dict[str, Any]:
    """Return the extensions of an object of ours."""
    content = {"extension_type": "property-extension", "record_kind": kind, **fields}
    return {EXTENSION_ID: content}


def license_statement(text: str) -> str:
    """Return the words of the marking that carries a licence."""
    return f"License: {text}"
