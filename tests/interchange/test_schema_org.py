"""schema.org: out, checked by JSON-LD and SHACL processors; in, from feeds of others; and back."""

import json
from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from tests.interchange import laws

from counterclaim import load
from counterclaim.codec import unstructure
from counterclaim.interchange import from_schema_org, to_schema_org
from counterclaim.judgements import judgement_on
from counterclaim.strategies import datasets

# rdflib's own reader of JSON-LD uses what rdflib calls deprecated
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

CONTEXT = json.loads((laws.ROOT / "tests/interchange/schemaorg-context.json").read_text("utf-8"))
SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix schema: <http://schema.org/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
[] a sh:NodeShape ; sh:targetClass schema:Claim ;
  sh:property [ sh:path schema:text ; sh:minCount 1 ; sh:maxCount 1 ] ;
  sh:property [ sh:path schema:author ; sh:minCount 1 ; sh:nodeKind sh:IRI ;
    sh:or ( [ sh:class schema:Person ] [ sh:class schema:Organization ]
            [ sh:class schema:GovernmentOrganization ] ) ] ;
  sh:property [ sh:path schema:appearance ; sh:minCount 1 ; sh:nodeKind sh:IRI ] .
[] a sh:NodeShape ; sh:targetClass schema:ClaimReview ;
  sh:property [ sh:path schema:claimReviewed ; sh:minCount 1 ] ;
  sh:property [ sh:path schema:itemReviewed ; sh:minCount 1 ; sh:class schema:Claim ] ;
  sh:property [ sh:path schema:author ; sh:minCount 1 ] ;
  sh:property [ sh:path ( schema:reviewRating schema:alternateName ) ; sh:minCount 1 ] .
