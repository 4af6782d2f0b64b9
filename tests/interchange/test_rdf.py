"""RDF: out in two forms of one graph, checked by shapes; in, also from PROV-O of others; back."""

import json

import pytest
from hypothesis import given, settings
from tests.interchange import laws

from counterclaim import load
from counterclaim.codelists import CODE_LISTS
from counterclaim.interchange import (
    from_prov_json_ld,
    from_turtle,
    to_prov_json_ld,
    to_turtle,
)
from counterclaim.interchange.rdf import CONTEXT_IRI, context, shapes, vocabulary
from counterclaim.schema import VERSION
from counterclaim.strategies import datasets

rdflib = pytest.importorskip("rdflib")

# rdflib's own reader of JSON-LD uses what rdflib calls deprecated
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

CC = rdflib.Namespace(f"urn:counterclaim:{VERSION}:")
PROV = rdflib.PROV


def graph_of(text, form="turtle"):
    """Return a text as rdflib reads it."""
    return rdflib.Graph().parse(data=text, format=form)


@given(datasets())
def test_turtle_and_back_keeps_everything(dataset):
    """Nothing is lost, and nothing is told."""
    out = to_turtle(dataset)
    back = from_turtle(out.text)
    assert (back.dataset, out.losses) == (dataset, ())
    assert (back.statements, back.findings, back.same_as) == ((), (), ())


@given(datasets())
def test_json_ld_and_back_keeps_everything(dataset):
    """Nothing is lost, and nothing is told."""
    out = to_prov_json_ld(dataset)
    back = from_prov_json_ld(out.text)
    assert (back.dataset, out.losses) == (dataset, ())
    assert (back.statements, back.findings, back.same_as) == ((), (), ())


@settings(max_examples=20)
@given(datasets(max_size=2))
def test_both_forms_are_one_graph(dataset):
    """Turtle and JSON-LD, each read by rdflib and written again, are isomorphic."""
    from rdflib.compare import isomorphic  # noqa: PLC0415

    turtle = graph_of(to_turtle(dataset).text)
    assert isomorphic(turtle, graph_of(to_prov_json_ld(dataset).text, "json-ld"))
    assert isomorphic(turtle, graph_of(turtle.serialize(format="nt"), "nt"))


@pytest.mark.parametrize("path", laws.EXAMPLES, ids=lambda path: path.parent.name)
def test_examples_conform_to_the_shapes(path):
    """Every example conforms, and the attributions and derivations are those of PROV-O."""
    pyshacl = pytest.importorskip("pyshacl")
    dataset = load(path)
    graph = graph_of(to_turtle(dataset).text)
    conforms, _, report = pyshacl.validate(graph, shacl_graph=graph_of(shapes()))
    assert conforms, report
    for claim in dataset.claims:
        (node,) = graph.subjects(CC.id, rdflib.Literal(claim.id), unique=True)
        (speaker,) = graph.objects(node, PROV.wasAttributedTo)
        assert str(graph.value(speaker, CC.id)) == claim.speaker
        origin = PROV.wasQuotedFrom if claim.text_kind == "quotation" else PROV.wasDerivedFrom
        sources = {str(graph.value(one, CC.id)) for one in graph.objects(node, origin)}
        assert sources == set(claim.sources)


@settings(max_examples=15)
@given(datasets(max_size=2))
def test_any_dataset_conforms_to_the_shapes(dataset):
    """The shapes accept whatever the models accept."""
    pyshacl = pytest.importorskip("pyshacl")
    conforms, _, report = pyshacl.validate(
        graph_of(to_turtle(dataset).text), shacl_graph=graph_of(shapes())
    )
    assert conforms, report


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("cc:kind <urn:counterclaim:1.0:actor-kinds:state>", "cc:kind <urn:x:nation>"),
        ('cc:country "US"', 'cc:country "USA"'),
        ('cc:text "So there is no withdrawal." ;', ""),
        ('cc:text "So there is no withdrawal."', "cc:text 3"),
        ("cc:inferred true", 'cc:inferred "yes"'),
    ],
)
def test_the_shapes_are_awake(old, new):
    """A wrong code, a broken pattern, a missing text and a wrong datatype do not conform."""
    pyshacl = pytest.importorskip("pyshacl")
    text = to_turtle(load(laws.IRAQ)).text
    assert old in text
    changed = graph_of(text.replace(old, new, 1))
    conforms, _, _ = pyshacl.validate(changed, shacl_graph=graph_of(shapes()))
    assert not conforms


