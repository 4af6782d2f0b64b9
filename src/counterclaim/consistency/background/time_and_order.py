"""Rules that the search applies itself: one state a day, order, days to come, sums of a step."""

from counterclaim.consistency.background.registration import arithmetic

RULES = (
    arithmetic(
        "one_state",
        "definition",
        title="One question has one answer a day",
        meaning="A process, a decision or a presence is in one state on every day; decisions and "
        "announcements may pass through several on one day.",
        why="The day is the grain.",
        example='"Nobody is there" and, on the same day, "some are there".',
        because="both cannot be so on one day",
    ),
    arithmetic(
        "no_regression",
        "presumption",
        title="What has begun or is done does not go backwards",
        meaning="A process or a decision takes no step back: what has begun is not said later "
        "not to have begun, what is agreed is not rejected later, what is complete does not go on. "
        "It is likely for decisions at most 365 days apart (`reversal_days`), where a plan stands "
        "for the decision and for all else 62 (`step_days`), and weak for 365 days after what is "
        "complete.",
        why="Steps back happen, and are news.",
        example='"The withdrawal has begun" in March and "no withdrawal has begun" in June.',
        because="what has begun or is done is taken not to go backwards",
        unless="it was broken off, or taken back, in between",
        reverses=True,
    ),
    arithmetic(
        "holds_ahead",
        "presumption",
        title="What a fact says of days to come is a promise",
        meaning="A fact about every day of a time that reaches beyond its statement is a report "
        "up to that day, and likely for the rest.",
        why="Nobody can report the future.",
        example='"They are there from May to December", said in June, and "all left in October".',
        because="what somebody says of days to come is taken as a promise",
        unless="things changed after the statement",
        reverses=True,
    ),
    arithmetic(
        "contemporaneous",
        "presumption",
        title="Statements of one time speak of the same days",
        meaning="Two statements about the time at which they were made, of which only a week, a "
        "month or a quarter is known, are about the same days where these overlap.",
        why="They belong to one quarrel.",
        example='"They are leaving" and "nobody is leaving", both said in September.',
        because="both were said at about the same time",
        unless="one was said after the other, and things had changed",
    ),
    arithmetic(
        "balance",
        "definition",
        title="The numbers of a step add up",
        meaning="Within one step the numbers of those who were there, who leave, who come and who "
        "remain add up, whoever tells which of them and in whatever order; a round figure may be "
        "off by half a unit of its last digit.",
        why="A step is a step.",
        example='"36,000 are there", "9,500 leave" and "25,000 remain".',
        because="the numbers of the step do not add up",
        unless="others left or came as well, or the numbers are of different steps",
    ),
    arithmetic(
        "partition_exhaustive",
        "definition",
        title="Parts that are all of a whole add up to it",
        meaning="Where a deployment declares that the recorded parts of a partition are all of "
        "it, their numbers add up to that of the whole.",
        why="The dataset says so.",
        example='"2,500 in all", "900 in the north" and "600 in the south", where there is no '
        "third part.",
        because="the parts are all of the whole, and do not add up to it",
        unless="there are others besides these parts",
    ),
    arithmetic(
        "claimed_part",
        "definition",
        title="A part that somebody claims",
        meaning="A claim that one deployment is a part of another, or the same, joins what is "
        "said of the two, in the sets that contain this claim.",
        why="The speaker says so.",
        example='"All Americans there are coalition advisers", "all coalition advisers have '
        'left" and "Americans are there".',
        because="somebody says that the one is a part of the other",
        unless="the two are not the same people",
    ),
)
