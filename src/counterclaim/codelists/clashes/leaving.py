"""Clashes among what is said of leaving: gone, going, planned, refused, denied."""

from counterclaim.codelists.clashes.entry import Entry, clash

GONE: tuple[Entry, ...] = (
    clash(
        *("has_left", "not_begun"),
        *("ccc ccc", "w- w-"),
        "All have gone, so some have; and a force needs more than a few days to go.",
        part="right",
    ),
    clash(
        *("has_left", "UNDER_WAY is_reducing leaving_suspended"),
        *("wlw llw", "-- --"),
        "Nobody is left, or some are still on their way out; later it is progress.",
        part="right",
    ),
    clash(
        *("has_left", "not_all_left"),
        *("ccw clw", "-- --"),
        "All have gone, or not all of them; they may have gone since.",
        part="right",
    ),
    clash(
        *("has_left", "no_withdrawal not_a_withdrawal"),
        *("clw clw", "lw l-"),
        "All have gone, or nobody leaves; and a force needs more than a few days to go.",
        part="right",
    ),
    clash(
        *("has_left", "leaving_cancelled"),
        *("clw clw", "ll lw"),
        "All have gone, or their leaving was called off.",
        part="right",
    ),
    clash(
        *("has_left", "has_moved will_move"),
        *("llw llw", "-- --"),
        "Nobody is left, or they only change their spot within the place.",
        part="right",
    ),
    clash(
        *("has_left", "will_leave will_begin_leaving SOME_GO"),
        *("wlw llw", "-- --"),
        "Who is still to leave has not left; later the plan is carried out.",
        part="right",
    ),
    clash(
        *("has_left", "will_not_leave NEVER_ANY STAY"),
        *("llw llw", "ll ll"),
        "All have gone, or they are there and stay; who said so before has not kept to it.",
        part="right",
    ),
    clash(
        *("has_left", "UNSETTLED"),
        *("llw llw", "w- w-"),
        "All have gone, so it was decided; later it may have been.",
        part="both",
    ),
    clash(
        *("has_left", "PENDING stay_undecided"),
        *("wlw llw", "-- w-"),
        "All have gone, so there is nothing left to talk about; later it is progress.",
        part="right",
    ),
    clash(
        *("has_left", "stay_allowed"),
        *("wlw www", "-- --"),
        "Who may stay on is there; a permission can be given to those who go all the same.",
        part="right",
    ),
)