def test_the_vocabulary_has_every_code_and_term():
    """Each code is a SKOS concept of its list, and each term of the context a property."""
    graph = graph_of(vocabulary())
    for listed in CODE_LISTS.values():
        scheme = rdflib.URIRef(f"{CC}{listed.name}")
        notations = {
            str(graph.value(concept, rdflib.SKOS.notation))
            for concept in graph.subjects(rdflib.SKOS.inScheme, scheme)
        }
        assert notations == set(listed.values)
    terms = [term["@id"] for term in context().values() if isinstance(term, dict)]
    for term in terms:
        assert (rdflib.URIRef(f"{CC}{term[3:]}"), rdflib.RDF.type, None) in graph


def test_primary_sources_are_those_that_copy_nothing():
    """A claim has as primary source only what is not derived from something else."""
    graph = graph_of(to_turtle(load(laws.IRAQ)).text)
    for source in set(graph.objects(None, PROV.hadPrimarySource)):
        assert (source, CC.derived_from, None) not in graph


def test_the_context_may_be_named():
    """A file that names the published context is read with the one that comes along."""
    dataset = load(laws.IRAQ)
    value = {**json.loads(to_prov_json_ld(dataset).text), "@context": CONTEXT_IRI}
    assert from_prov_json_ld(json.dumps(value)).dataset == dataset


def found(imported, code):
    """Return the places of the findings of a code."""
    return {one.location.pointer for one in imported.findings if one.code == f"interchange.{code}"}


BLOG = """
@prefix ex: <http://blog.example/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
ex:oldPost a prov:Entity .
ex:post a prov:Entity ; prov:hadPrimarySource ex:oldPost ; prov:wasAttributedTo ex:Paul .
ex:Paul a prov:Person .
"""
"""As in an example of the makers of PROV-O: a post that takes from another."""

LEADER = """
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix : <http://meeting.example/#> .
:hand_shake a prov:Activity ; prov:startedAtTime "2012-02-02T02:00:00Z"^^xsd:dateTime ;
  prov:wasAssociatedWith :minister .
:minister prov:actedOnBehalfOf <http://db.example/Arland> ;
  foaf:name "A Minister" ; prov:specializationOf <http://db.example/Roe> ;
  owl:sameAs <http://www.wikidata.org/entity/Q192> ;
  prov:qualifiedDelegation [ a prov:Delegation ; prov:agent <http://db.example/Arland> ] .
<http://db.example/Arland> a prov:Organization ; foaf:name "Arland", "The Arland" .
"""
"""As in another: a minister acts for a country; a node without an address says more."""

QUOTED = """
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix : <http://example.com/> .
:quote a prov:Entity ; prov:value "The brigade has left." ;
  prov:wasQuotedFrom <http://thoughts.example/2012/03/07/workshop/> ;
  prov:qualifiedQuotation [ a prov:Quotation ; prov:hadQuoted :quoted ] ;
  prov:wasAttributedTo :quoted ; prov:generatedAtTime "2012-03-08T10:00:00Z"^^xsd:dateTime .
<http://thoughts.example/2012/03/07/workshop/> a prov:Entity ; dcterms:title "Thoughts" ;
  dcterms:issued "2012-03-07" ; dcterms:creator :writer .
:writer a prov:Person, prov:Agent . :quoted a prov:Person, prov:Agent .
"""
"""As in the example of a quotation: who is quoted, from where, by whom."""