"""


def offline(text):
    """Return a text of JSON-LD as a value with the published context in place of its address."""
    value = json.loads(text)
    assert value["@context"] == "https://schema.org"
    return {**value, "@context": CONTEXT}


def judgements_of(dataset):
    """Return a judgement on two claims."""
    ids = tuple(claim.id for claim in dataset.claims[:2])
    return [
        judgement_on(
            dataset, ids, "known_conflict", by="Desk", on=date(2025, 1, 2), why="Both were asked."
        )
    ]


@given(datasets())
def test_out_and_back_keeps_all_but_the_losses(dataset):
    """Actors, sources and statements come back equal, apart from what was said to be lost."""
    out = to_schema_org(dataset)
    back = from_schema_org(out.text)
    kept = laws.without(
        evolve(dataset, claims=()),
        [loss for loss in out.losses if not loss.location.pointer.startswith("/claims/")],
        instead={"kind": "alias"},
    )
    assert unstructure(back.dataset) == kept
    assert laws.statements(back) == laws.as_statements(dataset, out.losses)
    assert back.same_as == ()


@given(datasets())
def test_every_value_of_a_claim_is_held_or_lost(dataset):
    """No field of a claim is left out without a finding that names it."""
    out = to_schema_org(dataset)
    lost = {loss.location.pointer for loss in out.losses}
    held = {"id", "text", "speaker", "sources", "language", "note", "stated"}
    for index, claim in enumerate(unstructure(dataset).get("claims", [])):
        for name in claim.keys() - held:
            assert f"/claims/{index}/{name}" in lost


@pytest.mark.parametrize("path", laws.EXAMPLES, ids=lambda path: path.parent.name)
def test_examples_are_json_ld_of_schema_org(path):
    """Every type and property is one of schema.org, and every claim and review is complete."""
    pyshacl = pytest.importorskip("pyshacl")
    rdflib = pytest.importorskip("rdflib")
    pyld = pytest.importorskip("pyld")
    dataset = load(path)
    value = offline(to_schema_org(dataset, judgements_of(dataset)).text)
    expanded = pyld.jsonld.expand(value)
    known = {f"https://schema.org/{name}" for name in rdflib.SDO.__annotations__}
    used = {key for node in expanded for key in node if not key.startswith("@")}
    used |= {name for node in expanded for name in node["@type"]}
    assert {name.replace("http:", "https:") for name in used} <= known
    graph = rdflib.Graph().parse(data=json.dumps(value), format="json-ld")
    claim_type = rdflib.URIRef("http://schema.org/Claim")
    assert len(set(graph.subjects(rdflib.RDF.type, claim_type))) == len(dataset.claims)
    conforms, _, report = pyshacl.validate(graph, shacl_graph=SHAPES, shacl_graph_format="turtle")
    assert conforms, report
    assert sum(1 for _ in graph.objects(None, rdflib.URIRef("http://schema.org/reviewBody"))) == 1


def test_a_claim_without_its_author_would_be_found():
    """The shapes are awake: an author that is no actor does not conform."""
    pyshacl = pytest.importorskip("pyshacl")
    rdflib = pytest.importorskip("rdflib")
    value = offline(to_schema_org(load(laws.IRAQ)).text)
    next(node for node in value["@graph"] if node["@type"] == "Claim").pop("author")
    graph = rdflib.Graph().parse(data=json.dumps(value), format="json-ld")
    conforms, _, _ = pyshacl.validate(graph, shacl_graph=SHAPES, shacl_graph_format="turtle")
    assert not conforms


def test_identifiers_are_full_addresses():
    """Identifiers that others resolve come out as IRIs."""
    graph = json.loads(to_schema_org(load(laws.IRAQ)).text)["@graph"]
    state = next(node for node in graph if node.get("name") == "United States")
    assert state["sameAs"] == ["http://www.wikidata.org/entity/Q30"]
    assert state["location"]["@id"] == "https://www.iso.org/obp/ui/#iso:code:3166:US"


def test_a_judgement_comes_back_as_a_remark():
    """A review of claims of the same file becomes a note, never a verdict of the library."""
    dataset = load(laws.IRAQ)
    back = from_schema_org(to_schema_org(dataset, judgements_of(dataset)).text)
    first, second, third = back.statements[:3]
    expected = 'Rated "known_conflict" by Desk. Both were asked.'
    assert first.note.endswith(expected)
    assert second.note.endswith(expected)
    assert third.note is None or expected not in third.note


def test_a_judgement_on_other_claims_is_a_loss():
    """What cannot be written is told with its place."""
    dataset = load(laws.IRAQ)
    out = to_schema_org(evolve(dataset, claims=()), judgements_of(dataset))
    assert [loss.location.pointer for loss in out.losses][-1] == "/judgements/0"


SINGLE = {
    "@context": "http://schema.org",
    "@type": "ClaimReview",
    "datePublished": "2014-07-23",
    "url": "http://www.checks.example/2014/jul/23/claim-about-3000/",
    "author": {
        "@type": "Organization",
        "url": "http://www.checks.example/",
        "sameAs": "https://social.example/checks",
    },
    "claimReviewed": "More than 3,000 soldiers came over the past six years.",
    "reviewRating": {
        "@type": "Rating",
        "ratingValue": 1,
        "bestRating": 6,
        "alternateName": "True",
        "image": "http://static.checks.example/true.jpg",
    },
    "itemReviewed": {
        "@type": "CreativeWork",
        "author": {
            "@type": "Person",
            "name": "Richard Roe",
            "jobTitle": "Former Governor",
            "image": "https://images.example/roe.jpg",
            "sameAs": ["https://www.wikidata.org/wiki/Q215057", "https://roe.example/"],
        },
        "datePublished": "2014-07-17",
        "name": "The St. Elsewhere Interview",
    },
}
"""As in the proposal of the type by fact checkers: no Claim, an author without a name."""

CARELESS = {
    "@context": "http://schema.org",
    "@type": "ClaimReview",
    "datePublished": "2016-04-08",
    "url": "http://blog.example/2017/04/08/including-fact-check-data",
    "itemReviewed": {
        "@type": "CreativeWork",
        "author": {"@type": "Organization", "name": "Search Company"},
        "datePublished": "2016-04-07",
    },
    "claimReviewed": "Fact checks are now shown in searches",
    "author": {"@type": "Organization", "Name": "A Research Group", "url": "http://group.example/"},
    "reviewRating": {
        "@type": "Rating",
        "ratingValue": "5",
        "bestRating": "5",
        "worstRating": "1",
        "alternateName": "True",
    },
}
"""As a university's blog published it: `Name` for `name`, numbers as texts."""

