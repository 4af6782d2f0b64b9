"""Small cases whose verdicts are worked out by hand, with at least two for each rule.

A country `whole` and a base `part` in it, and a base `elsewhere`; two parties, `usa` and `iraq`.
Days count from day zero of the strategies.
"""

from attrs import evolve, frozen
from tests.oracle.strategies import ACTORS, SOURCE, iso

from counterclaim.model import (
    About,
    Claim,
    Count,
    Dataset,
    Deployment,
    PartOf,
    Place,
    Relation,
    Stage,
    TimeReference,
)
from counterclaim.time import parse_edtf

DEPLOYMENTS = (
    Deployment(id="whole", name="All", force="forces", place=Place(name="Iraq", kind="country")),
    Deployment(
        id="part",
        name="A base",
        force="forces",
        place=Place(name="Al Asad", kind="base"),
        part_of=(PartOf(whole="whole", partition="place"),),
    ),
    Deployment(id="elsewhere", name="Other", force="forces", place=Place(name="Tanf", kind="base")),
)


@frozen
class Case:
    """Claims with the verdict on them: {ids joined by spaces: severity}."""

    name: str
    claims: tuple[Claim, ...]
    verdict: dict[str, str]
    rule: str | None = None
    """The rule without which the verdict is another."""

    @property
    def dataset(self):
        """The claims with their actors and deployments."""
        return Dataset(
            actors=ACTORS, sources=(SOURCE,), deployments=DEPLOYMENTS, claims=self.claims
        )

    @property
    def expected(self):
        """The verdict with sets of ids as keys."""
        return {frozenset(ids.split()): severity for ids, severity in self.verdict.items()}


def at(first, last=None, role="at"):
    """Make a time of one day, or of an interval, or of a text."""
    if isinstance(first, str):
        text = first
    else:
        text = iso(first) if last is None else f"{iso(first)}/{iso(last)}"
    return TimeReference(role=role, edtf=parse_edtf(text))


def say(name, code, when=None, *, of="part", process="withdrawal", stated=0, **more):
    """Make a claim with a stage; an integer as time is a day, and a statement of that day."""
    if isinstance(when, int):
        stated, when = when, at(when)
    about = {key: more.pop(key) for key in ("extent", "by", "round", "inferred") if key in more}
    stage = {key: more.pop(key) for key in ("enters", "exceptions") if key in more}
    process = None if code in ("present", "absent") else process
    return Claim(
        id=name,
        text="A statement.",
        speaker=more.pop("speaker", "usa"),
        sources=("paper",),
        stated=parse_edtf(stated if isinstance(stated, str) else iso(stated)),
        about=About(deployment=of, process=process, **about),
        says=Stage(code=code, **stage),
        when=when,
        relations=tuple(Relation(kind=k, claim=c) for k, c in more.pop("relations", ())),
        **more,
    )


def count(name, measure, when, *, of="part", low=600, **more):
    """Make a claim that counts people who leave or arrive."""
    claim = say(name, "present", when, of=of, **more)
    return evolve(claim, says=Count(measure=measure, low=low))


def iraq(name, code, when=None, **more):
    """Make a claim of the other party."""
    return say(name, code, when, speaker="iraq", **more)


REDUCTION = {"process": "reduction"}
WARNING = {"a b": "warning"}
ERROR = {"a b": "error"}
NOTE = {"a b": "note"}

STATEMENTS_THAT_MEET = (
    Case(
        "no withdrawal, final stages on the same day",
        (say("a", "none", 0, of="whole"), iraq("b", "final_stages", 0, of="whole")),
        ERROR,
    ),
    Case(
        "no withdrawal, final stages two days later",
        (say("a", "none", 0, of="whole"), iraq("b", "final_stages", 2, of="whole")),
        WARNING,
    ),
    Case(
        "no withdrawal, final stages seven days later",
        (say("a", "none", 0, of="whole"), iraq("b", "final_stages", 7, of="whole")),
        {},
    ),
    Case(
        "part present, whole absent on the same day",
        (say("a", "present", 0), iraq("b", "absent", 0, of="whole")),
        ERROR,
        "part_present",
    ),
    Case(
        "part present, whole absent two days later",
        (say("a", "present", 0), iraq("b", "absent", 2, of="whole")),
        WARNING,
        "part_present",
    ),
    Case(
        "part present, whole completed two days later",
        (say("a", "present", 0), iraq("b", "completed", 2, of="whole")),
        {},
    ),
    Case(
        "completed, then present",
        (say("a", "completed", 0), iraq("b", "present", 5)),
        WARNING,
    ),
    Case(
        "completed, then present, with an arrival between",
        (
            say("a", "completed", 0),
            iraq("b", "present", 5),
            count("c", "arriving", 3),
        ),
        {},
    ),
)

