"""Readings of speech about speech, properties, relations, and of what takes no part."""

from functools import partial

from counterclaim.codelists.readings.pattern import ReadingPattern

_speech = partial(
    ReadingPattern, question="speech", says="said", teller="any", required=("actor", "claim")
)
_property = partial(
    ReadingPattern,
    question="property",
    says="attribute",
    teller="any",
    required=("value",),
    may_be_planned=True,
)
_relation = partial(
    ReadingPattern, question="relation", says="scope", teller="any", required=("subjects",)
)
_none = partial(ReadingPattern, question="none", says="stage")

SPEECH: tuple[ReadingPattern, ...] = (
    _speech(
        code="has_said",
        meaning="An actor has said what another claim says.",
        content="said",
        useful=("during", "denied"),
        assumes="Denied: that actor has never said so.",
        phrases=(
            "she did say so",
            "he never set that date",
            "I never promised it",
            "the government has never admitted it",
            "the palace has confirmed it",
        ),
    ),
    _speech(
        code="has_denied",
        meaning="An actor has said that what another claim says is not so.",
        content="denied",
        useful=("during", "denied"),
        phrases=(
            "the ministry has denied that story",
            "we never denied it",
            "the spokesman contradicted the report",
        ),
    ),
    _speech(
        code="has_kept_silent",
        meaning="An actor has said nothing of what another claim says.",
        content="silent",
        useful=("during",),
        phrases=(
            "nobody in the capital has commented on it so far",
            "the company has kept silent about the report",
            "there has been no official word from them",
        ),
    ),
)

PROPERTIES: tuple[ReadingPattern, ...] = (
    _property(
        code="reason",
        meaning="Why they leave, stay or come.",
        content="reason",
        useful=("process", "excludes", "denied"),
        phrases=(
            "they leave as a gesture of goodwill",
            "they were driven out",
            "they go because the host asked for it",
        ),
    ),
    _property(
        code="destination",
        meaning="Where they go.",
        content="destination",
        useful=("process", "value_type", "denied", "planned"),
        phrases=(
            "they go to the neighbouring country",
            "they are not coming home but go elsewhere",
            "half of them go back to their home base",
        ),
    ),
    _property(
        code="document_is_real",
        meaning="Whether a document is real (true) or a fake (false); a draft is real.",
        content="authentic",
        useful=("matter",),
        phrases=(
            "the letter is a fake",
            "the letter is authentic",
            "that document was forged",
        ),
    ),
    _property(
        code="document_progress",
        meaning="How far a document got: drafted, signed, sent, received.",
        content="progress",
        useful=("matter", "implies", "denied"),
        phrases=(
            "the letter was a draft, sent by mistake",
            "we have received the letter",
            "the accord has been signed",
        ),
    ),
    _property(
        code="report_accurate",
        meaning="Whether a report is accurate (true) or not (false), whatever it tells.",
        content="report_accurate",
        useful=("matter",),
        assumes="A report of leaving or coming that is denied is read as what is denied.",
        phrases=(
            "that account is not quite right",
            "the story is inaccurate",
            "the report is correct",
        ),
    ),
    _property(
        code="property",
        meaning="Any other property, with a key of the code list or of your own.",
        content=None,
        required=("key", "value"),
        useful=("process", "value_type", "daily", "denied"),
        assumes="It meets only claims with the same subject and key.",
        phrases=(
            "the troops are on alert",
            "our policy has not changed",
            "the town is in their hands",
            "crates and lorries have been moved out",
        ),
    ),
)

RELATIONS: tuple[ReadingPattern, ...] = (
    _relation(
        code="same_force",
        meaning="Two names mean one and the same force or thing.",
        content="same_as",
        phrases=(
            "the only soldiers there are the trainers",
            "this company is just another name for that one",
            "all of the foreigners there are advisers",
        ),
    ),
    _relation(
        code="same_people",
        meaning="The same people now serve under another badge.",
        content="same_personnel_as",
        phrases=(
            "the soldiers have become guards of a company",
            "the fighters have joined the new corps",
            "they only changed their badges",
        ),
    ),
    _relation(
        code="part_of_force",
        meaning="A force or a place belongs to a larger one.",
        content="part_of",
        phrases=(
            "the post lies in the lake area",
            "the advisers belong to the coalition",
            "that unit is one of theirs",
        ),
    ),
    _relation(
        code="not_the_same",
        meaning="Two things are not to be confused.",
        content="distinct_from",
        phrases=(
            "to end the mission and to leave are two things",
            "the men in uniform are no soldiers of ours",
            "the one force has nothing to do with the other",
        ),
    ),
)

NO_PART: tuple[ReadingPattern, ...] = (
    _none(
        code="asked_to_leave",
        teller="host",
        meaning="Somebody asks or calls on them to leave, and does not decide it.",
        content="completed",
        process="withdrawal",
        modality="demand",
        useful=("by",),
        assumes="That somebody is there is `are_there` where the words say so.",
        phrases=(
            "they should leave",
            "the parliament demands their withdrawal",
            "we call on them to pull back",
        ),
    ),
    _none(
        code="leaving_proposed",
        teller="any",
        meaning="Leaving is offered, drafted or studied; nobody is bound.",
        content="completed",
        process="withdrawal",
        modality="proposal",
        useful=("by",),
        phrases=(
            "one option is to leave",
            "the draft foresees their departure",
            "he has offered to withdraw them",
        ),
    ),
    _none(
        code="staying_proposed",
        teller="any",
        meaning="Staying is offered, drafted or studied; nobody is bound.",
        content="present",
        modality="proposal",
        useful=("until",),
        phrases=(
            "they have offered to stay for two years",
            "one option is to keep some of them",
            "a bill would let them remain",
        ),
    ),
    _none(
        code="wants_to_leave",
        teller="owner",
        meaning="To leave is hoped for or wished.",
        content="completed",
        process="withdrawal",
        modality="wish",
        useful=("by",),
        phrases=(
            "we would like to leave",
            "he hopes to bring them home",
            "it would be good to get out",
        ),
    ),
    _none(
        code="no_comment_on_leaving",
        teller="any",
        meaning="The speaker does not say, or does not know, whether they leave or have left.",
        content="completed",
        process="withdrawal",
        modality="no_position",
        phrases=(
            "no comment on the withdrawal",
            "we cannot confirm that all have gone",
            "it remains to be seen whether they leave",
            "it is hard to tell whether it is a withdrawal or a repositioning",
        ),
    ),
    _none(
        code="no_comment_on_presence",
        teller="any",
        meaning="The speaker does not say, or does not know, whether they are there.",
        content="present",
        modality="no_position",
        phrases=(
            "I do not know whether they are there",
            "we neither confirm nor deny the deployment",
            "I cannot confirm reports of troops there",
        ),
    ),
    ReadingPattern(
        code="opinion",
        question="none",
        teller="any",
        meaning="A judgement of what is good, wise, lawful or meant, and not of what is so.",
        says="attribute",
        content="opinion",
        required=("value",),
        phrases=(
            "it was a mistake to go",
            "the announcement is a diversion",
            "it makes no sense to stay",
        ),
    ),
)
