"""What holds for all rules on any dataset."""

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.data import case_files, dataset_of

from counterclaim.consistency import check
from counterclaim.findings import SEVERITIES
from counterclaim.model import Count, Dataset, Stage
from counterclaim.references import references_of
from counterclaim.rules import run_rules
from counterclaim.strategies import claims, datasets

MANY = datasets()


def shown(findings):
    """Return findings without what depends on the order of the records."""

    def place(location):
        pointer = location.pointer.split("/", 3)[3:]
        return location.record_kind, location.record_id, *pointer

    return sorted(
        (
            found.code,
            found.severity,
            place(found.location),
            found.message,
            tuple(sorted(place(one) for one in found.related)),
        )
        for found in findings
    )


def resolve(document, pointer):
    """Follow a pointer into the dataset; it must lead somewhere, or to a field left out."""
    value = document
    for step in pointer.split("/")[1:]:
        value = value[int(step)] if isinstance(value, tuple) else getattr(value, step)
    return value


@given(MANY)
def test_rules_never_fail(dataset):
    """No rule fails on a valid dataset, and every finding is whole and leads somewhere."""
    for found in run_rules(dataset, extra_rules=()):
        assert not found.code.startswith("internal"), found.message
        assert found.severity in SEVERITIES
        assert found.message.isprintable()
        assert 0 < len(found.message) < 400
        assert found.hint
        for location in (found.location, *found.related):
            resolve(dataset, location.pointer)


@given(datasets(max_size=3), st.lists(claims(), max_size=3))
def test_rules_bear_references_that_do_not_resolve(dataset, loose):
    """Claims that name missing records make no rule fail."""
    mixed = evolve(dataset, claims=(*dataset.claims, *loose))
    codes = {found.code for found in run_rules(mixed, extra_rules=())}
    assert not any(code.startswith("internal") for code in codes)


@given(MANY, st.randoms(use_true_random=False))
def test_order_of_records_makes_no_difference(dataset, random):
    """The same is found in whatever order the records stand."""

    def mixed(records):
        return tuple(random.sample(records, len(records)))

    other = evolve(
        dataset,
        actors=mixed(dataset.actors),
        sources=mixed(dataset.sources),
        deployments=mixed(dataset.deployments),
        claims=mixed(dataset.claims),
    )
    found = run_rules(dataset, extra_rules=())
    assert shown(run_rules(other, extra_rules=())) == shown(found)


@pytest.mark.parametrize("code", case_files())
def test_order_of_records_makes_no_difference_in_the_cases(code):
    """Nor does it in the cases, in which there is something to find."""
    for case in case_files()[code]["cases"]:
        dataset = dataset_of(case["dataset"])
        other = evolve(
            dataset,
            actors=dataset.actors[::-1],
            sources=dataset.sources[::-1],
            deployments=dataset.deployments[::-1],
            claims=dataset.claims[::-1],
        )
        found = run_rules(dataset, extra_rules=())
        assert shown(run_rules(other, extra_rules=())) == shown(found)


@given(MANY)
def test_skipped_claims_are_explained(dataset):
    """A claim is told to be undated, or without a day left, just where the check skips it so."""
    skipped = {entry.claim: entry.reason for entry in check(dataset).skipped}
    found = run_rules(dataset, select=["time.undated", "time.no-day-left"], extra_rules=())
    told = {finding.location.record_id: finding.code for finding in found}
    reasons = {"undated": "time.undated", "empty_window": "time.no-day-left"}
    for claim in dataset.claims:
        reason = skipped.get(claim.id)
        if reason in ("content", "unresolved"):
            continue  # numbers that are not compared have dates all the same
        assert isinstance(claim.says, Stage | Count) or claim.id not in told
        assert told.get(claim.id) == reasons.get(reason)


@given(MANY)
def test_unused_records_are_those_without_references(dataset):
    """A record is told to be unused just where no other record refers to it."""
    used = {
        (kind, name)
        for records in (dataset.actors, dataset.sources, dataset.deployments, dataset.claims)
        for record in records
        for _, kind, name in references_of(record)
    }
    used |= {("deployment", one.id) for one in dataset.deployments if one.part_of}
    kept = [("actor", dataset.actors), ("source", dataset.sources)]
    unused = {
        (kind, record.id)
        for kind, records in [*kept, ("deployment", dataset.deployments)]
        for record in records
        if (kind, record.id) not in used
    }
    codes = ["actor.unused", "source.unused", "deployment.unused"]
    found = run_rules(dataset, select=codes, extra_rules=())
    assert {(one.location.record_kind, one.location.record_id) for one in found} == unused


def test_empty_dataset():
    """In a dataset without records there is nothing to find."""
    assert run_rules(Dataset(), extra_rules=()) == ()
