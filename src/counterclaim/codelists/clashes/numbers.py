"""Clashes of figures: how many are there, went, came, are to go, come or remain."""

from counterclaim.codelists.clashes.entry import Entry, clash

NUMBERS: tuple[Entry, ...] = (
    clash(
        *("number_there(900)", "number_there(2000)"),
        *("cl? cl?", "l? l?"),
        "Two figures for those who are there; over months it can be a change.",
    ),
    clash(
        *("number_there(900)", "number_there(2000)"),
        *("cl? cl?", "l? l?"),
        "In a part there are no more than in the whole; over months it can be a change.",
        part="right",
        whole=False,
    ),
    clash(
        *("number_there(900)", "number_will_remain(2000)"),
        *("llw llw", "l- l-"),
        "More are to remain than are there.",
        part="right",
    ),
    clash(
        *("number_there(900)", "number_will_leave(2000)"),
        *("llw llw", "l- l-"),
        "More are to leave than are there; later they may have left.",
        part="right",
    ),
    clash(
        *("number_there(900)", "number_came(2000)"),
        *("l-- l--", "w- w-"),
        "More have come than are there; some may have gone again.",
        part="right",
    ),
    clash(
        *("number_will_remain(600)", "number_will_remain(2000)"),
        *("llw llw", "lw lw"),
        "Two figures for those who are to remain.",
    ),
    clash(
        *("number_will_remain(600)", "number_will_remain(2000)"),
        *("ll- ll-", "l- l-"),
        "In a part no more remain than in the whole.",
        part="right",
        whole=False,
    ),
    clash(
        *("number_left(600)", "number_left(2000)"),
        *("l-- l--", "w- w-"),
        "Two figures for those who have gone so far; later more may have gone.",
    ),
    clash(
        *("number_came(600)", "number_came(2000)"),
        *("l-- l--", "w- w-"),
        "Two figures for those who have come so far; later more may have come.",
    ),
    clash(
        *("number_will_leave(600)", "number_will_leave(2000)"),
        *("lw- lw-", "w- w-"),
        "Two figures for those who are to leave; a plan can be changed.",
    ),
    clash(
        *("number_will_come(600)", "number_will_come(2000)"),
        *("lw- lw-", "w- w-"),
        "Two figures for those who are to come; a plan can be changed.",
    ),
    clash(
        *("number_allowed(300)", "number_allowed(2000)"),
        *("cl- cl-", "l- l-"),
        "Two figures for the most that may be there; later it can be set anew.",
    ),
    clash(
        *("number_allowed(300)", "number_there number_will_remain"),
        *("??? ???", "?? ??"),
        "More are there than may be: a breach for some readers, a wrong figure for others.",
    ),
    clash(
        *("number_lost(0)", "number_lost(40)"),
        *("c-- c--", "ll ll"),
        "Nobody was lost, or some were; later some may have been.",
        part="right",
    ),
    clash(
        *("number_changed", "number_moved(none)"),
        *("cl- cl-", "l- l-"),
        "They are more than a month ago, or as many.",
    ),
    clash(
        *("number_moved(up)", "number_moved(none)"),
        *("cl- cl-", "l- l-"),
        "They are more than a month ago, or as many.",
    ),
    clash(
        *("UNDER_WAY is_reducing has_left", "number_moved(none)"),
        *("wl- ll-", "-- --"),
        "They are leaving, or they are as many as a month ago; later it is progress.",
    ),
    clash(
        *("UNDER_WAY is_reducing", "number_moved(up) number_changed"),
        *("wl- ll-", "-- w-"),
        "They are leaving, or they are more than a month ago; others can have come.",
    ),
    clash(
        *("more_have_come is_coming", "number_moved(none)"),
        *("wl- ll-", "-- --"),
        "More have come, or they are as many as a month ago; more may have come since.",
    ),
    clash(
        *("SOME_GONE ARRIVED", "number_moved(none)"),
        *("ww- ww-", "-- --"),
        "Some went or came, and they are as many as a month ago; others can take their place.",
    ),
    clash(
        *("no_more_have_come", "number_moved(up) number_changed"),
        *("ll- ll-", "l- l-"),
        "No more have come, or they are more than a month ago.",
        part="right",
    ),
)
