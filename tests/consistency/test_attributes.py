"""Properties: which values are one, and which claims exclude one another."""

import pytest
from counterclaim.consistency.attributes import same_value
from hypothesis import given
from hypothesis import strategies as st
from tests.consistency.said import at, found, give, report

from counterclaim.consistency import Assumption, Policy
from counterclaim.model import Attribute, Deployment, Name, PartOf, Place

IRAQ = {"speaker": "iraq"}
TEXTS = st.text("aB ;1", min_size=1, max_size=6).filter(str.strip)


def value(text, value_type="text"):
    """Return a property."""
    return Attribute(key="k", value=text, value_type=value_type)


@pytest.mark.parametrize(
    ("left", "right", "value_type", "same"),
    [
        ("Qatar", " qatar ", "text", True),
        ("Qatar", "Kuwait", "text", False),
        ("two  stages", "two stages", "text", True),
        ("STRASSE", "straße", "text", True),
        ("3", "3.0", "number", True),
        ("3", "4", "number", False),
        ("0.1", "1e-1", "text", False),
        ("true", "false", "boolean", False),
        ("2024-09", "2024-09-20", "date", True),
        ("2024-09", "2024-10-01", "date", False),
        ("2024-09-20/2024-09-25", "2024-09-25/2024-09-30", "date", True),
        ("IQ", "IQ-AN", "place", True),
        ("IQ-AN", "IQ", "place", True),
        ("IQ-AN", "IQ-BA", "place", False),
        ("IQ", "SY", "place", False),
        ("Anbar", "Anbar province", "place", False),
        ("anbar", "Anbar ", "place", True),
        ("Anbar", "IQ", "place", True),
        ("Anbar", "IRQ", "place", True),
        ("IRQ", "IQ", "place", True),
        ("IRQ", "SYR", "place", False),
        ("IRQ", "368", "place", True),
        ("US-PR", "PR", "place", True),
        ("GP", "FR", "place", True),
        ("FR-971", "GP", "place", True),
        ("GP", "FR-972", "place", False),
        ("a; b", "B;A", "set", True),
        ("a; b", "a", "set", False),
    ],
)
def test_values_are_one_as_their_type_allows(left, right, value_type, same):
    """Whether two values may be one is judged by their type, the same from both sides."""
    one, other = value(left, value_type), value(right, value_type)
    assert same_value(one, other) is same
    assert same_value(other, one) is same


def place(name, kind="base", *names, **more):
    """Return a place with other names."""
    return Place(
        name=name, kind=kind, names=tuple(Name(text=text, kind="alias") for text in names), **more
    )


def deployed(name, where, *wholes, partition="place"):
    """Return a deployment at a place, as a part of others."""
    parts = tuple(PartOf(whole=whole, partition=partition) for whole in wholes)
    return Deployment(id=name, name=name, force="forces", place=where, part_of=parts)


RECORDED = (
    deployed("d0", place("Iraq", "country", "Irak", country="IQ")),
    deployed("anbar", place("Anbar", "region", country="IQ", subdivision="IQ-AN"), "d0"),
    deployed("asad", place("Ain al-Asad", "base", "Asad Air Base", country="IQ"), "anbar"),
    deployed("erbil", place("Erbil", "town", country="IQ", subdivision="IQ-AR"), "d0"),
    deployed("hasaka", place("Hasaka", "town", country="SY")),
    deployed("zone", place("The zone", "area")),
    deployed("trainers", place("The academy", "site", country="IQ"), "d0", partition="role"),
    deployed("north", place("The camp", country="SY")),
    deployed("south", place("The camp", country="JO")),
)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("Iraq", "IQ", False),
        ("irak", "Iraq", False),
        ("Ain al-Asad", "Iraq", False),
        ("Ain al-Asad", "Anbar", False),
        ("Ain al-Asad", "IQ-AN", False),
        ("Ain al-Asad", "IQ", False),
        ("Erbil", "IQ", False),
        ("Erbil", "IQ-AN", True),
        ("Erbil", "Anbar", True),
        ("Erbil", "Asad Air Base", True),
        ("Erbil", "The academy", False),
        ("Erbil", "SY", True),
        ("Erbil", "Hasaka", True),
        ("Erbil", "The zone", False),
        ("Erbil", "Mosul", False),
        ("IQ", "Mosul", False),
        ("Mosul", "Basra", True),
        ("The camp", "SY", False),
        ("The camp", "JO", False),
        ("The camp", "IQ", True),
        ("The camp", "Hasaka", False),
    ],
)
def test_places_conflict_where_they_are_known_to_be_apart(one, other, apart):
    """Recorded names and codes are the places that they name; of others only words are known."""
    pair = give("a", one, value_type="place"), give("b", other, value_type="place", **IRAQ)
    expected = {"a b": "error"} if apart else {}
    assert found(*pair, places=RECORDED) == expected
    turned = give("a", other, value_type="place"), give("b", one, value_type="place", **IRAQ)
    assert found(*turned, places=RECORDED) == expected


