"""Short forms of claims: what a person writes in few words, and the claims that it stands for.

A claim may be written with the code of a reading and its slots in the place of subject, content,
polarity and modality; one statement may hold several readings; outlets, agencies, speakers and
affiliations may be plain names. What is short is expanded here, before the codec reads it, and
each value keeps the place where it was written.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import attrs
from attrs import frozen

from counterclaim.codelists.readings import READINGS, SLOTS, TIME_SLOTS, ReadingPattern, slots_of
from counterclaim.documents._names import NAME_KEYS, Made, expand_names
from counterclaim.documents._widths import widened
from counterclaim.findings.json_values import kind_of
from counterclaim.findings.quoting import quoted
from counterclaim.findings.suggestions import did_you_mean
from counterclaim.model import Claim
from counterclaim.readings.expanding import expand, last_day, slot_fault

__all__ = [
    "OWN_FIELDS",
    "SHORT_KEYS",
    "SUBJECT_SLOTS",
    "Expanded",
    "Expansion",
    "Fault",
    "expand_claim",
    "is_short",
]

SHORT_KEYS = frozenset({"reading", "readings", *NAME_KEYS})
"""The keys that make a claim a short one."""

SUBJECT_SLOTS = ("deployment", "matter", "decided_by", "phase", "round", "inferred")
"""The slots that may stand beside several readings, for all of them."""

OWN_FIELDS = ("id", "text", "cue", "commitment", "credibility", "relations", "note", "extra")
"""The fields of a claim that may stand inside one of several readings."""

_FIXED = ("about", "says", "polarity", "modality")
_FIELDS = frozenset(field.name for field in attrs.fields(Claim))
_OF_THE_WHOLE = (_FIELDS | SHORT_KEYS) - {*OWN_FIELDS, *SLOTS, "when", "reading"}
_HINT = "counterclaim readings WORDS finds the reading of some words."


@frozen(kw_only=True)
class Fault:
    """What is wrong with a short form; `pointer` starts at the record."""

    code: str
    pointer: str
    message: str
    hint: str | None = None


@frozen(kw_only=True)
class Expanded:
    """One claim that a short form stands for, as the values of JSON.

    `base` is the pointer of its reading inside the written record. `places` leads from pointers
    into the claim to pointers into the written record; others are the same in both.
    """

    claim: dict[str, Any]
    base: str
    places: Mapping[str, str]


@frozen(kw_only=True)
class Expansion:
    """What a written record stands for: claims, records made of names, and faults."""

    claims: tuple[Expanded, ...] = ()
    made: tuple[Made, ...] = ()
    faults: tuple[Fault, ...] = ()


def is_short(data: object) -> bool:
    """Tell whether a written claim has a short form in it."""
    return isinstance(data, dict) and not SHORT_KEYS.isdisjoint(data)


def expand_claim(written: Mapping[str, Any]) -> Expansion:
    """Return what a written claim stands for; with faults, nothing but them."""
    faults = list(_misplaced(written))
    if faults:
        return Expansion(faults=tuple(faults))
    named, made, places, wrong = expand_names(written)
    faults += [Fault(code=code, pointer=f"/{key}", message=told) for code, key, told in wrong]
    stated = named.get("stated")
    if isinstance(stated, str):
        named["stated"] = widened(stated)
    claims: list[Expanded] = []
    for base, part, inside in _parts(named):
        if "reading" not in part and not base:
            claims.append(Expanded(claim=part, base=base, places=places))
            continue
        fault = _fault_of(part, base)
        if fault is None:
            claims.append(_expanded(part, base, inside, places))
        else:
            faults.append(fault)
    if faults:
        return Expansion(faults=tuple(faults))
    return Expansion(claims=tuple(claims), made=made)


def _misplaced(written: Mapping[str, Any]) -> Iterator[Fault]:
    """Find keys that cannot stand beside one another."""
    for key in ("reading", "readings"):
        for other in _FIXED if key in written else ():
            if other in written:
                told = f"{other}: the reading tells it already"
                hint = f"Leave it out, or write the claim without {key}."
                yield Fault(code="schema.fields", pointer=f"/{other}", message=told, hint=hint)
    if "readings" not in written:
        return
    if "reading" in written:
        told = "reading: expected either reading or readings"
        yield Fault(code="schema.fields", pointer="/reading", message=told)
    listed = written["readings"]
    if not isinstance(listed, list) or not listed:
        got = "an empty list" if listed == [] else kind_of(listed)
        told = f"readings: expected a list of readings, got {got}"
        yield Fault(code="schema.type", pointer="/readings", message=told)
        return
    for index, part in enumerate(listed):
        yield from _misplaced_inside(part, f"/readings/{index}")
    for key in written:
        if (key in SLOTS or key == "when") and key not in SUBJECT_SLOTS:
            told = f"{key}: it does not say for which of the readings"
            hint = "Write it inside the reading."
            yield Fault(code="schema.fields", pointer=f"/{key}", message=told, hint=hint)


def _misplaced_inside(part: object, pointer: str) -> Iterator[Fault]:
    """Find what cannot stand inside one of several readings."""
    if not isinstance(part, dict):
        told = f"readings: expected a reading with its slots, got {kind_of(part)}"
        yield Fault(code="schema.type", pointer=pointer, message=told)
        return
    for key in part:
        if key in _OF_THE_WHOLE:
            told = f"{key}: it is that of the whole statement"
            hint = "Write it beside readings, or the reading as a statement of its own."
            yield Fault(code="schema.fields", pointer=f"{pointer}/{key}", message=told, hint=hint)


def _parts(named: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any], frozenset[str]]]:
    """Yield each reading with what stands beside all of them, its pointer, and its own keys."""
    if "readings" not in named:
        yield "", named, frozenset()
        return
    common = {key: value for key, value in named.items() if key != "readings"}
    whole = common.get("id")
    for index, part in enumerate(named["readings"]):
        shared = dict(common)
        if isinstance(whole, str):
            shared["id"] = f"{whole}-{index + 1}"
            shared.setdefault("utterance", whole)
        if not {"deployment", "matter"}.isdisjoint(part):
            shared = {key: shared[key] for key in shared if key not in ("deployment", "matter")}
        yield f"/readings/{index}", {**shared, **part}, frozenset(part)


def _fault_of(part: Mapping[str, Any], base: str) -> Fault | None:
    """Return what is wrong with a reading, or None."""
    place = f"{base}/reading"
    if "reading" not in part:
        told = "reading: it is missing"
        return Fault(code="schema.missing", pointer=base, message=told, hint=_HINT)
    code = part["reading"]
    if not isinstance(code, str):
        told = f"reading: expected the code of a reading, got {kind_of(code)}"
        return Fault(code="schema.type", pointer=place, message=told, hint=_HINT)
    if code not in READINGS:
        told = f"reading: there is no reading {quoted(code)}"
        hint = did_you_mean(code, READINGS) or _HINT
        return Fault(code="schema.code", pointer=place, message=told, hint=hint)
    pattern = READINGS[code]
    slots = _slots(part)
    told_slot = slot_fault(pattern, slots)
    if told_slot is not None:
        strange = next((name for name in slots if not _has(pattern, name)), "reading")
        hint = f"Beside {code} may stand: {', '.join(slot.name for slot in slots_of(pattern))}."
        return Fault(
            code="schema.fields", pointer=f"{base}/{strange}", message=told_slot, hint=hint
        )
    missing = _missing(pattern, slots)
    if missing is not None:
        told = f"{missing}: it is missing; {code} needs it"
        return Fault(code="schema.missing", pointer=place, message=told)
    if pattern.up_to_now and not _timed(slots) and last_day(_text(part.get("stated"))) is None:
        told = f"{code} needs to know until when: stated has no last day"
        hint = "Write during: ../2025-03-10, with the last day of which it speaks."
        return Fault(code="schema.fields", pointer=place, message=told, hint=hint)
    return None


def _missing(pattern: ReadingPattern, slots: Mapping[str, Any]) -> str | None:
    if "deployment" not in slots and "matter" not in slots:
        return "deployment"
    # one number is both bounds, and a bound says how many as well
    bounds = ("low", "high") if "number" in pattern.required else ("number",)
    for name in pattern.required:
        in_its_place = bounds if name in ("number", "low", "high") else ()
        if name not in slots and not any(bound in slots for bound in in_its_place):
            return name
    return None


def _expanded(
    part: dict[str, Any], base: str, own: frozenset[str], names: Mapping[str, str]
) -> Expanded:
    pattern = READINGS[part["reading"]]
    slots = _slots(part)
    rest = {key: value for key, value in part.items() if key not in slots and key != "reading"}
    fields = expand(pattern, slots, _text(part.get("stated")))
    places = {
        **names,
        "": base,
        **{f"/{key}": f"{base}/{key}" for key in own if key in rest},
        **dict.fromkeys(("/about", "/says", "/polarity", "/modality"), f"{base}/reading"),
    }
    for name in slots:
        for path in _paths(name):
            places[path] = f"{base}/{name}" if name in own or not base else f"/{name}"
    return Expanded(claim={**rest, **fields}, base=base, places=places)


def _paths(slot: str) -> Iterator[str]:
    """Yield pointers to the fields of a claim that a slot fills."""
    if slot in TIME_SLOTS:
        yield from ("/when", "/when/role", "/when/edtf")
    elif slot == "number":
        yield from ("/says/low", "/says/high")
    elif slot in ("planned", "expected"):
        yield "/modality"
    elif slot == "denied":
        yield "/polarity"
    elif slot == "some":
        yield "/says/movement"
    elif slot in SLOTS:
        yield "/" + "/".join(SLOTS[slot].path)


def _slots(part: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in part.items() if key in SLOTS or key == "when"}


def _has(pattern: ReadingPattern, name: str) -> bool:
    return name == "when" or any(slot.name == name for slot in slots_of(pattern))


def _timed(slots: Mapping[str, Any]) -> bool:
    return any(name in TIME_SLOTS or name == "when" for name in slots)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
