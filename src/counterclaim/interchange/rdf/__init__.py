"""RDF: the whole dataset in a vocabulary of its own, with PROV-O; Turtle and JSON-LD.

Writing needs nothing; reading needs the extra `rdf`.
"""

from counterclaim.interchange.rdf._context import CONTEXT_IRI, context
from counterclaim.interchange.rdf._reading import from_prov_json_ld, from_turtle
from counterclaim.interchange.rdf._shacl import shapes
from counterclaim.interchange.rdf._vocabulary import vocabulary
from counterclaim.interchange.rdf._writing import to_prov_json_ld, to_turtle

__all__ = [
    "CONTEXT_IRI",
    "context",
    "from_prov_json_ld",
    "from_turtle",
    "shapes",
    "to_prov_json_ld",
    "to_turtle",
    "vocabulary",
]
