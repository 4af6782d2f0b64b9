"""The sentences that explain numbers."""

import pytest
from attrs import evolve
from tests.report.samples import DEPLOYMENTS, checked, claim

from counterclaim.model import Change, Count, PartOf, TimeReference
from counterclaim.report.sentences.conflicts import reason_sentences
from counterclaim.report.sentences.names import names_of
from counterclaim.time import parse_edtf

WHOLE, PART = DEPLOYMENTS
OTHER = evolve(PART, id="uk-iq", name="British forces in Iraq")


def count(name, figure, day="2024-09-09", *, measure="present", when=None, **more):
    """Return a claim of a number, or of a pair of bounds."""
    low, high = figure if isinstance(figure, tuple) else (figure, figure)
    own = {key: more.pop(key) for key in ("unit", "population", "approximate") if key in more}
    says = Count(measure=measure, low=low, high=high, **own)
    time = None
    if when is not None:
        time = TimeReference(role=more.pop("role", "at"), edtf=parse_edtf(when))
    return claim(name, says, day, process=None, when=time, **more)


def sentences(*claims, **more):
    """Return why the only conflict of some claims is one."""
    made = checked(*claims, **more)
    (conflict,) = made.report.conflicts
    return reason_sentences(conflict, names_of(made.dataset))


def test_two_numbers_of_one_day():
    """Both bounds are told with their day and speaker, and how far they are apart."""
    told = sentences(count("c1", 900), count("c2", 2000, speaker="b"))
    assert set(told[:2]) == {
        (
            "On 9 September 2024 at most 900 of Coalition forces in Iraq are there, according to "
            "c1 (Anna Berg)."
        ),
        (
            "On 9 September 2024 at least 2,000 of Coalition forces in Iraq are there, "
            "according to c2 (Bilal Haddad)."
        ),
    }
    assert told[2:] == ("So the least is 1,100 above the most.",)


def said_in(told, part):
    """Tell whether just one sentence says something."""
    return sum(part in sentence for sentence in told) == 1


@pytest.mark.parametrize(
    ("first", "second", "parts"),
    [
        (
            count("c1", 1000, "2024-09-01"),
            count("c2", 850, "2024-09-21"),
            (
                (
                    "c1 (Anna Berg) reported 1,000 persons of Coalition forces in Iraq on 1 "
                    "September 2024; on 21 September 2024 at least 900 are still there with a "
                    "drift of 10 %, but for those said to have moved since."
                ),
                "On 21 September 2024 at most 850 of Coalition forces in Iraq are there",
                "So the least is 50 above the most.",
            ),
        ),
        (
            count("c1", 600, measure="leaving"),
            count("c2", 500, measure="leaving"),
            ("at least 600 of Coalition forces in Iraq leave", "at most 500 of"),
        ),
        (
            count("c1", 600, measure="arriving"),
            count("c2", 500, measure="arriving"),
            ("at least 600 of Coalition forces in Iraq come", "at most 500 of"),
        ),
        (
            count("c1", 600, measure="lost"),
            count("c2", 500, measure="lost"),
            ("at least 600 of Coalition forces in Iraq are lost", "at most 500 of"),
        ),
        (
            count("c1", 0.5, unit="fraction"),
            count("c2", 0.25, unit="fraction"),
            ("at least 0.5 is the share of Coalition forces in Iraq", "So the least is 0.25 above"),
        ),
        (
            count("c1", 3, unit="bases"),
            count("c2", 5, unit="bases"),
            ("at least 5 bases of Coalition forces in Iraq are there", "at most 3 bases of"),
        ),
        (
            count("c1", (600, None), measure="ceiling"),
            count("c2", (None, 500), measure="ceiling"),
            ("at least 600 of Coalition forces in Iraq are allowed", "at most 500 of"),
        ),
        (
            count("c1", 600, population="combat"),
            count("c2", 500),
            (
                "at least 600 of Coalition forces in Iraq (combat) are there",
                "A group of Coalition forces in Iraq is at most a larger one that holds it.",
            ),
        ),
        (
            count("c1", (None, 500), measure="ceiling"),
            count("c2", 600),
            (
                (
                    "at most 500 of Coalition forces in Iraq are there, according to c1 "
                    "(Anna Berg), because"
                ),
            ),
        ),
    ],
)
def test_each_kind_of_bound_has_its_words(first, second, parts):
    """What is there, leaves, comes, lasts, is allowed or is a share is told as such."""
    told = sentences(first, second)
    for part in parts:
        assert said_in(told, part), told


