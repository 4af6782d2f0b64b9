"""Readings that answer: has it been decided or announced, and by whom?"""

from functools import partial

from counterclaim.codelists.readings.pattern import ReadingPattern

_leaving = partial(ReadingPattern, question="decision", says="stage", process="withdrawal")
_staying = partial(ReadingPattern, question="decision", says="stage", process="stay")
_coming = partial(ReadingPattern, question="decision", says="stage", process="arrival")
_announced = partial(ReadingPattern, question="announcement", says="stage", process="withdrawal")

DECISIONS: tuple[ReadingPattern, ...] = (
    _leaving(
        code="leaving_decided",
        teller="any",
        meaning="Those who decide have decided, ordered or agreed that all of them leave.",
        content="agreed",
        change=True,
        useful=("on", "decided_by"),
        assumes="Somebody is there. What is to be done by when is `will_leave` beside it.",
        phrases=(
            "it has been decided that they leave",
            "the two governments have agreed on the withdrawal",
            "we accept the order of the host to go",
            "he stands by his decision to bring them home",
        ),
    ),
    _leaving(
        code="reduction_decided",
        teller="any",
        meaning="Those who decide have decided that some of them leave.",
        content="agreed",
        extent="part",
        change=True,
        useful=("on", "decided_by"),
        assumes="Somebody is there.",
        phrases=(
            "the president has approved the cut",
            "a smaller force has been agreed on",
            "it was decided to take one brigade home",
        ),
    ),
    _leaving(
        code="decision_denied",
        teller="any",
        meaning="The decision to leave that is reported has not been taken.",
        content="agreed",
        extent="any",
        polarity="denied",
        useful=("decided_by",),
        phrases=(
            "no such decision was taken",
            "he has not ordered any withdrawal",
            "the reported order to leave does not exist",
        ),
    ),
    _leaving(
        code="no_decision",
        teller="any",
        meaning="Nothing is decided on leaving, not even of some; it may be talked about.",
        content="undecided",
        extent="any",
        useful=("decided_by",),
        phrases=(
            "no decision on a withdrawal has been taken",
            "there is no plan to leave",
            "the planned cut is tentative",
            "details of the pull-out are still to be discussed",
        ),
    ),
    _leaving(
        code="leaving_in_talks",
        teller="any",
        meaning="Talks on their leaving go on; nothing is settled.",
        content="under_discussion",
        useful=("since", "decided_by"),
        phrases=(
            "talks on the withdrawal go on",
            "the departure is being negotiated",
            "their exit will be discussed with the host this week",
            "the government is considering a withdrawal",
            "he has asked for options for a cut",
        ),
    ),
    _leaving(
        code="talks_paused",
        teller="any",
        meaning="The talks or the planning of their leaving have been paused.",
        content="on_hold",
        useful=("on", "decided_by"),
        phrases=(
            "the planning of the withdrawal has been frozen",
            "talks on their exit are on hold",
            "the decision to leave is under review",
        ),
    ),
    _leaving(
        code="never_discussed",
        teller="any",
        meaning="Their leaving, even of some, has not come up between those who decide.",
        content="not_discussed",
        extent="any",
        useful=("decided_by",),
        assumes="It implies `no_decision`.",
        phrases=(
            "a withdrawal never came up",
            "there have been no talks whatever on leaving",
            "nobody has spoken to us about a pull-out",
        ),
    ),
    _leaving(
        code="refuses_to_leave",
        teller="owner",
        meaning="Those who decide have refused to let them leave, even some of them.",
        content="rejected",
        extent="any",
        useful=("decided_by",),
        assumes="Somebody is there.",
        phrases=(
            "a withdrawal is out of the question",
            "we refuse to pull out",
            "the troops are not on the table",
            "parliament has voted against bringing them home",
        ),
    ),
    _staying(
        code="stay_allowed",
        teller="host",
        meaning="Those who decide have decided or agreed that they may stay on.",
        content="agreed",
        change=True,
        useful=("on", "decided_by"),
        assumes="Somebody is there.",
        phrases=(
            "their mandate has been extended",
            "they are here at our invitation",
            "parliament has agreed that they stay on",
        ),
    ),
    _staying(
        code="host_refuses",
        teller="host",
        meaning="The host does not allow them to stay.",
        content="rejected",
        change=True,
        required=("decided_by",),
        useful=("on",),
        assumes="Somebody is there; the host has decided that they go.",
        phrases=(
            "we do not allow them to stay",
            "the host has expelled them",
            "the agreement that let them stay is void",
            "they have no permission to remain here",
        ),
    ),
    _staying(
        code="stay_undecided",
        teller="any",
        meaning="It is not decided whether they stay on, not even some of them.",
        content="undecided",
        extent="any",
        useful=("decided_by",),
        assumes="Somebody is there.",
        phrases=(
            "whether some of them stay is not decided",
            "keeping a small force is being considered",
            "how many remain has not been settled",
        ),
    ),
    _coming(
        code="coming_undecided",
        teller="any",
        meaning="Nothing is decided on sending them, not even some; it may be talked about.",
        content="undecided",
        extent="any",
        useful=("decided_by",),
        phrases=(
            "no decision to send troops has been taken",
            "there are no plans to deploy anybody",
            "sending soldiers is being studied",
        ),
    ),
    _announced(
        code="leaving_announced",
        teller="any",
        meaning="Their leaving has been announced officially.",
        content="announced",
        change=True,
        useful=("on", "decided_by"),
        phrases=(
            "the withdrawal has been announced",
            "the pull-out was made public on Monday",
            "the government has declared officially that they go",
        ),
    ),
    _announced(
        code="not_announced",
        teller="any",
        meaning="Nothing has been announced officially of their leaving, not even of some.",
        content="unannounced",
        extent="any",
        useful=("decided_by",),
        phrases=(
            "there is nothing to announce",
            "no withdrawal has been announced",
            "the date for the announcement is still open",
        ),
    ),
)
