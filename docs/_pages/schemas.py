"""The page of the JSON Schemas."""

import json
from collections.abc import Mapping
from pathlib import Path

from _pages.table import table

SCHEMAS = Path(__file__).resolve().parents[2] / "schemas"

_INTRODUCTION = """\
# JSON Schemas

The schemas describe the files that `counterclaim` reads and writes, for tools that know nothing of
it. They are JSON Schema, draft 2020-12. Each stands alone: it refers to no other file, and its
`$id` is a name and not an address, so that nothing is ever fetched.

"""

_REST = """\

What each field of a dataset means is on the page of [the data format](data-format.md), which is
made from the same source. Codes have [a page of their own](code-lists.md). To have an editor check
a file while you write it, see [Edit files with VS Code](../how-to/edit-with-vs-code.md).

## Get the files

They lie in `schemas/` of the repository. `counterclaim schema dataset` prints one, and
`counterclaim schema` the names of all. In Python:

```python
import json

from counterclaim.schema import dataset_schema

text = json.dumps(dataset_schema(), ensure_ascii=False, indent=2)
assert '"$id": "urn:counterclaim:1.0:dataset"' in text
```

`line_schema` returns the schema of one line of JSON Lines.

## Use them with another validator

Any validator of draft 2020-12 will do. With Python's `jsonschema`:

```python
import json
from pathlib import Path

from jsonschema import Draft202012Validator

schema = json.loads(Path("schemas/1.0/dataset.schema.json").read_text(encoding="utf-8"))
validator = Draft202012Validator(schema)

example = Path("examples/no-withdrawal-vs-final-stages/dataset.json")
dataset = json.loads(example.read_text(encoding="utf-8"))
assert validator.is_valid(dataset)

dataset["claims"][0]["says"]["code"] = "almost_done"
assert not validator.is_valid(dataset)
```

A few rules cannot be written in JSON Schema, such as that a date is in the calendar, and the schema
knows nothing of references between records. They are listed under
[what JSON Schema cannot say](data-format.md#what-json-schema-cannot-say); `counterclaim validate`
checks all of them.

## Versions

The version is in the path, in the `$id`, and in `schema_version` of every dataset. Once a version
is released its files do not change. What is valid changes only with a new version, in a folder of
its own.
"""


def pages() -> Mapping[str, str]:
    """Return the page."""
    rows = []
    for path in sorted(SCHEMAS.glob("*/*.schema.json")):
        schema = json.loads(path.read_text(encoding="utf-8"))
        place = f"schemas/{path.relative_to(SCHEMAS).as_posix()}"
        rows.append((f"`{place}`", f"`{schema['$id']}`", f"{schema['title']}."))
    overview = table(("file", "`$id`", "what it describes"), rows)
    return {"reference/schema.md": f"{_INTRODUCTION}{overview}{_REST}"}