def test_changes_are_told_as_changes():
    """A number that grows and one that falls are told by what they change."""
    time = TimeReference(role="at", edtf=parse_edtf("2024-09-02/2024-09-06"))
    claims = [
        claim(name, Change(direction=way), "2024-09-09", process=None, when=time)
        for name, way in (("c1", "up"), ("c2", "down"))
    ]
    told = sentences(*claims)
    assert said_in(told, "the number of Coalition forces in Iraq changes by at least 1")
    assert said_in(told, "the number of Coalition forces in Iraq changes by at most -1")


def test_parts_and_wholes_are_named():
    """A rule about parts is one sentence that names them all, after what the claims say."""
    places = (WHOLE, PART, OTHER)
    claims = (
        count("c1", 600, deployment="us-iq"),
        count("c2", 500, deployment="uk-iq"),
        count("c3", 1000),
    )
    told = sentences(*claims, deployments=places)
    assert told[-2:] == (
        (
            "British forces in Iraq and US forces in Iraq are together at most Coalition forces in "
            "Iraq."
        ),
        "So the least is 100 above the most.",
    )
    alone = sentences(claims[0], count("c3", 500), deployments=places)
    assert "US forces in Iraq is at most Coalition forces in Iraq." in alone
    everybody = (evolve(WHOLE, exhaustive=("force",)), PART, OTHER)
    fewer = (evolve(claims[0], says=Count(measure="present", high=400)), *claims[1:])
    told = sentences(*fewer, deployments=everybody)
    assert said_in(told, "are together all of Coalition forces in Iraq.")


def test_where_days_had_to_be_tried_no_difference_is_told():
    """A figure of some day is told with its bounds, and that no day fits."""
    steady = count("c1", 900, "2025-01-01", when="2024-09-01/2024-12-31")
    once = count("c2", (1500, 2000), "2024-10-10", when="[2024-10-01..2024-10-09]")
    told = sentences(steady, once)
    assert told[:2] == (
        (
            "From 1 to 9 October 2024 at most 900 of Coalition forces in Iraq are there, according "
            "to c1 (Anna Berg)."
        ),
        (
            "On some day from 1 to 9 October 2024 at least 1,500 and at most 2,000 of Coalition "
            "forces in Iraq are there, according to c2 (Anna Berg)."
        ),
    )
    assert told[-1] == "All days on which they could hold were tried, and on none do they fit."
    assert not any("above the most" in sentence for sentence in told)


def test_a_denied_figure_is_told_by_what_it_leaves():
    """A figure and its denial: the number, and the numbers beside it."""
    told = sentences(count("c1", 2000), count("c2", 2000, polarity="denied", speaker="b"))
    assert told == (
        (
            "On 9 September 2024 exactly 2,000 of Coalition forces in Iraq are there, according to "
            "c1 (Anna Berg)."
        ),
        (
            "On 9 September 2024 at most 1,999 or at least 2,001 of Coalition forces in Iraq are "
            "there, according to c2 (Bilal Haddad)."
        ),
        "There is no number that fits all of this.",
    )


def test_a_denied_movement_is_told_by_what_it_leaves():
    """A movement over some days and its denial are told in the same way."""
    days = {"when": "2024-09-01/2024-09-05", "measure": "leaving"}
    told = sentences(
        count("c1", 600, **days), count("c2", 600, polarity="denied", speaker="b", **days)
    )
    assert said_in(told, "at most 599 or at least 601 of Coalition forces in Iraq leave, according")
    assert said_in(told, "exactly 600 of Coalition forces in Iraq leave, according to c1")
    assert told[-1] == "There is no number that fits all of this."


def test_one_is_told_in_the_singular():
    """One person is there, and not are."""
    told = sentences(count("c1", (1, None)), count("c2", 0, speaker="b"))
    assert said_in(told, "at least 1 of Coalition forces in Iraq is there")
    assert said_in(told, "at most 0 of Coalition forces in Iraq are there")