DEFINITIONS = (
    Case(
        "completed and present on one day",
        (say("a", "completed", 0), iraq("b", "present", 0)),
        ERROR,
        "completed_means_absent",
    ),
    Case(
        "another process completed, and present",
        (say("a", "completed", 0, process="mission_end"), iraq("b", "present", 0)),
        {},
    ),
    Case(
        "whole present, part absent",
        (say("a", "present", 0, of="whole"), iraq("b", "absent", 0)),
        {},
    ),
    Case(
        "whole completed, part under way",
        (say("a", "completed", 3, of="whole"), iraq("b", "under_way", 3)),
        ERROR,
        "whole_completed",
    ),
    Case(
        "part completed, whole under way",
        (say("a", "completed", 3), iraq("b", "under_way", 3, of="whole")),
        {},
    ),
    Case(
        "whole completed, part under way in another round",
        (
            say("a", "completed", 3, of="whole", process="reduction"),
            iraq("b", "under_way", 3, process="reduction", round=2),
        ),
        {},
    ),
    Case(
        "withdrawal under way, no reduction",
        (say("a", "under_way", 0), iraq("b", "none", 0, **REDUCTION)),
        ERROR,
        "withdrawal_reduces",
    ),
    Case(
        "reduction under way, no withdrawal",
        (say("a", "under_way", 0, **REDUCTION), iraq("b", "none", 0)),
        {},
    ),
)

