"""What the words of a result mean: assumptions, kinds, questions, grades, reasons to pass over."""

from functools import partial

from counterclaim.findings.codes import entry

_assumption = partial(entry, "assumption")
_kind = partial(entry, "kind")
_question = partial(entry, "question")
_grade = partial(entry, "grade")
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

QUESTIONS = (
    _question(
        "leaving",
        "Is anybody leaving?",
        "Whether people are withdrawn, all or some of them, or stay.",
        "What is decided, going on and done about one withdrawal answers one question.",
        "“There is no withdrawal.” - “It is in its final stages.”",
    ),
    _question(
        "presence",
        "Is anybody there?",
        "Whether people are there, are coming, are gone, or never were there.",
        "Presence, arrival and absence answer one question.",
        "“Nobody is there.” - “Soldiers are there.”",
    ),
    _question(
        "number",
        "How many?",
        "How many are there, leave, come or remain.",
        "Figures are rounded and soon out of date, so that they are weighed with an allowance.",
        "“2,500 are there.” - “900 are there.”",
    ),
    _question(
        "decision",
        "Has it been decided?",
        "Whether something is discussed, agreed or rejected.",
        "Who announces what has not been decided, or denies what has, is worth a look.",
        "“It was agreed in May.” - “It has not even been discussed.”",
    ),
    _question(
        "announcement",
        "Has it been announced?",
        "Whether something has been made public.",
        "What is agreed may still be unannounced.",
        "“There has been no announcement.” - “It was announced in May.”",
    ),
    _question(
        "process",
        "How far is it?",
        "How far another process is, such as a handover or the end of a mission.",
        "It is in one state on one day.",
        "“The base is handed over.” - “The handover has not begun.”",
    ),
    _question(
        "property",
        "What is said of it?",
        "A property such as a reason, a destination or a legal basis.",
        "What happens is not in dispute.",
        "“They leave for Kuwait.” - “They do not leave for Kuwait.”",
    ),
    _question(
        "speech",
        "Who said what?",
        "What somebody is said to have said.",
        "People quarrel about words as well.",
        "“He never said so.” - his own statement that says so.",
    ),
)

GRADES = (
    _grade(
        "certain",
        "Certain",
        "The statements exclude one another by their words and what these mean, on one day.",
        "Nothing has to be taken for granted.",
        "“There is no withdrawal” and “it is in its final stages”, of one day.",
    ),
    _grade(
        "likely",
        "Likely",
        "The statements exclude one another if things are as they usually are, or if a plan or a "
        "promise is kept.",
        "The report names what it rests on, after “Unless”.",
        "“No withdrawal” on the 6th and “in its final stages” on the 8th.",
    ),
    _grade(
        "weak",
        "Weak",
        "The statements may exclude one another: it takes a close reading of a time, a forecast, "
        "a condition or a mere possibility, or another statement would explain it.",
        "Worth a look, and shown only where --grade weak asks for it.",
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
        "A claim that holds subjects apart.",
        "It restricts nothing; the conflicts that join these subjects name it.",
        "“To end the mission and to withdraw are different things.”",
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
