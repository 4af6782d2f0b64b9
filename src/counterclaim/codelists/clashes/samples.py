"""The samples of the readings: what stands in their slots where the table tries them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from attrs import field, frozen

from counterclaim.codelists.readings import READINGS


def _sealed(values: Mapping[str, Any]) -> Mapping[str, Any]:
    return MappingProxyType(dict(values))


@frozen
class Sample:
    """A reading with its slots filled in.

    `days` holds the slots of time, in days after the statement. The slot `claim` of a statement
    about a statement, and its `actor`, are those of the other of the pair.
    """

    name: str
    reading: str
    slots: Mapping[str, Any] = field(factory=dict, converter=_sealed)
    days: Mapping[str, int] = field(factory=dict, converter=_sealed)


def _number(reading: str, few: int, many: int, **days: int) -> tuple[Sample, ...]:
    return tuple(
        Sample(f"{reading}({number})", reading, {"number": number}, days) for number in (few, many)
    )


def _values(reading: str, *values: str, **slots: object) -> tuple[Sample, ...]:
    return tuple(
        Sample(f"{reading}({value})", reading, {"value": value, **slots}) for value in values
    )


_FILLED: tuple[Sample, ...] = (
    Sample("will_leave", "will_leave"),
    Sample("will_leave(in_a_month)", "will_leave", {}, {"by": 30}),
    Sample("will_leave(in_half_a_year)", "will_leave", {}, {"by": 182}),
    *_number("number_there", 900, 2000),
    *_number("number_will_remain", 600, 2000),
    *_number("number_left", 600, 2000, by=0),
    *_number("number_will_leave", 600, 2000),
    *_number("number_came", 600, 2000, by=0),
    *_number("number_will_come", 600, 2000),
    *(Sample(f"number_allowed({high})", "number_allowed", {"high": high}) for high in (300, 2000)),
    *_number("number_lost", 0, 40, by=0),
    Sample("number_changed(300)", "number_changed", {"number": 300}, {"since": -30}),
    Sample("number_moved(none)", "number_moved", {"direction": "none"}, {"since": -30}),
    Sample("number_moved(up)", "number_moved", {"direction": "up"}, {"since": -30}),
    *_values("reason", "goodwill", "driven_out"),
    *_values("destination", "home", "neighbour"),
    *_values("document_is_real", "true", "false", matter="letter", value_type="boolean"),
    *_values("document_progress", "drafted", "signed", matter="letter"),
    *_values("report_accurate", "true", "false", matter="report", value_type="boolean"),
    *_values("property", "eagle", "falcon", key="watchword", exclusive=True),
    Sample("has_said", "has_said"),
    Sample("has_said(never)", "has_said", {"denied": True}),
    *_values("opinion", "mistake"),
    Sample("stay_allowed", "stay_allowed", {"decided_by": "host"}),
    Sample("host_refuses", "host_refuses", {"decided_by": "host"}),
)


def _all() -> Mapping[str, Sample]:
    filled = {sample.reading for sample in _FILLED}
    plain = (Sample(code, code) for code in READINGS if code not in filled)
    order = list(READINGS)
    every = sorted((*_FILLED, *plain), key=lambda sample: order.index(sample.reading))
    return MappingProxyType({sample.name: sample for sample in every})


SAMPLES: Mapping[str, Sample] = _all()
"""Every sample by its name, in the order of the catalogue; each reading has at least one."""
