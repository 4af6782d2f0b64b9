"""Whatever stands in a file of others, reading it ends with findings and never raises."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.interchange import laws
from tests.interchange import test_ftm as entities
from tests.interchange import test_schema_org as reviews
from tests.interchange import test_stix as bundles

from counterclaim import interchange, load

SMALL = load(laws.ROOT / "examples" / "no-withdrawal-vs-final-stages" / "dataset.json")
WORDS = (
    *("@context", "@type", "@id", "@graph", "@value", "@language", "@list", "item", "type", "id"),
    *("Claim", "ClaimReview", "Person", "NewsArticle", "Dataset", "https://schema.org", "text"),
    *("name", "author", "itemReviewed", "claimReviewed", "appearance", "sameAs", "identifier"),
    *("alternateName", "license", "publisher", "reviewRating", "datePublished", "memberOf"),
    *("objects", "bundle", "identity", "note", "opinion", "report", "relationship", "content"),
    *("external_references", "object_refs", "object_marking_refs", "definition", "extensions"),
    *("schema", "properties", "Note", "UnknownLink", "subject", "object", "role", "proof"),
    *("http://www.wikidata.org/entity/Q30", "2024-09", "urn:counterclaim:1.0:Claim", "\x00", ""),
    *("caption", "referents", "entity", "description", "country", "location", "#claim/x"),
)
TEXTS = st.sampled_from(WORDS) | st.text(max_size=4)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=5),
    max_leaves=12,
)
READERS = ("from_schema_org", "from_stix", "from_ftm", "from_prov_json_ld", "from_turtle")


@pytest.mark.parametrize("name", READERS)
@given(value=VALUES | st.dictionaries(st.sampled_from(WORDS), VALUES, max_size=8))
def test_any_json(name, value):
    """Values of the kinds and words that formats use, in places where they do not belong."""
    if name in ("from_prov_json_ld", "from_turtle"):
        pytest.importorskip("rdflib")
    imported = getattr(interchange, name)(json.dumps(value))
    assert isinstance(imported, interchange.Imported)


@pytest.mark.parametrize("name", READERS)
@given(data=st.binary(max_size=40) | st.text(max_size=40))
def test_any_bytes(name, data):
    """Bytes and texts that are nothing."""
    if name in ("from_prov_json_ld", "from_turtle"):
        pytest.importorskip("rdflib")
    assert isinstance(getattr(interchange, name)(data), interchange.Imported)


def places_in(value, path=()):
    """Yield the paths to every value inside another one."""
    yield path
    keys = value if isinstance(value, dict) else range(len(value) if isinstance(value, list) else 0)
    for key in keys:
        yield from places_in(value[key], (*path, key))


def replaced(value, path, new):
    """Return a value with another one at a place."""
    if not path:
        return new
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = replaced(value[path[0]], path[1:], new)
    return copy


GOOD = (
    *(("from_schema_org", one) for one in (reviews.SINGLE, reviews.FEED, reviews.GRAPH)),
    *(("from_stix", json.loads(one)) for one in (bundles.SHARED, bundles.MARKINGS)),
    *(("from_ftm", one) for one in (entities.SANCTIONED, entities.NESTED)),
    ("from_stix", json.loads(interchange.to_stix(SMALL).text)),
    ("from_schema_org", json.loads(interchange.to_schema_org(SMALL).text)),
    ("from_prov_json_ld", json.loads(interchange.to_prov_json_ld(SMALL).text)),
    ("from_ftm", [json.loads(line) for line in interchange.to_ftm(SMALL).text.splitlines()]),
)


@given(st.data())
def test_good_files_with_one_wrong_value(data):
    """A file of others in which one value is of another kind."""
    name, good = data.draw(st.sampled_from(GOOD))
    if name == "from_prov_json_ld":
        pytest.importorskip("rdflib")
    place = data.draw(st.sampled_from(sorted(places_in(good), key=str)))
    value = replaced(good, place, data.draw(VALUES))
    assert isinstance(getattr(interchange, name)(json.dumps(value)), interchange.Imported)