FEED = {
    "@context": "http://schema.org",
    "@type": "DataFeed",
    "dateModified": "2024-01-05T04:00:00Z",
    "dataFeedElement": [
        {
            "@type": "DataFeedItem",
            "dateCreated": "2024-01-01T10:00:00Z",
            "item": [
                {
                    "@type": "ClaimReview",
                    "claimReviewed": "Des soldats ont été vus dans la capitale.",
                    "datePublished": "2024-01-01",
                    "url": "http://verification.example/article/",
                    "author": {"name": "Agence", "url": "https://verification.example/"},
                    "reviewRating": {"alternateName": "Faux"},
                    "sdLicense": "https://creativecommons.org/licenses/by-nd/4.0/",
                },
                {
                    "@type": "ClaimReview",
                    "claimReviewed": "L'armée est partie.",
                    "datePublished": "2024-01-02",
                    "url": "https://verification.example/partie",
                    "author": {"name": "Agence", "url": "https://verification.example/"},
                    "reviewRating": {"alternateName": "Vrai"},
                    "itemReviewed": {
                        "@type": "Claim",
                        "author": {"@type": "Person", "name": "Jean Untel"},
                        "datePublished": "2023-12-30T09:15:00+01:00",
                        "appearance": [
                            {"@type": "NewsArticle", "url": "https://paper.example/1"},
                            {"@type": "CreativeWork", "url": "https://paper.example/2"},
                        ],
                        "firstAppearance": "https://paper.example/0",
                    },
                },
            ],
        },
        {"@type": "DataFeedItem", "item": []},
    ],
}
"""As the open feed of fact checks has it: items in lists, authors without a type."""

GRAPH = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebPage", "@id": "https://site.example/p#page", "name": "A page"},
        {"@type": "BreadcrumbList", "itemListOrder": "Ascending"},
        {
            "@type": "Organization",
            "@id": "https://site.example/#org",
            "name": "Site",
            "sameAs": "https://other.example/#org",
        },
        {"@type": "Organization", "@id": "https://other.example/#org", "name": "Other Site"},
        {
            "@type": ["ClaimReview", "Article"],
            "claimReviewed": "The base is empty.",
            "author": {"@id": "https://site.example/#org"},
            "itemReviewed": {
                "@type": "Claim",
                "author": "Social media users",
                "appearance": {"@id": "https://site.example/p#page"},
            },
            "reviewRating": {"@type": "Rating", "ratingValue": 1, "name": "Misleading"},
        },
    ],
}
"""As plug-ins for web sites write it: a graph with references, and a text for the author."""


def codes(imported, *wanted):
    """Return the places of the findings of some codes."""
    return [
        (found.code.removeprefix("interchange."), found.location.pointer)
        for found in imported.findings
        if found.code.removeprefix("interchange.") in wanted
    ]


def test_a_single_review():
    """The review is a source with a statement by the person who is said to have said it."""
    imported = from_schema_org(json.dumps(SINGLE), "check.json")
    (statement,) = imported.statements
    assert statement.text == SINGLE["claimReviewed"]
    assert str(statement.stated) == "2014-07-17"
    assert statement.note == 'Rated "True", 1 of 6 by http://www.checks.example/.'
    people = {actor.id: actor for actor in imported.dataset.actors}
    assert people[statement.speaker].name == "Richard Roe"
    assert people[statement.speaker].kind == "person"
    assert people[statement.speaker].note == "Former Governor"
    (source,) = imported.dataset.sources
    assert statement.sources == (source.id,)
    assert source.url == SINGLE["url"]
    assert people[source.publisher].name == "http://www.checks.example/"
    assert imported.dataset.claims == ()
    assert ("assumed", "/author") in codes(imported, "assumed")
    assert {pointer for _, pointer in codes(imported, "unread")} == {
        "/reviewRating/image",
        "/itemReviewed/author/image",
    }
    assert {found.location.path for found in imported.findings} == {"check.json"}


