"""What each kind of field refuses, and how it says so."""

import math

import attrs
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim import strategies
from counterclaim.model import (
    About,
    Actor,
    Anchor,
    Attribute,
    Change,
    Claim,
    Count,
    Dataset,
    Deployment,
    Identifier,
    InvalidValueError,
    Name,
    PartOf,
    Place,
    Relation,
    Relative,
    Relay,
    Said,
    Scope,
    Source,
    Stage,
    TimeReference,
)
from counterclaim.model.registry import MODELS
from counterclaim.time import parse_duration, parse_edtf

DAY = parse_edtf("2024-09-06")
ABOUT = About(deployment="d", process="withdrawal")
ANCHOR = Anchor(deployment="d", process="withdrawal", code="completed")
PLACE = Place(name="Iraq", kind="country")
CLAIM = Claim(
    id="c",
    text="It is over.",
    speaker="a",
    sources=("s",),
    stated=DAY,
    about=ABOUT,
    says=Stage(code="completed"),
)
RIGHT = (
    Name(text="العراق", kind="native", language="ar-IQ", source="s"),
    Identifier(scheme="wikidata", id="Q796"),
    PLACE,
    PartOf(whole="d", partition="place"),
    Actor(id="a", kind="state", name="Iraq", country="IQ"),
    Source(id="s", url="https://example.org/a?b=c#d"),
    Deployment(id="d", name="Force", force="a", place=PLACE),
    ABOUT,
    Stage(code="agreed", exceptions=("d",)),
    Count(measure="leaving", low=1, high=2),
    Attribute(key="reason", value="the end of the mandate"),
    Scope(relation="part_of", subjects=(ABOUT, About(matter="talks"))),
    Said(actor="a", stance="silent", claim="c"),
    Change(direction="none"),
    ANCHOR,
    Relative(offset=parse_duration("P6M"), anchor=ANCHOR),
    TimeReference(role="by", edtf=DAY),
    Relay(actor="a"),
    Relation(kind="disputes", claim="c"),
    CLAIM,
    Dataset(claims=(CLAIM,)),
)
BY_NAME = {type(record).__name__: record for record in RIGHT}

LONE = "\ud800"
ID = "an id: letters, digits and . _ : / @ + - only, starting with a letter or digit"
CODE = "a code: lower-case letters, digits and _ only, starting with a letter"
URL = "a web address that starts with http:// or https://"

