"""How fast the stage engine is, beside a loop over pairs and a SAT solver, in one run.

Each subject is one timeline of the execution facet with 6 to 18 claims over 1,000 days, drawn
from a random history; one subject in twenty gets a contradiction injected (a same-day denial,
a reversed order, three claims on one day that only fail together, or three over time). The
engine gives the verdict for every subject and one minimal set for every bad one; so does the
SAT solver; the pair loop only sees pairs.

    python benchmarks/engine.py [--subjects 20000] [--sat-subjects 1000]
"""

import argparse
import random
import time
from collections.abc import Callable

from counterclaim.codelists import STAGES
from counterclaim.consistency.minimal import shrink
from counterclaim.consistency.states import Motion, Timeline, motion
from counterclaim.consistency.structure import Subject
from counterclaim.consistency.sweep import Span, killers

DAYS = 1000
FULL = 0b111111
MASKS = [stage.mask for stage in STAGES if stage.facet == "execution"]
MASKS += [FULL & ~mask for mask in MASKS]


def the_motion() -> Motion:
    """Return the motion of an execution without regressions."""
    return motion(Timeline(Subject("x"), "execution", "mission_end"), soft=False, may_return=False)


def history(rng: random.Random, moving: Motion) -> list[int]:
    """Return the state bit of every day of a random legal history."""
    state = 1
    days = []
    changes = sorted(rng.sample(range(DAYS), rng.randint(0, 4)))
    for day in range(DAYS):
        if day in changes:
            options = [1 << n for n in range(6) if moving.ahead[state] >> n & 1]
            state = rng.choice(options)
        days.append(state)
    return days


def claims_of(rng: random.Random, days: list[int]) -> list[Span]:
    """Return claims that a history satisfies."""
    claims = []
    while len(claims) < rng.randint(6, 18):
        first = rng.randrange(DAYS)
        last = min(DAYS - 1, first + rng.choice([0, 0, 1, 6, 30, 90]))
        seen = 0
        for day in range(first, last + 1):
            seen |= days[day]
        fitting = [mask for mask in MASKS if seen & ~mask == 0]
        if fitting:
            claims.append((first, last, rng.choice(fitting)))
    return claims


def injected(rng: random.Random) -> list[Span]:
    """Return claims that cannot all be true, of one of four shapes."""
    day = rng.randrange(100, 800)
    shape = rng.randrange(4)
    if shape == 0:
        mask = rng.choice(MASKS)
        return [(day, day, mask), (day, day, FULL & ~mask)]
    if shape == 1:  # completed, later not started
        return [(day, day, 1 << 4), (day + 50, day + 50, 1)]
    if shape == 2:  # pairwise possible, jointly not
        return [(day, day, 0b000011), (day, day, 0b000110), (day, day, 0b000101)]
    return [(day, day, 0b000110), (day + 5, day + 5, 0b100001), (day + 9, day + 9, 0b000111)]


def subjects(count: int, seed: int) -> list[list[Span]]:
    """Return the claims of each subject, the same for the same seed."""
    rng = random.Random(seed)
    moving = the_motion()
    found = []
    for number in range(count):
        claims = claims_of(rng, history(rng, moving))
        if number % 20 == 0:
            claims += injected(rng)
            rng.shuffle(claims)
        found.append(claims)
    return found


def by_engine(data: list[list[Span]], moving: Motion) -> list[int]:
    """Return the size of one minimal set for each subject, 0 where all is well."""

    def test_of(claims: list[Span]) -> Callable[[int], int | None]:
        def test(mask: int) -> int | None:
            numbers = [number for number in range(len(claims)) if mask >> number & 1]
            core = killers([claims[number] for number in numbers], moving)
            return None if core is None else sum(1 << numbers[place] for place in core)

        return test

    sizes = []
    for claims in data:
        core = killers(claims, moving)
        if core is None:
            sizes.append(0)
        else:
            start = sum(1 << number for number in core)
            sizes.append(shrink(start, test_of(claims)).bit_count())
    return sizes