GOING: tuple[Entry, ...] = (
    clash(
        *("has_left nearly_left", "not_begun"),
        *("ccw ccw", "-- --"),
        "A part has gone, so some have; later it is progress.",
        part="left",
        whole=False,
    ),
    clash(
        *("has_left nearly_left", "no_withdrawal"),
        *("cl- cl-", "lw w-"),
        "A part has gone, or nobody leaves; who denied it outright and soon says it turned round.",
        part="left",
        whole=False,
    ),
    clash(
        *("has_left nearly_left", "NEVER_ANY"),
        *("w-- w--", "ll ll"),
        "A part has gone although not one was to; that no more go is no clash.",
        part="left",
        whole=False,
    ),
    clash(
        *("nearly_left", "not_begun"),
        *("ccl ccl", "w- w-"),
        "Who is nearly gone has begun; and it takes more than a few days.",
        part="right",
    ),
    clash(
        *("nearly_left", "no_withdrawal not_a_withdrawal"),
        *("clw clw", "lw l-"),
        "They are nearly gone, or nobody leaves; and it takes more than a few days.",
        part="right",
    ),
    clash(
        *("is_leaving is_reducing SOME_GONE", "not_begun"),
        *("ccw ccw", "-- --"),
        "Some have gone, or not one so far; later it is progress.",
        part="left",
    ),
    clash(
        *("is_leaving is_reducing", "no_withdrawal"),
        *("cl- cl-", "lw w-"),
        "They are leaving, or nobody is; who denied it outright and soon says it turned round.",
        part="left",
    ),
    clash(
        *("SOME_GONE", "no_withdrawal"),
        *("cl- cl-", "ww --"),
        "Some have gone, or nobody leaves, whatever was reported; later it is progress.",
        part="left",
    ),
    clash(
        *("is_leaving", "not_a_withdrawal"),
        *("ll- ll-", "lw w-"),
        "All of them are going, or what is being done is not that all leave.",
    ),
    clash(
        *("is_leaving nearly_left", "leaving_suspended"),
        *("w-- l--", "-- w-"),
        "They are going, or it has been halted; a halt comes after, and may end.",
        part="left",
    ),
    clash(
        *("is_leaving nearly_left", "leaving_cancelled"),
        *("lw- lw-", "lw ww"),
        "They are going, or it has been called off; that it is called off later is a change.",
        part="left",
    ),
    clash(
        *("is_leaving nearly_left", "will_not_leave NEVER_ANY"),
        *("llw llw", "ll ll"),
        "They are leaving, or they do not leave; who said so before has not kept to it.",
        part="right",
    ),
    clash(
        *("is_leaving is_reducing", "NEVER_ANY"),
        *("ll- ll-", "ll ll"),
        "Some are leaving, or not even some do; who said so before has not kept to it.",
        part="left",
    ),
    clash(
        *("SOME_GONE", "NEVER_ANY"),
        *("w-- w--", "ll ll"),
        "Some have gone although not one was to; that no more go is no clash.",
        part="left",
    ),
    clash(
        *("UNDER_WAY", "STAY"),
        *("llw llw", "ll ll"),
        "The leaving of all is meant to end with nobody there, or somebody is to stay.",
        part="right",
    ),
    clash(
        *("nearly_left", "will_begin_leaving"),
        *("llw llw", "-- --"),
        "What is nearly over cannot be still to begin.",
        part="right",
    ),
    clash(
        *("is_leaving", "will_begin_leaving"),
        *("ww- ww-", "-- --"),
        "What has begun is not still to begin; packing can be meant by either.",
    ),
    clash(
        *("UNDER_WAY is_reducing", "UNSETTLED"),
        *("llw llw", "-- --"),
        "They are leaving, so it was decided; later it may have been.",
        part="left",
    ),
    clash(
        *("UNDER_WAY", "PENDING stay_undecided"),
        *("ww- ww-", "-- --"),
        "They are leaving while it is still talked about; talks can be on the manner.",
    ),
    clash(
        *("SOME_GONE", "UNSETTLED"),
        *("ww- ww-", "-- --"),
        "Some have gone, and nothing is decided on leaving; a few can be moved all the same.",
        part="left",
    ),
    clash(
        *("leaving_suspended", "leaving_cancelled"),
        *("w-- l--", "w- w-"),
        "What is paused can go on, what is called off cannot; the one can follow the other.",
    ),
)

