"""From a reading and its slots to the fields of a claim, as the values of JSON."""

from collections.abc import Mapping
from typing import Any

from counterclaim.codelists.readings import READINGS, SLOTS, TIME_SLOTS, ReadingPattern, slots_of
from counterclaim.readings.shape import FIELD_OF_CONTENT
from counterclaim.time import EdtfError, day_text, parse_edtf


def claim_fields(
    reading: str, slots: Mapping[str, Any], stated: str | None = None
) -> dict[str, Any]:
    """Return the fields of a claim that a reading stands for.

    Args:
        reading: The code of a reading.
        slots: What a person fills in, by the names of the slots; with the key `when`, a time as
            claims write it stands in the place of a slot of time.
        stated: When the claim was stated, in EDTF. Readings that speak of every day up to the
            statement need it where no slot gives a time.

    Returns:
        `about`, `says` and, where they are not at their default, `when`, `polarity`, `modality`
        and `condition`. Values are taken over as they are: the codec checks them.

    Raises:
        KeyError: There is no such reading.
        ValueError: A slot that the reading does not have, or a time that is given twice.
    """
    pattern = READINGS[reading]
    fault = slot_fault(pattern, slots)
    if fault is not None:
        raise ValueError(fault)
    return expand(pattern, slots, stated)


def slot_fault(pattern: ReadingPattern, slots: Mapping[str, Any]) -> str | None:
    """Say which slot cannot stand beside a reading, or not with another; None where all can."""
    known = {slot.name for slot in slots_of(pattern)} | {"when"}
    strange = [name for name in slots if name not in known]
    if strange:
        return f"{pattern.code} has no slot {strange[0]}"
    times = [name for name in slots if name in TIME_SLOTS or name == "when"]
    if len(times) > 1:
        return f"expected one time, got {times[0]} and {times[1]}"
    if "when" in slots and "time_words" in slots:
        return "expected the words of the time inside when, as its text"
    if "number" in slots and ("low" in slots or "high" in slots):
        return "expected either number, or low and high"
    modal = [name for name in ("planned", "expected", "condition") if name in slots]
    if len(modal) > 1:
        return f"expected one of planned, expected and condition, got {modal[0]} and {modal[1]}"
    return None


def expand(pattern: ReadingPattern, slots: Mapping[str, Any], stated: str | None) -> dict[str, Any]:
    """Return the fields of a claim; the slots have been found to go with the reading."""
    fields: dict[str, Any] = {"about": {}, "says": _content(pattern)}
    if pattern.says == "stage":
        fields["about"] = _process(pattern)
    if pattern.polarity != "affirmed":
        fields["polarity"] = pattern.polarity
    if pattern.modality != "fact":
        fields["modality"] = pattern.modality
    if "when" in slots:
        fields["when"] = slots["when"]
    for name, value in slots.items():
        if name in SLOTS and SLOTS[name].path:
            _put(fields, SLOTS[name].path, value)
    _put_special(fields, pattern, slots)
    if pattern.up_to_now and not _has_time(slots):
        last = last_day(stated)
        if last is not None:
            _put(fields, ("when", "role"), "during")
            _put(fields, ("when", "edtf"), f"../{last}")
    return fields


def last_day(stated: str | None) -> str | None:
    """Return the last day on which a claim can have been stated; None where it is not known."""
    try:
        latest = parse_edtf(stated or "").latest
    except EdtfError:
        return None
    return None if latest is None else day_text(latest)


def _content(pattern: ReadingPattern) -> dict[str, Any]:
    says: dict[str, Any] = {"type": pattern.says}
    if pattern.content is not None:
        says[FIELD_OF_CONTENT[pattern.says]] = pattern.content
    return says


def _process(pattern: ReadingPattern) -> dict[str, Any]:
    about: dict[str, Any] = {}
    if pattern.process is not None:
        about["process"] = pattern.process
    if pattern.extent != "all":
        about["extent"] = pattern.extent
    return about


def _put(fields: dict[str, Any], path: tuple[str, ...], value: object) -> None:
    for step in path[:-1]:
        fields = fields.setdefault(step, {})
    fields[path[-1]] = value


def _has_time(slots: Mapping[str, Any]) -> bool:
    return "when" in slots or any(name in TIME_SLOTS for name in slots)


def _put_special(fields: dict[str, Any], pattern: ReadingPattern, slots: Mapping[str, Any]) -> None:
    """Fill in what the slots without a path stand for."""
    for name, role in TIME_SLOTS.items():
        if name in slots:
            _put(fields, ("when", "role"), role)
            _put(fields, ("when", "edtf"), slots[name])
    if pattern.change and "on" in slots:
        fields["says"]["enters"] = True
    if "number" in slots:
        fields["says"]["low"] = fields["says"]["high"] = slots["number"]
    for name, path, value in _FLAGS:
        if slots.get(name, False) is not False:
            # a value that is no boolean is kept, so that the codec refuses it
            _put(fields, path, value if slots[name] is True else slots[name])
    if "condition" in slots:
        fields["modality"] = "conditional"


_FLAGS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("some", ("says", "movement"), "some"),
    ("planned", ("modality",), "plan"),
    ("expected", ("modality",), "forecast"),
    ("denied", ("polarity",), "denied"),
)
"""The slots that are true or left out: the field that each fills, and with what."""
