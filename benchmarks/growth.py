"""How the time of a check grows with the claims, beside a checker that is kept up to date.

    python benchmarks/growth.py [--subjects 100 200 400] [--claims 10] [--long 50 100]
        [--changes 20]

1. Datasets of ever more subjects that do not bear on one another: from records to a report.
2. One subject with ever more claims.
3. One claim replaced in a dataset of many subjects: the incremental checker beside a full check,
   whose report it has to give.
"""

import argparse
import random
import time
from collections.abc import Callable, Sequence
from typing import TypeVar

from attrs import evolve
from records import STORIES, dataset_of

from counterclaim import Claim, check
from counterclaim.consistency import Checker

Result = TypeVar("Result")


def main(arguments: list[str] | None = None) -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--subjects", type=int, nargs="+", default=[100, 200, 400])
    parser.add_argument("--claims", type=int, default=10)
    parser.add_argument("--changes", type=int, default=20)
    parser.add_argument("--long", type=int, nargs="+", default=[50, 100])
    options = parser.parse_args(arguments)
    print("(1) ever more subjects that do not bear on one another")
    growth([(size, options.claims) for size in options.subjects])
    print("\n(2) one subject with ever more claims")
    growth([(1, size) for size in options.long])
    print("\n(3) one claim replaced, in a dataset of many subjects")
    changes(options.subjects[-1], options.claims, options.changes)


def growth(sizes: Sequence[tuple[int, int]]) -> None:
    """Print the seconds of a check for datasets of some sizes: subjects, and claims of each."""
    print(f"{'story':<28}{'claims':>8}{'conflicts':>11}{'seconds':>10}{'growth':>9}")
    for name, story in STORIES.items():
        before: tuple[int, float] | None = None
        for subjects, claims in sizes:
            # of one subject alone, the only one is bad
            every = 1 if subjects == 1 else 20
            dataset = dataset_of(story, subjects, claims, every=every)
            took, report = seconds(lambda dataset=dataset: check(dataset))
            count = len(dataset.claims)
            line = f"{name:<28}{count:>8}{len(report.conflicts):>11}{took:>10.3f}"
            if before is not None:
                line += f"{took / before[1] / (count / before[0]):>9.2f}"
            print(line + (" cut short" if report.truncated else ""))
            before = count, took
    print("growth: the time beside that of the row above, by the number of claims; 1 is linear")


def changes(subjects: int, claims: int, number: int) -> None:
    """Print the time of a change with its report beside that of a full check, for each story."""
    print(f"{'story':<28}{'claims':>8}{'full, ms':>11}{'change, ms':>12}{'ratio':>8}{'same':>6}")
    for name, story in STORIES.items():
        dataset = dataset_of(story, subjects, claims)
        checker = Checker(dataset)
        spent = replaced(checker, dataset_of(story, subjects, claims, seed=3).claims, number)
        full, report = seconds(lambda checker=checker: check(checker.dataset))
        same = "yes" if checker.report == report else "no"
        line = f"{name:<28}{len(dataset.claims):>8}{full * 1000:>11.1f}{spent * 1000:>12.2f}"
        print(f"{line}{full / spent:>8.0f}{same:>6}")
    print("ratio: full check / one change with its report")


def replaced(checker: Checker, others: Sequence[Claim], number: int) -> float:
    """Give claims what others with their ids say; return the mean seconds of a change."""
    known = {claim.id: claim for claim in checker.dataset.claims}
    chosen = random.Random(2).sample(list(others), min(number, len(others)))
    spent = 0.0
    for claim in chosen:
        changed = evolve(known[claim.id], says=claim.says, stated=claim.stated)
        took, _ = seconds(lambda changed=changed: (checker.replace(changed), checker.report))
        spent += took
    return spent / len(chosen)


def seconds(run: Callable[[], Result]) -> tuple[float, Result]:
    """Return how long a call takes, and what it returns."""
    start = time.perf_counter()
    result = run()
    return time.perf_counter() - start, result


if __name__ == "__main__":
    main()
