"""How each field of each model is written in RDF; everything else here follows from this."""

import types
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin

import attrs
from attrs import frozen

from counterclaim.codelists import CODE_LISTS
from counterclaim.findings import RecordKind
from counterclaim.interchange._iris import VOCABULARY
from counterclaim.model.fields import Url, bare_and_rules
from counterclaim.model.registry import CONTENT_TYPES, MODELS, RECORDS
from counterclaim.schema import code_types
from counterclaim.time import Duration, Edtf

Form = Literal[
    "node",
    "content",
    "reference",
    "code",
    "edtf",
    "duration",
    "url",
    "integer",
    "number",
    "boolean",
    "json",
    "text",
]
"""What a value is: a node of its own, the address of a record or code, or a literal."""

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
PROV = "http://www.w3.org/ns/prov#"
SCHEMA = "https://schema.org/"
SKOS = "http://www.w3.org/2004/02/skos/core#"

PREFIXES: Mapping[str, str] = types.MappingProxyType(
    {
        "cc": VOCABULARY,
        "edtf": "http://id.loc.gov/datatypes/edtf/",
        "prov": PROV,
        "rdf": RDF,
        "rdfs": RDFS,
        "schema": SCHEMA,
        "skos": SKOS,
        "xsd": XSD,
    }
)

DATATYPES: Mapping[str, str | None] = types.MappingProxyType(
    {
        "edtf": "http://id.loc.gov/datatypes/edtf/EDTF",
        # readers of xsd:duration write some durations in other units
        "duration": None,
        "url": f"{XSD}anyURI",
        "integer": f"{XSD}integer",
        "number": f"{XSD}double",
        "boolean": f"{XSD}boolean",
        "json": f"{RDF}JSON",
        "text": None,
    }
)
"""The datatype of each form that is a literal; None for plain texts."""

NATIVE: tuple[Form, ...] = ("boolean", "integer")
"""The forms that JSON-LD has values of its own for."""


@frozen(kw_only=True)
class Shape:
    """A field: its property, the form of its values, and how many there are.

    Attributes:
        name: The field; the property has the same name in the vocabulary.
        form: What a value is.
        many: Whether it holds a list.
        needed: Whether every record has it.
        model: The model of a node.
        code_list: The name of the list of a code.
        refers_to: The kind of the record that a reference names.
        description: What it is.
    """

    name: str
    form: Form
    many: bool
    needed: bool
    description: str
    model: type | None = None
    code_list: str | None = None
    refers_to: RecordKind | None = None

    @property
    def iri(self) -> str:
        """The property."""
        return VOCABULARY + self.name


def class_iri(model: type) -> str:
    """Return the class of a model."""
    return VOCABULARY + model.__name__


@cache
def shapes_of(model: type) -> tuple[Shape, ...]:
    """Return the fields of a model, in their order."""
    return tuple(_shape(field) for field in attrs.fields(model))


def all_models() -> tuple[type, ...]:
    """Return every model that becomes a class."""
    return MODELS


def content_type(model: type) -> str | None:
    """Return the word that tells a content apart in files, where the model is one."""
    return next((name for name, kind in CONTENT_TYPES.items() if kind is model), None)


def kind_of_record(model: type) -> RecordKind | None:
    """Return the kind of the records of a model, where it is one of records."""
    return next((kind for kind, found in RECORDS.items() if found is model), None)


def _shape(field: "attrs.Attribute[Any]") -> Shape:
    annotation, many, rules = _item(field.type)
    suggested = field.metadata.get("suggestions")
    refers_to = field.metadata.get("refers_to")
    form: Form = "text"
    model = code_list = None
    if annotation is None:
        form = "content"
    elif annotation in MODELS:
        form, model = "node", annotation
    elif refers_to is not None:
        form = "reference"
    elif suggested is not None:
        form, code_list = "code", suggested
    elif get_origin(annotation) is Literal:
        code_list = _code_list(get_args(annotation))
        form = "text" if code_list is None else "code"
    elif rules == get_args(Url)[1:]:
        form = "url"
    else:
        form = _plain(annotation)
    return Shape(
        name=field.name,
        form=form,
        many=many,
        needed=field.default is attrs.NOTHING or bool(field.metadata.get("always_written")),
        description=field.metadata["description"],
        model=model,
        code_list=code_list,
        refers_to=refers_to,
    )


def _plain(annotation: Any) -> Form:  # noqa: ANN401
    forms: Mapping[Any, Form] = {
        Edtf: "edtf",
        Duration: "duration",
        bool: "boolean",
        int: "integer",
        float: "number",
        str: "text",
    }
    # a mapping is the publisher's own data
    return forms.get(annotation, "json")


def _item(annotation: Any) -> tuple[Any, bool, tuple[object, ...]]:  # noqa: ANN401
    """Return what a field holds, whether it is a list, and its rules; None is a content."""
    bare, rules = bare_and_rules(annotation)
    if get_origin(bare) in (Union, types.UnionType):
        options = tuple(option for option in get_args(bare) if option is not type(None))
        if set(options) == set(CONTENT_TYPES.values()):
            return None, False, ()
        return _item(options[0])
    if get_origin(bare) is tuple:
        inner, _, inner_rules = _item(get_args(bare)[0])
        return inner, True, inner_rules
    return bare, False, rules


def _code_list(values: tuple[str, ...]) -> str | None:
    for listed in code_types().values():
        if listed.values == values:
            return listed.name
    return next((one.name for one in CODE_LISTS.values() if one.values == values), None)
