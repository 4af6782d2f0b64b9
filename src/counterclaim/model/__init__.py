"""The records of the format as frozen values, without any knowledge of files."""

from counterclaim.model._fields import InvalidValueError
from counterclaim.model.actor import Actor
from counterclaim.model.claim import Anchor, Claim, Relation, Relative, Relay, TimeReference
from counterclaim.model.content import About, Attribute, Content, Count, Scope, Stage
from counterclaim.model.dataset import Dataset, SchemaVersion
from counterclaim.model.deployment import Deployment, PartOf
from counterclaim.model.parts import Identifier, Name, Place
from counterclaim.model.source import Source

__all__ = [
    "About",
    "Actor",
    "Anchor",
    "Attribute",
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
    "SchemaVersion",
    "Scope",
    "Source",
    "Stage",
    "TimeReference",
]
