"""Changing proposed claims and answering questions, as values: nothing is written here."""

import json
from collections.abc import Mapping
from typing import Any

from attrs import frozen

from counterclaim.codelists.readings import READINGS, TIME_SLOTS, slots_of
from counterclaim.documents import dumps, reads
from counterclaim.drafting import DRAFTED, StatementRow, draft
from counterclaim.findings import Location
from counterclaim.model import Dataset
from counterclaim.reading import Proposal, Readings, read
from counterclaim.readings import claim_fields, slots_of_claim

_FIELDS = ("about", "says", "when", "polarity", "modality", "condition")


@frozen
class Waiting:
    """A statement that was not read: its cells, and the likeliest readings."""

    key: str
    cells: Mapping[str, str]
    likeliest: tuple[str, ...]


def waiting_in(dataset: Dataset) -> tuple[Waiting, ...]:
    """Return the statements that wait for an answer."""
    state = (dataset.extra or {}).get(DRAFTED)
    listed = state.get("questions") if isinstance(state, Mapping) else None
    found = []
    for one in listed if isinstance(listed, list | tuple) else ():
        if isinstance(one, Mapping) and isinstance(one.get("cells"), Mapping):
            cells = {str(name): str(text) for name, text in one["cells"].items()}
            likeliest = tuple(str(code) for code in one.get("likeliest") or ())
            found.append(Waiting(str(one.get("key", "")), cells, likeliest))
    return tuple(found)


def edited(
    dataset: Dataset, claim_id: str, reading: str | None, slots: Mapping[str, Any] | None = None
) -> Dataset | str:
    """Return a dataset in which a person has settled how a claim is read; or what is wrong.

    Args:
        dataset: The dataset.
        claim_id: The claim.
        reading: The reading; None to keep it.
        slots: Slots to change; one that is None is taken out.
    """
    values = json.loads(dumps(dataset))
    claim = next(one for one in values["claims"] if one["id"] == claim_id)
    held = slots_of_claim(claim)
    changed = reading is not None or slots
    if changed:
        code = reading or (held[0] if held else None)
        if code is None or code not in READINGS:
            return f"there is no reading {code}"
        kept = dict(held[1]) if held else {"deployment": claim["about"].get("deployment")}
        for name, value in (slots or {}).items():
            kept.pop(name, None)
            if value is not None:
                kept[name] = value
        known = {slot.name for slot in slots_of(READINGS[code])} | {"when"}
        strange = [name for name in slots or {} if name not in known]
        if strange:
            return f"{code} has no slot {strange[0]}; it has {', '.join(sorted(known))}"
        kept = {name: value for name, value in kept.items() if name in known}
        if not kept.keys() & (TIME_SLOTS.keys() | {"when"}):
            # the words of a time say nothing without the time
            kept.pop("time_words", None)
        lacking = _lacking(code, kept)
        if lacking:
            return f"{code} needs {lacking}: write e {lacking}=..."
        try:
            fields = claim_fields(code, kept, claim.get("stated"))
        except ValueError as error:
            return str(error)
        for name in _FIELDS:
            claim.pop(name, None)
        claim |= fields
    extra = {name: value for name, value in claim.get("extra", {}).items() if name != "reading_by"}
    if reading is not None and held and isinstance(extra.get("alternatives"), list):
        # what it was before is a choice now, so that a slip can be taken back
        others = [code for code in extra["alternatives"] if code != reading]
        extra["alternatives"] = list(dict.fromkeys([held[0], *others]))
    claim["extra"] = extra
    return _read_again(values)


def _lacking(code: str, slots: Mapping[str, Any]) -> str | None:
    for name in READINGS[code].required:
        if name not in slots and not (name == "number" and {"low", "high"} & slots.keys()):
            return name
    return None


def removed(dataset: Dataset, claim_id: str) -> Dataset | str:
    """Return a dataset without a claim; its statement is not read again."""
    values = json.loads(dumps(dataset))
    values["claims"] = [one for one in values["claims"] if one["id"] != claim_id]
    return _read_again(values)


def answered(
    dataset: Dataset, waiting: Waiting, reading: str, cells: Mapping[str, str]
) -> Dataset | str:
    """Return a dataset with a claim for a statement that was not read; or what is wrong.

    Args:
        dataset: The dataset.
        waiting: The statement.
        reading: The reading that a person has chosen.
        cells: Cells of the statement that the person has filled in or corrected.
    """
    if reading not in READINGS:
        return f"there is no reading {reading}"

    def chosen(text: str, **beside: Any) -> Readings:  # noqa: ANN401  (what a reader is given)
        found = read(text, **beside)
        numbers = [one for one in found.proposals if one.reading == reading]
        return Readings(text=text, proposals=tuple(numbers[:1]) or (Proposal(reading=reading),))

    row = StatementRow({**waiting.cells, **cells}, Location())
    made = draft([row], dataset, reader=chosen)
    if not made.proposed:
        errors = [found.message for found in made.findings if found.severity == "error"]
        return "; ".join(errors) or "no claim was made"
    values = json.loads(dumps(made.dataset))
    state = values["extra"][DRAFTED]
    left = [one for one in waiting_in(dataset) if one.key != waiting.key]
    state["questions"] = [
        {"key": one.key, "cells": dict(one.cells), "likeliest": list(one.likeliest)} for one in left
    ]
    state["read"] = sorted({*state["read"], waiting.key})
    before = {claim.id for claim in dataset.claims}
    for claim in values["claims"]:
        if claim["id"] not in before:
            claim["extra"].pop("reading_by", None)
    return _read_again(values)


def _read_again(values: Mapping[str, Any]) -> Dataset | str:
    reading = reads(json.dumps(values, ensure_ascii=False))
    if reading.errors:
        return reading.errors[0].message
    return reading.dataset
