"""Numbers in words: bounds, what is counted, and what is no number of people."""

import pytest

from counterclaim.reading.language import language
from counterclaim.reading.numbers import find_figures
from counterclaim.reading.times import find_times


def figures(text, code="en"):
    tables = language(code)
    times = find_times(text, "2025-03-10", tables)
    found = find_figures(text, tables, [(one.start, one.end) for one in times])
    return [(one.low, one.high, one.unit, one.approximate) for one in found]


@pytest.mark.parametrize(
    ("text", "low", "high", "approximate"),
    [
        ("640 soldiers are at the lake", 640, 640, False),
        ("about 3,200 are there", 3200, 3200, True),
        ("an estimated 900 fighters", 900, 900, True),
        ("more than 4,000 troops", 4001, None, False),
        ("at least 70 men", 70, None, False),
        ("no fewer than 70 men", 70, None, False),
        ("fewer than 500 will stay", None, 499, False),
        ("no more than 1,800 at a time", None, 1800, False),
        ("up to 350 instructors", None, 350, False),
        ("between 1,100 and 1,300 soldiers", 1100, 1300, False),
        ("some 2,000 to 2,500 soldiers", 2000, 2500, True),
        ("several hundred men", 200, 999, True),
        ("hundreds of soldiers", 200, 999, True),
        ("several thousand troops", 2000, 9999, True),
        ("nearly 2,000 troops", 1900, 1999, True),
        ("almost 10 soldiers", 9, 9, True),
        ("most of the 800 soldiers", 401, 800, True),
        ("a hundred soldiers and more", None, None, None),
        ("two hundred and fifty soldiers", 250, 250, False),
        ("three dozen trainers", None, None, None),
        ("twenty-two peacekeepers", 22, 22, False),
        ("1.5 thousand soldiers", 1500, 1500, False),
        ("a 2,400-strong force", 2400, 2400, False),
    ],
)
def test_bounds(text, low, high, approximate):
    """Each wording has its bounds; wordings that are not known give no wrong ones."""
    found = figures(text)
    if approximate is None:
        assert all(one[0] not in (1, 2) for one in found)
        return
    assert [(one[0], one[1], one[3]) for one in found] == [(low, high, approximate)]


def test_two_numbers_of_one_statement():
    """Both numbers of a list are read, whether in figures or in words."""
    text = "75 soldiers from Arland and eight from Belland have left"
    assert [one[:2] for one in figures(text)] == [(75, 75), (8, 8)]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("seven bases were given up", "bases"),
        ("three battalions go home", "units"),
        ("twelve vehicles crossed the bridge", "vehicles"),
        ("60 per cent of them are out", "fraction"),
        ("a third of the force goes", "fraction"),
    ],
)
def test_units(text, unit):
    """What is counted is told by the noun after the number."""
    assert [one[2] for one in figures(text)] == [unit]


@pytest.mark.parametrize(
    "text",
    [
        "they leave within 30 days",
        "they went nine kilometres to the north",
        "Resolution 1701 stands",
        "the C-17 came back",
        "40 crates were flown out",
        "they were moved out of two big towns",
        "not one of them has left",
        "the talks of 2019 failed",
    ],
)
def test_what_is_no_number_of_people(text):
    """Days, distances, names and things are no numbers of people."""
    assert figures(text) == []


def test_another_language():
    """French has its own words, and a thin or plain space parts its thousands."""
    assert figures("environ 1 500 soldats", "fr") == [(1500, 1500, "persons", True)]
    assert figures("plus de deux cents hommes", "fr") == [(201, None, "persons", False)]
