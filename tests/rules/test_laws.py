"""What holds for all rules on any dataset."""

from itertools import product
from typing import get_args

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.data import case_files, dataset_of

from counterclaim.codelists import (
    Direction,
    Measure,
    Modality,
    Movement,
    Process,
    ScopeRelation,
    StageCode,
    Stance,
    TimeRole,
    Unit,
    ValueType,
)
from counterclaim.consistency import check
from counterclaim.findings import SEVERITIES
from counterclaim.model import (
    About,
    Attribute,
    Change,
    Count,
    Dataset,
    Said,
    Scope,
    Stage,
    TimeReference,
)
from counterclaim.rules import run_rules
from counterclaim.strategies import claims, datasets
from counterclaim.structure.references import references_of
from counterclaim.time import parse_edtf

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


HERE = About(deployment="army", process="withdrawal")
CONTENTS = (
    *(Stage(code=code, enters=enters) for code in get_args(StageCode) for enters in (False, True)),
    *(
        Count(measure=measure, low=low, high=high, unit=unit, movement=movement)
        for measure, unit, movement in product(*map(get_args, (Measure, Unit, Movement)))
        for low, high in ((0, 0), (None, 0), (0, None), (0, 1), (1, 1), (None, 1), (1, None))
    ),
    *(
        Attribute(key="signed", value="2024" if kind == "date" else "1", value_type=kind)
        for kind in get_args(ValueType)
        if kind != "boolean"
    ),
    *(Attribute(key="signed", value=text, value_type="boolean") for text in ("true", "false")),
    *(Change(direction=direction) for direction in get_args(Direction)),
    *(Said(actor="arland", stance=stance, claim="c1") for stance in get_args(Stance)),
    *(Scope(relation=relation, subjects=(HERE, HERE)) for relation in get_args(ScopeRelation)),
)
TIMES = (
    None,
    *(
        TimeReference(role=role, edtf=parse_edtf(text))
        for role in get_args(TimeRole)
        for text in ("2025-01", "2025-01-02/2025-02", "../2025-01-02", "2025-01-02/")
    ),
)


@pytest.mark.parametrize("polarity", ["affirmed", "denied"])
@pytest.mark.parametrize("when", TIMES, ids=lambda when: when and f"{when.role} {when.edtf}")
def test_rules_fail_on_no_content_at_any_time(when, polarity):
    """No rule fails on any kind of content, bounds of zero among them, at any kind of time."""
    base = dataset_of({"claims": [{"id": "c1", "says": {"type": "stage", "code": "present"}}]})
    claim, *_ = base.claims
    told = tuple(
        evolve(claim, id=f"c{number}", says=says, when=when, polarity=polarity)
        for number, says in enumerate(CONTENTS, 1)
    )
    found = run_rules(evolve(base, claims=told), extra_rules=())
    assert not [one.message for one in found if one.code.startswith("internal")]


def test_rules_fail_on_no_process_and_modality():
    """No rule fails on any stage of any process, whatever is said of it."""
    base = dataset_of({"claims": [{"id": "c1", "says": {"type": "stage", "code": "present"}}]})
    claim, *_ = base.claims
    kinds = product(get_args(StageCode), get_args(Process), get_args(Modality))
    told = tuple(
        evolve(
            claim,
            id=f"c{number}",
            about=About(deployment="army", process=process),
            says=Stage(code=code),
            modality=modality,
            condition="the truce holds" if modality == "conditional" else None,
        )
        for number, (code, process, modality) in enumerate(kinds, 1)
    )
    found = run_rules(evolve(base, claims=told), extra_rules=())
    assert not [one.message for one in found if one.code.startswith("internal")]


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