@pytest.mark.parametrize(
    ("held", "denied", "value_type", "clash"),
    [
        ("2024-05-10", "2024-05", "date", True),
        ("2024-05", "2024-05-10", "date", False),
        ("2024-05-10", "2024-05-01/2024-05-31", "date", True),
        ("2024-05-10/2024-06-10", "2024-05", "date", False),
        ("2024-05-10", "2024-05-01/", "date", False),
        ("2024-05-10", "2024-05-01/..", "date", True),
        ("2024-05-10", "[2024-05-01,2024-05-20]", "date", False),
        ("[2024-05-10,2024-05-20]", "2024-05", "date", True),
        ("IQ-BG", "IQ", "place", True),
        ("IQ", "IQ-BG", "place", False),
        ("PR", "US", "place", False),
        ("US-CA", "CA", "place", False),
        ("Ain al-Asad", "IQ", "place", True),
        ("Ain al-Asad", "Irak", "place", True),
        ("Ain al-Asad", "Anbar", "place", True),
        ("Ain al-Asad", "Asad air base", "place", True),
        ("IQ", "Irak", "place", True),
        ("IQ-BG", "Irak", "place", True),
        ("Anbar", "Ain al-Asad", "place", False),
        ("Anbar", "IQ-AN", "place", True),
        ("IQ-AN", "Anbar", "place", False),
        ("The academy", "Anbar", "place", False),
        ("The camp", "SY", "place", False),
        ("The camp", "The camp", "place", True),
        ("Mosul", "IQ", "place", False),
        ("date; place", "date", "set", True),
        ("date; place", "Place", "set", True),
        ("date; place", "place;date", "set", True),
        ("date; place; price", "date; place", "set", False),
        ("date", "date; place", "set", False),
        ("3", "3.0", "number", True),
        ("3", "4", "number", False),
        ("true", "true", "boolean", True),
        ("true", "false", "boolean", False),
        ("sent", "draft", "text", False),
    ],
)
def test_a_denial_excludes_what_lies_in_the_denied_value(held, denied, value_type, clash):
    """A denied value is not it, nor any value that surely lies in it."""
    pair = (
        give("a", held, key="where", value_type=value_type),
        give("b", denied, key="where", value_type=value_type, polarity="denied", **IRAQ),
    )
    assert found(*pair, places=RECORDED) == ({"a b": "error"} if clash else {})


def test_an_implied_value_lies_in_a_denied_one():
    """What a value implies is held against a denial like the value itself."""
    one = give("a", "the capital", value_type="place", implies=("IQ-BG",))
    other = give("b", "IQ", value_type="place", polarity="denied", **IRAQ)
    assert found(one, other) == {"a b": "error"}
    assert found(give("a", "4", value_type="number", implies=("1e9999999999", "x")), other) == {}


def test_a_member_of_a_set_is_denied_by_its_words():
    """A set is excluded by the denial of a member, whatever type the denial has."""
    pair = give("a", "date; place", value_type="set"), give("b", "date", polarity="denied", **IRAQ)
    assert found(*pair) == {"a b": "error"}


@pytest.mark.parametrize(
    ("left", "right", "clash"),
    [
        (("true", "denied"), ("false", "denied"), True),
        (("true", "denied"), ("false", "affirmed"), False),
        (("true", "denied"), ("true", "denied"), False),
        (("true", "denied"), ("true", "affirmed"), True),
    ],
)
def test_a_denied_boolean_is_its_opposite(left, right, clash):
    """What is not true is false, and what is not false is true."""

    def said(name, entry, **more):
        return give(name, entry[0], value_type="boolean", key="binding", polarity=entry[1], **more)

    assert found(said("a", left), said("b", right)) == ({"a b": "error"} if clash else {})
    several = said("a", left, exclusive=False), said("b", right, exclusive=False)
    kept = clash and left[1] != right[1]
    assert found(*several) == ({"a b": "error"} if kept else {})


