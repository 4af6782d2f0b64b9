"""The vocabulary as Turtle: classes, properties, and the code lists as SKOS."""

from collections.abc import Iterator

from counterclaim.codelists import CODE_LISTS
from counterclaim.interchange._iris import VOCABULARY, code_iri
from counterclaim.interchange.rdf._shape import (
    DATATYPES,
    PREFIXES,
    Shape,
    all_models,
    class_iri,
    shapes_of,
)
from counterclaim.interchange.rdf._writing import literal_text, short

_HEAD = {**PREFIXES, "owl": "http://www.w3.org/2002/07/owl#"}


def vocabulary() -> str:
    """Return the vocabulary: its classes, its properties, and its code lists."""
    head = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in _HEAD.items())
    blocks = (*_ontology(), *_classes(), *_properties(), *_lists())
    return f"{head}\n" + "\n".join(blocks)


def _ontology() -> Iterator[str]:
    yield (
        f"<{VOCABULARY}> a owl:Ontology ;\n"
        f"  rdfs:label {literal_text('The counterclaim vocabulary')} ;\n"
        f"  rdfs:comment {literal_text('Attributed claims about military deployments.')} .\n"
    )


def _classes() -> Iterator[str]:
    for model in all_models():
        summary = (model.__doc__ or "").strip().splitlines()[0]
        yield (
            f"{short(class_iri(model))} a owl:Class ;\n"
            f"  rdfs:label {literal_text(model.__name__)} ;\n"
            f"  rdfs:comment {literal_text(summary)} .\n"
        )


def _properties() -> Iterator[str]:
    found: dict[str, list[tuple[type, Shape]]] = {}
    for model in all_models():
        for shape in shapes_of(model):
            found.setdefault(shape.name, []).append((model, shape))
    for name, uses in sorted(found.items()):
        _, shape = uses[0]
        literal = {use.form in DATATYPES and not use.many for _, use in uses}
        kind = "rdf:Property"
        if len(literal) == 1:
            kind = "owl:DatatypeProperty" if literal.pop() else "owl:ObjectProperty"
        comments = [literal_text(f"{model.__name__}: {use.description}") for model, use in uses]
        yield (
            f"{short(shape.iri)} a {kind} ;\n"
            f"  rdfs:label {literal_text(name)} ;\n"
            f"  rdfs:comment {', '.join(comments)} .\n"
        )


def _lists() -> Iterator[str]:
    for listed in CODE_LISTS.values():
        scheme = f"<{VOCABULARY}{listed.name}>"
        yield f"{scheme} a skos:ConceptScheme ;\n  skos:prefLabel {literal_text(listed.title)} .\n"
        for code in listed.codes:
            yield (
                f"{short(code_iri(listed.name, code.code))} a skos:Concept ;\n"
                f"  skos:inScheme {scheme} ;\n"
                f"  skos:notation {literal_text(code.code)} ;\n"
                f"  skos:prefLabel {literal_text(code.title)} ;\n"
                f"  skos:definition {literal_text(code.description)} .\n"
            )
