"""SHACL shapes of the vocabulary, made from the models."""

from collections.abc import Iterator
from typing import Any

import attrs

from counterclaim.codelists import CODE_LISTS
from counterclaim.interchange._iris import code_iri
from counterclaim.interchange.rdf._shape import (
    DATATYPES,
    PREFIXES,
    Shape,
    all_models,
    class_iri,
    shapes_of,
)
from counterclaim.interchange.rdf._writing import literal_text, short
from counterclaim.model.fields import Items, Number, Text, bare_and_rules, rule_of
from counterclaim.model.registry import CONTENT_TYPES, RECORDS

_HEAD = {**PREFIXES, "sh": "http://www.w3.org/ns/shacl#"}


def shapes() -> str:
    """Return the shapes: for each class which properties it has, how often, and with what."""
    head = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in _HEAD.items())
    return f"{head}\n" + "\n".join(_class(model) for model in all_models())


def _class(model: type) -> str:
    fields = attrs.fields_dict(model)
    parts = [
        part for shape in shapes_of(model) for part in _properties(shape, fields[shape.name].type)
    ]
    name = short(class_iri(model))
    inside = " ;\n".join(f"  sh:property [ {part} ]" for part in parts)
    return f"[] a sh:NodeShape ; sh:targetClass {name} ;\n{inside} .\n"


def _properties(shape: Shape, annotation: Any) -> Iterator[str]:  # noqa: ANN401
    """Yield the rule for a property, and for a list the rule for what is in it."""
    path = short(shape.iri)
    least = " ; sh:minCount 1" if shape.needed else ""
    if not shape.many:
        rules = " ; ".join(_rules(shape, annotation))
        yield f"sh:path {path} ; sh:maxCount 1{least} ; {rules}"
        return
    yield f"sh:path {path} ; sh:maxCount 1{least}"
    fewest = rule_of(bare_and_rules(annotation)[1], Items()).minimum
    rules = " ; ".join(_rules(shape, None))
    count = f" ; sh:minCount {fewest}" if fewest else ""
    yield f"sh:path ( {path} [ sh:zeroOrMorePath rdf:rest ] rdf:first ){count} ; {rules}"


def _rules(shape: Shape, annotation: Any) -> Iterator[str]:  # noqa: ANN401
    """Yield what holds of each value of a property."""
    if shape.form == "content":
        classes = " ".join(
            f"[ sh:class {short(class_iri(model))} ]" for model in CONTENT_TYPES.values()
        )
        yield f"sh:or ( {classes} )"
    elif shape.form == "node" and shape.model is not None:
        yield f"sh:class {short(class_iri(shape.model))}"
    elif shape.form == "reference" and shape.refers_to is not None:
        yield f"sh:class {short(class_iri(RECORDS[shape.refers_to]))}"
    elif shape.form == "code" and shape.code_list is not None:
        listed = CODE_LISTS[shape.code_list]
        codes = " ".join(short(code_iri(listed.name, one)) for one in listed.values)
        yield "sh:nodeKind sh:IRI" if listed.open else f"sh:in ( {codes} )"
    else:
        datatype = DATATYPES[shape.form]
        yield f"sh:datatype {'xsd:string' if datatype is None else short(datatype)}"
        yield from _limits(annotation)


def _limits(annotation: Any) -> Iterator[str]:  # noqa: ANN401
    if annotation is None:
        return
    rules = _inner_rules(annotation)
    text, number = rule_of(rules, Text()), rule_of(rules, Number())
    if text.pattern is not None:
        yield f"sh:pattern {literal_text(text.pattern)}"
    if number != Number():
        yield f"sh:minInclusive {number.minimum}"
        yield f"sh:maxInclusive {number.maximum}"


def _inner_rules(annotation: Any) -> tuple[object, ...]:  # noqa: ANN401
    """Return the rules of an annotation, or of the first option of a union."""
    bare, rules = bare_and_rules(annotation)
    options = getattr(bare, "__args__", ())
    return rules or (bare_and_rules(options[0])[1] if options else ())
