"""How the documentation is built: `sphinx-build -n -W --keep-going docs site`."""

import inspect
from collections.abc import Iterator
from importlib import import_module
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import attrs
from sphinx.application import Sphinx

import counterclaim

project = "counterclaim"
version = release = counterclaim.__version__
html_title = f"counterclaim {release}"

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx_copybutton",
]
html_theme = "furo"
html_copy_source = False
exclude_patterns = ["_build", "_pages", "how-to/files"]

myst_heading_anchors = 4

default_role = "code"
autodoc_member_order = "bysource"
python_maximum_signature_line_length = 88
napoleon_numpy_docstring = False
napoleon_use_ivar = True

# neither the prompt nor what a command prints is for copying
copybutton_prompt_text = "$ "

nitpick_ignore_regex = [
    ("py:class", r"counterclaim\.findings\.codes\.CodeEntry"),
    # other projects have pages of their own; a build fetches nothing from them
    ("py:.*", r"(collections|datetime|fractions|hypothesis|os|pathlib|types|typing)\..*"),
    # what is passed on and not to be looked into
    ("py:class", r"counterclaim\.(structure\.hierarchy\.Structure|tables\._places\.Origin)|R"),
]


def _public(package: str) -> Iterator[tuple[str, Any]]:
    """Give the public names of a package with their values."""
    module = import_module(f"counterclaim.{package}")
    for name in getattr(module, "__all__", vars(module)):
        yield name, getattr(module, name)


_PACKAGES = (
    "codelists",
    "findings",
    "time",
    "documents",
    "model",
    "consistency",
    "judgements",
    "pipeline",
    "readings",
    "schema",
    "tables",
)
_ALIASES = {
    value: f"~counterclaim.{package}.{name}"
    for package in _PACKAGES
    for name, value in _public(package)
    if get_origin(value) is Literal or isinstance(value, UnionType)
}


def _type_text(annotation: object) -> str:
    """Write a type with the public names of the code types, and without the rules for texts."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _type_text(arguments[0])
    # the parameters of a callable are a list, which stands for nothing and cannot be looked up
    if isinstance(annotation, list):
        return f"[{', '.join(map(_type_text, annotation))}]"
    if annotation in _ALIASES:
        return _ALIASES[annotation]
    if origin in (UnionType, Union):
        return " | ".join(map(_type_text, arguments))
    if origin is Literal:
        return f"~typing.Literal[{', '.join(map(repr, arguments))}]"
    if origin is not None:
        return f"{_type_text(origin)}[{', '.join(map(_type_text, arguments))}]"
    return _plain_type_text(annotation)


def _plain_type_text(annotation: object) -> str:
    if annotation in (None, NoneType):
        return "None"
    if annotation is ...:
        return "..."
    if not inspect.isclass(annotation):
        return f"~{annotation}"
    if annotation.__module__ == "builtins":
        return annotation.__name__
    return f"~{annotation.__module__}.{annotation.__qualname__}"


def _fields(
    _app: Sphinx, what: str, _name: str, value: object, _options: object, lines: list[str]
) -> None:
    """Add the fields of a frozen class to its text, in the words of the schema."""
    if what != "class" or not inspect.isclass(value) or not attrs.has(value):
        return
    if "Attributes:" not in lines:
        lines += ["", "Attributes:", *_field_lines(value), ""]


def _field_lines(model: type[attrs.AttrsInstance]) -> Iterator[str]:
    for field in attrs.fields(model):
        text = field.metadata.get("description", "")
        yield f"    {field.name} ({_type_text(field.type)}): {text}"


def _returns(
    _app: Sphinx, _what: str, _name: str, _value: object, _options: object, lines: list[str]
) -> None:
    """Keep napoleon from taking what stands before a colon for a type, which signatures have."""
    for index, line in enumerate(lines[:-1]):
        if line == "Returns:" and ":" in lines[index + 1]:
            words = lines[index + 1].lstrip()
            indent = lines[index + 1].removesuffix(words)
            # an empty comment
            lines[index + 1 : index + 1] = [f"{indent}..", ""]


def _property_text(
    _app: Sphinx, what: str, _name: str, value: object, _options: object, lines: list[str]
) -> None:
    """Take back what napoleon makes of a property whose first line has a colon."""
    if what == "property":
        lines[:] = [*(inspect.getdoc(value) or "").splitlines(), ""]


def _signature(
    _app: Sphinx,
    what: str,
    _name: str,
    value: object,
    _options: object,
    signature: str | None,
    returned: str | None,
) -> tuple[str | None, str | None]:
    """Write signatures with short types; those of records without any, as the fields have them."""
    if what == "class" and inspect.isclass(value) and attrs.has(value):
        parameters = [
            parameter.replace(annotation=inspect.Parameter.empty)
            for parameter in inspect.signature(value).parameters.values()
        ]
        return str(inspect.Signature(parameters)), None
    if what not in ("function", "method") or not callable(value):
        return signature, returned
    found = inspect.signature(value)
    parameters = [
        parameter
        if parameter.annotation is inspect.Parameter.empty
        else parameter.replace(annotation=_Written(_type_text(parameter.annotation)))
        for parameter in found.parameters.values()
        if parameter.name not in ("self", "draw")
    ]
    result = found.return_annotation
    return (
        str(inspect.Signature(parameters)),
        None if result is inspect.Signature.empty else _type_text(result),
    )


class _Written:
    """An annotation that is shown as it was written."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text


def setup(app: Sphinx) -> None:
    """Register what autodoc is told; the fields before napoleon, which reads them."""
    app.connect("autodoc-process-docstring", _fields, priority=400)
    app.connect("autodoc-process-docstring", _returns, priority=400)
    app.connect("autodoc-process-docstring", _property_text, priority=600)
    app.connect("autodoc-process-signature", _signature)
