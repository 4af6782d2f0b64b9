"""Reading RDF: records of the vocabulary, and what PROV-O says elsewhere."""

import json
import warnings
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from attrs import evolve

from counterclaim.documents import MissingExtraError, reads
from counterclaim.findings import Location
from counterclaim.interchange._gathering import Gathering
from counterclaim.interchange._parsing import parsed
from counterclaim.interchange._values import Imported
from counterclaim.interchange.rdf._context import CONTEXT_IRI, context
from counterclaim.interchange.rdf._records import records_in
from counterclaim.parsing.text import decode

if TYPE_CHECKING:
    from rdflib import Graph

_BASE = "urn:counterclaim:file:"
"""What relative addresses of a file are relative to."""


def from_turtle(data: str | bytes, path: str | None = None) -> Imported:
    """Read records, and statements of others in PROV-O, from Turtle.

    Args:
        data: The text of the file, or its UTF-8 bytes.
        path: Its name, for the findings.

    Raises:
        MissingExtraError: rdflib is not installed.
    """
    gathering = Gathering(path)
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    text = decode(raw, Location(path=path))
    if not isinstance(text, str):
        gathering.add(text)
        return gathering.imported()
    return _imported(_graph(text, "turtle", gathering), gathering, path)


def from_prov_json_ld(data: str | bytes, path: str | None = None) -> Imported:
    """Read records, and statements of others in PROV-O, from JSON-LD.

    A context must stand in the file, or be that of the vocabulary; nothing is fetched.

    Args:
        data: The text of the file, or its UTF-8 bytes.
        path: Its name, for the findings.

    Raises:
        MissingExtraError: rdflib is not installed.
    """
    gathering = Gathering(path)
    value = parsed(data, Location(path=path), gathering)
    if value is None:
        return gathering.imported()
    at_hand = _with_context(value, "", gathering)
    return _imported(_graph(json.dumps(at_hand), "json-ld", gathering), gathering, path)


def _with_context(value: Any, at: str, gathering: Gathering) -> Any:  # noqa: ANN401
    """Return a value with the context of the vocabulary in place; others are told and left out."""
    if isinstance(value, list):
        return [_with_context(item, f"{at}/{n}", gathering) for n, item in enumerate(value)]
    if not isinstance(value, Mapping):
        return value
    made = {}
    for key, item in value.items():
        if key == "@import":
            _context_at_hand(str(item), f"{at}/{key}", gathering)
        elif key == "@context":
            items = item if isinstance(item, list) else [item]
            made[key] = [_context_at_hand(one, f"{at}/{key}", gathering) for one in items]
        else:
            made[key] = _with_context(item, f"{at}/{key}", gathering)
    return made


def _context_at_hand(item: Any, at: str, gathering: Gathering) -> Any:  # noqa: ANN401
    if item == CONTEXT_IRI:
        return context()
    if isinstance(item, Mapping):
        return _with_context(item, at, gathering)
    if item is not None:
        message = "the context is not at hand, and nothing is fetched; its terms were not read"
        gathering.remark("context", message, at, "Write the context into the file.")
    return {}


def _graph(text: str, form: Literal["turtle", "json-ld"], gathering: Gathering) -> "Graph":
    try:
        from rdflib import Graph  # noqa: PLC0415  (an extra)
    except ImportError as error:
        raise MissingExtraError("RDF", "rdf") from error
    graph = Graph()
    try:
        with warnings.catch_warnings():
            # rdflib's own reader of JSON-LD uses what rdflib calls deprecated
            warnings.simplefilter("ignore", DeprecationWarning)
            graph.parse(data=text, format=form, publicID=_BASE)
    except Exception as error:  # noqa: BLE001  (rdflib raises errors of many kinds)
        words = " ".join(str(error).split())[:200]
        shown = f"{type(error).__name__}: {words}"
        hint = "Check it with another reader of RDF."
        gathering.remark("document", f"the file cannot be read as {form}: {shown}", "", hint)
        return Graph()
    return graph


def _imported(graph: "Graph", gathering: Gathering, path: str | None) -> Imported:
    document = records_in(graph, gathering)
    imported = gathering.imported()
    if document is None:
        return imported
    reading = reads(json.dumps(document))
    held = reading.dataset
    found = tuple(
        evolve(one, location=evolve(one.location, path=path, line=None, column=None))
        for one in reading.findings
    )
    dataset = evolve(
        held,
        actors=(*held.actors, *imported.dataset.actors),
        sources=(*held.sources, *imported.dataset.sources),
    )
    return evolve(imported, dataset=dataset, findings=(*found, *imported.findings))
