"""The JSON Schema (draft 2020-12) of a configuration, which is also what its reader accepts.

The configuration is TOML; the schema speaks of its values, with dates as texts.
"""

from typing import Any, get_args

from attrs import fields

from counterclaim.codelists import PlaceKind
from counterclaim.configuration._values import FAIL_ON, FORMAT_NAMES, PolicyNumbers
from counterclaim.consistency import GRADES, PACE, Definition, Policy, Presumption
from counterclaim.findings import SEVERITIES
from counterclaim.parsing.toml_text import DATE

CONFIGURATION_VERSION = "1.0"

Schema = dict[str, Any]

CODE = r"^[a-z]+([.][a-z_-]+)?$"
"""A code, or a family of codes, by its form; which there are is checked beside the schema."""

_TEXT = r"^[^\u0000-\u001f\u007f]+$"


def configuration_schema() -> Schema:
    """Return the schema, as published in `schemas/1.0/configuration.schema.json`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:counterclaim:{CONFIGURATION_VERSION}:configuration",
        "title": "A configuration of checks",
        "description": "The file counterclaim.toml, or the table tool.counterclaim.",
        "type": "object",
        "properties": {
            "severity": {
                "description": "Findings that are slighter are not shown, and let no check fail.",
                "type": "string",
                "enum": list(SEVERITIES),
                "default": "warning",
            },
            "grade": {
                "description": "Conflicts that are less sure are not shown in texts.",
                "type": "string",
                "enum": list(GRADES),
                "default": "likely",
            },
            "fail_on": {
                "description": "From what on a check fails: faults of the files, or also conflicts "
                "of this grade and surer ones.",
                "type": "string",
                "enum": list(FAIL_ON),
                "default": "faults",
            },
            "select": _codes("Codes or families that alone are reported."),
            "ignore": _codes("Codes or families that are not reported; goes before select."),
            "severities": {
                "description": "Other severities, by the code of a finding.",
                "type": "object",
                "additionalProperties": {
                    "description": "The severity, or off.",
                    "type": "string",
                    "enum": [*SEVERITIES, "off"],
                },
            },
            "grades": {
                "description": "Other grades, by the code of a kind of conflicts.",
                "type": "object",
                "additionalProperties": {
                    "description": "The grade, or off.",
                    "type": "string",
                    "enum": [*GRADES, "off"],
                },
            },
            "disable": {
                "description": "Background rules that are switched off.",
                "type": "array",
                "items": {
                    "type": "string",
                    "enum": [*get_args(Definition), *get_args(Presumption)],
                },
                "uniqueItems": True,
            },
            "policy": _policy(),
            "as_of": {
                "description": "Claims stated after this day are left out.",
                "type": "string",
                "format": "date",
                "pattern": DATE,
            },
            "format": {
                "description": "The form of the report on the standard output.",
                "type": "string",
                "enum": list(FORMAT_NAMES),
                "default": "text",
            },
            "outputs": {
                "description": "Files that get a report, by its form; relative to this file.",
                "type": "object",
                "properties": {name: _path(f"The file for {name}.") for name in FORMAT_NAMES},
                "additionalProperties": False,
            },
            "judgements": _path("The file of judgements, relative to this file."),
            "exclude": {
                "description": "Patterns of files and folders that are not checked.",
                "type": "array",
                "items": _path("A pattern, relative to this file."),
            },
        },
        "additionalProperties": False,
    }


def _codes(description: str) -> Schema:
    code = {"type": "string", "pattern": CODE, "title": "a code or a family of codes"}
    return {"description": description, "type": "array", "items": code, "uniqueItems": True}


def _path(description: str) -> Schema:
    return {
        "description": description,
        "type": "string",
        "pattern": _TEXT,
        "title": "a text on one line",
    }


def _policy() -> Schema:
    default = Policy()
    numbers = {
        each.name: _number(
            each.metadata["description"], each.metadata["minimum"], getattr(default, each.name)
        )
        for each in fields(PolicyNumbers)
        if each.metadata
    }
    return {
        "description": "The numbers of the policy of a check.",
        "type": "object",
        "properties": {
            "pace": {
                "description": "Days that a withdrawal needs at least, by the kind of place.",
                "type": "object",
                "properties": {
                    kind: _number(f"For {_article(kind)} {kind}.", 0, PACE[kind])
                    for kind in get_args(PlaceKind)
                },
                "additionalProperties": False,
            },
            **numbers,
        },
        "additionalProperties": False,
    }


def _number(description: str, minimum: int, default: int) -> Schema:
    return {
        "description": description,
        "type": "integer",
        "minimum": minimum,
        "default": default,
    }


def _article(word: str) -> str:
    return "an" if word[0] in "aeiou" else "a"
