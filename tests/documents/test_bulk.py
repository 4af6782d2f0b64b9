"""The quick way for sound records: it reads what the slow way reads, and refuses the rest."""

import pytest
from hypothesis import given
from tests.documents.samples import data, dataset
from tests.schema.test_agreement import KINDS, mutants

from counterclaim.codec import structure, unstructure
from counterclaim.documents import dumps, gathering, reads


@pytest.mark.parametrize("kind", KINDS)
def test_the_quick_way_reads_what_the_slow_way_reads(kind):
    """A sound record is read quickly, and is the same record."""

    @given(KINDS[kind]())
    def check(record):
        values = unstructure(record)
        quick = gathering._sound(kind, values)
        assert quick == record
        assert repr(quick) == repr(structure(kind, values)[0])
        assert quick.extra == record.extra

    check()


@pytest.mark.parametrize("kind", KINDS)
def test_the_quick_way_agrees_on_mutated_records(kind):
    """What the quick way reads, the slow way reads alike; what is faulty, it leaves alone."""

    @given(mutants(KINDS[kind]().map(unstructure)))
    def check(values):
        quick = gathering._sound(kind, values)
        slow, findings = structure(kind, values)
        assert quick == slow
        assert repr(quick) == repr(slow)
        assert (quick is None) == bool(findings)

    check()


def test_without_the_compiled_validator_the_reading_is_the_same(monkeypatch):
    """The package that makes reading quick changes nothing but the time."""
    texts = [dumps(dataset(), "jsonl"), dumps(dataset(), "jsonl").replace("affirmed", "maybe")]
    quick = [reads(text, "jsonl") for text in texts]
    monkeypatch.setattr(gathering, "fast_validator", lambda _: None)
    assert [reads(text, "jsonl") for text in texts] == quick


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_does_not_say_its_kind_in_a_document(kind):
    """The key `record` belongs to JSON Lines; in a document it is unknown."""
    values = data()
    name = f"{kind}s"
    values[name][0]["record"] = kind
    assert structure(kind, values[name][0])[1]
    assert gathering._sound(kind, values[name][0]) is None


def test_values_that_are_not_of_json_are_left_to_the_slow_way():
    """A value that JSON has not is no exception."""
    values = data()["sources"][0] | {"note": object()}
    assert gathering._sound("source", values) is None
