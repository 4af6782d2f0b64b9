"""The records of the format as frozen values, without any knowledge of files."""

from counterclaim.model.actor import Actor
from counterclaim.model.claim import Anchor, Claim, Relation, Relative, Relay, TimeReference
from counterclaim.model.content import (
    About,
    Attribute,
    Change,
    Content,
    Count,
    Said,
    Scope,
    Stage,
)
from counterclaim.model.dataset import Dataset, SchemaVersion
from counterclaim.model.deployment import Deployment, PartOf
from counterclaim.model.fields import InvalidValueError
from counterclaim.model.parts import Identifier, Name, Place
from counterclaim.model.source import Source

__all__ = [
    "About",
    "Actor",
    "Anchor",
    "Attribute",
    "Change",
    "Claim",
    "Content",
    "Count",
    "Dataset",
    "Deployment",
    "Identifier",
    "InvalidValueError",
    "Name",
    "PartOf",
    "Place",
    "Relation",
    "Relative",
    "Relay",
    "Said",
    "SchemaVersion",
    "Scope",
    "Source",
    "Stage",
    "TimeReference",
]
