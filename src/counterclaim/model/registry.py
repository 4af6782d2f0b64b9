"""The models by name: the kinds of records, the contents of claims, and all models in order."""

from collections.abc import Mapping
from types import MappingProxyType

from counterclaim.findings import RecordKind
from counterclaim.model.actor import Actor
from counterclaim.model.claim import Anchor, Claim, Relation, Relative, Relay, TimeReference
from counterclaim.model.content import (
    About,
    Attribute,
    Change,
    Count,
    Said,
    Scope,
    Stage,
)
from counterclaim.model.dataset import Dataset
from counterclaim.model.deployment import Deployment, PartOf
from counterclaim.model.parts import Identifier, Name, Place
from counterclaim.model.source import Source

Record = Actor | Source | Deployment | Claim | Dataset

RECORDS: Mapping[RecordKind, type[Record]] = MappingProxyType(
    {
        "dataset": Dataset,
        "actor": Actor,
        "source": Source,
        "deployment": Deployment,
        "claim": Claim,
    }
)
"""The kinds of records and their models."""

LISTS: Mapping[str, RecordKind] = MappingProxyType(
    {"actors": "actor", "sources": "source", "deployments": "deployment", "claims": "claim"}
)
"""The lists of a dataset and the kind of record that each holds."""

MODELS: tuple[type, ...] = (
    Identifier,
    Name,
    Place,
    PartOf,
    Actor,
    Source,
    Deployment,
    About,
    Stage,
    Count,
    Attribute,
    Scope,
    Said,
    Change,
    Anchor,
    Relative,
    TimeReference,
    Relay,
    Relation,
    Claim,
    Dataset,
)
"""Every model, each after those that it is made of."""

CONTENT_TYPES: Mapping[str, type] = MappingProxyType(
    {
        "stage": Stage,
        "count": Count,
        "attribute": Attribute,
        "scope": Scope,
        "said": Said,
        "change": Change,
    }
)
"""The values of `type` that tell the contents of a claim apart."""
