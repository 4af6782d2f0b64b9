"""The random datasets are worth checking: conflicts of every severity and size come up."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from tests.oracle.number_strategies import numbers_datasets
from tests.oracle.strategies import datasets
from tests.oracle.z3_worlds import conflicts


@pytest.mark.parametrize("drawn", [datasets(), numbers_datasets()], ids=["stages", "numbers"])
def test_share_of_conflicts(drawn):
    """More than a quarter have a conflict, and each severity and size up to three is seen."""
    seen = Counter()

    @settings(
        max_examples=20,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(drawn)
    def look(dataset):
        found = conflicts(dataset)
        seen["datasets"] += 1
        seen["with conflict"] += bool(found)
        seen.update(set(found.values()))
        seen.update({len(names) for names in found})

    for number in range(8):
        seed(number)(look)()
    assert seen["with conflict"] > seen["datasets"] / 4
    assert all(seen[severity] > seen["datasets"] / 20 for severity in ("error", "warning", "note"))
    assert all(seen[size] for size in (1, 2, 3)), seen
