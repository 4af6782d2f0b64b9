"""Numbers of one step, as claims: which of them belong together."""

import pytest
from attrs import evolve
from tests.consistency.data import HERE, OTHER, PART, UNCAPPED, dataset_of, number

from counterclaim.consistency import Policy, check
from counterclaim.consistency.check import read_claims
from counterclaim.consistency.search.sums import one_step, partitions_of
from counterclaim.model import PartOf, Relation
from counterclaim.solver.estimates import Parts

FULL = evolve(HERE, exhaustive=("place",))


def sums(*claims, policy=UNCAPPED, places=(HERE, PART, OTHER)):
    """Return the sets whose numbers do not add up."""
    report = check(dataset_of(*claims, places=places), policy)
    return [set(found.claims) for found in report.conflicts if found.rule == "balance"]


def step(**changes):
    """Return three numbers of one step that do not add up; `changes` are those of one claim."""
    claims = {
        "a": {"measure": "present", "low": 2000, "day": 0},
        "b": {"measure": "leaving", "low": 600, "day": 3, "modality": "plan", "speaker": "iraq"},
        "c": {"measure": "remaining", "low": 1000, "day": 5, "modality": "plan"},
    }
    return [
        number(name, **{"speaker": "usa", **values, **changes.get(name, {})})
        for name, values in claims.items()
    ]


def test_numbers_of_a_step_fail_whoever_tells_them():
    """2,000 were there, 600 leave and 1,000 remain: 400 are missing."""
    (found,) = [x for x in check(dataset_of(*step())).conflicts if len(x.claims) == 3]
    assert (found.rule, found.grade, found.kind) == ("balance", "likely", "disagreement")
    assert found.reason.gap == 2000 - 40 - 600 - 12 - 1000 - 20
    assert {(x.claim, x.role) for x in found.reason.numbers} == {
        ("a", "present"),
        ("b", "leaving"),
        ("c", "remaining"),
    }
    assert [(x.least, x.most) for x in found.reason.numbers] == [
        (1960, 2040),
        (588, 612),
        (980, 1020),
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"b": {"low": 1000}},
        {"b": {"low": 600, "movement": "some"}},
        {"b": {"low": 600, "basis": "vague"}},
        {"b": {"unit": "vehicles"}},
        {"b": {"of": "d1"}},
        {"b": {"population": "combat"}},
        {"b": {"commitment": "possible"}},
        {"c": {"polarity": "denied"}},
        {"c": {"day": 400}},
        {"a": {"day": -400}},
    ],
)
def test_numbers_that_are_not_of_one_step_are_not_added(changes):
    """Enough leave, or some, or others, or of another time."""
    assert sums(*step()) == [{"a", "b", "c"}]
    assert {"a", "b", "c"} not in sums(*step(**changes))


def test_a_round_number_may_be_off_and_by_no_more_than_the_policy_says():
    """980 to 1,020 with two per cent; without any 1,400 have to remain."""
    close = step(c={"low": 1360})
    assert not sums(*close)
    assert sums(*close, policy=Policy(round_percent=0)) == [{"a", "b", "c"}]
    assert sums(*step(c={"low": 1300}))
    assert not sums(*step(c={"low": 1300, "approximate": True}))
    assert sums(*step(c={"low": 1300, "approximate": True}), policy=Policy(approximate_percent=3))


def test_reports_of_one_moment_are_no_more_than_a_month_apart():
    """Parts and whole, of different days."""

    def parts(day):
        return [
            number("a", "present", 2500, day=0),
            number("b", "present", 1600, of="d1", day=day, speaker="iraq"),
            number("c", "present", 1600, of="d2", day=day, speaker="iraq"),
        ]

    assert sums(*parts(31)) == [{"a", "b", "c"}]
    assert sums(*parts(32)) == []


def test_numbers_of_one_day_are_surer_than_those_of_several():
    """Parts and whole of one day exclude one another by their words."""
    grades = []
    for day in (0, 5):
        parts = [
            number("a", "present", 2500, day=0),
            number("b", "present", 1600, of="d1", day=day, speaker="iraq"),
            number("c", "present", 1600, of="d2", day=day, speaker="iraq"),
        ]
        grades += [found.grade for found in check(dataset_of(*parts)).conflicts]
    assert grades == ["certain", "likely"]


def test_a_number_of_the_last_day_of_a_plan_is_of_one_side_of_it():
    """It is not compared with itself over the step."""
    plan = number("a", "leaving", 600, modality="plan", when=("by", "2024-09-30"))
    held = number("b", "present", 1000, day=10, when=("at", "2024-09-30"), speaker="iraq")
    assert check(dataset_of(plan, held)).conflicts == ()


