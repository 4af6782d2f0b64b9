"""Cases worked out by hand about parts that are claimed, phases and relative times."""

from attrs import evolve
from tests.oracle.worked_cases import ERROR, NOTE, WARNING, Case, at, iraq, say

from counterclaim.model import About, Anchor, Count, Relative, Scope, TimeReference
from counterclaim.time import parse_duration


def join(name, relation, *of, **more):
    """Make a claim about how deployments are related."""
    subjects = tuple(About(deployment=one) for one in of)
    return evolve(
        say(name, "present", of=of[0], **more), says=Scope(relation=relation, subjects=subjects)
    )


def there(name, low, high=None, when=0, *, of="part", measure="present", **more):
    """Make a claim of how many are there; of one figure unless a high bound is given."""
    high = low if high is None else high
    says = Count(measure=measure, low=low, high=high)
    return evolve(say(name, "present", when, of=of, **more), says=says)


def phase(claim, name="first"):
    """Make a claim one about a phase of its process."""
    return evolve(claim, about=evolve(claim.about, phase=name))


ALL = {"a b s": "error"}

CLAIMED_PARTS = (
    Case(
        "somebody in a claimed part of an empty whole",
        (
            join("s", "part_of", "elsewhere", "whole"),
            say("a", "present", 0, of="elsewhere"),
            iraq("b", "absent", 0, of="whole"),
        ),
        ALL,
        rule="claimed_part",
    ),
    Case(
        "the same, where one is said not to be a part of the other",
        (
            join("s", "part_of", "elsewhere", "whole", polarity="denied"),
            say("a", "present", 0, of="elsewhere"),
            iraq("b", "absent", 0, of="whole"),
        ),
        {},
    ),
    Case(
        "more in a claimed part than in the whole",
        (
            join("s", "part_of", "elsewhere", "whole"),
            there("a", 600, of="elsewhere"),
            there("b", 500, of="whole", speaker="iraq"),
        ),
        ALL,
        rule="parts_within_whole",
    ),
    Case(
        "more in the whole than in what is said to be the same",
        (
            join("s", "same_as", "elsewhere", "whole"),
            there("a", 500, of="elsewhere"),
            there("b", 600, of="whole", speaker="iraq"),
        ),
        ALL,
        rule="claimed_part",
    ),
    Case(
        "more in the whole than in a claimed part",
        (
            join("s", "part_of", "elsewhere", "whole"),
            there("a", 500, of="elsewhere"),
            there("b", 600, of="whole", speaker="iraq"),
        ),
        {},
    ),
    Case(
        "a part of a claimed part is a part of the whole",
        (
            join("s", "part_of", "whole", "elsewhere"),
            say("a", "final_stages", 0, of="elsewhere"),
            iraq("b", "none", 0),
        ),
        {"a b s": "warning"},
        rule="final_reaches_parts",
    ),
    Case(
        "what is the same as a part leaves no room for another part",
        (join("s", "same_as", "part", "elsewhere"), there("a", 600), there("b", 0, of="elsewhere")),
        ALL,
    ),
    Case(
        "the part is the whole, and nobody is in the other part",
        (
            join("s", "same_as", "whole", "part"),
            say("a", "present", 0, of="whole", exceptions=("part",)),
        ),
        {},
    ),
    Case(
        "a claimed part of the rest, which is empty",
        (
            join("s", "part_of", "elsewhere", "whole"),
            say("a", "absent", 0, of="whole", exceptions=("part",)),
            iraq("b", "present", 0, of="elsewhere"),
        ),
        ALL,
    ),
    Case(
        "a claim that it lies in the exception takes no part out of the rest",
        (
            join("r", "part_of", "elsewhere", "whole"),
            join("s", "part_of", "elsewhere", "part"),
            say("a", "absent", 0, of="whole", exceptions=("part",)),
            iraq("b", "present", 0, of="elsewhere"),
        ),
        {"a b r": "error", "a b s": "error"},
    ),
    Case(
        "people who leave a claimed part cover no days of the whole",
        (
            join("s", "part_of", "elsewhere", "whole"),
            say("a", "present", 0, of="whole"),
            iraq("b", "absent", 9, of="whole"),
            there("c", 600, when=5, of="elsewhere", measure="leaving"),
        ),
        WARNING,
    ),
)

PHASES = (
    Case(
        "the first phase is over, the withdrawal has not begun",
        (phase(say("a", "completed", 0)), iraq("b", "none", 0)),
        {},
    ),
    Case(
        "a phase that is over and has not begun",
        (phase(say("a", "completed", 0)), phase(iraq("b", "none", 0))),
        ERROR,
    ),
    Case(
        "two phases",
        (phase(say("a", "completed", 0)), phase(iraq("b", "none", 0), "second")),
        {},
    ),
    Case(
        "a phase that is over, and somebody is there",
        (phase(say("a", "completed", 0)), iraq("b", "present", 0)),
        {},
    ),
    Case(
        "a phase goes fast",
        (
            phase(say("a", "none", 0, of="whole")),
            phase(iraq("b", "completed", 2, of="whole")),
        ),
        {},
    ),
    Case(
        "a phase goes backwards",
        (phase(say("a", "completed", 0)), phase(iraq("b", "under_way", 2))),
        WARNING,
        rule="no_regression",
    ),
    Case(
        "a phase of the withdrawal of a part is not one of the reduction",
        (
            phase(say("a", "completed", 0, extent="part")),
            phase(iraq("b", "none", 0, process="reduction")),
        ),
        {},
    ),
    Case(
        "a plan for a phase agrees to nothing",
        (
            phase(say("a", "completed", at(9), modality="plan")),
            say("b", "rejected", 0),
            phase(say("c", "rejected", 0)),
        ),
        {},
    ),
    Case(
        "a phase that is perhaps over",
        (
            phase(say("a", "completed", 0)),
            phase(iraq("b", "under_way", 0, commitment="possible")),
        ),
        NOTE,
    ),
)


