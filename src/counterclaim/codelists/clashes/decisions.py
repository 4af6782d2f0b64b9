"""Clashes about what has been decided, discussed, refused, allowed and announced."""

from counterclaim.codelists.clashes.entry import Entry, clash

DECIDED: tuple[Entry, ...] = (
    clash(
        *("leaving_decided", "no_decision decision_denied"),
        *("lll lll", "-- --"),
        "It has been decided, or it has not; later it may have been.",
        part="both",
    ),
    clash(
        *("reduction_decided", "no_decision decision_denied"),
        *("lll lll", "-- --"),
        "To withdraw some has been decided, or not even that; later it may have been.",
        part="left",
    ),
    clash(
        *("leaving_decided", "never_discussed"),
        *("lll lll", "w- w-"),
        "What has been decided has come up; and a decision is seldom reached in a few days.",
        part="both",
    ),
    clash(
        *("reduction_decided", "never_discussed"),
        *("lll lll", "w- w-"),
        "What has been decided has come up; and a decision is seldom reached in a few days.",
        part="left",
    ),
    clash(
        *("leaving_decided", "leaving_in_talks"),
        *("llw llw", "-- --"),
        "It is settled, or still talked about; later it may be settled.",
        part="both",
    ),
    clash(
        *("leaving_decided", "talks_paused"),
        *("ww- ww-", "-- --"),
        "It is settled, or its planning rests; a decision can be taken up again.",
        part="both",
    ),
    clash(
        *("leaving_decided", "refuses_to_leave"),
        *("lll llw", "ll ww"),
        "They have decided that all leave, or refused; a party that says both turned round.",
        part="both",
    ),
    clash(
        *("reduction_decided", "refuses_to_leave"),
        *("lll llw", "ll ww"),
        "They have decided that some leave, or refused even that.",
        part="left",
    ),
    clash(
        *("leaving_decided", "will_not_leave none_will_leave"),
        *("lll llw", "ll ww"),
        "It has been decided that all leave, or they do not leave.",
        part="right",
    ),
    clash(
        *("leaving_decided reduction_decided", "none_will_leave"),
        *("lll llw", "ll ww"),
        "It has been decided that some leave, or not even some do.",
        part="left",
    ),
    clash(
        *("leaving_decided", "STAY"),
        *("lll llw", "ll ww"),
        "It has been decided that all leave, or somebody is to stay.",
        part="right",
    ),
    clash(
        *("leaving_decided reduction_decided", "no_withdrawal"),
        *("llw ww-", "w- --"),
        "It has been decided that they leave, or nobody leaves; what is decided need not have "
        "begun.",
        part="left",
    ),
    clash(
        *("leaving_decided", "not_a_withdrawal"),
        *("ll- ww-", "w- --"),
        "It has been decided that all leave, or what is being done is not that all leave.",
    ),
    clash(
        *("leaving_decided", "leaving_cancelled"),
        *("lw- lw-", "ww w-"),
        "It has been decided, or called off; that it is called off later is a change.",
    ),
    clash(
        *("leaving_decided", "stay_undecided"),
        *("ww- ww-", "-- --"),
        "All are to leave, or it is open whether some stay; later it may be decided.",
    ),
    clash(
        *("leaving_decided", "more_will_come"),
        *("ww- ww-", "w- w-"),
        "All are to leave, or more are to come to them.",
    ),
    clash(
        *("reduction_decided", "talks_paused"),
        *("ww- ww-", "-- --"),
        "To withdraw some is settled, or the planning rests.",
        part="left",
    ),
    clash(
        *("leaving_in_talks talks_paused", "never_discussed"),
        *("lll lll", "-- --"),
        "It has been talked about, or it never came up; later it may have.",
        part="both",
    ),
    clash(
        *("leaving_in_talks", "talks_paused"),
        *("w-- l--", "-- --"),
        "The talks go on, or they rest; the one can follow the other.",
    ),
    clash(
        *("leaving_in_talks", "refuses_to_leave"),
        *("w-- l--", "w- w-"),
        "It is talked about, or out of the question; talks can end so.",
        part="left",
    ),
    clash(
        *("no_decision talks_paused never_discussed", "refuses_to_leave"),
        *("w-- w--", "-- --"),
        "Nothing is decided, or it is refused; readers may hear the one in the other.",
        part="left",
    ),
)

ANNOUNCED: tuple[Entry, ...] = (
    clash(
        *("leaving_announced", "not_announced"),
        *("ccl ccl", "-- --"),
        "It has been announced, or it has not; later it may have been.",
        part="both",
    ),
    clash(
        *("leaving_announced", "UNSETTLED"),
        *("wlw llw", "-- --"),
        "What is announced has been decided; later it may have been.",
        part="both",
    ),
    clash(
        *("leaving_announced", "will_not_leave NEVER_ANY STAY"),
        *("llw ll-", "lw w-"),
        "It has been announced that all leave, or somebody is to stay.",
        part="right",
    ),
    clash(
        *("leaving_announced", "no_withdrawal not_a_withdrawal"),
        *("www ww-", "-- --"),
        "It has been announced that they leave, or nobody leaves; what is announced need not "
        "be so.",
        part="left",
    ),
)