def test_plans_for_two_days_are_two_steps():
    """Who leaves by June, and who remains in December."""

    def plans(day):
        return [
            number("a", "present", 2000, day=0),
            number("b", "leaving", 600, modality="plan", when=("by", "2025-06-30")),
            number("c", "remaining", 1000, modality="plan", when=("by", day), speaker="iraq"),
        ]

    assert sums(*plans("2025-06-30")) == [{"a", "b", "c"}]
    assert sums(*plans("2025-06")) == [{"a", "b", "c"}]
    assert sums(*plans("2025-12-31")) == []


def test_a_movement_of_a_few_days_is_one_of_several():
    """Others may have left on other days; one of four weeks is all of them."""
    held = [
        number("a", "present", 2000, when=("at", "2024-09-20"), day=0),
        number("c", "remaining", 1000, day=40, speaker="iraq"),
    ]
    off = Policy(disabled=["figure_persists"])
    for last, expected in (("2024-10-17", [{"a", "b", "c"}]), ("2024-10-16", [])):
        left = number("b", "leaving", 100, when=("during", f"2024-09-20/{last}"), day=40)
        assert sums(*held, left, policy=off) == expected


def test_a_relation_takes_two_numbers_apart():
    """A step with a corrected number is none."""
    claims = step()
    own = evolve(claims[2], speaker="usa", relations=(Relation(kind="corrects", claim="a"),))
    assert sums(claims[0], claims[1], own) == []


def test_a_report_from_before_a_movement_and_one_from_after_it():
    """A total up to a day does not tell when it began; one of given days does."""
    held = [
        number("a", "present", 2000, when=("at", "2024-09-20"), day=0),
        number("c", "present", 1000, when=("at", "2024-10-21"), day=31, speaker="iraq"),
    ]
    left = number("b", "leaving", 100, when=("during", "2024-09-20/2024-10-20"), day=31)
    assert {"a", "b", "c"} in sums(*held, left, policy=Policy(disabled=["figure_persists"]))
    open_ = number("b", "leaving", 100, when=("by", "2024-10-20"), day=31)
    assert not sums(*held, open_, policy=Policy(disabled=["figure_persists"]))
    early = number("b", "leaving", 100, when=("during", "2024-09-10/2024-10-20"), day=31)
    assert not sums(*held, early, policy=Policy(disabled=["figure_persists"]))


def test_who_came_and_who_left_are_counted_together():
    """500 are there, after 200 had come and 300 had left."""
    days = ("during", "2024-09-20/2024-10-20")
    claims = [
        number("a", "present", 500, day=31),
        number("b", "arriving", 200, day=31, when=days),
        number("c", "leaving", 300, day=31, when=days, speaker="iraq"),
    ]
    assert sums(*claims) == []
    before = number("d", "present", 1000, day=0, speaker="iraq")
    off = Policy(disabled=["figure_persists"])
    assert sums(claims[0], claims[2], before, policy=off) == [{"a", "c", "d"}]
    fits = evolve(before, says=evolve(before.says, low=600, high=600))
    found = sums(*claims, fits, policy=off)
    assert sorted(map(sorted, found)) == [["a", "b", "d"], ["a", "c", "d"]]


def test_the_parts_that_are_all_of_a_whole():
    """By their partition, and only where the rule is in force."""
    context, _, _ = read_claims(dataset_of(places=(FULL, PART, OTHER)), Policy())
    assert partitions_of(context) == {"d0": [Parts("d0", ("d1", "d2"), exhaustive=True)]}
    off = Policy(disabled=["partition_exhaustive"])
    context, _, _ = read_claims(dataset_of(places=(FULL, PART, OTHER)), off)
    assert partitions_of(context) == {"d0": [Parts("d0", ("d1", "d2"), exhaustive=False)]}


def test_partitions_are_kept_apart():
    """Parts of two partitions may be the same people."""
    force = evolve(OTHER, part_of=(PartOf(whole="d0", partition="force"),))
    claims = [
        number("a", "present", 2500),
        number("b", "present", 1600, of="d1", speaker="iraq"),
        number("c", "present", 1600, of="d2", speaker="iraq"),
    ]
    assert sums(*claims) == [{"a", "b", "c"}]
    assert sums(*claims, places=(HERE, PART, force)) == []
    circle = evolve(HERE, part_of=(PartOf(whole="d1", partition="place"),))
    assert sums(*claims, places=(circle, PART, OTHER)) == []


def test_two_numbers_of_one_thing_are_compared_and_not_added():
    """Two who tell how many leave are of two minds on one number."""
    context, claims, _ = read_claims(
        dataset_of(*(number(name, "leaving", 5, modality="plan") for name in "ab")), Policy()
    )
    assert not one_step(*claims, context)
