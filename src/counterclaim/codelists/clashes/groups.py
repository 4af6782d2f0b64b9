"""Readings that the table of clashes speaks of together."""

from collections.abc import Mapping
from types import MappingProxyType

from counterclaim.codelists.readings import READINGS

_GROUPS: dict[str, str] = {
    "ALL_GO": "will_leave will_begin_leaving",
    "SOME_GO": "will_reduce number_will_leave",
    "UNDER_WAY": "is_leaving nearly_left",
    "SOME_GONE": "some_have_left number_left",
    "NEVER_ANY": "none_will_leave refuses_to_leave",
    "STAY": "stays number_will_remain",
    "UNSETTLED": "no_decision decision_denied never_discussed",
    "PENDING": "leaving_in_talks talks_paused",
    "ARRIVED": "has_come number_came",
    "TO_COME": "will_come number_will_come",
    "THERE": "are_there number_there is_coming has_come number_came more_have_come "
    "number_changed number_moved(up)",
    "STILL_THERE": "nearly_left is_leaving is_reducing not_all_left number_will_remain",
    # who speaks so takes for granted that somebody is there
    "MEANT_THERE": "will_leave will_begin_leaving will_reduce will_not_leave none_will_leave "
    "not_a_withdrawal not_begun leaving_suspended leaving_cancelled has_moved will_move "
    "number_will_leave more_will_come stay_undecided refuses_to_leave host_refuses stay_allowed",
    "WERE_THERE": "has_left some_have_left number_left leaving_decided reduction_decided "
    "number_lost(40)",
}

_NOT_SAID_OF = ("speech", "none")

GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        **{name: tuple(members.split()) for name, members in _GROUPS.items()},
        "COMPARED": tuple(
            code
            for code, entry in READINGS.items()
            if entry.question not in _NOT_SAID_OF or code == "opinion"
        ),
    }
)
"""The members of each group: names of readings or of samples.

`COMPARED` are all readings but those about statements and those that take no part; what somebody
thinks of a thing can be said or denied as well.
"""
