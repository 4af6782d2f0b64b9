"""Where the checker and the second reading differ on a dataset."""

from attrs import evolve

from counterclaim.consistency import GRADES, Policy, check
from counterclaim.model import Count
from tests.oracle.reading.sets import graded

UNCAPPED = Policy(max_sets=1_000_000, max_work=1_000_000_000)


def plain(dataset):
    """Return a dataset in which only movements are told to be of some."""
    return evolve(dataset, claims=tuple(map(_plain, dataset.claims)))


def _plain(claim):
    says = claim.says
    if isinstance(says, Count) and says.measure in ("present", "remaining", "ceiling"):
        return evolve(claim, says=evolve(says, movement="total"))
    return claim


def by_checker(dataset):
    """Return the grade of each conflict by its claims, by the checker."""
    found = check(dataset, UNCAPPED).conflicts
    return {frozenset(conflict.claims): conflict.grade for conflict in found}


def by_reading(dataset):
    """Return the grade of each conflict by its claims, by the second reading."""
    return {names: GRADES[grade] for names, grade in graded(dataset).items()}


def differences(dataset):
    """Return the sets of claims on which the two differ, each with both grades."""
    dataset = plain(dataset)
    one, other = by_checker(dataset), by_reading(dataset)
    return {
        tuple(sorted(names)): (one.get(names), other.get(names))
        for names in one.keys() | other.keys()
        if one.get(names) != other.get(names)
    }
