"""The nodes of the JSON Schema of a report."""

from collections.abc import Iterable, Mapping
from typing import Any

Schema = dict[str, Any]


def reference(name: str, description: str | None = None) -> Schema:
    """Return a reference to a definition of the schema."""
    told = {} if description is None else {"description": description}
    return {**told, "$ref": f"#/$defs/{name}"}


def text(description: str, *, null: bool = False, **rules: object) -> Schema:
    """Return the schema of a text."""
    kind = ["string", "null"] if null else "string"
    return {"type": kind, "description": description, **rules}


def number(description: str, minimum: int = 0, *, null: bool = False) -> Schema:
    """Return the schema of a whole number."""
    kind = ["integer", "null"] if null else "integer"
    return {"type": kind, "minimum": minimum, "description": description}


def code(description: str, codes: Iterable[str | None]) -> Schema:
    """Return the schema of a code out of some."""
    return {"description": description, "enum": list(codes)}


def flag(description: str) -> Schema:
    """Return the schema of true or false."""
    return {"type": "boolean", "description": description}


def list_of(description: str, items: Schema, **rules: object) -> Schema:
    """Return the schema of a list."""
    return {"type": "array", "description": description, "items": items, **rules}


def ids(description: str, **rules: object) -> Schema:
    """Return the schema of a list of ids."""
    return list_of(description, {"type": "string", "minLength": 1}, **rules)


def object_of(
    description: str, properties: Mapping[str, Schema], optional: Iterable[str] = ()
) -> Schema:
    """Return the schema of an object that has all of its keys but some optional ones."""
    left_out = frozenset(optional)
    return {
        "type": "object",
        "description": description,
        "properties": dict(properties),
        "required": [name for name in properties if name not in left_out],
        "additionalProperties": False,
    }


def file_name() -> Schema:
    """Return the schema of the name of a file."""
    return text("The file, as it was named; <stdin> for standard input.")
