"""Rules between fields: in JSON Schema where it can say them, else listed with the reason."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from attrs import frozen

from counterclaim.codelists import STAGES
from counterclaim.time import EDTF_PATTERN

_STAGES_OF_A_PROCESS = [stage.code for stage in STAGES if stage.facet != "presence"]

_FRACTION = {"properties": {"unit": {"const": "fraction"}}, "required": ["unit"]}


def _of_type(value_type: str) -> dict[str, Any]:
    """Return the condition that an attribute has a type of value."""
    return {"properties": {"value_type": {"const": value_type}}, "required": ["value_type"]}


def _frozen(value: Any) -> Any:  # noqa: ANN401
    """Return a value of JSON that nobody can change: proxies for objects, tuples for lists."""
    if isinstance(value, dict):
        return MappingProxyType({key: _frozen(inner) for key, inner in value.items()})
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


RULES: Mapping[str, Mapping[str, Mapping[str, Any]]] = _frozen(
    {
        "About": {
            "about_one_subject": {
                "oneOf": [{"required": ["deployment"]}, {"required": ["matter"]}],
            },
        },
        "TimeReference": {
            "time_one_form": {"oneOf": [{"required": ["edtf"]}, {"required": ["relative"]}]},
        },
        "Count": {
            "count_some_bound": {"anyOf": [{"required": ["low"]}, {"required": ["high"]}]},
            "count_sign": {
                "if": {
                    "properties": {"measure": {"not": {"const": "net_change"}}},
                    "required": ["measure"],
                },
                "then": {"properties": {"low": {"minimum": 0}, "high": {"minimum": 0}}},
            },
            "count_fraction": {
                "if": _FRACTION,
                "then": {"properties": {"low": {"maximum": 1}, "high": {"maximum": 1}}},
            },
            "count_whole": {
                "if": {"not": _FRACTION},
                "then": {
                    "properties": {"low": {"type": "integer"}, "high": {"type": "integer"}},
                },
            },
        },
        "Attribute": {
            "attribute_boolean": {
                "if": _of_type("boolean"),
                "then": {"properties": {"value": {"enum": ["true", "false"]}}},
            },
            "attribute_number": {
                "if": _of_type("number"),
                "then": {"properties": {"value": {"pattern": "^-?[0-9]+([.][0-9]+)?$"}}},
            },
            "attribute_date": {
                "if": _of_type("date"),
                "then": {"properties": {"value": {"pattern": EDTF_PATTERN}}},
            },
        },
        "Claim": {
            "claim_condition": {
                "if": {
                    "properties": {"modality": {"const": "conditional"}},
                    "required": ["modality"],
                },
                "then": {"required": ["condition"]},
                "else": {"not": {"required": ["condition"]}},
            },
            "claim_process": {
                "if": {
                    "properties": {
                        "says": {
                            "properties": {
                                "type": {"const": "stage"},
                                "code": {"enum": _STAGES_OF_A_PROCESS},
                            },
                            "required": ["type", "code"],
                        },
                    },
                    "required": ["says"],
                },
                "then": {"properties": {"about": {"required": ["process"]}}},
            },
        },
    }
)
"""By model, the rules between its fields that JSON Schema can say."""


@frozen(kw_only=True)
class BeyondSchema:
    """A rule that the library checks and the JSON Schema does not.

    `code` is that of the findings; `rule` is what must hold; `reason` says why the schema
    is silent.
    """

    code: str
    rule: str
    reason: str


BEYOND_SCHEMA: tuple[BeyondSchema, ...] = (
    BeyondSchema(
        code="schema.range",
        rule="The low bound of a count is at most its high bound.",
        reason="JSON Schema cannot compare two values.",
    ),
    BeyondSchema(
        code="schema.date",
        rule=(
            "A date exists in the calendar, an interval does not end before it starts, and the "
            "dates of a set are equally precise."
        ),
        reason="A pattern knows the shape of a date and not the calendar.",
    ),
    BeyondSchema(
        code="schema.text",
        rule="A text holds whole characters: no half of a surrogate pair.",
        reason="Such a text cannot be written in UTF-8; schema validators do not look for it.",
    ),
    BeyondSchema(
        code="schema.depth",
        rule="A publisher's own data is at most 32 levels deep.",
        reason="JSON Schema cannot limit depth without naming every level.",
    ),
    BeyondSchema(
        code="schema.number",
        rule="A number in a publisher's own data is finite and at most 2^53 - 1 if it is whole.",
        reason="The schema leaves that data free; other numbers do not survive every reader.",
    ),
)
"""What only the library checks in a record; references between records come on top."""