PLANNED: tuple[Entry, ...] = (
    clash(
        *("will_leave(in_a_month)", "will_leave(in_a_month)"),
        *("-?? ---", "?? --"),
        "To say again that it takes a month puts it off by the days between.",
    ),
    clash(
        *("will_leave(in_half_a_year)", "will_leave(in_half_a_year)"),
        *("-?? ---", "?? --"),
        "To say again that it takes half a year puts it off by the days between.",
    ),
    clash(
        *("will_leave(in_a_month)", "will_leave(in_half_a_year)"),
        *("wl- ww-", "-- --"),
        "A later day than the one that was set puts it off; an earlier one is kept by both.",
        part="both",
    ),
    clash(
        *("ALL_GO", "will_not_leave NEVER_ANY"),
        *("lll llw", "ll lw"),
        "They are to leave, or they are not to; a party that says the one after the other "
        "turned round.",
        part="right",
    ),
    clash(
        *("ALL_GO SOME_GO", "NEVER_ANY"),
        *("lll llw", "ll lw"),
        "Some are to leave, or not even some are.",
        part="left",
    ),
    clash(
        *("ALL_GO", "STAY"),
        *("lll llw", "ll lw"),
        "All are to leave, or somebody is to stay.",
        part="right",
    ),
    clash(
        *("will_leave(in_a_month)", "not_begun not_all_left are_there number_there"),
        *("--l --l", "-- --"),
        "They were to be gone by a day that has passed, and are not.",
        part="right",
    ),
    clash(
        *("will_leave(in_a_month)", "UNDER_WAY is_reducing"),
        *("--l --l", "-- --"),
        "They were to be gone by a day that has passed, and are still leaving.",
        part="right",
    ),
    clash(
        *("will_leave(in_a_month)", "no_withdrawal"),
        *("wll lll", "w- --"),
        "They are to leave, or nobody leaves, whatever was announced; and the day has passed.",
        part="left",
    ),
    clash(
        *("will_leave(in_a_month)", "no_withdrawal"),
        *("--l --l", "-- --"),
        "They were to be gone by a day that has passed, and are not.",
        part="right",
        whole=False,
    ),
    clash(
        *("ALL_GO SOME_GO", "no_withdrawal"),
        *("wlw ll-", "w- --"),
        "They are to leave, or nobody leaves, whatever was announced; a denial answers what "
        "others announced in the days before.",
        part="left",
    ),
    clash(
        *("ALL_GO", "no_withdrawal"),
        *("ww- ww-", "w- --"),
        "All are to leave, or of a part nobody leaves.",
        part="right",
        whole=False,
    ),
    clash(
        *("SOME_GO some_have_left is_reducing number_left", "will_not_leave"),
        *("??? ???", "?? ??"),
        "They do not leave: some hear that not all do, others that nobody does.",
        part="left",
    ),
    clash(
        *("ALL_GO UNDER_WAY has_left", "will_not_leave"),
        *("??? ???", "?? ??"),
        "They do not leave: some hear that not all do, others that nobody does.",
        part="left",
        whole=False,
    ),
    clash(
        *("ALL_GO", "not_a_withdrawal"),
        *("llw ll-", "w- --"),
        "All are to leave, or what is being done is not that all leave.",
    ),
    clash(
        *("ALL_GO SOME_GO", "leaving_suspended"),
        *("www ww-", "-- --"),
        "What was planned has been halted; a halt is a change that says so itself.",
        part="left",
    ),
    clash(
        *("ALL_GO", "leaving_cancelled"),
        *("lll llw", "lw w-"),
        "They are to leave, or it has been called off.",
        part="both",
    ),
    clash(
        *("ALL_GO SOME_GO", "UNSETTLED"),
        *("wlw ll-", "-- --"),
        "Who has a plan has decided; later it may have been decided.",
        part="left",
    ),
    clash(
        *("ALL_GO", "UNSETTLED"),
        *("wlw ll-", "-- --"),
        "A plan for all of them is one for each part; later it may have been decided.",
        part="right",
    ),
    clash(
        *("ALL_GO", "PENDING stay_undecided"),
        *("ww- ww-", "-- --"),
        "Who has a plan has decided, or it is still open; talks can be on the manner.",
    ),
    clash(
        *("ALL_GO", "not_announced"),
        *("ww- ww-", "-- --"),
        "To tell a plan is to announce it; not every word of a spokesman is official.",
    ),
    clash(
        *("ALL_GO", "more_will_come"),
        *("lll ll-", "ll l-"),
        "All are to leave, or more are to come to them.",
        part="right",
    ),
    clash(
        *("will_reduce", "more_will_come"),
        *("wlw ww-", "lw w-"),
        "There are to be fewer, or more; units can be exchanged.",
    ),
    clash(
        *("ALL_GO", "TO_COME"),
        *("ww- ww-", "w- w-"),
        "They are to leave, or to come; the one can be meant to follow the other.",
    ),
    clash(
        *("mission_over", "mission_will_end"),
        *("wlw llw", "-- --"),
        "What is over does not still lie ahead; later it has ended.",
    ),
)
