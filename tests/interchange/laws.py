"""What out and back must keep: everything but the values that the losses name."""

import copy
from pathlib import Path

from counterclaim import load
from counterclaim.codec import unstructure
from counterclaim.interchange._dates import coarse_date
from counterclaim.time import parse_edtf

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*/dataset.json"))
IRAQ = ROOT / "examples" / "iraq-2024" / "dataset.json"


def examples():
    """Return the example datasets."""
    return [load(path) for path in EXAMPLES]


def steps(pointer):
    """Return the keys and indexes of a JSON Pointer."""
    parts = [part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:]]
    return [int(part) if part.isdigit() else part for part in parts]


def without(dataset, losses, instead=None):
    """Return a dataset as JSON without the values that were lost.

    Args:
        dataset: The dataset.
        losses: The findings.
        instead: What a lost value comes back as, by the last step of its pointer.
    """
    value = copy.deepcopy(unstructure(dataset))
    coarser = {
        loss.location.pointer for loss in losses if "year, month or day only" in loss.message
    }
    pointers = [loss.location.pointer for loss in losses]
    for pointer in sorted(pointers, key=lambda one: reversed_order(steps(one))):
        *inner, last = steps(pointer)
        holder = value
        for step in inner:
            holder = holder[step]
        coarse = coarse_date(parse_edtf(holder[last])) if pointer in coarser else None
        if instead and last in instead:
            holder[last] = instead[last]
        elif coarse is not None:
            holder[last] = coarse
        else:
            del holder[last]
    return {key: kept for key, kept in value.items() if kept != []}


def stated(claim):
    """Return when a claim was stated as formats have it that take plain dates only."""
    coarse = coarse_date(claim.stated)
    return None if coarse is None else parse_edtf(coarse)


def reversed_order(path):
    """Return a key that puts later items of a list first, so that indexes stay right."""
    return [(0, -part, "") if isinstance(part, int) else (1, 0, part) for part in path]


def as_statements(dataset, losses):
    """Return what the claims of a dataset say as statements, without what was lost."""
    lost = {loss.location.pointer for loss in losses}
    return [
        {
            "id": claim.id,
            "text": claim.text,
            "speaker": claim.speaker,
            "sources": claim.sources,
            "stated": stated(claim) if f"/claims/{index}/stated" in lost else claim.stated,
            "language": claim.language,
            "note": claim.note,
        }
        for index, claim in enumerate(dataset.claims)
    ]


def statements(imported):
    """Return the statements of an import the same way."""
    return [
        {
            "id": one.id,
            "text": one.text,
            "speaker": one.speaker,
            "sources": one.sources,
            "stated": one.stated,
            "language": one.language,
            "note": one.note,
        }
        for one in imported.statements
    ]
