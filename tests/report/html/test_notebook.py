"""What a notebook shows: short texts, small drawings, and nothing that runs."""

import sys

import pytest
from tests.report.html.datasets import HOSTILE, large, small

from counterclaim import load
from counterclaim.consistency import check
from counterclaim.report.html import html_of, render_drawing


@pytest.fixture(scope="module")
def syria():
    """Return a dataset about numbers, and its report."""
    dataset = load("examples/syria-figures-2024/dataset.json")
    return dataset, check(dataset)


def test_a_dataset_is_drawn_without_conflicts(syria):
    """Every claim of a small dataset has a row."""
    dataset, _ = syria
    shown = dataset._repr_html_()
    assert all(f'data-claim="{claim.id}"' in shown for claim in dataset.claims)
    assert 'class="link' not in shown


def test_a_report_shows_its_first_conflicts_with_their_days(syria):
    """Figures and the reason stand with the bars; how many more there are is told."""
    _, report = syria
    shown = report._repr_html_()
    assert shown.count('<svg class="draw"') == 5
    assert "2,000 present" in shown
    assert f"{len(report.conflicts) - 5} more." in shown


@pytest.mark.parametrize("name", ["georgia-2008", "iraq-2024", "syria-figures-2024"])
def test_every_conflict_shows_its_claims(name):
    """A conflict needs no dataset: it names its claims by their ids."""
    for conflict in check(load(f"examples/{name}/dataset.json")).conflicts:
        shown = conflict._repr_html_()
        assert ", ".join(conflict.claims) in shown
        assert conflict.id in shown


def test_a_drawing_has_the_conflicts_as_lines(syria):
    """With the dataset and its report together, lines join the rows."""
    shown = render_drawing(*syria)
    assert shown.count('class="link ') == len(syria[1].conflicts)


def test_a_large_drawing_says_what_it_leaves_out():
    """A notebook is not flooded."""
    dataset = large(10)
    shown = render_drawing(dataset, check(dataset))
    assert "Not drawn: 180 more claims." in shown
    assert len(shown) < 60_000


def test_nothing_of_the_data_is_markup():
    """Hostile texts are escaped, and there is neither a script nor an address."""
    dataset = small(HOSTILE, HOSTILE)
    report = check(dataset)
    for shown in (dataset._repr_html_(), render_drawing(dataset, report), html_of(report)):
        assert "<script" not in shown
        assert "<img" not in shown
        assert "http" not in shown


def test_other_values_and_a_missing_jinja_leave_the_plain_text(monkeypatch, syria):
    """None tells a notebook to show the text of a value instead."""
    assert html_of("a text") is None
    monkeypatch.setitem(sys.modules, "jinja2", None)
    assert syria[0]._repr_html_() is None
