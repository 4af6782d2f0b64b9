"""Clashes about who is there, came, comes, stays, or never was there."""

from counterclaim.codelists.clashes.entry import Entry, clash

PRESENT: tuple[Entry, ...] = (
    clash(
        *("has_left", "are_there number_there"),
        *("clw clw", "-- --"),
        "Nobody is left, or somebody is there; they may have gone since, or have come back.",
        part="right",
    ),
    clash(
        *("has_left", "is_coming more_have_come number_changed number_moved(up)"),
        *("wlw llw", "-- --"),
        "Nobody is left, or there are more of them; they may have gone since, or come again.",
        part="right",
    ),
    clash(
        *("has_left", "ARRIVED"),
        *("w-- w--", "-- --"),
        "They left, and they came; either can be the later on that day.",
        part="right",
    ),
    clash(
        *("has_left", "more_will_come"),
        *("ww- ww-", "-- --"),
        "More can come only to those who are there.",
    ),
    clash(
        *("nobody_there", "are_there number_there"),
        *("clw cl-", "lw l-"),
        "Nobody is there, or somebody is; in a few days they seldom come or go unnoticed.",
        part="right",
    ),
    clash(
        *("nobody_there", "has_come number_came"),
        *("cw- cw-", "l- l-"),
        "Nobody is there, or they have come; after a while they may have gone again.",
        part="right",
    ),
    clash(
        *("nobody_there", "is_coming"),
        *("cw- cw-", "l- l-"),
        "Nobody is there, or the first are; later they may have come.",
        part="right",
    ),
    clash(
        *("nobody_there", "more_have_come number_changed number_moved(up)"),
        *("ll- ll-", "l- l-"),
        "More can come only to those who are there.",
        part="right",
    ),
    clash(
        *("nobody_there", "STAY"),
        *("ll- ll-", "ll ll"),
        "Nobody is there, or somebody is there and stays.",
        part="right",
    ),
    clash(
        *("nobody_there", "STILL_THERE"),
        *("ll- ll-", "-- --"),
        "Nobody is there, or some still are; later they may have gone.",
        part="right",
    ),
    clash(
        *("nobody_there", "MEANT_THERE"),
        *("ww- ww-", "-- --"),
        "So one speaks of those who are there, and nobody is said to be.",
        part="right",
    ),
    clash(
        *("never_was_there", "are_there number_there ARRIVED is_coming more_have_come"),
        *("cll cl-", "cc cc"),
        "Nobody was ever there, or somebody was; they may have come since, and a party that "
        "denied it outright and then admits it turned round.",
        part="right",
    ),
    clash(
        *("never_was_there", "STILL_THERE WERE_THERE stays number_changed number_moved(up)"),
        *("llw ll-", "ll ll"),
        "Who leaves, has left or stays was there.",
        part="right",
    ),
    clash(
        *("never_was_there", "MEANT_THERE"),
        *("ww- ww-", "ww ww"),
        "So one speaks of those who are there, and nobody is said to have been.",
        part="right",
    ),
)

COMING: tuple[Entry, ...] = (
    clash(
        *("TO_COME", "will_not_come"),
        *("lll llw", "ll lw"),
        "They are to come, or they are not to.",
        part="left",
    ),
    clash(
        *("more_will_come", "will_not_come"),
        *("lll llw", "ll lw"),
        "More are to come, or none are.",
        part="left",
    ),
    clash(
        *("ARRIVED more_have_come", "will_not_come"),
        *("w-- l--", "ll ll"),
        "They have come although they were not to; that none come after is no clash.",
        part="left",
    ),
    clash(
        *("is_coming", "will_not_come"),
        *("ll- ll-", "ll ll"),
        "They are coming, or none are to come from now on.",
        part="left",
    ),
    clash(
        *("ARRIVED is_coming more_have_come", "coming_undecided"),
        *("llw llw", "-- --"),
        "They have come, so it was decided; later it may have been.",
        part="left",
    ),
    clash(
        *("are_there number_there", "coming_undecided"),
        *("ww- ww-", "-- --"),
        "To send them is undecided, and somebody is there; they may be others.",
        part="left",
    ),
    clash(
        *("TO_COME more_will_come", "coming_undecided"),
        *("wlw ll-", "-- --"),
        "Who has a plan has decided; later it may have been decided.",
        part="left",
    ),
    clash(
        *("more_have_come", "no_more_have_come"),
        *("cl- cl-", "w- w-"),
        "More have come, or no more than were there; more may have come since.",
        part="left",
    ),
    clash(
        *("is_coming number_came", "no_more_have_come"),
        *("ll- ll-", "-- --"),
        "They are coming, or none are; they may have come since.",
        part="left",
    ),
    clash(
        *("has_come", "no_more_have_come"),
        *("ww- ww-", "-- --"),
        "They have come, or no more than were there; it depends on who was there before.",
        part="left",
    ),
    clash(
        *("is_leaving is_reducing nearly_left", "more_have_come is_coming"),
        *("wl- ll-", "l- l-"),
        "They get fewer, or more; units can be exchanged.",
    ),
    clash(
        *("some_have_left", "more_have_come"),
        *("ww- ww-", "w- w-"),
        "Some have gone, or more have come; both can be, and readers take it for a quarrel.",
    ),
    clash(
        *("UNDER_WAY", "more_will_come"),
        *("ww- ww-", "w- w-"),
        "All are leaving, or more are to come to them.",
    ),
    clash(
        *("host_refuses", "stays will_not_leave none_will_leave"),
        *("--- llw", "-- lw"),
        "The host does not let them stay, and they are to stay.",
        part="right",
    ),
    clash(
        *("host_refuses", "number_will_remain refuses_to_leave TO_COME more_will_come"),
        *("--- ww-", "-- w-"),
        "The host does not let them stay, and those who decide want them there.",
        part="right",
    ),
    clash(
        *("host_refuses", "stay_allowed"),
        *("clw clw", "lw lw"),
        "The host lets them stay, or it does not; it can change its mind.",
        part="both",
    ),
    clash(
        *("stays", "stay_undecided"),
        *("wl- ll-", "-- --"),
        "They are to stay, or it is open whether any do; later it may be decided.",
        part="left",
    ),
    clash(
        *("number_will_remain", "stay_undecided"),
        *("wl- ll-", "-- --"),
        "Some are to stay, or it is open whether any do; later it may be decided.",
        part="left",
    ),
)
