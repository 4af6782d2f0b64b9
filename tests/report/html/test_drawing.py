"""What is drawn: which days, where, how certain, and between which rows."""

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.report.html.datasets import claim, small

from counterclaim import check, load, strategies
from counterclaim.model import About, Count, PartOf, Stage, TimeReference
from counterclaim.report.html.axis import marks_of
from counterclaim.report.html.labels import date_words, label_of, topic_of
from counterclaim.report.html.page import keys_of
from counterclaim.report.html.parties import matrix_of, parties_in
from counterclaim.report.html.spans import Days, Scale, drawn, scale_of
from counterclaim.report.html.timelines import timelines_of
from counterclaim.report.sentences.names import names_of
from counterclaim.time import day_number, parse_edtf

FINAL = Stage(code="final_stages")
ABOUT_900 = Count(measure="present", low=900, high=900, approximate=True)
MORE = Count(measure="leaving", low=200)
HALF = Count(measure="present", low=0.5, high=0.5, unit="fraction")
NAMES = names_of(small())
ANYBODY = About(deployment="us-iraq", process="withdrawal", extent="any")


def day(text):
    """Return the number of a day."""
    return day_number(*map(int, text.split("-")))


def days(first, last):
    """Return days of which each side may be open."""
    return Days(*(None if each is None else day(each) for each in (first, last)))


def said(stated="2024-09-08", role=None, edtf=None, **fields):
    """Return a claim at a time."""
    when = None if role is None else TimeReference(role=role, edtf=parse_edtf(edtf))
    return claim("c", "a", FINAL, stated, when=when, **fields)


@pytest.mark.parametrize(
    ("given_", "sure", "maybe"),
    [
        # one day is sure; a month is some day of it
        (said(), ("2024-09-08", "2024-09-08"), None),
        (said("2024-09"), None, ("2024-09-01", "2024-09-30")),
        (said(role="at", edtf="2024-08-01"), ("2024-08-01", "2024-08-01"), None),
        (said(role="at", edtf="2024-08"), None, ("2024-08-01", "2024-08-31")),
        # an interval is sure throughout; an uncertain one may be shorter
        (said(role="during", edtf="2024-05/2024-08"), ("2024-05-01", "2024-08-31"), None),
        (
            said(role="during", edtf="2024-05~/2024-08"),
            ("2024-05-31", "2024-08-01"),
            ("2024-05-01", "2024-08-31"),
        ),
        # since some day of August until the statement
        (
            said(role="since", edtf="2024-08"),
            ("2024-08-31", "2024-09-08"),
            ("2024-08-01", "2024-09-08"),
        ),
        # a plan holds from then on, or on some day until its end
        (said(role="by", edtf="2025-09", modality="plan"), None, ("2024-09-08", "2025-09-30")),
        (said(modality="plan"), None, ("2024-09-08", None)),
    ],
)
def test_the_days_of_a_statement(given_, sure, maybe):
    """What is sure is drawn full, what may be is drawn dashed, and an open end stays open."""
    picture = drawn(given_)
    assert picture.sure == (None if sure is None else days(*sure))
    assert picture.maybe == (None if maybe is None else days(*maybe))
    assert not picture.contrary


def test_what_is_not_to_be_before_a_day_is_contrary():
    """The days before it are those on which it does not hold."""
    picture = drawn(said(role="not_before", edtf="2025-01-01", modality="plan"))
    assert picture.contrary
    assert picture.sure == days("2024-09-08", "2024-12-31")


@given(st.lists(strategies.claims(), min_size=1, max_size=8))
def test_every_statement_is_within_its_drawing(claims):
    """Bars and dots are within the width, whatever the dates are; marks are few and in order."""
    pictures = [drawn(each) for each in claims]
    scale = scale_of(pictures)
    for picture in pictures:
        for part in (picture.said, picture.sure, picture.maybe):
            left, width = scale.bar(part) if part is not None else (0, 0)
            assert 0 <= left <= left + width <= 100.01
    marks = marks_of(scale)
    places = [mark.at for mark in marks]
    assert places == sorted(places)
    assert len(marks) <= 10


@given(st.integers(1, 3_000_000), st.integers(0, 4_000_000))
def test_an_axis_has_some_marks_and_not_many(first, length):
    """From a few days to ten thousand years."""
    marks = marks_of(Scale(first, first + length))
    assert len(marks) <= 10
    assert len({mark.text for mark in marks}) == len(marks)


def test_marks_stand_at_the_first_day_of_what_they_name():
    """The first one is within the drawing, and none is pushed to its edge."""
    scale = Scale(day("2024-01-15"), day("2024-12-31"))
    marks = marks_of(scale)
    assert [mark.text for mark in marks] == [
        "Mar 2024",
        "May 2024",
        "Jul 2024",
        "Sep 2024",
        "Nov 2024",
    ]
    assert marks[0].at == scale.place(day("2024-03-01")) > 0
    few = Scale(day("2024-02-27"), day("2024-03-03"))
    assert [mark.text for mark in marks_of(few)] == ["28 Feb", "29 Feb", "1 Mar", "2 Mar"]


def test_a_scale_is_linear_and_includes_its_last_day():
    """A day has a width; a bar of all days has all of it."""
    scale = Scale(1, 10)
    assert scale.bar(Days(1, 10)) == (0, 100)
    assert scale.bar(Days(6, 6)) == (50, 10)
    assert scale.bar(Days(None, 5)) == (0, 50)
    assert scale.middle(Days(5, 6)) == 50