def test_a_post_of_others():
    """Agents are actors, entities sources, and origins what they are derived from."""
    imported = from_turtle(BLOG)
    (actor,) = imported.dataset.actors
    assert (actor.kind, actor.name) == ("person", "http://blog.example/Paul")
    old, post = imported.dataset.sources
    assert (old.url, post.derived_from) == ("http://blog.example/oldPost", (old.id,))
    assert post.publisher == actor.id
    assert found(imported, "assumed") == {"<http://blog.example/Paul>"}
    assert found(imported, "unread") == set()


def test_an_agent_of_others():
    """The party is kept, what else is said is told, and the same-as joins nothing."""
    imported = from_turtle(LEADER)
    actors = {actor.name: actor for actor in imported.dataset.actors}
    assert set(actors) == {"Arland", "A Minister"}
    assert actors["A Minister"].represents == (actors["Arland"].id,)
    (pair,) = imported.same_as
    assert pair.iri == "http://www.wikidata.org/entity/Q192"
    assert {"<http://meeting.example/#hand_shake>", "<http://meeting.example/#minister>"} == found(
        imported, "unread"
    )
    assert found(imported, "value") == {"<http://db.example/Arland>"}


@pytest.mark.parametrize("form", ["turtle", "json-ld"])
def test_a_quotation_of_others(form):
    """An entity with a text is a statement with its speaker, source and day, in both forms."""
    read = {"turtle": from_turtle, "json-ld": from_prov_json_ld}[form]
    imported = read(QUOTED if form == "turtle" else graph_of(QUOTED).serialize(format=form))
    (statement,) = imported.statements
    assert statement.text == "The brigade has left."
    names = {actor.id: actor.name for actor in imported.dataset.actors}
    assert names[statement.speaker] == "http://example.com/quoted"
    (source,) = imported.dataset.sources
    assert statement.sources == (source.id,)
    assert (source.title, str(source.published)) == ("Thoughts", "2012-03-07")
    assert str(statement.stated) == "2012-03-08"
    assert found(imported, "unread") == {"<http://example.com/quote>"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("<a> <b> ", "interchange.document"),
        (b"\xff", "parse.encoding"),
        (f"<urn:x> a <{CC}Claim> .", "schema.missing"),
        (f"<urn:x> a <{CC}Actor> ; <{CC}id> 'a', 'b' .", "interchange.value"),
        (f"<urn:x> a <{CC}Actor> ; <{CC}colour> 'red' .", "interchange.unread"),
        (
            f"<urn:x> a <{CC}Actor> ; <{CC}names> _:a . _:a <{rdflib.RDF}first> 1 .",
            "interchange.document",
        ),
        (f"<urn:x> a <{CC}Dataset> . <urn:y> a <{CC}Dataset> .", "interchange.unread"),
        ("<http://x.example/> <http://y.example/> 1 .", "interchange.unread"),
    ],
)
def test_bad_turtle_is_told(text, code):
    """Whatever cannot be read is a finding; nothing raises."""
    assert code in {one.code for one in from_turtle(text).findings}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", "parse.json"),
        ("null", "interchange.document"),
        ('{"@context": "https://else.example/c", "@id": "urn:x"}', "interchange.context"),
        (
            '{"@context": ["https://a.example", {"@import": "https://b.example"}]}',
            "interchange.context",
        ),
        ('{"@context": {"a": {"@context": "https://a.example"}}, "a": 1}', "interchange.context"),
        ('{"@context": {"@base": 3}}', "interchange.document"),
    ],
)
def test_bad_json_ld_is_told(text, code):
    """Contexts are never fetched, wherever they stand, and nothing raises."""
    codes = {one.code for one in from_prov_json_ld(text).findings}
    assert code in codes
    # a reader that tried to fetch one would fail, since the tests have no network
    assert not {"interchange.context", "interchange.document"} <= codes
