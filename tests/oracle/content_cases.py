"""Cases worked out by hand about claimed parts and phases, in the form of `worked_cases`."""

from attrs import evolve
from tests.oracle.worked_cases import ERROR, NOTE, WARNING, Case, at, iraq, say

from counterclaim.model import About, Count, Scope


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

CONTENT_CASES = CLAIMED_PARTS + PHASES
