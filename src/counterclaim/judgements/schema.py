"""The JSON Schema (draft 2020-12) of a file of judgements, which is also what its reader accepts.

The file is TOML; the schema speaks of its values, with dates as texts.
"""

from typing import Any, get_args

from counterclaim.findings import RecordKind
from counterclaim.judgements._values import CODE, FINGERPRINT, LINE, VERDICTS
from counterclaim.parsing.toml_text import DATE

JUDGEMENTS_VERSION = "1.0"

Schema = dict[str, Any]


def judgements_schema() -> Schema:
    """Return the schema, as published in `schemas/1.0/judgements.schema.json`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:counterclaim:{JUDGEMENTS_VERSION}:judgements",
        "title": "A file of judgements",
        "description": "What people have decided about conflicts and findings.",
        "type": "object",
        "properties": {
            "schema_version": {
                "description": "The version of this form.",
                "type": "string",
                "enum": [JUDGEMENTS_VERSION],
            },
            "judgement": {
                "description": "The judgements, one block each.",
                "type": "array",
                "items": judgement_schema(),
            },
        },
        "required": ["schema_version"],
        "additionalProperties": False,
    }


def judgement_schema() -> Schema:
    """Return the schema of one block."""
    return {
        "description": "A judgement on a set of claims, or on a finding.",
        "type": "object",
        "properties": {
            "claims": {
                "description": "Ids of the claims of a conflict, in any order.",
                "type": "array",
                "items": _text("the id of a claim", LINE),
                "minItems": 1,
                "uniqueItems": True,
            },
            "fingerprint": _text(
                "16 hexadecimal digits", FINGERPRINT, "What these claims said when judged."
            ),
            "finding": _text("a code such as schema.missing", CODE, "Code of a finding."),
            "record_kind": {
                "description": "The kind of the record that the finding is about.",
                "type": "string",
                "enum": list(get_args(RecordKind)),
            },
            "record": _text("an id", LINE, "The id of the record that the finding is about."),
            "verdict": {
                "description": "What was decided; a finding can only be accepted.",
                "type": "string",
                "enum": list(VERDICTS),
            },
            "by": _text("a text on one line", LINE, "Who decided."),
            "on": _date("The day of the decision."),
            "expires": _date("The last day on which it holds; absent means no end."),
            "why": _text("a text on one line", LINE, "The reason."),
        },
        "required": ["verdict", "by", "on", "why"],
        "additionalProperties": False,
        "oneOf": [
            {
                "required": ["claims", "fingerprint"],
                "properties": {"finding": False, "record_kind": False, "record": False},
            },
            {
                "required": ["finding", "record_kind", "record"],
                "properties": {
                    "claims": False,
                    "fingerprint": False,
                    "verdict": {"const": "accepted"},
                },
            },
        ],
    }


def _text(title: str, pattern: str, description: str | None = None) -> Schema:
    told = {} if description is None else {"description": description}
    return {**told, "type": "string", "pattern": pattern, "title": title}


def _date(description: str) -> Schema:
    return {"description": description, "type": "string", "format": "date", "pattern": DATE}