def after(offset, code="completed", *, role="at", of="part", process="withdrawal"):
    """Make a time that is counted from the first day of a stage."""
    anchor = Anchor(deployment=of, process=process, code=code)
    return TimeReference(role=role, relative=Relative(offset=parse_duration(offset), anchor=anchor))


def handover(name, code, when=0, **more):
    """Make a claim about the handover of the base."""
    return say(name, code, when, process="handover", **more)


DAY_NINE = say("a", "completed", 9, enters=True)
DENIED = {"polarity": "denied", "speaker": "iraq"}

RELATIVE_TIMES = (
    Case(
        "on the day, and not on it",
        (
            DAY_NINE,
            handover("b", "completed", after("P0D")),
            handover("c", "completed", 9, **DENIED),
        ),
        {"a b c": "warning"},
    ),
    Case(
        "on the day, and not on the day before",
        (
            DAY_NINE,
            handover("b", "completed", after("P0D")),
            handover("c", "completed", 8, **DENIED),
        ),
        {},
    ),
    Case(
        "two days later or so, and not on the third",
        (
            DAY_NINE,
            handover("b", "completed", after("P2D")),
            handover("c", "completed", 12, **DENIED),
        ),
        {"a b c": "warning"},
    ),
    Case(
        "two days later or so, and not on the second",
        (
            DAY_NINE,
            handover("b", "completed", after("P2D")),
            handover("c", "completed", 11, **DENIED),
        ),
        {},
    ),
    Case(
        "six months later or so, and not in seven and a half",
        (
            DAY_NINE,
            handover("b", "completed", after("P6M")),
            handover("c", "completed", at("2025-05-10"), stated="2025-05-10", **DENIED),
        ),
        {"a b c": "warning"},
    ),
    Case(
        "not begun on the day on which it is completed",
        (say("a", "not_started", after("P0D")),),
        {"a": "error"},
    ),
    Case(
        "not begun a week before it is completed",
        (say("a", "not_started", after("-P1W")),),
        {},
    ),
    Case(
        "present when it starts, and absent then",
        (
            handover("a", "started", at(0), enters=True, stated=4),
            say("b", "absent", at(0)),
            say("c", "present", after("P0D", "started", process="handover")),
        ),
        {"a b c": "warning"},
    ),
    Case(
        "in three days or so from a start",
        (
            handover("a", "completed", after("P3D", "started", process="handover"), enters=True),
            handover("b", "started", 0, enters=True),
            handover("c", "completed", 3, polarity="denied", speaker="iraq"),
            handover("d", "completed", 5, polarity="denied", speaker="iraq"),
        ),
        {"a b d": "warning"},
    ),
    Case(
        "it is waited for, and never comes",
        (
            handover("a", "completed", after("P0D"), modality="plan"),
            iraq("b", "none", None, modality="plan"),
        ),
        WARNING,
    ),
    Case(
        "until what never comes",
        (
            handover("a", "under_way", after("P0D", role="until"), modality="plan"),
            iraq("b", "none", None, modality="plan"),
            handover("c", "completed", 90, speaker="iraq"),
        ),
        {"a b c": "warning"},
    ),
    Case(
        "not until what never comes",
        (
            handover(
                "a", "under_way", after("P0D", role="until"), modality="plan", polarity="denied"
            ),
            iraq("b", "none", None, modality="plan"),
            handover("c", "completed", 90, speaker="iraq"),
        ),
        {},
    ),
    Case(
        "a deadline before the statement",
        (
            handover("a", "completed", after("P0D", role="by"), modality="plan", stated=5),
            say("b", "completed", 4, speaker="iraq"),
        ),
        WARNING,
    ),
    Case(
        "a number on that day",
        (
            DAY_NINE,
            there("b", 500, of="elsewhere", when=after("P0D")),
            there("c", 900, of="elsewhere", when=9, speaker="iraq"),
        ),
        {"a b c": "warning"},
    ),
    Case(
        "people who leave then cover no days",
        (
            say("a", "present", 0),
            iraq("b", "absent", 9),
            there("c", 600, when=after("P0D", process="handover"), measure="leaving"),
        ),
        WARNING,
    ),
    Case(
        "disputed, whenever it may be",
        (
            say("a", "absent", after("P0D", process="handover")),
            iraq("b", "present", 0, relations=[("disputes", "a")]),
        ),
        WARNING,
        rule="explicit_dispute",
    ),
    Case(
        "always completed, with somebody there",
        (say("a", "present", after("P0D")), say("b", "completed", 9, speaker="iraq")),
        {},
    ),
)

CONTENT_CASES = CLAIMED_PARTS + PHASES + RELATIVE_TIMES