def test_a_figure_for_a_period_is_one_of_the_period():
    """Two figures for a year are told as such, also where the year has no end."""
    period = {"when": "2016", "role": "for"}
    told = sentences(
        count("c1", 7000, "2017-05-01", **period), count("c2", 8000, "2017-05-01", **period)
    )
    assert said_in(told, "For 2016 as a whole at most 7,000 of Coalition forces in Iraq are there")
    assert said_in(told, "For 2016 as a whole at least 8,000 of Coalition forces in Iraq are")
    period["when"] = "2016/.."
    told = sentences(
        count("c1", 7000, "2017-05-01", **period), count("c2", 8000, "2017-05-01", **period)
    )
    assert said_in(told, "For the time from 2016 on as a whole at most 7,000 of")


def test_a_figure_that_has_not_drifted_is_told_as_reported():
    """Within days nothing drifts, and no drift is told."""
    told = sentences(count("c1", 1000, "2024-09-01"), count("c2", 850, "2024-09-03"))
    assert said_in(told, "on 3 September 2024 at least 1,000 are still there, but for those said")


@pytest.mark.parametrize(
    ("figures", "parts"),
    [
        (
            (("present", 2500, True), ("leaving", 900, False), ("remaining", 900, False)),
            (
                (
                    "c1 (Anna Berg) reported about 2,500 persons of Coalition forces in Iraq on 1 "
                    "September 2024, which leaves at least 2,205 with a drift of 10 %."
                ),
                "at most 900 of Coalition forces in Iraq leave, according to c2 (Anna Berg).",
                "On 31 October 2024 at most 900 of Coalition forces in Iraq are there",
                "But 2,205 less 900 leaves 1,305, 405 more than 900.",
            ),
        ),
        (
            (("present", 1000, False), ("leaving", 600, False), ("remaining", 700, False)),
            ("But 1,100 less 600 leaves 500, 200 fewer than 700.",),
        ),
        (
            (("present", 1000, False), ("arriving", 600, False), ("remaining", 1000, False)),
            ("But 900 and 600 make 1,500, 500 more than 1,000.",),
        ),
    ],
)
def test_a_step_is_told_by_its_sum(figures, parts):
    """What was there, what moves and what is left are told with the sum that does not hold."""
    claims = []
    for number, (measure, figure, about) in enumerate(figures):
        more = {} if not number else {"when": "2024-10", "role": "by", "modality": "plan"}
        day = "2024-09-20" if number else "2024-09-01"
        claims.append(
            count(f"c{number + 1}", figure, day, measure=measure, approximate=about, **more)
        )
    told = sentences(*claims)
    for part in parts:
        assert said_in(told, part), told


def test_many_bounds_are_cut_and_counted():
    """More than eight bounds are told by the first eight and the number of the others."""
    names = [f"p{number:02}" for number in range(11)]
    places = (
        WHOLE,
        *(
            evolve(PART, id=name, name=name, part_of=(PartOf(whole="co-iq", partition="place"),))
            for name in names
        ),
    )
    parts = [count(f"c{name}", 100, deployment=name) for name in names]
    told = sentences(*parts, count("c", 1000), deployments=places)
    assert said_in(told, "There are 5 more bounds of the same kinds.")
    assert len(told) == 10


def test_a_presence_is_told_with_whom_it_follows_from():
    """Nobody in all parts and somebody in the whole: both are told with their speakers."""
    told = sentences(
        claim("c1", "absent", "2024-09-09", deployment="us-iq"),
        claim("c2", "present", "2024-09-09", speaker="b"),
        deployments=(evolve(WHOLE, exhaustive=("force",)), PART),
    )
    assert {*told} == {
        "On 9 September 2024 nobody of US forces in Iraq is there, according to c1 (Anna Berg).",
        (
            "On 9 September 2024 somebody of Coalition forces in Iraq is there, according to c2 "
            "(Bilal Haddad)."
        ),
        "US forces in Iraq is all of Coalition forces in Iraq.",
        "They cannot all be so.",
    }


def test_a_presence_that_follows_by_a_rule_is_told_with_it():
    """Who has withdrawn is not there, which is told with the rule."""
    told = sentences(
        claim("c1", "completed", "2024-09-09", deployment="us-iq"),
        count("c2", 300, speaker="b"),
        deployments=(evolve(WHOLE, exhaustive=("force",)), PART),
    )
    assert said_in(
        told,
        "nobody of US forces in Iraq is there, given c1 (Anna Berg), because a completed "
        "withdrawal leaves nobody behind.",
    )
