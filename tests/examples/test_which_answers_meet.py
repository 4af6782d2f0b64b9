"""The guide says which answers meet: those that it names exclude one another, and others do not."""

import json
import re
from itertools import product
from pathlib import Path

import pytest

from counterclaim.codelists.readings import READINGS
from counterclaim.consistency import check
from counterclaim.documents import reads

GUIDE = Path(__file__).parents[2] / "docs" / "how-to" / "encode-statements.md"

WORLD = {
    "schema_version": "1.0",
    "actors": [
        {"id": "arland", "kind": "state", "name": "Arland"},
        {"id": "ministry", "kind": "organization", "name": "Ministry", "represents": ["arland"]},
        {"id": "host", "kind": "state", "name": "Belland"},
        {"id": "monitor", "kind": "organization", "name": "Monitor"},
    ],
    "deployments": [
        {
            "id": "army",
            "name": "Army",
            "force": "arland",
            "place": {"name": "Belland", "kind": "country"},
        }
    ],
}
FILLED = {"number": 600, "high": 500, "decided_by": "host"}
SPEAKERS = [
    *(("ministry", "monitor"), ("monitor", "ministry"), ("ministry", "ministry")),
    *(("ministry", "host"), ("host", "ministry")),
]
DAYS = [("2025-03-10", "2025-03-10"), ("2025-03-10", "2025-03-12"), ("2025-03-12", "2025-03-10")]

SILENT = [
    ("mission_over", "are_there"),
    ("asked_to_leave", "stays"),
    ("leaving_decided", "not_begun"),
    ("no_withdrawal", "not_begun"),
    ("leaving_suspended", "not_begun"),
    ("opinion", "has_left"),
    ("no_comment_on_leaving", "has_left"),
]
"""Pairs that look alike and say nothing against one another."""


def claim(name, code, speaker, stated):
    """Return a claim with a reading, its slots filled in."""
    pattern = READINGS[code]
    slots = {slot: FILLED.get(slot, "x") for slot in pattern.required}
    if pattern.says == "count":
        slots["by"] = "2025-03-10" if pattern.modality == "fact" else "2025-09"
    usual = {"id": name, "text": "x", "outlet": "The Bell", "deployment": "army"}
    return {**usual, "speaker": speaker, "stated": stated, "reading": code, **slots}


def meet(one, other):
    """Tell whether two readings exclude one another, whoever says which of them first."""
    for (speaker, second), (stated, later) in product(SPEAKERS, DAYS):
        pair = [claim("a", one, speaker, stated), claim("b", other, second, later)]
        reading = reads(json.dumps({**WORLD, "claims": pair}))
        assert not reading.errors
        if check(reading.dataset).conflicts:
            return True
    return False


def named():
    """Return the pairs that the table of the guide names."""
    section = GUIDE.read_text("utf-8").partition("## Which answers meet")[2]
    rows = re.findall(r"^\| (`[^|]+) \| ([^|]+) \|$", section, re.MULTILINE)
    return [
        (one, other)
        for left, right in rows
        for one in re.findall(r"`(\w+)`", left)
        for other in re.findall(r"`(\w+)`", right)
        if other in READINGS
    ]


@pytest.mark.parametrize("pair", named(), ids="-".join)
def test_answers_that_the_guide_names_meet(pair):
    """Two people who give these answers cannot both be right."""
    assert meet(*pair)


@pytest.mark.parametrize("pair", SILENT, ids="-".join)
def test_answers_to_different_questions_do_not_meet(pair):
    """These may both be true."""
    assert not meet(*pair)


def test_the_table_is_read():
    """The table of the guide has rows, and only readings that there are."""
    pairs = named()
    assert len(pairs) > 40
    assert {one for one, _ in pairs} <= set(READINGS)