@given(TEXTS, TEXTS, st.sampled_from(["text", "set", "place"]))
def test_sameness_is_symmetric_and_holds_of_each_value(left, right, value_type):
    """A value is the same as itself, and the order of two values says nothing."""
    one, other = value(left, value_type), value(right, value_type)
    assert same_value(one, one)
    assert same_value(one, other) == same_value(other, one)


def test_a_value_of_another_type_is_another():
    """Values of two types are compared as texts."""
    assert not same_value(value("3", "number"), value("3.0", "text"))
    assert same_value(value("3", "number"), value("3", "text"))


@pytest.mark.parametrize(
    ("left", "right", "code"),
    [
        (give("a", "Qatar"), give("b", "Kuwait", **IRAQ), "single_value"),
        (give("a", "Qatar"), give("b", "Qatar", polarity="denied", **IRAQ), "denied_value"),
        (
            give("a", "sent", key="state", excludes=("Draft",)),
            give("b", "draft", key="state", **IRAQ),
            "excluded_value",
        ),
        (
            give("a", "sent", key="state", implies=("signed",)),
            give("b", "signed", key="state", polarity="denied", **IRAQ),
            "denied_value",
        ),
    ],
)
def test_the_rule_is_the_whole_reason(left, right, code):
    """A pair that a rule excludes rests on that rule alone and is about a property."""
    (conflict,) = report(left, right).conflicts
    assert conflict.claims == ("a", "b")
    assert (conflict.severity, conflict.basis, conflict.kind) == (
        "error",
        "attribute",
        "disagreement",
    )
    assert conflict.assumptions == (Assumption(code=code, claims=("a", "b")),)
    assert conflict.explanation.rules == (code,)
    assert found(left, right, policy=Policy(disabled=frozenset({code}))) == {}


@pytest.mark.parametrize(
    ("reserve", "severity"),
    [
        ({}, "error"),
        ({"commitment": "probable"}, "warning"),
        ({"commitment": "possible"}, "note"),
        ({"modality": "plan"}, "warning"),
        ({"modality": "forecast"}, "note"),
    ],
)
def test_the_weaker_claim_sets_the_severity(reserve, severity):
    """A pair is as grave as its weaker claim, whichever of the two it is."""
    assert found(give("a", "Qatar", **reserve), give("b", "Kuwait")) == {"a b": severity}
    assert found(give("a", "Qatar"), give("b", "Kuwait", **reserve)) == {"a b": severity}


@pytest.mark.parametrize(
    "other",
    [
        {"of": "d1"},
        {"process": "relocation"},
        {"round": 2},
        {"key": "mission_name"},
    ],
)
def test_only_one_property_of_one_subject_has_one_value(other):
    """A part, another process, another round and another key are other questions."""
    assert found(give("a", "Qatar"), give("b", "Kuwait", **other)) == {}


def test_an_excluded_value_is_told_before_a_single_one():
    """Where a value is single and another rules it out, the express rule is named."""
    pair = give("a", "Qatar", excludes=("kuwait",)), give("b", "Kuwait")
    (conflict,) = report(*pair).conflicts
    assert conflict.explanation.rules == ("excluded_value",)


@pytest.mark.parametrize(
    ("first", "second", "meet"),
    [
        ("2024-09-20/2024-09-25", "2024-09-25/2024-09-30", True),
        ("2024-09-20/2024-09-25", "2024-09-26/2024-09-30", False),
        ("2024-09-22", "2024-09-20/2024-09-25", True),
        ("[2024-09-21..2024-09-23]", "2024-09-20/2024-09-25", True),
        ("[2024-09-21..2024-09-26]", "2024-09-20/2024-09-25", False),
        ("[2024-09-21..2024-09-23]", "[2024-09-21..2024-09-23]", False),
    ],
)
def test_what_changes_from_day_to_day_meets_on_a_sure_day(first, second, meet):
    """Two values of a property that changes meet where both surely hold on one day."""
    times = [{"when": at(text), "stated": "2024-10-10"} for text in (first, second)]
    one = give("a", "Qatar", daily=True, **times[0])
    other = give("b", "Kuwait", **times[1])
    assert found(one, other) == ({"a b": "error"} if meet else {})
    assert found(other, one) == ({"a b": "error"} if meet else {})
