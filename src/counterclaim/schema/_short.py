"""The JSON Schema of what a person writes: records in full, and claims in short forms."""

from collections.abc import Mapping, Sequence

from counterclaim.codelists.readings import (
    NAMES,
    READINGS,
    SLOTS,
    TIME_SLOTS,
    Slot,
    slots_of,
)
from counterclaim.schema._annotations import Schema, ref
from counterclaim.schema._build import dataset_schema, line_schema

_SHORT_KEYS = ("reading", "readings", *NAMES)
_OWN = ("id", "text", "cue", "commitment", "credibility", "relations", "note", "extra")
_SHARED = ("deployment", "matter", "decided_by", "phase", "round", "inferred")
_SOURCE_KEYS = ("outlet", "url", "title", "published", "accessed")
_ABOUT = "^~?[0-9]{4}(-[0-9]{2}){0,2}~?$"
_CHANGED = "stated"


def written_dataset_schema() -> Schema:
    """Return the schema of a dataset as it may be written, with claims in full or short."""
    schema = dataset_schema()
    schema["properties"]["claims"]["items"] = _claim_in(schema["$defs"])
    return _sorted(schema)


def written_line_schema() -> Schema:
    """Return the schema of a line of JSON Lines as it may be written."""
    schema = line_schema()
    for branch in schema["allOf"]:
        if branch["then"] == ref("Claim"):
            branch["then"] = _claim_in(schema["$defs"])
    return _sorted(schema)


def _sorted(schema: Schema) -> Schema:
    return {**schema, "$defs": dict(sorted(schema["$defs"].items()))}


def _claim_in(definitions: dict[str, Schema]) -> Schema:
    """Add the definitions of short forms; return what stands for a claim."""
    slots = {name: _slot_schema(slot, definitions) for name, slot in SLOTS.items()}
    definitions["ShortReading"] = _short_reading(definitions, slots)
    definitions["ShortClaim"] = _short_claim(definitions, slots)
    is_short = {"anyOf": [{"required": [key]} for key in _SHORT_KEYS]}
    return {"if": is_short, "then": ref("ShortClaim"), "else": ref("Claim")}


def _short_reading(definitions: Mapping[str, Schema], slots: Mapping[str, Schema]) -> Schema:
    claim = definitions["Claim"]["properties"]
    return {
        "description": "One of several readings of a statement, with its slots.",
        "type": "object",
        "properties": {
            "reading": _reading(),
            **slots,
            "when": claim["when"],
            **{name: claim[name] for name in _OWN},
        },
        "required": ["reading"],
        "additionalProperties": False,
        "allOf": list(_rules_of_readings()),
    }


def _short_claim(definitions: Mapping[str, Schema], slots: Mapping[str, Schema]) -> Schema:
    claim = definitions["Claim"]
    several = {
        "description": "Several readings of one statement.",
        "type": "array",
        "items": ref("ShortReading"),
        "minItems": 1,
    }
    about = {
        "description": f"{claim['properties'][_CHANGED]['description']} With ~, days around it.",
        "anyOf": [ref("Edtf"), {"type": "string", "pattern": _ABOUT}],
    }
    content = ("about", "says", "polarity", "modality")
    return {
        "description": "A claim in a short form: a reading and its slots, names in place of ids.",
        "type": "object",
        "properties": {
            **claim["properties"],
            _CHANGED: about,
            "reading": _reading(),
            "readings": several,
            **slots,
            **{
                name: {"description": told, "type": "string", "minLength": 1}
                for name, told in NAMES.items()
            },
        },
        "required": [name for name in claim["required"] if name in ("id", "text", "stated")]
        + [name for name in claim["required"] if name == "record"],
        "additionalProperties": False,
        "dependentRequired": {name: ["speaker_name"] for name in ("speaker_kind", "affiliation")},
        "allOf": [
            _one_of(["speaker"], ["speaker_name"]),
            _either([["sources"]], [[key] for key in _SOURCE_KEYS]),
            _not_both("via", "agency"),
            _one_of(["reading"], ["readings"], ["about", "says"]),
            _if(
                {"anyOf": [{"required": ["reading"]}, {"required": ["readings"]}]},
                {"properties": dict.fromkeys(content, False)},
            ),
            _if(
                {"required": ["readings"]},
                {"properties": dict.fromkeys([*_inner_only(), "when"], False)},
            ),
            _if(
                {"not": {"required": ["reading"]}},
                {"properties": dict.fromkeys(_only_of_readings(), False)},
            ),
            *_rules_of_readings(),
        ],
    }


def _inner_only() -> list[str]:
    return [name for name in SLOTS if name not in _SHARED]


def _only_of_readings() -> list[str]:
    """Return the slots that stand beside a single reading only."""
    return [name for name in _inner_only() if name != "condition"]


def _reading() -> Schema:
    return {
        "description": "How the words are read: a code of the catalogue of readings.",
        "enum": list(READINGS),
    }


def _rules_of_readings() -> "Sequence[Schema]":
    """Return which slots readings have and need, those alike together."""
    groups: dict[tuple[tuple[str, ...], tuple[str, ...]], list[str]] = {}
    for entry in READINGS.values():
        allowed = {slot.name for slot in slots_of(entry)}
        refused = tuple(name for name in SLOTS if name not in allowed)
        groups.setdefault((refused, entry.required), []).append(entry.code)
    rules = []
    for (refused, required), codes in groups.items():
        then: Schema = {"properties": dict.fromkeys(refused, False)}
        if required:
            then["allOf"] = [_needs(name) for name in required]
        asked = {"properties": {"reading": {"enum": codes}}, "required": ["reading"]}
        rules.append(_if(asked, then))
    return rules


def _needs(name: str) -> Schema:
    names = ("number", "low", "high") if name == "number" else (name,)
    return {"anyOf": [{"required": [each]} for each in names]}


def _slot_schema(slot: Slot, definitions: Mapping[str, Schema]) -> Schema:
    told = {"description": slot.meaning}
    if slot.name in TIME_SLOTS:
        return told | ref("Edtf")
    found = _field_at(slot.path, definitions)
    if found is not None:
        return {key: value for key, value in found.items() if key != "default"} | told
    if slot.name == "number":
        bound = dict(definitions["Count"]["properties"]["low"])
        return bound | told
    return told | {"type": "boolean"}


def _field_at(path: tuple[str, ...], definitions: Mapping[str, Schema]) -> Schema | None:
    """Return the schema of a field of a claim by its path."""
    if not path:
        return None
    if len(path) == 1:
        found: Schema = definitions["Claim"]["properties"][path[0]]
        return found
    homes = {
        "about": ("About",),
        "when": ("TimeReference",),
        "says": ("Stage", "Count", "Attribute", "Scope", "Said", "Change"),
    }
    for home in homes[path[0]]:
        if path[1] in definitions[home]["properties"]:
            inner: Schema = definitions[home]["properties"][path[1]]
            return inner
    return None


def _if(condition: Schema, then: Schema) -> Schema:
    return {"if": condition, "then": then}


def _one_of(*keys: Sequence[str]) -> Schema:
    return {"oneOf": [{"required": list(some)} for some in keys]}


def _either(first: Sequence[Sequence[str]], second: Sequence[Sequence[str]]) -> Schema:
    return {
        "oneOf": [
            {"anyOf": [{"required": list(some)} for some in each]} for each in (first, second)
        ]
    }


def _not_both(one: str, other: str) -> Schema:
    return {"not": {"required": [one, other]}}