PRESUMPTIONS = (
    Case(
        "completed, then under way",
        (say("a", "completed", 0, **REDUCTION), iraq("b", "under_way", 10, **REDUCTION)),
        WARNING,
        "no_regression",
    ),
    Case(
        "under way, then completed",
        (say("a", "under_way", 0, **REDUCTION), iraq("b", "completed", 10, **REDUCTION)),
        {},
    ),
    Case(
        "completed, then somebody is there",
        (say("a", "completed", 0), iraq("b", "present", 5)),
        WARNING,
    ),
    Case(
        "completed, then somebody comes",
        (say("a", "completed", 0), iraq("b", "present", 5, enters=True)),
        {},
    ),
    Case(
        "completed, then somebody comes as was announced",
        (
            say("a", "completed", 0),
            iraq("b", "present", 5, enters=True),
            say("c", "under_way", at(5, role="since"), process="arrival", stated=9, of="whole"),
        ),
        {},
    ),
    Case(
        "final stages and nobody there",
        (say("a", "final_stages", 0), iraq("b", "absent", 0)),
        WARNING,
        "under_way_present",
    ),
    Case(
        "suspended and nobody there",
        (say("a", "suspended", 0), iraq("b", "absent", 0)),
        {},
    ),
    Case(
        "final stages of the whole, nothing at the part",
        (say("a", "final_stages", 0, of="whole"), iraq("b", "none", 0)),
        WARNING,
        "final_reaches_parts",
    ),
    Case(
        "whole under way, nothing at the part",
        (say("a", "under_way", 0, of="whole"), iraq("b", "none", 0)),
        {},
    ),
    Case(
        "part withdraws, no reduction of the whole",
        (say("a", "under_way", 0), iraq("b", "none", 0, of="whole", extent="any")),
        WARNING,
        "part_reduces_whole",
    ),
    Case(
        "part withdraws, no withdrawal of the whole",
        (say("a", "under_way", 0), iraq("b", "none", 0, of="whole")),
        {},
    ),
    Case(
        "people leave, no reduction of the whole",
        (count("a", "leaving", 0), iraq("b", "none", 0, of="whole", **REDUCTION)),
        WARNING,
        "leaving_means_reduction",
    ),
    Case(
        "people leave, no withdrawal",
        (count("a", "leaving", 0), iraq("b", "none", 0)),
        {},
    ),
    Case(
        "people arrive, no arrival",
        (count("a", "arriving", 0), iraq("b", "none", 0, process="arrival")),
        WARNING,
        "arriving_means_arrival",
    ),
    Case(
        "people arrive at the part, no arrival at the whole",
        (count("a", "arriving", 0), iraq("b", "none", 0, process="arrival", of="whole")),
        {},
    ),
    Case(
        "a plan, and a condition that may be added to it",
        (
            say("a", "completed", modality="plan"),
            say(
                "b",
                "completed",
                stated=9,
                modality="conditional",
                condition="the truce holds",
                commitment="possible",
            ),
        ),
        NOTE,
    ),
    Case(
        "no withdrawal, an update of it, and final stages entered after that",
        (
            say("a", "none", 0, of="whole"),
            iraq("b", "final_stages", 4, of="whole", enters=True),
            say("c", "under_way", 2, of="whole", enters=True, relations=[("updates", "a")]),
        ),
        {},
    ),
    Case(
        "no withdrawal, final stages entered two days later",
        (say("a", "none", 0, of="whole"), iraq("b", "final_stages", 2, of="whole", enters=True)),
        WARNING,
        "takes_time",
    ),
    Case(
        "no withdrawal of a base, final stages entered on the next day",
        (say("a", "none", 0), iraq("b", "final_stages", 1, enters=True)),
        {},
    ),
    Case(
        "present, absent ten days later",
        (say("a", "present", 0), iraq("b", "absent", 10)),
        WARNING,
        "presence_persists",
    ),
    Case(
        "present, absent twenty days later",
        (say("a", "present", 0), iraq("b", "absent", 20)),
        NOTE,
        "presence_persists",
    ),
    Case(
        "present, absent four hundred days later",
        (say("a", "present", 0), iraq("b", "absent", 400)),
        {},
    ),
    Case(
        "present, absent ten days later, people left",
        (say("a", "present", 0), iraq("b", "absent", 10), count("c", "leaving", 5)),
        {},
    ),
    Case(
        "present, updated, absent ten days later",
        (
            say("a", "present", 0),
            iraq("b", "absent", 10),
            say("c", "agreed", 4, relations=[("updates", "a")]),
        ),
        {},
    ),
    Case(
        "present on one of three days, absent on the last of them",
        (
            say("a", "present", at("[2024-09-20..2024-09-22]"), stated=2),
            iraq("b", "absent", 2),
        ),
        WARNING,
        "presence_persists",
    ),
    Case(
        "no reduction, under way three days later in a country",
        (
            say("a", "none", 0, of="whole", **REDUCTION),
            iraq("b", "under_way", 3, of="whole", **REDUCTION),
        ),
        WARNING,
        "already_held",
    ),
    Case(
        "no reduction, then a start",
        (
            say("a", "none", 0, of="whole", **REDUCTION),
            iraq("b", "under_way", 3, of="whole", **REDUCTION),
            say(
                "c",
                "under_way",
                at(2, role="since"),
                of="whole",
                stated=4,
                speaker="joint",
                **REDUCTION,
            ),
        ),
        {},
    ),
    Case(
        "absent, present twenty days later",
        (say("a", "absent", 0), iraq("b", "present", 20)),
        WARNING,
        "already_held",
    ),
    Case(
        "absent, present from the twentieth day on",
        (say("a", "absent", 0), iraq("b", "present", 20, enters=True)),
        {},
    ),
    Case(
        "never there, completed",
        (say("a", "absent", at(f"../{iso(0)}")), iraq("b", "completed", 0)),
        WARNING,
        "presence_before",
    ),
    Case(
        "not there of late, completed",
        (say("a", "absent", at(-3, 0)), iraq("b", "completed", 0)),
        {},
    ),
    Case(
        "under way, said in a month; denied within it",
        (
            evolve(say("a", "under_way"), stated=parse_edtf("2024-09")),
            iraq("b", "under_way", stated=0, polarity="denied"),
        ),
        WARNING,
        "contemporaneous",
    ),
    Case(
        "no reduction, said in a month; under way, said within it",
        (
            say("a", "none", stated="2024-09", **REDUCTION),
            iraq("b", "under_way", stated="2024-09-25", **REDUCTION),
        ),
        WARNING,
        "contemporaneous",
    ),
    Case(
        "no reduction, said in a year; under way, said within it",
        (
            say("a", "none", stated="2024", **REDUCTION),
            iraq("b", "under_way", stated="2024-09-25", **REDUCTION),
        ),
        NOTE,
    ),
    Case(
        "no reduction, said in a month; under way, said after it",
        (
            say("a", "none", stated="2024-09", **REDUCTION),
            iraq("b", "under_way", stated="2024-10-02", **REDUCTION),
        ),
        {},
    ),
    Case(
        "the owner plans it, and it is undecided",
        (
            say("a", "completed", at(30, role="by"), modality="plan"),
            iraq("b", "undecided", at(0, 5)),
        ),
        WARNING,
        "plan_means_agreed",
    ),
    Case(
        "another party plans it, and it is undecided",
        (
            iraq("a", "completed", at(30, role="by"), modality="plan"),
            say("b", "undecided", at(0, 5)),
        ),
        {},
    ),
    Case(
        "an arrival has begun, and nobody is there",
        (say("a", "under_way", 0, process="arrival"), iraq("b", "absent", 0)),
        WARNING,
        "arrival_present",
    ),
    Case(
        "an arrival has begun under another name, and one is planned",
        (
            say("a", "under_way", 0, of="elsewhere", process="arrival"),
            iraq("b", "absent", 0),
            say("c", "under_way", process="arrival", modality="plan", stated=-2),
        ),
        {},
    ),
    Case(
        "so from now on, and otherwise a month later",
        (
            say("a", "suspended", at(f"{iso(0)}/.."), process="handover"),
            iraq("b", "under_way", 30, process="handover"),
        ),
        WARNING,
        "holds_ahead",
    ),
    Case(
        "so from the day before on, and otherwise on that day",
        (
            say("a", "suspended", at(f"{iso(-1)}/.."), process="handover"),
            iraq("b", "under_way", -1, process="handover"),
        ),
        {"a b": "error"},
    ),
    Case(
        "two days on which one stage was entered",
        (
            say("a", "under_way", 0, process="handover", enters=True),
            iraq("b", "under_way", 3, process="handover", enters=True),
        ),
        WARNING,
        "entered_once",
    ),
    Case(
        "entered, left and entered again",
        (
            say("a", "under_way", 0, process="handover", enters=True),
            iraq("b", "under_way", 3, process="handover", enters=True),
            iraq("c", "suspended", 1, process="handover"),
        ),
        {},
    ),
    Case(
        "an arrival before all had left explains no return",
        (
            say("a", "completed", 0),
            iraq("b", "present", 4),
            iraq("c", "under_way", -9, process="arrival"),
        ),
        {"a b": "warning"},
        "no_return",
    ),
    Case(
        "an arrival after all had left explains a return",
        (
            say("a", "completed", 0),
            iraq("b", "present", 4),
            iraq("c", "under_way", 2, process="arrival"),
        ),
        {},
    ),
    Case(
        "a plan, and a later one made together with others",
        (
            say("a", "present", modality="plan"),
            say("b", "completed", speaker="joint", stated=5, modality="plan"),
        ),
        {},
    ),
    Case(
        "a plan made together with others, and a later one of one side",
        (
            say("a", "completed", at(20, role="by"), speaker="joint", modality="plan"),
            say("b", "present", at(18, role="until"), stated=3, modality="plan"),
        ),
        {},
    ),
    Case(
        "a plan to stay, and the host refuses the stay of the whole",
        (
            say("a", "present", modality="plan"),
            iraq("b", "rejected", 20, of="whole", process="stay", by="iraq"),
        ),
        WARNING,
        "stay_permitted",
    ),
    Case(
        "none is to leave, after the host has refused a stay",
        (
            say("a", "started", modality="plan", polarity="denied", stated=20),
            iraq("b", "rejected", 0, process="stay", by="iraq"),
        ),
        WARNING,
        "stay_permitted",
    ),
    Case(
        "a plan to stay, and a refusal after its time; another part; a decision of its own",
        (
            say("a", "present", at(10, role="until"), modality="plan"),
            iraq("b", "rejected", 20, process="stay", by="iraq"),
            iraq("c", "rejected", 5, of="elsewhere", process="stay", by="iraq"),
            iraq("d", "rejected", 5, process="stay"),
        ),
        {},
    ),
    Case(
        "one disputes the other at another time",
        (
            say("a", "under_way", 0, **REDUCTION),
            iraq("b", "none", -90, of="whole", process="arrival", relations=[("disputes", "a")]),
        ),
        WARNING,
        "explicit_dispute",
    ),
    Case(
        "another party corrects a claim",
        (
            say("a", "under_way", 0, **REDUCTION),
            iraq("b", "agreed", 90, relations=[("corrects", "a")]),
        ),
        WARNING,
        "explicit_dispute",
    ),
    Case(
        "one disputes a claim about something else",
        (
            say("a", "under_way", 0, **REDUCTION),
            iraq("b", "agreed", 90, of="elsewhere", relations=[("disputes", "a")]),
        ),
        {},
    ),
    Case(
        "one party denies, then affirms",
        (say("a", "under_way", 0, polarity="denied"), say("b", "under_way", 100)),
        WARNING,
        "denied_then_affirmed",
    ),
    Case(
        "one party denies, then affirms, with a start between",
        (
            say("a", "under_way", 0, polarity="denied"),
            say("b", "under_way", 100),
            iraq("c", "under_way", 60, enters=True),
        ),
        {},
    ),
    Case(
        "one party denies, another affirms",
        (say("a", "under_way", 0, polarity="denied"), iraq("b", "under_way", 100)),
        {},
    ),
    Case(
        "one party denies, then affirms after more than a year",
        (say("a", "under_way", 0, polarity="denied"), say("b", "under_way", 400)),
        {},
    ),
)