WRONG = [
    # text
    ("Actor", "name", "", 'a text that is not empty, got ""'),
    ("Actor", "name", None, "a text that is not empty, got null"),
    ("Actor", "name", 3, "a text that is not empty, got 3"),
    ("Actor", "name", True, "a text that is not empty, got true"),
    ("Actor", "name", b"Iraq", "a text that is not empty, got a bytes"),
    ("Actor", "name", LONE, "half of a surrogate pair"),
    ("Claim", "note", "", "a text that is not empty"),
    # ids and references
    ("Claim", "id", "", ID),
    ("Claim", "id", "-c", ID),
    ("Claim", "id", "c d", ID),
    ("Claim", "id", "c\n", ID),
    ("Claim", "id", "ç", ID),
    ("Claim", "id", "c" * 201, "at most 200 characters, got 201"),
    ("Claim", "speaker", "the minister", ID),
    ("Claim", "utterance", "#1", ID),
    ("PartOf", "whole", "", ID),
    ("Relation", "claim", 7, f"{ID}, got 7"),
    # open codes
    ("Attribute", "key", "Reason", CODE),
    ("PartOf", "partition", "by place", CODE),
    ("Identifier", "scheme", "1st", CODE),
    ("About", "matter", "the-talks", CODE),
    ("Source", "kind", "x" * 65, "at most 64 characters, got 65"),
    # closed codes
    ("Place", "kind", "Country", 'one of country, region, area, town, base, site, got "Country"'),
    ("Place", "kind", None, "one of country, region, area, town, base, site, got null"),
    ("Stage", "code", "finished", "one of not_discussed"),
    ("Claim", "polarity", "no", 'one of affirmed, denied, got "no"'),
    ("Claim", "credibility", 1, "one of 1, 2, 3, 4, 5, 6, got 1"),
    ("Claim", "commitment", ["certain"], "one of certain, probable, possible, none, got a list"),
    ("Dataset", "schema_version", "2.0", 'one of 1.0, got "2.0"'),
    # languages, countries, addresses
    ("Name", "language", "a", "BCP 47"),
    ("Name", "language", "ar_IQ", "BCP 47"),
    ("Source", "language", "a" * 36, "at most 35 characters, got 36"),
    ("Actor", "country", "iq", "ISO 3166-1"),
    ("Actor", "country", "IRQ", "ISO 3166-1"),
    ("Place", "subdivision", "IQ", "ISO 3166-2"),
    ("Source", "url", "ftp://example.org", URL),
    ("Source", "url", "https://", URL),
    ("Source", "url", "https://example.org/a b", URL),
    ("Source", "archived_url", f"https://e.org/{'a' * 2000}", "at most 2000 characters"),
    ("Dataset", "url", "example.org", URL),
    # numbers
    ("About", "round", 0, "at least 1, got 0"),
    ("About", "round", 1.0, "a whole number, got 1.0"),
    ("About", "round", True, "a whole number, got true"),
    ("About", "round", 2**53, f"at most {2**53 - 1}"),
    ("About", "round", 10**40, "a number of more than 30 digits"),
    ("Count", "high", math.inf, "a number, got inf"),
    ("Count", "high", math.nan, "a number, got nan"),
    ("Count", "low", "600", 'a number, got "600"'),
    ("Place", "latitude", 90.5, "at most 90, got 90.5"),
    ("Place", "latitude", -91, "at least -90, got -91"),
    ("Place", "longitude", 181, "at most 180, got 181"),
    # true and false
    ("About", "inferred", 1, "got 1"),
    ("Stage", "enters", "true", 'got "true"'),
    ("Count", "approximate", None, "got null"),
    # dates and durations are parsed before
    ("Claim", "stated", "6 September 2024", '"6 September 2024" is not a date'),
    ("Claim", "stated", None, "a Edtf, got null"),
    ("Source", "published", 2024, "a Edtf, got 2024"),
    ("Source", "published", "May 2024", '"May 2024" is not a date'),
    ("Relative", "offset", "six months", '"six months" is not a duration'),
    ("Relative", "offset", 6, "a Duration, got 6"),
    # records inside records
    ("Claim", "about", "d", 'a About, got "d"'),
    ("Claim", "says", "agreed", 'got "agreed"'),
    ("Claim", "says", ABOUT, "got a About"),
    ("Claim", "when", DAY, "a TimeReference, got a Edtf"),
    ("Deployment", "place", "Iraq", 'a Place, got "Iraq"'),
    # tuples
    ("Claim", "sources", (), "at least 1, got 0"),
    ("Claim", "sources", "s", "a tuple, got a text"),
    ("Claim", "sources", ["s", 1], "item 1: expected"),
    ("Claim", "sources", {"s"}, "a tuple, got"),
    ("Claim", "sources", ("s", "s t"), f'item 1: expected {ID}, got "s t"'),
    ("Claim", "relations", ("c",), 'item 0: expected a Relation, got "c"'),
    ("Scope", "subjects", (ABOUT,), "at least 2, got 1"),
    ("Dataset", "claims", (CLAIM, ABOUT), "item 1: expected a Claim, got a About"),
    ("Dataset", "actors", None, "a tuple, got null"),
    # data of the publisher's own
    ("Claim", "extra", [], "an object, got a list"),
    ("Claim", "extra", {1: 2}, "texts as keys, got a whole number"),
    ("Claim", "extra", {"a": {"b": (1,)}}, "at 'a', 'b': expected a value of JSON, got a tuple"),
    ("Claim", "extra", {"a": [0, math.nan]}, "at 'a', 1: expected a number, got nan"),
    ("Claim", "extra", {"a": 2**53}, f"at 'a': expected at most {2**53 - 1}"),
    ("Claim", "extra", {"a": LONE}, "at 'a': expected whole characters"),
    ("Claim", "extra", {LONE: 1}, "in a key: expected whole characters"),
]


def nested(depth):
    """Return lists inside one another in an object."""
    value = []
    for _ in range(depth - 2):
        value = [value]
    return {"a": value}


def test_every_model_has_a_right_value_here():
    """The right values are one of each model."""
    assert {type(record) for record in RIGHT} == set(MODELS)
    assert set(BY_NAME) >= {model for model, *_ in WRONG}


@pytest.mark.parametrize(("model", "field", "value", "reason"), WRONG)
def test_a_wrong_value_is_refused_with_its_field_and_reason(model, field, value, reason):
    """The error names the model, the field, what was expected, and what was given."""
    with pytest.raises(InvalidValueError) as caught:
        evolve(BY_NAME[model], **{field: value})
    error = caught.value
    assert (error.model, error.field, error.rule, error.further) == (model, field, None, ())
    assert reason in error.reason
    assert str(error) == f"{model}.{field}: {error.reason}"
    assert isinstance(error, ValueError)