def test_far_days_do_not_flatten_a_drawing():
    """A span that ends in fifty years runs out of the drawing instead."""
    far = drawn(said(role="during", edtf="2024-09-01/2074-01-01"))
    scale = scale_of([drawn(said()), far])
    assert scale.last - scale.first < 60
    assert sum(scale.bar(far.sure)) == 100


@pytest.mark.parametrize("name", ["georgia-2008", "iraq-2024", "syria-figures-2024"])
def test_every_claim_is_at_home_once_and_every_conflict_is_a_line(name):
    """Rows have their places from top to bottom; a line joins the rows of its claims."""
    dataset = load(f"examples/{name}/dataset.json")
    report = check(dataset)
    names = names_of(dataset)
    timelines = timelines_of(names, report.conflicts, keys_of(names).homes)
    home = [row.claim for each in timelines for row in each.rows if row.claim and not row.elsewhere]
    assert sorted(home) == sorted(each.id for each in dataset.claims)
    found = {conflict.id: conflict for conflict in report.conflicts}
    for timeline in timelines:
        places = [row.y for row in timeline.rows]
        assert places == sorted(set(places))
        rows = {row.claim: row for row in timeline.rows if row.claim}
        for link in timeline.links:
            members = [rows[claim] for claim in found[link.conflict].claims if claim in rows]
            assert sorted(link.points, key=lambda point: point[1]) == list(link.points)
            assert set(link.points) == {(row.point, row.y) for row in members}
    assert {link.conflict for each in timelines for link in each.links} == set(found)


def test_a_statement_of_a_part_stands_beside_what_it_conflicts_with():
    """It is a row under a heading of its own, with the deployment that it is about."""
    dataset = small()
    whole = dataset.deployments[0]
    part = evolve(whole, id="base", name="A base", part_of=(PartOf(whole=whole.id, partition="p"),))
    none = claim("c4", "b", Stage(code="none"), "2024-09-08", about=ANYBODY)
    final = claim(
        "c5", "a", FINAL, "2024-09-08", about=About(deployment="base", process="withdrawal")
    )
    dataset = evolve(dataset, deployments=(whole, part), claims=(none, final))
    report = check(dataset)
    assert [conflict.claims for conflict in report.conflicts] == [("c4", "c5")]
    names = names_of(dataset)
    for timeline in timelines_of(names, report.conflicts, keys_of(names).homes):
        (guest,) = (row for row in timeline.rows if row.elsewhere)
        assert guest.elsewhere == {"c4": whole.name, "c5": "A base"}[guest.claim]
        assert len(timeline.links) == 1


@pytest.mark.parametrize("name", ["georgia-2008", "iraq-2024", "syria-figures-2024"])
def test_the_matrix_counts_every_conflict_between_two_parties(name):
    """It is symmetric; the sum of one half with the diagonal is that of the pairs."""
    dataset = load(f"examples/{name}/dataset.json")
    conflicts = check(dataset).conflicts
    names = names_of(dataset)
    matrix = matrix_of(names, conflicts, keys_of(names).actors)
    size = len(matrix.parties)
    assert all(
        matrix.counts[one][two] == matrix.counts[two][one]
        for one in range(size)
        for two in range(size)
    )
    half = sum(matrix.counts[one][two] for one in range(size) for two in range(one, size))
    numbers = [len(parties_in(conflict, names)) for conflict in conflicts]
    assert half == sum(max(1, number * (number - 1) // 2) for number in numbers)


@pytest.mark.parametrize(
    ("says", "fields", "label", "topic"),
    [
        (FINAL, {}, "withdrawal: final stages", "leaving"),
        (Stage(code="none"), {}, "no withdrawal", "leaving"),
        (FINAL, {"polarity": "denied"}, "not so: withdrawal: final stages", "leaving"),
        (
            Stage(code="agreed"),
            {"modality": "forecast"},
            "withdrawal: agreed (forecast)",
            "decision",
        ),
        (
            Count(measure="present", low=900, high=900, approximate=True),
            {},
            "about 900 there",
            "number",
        ),
        (
            Count(measure="leaving", low=200),
            {"modality": "plan"},
            "at least 200 leaving (plan)",
            "number",
        ),
        (Count(measure="present", low=0.5, high=0.5, unit="fraction"), {}, "50% there", "number"),
    ],
)
def test_labels_say_it_in_a_few_words(says, fields, label, topic):
    """What is denied, planned or hedged is told with it."""
    given_ = claim("c", "a", says, "2024-09-08", **fields)
    assert (label_of(given_, NAMES), topic_of(given_)) == (label, topic)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2024-09-08", "8 Sep 2024"),
        ("2024-09", "Sep 2024"),
        ("2024", "2024"),
        ("2024-09~", "about Sep 2024"),
        ("2024-09-08?", "perhaps 8 Sep 2024"),
        ("2024-09-06/2024-09-08", "6\u20138 Sep 2024"),
        ("2024-05/2024-08", "May \u2013 Aug 2024"),
        ("2024/2025-03", "2024 \u2013 Mar 2025"),
        ("2024-09/..", "from Sep 2024 on"),
        ("../2024-09", "until Sep 2024"),
        ("[2024-09-07..2024-09-30]", "7\u201330 Sep 2024"),
        ("2024-21", "1 Mar \u2013 31 May 2024"),
    ],
)
def test_dates_are_short(text, words):
    """Nothing uncertain becomes certain."""
    assert date_words(parse_edtf(text)) == words
