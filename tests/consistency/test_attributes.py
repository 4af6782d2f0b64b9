"""Properties: which values are one, and which claims exclude one another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.consistency.said import at, found, give, report

from counterclaim.consistency import Assumption, Policy
from counterclaim.consistency.attributes import same_value
from counterclaim.model import Attribute

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
        ("a; b", "B;A", "set", True),
        ("a; b", "a", "set", False),
    ],
)
def test_values_are_one_as_their_type_allows(left, right, value_type, same):
    """Whether two values may be one is judged by their type, the same from both sides."""
    one, other = value(left, value_type), value(right, value_type)
    assert same_value(one, other) is same
    assert same_value(other, one) is same


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
