"""The sentences that explain relative times."""

import pytest
from tests.report.samples import checked, claim

from counterclaim.model import Anchor, Relative, TimeReference
from counterclaim.report.sentences.conflicts import reason_sentences
from counterclaim.report.sentences.names import names_of
from counterclaim.time import parse_duration, parse_edtf


def after(offset, role="by"):
    """Return a time that is counted from the start of the withdrawal."""
    anchor = Anchor(deployment="co-iq", process="withdrawal", code="started")
    return TimeReference(role=role, relative=Relative(offset=parse_duration(offset), anchor=anchor))


def sentences(*claims):
    """Return why the only conflict of some claims is one."""
    made = checked(*claims)
    (conflict,) = made.report.conflicts
    return reason_sentences(conflict, names_of(made.dataset))


@pytest.mark.parametrize(
    ("offset", "follows"),
    [
        ("P10D", "What is 10 days after it, give or take a day, is from 19 to 21 May 2024."),
        ("P2W", "What is 2 weeks after it, give or take a week, is from 17 to 31 May 2024."),
    ],
)
def test_the_day_and_what_follows_are_told(offset, follows):
    """When what a time is counted from comes is told first, with who says so."""
    told = sentences(
        claim("c1", "started", "2024-05-10", stage={"enters": True}),
        claim("c2", "completed", "2024-05-10", when=after(offset), modality="plan"),
        claim("c3", "under_way", "2024-06-04", speaker="b"),
    )
    assert told[:2] == (
        (
            "c2 (Anna Berg) counts from the day on which the withdrawal of Coalition forces in "
            "Iraq reaches the stage “Started”; that day is 10 May 2024, given c1 (Anna Berg)."
        ),
        follows,
    )
    assert any("would have to be completed according to c2" in sentence for sentence in told)
    assert not any("No single day" in sentence for sentence in told)


def test_a_day_that_is_open_is_told_with_its_limit():
    """A plan to begin by a day bounds what is counted from it on that side."""
    by = TimeReference(role="by", edtf=parse_edtf("2024-05-20"))
    told = sentences(
        claim("c1", "started", "2024-05-10", when=by, modality="plan"),
        claim(
            "c2", "completed", "2024-05-10", when=after("P0D"), modality="plan", process="handover"
        ),
        claim("c3", "not_started", "2024-06-04", speaker="b", process="handover"),
    )
    assert "that day lies between 10 May 2024 and 20 May 2024, given c1 (Anna Berg)." in told[0]
    assert not any("give or take" in sentence for sentence in told)