READINGS = (
    Case(
        "on one of two days, against a claim for each of them",
        (
            say("a", "under_way", at("[2024-09-21,2024-09-22]"), stated=2, **REDUCTION),
            iraq("b", "suspended", 1, **REDUCTION),
            iraq("c", "suspended", 2, **REDUCTION),
        ),
        {"a b c": "error", "a b": "note", "a c": "note"},
    ),
    Case(
        "an interval with uncertain ends, against a day of its core and one of its hull",
        (
            say("a", "suspended", at("2024-09/2024-11"), stated="2024-12-01"),
            iraq("b", "none", at("2024-10-15"), stated="2024-12-01"),
            iraq("c", "none", at("2024-09-15"), stated="2024-12-01"),
        ),
        {"a b": "error", "a c": "note"},
    ),
    Case(
        "an interval, against one of its days",
        (say("a", "absent", at(0, 9), stated=9), iraq("b", "present", 5)),
        ERROR,
    ),
    Case(
        "an inferred subject",
        (say("a", "none", 0, inferred=True), iraq("b", "under_way", 0)),
        WARNING,
    ),
    Case(
        "a hedge of each kind",
        (
            say("a", "none", 0),
            iraq("b", "under_way", 0, commitment="probable"),
            iraq("c", "under_way", 0, commitment="possible"),
        ),
        {"a b": "warning", "a c": "note"},
    ),
    Case(
        "two claims that are merely possible",
        (
            say("a", "none", 0, commitment="possible"),
            iraq("b", "under_way", 0, commitment="possible"),
        ),
        {},
    ),
    Case(
        "agreed and rejected on one day",
        (
            say("a", "agreed", 0),
            iraq("b", "rejected", 0),
        ),
        WARNING,
        "no_regression",
    ),
    Case(
        "under discussion and agreed on one day",
        (say("a", "under_discussion", 0), iraq("b", "agreed", 0)),
        NOTE,
    ),
    Case(
        "agreed and denied on one day",
        (say("a", "agreed", 0), iraq("b", "agreed", 0, polarity="denied")),
        ERROR,
    ),
    Case(
        "different deciders",
        (
            say("a", "agreed", at(0, 9), stated=9),
            iraq("b", "rejected", at(0, 9), by="minister", stated=9),
        ),
        {},
    ),
    Case(
        "entered on two days",
        (say("a", "agreed", 0, enters=True), iraq("b", "agreed", 9, enters=True)),
        WARNING,
    ),
    Case(
        "entering said of an interval demands no change on its first day",
        (
            say("a", "under_way", 2, **REDUCTION),
            iraq("b", "under_way", at(3, 9), stated=9, enters=True, **REDUCTION),
        ),
        {},
    ),
    Case(
        "entering said of an interval claims a start",
        (
            say("a", "none", at(1), stated=9, of="whole", **REDUCTION),
            iraq("b", "under_way", at(3, 9), stated=9, of="whole", enters=True, **REDUCTION),
        ),
        {},
    ),
    Case(
        "the owner plans it, though not before a day, and it is undecided",
        (
            say("a", "completed", at(30, role="not_before"), modality="plan"),
            iraq("b", "undecided", at(0, 5)),
        ),
        {},
    ),
    Case(
        "a plan to be done by a day, and another party's denial of it",
        (
            say("a", "completed", at(20, role="by"), modality="plan"),
            iraq("b", "completed", at(20, role="by"), modality="plan", polarity="denied", stated=3),
        ),
        WARNING,
    ),
    Case(
        "a plan to leave on a day and a plan to stay",
        (
            say("a", "absent", at(20), modality="plan"),
            iraq("b", "present", modality="plan", stated=0),
        ),
        WARNING,
    ),
    Case(
        "plans of two parties that lie ninety days apart",
        (
            say("a", "absent", at(120), modality="plan"),
            iraq("b", "present", modality="plan", stated=90),
        ),
        {},
    ),
    Case(
        "two conditions, and one",
        (
            say("a", "absent", 0, modality="conditional", condition="if it rains"),
            iraq("b", "present", 0, modality="conditional", condition="if it does not"),
            iraq("c", "present", 0, modality="conditional", condition="if it rains"),
        ),
        {"a c": "note"},
    ),
    Case(
        "a plan that was dropped, and another party's plan",
        (
            say("a", "absent", at(20), modality="plan"),
            iraq("b", "present", modality="plan", stated=3),
            say("c", "agreed", 4, relations=[("retracts", "a")]),
        ),
        {},
    ),
    Case(
        "an updated plan, and what was said before and after the update",
        (
            say("a", "absent", at(20), modality="plan"),
            iraq("b", "present", modality="plan", stated=3),
            iraq("c", "present", modality="plan", stated=4),
            say("d", "agreed", 4, relations=[("updates", "a")]),
        ),
        WARNING,
    ),
    Case(
        "a forecast and a later fact",
        (
            say("a", "absent", at(9), modality="forecast"),
            iraq("b", "present", 9),
        ),
        {},
    ),
    Case(
        "a retracted claim against another party, and against its own",
        (
            say("a", "present", at(3), stated=4),
            iraq("b", "absent", at(3), stated=3),
            say("c", "absent", at(3), stated=3),
            say("d", "agreed", 9, relations=[("retracts", "a")]),
        ),
        {"a c": "error"},
    ),
    Case(
        "left, except for the base",
        (
            say("a", "absent", 0, of="whole", exceptions=("part",)),
            iraq("b", "present", 0),
            iraq("c", "present", 0, of="whole"),
        ),
        {},
    ),
    Case(
        "gone for good, but the rest is said to be there",
        (
            say("a", "absent", 0, of="whole"),
            iraq("b", "present", 0, of="whole", exceptions=("part",)),
        ),
        ERROR,
    ),
)

CASES = STATEMENTS_THAT_MEET + DEFINITIONS + PRESUMPTIONS + READINGS
