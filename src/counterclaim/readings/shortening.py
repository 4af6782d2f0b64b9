"""From the fields of a claim to its reading and slots, as the values of JSON."""

from collections.abc import Mapping
from typing import Any

from counterclaim.codelists.readings import TIME_SLOTS, ReadingPattern, slots_of
from counterclaim.readings.expanding import expand, last_day
from counterclaim.readings.shape import pattern_of, shape_of

_SLOT_OF_ROLE = {role: slot for slot, role in TIME_SLOTS.items()}
_FIELDS = ("about", "says", "when", "polarity", "modality", "condition")


def slots_of_claim(claim: Mapping[str, Any]) -> tuple[str, dict[str, Any]] | None:
    """Return the reading of a claim and what fills its slots, or None where it has no reading.

    `claim_fields` makes the same fields of them again.

    Args:
        claim: A claim as the values of JSON, fields at their default left out.
    """
    shape = shape_of(claim)
    pattern = None if shape is None else pattern_of(shape)
    if pattern is None:
        return None
    slots = _slots(pattern, claim)
    fields = {name: claim[name] for name in _FIELDS if name in claim}
    # a claim with a field that no slot holds stays as it is
    same = expand(pattern, slots, claim.get("stated")) == fields
    return (pattern.code, slots) if same else None


def _slots(pattern: ReadingPattern, claim: Mapping[str, Any]) -> dict[str, Any]:
    slots = {}
    says = claim["says"]
    for slot in slots_of(pattern):
        held = _at(claim, slot.path)
        if held is not None:
            slots[slot.name] = held
    if "low" in slots and slots["low"] == slots.get("high"):
        number = slots.pop("low")
        del slots["high"]
        slots["number"] = number
    if says.get("movement") == "some":
        slots["some"] = True
    if claim.get("modality") == "forecast":
        slots["expected"] = True
    if pattern.modality == "fact" and claim.get("modality") == "plan":
        slots["planned"] = True
    if pattern.says != "stage" and claim.get("polarity") == "denied":
        slots["denied"] = True
    _put_time(slots, pattern, claim)
    order = [slot.name for slot in slots_of(pattern)]
    # a time as claims write it is no slot, and comes last
    return dict(sorted(slots.items(), key=lambda slot: (*order, slot[0]).index(slot[0])))


def _put_time(slots: dict[str, Any], pattern: ReadingPattern, claim: Mapping[str, Any]) -> None:
    """Put the time into a slot, or as it is where none holds it."""
    when = claim.get("when")
    if when is None:
        return
    role = _SLOT_OF_ROLE[when["role"]]
    entering = slots.get("enters", False)
    if "edtf" not in when or (pattern.change and role == "on" and not entering):
        slots.pop("time_words", None)
        slots["when"] = when
        return
    if pattern.change and role == "on":
        del slots["enters"]
    if pattern.up_to_now and when["edtf"] == f"../{last_day(claim.get('stated'))}":
        return
    slots[role] = when["edtf"]


def _at(claim: Mapping[str, Any], path: tuple[str, ...]) -> object:
    found: Any = claim if path else None
    for step in path:
        found = found.get(step) if isinstance(found, dict) else None
    return found
