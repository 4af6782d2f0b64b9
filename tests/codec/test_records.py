"""Records as plain values, and back."""

import json
from types import MappingProxyType

import pytest
from hypothesis import given

from counterclaim import strategies
from counterclaim.codec.records import InvalidRecordError, from_dict, to_dict
from counterclaim.model import Actor, Claim, Dataset, Deployment, Source, Stage


@given(strategies.datasets())
def test_every_record_comes_back_through_json(dataset):
    """The values are those of JSON, and nothing is lost."""
    assert from_dict(Dataset, json.loads(json.dumps(to_dict(dataset)))) == dataset
    lists = {
        Actor: dataset.actors,
        Source: dataset.sources,
        Deployment: dataset.deployments,
        Claim: dataset.claims,
    }
    for model, records in lists.items():
        for record in records:
            assert from_dict(model, MappingProxyType(to_dict(record))) == record


@given(strategies.claims())
def test_the_content_names_its_type(claim):
    """What tells contents apart is there."""
    assert to_dict(claim)["says"]["type"] == type(claim.says).__name__.lower()


def test_faults_are_told_with_their_places():
    """Each fault is a finding; the text has them all."""
    with pytest.raises(InvalidRecordError) as caught:
        from_dict(Actor, {"id": "a", "kind": "persn", "nam": "Anna"})
    pointers = {found.location.pointer for found in caught.value.findings}
    assert pointers == {"/kind", "/nam", "/name"}
    assert '"person"' in str(caught.value) or "person" in str(caught.value)


@pytest.mark.parametrize("values", [None, [], "a", 3])
def test_what_is_no_object_is_a_fault(values):
    """Nothing but the error comes out of it."""
    with pytest.raises(InvalidRecordError):
        from_dict(Actor, values)


def test_only_records_are_read():
    """A part of a record is none."""
    with pytest.raises(TypeError, match="expected one of Dataset, Actor"):
        from_dict(Stage, {})
