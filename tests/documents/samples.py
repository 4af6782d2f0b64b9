"""A small dataset that tests change."""

import copy
import json

from counterclaim import loads
from counterclaim.model import Dataset

DATA = {
    "schema_version": "1.0",
    "title": "Statements",
    "actors": [
        {"id": "us", "kind": "state", "name": "United States"},
        {"id": "spokesman", "kind": "unnamed", "name": "a spokesman", "represents": ["us"]},
    ],
    "sources": [{"id": "report", "published": "2024-09-06"}],
    "deployments": [
        {
            "id": "iraq",
            "name": "US forces in Iraq",
            "force": "us",
            "place": {"name": "Iraq", "kind": "country"},
        }
    ],
    "claims": [
        {
            "id": "c1",
            "text": "There is no withdrawal.",
            "speaker": "spokesman",
            "sources": ["report"],
            "stated": "2024-09-06",
            "about": {"deployment": "iraq", "process": "withdrawal"},
            "says": {"type": "stage", "code": "started"},
            "polarity": "denied",
        },
        {
            "id": "c2",
            "text": "2,500 are there.",
            "speaker": "us",
            "sources": ["report"],
            "stated": "2024-09",
            "about": {"deployment": "iraq"},
            "says": {"type": "count", "measure": "present", "low": 2500, "high": 2500},
        },
    ],
}


def data():
    """Return the values of the sample, free to be changed."""
    return copy.deepcopy(DATA)


def dataset() -> Dataset:
    """Return the sample."""
    return loads(json.dumps(DATA))
