"""The JSON-LD context of the vocabulary, made from the models."""

from functools import cache
from typing import Any

from counterclaim.interchange._iris import VOCABULARY
from counterclaim.interchange.rdf._shape import (
    DATATYPES,
    NATIVE,
    PREFIXES,
    Shape,
    all_models,
    shapes_of,
)

CONTEXT_IRI = f"{VOCABULARY}context"
"""The name by which a file may refer to the context; it comes with the library."""


def context() -> dict[str, Any]:
    """Return the context: a term for each field, with its datatype and whether it is a list."""
    uses: dict[str, list[Shape]] = {}
    for model in all_models():
        for shape in shapes_of(model):
            uses.setdefault(shape.name, []).append(shape)
    return {**PREFIXES, **{name: _term(uses[name]) for name in sorted(uses)}}


@cache
def type_of_term(name: str) -> str | None:
    """Return how the values of a term are read; None for plain texts, whole numbers and flags."""
    term = context().get(name, {})
    found: str | None = term.get("@type") if isinstance(term, dict) else None
    return found


def _term(shapes: list[Shape]) -> dict[str, str]:
    """Return one term for the fields of a name."""
    made = {"@id": f"cc:{shapes[0].name}"}
    # a node says itself what it is
    types = {_type(shape) for shape in shapes if shape.form not in ("node", "content")}
    only = types.pop() if len(types) == 1 else None
    if only is not None:
        made["@type"] = only
    if any(shape.many for shape in shapes):
        made["@container"] = "@list"
    if len({shape.many for shape in shapes}) > 1:
        raise TypeError(f"the field {shapes[0].name} is a list in one place and none in another")
    return made


def _type(shape: Shape) -> str | None:
    if shape.form in ("reference", "code"):
        return "@id"
    return None if shape.form in NATIVE else DATATYPES[shape.form]