def test_what_lies_deep_is_refused():
    """Data of the publisher's own may be 32 deep and no deeper."""
    assert evolve(CLAIM, extra=nested(32)).extra == nested(32)
    with pytest.raises(InvalidValueError, match="at most 32 objects and lists"):
        evolve(CLAIM, extra=nested(33))


def test_a_long_value_is_not_shown():
    """A message stays short, whatever was given."""
    with pytest.raises(InvalidValueError) as caught:
        evolve(CLAIM, polarity="x" * 10_000)
    assert "a text of 10000 characters" in str(caught.value)
    assert len(str(caught.value)) < 200


BETWEEN = [
    (About, "about_one_subject", None),
    (lambda: About(deployment="d", matter="m"), "about_one_subject", None),
    (lambda: TimeReference(role="at"), "time_one_form", None),
    (
        lambda: TimeReference(role="at", edtf=DAY, relative=BY_NAME["Relative"]),
        "time_one_form",
        None,
    ),
    (lambda: Count(measure="present"), "count_some_bound", None),
    (lambda: Count(measure="present", low=3, high=2), "count_order", "low"),
    (lambda: Count(measure="present", low=1.5), "count_whole", "low"),
    (lambda: Count(measure="present", high=2.0), "count_whole", "high"),
    (lambda: Count(measure="present", high=2, unit="fraction"), "count_fraction", "high"),
    (lambda: Count(measure="present", low=-1), "count_sign", "low"),
    (
        lambda: Attribute(key="sent", value="yes", value_type="boolean"),
        "attribute_boolean",
        "value",
    ),
    (lambda: Attribute(key="size", value="1e3", value_type="number"), "attribute_number", "value"),
    (lambda: Attribute(key="day", value="May", value_type="date"), "attribute_date", "value"),
    (lambda: evolve(CLAIM, modality="conditional"), "claim_condition", "condition"),
    (lambda: evolve(CLAIM, condition="if they agree"), "claim_condition", "condition"),
    (lambda: evolve(CLAIM, about=About(deployment="d")), "claim_process", "about"),
]


@pytest.mark.parametrize(("make", "rule", "field"), BETWEEN)
def test_fields_that_do_not_fit_together_are_refused(make, rule, field):
    """The error names the rule that is broken, and the field where it is of one."""
    with pytest.raises(InvalidValueError) as caught:
        make()
    assert (caught.value.rule, caught.value.field) == (rule, field)
    assert "expected" in caught.value.reason


def test_all_broken_rules_are_told_at_once():
    """Several rules that the same values break come in one error, none of them twice."""
    with pytest.raises(InvalidValueError) as caught:
        Count(measure="present", low=2.5, high=1.5)
    first = caught.value
    rules = [(error.rule, error.field) for error in (first, *first.further)]
    assert rules == [("count_whole", "low"), ("count_whole", "high"), ("count_order", "low")]


def test_what_is_at_the_limit_is_right():
    """The last value within each limit is taken."""
    assert evolve(CLAIM, id="c" * 200, utterance="7._:/@+-")
    assert evolve(PLACE, latitude=-90, longitude=180.0, subdivision="IQ-AN")
    assert Count(measure="present", low=0, high=0)
    assert Count(measure="present", low=0.0, high=1, unit="fraction")
    assert About(matter="m", round=2**53 - 1)
    assert evolve(CLAIM, about=About(deployment="d"), says=Stage(code="present"))
    assert evolve(CLAIM, modality="conditional", condition="if they agree")
    assert evolve(CLAIM, extra={"any": [1, 1.5, "text", None, {"deep": True}]})


@pytest.mark.parametrize("record", RIGHT, ids=lambda record: type(record).__name__)
def test_required_fields_are_required(record):
    """A record without one of the fields that have no default cannot be made."""
    fields = attrs.fields(type(record))
    given_values = {field.name: getattr(record, field.name) for field in fields}
    assert type(record)(**given_values) == record
    for field in fields:
        if field.default is attrs.NOTHING:
            rest = {name: value for name, value in given_values.items() if name != field.name}
            with pytest.raises(TypeError, match=field.name):
                type(record)(**rest)


@settings(max_examples=max(1, settings.default.max_examples // 5))
@given(strategies.datasets(), st.data())
def test_records_are_values(dataset, data):
    """A record made again from its fields is equal, and one with another id is not."""
    fields = attrs.fields(Dataset)
    again = Dataset(**{field.name: getattr(dataset, field.name) for field in fields})
    assert again == dataset
    assert evolve(dataset, id="other-id", title=None) != evolve(dataset, id="id", title=None)
    if dataset.claims:
        claim = data.draw(st.sampled_from(dataset.claims))
        assert hash(evolve(claim)) == hash(claim)
