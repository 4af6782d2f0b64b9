"""Conflicts that are shown together."""

from hypothesis import HealthCheck, given, settings
from tests.oracle.strategies.stages import datasets
from tests.report.samples import NONE_AND_FINAL, checked, claim, leaving

from counterclaim.consistency import check
from counterclaim.report import groups_of, names_of


def grouped(*claims):
    """Return the groups of the conflicts of some claims."""
    entry = checked(*claims)
    return groups_of(entry.report.conflicts, names_of(entry.dataset))


def test_several_sentences_of_one_report_are_one_group():
    """Two people against three sentences of one side are one group, however many pairs."""
    plans = [claim(f"p{number}", "final_stages", "2024-09-06", speaker="a") for number in range(3)]
    denials = [
        claim("n1", "none", "2024-09-06", speaker="b"),
        claim("n2", "none", "2024-09-06", speaker="us"),
    ]
    (group,) = grouped(*plans, *denials)
    assert len(group.conflicts) == 6
    assert sorted(group.sides) == [("n1", "n2"), ("p0", "p1", "p2")]


def test_who_does_not_stand_against_all_is_shown_apart():
    """Whoever agrees with one of the other side makes another group."""
    groups = grouped(
        claim("f1", "final_stages", "2024-09-06", speaker="a"),
        claim("s1", "suspended", "2024-09-06", speaker="us"),
        claim("n1", "none", "2024-09-06", speaker="b"),
    )
    for group in groups:
        left, right = group.sides
        pairs = {frozenset(conflict.claims) for conflict in group.conflicts}
        assert {frozenset((one, other)) for one in left for other in right} == pairs


def test_other_days_are_another_quarrel():
    """The same people months apart are shown apart."""
    first, second = NONE_AND_FINAL
    groups = grouped(
        first,
        second,
        claim("d1", "none", "2025-03-06", speaker="a"),
        claim("d2", "final_stages", "2025-03-06", speaker="b"),
    )
    assert {group.claims for group in groups} >= {("c1", "c2"), ("d1", "d2")}


def test_a_set_of_three_has_a_side_for_each_voice():
    """Where three do not fit together, nobody stands against anybody."""
    claims = (
        claim("c1", leaving(600), "2024-09-06"),
        *NONE_AND_FINAL[1:],
    )
    for group in grouped(*claims):
        assert len(group.claims) == len(set(group.claims))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(datasets())
def test_every_conflict_is_in_one_group(data):
    """Nothing is lost or shown twice: groups are a partition, and hold the claims of theirs."""
    report = check(data)
    groups = groups_of(report.conflicts, names_of(data))
    listed = [conflict.id for group in groups for conflict in group.conflicts]
    assert sorted(listed) == sorted(conflict.id for conflict in report.conflicts)
    for group in groups:
        assert {conflict.grade for conflict in group.conflicts} == {group.lead.grade}
        assert set(group.claims) == {name for one in group.conflicts for name in one.claims}
        if len(group.lead.claims) == 2:
            left, right = group.sides
            assert not set(left) & set(right)
            for conflict in group.conflicts:
                assert len(set(conflict.claims) & set(left)) == 1
