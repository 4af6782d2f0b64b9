"""What holds for whatever is said: laws, tried on random datasets."""

import pytest
from attrs import evolve
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.consistency.data import ANY, RANDOM, UNCAPPED, only, without
from tests.consistency.stronger import stronger

from counterclaim.consistency import GRADES, check
from counterclaim.model import Dataset
from counterclaim.time import day_number, day_text, parse_edtf

few = settings(max_examples=max(1, settings.default.max_examples))
EVERY = pytest.mark.parametrize("kind", RANDOM)


def found(dataset, policy=UNCAPPED):
    """Return the conflicts of a dataset by their claims."""
    return {frozenset(c.claims): c for c in check(dataset, policy).conflicts}


def rank(conflict):
    """Return the grade of a conflict as a number, the surest first."""
    return GRADES.index(conflict.grade)


def assert_adding_loses_nothing(dataset, name):
    """A dataset with a claim has the conflicts that it has without it."""
    more = found(dataset)
    for names, conflict in found(without(dataset, name)).items():
        assert names in more
        lower = rank(more[names]) > rank(conflict)
        assert not lower or any(entry.firm for entry in more[names].explained)


@EVERY
@few
@given(st.data())
def test_adding_a_claim_loses_no_conflict(kind, data):
    """What is in conflict stays so; a lower grade is explained."""
    dataset = data.draw(RANDOM[kind])
    assume(dataset.claims)
    assert_adding_loses_nothing(dataset, data.draw(st.sampled_from(dataset.claims)).id)


def assert_conflicts_stand_alone(dataset):
    """Each conflict is one of its claims alone, and no part of it is one as firm."""
    for names in found(dataset):
        alone = found(only(dataset, names))
        assert names in alone
        base = rank(alone[names])
        assert not any(other < names and rank(c) <= base for other, c in alone.items())


@EVERY
@few
@given(st.data())
def test_a_conflict_is_one_of_its_claims_alone(kind, data):
    """No other claim takes part in it, and it is minimal."""
    assert_conflicts_stand_alone(data.draw(RANDOM[kind]))


def assert_stronger_loses_nothing(dataset, place, stated):
    """A claim that implies another keeps its conflicts, as firm or firmer."""
    claims = dataset.claims
    old = {k: c for k, c in found(dataset).items() if claims[place].id in k}
    changed = (*claims[:place], stated.claim, *claims[place + 1 :])
    new = found(evolve(dataset, claims=changed))
    for names, conflict in old.items():
        codes = {entry.code for entry in conflict.assumptions}
        if stated.by_date and (conflict.grade == "weak" or "contemporaneous" in codes):
            continue
        kept = [rank(c) for other, c in new.items() if other <= names]
        assert kept, (stated.how, names)
        assert min(kept) <= rank(conflict), (stated.how, names)


@EVERY
@few
@given(st.data())
def test_a_claim_that_implies_another_keeps_its_conflicts(kind, data):
    """A wider denial, a firmer commitment, a narrower number or date never loses one."""
    dataset = data.draw(RANDOM[kind])
    assume(dataset.claims)
    place = data.draw(st.sampled_from(range(len(dataset.claims))))
    for stated in stronger(dataset.claims[place]):
        assert_stronger_loses_nothing(dataset, place, stated)


@few
@given(ANY, st.randoms(use_true_random=False))
def test_the_order_of_records_does_not_matter(dataset, random):
    """A report is the same, to the last value, for any order of the records."""

    def mixed(records):
        return tuple(random.sample(records, len(records)))

    other = Dataset(
        actors=mixed(dataset.actors),
        sources=mixed(dataset.sources),
        deployments=mixed(dataset.deployments),
        claims=mixed(dataset.claims),
    )
    assert check(other) == check(dataset)


def _later(date, days):
    if len(date.text) != 10:
        return None
    year, month, day = (int(part) for part in date.text.split("-"))
    return parse_edtf(day_text(day_number(year, month, day) + days))


@few
@given(ANY, st.integers(1, 2000))
def test_the_calendar_does_not_matter(dataset, days):
    """With all dates so many days later the conflicts are the same."""
    moved = []
    for claim in dataset.claims:
        stated = _later(claim.stated, days)
        when = claim.when
        if when is not None and when.edtf is not None:
            time = _later(when.edtf, days)
            when = None if time is None else evolve(when, edtf=time)
        unmoved = stated is None or (claim.when is not None and when is None)
        relative = claim.when is not None and claim.when.relative is not None
        if unmoved or relative:  # months are not all of one length
            continue
        moved.append((claim, evolve(claim, stated=stated, when=when)))
    here = evolve(dataset, claims=tuple(claim for claim, _ in moved))
    there = evolve(dataset, claims=tuple(claim for _, claim in moved))
    graded = [{k: c.grade for k, c in found(x).items()} for x in (here, there)]
    assert graded[0] == graded[1]


@pytest.mark.long
@EVERY
@settings(max_examples=4000)
@given(st.data())
def test_the_laws_on_twenty_thousand_datasets(kind, data):
    """Adding, standing alone and implying, each claim of each dataset in turn."""
    dataset = data.draw(RANDOM[kind])
    assert_conflicts_stand_alone(dataset)
    for place, claim in enumerate(dataset.claims):
        assert_adding_loses_nothing(dataset, claim.id)
        for stated in stronger(claim):
            assert_stronger_loses_nothing(dataset, place, stated)
