"""The sentences that explain dates."""

from tests.report.samples import checked, claim

from counterclaim.model import TimeReference
from counterclaim.report.sentences.conflicts import reason_sentences
from counterclaim.report.sentences.names import names_of
from counterclaim.time import parse_edtf


def dated(name, code, day, role, when, **more):
    """Return a plan for some time."""
    time = TimeReference(role=role, edtf=parse_edtf(when))
    return claim(name, code, day, when=time, modality="plan", **more)


def sentences(*claims):
    """Return why the only conflict of some claims is one."""
    made = checked(*claims)
    (conflict,) = made.report.conflicts
    return reason_sentences(conflict, names_of(made.dataset))


def test_by_a_day_and_until_a_later_one():
    """The days of both are told, what the one is too early by, and the rule that joins them."""
    assert sentences(
        dated("c1", "present", "2024-05-10", "until", "2024-12-31"),
        dated("c2", "completed", "2024-07-20", "by", "2024-09-30", speaker="b"),
    ) == (
        (
            "According to c1 (Anna Berg) somebody of Coalition forces in Iraq is there, until 31 "
            "December 2024."
        ),
        (
            "But according to c2 (Bilal Haddad) the withdrawal of Coalition forces in Iraq is "
            "completed, by 30 September 2024, which is 92 days too early."
        ),
        "Both cannot be so, because a completed withdrawal leaves nobody behind.",
    )


def test_the_day_of_a_coarse_time_is_told():
    """Of a month the day that counts is told, and one day is not called days."""
    told = sentences(
        dated("c1", "completed", "2024-05-10", "not_before", "2024-10"),
        dated("c2", "completed", "2024-05-11", "by", "2024-09", speaker="b"),
    )
    assert "not before October 2024 (1 October 2024 at the earliest)." in told[0]
    assert told[1].endswith(
        "by September 2024 (30 September 2024 at the latest), which is 1 day too early."
    )
    assert told[2] == "Both cannot be so."


def test_two_entries_are_told_by_their_days():
    """Of two beginnings the earlier one is told by how much it is earlier."""
    told = sentences(
        claim("c1", "completed", "2024-09-06", stage={"enters": True}),
        claim("c2", "completed", "2024-09-08", speaker="b", stage={"enters": True}),
    )
    assert told[0].startswith("According to c2 (Bilal Haddad)")
    assert told[1].endswith("which is 2 days earlier.")
    coarse = sentences(
        claim("c1", "completed", "2024-03-06", stage={"enters": True}),
        claim(
            "c2",
            "completed",
            "2024-09-08",
            speaker="b",
            stage={"enters": True},
            when=TimeReference(role="at", edtf=parse_edtf("2023")),
        ),
    )
    assert coarse[1].endswith(
        "(31 December 2023 at the latest), which is at least 66 days earlier."
    )


def test_a_deadline_that_is_put_off_is_told_with_both():
    """Both deadlines and the days between them come before the rule."""
    told = sentences(
        dated("c1", "completed", "2024-05-10", "by", "2024-09-30"),
        dated("c2", "completed", "2024-07-20", "by", "2024-12-31"),
    )
    assert told[0] == (
        "c1 (Anna Berg) plans: the withdrawal of Coalition forces in Iraq is completed, by 30 "
        "September 2024."
    )
    assert told[1].endswith("by 31 December 2024, 92 days later.")
    assert told[2].startswith("c1 (Anna Berg) and c2 (Anna Berg) set one target by two deadlines")
