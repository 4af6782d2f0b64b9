"""What else a result can say: assumptions, kinds, severities, reasons to leave a claim out."""

from functools import partial

from counterclaim.findings.codes import entry

_assumption = partial(entry, "assumption")
_kind = partial(entry, "kind")
_basis = partial(entry, "basis")
_severity = partial(entry, "severity")
_skip = partial(entry, "skip")

ASSUMPTIONS = (
    _assumption(
        "inferred_subject",
        "The subject is inferred",
        "The text leaves out what it is about, and the encoder filled it in.",
        "If the guess is wrong, there is no conflict.",
        "“So there is no withdrawal”, in an answer about American forces.",
        "Look at the context of the words; set inferred only where the text leaves it open.",
    ),
    _assumption(
        "plan",
        "A plan is carried out",
        "The claim states a plan, and is compared as if the plan came about.",
        "Plans change without anybody having spoken untruly.",
        "“All leave by September 2025.”",
    ),
    _assumption(
        "forecast",
        "A forecast is taken at its word",
        "The claim speaks of what was still to come when it was stated.",
        "Who expects something may be surprised by it.",
        "“They will stay for quite a while.”",
    ),
    _assumption(
        "conditional",
        "A condition is met",
        "The claim holds only on a condition, which is taken to be met.",
        "If the condition fails, the claim says nothing.",
        "“If the attacks stop, they leave.”",
    ),
    _assumption(
        "hedged",
        "A hedged statement is taken at its word",
        "The speaker calls the content probable or possible.",
        "Who says “probably” has left room for the opposite.",
        "“It is probably completed.”",
    ),
    _assumption(
        "part_of",
        "A part belongs to its whole",
        "The conflict joins statements about a deployment and about one that it is a part of.",
        "The part_of of a deployment is a record of the publisher's, and not a statement.",
        "“US forces in Iraq” recorded as a part of “Coalition forces in Iraq”.",
        "Check the part_of of the deployments.",
    ),
    _assumption(
        "strong_reading",
        "A time is read strictly",
        "The time of a claim is read in its strict sense: throughout, or at its nearer limit.",
        "In the weak sense the statements can both be true.",
        "“In September it was under way”, read as: on every day of September.",
        "Give the dates more exactly, if a source does.",
    ),
)

KINDS = (
    _kind(
        "impossible",
        "Impossible by itself",
        "A single claim that no course of events satisfies.",
        "Mostly a slip in its dates or in its coding.",
        "“On 5 May it started”, with the code not_started and enters set to true.",
        "Check the coding of the claim.",
    ),
    _kind(
        "misreport",
        "Misreport",
        "All claims report one and the same utterance, with contents that exclude one another.",
        "At least one of the reports is not what was said.",
        "Two agencies quote one speech: “has begun” and “has not begun”.",
    ),
    _kind(
        "unfulfilled",
        "Unfulfilled",
        "A plan or a forecast against a later statement by somebody else.",
        "Not a lie of anybody's: what was announced did not come about, or is said not to have.",
        "“They leave by June”, and in July: “Nobody has left.”",
    ),
    _kind(
        "reversal",
        "Reversal",
        "One party overturns its own earlier statement, decision or plan.",
        "A change of course is news, and no contradiction of a single moment.",
        "“We withdraw”, and a month later: “We are not withdrawing.”",
    ),
    _kind(
        "self_contradiction",
        "Self-contradiction",
        "All speakers are of one party, and nothing turned in between.",
        "One of the two statements is not what that party holds.",
        "Two spokesmen of one ministry: “under way” and “not started”, on one day.",
    ),
    _kind(
        "disagreement",
        "Disagreement",
        "Speakers of different parties say what cannot all be true.",
        "The usual case; the check does not say who is right.",
        "“There is no withdrawal.” - “It is in its final stages.”",
    ),
)

