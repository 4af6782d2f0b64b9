"""An example of each reading, filled in; and words whose reading depends on who says them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from attrs import frozen


@frozen(kw_only=True)
class Example:
    """Words, and what fills the slots of their reading besides the deployment."""

    words: str
    slots: Mapping[str, Any]


@frozen(kw_only=True)
class BySpeaker:
    """Words that are read in one way or another by who says them.

    Each of the three holds a code and slots: of the side whose force it is, of the host, and
    of anybody else.
    """

    words: str
    owner: tuple[str, Mapping[str, Any]]
    host: tuple[str, Mapping[str, Any]]
    third: tuple[str, Mapping[str, Any]]


def _example(words: str, **slots: object) -> Example:
    return Example(words=words, slots=MappingProxyType(slots))


def _read(code: str, **slots: object) -> tuple[str, Mapping[str, Any]]:
    return code, MappingProxyType(slots)


def _subject(deployment: str, process: str | None = None) -> Mapping[str, str]:
    """Return a subject of a relation, as it is written."""
    named = {"deployment": deployment}
    return MappingProxyType(named if process is None else named | {"process": process})


_ARMY_AND_TRAINERS = (_subject("army"), _subject("trainers"))

EXAMPLES: Mapping[str, Example] = MappingProxyType(
    {
        "has_left": _example("they left on Friday", on="2025-03-07"),
        "nearly_left": _example("only a rearguard is left"),
        "is_leaving": _example("they began to pull out in May", on="2024-05"),
        "some_have_left": _example("some of them have left"),
        "is_reducing": _example("the force is being drawn down"),
        "will_leave": _example("all of them will be out by September", by="2025-09"),
        "will_begin_leaving": _example("the withdrawal begins on 1 July", on="2025-07-01"),
        "will_reduce": _example("the force will be cut by half"),
        "will_not_leave": _example("we have no intention of leaving"),
        "none_will_leave": _example("not one soldier will be withdrawn"),
        "no_withdrawal": _example("we see no sign of a withdrawal"),
        "not_a_withdrawal": _example("this is a transition and not a withdrawal"),
        "not_begun": _example("not one of them has left so far"),
        "not_all_left": _example("it will not be over by September", by="2025-09", expected=True),
        "leaving_suspended": _example("the withdrawal has been halted"),
        "leaving_cancelled": _example("the withdrawal has been called off"),
        "has_moved": _example("they went to another post in the valley"),
        "will_move": _example("they will be redeployed within the country"),
        "mission_over": _example("the exercise has ended"),
        "mission_will_end": _example("the mandate runs until the end of 2026", on="2026-12-31"),
        "handed_over": _example("the host has taken the camp over"),
        "are_there": _example("they were there in 2021", on="2021"),
        "nobody_there": _example("nobody but the trainers is there", exceptions=("trainers",)),
        "never_was_there": _example("they never were there"),
        "has_come": _example("soldiers were sent there in May", on="2024-05"),
        "is_coming": _example("they have begun to deploy"),
        "will_come": _example("they are heading for the coast", expected=True),
        "will_not_come": _example("we will not send troops"),
        "more_have_come": _example("the build-up goes on"),
        "more_will_come": _example("the presence will be reinforced"),
        "no_more_have_come": _example("there is nothing unusual on our side of the border"),
        "stays": _example("we stay until the end of 2026", until="2026-12-31"),
        "number_there": _example("900 of them are there", number=900),
        "number_will_remain": _example("fewer than 1,000 are to be left behind", high=999),
        "number_left": _example("1,346 have already left", number=1346, by="2025-03-10"),
        "number_will_leave": _example(
            "9,500 are to be withdrawn by September", number=9500, by="2025-09"
        ),
        "number_came": _example("more than 10,000 were sent", low=10001, by="2025-03-10"),
        "number_will_come": _example("up to 300 soldiers will be deployed", low=1, high=300),
        "number_allowed": _example("the ceiling is 2,500", high=2500),
        "number_lost": _example("40 of them were killed", number=40, by="2025-03-10"),
        "number_changed": _example("there are 300 more than in May", number=300, since="2024-05"),
        "number_moved": _example("the troop level has not changed", direction="none"),
        "leaving_decided": _example("it has been decided that they leave"),
        "reduction_decided": _example("the president has approved the cut"),
        "decision_denied": _example("he has not ordered any withdrawal"),
        "no_decision": _example("there is no plan to leave"),
        "leaving_in_talks": _example("talks on the withdrawal go on"),
        "talks_paused": _example("the planning of the withdrawal has been frozen"),
        "never_discussed": _example("there have been no talks whatever on leaving"),
        "refuses_to_leave": _example("a withdrawal is out of the question"),
        "stay_allowed": _example("their mandate has been extended", decided_by="host"),
        "host_refuses": _example("we do not allow them to stay", decided_by="host"),
        "stay_undecided": _example("keeping a small force is being considered"),
        "coming_undecided": _example("no decision to send troops has been taken"),
        "leaving_announced": _example("the pull-out was made public on Monday", on="2025-03-10"),
        "not_announced": _example("there is nothing to announce"),
        "has_said": _example("he never set that date", actor="ministry", claim="c1", denied=True),
        "has_denied": _example("the ministry has denied that story", actor="ministry", claim="c1"),
        "has_kept_silent": _example(
            "nobody in the capital has commented on it so far", actor="ministry", claim="c1"
        ),
        "reason": _example("they were driven out", value="driven out", excludes=("goodwill",)),
        "destination": _example(
            "half of them go back to their home base", value="home base", planned=True
        ),
        "document_is_real": _example(
            "the letter is a fake", matter="letter", value="false", value_type="boolean"
        ),
        "document_progress": _example(
            "the letter was a draft, sent by mistake",
            matter="letter",
            value="sent",
            implies=("drafted",),
        ),
        "report_accurate": _example(
            "that account is not quite right", matter="report", value="false", value_type="boolean"
        ),
        "property": _example(
            "the troops are on alert", key="readiness", value="on alert", daily=True
        ),
        "same_force": _example(
            "the only soldiers there are the trainers", subjects=_ARMY_AND_TRAINERS
        ),
        "same_people": _example(
            "the soldiers have become guards of a company", subjects=_ARMY_AND_TRAINERS
        ),
        "part_of_force": _example(
            "that unit is one of theirs",
            subjects=(_subject("trainers"), _subject("army")),
        ),
        "not_the_same": _example(
            "to end the mission and to leave are two things",
            subjects=(
                _subject("army", "mission_end"),
                _subject("army", "withdrawal"),
            ),
        ),
        "asked_to_leave": _example("the parliament demands their withdrawal"),
        "leaving_proposed": _example("one option is to leave"),
        "staying_proposed": _example("they have offered to stay for two years", until="2027-03"),
        "wants_to_leave": _example("we would like to leave"),
        "no_comment_on_leaving": _example("we cannot confirm that all have gone"),
        "no_comment_on_presence": _example("I do not know whether they are there"),
        "opinion": _example("it was a mistake to go", value="a mistake"),
    }
)
"""An example of each reading by its code; the words are among its phrases."""

BY_SPEAKER: tuple[BySpeaker, ...] = (
    BySpeaker(
        words="they are not leaving",
        owner=_read("will_not_leave"),
        host=_read("no_withdrawal"),
        third=_read("no_withdrawal"),
    ),
    BySpeaker(
        words="they are leaving (nobody is said to move yet)",
        owner=_read("will_leave"),
        host=_read("will_leave"),
        third=_read("will_leave", expected=True),
    ),
    BySpeaker(
        words="they are leaving (convoys, empty posts, it has begun)",
        owner=_read("is_leaving"),
        host=_read("is_leaving"),
        third=_read("is_leaving"),
    ),
    BySpeaker(
        words="they will leave by May",
        owner=_read("will_leave", by="2025-05"),
        host=_read("will_leave", by="2025-05"),
        third=_read("will_leave", by="2025-05", expected=True),
    ),
    BySpeaker(
        words="they will not leave, are not going to",
        owner=_read("will_not_leave"),
        host=_read("will_not_leave", expected=True),
        third=_read("will_not_leave", expected=True),
    ),
    BySpeaker(
        words="they have to be out by May",
        owner=_read("will_leave", by="2025-05"),
        host=_read("will_leave", by="2025-05"),
        third=_read("asked_to_leave", by="2025-05"),
    ),
    BySpeaker(
        words="they should leave",
        owner=_read("asked_to_leave"),
        host=_read("asked_to_leave"),
        third=_read("asked_to_leave"),
    ),
    BySpeaker(
        words="it is no withdrawal but a repositioning",
        owner=_read("not_a_withdrawal"),
        host=_read("no_withdrawal"),
        third=_read("no_withdrawal"),
    ),
    BySpeaker(
        words="they stay, will stay",
        owner=_read("stays"),
        host=_read("stays", expected=True),
        third=_read("stays", expected=True),
    ),
    BySpeaker(
        words="they may not stay, are expelled",
        owner=_read("host_refuses", decided_by="host"),
        host=_read("host_refuses", decided_by="host"),
        third=_read("host_refuses", decided_by="host"),
    ),
    BySpeaker(
        words="that report (of people who leave) is false",
        owner=_read("no_withdrawal"),
        host=_read("no_withdrawal"),
        third=_read("no_withdrawal"),
    ),
    BySpeaker(
        words="that report (of a plan, order or decision to leave) is false",
        owner=_read("decision_denied"),
        host=_read("decision_denied"),
        third=_read("decision_denied"),
    ),
    BySpeaker(
        words="that report (of talks or options) is false",
        owner=_read("never_discussed"),
        host=_read("never_discussed"),
        third=_read("never_discussed"),
    ),
    BySpeaker(
        words="that report (of a deployment) is false",
        owner=_read("never_was_there"),
        host=_read("never_was_there"),
        third=_read("never_was_there"),
    ),
)
"""The words whose reading is asked for most often, by who says them."""
