"""Parts, wholes and parties at any depth: the same as before, and not slower for long chains."""

import pickle
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model import Actor, Dataset, Deployment, PartOf, Place
from counterclaim.rules import run_rules
from counterclaim.structure.hierarchy import structure_of
from counterclaim.structure.reach import Reach, reversed_steps
from counterclaim.structure.references import check_references

NAMES = st.sampled_from("abcdefg")
STEPS = st.dictionaries(NAMES, st.lists(NAMES, max_size=3)).map(
    lambda steps: {name: steps.get(name, []) for name in "abcdefg"}
)


def plain_closure(steps, start):
    """Return what a name leads to, step by step."""
    found = set(steps[start])
    while True:
        more = found | {end for name in found for end in steps[name]}
        if more == found:
            return tuple(sorted(found - {start}))
        found = more


@given(STEPS)
def test_reach_is_the_closure_of_the_steps(steps):
    """Up and down, in trees, in crossing partitions and in cycles."""
    reach, back = Reach(steps), Reach(reversed_steps(steps))
    assert dict(reach) == {name: plain_closure(steps, name) for name in steps}
    assert {(one, other) for one in reach for other in reach[one]} == {
        (other, one) for one in back for other in back[one]
    }
    assert dict(pickle.loads(pickle.dumps(reach))) == dict(reach)  # noqa: S301


@given(STEPS)
def test_parties_are_the_ends_of_the_steps(steps):
    """An actor speaks for all that are at the end of its links, itself if it has none."""
    actors = tuple(
        Actor(id=name, kind="organization", name=name, represents=tuple(dict.fromkeys(ends)))
        for name, ends in steps.items()
    )
    structure = structure_of(Dataset(actors=actors))
    for name in steps:
        reached = {name, *plain_closure(steps, name)}
        assert structure.roots[name] == {end for end in reached if not steps[end]}


def chain(count):
    """Return a dataset in which each deployment and each actor belongs to the next one."""
    links = [(PartOf(whole=f"d{n + 1}", partition="place"),) for n in range(count - 1)] + [()]
    return Dataset(
        actors=tuple(
            Actor(id=f"a{n}", kind="organization", name=f"A{n}",
                  part_of=(f"a{n + 1}",) if n < count - 1 else ())
            for n in range(count)
        ),
        deployments=tuple(
            Deployment(id=f"d{n}", name=f"D{n}", force="a0",
                       place=Place(name=f"P{n}", kind="base"), part_of=links[n])
            for n in range(count)
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    "work",
    [
        structure_of,
        lambda data: run_rules(data, extra_rules=()),
        lambda data: [*check_references(data)],
    ],
)
def test_long_chains_take_time_in_proportion(work):
    """Sixteen times as long a chain takes about sixteen times as long, and not 256 times."""
    short, long = chain(500), chain(8000)

    def took(dataset):
        times = []
        for _ in range(3):
            before = process_time()
            work(dataset)
            times.append(process_time() - before)
        return min(times)

    assert took(long) < 70 * took(short) + 0.05
