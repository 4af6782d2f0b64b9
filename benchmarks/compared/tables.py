"""Run methods one after the other on the same subjects, and print them side by side."""

import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from typing import Any

from attrs import frozen

Sizes = list[int]
"""For each subject the size of a minimal set, 1 or more where it is only known to be bad."""


@frozen
class Method:
    """A way to check subjects.

    `run` takes subjects and gives the size of a set for each; `load`, where given, makes of
    the subjects what `run` takes, outside the time. `needs` is the module that it needs, and
    `whole` whether its verdict is complete, so that it must be that of the engine.
    """

    name: str
    run: Callable[[Any], Sizes]
    share: float = 1.0
    needs: str | None = None
    load: Callable[[Any], Any] | None = None
    whole: bool = True
    repeats: int = 1


HEAD = (
    f"{'method':<44}{'subjects':>9}{'claims':>9}{'claims/s':>12}{'engine is':>11}"
    f"{'bad':>6}{'n-ary':>7}  verdicts"
)


def compare(
    title: str, methods: Sequence[Method], subjects: Sequence[Any], size: Callable[[Any], int]
) -> None:
    """Print one line for each method; the first is the engine, which the others stand beside."""
    print(f"\n{title}\n{HEAD}")
    own, answers = 0.0, []
    for method in methods:
        if method.needs is not None and find_spec(method.needs) is None:
            print(f"{method.name:<44}skipped: {method.needs} is not installed")
            continue
        data = subjects[: max(1, round(len(subjects) * method.share))]
        rate, found = timed(method, data, sum(map(size, data)))
        own, answers = own or rate, answers or found
        bad = sum(1 for entry in found if entry)
        many = sum(1 for entry in found if entry > 2)
        print(
            f"{method.name:<44}{len(data):>9}{sum(map(size, data)):>9}{rate:>12,.0f}"
            f"{own / rate:>10.1f}x{bad:>6}{many:>7}  {agreement(method, answers, found)}"
        )


def timed(method: Method, data: Any, claims: int) -> tuple[float, Sizes]:
    """Return the best rate of some runs, in claims a second, and the answers."""
    loaded = data if method.load is None else method.load(data)
    best, answers = 0.0, []
    for _ in range(method.repeats):
        start = time.perf_counter()
        answers = method.run(loaded)
        best = max(best, claims / (time.perf_counter() - start))
    return best, answers


def agreement(method: Method, answers: Sizes, found: Sizes) -> str:
    """Say on how many subjects a method gives the verdict of the engine."""
    pairs = list(zip(answers, found, strict=False))
    same = sum(1 for one, other in pairs if bool(one) == bool(other))
    if method.whole:
        return f"{same} of {len(pairs)} the same"
    missed = sum(1 for one, other in pairs if one and not other)
    wrong = sum(1 for one, other in pairs if other and not one)
    return f"misses {missed} of {sum(1 for one, _ in pairs if one)} bad ones, {wrong} wrong"


def seconds(run: Callable[[], Any], repeats: int = 1) -> tuple[float, Any]:
    """Return the least time of some runs, in seconds, and what the last one gave."""
    best, found = float("inf"), None
    for _ in range(repeats):
        start = time.perf_counter()
        found = run()
        best = min(best, time.perf_counter() - start)
    return best, found