def by_pairs(data: list[list[Span]], moving: Motion) -> list[int]:
    """Return 2 for each subject with two claims that clash, else 0."""
    sizes = []
    for claims in data:
        clash = 0
        for number, (first, last, mask) in enumerate(claims):
            for other_first, other_last, other in claims[:number]:
                if first <= other_last and other_first <= last:
                    bad = not mask & other
                elif first > other_last:
                    bad = not moving.ahead[other] & mask
                else:
                    bad = not moving.ahead[mask] & other
                if bad:
                    clash = 2
                    break
            if clash:
                break
        sizes.append(clash)
    return sizes


def by_sat(data: list[list[Span]], moving: Motion) -> list[int]:
    """The same answer as the engine's, by minisat with deletion over assumptions."""
    from pysat.solvers import Minisat22  # noqa: PLC0415  (only this method needs it)

    sizes = []
    for claims in data:
        edges = sorted({day for first, last, _ in claims for day in (first, last + 1)})
        width = len(edges) - 1
        variable = [[1 + slot * 6 + state for state in range(6)] for slot in range(width)]
        with Minisat22() as solver:
            for slot in range(width):
                solver.add_clause(variable[slot])
                for one in range(6):
                    for two in range(one):
                        solver.add_clause([-variable[slot][one], -variable[slot][two]])
                    if slot:
                        ahead = moving.ahead[1 << one]
                        after = [variable[slot][n] for n in range(6) if ahead >> n & 1]
                        solver.add_clause([-variable[slot - 1][one], *after])
            selectors = []
            for number, (first, last, mask) in enumerate(claims):
                selector = width * 6 + 1 + number
                selectors.append(selector)
                allowed = [n for n in range(6) if mask >> n & 1]
                for slot in range(width):
                    if first <= edges[slot] and edges[slot + 1] - 1 <= last:
                        solver.add_clause([-selector, *(variable[slot][n] for n in allowed)])
            if solver.solve(assumptions=selectors):
                sizes.append(0)
                continue
            core = list(solver.get_core())
            for selector in list(core):
                smaller = [other for other in core if other != selector]
                if not solver.solve(assumptions=smaller):
                    core = smaller
            sizes.append(len(core))
    return sizes


def timed(
    name: str,
    run: Callable[[list[list[Span]], Motion], list[int]],
    data: list[list[Span]],
    repeats: int,
) -> tuple[float, list[int]]:
    """Run a method, print its rate, and return claims a second with its answers."""
    total = sum(map(len, data))
    moving = the_motion()
    best, answers = 0.0, []
    for _ in range(repeats):
        start = time.perf_counter()
        answers = run(data, moving)
        best = max(best, total / (time.perf_counter() - start))
    bad = sum(1 for size in answers if size)
    many = sum(1 for size in answers if size > 2)
    print(f"{name:<34} {len(data):>7} {total:>8} {best:>12,.0f} {bad:>6} {many:>6}")
    return best, answers


def main() -> None:
    """Print the table and the ratios."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--subjects", type=int, default=20_000)
    parser.add_argument("--sat-subjects", type=int, default=1_000)
    parser.add_argument("--repeats", type=int, default=3)
    options = parser.parse_args()
    data = subjects(options.subjects, seed=1)
    few = data[: options.sat_subjects]
    print(f"{'method':<34} {'subjects':>7} {'claims':>8} {'claims/s':>12} {'bad':>6} {'n-ary':>6}")
    engine, answers = timed("engine: verdict and a minimal set", by_engine, data, options.repeats)
    pairs, seen = timed("loop over pairs: pairs only", by_pairs, data, options.repeats)
    sat, checked = timed("python-sat minisat22 and deletion", by_sat, few, 1)
    agree = sum(1 for a, b in zip(answers, checked, strict=False) if bool(a) == bool(b))
    missed = sum(1 for a, b in zip(answers, seen, strict=True) if a and not b)
    print(f"engine / python-sat: {engine / sat:.0f}    engine / pair loop: {engine / pairs:.2f}")
    print(f"verdicts equal to python-sat: {agree} of {len(few)}")
    print(f"bad subjects that the pair loop misses: {missed}")


if __name__ == "__main__":
    main()
