"""What is selected, ignored and regraded."""

import attrs
import pytest
from tests.report.samples import NONE_AND_FINAL, VARIED, checked

from counterclaim.configuration import Configuration
from counterclaim.findings import Finding
from counterclaim.pipeline.grading import graded, graded_conflicts

NOTE = Finding(code="structure.no-dataset", severity="note", message="m")
FAULT = Finding(code="schema.missing", severity="error", message="m")


@pytest.mark.parametrize(
    ("configuration", "expected"),
    [
        (Configuration(), [NOTE, FAULT]),
        (Configuration(select=("schema",)), [FAULT]),
        (Configuration(select=("structure.no-dataset",)), [NOTE]),
        (Configuration(select=()), []),
        (Configuration(ignore=("schema.missing",)), [NOTE]),
        (Configuration(select=("schema",), ignore=("schema",)), []),
        (Configuration(severities={"schema.missing": "off"}), [NOTE]),
        (
            Configuration(severities={"structure.no-dataset": "error"}),
            [attrs.evolve(NOTE, severity="error"), FAULT],
        ),
    ],
)
def test_findings_are_selected_ignored_and_regraded(configuration, expected):
    """Ignoring goes before selecting, and both before another severity."""
    assert list(graded([NOTE, FAULT], configuration)) == expected


def test_conflicts_are_graded_by_their_kind_and_sorted_again():
    """Conflicts follow `conflict.` with their kind; the gravest come first."""
    (conflict,) = checked(*NONE_AND_FINAL).report.conflicts
    assert graded_conflicts([conflict], Configuration(ignore=("conflict",))) == ()
    noted = Configuration(grades={"conflict.disagreement": "weak"})
    (graded_one,) = graded_conflicts([conflict], noted)
    assert graded_one == attrs.evolve(conflict, grade="weak")
    found = checked(*VARIED[8]).report.conflicts
    kinds = {entry.kind for entry in found}
    raised = graded_conflicts(
        found, Configuration(grades={f"conflict.{kind}": "certain" for kind in kinds})
    )
    assert [entry.claims for entry in raised] == [entry.claims for entry in found]
    assert {entry.grade for entry in raised} == {"certain"}
