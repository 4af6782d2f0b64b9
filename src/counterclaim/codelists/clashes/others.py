"""Clashes of properties, relations and what is said about statements."""

from counterclaim.codelists.clashes.entry import Entry, clash

OTHERS: tuple[Entry, ...] = (
    clash(
        *("document_is_real(true)", "document_is_real(false)"),
        *("ccc ccc", "cc cc"),
        "A document is real or it is not.",
    ),
    clash(
        *("report_accurate(true)", "report_accurate(false)"),
        *("ccc ccc", "cc cc"),
        "A report is accurate or it is not.",
    ),
    clash(
        *("property(eagle)", "property(falcon)"),
        *("ccc ccc", "cc cc"),
        "A property has one value, if it may not change from day to day.",
    ),
    clash(
        *("destination(home)", "destination(neighbour)"),
        *("cc? cc?", "c? c?"),
        "They go to one place or to another; after months it can be another journey.",
    ),
    clash(
        *("same_force", "not_the_same"),
        *("ccc ccc", "cc cc"),
        "Two names mean one thing, or two.",
    ),
    clash(
        *("part_of_force", "not_the_same"),
        *("??? ???", "?? ??"),
        "What has nothing to do with a force is no part of it; what is a part is not the same.",
    ),
    clash(
        *("COMPARED", "has_said(never)"),
        *("lll lll", "-- --"),
        "It was said, or that party never said it; later it may have said it.",
        part="both",
    ),
    clash(
        *("COMPARED", "has_denied"),
        *("lll lll", "-- --"),
        "A party that says it does not deny it; it may have turned round since.",
        part="both",
    ),
    clash(
        *("COMPARED", "has_kept_silent"),
        *("-ll -ll", "-- --"),
        "Who said it has not kept silent; on the same day it may have spoken later.",
        part="both",
    ),
)