BASES = (
    _basis(
        "stage",
        "Stages",
        "The conflict is about stages: what was going on, decided or there.",
        "Tells conflicts about what happened from those about when.",
        "“Not started” and “completed”.",
    ),
    _basis(
        "date",
        "A date",
        "All claims agree on the stage and differ on the day on which it was entered.",
        "The thing itself is not in dispute.",
        "“It was completed on 30 August”, “it was completed on 31 August”.",
    ),
    _basis(
        "count",
        "Numbers",
        "The conflict is about how many are there, come or leave.",
        "Figures are rounded and soon out of date, so that they are weighed otherwise than stages.",
        "“2,500 are there” and “900 are there”, of one day.",
    ),
    _basis(
        "attribute",
        "What is said of it",
        "The conflict is about a property, such as a reason, a destination or a legal basis, or "
        "about what somebody is said to have said.",
        "The course of events is not in dispute.",
        "“They leave for Kuwait” and “they do not leave for Kuwait”.",
    ),
    _basis(
        "mixed",
        "Stages and numbers",
        "Claims about stages meet claims about numbers, or about people who leave or come.",
        "Numbers mostly meet a stage by a presumption.",
        "“Hundreds leave” and “there is no withdrawal”.",
    ),
)

SEVERITIES = (
    _severity(
        "error",
        "Error",
        "A conflict between plain statements of fact, by definitions alone; or a fault of a file.",
        "Nothing but the words and their meaning is needed.",
        "“None” and “in its final stages”, of one day.",
    ),
    _severity(
        "warning",
        "Warning",
        "A conflict that needs a presumption, a plan, a probable claim or an inferred subject.",
        "It rests on something that may be wrong; the report lists it.",
        "“None” on the 6th and “in its final stages” on the 8th.",
    ),
    _severity(
        "note",
        "Note",
        "A conflict that is only possible: it needs a strict reading of a time, a forecast, a "
        "condition, or a mere possibility.",
        "Worth a look, and not shown unless --severity note asks for it.",
        "“Under way in September” and “completed on 30 September”.",
    ),
)

SKIPS = (
    _skip(
        "modality",
        "Says nothing to be so",
        "A demand, wish, question or proposal, or a speaker who takes no position.",
        "It can be neither true nor false.",
        "“They must leave at once.”",
    ),
    _skip(
        "commitment",
        "Not vouched for",
        "The speaker passes the content on without vouching for it.",
        "Nobody is committed to it.",
        "“Some say that it is over; I do not know.”",
        "If the one who does vouch for it is known, make that one the speaker.",
    ),
    _skip(
        "content",
        "Not compared",
        "An attribute, a relation between subjects, or a number that is no movement of persons.",
        "The check compares stages and movements; numbers of people present need a margin that "
        "no source states.",
        "“The reason is the election.”",
    ),
    _skip(
        "unresolved",
        "Refers to a missing record",
        "Its speaker, its deployment or its decider is not in the file, or was left out.",
        "Without them it is not known what the claim is about.",
        "A claim about the deployment us-irak where the record is us-iraq.",
        "Correct the id; the findings name it.",
    ),
    _skip(
        "after_as_of",
        "Stated after the day of the check",
        "The claim was stated after the day that --as-of gives.",
        "The check looks at what had been said by then.",
        "A claim of 8 September in a check as of 6 September.",
    ),
    _skip(
        "undated",
        "Dates too open",
        "The date on which it was stated is open or unknown on the side that its time needs.",
        "It cannot be placed on any day.",
        "Stated “before 2025”, about the time of the statement.",
        "Give a first and a last possible day.",
    ),
    _skip(
        "empty_window",
        "No day left",
        "The dates leave no day that the claim is surely about.",
        "There is nothing to compare.",
        "Stated on 10 May: “until 5 May they will stay.”",
        "Check its dates.",
    ),
    _skip(
        "relative_time",
        "Depends on another event",
        "The time counts from the moment at which something else reaches a stage.",
        "Such a moment is not worked out.",
        "“Six months after the talks began.”",
        "Add the date in EDTF, if a source gives one.",
    ),
)
