"""Cases worked out by hand about properties, deadlines and speech."""

from attrs import evolve
from tests.oracle.content_cases import there
from tests.oracle.worked_cases import ERROR, NOTE, WARNING, Case, at, iraq, say

from counterclaim.model import About, Attribute, Said


def give(name, value, when=0, *, kind="text", key="progress", process=None, **more):
    """Make a claim of a property of a letter."""
    own = {
        field: more.pop(field)
        for field in ("exclusive", "daily", "excludes", "implies")
        if field in more
    }
    claim = say(name, "present", when, **more)
    about = About(matter="letter", process=process)
    return evolve(claim, about=about, says=Attribute(key=key, value=value, value_type=kind, **own))


def told(name, actor, stance, target, stated=0, when=None, **more):
    """Make a claim about the words of an actor."""
    claim = say(name, "present", when, stated=stated, speaker="officials", **more)
    return evolve(claim, says=Said(actor=actor, stance=stance, claim=target))


def plan(name, last, stated, code="completed", **more):
    """Make a plan with a deadline."""
    return say(name, code, at(last, role="by"), stated=stated, modality="plan", **more)


DENIED = {"polarity": "denied"}

PROPERTIES = (
    Case(
        "two destinations",
        (give("a", "Kuwait", key="destination"), give("b", "Qatar", key="destination")),
        ERROR,
        rule="single_value",
    ),
    Case("two reasons", (give("a", "orders"), give("b", "goodwill")), {}),
    Case(
        "two reasons, each said to be the only one",
        (give("a", "orders", exclusive=True), give("b", "goodwill", exclusive=True)),
        ERROR,
    ),
    Case(
        "a reason that the other rules out, and two keys",
        (
            give("a", "orders", excludes=("Goodwill",)),
            give("b", "goodwill"),
            give("c", "goodwill", key="reason"),
        ),
        ERROR,
        rule="excluded_value",
    ),
    Case(
        "received, and not sent",
        (give("a", "received", implies=("sent",)), give("b", "sent", **DENIED)),
        ERROR,
        rule="denied_value",
    ),
    Case(
        "in a province, and not in the country",
        (give("a", "IQ-AN", kind="place"), give("b", "IQ", kind="place", **DENIED)),
        ERROR,
    ),
    Case(
        "in a country, and not in a province of it",
        (give("a", "IQ", kind="place"), give("b", "IQ-AN", kind="place", **DENIED)),
        {},
    ),
    Case(
        "on a day, and not in its month",
        (give("a", "2024-09-20", kind="date"), give("b", "2024-09", kind="date", **DENIED)),
        ERROR,
    ),
    Case(
        "in a month, and not on a day of it",
        (give("a", "2024-09", kind="date"), give("b", "2024-09-20", kind="date", **DENIED)),
        {},
    ),
    Case(
        "one number in two spellings, and denied",
        (give("a", "3", kind="number"), give("b", "3.0", kind="number", **DENIED)),
        ERROR,
    ),
    Case(
        "two numbers that differ in the last of many digits",
        (
            give("a", "9007199254740993", kind="number"),
            give("b", "9007199254740992", kind="number"),
        ),
        ERROR,
    ),
    Case(
        "of one day, and of another",
        (
            give("a", "true", 0, kind="boolean", daily=True),
            give("b", "false", 1, kind="boolean", daily=True),
            give("c", "false", at(0, 4), stated=4, kind="boolean", daily=True),
        ),
        {"a c": "error"},
    ),
    Case(
        "possibly so",
        (
            give("a", "true", kind="boolean"),
            give("b", "false", kind="boolean", commitment="possible"),
        ),
        NOTE,
    ),
)

DEADLINES = (
    Case("put off", (plan("a", 9, 0), plan("b", 20, 2)), WARNING, rule="deadline_moved"),
    Case("put off on the same day", (plan("b", 9, 0), plan("a", 20, 0)), WARNING),
    Case("brought forward", (plan("a", 20, 0), plan("b", 9, 2)), {}),
    Case("a new one after the first has passed", (plan("a", 9, 0), plan("b", 20, 10)), {}),
    Case("of two parties", (plan("a", 9, 0), plan("b", 20, 2, speaker="iraq")), {}),
    Case("of two stages", (plan("a", 9, 0), plan("b", 20, 2, code="started")), {}),
    Case(
        "put off by an update",
        (plan("a", 9, 0), plan("b", 20, 2, relations=[("updates", "a")])),
        {},
    ),
    Case(
        "the same number by a later day",
        (
            there("a", 600, when=at(9, role="by"), modality="plan", of="elsewhere"),
            there("b", 600, when=at(20, role="by"), modality="plan", of="elsewhere", stated=2),
        ),
        WARNING,
    ),
    Case(
        "another number by a later day",
        (
            there("a", 900, when=at(9, role="by"), modality="plan", of="elsewhere"),
            there("b", 600, when=at(20, role="by"), modality="plan", of="elsewhere", stated=2),
        ),
        {},
    ),
)

SPEECH = (
    Case(
        "said to have said what it denies",
        (say("a", "none", 0), iraq("t", "under_way", 0), told("w", "usa", "said", "t")),
        {"a t": "error", "a w": "warning"},
        rule="own_words",
    ),
    Case(
        "of another actor of the party nothing is held against it",
        (say("a", "none", 0), iraq("t", "under_way", 0), told("w", "general", "said", "t")),
        {"a t": "error"},
    ),
    Case(
        "said to have said what is possible",
        (
            say("a", "none", 0),
            iraq("t", "under_way", 0, commitment="possible"),
            told("w", "usa", "said", "t"),
        ),
        {"a t": "note", "a w": "note"},
    ),
    Case(
        "two things that are both possible do not clash",
        (
            say("a", "none", 0, commitment="possible"),
            iraq("t", "under_way", 0, commitment="possible"),
            told("w", "usa", "said", "t"),
        ),
        {},
    ),
    Case(
        "said to have asked",
        (
            say("a", "none", 0),
            iraq("t", "under_way", 0, modality="question"),
            told("w", "usa", "said", "t"),
        ),
        {},
    ),
    Case(
        "said not to have said what it said by then, and what it said later",
        (
            say("a", "under_way", 0),
            say("b", "under_way", at(0), stated=5),
            iraq("t", "under_way", 0),
            told("w", "usa", "said", "t", stated=4, **DENIED),
        ),
        {"a w": "warning"},
    ),
    Case(
        "said to be silent on the matter of its claim",
        (say("a", "completed", 0), iraq("t", "none", 0), told("w", "usa", "silent", "t")),
        {"a t": "error", "a w": "warning"},
    ),
    Case(
        "two reports of one actor's words",
        (
            iraq("t", "under_way", 0),
            told("v", "general", "confirmed", "t"),
            told("w", "general", "said", "t", **DENIED),
        ),
        {"v w": "warning"},
    ),
    Case(
        "of no time but that of the report",
        (
            say("a", "none", 0),
            iraq("t", "under_way", None, stated=90, modality="fact"),
            told("w", "usa", "said", "t"),
        ),
        {"a w": "warning"},
    ),
)

SPEECH_CASES = PROPERTIES + DEADLINES + SPEECH
