"""Times that hang on another subject, placed by what others say of it."""

import pytest
from attrs import evolve
from tests.consistency.data import UNCAPPED, dataset_of, stage

from counterclaim.consistency import Policy, check
from counterclaim.consistency.check import read_claims
from counterclaim.consistency.interpretation.times import every, some
from counterclaim.consistency.search.members import MAX_PLACED, members_of
from counterclaim.consistency.search.pairs import Rules
from counterclaim.model import Anchor, Relative, TimeReference
from counterclaim.time import day_number, parse_duration

DAY = day_number(2024, 10, 10)
GONE = stage(
    "g", "completed", "withdrawal", of="d1", enters=True, day=20, when=("at", "2024-10-10")
)


def hung(name, code="completed", role="at", offset="P0D", *, of="d1", anchor="completed", **more):
    """Return a claim whose time hangs on the withdrawal of a part."""
    relative = Relative(
        offset=parse_duration(offset),
        anchor=Anchor(deployment=of, process="withdrawal", code=anchor),
    )
    claim = stage(name, code, "handover", day=0, **{"modality": "plan", **more})
    return evolve(claim, when=TimeReference(role=role, relative=relative))


def placed(*claims, name="r"):
    """Return the days at which others place a claim, with the claims that do so."""
    context, read, _ = read_claims(dataset_of(*claims), Policy())
    members = members_of(read, context, Rules(context))
    return [
        (sorted(m.joins), m.claim.window) for m in members if m.joins and m.claim.claim.id == name
    ]


@pytest.mark.parametrize(
    ("role", "offset", "window"),
    [
        ("at", "P0D", every(DAY, DAY)),
        ("at", "P2D", some(DAY + 1, DAY + 3)),
        ("at", "-P2D", some(DAY - 3, DAY - 1)),
        ("at", "P1W", some(DAY, DAY + 14)),
        ("at", "P1M", some(DAY, day_number(2024, 12, 10))),
        ("until", "P2D", every(day_number(2024, 9, 20), DAY)),
        ("since", "P2D", every(DAY + 3, 10**12)),
    ],
)
def test_a_time_is_placed_at_its_anchor_and_one_unit_either_way(role, offset, window):
    """By a claim that tells on which day the stage was entered."""
    assert placed(hung("r", role=role, offset=offset), GONE) == [(["g"], window)]


@pytest.mark.parametrize(
    "claim",
    [
        evolve(GONE, polarity="denied"),
        stage("g", "under_way", "withdrawal", of="d1", enters=True, day=20),
        stage("g", "completed", "withdrawal", of="d0", enters=True, day=20),
        stage("g", "completed", "handover", of="d1", enters=True, day=20),
        stage("g", "absent", of="d1", day=20),
    ],
)
def test_another_stage_or_subject_places_nothing(claim):
    """Nor does what only follows from what is said."""
    assert placed(hung("r"), claim) == []


def test_who_only_says_that_it_is_so_leaves_open_since_when():
    """The anchor may have come before; so nothing is known of until and since."""
    so = stage("g", "completed", "withdrawal", of="d1", day=20, when=("at", "2024-10-10"))
    ((_, window),) = placed(hung("r"), so)
    assert window.last == DAY
    assert window.first < DAY
    assert placed(hung("r", role="until"), so) == []
    assert placed(hung("r", role="since"), so) == []
    assert placed(hung("r", role="not_before"), so) == []


def test_chains_of_times_are_followed():
    """A time that hangs on one that hangs on another."""
    first = stage("r", "completed", "withdrawal", of="d0", modality="plan")
    first = evolve(
        first,
        when=TimeReference(
            role="at",
            relative=Relative(
                offset=parse_duration("P0D"),
                anchor=Anchor(deployment="d1", process="withdrawal", code="completed"),
            ),
        ),
    )
    second = hung("s", of="d0")
    assert placed(first, second, GONE, name="s")[0][0] == ["g", "r"]


def test_a_conflict_names_the_claim_that_places_it():
    """Three claims: the time, its anchor, and what does not fit."""
    late = stage("z", "none", "handover", speaker="iraq", day=40, when=("at", "2024-10-12"))
    (found,) = check(dataset_of(hung("r"), GONE, late)).conflicts
    assert (found.claims, found.grade) == (("r", "g", "z"), "likely")
    early = stage("z", "none", "handover", speaker="iraq", day=40, when=("at", "2024-10-08"))
    assert check(dataset_of(hung("r"), GONE, early)).conflicts == ()


def test_times_that_hang_on_one_anchor_meet_without_its_day():
    """And those of two anchors do not."""
    together = hung("z", code="not_started", speaker="iraq")
    assert [c.claims for c in check(dataset_of(hung("r"), together)).conflicts] == [("r", "z")]
    other = hung("z", code="not_started", speaker="iraq", of="d2")
    assert check(dataset_of(hung("r"), other)).conflicts == ()
    earlier = hung("z", code="not_started", speaker="iraq", offset="-P3D")
    assert check(dataset_of(hung("r"), earlier)).conflicts == ()


def test_many_times_that_hang_on_many_days_are_bounded():
    """Each claim of the anchor places each of them, up to a bound."""
    anchors = [
        stage(f"g{n:02}", "completed", "withdrawal", of="d1", enters=True, day=n) for n in range(30)
    ]
    waiting = [hung(f"r{n:02}") for n in range(30)]
    context, read, _ = read_claims(dataset_of(*anchors, *waiting), UNCAPPED)
    members = members_of(read, context, Rules(context))
    assert sum(bool(member.joins) for member in members) == MAX_PLACED


def test_circles_of_times_end():
    """A time that hangs on what hangs on it is placed by nothing."""
    claims = []
    for name, of, anchor in (("r", "d0", "d1"), ("s", "d1", "d0")):
        relative = Relative(
            offset=parse_duration("P1D"),
            anchor=Anchor(deployment=anchor, process="withdrawal", code="completed"),
        )
        claim = stage(name, "completed", "withdrawal", of=of, modality="plan")
        claims.append(evolve(claim, when=TimeReference(role="at", relative=relative)))
    report = check(dataset_of(*claims))
    assert (report.conflicts, report.checked) == ((), 2)
