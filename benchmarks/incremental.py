"""What it costs to check again after one claim has changed, beside a full check, in one run.

A dataset of components that do not bear on one another, each one deployment with its claims; one
claim in a row of them is replaced, and every report is compared with that of a full check.

    python benchmarks/incremental.py [--components 2000] [--claims 10] [--changes 50]
"""

import argparse
import random
import time

from attrs import evolve

from counterclaim import (
    About,
    Actor,
    Claim,
    Dataset,
    Deployment,
    Place,
    Source,
    Stage,
    check,
    parse_edtf,
)
from counterclaim.consistency import Checker
from counterclaim.time import day_number, day_text

CODES = ("not_started", "under_way", "under_way", "final_stages", "completed")
BAD = 0.05


def claim_of(rng: random.Random, component: int, number: int, claims: int) -> Claim:
    """Return a claim of a component: a stage of an orderly withdrawal, now and then another one."""
    place = len(CODES) * number // claims
    code = rng.choice(CODES) if rng.random() < BAD / claims else CODES[place]
    day = day_number(2024, 1, 1) + 30 * number + rng.randrange(10)
    return Claim(
        id=f"c{component}-{number}",
        text="A statement.",
        speaker=rng.choice(("one", "other")),
        sources=("paper",),
        stated=parse_edtf(day_text(day)),
        about=About(deployment=f"d{component}", process="withdrawal"),
        says=Stage(code=code),
    )


def dataset_of(components: int, claims: int) -> Dataset:
    """Return the dataset: two speakers, a source, and so many components of so many claims."""
    rng = random.Random(1)
    return Dataset(
        actors=(
            Actor(id="one", kind="state", name="One state"),
            Actor(id="other", kind="state", name="Another state"),
        ),
        sources=(Source(id="paper"),),
        deployments=tuple(
            Deployment(
                id=f"d{number}", name="A place", force="one", place=Place(name="A", kind="base")
            )
            for number in range(components)
        ),
        claims=tuple(
            claim_of(rng, component, number, claims)
            for component in range(components)
            for number in range(claims)
        ),
    )


def main() -> None:
    """Print the times and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--components", type=int, default=2_000)
    parser.add_argument("--claims", type=int, default=10)
    parser.add_argument("--changes", type=int, default=50)
    options = parser.parse_args()
    dataset = dataset_of(options.components, options.claims)

    start = time.perf_counter()
    report = check(dataset)
    full = time.perf_counter() - start
    start = time.perf_counter()
    checker = Checker(dataset)
    first = time.perf_counter() - start
    print(f"claims {len(dataset.claims)}, conflicts {len(report.conflicts)}")
    print(f"full check                    {full * 1000:10.1f} ms")
    print(f"a checker from nothing        {first * 1000:10.1f} ms")

    rng = random.Random(2)
    spent = reported = 0.0
    for _ in range(options.changes):
        component = rng.randrange(options.components)
        number = rng.randrange(options.claims)
        changed = claim_of(rng, component, number, options.claims)
        start = time.perf_counter()
        checker.replace(changed)
        spent += time.perf_counter() - start
        start = time.perf_counter()
        _ = checker.report
        reported += time.perf_counter() - start
    spent, reported = spent / options.changes, reported / options.changes
    print(f"one claim replaced            {spent * 1000:10.3f} ms")
    print(f"and the whole report with it  {spent * 1000 + reported * 1000:10.3f} ms")
    print(f"full check / one claim replaced: {full / spent:.0f}")
    same = checker.report == check(evolve(dataset, claims=checker.dataset.claims))
    print(f"report equal to that of a full check: {'yes' if same else 'no'}")


if __name__ == "__main__":
    main()
