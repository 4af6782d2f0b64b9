"""Statements of FollowTheMoney: each value of an entity with the place that it comes from."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from counterclaim.interchange._dates import first_day
from counterclaim.interchange._values import Exported
from counterclaim.interchange.ftm._terms import entity_id
from counterclaim.interchange.ftm._writing import entities_of, to_ftm
from counterclaim.model import Claim, Dataset

_OWN = "counterclaim"


def to_ftm_statements(dataset: Dataset) -> Exported:
    """Write a dataset as statements, a line of JSON each.

    What the dataset says itself has its id as the dataset of the statement. The words of a
    claim are a statement about the deployment for each source in which they are found: its
    dataset is the source, its origin the claim, and it was first seen when it was said.
    """
    own = dataset.id or _OWN
    rows = [
        _row(entity["id"], entity["schema"], name, value, own)
        for entity in entities_of(dataset)
        for name, values in entity["properties"].items()
        for value in values
    ]
    for claim in dataset.claims:
        rows += _said(claim)
    lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in rows]
    return Exported(text="".join(lines), losses=to_ftm(dataset).losses)


def _said(claim: Claim) -> Iterator[dict[str, Any]]:
    """Yield the words of a claim as values of what it is about, one for each source."""
    about = claim.about.deployment
    if about is None:
        return
    for source in claim.sources:
        row = _row(entity_id("deployment", about), "Event", "notes", claim.text, source)
        yield {
            **row,
            "origin": entity_id("claim", claim.id),
            "first_seen": first_day(claim.stated),
        }


def _row(entity: str, schema: str, prop: str, value: str, dataset: str) -> dict[str, Any]:
    return {
        "id": _key(dataset, entity, prop, value),
        "entity_id": entity,
        "canonical_id": entity,
        "prop": prop,
        "schema": schema,
        "value": value,
        "dataset": dataset,
        "external": False,
    }


def _key(dataset: str, entity: str, prop: str, value: str) -> str:
    """Return the key that FollowTheMoney gives a statement; a name, not a secret."""
    key = f"{dataset}.{entity}.{prop}.{value}"
    return hashlib.sha1(key.encode("utf-8"), usedforsecurity=False).hexdigest()
