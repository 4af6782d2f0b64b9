"""The JSON Schema of the format, made from the models: one source for both.

The published files under `schemas/` are these schemas, written out.
"""

from counterclaim.schema._annotations import code_types
from counterclaim.schema._build import VERSION, dataset_schema, line_schema, record_schema
from counterclaim.schema._rules import BEYOND_SCHEMA, BeyondSchema
from counterclaim.schema._short import written_dataset_schema, written_line_schema
from counterclaim.schema._validate import (
    SchemaName,
    Violation,
    conforms,
    fast_validator,
    schema_of,
    violations,
)

__all__ = [
    "BEYOND_SCHEMA",
    "VERSION",
    "BeyondSchema",
    "SchemaName",
    "Violation",
    "code_types",
    "conforms",
    "dataset_schema",
    "fast_validator",
    "line_schema",
    "record_schema",
    "schema_of",
    "violations",
    "written_dataset_schema",
    "written_line_schema",
]