def test_same_as_merges_nothing():
    """An address of a known scheme is kept as an identifier; each is a candidate, none a merge."""
    imported = from_schema_org(json.dumps(SINGLE))
    assert codes(imported, "same-as") == [
        ("same-as", "/author/sameAs"),
        ("same-as", "/itemReviewed/author/sameAs"),
        ("same-as", "/itemReviewed/author/sameAs"),
    ]
    roe = next(actor for actor in imported.dataset.actors if actor.name == "Richard Roe")
    assert [(one.scheme, one.id) for one in roe.identifiers] == [("wikidata", "Q215057")]
    assert [(one.actor, one.iri) for one in imported.same_as if one.actor == roe.id] == [
        (roe.id, "https://www.wikidata.org/wiki/Q215057"),
        (roe.id, "https://roe.example/"),
    ]


def test_careless_markup():
    """A key in capitals and numbers as texts are read; nothing is left out."""
    imported = from_schema_org(json.dumps(CARELESS))
    assert imported.statements[0].note == 'Rated "True", 5 of 5 by A Research Group.'
    assert {actor.name for actor in imported.dataset.actors} == {
        "Search Company",
        "A Research Group",
    }
    assert codes(imported, "value", "left-out", "unread") == []


def test_a_feed():
    """Items in lists are read, publishers of one description are one, dates lose their hours."""
    imported = from_schema_org(json.dumps(FEED))
    first, second = imported.statements
    assert [actor.name for actor in imported.dataset.actors] == ["Agence", "Jean Untel"]
    assert first.speaker is None
    assert str(second.stated) == "2023-12-30"
    urls = {source.id: source.url for source in imported.dataset.sources}
    assert [urls[one] for one in second.sources] == [
        "https://paper.example/1",
        "https://paper.example/2",
        "https://paper.example/0",
        "https://verification.example/partie",
    ]
    place = "/dataFeedElement/0/item"
    assert ("unread", f"{place}/0/sdLicense") in codes(imported, "unread")
    assert codes(imported, "loss") == [("loss", f"{place}/1/itemReviewed/datePublished")]


def test_a_graph():
    """References by id are followed, types that are not read are told."""
    imported = from_schema_org(json.dumps(GRAPH))
    (statement,) = imported.statements
    names = {actor.id: actor.name for actor in imported.dataset.actors}
    assert names[statement.speaker] == "Social media users"
    titles = {source.id: source.title for source in imported.dataset.sources}
    assert [titles[one] for one in statement.sources] == ["A page", None]
    assert ("unread", "/@graph/1") in codes(imported, "unread")
    (pair,) = imported.same_as
    assert (names[pair.actor], names[pair.other]) == ("Site", "Other Site")
    assert len(names) == 3


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", "parse.json"),
        ("", "parse.empty"),
        (b"\xff", "parse.encoding"),
        ("null", "interchange.document"),
        ("[]", "interchange.document"),
        ("3", "interchange.unread"),
        ('{"@type": "ClaimReview"}', "interchange.left-out"),
        ('{"@type": "Claim", "author": "X"}', "interchange.left-out"),
        ('{"@type": "ClaimReview", "claimReviewed": {"a": 1}}', "interchange.left-out"),
        (
            '{"@context": "https://else.example", "@type": "Claim", "text": "x"}',
            "interchange.context",
        ),
        ('{"@type": "Claim", "text": "x", "datePublished": "soon"}', "interchange.value"),
        ('{"@type": "Claim", "text": "x", "appearance": "not an address"}', "interchange.value"),
        ('{"@type": "Claim", "text": "x", "author": {"name": ["A", "B"]}}', "interchange.value"),
        ('{"@type": "Claim", "text": "x", "author": ["A", "B"]}', "interchange.value"),
        ('{"@type": "Recipe"}', "interchange.unread"),
    ],
)
def test_bad_input_is_told(text, code):
    """Whatever cannot be read is a finding; nothing raises."""
    assert code in {found.code for found in from_schema_org(text).findings}


def test_an_empty_text_is_told_as_such():
    """Programs that write markup leave a text empty where they have none."""
    page = {"@type": "CreativeWork", "url": ""}
    review = {"@type": "Claim", "text": "x", "author": "A", "appearance": [page]}
    (found,) = [one for one in from_schema_org(json.dumps(review)).findings if "url" in str(one)]
    assert "an empty one" in found.message
