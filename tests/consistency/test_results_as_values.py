"""Results as values: short texts, and pickles."""

import pickle
from pathlib import Path

from counterclaim import Policy, check, load, read
from counterclaim.consistency import PACE

PATH = Path(__file__).parents[2] / "examples" / "iraq-2024" / "dataset.json"


def test_results_can_be_pickled():
    """A report, a conflict and a policy come back equal, so that they can go to other processes."""
    report = check(load(PATH), Policy(plan_days=30, pace={**PACE, "country": 9}))
    assert pickle.loads(pickle.dumps(report)) == report  # noqa: S301  (our own bytes)
    again = pickle.loads(pickle.dumps(report.policy))  # noqa: S301
    assert (again, hash(again)) == (report.policy, hash(report.policy))
    assert again.pace["country"] == 9


def test_results_have_short_texts():
    """A notebook or a log shows a line, and not all that is in it."""
    reading = read(PATH)
    report = check(reading.dataset)
    assert str(report).startswith(f"{len(report.conflicts)} conflicts (")
    assert str(report).endswith(f") in {report.checked} claims")
    first = report.conflicts[0]
    assert str(first).startswith(f"{first.id}: {first.grade} {first.kind} on {first.question} ")
    assert str(reading.dataset).startswith("dataset iraq-2024: 55 claims, ")
    assert str(reading) == f"{PATH}: {reading.dataset}; no findings"
    assert all(len(str(value)) < 200 for value in (report, first, reading, reading.dataset))
