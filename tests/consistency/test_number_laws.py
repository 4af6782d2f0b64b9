"""What must hold of every report on numbers, whatever the dataset."""

from itertools import combinations

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.consistency.support import (
    UNCAPPED,
    Compiled,
    in_whole_days,
    renamed,
    severities,
    shifted,
    shifted_report,
    tier_of,
)
from tests.oracle.number_strategies import numbers_datasets, numbers_policies

from counterclaim.consistency import check


@given(numbers_datasets(max_claims=5), st.randoms(use_true_random=False))
def test_the_order_of_records_says_nothing(dataset, random):
    """Shuffling the claims and the deployments changes no conflict and no explanation."""
    other = evolve(
        dataset,
        deployments=tuple(random.sample(dataset.deployments, len(dataset.deployments))),
        claims=tuple(random.sample(dataset.claims, len(dataset.claims))),
    )
    assert check(other) == check(dataset)


@given(numbers_datasets(max_claims=5), st.permutations(range(12)))
def test_names_in_another_order_rename_the_sets(dataset, numbers):
    """Names that sort differently lead to the same sets with the same severities."""
    records = (*dataset.actors, *dataset.deployments, *dataset.claims)
    names = dict.fromkeys(record.id for record in records)
    new = {name: f"{chr(97 + numbers[n % 12])}{n}" for n, name in enumerate(names)}
    before = severities(check(dataset, UNCAPPED))
    after = severities(check(renamed(dataset, new.__getitem__), UNCAPPED))
    assert after == {
        frozenset(map(new.__getitem__, claims)): severity for claims, severity in before.items()
    }


@given(numbers_datasets(max_claims=5), st.integers(-80_000, 80_000), numbers_policies())
def test_later_days_only_move_the_days_of_the_report(dataset, days, policy):
    """All dates moved by some days move the days of the explanations by as many."""
    policy = evolve(policy, as_of=None)
    dataset = in_whole_days(dataset)
    before, after = check(dataset, policy), check(shifted(dataset, days), policy)
    assert after == shifted_report(before, days)


@given(numbers_datasets(max_claims=5), st.data())
def test_a_claim_made_twice_adds_only_sets_with_its_repetition(dataset, data):
    """What was in conflict stays so and nothing else comes, but for sets with the new claim."""
    # a relation is to one claim and not to its repetition
    plain = evolve(dataset, claims=tuple(evolve(claim, relations=()) for claim in dataset.claims))
    claim = data.draw(st.sampled_from(plain.claims))
    # two statements about the present of one month tell more than one of them, and what
    # remains after a step may be what there was before another
    policy = evolve(UNCAPPED, disabled=frozenset({"contemporaneous", "step_arithmetic"}))
    again = evolve(claim, id="again")
    before = severities(check(plain, policy))
    after = severities(check(evolve(plain, claims=(*plain.claims, again)), policy))
    assert {found: grave for found, grave in after.items() if "again" not in found} == before
    for found in after:
        if "again" in found:
            assert claim.id not in found
            assert after[found - {"again"} | {claim.id}] == after[found]


@given(numbers_datasets(max_claims=5), numbers_policies())
def test_every_set_is_minimal(dataset, policy):
    """A set fails at the tier of its severity and not before, and no part of it fails there."""
    compiled = Compiled(dataset, policy)
    for conflict in check(dataset, policy).conflicts:
        tier = tier_of(conflict)
        assert not compiled.satisfiable(conflict.claims, tier)
        assert tier == 0 or compiled.satisfiable(conflict.claims, tier - 1)
        for part in combinations(conflict.claims, len(conflict.claims) - 1):
            assert compiled.satisfiable(part, tier)
